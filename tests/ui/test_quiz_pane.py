from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import cached_property
from itertools import count
from pathlib import Path

import pytest
from seeing import gone, has_panes, last_row, press_and_see, rows_of, screen_of, seen, until
from textual.pilot import Pilot
from textual.widgets import Input

from reader.document.model import DocumentKey
from reader.errors import ReaderError
from reader.folders import STORE
from reader.progress.answers import Answers
from reader.progress.desk import Desk
from reader.progress.store import Store
from reader.quiz.bank import read_bank
from reader.quiz.plan import Plan
from reader.quiz.session import Answer
from reader.ui.app import ReaderApp
from reader.ui.items.options import OptionsView
from reader.ui.page import PageView
from reader.ui.quiz_menu import WishRow
from reader.ui.quiz_pane import QuizPane
from reader.ui.quiz_state import QuizState
from reader.ui.quiz_texts import message_for
from reader.ui.reading_screen import ReadingScreen
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
SMALL, MIDDLE, WIDE = (80, 24), (100, 30), (140, 40)
ANGLE, RUNS = "What tells the way to fly?", "Which two does she tell?"
YEAR, ALONE = "In which year came the prize?", "Everybody believed him at once."


def options(pilot: Pilot[None]) -> OptionsView:
    return pilot.app.screen.query_one(OptionsView)


def texts(pilot: Pilot[None]) -> list[str]:
    """The options in the order shown."""
    return [option.text for option in options(pilot).choices]


def digit(pilot: Pilot[None], text: str) -> str:
    return str(texts(pilot).index(text) + 1)


async def answer(pilot: Pilot[None], *picked: str) -> None:
    """Choose options by their digits and have them marked."""
    await until(pilot, lambda: pilot.app.screen.query(OptionsView) and set(picked) <= set(texts(pilot)), "the options")
    await pilot.press(*(digit(pilot, text) for text in picked), "enter")
    await seen(pilot, "Enter Next")


async def type_answer(pilot: Pilot[None], text: str) -> None:
    """Write an answer and have it marked."""
    await until(pilot, lambda: isinstance(pilot.app.focused, Input), "the field")
    await pilot.press(*text, "enter")
    await seen(pilot, "Enter Next")


Remember = Callable[..., None]
HALF = {"angle": ("The angle",), "runs": ("the way",)}
ALL = {"angle": ("The smell",), "runs": ("the way", "the distance"), "year": ("1973",), "alone": ("True",)}


