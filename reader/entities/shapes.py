"""Shapes: what the words of a name say that it names, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.entities import lists
from reader.entities.kinds import Kind
from reader.entities.lexicon import (
    ANY_NAME,
    BASIC,
    COMMON,
    COUNTRY,
    FAMILY,
    FAMILY_FIRST,
    FIRST,
    GIVEN,
    GROUP,
    ORGANISATION,
    PLACE,
    TITLE,
    TOWN,
    Lexicon,
)
from reader.entities.lists import entries

MOST_WORDS = 10
"""Capitals that run on for longer are a title or a shout, not a name."""

TAILS = {
    word: kind
    for kind, tails in (
        (Kind.TERM, lists.TERM_TAILS),
        (Kind.WORK, lists.WORK_TAILS),
        (Kind.PLACE, lists.PLACE_TAILS),
        (Kind.EVENT, lists.EVENT_TAILS),
        (Kind.ORGANISATION, lists.ORG_TAILS),
    )
    for word in entries(tails)
}
"""Last words of names, to the kind of thing that is named so."""

_PERSON_TITLES = frozenset(entries(lists.PERSON_TAILS))

HEADS = dict.fromkeys(entries(lists.PLACE_HEADS), Kind.PLACE) | dict.fromkeys(entries(lists.EVENT_HEADS), Kind.EVENT)
"""First words of names, to the kind of thing that is named so."""

OF_HEADS = frozenset(entries(lists.OF_HEADS))
"""Words after which `of` goes on with the same name, as in Bank of England."""

AND_HEADS = frozenset(entries("Ministry|Department|Journal|Office|Institute|Centers|Centre|Center|Bureau|Secretary"))
"""Words whose names go on after `and`, as in Ministry of Health and Welfare."""

COMPANY = frozenset(entries("Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|Plc|GmbH|AG|Co|Company|Incorporated"))
"""Endings that a company is as often named without."""

PARTICLES = frozenset(entries(lists.PARTICLES))
"""Small words inside people's names."""

FAMILY_MONTHS = ("May", "March")
"""Months that are family names as well."""

NO_NAMES = frozenset(entries(lists.NO_NAMES))
"""Capitals that are no name by themselves."""

WEAK_TITLES = frozenset(entries("First|Former|Acting|Interim|Press|Private|State|Senior|Junior|Count|General|Major"))
"""Titles that are more often other words: what follows them need not be a person."""

FAMILY_PARTICLES = frozenset(entries("Bin|Ibn|Van|Von|Der|Den|Del|Della|Di"))
"""Small words with which a family name alone begins where a capital is written for them."""

_COLLEGES = ("College", "University", "School")

_FIELDS = frozenset(entries("Energy|Oil|Petroleum|Mining|Media|Press|Police|Army|Navy|Force|Communications|Capital"))
"""Words that end the names of bodies, but before a title say what a minister or chief is for."""

_PERSON_TAILS = frozenset(entries("Hill|Hall|Wood|Woods|Lane|Church|Law|Post|Wall|Bill|Court|Forest|Castle|Park|Bush"))
_INITIAL = re.compile(r"(?:[A-Z]\.?)+$")
_INNER_SMALL = re.compile(r"-[a-z]")


def known(words: Sequence[str], lexicon: Lexicon, most: int = 6) -> int:
    """How many words at the beginning of a run are a name in the lists: the most that are."""
    get = lexicon.words.get
    bits = get(words[0], 0)
    if bits & FIRST:
        for size in range(min(most, len(words)), 1, -1):
            if get(" ".join(words[:size]), 0) & ANY_NAME:
                return size
    return 1 if bits & ANY_NAME else 0


