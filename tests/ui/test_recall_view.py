from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from quizzing import offered
from seeing import gone, last_row, press_and_see, screen_of, seen, until
from textual import events
from textual.pilot import Pilot

from reader.folders import STORE
from reader.ui.app import ReaderApp
from reader.ui.items.recall import RecallView, TextBox, TickList

Build = Callable[..., ReaderApp]
SIZES = pytest.mark.parametrize("size", [(80, 24), pytest.param((140, 40), marks=pytest.mark.slow)])
ASKED = "What does the dance tell?"
POINTS = ("the way to fly", "how far the food is")
BANK = f"""\
quiz: 1
document: bees
items:
  - id: dance
    recall: {ASKED}
    rubric: [{", ".join(POINTS)}]
    model: The angle and the length.
    why: Frisch read both.
"""


@pytest.fixture(autouse=True)
def bank(bank_path: Path) -> None:
    bank_path.write_text(BANK, encoding="utf-8")


def view(pilot: Pilot[None]) -> RecallView:
    return pilot.app.screen.query_one(RecallView)


async def opened(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.focused, TextBox), "the box")
    await seen(pilot, ASKED)


async def write(pilot: Pilot[None], text: str) -> None:
    """Write a text and hand it over."""
    view(pilot).box.text = text
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.focused, TickList), "the points")
    await seen(pilot, "Tick them, then Enter.")


def stored(tmp_path: Path) -> list[str]:
    with closing(sqlite3.connect(tmp_path / "data" / STORE)) as connection:
        (row,) = connection.execute("SELECT response FROM responses").fetchall()
    return list(json.loads(row[0]))


@SIZES
async def test_the_text_comes_first_and_then_the_points(build: Build, tmp_path: Path, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await seen(pilot, "Ctrl+J begins a")
        assert "Enter Hand over" in last_row(app)
        await pilot.press(*"It q/?", "ctrl+j", *"tells")
        await until(pilot, lambda: view(pilot).response == ("It q/?\ntells",), "the text")
        assert not any(hidden in screen_of(app) for hidden in (*POINTS, "The angle and"))
        await press_and_see(pilot, "enter", "Tick them, then Enter.")
        for shown in (*POINTS, "The angle and the length.", "It q/?"):
            assert shown in screen_of(app)
        await until(pilot, lambda: isinstance(app.focused, TickList), "the points")
        assert "Enter Submit" in last_row(app)
        await press_and_see(pilot, "2", "[x] 2  how far the food is")
        await press_and_see(pilot, "enter", "You ticked 1 of 2.")
        assert "✗   1  the way to fly" in screen_of(app)
        assert "✓   2  how far the food is" in screen_of(app)
        assert "Frisch read both." in screen_of(app)
        assert stored(tmp_path) == ["It q/?\ntells", "how far the food is"]


@SIZES
async def test_points_are_ticked_by_space_and_mouse(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await write(pilot, "It tells.")
        await press_and_see(pilot, "space", "[x] 1")
        await press_and_see(pilot, "space", "[ ] 1")
        await pilot.click(TickList, offset=(8, 1))
        await seen(pilot, "[x] 2")
        await pilot.click(TickList, offset=(8, 0))
        await seen(pilot, "[x] 1")
        await press_and_see(pilot, "enter", "✓ Right.")


async def test_no_tick_at_all_is_submitted_by_a_second_enter(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await write(pilot, "It sings.")
        await press_and_see(pilot, "enter", "You have ticked nothing. Enter again submits it so.")
        await press_and_see(pilot, "enter", "✗ Wrong.")
        assert stored(tmp_path) == ["It sings.", ""]


async def test_nothing_and_too_much_are_not_handed_over(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "space enter", "Write your answer first.")
        view(pilot).box.text = "x" * 4001
        await press_and_see(pilot, "enter", "That is 4,001 characters; 4,000 are the most.")
        assert view(pilot).writing
        await pilot.press("backspace")
        view(pilot).box.text = "x" * 4000
        await press_and_see(pilot, "enter", "[ ] 1")


async def test_once_the_points_were_seen_the_text_stays(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await write(pilot, "It tells.")
        await pilot.press("x", "z", "backspace")
        assert not view(pilot).box.display
        assert view(pilot).response[0] == "It tells."
        await pilot.press("1")
        await press_and_see(pilot, "enter", "◐ Partly right.")
        await pilot.press("u")
        await gone(pilot, "◐ Partly right.")
        await until(pilot, lambda: isinstance(app.focused, TickList), "the points again")
        assert view(pilot).response == ("It tells.", POINTS[0])
        await press_and_see(pilot, "2", "[x] 2")
        await press_and_see(pilot, "enter", "✓ Right.")


async def test_escape_leaves_the_text_and_enter_goes_back_to_it(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press(*"half", "escape")
        await until(pilot, lambda: isinstance(app.focused, RecallView), "the pane's keys")
        assert "Enter Write" in last_row(app)
        await pilot.press("enter")
        await opened(pilot)
        assert view(pilot).response == ("half",)


async def test_a_text_that_was_not_handed_over_is_put_back_to_be_changed(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        view(pilot).restore(("two\nlines",))
        await pilot.press("x")
        await until(pilot, lambda: view(pilot).response == ("two\nlinesx",), "more of it")
        assert view(pilot).writing


async def test_keys_that_come_in_a_rush_do_what_they_do_at_their_turn(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for key, character in (
            ("a", "a"),
            ("ctrl+j", "\n"),
            ("b", "b"),
            ("shift+enter", None),
            ("c", "c"),
            ("enter", "\r"),
        ):
            app.post_message(events.Key(key, character))
        await seen(pilot, "Tick them, then Enter.")
        assert view(pilot).response[0] == "a\nb\nc"


async def test_what_is_written_is_shown_as_it_is(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await write(pilot, "a [/] [@click=app.quit]b\x1b[2J")
        assert "a [/] [@click=app.quit]b^[[2J" in screen_of(app)


async def test_once_the_points_are_seen_the_question_cannot_be_put_off(build: Build, bank_path: Path) -> None:
    with bank_path.open("a", encoding="utf-8") as file:
        file.write("  - {id: more, claim: So., answer: true}\n")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "Skip" in offered(app), "the key")
        await pilot.press("enter")
        await write(pilot, "So it was.")
        assert "Skip" not in offered(app)
