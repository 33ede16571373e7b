"""A list that only draws the rows on the screen: entities, articles, results, things to choose from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.ui.cells import Pieces, strip_of


class Entry(Protocol):
    """One entry of a list."""

    @property
    def selectable(self) -> bool:
        """Whether the cursor stops here."""

    @property
    def height(self) -> int:
        """The rows it takes."""

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Its rows in a width; `here` when the cursor is on it."""


class RowList(ScrollView, can_focus=True):
    """A list with a cursor, drawn row by row, so that thousands of entries cost no more than those in view."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RowList {
        scrollbar-size: 0 0;
        overflow-x: hidden;
        background: $background;
        color: $ink;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor(-1)", "Up", show=False, id="list.up", tooltip="Move the cursor up a row"),
        Binding("down,j", "cursor(1)", "Down", show=False, id="list.down", tooltip="Move the cursor down a row"),
        Binding("pageup,b", "page(-1)", "Page up", show=False, id="list.page-up", tooltip="Move the cursor up a page"),
        Binding(
            "pagedown", "page(1)", "Page down", show=False, id="list.page-down", tooltip="Move the cursor down a page"
        ),
        Binding("home,g", "end(-1)", "First", show=False, id="list.first", tooltip="Go to the first row"),
        Binding("end,G", "end(1)", "Last", show=False, id="list.last", tooltip="Go to the last row"),
    ]

    cursor: reactive[int] = reactive(-1)
    entries: reactive[Sequence[Entry]] = reactive((), always_update=True)

    @dataclass
    class Moved(Message):
        """The cursor came to another entry."""

        rows: RowList
        index: int

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """An entry was clicked."""

        rows: RowList
        index: int

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._tops: list[int] = [0]

    @property
    def below(self) -> int:
        """How many entries lie below what is in view."""
        bottom = self.scroll_offset.y + self.size.height
        return len(self.entries) - bisect_left(self._tops, bottom, 0, len(self.entries))

    @property
    def entry(self) -> Entry | None:
        """The entry the cursor is on."""
        return self.entries[self.cursor] if 0 <= self.cursor < len(self.entries) else None

    def watch_entries(self, entries: Sequence[Entry]) -> None:
        """Take other entries; the cursor stays where it can."""
        self._tops = [0, *accumulate(entry.height for entry in entries)]
        self.virtual_size = Size(self.size.width, self._tops[-1])
        self.cursor = self._nearest(max(0, min(self.cursor, len(entries) - 1)), 1)
        self.refresh()

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the row the cursor came to."""
        if not 0 <= new < len(self.entries):
            return
        top, height = self._tops[new], self.entries[new].height
        first = top - 1 if new and not self.entries[new - 1].selectable else top
        if self.size.height:
            self.scroll_to_region(Region(0, max(0, first), 1, height + top - max(0, first)), animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved(self, new))

    def show_below(self, count: int) -> None:
        """Bring so many entries below the cursor's into view as there is room for, with its own."""
        first, last = self.cursor, min(self.cursor + count, len(self.entries) - 1)
        height = min(self.size.height, self._tops[last + 1] - self._tops[first])
        self.scroll_to_region(Region(0, self._tops[first], 1, height), animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw other rows. No scroll bar is told: having none to draw, Textual would lose a layout under way."""
        if round(old_value) != round(new_value):
            self.refresh()

    def on_resize(self) -> None:
        """Fit the rows to the width, and keep the cursor in view."""
        self.virtual_size = Size(self.size.width, self._tops[-1])
        if self.entry is not None:
            self.watch_cursor(self.cursor, self.cursor)

    def render_line(self, y: int) -> Strip:
        """One row of the list."""
        width = self.size.width
        row = y + self.scroll_offset.y
        index = self._index_at(row)
        if index is None:
            return Strip.blank(width, self.visual_style.rich_style)
        here = index == self.cursor and self.has_focus_within_pane
        drawn = self.entries[index].draw(width, index == self.cursor)
        nth = row - self._tops[index]
        pieces = drawn[nth] if nth < len(drawn) else []
        return strip_of(pieces, width, self, "cursor" if here and pieces else "")

    @property
    def has_focus_within_pane(self) -> bool:
        """Whether the cursor row should be lit: the list, or the field that filters it, has the focus."""
        return self.has_focus or self.has_class("lit")

    def on_focus(self) -> None:
        """Light the cursor's row."""
        self.refresh()

    def on_blur(self) -> None:
        """Dim the cursor's row."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked, and choose it."""
        index = self._index_at(event.y + self.scroll_offset.y)
        if index is not None and self.entries[index].selectable:
            self.cursor = index
            self.post_message(self.Chosen(self, index))

    def action_cursor(self, step: int) -> None:
        """Move by a row."""
        self.cursor = self._nearest(self.cursor + step, step)

    def action_page(self, direction: int) -> None:
        """Move by what is in view."""
        row = self._tops[max(0, self.cursor)] + direction * max(1, self.size.height - 2)
        index = self._index_at(max(0, min(row, self._tops[-1] - 1)))
        if index is not None:
            self.cursor = self._nearest(index, direction)

    def action_end(self, direction: int) -> None:
        """Go to the first or the last entry."""
        self.cursor = self._nearest(0 if direction < 0 else len(self.entries) - 1, -direction)

    def _index_at(self, row: int) -> int | None:
        return bisect_right(self._tops, row) - 1 if 0 <= row < self._tops[-1] else None

    def _nearest(self, index: int, step: int) -> int:
        """The selectable entry at `index` or next in the direction of `step`, else where the cursor is."""
        while 0 <= index < len(self.entries):
            if self.entries[index].selectable:
                return index
            index += step
        return self.cursor if 0 <= self.cursor < len(self.entries) and self.entries[self.cursor].selectable else -1
