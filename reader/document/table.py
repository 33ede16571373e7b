"""Tables: rows of cells as lines, their columns under one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from reader.document.clean import CleanText, clean_line
from reader.document.model import COLUMN_GAP, Cells, Line, Mark, shifted, width_of

WIDEST_COLUMN = 100
"""Cells of the screen up to which the entries of a column are brought under one another."""

Alignment = Literal["left", "center", "right"]


class Entry(NamedTuple):
    """What stands in one cell of a table: clean text on one row, its marks, and where in the cell it stands.

    Of several `columns` that it spans the others have empty entries.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    align: Alignment = "left"
    columns: int = 1


EMPTY_ENTRY = Entry("")


def table_lines(rows: Sequence[Sequence[Entry]], headed: bool) -> list[Line]:
    """Rows of equally many entries as lines, the first of which may be the table's head."""
    from rich.cells import cell_len  # noqa: PLC0415  (only a table needs widths)

    widths = _widths(rows)
    heads = tuple(clean_line(entry.text) for entry in rows[0]) if headed and rows else ()
    lines: list[Line] = []
    for number, row in enumerate(rows):
        text = ""
        spans: list[tuple[int, int]] = []
        marks: list[Mark] = []
        spanned = 0
        for column, entry in enumerate(row):
            if spanned > 1:
                spanned -= 1
                spans.append((len(text), len(text)))
                continue
            spanned = entry.columns
            room = max(0, width_of(widths[column : column + spanned]) - cell_len(entry.text))
            before = {"left": 0, "center": room // 2, "right": room}[entry.align]
            text += " " * before
            marks += shifted(entry.marks, len(text))
            spans.append((len(text), len(text) + len(entry.text)))
            text += entry.text + " " * (room - before) + " " * COLUMN_GAP
        text = text.rstrip()
        spans = [(min(start, len(text)), min(end, len(text))) for start, end in spans]
        is_head = headed and number == 0
        cells = Cells(tuple(spans), () if is_head else heads, widths, is_head)
        lines.append(Line(CleanText(text), "code", tuple(marks), level=1, close=number > 0, cells=cells))
    return lines


def table_width(rows: Sequence[Sequence[Entry]]) -> int:
    """The cells of the screen that a table is wide."""
    return width_of(_widths(rows))


def _widths(rows: Sequence[Sequence[Entry]]) -> tuple[int, ...]:
    from rich.cells import cell_len  # noqa: PLC0415

    return tuple(
        min(WIDEST_COLUMN, max(cell_len(entry.text) if entry.columns == 1 else 0 for entry in column))
        for column in zip(*rows, strict=True)
    )
