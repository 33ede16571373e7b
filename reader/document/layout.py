"""Rows: how lines are broken to fit a width.

Plain functions on plain values: the page view asks for rows, and so may anything else that must know where a
word stands. A greedy search for the last space is about sixty times quicker than a general text wrapper, and breaks
the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from reader.document.model import Document, Line

MOST_INDENT = 8

_FIRST_MARK = "\u0300"
_JOINER = "\u200d"


class Row(NamedTuple):
    """One row on the page: characters `start` to `end` of a line, after `indent` blank cells.

    `line` is -1 for a blank row. `first` marks the row on which a line begins, where a list item has its label; behind
    a row with a `hyphen` a word goes on.
    """

    line: int
    start: int
    end: int
    indent: int
    first: bool
    hyphen: bool = False


class Typesetting(NamedTuple):
    """How rows are set: the distance from one to the next, and the language whose words may be broken, if any."""

    spacing: int = 1
    hyphens: str = ""


PLAIN = Typesetting()
BLANK = Row(-1, 0, 0, 0, False)


def lay_out(document: Document, width: int, typesetting: Typesetting = PLAIN) -> list[Row]:
    """Every row of a document at a width in cells (at least 1), blank rows between paragraphs included."""
    rows: list[Row] = []
    for number in range(len(document)):
        line = document.line(number)
        if rows and not line.close:
            rows.append(BLANK)
            if line.kind == "heading" and line.level <= 2:
                rows.append(BLANK)
        indent = min(indent_of(line), MOST_INDENT, max(0, width - 10))
        first = True
        for start, end, hyphen in _pieces(line, width - indent, typesetting.hyphens):
            if rows:
                rows += [BLANK] * (typesetting.spacing - 1)
            rows.append(Row(number, start, end, indent, first, hyphen))
            first = False
    return rows


def _pieces(line: Line, width: int, hyphens: str) -> Iterator[tuple[int, int, bool]]:
    """The rows of a line; headings and code are not hyphenated."""
    if hyphens and line.kind in ("paragraph", "item", "quote"):
        from reader.document.hyphens import break_hyphenated  # noqa: PLC0415  (only for who wants hyphens)

        return break_hyphenated(line.text, width, hyphens)
    return ((start, end, False) for start, end in break_line(line.text, width))


def indent_of(line: Line) -> int:
    """The cells a line stands in from the left edge of the column."""
    if line.kind == "item":
        return 2 * max(0, line.level - 1) + max(2, len(line.label) + 1)
    if line.kind in ("quote", "code"):
        return 2 * max(1, line.level)
    return 0


def break_line(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where a line breaks to fit `width` cells: (start, end) of each row, at least one.

    Breaks at spaces, inside a word only when the word alone is too wide, and never inside what a reader sees as one
    character.
    """
    width = max(1, width)
    if text.isascii():
        return _break(text, width)
    return _break_wide(text, width)


def _break(text: str, width: int) -> Iterator[tuple[int, int]]:
    start, length = 0, len(text)
    while length - start > width:
        space = text.rfind(" ", start + 1, start + width + 1)
        if space <= start:
            yield start, start + width
            start += width
            continue
        yield start, space
        start = space + 1
        while start < length and text[start] == " ":
            start += 1
    yield start, length


def _break_wide(text: str, width: int) -> Iterator[tuple[int, int]]:
    from rich.cells import cell_len, get_character_cell_size  # noqa: PLC0415  (plain ASCII needs no table of widths)

    start = at = used = 0
    space = -1
    length = len(text)
    while at < length:
        end = cluster_end(text, at)
        alone = end == at + 1
        cells = get_character_cell_size(text[at]) if alone else cell_len(text[at:end])
        if alone and text[at] == " ":
            space = at
        if used + cells > width and at > start:
            if space > start:
                yield start, space
                at = space + 1
                while at < length and text[at] == " " and cluster_end(text, at) == at + 1:
                    at += 1
            else:
                yield start, at
            start, used, space = at, 0, -1
            continue
        used += cells
        at = end
    yield start, length


def cluster_end(text: str, at: int) -> int:
    """The end of what a reader sees as one character: with it go marks, joiners, a skin tone, a flag's other half."""
    end, length = at + 1, len(text)
    if end < length and _is_flag_half(text[at]) and _is_flag_half(text[end]):
        end += 1
    while end < length and text[end] >= _FIRST_MARK and (text[end - 1] == _JOINER or _belongs_before(text[end])):
        end += 1
    return end


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _belongs_before(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf")
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\u1160" <= character <= "\u11ff"
    )
