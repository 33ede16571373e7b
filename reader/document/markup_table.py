"""Tables of markup: their cells as they come, each with its lines, and what becomes of them when the table ends."""

from __future__ import annotations

from itertools import chain

from reader.document.model import Line
from reader.document.table import EMPTY_ENTRY, Entry, table_lines, table_width

_WIDEST_TABLE = 100
"""Cells of the screen that a table without a head is wide at most; a wider one is there to set a page."""
_MOST_EMPTY = 1000
_MOST_SHARE = 4
"""How many more cells than are in it a table may have: so many, and so many times as many."""

Cell = tuple[list[Line], int]
"""The lines of a cell, and how many columns it spans."""


class OpenTable:
    """A table that is open; `outside` are the lines around it while a cell is gathered."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.headed = False
        self.outside: list[Line] | None = None

    def add(self, lines: list[Line], span: int) -> None:
        """Another cell, whose lines are still to come, in the last row."""
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append((lines, span))

    def made(self) -> list[Line]:
        """Its rows as lines; the lines of its cells in order where they are more than that, or it only sets a page."""
        entries = self._entries()
        if entries:
            return table_lines(entries, self.headed)
        return [line for lines, _ in chain.from_iterable(self.rows) for line in lines]

    def _entries(self) -> list[list[Entry]] | None:
        rows = [row for row in self.rows if any(lines for lines, _ in row)]
        columns = max((sum(span for _, span in row) for row in rows), default=0)
        if columns < 2 or any(len(lines) > 1 for lines, _ in chain.from_iterable(rows)):
            return None
        if columns * len(rows) > _MOST_EMPTY + _MOST_SHARE * sum(map(len, rows)):
            return None
        entries = []
        for row in rows:
            cells = [cell for lines, span in row for cell in (_entry(lines), *[EMPTY_ENTRY] * (span - 1))]
            entries.append(cells + [EMPTY_ENTRY] * (columns - len(cells)))
        return entries if self.headed or table_width(entries) <= _WIDEST_TABLE else None


def _entry(lines: list[Line]) -> Entry:
    return Entry(lines[0].text, lines[0].marks) if lines else EMPTY_ENTRY
