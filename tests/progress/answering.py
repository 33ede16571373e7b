"""Answers every item of a session, from a process of its own: `answering.py FOLDER SESSION`.

It waits for a line before it opens the store, so that several can begin at once, and prints the id of each answer
when the store has taken it.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from reader.document.clean import CleanText
from reader.document.model import DocumentKey
from reader.progress.desk import Desk
from reader.progress.store import Store
from reader.quiz.bank import Bank
from reader.quiz.items.typed import Typed
from reader.quiz.session import Session

KEY = DocumentKey("shipped", "ada")
NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


def bank(items: int) -> Bank:
    """A bank of as many items, all answered by `yes`."""
    stem, answers = CleanText("Is it?"), (CleanText("yes"),)
    made = tuple(Typed(id=f"q{number}", stem=stem, answers=answers) for number in range(items))
    return Bank(Path("many.yaml"), "ada", CleanText("Many"), made)


def session(identity: str, items: int) -> Session:
    """A session over all of them."""
    return Session(identity, "many", "seed", tuple(item.id for item in bank(items).items), NOW)


def main(folder: str, identity: str, items: int) -> None:
    """Answer all items of one session, whether or not another process does so too."""
    print("ready", flush=True)
    sys.stdin.readline()
    store = Store(Path(folder))
    store.answers.keep_session(KEY, session(identity, items))
    desk = Desk(store, KEY, bank(items), lambda: NOW, lambda: uuid4().hex, session(identity, items))
    for item in desk.bank.items:
        _, answer, _ = desk.submit(item, ("yes",))
        print(answer.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
