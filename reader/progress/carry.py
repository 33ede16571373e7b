"""Carrying a place over: where the words that are being read stand in another state of the text."""

from __future__ import annotations

from reader.document.anchor import Anchors
from reader.document.model import Document, Position
from reader.progress.notes import passage_at, quote_of

FURTHEST = 20_000
"""Lines above and below in which the same line is looked for."""
MOST_LINES = 50_000
"""Lines that a text may have for its words to be looked through."""


def carried(old: Document, new: Document, place: Position) -> Position:
    """The place of the same words: the same line between the same others, else what is most like the sentence there.

    Where nothing is like it any more, the line of the same number.
    """
    here = place.line
    if not len(new) or here >= len(old):
        return Position(0, 0)
    around = (here - 1, here, here + 1)
    if len(new) > here and all(_text(new, number) == _text(old, number) for number in around):
        return place
    same = [number for number in _near(here, len(new)) if new.line(number).text == old.line(here).text]
    if same:
        neighbours = _neighbours(old, here)
        alike = {number: sum(map(str.__eq__, _neighbours(new, number), neighbours)) for number in same}
        return Position(max(same, key=lambda number: (alike[number], -abs(number - here))), place.column)
    passage = passage_at(old, place)
    found = Anchors(new).find(quote_of(old, passage), place) if passage and len(new) <= MOST_LINES else None
    return found.span.start if found else Position(min(here, len(new) - 1), 0)


def _neighbours(document: Document, number: int) -> list[str]:
    return [_text(document, each) for each in (number - 1, number + 1)]


def _text(document: Document, number: int) -> str:
    return document.line(number).text if 0 <= number < len(document) else ""


def _near(line: int, length: int) -> range:
    return range(max(0, min(line, length) - FURTHEST), min(length, line + FURTHEST))
