"""Plain text: paragraphs parted by blank lines, put together again where a file was wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.document.clean import CleanText
from reader.document.model import Line, Parsed

NARROWEST, WIDEST = 50, 100
"""A file whose longest lines are this wide, in characters, may have been wrapped by hand."""

LONGEST_TITLE = 100

_LIST = re.compile(r"(?:[-*•·]|\d{1,3}[.)])\s")


def parse_plain(text: CleanText) -> Parsed:
    """The lines of a plain text that has been cleaned.

    A line break inside a paragraph is taken out when the next word would not have fitted on the line: that is what a
    typist or a mail program does. A line that breaks earlier (verse, an address, a list) keeps its break. A short first
    line that stands alone and is no sentence is the title.
    """
    rows = text.split("\n")
    return Parsed([line for _, line in lines_of_rows(rows, usual_width(rows), titled=True)])


def usual_width(rows: Iterable[str]) -> int:
    """The width in characters that a text may have been wrapped to."""
    return max((width for width in map(len, map(str.rstrip, rows)) if width <= WIDEST), default=0)


def lines_of_rows(rows: Sequence[str], widest: int, titled: bool) -> Iterator[tuple[int, Line]]:
    """The lines that rows make, each with the number, from 0, of the row that it begins in.

    `titled` when they stand at the start of a text, where a title may be.
    """
    number = 0
    count = len(rows)
    while number < count:
        start = number
        while number < count and rows[number].strip():
            number += 1
        if number > start:
            paragraph = [row.rstrip() for row in rows[start:number]]
            if titled and _is_title(paragraph) and any(map(str.strip, rows[number:])):
                yield start, Line(CleanText(paragraph[0].strip()), "heading", level=1)
            else:
                for at, joined in _unwrap(paragraph, widest):
                    yield start + at, Line(CleanText(joined), close=at > 0)
            titled = False
        number += 1


def _is_title(rows: list[str]) -> bool:
    return len(rows) == 1 and len(rows[0]) <= LONGEST_TITLE and rows[0][-1] not in ".,;:"


def _unwrap(rows: list[str], widest: int) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph, each with the number of its first row."""
    if len(rows) > 2:
        widest = max(map(len, rows))
    wrapped = NARROWEST <= widest <= WIDEST
    start = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and wrapped and _goes_on(rows[at - 1], rows[at], widest):
            continue
        yield start, " ".join(rows[start:at])
        start = at


def _goes_on(previous: str, row: str, widest: int) -> bool:
    """Whether a row goes on where the one before was full."""
    was_full = len(previous) + 1 + len(row.split(maxsplit=1)[0]) > widest
    return was_full and not row.startswith(" ") and not _LIST.match(row)
