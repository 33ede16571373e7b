"""The palette: articles, headings, entities and what the program can do, found by typing."""

from __future__ import annotations

from asyncio import gather
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import on
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input

from reader.document.model import Position
from reader.ui.panes import LOW
from reader.ui.reading_screen import ReadingScreen

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp


class Palette(CommandPalette):
    """Textual's palette, which in a low window too leaves the row of the keys in view."""

    VERTICAL_BREAKPOINTS = LOW
    DEFAULT_CSS = """
    Palette.-low {
        & > Vertical { margin-top: 0; }
        & #--results { max-height: 50vh; }
    }
    """

    @on(Input.Submitted)
    async def _wait_for_matches(self) -> None:
        """Have Enter choose among what matches all that was typed before it."""
        looking = [worker.wait() for worker in self.workers if worker.group == self._GATHER_COMMANDS_GROUP]
        await gather(*looking, return_exceptions=True)


class Command(NamedTuple):
    """Something the palette offers."""

    text: str
    help: str
    run: Callable[[], object]


class ReaderCommands(Provider):
    """Everything that can be gone to or done from where one is.

    Titles and kinds are handed over as `Content`, since Textual would read markup in a text, in the help of a hit too.
    """

    async def discover(self) -> Hits:
        """All of it, before anything is typed."""
        for command in self._commands():
            help_ = cast("str", Content(command.help))
            yield DiscoveryHit(Content(command.text), command.run, help=help_, text=command.text)

    async def search(self, query: str) -> Hits:
        """What matches."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.text)
            if score > 0:
                help_ = cast("str", Content(command.help))
                yield Hit(score, _highlighted(matcher, command.text), command.run, text=command.text, help=help_)

    def _commands(self) -> Iterator[Command]:
        app = cast("ReaderApp", self.app)
        screen = self.screen
        if isinstance(screen, ReadingScreen):
            for heading in screen.document.headings if screen.sees_text else ():
                yield Command(heading.text, "heading", partial(screen.ways.go_to, Position(heading.line, 0)))
            for entity in (screen.entities or ()) if screen.sees_entities else ():
                yield Command(entity.name, str(entity.kind), partial(screen.marks.choose, entity))
        for article in app.shelf.articles():
            yield Command(article.title, article.kind or "text", partial(app.open_article, article))
        for theme in app.theme_names:
            yield Command(f"Theme: {theme}", "colours", partial(app.change, "theme", theme))
        yield Command("Open a file", "a text, web page, EPUB, Word document or PDF", app.action_open_file)
        yield Command("Settings", "column, margin, spacing, focus, colours", app.action_settings)
        yield Command("Help", "every key", app.action_help)
        yield Command("Quit", "leave Reader", app.action_quit_now)


def _highlighted(matcher: Matcher, text: str) -> Content:
    """A text with the letters that were typed; the matcher's own way would read markup in it."""
    content = Content(text)
    for offset in matcher.fuzzy_search.match(matcher.query, text)[1]:
        content = content.stylize(matcher.match_style, offset, offset + 1)
    return content
