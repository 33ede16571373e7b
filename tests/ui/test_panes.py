from __future__ import annotations

from asyncio import Event
from collections.abc import Callable
from pathlib import Path

import pytest
from seeing import press_and_see, rows_of, screen_of, until
from test_find import MIDDLE, SMALL, WIDE, page, ready

from reader.settings_file import read_settings
from reader.ui import reading_screen
from reader.ui.app import ReaderApp
from reader.ui.panes import ORDER, Pane, arrange_panes

Build = Callable[..., ReaderApp]


@pytest.mark.parametrize("width", [140, 141, 200, 500])
@pytest.mark.parametrize("at", ORDER)
def test_from_140_columns_all_three_panes_are_seen(width: int, at: Pane) -> None:
    assert arrange_panes(width, at, "entities").seen == ORDER


@pytest.mark.parametrize("width", [90, 100, 139])
def test_from_90_columns_the_article_and_the_pane_with_the_focus_are_seen(width: int) -> None:
    assert arrange_panes(width, "entities", "quiz").seen == ("entities", "page")
    assert arrange_panes(width, "quiz", "entities").seen == ("page", "quiz")


@pytest.mark.parametrize(("side", "seen"), [("entities", ("entities", "page")), ("quiz", ("page", "quiz"))])
def test_from_90_columns_the_last_side_pane_stays_beside_the_article(side: Pane, seen: tuple[Pane, ...]) -> None:
    assert arrange_panes(100, "page", side).seen == seen


@pytest.mark.parametrize("width", [1, 40, 80, 89])
@pytest.mark.parametrize("at", ORDER)
def test_below_90_columns_only_the_pane_with_the_focus_is_seen_and_has_the_whole_width(width: int, at: Pane) -> None:
    arrangement = arrange_panes(width, at, "quiz")
    assert arrangement.seen == (at,)
    assert arrangement.entities == arrangement.quiz == width


@pytest.mark.parametrize("at", ORDER)
def test_the_article_beside_other_panes_never_has_less_than_50_columns(at: Pane) -> None:
    for width in range(90, 500):
        arrangement = arrange_panes(width, at, "quiz")
        beside = sum(getattr(arrangement, pane) for pane in arrangement.seen if pane != "page")
        assert width - beside >= 50, width


def test_panes_never_get_narrower_in_a_wider_window() -> None:
    for at in ORDER:
        widths = [arrange_panes(width, at, "quiz")[1:] for width in range(140, 500)]
        assert widths == sorted(widths)


@pytest.mark.parametrize("width", [90, 139, 140, 300])
def test_panes_that_do_not_stand_beside_the_article_are_seen_while_they_have_the_focus(width: int) -> None:
    assert arrange_panes(width, "page", "quiz", ()).seen == ("page",)
    assert arrange_panes(width, "page", "quiz", ("entities",)).seen == ("entities", "page")
    assert arrange_panes(width, "entities", "quiz", ()).seen == ("entities", "page")
    assert "quiz" in arrange_panes(width, "quiz", "entities", ("entities",)).seen


@pytest.mark.parametrize("size", [MIDDLE, WIDE])
async def test_panes_are_put_away_and_come_back_by_their_keys(
    build: Build, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        await pilot.press("j", "j", "j", "j")
        top = page(app).place
        await press_and_see(pilot, "backslash", "the article alone")
        await until(pilot, lambda: page(app).size.width == size[0], "the whole width")
        assert page(app).place == top
        assert "People" not in screen_of(app)
        await press_and_see(pilot, "e", "People")
        await pilot.press("escape")
        await until(pilot, lambda: page(app).size.width == size[0], "the article alone again")
        assert read_settings(tmp_path / "config" / "settings.yaml").panes is False
        await press_and_see(pilot, "backslash", "People")
        assert page(app).place == top


async def test_where_one_pane_is_seen_at_a_time_it_is_said_that_none_stands_beside_it(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "backslash", "panes stand beside the article from 90 columns on")
        assert app.settings.panes


async def test_no_empty_pane_stands_beside_a_text_without_a_quiz(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "alone.txt"
    path.write_text("Nothing is asked about this.\n", encoding="utf-8")
    app = build(path)
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        assert "No quiz for this text yet" not in screen_of(app)
        width = page(app).size.width
        await press_and_see(pilot, "t", "No quiz for this text yet")
        await pilot.press("escape")
        await until(pilot, lambda: page(app).size.width == width > 100, "the article")


async def test_rooms_have_their_titles_before_the_panes_are_there(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, end = Event(), Event()

    async def held_up(_: object) -> None:
        begun.set()
        await end.wait()

    monkeypatch.setattr(reading_screen, "import_all", held_up)
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await begun.wait()
        before = rows_of(app)[1]
        assert before.startswith(" Entities ") and " Quiz " in before
        end.set()
        await ready(pilot)
        after = rows_of(app)[1]
        assert [after.index(title) for title in ("Entities", "Quiz")] == [
            before.index(title) for title in ("Entities", "Quiz")
        ]
