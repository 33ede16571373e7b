"""The look of the page, changed while one reads: its settings, the width by key, and what stands out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from quizzing import style_at
from seeing import last_row, press_and_see, rows_of, screen_of, seen, until
from test_find import SMALL, WIDE, looked, page, ready, sizes, top

from reader.document.model import text_of
from reader.settings import Settings
from reader.settings_file import read_settings
from reader.ui.app import ReaderApp
from reader.ui.reading_screen import ReadingScreen
from reader.ui.settings_screen import CHOICES, choice, measure_beside

Build = Callable[..., ReaderApp]


@pytest.mark.parametrize("name", [each.name for each in CHOICES])
def test_every_setting_has_an_end_in_both_directions(name: str) -> None:
    each = choice(name)
    for by in (1, -1):
        settings = Settings()
        for _ in range(30):
            settings = Settings(**{**vars(settings), name: each.step(settings, by)})
        assert getattr(settings, name) == each.values[-1 if by > 0 else 0]


def test_the_column_is_set_no_wider_than_it_gets_and_narrower_from_what_it_is() -> None:
    assert measure_beside(80, Settings(measure=68), 1) == 72
    assert measure_beside(80, Settings(measure=72), 1) == 76
    assert measure_beside(80, Settings(measure=76), 1) == 76
    assert measure_beside(80, Settings(measure=96), -1) == 72
    assert measure_beside(80, Settings(measure=96), 1) == 96


def test_a_width_that_is_none_of_the_steps_goes_to_the_nearest() -> None:
    assert choice("measure").step(Settings(measure=66), 1) == 68
    assert choice("measure").step(Settings(measure=66), -1) == 64


@sizes
async def test_settings_are_changed_over_the_text_and_kept(build: Build, tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "config" / "settings.yaml"
    path.parent.mkdir()
    path.write_text("# mine\nmeasure: 68  # for the evening\n", encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        article = page(app)
        await press_and_see(pilot, "comma", "Column width      ◂ 68 ▸")
        assert "How bees tell" in screen_of(app)
        assert "← → Change" in last_row(app)
        while article.settings.measure > 52:  # it begins at the width that the window leaves
            await pilot.press("left")
        await seen(pilot, "◂ 52 ▸")
        await until(pilot, lambda: article.settings.measure == 52, "the narrower column")
        await pilot.press("down", "right", "escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")
        assert path.read_text(encoding="utf-8") == "# mine\nmeasure: 52  # for the evening\nmargin: 1\n"
        region = article.region
        rows = [row[region.x : region.right].strip() for row in rows_of(app)[region.y : region.bottom]]
        assert 40 < max(map(len, rows)) <= 52
    assert read_settings(path).measure == 52


async def test_the_words_at_the_top_stay_whatever_is_set(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("space", "space", "j")
        await until(pilot, lambda: top(app) > 0, "another place")
        words = page(app).visible_start()
        for keys in (["minus"] * 4, ["plus"] * 7, ["equals_sign"]):
            await pilot.press(*keys)
            await pilot.pause()
            start, end = page(app).view
            assert start <= words < end
            line = page(app).document.line(words.line).text
            assert line[words.column :].split()[0] in "".join(rows_of(app)[1:4])


async def test_rows_are_set_apart_and_words_broken(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Incomprehensible considerations notwithstanding. " * 9, encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        assert not any(row.rstrip().endswith("-") for row in rows_of(app))
        app.change("hyphens", True)
        await until(pilot, lambda: any(row.rstrip().endswith("-") for row in rows_of(app)), "a hyphen")
        app.change("spacing", 2)
        await until(pilot, lambda: any(map(str.strip, rows_of(app)[2:9:2])) != any(map(str.strip, rows_of(app)[3:9:2])))
        await looked(pilot, "considerations", "1 of 9")


async def test_hyphenation_without_its_package_stays_off_and_says_what_it_needs(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "comma", "needs pip install 'closeread[hyphens]'")
        await pilot.press("down", "down", "down", "right")
        await press_and_see(pilot, "up", "▸ Line spacing")
        assert not app.settings.hyphens
        assert any("Hyphenation" in row and "off" in row for row in rows_of(app))


async def test_a_setting_that_cannot_be_kept_is_said_and_holds(build: Build, tmp_path: Path) -> None:
    (tmp_path / "config").touch()
    app = build("bees")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "minus", "cannot be made")
        assert page(app).settings.measure == 56


def standing_out(app: ReaderApp) -> str:
    focus = page(app).focus_on
    return text_of(page(app).document, focus.span) if focus else ""


@sizes
async def test_a_paragraph_stands_out_and_the_arrows_go_to_the_next(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        await pilot.press("f")
        await until(pilot, lambda: standing_out(app).startswith("How bees tell\nKarl von Frisch"), "the paragraph")
        rows = rows_of(app)
        bright = next(y for y, row in enumerate(rows) if "watched bees" in row)
        dim = next(y for y, row in enumerate(rows) if "The first hour" in row)
        colours = [style_at(app, rows[y].index(words), y).color for y, words in ((bright, "watched"), (dim, "first"))]
        assert colours[0] != colours[1]
        await pilot.press("j")
        await until(pilot, lambda: standing_out(app).startswith("The first hour"), "the next paragraph")
        await pilot.press("k")
        await until(pilot, lambda: standing_out(app).startswith("How bees tell"), "the paragraph before")
        await pilot.press(*["j"] * 12)
        assert page(app).in_view(page(app).focus_on.span)  # type: ignore[union-attr]
        await pilot.press("f")
        await until(pilot, lambda: app.settings.focus == "sentence" and standing_out(app).endswith("."), "a sentence")
        await pilot.press("f")
        await until(pilot, lambda: standing_out(app) == "", "nothing")


async def test_what_stands_out_follows_the_page_and_the_jumps(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("f", "space", "space")
        await until(pilot, lambda: top(app) > 0, "another page")
        focus = page(app).focus_on
        assert focus
        assert page(app).view.start < focus.span.end
        await looked(pilot, "laughed", "1 of 1")
        await pilot.press("enter", "n")
        await until(pilot, lambda: "laughed" in standing_out(app), "the paragraph of the hit")


async def test_what_stands_out_is_kept(build: Build, tmp_path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("f")
        await until(pilot, lambda: standing_out(app), "the paragraph")
    assert read_settings(tmp_path / "config" / "settings.yaml").focus == "paragraph"


async def test_steps_without_effect_in_this_window_are_said(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("plus")
        assert "as wide as the window" not in last_row(app)
        await press_and_see(pilot, "plus", "the column is as wide as the window")
        await press_and_see(pilot, "comma", "◂ 76 ▸ as wide as the window")
        await press_and_see(pilot, "left left down right", "◂ 1 ▸ there is more already")
        await press_and_see(pilot, "up right right", "◂ 76 ▸ as wide as the margin allows")
        await pilot.press("escape", *["minus"] * 9)
        await press_and_see(pilot, "minus", "the column gets no narrower")


async def test_ctrl_e_and_y_scroll_by_a_row_whatever_stands_out(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("f", "ctrl+e", "ctrl+e")
        await until(pilot, lambda: top(app) == 2, "two rows further down")
        await pilot.press("ctrl+y")
        await until(pilot, lambda: top(app) == 1, "one row back")
