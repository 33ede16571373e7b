from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from seeing import gone, last_row, press_and_see, rows_of, screen_of, seen, until
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.items.placing import PlacingView

Build = Callable[..., ReaderApp]
SIZES = pytest.mark.parametrize("size", [(80, 24), pytest.param((140, 40), marks=pytest.mark.slow)])
ASKED = {"match": "What tells what?", "sort": "Which can she tell?"}
MATCH = """\
quiz: 1
document: bees
items:
  - id: tells
    match: What tells what?
    answer:
      The angle: the way to fly
      The length of the run, which she repeats: how far it is to the food, and how much of it there is
      The dot: which bee it is
    extra: [the hour]
    why: So Frisch read it.
"""
SORT = """\
quiz: 1
document: bees
items:
  - id: sorts
    sort: Which can she tell?
    answer:
      she can: [the way, the distance]
      she cannot: [the hour]
    why: She has no clock.
"""
PAIRS = {
    "The angle": "the way to fly",
    "The length of the run, which she repeats": "how far it is to the food, and how much of it there is",
    "The dot": "which bee it is",
}


def view(pilot: Pilot[None]) -> PlacingView:
    return pilot.app.screen.query_one(PlacingView)


async def opened(pilot: Pilot[None], asked: str = "match") -> None:
    await until(pilot, lambda: isinstance(pilot.app.focused, PlacingView), "the entries")
    await seen(pilot, ASKED[asked])


def digit(pilot: Pilot[None], target: str) -> str:
    return str([*view(pilot).targets].index(target) + 1)  # type: ignore[arg-type]


async def give(pilot: Pilot[None], pairs: dict[str, str]) -> None:
    """Give every entry its target, from the first one on."""
    await pilot.press(*(digit(pilot, pairs[entry]) for entry in view(pilot).entries))
    await until(pilot, lambda: len(view(pilot).given) == len(pairs), "all of them")


def quiz_rows(app: ReaderApp) -> list[str]:
    """The rows of the quiz pane alone."""
    return [row.rpartition("│")[2] for row in rows_of(app)]


