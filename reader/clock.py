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
