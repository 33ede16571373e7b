"""The desk: one bank being taken, every step of it kept.

The panes and the plain quiz both work through this, so that they mark alike, store alike, and one goes on where the
other stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reader.document.model import DocumentKey
from reader.errors import ReaderError
from reader.progress.store import Store
from reader.quiz.bank import Bank, read_bank
from reader.quiz.model import Item, Mark, Response
from reader.quiz.session import Answer, NewId, Session, answered, new_session, with_answer


@dataclass(frozen=True)
class Desk:
    """A bank and the session of it that goes on or was the last; `session` is None where it was never taken."""

    store: Store
    key: DocumentKey
    bank: Bank
    clock: Callable[[], datetime]
    new_id: NewId
    session: Session | None = None

    @classmethod
    def open(cls, store: Store, key: DocumentKey, bank: Bank, clock: Callable[[], datetime], new_id: NewId) -> Desk:
        """The desk as it was left: the last session without items that the bank has lost since."""
        last = store.latest_session(key, bank.slug)
        return cls(store, key, bank, clock, new_id, last.limited_to(bank) if last and bank.ready else None)

    def begin(self, only: Iterable[str] | None = None) -> Desk:
        """A new session, of all items or those named."""
        session = new_session(self.bank, self.clock(), self.new_id, only)
        self.store.keep_session(self.key, session)
        return replace(self, session=session)

    def go_on(self) -> Desk:
        """The session as it stands if items are left, else a new one."""
        return self if self.session and not self.session.finished else self.begin()

    def submit(self, item: Item, response: Response) -> tuple[Desk, Answer, Mark]:
        """Mark a response and write it; when this returns, the disk has it.

        Of two answers to one item of a session the first counts: the answer returned is the one on disk. Raises
        ReaderError when it cannot be written.
        """
        if self.session is None:
            raise ValueError("no session was begun")
        answer, mark = answered(self.session, item, response, self.clock(), self.new_id)
        kept = self.store.keep_answer(self.key, self.session, answer)
        if kept.id != answer.id:
            mark = item.mark(kept.response)
        return replace(self, session=with_answer(self.session, kept)), kept, mark


def open_desks(
    store: Store, key: DocumentKey, paths: Iterable[Path], clock: Callable[[], datetime], new_id: NewId
) -> tuple[tuple[Desk, ...], tuple[ReaderError, ...]]:
    """A desk for each bank with something to take, and what is wrong with the banks; a broken one hides no other."""
    desks: list[Desk] = []
    problems: list[ReaderError] = []
    for path in paths:
        try:
            bank = read_bank(path)
            if bank.ready:
                desks.append(Desk.open(store, key, bank, clock, new_id))
            problems += bank.problems
        except ReaderError as error:
            problems.append(error)
    return tuple(desks), tuple(problems)
