"""What the tests of the quiz have in common: its words on the screen, its keys, and what is stored of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.style import Style
from seeing import rows_of, screen_of, until
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from reader.document.passages import Passages
from reader.folders import STORE
from reader.library import Shelf
from reader.progress.desk import Desk
from reader.progress.store import Store
from reader.quiz.bank import read_bank
from reader.quiz.certainty import Certainty
from reader.quiz.model import Response
from reader.quiz.plan import Plan
from reader.ui.bars import KeyBar

NOON = datetime(2026, 1, 30, 12, tzinfo=UTC)
"""A day before the clock of the tests begins."""


def pane_rows(app: App[None]) -> list[str]:
    """The rows of the pane at the right, or of the only one there is."""
    return [row.rpartition("│")[2].replace("\u00a0", " ") for row in rows_of(app)]


def words(app: App[None]) -> str:
    """The words of that pane, with single spaces between them."""
    return " ".join(" ".join(pane_rows(app)).split())


async def said(pilot: Pilot[None], text: str) -> None:
    """Wait for words in the pane, on however many rows."""
    await until(pilot, lambda: text in words(pilot.app), text)


async def press_and_hear(pilot: Pilot[None], keys: str, text: str) -> None:
    """Press keys, parted by spaces, and wait for words in the pane."""
    await pilot.press(*keys.split())
    await said(pilot, text)


async def click_on(pilot: Pilot[None], text: str) -> None:
    """Click on the last place where a text stands."""
    await until(pilot, lambda: text in screen_of(pilot.app), text)
    await pilot.pause()
    rows = rows_of(pilot.app)
    y = max(nth for nth, row in enumerate(rows) if text in row)
    await pilot.click(offset=(cell_len(rows[y][: rows[y].rindex(text)]), y))


async def in_field(pilot: Pilot[None]) -> None:
    """Wait until a field has the keys."""
    await until(pilot, lambda: isinstance(pilot.app.focused, Input), "the field")


def offered(app: App[None]) -> set[str]:
    """What the keys can do here and now, in words, whether there is room to show it or not."""
    keys = app.screen.query_one(KeyBar).keys()
    return {word for _, word, _ in keys}


def style_at(app: App[None], x: int, y: int) -> Style:
    """What a cell of the screen looks like."""
    for segment in app.screen._compositor.render_strips()[y]:
        x -= segment.cell_length
        if x < 0:
            return segment.style or Style.null()
    raise AssertionError(f"there is no cell {x} in row {y}")


def stored(tmp_path: Path, columns: str = "item, response, score, fate") -> list[tuple[Any, ...]]:
    """What another program finds in the table of responses."""
    with closing(sqlite3.connect(tmp_path / "data" / STORE)) as connection:
        return connection.execute(f"SELECT {columns} FROM responses ORDER BY rowid").fetchall()


def responses(tmp_path: Path) -> list[tuple[str, ...]]:
    """What was answered, in order."""
    return [tuple(json.loads(text)) for (text,) in stored(tmp_path, "response")]


def take(
    store: Store,
    library: Path,
    new_id: Callable[[], str],
    answers: Mapping[str, Response],
    *,
    bank: str = "dance",
    plan: Plan | None = None,
    sure: Mapping[str, Certainty] | None = None,
    at: datetime = NOON,
) -> Desk:
    """Take a quiz of the article about bees as an earlier run of the program would have, a minute an answer."""
    article = Shelf([library]).find("bees")
    minutes = count()
    path = library / "quizzes" / f"{bank}.yaml"
    desk = Desk.open(
        store, article.key, read_bank(path), lambda: at + timedelta(minutes=next(minutes)), new_id,
        Passages(article.open()),
    ).begin(plan)  # fmt: skip
    for name, response in answers.items():
        item = desk.bank.item(name)
        assert item, name
        desk, _, _ = desk.submit(item, response, (sure or {}).get(name), 5.0)
    return desk


def sentence(library: Path, words: str) -> str:
    """A sentence of the article as a learner marks it, by some words in it."""
    passages = Passages(Shelf([library]).find("bees").open())
    return next(text for text in map(passages.written, passages.sentences) if words in text)
