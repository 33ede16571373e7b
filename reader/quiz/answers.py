"""When two typed texts are the same answer, and by which rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from reader.quiz.dates import same_form
from reader.quiz.number_words import in_figures

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_PUNCTUATION = re.compile(r"[^\w\s%$£€+.-]|(?<!\w)[+-](?!\w)|\.(?!\d)|_")
_JOINED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))|(?<=\w)['’](?=\w)|(?<=[^\W\d])\.(?=\w)|(?<=\w)\.(?=[^\W\d])")
_HYPHEN = re.compile(r"(?<=\w)-|-(?!\d)")
_UNIT_GAP = re.compile(r"(?<=\d) +(?=%)|(?<=[$£€]) +(?=\d)")
_MINUS = str.maketrans("−–", "--")
_LETTER_MAKING = 9
_WORD, _LONG_WORD = 4, 10
"""So many letters a word has at least in which one letter may be wrong, and two."""


def _spaces(text: str) -> str:
    return " ".join(text.split())


def _case(text: str) -> str:
    return unicodedata.normalize("NFC", _spaces(text)).casefold()


def _accents(text: str) -> str:
    """Marks of the lowest classes stay: they are no accents, but make another letter of a kana, or ≠ of =."""
    letters = unicodedata.normalize("NFD", _case(text))
    return "".join(letter for letter in letters if unicodedata.combining(letter) <= _LETTER_MAKING)


def _punctuation(text: str) -> str:
    """A minus sign and a decimal point are no punctuation: -5 is not 5, and 3.5 not 35."""
    joined = _UNIT_GAP.sub("", _JOINED.sub("", _accents(text).translate(_MINUS)))
    return _spaces(_HYPHEN.sub(" ", _PUNCTUATION.sub(" ", joined)))


def _article(text: str) -> str:
    return _ARTICLE.sub("", _punctuation(text))


def _numbers(text: str) -> str:
    return in_figures(_article(text))


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
    words = tuple(zip(one.split(), other.split(), strict=False))
    if one.count(" ") != other.count(" "):
        parted = one.replace(" ", "") == other.replace(" ", "") and not re.search(r"\d", one)
        return abs(one.count(" ") - other.count(" ")) if parted else most + 1
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
    ("word for word", _alike(_spaces)),
    ("capitals aside", _alike(_case)),
    ("accents aside", _alike(_accents)),
    ("punctuation aside", _alike(_punctuation)),
    ("leading article aside", _alike(_article)),
    ("number words aside", _alike(_numbers)),
    ("the same date", _alike(same_form)),
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
    if not _spaces(given):
        return "left unanswered"
    one = _numbers(given)
    words = [_numbers(text) for text in accepted]
    near = min((_distance(one, text, CLOSE) for text in words if not re.search(r"\d", one + text)), default=CLOSE + 1)
    if near <= CLOSE and len(one) > 2 * near:
        return f"not quite an accepted answer: {near} letter{'s differ' if near > 1 else ' differs'}"
    return "none of the accepted answers"
