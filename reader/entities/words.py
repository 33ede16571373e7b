"""What names look like: the words that begin, end and surround them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.entities import lists
from reader.entities.lists import entries
from reader.entities.model import Kind
from reader.entities.numbers import CALENDAR


def _aliases(text: str) -> dict[str, str]:
    """Every name of a list with `=`, to the first name of its entry."""
    rows = [[name.strip() for name in entry.split("=")] for entry in entries(text)]
    return {name: row[0] for row in rows for name in row}


def _plurals(name: str) -> list[str]:
    return [name, name + "s"] if name[-1] not in "sh" and not name.endswith(("man", "men", "ese")) else [name]


def _countries() -> tuple[dict[str, str], dict[str, str]]:
    """Names of countries and capitals, and of their peoples, each to its usual form."""
    places: dict[str, str] = {}
    groups: dict[str, str] = {}
    for row in lists.COUNTRIES.strip().splitlines():
        names, capitals, peoples = (entries(part) for part in f"{row} ".split("/"))
        for several in (names, capitals):
            places.update((name, several[0]) for name in several)
        groups.update((form, peoples[0]) for people in peoples for form in _plurals(people))
    return places, groups


_COUNTRY_PLACES, _COUNTRY_GROUPS = _countries()

_PLACE_NAMES = {name: name for name in entries(lists.PLACES)} | {"NYC": "New York City", "L.A.": "Los Angeles"}
_GROUP_NAMES = {form: name for name in entries(lists.GROUPS) for form in _plurals(name)}

KNOWN: dict[str, tuple[Kind, str]] = {
    name: (kind, usual)
    for kind, names in (
        (Kind.WORK, {name: name for name in entries(lists.WORKS)}),
        (Kind.GROUP, _GROUP_NAMES | _COUNTRY_GROUPS),
        (Kind.ORGANISATION, _aliases(lists.BODIES)),
        (Kind.EVENT, _aliases(lists.EVENTS)),
        (Kind.PLACE, _PLACE_NAMES | _COUNTRY_PLACES),
    )
    for name, usual in names.items()
}
"""Every name we know, to its kind and the form it is usually given in."""

GIVEN = frozenset(entries(lists.GIVEN))
"""Given names: what follows one is most likely a family name."""

FAMILY_FIRST = frozenset(entries(lists.FAMILY_FIRST))
"""Family names that stand before the given name."""

TITLES = frozenset(entries(lists.TITLES))
"""Words before a person's name that are no part of it."""

_TAILS = {
    word: kind
    for kind, tails in (
        (Kind.DATE, "Day|Eve"),
        (Kind.TERM, lists.TERM_TAILS),
        (Kind.WORK, lists.WORK_TAILS),
        (Kind.PLACE, lists.PLACE_TAILS),
        (Kind.EVENT, lists.EVENT_TAILS),
        (Kind.ORGANISATION, lists.ORG_TAILS),
    )
    for word in entries(tails)
}
"""Last words of names, to the kind of thing that is named so."""

HEADS = dict.fromkeys(entries(lists.PLACE_HEADS), Kind.PLACE) | dict.fromkeys(entries(lists.EVENT_HEADS), Kind.EVENT)
"""First words of names, to the kind of thing that is named so."""

OF_HEADS = frozenset(entries(lists.OF_HEADS))
"""Words after which `of` goes on with the same name, as in Bank of England."""

WEAK_TITLES = frozenset(entries("First|Former|Acting|Interim|Press|Private|State|Senior|Junior|Count|General"))
"""Titles that are more often other words: what follows them need not be a person."""

_PARTICLES = frozenset(entries("van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|ibn|ten"))
"""Small words inside people's names."""

COMMON = frozenset(entries(lists.COMMON))
"""Words that never name anything when they stand alone."""

_PERSON_TAILS = frozenset(entries("Hill|Hall|Wood|Woods|Lane|Church|Law|Post|Wall|Bill|Court|Forest|Castle"))
"""Words that end places and bodies, but after a given name are as likely a family name."""

_AND_HEADS = frozenset(entries("Ministry|Department|Journal|Office|Institute|Centers|Centre|Center|Bureau"))
"""Words whose names go on after `and`, as in Ministry of Health and Welfare."""

_ABBREVIATIONS = frozenset(entries("Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Adm|Maj|Mt"))
"""Words whose full stop does not end a name."""

COMPANY = frozenset(entries("Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|Plc|GmbH|AG|Co|Company|Incorporated"))
"""Endings that a company is as often named without."""

