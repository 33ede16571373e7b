from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from pathlib import Path

import pytest
from rich.segment import ControlType, Segment
from rich.style import Style
from seeing import has_panes, last_row, press_and_see, rows_of, screen_of, seen, until
from textual.color import Color
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from reader.document.clean import clean
from reader.settings import THEMES, Settings
from reader.ui.app import ReaderApp
from reader.ui.guard import ControlGuard
from reader.ui.help_screen import HelpScreen
from reader.ui.reading_screen import ReadingScreen
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]")
MARKUP = ("[/]", "[", "\\[b]")
ESCAPES = r"\e]0;x\a\x9b31m\u202etxt\u2066"
SHOWN = "^[]0;x^G<U+009B>31m<U+202E>txt<U+2066>"


def evil(word: str) -> str:
    """A YAML text in double quotes that holds all there is to fear."""
    return '"' + f"{word} [/] [@click=app.quit]x[/] {ESCAPES}" + '"'


def shown(word: str) -> str:
    """The same as it has to be seen."""
    return f"{word} [/] [@click=app.quit]x[/] {SHOWN}"


ARTICLE = f"""\
---
id: evil
title: {evil("Title")}
kind: {evil("Kind")}
author: {evil("Author")}
---

# Head [/] [@click=app.quit]x[/] \x1b]0;x\x07

Ada [/] [@click=app.quit]x[/] \x1b]0;x\x07 &#27;]0;y \u202etxt and [a link](http://a/\x1b]8;;) went home.
"""
ENTITIES = f"""\
entities:
  - id: ada
    kind: person
    name: {evil("Name")}
    aka: [Ada, {evil("Also")}]
    note: {evil("Note")}
"""
BANK = f"""\
quiz: 1
document: evil
title: {evil("Bank")}
items:
  - id: one
    ask: {evil("Stem")}
    answer: {evil("Right")}
    wrong:
      - {{text: {evil("Other")}, why: {evil("Why")}}}
      - {evil("Third")}
    why: {evil("Because")}
    evidence: went home
  - id: two
    ask: {evil("Write")}
    answer: {evil("Typed")}
    accept: [{evil("Accepted")}]
  - id: three
    claim: {evil("Claim")}
    answer: true
  - id: broken
    ask: {evil("Broken")}
    {evil("field")}: 1
    answer: [a]
"""


@pytest.fixture
def evil_library(library: Path) -> Path:
    (library / "content" / "evil.md").write_text(ARTICLE, encoding="utf-8")
    (library / "content" / "evil.entities.yaml").write_text(ENTITIES, encoding="utf-8")
    (library / "quizzes" / "evil.yaml").write_text(BANK, encoding="utf-8")
    (library / "content" / "[b]name[@click=app.quit]\x1b]0;x\x07.txt").write_text("Text.\n", encoding="utf-8")
    return library


def assert_safe(app: ReaderApp) -> None:
    """Nothing that a terminal would obey is in any row."""
    for row in rows_of(app):
        assert not FORBIDDEN.search(row), row


def words(app: ReaderApp) -> str:
    """The screen without its line ends and panes."""
    return "".join(screen_of(app).split())


async def literally(pilot: Pilot[None], *expected: str) -> None:
    """Wait for texts that may be on several rows, and look at every row."""
    wanted = ["".join(text.split()) for text in expected]
    await until(pilot, lambda: all(text in words(pilot.app) for text in wanted), " and ".join(expected))
    assert_safe(pilot.app)  # type: ignore[arg-type]


async def reading(pilot: Pilot[None]) -> None:
    app = pilot.app
    await until(pilot, lambda: has_panes(app), "the text")


@pytest.mark.parametrize("size", [(80, 40), (140, 40)])
async def test_the_library_shows_titles_literally(build: Build, evil_library: Path, size: tuple[int, int]) -> None:
    app = build()
    async with app.run_test(size=size) as pilot:
        await seen(pilot, "grade")
        await literally(pilot, "Title [/] [@click=app.quit]x[/] ^[]0;x^G", "Kind [/]")
        await pilot.press("slash", *"kind", "enter")
        await literally(pilot, "1 of ", "Title [/]")


