"""The desk: one bank being taken, every step of it kept.

The panes and the plain quiz both work through this, so that they mark alike, store alike, and one goes on where the
other stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from reader.document.anchor import fingerprint
from reader.document.clean import clean_line
from reader.document.model import DocumentKey
from reader.document.passages import Passages
from reader.errors import ReaderError
from reader.progress.store import Store
from reader.quiz.bank import Bank, read_bank
from reader.quiz.certainty import Certainty
from reader.quiz.model import Item, Mark, Response
from reader.quiz.plan import Mode, Plan, Selection
from reader.quiz.reports import Report, append, bytes_name
from reader.quiz.session import (
    Answer,
    NewId,
    Session,
    answered,
    new_session,
    overruled,
    with_answer,
    without_answer,
)


@dataclass(frozen=True)
class Desk:
    """A bank and the session of it that goes on or was the last; `session` is None where it was never taken."""

    store: Store
    key: DocumentKey
    bank: Bank
    clock: Callable[[], datetime]
    new_id: NewId
    session: Session | None = None
    passages: Passages | None = None

    @classmethod
    def open(
        cls,
        store: Store,
        key: DocumentKey,
        bank: Bank,
        clock: Callable[[], datetime],
        new_id: NewId,
        passages: Passages | None = None,
    ) -> Desk:
        """The desk as it was left: the last session without items that the bank has lost since.

        Items that are answered in the text can be marked only where its `passages` are given.
        """
        last = store.answers.latest_session(key, bank.slug)
        bound = bank.bound(passages) if passages else bank
        return cls(store, key, bound, clock, new_id, last.limited_to(bank) if last and bank.items else None, passages)

    @property
    def taken(self) -> Session:
        """The session. Raises ValueError before one was begun."""
        if self.session is None:
            raise ValueError("no session was begun")
        return self.session

    def begin(self, plan: Plan | None = None, selection: Selection | None = None) -> Desk:
        """A new session, of all items or those selected."""
        session = new_session(self.bank, self.clock(), self.new_id, self._limited(plan or Plan()), selection)
        self.store.answers.keep_session(self.key, session)
        return replace(self, session=session)

    def go_on(self) -> Desk:
        """The session as it stands if items are left, else a new one taken in the same way."""
        if self.session and not self.session.finished:
            return self
        return self.begin(self.session.plan if self.session else None)

    def resume(self, plan: Plan, selection: Selection) -> Desk:
        """The session as it stands if it was begun in this way and items are left, else a new one."""
        session = self.session
        same = session and session.plan == self._limited(plan) and selection.chose(session.chosen)
        return self if session and same and not session.finished else self.begin(plan, selection)

    def _limited(self, plan: Plan) -> Plan:
        """A plan with the bank's own limit, where it is a test without one."""
        if plan.mode is Mode.TEST and plan.minutes is None and plan.seconds is None:
            return replace(plan, minutes=self.bank.minutes)
        return plan

    def missed(self) -> tuple[str, ...]:
        """The items whose last answer was not fully right, whichever session it was given in."""
        latest = self.store.answers.latest(self.key)
        return tuple(
            item.id
            for item in self.bank.ready
            if (answer := latest.get((self.bank.slug, item.id))) is not None and answer.score < 1
        )

    def submit(
        self, item: Item, response: Response, certainty: Certainty | None = None, seconds: float = 0.0
    ) -> tuple[Desk, Answer, Mark]:
        """Mark a response and write it; when this returns, the disk has it.

        Of two answers to one item of a session the first counts, unless marks are kept back till the end and answers
        can be changed; the answer returned is the one on disk, and the session has what the other window added. Raises
        ReaderError when it cannot be written.
        """
        session = self.taken
        answer, mark = answered(session, item, response, self.clock(), self.new_id, certainty, seconds)
        before = session.answer_to(item.id)
        instead_of = None
        if before and not session.plan.tells_marks and not session.finished:
            instead_of = before.id
            answer = answer._replace(seconds=before.seconds + seconds)
        kept = self.store.answers.keep_answer(self.key, session, answer, instead_of)
        if kept.id == answer.id:
            return replace(self, session=with_answer(session, kept)), kept, mark
        return self._as_kept(), kept, item.mark(kept.response)

    def rate(self, answer: Answer, certainty: Certainty | None) -> tuple[Desk, Answer]:
        """How sure the learner is of an answer that is kept. Raises ReaderError when it cannot be written."""
        if certainty is None:
            return self, answer
        self.store.answers.rate(answer, certainty)
        rated = answer._replace(certainty=certainty)
        answers = tuple(rated if each.id == answer.id else each for each in self.taken.answers)
        return replace(self, session=replace(self.taken, answers=answers)), rated

    def overrule(self, item: Item, answer: Answer) -> tuple[Desk, Answer, Mark]:
        """The opposite mark for an answer, by the learner's word, or the program's own again.

        Raises ReaderError when it cannot be written.
        """
        other, mark = overruled(self.taken, item, answer, self.clock(), self.new_id)
        kept = self.store.answers.keep_answer(self.key, self.taken, other, answer.id)
        return replace(self, session=with_answer(self.taken, kept, answer.id)), kept, mark

    def undo(self, answer: Answer) -> Desk:
        """The session as it was before an answer. Raises ReaderError when it cannot be written."""
        self.store.answers.undo(answer)
        return replace(self, session=without_answer(self.taken, answer))

    def skip(self, item: Item) -> Desk:
        """The session with an item put off till the others are answered; one put off again goes behind the others."""
        session = self.taken
        self.store.answers.drop_aside(session, item.id, "skipped")
        self.store.answers.keep_aside(session, item.id, "skipped", self.clock())
        skipped = (*(each for each in session.skipped if each != item.id), item.id)
        return replace(self, session=replace(session, skipped=skipped))

    def flag(self, item: Item) -> Desk:
        """The session with an item marked to be looked at again, or marked no more."""
        session = self.taken
        if item.id in session.flagged:
            self.store.answers.drop_aside(session, item.id, "flagged")
        else:
            self.store.answers.keep_aside(session, item.id, "flagged", self.clock())
        return replace(self, session=replace(session, flagged=session.flagged ^ {item.id}))

    def to_be_marked(self) -> Item | None:
        """The first item of a test that the learner marks and has written an answer to, but not marked yet."""
        for item in filter(None, map(self.bank.item, self.taken.items)):
            answer = self.taken.answer_to(item.id)
            if item.self_marked and answer and len(answer.response) == 1:
                return item
        return None

    def hand_in(self) -> Desk:
        """The session closed: its answers can no longer be changed, and their marks can be seen.

        What was left unanswered earns nothing. Raises ReaderError when it cannot be written.
        """
        desk = self
        for item in filter(None, map(self.bank.item, self.taken.items)):
            if desk.taken.answer_to(item.id) is None:
                desk, _, _ = desk.submit(item, ())
        self.store.answers.hand_in(self.taken, self.clock())
        return desk._as_kept()

    def _as_kept(self) -> Desk:
        """The session as it stands on the disk, with what other windows have done."""
        kept = self.store.answers.session(self.taken.id)
        return replace(self, session=kept.limited_to(self.bank)) if kept else self

    def report(self, item: Item, remark: str) -> Path:
        """Keep a remark on an item for its author, with what was answered to it; the file it is in.

        Raises ReaderError when it cannot be written.
        """
        given = [each for each in self.session.answers if each.item == item.id] if self.session else []
        answer = given[-1] if given else None
        about = Report(
            item.id,
            clean_line(remark),
            answer.response if answer else (),
            self.clock().isoformat(),
            item.digest,
            bytes_name(self.bank.path),
            fingerprint(self.passages.document) if self.passages else "",
        )
        return append(about, self.bank.path, self.store.path.parent)

    def due(self, item: Item) -> datetime | None:
        """When the time for an item is up: its own, from when it was first shown, or that of the whole quiz."""
        session = self.taken
        ends = [session.deadline] if session.deadline else []
        if session.plan.seconds:
            shown = self.store.answers.keep_aside(session, item.id, "shown", self.clock())
            ends.append(shown + timedelta(seconds=session.plan.seconds))
        return min(ends, default=None)


def open_desks(
    store: Store,
    key: DocumentKey,
    paths: Iterable[Path],
    clock: Callable[[], datetime],
    new_id: NewId,
    passages: Passages | None = None,
    read: Callable[[Path], Bank] = read_bank,
    drafts: bool = False,
) -> tuple[tuple[Desk, ...], tuple[ReaderError, ...]]:
    """A desk for each bank with something to take, and what is wrong with the banks; a broken one hides no other.

    A bank of nothing but drafts has something to take only where `drafts` are asked for.
    """
    desks: list[Desk] = []
    problems: list[ReaderError] = []
    for path in paths:
        try:
            bank = read(path)
            if bank.offered(drafts):
                desks.append(Desk.open(store, key, bank, clock, new_id, passages))
            problems += bank.problems
        except ReaderError as error:
            problems.append(error)
    return tuple(desks), tuple(problems)
