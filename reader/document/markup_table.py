"""Tables of markup: their cells as they come, each with its lines, and what becomes of them when the table ends."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from reader.document.model import Line, Mark, shifted
from reader.document.table import EMPTY_ENTRY, Alignment, Entry, table_lines, table_width

_WIDEST_TABLE = 100
"""Cells of the screen that a table without a head is wide at most; a wider one is there to set a page."""
_MOST_EMPTY = 1000
_MOST_SHARE = 4
"""How many more cells than are in it a table may have: so many, and so many times as many."""


class Cell(NamedTuple):
    """The lines of a cell, how many columns and rows it spans, and whether it says what is in a row or a column.

    `align` is where in the cell they stand.
    """

    lines: list[Line]
    columns: int
    rows: int
    is_head: bool
    align: Alignment = "left"


class OpenTable:
    """A table that is open; `outside` are the lines around it while a cell is gathered."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.outside: list[Line] | None = None

    @property
    def headed(self) -> bool:
        """Whether the first row says what is in the columns; a corner that says nothing does not matter.

        One cell over all of them says what the table is.
        """
        first = next(iter(self.rows), [])
        return (
            len(first) > 1
            and any(cell.is_head for cell in first)
            and all(cell.is_head or not cell.lines for cell in first)
        )

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
        if not all(_is_entry(cell, self.headed) for cell in chain.from_iterable(self.rows)):
            return None
        most = (_MOST_EMPTY + _MOST_SHARE * sum(map(len, self.rows))) // max(1, len(self.rows))
        placed = _by_columns(self.rows, most)
        if placed is None:
            return None
        columns = max(chain.from_iterable(placed), default=-1) + 1
        entries = [
            [row.get(column, EMPTY_ENTRY) for column in range(columns)]
            for row in placed
            if any(entry.text for entry in row.values())
        ]
        return entries if columns > 1 and (self.headed or table_width(entries) <= _WIDEST_TABLE) else None


def _by_columns(rows: list[list[Cell]], most: int) -> list[dict[int, Entry]] | None:
    """What begins in each row, by its column beside what reaches down from above; None for more than `most` of them."""
    placed: list[dict[int, Entry]] = []
    reaching: dict[int, int] = {}
    for row in rows:
        entries: dict[int, Entry] = {}
        spanned: dict[int, int] = {}
        column = 0
        for cell in row:
            while column in reaching:
                column += 1
            entries[column] = _entry(cell)
            spanned |= dict.fromkeys(range(column, column + cell.columns), cell.rows)
            column += cell.columns
        if column > most:
            return None
        placed.append(entries)
        reaching = {column: left - 1 for column, left in (reaching | spanned).items() if left > 1}
    return placed


def _is_entry(cell: Cell, headed: bool) -> bool:
    """Whether what is in a cell fits on one row: a line, or in a table with a head also one that is broken by force."""
    return len(cell.lines) < 2 or (headed and all(line.close and line.kind == "paragraph" for line in cell.lines[1:]))


def _entry(cell: Cell) -> Entry:
    """The lines of a cell on one row; one that says what is in a row or a column stands out."""
    text, marks = "", list[Mark]()
    for line in cell.lines:
        text += " " if text else ""
        marks += shifted(line.marks, len(text))
        text += line.text
    if cell.is_head and text:
        marks.insert(0, Mark(0, len(text), "strong"))
    return Entry(text, tuple(marks), cell.align, cell.columns)
