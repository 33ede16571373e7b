"""Sessions: one run of a quiz, as values that are replaced and never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.quiz.bank import Bank
    from reader.quiz.model import Item, Mark, Response

NewId = Callable[[], str]
"""Makes a name that nothing else has; passed in, so that tests can foretell it."""


class Answer(NamedTuple):
    """A response that has been marked. `marked` is the moment, in UTC."""

    id: str
    item: str
    response: Response
    score: float
    points: float
    rule: str
    marked: datetime


@dataclass(frozen=True)
class Session:
    """Which items of a bank are taken, in which order and with which shuffle, and what was answered so far."""

    id: str
    bank: str
    seed: str
    items: tuple[str, ...]
    started: datetime
    answers: tuple[Answer, ...] = ()

    def answer_to(self, item: str) -> Answer | None:
        """The answer given to an item, or None."""
        return next((answer for answer in self.answers if answer.item == item), None)

    @property
    def next_item(self) -> str | None:
        """The first item not answered yet; None when the session is over."""
        answered = {answer.item for answer in self.answers}
        return next((item for item in self.items if item not in answered), None)

    @property
    def finished(self) -> bool:
        """Whether every item has been answered."""
        return self.next_item is None

    @property
    def score(self) -> float:
        """The points earned."""
        return sum(answer.score * answer.points for answer in self.answers)

    @property
    def possible(self) -> float:
        """The points that could have been earned by the answers given."""
        return sum(answer.points for answer in self.answers)

    @property
    def per_cent(self) -> str:
        """The score in per cent of what the answers could have earned."""
        return f"{100 * self.score / self.possible:.0f} %" if self.possible else "0 %"

    @property
    def missed(self) -> tuple[str, ...]:
        """The items that were not answered fully right, in order."""
        full = {answer.item for answer in self.answers if answer.score >= 1}
        answered = {answer.item for answer in self.answers}
        return tuple(item for item in self.items if item in answered - full)

    def limited_to(self, bank: Bank) -> Session:
        """The session without the items that the bank no longer has."""
        known = {item.id for item in bank.ready}
        items = tuple(item for item in self.items if item in known)
        return replace(self, items=items, answers=tuple(answer for answer in self.answers if answer.item in known))


def new_session(bank: Bank, now: datetime, new_id: NewId, only: Iterable[str] | None = None) -> Session:
    """A session over the items of a bank, or only those with the ids given, in the bank's order."""
    wanted = None if only is None else set(only)
    items = tuple(item.id for item in bank.ready if wanted is None or item.id in wanted)
    identity = new_id()
    return Session(identity, bank.slug, identity[:8], items, now)


def answered(session: Session, item: Item, response: Response, now: datetime, new_id: NewId) -> tuple[Answer, Mark]:
    """A response as a marked answer, with the mark that tells why."""
    mark = item.mark(response)
    return Answer(new_id(), item.id, response, mark.score, item.points, mark.rule, now), mark


def with_answer(session: Session, answer: Answer) -> Session:
    """The session with an answer added; one to an item that was answered before changes nothing."""
    return session if session.answer_to(answer.item) else replace(session, answers=(*session.answers, answer))


def points_text(points: float) -> str:
    """Points as people write them: 3, or 2.5."""
    return f"{points:.2f}".rstrip("0").rstrip(".")
