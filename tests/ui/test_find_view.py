"""A find item in the panes: sentences are marked in the article, by keys and by mouse."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from seeing import gone, last_row, press_and_see, rows_of, screen_of, seen, until
from textual.pilot import Pilot

from reader.document.model import Span, text_of
from reader.folders import STORE
from reader.quiz.plan import Plan
from reader.ui.app import ReaderApp
from reader.ui.items.find import FindView
from reader.ui.page import PageView
from reader.ui.page_room import PageRoom
from reader.ui.question_strip import QuestionStrip

Build = Callable[..., ReaderApp]
SMALL, MIDDLE, WIDE = (80, 24), (100, 30), (140, 40)
STEM = "Mark the sentences that tell what he did with a bee, if he did anything with her."
BANK = f"""\
quiz: 1
document: bees
items:
  - id: dot
    find: {STEM}
    answer: painted a dot on a bee
    evidence: painted a dot
  - id: far
    find: Mark how the length of the run counts.
    answer: The length of the run tells
"""
WATCHED, PAINTED = (
    "Karl von Frisch watched bees for years.",
    "He painted a dot on a bee and waited for her at the hive.",
)


@pytest.fixture
def marks(library: Path) -> Path:
    path = library / "quizzes" / "marks.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def room(pilot: Pilot[None]) -> PageRoom:
    return pilot.app.screen.query_one(PageRoom)


def marked(pilot: Pilot[None]) -> list[str]:
    """The words of what is marked in the article."""
    picking = room(pilot).picking
    return [words(pilot, span) for span in picking.marked] if picking else []


def words(pilot: Pilot[None], span: Span) -> str:
    return text_of(room(pilot).page.document, span)


def here(pilot: Pilot[None]) -> str:
    """The words the cursor is on."""
    picking = room(pilot).picking
    assert picking
    return words(pilot, picking.chosen)


async def test_the_cursor_goes_to_what_was_searched_for(build: Build, marks: Path) -> None:
    app = build("bees", at_quiz=True, bank=marks)
    async with app.run_test(size=WIDE) as pilot:
        await to_article(pilot)
        await pilot.press("slash", *"length of", "enter")
        await until(pilot, lambda: here(pilot).startswith("The length of the run"), "the sentence of the hit")
        await until(pilot, lambda: room(pilot).page.has_focus, "the article")
        await pilot.press("space")
        await until(pilot, lambda: marked(pilot), "the mark")
        assert marked(pilot)[0].startswith("The length of the run")


async def to_article(pilot: Pilot[None], stem: str = "Mark the sentences that tell") -> None:
    await seen(pilot, stem)
    await until(pilot, lambda: pilot.app.screen.query(FindView) and room(pilot).picking, "the item")
    await pilot.press("enter")
    await until(pilot, lambda: room(pilot).page.has_focus and room(pilot)._settled, "the article")


def stored(tmp_path: Path) -> list[tuple[str, float]]:
    with closing(sqlite3.connect(tmp_path / "data" / STORE)) as connection:
        return connection.execute("SELECT response, score FROM responses ORDER BY rowid").fetchall()


@pytest.mark.parametrize("size", [SMALL, MIDDLE, WIDE])
async def test_by_keys_alone(build: Build, marks: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=size) as pilot:
        await to_article(pilot)
        assert here(pilot) == WATCHED
        await pilot.press("down", "space")
        assert marked(pilot) == [PAINTED]
        await press_and_see(pilot, "enter", "✓ Right.")
        assert "Enter Next" in last_row(app)
        ((response, score),) = stored(tmp_path)
        assert (json.loads(response), score) == ([f"¶2:41 {PAINTED}"], 1)
        await press_and_see(pilot, "enter", "Mark how the length")


async def test_the_question_stays_in_sight_above_the_article_when_it_is_alone(build: Build, marks: Path) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=SMALL) as pilot:
        await to_article(pilot)
        await seen(pilot, "Nothing marked yet")
        assert rows_of(app)[1].strip().startswith("Mark the sentences that tell what he did")
        assert rows_of(app)[2].strip() == "her."
        for key in ("Space Mark", "w Words", "Enter Submit", "Esc Question"):
            assert key in last_row(app)
        await press_and_see(pilot, "space", "1 marked")
        assert "Space Unmark" in last_row(app)
        await press_and_see(pilot, "w", "w Sentences")


@pytest.mark.parametrize("size", [MIDDLE, WIDE])
async def test_the_question_is_not_said_twice(build: Build, marks: Path, size: tuple[int, int]) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=size) as pilot:
        await to_article(pilot)
        await press_and_see(pilot, "space", "● Karl von Frisch watched")
        assert not app.screen.query_one(QuestionStrip).display
        assert screen_of(app).count("Mark the sentences") == 1


async def test_a_long_question_above_the_article_is_cut_after_two_rows(build: Build, marks: Path) -> None:
    long = "Mark " + "the sentence that says something of importance " * 6
    marks.write_text(BANK.replace(STEM, long), encoding="utf-8")
    app = build("bees", bank=marks)
    async with app.run_test(size=SMALL) as pilot:
        await to_article(pilot, "Mark the sentence")
        await seen(pilot, "Nothing marked yet")
        assert rows_of(app)[2].rstrip().endswith("…")
        assert "Nothing marked yet" in rows_of(app)[3]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_with_nothing_marked_enter_says_what_to_do(
    build: Build, marks: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=size) as pilot:
        await to_article(pilot)
        await press_and_see(pilot, "enter", "Mark a passage first")
        assert room(pilot).page.has_focus and stored(tmp_path) == []
        await pilot.press("space")
        await gone(pilot, "Mark a passage first")


async def test_escape_goes_to_the_question_and_enter_back_to_where_one_was(build: Build, marks: Path) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=SMALL) as pilot:
        await to_article(pilot)
        await pilot.press("down", "space", "down")
        was = here(pilot)
        await press_and_see(pilot, "escape", "● He painted a dot")
        assert "Enter To the article" in last_row(app)
        await pilot.press("enter")
        await until(pilot, lambda: room(pilot).page.has_focus, "the article")
        assert (here(pilot), marked(pilot)) == (was, [PAINTED])


async def test_words_are_chosen_with_w_and_the_arrows(build: Build, marks: Path) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=WIDE) as pilot:
        await to_article(pilot)
        await pilot.press("j", "w", "right", "shift+right", "shift+right", "space")
        assert marked(pilot) == ["painted a dot"]
        await seen(pilot, "● painted a dot")
        await press_and_see(pilot, "enter", "✓ Right.")


async def test_the_cursor_goes_through_the_text_and_stays_in_sight(build: Build, marks: Path) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=SMALL) as pilot:
        await to_article(pilot)
        page = room(pilot).page
        for key in ("pagedown", "j", "down", "pagedown", "right", "pageup", "k", "up", "left", "G", "g"):
            await pilot.press(key)
            picking = room(pilot).picking
            assert picking and page.in_view(picking.sentence), key
        await pilot.press("G")
        assert here(pilot) == "Frisch went home to his garden." and page.share == 1
        await pilot.press("g")
        assert here(pilot) == WATCHED and page.scroll_offset.y == 0
        for _ in range(30):
            await pilot.press("j")
            picking = room(pilot).picking
            assert picking and page.in_view(picking.sentence)


async def test_the_cursor_begins_at_the_first_sentence_in_view(build: Build, marks: Path) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=MIDDLE) as pilot:
        await seen(pilot, "Mark the sentences")
        await pilot.press("escape")
        await until(pilot, lambda: room(pilot).page.has_focus, "the article")
        room(pilot).page.action_finish()
        await pilot.press("escape", "enter")
        await until(pilot, lambda: room(pilot).page.has_focus, "the article")
        await seen(pilot, "garden.")
        picking = room(pilot).picking
        assert picking and picking.at > 3
        assert room(pilot).page.in_view(picking.sentence) and not room(pilot).page.in_view(picking.step(-1).sentence)


@pytest.mark.parametrize("size", [SMALL, MIDDLE, WIDE])
async def test_cursor_and_marks_are_told_apart_without_colour(build: Build, marks: Path, size: tuple[int, int]) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=size) as pilot:
        await to_article(pilot)
        await until(pilot, lambda: "┃ Karl von Frisch watched" in screen_of(app), "the cursor")
        assert " ┃ Karl" in screen_of(app)
        await pilot.press("space")
        await seen(pilot, "●┃ Karl von Frisch")
        await pilot.press("G", "g")
        await pilot.press("pagedown")
        await pilot.press("pageup", "g", "j", "j", "j")
        await seen(pilot, "●│ Karl von Frisch")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_afterwards_article_and_list_show_right_and_wrong(
    build: Build, marks: Path, size: tuple[int, int]
) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=size) as pilot:
        await to_article(pilot)
        await pilot.press("j", "space", "j", "space")
        await press_and_see(pilot, "enter", "◐ Partly right.")
        text = screen_of(app)
        assert "✓ He painted a dot" in text and "✗ The first hour" in text and "←\u00a0you" in text
        assert "1 of 1 sentence, 1 too many" in text
        await pilot.press("v")
        await seen(pilot, "✗│ The first hour")
        assert any("✓" in row and "He painted" in row for row in rows_of(app))
        picks = room(pilot).page.picks
        assert [style for _, style in picks] == ["picked-right", "picked-wrong"]
        if size == SMALL:
            await press_and_see(pilot, "escape", "Enter Next")
        await press_and_see(pilot, "enter", "Mark how the length")
        await until(pilot, lambda: room(pilot).page.picks == (), "the next question")


async def test_what_was_missed_is_shown(build: Build, marks: Path) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=WIDE) as pilot:
        await to_article(pilot)
        await pilot.press("space")
        await press_and_see(pilot, "enter", "✗ Wrong.")
        assert "✓ He painted a dot" in screen_of(app)
        assert [(words(pilot, span), style) for span, style in room(pilot).page.picks] == [
            (PAINTED, "evidence"),
            (WATCHED, "picked-wrong"),
        ]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_undo_brings_the_marks_back(build: Build, marks: Path, size: tuple[int, int]) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=size) as pilot:
        await to_article(pilot)
        await pilot.press("space")
        await press_and_see(pilot, "enter", "✗ Wrong.")
        await pilot.press("u")
        await seen(pilot, "● Karl von Frisch")
        await until(pilot, lambda: marked(pilot) == [WATCHED], "the mark")
        await to_article(pilot)
        await pilot.press("g", "space", "j", "space")
        await press_and_see(pilot, "enter", "✓ Right.")


# The mouse


def cell_of(pilot: Pilot[None], text: str) -> tuple[int, int]:
    """The cell of a text that stands in the article."""
    page = room(pilot).page.region
    for y, row in enumerate(rows_of(pilot.app)):
        x = row.find(text, page.x, page.right)
        if x >= 0 and page.y <= y:
            return x, y
    raise AssertionError(f"`{text}` is not in the article\n{screen_of(pilot.app)}")


@pytest.mark.parametrize("size", [MIDDLE, WIDE])
async def test_a_click_marks_a_sentence_and_another_takes_the_mark_away(
    build: Build, marks: Path, size: tuple[int, int]
) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=size) as pilot:
        await seen(pilot, "Mark the sentences")
        await until(pilot, lambda: room(pilot).picking, "the question")
        for expected in ([PAINTED], []):
            await pilot.click(offset=cell_of(pilot, "painted a"))
            await until(pilot, lambda: marked(pilot) == expected, str(expected))  # noqa: B023


async def test_all_of_it_by_mouse_where_the_article_is_alone(build: Build, marks: Path) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "Mark the sentences")
        await pilot.click(offset=(last_row(app).index("To the article"), 23))
        await seen(pilot, "Nothing marked yet")
        await pilot.click(offset=cell_of(pilot, "painted"))
        await seen(pilot, "1 marked")
        await pilot.click(offset=(last_row(app).index("Submit"), 23))
        await seen(pilot, "✓ Right.")


async def test_a_stroke_over_words_marks_them(build: Build, marks: Path) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=WIDE) as pilot:
        await to_article(pilot)
        x, y = cell_of(pilot, "watched bees")
        await pilot.mouse_down(offset=(x + 1, y))
        await pilot.mouse_up(offset=(x + 9, y))
        await until(pilot, lambda: marked(pilot) == ["watched bees"], "the words")


async def test_a_click_on_a_heading_or_beside_the_text_marks_nothing(build: Build, marks: Path) -> None:
    app = build("bees", bank=marks)
    async with app.run_test(size=SMALL) as pilot:
        await to_article(pilot)
        x, y = cell_of(pilot, "How bees tell")
        await pilot.click(offset=(x, y))
        await pilot.click(offset=(x, y + 1))
        assert marked(pilot) == []


# Around it


async def test_without_a_question_that_asks_for_passages_the_keys_read(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=MIDDLE) as pilot:
        await seen(pilot, "What tells the way to fly?")
        await pilot.press("escape")
        await until(pilot, lambda: room(pilot).page.has_focus, "the article")
        before = room(pilot).page.scroll_offset.y
        await pilot.press("space")
        assert room(pilot).page.scroll_offset.y > before
        assert room(pilot).picking is None
        await pilot.click(PageView, offset=(20, 5))
        assert room(pilot).page.picks == ()


async def test_keys_for_marking_can_be_changed_beside_those_for_reading(build: Build, marks: Path) -> None:
    app = build("bees", bank=marks, keys={"page.on": "f", "pick.mark": "x"})
    async with app.run_test(size=SMALL) as pilot:
        await to_article(pilot)
        await pilot.press("space")
        assert marked(pilot) == []
        await pilot.press("x")
        assert marked(pilot) == [WATCHED]


async def test_what_was_marked_stays_marked_while_certainty_is_asked(build: Build, marks: Path) -> None:
    app = build("bees", bank=marks, plan=Plan(certainty=True))
    async with app.run_test(size=WIDE) as pilot:
        await to_article(pilot)
        await pilot.press("down", "space")
        await press_and_see(pilot, "enter", "How sure are you?")
        assert [(words(pilot, span), look) for span, look in room(pilot).page.picks] == [(PAINTED, "picked")]
        assert room(pilot).picking is None
        await press_and_see(pilot, "1", "✓ Right.")
