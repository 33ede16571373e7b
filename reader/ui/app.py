"""The app: which screen is up, in which colours, and how the program ends."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import constants, events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome, NoColor
from textual.reactive import reactive
from textual.screen import Screen
from textual.theme import Theme

from reader.clock import new_id, now
from reader.document.from_file import opens_slowly
from reader.errors import ReaderError
from reader.library import Article, Shelf
from reader.opening import SOON
from reader.progress.store import Store
from reader.settings import THEMES, Settings
from reader.ui.bars import KeyBar
from reader.ui.driver import SturdyDriver
from reader.ui.guard import ControlGuard
from reader.ui.key_queue import KeyQueue
from reader.ui.reading_screen import ReadingScreen
from reader.ui.themes import READER_THEMES
from reader.ui.trail import ANEW, Resumed

if TYPE_CHECKING:
    from textual.command import Provider

    from reader.document.model import Document

    MakeScreen = Callable[[Article, Document], ReadingScreen]

ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT")
TURN = 0.0005
"""Seconds after which a thread gives way to another.

With Python's own 0.005 a key waits for several frames, and a frame for as long until the thread that writes has a turn.
"""
CLOSELY = 0.05
"""Seconds in which sizes of the window follow each other that need not all be shown, as while it is being drawn."""
NO_COLOR, GUARD = NoColor(), ControlGuard()
"""One of each for good: Textual keeps each row as a filter left it, and knows a filter by its being the same one."""


def _commands() -> type[Provider]:
    from reader.ui.palette import ReaderCommands

    return ReaderCommands


class ReaderApp(App[ReaderError], inherit_css=False):
    """Reader in the terminal."""

    TITLE = "Reader"
    COMMANDS: ClassVar[set[object]] = {_commands}  # type: ignore[assignment]
    DEFAULT_CSS = """
    ReaderApp {
        background: $background;
        color: $foreground;
        &:ansi { background: ansi_default; color: ansi_default; }
    }
    """
    CSS = """
    Toast { max-width: 100%; background: $panel; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", key_display="?", id="app.help", tooltip="Show every key"),
        Binding(
            "ctrl+p",
            "command_palette",
            "Palette",
            show=False,
            id="app.palette",
            tooltip="Find an article, a heading, an entity or a command",
        ),
        Binding(
            "comma",
            "settings",
            "Settings",
            key_display=",",
            show=False,
            id="app.settings",
            tooltip="Change column, margin, line spacing, hyphenation, focus and colours",
        ),
        Binding(
            "ctrl+q,ctrl+c",
            "quit_now",
            "Quit",
            show=False,
            priority=True,
            id="app.quit",
            tooltip="Leave Reader from anywhere",
        ),
        Binding(
            "ctrl+z",
            "suspend_process",
            "Suspend",
            show=False,
            id="app.suspend",
            tooltip="Go to the shell, from where `fg` leads back",
        ),
    ]

    settings: reactive[Settings] = reactive(Settings(), repaint=False)

    def __init__(
        self,
        shelf: Shelf,
        store: Store,
        settings: Settings,
        settings_path: Path,
        first: Screen[None] | None = None,
        clock: Callable[[], datetime] = now,
        new_id: Callable[[], str] = new_id,
    ) -> None:
        self.shelf = shelf
        self.store = store
        self.settings_path = settings_path
        self.clock = clock
        self.new_id = new_id
        self._first = first
        self.key_queue = KeyQueue(self, self._handle_key)
        self.keyed = 0.0
        """When the last key came, by the clock that only goes on, in seconds."""
        self._resized = 0.0
        """When the window had another size, by the same clock."""
        # set before Textual makes its stylesheet: a theme that is changed has all of it made anew
        self.set_reactive(ReaderApp.theme, "terminal" if "NO_COLOR" in os.environ else settings.theme)
        super().__init__(driver_class=_driver())
        self.set_reactive(ReaderApp.settings, settings)
        self.animation_level = "none"
        self.set_keymap(settings.keys)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The program's own themes, by name."""
        return READER_THEMES

    @property
    def theme_names(self) -> tuple[str, ...]:
        """The colours there are."""
        return THEMES

    def get_default_screen(self) -> Screen[object]:
        """The text named on the command line, else the library."""
        if self._first is not None:
            return self._first  # type: ignore[return-value]
        from reader.ui.library_screen import LibraryScreen

        return LibraryScreen()  # type: ignore[return-value]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and the gate every row passes last.

        NO_COLOR means no colours: Textual's greys would stay, and its choice of filter is made before the theme's.
        """
        filters = super().get_line_filters()
        return [*(NO_COLOR if isinstance(each, Monochrome) else each for each in filters), GUARD]

    def on_mount(self) -> None:
        """End well when told to by a signal, and say what is wrong with the settings."""
        sys.setswitchinterval(TURN)
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and not self.is_headless:
                loop.add_signal_handler(number, self.exit, None, 128 + number)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        wrong = [*map(str, self.settings.problems), *self._wrong_keys()]
        if wrong:
            more = f"\nand {len(wrong) - 1} more" if len(wrong) > 1 else ""
            self.notify(f"{wrong[0]}{more}", title="Settings", severity="warning", markup=False, timeout=8)
        self.call_after_refresh(self._begin)

    async def on_event(self, event: events.Event) -> None:
        """Handle an event, keys in their turn, and none of them when the screens are gone already."""
        if not isinstance(event, events.Key):
            if isinstance(event, events.MouseDown):
                self._pass_by()
            await super().on_event(event)
        elif self.screen_stack:
            self.keyed = event.time
            await self.key_queue.take(event)

    def on_resize(self, event: events.Resize) -> None:
        """Show another size of the window at once. Textual waits for the next, as is right while a window is drawn."""
        if event.time - self._resized > CLOSELY:
            self.call_next(self._check_resize)
        self._resized = event.time

    async def _handle_key(self, key: events.Key) -> None:
        if not key.is_forwarded:
            self._pass_by()
        await super().on_event(key)

    def _pass_by(self) -> None:
        """What was said in the last row is past."""
        with suppress(NoMatches):  # the palette has no such row
            self.screen.query_one(KeyBar).pass_by()

    def _begin(self) -> None:
        """With the first frame on the screen, take what was typed meanwhile, and see to garbage."""
        if isinstance(self._driver, SturdyDriver):
            self._driver.let_keys_in()
        gc.freeze()  # what was made for the start stays: looking through it would hold up the first key
        gc.enable()

    def _wrong_keys(self) -> list[str]:
        """What is wrong with the keys in the settings: names that nothing answers to, and keys there are not."""
        if not self.settings.keys:
            return []
        from reader.ui.keys import wrong_keys

        return [f"{self.settings_path}: {problem}" for problem in wrong_keys(self.settings.keys)]

    def open_article(self, article: Article, at_quiz: bool = False, resumed: Resumed = ANEW) -> None:
        """Read an article, from where it is `resumed`. One that cannot be opened says why, and nothing else changes."""
        self._open(article.path, lambda: article, partial(ReadingScreen, at_quiz=at_quiz, resumed=resumed))

    def open_file(self, path: Path, part: str = "") -> None:
        """Read a file, from the heading on that a link to a part of it means. One that cannot be opened says why."""
        self._open(path, lambda: self.shelf.at(path), partial(ReadingScreen, part=part))

    def _open(self, path: Path, find: Callable[[], Article], screen: MakeScreen) -> None:
        """Find and parse the text of a file, and show it on a screen.

        A text is there before the next key is read, so that keys typed after it are its own; what takes a while,
        as a book does, must not hold the screen.
        """

        def opened() -> tuple[Article, Document]:
            article = find()
            return article, article.open()

        try:
            if opens_slowly(path):
                self._open_behind(opened, screen)
            else:
                self.push_screen(screen(*opened()))
        except ReaderError as error:
            self._refuse(error)

    @work(exclusive=True, group="open")
    async def _open_behind(self, opened: Callable[[], tuple[Article, Document]], screen: MakeScreen) -> None:
        opening = asyncio.create_task(asyncio.to_thread(opened))
        done, _ = await asyncio.wait({opening}, timeout=SOON)
        if not done:
            self.notify("The text is being opened; it will be here in a moment.", markup=False)
        try:
            self.push_screen(screen(*await opening))
        except ReaderError as error:
            self._refuse(error)

    def _refuse(self, error: ReaderError) -> None:
        self.notify(str(error), title="This text cannot be opened", severity="error", markup=False, timeout=8)

    def on_unmount(self) -> None:
        """Wait for no parser when leaving."""
        from reader.document.apart import stop_parsers

        stop_parsers()

    def replace_text(self, article: Article, document: Document, resumed: Resumed) -> None:
        """Show a text that has changed on the disk in the place of what it was."""
        self.show_instead(ReadingScreen(article, document, resumed=resumed))

    def show_instead(self, screen: ReadingScreen) -> None:
        """Show a text in the place of the screen that is shown."""
        if len(self.screen_stack) == 1:  # Textual takes a callback away that the first screen never got
            self.screen._push_result_callback(self.screen, None)
        self.switch_screen(screen)

    def leave_text(self) -> None:
        """Back to where the text was opened from; from one named on the command line, out."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.exit()

    def change(self, name: str, value: object) -> None:
        """Change a setting for what is on the screen, and keep it in the file."""
        from reader.settings_file import keep_setting

        self.settings = replace(self.settings, **{name: value})  # type: ignore[arg-type]
        if not self.no_color:
            self.theme = self.settings.theme
        try:
            keep_setting(self.settings_path, name, value)
        except ReaderError as error:
            self.notify(str(error), severity="warning", markup=False)

    def action_open_file(self) -> None:
        """Ask for a file and read it."""
        from reader.ui.open_screen import OpenScreen

        def read(path: Path | None) -> None:
            if path is not None:
                self.open_file(path)

        self.push_screen(OpenScreen(), read)

    def action_command_palette(self) -> None:
        """Show the palette, which lies over the other screens."""
        from reader.ui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_settings(self) -> None:
        """Show what can be set, over the text that it changes."""
        from reader.ui.settings_screen import SettingsScreen

        self.push_screen(SettingsScreen())

    def action_help(self) -> None:
        """Show every key."""
        from reader.ui.help_screen import HelpScreen

        self.push_screen(HelpScreen())

    def action_quit_now(self) -> None:
        """Leave."""
        self.exit()

    def _fatal_error(self) -> None:
        """Report a crash without the values of local variables: they may hold what a person wrote."""
        from rich.segment import Segments
        from rich.traceback import Traceback

        self.bell()
        traceback = Traceback(show_locals=False, width=None)
        self._exit_renderables.append(Segments(self.console.render(traceback, self.console.options)))
        self._close_messages_no_wait()


def _driver() -> type[Driver] | None:
    return None if constants.DRIVER or os.name != "posix" else SturdyDriver
