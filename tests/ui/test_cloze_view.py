from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path

import pytest
from quizzing import (
    click_on,
    pane_rows,
    press_and_hear,
    responses,
    said,
    stored,
    style_at,
    words,
)
from seeing import last_row, rows_of, until
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.field import Field
from reader.ui.items.cloze import ClozeView

Build = Callable[..., ReaderApp]
SMALL, WIDE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, pytest.param(WIDE, marks=pytest.mark.slow)])
BANK = """\
quiz: 1
document: bees
items:
  - id: gaps
    cloze: "In {{1973|the year 1973}} he was given the {{Nobel Prize}}, and Frisch went home to his {{garden}}."
    evidence: In 1973 he was given the Nobel Prize
    why: It came late.
  - id: last
    claim: It came early.
    answer: false
"""
LONG = " ".join(f"word{nth} {{{{key{nth}}}}}" for nth in range(9))


@pytest.fixture(autouse=True)
def bank(bank_path: Path) -> None:
    bank_path.write_text(BANK, encoding="utf-8")


def ask(bank_path: Path, sentence: str) -> None:
    bank_path.write_text(f"quiz: 1\ndocument: bees\nitems:\n  - {{id: gaps, cloze: '{sentence}'}}\n", encoding="utf-8")


def view(pilot: Pilot[None]) -> ClozeView:
    return pilot.app.screen.query_one(ClozeView)


def at(pilot: Pilot[None]) -> int | None:
    """Which gap has the keys, from 0."""
    focused = pilot.app.focused
    return view(pilot).fields.index(focused) if isinstance(focused, Field) else None


async def opened(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: pilot.app.screen.query(ClozeView) and at(pilot) == 0, "the first gap")
    await said(pilot, "Retrieve")


async def write(pilot: Pilot[None], *gaps: str) -> None:
    """Write into the gaps, with Enter after each."""
    for text in gaps:
        await pilot.press(*text, "enter")


async def moved_to(pilot: Pilot[None], gap: int) -> None:
    await until(pilot, lambda: at(pilot) == gap, f"gap {gap}")


