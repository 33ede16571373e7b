"""Settling: what names of unknown kind are, by all their places in the text together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from reader.entities.find import NOTHING, WEIGHED, Find, Weights
from reader.entities.kinds import Kind
from reader.entities.lexicon import BASIC, COMMON, COUNTRY, FAMILY, GIVEN, ORGANISATION, PLACE, TOWN, Lexicon
from reader.entities.shapes import NO_NAMES, TAILS, personal

_PLACE_ENDING = re.compile(r"\w{2,}(?:ville|burgh?|stan|shire|land|bury|borough|ford|town|grad|abad|pur)$")
_PEOPLE_ENDING = re.compile(r"\w{2,}(?:ian|ese|ist|ite|ish)s?$")
_INNER_CAPITAL = re.compile(r"[A-Za-z]+[a-z][A-Z]|[a-z]+[A-Z]")
_CAPITALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?$|[A-Z][A-Z0-9&-]{1,6}$")
_NO_NAME = re.compile(r"\w$|[A-Z]{2,}s$|\d|[A-Z]-?\d|\W")

LEAST, ENOUGH = 0.25, 0.6
"""What must speak for a kind, all told, for a name to be kept at all, and to be taken for certain."""

SURE = 0.5
"""How sure a find must be not to be folded away."""


class Guess(NamedTuple):
    """What a name most likely is, None for nothing; and how sure that is, from 0 to 1."""

    kind: Kind | None
    sure: float


def settle(finds: list[Find], lexicon: Lexicon, lower: set[str]) -> list[Find]:
    """The finds that name something, each with a kind. `lower` holds the words the text also has in lower case."""
    long: dict[str, list[Find]] = defaultdict(list)
    short: dict[str, list[Find]] = defaultdict(list)
    for find in finds:
        if find.kind is None:
            (long if " " in find.text else short)[find.text].append(find)
        elif find.weights is not NOTHING and find.kind is Kind.PLACE:
            _unsettle(find, lexicon)
    for text, found in long.items():
        _decide(found, _guess(text, found, lexicon, lower))
    kinds = _kinds_of_short_names(finds)
    for text, found in short.items():
        kind, low = kinds.get(text), text.lower()
        plain = low in lower or (kind is Kind.ORGANISATION and lexicon.is_common(low))
        if kind and (not plain or _INNER_CAPITAL.match(text)):
            _decide(found, Guess(kind, 0.8))
        else:
            _decide(found, _guess(text, found, lexicon, lower))
    return [find for find in finds if find.kind]


def _decide(finds: list[Find], guess: Guess) -> None:
    for find in finds:
        find.kind, find.sure = guess


def _kinds_of_short_names(finds: list[Find]) -> dict[str, Kind]:
    """What single words mean that stand for a longer name of the text: family names, teams, initials."""
    kinds: dict[str, Kind] = {}
    for find in finds:
        kind = find.kind
        if kind not in (Kind.PERSON, Kind.ORGANISATION) or find.sure < SURE:
            continue
        if find.short:
            kinds[find.short] = kind
        if " " not in find.text:
            if kind is Kind.PERSON and find.sure == 1:
                kinds.setdefault(find.text, kind)
            continue
        words = find.text.split()
        if kind is Kind.PERSON:
            kinds.setdefault(words[-1], kind)
            kinds.setdefault(words[0], kind)
        else:
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) > 2:
                kinds.setdefault(initials, kind)
            if words[-1].endswith("s") and words[-1] not in TAILS:
                kinds.setdefault(words[-1], kind)
            if words[-1] in TAILS and len(words[0]) > 3:
                kinds.setdefault(words[0], kind)
    return kinds


def _unsettle(find: Find, lexicon: Lexicon) -> None:
    """Let the words beside a place that is also a family name say that a person is meant."""
    bits = lexicon.words.get(find.text, 0)
    person, place, *_ = find.weights
    if bits & (FAMILY | GIVEN) and not bits & COUNTRY and person >= 1.4 and place < 0.3:
        find.kind, find.sure, find.origin = Kind.PERSON, 0.6, "rule"


def _guess(text: str, finds: list[Find], lexicon: Lexicon, lower: set[str]) -> Guess:
    """What a name most likely is, by its own words and those beside all its places."""
    if any(find.short for find in finds) and personal(text.split(), lexicon) < 1:
        return Guess(Kind.ORGANISATION, 0.9)
    words = text.split()
    if _NO_NAME.match(text) or text in NO_NAMES:
        return Guess(None, 0)
    inside = sum(not find.opens for find in finds)
    beside = _sum(find.weights for find in finds)
    if len(words) == 1:
        if not _may_name(text, inside, beside, lexicon, lower):
            return Guess(None, 0)
        if _PEOPLE_ENDING.match(text) and not lexicon.words.get(text, 0) and max(beside) < ENOUGH:
            return Guess(Kind.GROUP, 0.5)
        mine = _single(text, lexicon)
    else:
        if not inside and all(lexicon.is_common(word.lower()) for word in words):
            return Guess(None, 0)
        mine = _several(words, lexicon)
    total = [own + other for own, other in zip(mine, beside, strict=True)]
    best = max(total)
    if best < LEAST:
        return Guess(None, 0)
    kind = WEIGHED[total.index(best)]
    if best < ENOUGH:
        return Guess(kind, 0.3)
    rest = sorted(total)[-2]
    return Guess(kind, min(0.9, SURE + 0.1 * (best - max(rest, 0))))


def _may_name(word: str, inside: int, beside: Weights, lexicon: Lexicon, lower: set[str]) -> bool:
    """Whether a single word may name something at all: no plain word that merely has a capital."""
    low = word.lower()
    bits = lexicon.words.get(word, 0)
    if not lexicon.is_common(low):
        return inside > 0 or bool(bits) or low not in lower
    if low in lower or not inside:
        return False
    if bits & GIVEN or not bits & FAMILY:
        return bool(bits & GIVEN)
    return beside[0] > 1 or (beside[0] >= 0 and (inside > 1 or not lexicon.words.get(low, 0) & BASIC))


def _sum(weights: Iterable[Weights]) -> Weights:
    """Weights of all places together; many weak ones count less than they would one by one."""
    several = list(weights)
    share = len(several) ** -0.3
    person, place, organisation, work = (sum(column) * share for column in zip(*several, strict=True))
    return person, place, organisation, work


def _single(word: str, lexicon: Lexicon) -> Weights:
    bits = lexicon.words.get(word, 0) or lexicon.words.get(word.capitalize(), 0)
    if _CAPITALS.match(word) and len(word) > 1 and not _is_shouted(word, lexicon):
        return 0.0, 0.1, 0.45, 0.2
    share = 0.5 if lexicon.words.get(word.lower(), 0) & BASIC else 1.0
    person = (1.2 if bits & GIVEN else 0.7 if bits & FAMILY else 0.3) * share
    place = (0.9 if bits & TOWN else 0.0) + (0.7 if _PLACE_ENDING.match(word) else 0.0) + 0.1
    body = 0.6 if _INNER_CAPITAL.match(word) else 0.3
    return person, place, body, 0.2


def _is_shouted(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in capitals is a name or word written so, and no abbreviation."""
    known = lexicon.words.get(word.capitalize(), 0) & (GIVEN | FAMILY | PLACE | TOWN)
    return len(word) > 3 and word.isalpha() and bool(known or lexicon.is_common(word.lower()))


def _several(words: list[str], lexicon: Lexicon) -> Weights:
    get = lexicon.words.get
    common = sum(bool(get(word.lower(), 0) & (BASIC | COMMON)) or word.islower() for word in words)
    share = common / len(words)
    town = 0.8 if get(" ".join(words), 0) & (TOWN | PLACE) else 0.0
    person = personal(words, lexicon) + (0.6 if not common and len(words) < 4 else 0.0)
    body = 0.3 + 0.1 * share + (2.0 if "&" in words or "&amp;" in words else 0.0)
    body += 0.5 if words[-1].endswith("s") and share else 0.0
    body += 1.5 if get(words[-1], 0) & ORGANISATION else 0.0
    return person, town, body, 0.3 + 0.5 * share
