"""Who and what a text names, found by rules: word lists, capital letters, and the words beside a name.

Each line is read for names, dates and quantities; what is still unknown is settled by how the whole text uses it; then
names that mean the same are put together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from reader.document.clean import CleanText
from reader.document.frontmatter import slug
from reader.document.model import Document, Line, Position, Span
from reader.entities import words as w
from reader.entities.model import Entity, Kind, Mention

MOST_WORDS = 10
"""Capitals that run on for longer are a title or a shout, not a name."""


class Finder(Protocol):
    """Anything that finds entities, so that a better one can stand in its place."""

    def find(self, document: Document) -> list[Entity]:
        """The entities of a text, in reading order of their first mention; no two mentions overlap."""


class RuleFinder:
    """Finds entities in English by rules, so that it needs no model and takes a moment."""

    def find(self, document: Document) -> list[Entity]:
        """The entities of a text in English; of others none, since a capital means other things there."""
        if not document.metadata.language.casefold().startswith("en"):
            return []
        numbered = [(number, document.line(number)) for number in range(len(document))]
        lines = [(number, line) for number, line in numbered if line.kind not in ("code", "rule")]
        usual = {word for _, line in lines for word in _LOWER.findall(line.text)}
        loud = [(number, line) for number, line in lines if _is_loud(line.text)]
        louder = {number for number, _ in loud}
        read = (_Reading(number, line, usual) for number, line in lines if number not in louder)
        finds = _settled([find for reading in read for find in reading.finds()])
        finds += _repeated(loud, finds)
        return _entities(sorted(finds, key=lambda find: (find.line, find.start)))


@dataclass(frozen=True)
class _Find:
    """One place where something is named; `kind` is None while only its capitals are known."""

    line: int
    start: int
    end: int
    text: str
    kind: Kind | None
    key: str = ""
    cue: Kind | None = None
    opens: bool = False
    certain: bool = True
    counts: str | None = None
    short: str = ""


_LOWER = re.compile(r"(?<![\w'’-])[a-z]{2,}(?![\w'’])")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?|[A-Z][A-Z0-9&]{1,6}")
_NO_NAME = re.compile(r"\b\w$|^[A-Z]{2,}s$|^\d|^[A-Z]\d+ ")
_BARE_YEAR = re.compile(r"\d{4}")
_QUOTED = re.compile(r"[\"“]([A-Z][^\"“”.,!?;:]{3,60})[\"”]")
_SHORT = re.compile(r" \(([A-Z][A-Z.&]{1,7})\)")
_ADDED = re.compile(r" (?:(peninsula|strait)|(administration))\b")
_FIXED = frozenset({"The", "A", "An", "I"})


class _Reading:
    """One line being read; each character belongs to one find at most, the surest kind of find first."""

    def __init__(self, number: int, line: Line, usual: set[str]) -> None:
        self.number, self.line, self.text, self.usual = number, line, line.text, usual
        self.taken = bytearray(len(line.text))

    def finds(self) -> Iterator[_Find]:
        """Works, names, dates, quantities."""
        for find in (*self._works(), *self._names(), *self._dates(), *self._quantities()):
            if self.taken.find(1, find.start, find.end) < 0:
                self.taken[find.start : find.end] = b"\1" * (find.end - find.start)
                yield find

    def _find(self, start: int, end: int, kind: Kind | None) -> _Find:
        return _Find(self.number, start, end, self.text[start:end], kind)

    def _works(self) -> Iterator[_Find]:
        """Titles in emphasis or in quotation marks."""
        marked = [(mark.start, mark.end) for mark in self.line.marks if mark.style == "emphasis"]
        for start, end in marked:
            words = self.text[start:end].split()
            if 2 <= len(words) <= MOST_WORDS and words[0][0].isupper() and words[-1][-1].isalnum():
                yield self._find(start, end, Kind.WORK)
        for match in _QUOTED.finditer(self.text):
            words = match[1].split()
            if len(words) > 1 and all(word[0].isupper() or len(word) < 4 for word in words):
                yield self._find(*match.span(1), Kind.WORK)

    def _names(self) -> Iterator[_Find]:
        for run in w.runs(self.text):
            titled = False
            while run := self._trimmed(run):
                if w.is_title(run[0].text) and not w.known(run) and (w.is_person(run[1:]) or not w.shape(run)):
                    run, titled = run[1:], titled or run[0].text not in w.WEAK_TITLES
                    continue
                size, find = self._first(run, titled)
                if find and size <= MOST_WORDS:
                    yield find
                run, titled = run[size:], False

    def _trimmed(self, run: list[w.Token]) -> list[w.Token]:
        """A run without the words at its ends that have a capital for another reason than a name."""
        while run and not run[-1].text[0].isalnum() or (run and run[-1].text in ("of", "for", "the", "and")):
            run = run[:-1]
        while run and not w.known(run) and self._is_plain(run):
            run = run[1:]
        return run

    def _is_plain(self, run: list[w.Token]) -> bool:
        word = run[0].text.split("'")[0].split("’")[0]
        if word in _FIXED or word.islower() or (len(run) == 1 and word in w.COMMON):
            return True
        if not run[0].opens or (len(run) > 1 and (word in w.HEADS or w.is_title(word))):
            return False
        if len(run) > 1 and (word in w.GIVEN or w.shape(run)) and word not in w.COMMON:
            return False
        return word in w.COMMON or word.lower() in self.usual or word.endswith(("ing", "ly"))

    def _first(self, run: list[w.Token], titled: bool) -> tuple[int, _Find | None]:
        """What the beginning of a run names, and how many words that takes."""
        size, kind, key = self._classed(run, titled)
        find = replace(self._find(run[0].start, run[size - 1].end, kind), key=key, opens=run[0].opens)
        before, after = self.text[max(0, find.start - 40) : find.start], self.text[find.end : find.end + 80]
        if (added := _ADDED.match(after)) and kind in (None, Kind.PERSON, Kind.GROUP, Kind.PLACE):
            tail = Kind.ORGANISATION if added[2] else Kind.PLACE
            return size, replace(self._find(find.start, find.end + added.end(), tail), opens=find.opens)
        if short := _SHORT.match(after):
            find = replace(find, short=_short_for(run[:size], short[1]))
        if kind is None:
            find = replace(find, cue=_cue(before, after), certain=bool(w.PLACE_AFTER.match(after)))
        return size, find

    def _classed(self, run: list[w.Token], titled: bool) -> tuple[int, Kind | None, str]:
        """Size, kind and usual form (if it is in the lists) of what a run begins with."""
        size = w.known(run)
        kind, key = w.KNOWN[w.joined(run[:size])] if size else (None, "")
        shape = w.shape(run)
        if shape and shape[0] > size and not (titled and len(run) < 3):
            return *shape, ""
        if titled and not (size > 1 or (size and len(run) > size)):
            return self._name_size(run), Kind.PERSON, ""
        if size < len(run) and w.is_person(run[: self._name_size(run)]) and size < 2:
            return self._name_size(run), Kind.PERSON, ""
        if kind is Kind.PLACE and len(run) == size + 1 and re.fullmatch(r"[A-Z][a-z]{3,}s", run[size].text):
            return len(run), Kind.ORGANISATION, ""
        return (size, kind, key) if size else (self._name_size(run), None, "")

    def _name_size(self, run: list[w.Token]) -> int:
        """How many words a name of unknown kind takes: all up to a title or a name of two words that we know."""
        for size in range(1, len(run)):
            if w.is_title(run[size].text) or w.known(run[size:]) > 1:
                return size
        return len(run)

    def _dates(self) -> Iterator[_Find]:
        for match in w.DATE.finditer(self.text):
            cued = w.DATE_CUE.search(self.text[max(0, match.start() - 12) : match.start()])
            counted = _BARE_YEAR.fullmatch(match[0]) and (match[0] < "1500" or self._counted(match.end()))
            doubtful = counted or match[0] in ("May", "March")
            if cued or not doubtful:
                yield replace(self._find(*match.span(), Kind.DATE), key=match[0].casefold())

    def _quantities(self) -> Iterator[_Find]:
        for match in w.QUANTITY.finditer(self.text):
            counts = self._counted(match.end(), bool(match["ordinal"])) if not match["unit"] else None
            find = self._find(*match.span(), Kind.QUANTITY)
            if match["ordinal"]:
                if not (counts and w.DETERMINER.search(self.text[max(0, find.start - 8) : find.start])):
                    continue
            bare = match[0].isalnum() and not counts
            yield replace(find, key=f"{match[0].casefold()} {counts or ''}", counts=counts, certain=not bare)

    def _counted(self, end: int, ordinal: bool = False) -> str | None:
        """The plain noun after a number: a plural, at most one word away; after an ordinal any word."""
        match = w.COUNTED.match(self.text, end)
        if not match or match[1] in w.FUNCTION_WORDS:
            return None
        first, second = match[1], match[2] if match[2] not in w.FUNCTION_WORDS else None
        if _is_plural(first):
            return f"{first} {second}" if ordinal and second else first
        if second and _is_plural(second):
            return f"{first} {second}"
        return first if ordinal else None


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) or word in w.PLURALS


def _is_loud(text: str) -> bool:
    """Whether most words of a line have capitals, as in a title or a shout, so that they mark no names."""
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    return text.isupper() or (len(long) > 2 and capitals > 0.7 * len(long) and text[-1] not in ".!?\"”")


def _cue(before: str, after: str) -> Kind | None:
    """What the words beside a name say that it is."""
    if w.PERSON_BEFORE.search(before) or w.PERSON_AFTER.match(after):
        return Kind.PERSON
    return Kind.PLACE if w.PLACE_BEFORE.search(before) or w.PLACE_AFTER.match(after) else None


def _short_for(run: list[w.Token], short: str) -> str:
    """The abbreviation after a name, if its letters are the name's initials."""
    letters = "".join(token.text[0] for token in run if token.text[0].isupper())
    return short if letters == re.sub(r"\W", "", short) else ""


