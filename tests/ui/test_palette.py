from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from seeing import has_panes, press_and_see, rows_of, screen_of, seen, until
from textual.command import CommandPalette
from textual.pilot import Pilot

from reader.settings import THEMES
from reader.ui.app import ReaderApp
from reader.ui.library_screen import LibraryScreen
from reader.ui.page import PageView

Build = Callable[..., ReaderApp]


async def choose(pilot: Pilot[None], words: str, offered: str) -> None:
    """Write into the palette, wait for what it offers, and take the first."""
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette), "the palette")
    await pilot.press(*(("space" if letter == " " else letter) for letter in words))
    await until(pilot, lambda: sum(offered in row for row in rows_of(pilot.app)) >= 1, offered)
    await pilot.press("down", "enter")
    await until(pilot, lambda: not isinstance(pilot.app.screen, CommandPalette), "the end of the palette")


async def reading(pilot: Pilot[None]) -> None:
    app = pilot.app
    await until(pilot, lambda: has_panes(app), "the text")


async def test_it_offers_articles_themes_and_commands_before_anything_is_written(build: Build) -> None:
    app = build()
    async with app.run_test(size=(80, 60)) as pilot:
        await seen(pilot, "A tour of Reader")
        await press_and_see(pilot, "ctrl+p", "Theme: sepia")
        screen = screen_of(app)
        offered = ("A tour of Reader", "How bees tell", *(f"Theme: {theme}" for theme in THEMES), "Open a file", "Quit")
        assert [text for text in offered if text not in screen] == []


async def test_an_article_is_opened(build: Build) -> None:
    app = build()
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "A tour of Reader")
        await choose(pilot, "bees tell", "How bees tell")
        await seen(pilot, "Karl von Frisch watched")


async def test_a_heading_of_the_text_is_gone_to(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(pilot)
        await choose(pilot, "doubt", "The doubt")
        await seen(pilot, "Others did not believe him")
        assert isinstance(app.focused, PageView)
        assert rows_of(app)[2].strip() == "The doubt"


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_an_entity_is_marked_and_gone_to(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await reading(pilot)
        await choose(pilot, "munich", "Munich")
        await seen(pilot, "Munich 1/1")
        await until(pilot, lambda: "┃" in screen_of(app), "the mark")


async def test_headings_and_entities_are_offered_only_while_reading(build: Build) -> None:
    app = build()
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "A tour of Reader")
        await pilot.press("ctrl+p", *"munich")
        await seen(pilot, "No matches found")


async def test_a_theme_is_put_on_and_kept(build: Build, tmp_path: Path) -> None:
    app = build()
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "A tour of Reader")
        await choose(pilot, "contrast", "Theme: contrast")
        await until(pilot, lambda: app.theme == "contrast", "the theme")
    assert (tmp_path / "config" / "settings.yaml").read_text(encoding="utf-8") == "theme: contrast\n"


async def test_quitting_is_offered(build: Build) -> None:
    app = build()
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "A tour of Reader")
        await choose(pilot, "Quit", "leave Reader")
        await until(pilot, lambda: app._exit, "the end")
    assert app.return_code == 0


async def test_escape_leaves_it(build: Build) -> None:
    app = build()
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "A tour of Reader")
        await press_and_see(pilot, "ctrl+p", "Theme: dark")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen), "the library")
