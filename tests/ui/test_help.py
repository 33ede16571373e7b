from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from seeing import has_panes, last_row, press_and_see, screen_of, seen, type_ahead, until
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Input, Static

import reader.ui
from reader.progress.store import Store
from reader.ui.app import ReaderApp
from reader.ui.bars import MOST_KEYS, KeyBar
from reader.ui.help_screen import HelpScreen
from reader.ui.keys import key_groups, wrong_keys
from reader.ui.library_screen import LibraryScreen
from reader.ui.page import PageView
from reader.ui.reading_screen import ReadingScreen

Build = Callable[..., ReaderApp]
ANGLE = "What tells the way to fly?"


def classes() -> Iterator[type[DOMNode]]:
    """Every class of the package that can have bindings."""
    for module in pkgutil.walk_packages(reader.ui.__path__, "reader.ui."):
        for _, each in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(each, DOMNode) and each.__module__ == module.name:
                yield each


BINDINGS = [(each, binding) for each in classes() for binding in each.__dict__.get("BINDINGS", ())]


def test_all_kinds_of_class_were_looked_at() -> None:
    assert {ReaderApp, LibraryScreen, ReadingScreen, PageView, HelpScreen} <= {each for each, _ in BINDINGS}
    assert len(BINDINGS) > 50


@pytest.mark.parametrize(("each", "binding"), BINDINGS, ids=lambda value: getattr(value, "id", None))
def test_every_binding_has_an_id_a_word_and_a_tooltip(each: type[DOMNode], binding: object) -> None:
    assert isinstance(binding, Binding), each
    assert binding.id
    assert binding.description
    assert binding.tooltip


def test_no_two_bindings_have_the_same_id() -> None:
    counted = Counter(binding.id for _, binding in BINDINGS)
    assert [name for name, count in counted.items() if count > 1] == []


def test_every_binding_is_in_the_help() -> None:
    listed = {line.id for _, lines in key_groups() for line in lines}
    assert {binding.id for _, binding in BINDINGS} == listed


def test_the_help_lists_each_thing_once() -> None:
    counted = Counter(line.id for _, lines in key_groups() for line in lines)
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(("each", "binding"), BINDINGS, ids=lambda value: getattr(value, "id", None))
def test_every_binding_has_an_action_that_exists(each: type[DOMNode], binding: Binding) -> None:
    name = binding.action.partition("(")[0]
    place, _, action = name.rpartition(".")
    owner = {"app": ReaderApp, "screen": ReadingScreen, "": each}[place]
    assert callable(getattr(owner, f"action_{action}", None))


async def whole_help(pilot: Pilot[None]) -> str:
    """The help from its first page to its last."""
    scroll = pilot.app.screen.query_one(VerticalScroll)
    pages = [screen_of(pilot.app)]
    while scroll.scroll_offset.y < scroll.max_scroll_y:
        before = scroll.scroll_offset.y
        await pilot.press("space")
        await until(pilot, lambda before=before: scroll.scroll_offset.y > before, "the next page")
        pages.append(screen_of(pilot.app))
    return "\n".join(pages)


async def test_the_help_shows_every_tooltip(build: Build) -> None:
    app = build()
    async with app.run_test(size=(100, 40)) as pilot:
        await seen(pilot, "A tour of Reader")
        await press_and_see(pilot, "question_mark", "Help")
        shown = " ".join((await whole_help(pilot)).split())
        missing = [binding.tooltip for _, binding in BINDINGS if binding.tooltip not in shown]
        assert missing == []


@pytest.mark.parametrize("key", ["escape", "q", "question_mark"])
async def test_the_help_goes_back_to_where_it_was_opened(build: Build, key: str) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, ANGLE)
        await pilot.press("2")
        before = screen_of(app)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen), "the help")
        await pilot.press(key)
        await until(pilot, lambda: screen_of(app) == before, "the question as it was")


async def test_the_help_begins_with_words_in_its_first_frame(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    first: list[str] = []
    monkeypatch.setattr(HelpScreen, "on_resize", lambda self: first.append(str(self.query_one(Static).content)))
    app = build("bees")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: has_panes(app), "the text")
        await press_and_see(pilot, "question_mark", "Help")
        assert first[0].startswith("Reader shows a text")


