"""The panes: which of them a width has room for, and the row they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal, NamedTuple

from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widgets import Static

from reader.look import ALL_FROM, TWO_FROM, side_widths
from reader.ui.cells import Piece, strip_of

Pane = Literal["entities", "page", "quiz"]
LOW = [(0, "-low"), (16, "-high")]
"""The heights in rows from which on windows have room for blank rows or not, and the class they have."""
ORDER: tuple[Pane, ...] = ("entities", "page", "quiz")
SIDES: tuple[Pane, ...] = ("entities", "quiz")
HIDDEN = "The text is out of sight until your answer is in."


class Arrangement(NamedTuple):
    """The panes that are seen, from left to right, and the width in cells of the entities and the quiz."""

    seen: tuple[Pane, ...]
    entities: int
    quiz: int


def arrange_panes(width: int, at: Pane, side: Pane, beside: Sequence[Pane] = SIDES) -> Arrangement:
    """All three from 140 columns, the article and the side pane from 90, below that the one that has the focus.

    Panes that do not stand `beside` the article are only seen while they have the focus.
    """
    if width >= ALL_FROM:
        shown = {"page", at, *beside}
    elif width >= TWO_FROM and at == "page":
        shown = {"page", *([side] if side in beside else beside[:1])}
    else:
        shown = {"page", at} if width >= TWO_FROM else {at}
    return Arrangement(tuple(pane for pane in ORDER if pane in shown), *side_widths(width))


class SideRoom(Vertical):
    """The room of a pane beside the article: a ground, a line between it and the text, and the title until it comes."""

    TITLE: ClassVar[str]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its rows, which are the same below the title: one is drawn for all, since the first frame wants them."""
        rows = super().render_lines(Region(crop.x, crop.y, crop.width, min(2, crop.height)))
        return [*rows, *rows[-1:] * (crop.height - len(rows))]

    def render_line(self, y: int) -> Strip:
        """The title in the first row; nothing below it."""
        return strip_of([Piece(f" {self.TITLE}", "dim")] if y == 0 else [], self.size.width, self)


class PaneRow(Horizontal):
    """The rooms of the panes side by side, by their ids, with a veil for an article that may not be seen.

    `at` is the pane the reader is in, `side` the one beside the article where there is room for one; `away` is whether
    none stands there.
    """

    BLANK = True
    DEFAULT_CSS = """
    PaneRow {
        & #entities { border-right: solid $line; }
        & #quiz { border-left: solid $line; }
        &.-one #entities, &.-one #quiz { border: none; }
        & #veil { width: 1fr; height: 1fr; content-align: center middle; color: $dim; }
    }
    """

    def __init__(self, away: bool, has_quiz: bool) -> None:
        super().__init__()
        self.away = away
        self.has_quiz = has_quiz
        self.at: Pane = "page"
        self.side: Pane = "entities"

    @property
    def arrangement(self) -> Arrangement:
        """Which panes are seen in the width there is."""
        beside = () if self.away else SIDES if self.has_quiz else SIDES[:1]
        return arrange_panes(self.app.size.width, self.at, self.side, beside)

    @property
    def page_size(self) -> Size:
        """The size the article is about to have."""
        width, height = self.app.size
        seen, entities, quiz = self.arrangement
        beside = sum(cells for pane, cells in (("entities", entities), ("quiz", quiz)) if pane in seen)
        return Size(width - beside, height - 2)

    def come_to(self, pane: Pane) -> None:
        """The reader is in this pane now."""
        self.at = pane
        if pane != "page":
            self.side = pane

    def give_room(self, sees_text: bool) -> None:
        """Give the panes their room."""
        seen, entities, quiz = self.arrangement
        alone = len(seen) == 1
        self.set_class(alone, "-one")
        for pane in ORDER:
            self.query_one(f"#{pane}").display = pane in seen
        self.query_one("#page").display = "page" in seen and sees_text
        self._draw_veil("page" in seen and not sees_text)
        self.query_one("#entities").styles.width = "1fr" if alone else entities
        self.query_one("#quiz").styles.width = "1fr" if alone else quiz

    def _draw_veil(self, drawn: bool) -> None:
        """Hang the veil before the article or take it away; most texts never need one."""
        if drawn and not self.query("#veil"):
            self.mount(Static(HIDDEN, id="veil", markup=False), after="#page")
        self.query("#veil").set(display=drawn)

    def on_descendant_focus(self) -> None:
        """Know which pane has the focus, however it came there."""
        for pane in ORDER:
            room = self.query_one(f"#{pane}")
            if room.has_focus or room.has_pseudo_class("focus-within"):
                self.come_to(pane)
