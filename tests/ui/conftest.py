from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from textual import constants

from reader.library import Article, Shelf
from reader.progress.store import Store
from reader.quiz.plan import Plan, Selection
from reader.settings import Settings
from reader.ui.app import ReaderApp
from reader.ui.reading_screen import ReadingScreen

BEES = """\
---
id: bees
title: How bees tell
date: 2024-05-01
kind: essay
---

# How bees tell

Karl von Frisch watched bees for years. He painted a dot on a bee and waited for her at the hive.

{filler}

## The dance

A bee that has found food runs in a figure of eight, and \
her angle to the sun is the way to fly. Frisch called it a dance.

{filler}

## The doubt

Others did not believe him. The length of the run tells how far the food lies, \
said Frisch, and in Munich he was laughed at.

{filler}

## The prize

In 1973 he was given the Nobel Prize. Frisch went home to his garden.
"""
FILLER = "\n\n".join(
    f"The {nth} hour at the hive was quiet. The keeper wrote down what came and what went, "
    "and did not look up from her book until the light had gone from the page and the last of the bees was in."
    for nth in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
)
ENTITIES = """\
entities:
  - {id: frisch, kind: person, name: Karl von Frisch, aka: [Frisch], note: He read the dance.}
  - {id: munich, kind: place, name: Munich}
  - {id: prize, kind: event, name: Nobel Prize}
"""
BANK = """\
quiz: 1
document: bees
title: The dance of the bees
items:
  - id: angle
    ask: What tells the way to fly?
    answer: The angle
    wrong:
      - {text: The smell, why: A smell does not point.}
      - The sound
      - The colour
    evidence: her angle to the sun is the way to fly
    why: She dances the sun's angle.
  - id: runs
    ask: Which two does she tell?
    answer: [the way, the distance]
    wrong: [the time, the name]
    evidence:
      - her angle to the sun is the way to fly
      - The length of the run tells how far the food lies
    why: The way and how far.
  - id: year
    ask: In which year came the prize?
    answer: 1973
    accept: [in 1973]
    evidence: In 1973 he was given the Nobel Prize
    why: It came late.
  - id: alone
    claim: Everybody believed him at once.
    answer: false
    evidence: Others did not believe him
    why: He was laughed at.
"""

PAUSE = 0.004
"""Seconds in which a program that does nothing is taken to be at rest; Textual's own is five times as long."""

Build = Callable[..., ReaderApp]


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """No flashes, and nothing from the environment of whoever runs the tests."""
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", PAUSE)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", PAUSE / 4)
    for name in ("NO_COLOR", "READER_LIBRARY", "READER_DATA", "TMUX"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of one article with settled entities and a bank of all four kinds of item."""
    folder = tmp_path / "course"
    (folder / "content").mkdir(parents=True)
    (folder / "quizzes").mkdir()
    (folder / "content" / "bees.md").write_text(BEES.format(filler=FILLER), encoding="utf-8")
    (folder / "content" / "bees.entities.yaml").write_text(ENTITIES, encoding="utf-8")
    (folder / "quizzes" / "dance.yaml").write_text(BANK, encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with closing(Store(tmp_path / "data")) as store:
        yield store


@pytest.fixture
def build(
    tmp_path: Path, library: Path, store: Store, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> Build:
    """Makes the app as the command line does: the library, or the text or bank named; more runs share one store."""

    def make(
        text: str | Path | None = None,
        *,
        bank: Path | None = None,
        at_quiz: bool = False,
        keys: dict[str, str] | None = None,
        theme: str = "dark",
        on: Store | None = None,
        shelf: Shelf | None = None,
        plan: Plan | None = None,
        selection: Selection | None = None,
        clock: Callable[[], datetime] = clock,
    ) -> ReaderApp:
        shelf = shelf or Shelf([library], store.path.parent)
        first: ReadingScreen | None = None
        if text is not None:
            article: Article = shelf.find(str(text))
            first = ReadingScreen(article, article.open(), bank, at_quiz, plan, selection)
        settings = Settings(theme=theme, keys=keys or {})
        return ReaderApp(shelf, on or store, settings, tmp_path / "config" / "settings.yaml", first, clock, new_id)

    return make


@pytest.fixture
def bank_path(library: Path) -> Path:
    """The bank of the article about bees."""
    return library / "quizzes" / "dance.yaml"
