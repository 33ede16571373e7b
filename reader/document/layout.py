"""Rows: how lines are broken to fit a width.

Plain functions on plain values: the page view asks for rows, and so may anything else that must know where a
word stands. A greedy search for the last space is about sixty times quicker than a general text wrapper, and breaks
the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from reader.document.model import Line
from reader.document.unwrap import break_ascii, break_hanging, hang_in

MOST_INDENT = 8
HEAD_GAP = 2
"""Blank cells behind the head of a column that stands before a cell of it."""
PIECE = 20_000
"""Characters of a line that are broken together."""

FLAGS = 1000
"""Halves of flags in a row that are looked at to tell which two belong together."""

_FIRST_MARK = "\u0300"
_JOINER = "\u200d"
_VIRAMAS = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"
"""What binds consonants together in Devanagari, Bengali, Gujarati, Oriya, Telugu and Malayalam."""
_VOWELS_BEHIND = "\u0e33\u0eb3"
"""Vowels of Thai and Lao that are no marks and yet belong to the letter before."""

_FIRST_UNSPACED = "\u2e80"
_NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】〙〗〟｠’”»ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;!?%)]}…‥"
)
"""What no row of Chinese or Japanese begins with; the rule is called kinsoku."""
_NEVER_LAST = frozenset("（［｛〔〈《「『【〘〖〝｟‘“«([{")
"""What no row of it ends with."""


class Row(NamedTuple):
    """One row on the page: characters `start` to `end` of a line, after `indent` blank cells.

    `line` is -1 for a blank row. `first` marks the row on which a line begins, where a list item has its label; behind
    a row with a `hyphen` a word goes on. `beside` it, further in, may stand parts of other cells of a table.
    """

    line: int
    start: int
    end: int
    indent: int
    first: bool
    hyphen: bool = False
    beside: tuple[Row, ...] = ()

    @property
    def parts(self) -> tuple[Row, ...]:
        """All that stands in the row, from left to right."""
        return (self, *self.beside)


class Typesetting(NamedTuple):
    """How rows are set: the distance from one to the next, and the language whose words may be broken, if any.

    A table that is too wide for the column may take so many cells `beyond` it.
    """

    spacing: int = 1
    hyphens: str = ""
    beyond: int = 0


PLAIN = Typesetting()
BLANK = Row(-1, 0, 0, 0, False)


def rows_above(line: Line, first: Row, width: int) -> int:
    """How many blank rows part a row in a column of so many cells from the line before, if it is the first of its line.

    Those of a table that is too wide for the column are parted, for each takes several rows.
    """
    goes_on = line.cells is not None and line.cells.goes_on
    if not first.first or (line.close and (goes_on or not _is_too_wide(line, width))):
        return 0
    return 2 if line.kind == "heading" and line.level <= 2 else 1


def _is_too_wide(line: Line, width: int) -> bool:
    """Whether a line is of a table that does not fit."""
    return line.cells is not None and _indent_in(line, width) + line.cells.width > width


def _indent_in(line: Line, width: int) -> int:
    """The cells that a line stands in from the left edge of a column, which is to have some for its words."""
    return min(indent_of(line), MOST_INDENT, max(0, width - 10))


def rows_of(line: Line, number: int, piece: tuple[int, int], width: int, hyphens: str = "") -> Iterator[Row]:
    """The rows of a piece of a line, or of all of it, in a column of so many cells (at least 1).

    `hyphens` is the language whose words may be broken; those of headings and code never are.
    """
    indent = _indent_in(line, width)
    if _is_too_wide(line, width):
        from reader.document.layout_table import rows_of_cells  # noqa: PLC0415  (only for tables that are too wide)

        yield from rows_of_cells(line, number, piece, width, indent)
        return
    room = max(1, width - indent)
    hang = hang_in(line.hang, room)
    for start, end, hyphen in _broken(line, piece, room, hang, hyphens):
        yield Row(number, start, end, indent + (hang if start else 0), start == 0, hyphen)


def head_of(line: Line, row: Row) -> str:
    """What stands at the head of the column, where a row begins a cell that stands by itself; else nothing."""
    if not line.cells or not row.first or row.beside or row.indent <= indent_of(line):
        return ""
    heads = zip(line.cells.spans, line.cells.heads, strict=False)
    return next((head for (start, end), head in heads if start == row.start < end), "")


def _broken(line: Line, piece: tuple[int, int], width: int, hang: int, hyphens: str) -> Iterator[tuple[int, int, bool]]:
    text = line.text
    if hyphens and line.kind in ("paragraph", "item", "quote"):
        from reader.document.hyphens import break_hyphenated  # noqa: PLC0415  (only for who wants hyphens)

        def broken(start: int, end: int, room: int) -> Iterator[tuple[int, int, bool]]:
            rows = break_hyphenated(text[start:end], room, hyphens)
            return ((start + first, start + last, hyphen) for first, last, hyphen in rows)
    else:

        def broken(start: int, end: int, room: int) -> Iterator[tuple[int, int, bool]]:
            return ((first, last, False) for first, last in break_piece(text, start, end, room))

    return break_hanging(broken, *piece, width, hang) if piece[0] == 0 and hang else broken(*piece, width - hang)


def indent_of(line: Line) -> int:
    """The cells a line stands in from the left edge of the column."""
    outer = 2 * line.bars
    if line.kind == "item":
        return outer + 2 * max(0, line.level - 1) + max(2, len(line.label) + 1)
    return outer + 2 * max(1, line.level) if line.kind == "code" else outer


def pieces_of(text: str) -> list[tuple[int, int]]:
    """A line cut into pieces that are broken each by itself, so that a row deep in a very long line is found at once.

    A line of usual length is one piece.
    """
    pieces = []
    start = 0
    while len(text) - start > PIECE:
        cut = text.rfind(" ", start + PIECE // 2, start + PIECE)
        following = cut + 1
        if cut < 0:
            cut = following = _cut_between_clusters(text, start + PIECE)
        pieces.append((start, cut))
        start = following
    return [*pieces, (start, len(text))]


def _cut_between_clusters(text: str, most: int) -> int:
    """The first place from one on at which nothing is cut that a reader sees as one character."""
    at = most - 1
    while at > most - FLAGS and _is_flag_half(text[at]):
        at -= 1
    while at < most:
        at = cluster_end(text, at)
    return at


def break_line(text: str, width: int, hang: int = 0) -> Iterator[tuple[int, int]]:
    """Where a line breaks to fit `width` cells: (start, end) of each row, at least one; those after the first `hang`.

    Breaks at spaces, inside a word only when the word alone is too wide, and never inside what a reader sees as one
    character.
    """
    broken = partial(break_piece, text)
    for start, end in pieces_of(text):
        if start or not hang:
            yield from broken(start, end, max(1, width - hang))
        else:
            yield from break_hanging(broken, start, end, width, hang)


def break_piece(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Where a piece of a line breaks to fit `width` cells: (start, end) of each row, at least one."""
    return (break_ascii if text.isascii() else _break_wide)(text, start, end, width)


