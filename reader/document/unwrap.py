"""Paragraphs put together again where a file was wrapped by hand, and rows broken at spaces.

Next to nothing is imported here: the first page of a text is on the screen before anything else is read.
"""

from __future__ import annotations

from itertools import groupby

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


NARROWEST, WIDEST = 50, 100
"""A file whose longest lines are this wide, in characters, may have been wrapped by hand."""

MOST_FULL = 0.75
"""Which share of the rows of a paragraph that was wrapped by hand goes on where the one before was full, at least."""

LONGEST_TITLE = 100

QUOTED, MARK = ">", 2
"""What stands before each row of a quotation, and how many characters that takes."""
PROMPT = 3
"""How many such marks a program may show to ask for something."""


def usual_width(rows: Iterable[str]) -> int:
    """The width in characters that a text may have been wrapped to."""
    return max((width for width in map(len, map(str.rstrip, rows)) if width <= WIDEST), default=0)


def unwrap(rows: Sequence[str], widest: int, titled: bool) -> Iterator[tuple[int, str, bool, bool, int]]:
    """The lines that rows make.

    Of each the number of the row it begins in, its text, whether it is close, whether it is the title, and in how many
    quotations it stands. `titled` when the rows stand at the start of a text, where a title may be.
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
                yield start, paragraph[0].strip(), False, True, 0
            else:
                for at, joined, close, depth in _lines(paragraph, widest):
                    yield start + at, joined, close, False, depth
            titled = False
        number += 1


def _lines(rows: list[str], widest: int) -> Iterator[tuple[int, str, bool, int]]:
    """The lines of rows with no blank one among them: each with its row, whether it is close, and its quotations."""
    at, close = 0, False
    for (depth, has_words), group in groupby(_unquoted(rows), lambda row: (row[0], bool(row[1]))):
        part = [text for _, text in group]
        for number, joined in _unwrapped(part, widest - MARK * depth) if has_words else ():
            yield at + number, joined, close, depth
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


def _unwrapped(rows: list[str], widest: int) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph, each with the number of its first row."""
    if len(rows) > 2:
        widest = max(map(len, rows))
    joins = _joins(rows, widest) if NARROWEST <= widest <= WIDEST else set()
    start = 0
    for at in range(1, len(rows) + 1):
        if at in joins:
            continue
        yield start, _joined(rows[start:at])
        start = at


def _joined(rows: list[str]) -> str:
    """Rows as one line. A hyphen between letters at the end of one stands in a word that was broken at it."""
    joined = rows[0]
    for row in rows[1:]:
        begins, ends = row.lstrip()[:1], joined[-2:-1]
        in_word = joined.endswith("-") and (ends.isalnum() and begins.isalnum())
        joined += row if in_word else f" {row}"
    return joined


def _joins(rows: list[str], widest: int) -> set[int]:
    """The rows that go on where the one before was full; none where that is chance, as in a log or a program."""
    words = [row.split(maxsplit=1)[0] for row in rows]
    if all(map(_has_digit, words)):
        return set()
    following = [at for at in range(1, len(rows)) if not _begins_line(rows[at])]
    joins = {at for at in following if len(rows[at - 1]) + 1 + len(words[at]) > widest and " " in rows[at - 1]}
    return joins if len(joins) >= MOST_FULL * len(following) else set()


def _has_digit(word: str) -> bool:
    return any("0" <= sign <= "9" for sign in word)


def _begins_line(row: str) -> bool:
    """Whether a row is no part of the one before: it is indented or quoted, or is an item of a list.

    An item begins with a bullet or with a number of at most three digits.
    """
    if row.startswith((" ", QUOTED)):
        return True
    sign = row.split(maxsplit=1)[0]
    return len(sign) < len(row) and (sign in ("-", "*", "•", "·") or (_is_number(sign[:-1]) and sign[-1] in ".)"))


def _is_number(text: str) -> bool:
    return 1 <= len(text) <= 3 and text.isdecimal()


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
