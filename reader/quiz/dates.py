"""Dates as people type them, read into one form."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from reader.quiz.folding import fold
from reader.quiz.number_words import in_figures, years_in_figures

LONGEST = 100
"""Characters that a date can have."""
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NAMES = {
    **{name: nth for nth, name in enumerate(_MONTHS, 1)},
    **{name[:3]: nth for nth, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
_NTH = r"(?P<nth>\d\d?)"
_YEAR = r"(?P<year>\d{4})"
_GAP = r"[ .,/-]{1,3}"
_DASH = r" ?[-/.] ?"
_LEAP_YEAR = 2000
_ONE_CALENDAR = 1924
"""Since this year one calendar has been in use everywhere, so that a weekday can be told from a date."""


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The forms of dates, made when the first answer is compared: a bank is read without them."""
    return tuple(
        re.compile(rf"(?:on |in )?(?:{_WEEKDAY}[ .,]+)?(?:the )?{form}")
        for form in (
            rf"{_DAY}{_GAP}(?:of )?{_MONTH}(?:{_GAP}(?:of )?{_YEAR})?",
            rf"{_MONTH}{_GAP}(?:the )?{_DAY}(?:{_GAP}{_YEAR})?",
            rf"{_MONTH}{_GAP}(?:of )?{_YEAR}",
            rf"{_YEAR}{_GAP}{_MONTH}(?:{_GAP}{_DAY})?",
            rf"{_YEAR}{_DASH}{_NTH}{_DASH}{_DAY}",
            rf"{_YEAR}[-/]{_NTH}",
            rf"{_NTH}[-/.]{_YEAR}",
            rf"(?P<one>\d\d?){_DASH}(?P<other>\d\d?){_DASH}{_YEAR}",
        )
    )


class Day(NamedTuple):
    """A date as far as it is said; the weekday is 0 for Monday, and None once it is known to fit."""

    year: int | None
    month: int
    day: int | None
    weekday: int | None


def read_date(text: str, month_first: bool = False) -> Day | None:
    """The date that a text is, or None for any other text, and for a day that never was.

    Of the two numbers in 3/1/2022 the day comes first, or the month where that is asked for. But points are put after a
    day that comes first, and a number over twelve is no month.
    """
    if len(text) > LONGEST:
        return None
    words = in_figures(years_in_figures(fold(text).strip(" .,;:!?()\"'“”‘’")))
    found = next((match.groupdict() for form in _forms() if (match := form.fullmatch(words))), None)
    if found is None:
        return None
    month, day = found.get("month") or found.get("nth"), found.get("day")
    if found.get("one"):
        numbers = int(found["one"]), int(found["other"])
        swapped = numbers[1] > 12 or (month_first and numbers[0] <= 12 and "." not in words)
        day, month = map(str, numbers[::-1] if swapped else numbers)
    return _checked(found.get("year"), _NAMES.get(month or "") or int(month or 0), day, found["weekday"])


def _checked(year: str | None, month: int, day: str | None, weekday: str | None) -> Day | None:
    """A date, if there was such a day, and on that weekday."""
    try:
        first = date(int(year or _LEAP_YEAR), month, int(day or 1))
    except ValueError:
        return None
    said = _WEEKDAYS.index(weekday[:3]) if weekday else None
    if year and day and first.year >= _ONE_CALENDAR:
        if said not in (None, first.weekday()):
            return None
        said = None
    return Day(first.year if year else None, month, first.day if day else None, said)


def same_date(one: str, other: str, month_first: tuple[bool, ...] = (False, True)) -> bool:
    """Whether two texts are one date, in all of these orders of day and month; a weekday need not be in both."""
    pairs = ((read_date(one, order), read_date(other, order)) for order in month_first)
    return all(
        own and its and own[:3] == its[:3] and (None in (own.weekday, its.weekday) or own.weekday == its.weekday)
        for own, its in pairs
    )
