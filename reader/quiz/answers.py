"""When two typed texts are the same answer, and by which rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_PUNCTUATION = re.compile(r"[^\w\s%$£€+-]|(?<!\w)[+-](?!\w)|_")


def _spaces(text: str) -> str:
    return " ".join(text.split())


def _case(text: str) -> str:
    return unicodedata.normalize("NFC", _spaces(text)).casefold()


def _accents(text: str) -> str:
    return "".join(
        character for character in unicodedata.normalize("NFD", _case(text)) if not unicodedata.combining(character)
    )


def _punctuation(text: str) -> str:
    joined = re.sub(r"(?<=\d),(?=\d{3})", "", _accents(text))
    joined = re.sub(r"(?<=\w)[.'’](?=\w)", "", joined)
    return _spaces(_PUNCTUATION.sub(" ", joined).replace("-", " "))


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
