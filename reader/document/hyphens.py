"""Hyphens: where words may be broken at the end of a row, by the patterns of Pyphen for the language of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.document.layout import break_line

if TYPE_CHECKING:
    from pyphen import Pyphen

SHORTEST = 6
"""Letters of the shortest word that is broken."""
_WORD = re.compile(r" *([^\W\d_]+)")
_NEXT = re.compile(r" *")


class Piece(NamedTuple):
    """A row of a text: its characters, from and up to, and whether a hyphen stands behind them."""

    start: int
    end: int
    hyphen: bool = False


def break_hyphenated(text: str, width: int, language: str) -> Iterator[Piece]:
    """Where a text breaks to fit `width` cells, words that are too long for the end of a row broken by a hyphen."""
    from reader.document.widths import cell_len  # noqa: PLC0415  (a text that is not hyphenated needs no table of widths)

    start = 0
    while True:
        near = text[start : start + 4 * width + SHORTEST]
        end = start + next(break_line(near, width))[1]
        if end >= len(text):
            yield Piece(start, len(text))
            return
        word = _WORD.match(text, end if text[end] == " " else start)  # a word that fills a row is broken from its start
        room = width - cell_len(text[start : word.start(1)]) - 1 if word else 0
        cut = _cut(word[1], room, language) if word else 0
        if word and cut:
            end = word.start(1) + cut
            yield Piece(start, end, hyphen=True)
            start = end
        else:
            yield Piece(start, end)
            following = _NEXT.match(text, end)
            start = following.end() if following else end


def _cut(word: str, room: int, language: str) -> int:
    """How many letters of a word go into so many cells, as far as it may be broken; 0 if none do."""
    if room < 2 or len(word) < SHORTEST:
        return 0
    found = patterns(language)
    return max((int(at) for at in found.positions(word) if at <= room), default=0) if found else 0


@lru_cache(maxsize=4)
def patterns(language: str) -> Pyphen | None:
    """The patterns of a language; None where there are none, or no Pyphen."""
    try:
        from pyphen import Pyphen, language_fallback  # noqa: PLC0415  (an extra, and only for who wants hyphens)
    except ImportError:
        return None
    known = language_fallback(language)
    return Pyphen(lang=known) if known else None
