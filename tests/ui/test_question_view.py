from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from quizzing import click_on, in_field, offered, pane_rows, press_and_hear, said, stored, words
from seeing import last_row, press_and_see, screen_of, until
from textual.pilot import Pilot

from reader.quiz.plan import Mode, Plan, Selection
from reader.ui.app import ReaderApp
from reader.ui.items import WIDGETS
from reader.ui.items.base import ItemWidget
from reader.ui.items.placing import PlacingView
from reader.ui.question_view import QuestionView
from reader.ui.reading_screen import ReadingScreen

Build = Callable[..., ReaderApp]
SMALL, WIDE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, pytest.param(WIDE, marks=pytest.mark.slow)])
BANK = """\
quiz: 1
document: bees
items:
  - {id: choice, ask: Which of them?, answer: aa, wrong: [bb, cc], why: Because.}
  - {id: several, ask: Which of them?, answer: [aa, bb], wrong: [cc, dd], why: Because.}
  - {id: typed, ask: Which of them?, answer: aa, why: Because.}
  - {id: claim, claim: It is so., answer: true, why: Because.}
  - {id: cloze, cloze: "It is {{aa}} and {{bb}}.", why: Because.}
  - {id: number, number: How many of them?, answer: 7, unit: bees, why: Because.}
  - {id: match, match: What goes with what?, answer: {aa: one, bb: two}, why: Because.}
  - {id: order, order: What comes first?, answer: [aa, bb, cc], why: Because.}
  - {id: sort, sort: What is what?, answer: {one: [aa, bb], two: [cc]}, why: Because.}
  - {id: find, find: Where is it?, answer: He painted a dot on a bee, why: Because.}
  - id: prove
    ask: Which of them?
    answer: aa
    wrong: [bb, cc]
    evidence: He painted a dot on a bee
    prove: true
    why: Because.
  - {id: recall, recall: What is it?, rubric: [it is aa, it is bb], why: Because.}
"""


@pytest.fixture(autouse=True)
def bank(bank_path: Path) -> None:
    bank_path.write_text(BANK, encoding="utf-8")


def screen(pilot: Pilot[None]) -> ReadingScreen:
    assert isinstance(pilot.app.screen, ReadingScreen)
    return pilot.app.screen


def view(pilot: Pilot[None]) -> QuestionView:
    return pilot.app.screen.query_one(QuestionView)


def widget(pilot: Pilot[None]) -> ItemWidget:
    found = view(pilot).widget
    assert found
    return found


async def shown(pilot: Pilot[None], name: str) -> None:
    """Wait until an item's widget is on the screen and has its place."""
    await until(pilot, lambda: isinstance(screen(pilot), ReadingScreen) and screen(pilot).quiz, "the quiz")
    await until(pilot, lambda: pilot.app.screen.query(QuestionView) and view(pilot).widget is not None, "the widget")
    await until(pilot, lambda: widget(pilot).item.id == name and widget(pilot).region.height > 0, name)
    await pilot.pause()


def wrong(pilot: Pilot[None]) -> tuple[str, ...]:
    """A response that earns nothing."""
    item = widget(pilot).item
    given = {
        "choice": ("bb",), "several": ("cc",), "typed": ("xx",), "claim": ("False",), "cloze": ("xx", "yy"),
        "number": ("9",), "match": ("aa", "two", "bb", "one"), "order": ("cc", "bb", "aa"),
        "sort": ("aa", "two", "bb", "two", "cc", "one"), "find": (), "prove": ("bb",), "recall": ("It is.", ""),
    }  # fmt: skip
    response = given[item.type_name]
    passages = screen(pilot).passages
    if item.type_name in ("find", "prove"):
        response = (*response, passages.written(passages.sentences[3]))
    assert item.mark(response).score == 0
    return response


