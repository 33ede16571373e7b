"""Dates and quantities: how they are written in English, and what a number counts."""

from __future__ import annotations

import re

from reader.entities import lists
from reader.entities.find import Find
from reader.entities.kinds import Kind
from reader.entities.lexicon import TIME, Lexicon
from reader.entities.lists import entries
from reader.entities.tokens import Tokens

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
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:\ ?[-–]\ ?\d{1,2}(?:st|nd|rd|th)?)?"
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
  | {_YEAR}(?:-\d\d-\d\d|/\d\d/\d\d)
  | [0-3]?\d(?:/[0-3]?\d/(?:{_YEAR}|\d\d)|\.[0-3]?\d\.{_YEAR})
  | (?i:(?:(?:last|next|this)\ )?(?:{_WEEKDAYS})s?(?:\ {_PART})?)
  | (?:{_HOLIDAYS})(?:\ (?:Day|Eve))?
  | (?i:last|next|this|the\ (?:past|last|next|previous|following))
    \ (?:{_PERIOD}|spring|summer|autumn|fall|winter|{_PART}|{_MONTHS})
  | (?i:yesterday|today|tomorrow|tonight)(?:\ {_PART})? | midnight | noon
  | 9/11(?!\ (?:of|{_UNIT})\b)
  | (?:{_AMOUNT}|(?i:an?|one|several|few))\ {_PERIOD}\ (?:ago|earlier|later|before)
  | (?:1[5-9]|20)\d\d[-–](?:1[5-9]|20)?\d\d
  | (?i:(?:early|late|mid)[ -])?(?:{_YEAR}s|{_YEAR}(?!\ (?:{_UNIT}|GMT|UTC)\b))
  | (?:\d{{1,2}}(?:st|nd|rd|th)|(?i:{_ORDINAL}|twenty-first))[ -]century
  | \d\d:?\d\d\ (?:GMT|UTC)
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

_LOOKS_FORWARD = re.compile(
    r"(?i:\b(?:will|shall|won['’]t|due|(?:plan|hope|expect|intend|schedule)(?:s|d|ed)? to)\b|['’]ll\b)[^.!?;]*$"
    r"|(?i:\b(?:by|until|till)) (?i:(?:the )?(?:end|beginning|start|middle) of |early |late |next )?$"
)
"""What stands before a date that is still to come."""

_LOOKED_BACK_BEFORE = re.compile(r"\bhad\b[^.!?;]*$")
_LOOKED_BACK_AFTER = re.compile(r"[^.!?;]{0,80}\bhad\b")
"""What stands around a date by which things had happened."""

