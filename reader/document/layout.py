"""Rows: how lines are broken to fit a width.

Plain functions on plain values: the page view asks for rows, and so may anything else that must know where a
word stands. A greedy search for the last space is about sixty times quicker than a general text wrapper, and breaks the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from reader.document.model import Document, Line

MOST_INDENT = 8


class Row(NamedTuple):
    """One row on the page: characters `start` to `end` of a line, after `indent` blank cells.

    `line` is -1 for a blank row. `first` marks the row on which a line begins, where a list item has its label.
    """

    line: int
    start: int
    end: int
    indent: int
    first: bool


BLANK = Row(-1, 0, 0, 0, False)


def lay_out(document: Document, width: int) -> list[Row]:
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
        for start, end in break_line(line.text, width - indent):
            rows.append(Row(number, start, end, indent, first))
            first = False
    return rows


def indent_of(line: Line) -> int:
    """The cells a line stands in from the left edge of the column."""
    if line.kind == "item":
        return 2 * max(0, line.level - 1) + max(2, len(line.label) + 1)
    if line.kind in ("quote", "code"):
        return 2 * max(1, line.level)
    return 0


def break_line(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where a line breaks to fit `width` cells: (start, end) of each row, at least one.

    Breaks at spaces, inside a word only when the word alone is too wide, and never inside what a reader sees as one character.
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
    from rich.cells import get_character_cell_size  # noqa: PLC0415  (plain ASCII needs no table of widths)

    start = at = used = 0
    space = -1
    length = len(text)
    while at < length:
        character = text[at]
        cells = 0 if joins_previous(text, at) else get_character_cell_size(character)
        if character == " ":
            space = at
        if used + cells > width and at > start:
            if space > start:
                yield start, space
                start = space + 1
                while start < length and text[start] == " ":
                    start += 1
                at = start
            else:
                while at > start + 1 and joins_previous(text, at):
                    at -= 1
                yield start, at
                start = at
            used, space = 0, -1
            continue
        used += cells
        at += 1
    yield start, length


def joins_previous(text: str, at: int) -> bool:
    """Whether the character at `at` belongs to the one before it: a mark, a joiner, a skin tone, the second half of a flag."""
    if at == 0:
        return False
    character = text[at]
    if character.isascii():
        return False
    if text[at - 1] == "\u200d" or character in "\u200d\ufe0e\ufe0f":
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    if "\U0001f1e6" <= character <= "\U0001f1ff":
        before = at
        while before and "\U0001f1e6" <= text[before - 1] <= "\U0001f1ff":
            before -= 1
        return (at - before) % 2 == 1
    return unicodedata.category(character) in ("Mn", "Me", "Mc")
