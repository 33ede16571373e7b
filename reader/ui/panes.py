"""Which panes a width has room for."""

from __future__ import annotations

from typing import Literal, NamedTuple

Pane = Literal["entities", "page", "quiz"]
ORDER: tuple[Pane, ...] = ("entities", "page", "quiz")
ALL_FROM, TWO_FROM = 140, 90


class Arrangement(NamedTuple):
    """The panes that are seen, from left to right, and the width in cells of the entities and the quiz."""

    seen: tuple[Pane, ...]
    entities: int
    quiz: int


def arrange_panes(width: int, at: Pane, side: Pane) -> Arrangement:
    """All three from 140 columns, the article and the side pane from 90, below that the one that has the focus."""
    if width >= ALL_FROM:
        return Arrangement(ORDER, min(38, 32 + (width - ALL_FROM) // 6), min(56, 42 + (width - ALL_FROM) // 3))
    if width >= TWO_FROM:
        shown = at if at != "page" else side
        return Arrangement(tuple(pane for pane in ORDER if pane in ("page", shown)), 32, min(42, width * 2 // 5))
    return Arrangement((at,), width, width)
