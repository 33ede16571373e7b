from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from seeing import gone, last_row, press_and_see, rows_of, screen_of, seen, until
from textual.pilot import Pilot
from textual.widgets import Input

from reader.folders import STORE
from reader.quiz.plan import Mode, Plan, Selection
from reader.ui.app import ReaderApp
from reader.ui.entity_pane import EntityPane
from reader.ui.items.options import OptionsView
from reader.ui.page import PageView
from reader.ui.panes import HIDDEN
from reader.ui.quiz_state import TIME_UP
from reader.ui.reading_screen import ReadingScreen

Build = Callable[..., ReaderApp]
SMALL, WIDE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, (100, 30), WIDE])
TRIES = """\
quiz: 1
document: bees
items:
  - id: angle
    ask: What tells the way to fly?
    answer: The angle
    wrong: [The smell, The sound, The colour]
    hint: It is about the sun.
    tries: 4
    evidence: her angle to the sun is the way to fly
    why: She dances the sun's angle.
    tags: [dance]
  - id: year
    ask: In which year came the prize?
    answer: 1973
    evidence: In 1973 he was given the Nobel Prize
    process: infer
    about: [prize]
    why: It came late.
  - id: year-again
    claim: The prize came in 1973.
    answer: true
    variant_of: year
    why: It did.
  - id: alone
    claim: Everybody believed him at once.
    answer: false
    why: He was laughed at.
"""
ANGLE, YEAR, AGAIN, ALONE = (
    "What tells the way to fly?",
    "In which year came the prize?",
    "The prize came in 1973.",
    "Everybody believed him at once.",
)


@pytest.fixture(autouse=True)
def tries(bank_path: Path) -> None:
    """The bank of this module in the place of the usual one."""
    bank_path.write_text(TRIES, encoding="utf-8")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 31, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def responses(tmp_path: Path, columns: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(tmp_path / "data" / STORE)) as connection:
        return connection.execute(f"SELECT {columns} FROM responses ORDER BY rowid").fetchall()


async def choose(pilot: Pilot[None], text: str) -> None:
    """Choose an option by its digit, and hand it over."""

    def digits() -> list[str]:
        found = pilot.app.screen.query(OptionsView)
        return [option.text for option in found.last().choices] if found else []

    await until(pilot, lambda: text in digits(), f"the option {text}")
    await pilot.press(str(digits().index(text) + 1), "enter")


async def write(pilot: Pilot[None], text: str) -> None:
    await until(pilot, lambda: isinstance(pilot.app.focused, Input), "the field")
    await pilot.press(*text, "enter")


# Tries


async def test_after_a_miss_come_the_hint_the_paragraph_and_the_sentence_and_each_try_costs_a_part(
    build: Build, tmp_path: Path
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "Retrieve · one answer · 4 tries")
        await choose(pilot, "The smell")
        await seen(pilot, "✗ Not yet.  Try 2 of 4.")
        assert "Hint: It is about the sun." in screen_of(app)
        assert "The angle  ←" not in screen_of(app) and "✓" not in screen_of(app)
        await choose(pilot, "The sound")
        await seen(pilot, "Look in this paragraph: A bee that has found food")
        await choose(pilot, "The colour")
        await seen(pilot, "Look at this sentence: A bee that has found food")
        await choose(pilot, "The angle")
        await seen(pilot, "✓ Right.  0.25 of 1 point, at try 4")
    assert responses(tmp_path, "score, attempt, fate") == [
        (0, 1, "try"), (0, 2, "try"), (0, 3, "try"), (0.25, 4, "final"),
    ]  # fmt: skip


