"""Dates as people type them, read into one form."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NAMES = {
    **{name: nth for nth, name in enumerate(_MONTHS, 1)},
    **{name[:3]: nth for nth, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(_NAMES, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(rf"(?:on |in )?(?:the )?{form}", re.I)
    for form in (
        rf"{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?",
        rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"{_MONTH},? {_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d?)(?:-{_DAY})?",
    )
)
_NUMERIC = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})")
_LEAP_YEAR = 2000


def same_form(text: str) -> str:
    """A date as `year-month-day`, `?` for what it does not say; empty for any other text.

    30/1/2022 is read where only one of its numbers can be a month, for some write the day first and some the month.
    """
    words = " ".join(text.split()).removesuffix(".")
    for form in _FORMS:
        match = form.fullmatch(words)
        if match:
            found = match.groupdict()
            month = found["month"].casefold().rstrip(".")
            return _date(found.get("year"), _NAMES.get(month) or int(month), found.get("day"))
    numeric = _NUMERIC.fullmatch(words)
    if numeric:
        one, other = int(numeric[1]), int(numeric[2])
        if one > 12 or one == other:
            return _date(numeric[3], other, str(one))
        if other > 12:
            return _date(numeric[3], one, str(other))
    return ""


def _date(year: str | None, month: int, day: str | None) -> str:
    try:
        date(int(year or _LEAP_YEAR), month, int(day or 1))
    except ValueError:
        return ""
    return f"{year or '?'}-{month}-{int(day) if day else '?'}"
