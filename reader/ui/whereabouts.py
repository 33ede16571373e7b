"""Whereabouts: what the first row says of the reading, which part it is in, how far, and what lies along the way."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.document.model import Document, Position
from reader.document.widths import cell_len
from reader.document.words import time_left
from reader.ui.bars import TitleBar

if TYPE_CHECKING:
    from reader.ui.drawing import Highlight
    from reader.ui.reading_screen import ReadingScreen


class Whereabouts:
    """Keeps the first row of one screen up to date."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen

    @property
    def _title(self) -> TitleBar:
        return self._screen.query_one(TitleBar)

    def show(self) -> None:
        """Show how far the reading is, and while the text is skimmed how long that may go on."""
        screen, title, share = self._screen, self._title, self._screen.page.share
        title.share = share
        title.part = part_above(screen.document, screen.page.place)
        skimmed = screen.room.clock if screen.quiz and screen.quiz.phase == "skim" else ""
        title.word = skimmed or (time_left(round(screen.document.words * (1 - share))) if share < 1 else "at the end")

    def measure_parts(self) -> None:
        """Leave room in the first row for the part with the most characters, and so for any of them."""
        document = self._screen.document
        parts = (heading.text for heading in document.headings if heading.text != document.title)
        self._title.longest_part = cell_len(max(parts, key=len, default=""))

    def draw_landmarks(self) -> None:
        """Show on the progress line where the headings and the bookmarks are, and in the results how answers went."""
        from reader.ui.landmarks import landmarks

        screen = self._screen
        self.measure_parts()
        noted = [span.start for span, style in screen.page.noted if style == "noted"]
        answered: tuple[Highlight, ...] = ()
        if screen.quiz and screen.quiz.phase == "results":
            from reader.ui.annotations import annotated

            answered = annotated(screen.quiz)
        self._title.marks = landmarks(screen.document.headings, noted, answered, screen.document.passed)


def part_above(document: Document, place: Position) -> str:
    """The heading under which a place stands; nothing where that is the title, or at the very start."""
    passed = bisect_right(document.headings, place.line, key=attrgetter("line")) if place > Position(0, 0) else 0
    part = document.headings[passed - 1].text if passed else ""
    return part if part != document.title else ""
