"""Running heads and page numbers: what stands at the edge of page after page is no part of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain, pairwise, zip_longest
from statistics import median

from reader.document.pdf_print import Run

EDGE = 2
"""How many rows at the top and at the bottom of a page may be running heads and page numbers."""
GAP = 1.35
"""From how many times the usual distance of rows one is set off."""

_NUMBER = re.compile(r"\b(?:\d+|[ivxlc]+)\b")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 6
"""Figures of a page number at most."""
_QUOTED = 3
"""How many running heads are quoted where they are said to be left out."""


def running_rows(pages: list[list[Run]], large: float) -> list[set[Run]]:
    """Of each page, given as its rows, those at its edges that come again, set off, page after page.

    What is in print as large as that of headings is one, however often it comes.
    """

    def same(row: Run) -> tuple[str, int]:
        return _without_numbers(row), round(row.y)

    found_on: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, rows in enumerate(pages):
        for key in set(map(same, _set_off(rows))):
            found_on[key].append(number)
    often = max(2, min(3, len(pages) // 2))
    running = {key for key, numbers in found_on.items() if len(numbers) >= often and _on_most_pages(numbers)}
    turned = _page_numbers(pages)
    edges = [_set_off(rows).union(sorted(rows, key=lambda row: row.y)[:: max(1, len(rows) - 1)]) for rows in pages]
    found = [
        {row for row in rows if row.size < large and (same(row) in running or row.text == number)}
        for rows, number in zip(edges, turned, strict=True)
    ]
    return found if any(set(rows) - left for rows, left in zip(pages, found, strict=True)) else [set() for _ in pages]


def _page_numbers(pages: list[list[Run]]) -> list[str]:
    """What number each page bears, if numbers at the edges of at least two go up with the pages; empty else."""
    shifts = Counter(
        int(row.text) - number
        for number, rows in enumerate(pages)
        for row in _set_off(rows)
        if row.text.isdecimal() and len(row.text) <= _LONGEST
    )
    shift, count = shifts.most_common(1)[0] if shifts else (0, 0)
    return [str(number + shift) if count > 1 else "" for number in range(len(pages))]


def _on_most_pages(numbers: list[int]) -> bool:
    """Whether these are most of the pages from the first to the last of them, or of the left or right ones there."""
    first, last = numbers[0], numbers[-1]
    step = 1 if any((number - first) % 2 for number in numbers) else 2
    return 2 * len(numbers) > (last - first) // step + 1


def _set_off(rows: list[Run]) -> set[Run]:
    """The rows at the edges of a page that its text does not go on to: by a gap, by their size, or as a bare number."""
    down = sorted(rows, key=lambda row: -row.y)
    gaps = [above.y - below.y for above, below in pairwise(down) if 0 < above.y - below.y < 3 * above.size]
    usual = median(gaps) if gaps else 0.0
    found: set[Run] = set()
    for inwards in (down, down[::-1]):
        for nth, (row, following) in enumerate(zip_longest(inwards[:EDGE], inwards[1 : EDGE + 1])):
            apart = following is None or abs(row.y - following.y) > GAP * max(usual, row.size)
            resized = following is not None and abs(row.size - following.size) > 0.1 * row.size
            if apart or resized or not _has_letters(row):
                found.update(inwards[: nth + 1])
    return found


def in_words(running: list[set[Run]]) -> str:
    """How many rows at the edges of pages are left out, and what the first of them say."""
    left = list(chain.from_iterable(running))
    if not left:
        return ""
    said = {_without_numbers(row): row.text for row in reversed(left) if _has_letters(row)}
    quoted = ", ".join(f"“{text}”" for text in [*reversed(said.values())][:_QUOTED])
    what = "running head or page number is" if len(left) == 1 else "running heads and page numbers are"
    return f"{len(left):,} {what} left out{f' ({quoted})' if quoted else ''}"


def _without_numbers(row: Run) -> str:
    return _NUMBER.sub("#", row.text.casefold())


def _has_letters(row: Run) -> bool:
    """Whether a row has words, beside numbers."""
    return _LETTER.search(_without_numbers(row)) is not None
