from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from seeing import gone, last_row, press_and_see, rows_of, screen_of, seen, until
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.items.order import OrderView

Build = Callable[..., ReaderApp]
SIZES = pytest.mark.parametrize("size", [(80, 24), pytest.param((140, 40), marks=pytest.mark.slow)])
ASKED = "What came first?"
RIGHT = ("the watching", "the dance", "the doubt of all those who would not believe it", "the prize")
BANK = f"""\
quiz: 1
document: bees
items:
  - id: came
    order: {ASKED}
    answer: [{", ".join(RIGHT)}]
    tries: 2
    why: So it is told.
"""


@pytest.fixture(autouse=True)
def bank(bank_path: Path) -> None:
    bank_path.write_text(BANK, encoding="utf-8")


def view(pilot: Pilot[None]) -> OrderView:
    return pilot.app.screen.query_one(OrderView)


async def opened(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.focused, OrderView), "the entries")
    await seen(pilot, ASKED)


async def put(pilot: Pilot[None], order: tuple[str, ...]) -> None:
    """Bring the entries into an order, each to its place by its digit, the first one first."""
    for place, text in enumerate(order):
        at = view(pilot).order.index(text)
        await pilot.press(*["up"] * 9, *["down"] * at, str(place + 1))
    await until(pilot, lambda: view(pilot).order == order, "the order")


def quiz_rows(app: ReaderApp) -> list[str]:
    return [row.rpartition("│")[2] for row in rows_of(app)]


@SIZES
async def test_digits_put_each_in_its_place(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert view(pilot).order != RIGHT
        assert view(pilot).response == ()
        await put(pilot, RIGHT)
        await press_and_see(pilot, "enter", "✓ Right.")
        rows = quiz_rows(app)
        assert [sum(f" ✓ {n}  {text[:9]}" in row for row in rows) for n, text in enumerate(RIGHT, 1)] == [1] * 4
        assert "→" not in screen_of(app)


@SIZES
async def test_a_wrong_order_shows_what_follows_rightly_and_where_each_belongs(
    build: Build, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        watching, dance, doubt, prize = RIGHT
        await put(pilot, (dance, doubt, prize, watching))
        await press_and_see(pilot, "enter", "Try 2 of 2")
        assert view(pilot).response == (dance, doubt, prize, watching)
        assert "→" not in screen_of(app)
        await press_and_see(pilot, "enter", "2 of 3 followed by the right one.")
        rows = [row for row in quiz_rows(app) if "→" in row]
        assert [row[:4] for row in rows] == [" ✓ 1", " ✓ 2", "   3", " ✗ 4"]
        assert [row.rstrip()[-3:] for row in rows] == ["→ 2", "→ 3", "→ 4", "→ 1"]
        assert len({row.index("→") for row in rows}) == 1
        assert "1-9 Place" not in last_row(app)


async def test_space_takes_hold_and_the_arrows_carry(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        one, two, three, four = view(pilot).order
        await press_and_see(pilot, "space", "↕ 1")
        await seen(pilot, "Space lets go.")
        await seen(pilot, "Space Let go")
        await pilot.press("down", "j", "down", "down")
        await until(pilot, lambda: view(pilot).order == (two, three, four, one), "it at the end")
        await press_and_see(pilot, "space", "▸ 4")
        await pilot.press("up")
        await until(pilot, lambda: view(pilot).cursor == 2, "the cursor above")
        assert view(pilot).order == (two, three, four, one)
        await pilot.press("shift+up")
        await until(pilot, lambda: view(pilot).order == (two, four, three, one), "it carried up")
        await pilot.press("shift+down", "shift+down")
        await until(pilot, lambda: view(pilot).order == (two, three, one, four), "it carried down")


@SIZES
async def test_the_mouse_takes_hold_and_puts_down(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        one, two, three, four = view(pilot).order

        async def click(entry: int) -> None:
            rows = view(pilot).rows(view(pilot).size.width)
            await pilot.click(OrderView, offset=(6, next(y for y, row in enumerate(rows) if row.entry == entry)))

        await click(3)
        await until(pilot, lambda: view(pilot).held and view(pilot).cursor == 3, "hold of the last")
        await click(0)
        await until(pilot, lambda: view(pilot).order == (four, one, two, three), "it at the top")
        assert not view(pilot).held
        await click(1)
        await click(1)
        await until(pilot, lambda: not view(pilot).held, "nothing held")
        assert view(pilot).order == (four, one, two, three)


async def test_an_order_that_was_not_touched_is_submitted_by_a_second_enter(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "enter", "You have moved nothing. Enter again submits it so.")
        await pilot.press("2")
        await gone(pilot, "You have moved nothing.")
        await pilot.press("1", "enter")
        await seen(pilot, "Try 2 of 2")


async def test_an_untouched_order_can_be_the_answer(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "enter", "You have moved nothing.")
        await press_and_see(pilot, "enter", "Try 2 of 2")


async def test_undo_puts_the_order_back(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await put(pilot, RIGHT)
        await press_and_see(pilot, "enter", "✓ Right.")
        await pilot.press("u")
        await gone(pilot, "✓ Right.")
        await opened(pilot)
        assert view(pilot).response == RIGHT
        await pilot.press("2")
        await until(pilot, lambda: view(pilot).order[1] == RIGHT[0], "the first moved")


async def test_an_order_of_an_older_bank_is_put_back_as_far_as_it_goes(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        view(pilot).restore(("the prize", "the smell", "the watching"))
        assert view(pilot).order[:2] == ("the prize", "the watching")
        assert sorted(view(pilot).order) == sorted(RIGHT)