def _settled(finds: list[_Find]) -> list[_Find]:
    """The finds with a kind and a key for each; those that nothing speaks for are left out."""
    finds = sorted(finds, key=lambda find: (find.line, find.start))
    guesses = _guesses(find for find in finds if find.kind is None)
    kinds = [guesses.get(find.text, (None, False)) if not find.kind else (find.kind, find.certain) for find in finds]
    finds = [replace(find, kind=kind, certain=sure) for find, (kind, sure) in zip(finds, kinds, strict=True)]
    people, others = _people(finds), _other_names(finds)
    keyed = []
    for find in finds:
        if find.kind is Kind.PERSON and " " in find.text:
            people |= _parts(find.text)
        keyed.append(_keyed(find, people, others))
    return [find for find in keyed if find.kind]


def _guesses(finds: Iterable[_Find]) -> dict[str, tuple[Kind | None, bool]]:
    """What each name of unknown kind is most likely to be, by all its places; and whether that is certain."""
    places: dict[str, list[_Find]] = defaultdict(list)
    for find in finds:
        places[find.text].append(find)
    return {text: _guess(text, found) for text, found in places.items()}


def _guess(text: str, finds: list[_Find]) -> tuple[Kind | None, bool]:
    inside = sum(not find.opens for find in finds)
    several = " " in text
    cues = Counter(find.cue for find in finds if find.cue)
    if any(find.short for find in finds):
        return Kind.ORGANISATION, True
    if (not inside and not several and text not in w.GIVEN) or _NO_NAME.search(text):
        return None, False
    if _INITIALS.fullmatch(text):
        return Kind.ORGANISATION, False
    if text in w.GIVEN:
        return Kind.PERSON, inside > 0
    if cues:
        kind = cues.most_common(1)[0][0]
        if kind is Kind.PERSON:
            return kind, several or cues[kind] * 3 >= len(finds)
        return kind, cues[kind] > 1 or any(find.certain for find in finds)
    return (Kind.PERSON, False) if several or inside > 1 else (None, False)


