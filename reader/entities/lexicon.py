"""The lexicon: what a word may be, from lists that ship with the program.

`lexicon.txt` is built by `tools/make_lexicon.py` from free sources; `gazetteer.py` and `lists.py` are written by hand.
All are read once, when the first text is looked through, into one dictionary: a single look-up tells all that is known
of a word or name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.entities import gazetteer, lists
from reader.entities.kinds import Kind
from reader.entities.lists import entries

BASIC = 1 << 0
"""One of the eleven thousand commonest words, in lower case."""
COMMON = 1 << 1
"""A word of English in lower case."""
GIVEN = 1 << 2
FAMILY = 1 << 3
PLACE = 1 << 4
MAN = 1 << 5
TOWN = 1 << 6
"""The name of a town, which many other things are called too."""
GROUP = 1 << 7
ORGANISATION = 1 << 8
EVENT = 1 << 9
WORK = 1 << 10
ROLE = 1 << 11
"""A noun in lower case for what a person does or is."""
TITLE = 1 << 12
FIRST = 1 << 13
"""The first word of a name of several words."""
TIME = 1 << 14
"""A word, in lower case, with which a date or an amount may begin."""
STOP = 1 << 15
"""A small word, in lower case, that names nothing: the, and, however."""
FAMILY_FIRST = 1 << 16
COUNTRY = 1 << 17
SMALL = 1 << 18
"""The name of a place or body in lower case, which is no other word."""
WOMAN = 1 << 19
"""A given name of women and hardly of men, as with the other bit one of men."""

ANY_NAME = PLACE | GROUP | ORGANISATION | EVENT | WORK

_BUILT = {
    "basic": BASIC,
    "common": COMMON,
    "given": GIVEN,
    "family": FAMILY,
    "place": PLACE,
    "town": TOWN,
    "group": GROUP,
    "organisation": ORGANISATION,
    "event": EVENT,
    "work": WORK,
    "role": ROLE,
    "first": FIRST,
    "small": SMALL,
    "man": MAN,
    "woman": WOMAN,
}

_KINDS = (
    (COUNTRY | PLACE, Kind.PLACE),
    (GROUP, Kind.GROUP),
    (ORGANISATION, Kind.ORGANISATION),
    (EVENT, Kind.EVENT),
    (WORK, Kind.WORK),
)


class Lexicon(NamedTuple):
    """What words and names may be, as bits, and the usual form of names that have several."""

    words: dict[str, int]
    usual: dict[str, str]

    def is_common(self, word: str) -> bool:
        """Whether a word in lower case is a word of English, also one that only its ending keeps off the lists."""
        get = self.words.get
        return bool(get(word, 0) & (BASIC | COMMON | STOP)) or any(get(s, 0) & (BASIC | COMMON) for s in stems(word))


def kind_of(bits: int) -> Kind | None:
    """The kind of a name in the lists, the likeliest where there are several."""
    return next((kind for bit, kind in _KINDS if bits & bit), None)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read when it is first asked for."""
    words: dict[str, int] = {}
    text = Path(__file__).with_name("lexicon.txt").read_text(encoding="utf-8")
    rows: dict[str, list[str]] = {}
    for line in text.splitlines():
        names, _, listed = line.partition("\t")
        rows.setdefault(names, []).append(listed)
    for names, several in rows.items():
        bits = sum(_BUILT[name] for name in names.split("+"))
        words.update(dict.fromkeys("|".join(several).split("|"), bits))
    usual: dict[str, str] = {}
    single: list[str] = []
    for bit, row in _by_hand():
        for word in row:
            kept = words.get(word, 0) & ~(ANY_NAME | TOWN if bit & ANY_NAME else 0)
            words[word] = kept | bit
            if bit & ANY_NAME and " " in word:
                first = word.partition(" ")[0]
                words[first] = words.get(first, 0) | FIRST
            elif bit & (PLACE | ORGANISATION) and word.istitle():
                single.append(word)
            if len(row) > 1:
                usual[word] = row[0]
            elif bit & ANY_NAME:
                usual.pop(word, None)
    found = Lexicon(words, usual)
    for word in (name.lower() for name in single):
        if not found.is_common(word):
            words[word] = words.get(word, 0) | SMALL
    return found


def _by_hand() -> Iterator[tuple[int, list[str]]]:
    """The lists written by hand: bits, and names for one thing with the usual one first."""
    for row in gazetteer.COUNTRIES.strip().splitlines():
        names, capitals, peoples = (entries(part) for part in f"{row} ".split("/"))
        yield COUNTRY | PLACE, names
        yield PLACE, capitals
        if peoples:
            yield GROUP, [form for people in peoples for form in _plurals(people)]
    for name in entries(gazetteer.GROUPS):
        yield GROUP, _plurals(name)
    named = ((ORGANISATION, gazetteer.BODIES), (EVENT, gazetteer.EVENTS), (PLACE, gazetteer.PLACE_ALIASES))
    for bit, text in named:
        for entry in entries(text):
            yield bit, [name.strip() for name in entry.split("=")]
    plain = (
        (PLACE, gazetteer.PLACES), (WORK, gazetteer.WORKS), (GIVEN, gazetteer.GIVEN),
        (FAMILY_FIRST | FAMILY, gazetteer.FAMILY_FIRST),
        (TITLE, lists.TITLES), (STOP, lists.STOP), (ROLE, lists.ROLES), (TIME, lists.TIMES),
    )  # fmt: skip
    for bit, text in plain:
        yield from ((bit, [name]) for name in entries(text))


_NO_PLURAL = ("shman", "chman", "men", "ese", "s", "h")


def _plurals(name: str) -> list[str]:
    return [name] if name.endswith(_NO_PLURAL) else [name, name + "s"]


_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""),
    ("er", ""), ("ness", ""),
)  # fmt: skip


def stems(word: str) -> Iterator[str]:
    """What a word may be an inflected form of: stopped gives stopp and stop."""
    for ending, instead in _ENDINGS:
        stem = word[: -len(ending)]
        if len(stem) > 2 and word.endswith(ending):
            yield stem + instead
            if not instead and stem[-1] == stem[-2] and ending in ("ed", "ing", "er"):
                yield stem[:-1]
