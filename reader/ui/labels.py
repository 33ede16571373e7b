"""Labels in the text: the sign of its kind beside every mention, which is underlined.

A sign takes the place of the space before a mention, or of the one behind it where a quotation mark or a bracket
stands before: no row is broken elsewhere for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.document.layout import Row
from reader.entities.model import Entity, Kind
from reader.ui.entity_rows import SHAPES
from reader.ui.styles import named_style


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

    Before the first word that is -1.
    """
    for start, end, kind in labels:
        if not row.start <= start < row.end:
            continue
        if start == row.start or text[start - 1] == " ":
            yield cell_len(text[row.start : start]) - 1, kind
        elif end == row.end or (end < row.end and text[end] == " "):
            yield cell_len(text[row.start : end]), kind


def signed(strip: Strip, left: int, signs: Iterable[tuple[int, Kind]], widget: Widget) -> Strip:
    """A row of the screen, whose words begin at the cell `left`, with signs in it."""
    for cell, kind in signs:
        at = left + cell
        before, place, after = strip.divide([at, at + 1, strip.cell_length])
        ground = next(iter(place)).style or Style()
        sign = Segment(SHAPES[kind], ground + named_style(widget, f"kind-{kind}"))
        strip = Strip.join([before, Strip([sign]), after])
    return strip
