"""Landmarks: what stands on the progress line, headings, bookmarks, and how the questions about a passage went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from reader.document.model import Heading, Position
from reader.ui.bars import BarMark, of_high_levels
from reader.ui.drawing import LOOKS, Highlight

MOST_HEADINGS = 100
"""There is no line that more would fit on."""


def landmarks(
    headings: Sequence[Heading],
    noted: Iterable[Position],
    answered: Iterable[Highlight],
    share_at: Callable[[Position], float],
) -> tuple[BarMark, ...]:
    """Marks for the parts of a text, what was kept in it, and passages asked about.

    Of several in a cell the last one is seen: what was missed is to be read again now, a bookmark stays.
    """
    return (
        *(BarMark(share_at(Position(heading.line, 0)), "┴", "", heading.level) for heading in parts(headings)),
        *(BarMark(share_at(position), "◆", "accent") for position in noted),
        *(BarMark(share_at(span.start), LOOKS[look].sign, LOOKS[look].ink) for span, look in answered),
    )


def parts(headings: Sequence[Heading]) -> list[Heading]:
    """The headings from the highest level on that has several, of so many levels as some line may take."""
    levels = Counter(heading.level for heading in headings)
    highest = min((level for level, count in levels.items() if count > 1), default=None)
    found = [heading for heading in headings if highest is not None and heading.level >= highest]
    return of_high_levels(found, MOST_HEADINGS)
