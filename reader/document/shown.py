"""The text as `reader show` prints it, and where in it each place of a document stands."""

from __future__ import annotations

from typing import NamedTuple

from reader.document.blocks import NOTHING, goes_on
from reader.document.layout import indent_of
from reader.document.model import Document, Position, Span, lines_of

RULE = "* * *"


class Shown(NamedTuple):
    """A document as one plain text, and for each of its lines at which character of that text its words begin."""

    text: str
    starts: tuple[int, ...]

    def offset(self, position: Position) -> int:
        """A place in the document as a number of characters from the start of the text."""
        return self.starts[position.line] + position.column

    def pieces(self, span: Span) -> list[tuple[int, int]]:
        """A span as stretches of the text, one for each line it has words in, without indents and newlines."""
        (first, start), (last, end) = span
        if first == last:
            return [(self.starts[first] + start, self.starts[first] + end)]
        stretches = []
        for number in range(first, last + 1):
            begin = self.starts[number] + (start if number == first else 0)
            if number < last:
                stop = min(self.text.find("\n", begin), self.starts[number + 1])
            else:
                stop = self.starts[number] + end
            stretches.append((begin, stop))
        return [stretch for stretch in stretches if stretch[0] < stretch[1]]


def shown(document: Document) -> Shown:
    """A document as plain text: paragraphs parted by blank lines, list items after their labels.

    A row of a file that is read as several lines is one here too.
    """
    parts: list[str] = []
    starts: list[int] = []
    size = 0
    for number, line in enumerate(lines_of(document)):
        if line is NOTHING:
            starts.append(size)
            continue
        if goes_on(document, number):
            parts[-1] = parts[-1].removesuffix("\n")
            size -= 1
        gap = "\n" if parts and not line.close else ""
        label = f"{line.label} " if line.kind == "item" and line.label else ""
        before = label.rjust(indent_of(line)) if line.text or label else ""
        before, words = (before, line.text) if line.kind != "rule" else ("", RULE)
        parts.append(f"{gap}{before}{words}\n")
        starts.append(size + len(gap) + len(before))
        size += len(parts[-1])
    return Shown("".join(parts), tuple(starts))
