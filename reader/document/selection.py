"""Selection: a stretch of the text that is chosen by sentences and words, to copy it or to keep it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.document.graphemes import whole
from reader.document.layout import cluster_end
from reader.document.model import Document, Position, Span
from reader.document.sentences import sentences, words

NEAR = 20_000
"""Characters around a place of a long line in which sentences and words are looked for."""


@dataclass(frozen=True)
class Selection:
    """What is chosen, from the unit it began with to the one it has come to. Each step gives another value."""

    document: Document
    anchor: Span
    head: Span
    by_words: bool = False

    @property
    def span(self) -> Span:
        """All that is chosen."""
        return Span(min(self.anchor.start, self.head.start), max(self.anchor.end, self.head.end))

    @staticmethod
    def at(document: Document, position: Position, by_words: bool = False) -> Selection | None:
        """The sentence or the word at a position, or the first after it; None where nothing follows."""
        units = _onward(document, position, by_words)
        unit = next((unit for unit in units if unit.end > position), None)
        return Selection(document, unit, unit, by_words) if unit else None

    @staticmethod
    def between(document: Document, down: Position, up: Position) -> Selection:
        """From one character to another, both of them in it."""
        return Selection(document, _character(document, down), _character(document, up), by_words=True)

    def step(self, by: int, by_words: bool, extend: bool = False) -> Selection:
        """The next sentence or word, or the one before; with `extend` together with what was chosen.

        From a sentence, words begin with its first one or its last one; from words, a sentence is the one they are in.
        """
        if not extend and by_words != self.by_words:
            place = self.head.start if by > 0 or not by_words else self.head.end
            unit = next(self._units(place, by if by_words else 1, by_words, touching=not by_words), self.head)
        else:
            unit = next(self._units(self.head.end if by > 0 else self.head.start, by, by_words), self.head)
        return replace(self, anchor=self.anchor if extend else unit, head=unit, by_words=by_words)

    def _units(self, place: Position, by: int, by_words: bool, touching: bool = False) -> Iterator[Span]:
        """The units after a place or, the nearest first, those before it; `touching` takes the one around it too."""
        if by > 0:
            units = _onward(self.document, place, by_words)
            return (unit for unit in units if unit.start >= place or (touching and unit.end > place))
        return (unit for unit in _backward(self.document, place, by_words) if unit.end <= place)


def begun_in(document: Document, view: Span) -> Position:
    """Where the first sentence begins that begins in a part of the text; where none does, where that part begins."""
    starts = (unit.start for unit in _onward(document, view.start, by_words=False) if unit.start >= view.start)
    start = next(starts, view.end)
    return start if start < view.end else view.start


def copied(document: Document, span: Span) -> str:
    """The words of a span as they are copied: paragraphs parted by a blank line, rows that belong together not."""
    pieces: list[str] = []
    for number in range(span.start.line, span.end.line + 1):
        line = document.line(number)
        start = span.start.column if number == span.start.line else 0
        end = span.end.column if number == span.end.line else len(line.text)
        if pieces:
            pieces.append("\n" if line.close else "\n\n")
        pieces.append(line.text[start:end])
    return "".join(pieces)


def _character(document: Document, position: Position) -> Span:
    text = document.line(position.line).text
    start, end = whole(text, position.column, min(len(text), cluster_end(text, position.column)))
    return Span(Position(position.line, start), Position(position.line, end))


def _onward(document: Document, place: Position, by_words: bool) -> Iterator[Span]:
    for number in range(place.line, len(document)):
        yield from _units_of(document, number, place.column if number == place.line else 0, by_words)


def _backward(document: Document, place: Position, by_words: bool) -> Iterator[Span]:
    for number in range(min(place.line, len(document) - 1), -1, -1):
        near = place.column if number == place.line else len(document.line(number).text)
        yield from reversed(list(_units_of(document, number, near, by_words)))


def _units_of(document: Document, number: int, near: int, by_words: bool) -> Iterator[Span]:
    """The sentences or words of a line, of a long one those near a column; a heading or a row of code is one whole."""
    line = document.line(number)
    first, last = max(0, near - NEAR), min(len(line.text), near + NEAR)
    text = line.text[first:last]
    cut = words(text) if by_words else [(0, len(text))] if line.kind in ("heading", "code") else sentences(text)
    for start, end in cut:
        if start < end:
            yield Span(*(Position(number, first + column) for column in whole(text, start, end)))
