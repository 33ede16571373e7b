"""Tables of markup: their cells as they come, each with its lines, and what becomes of them when the table ends."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from reader.document.model import Line
from reader.document.table import EMPTY_ENTRY, Entry, table_lines, table_width

_WIDEST_TABLE = 100
"""Cells of the screen that a table without a head is wide at most; a wider one is there to set a page."""
_MOST_EMPTY = 1000
_MOST_SHARE = 4
"""How many more cells than are in it a table may have: so many, and so many times as many."""


class Cell(NamedTuple):
    """The lines of a cell, how many columns it spans, and whether it says what is in a row or a column."""

    lines: list[Line]
    span: int
    is_head: bool


class OpenTable:
    """A table that is open; `outside` are the lines around it while a cell is gathered."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.outside: list[Line] | None = None

    @property
    def headed(self) -> bool:
        """Whether the first row says what is in the columns; a corner that says nothing does not matter."""
        first = next(iter(self.rows), [])
        return any(cell.is_head for cell in first) and all(cell.is_head or not cell.lines for cell in first)

    def add(self, cell: Cell) -> None:
        """Another cell, whose lines may be still to come, in the last row."""
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)

    def made(self) -> list[Line]:
        """Its rows as lines; the lines of its cells in order where they are more than that, or it only sets a page."""
        entries = self._entries()
        if entries:
            return table_lines(entries, self.headed)
        return [line for cell in chain.from_iterable(self.rows) for line in cell.lines]

    def _entries(self) -> list[list[Entry]] | None:
        rows = [row for row in self.rows if any(cell.lines for cell in row)]
        columns = max((sum(cell.span for cell in row) for row in rows), default=0)
        if columns < 2 or any(len(cell.lines) > 1 for cell in chain.from_iterable(rows)):
            return None
        if columns * len(rows) > _MOST_EMPTY + _MOST_SHARE * sum(map(len, rows)):
            return None
        entries = []
        for row in rows:
            spread = [entry for cell in row for entry in (_entry(cell.lines), *[EMPTY_ENTRY] * (cell.span - 1))]
            entries.append(spread + [EMPTY_ENTRY] * (columns - len(spread)))
        return entries if self.headed or table_width(entries) <= _WIDEST_TABLE else None


def _entry(lines: list[Line]) -> Entry:
    return Entry(lines[0].text, lines[0].marks) if lines else EMPTY_ENTRY
