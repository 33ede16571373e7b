from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from quizzing import NOON, click_on, offered, style_at, take
from seeing import last_row, press_and_see, rows_of, screen_of, seen, until
from textual.pilot import Pilot
from textual_plotext import PlotextPlot

from reader.progress.store import Store
from reader.quiz.certainty import Certainty
from reader.quiz.plan import Mode, Plan
from reader.ui.app import ReaderApp
from reader.ui.history_screen import TOO_FEW, HistoryScreen
from reader.ui.quiz_pane import QuizPane
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
Take = Callable[..., None]
SMALL, WIDE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, WIDE])
ALL = {"angle": ("The angle",), "runs": ("the way", "the distance"), "year": ("1973",), "alone": ("False",)}
NONE = {"angle": ("The smell",), "runs": ("the time",), "year": ("1914",), "alone": ("True",)}


@pytest.fixture
def taken(store: Store, library: Path, new_id: Callable[[], str]) -> Take:
    """Takes the quiz of the bees some days before."""

    def answer(answers: dict[str, tuple[str, ...]], days: int = 0, **given: object) -> None:
        take(store, library, new_id, answers, at=NOON - timedelta(days=days), **given)  # type: ignore[arg-type]

    return answer


async def opened(pilot: Pilot[None]) -> None:
    """From the results to the history."""
    await seen(pilot, "Quiz  results")
    await until(pilot, lambda: isinstance(pilot.app.focused, RowList), "the rows")
    await press_and_see(pilot, "h", "History of “The dance of the bees”")
    await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen), "the history")
    await seen(pilot, "Esc Back")


def rows(pilot: Pilot[None]) -> RowList:
    return pilot.app.screen.query_one(RowList)


def words(app: ReaderApp) -> str:
    return " ".join(screen_of(app).split())


async def said(pilot: Pilot[None], text: str) -> None:
    await until(pilot, lambda: text in words(pilot.app), text)  # type: ignore[arg-type]


async def come_to(pilot: Pilot[None], row: str, text: str) -> None:
    """Go down to a row and wait for what is said of it."""
    for _ in range(30):
        view = rows(pilot)
        await pilot.pause()
        at = view.region.y + view._tops[view.cursor + 1] - 1 - view.scroll_offset.y
        if row in rows_of(pilot.app)[at]:
            break
        await pilot.press("j")
    await said(pilot, text)


def points(app: ReaderApp) -> list[tuple[int, int]]:
    """Where the plot has a point, from left to right."""
    region = app.screen.query_one(PlotextPlot).region
    found = [(x, y) for y in range(region.y, region.bottom) for x, sign in enumerate(rows_of(app)[y]) if sign == "•"]
    return sorted(found)


@SIZES
async def test_one_session_is_listed_and_what_will_be_drawn_is_said(
    build: Build, taken: Take, size: tuple[int, int]
) -> None:
    taken(ALL)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await said(pilot, TOO_FEW)
        await said(pilot, "Sessions, the latest first yesterday")
        await said(pilot, "4 answered 4 of 4 100 %")
        assert not app.screen.query(PlotextPlot)
        assert sum(row.strip() == "" for row in rows_of(app)[1:6]) <= 3


@SIZES
async def test_sessions_are_drawn_as_points_from_the_oldest_to_the_latest(
    build: Build, taken: Take, size: tuple[int, int]
) -> None:
    for days, answers in ((9, NONE), (4, {**NONE, "angle": ("The angle",), "year": ("1973",)}), (1, ALL)):
        taken(answers, days)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await seen(pilot, "100 %┤")
        await seen(pilot, "0 %┤")
        await said(pilot, "3 sessions, from 21 January 2026 to 2 days ago")
        drawn = points(app)
        assert len(drawn) == 3
        assert [y for _, y in drawn] == sorted({y for _, y in drawn}, reverse=True)
        assert drawn[-1][0] > size[0] * 0.9
        assert "2 days ago" in words(app) and "5 days ago" in words(app) and "21 January 2026" in words(app)


@SIZES
async def test_every_part_has_the_whole_width_and_leaves_nothing_behind(
    build: Build, taken: Take, size: tuple[int, int]
) -> None:
    taken(NONE, 2)
    taken(ALL, 1)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert {child.outer_size.width for child in app.screen.children} == {size[0]}
        place = rows(pilot).region
        await pilot.press("G")
        await pilot.pause()
        assert rows(pilot).region == place and place.height >= 5


@SIZES
async def test_each_session_says_how_it_was_taken_and_what_was_missed(
    build: Build, taken: Take, size: tuple[int, int]
) -> None:
    taken({**ALL, "year": ("1914",)}, 1, plan=Plan(mode=Mode.RECALL))
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await said(pilot, "recall 4 answered 3 of 4 75 %")
        await said(pilot, "2 days ago 3 of 4 points, 75 % · 20 s · recall ✗ In which year came the prize?")


@SIZES
async def test_each_question_says_what_was_answered_when_and_how_it_went(
    build: Build, taken: Take, size: tuple[int, int]
) -> None:
    taken(NONE, 2, plan=Plan(certainty=True), sure={"angle": Certainty.SURE})
    taken({**ALL, "runs": ("the way",)}, 1)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await come_to(
            pilot, "What tells the way to fly?",
            "What tells the way to fly? ✓ 2 days ago The angle (right) ✗ 3 days ago The smell (wrong, sure)",
        )  # fmt: skip
        await come_to(pilot, "Which two does she tell?", "◐ 2 days ago the way (partly right)")
        found = [row for row in rows_of(app) if "2 times" in row or "once" in row]
        assert len(found) >= 2 and all("2 times" in row for row in found)