async def test_the_paragraph_that_helps_is_marked_in_the_text_beside_it(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        for wrong in ("The smell", "The sound"):
            await choose(pilot, wrong)
            await seen(pilot, f"Try {2 if wrong == 'The smell' else 3} of 4")
        await until(pilot, lambda: any("┃ A bee that has found food" in row for row in rows_of(app)), "the bar")


async def test_a_try_is_taken_up_again_after_the_program_was_left(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await choose(pilot, "The smell")
        await seen(pilot, "Try 2 of 4")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "✗ Not yet.  Try 2 of 4.")
        assert "Hint: It is about the sun." in screen_of(app)
        await choose(pilot, "The sound")
        await seen(pilot, "Try 3 of 4")
        await press_and_see(pilot, "u", "✗ Not yet.  Try 2 of 4.")
        assert "Hint: It is about the sun." in screen_of(app)


async def test_the_same_answer_again_takes_no_further_try(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await choose(pilot, "The smell")
        await seen(pilot, "Try 2 of 4")
        await press_and_see(pilot, "enter", "That was your answer before. Change it first.")
        assert len(responses(tmp_path, "id")) == 1
        await pilot.press("1", "2")
        await gone(pilot, "That was your answer before.")
        assert "Try 2 of 4" in screen_of(app)
        await press_and_see(pilot, "s", YEAR)


async def test_a_refused_try_names_its_rule_and_can_be_overruled(build: Build, bank_path: Path, tmp_path: Path) -> None:
    bank_path.write_text(TRIES.replace("answer: 1973", "answer: 1973\n    tries: 2"), encoding="utf-8")
    app = build("bees", at_quiz=True, selection=Selection(only=("year",)))
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "mcmlxxiii")
        await seen(pilot, "✗ Not yet.  Try 2 of 2.")
        assert "None of the accepted answers." in screen_of(app)
        await press_and_see(pilot, "escape", "y I was right")
        await press_and_see(pilot, "y", "✓ Right.")
        await press_and_see(pilot, "enter", "1 of 1 point ")
    assert responses(tmp_path, "score, fate") == [(0, "replaced"), (1, "final")]


# Undo, overrule, skip, siblings


async def test_u_takes_the_last_answer_back_with_what_was_chosen(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True, selection=Selection(only=("alone", "year-again")))
    async with app.run_test(size=SMALL) as pilot:
        await choose(pilot, "False")
        await seen(pilot, "✗ Wrong.")
        await pilot.press("u")
        await gone(pilot, "✗ Wrong.")
        assert "▸ 2  False" in screen_of(app)
        await choose(pilot, "True")
        await seen(pilot, "✓ Right.")
        await press_and_see(pilot, "enter", ALONE)
        assert "u Undo" not in last_row(app)
    assert responses(tmp_path, "response, fate") == [('["False"]', "undone"), ('["True"]', "final")]


async def test_y_overrules_a_typed_answer_and_is_recorded(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True, selection=Selection(only=("year",)))
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "mcmlxxiii")
        await seen(pilot, "✗ Wrong.")
        assert "y I was right" in last_row(app)
        await press_and_see(pilot, "y", "✓ Right.")
        assert "Overruled by the learner" in screen_of(app) and "y I was wrong" in last_row(app)
    rows = responses(tmp_path, "score, fate, rule")
    assert [row[:2] for row in rows] == [(0, "replaced"), (1, "final")]
    assert str(rows[1][2]).startswith("overruled by the learner")


async def test_a_choice_cannot_be_overruled(build: Build) -> None:
    app = build("bees", at_quiz=True, selection=Selection(only=("alone",)))
    async with app.run_test(size=SMALL) as pilot:
        await choose(pilot, "True")
        await seen(pilot, "✗ Wrong.")
        await pilot.press("y")
        await pilot.pause()
        assert "✗ Wrong." in screen_of(app) and "I was right" not in last_row(app)


