"""Tables: rows of cells as lines, their columns under one another."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
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


def table_lines(rows: Sequence[Sequence[Entry]], headed: bool, going_on: Container[int] = ()) -> list[Line]:
    """Rows of equally many entries as lines, the first of which may be the table's head.

    Those whose numbers are in `going_on` hold further lines of the cells above them.
    """
    from reader.document.widths import cell_len  # noqa: PLC0415  (only a table needs widths)

    widths, words = _widths(rows), _longest_words(rows)
    heads = _heads(rows[0]) if headed and rows else []
    lines: list[Line] = []
    for number, row in enumerate(rows):
        text = ""
        spans: list[tuple[int, int]] = []
        marks: list[Mark] = []
        placed = [*_placed(row)]
        for column, entry in placed:
            own = widths[column] if entry.columns == 1 else width_of(widths[column : column + entry.columns])
            room = max(0, own - cell_len(entry.text))
            before = {"left": 0, "center": room // 2, "right": room}[entry.align]
            text += " " * before
            marks += shifted(entry.marks, len(text))
            spans.append((len(text), len(text) + len(entry.text)))
            text += entry.text + " " * (room - before) + " " * COLUMN_GAP
        text = text.rstrip()
        is_head = headed and number == 0
        cells = Cells(
            tuple((min(start, len(text)), min(end, len(text))) for start, end in spans),
            () if is_head or not heads else tuple(heads[column] for column, _ in placed),
            widths,
            is_head,
            tuple(entry.columns for _, entry in placed) if len(placed) < len(row) else (),
            number in going_on,
            words,
        )
        lines.append(Line(CleanText(text), "code", tuple(marks), level=1, close=number > 0, cells=cells))
    return lines


def _placed(row: Sequence[Entry]) -> Iterator[tuple[int, Entry]]:
    """The entries of a row, each with the column that it begins in, but for those that another one spans."""
    column = 0
    while column < len(row):
        entry = row[column]
        if entry.columns > len(row) - column:
            entry = entry._replace(columns=len(row) - column)
        yield column, entry
        column += entry.columns


def _heads(row: Sequence[Entry]) -> list[CleanText]:
    """What stands at the head of each column."""
    return [clean_line(entry.text) for _, entry in _placed(row) for _ in range(entry.columns)]


def table_width(rows: Sequence[Sequence[Entry]]) -> int:
    """The cells of the screen that a table is wide."""
    return width_of(_widths(rows))


def _widths(rows: Sequence[Sequence[Entry]]) -> tuple[int, ...]:
    """The widths of columns: what is in one of them alone fits, and what is in several if more follows in its row."""
    from reader.document.widths import cell_len  # noqa: PLC0415

    columns = zip(*rows, strict=True)
    widths = [max(cell_len(entry.text) if entry.columns == 1 else 0 for entry in column) for column in columns]
    for row in rows:
        for column, entry in _placed(row) if any(entry.columns > 1 for entry in row) else ():
            end = column + entry.columns
            if entry.columns > 1 and any(following.text for following in row[end:]):
                widths[end - 1] += max(0, cell_len(entry.text) - width_of(widths[column:end]))
    return tuple(min(WIDEST_COLUMN, width) for width in widths)


def _longest_words(rows: Sequence[Sequence[Entry]]) -> tuple[int, ...]:
    """How wide the longest word of each column is, of what is in that column alone."""
    from reader.document.widths import cell_len  # noqa: PLC0415

    columns = zip(*rows, strict=True)
    words = ((word for entry in column if entry.columns == 1 for word in entry.text.split(" ")) for column in columns)
    return tuple(min(WIDEST_COLUMN, max(map(cell_len, each), default=0)) for each in words)