async def test_the_help_moves_by_rows_and_pages(build: Build) -> None:
    app = build()
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "A tour of Reader")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen), "the help")
        first = screen_of(app)
        for there, back in (("j", "k"), ("down", "up"), ("space", "b"), ("pagedown", "pageup")):
            await pilot.press(there)
            await until(pilot, lambda: screen_of(app) != first, there)
            await pilot.press(back)
            await until(pilot, lambda: screen_of(app) == first, back)


async def test_a_changed_key_works_and_is_shown_in_the_key_bar_and_the_help(build: Build) -> None:
    app = build("bees", keys={"read.entities": "x", "page.on": "n"})
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "t Quiz")
        assert "x Entities" in last_row(app)
        assert "n On" in last_row(app)
        await pilot.press("n")
        assert app.screen.query_one(PageView).scroll_offset.y > 0
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.focused, PageView)
        await press_and_see(pilot, "x", "Karl von Frisch    ")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen), "the help")
        lines = (await whole_help(pilot)).splitlines()
        assert any(line.split()[:2] == ["x", "Go"] and "entities" in line for line in lines)
        assert any(line.split()[:1] == ["n"] and "Go on by a page" in line for line in lines)


async def test_a_changed_key_may_be_several(build: Build) -> None:
    app = build(keys={"app.help": "f1,h"})
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "A tour of Reader")
        for key in ("f1", "h"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, HelpScreen), "the help")
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, LibraryScreen), "the library")


async def library(pilot: Pilot[None]) -> None:
    await seen(pilot, "grade")


async def text(pilot: Pilot[None]) -> None:
    await seen(pilot, "grade")
    await pilot.press("end", "enter")
    await until(pilot, lambda: has_panes(pilot.app), "the text")


async def entities(pilot: Pilot[None]) -> None:
    await text(pilot)
    await press_and_see(pilot, "e", "▾ Places")


async def mention(pilot: Pilot[None]) -> None:
    await entities(pilot)
    await press_and_see(pilot, "enter", "Frisch 1/4")


async def question(pilot: Pilot[None]) -> None:
    await text(pilot)
    await press_and_see(pilot, "t", ANGLE)


async def feedback(pilot: Pilot[None]) -> None:
    await question(pilot)
    await press_and_see(pilot, "1 enter", "Enter Next")


async def evidence(pilot: Pilot[None]) -> None:
    await feedback(pilot)
    await press_and_see(pilot, "v", "┃")
    await pilot.press("space", "space")


async def several(pilot: Pilot[None]) -> None:
    await feedback(pilot)
    await press_and_see(pilot, "enter", "Which two does she tell?")


async def typed(pilot: Pilot[None]) -> None:
    await several(pilot)
    await press_and_see(pilot, "1 enter", "Enter Next")
    await press_and_see(pilot, "enter", "In which year")
    await until(pilot, lambda: isinstance(pilot.app.focused, Input), "the field")
    await pilot.press("1")


async def results(pilot: Pilot[None]) -> None:
    await typed(pilot)
    await press_and_see(pilot, "enter", "Enter Next")
    await press_and_see(pilot, "enter", "Everybody believed")
    await press_and_see(pilot, "1 enter", "Enter Next")
    await press_and_see(pilot, "enter", "Quiz  results")


async def menu(pilot: Pilot[None]) -> None:
    await text(pilot)
    await press_and_see(pilot, "T", "Choose what to take")


async def opening(pilot: Pilot[None]) -> None:
    await library(pilot)
    await press_and_see(pilot, "o", "Open a text")
    await pilot.press("down")


async def helping(pilot: Pilot[None]) -> None:
    await library(pilot)
    await pilot.press("question_mark")
    await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen), "the help")
    await pilot.press("j", "space")


async def finding(pilot: Pilot[None]) -> None:
    await text(pilot)
    await pilot.press("slash", *"hive", "enter")
    await press_and_see(pilot, "slash b e e", " of ")


async def hits(pilot: Pilot[None]) -> None:
    await finding(pilot)
    await press_and_see(pilot, "enter", "n Next")