async def test_s_puts_a_question_off_until_the_others_are_done(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await press_and_see(pilot, "s", YEAR)
        await write(pilot, "1973")
        await seen(pilot, "✓ Right.")
        await press_and_see(pilot, "enter", ALONE)
        await choose(pilot, "False")
        await press_and_see(pilot, "enter", ANGLE)
        assert "Quiz  1 of 3" in screen_of(app) and "s Skip" not in last_row(app)


async def test_after_a_miss_its_sibling_comes_next_and_only_then(build: Build) -> None:
    app = build("bees", at_quiz=True, selection=Selection(only=("year", "alone")))
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "Quiz  1 of 2")
        await write(pilot, "1914")
        await seen(pilot, "✗ Wrong.")
        await seen(pilot, "Another question on the same point comes")
        await press_and_see(pilot, "enter", AGAIN)
        assert "Quiz  2 of 3" in screen_of(app)
        await choose(pilot, "True")
        await press_and_see(pilot, "enter", ALONE)


# Certainty


@pytest.mark.parametrize(("key", "kept"), [("1", "sure"), ("2", "think so"), ("3", "guess"), ("enter", None)])
async def test_certainty_is_one_key_after_the_answer_and_never_in_the_way(
    build: Build, tmp_path: Path, key: str, kept: str | None
) -> None:
    app = build("bees", plan=Plan(certainty=True), selection=Selection(only=("year",)))
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "1973")
        await seen(pilot, "How sure are you?")
        assert "+3 right, −6 wrong" in screen_of(app)
        assert responses(tmp_path, "response, certainty") == [('["1973"]', None)]
        await press_and_see(pilot, key, "✓ Right.")
    assert responses(tmp_path, "certainty") == [(kept,)]


async def test_certainty_is_not_asked_for_unless_wanted(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await choose(pilot, "The angle")
        await seen(pilot, "✓ Right.")


# Recall


@SIZES
async def test_in_recall_the_text_is_hidden_until_the_answer_is_in(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", plan=Plan(mode=Mode.RECALL))
    async with app.run_test(size=size) as pilot:
        await seen(pilot, ANGLE)
        assert "Karl von Frisch watched" not in screen_of(app)
        assert (HIDDEN in screen_of(app)) == (size != SMALL)
        await pilot.press("escape", "tab", "tab", "shift+tab")
        await pilot.pause()
        assert not app.screen.query_one(PageView).display
        await pilot.press("t")
        await choose(pilot, "The angle")
        await seen(pilot, "✓ Right.")
        await press_and_see(pilot, "v", "A bee that has found food")
        await pilot.press("t")
        await press_and_see(pilot, "enter", YEAR)
        assert "A bee that has found food" not in screen_of(app)


async def test_in_recall_the_entities_are_out_of_sight_unless_the_bank_says_otherwise(
    build: Build, bank_path: Path
) -> None:
    for sidebar in (False, True):
        if sidebar:
            bank_path.write_text(TRIES.replace("items:", "sidebar: true\nitems:"), encoding="utf-8")
        app = build("bees", plan=Plan(mode=Mode.RECALL))
        async with app.run_test(size=WIDE) as pilot:
            await seen(pilot, ANGLE)
            await until(pilot, lambda app=app: app.screen.entities is not None, "the entities")
            await pilot.pause()
            assert ("Karl von Frisch" in screen_of(app)) == sidebar
            assert app.screen.query_one(EntityPane).locked != sidebar


async def test_the_palette_does_not_give_away_what_is_hidden(build: Build) -> None:
    app = build("bees", plan=Plan(mode=Mode.RECALL))
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, ANGLE)
        await press_and_see(pilot, "ctrl+p", "essay")
        assert "The doubt" not in screen_of(app) and "Munich" not in screen_of(app)


# Skim


async def test_skim_shows_the_text_for_a_while_and_then_asks_from_memory(build: Build) -> None:
    clock = Clock()
    app = build("bees", plan=Plan(mode=Mode.SKIM, skim=30), clock=clock)
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, "Read the text now.")
        assert "Karl von Frisch watched" in screen_of(app) and "0:30 left" in rows_of(app)[0]
        clock.now += timedelta(seconds=31)
        await until(pilot, lambda: ANGLE in screen_of(app), "the first question")
        assert TIME_UP in screen_of(app) and "Karl von Frisch watched" not in screen_of(app)
        assert HIDDEN in screen_of(app)


