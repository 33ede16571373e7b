"""Labels in the text: the sign of its kind beside every mention, which is underlined.

A sign takes the place of the space before a mention and the quotation marks, brackets or dashes that it begins with, or
else of the one behind the word it ends in: no row is broken elsewhere for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.document.layout import Row
from reader.document.widths import cell_len
from reader.entities.kinds import Kind
from reader.entities.model import Entity
from reader.ui.entity_rows import SHAPES
from reader.ui.styles import named_style

REACH = 12
"""Characters from the end of a mention to the sign behind its word; further off nobody would see whose it is."""


class Label(NamedTuple):
    """A mention in a line, from one column to another, and the kind of what it names."""

    start: int
    end: int
    kind: Kind


Labels = Mapping[int, Sequence[Label]]
"""The labels of each line that has some."""


def labels_of(entities: Iterable[Entity]) -> Labels:
    """A label for every mention, on the line where it begins."""
    labels: dict[int, list[Label]] = defaultdict(list)
    for entity in entities:
        for (start, end), _ in entity.mentions:
            if start.line == end.line:
                labels[start.line].append(Label(start.column, end.column, entity.kind))
    return labels


def signs_in(row: Row, text: str, labels: Iterable[Label]) -> Iterator[tuple[int, Kind]]:
    """Where in a row there is room for the sign of a mention that begins in it, in cells from where its words begin.

    Before the first word that is -1. Where a space has one before it and one behind, the one behind has it.
    """
    begun = [label for label in labels if row.start <= label.start < row.end]
    before = [(_space_before(row, text, label.start), label) for label in begun]
    behind = [(_space_behind(row, text, label.end), label) for place, label in before if place is None]
    places: dict[int, Kind] = {}
    for place, label in (*before, *behind):
        if place is not None:
            places.setdefault(place, label.kind)
    for place, kind in places.items():
        yield (cell_len(text[row.start : place]) if place >= row.start else -1), kind


def _space_before(row: Row, text: str, start: int) -> int | None:
    """Where the space is that a place is parted from by signs alone; just before the row where that begins there."""
    while start > row.start and not (text[start - 1].isalnum() or text[start - 1] == " "):
        start -= 1
    return start - 1 if start == row.start or text[start - 1] == " " else None


def _space_behind(row: Row, text: str, end: int) -> int | None:
    """Where the space or the end of the row is behind the word that a place is in; None where that is far away."""
    space = text.find(" ", end, row.end)
    place = space if space >= 0 else row.end
    return place if end <= place <= end + REACH else None


def signed(strip: Strip, left: int, signs: Iterable[tuple[int, Kind]], widget: Widget) -> Strip:
    """A row of the screen, whose words begin at the cell `left`, with signs in it."""
    for cell, kind in signs:
        at = left + cell
        before, place, after = strip.divide([at, at + 1, strip.cell_length])
        ground = next(iter(place)).style or Style()
        sign = Segment(SHAPES[kind], ground + named_style(widget, f"kind-{kind}"))
        strip = Strip.join([before, Strip([sign]), after])
    return strip