async def submit(pilot: Pilot[None], response: tuple[str, ...]) -> None:
    """Have a response marked, whichever keys would have given it."""
    state = screen(pilot).quiz
    assert state
    screen(pilot).room.take(lambda: state.submit(response))
    await until(pilot, lambda: screen(pilot).quiz.phase == "feedback", "the mark")  # type: ignore[union-attr]
    await pilot.pause()


def right(pilot: Pilot[None]) -> tuple[str, ...]:
    """The response that earns everything."""
    item = widget(pilot).item
    passages = screen(pilot).passages
    painted = passages.written(next(span for span in passages.sentences if "He painted" in passages.written(span)))
    given = {
        "match": ("aa", "one", "bb", "two"), "sort": ("aa", "one", "bb", "one", "cc", "two"), "find": (painted,),
        "prove": ("aa", painted), "recall": ("It is.", "it is aa", "it is bb"), "number": ("7",),
    }.get(item.type_name, item.key)  # fmt: skip
    assert item.mark(given).score == 1
    return given


def names_in(text: str) -> list[str]:
    return re.findall(r"id: (\w+)", text)


def test_every_type_is_looked_at() -> None:
    assert sorted(names_in(BANK)) == sorted(WIDGETS)


@SIZES
async def test_the_question_stays_where_it_is_when_the_feedback_comes(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        for name in names_in(BANK):
            await shown(pilot, name)
            before = pane_rows(app)
            top = widget(pilot).region.y
            await submit(pilot, wrong(pilot))
            await said(pilot, "✗ Wrong.")
            await said(pilot, "Because.")
            assert view(pilot).scroll_offset.y == 0 and widget(pilot).region.y == top, name
            assert pane_rows(app)[1:top] == before[1:top], name
            await pilot.press("enter")


def colours_of(app: ReaderApp) -> set[object]:
    """Every colour that goes to the terminal."""
    filters = app.get_line_filters()
    strips = app.screen._compositor.render_strips()
    for each in filters:
        strips = [strip.apply_filter(each, app.background_colors[1]) for strip in strips]
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    return {colour for style in styles for colour in (style.color, style.bgcolor) if colour and not colour.is_default}


@pytest.mark.parametrize("look", ["no colour", "contrast"])
async def test_right_and_wrong_have_a_sign_and_a_word(build: Build, look: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if look == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    app = build("bees", theme="contrast", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        for again, response, sign, word in (("", wrong, "✗", "Wrong."), ("a", right, "✓", "Right.")):
            await pilot.press(*again)
            for name in names_in(BANK):
                await shown(pilot, name)
                assert not {"✗", "✓"} & set("".join(pane_rows(app))), name
                await submit(pilot, response(pilot))
                await said(pilot, f"{sign} {word}")
                feedback = app.screen.query_one("#feedback")
                assert any(sign in row for row in pane_rows(app)[widget(pilot).region.y : feedback.region.y]), name
                assert bool(colours_of(app)) == (look == "contrast")
                await pilot.press("enter")
            await said(pilot, "Quiz results")


LONG = f"""\
quiz: 1
document: bees
items:
  - id: sort
    sort: What is what?
    answer:
      one: [{", ".join(f"entry {nth} of the first class which is a rather long one" for nth in range(6))}]
      two: [{", ".join(f"entry {nth} of the second class which is a rather long one" for nth in range(5))}]
    why: Because it is so. END
  - {{id: last, claim: It is so., answer: true}}
"""


def one_right(pilot: Pilot[None]) -> str:
    """The digit that gives the first entry its class."""
    view = pilot.app.screen.query_one(PlacingView)
    return str([*view.targets].index(dict(view.placing.pairs)[view.entries[0]]) + 1)  # type: ignore[index]


@SIZES
async def test_feedback_that_does_not_fit_below_the_question_is_brought_into_view(
    build: Build, bank_path: Path, size: tuple[int, int]
) -> None:
    bank_path.write_text(LONG, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "sort")
        await pilot.press(one_right(pilot), "enter")
        await said(pilot, "10 of 11 are still open. Enter again submits it so.")
        await pilot.press("enter")
        await said(pilot, "◐ Partly right.")
        await said(pilot, "END")
        await pilot.press("home")
        await said(pilot, "What is what?")


async def test_feedback_longer_than_the_window_is_shown_from_its_beginning(build: Build, bank_path: Path) -> None:
    long = " ".join(f"word{nth}" for nth in range(400))
    bank_path.write_text(LONG.replace("Because it is so.", long), encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, "sort")
        await pilot.press(one_right(pilot), "enter", "enter")
        await said(pilot, "◐ Partly right.")
        assert "word0" in words(app) and "word399" not in words(app)
        await pilot.press("end")
        await said(pilot, "word399")


async def test_feedback_is_brought_into_view_when_its_place_is_known_and_not_before(
    build: Build, bank_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_once(self: QuestionView, callback: Callable[..., object], *given: object, **named: object) -> bool:
        callback(*given, **named)
        return True

    monkeypatch.setattr(QuestionView, "call_after_refresh", at_once)
    bank_path.write_text(LONG, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, "sort")
        await pilot.press(one_right(pilot), "enter", "enter")
        await said(pilot, "END")


async def test_a_resize_does_not_take_the_question_away_again(build: Build, bank_path: Path) -> None:
    bank_path.write_text(LONG, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, "sort")
        await pilot.press(one_right(pilot), "enter", "enter")
        await said(pilot, "END")
        await press_and_hear(pilot, "home", "What is what?")
        await pilot.resize_terminal(70, 20)
        await until(pilot, lambda: app.size == (70, 20), "the size")
        await pilot.pause()
        assert "What is what?" in words(app)


async def test_help_after_a_try_is_brought_into_view_whole(build: Build, bank_path: Path) -> None:
    hint = " ".join(f"help{nth}" for nth in range(30))
    bank_path.write_text(LONG.replace("    why:", f"    tries: 3\n    hint: {hint}\n    why:"), encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, "sort")
        await pilot.press(one_right(pilot), "enter", "enter")
        await said(pilot, "Try 2 of 3.")
        await said(pilot, "help29")


# The keys of a step, and where they are not


@SIZES
async def test_a_question_is_skipped_and_comes_back_at_the_end(
    build: Build, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True, selection=Selection(only=("choice", "claim", "typed")))
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "choice")
        await pilot.press("1")
        await click_on(pilot, "Skip")
        await shown(pilot, "typed")
        assert stored(tmp_path) == []
        await in_field(pilot)
        assert "Skip" not in offered(app)
        await pilot.press("s", "escape")
        await until(pilot, lambda: "Skip" in offered(app), "the key")
        await pilot.press("s")
        await shown(pilot, "claim")
        await press_and_hear(pilot, "1 enter", "✓ Right.")
        assert "Skip" not in offered(app) and "put off before" not in screen_of(app)
        await pilot.press("enter")
        await shown(pilot, "choice")
        await said(pilot, "put off before")
        await pilot.press("s")
        await shown(pilot, "typed")
        await in_field(pilot)
        await press_and_hear(pilot, "a a enter", "✓ Right.")
        await pilot.press("enter")
        await shown(pilot, "choice")
        assert "Skip" not in offered(app)
        await pilot.press("s")
        await pilot.pause()
        assert "Quiz 1 of 3" in words(app)


@SIZES
async def test_undo_is_there_until_the_next_question_and_no_longer(
    build: Build, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True, selection=Selection(only=("choice", "claim")))
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "choice")
        assert "Undo" not in offered(app)
        await press_and_see(pilot, "u", "there is nothing to undo")
        await press_and_hear(pilot, "1 enter", "Because.")
        await click_on(pilot, "Undo")
        await until(pilot, lambda: "Because." not in words(app), "the mark gone")
        assert "Undo" not in offered(app) and len(widget(pilot).response) == 1
        await press_and_hear(pilot, "enter", "Because.")
        await pilot.press("enter")
        await shown(pilot, "claim")
        assert "Undo" not in offered(app)
        await pilot.press("u")
        await press_and_hear(pilot, "1 enter", "✓ Right.")
        await press_and_hear(pilot, "enter", "Quiz results")
        assert "Undo" not in offered(app)
        await pilot.press("u")
        await pilot.pause()
        assert [fate for (fate,) in stored(tmp_path, "fate")] == ["undone", "final", "final"]


@SIZES
async def test_flags_and_the_review_are_for_tests_only(build: Build, size: tuple[int, int]) -> None:
    chosen = Selection(only=("choice", "claim", "typed"))
    for mode in Mode:
        app = build("bees", plan=Plan(mode=mode, skim=3600), selection=chosen)
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda app=app: app.screen.quiz and app.screen.quiz.phase != "ready", "the quiz")
            await pilot.press(*(["t"] if mode is Mode.SKIM else []))
            await shown(pilot, "choice")
            testing = mode is Mode.TEST
            assert {"Flag", "Review", "Hand in"} & offered(app) == ({"Flag", "Review"} if testing else set())
            await pilot.press("f", "h")
            await pilot.pause()
            assert ("⚑" in words(app)) == testing


@SIZES
async def test_a_flag_is_set_taken_away_and_shown_in_the_review_by_mouse(build: Build, size: tuple[int, int]) -> None:
    app = build("bees", plan=Plan(mode=Mode.TEST), selection=Selection(only=("choice", "claim")))
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "choice")
        await click_on(pilot, "Flag")
        await said(pilot, "Quiz 1 of 2 ⚑ test")
        await click_on(pilot, "Flag")
        await said(pilot, "Quiz 1 of 2 test")
        await press_and_hear(pilot, "f", "⚑")
        await pilot.press("s")
        await shown(pilot, "claim")
        assert not {"Undo", "Overrule"} & offered(app)
        await pilot.press("r")
        await said(pilot, "2 not answered yet. 1 flagged.")
        assert {"Hand in"} <= offered(app) and not {"Skip", "Flag", "Undo", "Report"} & offered(app)
        assert [("⚑" in row) for row in pane_rows(app) if "○" in row] == [True, False]
        await click_on(pilot, "It is so.")
        await shown(pilot, "claim")
        await pilot.press("1", "enter")
        await shown(pilot, "choice")
        await pilot.press("r")
        await said(pilot, "1 not answered yet. 1 flagged.")
        await click_on(pilot, "Hand in")
        await said(pilot, "Not everything is answered. h again hands it in as it is.")
        await click_on(pilot, "Hand in")
        await said(pilot, "1 of 2 points")