async def test_skimming_can_be_ended_early(build: Build) -> None:
    app = build("bees", plan=Plan(mode=Mode.SKIM, skim=3600))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.screen.quiz and app.screen.quiz.phase == "skim", "the skimming")  # type: ignore[attr-defined]
        assert "Karl von Frisch watched" in screen_of(app)
        await press_and_see(pilot, "t", ANGLE)


# Test


async def test_a_test_gives_no_marks_until_it_is_handed_in_and_answers_can_be_changed(
    build: Build, tmp_path: Path
) -> None:
    app = build("bees", plan=Plan(mode=Mode.TEST))
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        assert "tries" not in screen_of(app)
        await pilot.press("f")
        await seen(pilot, "1 of 3 ⚑")
        await choose(pilot, "The smell")
        await seen(pilot, YEAR)
        assert not {"✓", "✗", "Wrong"} & set(screen_of(app).split())
        await write(pilot, "1914")
        await seen(pilot, ALONE)
        await choose(pilot, "True")
        await seen(pilot, "All answered. 1 flagged.")
        await press_and_see(pilot, "enter", ANGLE)
        assert any("▸" in row and "The smell" in row for row in rows_of(app))
        await choose(pilot, "The angle")
        await press_and_see(pilot, "h", "1 of 3 points")
    rows = responses(tmp_path, "item, score, fate")
    assert rows == [("angle", 0, "replaced"), ("year", 0, "final"), ("alone", 0, "final"), ("angle", 1, "final")]


async def test_what_was_left_out_of_a_test_counts_as_wrong(build: Build, tmp_path: Path) -> None:
    app = build("bees", plan=Plan(mode=Mode.TEST))
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await choose(pilot, "The angle")
        await seen(pilot, YEAR)
        await press_and_see(pilot, "escape r", "2 not answered yet.")
        await press_and_see(pilot, "h", "h again hands it in as it is.")
        await press_and_see(pilot, "h", "1 of 3 points")
    assert [row[0] for row in responses(tmp_path, "response")][1:] == ["[]", "[]"]


async def test_what_is_typed_in_a_test_is_the_answer_when_the_review_is_opened(build: Build, tmp_path: Path) -> None:
    app = build("bees", plan=Plan(mode=Mode.TEST), selection=Selection(only=("year", "alone")))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.focused, Input), "the field")
        await pilot.press(*"1973")
        await press_and_see(pilot, "escape r", "1 not answered yet.")
        await press_and_see(pilot, "enter", YEAR)
        await press_and_see(pilot, "escape r", "1 not answered yet.")
    assert responses(tmp_path, "response, fate") == [('["1973"]', "final")]


async def test_what_the_learner_marks_is_marked_when_the_test_is_handed_in(
    build: Build, bank_path: Path, tmp_path: Path
) -> None:
    recall = "  - {id: free, recall: Say it., rubric: [the sun, the run], model: The sun and the run.}\n"
    bank_path.write_text(TRIES + recall, encoding="utf-8")
    app = build("bees", plan=Plan(mode=Mode.TEST), selection=Selection(only=("free", "alone")))
    async with app.run_test(size=SMALL) as pilot:
        await choose(pilot, "False")
        await seen(pilot, "You mark it yourself when the")
        await pilot.press(*"sun", "enter")
        await seen(pilot, "All answered.")
        await press_and_see(pilot, "enter", "True")
        await press_and_see(pilot, "r", "All answered.")
        assert not {"rubric", "model"} & set(screen_of(app).split())
        await press_and_see(pilot, "h", "A model answer")
        assert not {"Review", "Skip", "Flag"} & set(last_row(app).split())
        await pilot.press("1", "enter")
        await seen(pilot, "1.5 of 2 points")
    assert responses(tmp_path, "item, score, fate") == [
        ("alone", 1, "final"), ("free", 0, "replaced"), ("free", 0.5, "final"),
    ]  # fmt: skip


