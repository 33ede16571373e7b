"""Landmarks: what stands on the progress line, headings, bookmarks, and where something was missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from reader.document.model import Heading, Position
from reader.ui.bars import BarMark

MOST_HEADINGS = 10
"""More would be a line of nothing else."""


def landmarks(
    headings: Sequence[Heading],
    noted: Iterable[Position],
    missed: Iterable[Position],
    share_at: Callable[[Position], float],
) -> tuple[BarMark, ...]:
    """Marks for the parts of a text, for what was kept in it, and for what was missed; the last matter most."""
    return (
        *(BarMark(share_at(Position(heading.line, 0)), "┴", "") for heading in parts(headings)),
        *(BarMark(share_at(position), "◆", "accent") for position in noted),
        *(BarMark(share_at(position), "×", "wrong") for position in missed),
    )


def parts(headings: Sequence[Heading]) -> list[Heading]:
    """The headings of the highest level that has several; none if they are too many to tell apart."""
    levels = Counter(heading.level for heading in headings)
    level = min((level for level, count in levels.items() if count > 1), default=None)
    found = [heading for heading in headings if heading.level == level]
    return found if len(found) <= MOST_HEADINGS else []
