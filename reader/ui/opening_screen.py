"""Opening a text that takes a while: what is being waited for, and the key that gives it up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from reader.document import apart
from reader.document.clean import clean_line
from reader.errors import ReaderError
from reader.first_page import may_have_quiz
from reader.look import column_at, page_at
from reader.settings import Settings
from reader.ui.bars import KeyBar, TitleBar
from reader.ui.cells import Piece, cut, strip_of, wrap

if TYPE_CHECKING:
    from reader.document.model import Document
    from reader.library import Article
    from reader.opening import Text
    from reader.ui.app import ReaderApp
    from reader.ui.reading_screen import ReadingScreen

LONG = 3.0
"""Seconds after which it is said why it takes so long."""
WHY = "The first time it is read from end to end. The next time it is here at once."


class Waiting(Widget):
    """What is being waited for, where the text will begin, how far it is, and below it why."""

    DEFAULT_CSS = """
    Waiting { width: 1fr; height: 1fr; background: $background; color: $ink; }
    """
    why: reactive[str] = reactive("")
    how_far: reactive[str] = reactive("")

    def __init__(self, what: str, settings: Settings, quiz: bool) -> None:
        super().__init__()
        self._what, self._settings, self._quiz = what, settings, quiz

    def render_line(self, y: int) -> Strip:
        """A row: the first and the second stay blank as above a text."""
        width = self.size.width
        left, page = page_at(width, self._settings.panes, self._quiz)
        edge, column = column_at(page, self._settings.measure, self._settings.margin)
        how_far = [cut(self.how_far, column)] if self.how_far else []
        rows = ["", cut(self._what, column), *how_far, "", *wrap(self.why, column)]
        said = rows[y] if y < len(rows) else ""
        return strip_of([Piece(" " * (left + edge)), Piece(said, "dim")], width, self)


class OpeningScreen(ModalScreen[None]):
    """Stands until a text is there, which then takes its place; the keys that were typed meanwhile are the text's."""

    DEFAULT_CSS = """
    OpeningScreen { background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "app.quit_now", "Give up", key_display="Esc or q", id="opening.give-up",
                tooltip="Open the text no further, and leave"),
    ]  # fmt: skip

    @dataclass
    class At(Message):
        """The parser is so far."""

        how_far: str

    def __init__(self, name: str, text: Future[Text], show: Callable[[Article, Document], ReadingScreen]) -> None:
        """A screen that waits for a text that a person called `name`, and then has it shown."""
        super().__init__()
        self._path = Path(name)
        self._named = clean_line(self._path.name)
        self._text = text
        self._show = show

    def compose(self) -> ComposeResult:
        """Title, what is waited for, and the keys."""
        yield TitleBar()
        yield Waiting(f"Opening {self._named}…", self._reader.settings, may_have_quiz(str(self._path.resolve())))
        yield KeyBar()

    def on_mount(self) -> None:
        """Wait, and hold the keys that are meant for the text."""
        self.query_one(TitleBar).text = self._named
        self._reader.key_queue.hold(None, passing=self.active_bindings)
        self.set_timer(LONG, self._say_why)
        apart.heard = lambda how_far: self.post_message(self.At(how_far))
        self._wait()

    def on_unmount(self) -> None:
        """Hear no more of it."""
        apart.heard = bool

    @property
    def _reader(self) -> ReaderApp:
        return cast("ReaderApp", self.app)

    def on_opening_screen_at(self, message: At) -> None:
        """Say how far the parser is."""
        self.query_one(Waiting).how_far = message.how_far

    def _say_why(self) -> None:
        self.query_one(Waiting).why = WHY

    @work
    async def _wait(self) -> None:
        try:
            screen = self._show(*await asyncio.wrap_future(self._text))
        except ReaderError as error:
            self._reader.exit(error)
            return
        screen.call_after_refresh(self._reader.key_queue.let_go)
        self._reader.show_instead(screen)
