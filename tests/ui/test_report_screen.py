from __future__ import annotations

import json
import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from quizzing import click_on, in_field, offered, responses, said, words
from seeing import last_row, press_and_see, screen_of, seen, until
from textual.pilot import Pilot
from textual.widgets import Input

from reader.quiz.plan import Mode, Plan
from reader.ui.app import ReaderApp
from reader.ui.field import Field
from reader.ui.report_screen import ReportScreen
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
SMALL, WIDE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, pytest.param(WIDE, marks=pytest.mark.slow)])
BANK = """\
quiz: 1
document: bees
items:
  - id: angle
    ask: What tells the way to fly?
    answer: The angle
    wrong: [The smell, The sound]
    evidence: her angle to the sun is the way to fly
  - id: year
    ask: In which year came the prize?
    answer: 1973
  - id: gaps
    cloze: "He went {{home}} to his {{garden}}."
"""


@pytest.fixture(autouse=True)
def bank(bank_path: Path) -> None:
    bank_path.write_text(BANK, encoding="utf-8")


def reports(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def file(bank_path: Path) -> Path:
    """Where reports on the bank are kept."""
    return bank_path.with_name("dance.reports.jsonl")


async def asked(pilot: Pilot[None], stem: str) -> None:
    """Wait for the field of a report on a question."""
    await until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen), "the report")
    await in_field(pilot)
    await said(pilot, f"What is wrong with this question? {stem}")


@SIZES
@pytest.mark.parametrize("way", ["keys", "mouse"])
async def test_a_remark_is_kept_in_a_file_that_is_named_and_nothing_else_changes(
    build: Build, file: Path, tmp_path: Path, size: tuple[int, int], way: str
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size, notifications=True) as pilot:
        await said(pilot, "What tells the way to fly?")
        await pilot.press("2")
        await until(pilot, lambda: any("▸ 2" in row for row in screen_of(app).splitlines()), "the choice")
        before = screen_of(app)
        await pilot.press("exclamation_mark")
        await asked(pilot, "What tells the way to fly?")
        assert "Enter Report" in last_row(app) and "Esc Back" in last_row(app)
        await pilot.press(*"Two are right [/]")
        await (pilot.press("enter") if way == "keys" else click_on(pilot, "Report"))
        await until(pilot, lambda: "Kept for the author in" in screen_of(app), "the file's name")
        toast = app.screen.query_one("Toast").region
        rows = [row[toast.x : toast.right] for row in screen_of(app).splitlines()[toast.y : toast.bottom]]
        shown = "".join("".join(rows).replace("▌", "").replace("▐", "").split())
        assert "".join(str(file).split()) in shown
        (report,) = reports(file)
        assert (report["item"], report["remark"], report["response"]) == ("angle", "Two are right [/]", [])
        app.clear_notifications()
        await until(pilot, lambda: screen_of(app) == before, "the screen as it was")
        await pilot.press("enter")
        await said(pilot, "Enter Next")
        assert len(responses(tmp_path)) == 1


@SIZES
async def test_every_printable_key_is_text_in_the_remark(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    printable = string.ascii_letters + string.digits + string.punctuation
    async with app.run_test(size=size) as pilot:
        await said(pilot, "What tells the way to fly?")
        await pilot.press("exclamation_mark")
        await asked(pilot, "What tells the way to fly?")
        await pilot.press(*printable, "space", "é", "日")
        assert app.screen.query_one(Field).value == f"{printable} é日"
        assert not {word for word in last_row(app).split() if len(word) == 1}


@SIZES
@pytest.mark.parametrize("way", ["keys", "mouse"])
async def test_escape_gives_it_up(build: Build, file: Path, size: tuple[int, int], way: str) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size, notifications=True) as pilot:
        await said(pilot, "What tells the way to fly?")
        if size != SMALL:
            await seen(pilot, "Nobel Prize")
        before = screen_of(app)
        await pilot.press("exclamation_mark")
        await asked(pilot, "What tells the way to fly?")
        await pilot.press(*"no")
        await (pilot.press("escape") if way == "keys" else click_on(pilot, "Back"))
        await until(pilot, lambda: screen_of(app) == before, "the screen as it was")
        assert not file.exists()


