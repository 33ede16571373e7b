"""Starting the program, and ending it with the right code."""

from __future__ import annotations

import os
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from reader import terminal
from reader.library import Shelf
from reader.opening import SOON
from reader.progress.store import Store
from reader.settings import Settings, settings_path, simple_settings
from reader.without import without

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.opening import Text
    from reader.quiz.plan import Plan, Selection

FRAMES = "120"
"""Frames in a second at most: what comes of a key in two steps, as a hit that is found, is seen sooner than at 60."""


def start(
    shelf: Shelf,
    store: Store,
    text: Future[Text] | None,
    named: str = "",
    bank: Path | None = None,
    plan: Plan | None = None,
    selection: Selection | None = None,
    nlp: bool = False,
) -> int:
    """Run the program until it is left, on a text if one is given and on its quiz if a bank is; its exit code.

    A text that is not there yet is waited for, by the name that it was `named` by. A plan or a selection begins a new
    session. With `nlp` a language model helps to find entities, whatever is set. Raises ReaderError where the text
    turns out not to be had.
    """
    if text and not text.done():
        terminal.hush()
    import_app()
    from reader.ui.app import ReaderApp

    path = settings_path()
    settings = _settings(path)
    first = _first_screen(text, named, bank, plan, selection) if text else None
    app = ReaderApp(shelf, store, replace(settings, nlp=settings.nlp or nlp), path, first)
    failed = app.run()
    store.close()
    if failed:
        raise failed
    return app.return_code or 0


def _first_screen(
    text: Future[Text], named: str, bank: Path | None, plan: Plan | None, selection: Selection | None
) -> Screen[None]:
    """The text if it comes soon, else a screen that waits for it."""
    from reader.ui.reading_screen import ReadingScreen

    show = partial(ReadingScreen, bank=bank, plan=plan, selection=selection)
    with suppress(TimeoutError):
        return show(*text.result(SOON))
    from reader.ui.opening_screen import OpeningScreen

    return OpeningScreen(named, text, show)


def import_app() -> None:
    """Import the app, and Textual with it, and no OpenSSL with asyncio: that would take 5 ms and 5 MB."""
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    with without("ssl"):
        import_module("reader.ui.app")


def _settings(path: Path) -> Settings:
    """The settings in a file if there is one; what reads YAML is imported only for what needs it."""
    if not path.is_file():
        return Settings()
    simple = simple_settings(path)
    if simple:
        return simple
    from reader.settings_file import read_settings

    return read_settings(path)
