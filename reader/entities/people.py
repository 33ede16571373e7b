"""People: whom a text means by a shorter form of a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from reader.entities.find import Find
from reader.entities.lexicon import FAMILY, FAMILY_FIRST, GIVEN, MAN, WOMAN, Lexicon
from reader.entities.shapes import PARTICLES

_GENERATIONS = ("Jr", "Sr", "II", "III", "IV", "V", "VI", "VII", "VIII")
_INITIALS = re.compile(r"(?:(?:[A-Z]\.){2,4}|[A-Z]{2})(?= )")
"""Initials without spaces before a family name: J.R. Smith, JR Smith."""


class People:
    """The people of a text that have been met by their full names, with a key for each."""

    def __init__(self, finds: Iterable[Find], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._said: dict[str, int] = defaultdict(int)
        for find in finds:
            if find.sex:
                self._said[find.text] |= find.sex
        self._keys: dict[tuple[str, int], str] = {}
        self._sexes: dict[str, int] = {}

    def meet(self, find: Find, again: bool = True) -> None:
        """Remember a full name: who was met last is meant by what several are called, unless it is not `again`."""
        parts = parts_of(find.text, self._lexicon)
        key = parts[find.text]
        sex = find.sex or self._lexicon.words.get(key.partition(" ")[0], 0) & (MAN | WOMAN)
        if sex:
            self._sexes.setdefault(key, sex)
        for part in parts:
            for called in {0, sex}:
                if again or (part, called) not in self._keys:
                    self._keys[part, called] = key

    def called(self, text: str) -> str:
        """The key of whoever is called so; empty where nobody is."""
        return self._keys.get((text, 0), "")

    def told_apart(self, find: Find, key: str) -> str:
        """The key of whom a find means, which is not the one that is called so if that is Mr and this is Mrs.

        A given name can deceive, for Andrea is a man in Italy: a title counts where the text has both, or both people.
        """
        if not find.sex or self._sexes.setdefault(key, find.sex) == find.sex:
            return key
        other = f"{key} {find.sex}" if self._said[find.text] == MAN | WOMAN else key
        return self._keys.get((find.text, find.sex), other)


def parts_of(name: str, lexicon: Lexicon) -> dict[str, str]:
    """The names a person with this full name may be called by, to the person's key."""
    words = [word for word in _spaced(name, lexicon).split() if word.rstrip(".") not in _GENERATIONS]
    if len(words) < 2:
        return dict.fromkeys((name, words[0]), words[0]) if words else {name: name}
    key = f"{words[0]} {words[-1]}"
    parts = [name, " ".join(words), words[-1], words[0], key]
    if "-" in words[-1]:
        parts.append(words[-1].rpartition("-")[2])
    parts += family_names(name)
    if len(words) > 2 and not words[1][:1].islower():
        parts.append(f"{words[0]} {words[1]}")
    if lexicon.words.get(words[0], 0) & FAMILY_FIRST:
        parts.append(words[0])
    return dict.fromkeys(parts, key)


def _spaced(name: str, lexicon: Lexicon) -> str:
    """A name whose initials stand apart, each with its full stop, so that all ways to write them meet."""
    initials = _INITIALS.match(name)
    if not initials or lexicon.words.get(initials[0].capitalize(), 0) & (GIVEN | FAMILY | FAMILY_FIRST):
        return name
    return " ".join(f"{letter}." for letter in initials[0] if letter.isupper()) + name[initials.end() :]


def family_names(name: str) -> tuple[str, ...]:
    """The family names of several words in a full name: López Obrador, and Von der Leyen as it opens a sentence."""
    words = name.split()
    first = next((place for place in range(1, len(words) - 1) if words[place] in PARTICLES), max(0, len(words) - 2))
    family = " ".join(words[first:])
    return (family, family[0].upper() + family[1:]) if first else ()
