"""What the last row says, and for how long."""

from __future__ import annotations

from collections.abc import Callable

from seeing import last_row, press_and_see, seen
from test_find import MIDDLE, SMALL, ready

from reader.ui.app import ReaderApp
from reader.ui.bars import KeyBar

Build = Callable[..., ReaderApp]


async def test_the_next_key_takes_away_what_was_said(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=MIDDLE) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "backslash", "the article alone")
        await pilot.press("backslash")
        await pilot.pause(0.1)
        assert "the article alone" not in last_row(app)
        await press_and_see(pilot, "less_than_sign", "there is nothing to go back to")
        await pilot.press("colon")
        await pilot.pause(0.1)
        assert "there is nothing to go back to" not in last_row(app)


async def test_what_every_key_says_again_stays_all_the_time(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "l", "there is no link in view")
        said: list[str] = []
        bar = app.screen.query_one(KeyBar)
        bar.watch(bar, "word", said.append, init=False)
        for _ in range(5):
            await pilot.press("l")
            await pilot.pause(0.05)
        assert said == []
        assert "there is no link in view" in last_row(app)


async def test_what_no_key_brought_about_stays_to_be_read(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        app.screen.query_one(KeyBar).tell("the file has changed", stays=True)
        await seen(pilot, "the file has changed")
        await pilot.press("j")
        await pilot.pause(0.1)
        assert "the file has changed" in last_row(app)
