"""Tables: rows of cells as lines, their columns under one another."""

from __future__ import annotations

from collections.abc import Sequence

from reader.document.clean import CleanText
from reader.document.model import Line, Mark

_CELL_GAP = "   "


def table_lines(rows: Sequence[Sequence[str]], headed: bool) -> list[Line]:
    """Rows of equally many cells of clean text as lines; the first stands out if it is the table's head."""
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415  (only a table needs widths)

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    lines: list[Line] = []
    for number, row in enumerate(rows):
        cells = [set_cell_size(cell, width) for cell, width in zip(row, widths, strict=True)]
        text = CleanText(_CELL_GAP.join(cells).rstrip())
        marks = (Mark(0, len(text), "strong"),) if headed and number == 0 else ()
        lines.append(Line(text, "code", marks, level=1, close=number > 0))
    return lines


def table_width(rows: Sequence[Sequence[str]]) -> int:
    """The cells of the screen that a table is wide."""
    from rich.cells import cell_len  # noqa: PLC0415

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    return sum(widths) + len(_CELL_GAP) * (len(widths) - 1)
