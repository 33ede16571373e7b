"""Runs: the stretches of words with capitals, and the small words that hold names together."""

from __future__ import annotations

from reader.entities.kinds import Kind
from reader.entities.lexicon import ANY_NAME, COUNTRY, GIVEN, ORGANISATION, PLACE, ROLE, STOP, TITLE, Lexicon
from reader.entities.lists import entries
from reader.entities.numbers import CALENDAR
from reader.entities.shapes import AND_HEADS, FAMILY_MONTHS, OF_HEADS, PARTICLES, TAILS, is_full_name
from reader.entities.tokens import Tokens

LONGEST_RUN = 24
"""Words with capitals that are looked at together: without a limit, a text in capitals would never end."""

_POSSESSIVES = ("'s ", "’s ", "' ", "’ ")
_OWNED = frozenset(
    entries(
        "Pizza|Restaurant|Cafe|Café|Grill|Bar|Pub|Inn|Deli|Diner|Bakery|Church|Cathedral|Hospital|College|School|Hotel|"
        "Park|Chapel|Square|Island|Bay|Point|Creek|Lane|Day|Cross|Steakhouse|Bistro|Kitchen|BBQ"
    )
)
"""What belongs to somebody by its very name, as in Joe's Pizza."""

_OWNERS = frozenset(entries("People|Children|Women|Men|Workers|Farmers|Writers|Teachers|Players|Veterans|Lord"))
"""To whom a body belongs by its very name, as in People's Liberation Army."""

_TEAMS = frozenset(entries("League|Club|Team|Army|Division|Party|University|College|School|Union"))
"""Bodies after which `for` tells whom somebody is there for: the National Hockey League for Montreal."""

_CHARGES = frozenset(
    entries(
        "State|Staff|Defense|Defence|Finance|Health|Justice|Education|Energy|Labor|Transport|Transportation|Commerce|"
        "Trade|Agriculture|Interior|Information|Communications|Operations|Police|Mission|Foreign|Homeland|Culture"
    )
)
"""What somebody with a title is in charge of, between the title and the name: Secretary of State."""

_CONCERNED = frozenset(entries("Committee|Commission|Council|Panel|Conference|Convention|Subcommittee|Coalition"))
"""Bodies whose names go on after `on`, as in Council on Foreign Relations."""

_LED = frozenset(entries("Party|Group|Movement|Front|Alliance|Army|Administration|Campaign|Committee|Commission|Board"))
"""Bodies after which `of` and a full name tell who leads them."""

_BEFORE_THE = ("of", "for", "and")
_AMPERSANDS = (" & ", " &amp; ")


def is_capital(word: str) -> bool:
    """Whether a word has a capital where a name has one: at its start, or as in iPhone and al-Qaeda."""
    if word[0].isupper():
        return True
    if not word[0].islower() or len(word) < 3:
        return False
    return word[1].isupper() or ("-" in word and word.partition("-")[2][:1].isupper())


def run_end(line: Tokens, first: int, lexicon: Lexicon) -> int:
    """Up to where the words from `first` may be one name, or names side by side."""
    words, end = line.words, first + 1
    while end < len(words) and end - first <= LONGEST_RUN:
        word, gap = words[end], line.gap(end)
        goes_on = _goes_on(word) or (word in FAMILY_MONTHS and _is_family(line, end, lexicon))
        if gap == " " and not goes_on:
            linked = _linked(line, first, end, lexicon) if word.islower() else end
            if linked == end:
                break
            end = linked
        elif (
            (goes_on and (gap == " " or (gap in _AMPERSANDS and not _two_people(words, end, lexicon))))
            or (gap in _POSSESSIVES and (word in _OWNED or (goes_on and words[end - 1] in _OWNERS)))
            or (goes_on and gap == ". " and line.shortened(end - 1))
        ):
            end += 1
        else:
            break
    return end


def _two_people(words: list[str], second: int, lexicon: Lexicon) -> bool:
    """Whether a full name stands on both sides of a sign for `and`."""
    return is_full_name(words[second - 2 : second], lexicon) and is_full_name(words[second : second + 2], lexicon)


def _is_family(line: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Whether a month is the family name of whoever is named before it, and no date."""
    before, after = line.words[place - 1], line.words[place + 1 : place + 2]
    named = lexicon.words.get(before, 0)
    return bool(named & (GIVEN | TITLE)) and not named & PLACE and not (after and after[0][0].isdigit())


def _goes_on(word: str) -> bool:
    return is_capital(word) and word not in CALENDAR


def _linked(line: Tokens, first: int, link: int, lexicon: Lexicon) -> int:
    """Up to where a name goes on over the small words at `link`; `link` itself where it does not."""
    words, after = line.words, link + 1
    second = words[after] if after < len(words) else ""
    if (second == "the" and words[link] in _BEFORE_THE) or (second in PARTICLES and words[link] in PARTICLES):
        after += 1
    if after >= len(words) or not _goes_on(words[after]) or any(line.gap(n) != " " for n in range(link + 1, after + 1)):
        return link
    return after + 1 if _joins(line, first, link, after, lexicon) else link


def _is_body(names: list[str], rest: list[str], lexicon: Lexicon) -> bool:
    """Whether plain words before `and` belong to the body named after it: Securities and Exchange Commission."""
    bits = lexicon.words.get
    tail = next((place for place, word in enumerate(rest) if place and TAILS.get(word) is Kind.ORGANISATION), 0)
    if not tail or not TAILS.keys().isdisjoint(names):
        return False
    plain = (*names, *rest[:tail])
    return all(
        word.istitle() and lexicon.is_common(word.lower()) and not bits(word, 0) & (ANY_NAME | TITLE) for word in plain
    )


def _joins(line: Tokens, first: int, link: int, after: int, lexicon: Lexicon) -> bool:
    """Whether the small words from `link` join the names on both sides of them."""
    words, bits = line.words, lexicon.words.get
    small, before, following = words[link], words[link - 1], words[after]
    mine = bits(before, 0)
    ends = range(after + 1, min(after + 4, len(words) + 1))
    if any(bits(" ".join(words[link - 1 : end]), 0) & ANY_NAME for end in ends):
        return True
    if small == "on":
        return before in _CONCERNED
    if small in ("of", "for"):
        if after - link > 1 and mine & (PLACE | COUNTRY):
            return False
        if small == "for" and before in _TEAMS:
            return False
        if following in _CHARGES and mine & TITLE:
            return True
        if before in OF_HEADS:
            return not (before in _LED and is_full_name(words[after : after + 2], lexicon))
        low = before.lower()
        plain = bits(low, 0) & STOP or mine & (TITLE | ANY_NAME) or bits(low, 0) & ROLE
        return small == "of" and not plain and lexicon.is_common(low) and not (link - first == 1 and line.opens(first))
    if small == "and":
        names = words[first:link]
        long = any(name in AND_HEADS for name in names) and any(name in ("of", "for") for name in names)
        if long:
            return not bits(following, 0) & (ANY_NAME | GIVEN)
        if names[0] == "The" or (first and words[first - 1] == "the"):
            return _is_body(names[names[0] == "The" :], words[after:], lexicon)
        return False
    if small in PARTICLES:
        return not bits(before.lower(), 0) & STOP and not mine & (COUNTRY | ORGANISATION | TITLE)
    return small == "the" and bool(mine & GIVEN) and not bits(following, 0) & ANY_NAME
