"""Words broken at the end of a row of print: whole again, and compounds with the hyphen that they had before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise, starmap

from reader.document.hyphens import patterns

HYPHENS = ("-", "\u00ad", "‐")
SHORTEST = 3
"""Letters of the shortest half of a compound that the words of the text can tell."""

_WORD = re.compile(r"\w+(?:-\w+)*")
_LAST = re.compile(r"\w+$")
_FIRST = re.compile(r"\w+")
_BROKEN = re.compile(r"[\w-]*[-\u00ad‐]\n\w+")
_ENGLISH = ("en-GB", "en-US")
_FEW = 50
"""Rows from which on it is told whether words are divided in a text."""
_SOME, _MOSTLY = 4, 0.8
"""Hyphens that tell, and which share of them must stand where a word may be divided."""
_RARE = 0.015
"""Which share of rows ends with hyphens at most where no words are divided."""
_PREFIXES = frozenset(
    ["self", "well", "half", "all", "ex", "cross", "ill", "high", "low", "long", "short", "full", "hard"]
)
"""Words with which compounds begin that nobody writes in one."""


class BrokenWords:
    """Decides of words broken at a hyphen, by the other words of their text and by the patterns of its language."""

    def __init__(self, rows: Iterable[str], language: str) -> None:
        self._rows = [*rows]
        self._languages = _ENGLISH if not language or language.startswith("en") else (language,)

    @cached_property
    def _divides(self) -> bool:
        """Whether words are divided in the text at all: rows that end with the hyphen of a compound are rare."""
        broken = [*filter(None, starmap(_halves, pairwise(self._rows)))]
        allowed = sum(self._may_break(first + second, len(first)) for first, second in broken)
        often = len(broken) > _RARE * len(self._rows)
        return len(self._rows) < _FEW or often or (len(broken) >= _SOME and allowed > _MOSTLY * len(broken))

    @cached_property
    def _written(self) -> frozenset[str]:
        return frozenset(_WORD.findall(_BROKEN.sub(" ", "\n".join(self._rows)).casefold()))

    def joined(self, first: str, second: str) -> str:
        """Two rows as one text."""
        if not first.endswith(HYPHENS) or not first[-2:-1].isalnum() or not second[:1].isalnum():
            return f"{first}{'' if _is_dense(first[-1:]) and _is_dense(second[:1]) else ' '}{second}"
        halves = _halves(first, second)
        hyphen = "-" if halves is None or self._is_compound(*halves) else ""
        return first[:-1] + hyphen + second

    def _is_compound(self, first: str, second: str) -> bool:
        """Whether a word had its hyphen before it was broken there; in doubt it had."""
        whole = first + second
        if whole in self._written or f"{first}-{second}" in self._written:
            return whole not in self._written
        if first in _PREFIXES:
            return True
        if min(len(first), len(second)) >= SHORTEST and {first, second} <= self._written:
            return True
        return not self._divides or not self._may_break(whole, len(first))

    def _may_break(self, word: str, at: int) -> bool:
        """Whether the patterns of the language break a word there; where there are none, it may be."""
        known = [*filter(None, map(patterns, self._languages))]
        return not known or any(at in each.positions(word) for each in known)


def _halves(first: str, second: str) -> tuple[str, str] | None:
    """The halves of a word, in letters of one case, that may have been divided at the hyphen that a row ends with."""
    halves = _LAST.search(first[:-1]), _FIRST.match(second)
    if not (first.endswith(HYPHENS) and halves[0] and halves[1]):
        return None
    last, begun = halves[0][0], halves[1][0]
    divided = begun[0].islower() and last[-1].isalpha()
    return (last.casefold(), begun.casefold()) if divided or ((last + begun).isupper() and len(last) > 1) else None


def _is_dense(letter: str) -> bool:
    """Whether a letter is one of a script that parts no words: Chinese or Japanese."""
    return "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"