def is_title(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a title, also with a small word before it: then-President."""
    get = lexicon.words.get
    if get(word, 0) & TITLE:
        return True
    before, dash, last = word.rpartition("-")
    if not dash:
        return False
    first, second = bool(get(before, 0) & TITLE), bool(get(last, 0) & TITLE)
    return (second and (first or before.islower())) or (first and last in ("elect", "designate"))


def shape(words: Sequence[str], lexicon: Lexicon) -> tuple[int, Kind] | None:
    """The size and kind of a name that says what it names: Ministry of X, X River, Lake X."""
    get = lexicon.words.get
    size = len(words)
    if size == 2 and get(words[0], 0) & GIVEN and words[1] in _PERSON_TAILS:
        return None
    if size > 1 and words[1] in _PERSON_TITLES and not _is_no_given_name(words[0], lexicon):
        return 2, Kind.PERSON
    for place in range(size - 2):
        if words[place + 1] in ("of", "for", "on"):
            kind = TAILS.get(words[place]) or HEADS.get(words[place])
            if kind and not _begins_body(words[place + 2 :], lexicon):
                return size, kind
    for place in range(size - 1, 0, -1):
        word = words[place]
        kind = TAILS.get(word)
        if kind is None or (word in _FIELDS and place + 1 < size and is_title(words[place + 1], lexicon)):
            continue
        if is_title(words[place - 1], lexicon) and is_full_name(words[place : place + 2], lexicon):
            continue
        if place > 1 and words[place - 1] == "of" and is_title(words[place - 2], lexicon):
            continue
        if known(words[place:], lexicon) < 2 and not _ends_listed(words[: place + 1], lexicon):
            return place + 1 + _has_seat(words, place, lexicon), kind
    if words[0] not in HEADS or not 1 < size < 5 or known(words, lexicon) > 1:
        return None
    return size, Kind.GROUP if get(words[-1], 0) & GROUP else HEADS[words[0]]


def _is_no_given_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word before a title is a title itself, a place, a people or a plain word."""
    plain = lexicon.words.get(word.lower(), 0) & BASIC
    return bool(plain or lexicon.words.get(word, 0) & (TITLE | COUNTRY | PLACE | GROUP))


def _has_seat(words: Sequence[str], place: int, lexicon: Lexicon) -> bool:
    """Whether a college is named with its town, which comes last: Imperial College London."""
    town = words[place + 1 :]
    return len(town) == 1 and words[place] in _COLLEGES and bool(lexicon.words.get(town[0], 0) & (PLACE | TOWN))


def is_full_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words are a given name of the lists and a family name, which may be in no list."""
    get = lexicon.words.get
    if len(words) != 2 or not get(words[0], 0) & GIVEN:
        return False
    return bool(get(words[1], 0) & FAMILY) or not (get(words[1], 0) or lexicon.is_common(words[1].lower()))


def _ends_listed(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a listed name of several words stands at the end of words that begin with no place or people."""
    get = lexicon.words.get
    if get(words[0], 0) & (COUNTRY | PLACE | GROUP):
        return False
    return any(get(" ".join(words[place:]), 0) & ANY_NAME for place in range(1, len(words) - 1))


def _begins_body(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a known organisation stands after `of` or `of the`, so that there are two names."""
    rest = words[1:] if words[0] == "the" else words
    size = known(rest, lexicon) if rest else 0
    bits = lexicon.words.get(" ".join(rest[:size]), 0) if size else 0
    return bool(bits & ANY_NAME) and not bits & (PLACE | GROUP)


def personal(words: Sequence[str], lexicon: Lexicon) -> float:
    """How much words read like a full name: given names, initials, family names; common words speak against it."""
    size = len(words)
    if not 2 <= size <= 5 or (words[-1].isupper() and len(words[-1]) > 1 and not words[0].isupper()):
        return 0.0
    get = lexicon.words.get
    score = 0.0
    for place, word in enumerate(words):
        bits = get(word, 0) or get(word.capitalize(), 0)
        common = bool(get(word.lower(), 0) & (BASIC | COMMON))
        last = place == size - 1
        if not last and (word in FAMILY_PARTICLES or (place and word.lower() in PARTICLES)):
            score += 0.8
            continue
        elif _INITIAL.match(word) and len(word) < (5 if "." in word else 3):
            score += 0.8 if not last else -1.5
        elif place == 0:
            score += (1.0 if common else 2.0) if bits & GIVEN else 0.0
            score += 1.0 if bits & FAMILY_FIRST and size < 4 else 0.0
            unlike = bits & (COUNTRY | GROUP | ORGANISATION) and not (bits & GIVEN and not bits & GROUP)
            score -= 2.0 if unlike and not is_full_name(words, lexicon) else 0.0
        elif last:
            score += (0.5 if common else 1.0) if bits & FAMILY else (0.6 if bits & GIVEN else 0.0)
            score += 0.5 if not bits and not common else 0.0
            score += 1.0 if _INNER_SMALL.search(word) else 0.0
        else:
            score += 0.6 if bits & GIVEN else (0.2 if bits & FAMILY else 0.0)
        if common and not bits & (GIVEN | FAMILY) and not (last and words[0] in FAMILY_PARTICLES):
            score -= 1.5
        elif not common and not bits:
            score += 0.2
    return score