@SIZES
async def test_digits_match_each_in_turn_and_all_right_earns_all(
    build: Build, bank_path: Path, size: tuple[int, int]
) -> None:
    bank_path.write_text(MATCH, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        first = view(pilot).entries[0]
        assert any(row.startswith(f" ▸ {first[:12]}") for row in quiz_rows(app))
        await give(pilot, PAIRS)
        assert view(pilot).given == PAIRS
        await press_and_see(pilot, "enter", "✓ Right.")
        assert sum("✓" in row for row in quiz_rows(app)) == 4
        assert "✗" not in screen_of(app)


@SIZES
async def test_a_wrong_pair_shows_what_was_given_and_what_is_right(
    build: Build, bank_path: Path, size: tuple[int, int]
) -> None:
    bank_path.write_text(MATCH, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await give(pilot, PAIRS | {"The dot": "the hour"})
        await press_and_see(pilot, "enter", "◐ Partly right.")
        await seen(pilot, "2 of 3 pairs right.")
        rows = quiz_rows(app)
        at = next(nth for nth, row in enumerate(rows) if row.startswith(" ✗ The dot"))
        assert "the hour" in rows[at]
        assert "✓ which bee it" in rows[at + 1]
        assert sum("the hour" in row for row in rows) == 1
        assert "1-9 Choose" not in last_row(app)


@SIZES
async def test_columns_line_up_and_nothing_jumps(build: Build, bank_path: Path, size: tuple[int, int]) -> None:
    bank_path.write_text(MATCH, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        empty = quiz_rows(app)
        columns = {row.index("·") for row in empty if "·" in row and "Retrieve" not in row}
        assert len(columns) == 1
        await give(pilot, PAIRS)
        full = quiz_rows(app)
        for entry in view(pilot).entries:
            start = entry[:10]
            assert [start in row for row in empty] == [start in row for row in full]
        column = columns.pop()
        assert [row[column] for row in full if row[column : column + 1].isdigit()] == [
            digit(pilot, PAIRS[entry]) for entry in view(pilot).entries
        ]
        assert [nth for nth, row in enumerate(empty) if "  1  " in row[:8]] == [
            nth for nth, row in enumerate(full) if "  1  " in row[:8]
        ]


async def test_arrows_move_and_space_takes_away(build: Build, bank_path: Path) -> None:
    bank_path.write_text(MATCH, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("2")
        await until(pilot, lambda: view(pilot).cursor == 1, "the second")
        await pilot.press("j", "1", "k", "k")
        await until(pilot, lambda: view(pilot).cursor == 0, "the first")
        entries, targets = view(pilot).entries, view(pilot).targets
        assert view(pilot).given == {entries[0]: targets[1], entries[2]: targets[0]}
        await pilot.press("space")
        await until(pilot, lambda: view(pilot).given == {entries[2]: targets[0]}, "the first taken away")
        await pilot.press("down", "down", "d")
        await until(pilot, lambda: view(pilot).given == {}, "nothing")
        await pilot.press("3", "up", "up", "3")
        await until(pilot, lambda: list(view(pilot).given.values()) == [targets[2]] * 2, "one target twice")


async def test_an_item_that_is_not_whole_is_submitted_by_a_second_enter(build: Build, bank_path: Path) -> None:
    bank_path.write_text(MATCH, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "enter", "Choose first: a digit from 1 to 4 for each.")
        await press_and_see(pilot, "enter", "Choose first")
        await pilot.press("1")
        await gone(pilot, "Choose first")
        await press_and_see(pilot, "enter", "2 of 3 are still open. Enter again submits it so.")
        await pilot.press("1")
        await gone(pilot, "still open")
        await press_and_see(pilot, "enter", "1 of 3 is still open. Enter again submits it so.")
        await press_and_see(pilot, "enter", "of 3 pairs right.")
        assert "✗" in screen_of(app)


@SIZES
async def test_the_mouse_chooses_an_entry_and_then_a_target(
    build: Build, bank_path: Path, size: tuple[int, int]
) -> None:
    bank_path.write_text(MATCH, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        widget = view(pilot)
        rows = widget.rows(widget.size.width)
        last = next(y for y, row in enumerate(rows) if row.entry == 2)
        third = next(y for y, row in enumerate(rows) if row.target == 2)
        await pilot.click(PlacingView, offset=(5, last))
        await until(pilot, lambda: view(pilot).cursor == 2, "the last entry")
        await pilot.click(PlacingView, offset=(5, third))
        await until(pilot, lambda: view(pilot).given == {widget.entries[2]: widget.targets[2]}, "its target")
        assert view(pilot).cursor == 0


async def test_undo_puts_the_pairs_back(build: Build, bank_path: Path) -> None:
    bank_path.write_text(MATCH, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await give(pilot, PAIRS)
        response = view(pilot).response
        await press_and_see(pilot, "enter", "✓ Right.")
        await pilot.press("u")
        await gone(pilot, "✓ Right.")
        await opened(pilot)
        assert view(pilot).response == response
        await pilot.press("space")
        await until(pilot, lambda: len(view(pilot).given) == 2, "one less")


async def test_what_is_no_longer_in_the_bank_is_not_put_back(build: Build, bank_path: Path) -> None:
    bank_path.write_text(MATCH, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        view(pilot).restore(("The dot", "the queen", "Nobody", "the hour", "The angle", "the hour"))
        assert view(pilot).given == {"The angle": "the hour"}


@SIZES
async def test_entries_are_sorted_by_digits(build: Build, bank_path: Path, size: tuple[int, int]) -> None:
    bank_path.write_text(SORT, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, "sort")
        rows = quiz_rows(app)
        assert next(n for n, row in enumerate(rows) if "1  she can" in row) < rows.index(
            next(row for row in rows if "▸ " in row)
        )
        await pilot.press("1", "1", "1", "3")
        await until(pilot, lambda: set(view(pilot).given.values()) == {"she can"}, "one class for all")
        await press_and_see(pilot, "enter", "2 of 3 in the right class.")
        rows = quiz_rows(app)
        at = next(nth for nth, row in enumerate(rows) if row.startswith(" ✗ the hour"))
        assert "✓ she cannot" in rows[at + 1]


@pytest.mark.parametrize(("bank", "asked", "dims"), [(MATCH, "match", True), (SORT, "sort", False)])
async def test_a_target_in_use_is_dim_in_a_match_and_as_before_in_a_sort(
    build: Build, bank_path: Path, bank: str, asked: str, dims: bool
) -> None:
    bank_path.write_text(bank, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, asked)
        await pilot.press("1")
        await until(pilot, lambda: bool(view(pilot).given), "the first")
        first, second = (
            next(row for row in view(pilot).rows(78) if row.target == nth).pieces[-1].style == "dim" for nth in (0, 1)
        )
        assert (first, second) == (dims, False)


async def test_the_entry_under_the_cursor_is_always_in_sight(build: Build, bank_path: Path) -> None:
    entries = [f"entry {number:02}" for number in range(20)]
    bank_path.write_text(SORT.replace("the way, the distance", ", ".join(entries[1:])), encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 16)) as pilot:
        await opened(pilot, "sort")
        await pilot.press(*["down"] * 19)
        last = view(pilot).entries[-1]
        await seen(pilot, f"▸ {last}")
        await pilot.press(*["up"] * 19)
        await seen(pilot, f"▸ {view(pilot).entries[0]}")
        assert last not in screen_of(app)