def _people(finds: list[_Find]) -> dict[str, str]:
    """What people are called in a text, whole or in part, to one key for each of them; the first to be named wins."""
    people: dict[str, str] = {}
    for find in finds:
        if find.kind is Kind.PERSON and " " in find.text:
            people |= {part: key for part, key in _parts(find.text).items() if part not in people}
    alone = {find.text: find.text for find in finds if find.kind is Kind.PERSON and find.certain}
    return alone | people


def _parts(name: str) -> dict[str, str]:
    """The names a person with this full name may be called by, to the person's key."""
    words = name.split()
    return dict.fromkeys((name, words[-1], words[0]), f"{words[0]} {words[-1]}")


def _other_names(finds: list[_Find]) -> dict[str, tuple[Kind, str]]:
    """Shorter names of bodies and terms: abbreviations from brackets, companies without Inc, the end of a long name."""
    others: dict[str, tuple[Kind, str]] = {}
    for find in finds:
        if find.kind and find.short:
            others[find.short] = (find.kind, _plain_key(find))
        words = find.text.split()
        if find.kind is Kind.ORGANISATION and words[-1] in w.COMPANY:
            others[" ".join(words[:-1])] = (find.kind, _plain_key(find))
        elif find.kind is Kind.ORGANISATION and words[0] in w.KNOWN and len(words) > 2:
            others.setdefault(" ".join(words[1:]), (find.kind, _plain_key(find)))
    return others


