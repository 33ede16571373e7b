"""Loading: the entities and the quizzes of a text, read off the screen's thread while the text is read already."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message
from textual.widget import Widget

from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.document.model import Document
    from reader.document.passages import Passages
    from reader.entities.model import Entity
    from reader.library import Article
    from reader.progress.desk import Desk
    from reader.quiz.plan import Plan, Selection
    from reader.ui.app import ReaderApp


class Opening(NamedTuple):
    """The quiz that a text is opened with: the bank named, how it is taken and which items, and whether it asks."""

    bank: Path | None = None
    plan: Plan | None = None
    selection: Selection | None = None
    asking: bool = False


@dataclass(eq=False, repr=False)
class BanksRead(Message):
    """The quizzes of the text are there; those that took long to read can be kept for the next time."""

    desks: tuple[Desk, ...] = ()
    problems: tuple[ReaderError, ...] = ()
    keep: Callable[[], None] | None = None


@dataclass(eq=False, repr=False)
class EntitiesRead(Message):
    """Entities of the text are there: all, or where `more` are looked for those found so far.

    In a text that is not in `english` none are looked for.
    """

    entities: tuple[Entity, ...]
    problems: tuple[ReaderError, ...]
    english: bool
    more: bool = False


AFTER_KEY, ASIDE = 0.05, 0.005
"""Seconds after a key in which looking for entities steps aside, and for how long before it goes on by a line."""
NO_MODEL = "no-model"
"""The code of a problem that is none of the text: the language model that was asked for is not installed."""
BESIDE = ("bookmarks", "code_colours", "entity_pane", "file_watch", "find", "go_to")
"""Modules of what stands beside every text."""
QUIZ = ("quiz_pane", "quiz_state")
"""Modules of the quiz, for which a text that has none need not wait."""


async def import_all(names: Iterable[str]) -> None:
    """Import modules of the screen, so that keys are answered meanwhile."""
    for name in names:
        await asyncio.to_thread(import_module, f"reader.ui.{name}")


def load_banks(app: ReaderApp, article: Article, passages: Passages, opening: Opening) -> BanksRead:
    """The quizzes of a text, with one more that is named, wherever it lies."""
    paths, bank = app.shelf.banks(article), opening.bank
    if bank and bank.resolve() not in [path.resolve() for path in paths]:
        paths.insert(0, bank)
    if not paths:
        return BanksRead()
    from reader.progress.desk import open_desks
    from reader.quiz.bank_cache import BankCache

    cache = BankCache(app.store.path.parent)
    drafts = bool(opening.plan and opening.plan.drafts)
    desks, problems = open_desks(app.store, article.key, paths, app.clock, app.new_id, passages, cache.read, drafts)
    return BanksRead(desks, problems, cache.write)


def load_entities(
    app: ReaderApp, article: Article, document: Document, is_left: Callable[[], bool]
) -> Iterator[EntitiesRead]:
    """The entities of a text, so far and in the end, until it is left. Keys come first.

    What listing them takes of a long text, its length and its language, is found out here and not in the screen.
    """
    from reader.document.blocks import look_through
    from reader.document.language import is_english

    def stops() -> bool:
        if monotonic() < app.keyed + AFTER_KEY:
            sleep(ASIDE)
        return is_left()

    if not look_through(document, stops):
        return
    english = is_english(document)
    kept = app.store.path.parent / "found"
    entities: tuple[Entity, ...] = ()
    for entities, problems, _ in app.shelf.entities(article, document, kept, stops, app.settings.nlp):
        yield EntitiesRead(entities, problems, english, more=True)
    if not is_left():
        yield EntitiesRead(entities, (), english)


def report(widget: Widget, problems: Iterable[ReaderError]) -> None:
    """Say that something of the text was left out, and what is wrong with it."""
    wrong = [problem for problem in problems if not problem.warning and problem.code != NO_MODEL]
    if wrong:
        more = f" (and {len(wrong) - 1} more; `reader check` lists them)" if len(wrong) > 1 else ""
        widget.notify(f"{wrong[0]}{more}", title="Some of what belongs to this text was left out", markup=False,
                      severity="warning", timeout=8)  # fmt: skip


def first_desk(desks: Sequence[Desk], bank: Path | None) -> Desk | None:
    """The bank named, else one that goes on, else the first."""
    named = [desk for desk in desks if bank and desk.bank.path.resolve() == bank.resolve()]
    open_ = [desk for desk in desks if desk.session and desk.session.answers and not desk.session.finished]
    return next(iter([*named, *open_, *desks]), None)
