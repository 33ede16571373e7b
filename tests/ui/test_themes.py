from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from seeing import seen
from textual.color import Color
from textual.theme import Theme

from reader.entities.kinds import Kind
from reader.settings import THEMES
from reader.ui.app import ReaderApp
from reader.ui.themes import READER_THEMES

Build = Callable[..., ReaderApp]
LEAST_CONTRAST = 4.5
OWN_COLOURS = [theme for theme in READER_THEMES.values() if not theme.ansi]
WORDS = ("ink", "dim", "right", "wrong", "partly", "accent", *(f"kind-{kind}" for kind in Kind))
TEXTUALS = ("ansi-", "block-", "border", "footer-", "input-")
GROUNDS = ("mention", "current", "evidence", "noted", "cursor")


def colour(theme: Theme, name: str) -> Color:
    named = {"page": theme.background, "accent": theme.accent}
    return Color.parse(named.get(name) or theme.variables[name])


def luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("theme", OWN_COLOURS, ids=lambda theme: theme.name)
def test_every_colour_of_words_can_be_read_on_the_page(theme: Theme, word: str) -> None:
    assert contrast(colour(theme, word), colour(theme, "page")) >= LEAST_CONTRAST


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("theme", OWN_COLOURS, ids=lambda theme: theme.name)
def test_marked_text_can_be_read(theme: Theme, ground: str) -> None:
    assert contrast(colour(theme, "ink"), colour(theme, ground)) >= LEAST_CONTRAST


@pytest.mark.parametrize("word", ["dim", "accent", "right", "wrong", "partly"])
@pytest.mark.parametrize("theme", OWN_COLOURS, ids=lambda theme: theme.name)
def test_what_stands_in_the_row_under_the_cursor_can_be_read(theme: Theme, word: str) -> None:
    assert contrast(colour(theme, word), colour(theme, "cursor")) >= LEAST_CONTRAST


@pytest.mark.parametrize("theme", OWN_COLOURS, ids=lambda theme: theme.name)
def test_the_three_marks_look_different_from_each_other_and_from_the_page(theme: Theme) -> None:
    marks = {colour(theme, name).hex for name in ("mention", "current", "evidence", "page")}
    assert len(marks) == 4


def test_the_themes_are_those_that_the_settings_offer() -> None:
    assert tuple(READER_THEMES) == THEMES


def test_every_theme_gives_the_same_names() -> None:
    own = {name for theme in READER_THEMES.values() for name in theme.variables if name.startswith(TEXTUALS)}
    names = {theme.name: frozenset(theme.variables) - own for theme in READER_THEMES.values()}
    assert len(set(names.values())) == 1, names


@pytest.mark.parametrize(
    "name", [name for name, value in READER_THEMES["terminal"].variables.items() if "style" not in name]
)
def test_the_terminal_theme_uses_the_terminals_own_colours_only(name: str) -> None:
    assert READER_THEMES["terminal"].variables[name].startswith("ansi_")


def test_what_the_terminal_theme_marks_it_marks_by_style_too() -> None:
    styles = {name: READER_THEMES["terminal"].variables[f"{name}-style"] for name in GROUNDS}
    assert "none" not in styles.values()
    assert styles["mention"] != styles["current"]


@pytest.mark.parametrize("theme", THEMES)
async def test_every_theme_shows_the_text_and_its_quiz(build: Build, theme: str) -> None:
    app = build("bees", theme=theme, at_quiz=True)
    async with app.run_test(size=(140, 24)) as pilot:
        await seen(pilot, "What tells the way to fly?")
        assert app.current_theme.name == theme
        await pilot.press("1", "enter", "v")
        await seen(pilot, "┃ A bee that has found food")


async def test_without_colours_the_terminals_own_are_used(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = build(theme="sepia")
    async with app.run_test() as pilot:
        await seen(pilot, "A tour of Reader")
        assert app.theme == "terminal"


async def test_a_theme_that_is_chosen_is_kept_in_the_settings(build: Build, tmp_path: Path) -> None:
    app = build()
    async with app.run_test():
        app.change("theme", "sepia")
        assert app.theme == "sepia"
    assert (tmp_path / "config" / "settings.yaml").read_text(encoding="utf-8") == "theme: sepia\n"
