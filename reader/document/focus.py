"""Focus: the paragraph or the sentence that is being read, and the ones after and before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reader.document.model import Document, Position, Span
from reader.document.selection import Selection

FocusKind = Literal["paragraph", "sentence"]
MOST_LINES = 200
"""Lines at most that are taken for one paragraph, as those of a long piece of code might be."""


class Focus(NamedTuple):
    """A stretch of the text that stands out. Each step gives another one."""

    document: Document
    kind: FocusKind
    span: Span

    @staticmethod
    def at(document: Document, kind: FocusKind, position: Position) -> Focus | None:
        """The paragraph or the sentence at a position, or the first after it; None where nothing follows."""
        if kind == "sentence":
            selection = Selection.at(document, position)
            return Focus(document, kind, selection.span) if selection else None
        number = _with_words(document, position.line, 1)
        return None if number is None else Focus(document, kind, _paragraph(document, number))

    def step(self, by: int) -> Focus:
        """The next one or the one before; at the ends of the text this one."""
        if self.kind == "sentence":
            return self._replace(span=Selection(self.document, self.span, self.span).step(by, by_words=False).span)
        (first, _), (last, _) = self.span
        number = _with_words(self.document, last + 1, 1) if by > 0 else _with_words(self.document, first - 1, -1)
        return self if number is None else self._replace(span=_paragraph(self.document, number))

    def around(self, number: int) -> Iterator[tuple[int, int]]:
        """The characters of a line, from and up to, that do not stand out."""
        (first, start), (last, end) = self.span
        length = len(self.document.line(number).text)
        if not first <= number <= last:
            yield 0, length
            return
        if number == first and start:
            yield 0, start
        if number == last and end < length:
            yield end, length


def _paragraph(document: Document, number: int) -> Span:
    """A line with those that belong to it, as the rows of a verse or of code do, and the headings it stands under."""
    for _ in range(MOST_LINES):
        below = _with_words(document, number + 1, 1) if document.line(number).kind == "heading" else None
        if below is None:
            break
        number = below
    first = last = number
    while first > max(0, number - MOST_LINES) and document.line(first).close:
        first -= 1
    while last + 1 < min(len(document), number + MOST_LINES) and document.line(last + 1).close:
        last += 1
    for _ in range(MOST_LINES):
        above = _with_words(document, first - 1, -1)
        if above is None or document.line(above).kind != "heading":
            break
        first = above
    return Span(Position(first, 0), Position(last, len(document.line(last).text)))


def _with_words(document: Document, number: int, by: Literal[1, -1]) -> int | None:
    """The first line from one on, down the text or up, that has words."""
    while (found := document.nearest(number, by)) is not None and not document.line(found).text:
        number = found + by
    return found
