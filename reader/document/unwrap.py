"""Paragraphs put together again where a file was wrapped by hand, and rows broken at spaces.

Next to nothing is imported here: the first page of a text is on the screen before anything else is read.
"""

from __future__ import annotations

from itertools import groupby, pairwise

from reader.document.plain_headings import heading_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    Broken = TypeVar("Broken", tuple[int, int], tuple[int, int, bool])
    Unwrapped = tuple[int, str, bool, int, int, int]

NARROWEST, WIDEST = 50, 100
"""A file whose longest lines are this wide, in characters, may have been wrapped by hand."""
NEARLY_ALL = 0.95
"""Which share of the rows that others follow is as wide as the text was wrapped to, at most."""

MOST_FULL = 0.75
"""Which share of the rows of a paragraph that was wrapped by hand goes on where the one before was full, at least."""
LEAST_FULL = 0.7
"""How full a row is, at least, that a word in small letters goes on from."""

LONGEST_TITLE = 100
KEPT = 2
"""How much further in the rest of a row stands that is kept as it is."""

QUOTED, MARK = ">", 2
"""What stands before each row of a quotation, and how many characters that takes."""
PROMPT = 3
"""How many such marks a program may show to ask for something."""
BULLETS = frozenset("-*•·–o")
BEGIN_ITEMS = BULLETS | frozenset("(0123456789")
BEFORE_CODE = frozenset(":;{([")
"""What rows of programs end with below which others stand further in."""
AS_CODE = BEFORE_CODE | frozenset(")]}\"'")
DRAWN = frozenset("|+")
"""What rows of tables and drawings begin and end with."""
GAP = "   "
"""What parts the columns of a table."""


def usual_width(rows: Sequence[str]) -> int:
    """The width in characters that a text may have been wrapped to."""
    widths = [*map(len, map(str.rstrip, rows))]
    full = sorted(width for width, after in pairwise(widths) if after and NARROWEST <= width <= WIDEST)
    return (
        full[int(NEARLY_ALL * (len(full) - 1))]
        if full
        else max((width for width in widths if width <= WIDEST), default=0)
    )


