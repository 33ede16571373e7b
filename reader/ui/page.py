"""The page: the article, drawn row by row."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import constants, events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.document.layout import BLANK, Row, lay_out
from reader.document.model import Document, Line, Position, Span
from reader.settings import MEASURE
from reader.ui.styles import named_style

FLASH_SECONDS = 0.3
OVERLAP = 2
"""Rows of the last page that stay on the next, to read on from."""

NOTHING = "There is nothing in this text."

MARGIN = 3
"""Cells left of the column: the bar of a marked passage stands in them."""


class Highlight(NamedTuple):
    """A stretch of text to mark: `mention`, `current` (the mention the view jumped to) or `evidence`."""

    span: Span
    style: str


class PageView(ScrollView, can_focus=True):
    """An article in a column of the set measure, centred; only the rows in view are drawn."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PageView {
        scrollbar-size: 0 0;
        overflow-x: hidden;
        background: $background;
        color: $ink;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "page(1)", "On", key_display="Space", id="page.on", tooltip="Go on by a page"),
        Binding("b,pageup", "page(-1)", "Back", show=False, id="page.back", tooltip="Go back by a page"),
        Binding("down,j", "row(1)", "Row down", show=False, id="page.down", tooltip="Move down by a row"),
        Binding("up,k", "row(-1)", "Row up", show=False, id="page.up", tooltip="Move up by a row"),
        Binding("g,home", "start", "Start", show=False, id="page.start", tooltip="Go to the start"),
        Binding("G,end", "finish", "End", show=False, id="page.end", tooltip="Go to the end"),
    ]

    highlights: reactive[tuple[Highlight, ...]] = reactive(())

    @dataclass
    class Moved(Message):
        """Another part of the text came into view: its first position, and the share of the text passed (0 to 1)."""

        position: Position
        share: float

    def __init__(self, document: Document, position: Position, measure: int = MEASURE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.document = document
        self.measure = measure
        self.place = position
        self._rows: list[Row] = []
        self._starts: list[tuple[int, int]] = []
        self._numbers: list[int] = []
        self._marked: dict[int, list[tuple[int, int, str]]] = {}
        self._column = 0
        self._laid_out_at = 0
        self._fitted = Size(0, 0)
        self._flash: Span | None = None
        self._awaited: Span | None = None

    @property
    def share(self) -> float:
        """How much of the text has been passed: 0 at the start, 1 when the end is in view."""
        most = max(0, len(self._rows) - self._fitted.height)
        return min(1.0, self.scroll_offset.y / most) if most else 1.0

    def show(self, span: Span) -> None:
        """Bring a passage into view, moving no further than needed, and flash it.

        A page that is only about to be seen does so when it has its size.
        """
        if not self.size.height:
            self._awaited = span
            return
        first, last = self._row_of(span.start), self._row_of(span.end)
        top, height = self.scroll_offset.y, self._fitted.height
        if not (top < first and last < top + height - 1):
            self._go(first - max(1, min(height // 3, height - (last - first) - 2)))
        if constants.TEXTUAL_ANIMATIONS != "none":
            self._flash = span
            self.refresh()
            self.set_timer(FLASH_SECONDS, self._end_flash)

    def visible_start(self) -> Position:
        """The position of the first word in view."""
        row = next((row for row in self._rows[self.scroll_offset.y :] if row.line >= 0), None)
        return Position(row.line, row.start) if row else Position(0, 0)

    def fit(self, size: Size) -> None:
        """Break the lines for a size; the words at the top stay there.

        The screen calls this before the first frame, since a widget is first drawn before it is told its size.
        """
        if size == self._fitted:
            return
        self._fitted = size
        column = max(1, min(self.measure, size.width - MARGIN - 2))
        if column != self._laid_out_at:
            self._lay_out(column)
        self._column = max(MARGIN, (size.width - column) // 2)
        self.virtual_size = Size(size.width, len(self._rows))
        row = self._row_of(self.place) if self.place != Position(0, 0) else 0
        top = float(max(0, min(row, len(self._rows) - size.height)))
        self.set_reactive(PageView.scroll_y, top)
        self.set_reactive(PageView.scroll_target_y, top)
        self.refresh()
        self._tell()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new size, and go where one was to go that had none yet."""
        self.fit(event.size)
        if self._awaited:
            awaited, self._awaited = self._awaited, None
            self.show(awaited)

    def watch_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        """Mark other stretches of the text."""
        marked: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for (start, end), style in highlights:
            for number in range(start.line, end.line + 1):
                first = start.column if number == start.line else 0
                last = end.column if number == end.line else len(self.document.line(number).text)
                marked[number].append((first, last, style))
        self._marked = marked
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place and tell of it."""
        super().watch_scroll_y(old_value, new_value)
        if self._rows and round(old_value) != round(new_value):
            self.place = self.visible_start() if round(new_value) else Position(0, 0)
            self._tell()

    def render_line(self, y: int) -> Strip:
        """One row of the page."""
        width = self.size.width
        number = y + self.scroll_offset.y
        base = self.visual_style.rich_style
        if not len(self.document):
            text = " " * self._column + NOTHING if y == 1 else ""
            return Strip([Segment(text, base + self._style("dim"))]).adjust_cell_length(width, base)
        if number >= len(self._rows) or self._rows[number].line < 0:
            return Strip.blank(width, base)
        row = self._rows[number]
        line = self.document.line(row.line)
        if line.kind == "rule":
            segments = [Segment("·   ·   ·".center(min(self.measure, width)), base + self._style("line"))]
            return Strip([Segment(" " * self._column, base), *segments]).adjust_cell_length(width, base)
        ends = self._marked.get(row.line, ())
        bar = any(start < row.end and row.start < end for start, end, _ in ends)
        margin = Segment("┃ ", base + self._style("accent")) if bar else Segment("  ", base)
        lead = self._lead(line, row)
        segments = [Segment(" " * (self._column - 2), base), margin, Segment(lead, base + self._style("dim"))]
        segments += self._text(line, row, base)
        return Strip(segments).adjust_cell_length(width, base)

    def action_page(self, direction: int) -> None:
        """Move by what is in view, a few rows kept."""
        self._go(self.scroll_offset.y + direction * max(1, self.size.height - OVERLAP))

    def action_row(self, direction: int) -> None:
        """Move by a row."""
        self._go(self.scroll_offset.y + direction)

    def action_start(self) -> None:
        """Go to the start."""
        self._go(0)

    def action_finish(self) -> None:
        """Go to the end."""
        self._go(self.virtual_size.height)

    def _go(self, row: int) -> None:
        self.scroll_to(y=max(0, row), animate=False, immediate=True, force=True)

    def _lay_out(self, column: int) -> None:
        self._rows = [BLANK, *lay_out(self.document, column), BLANK]
        pairs = [((row.line, row.start), number) for number, row in enumerate(self._rows) if row.line >= 0]
        self._starts = [start for start, _ in pairs]
        self._numbers = [number for _, number in pairs]
        self._laid_out_at = column

    def _row_of(self, position: Position) -> int:
        nth = bisect_right(self._starts, (position.line, position.column)) - 1
        return self._numbers[max(0, nth)] if self._numbers else 0

    def _tell(self) -> None:
        self.post_message(self.Moved(self.place, self.share))

    def _end_flash(self) -> None:
        self._flash = None
        self.refresh()

    def _lead(self, line: Line, row: Row) -> str:
        if line.kind == "item" and row.first and line.label:
            return f"{line.label} ".rjust(row.indent)
        if line.kind == "quote":
            return "│ ".ljust(row.indent)
        return " " * row.indent

    def _text(self, line: Line, row: Row, base: Style) -> Iterator[Segment]:
        """The row's characters, cut wherever their style changes."""
        runs: list[tuple[int, int, str]] = [(mark.start, mark.end, mark.style) for mark in line.marks]
        runs += self._marked.get(row.line, ())
        if self._flash and self._flash.start.line <= row.line <= self._flash.end.line:
            first = self._flash.start.column if row.line == self._flash.start.line else 0
            last = self._flash.end.column if row.line == self._flash.end.line else len(line.text)
            runs.append((first, last, "flash"))
        if line.kind == "heading":
            base += self._style("title" if line.level == 1 else "strong")
        elif line.kind == "quote":
            base += self._style("quote")
        cuts = {row.start, row.end}
        for start, end, _ in runs:
            cuts.update(cut for cut in (start, end) if row.start < cut < row.end)
        ordered = sorted(cuts)
        for start, end in pairwise(ordered):
            style = base
            for first, last, name in runs:
                if first <= start and end <= last:
                    style += self._style(name)
            yield Segment(line.text[start:end], style)

    def _style(self, name: str) -> Style:
        return named_style(self, name)
