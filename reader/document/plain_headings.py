"""Headings in plain text: those that are underlined, and the names of chapters that stand by themselves.

Next to nothing is imported here, for the first page is looked through for them.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

UNDERLINES = {"=": 1, "-": 2, "~": 3, "^": 3}
"""What headings are underlined with, and the level that makes them."""
SHORTEST = 3
LONGEST, LONGEST_TITLE = 100, 60
PARTS = dict.fromkeys((
    "part", "book", "volume", "act", "teil", "buch", "band", "akt", "partie", "livre", "tome", "parte", "libro",
    "часть", "книга",
), 1) | dict.fromkeys((
    "chapter", "scene", "letter", "stave", "canto", "appendix", "kapitel", "szene", "chapitre", "scène", "capítulo",
    "capitolo", "hoofdstuk", "глава",
), 2)  # fmt: skip
"""What parts of books are called before a number, and the level of their headings."""
ALONE = frozenset({
    "prologue", "epilogue", "preface", "foreword", "introduction", "conclusion", "afterword", "contents",
    "bibliography", "glossary", "index", "acknowledgements", "acknowledgments",
})  # fmt: skip
"""What parts of books are called that have no number."""
NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last",
})  # fmt: skip
ROMAN = frozenset("IVXLCDM")
SMALL_ROMAN = frozenset("IVXL")
"""What a number is written with that stands by itself: with more letters it may be a word."""
NUMBER_ALONE = 3
"""The level of a heading that is a number."""


def heading_in(rows: Sequence[str]) -> tuple[int, str, int]:
    """The heading that rows with no blank one among them begin with: how many they are, its text, its level (0: none).

    The name of a chapter may stand below its number, or all of its text.
    """
    first, second = rows[0].strip(), rows[1].strip() if len(rows) > 1 else ""
    level = _underlined(first, second)
    if level:
        return 2, first, level
    if len(rows) > 2 and rows[2].strip() == first and (level := _underlined(second, first)):
        return 3, second, level
    level = _named(first)
    if not second or not level:
        return level and 1, first, level
    is_number = level < NUMBER_ALONE and len(first.split()) < SHORTEST
    if not is_number or _named(second):
        return 0, "", 0
    is_title = len(rows) == 2 and len(second) <= LONGEST_TITLE and second[-1] not in ".,;:"
    return (2, f"{first} {second}", level) if is_title else (1, first, level)


def _underlined(text: str, line: str) -> int:
    """The level of a heading whose text has this line below it; 0 for none."""
    sign = line[:1]
    if sign not in UNDERLINES or len(line) < SHORTEST or line.strip(sign) or len(text) > LONGEST:
        return 0
    wide = len(text) + 4 if text.isascii() else 2 * len(text) + 4
    fits = 0.6 * len(text) <= len(line) <= wide
    return UNDERLINES[sign] if fits and any(map(str.isalpha, text)) else 0


def _named(row: str) -> int:
    """The level of a heading that names a part of a book, as `CHAPTER I.` or `Book One: The sea` do; 0 for none."""
    if len(row) > LONGEST or not (row[:1].isupper()):
        return 0
    word, _, rest = row.partition(" ")
    level = PARTS.get(word.casefold(), 0)
    if level:
        number, _, title = rest.lstrip().removeprefix("THE ").removeprefix("the ").partition(" ")
        return (
            level if _is_number(number.rstrip(".:,—–-")) and not title.lstrip()[:1].islower() and not _leads(row) else 0
        )
    if row.rstrip(".:").casefold() in ALONE:
        return 2
    bare = word.rstrip(".")
    is_number = SMALL_ROMAN.issuperset(bare) and (len(bare) > 1 or bare in "IVX")
    if is_number and not rest:
        return NUMBER_ALONE
    return 2 if is_number and word.endswith(".") and rest.isupper() and "." not in rest[:3] and not _leads(row) else 0


def _is_number(word: str) -> bool:
    """Whether a word is a number in figures, Roman or in words, or a single letter."""
    if word.isdecimal() or (word and ROMAN.issuperset(word)) or (len(word) == 1 and word.isupper()):
        return True
    return bool(word) and all(part in NUMBERS for part in word.casefold().split("-"))


def _leads(row: str) -> bool:
    """Whether a row is of a list of contents, and leads to a page."""
    words = row.split()
    return words[-1].isdecimal() and ("  " in row or ". ." in row or "..." in row)
