"""Selecting: words of the article chosen by keys or by mouse, to be copied, or kept with a note."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from reader.document.model import Position, Span
from reader.ui.bars import KeyBar
from reader.ui.page import PageView

if TYPE_CHECKING:
    from reader.document.selection import Selection
    from reader.ui.reading_screen import ReadingScreen

FOLLOWED_EVERY = 0.05
"""Seconds after which the page goes on by a row while the mouse is held above it or below."""


class Selecting(Vertical):
    """What lies around the page. While words are chosen, the arrows choose others."""

    DEFAULT_CSS = """
    Selecting { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "copy", "Copy", key_display="Enter", id="select.copy", tooltip="Copy what is selected"),
        Binding("a", "screen.add_entity", "As entity", id="read.add-entity",
                tooltip="Make an entity of the words that are chosen or found: it is mentioned wherever they stand"),
        Binding("s", "select", "Select", show=False, id="select.begin",
                tooltip="Select a sentence, to copy it or to keep it with m: "
                "the place found, or the first that begins in view"),
        Binding("down,j", "step(1, False)", "Sentence", key_display="↑↓", id="select.next",
                tooltip="Select the next sentence"),
        Binding("up,k", "step(-1, False)", "Sentence before", show=False, id="select.previous",
                tooltip="Select the sentence before"),
        Binding("right", "step(1, True)", "Word", key_display="←→", id="select.right",
                tooltip="Select the next word"),
        Binding("left", "step(-1, True)", "Word before", show=False, id="select.left",
                tooltip="Select the word before"),
        Binding("shift+right", "step(1, True, True)", "More", key_display="Shift", id="select.word-more",
                tooltip="Select a word more"),
        Binding("shift+left", "step(-1, True, True)", "A word less", show=False, id="select.word-less",
                tooltip="Select a word less, or one more before"),
        Binding("shift+down,J", "step(1, False, True)", "A sentence more", show=False, id="select.more",
                tooltip="Select a sentence more"),
        Binding("shift+up,K", "step(-1, False, True)", "A sentence less", show=False, id="select.less",
                tooltip="Select a sentence less, or one more before"),
    ]  # fmt: skip

    @dataclass(eq=False, repr=False)
    class AtWord(Message):
        """The word at a place was chosen by keys."""

        place: Position

    selection: reactive[Selection | None] = reactive(None, repaint=False, bindings=True)

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self.page = page
        self._pressed: Span | None = None
        self._held: Timer | None = None

    @property
    def _reading(self) -> ReadingScreen:
        """The screen, by its own type."""
        return cast("ReadingScreen", self.screen)

    def on_mount(self) -> None:
        """End when something else is chosen in the page, or nothing any more."""
        self.watch(self.page, "chosen", self._chosen, init=False)

    def _chosen(self, chosen: Span | None) -> None:
        if self.selection and self.selection.span != chosen:
            self.selection = None

    def watch_selection(self, before: Selection | None, selection: Selection | None) -> None:
        """Show what is chosen; the page leaves the arrows to it, and what was said before makes room for its keys."""
        self.page.selecting = selection is not None
        if selection:
            self.page.chosen = selection.span
            if before is None:
                self._reading.tell("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No words are chosen while a question has passages marked; most keys are for what is chosen already."""
        return not self.page.picking and (action == "select" or self.selection is not None)

    def key_label(self, action: str) -> str | None:
        """While a link is chosen, to follow it is likelier than to make an entity of its words."""
        return "" if action == "screen.add_entity" and self.selection is None and self.page.chosen else None

    def action_select(self) -> None:
        """Choose the sentence of the chosen link or the place found if in view, else the first that begins in view."""
        from reader.document.selection import Selection, begun_in

        page = self.page
        found = page.chosen or page.found.here
        at = found.start if found and page.in_view(found) else begun_in(page.document, page.view)
        self.selection = Selection.at(page.document, at)
        if self.selection is None:
            self._reading.tell("there is nothing to select here")

    def action_step(self, by: int, by_words: bool, extend: bool = False) -> None:
        """Choose something else, or more or less."""
        if self.selection:
            self.selection = self.selection.step(by, by_words, extend)
            self.page.reveal(self.selection.head)
            if by_words:
                self.post_message(self.AtWord(self.selection.head.start))

    def action_copy(self) -> None:
        """Hand what is chosen to the terminal, for its clipboard."""
        from reader.document.selection import copied
        from reader.ui.clipboard import copy

        if self.selection:
            text = copied(self.page.document, self.selection.span)
            self.page.chosen = None
            copy(text, self.screen.query_one(KeyBar))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a stroke; what was chosen before is chosen no more."""
        if event.button != 1 or self.page.picking:
            return
        if self.selection:
            self.page.chosen = None
        if self.page.region.contains_point(event.screen_offset):
            self._pressed = self.page.around(*(event.screen_offset - self.page.region.offset))
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Choose what the mouse goes over."""
        if self._pressed and event.button:
            self._reach(event.screen_offset - self.page.region.offset)

    def _reach(self, at: Offset) -> None:
        """Choose as far as a cell; while the mouse is held above the page or below it the page follows."""
        page, pressed = self.page, self._pressed
        self._hold_no_more()
        if pressed is None:  # the mouse was let go while this was on its way
            return
        row = max(0, min(at.y, page.region.height - 1))
        if row != at.y:
            page.scroll_relative(y=at.y - row, animate=False, immediate=True)
            self._held = self.set_timer(FOLLOWED_EVERY, partial(self._reach, at))
        here = page.around(at.x, row)
        if here and (here != pressed or self.selection):
            from reader.document.selection import Selection

            ends = (pressed.end, here.start) if here.start >= pressed.end else (pressed.start, here.end)
            self.selection = Selection.between(page.document, *ends)

    def _hold_no_more(self) -> None:
        if self._held:
            self._held.stop()
            self._held = None

    def on_mouse_up(self) -> None:
        """End a stroke."""
        self._hold_no_more()
        self._pressed = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A second click chooses the word, a third the sentence."""
        place = self.page.position_under(event)
        if place and event.chain > 1 and not self.page.picking:
            from reader.document.selection import Selection

            self.selection = Selection.at(self.page.document, place, by_words=event.chain == 2)
