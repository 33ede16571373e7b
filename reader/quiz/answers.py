"""When two typed texts are the same answer, and by which rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import partial

from reader.quiz.amounts import amount, same_unit
from reader.quiz.dates import same_date
from reader.quiz.folding import fold, spaces
from reader.quiz.number_words import in_figures

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_PUNCTUATION = re.compile(r"[^\w\s%$£€+.-]|(?<!\w)[+-](?!\w)|\.(?!\d)|_")
_JOINED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))|(?<=\w)['’](?=\w)|(?<=[^\W\d])\.(?=\w)|(?<=\w)\.(?=[^\W\d])")
_HYPHEN = re.compile(r"(?<=\w)-|-(?!\d)")
_WORD_GAP = re.compile(r"(?<=[^\W\d]) | (?=[^\W\d])")
_AS_WRITTEN = re.compile(r"\+|(?<!\d\W)(?<![\d.])0+(?=\d)|\.\d*?0+(?!\d)")
"""What is worth nothing in a number, but makes a code or a version of it: 007, 3.10, +5."""
_UNIT_GAP = re.compile(r"(?<=\d) +(?=%)|(?<=[$£€]) +(?=\d)")
_MINUS = str.maketrans("−–", "--")
_LETTER_MAKING = 9
_WORD, _LONG_WORD = 4, 10
"""So many letters a word has at least in which one letter may be wrong, and two."""


def _accents(text: str) -> str:
    """Marks of the lowest classes stay: they are no accents, but make another letter of a kana, or ≠ of =."""
    letters = unicodedata.normalize("NFD", fold(text))
    bare = "".join(letter for letter in letters if unicodedata.combining(letter) <= _LETTER_MAKING)
    return unicodedata.normalize("NFC", bare)


def _punctuation(text: str) -> str:
    """A minus sign and a decimal point are no punctuation: -5 is not 5, and 3.5 not 35."""
    joined = _UNIT_GAP.sub("", _JOINED.sub("", _accents(text).translate(_MINUS)))
    return spaces(_HYPHEN.sub(" ", _PUNCTUATION.sub(" ", joined)))


def _article(text: str) -> str:
    return _ARTICLE.sub("", _punctuation(text))


def _numbers(text: str) -> str:
    return in_figures(_article(text))


def _together(text: str) -> str:
    """Figures side by side stay apart: 1 2 is not 12, nor 1/100 1100."""
    return _WORD_GAP.sub("", _numbers(text))


def _same_amount(given: str, accepted: str) -> bool:
    one, other = amount(given), amount(accepted)
    if one is None or other is None or ("/" in given and "/" in accepted):
        return False
    written_alike = _AS_WRITTEN.findall(given) == _AS_WRITTEN.findall(accepted)
    return written_alike and one.value == other.value and same_unit(one.unit, other.unit)


def _misspelt(most: int, shortest: int) -> Callable[[str, str], bool]:
    """Whether a text differs by so few letters from another."""

    def same(given: str, accepted: str) -> bool:
        one, other = _numbers(given), _numbers(accepted)
        return min(len(one), len(other)) >= shortest and _letters_off(one, other, most) <= most

    return same


def _letters_off(one: str, other: str, most: int) -> int:
    """How many letters two texts differ by, or more than `most` where what differs is no misspelling.

    In a short word a letter makes another word: not and now, he and she, was and wasn't.
    """
    if one.count(" ") != other.count(" "):
        return most + 1
    words = zip(one.split(), other.split(), strict=True)
    return sum(_word_off(*pair, most) for pair in words if pair[0] != pair[1])


def _word_off(one: str, other: str, most: int) -> int:
    """The same for two words: never with figures in them, nor in the first letter."""
    length = min(len(one), len(other))
    allowed = 0 if length < _WORD else 1 if length < _LONG_WORD else most
    if one[0] != other[0] or re.search(r"\d", one + other):
        return most + 1
    off = _distance(one, other, allowed)
    return off if off <= allowed else most + 1


def _distance(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed, or swapped with the next."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (only for an answer that no other rule takes)

    return OSA.distance(one, other, score_cutoff=most)


def _alike(simplify: Callable[[str], str]) -> Callable[[str, str], bool]:
    def same(given: str, accepted: str) -> bool:
        simple = simplify(given)
        return bool(simple) and simple == simplify(accepted)

    return same


RULES: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("word for word", _alike(spaces)),
    ("capitals aside", _alike(fold)),
    ("accents aside", _alike(_accents)),
    ("punctuation aside", _alike(_punctuation)),
    ("leading article aside", _alike(_article)),
    ("number words aside", _alike(_numbers)),
    ("spaces aside", _alike(_together)),
    ("the same date", same_date),
    ("the same date, the day first", partial(same_date, month_first=(False,))),
    ("the same date, the month first", partial(same_date, month_first=(True,))),
    ("the same amount", _same_amount),
    ("one letter misspelt", _misspelt(1, 5)),
    ("two letters misspelt", _misspelt(2, 10)),
)
"""What may differ, the strictest rule first."""

CLOSE = 4
"""An answer that differs by no more letters than this is told so."""


def matching_rule(given: str, accepted: Iterable[str]) -> str | None:
    """The strictest rule by which a typed text is one of the accepted ones, or None."""
    accepted = tuple(accepted)
    return next((name for name, same in RULES if any(same(given, text) for text in accepted)), None)


def refusal(given: str, accepted: Iterable[str]) -> str:
    """Why no rule takes a typed text."""
    if not given.split():
        return "left unanswered"
    one = _numbers(given)
    words = [_numbers(text) for text in accepted]
    near = min((_distance(one, text, CLOSE) for text in words if not re.search(r"\d", one + text)), default=CLOSE + 1)
    if near <= CLOSE and len(one) > 2 * near:
        return f"not quite an accepted answer: {near} letter{'s differ' if near > 1 else ' differs'}"
    return "none of the accepted answers"