def _plain_key(find: _Find) -> str:
    """A key under which the forms of one name meet: U.N. Security Council is United Nations Security Council."""
    first, _, rest = find.text.partition(" ")
    usual = w.KNOWN[first][1] if rest and first in w.KNOWN else first
    return find.key or f"{usual} {rest}".strip().casefold()


def _keyed(find: _Find, people: dict[str, str], others: dict[str, tuple[Kind, str]]) -> _Find:
    """A find with the key of what it names, and the kind that the whole text gives it."""
    if find.kind in (None, Kind.PERSON, Kind.ORGANISATION) and find.text in others:
        kind, key = others[find.text]
        return replace(find, kind=kind, key=key, certain=True)
    key = people.get(find.text, "")
    if key and (find.kind in (None, Kind.PERSON) or (find.kind is Kind.ORGANISATION and " " in key)):
        return replace(find, kind=Kind.PERSON, key=key)
    return replace(find, key=_plain_key(find))


def _repeated(loud: list[tuple[int, Line]], finds: list[_Find]) -> list[_Find]:
    """What titles in capitals name: only what the lists or the rest of the text name too."""
    known = {find.text: find for find in finds if find.certain and find.kind not in (Kind.DATE, Kind.QUANTITY)}
    found = []
    for number, line in loud:
        for run in w.runs(line.text):
            while run:
                sizes = range(min(len(run), 6), 0, -1)
                size = next((size for size in sizes if w.joined(run[:size]) in known), 0)
                if size:
                    like = known[w.joined(run[:size])]
                    found.append(replace(like, line=number, start=run[0].start, end=run[size - 1].end))
                run = run[size or 1 :]
    return found


def _entities(finds: list[_Find]) -> list[Entity]:
    """The finds put together by what they name."""
    together: dict[tuple[Kind, str], list[_Find]] = defaultdict(list)
    for find in finds:
        if find.kind:
            together[find.kind, find.key].append(find)
    ids: Counter[str] = Counter()
    return [_entity(kind, found, ids) for (kind, _), found in together.items()]


def _entity(kind: Kind, finds: list[_Find], ids: Counter[str]) -> Entity:
    forms = dict.fromkeys(find.text for find in finds)
    usual = next((w.KNOWN[form][1] for form in forms if form in w.KNOWN and kind is w.KNOWN[form][0]), "")
    name = usual or max(forms, key=len)
    identity = _identity(name, ids)
    return Entity(
        id=identity,
        kind=kind,
        name=CleanText(name),
        mentions=tuple(Mention(Span(Position(f.line, f.start), Position(f.line, f.end))) for f in finds),
        aka=tuple(CleanText(form) for form in forms if form != name),
        counts=CleanText(finds[0].counts) if finds[0].counts else None,
        origin="found",
        certain=any(find.certain for find in finds),
    )


def _identity(name: str, ids: Counter[str]) -> str:
    """A slug that no other entity has, of plain letters only."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    base = slug(plain)
    while ids[base]:
        ids[base] += 1
        base = f"{base}-{ids[base]}"
    ids[base] = 1
    return base
