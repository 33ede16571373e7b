"""How the screens look, held as pictures: lists, reading, correcting, quiz, results, help; in two sizes and themes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from seeing import has_panes, until
from textual.pilot import Pilot

from reader.library import Library, Shelf
from reader.ui.app import ReaderApp
from reader.ui.entity_menu import EntityMenu
from reader.ui.entity_rows import EntityRow
from reader.ui.library_screen import LibraryScreen
from reader.ui.quiz_pane import QuizPane
from reader.ui.reading_screen import ReadingScreen
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
SIZES = {"80x24": (80, 24), "140x40": (140, 40)}
THEMES = ("dark", "light")
NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)
"""The time in every picture: how often the clock is looked at is not the same each time."""


async def loaded(pilot: Pilot[None]) -> None:
    """Wait until all that is read behind the screen is there."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    if isinstance(screen, ReadingScreen):
        await until(pilot, lambda: has_panes(pilot.app), "the panes")


async def listed(pilot: Pilot[None]) -> None:
    await loaded(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)


async def reading(pilot: Pilot[None]) -> None:
    await loaded(pilot)
    await pilot.press("e")
    await pilot.pause()
    rows = pilot.app.screen.query_one("#entity-rows", RowList)
    assert isinstance(rows.entry, EntityRow)
    await pilot.press("enter", "right_square_bracket")
    await pilot.pause()


async def correcting(pilot: Pilot[None]) -> None:
    await loaded(pilot)
    await pilot.press("e")
    await pilot.pause()
    await pilot.press("r")
    await until(pilot, lambda: isinstance(pilot.app.screen, EntityMenu), "the menu")
    await pilot.pause()


async def quiz(pilot: Pilot[None]) -> None:
    await loaded(pilot)
    await pilot.press("t")
    await until(pilot, lambda: pilot.app.screen.query_one(QuizPane).phase == "question", "a question")
    await pilot.press("2", "enter")
    await until(pilot, lambda: pilot.app.screen.query_one(QuizPane).phase == "feedback", "the mark")
    await pilot.pause()


async def results(pilot: Pilot[None]) -> None:
    await loaded(pilot)
    await pilot.press("t")
    pane = pilot.app.screen.query_one(QuizPane)
    for keys in (("1",), ("1", "2"), tuple("1973"), ("2",)):
        await until(pilot, lambda: pane.phase == "question", "a question")
        await pilot.pause()
        await pilot.press(*keys, "enter")
        await until(pilot, lambda: pane.phase == "feedback", "the mark")
        await pilot.press("enter")
        await pilot.pause()
    await until(pilot, lambda: pane.phase == "results", "the results")
    await pilot.pause()


async def helped(pilot: Pilot[None]) -> None:
    await loaded(pilot)
    await pilot.press("question_mark")
    await pilot.pause()


SCREENS: dict[str, Callable[[Pilot[None]], Awaitable[None]]] = {
    "library": listed,
    "reading": reading,
    "correcting": correcting,
    "quiz": quiz,
    "results": results,
    "help": helped,
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_the_screen_looks_as_it_did(
    screen: str,
    size: str,
    theme: str,
    build: Build,
    library: Path,
    snap_compare: Callable[..., bool],
) -> None:
    shelf = Shelf()
    shelf.libraries = [Library(library)]
    app = build(None if screen == "library" else "bees", theme=theme, shelf=shelf, clock=lambda: NOON)
    assert snap_compare(app, terminal_size=SIZES[size], run_before=SCREENS[screen])
