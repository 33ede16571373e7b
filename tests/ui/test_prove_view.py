"""A prove item in the panes: an answer first, and then the passage that shows it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from seeing import last_row, press_and_see, rows_of, screen_of, seen, until
from textual.pilot import Pilot

from reader.document.model import text_of
from reader.folders import STORE
from reader.quiz.plan import Mode, Plan
from reader.ui.app import ReaderApp
from reader.ui.items.prove import ProveView
from reader.ui.page_room import PageRoom

Build = Callable[..., ReaderApp]
SMALL, MIDDLE, WIDE = (80, 24), (100, 30), (140, 40)
ONE, TWO = "Did he know one bee from another?", "Which two did he do?"
BANK = f"""\
quiz: 1
document: bees
items:
  - id: knew
    ask: {ONE}
    answer: Yes
    wrong: [No, {{text: Nobody asked, why: It is in the text.}}]
    evidence: painted a dot on a bee
    prove: true
  - id: did
    ask: {TWO}
    answer: [Watched bees, Waited]
    wrong: [Kept bees, Sold honey]
    evidence: [watched bees for years, waited for her at the hive]
    prove: true
"""
WATCHED, PAINTED = (
    "Karl von Frisch watched bees for years.",
    "He painted a dot on a bee and waited for her at the hive.",
)


@pytest.fixture
def proofs(library: Path) -> Path:
    path = library / "quizzes" / "proofs.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def room(pilot: Pilot[None]) -> PageRoom:
    return pilot.app.screen.query_one(PageRoom)


def view(pilot: Pilot[None]) -> ProveView:
    return pilot.app.screen.query_one(ProveView)


def marked(pilot: Pilot[None]) -> list[str]:
    picking = room(pilot).picking
    return [text_of(room(pilot).page.document, span) for span in picking.marked] if picking else []


def digit(pilot: Pilot[None], text: str) -> str:
    return str([option.text for option in view(pilot).options.choices].index(text) + 1)  # type: ignore[arg-type]


async def choose(pilot: Pilot[None], stem: str, *texts: str) -> None:
    await seen(pilot, stem)
    await until(pilot, lambda: pilot.app.screen.query(ProveView) and view(pilot).options.has_focus, "the options")
    await pilot.press(*(digit(pilot, text) for text in texts))


async def prove(pilot: Pilot[None], *keys: str) -> None:
    """Go to the article, and press keys there."""
    await pilot.press("enter")
    await until(pilot, lambda: room(pilot).page.has_focus and room(pilot)._settled, "the article")
    await pilot.press(*keys)


def stored(tmp_path: Path) -> list[tuple[str, float, float]]:
    with closing(sqlite3.connect(tmp_path / "data" / STORE)) as connection:
        return connection.execute("SELECT response, score, proof FROM responses ORDER BY rowid").fetchall()


@pytest.mark.parametrize("size", [SMALL, MIDDLE, WIDE])
async def test_an_answer_and_then_the_passage_by_keys_alone(
    build: Build, proofs: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = build("bees", bank=proofs)
    async with app.run_test(size=size) as pilot:
        await choose(pilot, ONE, "Yes")
        await prove(pilot, "g", "j", "space")
        if size == SMALL:
            await seen(pilot, "1 marked   Your answer: Yes")
        await press_and_see(pilot, "enter", "✓ Right.")
        assert "Answer: right; passage: 1 of" in screen_of(app)
        assert "Right, for the right reason." in screen_of(app)
        await press_and_see(pilot, "enter", TWO)
        await choose(pilot, TWO, "Watched bees", "Kept bees")
        await prove(pilot, "g", "space")
        await press_and_see(pilot, "enter", "◐ Partly right.")
        (first, second) = stored(tmp_path)
        assert (json.loads(first[0]), *first[1:]) == (["Yes", f"¶2:41 {PAINTED}"], 1, 1)
        assert second[1:] == (0.25, 0.5)


async def test_the_article_is_not_for_marking_before_an_answer_is_chosen(build: Build, proofs: Path) -> None:
    app = build("bees", bank=proofs)
    async with app.run_test(size=WIDE) as pilot:
        await choose(pilot, ONE)
        assert "Then mark the passage that shows it" in screen_of(app)
        await press_and_see(pilot, "enter", "Choose first")
        assert room(pilot).picking is None
        await pilot.press(digit(pilot, "No"))
        assert room(pilot).picking is None
        await prove(pilot)
        assert room(pilot).picking


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_answer_can_be_changed_after_the_passage_was_marked(
    build: Build, proofs: Path, size: tuple[int, int]
) -> None:
    app = build("bees", bank=proofs)
    async with app.run_test(size=size) as pilot:
        await choose(pilot, ONE, "No")
        await prove(pilot, "g", "j", "space")
        await press_and_see(pilot, "escape", "● He painted")
        await pilot.press(digit(pilot, "Yes"))
        await prove(pilot)
        assert marked(pilot) == [PAINTED]
        if size == SMALL:
            await seen(pilot, "Your answer: Yes")
        await press_and_see(pilot, "enter", "✓ Right.")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_mark_shows_both_halves(build: Build, proofs: Path, size: tuple[int, int]) -> None:
    app = build("bees", bank=proofs)
    async with app.run_test(size=size) as pilot:
        await choose(pilot, ONE, "Nobody asked")
        await prove(pilot, "g", "space")
        await press_and_see(pilot, "enter", "✗ Wrong.")
        text = screen_of(app)
        assert f"✗ {digit(pilot, 'Nobody asked')}  Nobody asked  ←\u00a0you" in text
        assert f"✓ {digit(pilot, 'Yes')}  Yes" in text
        assert "✗ Karl von Frisch" in text and "✓ He painted" in text and "It is in the text." in text
        assert [style for _, style in room(pilot).page.picks] == ["evidence", "picked-wrong"]


async def test_enter_with_nothing_marked_says_what_to_do(build: Build, proofs: Path, tmp_path: Path) -> None:
    app = build("bees", bank=proofs)
    async with app.run_test(size=SMALL) as pilot:
        await choose(pilot, ONE, "Yes")
        await prove(pilot)
        await press_and_see(pilot, "enter", "Mark a passage first")
        assert stored(tmp_path) == []


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_undo_brings_answer_and_marks_back(build: Build, proofs: Path, size: tuple[int, int]) -> None:
    app = build("bees", bank=proofs)
    async with app.run_test(size=size) as pilot:
        await choose(pilot, ONE, "No")
        await prove(pilot, "g", "space")
        await press_and_see(pilot, "enter", "✗ Wrong.")
        await press_and_see(pilot, "u", "● Karl von Frisch")
        await until(pilot, lambda: marked(pilot) == [WATCHED], "the mark")
        assert view(pilot).options.response == ("No",)


async def test_by_mouse(build: Build, proofs: Path) -> None:
    app = build("bees", bank=proofs)
    async with app.run_test(size=SMALL) as pilot:
        await choose(pilot, ONE)
        row = next(y for y, row in enumerate(rows_of(app)) if row.strip().endswith("  Yes"))
        await pilot.click(offset=(6, row))
        await pilot.click(offset=(last_row(app).index("To the article"), 23))
        await seen(pilot, "Your answer: Yes")
        y = next(y for y, row in enumerate(rows_of(app)) if "painted a dot" in row)
        await pilot.click(offset=(rows_of(app)[y].index("painted"), y))
        await seen(pilot, "1 marked")
        await pilot.click(offset=(last_row(app).index("Submit"), 23))
        await seen(pilot, "✓ Right.")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_where_the_text_is_hidden_it_comes_for_the_passage(
    build: Build, proofs: Path, size: tuple[int, int]
) -> None:
    app = build("bees", bank=proofs, plan=Plan(mode=Mode.RECALL))
    async with app.run_test(size=size) as pilot:
        await choose(pilot, ONE, "Yes")
        assert "watched bees for years" not in screen_of(app)
        await prove(pilot, "g", "j", "space")
        await seen(pilot, "watched bees for years")
        await press_and_see(pilot, "enter", "✓ Right.")
        await press_and_see(pilot, "enter", TWO)
        await until(pilot, lambda: "watched bees for years" not in screen_of(app), "the text to be hidden")