def _break_wide(text: str, start: int, length: int, width: int) -> Iterator[tuple[int, int]]:
    from reader.document.widths import cell_len, get_character_cell_size  # noqa: PLC0415  (plain ASCII needs no table of widths)

    at, used = start, 0
    cut = following = -1
    while at < length:
        end = cluster_end(text, at)
        alone = end == at + 1
        cells = get_character_cell_size(text[at]) if alone else cell_len(text[at:end])
        if alone and text[at] == " ":
            cut, following = at, at + 1
        elif (text[at] >= _FIRST_UNSPACED or text[at - 1] >= _FIRST_UNSPACED) and _may_part(text[at - 1], text[at]):
            cut = following = at
        if used + cells > width and at > start:
            if cut > start:
                yield start, cut
                at = following
                while cut < following and at < length and text[at] == " " and cluster_end(text, at) == at + 1:
                    at += 1
            else:
                yield start, at
            start, used, cut = at, 0, -1
            continue
        used += cells
        at = end
    yield start, length


def _may_part(before: str, after: str) -> bool:
    """Whether a row may end between two characters without a space: beside one of a script that writes none."""
    return (
        (_is_unspaced(before) or _is_unspaced(after))
        and before not in _NEVER_LAST
        and after not in _NEVER_FIRST
        and before != " "
    )


def _is_unspaced(character: str) -> bool:
    return (
        _FIRST_UNSPACED <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uff60"
        or character >= "\U0001f300"
    )


def cluster_end(text: str, at: int) -> int:
    """The end of what a reader sees as one character: with it go marks, joiners, a skin tone, a flag's other half."""
    end, length = at + 1, len(text)
    if end < length and _is_flag_half(text[at]) and _is_flag_half(text[end]):
        end += 1
    while end < length and text[end] >= _FIRST_MARK and (_joins(text[end - 1]) or _belongs_before(text[end])):
        end += 1
    return end


def _joins(character: str) -> bool:
    """Whether a character makes one of those beside it: between emoji, and between the consonants of a conjunct."""
    return character == _JOINER or character in _VIRAMAS


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _belongs_before(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf")
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\u1160" <= character <= "\u11ff"
        or character in _VOWELS_BEHIND
    )
