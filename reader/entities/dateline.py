"""Datelines: the day a text was written, as its first lines tell."""

from __future__ import annotations

import re

from reader.document.model import Document
from reader.entities.dates import resolve

LINES = 8
"""How many lines are looked at: a title, who wrote it, and the blank ones between them."""

_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’-]*[ ,()]+){0,6}"
    r"([A-Z][a-z]{2,8}\.? \d\d?,? \d{4}|\d\d? [A-Z][a-z]{2,8}\.?,? \d{4}|\d{4}-\d\d-\d\d)\)?(?=\s*(?:[—–:-]|$))"
)
"""Where and when, before a dash or alone in the line: WASHINGTON, March 19, 2025 —."""


def dateline(document: Document) -> str | None:
    """The day in the dateline of a text, as 2022-01-30; None if it has none."""
    for number in range(min(LINES, len(document))):
        match = _DATELINE.match(document.line(number).text.strip())
        when = resolve(match[1], None) if match else None
        if when and len(when) == len("2022-01-30"):
            return when
    return None