async def test_in_a_test_nothing_can_be_overruled_or_taken_back(build: Build) -> None:
    app = build("bees", plan=Plan(mode=Mode.TEST), selection=Selection(only=("typed", "claim")))
    async with app.run_test(size=SMALL) as pilot:
        await in_field(pilot)
        await pilot.press("x", "enter")
        await shown(pilot, "claim")
        for key in ("u", "y", "v"):
            await pilot.press(key)
        await pilot.pause()
        assert widget(pilot).item.id == "claim" and "✗" not in screen_of(app)


async def test_only_what_is_typed_can_be_overruled(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        for name in names_in(BANK):
            await shown(pilot, name)
            await submit(pilot, wrong(pilot))
            await said(pilot, "✗ Wrong.")
            assert ("I was right" in offered(app)) == (name in ("typed", "cloze", "number")), name
            await pilot.press("enter")


async def test_a_question_whose_screen_was_left_before_it_was_drawn_is_no_failure(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.screen.query(QuestionView), "the question")
        question = app.screen.query_one(QuestionView)
        await question.remove()
        question._settle()


async def test_keys_can_be_said_while_a_question_is_being_taken_away(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.screen.query(QuestionView), "the question")
        question = app.screen.query_one(QuestionView)
        await question.remove_children()
        assert question.widget is None
        assert "Help" in last_row(app)
