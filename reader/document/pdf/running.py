"""Running heads and page numbers: what stands at the edge of page after page is no part of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from statistics import median

from reader.document.pdf.print import Run

EDGE = 2
"""How many rows at the top and at the bottom of a page may be running heads and page numbers."""
GAP = 1.35
"""From how many times the usual distance of rows one is set off."""

_NUMBER = re.compile(r"\b(?:\d+|[ivxlc]+)\b")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST = 4
"""Pages on which something stands at the same height at least if that makes it a running head."""
_MOSTLY = 0.6
"""On which share of pages it does at least."""
_AGAIN = 0.35
"""Which share of that comes again, at least."""
_LARGEST = 1.5
"""How many times the size from which on print is that of headings page numbers are at most."""
_LONGEST = 6
"""Figures of a page number at most."""
_QUOTED = 3
"""How many running heads are quoted where they are said to be left out."""


Place = tuple[str, int]
"""The words of a row at an edge without their numbers, and how high it stands."""


def running_rows(pages: list[list[Run]], large: float) -> list[set[Run]]:
    """Of each page, given as its rows, those at its edges that come again, set off, page after page.

    What is in print as large as that of headings is one, however often it comes, if page numbers are not in the same.
    """
    set_off = [*map(_set_off, pages)]
    running = _repeated(set_off, len(pages)) | _in_places_of_heads(set_off)
    numbers = _page_numbers(set_off)
    bearing = [nth for nth, rows in enumerate(set_off) if any(numbers[nth] in _numbers_in(row) for row in rows)]
    among_words = len(bearing) >= _FEWEST and _on_most_pages(bearing)
    found: list[set[Run]] = []
    for rows, apart, number in zip(pages, set_off, numbers, strict=True):
        edges = apart.union(sorted(rows, key=lambda row: row.y)[:: max(1, len(rows) - 1)])
        numbered = {row for row in edges if row.text == number}
        sizes = {row.size for row in numbered if row.size < _LARGEST * large}
        small = [row for row in edges if row.size < large or row.size in sizes]
        numbered |= {row for row in edges if among_words and number in _numbers_in(row)}
        found.append({row for row in small if _same(row) in running or row in numbered})
    return found if any(set(rows) - left for rows, left in zip(pages, found, strict=True)) else [set() for _ in pages]


def _same(row: Run) -> Place:
    return _without_numbers(row), round(row.y)


def _repeated(set_off: list[set[Run]], pages: int) -> set[Place]:
    """What comes again, but for its numbers, at the same height on most pages of a part of the text."""
    found_on: defaultdict[Place, list[int]] = defaultdict(list)
    for number, rows in enumerate(set_off):
        for key in set(map(_same, rows)):
            found_on[key].append(number)
    often = max(2, min(3, pages // 2))
    return {key for key, numbers in found_on.items() if len(numbers) >= often and _on_most_pages(numbers)}


def _in_places_of_heads(set_off: list[set[Run]]) -> set[Place]:
    """What stands at a height at which something is set off on most pages, some of it on several of them."""
    by_height: defaultdict[int, Counter[Place]] = defaultdict(Counter)
    for rows in set_off:
        for place in set(map(_same, rows)):
            by_height[place[1]][place] += 1
    return {
        place
        for places in by_height.values()
        if places.total() >= max(_FEWEST, _MOSTLY * len(set_off))
        and sum(times for times in places.values() if times > 1) > _AGAIN * places.total()
        for place in places
    }


def _page_numbers(set_off: list[set[Run]]) -> list[str]:
    """What number each page bears, if numbers at the edges of at least two go up with the pages; none else."""
    shifts = Counter(
        int(text) - number for number, rows in enumerate(set_off) for text in set().union(*map(_numbers_in, rows))
    )
    shift, count = shifts.most_common(1)[0] if shifts else (0, 0)
    return [str(number + shift) if count > 1 else "none" for number in range(len(set_off))]


def _numbers_in(row: Run) -> set[str]:
    """The numbers that a row begins and ends with."""
    words = row.text.split()
    return {word for word in (words[0], words[-1]) if word.isdecimal() and len(word) <= _LONGEST}


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


def in_words(running: Sequence[Iterable[Run]]) -> str:
    """How many rows at the edges of pages are left out, and what the first of them say."""
    left = [row for rows in running for row in sorted(rows, key=lambda row: (-row.y, row.x))]
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