_ROLE = "|".join(entries(lists.ROLES))
_ACTS = "|".join(entries(lists.SPEECH))

_PERSON_AFTER = re.compile(
    rf" (?:{_ACTS})\b|, (?:who|whose|\d\d?,)"
    rf"|, (?:(?:the|a|an|his|her|its|their|former|then)\b(?:[^.;,]|\.(?=\w| [a-z])){{0,40}}?)?\b(?:{_ROLE})\b"
)
"""What stands after a person's name and no other."""

_PERSON_BEFORE = re.compile(rf"\b(?:{_ROLE}|{_ACTS}),? $")
"""What stands before a person's name and no other."""

_PLACE_BEFORE = re.compile(r"\b(?:in|near|outside|across|throughout|around) $")
"""What most often stands before a place."""


PLACE_AFTER = re.compile(rf", (?:{'|'.join(re.escape(name) for name in _COUNTRY_PLACES | _PLACE_NAMES)})\b")
"""What stands after a town: its country or state."""


class Token(NamedTuple):
    """A word of a text. `glued` when one name may hold it and the word before; `opens` when its capital says
    nothing, since a sentence or a quotation begins with it.
    """

    text: str
    start: int
    end: int
    glued: bool
    opens: bool


MOST_WORDS = 10
"""Capitals that run on for longer are a title or a shout, not a name."""

