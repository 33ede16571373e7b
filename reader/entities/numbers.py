"""Dates and quantities: how they are written in English, and what a number counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.entities import lists
from reader.entities.lists import entries

_FUNCTION_WORDS = frozenset(entries(lists.FUNCTION))
"""Small words that a number never counts."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_HOLIDAYS = "Christmas|Easter|Michaelmas|Thanksgiving|Halloween|Ramadan|Passover|Hanukkah|Diwali|Pentecost"
_NUMBER = "|".join(entries(lists.NUMBERS))
_ORDINAL = "|".join(entries(lists.ORDINALS))
_UNIT = "|".join(entries(lists.UNITS)).replace(" ", r"\ ")
_MONTH = rf"(?:(?:{_MONTHS})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_PERIOD = r"(?:(?:second|minute|hour|day|night|week|weekend|month|year|decade)s?|century|centuries)"
_PART = r"(?:morning|afternoon|evening|night)"
_AMOUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?i:(?:{_NUMBER})(?:[- ](?:{_NUMBER}|one))?))"
_SCALE = r"(?:[ -](?:hundred|thousand|million|billion|trillion|dozen|bn))"
_BEFORE = r"(?<![\w$£€¥/:-])(?<![\w][.,])"
_AFTER = r"(?![\w/]|[.,:]\d|[-–][a-z\d])"

CALENDAR = frozenset(entries(f"{_MONTHS}|{_WEEKDAYS}|{_HOLIDAYS}"))
"""Words with a capital that are dates and no part of a name."""

_DATE = re.compile(
    rf"""{_BEFORE}(?:
    (?:(?:{_WEEKDAYS}),?\ )?{_DAY}\ (?:of\ )?{_MONTH}(?:,?\ {_YEAR})?
  | (?:(?:{_WEEKDAYS}),?\ )?{_MONTH}\ {_DAY}(?![\d,]\d)(?:,?\ {_YEAR})?
  | (?i:(?:twenty-|thirty-)?(?:{_ORDINAL}))\ of\ (?:{_MONTHS})
  | (?i:(?:early|late|mid)[ -])?(?P<month>{_MONTHS})(?:,?\ (?:of\ )?{_YEAR})?
  | {_MONTH}\ {_YEAR}
  | {_YEAR}-\d\d-\d\d
  | (?i:(?:last|next|this)\ )?(?:{_WEEKDAYS})s?(?:\ {_PART})?
  | (?:{_HOLIDAYS})(?:\ (?:Day|Eve))?
  | (?i:last|next|this|the\ (?:past|last|next|previous|following))
    \ (?:{_PERIOD}|spring|summer|autumn|fall|winter|{_PART}|{_MONTHS})
  | (?i:yesterday|today|tomorrow|tonight)(?:\ {_PART})?
  | (?:{_AMOUNT}|(?i:an?|one|several|few))\ {_PERIOD}\ (?:ago|earlier|later|before)
  | (?i:(?:early|late|mid)[ -])?(?:{_YEAR}s|{_YEAR}(?!\ (?:{_UNIT})\b))
  | (?:\d{{1,2}}(?:st|nd|rd|th)|(?i:{_ORDINAL}|twenty-first))[ -]century
  | \d{{1,2}}(?::\d\d)?\ ?(?:[ap]\.m\.|[ap]m\b)
  | \d{{1,2}}:\d\d
    ){_AFTER}""",
    re.X,
)
"""A date or a time, absolute or relative."""

_DATE_CUE = re.compile(
    r"(?i:\b(?:in|of|since|until|till|by|from|to|last|next|this|every|and|before|after|between|about)) $"
)
"""What stands before a month or a year that could also be another word or number."""

_QUANTITY = re.compile(
    rf"""{_BEFORE}(?:
    (?:US|A|C)?[$£€¥]\ ?{_AMOUNT}(?:{_SCALE}|[mbk]n?\b)?
  | (?i:one|two|three)[- ](?:half|thirds?|quarters?|fifths?)
  | (?:{_AMOUNT}{_SCALE}{{0,2}}|(?i:an?|one|half\ an?){_SCALE}{{1,2}})
    (?P<unit>[ -](?:{_UNIT})(?:-old)?(?:\ per\ \w+)?\b|\ ?%|\ ?°[CF]?)?
  | (?i:one|half\ an?)\ (?:{_UNIT})(?:\ per\ \w+)?
  | (?P<ordinal>{_ORDINAL}|\d+(?:st|nd|rd|th))
    ){_AFTER}""",
    re.X,
)
"""A number with its unit, or an ordinal."""

_COUNTED = re.compile(r" (?:such )?([a-z]+)(?: ([a-z]+))?\b(?!['’])")
"""The words after a number that may be what it counts."""

_DETERMINER = re.compile(r"(?i:\b(?:the|an?|its|his|her|their|my|our|your|this|every|each)|['’]s) $")
"""What stands before an ordinal that is no adverb."""

_PLURALS = frozenset(entries("people|men|women|children|feet|teeth|mice|geese|sheep|fish|police|data"))
"""Plurals without an s."""

_BARE_YEAR = re.compile(r"\d{4}")


class Amount(NamedTuple):
    """A number in a text and the plain noun it counts; `sure` if it has a unit or counts something."""

    start: int
    end: int
    counts: str | None
    sure: bool


def dates(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has dates: not the verb "may", nor a number of things that looks like a year."""
    for match in _DATE.finditer(text):
        cued = _DATE_CUE.search(text[max(0, match.start() - 12) : match.start()])
        year = _BARE_YEAR.fullmatch(match[0])
        counts = year and (match[0] < "1500" or _counted(text, match.end()))
        if cued or not (counts or match[0] in ("May", "March")):
            yield match.span()


def quantities(text: str) -> Iterator[Amount]:
    """Where a text has numbers; an ordinal only where it counts something."""
    for match in _QUANTITY.finditer(text):
        start, end = match.span()
        ordinal = bool(match["ordinal"])
        counts = None if match["unit"] else _counted(text, end, ordinal)
        if not ordinal or (counts and _DETERMINER.search(text[max(0, start - 8) : start])):
            yield Amount(start, end, counts, bool(counts) or not match[0].isalnum())


def _counted(text: str, end: int, ordinal: bool = False) -> str | None:
    """The plain noun after a number: a plural, at most one word away; after an ordinal any word."""
    match = _COUNTED.match(text, end)
    if not match or match[1] in _FUNCTION_WORDS:
        return None
    first, second = match[1], match[2] if match[2] not in _FUNCTION_WORDS else None
    if is_plural(first):
        return f"{first} {second}" if ordinal and second else first
    if second and is_plural(second):
        return f"{first} {second}"
    return first if ordinal else None


def is_plural(word: str) -> bool:
    """Whether a noun in lower case is a plural, so that a number may count it."""
    return word in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))
