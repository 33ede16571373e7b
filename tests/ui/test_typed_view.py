from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path

import pytest
from quizzing import click_on, in_field, offered, pane_rows, press_and_hear, responses, said, stored, words
from seeing import last_row, until
from textual.pilot import Pilot
from textual.widgets import Input

from reader.ui.app import ReaderApp
from reader.ui.items.typed import TypedView

Build = Callable[..., ReaderApp]
SMALL, WIDE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, pytest.param(WIDE, marks=pytest.mark.slow)])
TYPED = """\
quiz: 1
document: bees
items:
  - id: who
    ask: Who watched the bees?
    answer: Karl von Frisch
    accept: [Frisch]
    evidence: Karl von Frisch watched bees for years
    why: He watched for years.
  - id: last
    claim: It came early.
    answer: false
"""
NUMBER = """\
quiz: 1
document: bees
items:
  - id: far
    number: How far away was the food?
    answer: 1,200
    tolerance: 5 %
    unit: metres
    evidence: The length of the run tells how far the food lies
    why: She ran so long.
  - id: last
    claim: It came early.
    answer: false
"""


@pytest.fixture
def typed(bank_path: Path) -> None:
    bank_path.write_text(TYPED, encoding="utf-8")


@pytest.fixture
def number(bank_path: Path) -> None:
    bank_path.write_text(NUMBER, encoding="utf-8")


def field(pilot: Pilot[None]) -> Input:
    return pilot.app.screen.query_one(TypedView).field


async def write(pilot: Pilot[None], text: str, heard: str) -> None:
    await in_field(pilot)
    await pilot.press(*text, "enter")
    await said(pilot, heard)


def row_of(pilot: Pilot[None], text: str) -> int:
    return next(nth for nth, row in enumerate(pane_rows(pilot.app)) if text in row)


# Typed


