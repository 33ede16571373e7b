"""Windows that are low and narrow: what is needed is in view, and the last row says how to go on and how to go back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from quizzing import NOON, take
from seeing import last_row, press_and_see, rows_of, screen_of, seen, until
from test_find import ready

from reader.progress.store import Store
from reader.ui.app import ReaderApp

Build = Callable[..., ReaderApp]
TINY = (40, 10)

FIRST = "Karl von Frisch watched"
LINK = f"See [the hive](https://example.org/hive), and more.\n\n{FIRST}"


@pytest.fixture(autouse=True)
def linked(library: Path) -> None:
    path = library / "content" / "bees.md"
    path.write_text(path.read_text(encoding="utf-8").replace(FIRST, LINK), encoding="utf-8")


@pytest.mark.parametrize(
    ("keys", "needed", "said"),
    [
        ("c", ["▸●", "How bees tell", "The prize"], ["↑↓ Choose", "Enter Go there", "Esc Back"]),
        ("comma", ["Column width", "Margin", "Line spacing", "Hyphenation", "Focus", "Colours"], ["← →", "Esc Back"]),
        ("question_mark", ["Help"], ["Esc Back"]),
        ("M", ["Nothing is kept"], ["Esc Back"]),
        ("o", ["Open a text"], ["Enter Open", "Esc Back"]),
        ("ctrl+p", ["heading"], ["Enter Go to it", "Esc Back"]),
        ("T", ["m  Mode", "s  How sure", "n  Number", "l  Time", "▸ All of it"], ["Enter Take it", "Esc Back"]),
        ("e r", ["r  Rename", "c  Kind", "m  Merge", "s  Split", "n  Note"], ["Enter Choose", "Esc Back"]),
        ("colon x enter", ["Paragraph 120, 40%, #words."], ["Enter Go", "Esc Give up"]),
        ("l", ["the hive"], ["Enter Follow", "? Help", "→ https"]),
        ("slash h i v e enter", ["┃ See the hive"], ["n Next", "? Help", "1 of 26"]),
        ("slash h i v e", ["Find hive"], ["Enter To the text", "1 of 26"]),
        ("s", ["How bees tell"], ["Enter Copy", "? Help"]),
    ],
)
async def test_what_is_needed_is_in_view_and_the_keys_are_said(
    build: Build, keys: str, needed: list[str], said: list[str]
) -> None:
    app = build("bees")
    async with app.run_test(size=TINY) as pilot:
        await ready(pilot)
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause()
        for words in needed:
            await seen(pilot, words)
        for words in said:
            await until(pilot, partial(has_said, app, words), words)


def has_said(app: ReaderApp, words: str) -> bool:
    return words in last_row(app)


async def test_the_address_of_a_link_and_what_happens_with_it_are_in_view(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=TINY) as pilot:
        await ready(pilot)
        await pilot.press("l")
        await press_and_see(pilot, "enter", "Open this outside Reader?")
        await seen(pilot, "network.")
        assert "https://example.org/hive" in screen_of(app)
        assert last_row(app).split() == ["Enter", "Open", "y", "Copy", "Esc", "Back"]


async def test_the_title_has_room_before_the_time_that_is_left_has(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=TINY) as pilot:
        await ready(pilot)
        assert rows_of(app)[0].startswith(" How bees tell  ")
        await pilot.resize_terminal(60, 15)
        await until(pilot, lambda: "5 min left" in rows_of(app)[0], "the time")


async def test_a_narrow_first_row_says_the_heading_rather_than_to_draw_a_line(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=(50, 15)) as pilot:
        await ready(pilot)
        await pilot.press("}")
        await until(pilot, lambda: " How bees tell · The dance " in rows_of(app)[0], "title and heading")
        assert "%" in rows_of(app)[0]
        await pilot.resize_terminal(60, 15)
        await until(pilot, lambda: "─" in rows_of(app)[0], "the line")


async def test_a_narrow_library_says_how_far_a_text_was_read_and_how_its_quiz_went(
    build: Build, store: Store, library: Path, new_id: Callable[[], str]
) -> None:
    take(store, library, new_id, {"angle": ("The angle",)}, at=NOON)
    app = build()
    async with app.run_test(size=TINY) as pilot:
        await press_and_see(pilot, "G", "min   new        quiz 1 of 4")
        await pilot.resize_terminal(60, 15)
        await seen(pilot, "essay")
