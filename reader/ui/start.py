"""Starting the program, and ending it with the right code."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library import Article, Shelf
from reader.progress.store import Store
from reader.settings import Settings, settings_path, simple_settings
from reader.without import without

if TYPE_CHECKING:
    from reader.quiz.plan import Plan, Selection

FRAMES = "120"
"""Frames in a second at most: what comes of a key in two steps, as a hit that is found, is seen sooner than at 60."""


def start(
    shelf: Shelf,
    store: Store,
    article: Article | None,
    bank: Path | None,
    plan: Plan | None = None,
    selection: Selection | None = None,
    nlp: bool = False,
) -> int:
    """Run the program until it is left, on an article if one is given and on its quiz if a bank is; its exit code.

    A plan or a selection begins a new session. With `nlp` a language model helps to find entities, whatever is set.
    """
    import_app()
    from reader.ui.app import ReaderApp
    from reader.ui.reading_screen import ReadingScreen

    path = settings_path()
    first = ReadingScreen(article, article.open(), bank, plan=plan, selection=selection) if article else None
    settings = _settings(path)
    app = ReaderApp(shelf, store, replace(settings, nlp=settings.nlp or nlp), path, first)
    app.run()
    store.close()
    return app.return_code or 0


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
