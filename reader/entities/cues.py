"""Cues: what the words beside a name say that it is."""

from __future__ import annotations

import re

from reader.entities import lists
from reader.entities.find import NOTHING, Weights
from reader.entities.lexicon import COUNTRY, PLACE, ROLE, TITLE, Lexicon
from reader.entities.lists import entries
from reader.entities.tokens import Tokens


def _weights(text: str) -> dict[str, Weights]:
    rows = (entry.split() for entry in entries(text))
    return {word: (float(a), float(b), float(c), float(d)) for word, a, b, c, d in rows}


_BEFORE = _weights(lists.BEFORE)
_VERBS = frozenset(entries(lists.SPEECH))

_HANDLE: Weights = (-0.4, -1.0, -1.2, -1.0)
PERSON: Weights = (2.0, 0.0, 0.0, 0.0)
_NOUNS: dict[str, Weights] = {
    word: weights
    for weights, nouns in (
        ((0.0, 0.0, 0.0, 2.0), lists.WORK_NOUNS),
        ((0.0, 0.0, 2.0, 0.0), lists.ORG_NOUNS),
        ((0.0, 2.0, 0.0, 0.0), lists.PLACE_NOUNS),
    )
    for word in entries(nouns)
}
"""Nouns that say what a name beside them is."""

_AGE = re.compile(
    r", (?:(?:aged )?\d\d?,|who\b|whose\b)| \((?:(?:age )?\d\d\)|(?:born|b\.|died|c\. ?)?[ \w]{0,14}\d{3,4})"
)
_IS = frozenset(("is", "was", "are", "were", "became", "becomes"))
_ARTICLES = frozenset(("a", "an", "the", "one", "his", "her", "its", "their", "my"))
_STOPS = frozenset(entries("of|in|from|that|which|who|with|for|at|by|located|on|to|and"))
_OFFICES = frozenset(entries("mayor|mayoral|governor|residents|suburb|suburbs|airport|police|prosecutors"))
"""What a place has, named right after it: Paris mayor."""
_SIDES = frozenset(
    entries("northern|southern|eastern|western|central|northeastern|northwestern|southeastern|southwestern")
)
"""Where a place lies: Zorb in eastern Peru."""
_FAR = 7


def noun_weights(word: str, lexicon: Lexicon) -> Weights | None:
    """What a noun in lower case that stands for a name says of its kind."""
    found = _NOUNS.get(word)
    if found is None and lexicon.words.get(word, 0) & ROLE:
        return PERSON
    if found is None and word.endswith("s"):
        return _NOUNS.get(word[:-1])
    return found


def cues(line: Tokens, first: int, last: int, lexicon: Lexicon) -> Weights:
    """What stands before the word `first` and after the word `last`, weighed."""
    found = [*_before(line, first, lexicon), *_after(line, last, lexicon)]
    if not found:
        return NOTHING
    person, place, organisation, work = (sum(column) for column in zip(*found, strict=True))
    return person, place, organisation, work


def _before(line: Tokens, first: int, lexicon: Lexicon) -> list[Weights]:
    if first == 0:
        return []
    gap = line.gap(first)
    if gap.endswith("@ "):
        return [_HANDLE]
    word = line.words[first - 1].lower()
    if gap not in (" ", ", ", ' "', " “"):
        return [PERSON] if gap == "/" else []
    found = []
    if gap == " " and (weights := _BEFORE.get(word)):
        found.append(weights)
        if word == "of" and first > 1:
            word = line.words[first - 2].lower()
            weights = noun_weights(word, lexicon)
            if weights and weights[1]:
                found.append(weights)
        return found
    if line.words[first - 1].islower() and (weights := noun_weights(word, lexicon)):
        found.append(weights)
    return found


def _after(line: Tokens, last: int, lexicon: Lexicon) -> list[Weights]:
    words, number = line.words, last + 1
    if number >= len(words):
        return []
    gap, word = line.gap(number), words[number]
    if gap == " ":
        if word in _IS and number + 1 < len(words) and words[number + 1] in _ARTICLES:
            return _noun_ahead(line, number + 2, lexicon)
        if word in _VERBS or word in ("who", "whose"):
            return [(1.4, 0.0, 0.5, 0.0)]
        if word in _OFFICES:
            return [(0.0, 2.0, 0.0, 0.0)]
        if word == "in" and number + 1 < len(words) and words[number + 1] in _SIDES:
            return [(0.0, 1.0, 0.0, 0.0)]
        weights = noun_weights(word, lexicon) if word.islower() else None
        if weights and not lexicon.words.get(word, 0) & ROLE:
            return [(0.0, weights[1] * 0.5, weights[2] * 0.4, weights[3] * 0.4)]
    if gap[:1] == "," or gap[:2] == " (":
        if _AGE.match(line.text, line.ends[last]):
            return [PERSON]
        if gap == ", ":
            return _apposition(line, number, lexicon)
    return [(0.3, 0.1, 0.2, 0.0)] if gap in ("'s ", "’s ") else []


def _apposition(line: Tokens, number: int, lexicon: Lexicon) -> list[Weights]:
    """What the words after a comma say of the name before it."""
    words, word = line.words, line.words[number]
    bits = lexicon.words.get(word, 0) | lexicon.words.get(" ".join(words[number : number + 2]), 0)
    if bits & (COUNTRY | PLACE) and not bits & TITLE:
        return [(0.0, 2.2, 0.0, 0.0)]
    if word in _ARTICLES:
        return _noun_ahead(line, number + 1, lexicon)
    if word in ("former", "then", "chief", "senior"):
        return [PERSON]
    weights = noun_weights(word, lexicon) if word.islower() else None
    return [weights] if weights == PERSON else []


def _noun_ahead(line: Tokens, number: int, lexicon: Lexicon) -> list[Weights]:
    """What a name is said to be: the last noun of a known kind before a small word."""
    found: list[Weights] = []
    for place in range(number, min(number + _FAR, len(line.words))):
        word = line.words[place]
        if place > number and line.gap(place) not in (" ", "-"):
            break
        if word in _STOPS:
            break
        weights = noun_weights(word, lexicon) if word.islower() else None
        if weights:
            found = [weights]
    return [(a * 1.3, b * 1.3, c * 1.3, d * 1.3) for a, b, c, d in found]
