"""When two typed texts are the same answer, and by which rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_PUNCTUATION = re.compile(r"[^\w\s%$£€+.-]|(?<!\w)[+-](?!\w)|\.(?!\d)|_")
_JOINED = re.compile(r"(?<=\d),(?=\d{3})|(?<=\w)['’](?=\w)|(?<=[^\W\d])\.(?=\w)|(?<=\w)\.(?=[^\W\d])")
_HYPHEN = re.compile(r"(?<=\w)-|-(?!\d)")
_UNIT_GAP = re.compile(r"(?<=\d) +(?=%)|(?<=[$£€]) +(?=\d)")
_MINUS = str.maketrans("−–", "--")
_LETTER_MAKING = 9


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


RULES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("word for word", _spaces),
    ("capitals aside", _case),
    ("accents aside", _accents),
    ("punctuation aside", _punctuation),
    ("leading article aside", _article),
)
"""What may differ, each rule allowing what those before it do."""


def matching_rule(given: str, accepted: Iterable[str]) -> str | None:
    """The strictest rule by which a typed text is one of the accepted ones, or None."""
    accepted = tuple(accepted)
    for name, simplify in RULES:
        simple = simplify(given)
        if simple and any(simple == simplify(text) for text in accepted):
            return name
    return None