def unwrap(rows: Sequence[str], widest: int, titled: bool) -> Iterator[Unwrapped]:
    """The lines that rows make.

    Of each the number of the row it begins in, its text, whether it is close, the level of a heading (0 for none, 1 for
    the title), in how many quotations it stands, and how much further in the rest of it stands where it is broken.
    `titled` when the rows stand at the start of a text, where a title may be.
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
                yield start, paragraph[0].strip(), False, 1, 0, 0
            else:
                at, text, level = heading_in(paragraph)
                if level:
                    yield start, text, False, level, 0, 0
                for nth, joined, close, depth, hang in _lines(paragraph[at:], widest):
                    yield start + at + nth, joined, close or (nth == 0 and level > 0), 0, depth, hang
            titled = False
        number += 1


def _lines(rows: list[str], widest: int) -> Iterator[tuple[int, str, bool, int, int]]:
    """The lines of rows with no blank one among them: each with its row, whether it is close, quotations, and hang."""
    at, close = 0, False
    for (depth, has_words), group in groupby(_unquoted(rows), lambda row: (row[0], bool(row[1]))):
        part = [text for _, text in group]
        for number, joined, hang in _unwrapped(part, widest - MARK * depth) if has_words else ():
            yield at + number, joined, close, depth, hang
            close = True
        close = close and has_words
        at += len(part)


def _unquoted(rows: list[str]) -> list[tuple[int, str]]:
    """Rows without the marks of quotations before them, as in mail, each with how many there were.

    Three marks and more are a prompt, unless rows with fewer stand beside them.
    """
    if any(row.startswith(QUOTED) for row in rows):
        parted = [*map(_without_marks, rows)]
        if any(0 < depth < PROMPT for depth, _ in parted):
            return parted
    return [(0, row) for row in rows]


def _without_marks(row: str) -> tuple[int, str]:
    marks = len(row) - len(row.lstrip(f"{QUOTED} "))
    depth = row.count(QUOTED, 0, marks)
    is_quoted = row.startswith(QUOTED) and (marks == len(row) or row[marks - 1] == " ")
    return (depth, row[row.rfind(QUOTED, 0, marks) + 2 :]) if is_quoted else (0, row)


def _is_title(rows: list[str]) -> bool:
    (first, *others) = rows
    return not others and len(first) <= LONGEST_TITLE and first[-1] not in ".,;:" and not first.startswith(QUOTED)


def _unwrapped(rows: list[str], widest: int) -> Iterator[tuple[int, str, int]]:
    """The lines of a paragraph, each with the number of its first row and its hang."""
    if len(rows) == 1:
        yield 0, rows[0], _item_column(rows[0]) or (_indent(rows[0]) if len(rows[0]) <= WIDEST else 0)
        return
    if len(rows) > 2:
        widths = [*map(len, rows)]
        usual = [width for width in widths if width <= widest]
        widest = max(usual if len(usual) >= MOST_FULL * len(rows) else widths)
    joins = _joins(rows, widest) if NARROWEST <= widest <= WIDEST else set()
    start = 0
    for at in range(1, len(rows) + 1):
        if at in joins:
            continue
        first = rows[start]
        if at == start + 1:
            yield start, first, _item_column(first) or _indent(first) + KEPT
        else:
            yield start, _joined(rows[start:at]), _item_column(first) or _indent(rows[start + 1])
        start = at


def _joined(rows: list[str]) -> str:
    """Rows as one line. A hyphen between letters at the end of one stands in a word that was broken at it."""
    joined = rows[0]
    for row in map(str.lstrip, rows[1:]):
        in_word = joined.endswith("-") and (joined[-2:-1].isalnum() and row[:1].isalnum())
        joined += row if in_word else f" {row}"
    return joined


def _joins(rows: list[str], widest: int) -> set[int]:
    """The rows that go on where the one before was full; none where that is chance, as in a log or a program.

    Where it is not, those go on too that begin in small letters below one that is nearly full.
    """
    words = [row.split(maxsplit=1)[0] for row in rows]
    if all(map(_has_digit, words)):
        return set()
    following, breaks = _following(rows, widest)
    full, nearly = set(), set()
    for at in following:
        above, word = rows[at - 1], words[at]
        if " " not in (above if above[0] != " " else above.lstrip()) or above[-1] in DRAWN or word[0] in DRAWN:
            continue
        if len(above) + 1 + len(word) > widest:
            full.add(at)
        elif word[0].islower() and len(above) >= LEAST_FULL * widest and (above[-1].isalnum() or above[-1] == ","):
            nearly.add(at)
    joins = full | nearly
    is_wrapped = (
        len(joins) > breaks and len(joins) >= MOST_FULL * len(following) and len(full) >= len(nearly) - (len(rows) == 2)
    )
    return joins if is_wrapped and not _is_table(rows) and not _is_program(rows, joins) else set()


def _is_program(rows: list[str], joins: set[int]) -> bool:
    """Whether most rows that others would be joined to stand further in and end as those of programs do."""
    return 2 * sum(rows[at][0] == " " and rows[at - 1][-1] in AS_CODE for at in joins) > len(joins)


def _is_table(rows: list[str]) -> bool:
    """Whether there are columns in most rows."""
    with_gaps = [row for row in rows if GAP in row]
    return 2 * sum(GAP in row.lstrip() for row in with_gaps) > len(rows)


def _following(rows: list[str], widest: int) -> tuple[list[int], int]:
    """The rows that may go on with the line above them by where they begin, and how many may not.

    A line goes on where its second row began. That may be further in, as below the number of an item, or less far, as
    below the first row of a paragraph; a row further in by itself begins a line. Those below a short row are not
    counted: it may be a head of theirs.
    """
    following: list[int] = []
    breaks = 0
    start, column = 0, _item_column(rows[0])
    for at in range(1, len(rows)):
        row = rows[at]
        item = _item_column(row)
        if item or row[0] == QUOTED:
            start, column = at, item
            continue
        indent = _indent(row)
        if at > start + 1:
            goes_on = indent == column
        elif column:
            goes_on = indent <= column
        elif indent <= _indent(rows[start]):
            goes_on = True
        elif rows[start][-1] in BEFORE_CODE or len(rows[start]) < LEAST_FULL * widest:
            goes_on = False
        else:
            goes_on = _indent(rows[at + 1]) == indent if at + 1 < len(rows) else row[indent].islower()
        if goes_on:
            column = indent
            following.append(at)
        else:
            breaks += rows[at - 1][-1] in BEFORE_CODE or 2 * len(rows[at - 1]) > widest
            start, column = at, 0
    return following, breaks


def _has_digit(word: str) -> bool:
    return any("0" <= sign <= "9" for sign in word)


def _indent(row: str) -> int:
    return 0 if row[0] != " " else len(row) - len(row.lstrip(" "))


def _item_column(row: str) -> int:
    """Where the text of an item of a list begins, behind a bullet or a number of at most three digits; 0 for none."""
    bare = row.lstrip(" ")
    if bare[0] not in BEGIN_ITEMS:
        return 0
    sign, _, text = bare.partition(" ")
    is_item = (sign in BULLETS and (sign != "o" or text[:1] == " ")) or (
        sign[-1] in ".)" and _is_number(sign[:-1].removeprefix("("))
    )
    return len(row) - len(text.lstrip(" ")) if is_item and text else 0


def _is_number(text: str) -> bool:
    return 1 <= len(text) <= 3 and text.isdecimal()


def hang_in(hang: int, width: int) -> int:
    """The cells by which rows stand further in, in a column of so many cells that is to have most of them for words."""
    return max(0, min(hang, width // 3))


def break_hanging(
    broken: Callable[[int, int, int], Iterator[Broken]], start: int, end: int, width: int, hang: int
) -> Iterator[Broken]:
    """Where a text breaks whose rows after the first are narrower; `broken` breaks it from, up to, and to a width."""
    rows = broken(start, end, width)
    yield next(rows)
    following = next(rows, None)
    if following:
        yield from broken(following[0], end, width - hang)


def break_ascii(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Where ASCII text from `start` to `end` breaks to fit `width` cells: (start, end) of each row, at least one."""
    while end - start > width:
        space = text.rfind(" ", start + 1, start + width + 1)
        if space <= start:
            yield start, start + width
            start += width
            continue
        yield start, space
        start = space + 1
        while start < end and text[start] == " ":
            start += 1
    yield start, end
