"""Line numbers: figures in the margin that count the rows of print are no part of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from reader.document.pdf.print import Run
from reader.document.pdf.rows import rows_of

_LONGEST = 4
"""Figures of a line number at most."""
_APART = 0.5
"""How many times its size a number stands apart from the rows, at least."""
_FEWEST, _FEWEST_OF_ALL = 4, 12
"""Numbers that tell, and so many if each row has one."""
_PROSE = 5
"""Words of a row of prose, in which each may be numbered."""
_MOSTLY = 0.8


def line_numbers(pages: Sequence[Sequence[Run]]) -> list[set[Run]]:
    """Of each page, given as its runs, those that number its rows; none where that is not sure."""
    found = [_in_margin(runs) for runs in pages]
    right = total = 0
    words: list[int] = []
    steps: Counter[int] = Counter()
    for runs, numbers in zip(pages, found, strict=True):
        rows = [row[0].y for row in rows_of(run for run in runs if run not in numbers)]
        words += [len(run.text.split()) for run in runs if run not in numbers]
        for above, below in pairwise(sorted(numbers, key=lambda run: -run.y)):
            step = int(below.text) - int(above.text)
            between = sum(below.y - 0.3 * below.size < y < above.y - 0.3 * above.size for y in rows)
            steps[step] += 1
            right += step == between > 0
            total += 1
    step = steps.most_common(1)[0][0] if steps else 0
    fewest = _FEWEST_OF_ALL if step == 1 else _FEWEST
    sure = total >= fewest - 1 and right >= _MOSTLY * total and steps[step] >= _MOSTLY * total
    if not sure or (step == 1 and median(words) < _PROSE):
        return [set() for _ in pages]
    return found


def _in_margin(runs: Sequence[Run]) -> set[Run]:
    """The numbers that stand beside the rows of a page, on that side on which more do."""
    numbers = [run for run in runs if run.text.isdecimal() and len(run.text) <= _LONGEST]
    others = [run for run in runs if not run.text.isdecimal()]
    if not numbers or not others:
        return set()
    edge = Counter(round(run.x) for run in others).most_common(1)[0][0]
    end = max(run.right for run in others)
    left = {run for run in numbers if run.right < edge - _APART * run.size}
    right = {run for run in numbers if run.x > end + _APART * run.size}
    return max(left, right, key=len)


def numbers_in_words(numbers: Sequence[set[Run]]) -> str:
    """How many line numbers are left out."""
    count = sum(map(len, numbers))
    return f"{count:,} line numbers are left out" if count else ""
