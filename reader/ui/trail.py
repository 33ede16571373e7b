"""The trail: the places that jumps were made from, to go back to."""

from __future__ import annotations

from typing import NamedTuple

from reader.ui.page import Top

LONGEST = 200


class Trail(NamedTuple):
    """Places that lie behind and, after going back, ahead. Each step gives another trail."""

    behind: tuple[Top, ...] = ()
    ahead: tuple[Top, ...] = ()

    def leave(self, place: Top) -> Trail:
        """After a jump from a place; what lay ahead is gone."""
        return Trail((*self.behind, place)[-LONGEST:])

    def back(self, here: Top) -> tuple[Trail, Top]:
        """Back from here: the trail then, and the place to go to. There is one behind."""
        *behind, place = self.behind
        return Trail(tuple(behind), (here, *self.ahead)), place

    def forward(self, here: Top) -> tuple[Trail, Top]:
        """On again from here. There is a place ahead."""
        place, *ahead = self.ahead
        return Trail((*self.behind, here), tuple(ahead)), place