_QUANTITY = re.compile(
    rf"""{_BEFORE}(?:
    \d+\ ?h\ ?\d\d?\ ?m(?:in)?
  | (?:US|A|C)?[$£€¥]\ ?{_AMOUNT}(?:{_SCALE}|[mbk]n?\b)?
  | (?i:one|two|three)[- ](?:half|thirds?|quarters?|fifths?)
  | (?:[-−]?{_AMOUNT}{_SCALE}{{0,2}}|(?i:an?|one|half\ an?){_SCALE}{{1,2}})
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

_AMBIGUOUS = frozenset(("May", "March", "may", "march", "Mar", "Sun", "Sat"))
"""Months and days that are other words as well, and are dates only where something says so."""

_BACK = frozenset(("last", "next", "past", "previous", "following"))
_ALONE = frozenset(("a", "an", "this", "one", "half", "several", "few", *_BACK, "early", "late", "mid"))
"""Words that begin a date or an amount only before certain others."""

_AFTER_ALONE = frozenset(
    entries(
        f"{_NUMBER}|{_ORDINAL}|second|minute|hour|day|night|week|weekend|month|year|decade|century|centurie|"
        "spring|summer|autumn|fall|winter|morning|afternoon|evening|hundred|thousand|million|billion|trillion|"
        "dozen|half|third|quarter|an|a|mile|inch|metre|meter|kilometre|kilometer|foot|pound|kilogram|gram|ton|tonne|"
        "litre|liter|gallon|acre|hectare|degree|dollar|euro|cent|percent|mid|jan|feb|mar|apr|jun|jul|aug|sept|oct|nov|dec|"
        "microsecond|millisecond|nanosecond|yard|ounce|pint|barrel|christma"
    )
) | frozenset(word.lower() for word in entries(f"{_MONTHS}|{_WEEKDAYS}"))

_SIGN = re.compile(r"(?:(?:US|A|C)?[$£€¥] ?|(?<![^\s(])[-−])$")
"""What may stand before an amount: a currency, a minus."""

_SHORT_YEAR = re.compile(r"\d0s\b|\d\d\b(?![-.,:/]\d|%)")

_NUMBERED = re.compile(r"[A-Z][a-z]+ $")
"""A name that a number belongs to: Category 4, Channel 5."""


def amount_at(line: Tokens, place: int, lexicon: Lexicon) -> tuple[Find, int] | None:
    """The date or quantity that begins with a word, and the number of the first word after it; None if none does."""
    word = line.words[place]
    low = word.lower()
    if not (word[0].isdigit() or lexicon.words.get(low.partition("-")[0], 0) & TIME):
        return None
    text, start = line.text, line.starts[place]
    following = line.words[place + 1].lower() if place + 1 < len(line.words) else ""
    if low in _ALONE and following.rstrip("s.") not in _AFTER_ALONE and not following[:1].isdigit():
        return None
    find = _short_year_at(text, start) or _date_at(text, start, low) or _quantity_at(text, _with_sign(text, start))
    if find is None:
        return None
    done = place + 1
    while done < len(line.words) and line.starts[done] < find.end:
        done += 1
    return find, done


def _date_at(text: str, start: int, word: str) -> Find | None:
    match = _DATE.match(text, start)
    if match is None:
        return None
    cued = _DATE_CUE.search(text, max(0, start - 12), start)
    if match[0] in _AMBIGUOUS and not cued:
        return None
    if _BARE_YEAR.fullmatch(match[0]) and not cued and (match[0] < "1500" or _counted(text, match.end())):
        return None
    if word in _BACK and text[max(0, start - 4) : start].lower() == "the ":
        start -= 4
    end = match.end()
    return Find(0, start, end, text[start:end], Kind.DATE, 0.9, ahead=_looks_forward(text, start, end))


def _short_year_at(text: str, start: int) -> Find | None:
    """A year without its century, after an apostrophe: in '43, the '60s."""
    if text[start - 1 : start] not in ("'", "’") or not (match := _SHORT_YEAR.match(text, start)):
        return None
    first, end = start - 1, match.end()
    if not (match[0].endswith("s") or _DATE_CUE.search(text, max(0, first - 12), first)):
        return None
    return Find(0, first, end, text[first:end], Kind.DATE, 0.9)


def _looks_forward(text: str, start: int, end: int) -> bool:
    """Whether the words beside a date say that it is still to come."""
    first = max(0, start - 80)
    if not _LOOKS_FORWARD.search(text, first, start):
        return False
    return not (_LOOKED_BACK_BEFORE.search(text, first, start) or _LOOKED_BACK_AFTER.match(text, end))


def _quantity_at(text: str, start: int) -> Find | None:
    match = _QUANTITY.match(text, start)
    if match is None:
        return None
    end, ordinal = match.end(), bool(match["ordinal"])
    counts = None if match["unit"] else _counted(text, end, ordinal)
    if ordinal and not (counts and _DETERMINER.search(text, max(0, start - 8), start)):
        return None
    if not (counts or match["unit"]) and _NUMBERED.search(text, max(0, start - 12), start):
        return None
    sure = 0.9 if counts or not match[0].strip("-−").isalnum() else 0.5
    return Find(0, start, end, match[0], Kind.QUANTITY, sure, counts=counts)


def _with_sign(text: str, start: int) -> int:
    """Where an amount begins, with its minus or the sign of its currency."""
    match = _SIGN.search(text, max(0, start - 4), start)
    return match.start() if match else start


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
