"""Segments: a run of words with capitals, cut into the names it holds.

What a run holds depends on its words alone, and the same names come again and again: each run is cut once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.entities.kinds import Kind
from reader.entities.lexicon import (
    ANY_NAME,
    COUNTRY,
    FAMILY,
    GIVEN,
    GROUP,
    ORGANISATION,
    STOP,
    TITLE,
    WORK,
    Lexicon,
    kind_of,
    lexicon,
)
from reader.entities.lists import entries
from reader.entities.runs import is_capital
from reader.entities.shapes import (
    FAMILY_MONTHS,
    FAMILY_PARTICLES,
    MOST_WORDS,
    NO_NAMES,
    WEAK_TITLES,
    is_full_name,
    is_title,
    known,
    personal,
    shape,
)

_CODE = re.compile(r"[A-Z]+\d+$")
_AGES = frozenset(entries("Old|Young|Poor|Dear|Little|Big|Good"))
_TEAM = re.compile(r"[A-Z][a-z]{3,}s$")
_FAMILIES_TOO = frozenset(entries("Page|Day|Best|Small|Short|Read|Early|Still"))
"""Small words that are family names as well."""
_NAMES_TOO = ("Will", "May")
_MODEL = re.compile(r"[A-Z][A-Za-z]{2,}-\d+[A-Za-z]?$")
"""A make with its number, as Hwasong-12."""
_SHIPS = ("USS", "HMS", "HMCS", "HMAS", "RMS", "SS", "MV")
"""What ships are called by before their names."""
_ARTICLES = ("i", "the", "a", "an")
_PRONOUNS = frozenset(entries("We|You|Me|My|Your|Our|He|She|They|Her|His|Him|Us|Them"))
"""What stands with a capital only inside a title, as in Merrily We Roll Along."""
_PERSONAL = 1.5
"""What `personal` must at least say for a run to be a full name whatever stands beside it."""


class Segment(NamedTuple):
    """Words `first` up to `end` of a run that are one name; its kind if that is known, and whether by the lists."""

    first: int
    end: int
    kind: Kind | None
    sure: float
    listed: bool


@lru_cache(maxsize=16_384)
def segments(words: tuple[str, ...], opens: bool) -> tuple[Segment, ...]:
    """The names in a run; `opens` where a sentence begins with it, so that its first capital says nothing."""
    found = lexicon()
    return tuple(_segments([_quiet(word, found) for word in words], opens, found))


def _segments(words: list[str], opens: bool, lexicon: Lexicon) -> Iterator[Segment]:
    first, titled = 0, False
    while first < len(words):
        if titled and words[first] == "of":
            first += 2
            continue
        run = words[first:]
        word, size = run[0], known(run, lexicon)
        if not is_capital(word) or (
            size < 2 and not (titled and word in FAMILY_MONTHS) and _is_plain(run, opens and first == 0, lexicon)
        ):
            first, titled = first + 1, False
            continue
        shaped = shape(run, lexicon)
        if size < 2 and not shaped and is_title(word, lexicon):
            first, titled = first + 1, word not in WEAK_TITLES or titled
            continue
        if titled and len(run) > 1 and is_title(run[1], lexicon) and lexicon.is_common(word.lower()):
            first += 1
            continue
        size, kind, sure, listed = _classed(run, size, shaped, titled, lexicon)
        if size <= MOST_WORDS:
            yield Segment(first, first + size, kind, sure, listed)
        first, titled = first + size, False


def _quiet(word: str, lexicon: Lexicon) -> str:
    """A word as it stands in the lists, also if it is written in capitals."""
    if len(word) > 3 and word.isupper() and word not in lexicon.words:
        return word.capitalize()
    return word


def _is_plain(run: Sequence[str], opens: bool, lexicon: Lexicon) -> bool:
    """Whether a word has its capital for another reason than a name."""
    word, low, bits = run[0], run[0].lower(), lexicon.words.get
    mine = bits(word, 0)
    if mine & ORGANISATION and word.isupper() and len(run) == 1:
        return False
    if word in NO_NAMES or low.replace("’", "'").partition("'")[0] in _ARTICLES or _CODE.match(word):
        return True
    named = mine & GIVEN and len(run) > 1 and bits(run[1], 0) & FAMILY and (word in _NAMES_TOO or not opens)
    if bits(low, 0) & STOP and not named:
        return True
    if word in _AGES and len(run) > 1 and bits(run[1], 0) & GIVEN:
        return True
    if (
        not mine & (ANY_NAME | GIVEN | FAMILY | TITLE)
        and lexicon.is_common(low)
        and is_full_name(run[1:3], lexicon)
        and not shape(run, lexicon)
    ):
        return True
    if word in FAMILY_PARTICLES and len(run) > 1:
        return False
    if not opens or len(run) == 1 or mine & (ANY_NAME | TITLE) or word.isupper() or not lexicon.is_common(low):
        return False
    following = bits(run[1], 0)
    if mine & (GIVEN | FAMILY) and following & (FAMILY | GIVEN):
        return False
    return bool(is_title(run[1], lexicon) or following & (ANY_NAME | GIVEN)) and not shape(run, lexicon)


def _classed(
    run: Sequence[str], size: int, shaped: tuple[int, Kind] | None, titled: bool, lexicon: Lexicon
) -> tuple[int, Kind | None, float, bool]:
    """Size, kind and certainty of what a run begins with, and whether the lists say so."""
    bits = lexicon.words.get
    listed = bits(" ".join(run[:size]), 0) if size else 0
    if shaped and shaped[0] > size and not (titled and len(run) < 3):
        return *shaped, 0.9, False
    name = _name_size(run, lexicon)
    if run[0] in _SHIPS and len(run) > 1:
        return name, Kind.TERM, 0.9, False
    if titled and size < 2 and not (size == len(run) == 1 and listed & (COUNTRY | GROUP)):
        return name, Kind.PERSON, 1.0, False
    if size < 2 and name > 1 and personal(run[:name], lexicon) >= _PERSONAL:
        return name, Kind.PERSON, 0.9, False
    if size == 0 and len(run) > 2 and not _PRONOUNS.isdisjoint(run[1:]):
        return len(run), Kind.WORK, 0.6, False
    if size == 0:
        joined = Kind.TERM if _MODEL.match(run[0]) else _joined(run[0], lexicon)
        return (1, joined, 0.7, True) if joined else (name, None, 0.5, False)
    kind = kind_of(listed)
    rest = run[size:]
    if rest and kind is Kind.PLACE and len(rest) == 1 and _TEAM.match(rest[0]) and not bits(rest[0], 0) & ANY_NAME:
        return size + 1, Kind.ORGANISATION, 0.8, False
    if rest and kind is Kind.ORGANISATION and len(rest) < 3 and _is_product(rest, lexicon):
        return len(run), Kind.WORK, 0.6, False
    return size, kind, 1.0, True


def _joined(word: str, lexicon: Lexicon) -> Kind | None:
    """What a word with a hyphen names when a part of it is in the lists: Franco-German, Pfizer-BioNTech."""
    first, _, rest = word.partition("-")
    bits = lexicon.words.get
    if rest[:1].isupper() and (bits(first, 0) | bits(rest, 0)) & (GROUP | ORGANISATION):
        return Kind.GROUP if bits(rest, 0) & GROUP else Kind.ORGANISATION if bits(first, 0) & ORGANISATION else None
    return None


def _is_product(rest: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words after a company's name are plain ones, as in Google Maps."""
    bits = lexicon.words.get
    if len(rest) == 1 and bits(rest[0], 0) & WORK:
        return True
    return all(
        lexicon.is_common(word.lower()) and not is_title(word, lexicon) and not bits(word, 0) & ANY_NAME
        for word in rest
    )


def _name_size(run: Sequence[str], lexicon: Lexicon) -> int:
    """How many words a name of unknown kind takes: all up to a title or a listed name of two words."""
    bits = lexicon.words.get
    for size in range(1, len(run)):
        mine = bits(run[size], 0)
        if _CODE.match(run[size]) and size + 1 < len(run):
            return size
        if run[size] in FAMILY_MONTHS and bits(run[size - 1], 0) & GIVEN:
            continue
        if run[size] in _FAMILIES_TOO and bits(run[size - 1], 0) & GIVEN:
            continue
        if is_capital(run[size]) and bits(run[size].lower(), 0) & STOP and (size + 1 == len(run) or size > 1):
            return size
        following = bits(run[size + 1], 0) if size + 1 < len(run) else 0
        named = mine & (GIVEN | FAMILY) and not following & GIVEN
        if known(run[size:], lexicon) > 1 or (is_title(run[size], lexicon) and not named):
            return size
        if mine & GROUP and not mine & (GIVEN | FAMILY) and size + 1 < len(run):
            return size
    return len(run)