async def test_what_was_taken_back_overruled_or_never_answered_is_said(
    build: Build, taken: Take, bank_path: Path, tmp_path: Path
) -> None:
    taken(NONE, 2)
    more = "  - {id: new, claim: It is new., answer: true}\n"
    bank_path.write_text(bank_path.read_text(encoding="utf-8") + more, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 40)) as pilot:
        await seen(pilot, "Quiz  results")
        await press_and_see(pilot, "r", "Quiz  1 of 4")
        await until(pilot, lambda: app.screen.query_one(QuizPane).widget is not None, "the options")
        await press_and_see(pilot, "1 enter", "Enter Next")
        await press_and_see(pilot, "u", "s Skip")
        await press_and_see(pilot, "2 enter", "Enter Next")
        await press_and_see(pilot, "enter", "Which two")
        await press_and_see(pilot, "1 enter", "Enter Next")
        await press_and_see(pilot, "enter", "In which year")
        await pilot.pause()
        await press_and_see(pilot, "x enter", "✗ Wrong.")
        await press_and_see(pilot, "y", "✓ Right.")
        await press_and_see(pilot, "enter", "Everybody")
        await press_and_see(pilot, "1 enter", "Enter Next")
        await press_and_see(pilot, "enter", "Quiz  results")
        await opened(pilot)
        await come_to(pilot, "What tells", "taken back)")
        await come_to(pilot, "In which year", "x (right, overruled)")
        await said(pilot, "x (wrong, replaced)")
        await come_to(pilot, "It is new.", "It is new. Not answered yet.")
        assert any("It is new." in row and "never" in row for row in rows_of(app))


async def test_an_answer_to_another_wording_says_so(build: Build, taken: Take, bank_path: Path) -> None:
    taken(ALL, 2)
    text = bank_path.read_text(encoding="utf-8").replace("In which year came the prize?", "When came the prize?")
    bank_path.write_text(text, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await come_to(pilot, "When came", "1973 (right, another wording)")


@SIZES
async def test_200_sessions_are_all_there_and_counted_rightly(build: Build, taken: Take, size: tuple[int, int]) -> None:
    for days in range(200, 0, -1):
        taken(NONE if days > 100 else ALL, days)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await said(pilot, "200 sessions, from ")
        drawn = points(app)
        assert len(drawn) > 40 and drawn[0][1] > drawn[-1][1]
        assert not any(word in words(app) for word in ("nan", "inf"))
        ticks = next(row for row in rows_of(app) if row.split()[:1] == ["1"])
        assert len(ticks.split()) == len(set(ticks.split())) <= 12
        await come_to_last(pilot)
        assert any("Everybody" in row and "200 times" in row for row in rows_of(app))
        await until(pilot, lambda: "More" in offered(app), "more to read")
        assert "Space More" in last_row(app)
        for _ in range(300):
            if "(wrong)" in words(app):
                break
            await pilot.press("space")
            await pilot.pause()
        assert "True (wrong)" in words(app)


async def come_to_last(pilot: Pilot[None]) -> None:
    await pilot.press("G")
    await said(pilot, "Everybody believed him at once. ✓")


@pytest.mark.parametrize("key", ["escape", "q", "h", "mouse"])
async def test_it_is_left_to_the_results(build: Build, taken: Take, key: str) -> None:
    taken(ALL)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await (click_on(pilot, "Back") if key == "mouse" else pilot.press(key))
        await seen(pilot, "Quiz  results")
        assert isinstance(app.focused, RowList)


async def test_a_click_chooses_a_row(build: Build, taken: Take) -> None:
    taken(ALL)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await click_on(pilot, "Which two does she tell?")
        await said(pilot, "Which two does she tell? ✓ yesterday")


async def test_nothing_of_it_can_be_seen_where_nothing_was_answered(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "What tells the way to fly?")
        assert "History" not in offered(app)
        state = app.screen.quiz  # type: ignore[attr-defined]
        app.push_screen(HistoryScreen(state.desk))
        await seen(pilot, "History of “")
        await said(pilot, "Not taken yet.")
        assert "Sessions" not in words(app)
        await press_and_see(pilot, "end", "Everybody")
        await press_and_see(pilot, "escape", "What tells the way to fly?")


@pytest.mark.parametrize("theme", ["dark", "light", "sepia", "contrast", "terminal", "none"])
async def test_the_plot_is_in_the_colours_of_the_theme(
    build: Build, taken: Take, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    taken(NONE, 2)
    taken(ALL, 1)
    app = build("bees", at_quiz=True, theme="dark" if theme == "none" else theme)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        x, y = points(app)[0]
        frame = style_at(app, rows_of(app)[y].index("┤"), y)
        around = style_at(app, 0, app.screen.query_one(PlotextPlot).region.bottom)
        for style in (style_at(app, x, y), frame):
            assert style.bgcolor == around.bgcolor
            assert style.color != style.bgcolor or (style.color and style.color.is_default)
        if theme not in ("terminal", "none"):
            accent = app.current_theme.accent
            assert style_at(app, x, y).color.name.lower() == str(accent).lower()  # type: ignore[union-attr]


@SIZES
async def test_a_resize_keeps_the_plot_and_the_row(build: Build, taken: Take, size: tuple[int, int]) -> None:
    taken(NONE, 2)
    taken(ALL, 1)
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await come_to(pilot, "In which year", "In which year came the prize? ✓")
        for other in ((60, 20), (140, 50), (80, 24)):
            await pilot.resize_terminal(*other)
            await until(pilot, lambda other=other: app.size == other, "the size")
            await said(pilot, "In which year came the prize? ✓")
            await until(pilot, lambda: len(points(app)) == 2, "the points")
            assert all(len(row) == other[0] for row in rows_of(app))