async def test_a_report_needs_no_words(build: Build, file: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await said(pilot, "What tells the way to fly?")
        await press_and_see(pilot, "exclamation_mark", "A word to its author, or nothing")
        await press_and_see(pilot, "enter", "Kept for the author in")
        assert reports(file)[0]["remark"] == ""


@SIZES
async def test_what_was_typed_and_the_answers_given_are_still_there(
    build: Build, file: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size, notifications=True) as pilot:
        await said(pilot, "What tells the way to fly?")
        await pilot.press("1", "enter")
        await said(pilot, "Enter Next")
        await pilot.press("exclamation_mark")
        await asked(pilot, "What tells the way to fly?")
        await press_and_see(pilot, "x enter", "Kept for the author in")
        app.clear_notifications()
        await said(pilot, "Enter Next")
        assert tuple(reports(file)[0]["response"]) == responses(tmp_path)[0]
        await pilot.press("enter")
        await said(pilot, "In which year came the prize?")
        await in_field(pilot)
        await pilot.press(*"19!", "escape", "exclamation_mark")
        await asked(pilot, "In which year came the prize?")
        await press_and_see(pilot, "y enter", "Kept for the author in")
        app.clear_notifications()
        await until(pilot, lambda: "Enter Write" in last_row(app), "the question")
        await said(pilot, "In which year came the prize? 19!")
        await pilot.press("enter")
        await in_field(pilot)
        await pilot.press("backspace", *"73", "enter")
        await said(pilot, "✓ Right.")
        await pilot.press("enter")
        await said(pilot, "He went")
        await in_field(pilot)
        await pilot.press(*"home", "enter", *"gar", "escape", "exclamation_mark")
        await asked(pilot, "He went ____ (1) to his ____ (2).")
        await press_and_see(pilot, "escape", "Enter Write")
        await said(pilot, "He went home to his gar .")
        assert [report["item"] for report in reports(file)] == ["angle", "year"]


@SIZES
async def test_a_shipped_quiz_is_reported_in_the_data_folder(
    build: Build, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = build("tour", at_quiz=True)
    async with app.run_test(size=size, notifications=True) as pilot:
        await said(pilot, "Quiz 1 of")
        await press_and_see(pilot, "exclamation_mark", "What is wrong with this question?")
        await press_and_see(pilot, "o d d enter", "Kept for the author in")
        (report,) = reports(tmp_path / "data" / "reports" / "tour.reports.jsonl")
        assert report["remark"] == "odd" and report["bank"] and report["text"].startswith("text-v1:")


async def test_a_report_that_cannot_be_written_says_so_and_the_quiz_goes_on(
    build: Build, file: Path, tmp_path: Path
) -> None:
    file.mkdir()
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "reports").write_text("no folder", encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await said(pilot, "What tells the way to fly?")
        await press_and_see(pilot, "exclamation_mark", "What is wrong with this question?")
        await press_and_see(pilot, "x enter", "This could not be kept")
        await pilot.press("1", "enter")
        await said(pilot, "Enter Next")


async def test_a_report_can_be_made_wherever_a_question_is_and_nowhere_else(build: Build, file: Path) -> None:
    app = build("bees", plan=Plan(mode=Mode.TEST, certainty=True))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await said(pilot, "What tells the way to fly?")
        await pilot.press("1", "enter")
        await said(pilot, "How sure are you?")
        await press_and_see(pilot, "exclamation_mark", "What is wrong with this question?")
        await press_and_see(pilot, "escape", "How sure are you?")
        await pilot.press("2")
        await said(pilot, "In which year")
        await in_field(pilot)
        await pilot.press("escape", "r")
        await said(pilot, "2 not answered yet.")
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert not isinstance(app.screen, ReportScreen)
        await pilot.press("h")
        await said(pilot, "Quiz results")
        await until(pilot, lambda: isinstance(app.focused, RowList), "the rows")
        await pilot.press("j", "exclamation_mark")
        await asked(pilot, "In which year came the prize?")
        await press_and_see(pilot, "x enter", "Kept for the author in")
        assert reports(file)[0]["item"] == "year"
        await pilot.press("end", "exclamation_mark")
        await pilot.pause()
        assert ("Evidence" in offered(app)) == isinstance(app.screen, ReportScreen)


@pytest.mark.parametrize("size", [(80, 24), (40, 16), (140, 40)])
async def test_the_field_is_in_sight_below_a_question_however_long(
    build: Build, bank_path: Path, size: tuple[int, int]
) -> None:
    long = " ".join(f"word{nth}" for nth in range(400))
    bank_path.write_text(BANK.replace("What tells the way to fly", long), encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await said(pilot, "Quiz 1 of 3")
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen), "the report")
        await in_field(pilot)
        await pilot.press(*"too long")
        await until(pilot, lambda: "too long" in words(app), "the remark")
        assert "What is wrong with this question?" in words(app) and "word0" in words(app)
        assert isinstance(app.focused, Input)
