"""Tables: rows of print whose pieces stand below one another, as rows of cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import inf
from typing import NamedTuple

from reader.document.pdf.print import Run
from reader.document.pdf.rows import Row, joined, with_label

MOST_COLUMNS = 40
"""More are no table but a picture made of words."""
ROW_END = "\n"
"""What parts the rows of print in a cell."""
_ENOUGH = 4
"""Rows whose pieces stand below one another hardly by chance."""
_FILLED = 0.8
"""Which share of their width the words of fewer rows fill, at most, that are no prose."""
_PROSE = 5
"""Words that a row of prose has at least."""
_WORD_SPACE = 0.3
_KIND = re.compile(r"\[[A-Z][a-z]+(?: [A-Z][a-z]+)*\]")
_DIGIT = re.compile(r"\d")
_CLOSEST = 0.95
"""How many times their size rows are apart at most that must be of cells beside one another."""
_MANY = 3
"""Cells of a row at least below which words hardly begin by chance."""
_LIKELY = 0.3
"""Points between the beginnings of cells that stand below one another at most where no gaps part them."""
_FARTHEST = 3.5
"""How many times their size the rows of a table are apart at most."""


class Grid(NamedTuple):
    """A table: its rows, each with what stands in every column, and the print it is made of.

    Its first row may have `begun` on the page before.
    """

    rows: list[list[str]]
    headed: bool
    runs: list[Run]
    begun: bool = False


Span = tuple[float, float]
"""From where to where something goes, from the left."""


def with_tables(rows: list[Row]) -> Iterator[Run | Grid]:
    """Rows, those that are cells of one table put together in it."""
    number = 0
    while number < len(rows):
        end = _end_of_table(rows, number)
        typed = all(run.fixed for row in rows[number:end] for run in row)
        grid = _grid(rows[number:end]) if end - number > 1 and not typed else None
        if grid:
            yield grid
            number = end
        else:
            yield joined(_kind_first(rows[number]))
            number += 1


def _kind_first(row: Row) -> Row:
    """A row, what stands at its right edge first if it says in brackets what is defined in the row and those below."""
    *before, last = row
    return [last, *before] if before and _KIND.fullmatch(last.text) else row


def _end_of_table(rows: list[Row], start: int) -> int:
    """The number of the row after the last one of a table that begins in a row; that row if none does."""
    end = number = start
    while number < len(rows) and (len(rows[number]) > 1 or number > start):
        if number > start and rows[number - 1][0].y - rows[number][0].y > _FARTHEST * rows[number][0].size:
            break
        row, around = rows[number], rows[max(start, number - 1) : number + 2 : 2]
        if len(row) > 1:
            end = number + 1
        elif not any(_is_beside(row, other) for other in around):
            aligned = len(rows[end - 1]) >= _MANY and _is_aligned(row[0], rows[end - 1])
            if not aligned and not _is_below(row, rows[number - 1]):
                break
            end = number + 1 if aligned or row[0].start > rows[end - 1][0].right else end
        number += 1
    return end


def _is_beside(row: Row, other: Row) -> bool:
    """Whether two rows are so close that both must be of cells that stand beside one another."""
    return abs(row[0].y - other[0].y) < _CLOSEST * row[0].size


def _is_below(row: Row, above: Row) -> bool:
    """Whether a row of one run may be the next row of a cell."""
    run = row[0]
    cells = [cell for cell in above if cell.start < run.right and run.start < cell.right]
    return not run.label and above[0].y - run.y < 1.5 * run.size and len(cells) == 1


def _is_aligned(run: Run, cells: Row) -> bool:
    """Whether a word of a run begins below each of some cells, though no gaps part them."""
    return all(any(abs(word[0] - cell.start) < _LIKELY for word in run.words) for cell in cells)


def _grid(rows: list[Row]) -> Grid | None:
    """The table that rows make; None where their cells do not stand below one another."""
    if sum(len(row) > 1 for row in rows) < 2 or max(map(len, rows)) > MOST_COLUMNS:
        return None
    columns = _spans(rows)
    if not 1 < len(columns) <= MOST_COLUMNS or _is_prose(rows):
        return None
    gaps = [above[0].y - below[0].y for above, below in pairwise(rows)]
    close = _CLOSEST * rows[0][0].size
    apart = [gap for gap in gaps if gap >= close]
    if apart and max(apart) > 1.25 * min(apart):
        close = 1.15 * min(apart)
    made: list[list[str]] = []
    for number, row in enumerate(rows):
        cells = _cells(row, columns)
        if number and not all(cells) and gaps[number - 1] < close:
            made[-1] = [ROW_END.join(filter(None, both)) for both in zip(made[-1], cells, strict=True)]
        else:
            made.append(cells)
    if len(made) < 2:
        return None
    headed = is_headed(made, [all(run.bold for run in row) for row in rows])
    return Grid(made, headed, [run for row in rows for run in row])


def is_headed(rows: list[list[str]], bold: list[bool]) -> bool:
    """Whether the first row says what the others are: it alone is bold, or has words over a column of numbers."""
    if bold[0] and not all(bold):
        return True
    columns = [[_DIGIT.search(cell) is not None for cell in column] for column in zip(*rows, strict=True)]
    return len(rows) > 2 and any(not first and all(others) for first, *others in columns)


def _spans(rows: list[Row]) -> list[Span]:
    """From where to where columns go: as in rows with equally many cells, else by what begins in most rows."""
    most = max(rows, key=len)
    if len(most) >= _MANY and all(_is_aligned(joined(row), most) for row in rows):
        return [*pairwise([*(run.start for run in most), inf])]
    counts = Counter(len(row) for row in rows if len(row) > 1)
    for count in sorted((count for count, times in counts.items() if times > 1), reverse=True):
        full = zip(*(row for row in rows if len(row) == count), strict=True)
        spans = [(min(run.start for run in cells), max(run.right for run in cells)) for cells in full]
        if all(left[1] < right[0] for left, right in pairwise(spans)):
            return spans
    starts: list[float] = []
    for start in sorted({round(run.start, 1) for row in rows for run in row}):
        below = sum(any(abs(word[0] - start) < 1 for run in row for word in run.words) for row in rows)
        if 2 * below >= len(rows) and (not starts or start - starts[-1] > 2):
            starts.append(start)
    return [*pairwise([*starts, inf])]


def _is_prose(rows: list[Row]) -> bool:
    """Whether rows are filled by their words, as those of a paragraph are whose spaces are wide by chance."""
    left, right = min(row[0].start for row in rows), max(row[-1].right for row in rows)
    words = [end - start + _WORD_SPACE * run.size for row in rows for run in row for start, end in run.words]
    many = len(words) > _PROSE * len(rows)
    return len(rows) < _ENOUGH and many and sum(words) > _FILLED * (right - left) * len(rows)


def _cells(row: Row, columns: list[Span]) -> list[str]:
    """What stands in each column of a row: its runs where they are as many, else its words."""
    cells = [""] * len(columns)
    for nth, run in enumerate(map(with_label, row)):
        for word, place in zip(run.text.split(), run.words, strict=True):
            at = min(range(len(columns)), key=lambda at: _distance(place, columns[at]))
            at = nth if len(row) == len(columns) else at
            cells[at] = f"{cells[at]} {word}".strip()
    return cells


def _distance(place: Span, column: Span) -> float:
    """How far something stands from a column; less than nothing by how much it stands in it."""
    return max(place[0], column[0]) - min(place[1], column[1])