@SIZES
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Karl von Frisch", "Word for word."),
        ("karl VON frisch", "Capitals aside."),
        ("the frisch", "Leading article aside."),
        ("Karl von Frish", "One letter misspelt."),
    ],
)
async def test_an_accepted_answer_says_by_which_rule_and_how_it_is_written(
    build: Build, typed: None, size: tuple[int, int], text: str, rule: str
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await write(pilot, text, "✓ Right.")
        await said(pilot, f"✓ Right. {rule} He watched for years.")
        also = "" if text == "Karl von Frisch" else "✓ Karl von Frisch "
        assert f"✓ {text} ← you {also}✓ Right." in words(app)


@SIZES
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Karla von Frish-Mann", "None of the accepted answers."),
        ("Kharl wonn Frisch", "Not quite an accepted answer: 3 letters differ."),
    ],
)
async def test_a_refused_answer_says_by_which_rule_and_what_was_right(
    build: Build, typed: None, size: tuple[int, int], text: str, rule: str
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await write(pilot, text, "✗ Wrong.")
        await said(pilot, f"✗ {text} ← you ✓ Karl von Frisch ✗ Wrong. {rule} He watched for years.")


@SIZES
async def test_y_overrules_both_ways_and_moves_nothing(
    build: Build, typed: None, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await write(pilot, "him", "✗ Wrong.")
        assert "I was right" in offered(app)
        feedback, why = row_of(pilot, "Wrong."), row_of(pilot, "He watched")
        await press_and_hear(pilot, "y", "✓ him ← you ✓ Karl von Frisch ✓ Right. Overruled by the learner.")
        assert (row_of(pilot, "Right."), row_of(pilot, "He watched")) == (feedback, why)
        await click_on(pilot, "I was wrong")
        await said(pilot, "✗ him ← you ✓ Karl von Frisch ✗ Wrong. None of the accepted answers.")
        assert stored(tmp_path, "score, fate") == [(0, "replaced"), (1, "replaced"), (0, "final")]
        assert [str(rule).split(";")[0] for (rule,) in stored(tmp_path, "rule")][1:] == ["overruled by the learner"] * 2


async def test_an_answer_word_for_word_can_be_overruled_and_does_not_contradict_itself(
    build: Build, typed: None
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "Karl von Frisch", "✓ Right.")
        await press_and_hear(pilot, "y", "✗ Karl von Frisch ← you ✗ Wrong. Overruled by the learner.")


async def test_undo_after_overruling_takes_it_all_back(build: Build, typed: None, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "him", "✗ Wrong.")
        await press_and_hear(pilot, "y", "✓ Right.")
        await pilot.press("u")
        await in_field(pilot)
        assert field(pilot).value == "him" and "Right." not in words(app)
        await pilot.press(*["backspace"] * 3)
        await write(pilot, "Frisch", "✓ Right. Word for word.")
        assert stored(tmp_path, "score, fate") == [(0, "replaced"), (1, "undone"), (1, "final")]


async def test_an_overruled_answer_says_so_in_the_results(build: Build, typed: None) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "him", "✗ Wrong.")
        await press_and_hear(pilot, "y", "✓ Right.")
        await press_and_hear(pilot, "enter", "It came early.")
        await press_and_hear(pilot, "2 enter", "✓ Right.")
        await press_and_hear(pilot, "enter", "2 of 2 points")
        await said(pilot, "Overruled by the learner; the program said: none of the accepted answers")


@SIZES
async def test_by_mouse_alone_but_for_the_words(
    build: Build, typed: None, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await in_field(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.focused, Input), "the field left")
        await pilot.click(TypedView, offset=(3, 0))
        await in_field(pilot)
        await pilot.press(*"Frisch")
        await click_on(pilot, "Submit")
        await said(pilot, "✓ Right.")
        assert responses(tmp_path) == [("Frisch",)]
        await click_on(pilot, "Undo")
        await in_field(pilot)
        await click_on(pilot, "Submit")
        await said(pilot, "✓ Right.")


@pytest.mark.parametrize("kind", ["typed", "number"])
async def test_every_printable_key_is_text(build: Build, kind: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(kind)
    app = build("bees", at_quiz=True)
    printable = string.ascii_letters + string.digits + string.punctuation
    async with app.run_test(size=SMALL) as pilot:
        await in_field(pilot)
        await pilot.press(*printable, "space", "é", "日")
        assert field(pilot).value == f"{printable} é日"


# Number


@SIZES
async def test_the_unit_stands_behind_the_field(build: Build, number: None, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await in_field(pilot)
        await said(pilot, "Retrieve · type a number How far away was the food? Type a number metres")
        await pilot.press(*"1200")
        await said(pilot, "1200 metres")
        row = row_of(pilot, "1200")
        assert row == row_of(pilot, "metres")


@SIZES
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("1200", "The number itself."),
        ("1 200 metres", "The number itself."),
        ("twelve hundred", "The number itself."),
        ("1,150", "Within 60 of 1,200."),
    ],
)
async def test_an_accepted_number_says_by_which_rule(
    build: Build, number: None, size: tuple[int, int], text: str, rule: str
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await write(pilot, text, "✓ Right.")
        await said(pilot, f"✓ {text} ← you ✓ 1,200 metres ✓ Right. {rule} She ran so long.")


@SIZES
@pytest.mark.parametrize(
    ("text", "rule"), [("1,000", "Not within 60 of 1,200."), ("1.2 kg", "Another unit than metres.")]
)
async def test_a_refused_number_says_by_which_rule_and_can_be_overruled(
    build: Build, number: None, tmp_path: Path, size: tuple[int, int], text: str, rule: str
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await write(pilot, text, "✗ Wrong.")
        await said(pilot, f"✗ {text} ← you ✓ 1,200 metres ✗ Wrong. {rule}")
        await press_and_hear(pilot, "y", "✓ Right. Overruled by the learner.")
        assert stored(tmp_path, "score, fate") == [(0, "replaced"), (1, "final")]


@SIZES
async def test_what_is_no_number_is_refused_with_what_is_wanted(
    build: Build, number: None, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await write(pilot, "far", "Type a number, in metres.")
        await until(pilot, lambda: "Enter Submit" in last_row(app), "the field again")
        assert stored(tmp_path) == [] and field(pilot).value == "far"
        await pilot.press("backspace")
        await until(pilot, lambda: "in metres." not in words(app), "the notice gone")
        await pilot.press("backspace", "backspace")
        await press_and_hear(pilot, "backspace enter", "Type your answer first.")
        await write(pilot, "1200", "✓ Right.")


async def test_undo_puts_the_number_back(build: Build, number: None, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "9", "✗ Wrong.")
        await pilot.press("u")
        await in_field(pilot)
        await said(pilot, "9 metres")
        await pilot.press("backspace")
        await write(pilot, "1200", "✓ Right.")
        assert stored(tmp_path, "response, fate") == [('["9"]', "undone"), ('["1200"]', "final")]


@pytest.mark.parametrize("width", [140, 80, 40])
async def test_a_long_unit_leaves_room_to_write(build: Build, number: None, bank_path: Path, width: int) -> None:
    unit = "metres above the level of the sea at the lowest tide of the year"
    bank_path.write_text(NUMBER.replace("unit: metres", f"unit: {unit}"), encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(width, 30)) as pilot:
        await in_field(pilot)
        await pilot.press(*"1,200.5")
        await until(pilot, lambda: "1,200.5" in words(app), "the number")
        await until(pilot, lambda: unit.replace(" ", "") in "".join(words(app).split()), "the unit")
