from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from quizzing import click_on, offered, said, take, words
from rich.cells import cell_len
from seeing import has_panes, press_and_see, rows_of, screen_of, seen, until
from textual.pilot import Pilot

from reader.progress.store import Store
from reader.quiz.plan import Mode, Plan
from reader.ui.app import ReaderApp
from reader.ui.quiz_menu import MODES, NOTHING, QuizMenu, WishRow
from reader.ui.quiz_state import QuizState
from reader.ui.reading_screen import ReadingScreen
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
SMALL, WIDE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, WIDE])
BANK = "quiz: 1\ndocument: bees\ntitle: Twelve claims\nitems:\n" + "".join(
    f"  - {{id: c{nth}, claim: Claim {nth}., answer: {'true' if nth % 2 else 'false'}"
    f", process: {('retrieve', 'infer', 'evaluate')[nth % 3]}"
    f"{', about: [frisch]' if nth in (2, 3, 5) else ', about: [nobody]' if nth == 7 else ''}"
    f"{', tags: [dance, the tail of the bee]' if nth in (1, 2) else ''}}}\n"
    for nth in range(12)
)
DRAFT = "  - {id: draft, claim: A draft., answer: true, status: draft, process: interpret}\n"


@pytest.fixture(autouse=True)
def bank(bank_path: Path) -> None:
    bank_path.write_text(BANK, encoding="utf-8")


async def opened(pilot: Pilot[None]) -> None:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.room.desks, "the quiz")
    await until(pilot, lambda: app.screen.entities is not None, "the names")  # type: ignore[attr-defined]
    await press_and_see(pilot, "T", "Choose what to take")
    await until(pilot, lambda: isinstance(app.screen, QuizMenu) and isinstance(app.focused, RowList), "the menu")


def counts(pilot: Pilot[None]) -> dict[str, int]:
    """What can be taken, and how many questions that is."""
    entries = pilot.app.screen.query_one(RowList).entries
    return {entry.text: entry.count for entry in entries if isinstance(entry, WishRow)}


async def come_to(pilot: Pilot[None], text: str) -> None:
    """Go to a row by keys."""
    for _ in range(40):
        await pilot.pause()
        if any(row.strip().startswith(f"▸ {text}") for row in rows_of(pilot.app)):
            return
        await pilot.press("j")
    raise AssertionError(f"there is no row {text}")


def state(pilot: Pilot[None]) -> QuizState:
    assert isinstance(pilot.app.screen, ReadingScreen) and pilot.app.screen.quiz
    return pilot.app.screen.quiz


async def begun(pilot: Pilot[None], count: int) -> tuple[str, ...]:
    """The items of the quiz that has begun."""
    await said(pilot, f"Quiz 1 of {count}")
    session = state(pilot).session
    assert session
    return session.items


CHOICES = {
    "All of it": tuple(f"c{nth}" for nth in range(12)),
    "Retrieve": ("c0", "c3", "c6", "c9"),
    "Infer": ("c1", "c4", "c7", "c10"),
    "Karl von Frisch": ("c2", "c3", "c5"),
    "nobody": ("c7",),
    "dance": ("c1", "c2"),
    "the tail of the bee": ("c1", "c2"),
    "What you missed": ("c4",),
}


@SIZES
@pytest.mark.parametrize("way", ["keys", "mouse"])
@pytest.mark.parametrize("choice", CHOICES)
async def test_what_can_be_chosen_says_how_many_questions_it_is_and_takes_them(
    build: Build,
    store: Store,
    library: Path,
    new_id: Callable[[], str],
    size: tuple[int, int],
    way: str,
    choice: str,
) -> None:
    take(store, library, new_id, {"c4": ("True",), "c5": ("True",)})
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert {name: counts(pilot).get(name) for name in CHOICES} == {name: len(ids) for name, ids in CHOICES.items()}
        await come_to(pilot, choice)
        await (pilot.press("enter") if way == "keys" else click_on(pilot, f"▸ {choice}"))
        assert await begun(pilot, len(CHOICES[choice])) == CHOICES[choice]