LONGEST_RUN = 24
"""Words with capitals that are looked at together: without a limit, a text in capitals would never end."""

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[^\W\d_]\.[^\W\d_](?!\w)|\w+(?:(?:[-&]|['’](?!s\b))\w+)*")
_SHORT = re.compile(r" \(([A-Z][A-Z.&]{1,7})\)")
_QUOTED = re.compile(r"[\"“]([A-Z][^\"“”.,!?;:]{3,60})[\"”]")
_FULL_STOPS = frozenset(".!?:…•")
_QUOTES = frozenset("\"“‘'")


def joined(run: Iterable[Token]) -> str:
    """The words of a run as one name."""
    return " ".join(token.text for token in run)


def known(run: list[Token], most: int = 6) -> int:
    """How many words at the beginning of a run are a name in the lists: the most that are."""
    sizes = range(min(most, len(run)), 0, -1)
    return next((size for size in sizes if joined(run[:size]) in KNOWN), 0)


def is_title(word: str) -> bool:
    """Whether a word is a title, also with a small word before it: then-President."""
    parts = word.split("-")
    return parts[-1] in TITLES and all(part in TITLES or part.islower() for part in parts)


def shape(run: list[Token]) -> tuple[int, Kind] | None:
    """The size and kind of a name that says what it names: Ministry of X, X River, Lake X."""
    names = [token.text for token in run]
    if len(names) == 2 and names[0] in GIVEN and names[1] in _PERSON_TAILS:
        return None
    for place in range(len(names) - 1, -1, -1):
        follows = names[place + 1 : place + 2] in (["of"], ["for"])
        kind = _TAILS.get(names[place]) or (HEADS.get(names[place]) if follows else None)
        if follows and _begins_body(run[place + 2 :]):
            follows = False
        if kind and (place or follows) and known(run[place:]) < 2:
            return (len(names) if follows else place + 1), kind
    return (len(names), HEADS[names[0]]) if names[0] in HEADS and len(names) > 1 else None


def _begins_body(run: list[Token]) -> bool:
    """Whether a known organisation stands after `of` or `of the`, so that there are two names."""
    rest = run[1:] if run and run[0].text == "the" else run
    size = known(rest)
    return bool(size) and KNOWN[joined(rest[:size])][0] is Kind.ORGANISATION


def is_person(run: list[Token]) -> bool:
    """Whether words read as a full name: a given name first, initials inside, a hyphen as in Moon Jae-in."""
    names = [token.text for token in run]
    if not 2 <= len(names) <= 5 or names[-1].isupper() or names[-1] in COMMON:
        return False
    if names[0] in KNOWN and names[0] not in GIVEN:
        return False
    inner = any(len(name) == 1 or re.fullmatch(r"(?:[A-Z]\.)+", name) for name in names[:-1])
    later = any(name in _PARTICLES or re.search(r"-[a-z]", name) for name in names[1:])
    return names[0] in GIVEN or inner or later or (names[0] in FAMILY_FIRST and len(names) <= 3)


def runs(text: str) -> Iterator[list[Token]]:
    """The stretches of words with capitals, with the small words that hold names together."""
    run: list[Token] = []
    links: list[Token] = []
    for token in _tokens(text):
        capital = _has_capital(token)
        apart = not token.glued or len(run) > LONGEST_RUN
        if run and (apart or (capital and links and not _goes_on(run, links, token))):
            yield run
            run, links = [], []
        if capital:
            run += [*links, token]
            links = []
        elif run and _links(run, links, token.text):
            links.append(token)
        elif run:
            yield run
            run, links = [], []
    if run:
        yield run


def _tokens(text: str) -> Iterator[Token]:
    end, word = 0, ""
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        short = gap == ". " and (word in _ABBREVIATIONS or (len(word) == 1 and match[0] not in COMMON))
        opens = not word or (not short and (gap[-1:] in _QUOTES or not _FULL_STOPS.isdisjoint(gap)))
        glued = short or gap == " " or (gap == " & " and match[0] not in GIVEN)
        yield Token(match[0], match.start(), match.end(), glued, opens)
        end, word = match.end(), match[0]


def _has_capital(token: Token) -> bool:
    first, _, rest = token.text.partition("-")
    return (first[:1].isupper() or (rest[:1].isupper() and first.islower())) and token.text not in CALENDAR


def _links(run: list[Token], links: list[Token], word: str) -> bool:
    """Whether a small word may stand inside the name that was begun."""
    last = run[-1].text
    if links:
        return (word == "the" and links[-1].text in ("of", "for")) or (word in _PARTICLES and len(links) < 3)
    if word == "of":
        return last in OF_HEADS or last in GIVEN
    if word == "for":
        return last in OF_HEADS
    return word == "and" or (word in _PARTICLES and last not in COMMON)


def _goes_on(run: list[Token], links: list[Token], token: Token) -> bool:
    """Whether a word with a capital after small words belongs to the name before them."""
    if links[0].text == "and":
        if f"{run[-1].text} and {token.text}" in KNOWN:
            return True
        names = {each.text for each in run}
        long = not names.isdisjoint(_AND_HEADS) and not names.isdisjoint(("of", "for"))
        return long and token.text not in KNOWN and token.text not in GIVEN
    return not (links[-1].text == "the" and KNOWN.get(run[-1].text, (None,))[0] is Kind.PLACE)


def is_loud(text: str, heading: bool) -> bool:
    """Whether most words of a line have capitals, as in a title or a shout, so that they mark no names.

    A short line that is no heading is more likely a list of names.
    """
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    if text.isupper() or len(long) < (3 if heading else 7) or text[-1] in '.!?"”':
        return text.isupper()
    return sum(word[0].isupper() for word in long) > 0.7 * len(long)


def cue(before: str, after: str) -> Kind | None:
    """What the words beside a name say that it is."""
    if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after):
        return Kind.PERSON
    return Kind.PLACE if _PLACE_BEFORE.search(before) or PLACE_AFTER.match(after) else None


def short_for(run: list[Token], after: str) -> str:
    """The abbreviation in brackets right after a name, if its letters are the name's initials."""
    match = _SHORT.match(after)
    letters = "".join(token.text[0] for token in run if token.text[0].isupper())
    return match[1] if match and letters == re.sub(r"\W", "", match[1]) else ""


def is_plain(run: list[Token], usual: set[str]) -> bool:
    """Whether the first word of a run has its capital for another reason than a name.

    `usual` holds the words that the text also has in lower case.
    """
    word = run[0].text.split("'")[0].split("’")[0]
    if word in ("The", "A", "An", "I") or word.islower() or (len(run) == 1 and word in COMMON):
        return True
    if not run[0].opens or (len(run) > 1 and (word in HEADS or is_title(word))):
        return False
    if len(run) > 1 and (word in GIVEN or shape(run)) and word not in COMMON:
        return False
    return word in COMMON or word.lower() in usual or word.endswith(("ing", "ly"))


def works(text: str, emphasised: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where a text has titles of works: in emphasis or in quotation marks, and written like a title."""
    for start, end in emphasised:
        words = text[start:end].split()
        short = 2 <= len(words) <= 3 and words[0][0].isupper() and words[0] not in COMMON
        if words and words[-1][-1].isalnum() and (short or _in_title_case(words)):
            yield start, end
    for match in _QUOTED.finditer(text):
        if _in_title_case(match[1].split()):
            yield match.span(1)


def _in_title_case(words: list[str]) -> bool:
    capitals = all(word[0].isupper() or (len(word) < 4 and place) for place, word in enumerate(words))
    return 2 <= len(words) <= MOST_WORDS and capitals
