"""Landmarks: what stands on the progress line, headings, bookmarks, and how the questions about a passage went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from reader.document.model import Heading, Position
from reader.ui.bars import BarMark
from reader.ui.drawing import LOOKS, Highlight

MOST_HEADINGS = 10
"""More would be a line of nothing else."""


def landmarks(
    headings: Sequence[Heading],
    noted: Iterable[Position],
    answered: Iterable[Highlight],
    share_at: Callable[[Position], float],
) -> tuple[BarMark, ...]:
    """Marks for the parts of a text, what was kept in it, and passages asked about; the last of them matter most."""
    return (
        *(BarMark(share_at(Position(heading.line, 0)), "┴", "") for heading in parts(headings)),
        *(BarMark(share_at(position), "◆", "accent") for position in noted),
        *(BarMark(share_at(span.start), LOOKS[look].sign, LOOKS[look].ink) for span, look in answered),
    )


def parts(headings: Sequence[Heading]) -> list[Heading]:
    """The headings of the highest level that has several; none if they are too many to tell apart."""
    levels = Counter(heading.level for heading in headings)
    level = min((level for level, count in levels.items() if count > 1), default=None)
    found = [heading for heading in headings if heading.level == level]
    return found if len(found) <= MOST_HEADINGS else []
