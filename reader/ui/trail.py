"""The trail: the places that jumps were made from, to go back to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from reader.document.model import Position, Span
from reader.ui.page import Top

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Article
    from reader.ui.find import Looked
    from reader.ui.marking import Marking
    from reader.ui.panes import Pane

LONGEST = 200
MOST_CARRIED = 20
"""Places in each direction that are looked for in a text that has changed: each takes a while in a long one."""


class Stop(NamedTuple):
    """A place on the trail: what stood at the top of the page, what was marked in the text, and the link chosen."""

    top: Top
    marking: Marking | None = None
    link: Span | None = None


class Resumed(NamedTuple):
    """Where the reading was: what stood at the top, the places to go back to, the pane, the quiz with what it asked,
    what was looked for, and a word that is said when it goes on.

    Of a text that had no words the place is the one that is kept.
    """

    top: Top | None
    trail: Trail
    pane: Pane = "page"
    bank: Path | None = None
    asking: bool = False
    looked: Looked | None = None
    word: str = ""


class Left(NamedTuple):
    """A text that was gone back from, and where in it the reading was."""

    article: Article
    resumed: Resumed


class Trail(NamedTuple):
    """Places that lie behind and, after going back, ahead, and the text `after` them. Each step gives another trail."""

    behind: tuple[Stop, ...] = ()
    ahead: tuple[Stop, ...] = ()
    after: Left | None = None

    def leave(self, place: Stop) -> Trail:
        """After a jump from a place; what lay ahead is gone."""
        return Trail((*self.behind, place)[-LONGEST:])

    def back(self, here: Stop) -> tuple[Trail, Stop]:
        """Back from here: the trail then, and the place to go to. There is one behind."""
        *behind, place = self.behind
        return Trail(tuple(behind), (here, *self.ahead), self.after), place

    def come_back(self, left: Left) -> Trail:
        """Back from a text that was opened from here: what lay ahead before is gone."""
        return Trail(self.behind, after=left)

    def carried(self, carry: Callable[[Position], Position]) -> Trail:
        """The nearest places in another state of the text; `carry` says where each is there. Nothing is marked."""

        def moved(stops: Iterable[Stop]) -> tuple[Stop, ...]:
            return tuple(Stop(Top(carry(stop.top.place), stop.top.blank)) for stop in stops)

        return Trail(moved(self.behind[-MOST_CARRIED:]), moved(self.ahead[:MOST_CARRIED]), self.after)

    def forward(self, here: Stop) -> tuple[Trail, Stop]:
        """On again from here. There is a place ahead."""
        place, *ahead = self.ahead
        return Trail((*self.behind, here), tuple(ahead), self.after), place


ANEW = Resumed(None, Trail())
"""What is resumed of a text that is only opened: nothing, but the place that is kept."""
