"""Loud lines: headings in title case and lines in capitals, where a capital letter marks no name."""

from __future__ import annotations

from collections.abc import Iterator

from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, TextDocument
from reader.entities.aliases import find_names
from reader.entities.find import Find
from reader.entities.kinds import Kind


class Loud:
    """The loud lines of a text: they name only what the rest of it names too."""

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._lines: list[Line] = []

    def add(self, number: int, line: Line) -> None:
        """Keep a line for later."""
        self._numbers.append(number)
        self._lines.append(line)

    def finds(self, finds: list[Find]) -> Iterator[Find]:
        """What loud lines name, when the rest of the text names this."""
        if not self._lines:
            return
        numbers = (Kind.DATE, Kind.QUANTITY)
        known = {find.text: find for find in finds if find.sure >= 0.5 and find.kind not in numbers}
        known |= {text.upper(): find for text, find in known.items() if len(text) > 3}
        lines = TextDocument("", Metadata(CleanText("")), tuple(self._lines))
        for name, (start, end) in find_names(lines, known):
            like = known[name]
            yield Find(self._numbers[start.line], start.column, end.column, name, like.kind, like.sure, like.origin)


def is_loud(text: str, heading: bool) -> bool:
    """Whether most words of a line have capitals, as in a title or a shout, so that they mark no names.

    A short line that is no heading is more likely a list of names.
    """
    if text.isupper():
        return True
    if text[-1:] in '.!?"”':
        return False
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    if len(long) < (3 if heading else 7):
        return False
    return sum(word[0].isupper() for word in long) > 0.7 * len(long)
