"""The clock and the source of names, in one place, so that everything else can be given others."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """A name that nothing else has."""
    return uuid4().hex


def said(moment: datetime, now: datetime) -> str:
    """A moment as people say it, in the time zone of this machine: today 14:05, yesterday 9:30, 12 March 2026."""
    local, today = moment.astimezone(), now.astimezone()
    days = (today.date() - local.date()).days
    hour = f"{local.hour}:{local.minute:02}"
    if days == 0:
        return f"today {hour}"
    if days == 1:
        return f"yesterday {hour}"
    return f"{days} days ago" if 1 < days < 7 else day(moment)


def day(moment: datetime) -> str:
    """The day of a moment in the time zone of this machine: 12 March 2026."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y}"
