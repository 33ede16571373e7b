"""A text that takes a while to open is waited for, and can be given up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from conftest import Build
from seeing import gone, last_row, press_and_see, seen, until

from reader.document import apart
from reader.errors import ReaderError
from reader.library import Shelf
from reader.opening import Text
from reader.ui import opening_screen
from reader.ui.app import ReaderApp
from reader.ui.opening_screen import OpeningScreen
from reader.ui.reading_screen import ReadingScreen

Waits = Callable[[], tuple[ReaderApp, Future[Text]]]
NAME = "shelf/a [b]\x1b long book.pdf"


@pytest.fixture
def waits(build: Build) -> Waits:
    """An app that waits for a text, and the text that it waits for."""

    def make() -> tuple[ReaderApp, Future[Text]]:
        text: Future[Text] = Future()
        app = build()
        app._first = OpeningScreen(NAME, text, ReadingScreen)
        return app, text

    return make


def comes(text: Future[Text], path: Path) -> None:
    article = Shelf().at(path)
    text.set_result((article, article.open()))


async def test_it_says_what_is_being_opened_and_how_to_give_up(waits: Waits, monkeypatch: pytest.MonkeyPatch) -> None:
    app, _ = waits()
    monkeypatch.setattr(opening_screen, "LONG", 0.01)
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "Opening a [b]^[ long book.pdf…")
        assert last_row(app).strip() == "Esc or q Give up"
        await seen(pilot, "The first time it is read from end to end.")


async def test_it_says_how_far_it_is(waits: Waits) -> None:
    app, _ = waits()
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "Opening")
        apart.heard("[b] page 12 of 547")
        await seen(pilot, "[b] page 12 of 547")


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_it_is_given_up_by_a_key(waits: Waits, key: str) -> None:
    app, _ = waits()
    async with app.run_test() as pilot:
        await seen(pilot, "Opening")
        await pilot.press("j", key)
        await until(pilot, lambda: app._exit, "the end")
        assert app.return_value is None


async def test_keys_typed_meanwhile_are_the_texts_own_in_their_order(waits: Waits, tmp_path: Path) -> None:
    path = tmp_path / "it.txt"
    path.write_text("\n\n".join(f"Paragraph number {n} of it." for n in range(1, 99)))
    app, text = waits()
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "Opening")
        await pilot.press("slash", *"number", "space", *"51", "enter", "question_mark")
        comes(text, path)
        await seen(pilot, "Reader shows a text")
        await press_and_see(pilot, "escape", "Paragraph number 51 of it.")
        await gone(pilot, "Opening")
        await press_and_see(pilot, "q", "")
        await until(pilot, lambda: app._exit, "the end")


async def test_a_text_that_cannot_be_opened_ends_the_program_with_what_is_wrong(waits: Waits) -> None:
    app, text = waits()
    wrong = ReaderError("is damaged", Path("a.pdf"), code="damaged")
    async with app.run_test() as pilot:
        await seen(pilot, "Opening")
        text.set_exception(wrong)
        await until(pilot, lambda: app._exit, "the end")
    assert app.return_value is wrong