@SIZES
async def test_enter_goes_from_gap_to_gap_and_submits_at_the_last(
    build: Build, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await said(pilot, "Retrieve · fill the gaps")
        assert "Enter Next gap" in last_row(app)
        await write(pilot, "1973")
        await moved_to(pilot, 1)
        await write(pilot, "Nobel Prize")
        await moved_to(pilot, 2)
        assert "Enter Submit" in last_row(app) and stored(tmp_path) == []
        await write(pilot, "garden")
        await said(pilot, "✓ Right. 3 of 3 gaps filled rightly.")
        await said(pilot, "In ✓ 1973 he was given the ✓ Nobel Prize, and Frisch went home to his ✓ garden.")
        assert responses(tmp_path) == [("1973", "Nobel Prize", "garden")]
        assert "✗" not in words(app)


async def test_tab_goes_through_the_gaps_and_past_the_last_one_to_the_next_pane(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press(*"1973", "tab")
        await moved_to(pilot, 1)
        await pilot.press("tab")
        await moved_to(pilot, 2)
        await pilot.press("shift+tab", "shift+tab")
        await moved_to(pilot, 0)
        assert view(pilot).fields[0].value == "1973"
        await pilot.press("tab", "tab")
        await moved_to(pilot, 2)
        await pilot.press("tab")
        await until(pilot, lambda: at(pilot) is None, "another pane")
        assert app.focused not in view(pilot).ancestors_with_self


@SIZES
async def test_the_gaps_are_filled_in_place_by_mouse(build: Build, tmp_path: Path, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        for gap, text in ((2, "garden"), (0, "1973"), (1, "prize")):
            field = view(pilot).fields[gap]
            await pilot.click(offset=(field.region.x + 2, field.region.y))
            await moved_to(pilot, gap)
            await pilot.press(*text)
        await said(pilot, "In 1973 he was given the prize , and Frisch went home to his garden .")
        await click_on(pilot, "Next gap")
        await moved_to(pilot, 2)
        await click_on(pilot, "Submit")
        await said(pilot, "◐ Partly right.")
        assert responses(tmp_path) == [("1973", "prize", "garden")]


async def test_marks_stand_in_the_sentence_with_the_words_that_were_right(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await write(pilot, "1914", "the nobel prize", "", "")
        await said(pilot, "◐ Partly right. 0.33 of 1 points 1 of 3 gaps filled rightly; gap 1: none of the accepted")
        sentence = "In ✗ 1914 ✓ 1973 he was given the ✓ the nobel prize (Nobel Prize), and Frisch went home to his"
        await said(pilot, f"{sentence} ✗ … ✓ garden.")
        assert "It came late." in words(app)


@SIZES
async def test_nothing_of_the_sentence_jumps_when_it_is_marked(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await said(pilot, "In ")
        first = next(nth for nth, row in enumerate(pane_rows(app)) if row.startswith(" In "))
        await write(pilot, "1973", "x", "garden")
        await said(pilot, "◐ Partly right.")
        assert pane_rows(app)[first].startswith(" In ✓ 1973")


async def test_a_gap_left_empty_is_asked_about_once(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await press_and_hear(pilot, "enter enter enter", "Fill at least one gap first.")
        await press_and_hear(pilot, "enter", "Fill at least one gap first.")
        await pilot.press("x")
        await until(pilot, lambda: "Fill at least" not in words(app), "the notice gone")
        await press_and_hear(pilot, "enter", "2 gaps are empty. Enter again submits it so.")
        await pilot.press("up", "y")
        await until(pilot, lambda: "are empty" not in words(app), "the doubt gone")
        await pilot.press("down")
        await moved_to(pilot, 2)
        await press_and_hear(pilot, "enter", "One gap is empty. Enter again submits it so.")
        assert stored(tmp_path) == []
        await press_and_hear(pilot, "enter", "✗ Wrong.")
        assert responses(tmp_path) == [("", "y", "x")]


async def test_spaces_alone_leave_a_gap_empty(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await pilot.press("space", "enter", "space", "enter", "space", "enter")
        await said(pilot, "Fill at least one gap first.")


async def test_up_and_down_go_round_the_gaps(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        for key, gap in (("down", 1), ("down", 2), ("down", 0), ("up", 2), ("up", 1)):
            await pilot.press(key)
            await moved_to(pilot, gap)


async def test_escape_leaves_the_gaps_and_enter_goes_back_to_the_first_empty_one(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await write(pilot, "1973")
        await moved_to(pilot, 1)
        await pilot.press("escape")
        await until(pilot, lambda: app.focused is view(pilot), "the gaps left")
        await until(pilot, lambda: "Enter Write" in last_row(app) and "s Skip" in last_row(app), "the keys")
        await pilot.press("enter")
        await moved_to(pilot, 1)
        assert stored(tmp_path) == []
        await write(pilot, "Nobel Prize", "garden")
        await said(pilot, "✓ Right.")


async def test_enter_from_outside_submits_nothing_even_when_every_gap_is_filled(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await write(pilot, "1973", "Nobel Prize")
        await pilot.press(*"garden", "escape")
        await until(pilot, lambda: app.focused is view(pilot), "the gaps left")
        await pilot.press("enter")
        await moved_to(pilot, 0)
        assert stored(tmp_path) == []


@SIZES
async def test_undo_puts_the_words_back(build: Build, tmp_path: Path, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await write(pilot, "1914", "", "garden", "")
        await said(pilot, "◐ Partly right.")
        await pilot.press("u")
        await moved_to(pilot, 1)
        assert [field.value for field in view(pilot).fields] == ["1914", "", "garden"]
        await said(pilot, "In 1914 he was given the , and")
        await write(pilot, "Nobel Prize", "")
        await said(pilot, "◐ Partly right.")
        assert stored(tmp_path, "fate") == [("undone",), ("final",)]


async def test_overruling_shows_in_the_sentence_and_nothing_in_it_jumps(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await write(pilot, "1973", "a medal", "garden")
        await said(pilot, "the ✗ a medal ✓ Nobel Prize, and")
        feedback = next(nth for nth, row in enumerate(pane_rows(app)) if "◐ Partly" in row)
        await press_and_hear(pilot, "y", "✓ Right. Overruled by the learner.")
        await said(pilot, "In ✓ 1973 he was given the ✓ a medal (Nobel Prize), and Frisch went home to his ✓ garden.")
        assert "✓ Right." in pane_rows(app)[feedback]
        await press_and_hear(pilot, "y", "✗ Wrong. Overruled by the learner.")
        await said(pilot, "In ✗ 1973 he was given the ✗ a medal ✓ Nobel Prize, and Frisch went home to his ✗ garden.")
        assert stored(tmp_path, "score, fate") == [(2 / 3, "replaced"), (1.0, "replaced"), (0.0, "final")]


async def test_every_printable_key_is_text_in_a_gap(build: Build, bank_path: Path) -> None:
    app = build("bees", at_quiz=True)
    printable = string.ascii_letters + string.digits + string.punctuation
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await pilot.press(*printable, "space", "é", "日")
        assert view(pilot).fields[0].value == f"{printable} é日"
        assert at(pilot) == 0 and app.screen is view(pilot).screen


@SIZES
async def test_wide_characters_and_long_words_stay_in_their_gap(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        places = [field.region for field in view(pilot).fields]
        rows = pane_rows(app)
        await pilot.press(*"日本語日本語日本語日本語日本語", "enter")
        await moved_to(pilot, 1)
        await pilot.press(*"m" * 80)
        await until(pilot, lambda: "mmmm" in words(app) and "日本語" in words(app), "the words")
        assert [field.region for field in view(pilot).fields] == places
        texts = ("he was given the", "home to his", "Retrieve")
        assert [[text in row for text in texts] for row in rows] == [
            [text in row for text in texts] for row in pane_rows(app)
        ]


async def test_gaps_are_of_one_width_whatever_is_missing(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        assert len({field.region.width for field in view(pilot).fields}) == 1


def filled(sentence: str) -> str:
    """The sentence as it is seen with `g0`, `g1` and so on in its gaps."""
    for nth in range(9):
        sentence = sentence.replace(f"{{{{key{nth}}}}}", f"g{nth}")
    return " ".join(sentence.split())


async def fill(pilot: Pilot[None]) -> None:
    for nth in range(len(view(pilot).fields)):
        await pilot.press("g", str(nth), *(["down"] if nth < len(view(pilot).fields) - 1 else []))


@SIZES
async def test_a_sentence_of_many_rows_has_each_field_in_its_gap(
    build: Build, bank_path: Path, size: tuple[int, int]
) -> None:
    ask(bank_path, LONG)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await fill(pilot)
        await said(pilot, filled(LONG))
        assert len({field.region.y for field in view(pilot).fields}) > 2


async def test_a_resize_while_typing_keeps_words_gaps_and_focus(build: Build, bank_path: Path) -> None:
    ask(bank_path, LONG)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot)
        await fill(pilot)
        await pilot.press("up", "up")
        await moved_to(pilot, 6)
        for width in (140, 100, 60, 30, 20, 12, 80):
            await pilot.resize_terminal(width, 40)
            await until(pilot, lambda width=width: app.size.width == width, "the size")
            await said(pilot, filled(LONG))
            assert at(pilot) == 6
            assert all(field.region.right <= width for field in view(pilot).fields)
        await pilot.press("x")
        assert view(pilot).fields[6].value == "g6x"


@pytest.mark.parametrize("width", [80, 140, 40, 25])
async def test_a_gap_after_a_word_that_is_too_long_stays_whole(build: Build, bank_path: Path, width: int) -> None:
    sentence = f"{'w' * 70}{{{{key0}}}} and{'日' * 40}{{{{key1}}}}{'z' * 70} end {{{{key2}}}}."
    ask(bank_path, sentence)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(width, 40)) as pilot:
        await opened(pilot)
        await fill(pilot)
        await until(pilot, lambda: "g2" in words(app), "the words")
        seen = "".join(words(app).split())
        assert f"{'w' * 70}g0and{'日' * 40}g1{'z' * 70}endg2." in seen


@pytest.mark.parametrize("theme", ["dark", "contrast", "none"])
async def test_a_gap_is_seen_without_colour(build: Build, theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if theme == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    app = build("bees", at_quiz=True, theme="dark" if theme == "none" else theme)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await pilot.press("x")
        await said(pilot, "In x he")
        for field in view(pilot).fields:
            cells = [style_at(app, x, field.region.y) for x in range(field.region.x, field.region.right)]
            assert all(style.underline or style.reverse for style in cells)
            assert not style_at(app, field.region.x - 1, field.region.y).underline


async def test_answers_that_are_too_long_for_a_row_can_be_read_after_the_mark(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        long = " ".join(["many"] * 30)
        await write(pilot, long, "x", "garden")
        await said(pilot, f"In ✗ {long} ✓ 1973 he was")
        assert all(len(row) == 80 for row in rows_of(app))
