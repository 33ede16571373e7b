"""Tables of markup: their cells as they come, each with its lines, and what becomes of them when the table ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from reader.document.model import Line, Mark, shifted
from reader.document.table import EMPTY_ENTRY, Alignment, Entry, table_lines, table_width

_WIDEST_TABLE = 100
"""Cells of the screen that a table without a head is wide at most; a wider one is there to set a page."""
_MOST_LINES = 40
"""Lines in a cell of a table that says nowhere what is in it: with more, it is there to set a page."""
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
        """Its rows as lines; the lines of its cells in order where it only sets a page."""
        rows = self._rows_of_entries() if self._is_table() else None
        if rows:
            return table_lines([*chain.from_iterable(rows)], self.headed, {*_going_on(rows)})
        return [line for cell in chain.from_iterable(self.rows) for line in cell.lines]

    def _is_table(self) -> bool:
        """Whether its cells can be rows: it says what is in them, or they are short and it has rows of several."""
        cells = [*chain.from_iterable(self.rows)]
        if any(line.cells or line.kind == "heading" for cell in cells for line in cell.lines):
            return False
        most = max((len(cell.lines) for cell in cells), default=0)
        several = sum(sum(bool(cell.lines) for cell in row) > 1 for row in self.rows)
        return most < 2 or self.headed or self._names_rows or (most <= _MOST_LINES and several > 1)

    @property
    def _names_rows(self) -> bool:
        """Whether there are cells that say what is in the row beside them."""
        return any(row[0].is_head and any(cell.lines and not cell.is_head for cell in row) for row in self.rows if row)

    def _rows_of_entries(self) -> list[list[list[Entry]]] | None:
        """The rows, each as so many as its cells have lines; None where that makes no table."""
        most = (_MOST_EMPTY + _MOST_SHARE * sum(map(len, self.rows))) // max(1, len(self.rows))
        placed = _by_columns(self.rows, most)
        if placed is None:
            return None
        columns = max(chain.from_iterable(placed), default=-1) + 1
        rows = [
            [
                [_nth(row[column], nth) if column in row else EMPTY_ENTRY for column in range(columns)]
                for nth in range(max(map(len, row.values())))
            ]
            for row in placed
            if any(entry.text for entries in row.values() for entry in entries)
        ]
        if self.headed and rows:
            rows[0] = [[*map(_together, zip(*rows[0], strict=True))]]
        is_narrow = self.headed or self._names_rows or table_width([*chain.from_iterable(rows)]) <= _WIDEST_TABLE
        return rows if columns > 1 and is_narrow else None


def _nth(entries: list[Entry], nth: int) -> Entry:
    """What a cell has in one of its lines: nothing below its last, in as many columns."""
    return entries[nth] if nth < len(entries) else EMPTY_ENTRY._replace(columns=entries[0].columns)


def _going_on(rows: Iterable[list[list[Entry]]]) -> Iterator[int]:
    """The numbers of those rows that hold further lines of the cells above them."""
    number = 0
    for row in rows:
        yield from range(number + 1, number + len(row))
        number += len(row)


def _by_columns(rows: list[list[Cell]], most: int) -> list[dict[int, list[Entry]]] | None:
    """What begins in each row, by its column beside what reaches down from above; None for more than `most` of them."""
    placed: list[dict[int, list[Entry]]] = []
    reaching: dict[int, int] = {}
    for row in rows:
        entries: dict[int, list[Entry]] = {}
        spanned: dict[int, int] = {}
        column = 0
        for cell in row:
            while column in reaching:
                column += 1
            entries[column] = _entries(cell)
            spanned |= dict.fromkeys(range(column, column + cell.columns), cell.rows)
            column += cell.columns
        if column > most:
            return None
        placed.append(entries)
        reaching = {column: left - 1 for column, left in (reaching | spanned).items() if left > 1}
    return placed


def _entries(cell: Cell) -> list[Entry]:
    """The lines of a cell, at least one; what says what is in a row or a column stands out."""
    entries = []
    for line in cell.lines:
        before = f"{line.label} " if line.label else ""
        text = f"{before}{line.text}"
        marks = (Mark(0, len(text), "strong"),) if cell.is_head and text else ()
        entries.append(Entry(text, (*marks, *shifted(line.marks, len(before))), cell.align, cell.columns))
    return [entry for entry in entries if entry.text] or [EMPTY_ENTRY._replace(columns=cell.columns)]


def _together(entries: Iterable[Entry]) -> Entry:
    """Entries on one row."""
    first, *others = entries
    text, marks = first.text, [*first.marks]
    for entry in others:
        text += " " if text and entry.text else ""
        marks += shifted(entry.marks, len(text))
        text += entry.text
    return first._replace(text=text, marks=tuple(marks))