async def test_the_text_and_its_entities_are_shown_literally(build: Build, evil_library: Path) -> None:
    app = build("evil")
    async with app.run_test(size=(80, 40)) as pilot:
        await reading(pilot)
        await literally(pilot, "Title [/] [@click", "Head [/] [@click=app.quit]x[/] ^[]0;x^G")
        await literally(pilot, "Ada [/] [@click=app.quit]x[/]")
        await pilot.press("e")
        await literally(pilot, shown("Name"), shown("Note"), shown("Also"))
        await pilot.press("enter")
        await literally(pilot, "Name [/] [@click=app.quit…", "1/1")
        assert "] Next mention" in last_row(app)


async def test_every_part_of_a_quiz_is_shown_literally(build: Build, evil_library: Path) -> None:
    app = build("evil", at_quiz=True)
    async with app.run_test(size=(80, 50)) as pilot:
        await literally(pilot, shown("Stem"), shown("Right"), shown("Other"), shown("Third"))
        await pilot.click("#stem", offset=(14, 0))
        rows = [option.text for option in app.screen.query_one("OptionsView").choices]  # type: ignore[attr-defined]
        other = next(nth for nth, text in enumerate(rows, 1) if text.startswith("Other"))
        await pilot.press(str(other), "enter")
        await literally(pilot, "Wrong.", shown("Why"), shown("Because"))
        await pilot.press("enter")
        await literally(pilot, shown("Write"))
        await until(pilot, lambda: isinstance(app.focused, Input), "the field")
        await pilot.press(*"[/] $ink", "enter")
        await literally(pilot, "✗ [/] $ink", shown("Typed"))
        await pilot.press("enter")
        await literally(pilot, shown("Claim"))
        await pilot.press("1", "enter")
        await seen(pilot, "Right.")
        await pilot.press("enter")
        await literally(pilot, "results", shown("Stem"), shown("Other"), shown("Right"), shown("Because"))
        await pilot.press("T")
        await literally(pilot, "Bank [/] [@click=app.quit]x[/] ^[]0;x^G", "you missed")
        assert app.is_running


async def test_what_is_wrong_with_a_bank_is_said_literally(build: Build, evil_library: Path) -> None:
    app = build("evil")
    async with app.run_test(size=(140, 50), notifications=True) as pilot:
        await reading(pilot)
        await seen(pilot, "was left out")
        left, top, width, height = app.screen.query_one("Toast").region
        toast = "".join(row[left + 1 : left + width].strip() for row in rows_of(app)[top : top + height])
        assert "".join(shown("field").split()) in toast.replace(" ", "").replace("▌", "")
        assert_safe(app)


async def test_the_palette_offers_titles_headings_and_entities_literally(build: Build, evil_library: Path) -> None:
    app = build("evil")
    async with app.run_test(size=(140, 60)) as pilot:
        await reading(pilot)
        await pilot.press("ctrl+p")
        await literally(pilot, "Head [/] [@click=app.quit]x[/]", shown("Name"), shown("Title"), shown("Kind"))
        await pilot.press(*"title")
        await seen(pilot, "Title [/] [@click=app.quit]x[/]")
        await literally(pilot, shown("Kind"))


