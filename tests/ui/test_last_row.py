"""What the last row says, and for how long."""

from __future__ import annotations

from collections.abc import Callable

from seeing import last_row, press_and_see, seen, until
from test_find import MIDDLE, SMALL, looked, ready

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


async def test_keys_that_change_how_the_text_is_shown_say_so(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "f", "focus: the paragraph")
        await press_and_see(pilot, "f", "focus: the sentence")
        await press_and_see(pilot, "f", "focus: off")


async def test_of_a_bookmark_it_is_said_that_it_is_kept(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "m enter", "kept: M lists the bookmarks")
        await pilot.press("m", "escape")
        await pilot.pause(0.1)
        assert "kept" not in last_row(app)


async def test_both_ways_through_what_was_found_are_named(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "frisch", "1 of 4")
        await pilot.press("enter")
        await until(
            pilot, lambda: last_row(app).startswith(" n Next   N Previous   Esc Clear marks   Space On"), "the keys"
        )


async def test_at_the_end_no_key_is_named_that_goes_on(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        assert "Space On" in last_row(app)
        await pilot.press("G")
        await until(pilot, lambda: "Space On" not in last_row(app), "the end")
        await pilot.press("b")
        await until(pilot, lambda: "Space On" in last_row(app), "the way on")
