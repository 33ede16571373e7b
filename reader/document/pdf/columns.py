"""The order of reading: the columns of a printed page one after the other, and what stands in each from its top."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple

from reader.document.pdf.print import Run
from reader.document.pdf.rows import Row, numbered, put_together, rows_of
from reader.document.pdf.tables import Grid, with_tables
from reader.document.pdf.tagged import Tagged

FEWEST = 3
"""Rows that a column has at least on both sides of a gap that parts columns."""

_NARROWEST = 0.8
"""How many times the size of its letters the gap between columns is wide at least."""
_LARGE_GAP = 2.5
"""How many times their size rows are apart at least that do not go on in a column beside which nothing stands."""
_MOST_STARTS = 40
"""Places from the left that are tried."""
_PROSE = 4
"""Words that a row of prose has at least."""
_FULL = 0.6
_LETTER = re.compile(r"[^\W\d_]")

Region = list[Run | Grid | Tagged]
"""What stands below one another in one column, rows and tables; or the pieces of a page as its file tags them."""


def regions_of(runs: list[Run], tables: Mapping[Run, Grid] | None = None) -> list[Region]:
    """The columns of a page in the order of reading, each from its first row to its last.

    `tables` are those that are known already, by the runs that stand in their places.
    """
    known = tables or {}
    regions: list[Region] = []
    for part in _columns(put_together(runs)):
        region: Region = []
        rows: list[Row] = []
        for row in numbered(rows_of(part)):
            if row[0] in known:
                region += [*with_tables(rows), known[row[0]]]
                rows = []
            else:
                rows.append(row)
        region += with_tables(rows)
        regions += [region] if region else []
    return regions


def _columns(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs of a page, or of a part of one, by the columns they stand in."""
    gutter = max(_gutters(runs), key=lambda gutter: gutter.rows, default=None)
    if gutter is None:
        yield runs
        return
    inside = [run for run in runs if gutter.bottom <= run.y <= gutter.top]
    for part in (
        [run for run in runs if run.y > gutter.top],
        [run for run in inside if run.right <= gutter.x],
        [run for run in inside if run.right > gutter.x],
        [run for run in runs if run.y < gutter.bottom],
    ):
        if part:
            yield from _columns(part)


class _Gutter(NamedTuple):
    """A gap between two columns: where it is from the left, from where to where it goes, and the rows beside it."""

    x: float
    top: float
    bottom: float
    rows: int


def _gutters(runs: list[Run]) -> Iterator[_Gutter]:
    """The gaps from left to right that part columns in a part of a page."""
    down = sorted(runs, key=lambda run: -run.y)
    starts = Counter(round(run.start) for run in runs)
    for start, count in starts.most_common(_MOST_STARTS):
        if count + starts[start - 1] + starts[start + 1] < FEWEST:
            continue
        beside: list[Run] = []
        for run in [*down, None]:
            if run is not None and not (run.start < start - 1.5 and run.right > start - _NARROWEST * run.size):
                beside.append(run)
                continue
            gutter = _gutter(beside, start - 1.5)
            if gutter:
                yield gutter
            beside = []


def _gutter(runs: list[Run], x: float) -> _Gutter | None:
    """The gap left of `x` if what stands on both sides of it is read column by column."""
    left = [run for run in runs if run.right <= x]
    right = [run for run in runs if run.right > x]
    if len(left) < FEWEST or len(right) < FEWEST:
        return None
    top, bottom = min(left[0].y, right[0].y), max(left[-1].y, right[-1].y)
    both = [[run for run in side if bottom - run.size <= run.y <= top + run.size] for side in (left, right)]
    rows = min(map(len, both))
    if not rows or not all(map(_has_words, both)):
        return None
    printed = sorted((run.order, run.right > x) for run in chain(*both))
    turns = sum(before[1] != after[1] for before, after in pairwise(printed))
    if turns == 1 and (rows >= FEWEST or max(run.order for run in left) < min(run.order for run in right)):
        after = max(run.order for run in both[1])
        return _Gutter(x, runs[0].y, min(run.y for run in [*(run for run in left if run.order < after), *right]), rows)
    if rows < FEWEST or (turns > FEWEST and not (turns > rows and all(map(_is_prose, both)))):
        return None
    upper = _reach(top, [run.y for run in runs if run.y > top], runs[0].size)
    lower = _reach(bottom, [run.y for run in runs if run.y < bottom], runs[0].size)
    return _Gutter(x, upper, lower, rows)


def _reach(edge: float, beyond: list[float], size: float) -> float:
    """How far columns go beyond the edge up to which both go: to the first large gap between the rows of one."""
    for y in sorted(beyond, key=lambda y: abs(y - edge)):
        if abs(y - edge) > _LARGE_GAP * size:
            break
        edge = y
    return edge


def _has_words(runs: list[Run]) -> bool:
    return sum(bool(_LETTER.search(run.text)) for run in runs) > len(runs) / 2


def _is_prose(runs: list[Run]) -> bool:
    """Whether most rows are as full as those of a paragraph."""
    width = max(run.right for run in runs) - min(run.start for run in runs)
    full = median((run.right - run.start) / width for run in runs) > _FULL if width else False
    return full and median(len(run.text.split()) for run in runs) >= _PROSE
