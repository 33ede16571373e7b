"""Grouping: finds that name the same thing, put together as one entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from reader.document.clean import CleanText
from reader.document.model import Position, Span
from reader.entities.dates import resolve
from reader.entities.find import Find
from reader.entities.identity import id_of
from reader.entities.kinds import Kind
from reader.entities.lexicon import ANY_NAME, COUNTRY, ORGANISATION, PLACE, Lexicon, kind_of
from reader.entities.model import Entity, Mention
from reader.entities.people import People, family_names
from reader.entities.shapes import COMPANY, TAILS


def grouped(finds: list[Find], lexicon: Lexicon, date: str | None) -> list[Entity]:
    """The entities that finds name, in order of their first mention."""
    others = _other_names(finds, lexicon)
    full = {find.text for find in finds if find.kind is Kind.PERSON and (" " in find.text or find.reign)}
    full -= {family for name in full for family in family_names(name)}
    people = People(finds, lexicon)
    for find in finds:
        if find.kind is Kind.PERSON and find.text in full:
            people.meet(find, again=False)
    cities = _cities(finds)
    together: dict[tuple[Kind, str], list[Find]] = defaultdict(list)
    for find in finds:
        if find.kind is Kind.PERSON and find.text in full:
            people.meet(find)
        given = people.called(find.text).startswith(f"{find.text} ")
        if given and find.kind is Kind.PLACE and find.text in cities and not _calls_a_person(find):
            find.key = _plain_key(find, lexicon)
        else:
            _name(find, people, others, lexicon)
        if find.kind:
            together[find.kind, find.key].append(find)
    ids: Counter[str] = Counter()
    return [_entity(kind, found, ids, lexicon, date) for (kind, _), found in together.items()]


def _name(find: Find, people: People, others: dict[str, tuple[Kind, str]], lexicon: Lexicon) -> None:
    """Give a find the key of what it names, and the kind that the whole text gives it."""
    if find.kind in (Kind.DATE, Kind.QUANTITY):
        find.key = f"{find.text.casefold()} {find.counts or ''}"
        return
    if find.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.WORK, Kind.TERM) and find.text in others:
        find.kind, find.key = others[find.text]
        find.sure = max(find.sure, 0.8)
        return
    key = people.called(find.text)
    if key and (find.kind is Kind.PERSON or _may_be_person(find, lexicon)):
        find.kind, find.key, find.sure = Kind.PERSON, people.told_apart(find, key), max(find.sure, 0.8)
        return
    find.key = people.told_apart(find, _plain_key(find, lexicon))


def _cities(finds: Iterable[Find]) -> set[str]:
    """The single words that the words beside them call a place more often than a person."""
    calls: Counter[str] = Counter()
    for find in finds:
        if find.kind is Kind.PERSON or _calls_a_person(find):
            calls[find.text] -= 1
        elif find.kind is Kind.PLACE and find.weights[1] >= 0.7:
            calls[find.text] += 1
    return {text for text, count in calls.items() if count > 0}


def _calls_a_person(find: Find) -> bool:
    """Whether the words beside a find call it a person."""
    person, place, *_ = find.weights
    return person >= max(0.7, place)


def _may_be_person(find: Find, lexicon: Lexicon) -> bool:
    """Whether a find of another kind is called like a person of the text, who then is meant."""
    if find.origin == "list" and (" " in find.text or lexicon.words.get(find.text, 0) & COUNTRY):
        return False
    person, place, *_ = find.weights
    if find.kind is Kind.PLACE:
        return place < 0.7 or person > place
    return find.kind in (Kind.ORGANISATION, Kind.WORK) and " " not in find.text and not find.text.isupper()


def _other_names(finds: Iterable[Find], lexicon: Lexicon) -> dict[str, tuple[Kind, str]]:
    """Shorter names of bodies: abbreviations from brackets and by initials, companies without Inc, ends of names."""
    others: dict[str, tuple[Kind, str]] = {}
    for find in finds:
        words = find.text.split()
        if find.kind in (None, Kind.PERSON, Kind.DATE, Kind.QUANTITY) or len(words) < 2:
            continue
        named = find.kind, _plain_key(find, lexicon)
        if find.short:
            others[find.short] = named
        if find.kind is not Kind.ORGANISATION:
            continue
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(initials) > 2:
            others.setdefault(initials, named)
        if words[-1].endswith("s") and words[-1] not in TAILS:
            others.setdefault(words[-1], named)
        if words[-1] in TAILS and len(words[0]) > 3 and not lexicon.is_common(words[0].lower()):
            others.setdefault(words[0], named)
        if words[-1] == "Party" and lexicon.words.get(words[0], 0) & ORGANISATION:
            others.setdefault(words[0], named)
        if words[-1] in COMPANY:
            others[" ".join(words[:-1])] = named
        elif lexicon.words.get(words[0], 0) & (COUNTRY | PLACE | ANY_NAME) and len(words) > 2:
            others.setdefault(" ".join(words[1:]), named)
    return others


def _plain_key(find: Find, lexicon: Lexicon) -> str:
    """A key under which the forms of one name meet: U.N. Security Council and the same in full."""
    if usual := lexicon.usual.get(find.text) or lexicon.usual.get(find.text.replace(".", "")):
        return usual.casefold()
    first, _, rest = find.text.partition(" ")
    usual = lexicon.usual.get(first, first) if rest else first
    return f"{usual} {rest}".strip().casefold()


def _entity(kind: Kind, finds: list[Find], ids: Counter[str], lexicon: Lexicon, date: str | None) -> Entity:
    first = best = finds[0]
    forms, name = {first.text: None}, first.text
    if len(finds) > 1:
        forms = dict.fromkeys(find.text for find in finds)
        name = max(forms, key=lambda form: (not form.isupper(), len(form)))
        best = max(finds, key=lambda find: find.sure)
    name = next((form for form in forms if lexicon.usual.get(form) == form and _is_usual(form, kind, lexicon)), name)
    if reign := next((find.reign for find in finds if find.reign and find.text == name), ""):
        name = f"{reign} {name}"
    when = resolve(first.text, date, first.ahead) if kind is Kind.DATE else None
    return Entity(
        id=_unused(id_of(name), ids),
        kind=kind,
        name=CleanText(name),
        mentions=tuple(Mention(Span(Position(f.line, f.start), Position(f.line, f.end))) for f in finds),
        aka=tuple(CleanText(form) for form in forms if form != name),
        when=CleanText(when) if when else None,
        counts=CleanText(first.counts) if first.counts else None,
        origin=best.origin,
        sure=best.sure,
    )


def _is_usual(form: str, kind: Kind, lexicon: Lexicon) -> bool:
    return form in lexicon.usual and kind_of(lexicon.words.get(form, 0)) is kind


def _unused(base: str, ids: Counter[str]) -> str:
    """An id that no other entity has."""
    while ids[base]:
        ids[base] += 1
        base = f"{base}-{ids[base]}"
    ids[base] = 1
    return base
