"""The page: the article, drawn row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from rich.segment import Segment
from rich.style import Style
from textual import constants, events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.document.layout import Row, Typesetting, break_line, cluster_end
from reader.document.model import Document, Line, Position, Span
from reader.document.rows import Rows
from reader.document.shares import share_told, start_told
from reader.document.widths import cell_len
from reader.look import MARGIN, RIGHT_MARGIN, column_at
from reader.settings import Settings
from reader.ui.drawing import Found, Highlight, Stretch, columns_in, draw_row
from reader.ui.styles import named_style

if TYPE_CHECKING:
    from reader.document.focus import Focus
    from reader.ui.code_colours import CodeColours
    from reader.ui.labels import Labels

FLASH_SECONDS = 0.3
OVERLAP = 2
"""Rows of the last page that stay on the next, to read on from."""

MOST_BLANK = 6
"""Blank rows that may stand together, and one more."""

BOTTOMLESS = 1 << 48
"""Rows of a page whose end is not known; how far it can be scrolled is seen when it is."""

NOTHING = "There is nothing in this text."


class Top(NamedTuple):
    """What stands at the top of the page: the first words in view, and how many blank rows above them."""

    place: Position
    blank: int = 0


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
        Binding("space,pagedown,ctrl+f", "page(1)", "On", key_display="Space", id="page.on",
                tooltip="Go on by a page"),
        Binding("b,pageup,ctrl+b", "page(-1)", "Back", show=False, id="page.back", tooltip="Go back by a page"),
        Binding("d,ctrl+d", "half(1)", "Half on", show=False, id="page.half-on", tooltip="Go on by half a page"),
        Binding("u,ctrl+u", "half(-1)", "Half back", show=False, id="page.half-back",
                tooltip="Go back by half a page"),
        Binding("down,j", "row(1)", "Row down", show=False, id="page.down", tooltip="Move down by a row"),
        Binding("up,k", "row(-1)", "Row up", show=False, id="page.up", tooltip="Move up by a row"),
        Binding("ctrl+e", "scroll_row(1)", "Scroll down", show=False, id="page.scroll-down",
                tooltip="Scroll down by a row, also where a paragraph or a sentence stands out"),
        Binding("ctrl+y", "scroll_row(-1)", "Scroll up", show=False, id="page.scroll-up",
                tooltip="Scroll up by a row"),
        Binding("g,home", "start", "Start", show=False, id="page.start", tooltip="Go to the start"),
        Binding("G,end", "finish", "End", show=False, id="page.end", tooltip="Go to the end"),
    ]  # fmt: skip

    highlights: reactive[tuple[Highlight, ...]] = reactive(())
    picks: reactive[tuple[Highlight, ...]] = reactive(())
    noted: reactive[tuple[Highlight, ...]] = reactive(())
    chosen: reactive[Span | None] = reactive(None, bindings=True)
    """What is chosen in the text: a link, or what is to be copied or kept."""
    found: reactive[Found] = reactive(Found({}), always_update=True)
    landed: reactive[Span | None] = reactive(None, bindings=True)
    """What was gone to, until one moves: a line, which is marked where it could not come to the top, or a place."""
    labels: reactive[Labels] = reactive(dict)
    share: var[float] = var(0.0, always_update=True)
    """How much of the text has been passed: 0 at the start, 1 when the end is in view.

    It is told of each move, so that who shows it changes in the same frame as the text.
    """

    @dataclass(eq=False, repr=False)
    class Moved(Message):
        """Another part of the text came into view: its first position, and the share of the text passed (0 to 1)."""

        position: Position
        share: float

    @dataclass(eq=False, repr=False)
    class Jumped(Message):
        """The page went somewhere else, not by scrolling: what was at its top before."""

        top: Top

    def __init__(self, document: Document, top: Top, settings: Settings) -> None:
        super().__init__()
        self.document = document
        self.settings = settings
        self.focus_on: Focus | None = None
        self.colours: CodeColours | None = None
        self.place, self._blank = top
        self.picking = False
        self.selecting = False
        self._rows = Rows(document, settings.measure, top.place)
        self._marked: dict[int, list[Highlight]] = {}
        self._column = 0
        self._fitted = Size(0, 0)
        self._flash: Span | None = None
        self._awaited: Callable[[], None] | None = None

    @property
    def top(self) -> Top:
        """What stands at the top, to come back to after a resize too."""
        return self._top_at(self.scroll_offset.y)

    def _top_at(self, first: int) -> Top:
        rows = map(self._rows.__getitem__, range(first, first + max(MOST_BLANK, self._fitted.height)))
        tops = (Top(Position(row.line, row.start), blank) for blank, row in enumerate(rows) if row.line >= 0)
        return next(tops, Top(Position(0, 0), 1))

    def restore(self, top: Top) -> None:
        """Put the same words at the top again."""
        if not self._waits(partial(self.restore, top)):
            self._go(self._rows.number_of(top.place) - top.blank)

    def show(self, span: Span, told: bool = True) -> None:
        """Bring a passage into view, moving no further than needed, and flash it; tell of the jump if it is `told`."""
        if not self._waits(partial(self.show, span, told)):
            self._jump(partial(self.bring, span), span, told)

    def go_to(self, to: Position | float) -> None:
        """Put a line at the top, or go so far through the text (0 to 1)."""
        if self._waits(partial(self.go_to, to)):
            return
        if isinstance(to, Position):
            line = Span(to, Position(to.line, len(self.document.line(to.line).text)))
            self._jump(partial(self._go_below, to), line)
            self.landed = line
        else:
            self._jump(partial(self._go_through, to))
            self.landed = Span(self.top.place, self.top.place)

    def bring(self, span: Span) -> None:
        """Bring a passage into view; one that is not, with more of the text below it than above."""
        height = self._fitted.height
        first, last = self._rows_of(span)
        if not (self.scroll_offset.y < first and last < self.scroll_offset.y + height - 1):
            self._go(first - max(1, min(height // 3, height - (last - first) - 2)))

    def _waits(self, then: Callable[[], None]) -> bool:
        """Whether the page is only about to be seen: then it does this when it has its size."""
        if self.size.height:
            return False
        self._awaited = then
        return True

    def _jump(self, move: Callable[[], None], to: Span | None = None, told: bool = True) -> None:
        """Go somewhere, tell where from, and flash what was gone to."""
        before, self.landed = self.top, None
        move()
        if to:
            self._focus_at(to.start)
        if told and self.top != before:
            self.post_message(self.Jumped(before))
        if to and constants.TEXTUAL_ANIMATIONS != "none":
            self._flash = to
            self.refresh()
            self.set_timer(FLASH_SECONDS, self._end_flash)

    def reveal(self, span: Span) -> None:
        """Bring a passage into view, moving no further than needed."""
        first, last = self._rows_of(span)
        top, height = self.scroll_offset.y, self._fitted.height
        if first <= top or last - first > height - 3:
            self._go(first - 1)
        elif last + 1 >= top + height:
            self._go(last + 2 - height)

    def in_view(self, span: Span) -> bool:
        """Whether a passage begins in view."""
        start, end = self.view
        return start <= span.start < end

    def position_at(self, x: int, y: int) -> Position | None:
        """The position under a cell of the page; None where there is no text in the row."""
        row = self._rows[y + self.scroll_offset.y]
        if row.line < 0 or all(part.start == part.end for part in row.parts):
            return None
        text = self.document.line(row.line).text
        part = next((each for each in reversed(row.parts) if self._column + each.indent <= x), row)
        at, left = part.start, x - self._column - part.indent
        while (end := cluster_end(text, at)) < part.end:
            left -= cell_len(text[at:end])
            if left < 0:
                break
            at = end
        return Position(row.line, at)

    def around(self, x: int, y: int) -> Span | None:
        """The position under a cell, as a span; in a row without text from the last one above to the first below.

        None where there is no text near.
        """
        at = self.position_at(x, y)
        if at:
            return Span(at, at)
        near = range(1, max(MOST_BLANK, self._fitted.height))
        above = next(filter(None, (self.position_at(self.size.width, y - by) for by in near)), None)
        below = next(filter(None, (self.position_at(0, y + by) for by in near)), None)
        start, end = above or below, below or above
        return Span(start, end) if start and end else None

    def position_under(self, event: events.MouseEvent) -> Position | None:
        """The position under the mouse; None where there is no text or another widget."""
        x, y = event.screen_offset - self.region.offset
        return self.position_at(x, y) if self.region.contains_point(event.screen_offset) else None

    def noted_under(self, event: events.MouseEvent) -> Span | None:
        """The kept passage under the mouse, or in whose margin the mouse is; of several the one that begins last."""
        place = self.position_under(event)
        if place is None:
            return None
        x, y = event.screen_offset - self.region.offset
        row = self._rows[y + self.scroll_offset.y]
        first, last = (row.start, row.end) if x < self._column else (place.column, place.column + 1)
        start, end = Position(row.line, first), Position(row.line, last)
        return max((span for span, _ in self.noted if span.start < end and start < span.end), default=None)

    def visible_start(self) -> Position:
        """The position of the first word in view."""
        return self.top.place

    @property
    def view(self) -> Span:
        """The part of the text in view."""
        return self._view_at(self.scroll_offset.y)

    def _view_at(self, first: int) -> Span:
        last = first + self._fitted.height
        rows = map(self._rows.__getitem__, range(last, last + MOST_BLANK))
        end = next((Position(row.line, row.start) for row in rows if row.line >= 0), None)
        return Span(self._top_at(first).place, end or Position(len(self.document), 0))

    def fit(self, size: Size) -> None:
        """Break the lines for a size; the words at the top stay there.

        The screen calls this before the first frame, since a widget is first drawn before it is told its size.
        """
        if size == self._fitted:
            return
        self._fitted = size
        self._column, column = self._column_in(size.width)
        typesetting = self._typesetting._replace(beyond=max(0, size.width - RIGHT_MARGIN - self._column - column))
        if (column, typesetting) != (self._rows.width, self._rows.typesetting):
            self._rows = Rows(self.document, column, self.place, typesetting)
        self.virtual_size = Size(size.width, BOTTOMLESS)
        top = float(self._rows.clamp(self._rows.number_of(self.place) - self._blank, size.height))
        self.set_reactive(PageView.scroll_y, top)
        self.set_reactive(PageView.scroll_target_y, top)
        self._follow_reading()
        self.refresh()
        self._tell()

    def dress(self, settings: Settings) -> None:
        """Take other settings; the words at the top stay there."""
        self.settings = settings
        size, self._fitted = self._fitted, Size(0, 0)
        self.fit(size)

    @property
    def _typesetting(self) -> Typesetting:
        return Typesetting(self.settings.spacing, self._hyphens if self.settings.hyphens else "")

    @cached_property
    def _hyphens(self) -> str:
        """The language by whose rules words are broken."""
        from reader.document.language import language_of

        return language_of(self.document)

    def _column_in(self, width: int) -> tuple[int, int]:
        """How far from the left edge the column is in a width, and its cells."""
        return column_at(width, self.settings.measure, self.settings.margin)

    def _follow_reading(self) -> None:
        """Keep what stands out in view: another paragraph or sentence, where the reading has gone on."""
        kind = self.settings.focus
        if kind == "off":
            self.focus_on = None
        elif self.focus_on is None or self.focus_on.kind != kind or not self._touches_view(self.focus_on.span):
            self._focus_at(self.visible_start())

    def _focus_at(self, position: Position) -> None:
        """Let the paragraph or the sentence at a position stand out, if any is to."""
        kind = self.settings.focus
        if kind != "off":
            from reader.document.focus import Focus, FocusKind

            self.focus_on = Focus.at(self.document, cast("FocusKind", kind), position)
            self.refresh()

    def _touches_view(self, span: Span) -> bool:
        start, end = self.view
        return span.start < end and start < span.end

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new size, and go where one was to go that had none yet."""
        self.fit(event.size)
        if self._awaited:
            awaited, self._awaited = self._awaited, None
            awaited()

    def watch_highlights(self) -> None:
        """Mark other stretches of the text."""
        self._mark()

    def watch_noted(self) -> None:
        """Mark other stretches of the text."""
        self._mark()

    def watch_picks(self) -> None:
        """Mark other stretches of the text."""
        self._mark()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While sentences are being marked the keys are for that, while words are selected the arrows."""
        return not self.picking and not (self.selecting and action in ("row", "scroll_left", "scroll_right"))

    def key_label(self, action: str) -> str | None:
        """While words are selected, what can be done with them is likelier; at the end nothing leads on."""
        return "" if self.selecting or (action == "page(1)" and self.share >= 1) else None

    def _mark(self) -> None:
        marked: dict[int, list[Highlight]] = defaultdict(list)
        for highlight in (*self.noted, *self.highlights, *self.picks):
            for number in range(highlight.span.start.line, highlight.span.end.line + 1):
                marked[number].append(highlight)
        self._marked = marked
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw other rows, remember the place and tell of it; no scroll bar is told, as in a list of rows."""
        if round(old_value) == round(new_value):
            return
        self.landed = None
        self.refresh()
        if self._fitted:
            self.place, self._blank = self.top
            self._follow_reading()
            self._tell()

    def validate_scroll_y(self, value: float) -> float:
        """Scroll no further than to the ends of the text."""
        return float(self._rows.clamp(round(value), self._fitted.height))

    def validate_scroll_target_y(self, value: float) -> float:
        """Scroll no further than to the ends of the text."""
        return self.validate_scroll_y(value)

    def render_line(self, y: int) -> Strip:
        """One row of the page."""
        return self._drawn(y, marked=True)

    def as_opened(self) -> Iterator[Strip]:
        """The rows as they are when the text is opened at this place: nothing is chosen, found or asked about."""
        height = self._fitted.height
        top = self._rows.clamp(self._rows.number_of(self.place) - (self.place == Position(0, 0)), height)
        return (self._drawn(top + y - self.scroll_offset.y, marked=False) for y in range(height))

    def _drawn(self, y: int, marked: bool) -> Strip:
        width = self.size.width
        base = self.visual_style.rich_style
        if self._rows.is_empty:
            text = " " * self._column + "".join(self._said_instead()[y : y + 1])
            return Strip([Segment(text, base + self._style("dim"))]).adjust_cell_length(width, base)
        row = self._rows[y + self.scroll_offset.y]
        if row.line < 0:
            return Strip.blank(width, base)
        line = self.document.line(row.line)
        _, column = self._column_in(width)
        drawn = draw_row(line, row, [*self._stretches(line, row, marked)], column, base, self._style)
        strip = Strip([Segment(" " * (self._column - MARGIN), base), *drawn])
        strip = strip.adjust_cell_length(width, base).simplify()  # a terminal takes as long as there is to write
        return self._signed(strip, row, line.text) if marked and row.line in self.labels else strip

    def _said_instead(self) -> list[str]:
        """Rows that say that there is no text, and what there is in its place."""
        unseen = self.document.unseen
        why = f"{unseen[0].upper()}{unseen[1:]}." if unseen else ""
        return ["", NOTHING, "", *(why[start:end] for start, end in break_line(why, self._rows.width))]

    def action_page(self, direction: int) -> None:
        """Move by what is in view, a few rows kept."""
        self._go(self.scroll_offset.y + direction * max(1, self._fitted.height - OVERLAP))

    def action_half(self, direction: int) -> None:
        """Move by half of what is in view."""
        self._go(self.scroll_offset.y + direction * max(1, self._fitted.height // 2))

    def action_row(self, direction: int) -> None:
        """Move by a row; where a paragraph or a sentence stands out, to the next one as soon as all of it was seen."""
        focus = self.focus_on
        start, end = self.view
        if focus is None or (focus.span.end > end if direction > 0 else focus.span.start < start):
            self._go(self.scroll_offset.y + direction)
            return
        self.focus_on, self.landed = focus.step(direction), None
        self.reveal(self.focus_on.span)
        self.refresh()

    def action_scroll_row(self, direction: int) -> None:
        """Move by a row."""
        self._go(self.scroll_offset.y + direction)

    def action_start(self) -> None:
        """Go to the start."""
        self._jump(partial(self.restore, Top(Position(0, 0), 1)))

    def action_finish(self) -> None:
        """Go to the end."""
        self._jump(lambda: self._go(self._rows.last()))

    def _go(self, row: int) -> None:
        """Put a row at the top."""
        self.landed = None
        top = self.validate_scroll_y(row)
        self.set_reactive(PageView.scroll_target_y, top)
        self.scroll_y = top

    def _go_below(self, place: Position) -> None:
        """Put a place at the top, with a blank row that stands above it."""
        row = self._rows.number_of(place)
        self._go(row - (self._rows[row - 1].line < 0))

    def _go_through(self, share: float) -> None:
        """Go so far through the text (0 to 1), to the page of which most nearly that is told."""
        start, end = map(self.document.passed, self.view)
        line, column = self.document.position_at(start_told(share, end - start))
        row = int(self.validate_scroll_y(self._rows.number_of(Position(line, column))))
        for by in (1, -1):
            while (after := int(self.validate_scroll_y(row + by))) != row and self._is_nearer(after, row, share):
                row = after
        self._go(row)

    def _is_nearer(self, row: int, other: int, share: float) -> bool:
        """Whether of the page that begins with a row more nearly a share is told than of another."""
        return abs(self._told_at(row) - share) < abs(self._told_at(other) - share)

    def _told_at(self, first: int) -> float:
        return share_told(*map(self.document.passed, self._view_at(first)))

    def _rows_of(self, span: Span) -> tuple[int, int]:
        """The numbers of the first and the last row of a passage."""
        last = self._rows.number_of(span.end)
        first = self._rows.number_of(span.start)
        return first, max(first, last)

    def _tell(self) -> None:
        before, self.share = self.share, self._told_at(self.scroll_offset.y)
        if (before < 1) != (self.share < 1):
            self.refresh_bindings()
        self.post_message(self.Moved(self.place, self.share))

    def _end_flash(self) -> None:
        self._flash = None
        self.refresh()

    def _signed(self, strip: Strip, row: Row, text: str) -> Strip:
        """A row with the signs of the mentions in it."""
        from reader.ui.labels import signed, signs_in

        for part in row.parts:
            strip = signed(strip, self._column + part.indent, signs_in(part, text, self.labels[row.line]), self)
        return strip

    def _stretches(self, line: Line, row: Row, marked: bool) -> Iterator[Stretch]:
        """What of a row's line has a look of its own, the marks of the text first: of several the last one counts."""
        coloured = self.colours.of(row.line) if marked and self.colours and line.language else ()
        yield from ((mark.start, mark.end, mark.style) for mark in (*line.marks, *coloured))
        if self.focus_on:
            yield from ((start, end, "dim") for start, end in self.focus_on.around(row.line))
        if not marked:
            return
        yield from ((*columns_in(span, row.line, line), style) for span, style in self._marked.get(row.line, ()))
        yield from self.found.stretches_in(row)
        if self.landed and self.landed.start.line == row.line != self.place.line:
            yield (*columns_in(self.landed, row.line, line), "landed")
        yield from ((start, end, "labelled") for start, end, _ in self.labels.get(row.line, ()))
        if self.chosen and self.chosen.start.line <= row.line <= self.chosen.end.line:
            yield (*columns_in(self.chosen, row.line, line), "chosen")
        if self._flash and self._flash.start.line <= row.line <= self._flash.end.line:
            yield (*columns_in(self._flash, row.line, line), "flash")

    def _style(self, name: str) -> Style:
        return named_style(self, name)
