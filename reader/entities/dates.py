"""Dates resolved: which day, month or year a date in a text means, against the date of the text itself."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reader.entities.lists import entries

_MONTHS = entries("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
_DAYS = entries("mon|tue|wed|thu|fri|sat|sun")
_NUMBERS = entries("one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve")
_WORDS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_NUMBERS, 1)}
_YEAR = re.compile(r"\b(1\d\d\d|20\d\d)(s?)\b(?! (?:gmt|utc)\b)")
_DAY = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th)?\b(?!\d)")
_ISO = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)")
_FIGURES = re.compile(r"\b(\d\d?)([/.])(\d\d?)[/.](\d{4})\b")
"""A date in figures alone: with full stops the day comes first, with strokes it may be the month."""
_MONTH = re.compile(rf"\b(?!decade)({'|'.join(_MONTHS)})[a-z]*\b")
_WEEKDAY = re.compile(rf"\b(?!month)({'|'.join(_DAYS)})[a-z]*\b")
_AGO = re.compile(r"(\w+) (day|week|month|year|decade)s? ago")
_FROM_ANOTHER = re.compile(r"\b(?:earlier|later|before|previous|following)\b")
_CLOSE = re.compile(r"(last|past|this|next) (day|week|month|year|decade)\b")
_CENTURY = re.compile(r"(\d\d?)(?:st|nd|rd|th)[ -]century")
_SAME_DAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def resolve(text: str, written: str | None, ahead: bool = False) -> str | None:
    """The day, month or year that a date means, as 2022-01-30, 2022-01 or 2022; with `~` before it where guessed.

    `written` is the date of the text. Without it only dates that give their year mean anything. `ahead` says that the
    words beside the date look forward, so that a month or a weekday is the coming one. What is counted from a day that
    the text tells of, as a week later or the following year, stays open: it is not seen from the day of writing.
    """
    low = text.casefold()
    if iso := _ISO.search(low):
        return "-".join(iso.groups())
    if when := _absolute(low):
        return when
    return _relative(low, date.fromisoformat(written), ahead) if written and _is_date(written) else None


def _is_date(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _absolute(low: str) -> str | None:
    if figures := _FIGURES.search(low):
        return _in_figures(int(figures[1]), int(figures[3]), figures[4], day_first=figures[2] == ".")
    if century := _CENTURY.search(low):
        return f"{int(century[1]) - 1}xx"
    year = _YEAR.search(low)
    if year is None:
        return None
    if year[2]:
        return year[0]
    month = _MONTH.search(low)
    if month is None:
        return year[1]
    return _dated(int(year[1]), _MONTHS.index(month[1]) + 1, _DAY.search(low.replace(year[1], "")))


def _in_figures(first: int, second: int, year: str, day_first: bool) -> str:
    """The day that figures mean; the year alone where they may mean two days."""
    if second > 12:
        first, second = second, first
    sure = day_first or first > 12 or first == second
    return f"{year}-{second:02}-{first:02}" if sure and 0 < second < 13 and 0 < first < 32 else year


def _dated(year: int, month: int, day: re.Match[str] | None) -> str:
    return f"{year}-{month:02}" + (f"-{int(day[1]):02}" if day and 0 < int(day[1]) < 32 else "")


def _relative(low: str, today: date, ahead: bool) -> str | None:
    """What a date without its year means, seen from the day the text was written."""
    if _FROM_ANOTHER.search(low):
        return None
    for word, days in _SAME_DAY.items():
        if low.startswith(word):
            return (today + timedelta(days)).isoformat()
    if found := _AGO.search(low):
        number = _WORDS.get(found[1]) or (int(found[1]) if found[1].isdecimal() else 0)
        return _moved(today, found[2], -number) if number else None
    if found := _CLOSE.search(low):
        return _moved(today, found[2], {"this": 0, "next": 1}.get(found[1], -1))
    if found := _MONTH.search(low):
        month, day = _MONTHS.index(found[1]) + 1, _DAY.search(low)
        if ahead or low.startswith("next"):
            years = int((month, int(day[1]) if day else 31) < (today.month, today.day))
        else:
            years = -int(month > today.month)
        return "~" + _dated(today.year + years, month, day)
    if found := _WEEKDAY.search(low):
        back = (today.weekday() - _DAYS.index(found[1])) % 7
        if low.startswith("next") or (ahead and back):
            back -= 7
        elif low.startswith("last"):
            back = back or 7
        return "~" + (today - timedelta(back)).isoformat()
    return None


def _moved(today: date, unit: str, number: int) -> str | None:
    """The day, month or year so many units away; a guess where the unit is longer than what is said."""
    try:
        if unit in ("day", "week"):
            moved = today + timedelta(number * (7 if unit == "week" else 1))
            return ("~" if unit == "week" else "") + moved.isoformat()
        if unit == "month":
            years, month = divmod(today.year * 12 + today.month - 1 + number, 12)
            return f"{years}-{month + 1:02}"
        year = today.year + number * (10 if unit == "decade" else 1)
        return f"{'~' if unit == 'decade' else ''}{year}" if 0 < year < 10_000 else None
    except (ValueError, OverflowError):
        return None
