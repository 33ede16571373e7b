"""Plain text: paragraphs parted by blank lines, put together again where a file was wrapped by hand."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.document.clean import CleanText
from reader.document.model import Line, Parsed

NARROWEST, WIDEST = 50, 100
"""A file whose longest lines are this wide, in characters, may have been wrapped by hand."""

LONGEST_TITLE = 100

_LIST = re.compile(r"(?:[-*•·]|\d{1,3}[.)])\s")
_BLANK_ROWS = re.compile(r"\n[ ]*(?:\n[ ]*)+")


def parse_plain(text: CleanText) -> Parsed:
    """The lines of a plain text that has been cleaned.

    A line break inside a paragraph is taken out when the next word would not have fitted on the line: that is what a
    typist or a mail program does. A line that breaks earlier (verse, an address, a list) keeps its break. A short first
    line that stands alone and is no sentence is the title.
    """
    blocks = [_rows(block) for block in _BLANK_ROWS.split(text) if block.strip()]
    widest = max((len(row) for rows in blocks for row in rows if len(row) <= WIDEST), default=0)
    lines: list[Line] = []
    for rows in blocks:
        if not lines and len(blocks) > 1 and _is_title(rows):
            lines.append(Line(CleanText(rows[0].strip()), "heading", level=1))
            continue
        for number, joined in enumerate(_unwrap(rows, widest)):
            lines.append(Line(CleanText(joined), close=number > 0))
    return Parsed(lines)


def _rows(block: str) -> list[str]:
    return [row.rstrip() for row in block.split("\n") if row.strip()]


def _is_title(rows: list[str]) -> bool:
    return len(rows) == 1 and len(rows[0]) <= LONGEST_TITLE and rows[0][-1] not in ".,;:"


def _unwrap(rows: list[str], widest: int) -> list[str]:
    if len(rows) > 2:
        widest = max(map(len, rows))
    wrapped = NARROWEST <= widest <= WIDEST
    joined = rows[:1]
    for previous, row in pairwise(rows):
        next_word = row.split(maxsplit=1)[0]
        was_full = wrapped and len(previous) + 1 + len(next_word) > widest
        if was_full and not row.startswith(" ") and not _LIST.match(row):
            joined[-1] += " " + row
        else:
            joined.append(row)
    return joined