async def contents(pilot: Pilot[None]) -> None:
    await text(pilot)
    await press_and_see(pilot, "c", "The prize")
    await pilot.press("down")


async def noting(pilot: Pilot[None]) -> None:
    await text(pilot)
    await press_and_see(pilot, "m a", "Bookmark a")


async def bookmarks(pilot: Pilot[None]) -> None:
    await noting(pilot)
    await press_and_see(pilot, "enter", "◆")
    await press_and_see(pilot, "M", "x Take away")


async def filtering(pilot: Pilot[None]) -> None:
    await library(pilot)
    await pilot.press("slash", *"bee")
    await seen(pilot, "1 of ")


DEEP = (
    entities,
    feedback,
    question,
    several,
    typed,
    evidence,
    results,
    menu,
    opening,
    helping,
    filtering,
    finding,
    hits,
    contents,
    noting,
    bookmarks,
)
SITUATIONS = (library, text, mention, *(pytest.param(each, marks=pytest.mark.slow) for each in DEEP))


def look(app: ReaderApp) -> tuple[object, ...]:
    """All that a key can change."""
    return screen_of(app), app.screen, app.focused, app._exit


@pytest.mark.parametrize("situation", SITUATIONS)
async def test_every_key_that_is_shown_does_something(
    build: Build, situation: Callable[[Pilot[None]], Awaitable[None]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    async def press(wanted: str | None, folder: str) -> dict[str, str]:
        """Come to the situation with nothing remembered, press the key of an action, and return the keys shown."""
        with closing(Store(tmp_path / folder)) as store:
            app = build(on=store)
            async with app.run_test(size=(80, 24)) as pilot:
                await situation(pilot)
                await pilot.pause()
                shown = {action for _, _, action in app.screen.query_one(KeyBar)._laid_out(80)[1]}
                bound = reversed(app.screen.active_bindings.items())
                keys = {binding.action: key for key, (_, binding, _, _) in bound if binding.show}
                if wanted:
                    before = look(app)
                    await pilot.press(keys[wanted])
                    await until(pilot, lambda: look(app) != before, f"anything after {keys[wanted]} for {wanted}")
                return {action: keys[action] for action in shown}

    shown = await press(None, "first")
    assert 0 < len(shown) <= MOST_KEYS
    for nth, action in enumerate(shown):
        await press(action, f"run {nth}")


def test_keys_that_cannot_be_are_said() -> None:
    wrong = list(wrong_keys({"read.quiz": "tt", "page.on": "q,f5", "nothing.such": "x", "read.entities": "q"}))
    assert any("there is no key `tt`" in problem for problem in wrong)
    assert any("no key is called `nothing.such`" in problem for problem in wrong)
    assert any("`q` is both `read.entities` and `read.back`" in problem for problem in wrong)
    assert list(wrong_keys({"read.quiz": "ctrl+t,f5"})) == []


async def test_the_help_begins_with_what_can_be_done_in_the_text(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=(100, 100)) as pilot:
        await until(pilot, lambda: has_panes(app), "the text")
        await press_and_see(pilot, "question_mark", "Help")
        await seen(pilot, "Selecting words")
        shown = screen_of(app)
        places = ("In the article", "While reading", "Everywhere", "Selecting words")
        assert sorted(places, key=shown.index) == [*places]
        assert "Ctrl+F Go on" in shown
        await pilot.press("escape", "s", "question_mark")
        await seen(pilot, "Selecting words")
        shown = screen_of(app)
        assert shown.index("In the article") < shown.index("Selecting words") < shown.index("While reading")


async def test_keys_typed_behind_the_one_for_help_move_in_it(build: Build) -> None:
    app = build()
    async with app.run_test(size=(80, 24)) as pilot:
        await library(pilot)
        type_ahead(pilot, ["question_mark", "space"])
        await until(pilot, lambda: isinstance(app.screen, HelpScreen) and scrolled(app), "the help, a page on")


def scrolled(app: ReaderApp) -> float:
    """How many rows of what scrolls are above the window."""
    return app.screen.query_one(VerticalScroll).scroll_y
