"""Who and what a text names, found by rules: word lists, capital letters, and the words beside a name.

Each line is read for names, dates and quantities; what is still unknown is settled by how the whole text uses
it; then names that mean the same are put together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from reader.document.clean import CleanText
from reader.document.frontmatter import slug
from reader.document.model import Document, Line, Metadata, Position, Span, TextDocument
from reader.entities import numbers
from reader.entities import words as w
from reader.entities.aliases import find_names
from reader.entities.model import Entity, Kind, Mention


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
        loud: list[tuple[int, Line]] = []
        quiet: list[tuple[int, Line]] = []
        for number, line in lines:
            (loud if w.is_loud(line.text, line.kind == "heading") else quiet).append((number, line))
        finds = _settled([find for number, line in quiet for find in _Reading(number, line, usual).finds()])
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
_ADDED = re.compile(r" (?:(peninsula|strait)|(administration))\b")


class _Reading:
    """One line being read; each character belongs to one find at most, the surest kind of find first."""

    def __init__(self, number: int, line: Line, usual: set[str]) -> None:
        self.number, self.line, self.text, self.usual = number, line, line.text, usual
        self.taken = bytearray(len(line.text))

    def finds(self) -> Iterator[_Find]:
        """Works, names, dates, quantities."""
        for find in (*self._works(), *self._names(), *self._numbers()):
            if self.taken.find(1, find.start, find.end) < 0:
                self.taken[find.start : find.end] = b"\1" * (find.end - find.start)
                yield find

    def _find(self, start: int, end: int, kind: Kind | None) -> _Find:
        return _Find(self.number, start, end, self.text[start:end], kind)

    def _works(self) -> Iterator[_Find]:
        marked = [(mark.start, mark.end) for mark in self.line.marks if mark.style == "emphasis"]
        for start, end in w.works(self.text, marked):
            yield self._find(start, end, Kind.WORK)

    def _names(self) -> Iterator[_Find]:
        for words in w.runs(self.text):
            run, titled = self._trimmed(words), False
            while run:
                title = w.is_title(run[0].text) and not w.known(run)
                if title and (w.is_person(run[1:]) or not w.shape(run)):
                    run, titled = self._trimmed(run[1:]), titled or run[0].text not in w.WEAK_TITLES
                    continue
                size, find = self._first(run, titled)
                if size <= w.MOST_WORDS:
                    yield find
                run, titled = self._trimmed(run[size:]), False

    def _trimmed(self, run: list[w.Token]) -> list[w.Token]:
        """A run without the words at its ends that have a capital for another reason than a name."""
        while run and not w.known(run) and w.is_plain(run, self.usual):
            run = run[1:]
        return run

    def _first(self, run: list[w.Token], titled: bool) -> tuple[int, _Find]:
        """What the beginning of a run names, and how many words that takes."""
        size, kind, key = self._classed(run, titled)
        find = replace(self._find(run[0].start, run[size - 1].end, kind), key=key, opens=run[0].opens)
        before, after = self.text[max(0, find.start - 40) : find.start], self.text[find.end : find.end + 80]
        if (added := _ADDED.match(after)) and kind in (None, Kind.PERSON, Kind.GROUP, Kind.PLACE):
            tail = Kind.ORGANISATION if added[2] else Kind.PLACE
            return size, replace(self._find(find.start, find.end + added.end(), tail), opens=find.opens)
        find = replace(find, short=w.short_for(run[:size], after))
        if kind is None:
            find = replace(find, cue=w.cue(before, after), certain=bool(w.PLACE_AFTER.match(after)))
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
        """How many words a name of unknown kind takes: all up to a title or a listed name of two words."""
        for size in range(1, len(run)):
            if w.is_title(run[size].text) or w.known(run[size:]) > 1:
                return size
        return len(run)

    def _numbers(self) -> Iterator[_Find]:
        for start, end in numbers.dates(self.text):
            find = self._find(start, end, Kind.DATE)
            yield replace(find, key=find.text.casefold())
        for start, end, counts, sure in numbers.quantities(self.text):
            find = self._find(start, end, Kind.QUANTITY)
            yield replace(find, key=f"{find.text.casefold()} {counts}", counts=counts, certain=sure)


def _settled(finds: list[_Find]) -> list[_Find]:
    """The finds with a kind and a key for each; those that nothing speaks for are left out."""
    finds = sorted(finds, key=lambda find: (find.line, find.start))
    guesses = _guesses(find for find in finds if find.kind is None)
    finds = [find if find.kind else replace(find, **guesses[find.text]._asdict()) for find in finds]
    people, others = _people(finds), _other_names(finds)
    keyed = []
    for find in finds:
        if find.kind is Kind.PERSON and " " in find.text:
            people |= _parts(find.text)
        keyed.append(_keyed(find, people, others))
    return [find for find in keyed if find.kind]


class _Guess(NamedTuple):
    kind: Kind | None
    certain: bool


def _guesses(finds: Iterable[_Find]) -> dict[str, _Guess]:
    """What each name of unknown kind is most likely to be, by all its places; and whether that is certain."""
    places: dict[str, list[_Find]] = defaultdict(list)
    for find in finds:
        places[find.text].append(find)
    return {text: _guess(text, found) for text, found in places.items()}


def _guess(text: str, finds: list[_Find]) -> _Guess:
    inside = sum(not find.opens for find in finds)
    named = " " in text or inside > 1
    if any(find.short for find in finds):
        return _Guess(Kind.ORGANISATION, True)
    if _NO_NAME.search(text) or not (inside or named or text in w.GIVEN):
        return _Guess(None, False)
    if text in w.GIVEN:
        return _Guess(Kind.PERSON, inside > 0)
    if _INITIALS.fullmatch(text):
        return _Guess(Kind.ORGANISATION, False)
    cues = Counter(find.cue for find in finds if find.cue)
    return _by_cues(cues, finds) if cues else _Guess(Kind.PERSON if named else None, False)


def _by_cues(cues: Counter[Kind], finds: list[_Find]) -> _Guess:
    """What the words beside a name most often say; one in three makes a person certain, two a place."""
    (kind, count), *_ = cues.most_common(1)
    if kind is Kind.PERSON:
        return _Guess(kind, " " in finds[0].text or count * 3 >= len(finds))
    return _Guess(kind, count > 1 or any(find.certain for find in finds))


def _people(finds: list[_Find]) -> dict[str, str]:
    """What people are called in a text, whole or in part, to one key for each; the first named wins."""
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
    """Shorter names of bodies: abbreviations from brackets, companies without Inc, the end of a long name."""
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
    """A key under which the forms of one name meet: U.N. Security Council and the same in full."""
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


def _repeated(loud: list[tuple[int, Line]], finds: list[_Find]) -> Iterator[_Find]:
    """What lines full of capitals name: only what the rest of the text names too."""
    numbers = (Kind.DATE, Kind.QUANTITY)
    known = {find.text: find for find in finds if find.certain and find.kind not in numbers}
    lines = TextDocument("", Metadata(CleanText("")), tuple(line for _, line in loud))
    for name, (start, end) in find_names(lines, known):
        yield replace(known[name], line=loud[start.line][0], start=start.column, end=end.column)


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
    return Entity(
        id=_identity(name, ids),
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
