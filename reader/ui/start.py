"""Starting the program, and ending it with the right code."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from reader import terminal
from reader.library import Shelf
from reader.opening import SOON
from reader.progress.store import Store
from reader.settings import Settings, settings_path, simple_settings
from reader.without import without

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.document.model import Document
    from reader.library import Article
    from reader.opening import Text
    from reader.quiz.plan import Plan, Selection
    from reader.ui.reading_screen import ReadingScreen

FRAMES = "240"
"""Frames in a second at most: what comes of a key in two steps, as a hit that is found, is seen sooner than at 60."""

GRACE = 0.1
"""Seconds that a text has at least once all that shows it is there: in no more, what waits for it could not be read."""


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
    soon = monotonic() + SOON
    import_app()
    from reader.ui.app import ReaderApp
    from reader.ui.reading_screen import ReadingScreen

    path = settings_path()
    settings = _settings(path)
    show = partial(ReadingScreen, bank=bank, plan=plan, selection=selection)
    first = _first_screen(text, soon, named, show) if text else None
    app = ReaderApp(shelf, store, replace(settings, nlp=settings.nlp or nlp), path, first)
    failed = app.run()
    store.close()
    if failed:
        raise failed
    return app.return_code or 0


def _first_screen(
    text: Future[Text], soon: float, named: str, show: Callable[[Article, Document], ReadingScreen]
) -> Screen[None]:
    """The text if it comes soon enough, else a screen that waits for it."""
    with suppress(TimeoutError):
        return show(*text.result(max(GRACE, soon - monotonic())))
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
