"""Rows of a table that is too wide for the page: its columns made narrower, else one cell below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from reader.document.layout import HEAD_GAP, Row, break_piece
from reader.document.model import COLUMN_GAP, Cells, Line
from reader.document.widths import cell_len

NARROWEST_COLUMN = 12
"""Cells of the screen below which a column of words is too narrow to be read."""
NARROWEST_HEADED = 20
"""Cells of a column in which there is room for the heads of a table beside its cells."""
_GAP = 2
"""Blank cells between columns that were made narrower."""


def rows_of_cells(line: Line, number: int, piece: tuple[int, int], width: int, indent: int) -> Iterator[Row]:
    """The rows of a table's row, or of a piece of it; its columns stay side by side while they can be read."""
    cells = line.cells
    assert cells
    spans = [(max(start, piece[0]), min(end, piece[1])) for start, end in cells.spans]
    columns = _narrowed(cells, width - indent)
    if columns:
        rows = _side_by_side(line, number, spans, columns, width, indent)
    elif cells.is_head:
        rows = _one_after_the_other(line, number, spans, width, indent)
    else:
        rows = _below_one_another(line, number, spans, width, indent)
    yield next(rows, Row(number, piece[0], piece[0], indent, piece[0] == 0))
    yield from rows


def _narrowed(cells: Cells, room: int) -> list[int]:
    """How wide columns are in a room that is too small for them, by what is in them; none if it is much too small.

    Their longest words are kept whole where there is room for that.
    """
    room -= _GAP * (len(cells.columns) - 1)
    narrow = [min(column, NARROWEST_COLUMN) for column in cells.columns]
    whole = [max(low, word) for low, word in zip(narrow, cells.words or narrow, strict=True)]
    if sum(narrow) > room:
        return []
    return _widened(whole, cells.columns, room) if sum(whole) <= room else _widened(narrow, whole, room)


def _widened(least: Sequence[int], most: Sequence[int], room: int) -> list[int]:
    """Columns of at least some widths in all of a room, wider by the share of what they lack of others."""
    spare, more = room - sum(least), sum(most) - sum(least)
    return [low + spare * (high - low) // max(1, more) for low, high in zip(least, most, strict=True)]


def _side_by_side(
    line: Line, number: int, spans: list[tuple[int, int]], columns: list[int], width: int, indent: int
) -> Iterator[Row]:
    """The cells beside one another, each broken to fit its columns; one that covers the last may use all the room."""
    broken: list[list[Row]] = []
    left = indent
    for (start, end), before, room in zip(spans, _rooms_before(line), _rooms(line, columns, _GAP), strict=True):
        is_last = len(broken) == len(spans) - 1
        here = width - left if is_last else room
        own = left + (before if before + cell_len(line.text[start:end]) <= here else 0)
        parts = break_piece(line.text, start, max(start, end), max(1, here))
        broken.append([Row(number, first, last, own, first == 0) for first, last in parts])
        left += room + _GAP
    for row in zip_longest(*broken):
        yield _beside(part for part in row if part)


def _rooms(line: Line, columns: Sequence[int], gap: int) -> Iterator[int]:
    """How wide the columns together are that each cell covers."""
    assert line.cells
    column = 0
    for covered in line.cells.covers or [1] * len(columns):
        yield sum(columns[column : column + covered]) + gap * (covered - 1)
        column += covered


def _rooms_before(line: Line) -> Iterator[int]:
    """The blank cells before each cell in its columns, which stands right or in the middle of them."""
    assert line.cells
    at = 0
    for (start, end), room in zip(line.cells.spans, _rooms(line, line.cells.columns, COLUMN_GAP), strict=True):
        yield max(0, start - at)
        at = end + max(0, room - (start - at) - cell_len(line.text[start:end])) + COLUMN_GAP


def _one_after_the_other(
    line: Line, number: int, spans: list[tuple[int, int]], width: int, indent: int
) -> Iterator[Row]:
    parts: list[Row] = []
    left = indent
    for start, end in spans:
        for first, last in break_piece(line.text, start, end, max(1, width - indent)) if start < end else ():
            size = cell_len(line.text[first:last])
            if parts and left + size > width:
                yield _beside(parts)
                parts, left = [], indent
            parts.append(Row(number, first, last, left, first == 0))
            left += size + COLUMN_GAP
    if parts:
        yield _beside(parts)


def _below_one_another(line: Line, number: int, spans: list[tuple[int, int]], width: int, indent: int) -> Iterator[Row]:
    """One cell below the other, with room for the head of its column."""
    assert line.cells
    head = min(max(map(cell_len, line.cells.heads), default=0), width // 3)
    if head and width >= NARROWEST_HEADED:
        indent += head + HEAD_GAP
    for (start, end), (begins, _) in zip(spans, line.cells.spans, strict=True):
        for first, last in break_piece(line.text, start, end, max(1, width - indent)) if start < end else ():
            yield Row(number, first, last, indent, first == begins)


def _beside(parts: Iterable[Row]) -> Row:
    first, *others = parts
    return first._replace(beside=tuple(others))
