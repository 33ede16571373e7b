"""Lists in an item: rows with a cursor over the entries, by digit, arrow or mouse."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.cells import Piece, Pieces, strip_of, width_of, wrap

MOST_DIGITS = 9


class Row(NamedTuple):
    """A row of a list: what it shows, and the entry or target it belongs to, counted from 0."""

    pieces: Pieces
    entry: int | None = None
    target: int | None = None


class Listed(Widget, can_focus=True):
    """Rows of entries. It says nothing of what an entry is, nor of what choosing one does."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Listed {
        height: auto;
        width: 1fr;
        background: $background;
        color: $ink;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "pick(1)", "Choose", key_display="1-9", id="quiz.option-1", tooltip="Choose the first option"),
        *(
            Binding(
                str(n), f"pick({n})", f"Option {n}", show=False, id=f"quiz.option-{n}", tooltip=f"Choose option {n}"
            )
            for n in range(2, MOST_DIGITS + 1)
        ),
        Binding("up,k", "move(-1)", "Option up", show=False, id="quiz.up", tooltip="Go to the option above"),
        Binding("down,j", "move(1)", "Option down", show=False, id="quiz.down", tooltip="Go to the option below"),
    ]

    cursor: reactive[int] = reactive(-1)
    marked: reactive[bool] = reactive(False, bindings=True)

    @property
    def entries_count(self) -> int:
        """How many entries the cursor goes over."""
        raise NotImplementedError

    @property
    def digits_count(self) -> int:
        """How many digits there is something for."""
        return self.entries_count

    def rows(self, width: int) -> list[Row]:
        """Every row in a width."""
        raise NotImplementedError

    def action_pick(self, digit: int) -> None:
        """What a digit does."""
        raise NotImplementedError

    def action_move(self, step: int) -> None:
        """Go to the entry above or below."""
        if self.cursor < 0:
            self.cursor = 0 if step > 0 else self.entries_count - 1
        else:
            self.cursor = max(0, min(self.entries_count - 1, self.cursor + step))

    def watch_marked(self) -> None:
        """Take more rows, or fewer, where the signs of a mark need that."""
        if self.size.width and len(self.rows(self.size.width)) != self.size.height:
            self.refresh(layout=True)

    def watch_cursor(self) -> None:
        """Keep the entry under the cursor in sight, where the list is longer than the window."""
        self.call_after_refresh(self.show_cursor)

    def show_cursor(self) -> None:
        """Scroll as little as brings the entry under the cursor into sight."""
        scroller = next((node for node in self.ancestors if isinstance(node, VerticalScroll)), None)
        here = [y for y, row in enumerate(self.rows(self.size.width)) if row.entry == self.cursor]
        if scroller and here and not self.marked:
            top = self.region.y - scroller.content_region.y + round(scroller.scroll_y) + here[0]
            scroller.scroll_to_region(Region(0, top, 1, len(here)), animate=False)

    def clicked(self, row: Row) -> None:
        """What a click on a row does: that of its entry's digit."""
        if row.entry is not None:
            self.action_pick(row.entry + 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be changed once the item is marked, and no digit does anything that has nothing to do."""
        beyond = action == "pick" and isinstance(parameters[0], int) and parameters[0] > self.digits_count
        return not self.marked and not beyond

    def on_click(self, event: events.Click) -> None:
        """Do what belongs to the row under the mouse."""
        rows = self.rows(self.size.width)
        if not self.marked and 0 <= event.y < len(rows):
            self.clicked(rows[event.y])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are in a width."""
        return len(self.rows(width))

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, rows = self.size.width, self.rows(self.size.width)
        if y >= len(rows):
            return Strip.blank(width, self.visual_style.rich_style)
        here = rows[y].entry is not None and rows[y].entry == self.cursor and not self.marked
        return strip_of(rows[y].pieces, width, self, "cursor" if here else "")


class Ticks(Listed):
    """A list whose entries are ticked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "tick",
            "Tick",
            key_display="Space",
            id="quiz.tick",
            tooltip="Tick the option, or take the tick away",
        ),
    ]

    def action_tick(self) -> None:
        """Tick the entry under the cursor, or take the tick away."""
        self.action_pick(max(self.cursor, 0) + 1)


def hanging(lead: Pieces, text: str, width: int, style: str = "") -> list[Pieces]:
    """A text after its lead, on as many rows as it needs, all but the first indented as far as the lead goes."""
    indent = width_of(lead)
    first, *more = wrap(text, width - indent - 1)
    return [[*lead, Piece(first, style)], *([Piece(" " * indent), Piece(row, style)] for row in more)]