@SIZES
async def test_names_and_counts_stand_in_columns_in_the_middle(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        rows = [row for row in rows_of(app) if row.split()[-1:] and row.split()[-1].isdigit()]
        assert len(rows) >= 6 and len({cell_len(row.rstrip()) for row in rows}) == 1
        menu = app.screen.query_one("QuizMenu > Vertical").region
        assert abs(menu.x - (size[0] - menu.right)) <= 1


@SIZES
async def test_so_many_at_random_are_the_same_again_by_the_seed_shown(build: Build, size: tuple[int, int]) -> None:
    chosen = []
    for _ in range(2):
        app = build("bees")
        app.new_id = lambda: "feed0000000"
        async with app.run_test(size=size) as pilot:
            await opened(pilot)
            await press_and_see(pilot, "n", "5 at random, seed feed")
            assert counts(pilot)["All of it"] == 5 and counts(pilot)["dance"] == 2
            await come_to(pilot, "All of it")
            await pilot.press("enter")
            chosen.append(await begun(pilot, 5))
            await said(pilot, "5 at random, seed feed.")
            app.store.answers.hand_in(state(pilot).session, app.clock())  # type: ignore[arg-type]
    assert len(set(chosen)) == 1 and chosen[0] != tuple(f"c{nth}" for nth in range(5))


async def test_the_number_goes_round_and_back_to_all(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        for text, count in (("5 at random", 5), ("10 at random", 10), ("20 at random", 12), ("Number    all", 12)):
            await press_and_see(pilot, "n", text)
            assert counts(pilot)["All of it"] == count


@SIZES
async def test_the_mode_is_chosen_by_mouse_and_says_what_it_is(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        for mode in (Mode.RECALL, Mode.TEST, Mode.SKIM, Mode.CHECK, Mode.RECALL):
            await click_on(pilot, "m Mode")
            await seen(pilot, f"{mode}: {MODES[mode]}")
            assert ("Time limit" in offered(app)) == (mode is Mode.TEST)
        await click_on(pilot, "s How sure")
        await seen(pilot, "asked after each answer")
        await click_on(pilot, "Take it")
        await begun(pilot, 12)
        assert state(pilot).plan == Plan(mode=Mode.RECALL, certainty=True)


@pytest.mark.parametrize("mode", Mode)
async def test_every_mode_begins_as_it_says(build: Build, mode: Mode) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press(*["m"] * [*Mode].index(mode), "enter")
        await said(pilot, "Read the text now." if mode is Mode.SKIM else "Quiz 1 of 12")
        assert state(pilot).plan.mode is mode


@SIZES
async def test_time_limits_are_for_tests_and_go_with_another_mode(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await seen(pilot, "no limit but in a test")
        await pilot.press("l")
        await press_and_see(pilot, "m m", "test: marks come at the end")
        limits = ("30 seconds a question", "60 seconds a question", "5 minutes in all", "10 minutes", "20 minutes")
        for limit in (*limits, "no limit", "30 seconds a question"):
            await press_and_see(pilot, "l", limit)
        await press_and_see(pilot, "m", "no limit but in a test")
        await press_and_see(pilot, "m m m", "test: marks")
        assert "Time      no limit" in screen_of(app)
        await press_and_see(pilot, "l l l", "5 minutes in all")
        await pilot.press("enter")
        await until(pilot, lambda: re.search(r"Quiz 1 of 12 test [45]:\d\d left", words(app)), "the time")
        assert state(pilot).plan == Plan(mode=Mode.TEST, minutes=5)


async def test_a_quiz_with_a_limit_of_its_own_says_so(build: Build, bank_path: Path) -> None:
    bank_path.write_text(BANK.replace("items:", "minutes: 7\nitems:"), encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "m m", "as the quiz says")
        await pilot.press("enter")
        await until(pilot, lambda: re.search(r"test [67]:\d\d left", words(app)), "the time")


@SIZES
async def test_drafts_are_spoken_of_only_where_there_are_some(
    build: Build, bank_path: Path, size: tuple[int, int]
) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert "Drafts" not in screen_of(app) and "Drafts" not in offered(app)
    bank_path.write_text(BANK + DRAFT, encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await seen(pilot, "left out")
        assert counts(pilot)["All of it"] == 12 and "Interpret" not in counts(pilot)
        await press_and_see(pilot, "d", "taken too")
        assert counts(pilot)["All of it"] == 13 and counts(pilot)["Interpret"] == 1
        await come_to(pilot, "Interpret")
        await pilot.press("enter")
        assert await begun(pilot, 1) == ("draft",)
        await said(pilot, "A draft.")


async def test_the_menu_remembers_how_the_last_quiz_was_taken(build: Build) -> None:
    app = build("bees", plan=Plan(mode=Mode.TEST, certainty=True, minutes=10))
    async with app.run_test(size=SMALL) as pilot:
        await said(pilot, "Quiz 1 of 12")
        await press_and_see(pilot, "T", "10 minutes in all")
        assert "test: marks" in screen_of(app) and "asked after each answer" in screen_of(app)


async def test_a_choice_that_holds_nothing_says_so_and_takes_nothing(build: Build, bank_path: Path) -> None:
    items = "  - {id: one, claim: One., answer: true, status: draft}\n"
    items += "  - {id: two, claim: Two., answer: true, variant_of: one}\n"
    bank_path.write_text(f"quiz: 1\ndocument: bees\nitems:\n{items}", encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await opened(pilot)
        assert counts(pilot) == {"All of it": 0}
        await pilot.press("enter")
        await until(pilot, lambda: NOTHING in " ".join(words(app).replace("▌", "").split()), NOTHING)
        assert isinstance(app.screen, QuizMenu)


async def test_where_there_is_no_quiz_there_is_no_choice(build: Build, bank_path: Path) -> None:
    bank_path.unlink()
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: has_panes(app), "the text")
        await press_and_see(pilot, "t", "No quiz for this text yet.")
        await pilot.press("T")
        await pilot.pause()
        assert not isinstance(app.screen, QuizMenu)


@SIZES
async def test_going_on_keeps_how_it_was_taken(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", plan=Plan(mode=Mode.RECALL))
    async with app.run_test(size=size) as pilot:
        await said(pilot, "Quiz 1 of 12")
        await until(pilot, lambda: app.focused is not None and "Submit" in offered(app), "the options")
        await pilot.press("1", "enter")
        await said(pilot, "Enter Next")
        await press_and_see(pilot, "T", "▸ Go on at question 2 of 12")
        await press_and_see(pilot, "m", "test: marks")
        assert "Go on at question" not in screen_of(app)
        await press_and_see(pilot, "m m m", "Go on at question 2")
        await click_on(pilot, "Go on at question 2")
        await said(pilot, "Quiz 2 of 12 recall")
        assert state(pilot).plan.mode is Mode.RECALL


async def test_the_rows_can_be_reached_in_the_lowest_window(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=(40, 14)) as pilot:
        await opened(pilot)
        await come_to(pilot, "All of it")
        await come_to(pilot, "Karl von Frisch")
        await pilot.press("enter")
        await begun(pilot, 3)