async def test_names_of_files_are_shown_literally(
    build: Build, evil_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(evil_library / "content")
    app = build()
    async with app.run_test(size=(80, 40)) as pilot:
        await seen(pilot, "grade")
        await pilot.press("o")
        await literally(pilot, "[b]name[@click=app.quit]^[]0;x^G.txt")
        await pilot.press("[", "tab")
        await pilot.pause()
        assert_safe(app)
        await press_and_see(pilot, "enter", "Text.")
        assert_safe(app)


async def test_a_message_that_holds_anything_is_shown_literally_and_without_controls(build: Build) -> None:
    app = build()
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await seen(pilot, "grade")
        app.open_article(app.shelf.articles()[0].__class__(
            "x", clean("x"), Path("/nowhere/[/]\x1b]0;x\x07.md"), app.shelf.articles()[0].key, None
        ))  # fmt: skip
        await seen(pilot, "[/]")
        assert_safe(app)


async def test_what_is_wrong_with_the_settings_is_said_literally(build: Build) -> None:
    from reader.errors import ReaderError

    app = build()
    app.settings = Settings(problems=(ReaderError("unknown [/] \x1b]0;x\x07"),))
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await seen(pilot, "unknown [/]")
        assert_safe(app)


@pytest.mark.parametrize("theme", THEMES)
async def test_every_screen_can_be_shown_in_every_theme(build: Build, evil_library: Path, theme: str) -> None:
    app = build("evil", theme=theme)
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        await reading(pilot)
        opened = {
            "question_mark": "Reader shows a text",
            "ctrl+p": "Theme: sepia",
            "o": "Open a text",
            "T": "Choose what",
        }
        for key, sign in opened.items():
            await press_and_see(pilot, key, sign)
            assert_safe(app)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text again")


async def test_a_click_on_text_that_looks_like_an_action_runs_nothing(build: Build, evil_library: Path) -> None:
    app = build("evil", at_quiz=True)
    async with app.run_test(size=(140, 40)) as pilot:
        await literally(pilot, "Stem [/]")
        for row, text in enumerate(rows_of(app)):
            if "[@click" in text:
                await pilot.click(offset=(text.index("[@click") + 18, row))
        await pilot.pause()
        assert app.is_running
        assert not app._exit
        assert not isinstance(app.screen, HelpScreen)


@pytest.mark.parametrize("text", ["\x1b]0;x\x07", "a\x9b31mb", "\u202eabc", "a\u2028b", "\x00\x08\x7f", "\u2066"])
def test_the_guard_alone_drops_what_a_terminal_would_obey(text: str) -> None:
    filtered = ControlGuard().apply([Segment(f"x{text}y", Style(bold=True))], Color(0, 0, 0))
    assert not FORBIDDEN.search(filtered[0].text)
    assert (filtered[0].text[0], filtered[0].text[-1], filtered[0].style) == ("x", "y", Style(bold=True))


def test_the_guard_drops_a_link_that_holds_controls_and_keeps_others() -> None:
    segments = [Segment("a", Style(link="http://a/\x1b\\\x1b]2;t")), Segment("b", Style(link="http://b/"))]
    bad, good = ControlGuard().apply(segments, Color(0, 0, 0))
    assert bad.style is not None
    assert bad.style.link is None
    assert good.style is not None
    assert good.style.link == "http://b/"


def test_the_guard_leaves_good_text_and_control_segments_alone() -> None:
    home = Segment("\x1b[H", None, [(ControlType.HOME,)])
    segments = [Segment("Ada, né 日本", Style(bold=True)), home]
    assert ControlGuard().apply(segments, Color(0, 0, 0)) == segments


@pytest.mark.parametrize("no_color", ["", "1"])
def test_a_row_that_was_filtered_once_is_not_filtered_again(
    build: Build, monkeypatch: pytest.MonkeyPatch, no_color: str
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    app = build()
    row = Strip([Segment("Ada", Style(bold=True))])

    def filtered() -> Strip:
        return reduce(lambda strip, each: strip.apply_filter(each, Color(0, 0, 0)), app.get_line_filters(), row)

    assert filtered() is filtered()


async def test_the_guard_stands_last_before_the_terminal(build: Build) -> None:
    app = build()
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "grade")
        assert isinstance(app.get_line_filters()[-1], ControlGuard)
        row = app.screen.query_one(RowList).entries[0]
        object.__setattr__(row.article, "title", "raw \x1b]0;x\x07 [/]")  # type: ignore[attr-defined]
        app.screen.query_one(RowList).refresh()
        await seen(pilot, "raw ]0;x [/]")
        assert_safe(app)


@pytest.mark.parametrize("markup", MARKUP)
async def test_titles_of_markup_alone_end_nothing(build: Build, library: Path, markup: str) -> None:
    quoted = "'" + markup + "'"
    path = library / "content" / "bees.md"
    text = path.read_text(encoding="utf-8").replace("title: How bees tell", f"title: {quoted}\nauthor: {quoted}")
    path.write_text(text.replace("kind: essay", f"kind: {quoted}"), encoding="utf-8")
    entities = library / "content" / "bees.entities.yaml"
    entities.write_text(entities.read_text(encoding="utf-8").replace("He read the dance.", quoted), encoding="utf-8")
    app = build()
    async with app.run_test(size=(140, 40)) as pilot:
        await seen(pilot, "grade")
        await pilot.press("slash", "e", "enter", "escape")
        await press_and_see(pilot, "ctrl+p", "Theme: sepia")
        await pilot.press("escape", "end", "enter")
        await until(pilot, lambda: has_panes(app), "some text")
        await pilot.press("e", "enter", "enter")
        await until(pilot, lambda: "┃" in screen_of(app), "a mark")