@pytest.fixture
def remember(
    store: Store, library: Path, bank_path: Path, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> Remember:
    """Puts answers into the store, as an earlier run of the program would have."""

    def answer(responses: dict[str, tuple[str, ...]]) -> None:
        key = DocumentKey(str(library.resolve()), "bees")
        desk = Desk.open(store, key, read_bank(bank_path), clock, new_id).begin()
        for identity, response in responses.items():
            item = desk.bank.item(identity)
            assert item
            desk, _, _ = desk.submit(item, response)

    return answer


def stored(tmp_path: Path) -> list[tuple[str, str, float]]:
    """What another program finds in the table of responses at this moment."""
    with closing(sqlite3.connect(tmp_path / "data" / STORE)) as connection:
        return connection.execute("SELECT item, response, score FROM responses ORDER BY rowid").fetchall()


@pytest.mark.parametrize("size", [SMALL, MIDDLE, WIDE])
async def test_a_digit_chooses_enter_submits_and_enter_goes_on(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await seen(pilot, ANGLE)
        assert "Quiz  1 of 4" in screen_of(app)
        await pilot.press(digit(pilot, "The angle"))
        await seen(pilot, f"▸ {digit(pilot, 'The angle')}  The angle")
        await press_and_see(pilot, "enter", "✓ Right.")
        assert "She dances the sun's angle." in screen_of(app)
        await press_and_see(pilot, "enter", RUNS)
        assert "Quiz  2 of 4" in screen_of(app)
        assert "Right." not in screen_of(app)


async def test_arrows_choose_too(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        for key, nth in (("down", 0), ("down", 1), ("j", 2), ("k", 1), ("up", 0), ("up", 0)):
            await pilot.press(key)
            assert options(pilot).response == (texts(pilot)[nth],)
        for _ in range(9):
            await pilot.press("down")
        assert options(pilot).response == (texts(pilot)[-1],)


async def test_a_click_chooses(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, ANGLE)
        await pilot.click(OptionsView, offset=(8, 2))
        assert options(pilot).response == (texts(pilot)[2],)


async def test_a_click_on_a_key_in_the_last_row_does_what_the_key_does(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await pilot.press("1")
        await pilot.click(offset=(last_row(app).index("Submit"), 23))
        await seen(pilot, "Enter Next")


async def test_another_digit_changes_the_choice_of_one(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await pilot.press("1", "3")
        assert options(pilot).response == (texts(pilot)[2],)


async def test_a_digit_without_an_option_does_nothing(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await press_and_see(pilot, "9 enter", "Choose first: a digit from 1 to 4, or the arrows.")
        assert stored(tmp_path) == []
        await pilot.press("1")
        await gone(pilot, "Choose first")


async def test_a_wrong_option_says_why_it_is_wrong_then_why_the_right_one_is_right(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await answer(pilot, "The smell")
        screen = screen_of(app)
        assert f"✗ {digit(pilot, 'The smell')}  The smell  ←" in screen
        assert f"✓ {digit(pilot, 'The angle')}  The angle" in screen
        assert screen.index("✗ Wrong.") < screen.index("A smell does not point.") < screen.index("She dances the sun")


async def test_once_marked_an_answer_cannot_be_changed(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await answer(pilot, "The smell")
        before = screen_of(app)
        await pilot.press("1", "2", "3", "down", "up")
        await pilot.click(OptionsView, offset=(8, 1))
        assert screen_of(app) == before
        assert stored(tmp_path) == [("angle", '["The smell"]', 0.0)]


async def test_several_are_ticked_by_digit_or_space_and_a_part_earns_a_part(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await answer(pilot, "The angle")
        await press_and_see(pilot, "enter", RUNS)
        assert "Space Tick" in last_row(app)
        await press_and_see(pilot, "enter", "Tick at least one first")
        await pilot.press("space")
        assert options(pilot).response == (texts(pilot)[0],)
        await pilot.press("1")
        assert options(pilot).response == ()
        while texts(pilot)[max(0, options(pilot).cursor)] != "the way":
            await pilot.press("down" if options(pilot).cursor < 3 else "up")
        await pilot.press("space")
        await seen(pilot, f"[x] {digit(pilot, 'the way')}  the way")
        await press_and_see(pilot, "enter", "◐ Partly right.  0.5 of 1 point")
        assert "1 of 2 found, 0 wrong." in screen_of(app)
        assert stored(tmp_path)[1] == ("runs", '["the way"]', 0.5)


async def test_a_click_ticks_and_unticks(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, ANGLE)
        await answer(pilot, "The angle")
        await press_and_see(pilot, "enter", RUNS)
        await pilot.click(OptionsView, offset=(9, 1))
        await pilot.click(OptionsView, offset=(9, 3))
        assert options(pilot).response == (texts(pilot)[1], texts(pilot)[3])
        await pilot.click(OptionsView, offset=(9, 1))
        assert options(pilot).response == (texts(pilot)[3],)


async def to_the_field(pilot: Pilot[None]) -> None:
    await seen(pilot, YEAR)
    await until(pilot, lambda: isinstance(pilot.app.focused, Input), "the field")


async def test_in_a_field_every_printable_key_is_text_and_enter_submits(
    build: Build, remember: Remember, tmp_path: Path
) -> None:
    remember(HALF)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await to_the_field(pilot)
        await pilot.press(*"qetvjk12", "space", "question_mark")
        assert app.screen.query_one(QuizPane).query_one(Input).value == "qetvjk12 ?"
        await press_and_see(pilot, "enter", "✗ Wrong.")
        assert "✗ qetvjk12 ?  ← you" in screen_of(app)
        assert "✓ 1973" in screen_of(app)
        assert "It came late." in screen_of(app)
        assert stored(tmp_path)[2] == ("year", '["qetvjk12 ?"]', 0.0)


async def test_while_a_field_takes_the_keys_no_letter_is_shown_as_a_key(build: Build, remember: Remember) -> None:
    remember(HALF)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await to_the_field(pilot)
        await until(pilot, lambda: "Enter Submit" in last_row(app), "the keys")
        assert not {word for word in last_row(app).split() if len(word) == 1}


async def test_an_answer_that_is_accepted_says_by_which_rule(build: Build, remember: Remember) -> None:
    remember(HALF)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await to_the_field(pilot)
        await press_and_see(pilot, "I n space 1 9 7 3 enter", "✓ Right.")
        assert "Capitals aside." in screen_of(app)


async def test_an_empty_field_is_not_submitted(build: Build, remember: Remember, tmp_path: Path) -> None:
    remember(HALF)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await to_the_field(pilot)
        await press_and_see(pilot, "space enter", "Type your answer first.")
        assert len(stored(tmp_path)) == 2
        await pilot.press("1")
        await gone(pilot, "Type your answer first.")


async def test_escape_leaves_the_field_first_and_then_the_pane(build: Build, remember: Remember) -> None:
    remember(HALF)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await to_the_field(pilot)
        await pilot.press("1", "9", "escape")
        await until(pilot, lambda: not isinstance(app.focused, Input), "the field left")
        assert YEAR in screen_of(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, Input), "the field again")
        assert app.screen.query_one(QuizPane).query_one(Input).value == "19"
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.focused, PageView), "the article")


async def test_after_a_field_keys_are_keys_again(build: Build, remember: Remember) -> None:
    remember(HALF)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await to_the_field(pilot)
        await type_answer(pilot, "1973")
        await press_and_see(pilot, "v", "┃ In 1973 he was given the Nobel Prize.")


async def test_a_claim_is_true_false_or_not_given_in_that_order(build: Build, remember: Remember) -> None:
    remember(HALF)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await to_the_field(pilot)
        await type_answer(pilot, "1973")
        await press_and_see(pilot, "enter", ALONE)
        assert texts(pilot) == ["True", "False", "Not given"]
        await press_and_see(pilot, "2 enter", "✓ Right.")
        assert "He was laughed at." in screen_of(app)


@pytest.mark.parametrize("size", [SMALL, MIDDLE, WIDE])
async def test_v_marks_the_evidence_and_brings_it_into_view(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await seen(pilot, ANGLE)
        assert "her angle" not in screen_of(app)
        await answer(pilot, "The angle")
        await press_and_see(pilot, "v", "┃ ")
        await seen(pilot, "way to fly. Frisch")
        assert [style for _, style in app.screen.query_one(PageView).highlights] == ["evidence"]


async def test_v_before_the_mark_shows_nothing(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, ANGLE)
        await pilot.press("1", "v")
        await pilot.pause()
        assert "v Evidence" not in last_row(app)
        assert "┃" not in screen_of(app)


async def test_v_once_more_goes_to_the_next_passage(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, ANGLE)
        await answer(pilot, "The angle")
        await press_and_see(pilot, "enter", RUNS)
        await answer(pilot, "the way")
        await press_and_see(pilot, "v", "Passage 1/2")
        await seen(pilot, "┃ A bee that has found food")
        await press_and_see(pilot, "v", "Passage 2/2")
        await seen(pilot, "The length of the run")
        await press_and_see(pilot, "v", "Passage 1/2")


async def test_where_one_pane_is_seen_escape_goes_back_to_the_question(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await answer(pilot, "The angle")
        await press_and_see(pilot, "v", "Esc Back to the quiz")
        await press_and_see(pilot, "escape", "✓ Right.")
        await press_and_see(pilot, "enter", RUNS)


async def test_going_on_takes_the_evidence_out_of_the_text(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, ANGLE)
        await answer(pilot, "The angle")
        await press_and_see(pilot, "v", "┃ A bee")
        await press_and_see(pilot, "enter", RUNS)
        await gone(pilot, "┃")


async def test_evidence_that_is_no_longer_in_the_text_is_said(build: Build, library: Path) -> None:
    path = library / "content" / "bees.md"
    path.write_text(path.read_text(encoding="utf-8").replace("sun is the way", "moon was no help"), encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await seen(pilot, ANGLE)
        await answer(pilot, "The angle")
        await press_and_see(pilot, "v", "passage this answer rests on is")


async def test_an_answer_is_in_the_store_when_its_mark_is_shown(build: Build, tmp_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        pane = app.screen.query_one(QuizPane)
        at_mark: list[object] = []
        app.watch(pane, "state", lambda: pane.phase == "feedback" and at_mark.append(stored(tmp_path)), init=False)
        await pilot.press(digit(pilot, "The angle"))
        assert stored(tmp_path) == []
        await press_and_see(pilot, "enter", "✓ Right.")
        assert at_mark[0] == [("angle", '["The angle"]', 1.0)]


async def test_leaving_in_the_middle_goes_on_at_the_same_item_with_the_same_order_of_options(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await answer(pilot, "The angle")
        await press_and_see(pilot, "enter", RUNS)
        order = texts(pilot)
        await pilot.press("1", "q")
    again = build("bees")
    async with again.run_test(size=SMALL) as pilot:
        await seen(pilot, "t Quiz")
        await press_and_see(pilot, "t", RUNS)
        assert "Quiz  2 of 4" in screen_of(again)
        assert texts(pilot) == order
        assert options(pilot).response == ()


async def test_going_to_the_article_and_back_leaves_the_question_as_it_was(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await pilot.press("2")
        chosen = options(pilot).response
        await press_and_see(pilot, "escape", "Karl von Frisch watched")
        await press_and_see(pilot, "t", ANGLE)
        assert options(pilot).response == chosen


async def test_a_resize_leaves_the_question_as_it_was(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)
        await pilot.press("2")
        chosen = options(pilot).response
        for width in (140, 100, 80):
            await pilot.resize_terminal(width, 30)
            await until(pilot, lambda width=width: app.size.width == width and ANGLE in screen_of(app), "the question")
        assert options(pilot).response == chosen
        await press_and_see(pilot, "enter", "Enter Next")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_results_say_the_score_and_what_was_missed(
    build: Build, remember: Remember, size: tuple[int, int]
) -> None:
    remember(ALL)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await seen(pilot, "Quiz  results")
        await seen(pilot, "2 of 4 points   50 %")
        screen = screen_of(app)
        assert "2 to look at again" in screen
        assert f"✗  1  {ANGLE}" in screen
        assert "✓  2  Which two" in screen
        assert "✗  4  Everybody believed" in screen
        assert "You: The smell" in screen
        assert "Answer: The angle" in screen


async def test_v_in_the_results_shows_the_passage_of_the_item_chosen(build: Build, remember: Remember) -> None:
    remember(ALL)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "Quiz  results")
        await press_and_see(pilot, "end", "You: True")
        await press_and_see(pilot, "v", "┃ Others did not believe him.")
        await press_and_see(pilot, "escape", "You: True")
        await press_and_see(pilot, "home", "You: The smell")
        await press_and_see(pilot, "v", "┃ A bee that has found food")


async def test_r_repeats_only_what_was_missed(build: Build, remember: Remember, tmp_path: Path) -> None:
    remember(ALL)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "Quiz  results")
        await press_and_see(pilot, "r", "Quiz  1 of 2")
        await seen(pilot, ANGLE)
        await answer(pilot, "The angle")
        await press_and_see(pilot, "enter", ALONE)
        await answer(pilot, "False")
        await press_and_see(pilot, "enter", "2 of 2 points   100 %")
        assert "Nothing missed." in screen_of(app)
        assert "r Repeat" not in last_row(app)
        assert [item for item, _, _ in stored(tmp_path)] == ["angle", "runs", "year", "alone", "angle", "alone"]


async def test_a_takes_the_whole_quiz_again(build: Build, remember: Remember) -> None:
    remember(ALL)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "Quiz  results")
        await press_and_see(pilot, "a", "Quiz  1 of 4")
        await seen(pilot, ANGLE)
        assert "Enter Submit" in last_row(app)


async def test_capital_t_offers_all_from_the_start_then_going_on_then_the_missed(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.room.desks, "the quiz")
        await press_and_see(pilot, "T", "▸ All of it")
        assert "The dance of the bees" in screen_of(app)
        await press_and_see(pilot, "enter", ANGLE)
        await answer(pilot, "The smell")
        await press_and_see(pilot, "T", "▸ Go on at question 2 of 4")
        await press_and_see(pilot, "enter", RUNS)
        await answer(pilot, "the way", "the distance")
        await press_and_see(pilot, "enter", YEAR)
        await type_answer(pilot, "1973")
        await press_and_see(pilot, "enter", ALONE)
        await answer(pilot, "False")
        await press_and_see(pilot, "enter T", "▸ What you missed")
        assert "All of it  (last time 3 of 4)" in screen_of(app)
        await press_and_see(pilot, "enter", "Quiz  1 of 1")


@pytest.mark.parametrize("key", ["escape", "q", "T"])
async def test_the_choice_of_a_quiz_can_be_left(build: Build, key: str) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.room.desks, "the quiz")
        await press_and_see(pilot, "T", "Choose what to take")
        await press_and_see(pilot, key, "Karl von Frisch watched")


def menu_rows(pilot: Pilot[None]) -> list[str]:
    """The quiz that each row of the menu is about, in order."""
    entries = pilot.app.screen.query_one(RowList).entries
    return [entry.wish.desk.bank.slug for entry in entries if isinstance(entry, WishRow)]


async def test_a_text_with_two_quizzes_offers_both(build: Build, bank_path: Path) -> None:
    other = bank_path.read_text(encoding="utf-8").replace("The dance of the bees", "More of the bees")
    bank_path.with_name("more.yaml").write_text(other, encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: has_panes(app) and len(app.screen.room.desks) == 2, "both")  # type: ignore[attr-defined]
        await press_and_see(pilot, "T", "The dance of the bees")
        assert "More of the bees" in screen_of(app)
        await pilot.press(*["down"] * next(nth for nth, row in enumerate(menu_rows(pilot)) if row == "more"), "enter")
        await seen(pilot, ANGLE)
        assert app.screen.query_one(QuizPane).state.desk.bank.slug == "more"  # type: ignore[union-attr]


async def test_the_bank_that_was_named_is_taken(build: Build, bank_path: Path) -> None:
    other = bank_path.with_name("a-first.yaml")
    other.write_text(bank_path.read_text(encoding="utf-8").replace(ANGLE, "First?"), encoding="utf-8")
    app = build("bees", bank=bank_path)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, ANGLE)


class FullStore(Store):
    """A store on a disk that has become full when there are answers to keep."""

    full = False

    def keep_answer(self, *arguments: object) -> Answer:
        if self.full:
            raise ReaderError("the disk is full [/]", self.path, code="store")
        return Answers(self).keep_answer(*arguments)  # type: ignore[arg-type]

    @cached_property
    def answers(self) -> Answers:
        answers = Answers(self)
        answers.keep_answer = self.keep_answer  # type: ignore[method-assign]
        return answers


async def test_an_answer_that_cannot_be_kept_is_not_marked_and_the_question_stays(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(FullStore(Path("data"))) as store:
        app = build("bees", at_quiz=True, on=store)
        async with app.run_test(size=SMALL, notifications=True) as pilot:
            await seen(pilot, ANGLE)
            store.full = True
            await pilot.press(digit(pilot, "The angle"))
            await press_and_see(pilot, "enter", "full [/]")
            assert "This could not be kept" in screen_of(app)
            assert "Right." not in screen_of(app)
            assert stored(tmp_path) == []
            store.full = False
            await press_and_see(pilot, "enter", "✓ Right.")
            assert len(stored(tmp_path)) == 1


async def test_a_long_item_can_be_read_to_its_end_in_a_small_window(build: Build, bank_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(150))
    bank_path.write_text(f"""\
quiz: 1
document: bees
items:
  - id: long
    ask: Short?
    answer: The angle
    wrong: [one, two]
    why: {long} END
""", encoding="utf-8")  # fmt: skip
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "Short?")
        await answer(pilot, "The angle")
        for _ in range(30):
            if any("END" in row for row in rows_of(app)):
                break
            await pilot.press("pagedown")
        assert "END" in screen_of(app)


def test_an_answer_given_in_another_window_is_said_to_be_that(store: Store, bank_path: Path) -> None:
    key, bank = DocumentKey("course", "bees"), read_bank(bank_path)
    names = (str(number) for number in count())
    one = QuizState.at(Desk.open(store, key, bank, lambda: NOW, lambda: next(names))).go_on()
    other = QuizState.at(Desk.open(store, key, bank, lambda: NOW, lambda: next(names))).proceed()
    assert one.submit(("The smell",)).notice == ""
    late = other.submit(("The angle",))
    assert (late.answer.response, "another window" in late.notice) == (("The smell",), True)


def test_of_an_answer_given_in_another_window_nobody_is_asked_how_sure_they_are(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "family.yaml"
    path.write_text(
        "quiz: 1\ndocument: bees\nitems:\n  - {id: a, claim: A., answer: true}\n"
        "  - {id: a2, claim: A again., answer: true, variant_of: a}\n",
        encoding="utf-8",
    )
    key, bank = DocumentKey("course", "bees"), read_bank(path)
    names = (str(number) for number in count())
    one = QuizState.at(Desk.open(store, key, bank, lambda: NOW, lambda: next(names))).begin(Plan(certainty=True))
    other = QuizState.at(Desk.open(store, key, bank, lambda: NOW, lambda: next(names))).proceed()
    assert one.submit(("False",)).phase == "certainty"
    late = other.submit(("True",))
    assert late.phase == "feedback" and "another window" in late.notice


def test_questions_that_stand_in_for_others_are_not_counted(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "family.yaml"
    path.write_text(
        "quiz: 1\ndocument: bees\nitems:\n  - {id: a, claim: A., answer: true}\n"
        "  - {id: a2, claim: A again., answer: true, variant_of: a}\n",
        encoding="utf-8",
    )
    desk = Desk.open(store, DocumentKey("course", "bees"), read_bank(path), lambda: NOW, lambda: "1")
    assert "1 question. " in message_for(QuizState.at(desk), "bees").plain


async def test_names_that_come_when_the_program_is_being_left_are_for_nobody(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: has_panes(app), "the panes")
        pane = app.screen.query_one(QuizPane)
        await pane.remove_children()
        pane.watch_names({"frisch": "Karl"})