async def test_a_test_goes_on_after_a_kill_with_flags_and_answers(build: Build) -> None:
    app = build("bees", plan=Plan(mode=Mode.TEST))
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await pilot.press("f")
        await choose(pilot, "The smell")
        await seen(pilot, YEAR)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, YEAR)
        await press_and_see(pilot, "escape r", "2 not answered yet. 1 flagged.")
        assert any("● " in row and "⚑" in row for row in rows_of(app))


async def test_when_the_time_is_up_the_test_is_over_and_what_was_chosen_counts(build: Build, tmp_path: Path) -> None:
    clock = Clock()
    app = build("bees", plan=Plan(mode=Mode.TEST, minutes=10), clock=clock)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "10:00 left")
        clock.now += timedelta(minutes=3, seconds=20)
        await seen(pilot, "6:40 left")
        await until(pilot, lambda: bool(app.screen.query(OptionsView)), "the options")
        options = [option.text for option in app.screen.query_one(OptionsView).choices]
        await pilot.press(str(options.index("The angle") + 1))
        clock.now += timedelta(minutes=7)
        await seen(pilot, "1 of 3 points")
    assert [row[0] for row in responses(tmp_path, "score")] == [1, 0, 0]


async def test_each_question_can_have_its_own_time(build: Build, tmp_path: Path) -> None:
    clock = Clock()
    app = build("bees", plan=Plan(mode=Mode.TEST, seconds=30), clock=clock)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "0:30 left")
        clock.now += timedelta(seconds=31)
        await seen(pilot, YEAR)
        assert TIME_UP in screen_of(app)
    assert responses(tmp_path, "item, response") == [("angle", "[]")]


# Choosing


async def test_the_menu_sets_mode_and_number_and_says_the_seed(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.room.desks, "the quiz")
        await press_and_see(pilot, "T m m s n", "5 at random, seed")
        assert "test: marks come at the end" in screen_of(app) and "asked after each answer" in screen_of(app)
        await press_and_see(pilot, "l", "30 seconds a question")
        await press_and_see(pilot, "enter", "test")
        state = app.screen.quiz  # type: ignore[attr-defined]
        assert state.plan == Plan(mode=Mode.TEST, certainty=True, seconds=30)


async def test_what_is_asked_entity_and_tag_choose_from_the_items(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.entities, "the entities")
        await press_and_see(pilot, "T", "By what is asked")
        for text in ("Retrieve", "Infer", "By entity", "Nobel Prize", "By tag", "dance"):
            assert text in screen_of(app)
        await press_and_see(pilot, "end enter", ANGLE)
        assert "Quiz  1 of 1" in screen_of(app) and "Tagged dance." in screen_of(app)


async def test_a_bank_of_drafts_alone_can_be_taken_when_they_are_asked_for(build: Build, bank_path: Path) -> None:
    draft = TRIES.replace("    tries: 4\n", "    status: draft\n")
    bank_path.write_text(draft[: draft.index("  - id: year\n")], encoding="utf-8")
    app = build("bees", at_quiz=True, plan=Plan(drafts=True))
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
    app = build("bees", at_quiz=True, plan=Plan())
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "No quiz for this text yet")


async def test_drafts_come_only_when_asked_for(build: Build, bank_path: Path) -> None:
    bank_path.write_text(TRIES.replace("    tags: [dance]\n", "    status: draft\n"), encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.room.desks, "the quiz")
        await press_and_see(pilot, "T", "left out")
        await press_and_see(pilot, "d", "taken too")
        await press_and_see(pilot, "enter", ANGLE)
        assert "Quiz  1 of 3" in screen_of(app)
    app = build("bees", at_quiz=True, plan=Plan())
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, YEAR)
