"""Results: what a session shows of what was understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from reader.quiz.bank import Bank
from reader.quiz.items.prove import reasoned
from reader.quiz.model import Item
from reader.quiz.process import Process
from reader.quiz.session import Answer, Session

NONE: Mapping[str, str] = MappingProxyType({})
CHANGED = "This question was changed since you answered it."
"""What is said of an item where `changed` holds."""


class Tally(NamedTuple):
    """How the items of one kind went: how many were answered, and their points of those possible."""

    name: str
    answered: int
    score: float
    possible: float

    @property
    def share(self) -> float:
        """The part of the points that was earned, 0 to 1."""
        return self.score / self.possible if self.possible else 0.0


class Reasons(NamedTuple):
    """Answers held against the passages that were to prove them: how many of each of the four kinds."""

    right_proven: int
    right_unproven: int
    wrong_proven: int
    wrong_unproven: int


def changed(item: Item, answer: Answer) -> bool:
    """Whether an item is another question now than the one that was answered."""
    return bool(answer.digest) and answer.digest != item.digest


def answers_of(bank: Bank, session: Session) -> tuple[tuple[Item, Answer], ...]:
    """The items that were answered, in order, with the answers that count."""
    items = ((bank.item(name), session.answer_to(name)) for name in session.items)
    return tuple((item, answer) for item, answer in items if item and answer)


def by_process(bank: Bank, session: Session) -> tuple[Tally, ...]:
    """A tally for each comprehension process that was asked for."""
    given = answers_of(bank, session)
    return tuple(_tally(process, ((item, answer) for item, answer in given if item.process is process))
                 for process in Process if any(item.process is process for item, _ in given))  # fmt: skip


def by_entity(bank: Bank, session: Session) -> tuple[Tally, ...]:
    """A tally for each entity that was asked about, by its id, those asked about most first."""
    return _by_entity(answers_of(bank, session))


def known(
    items: Iterable[tuple[str, Item]],
    latest: Mapping[tuple[str, str], Answer],
    merged: Mapping[str, str] = NONE,
) -> dict[str, Tally]:
    """For each entity id, how the items about it went when they were answered last.

    `items` come with the slug of their bank; `latest` are the answers by bank and item, `merged` the ids of entities
    that were merged into others, with the ids of those.
    """
    given = [(item, latest[bank, item.id]) for bank, item in items if (bank, item.id) in latest]
    return {tally.name: tally for tally in _by_entity(given, merged)}


def by_entity_asked(
    items: Iterable[tuple[str, Item]],
    latest: Mapping[tuple[str, str], Answer],
    merged: Mapping[str, str] = NONE,
) -> dict[str, tuple[tuple[Item, Answer | None], ...]]:
    """For each entity id the items about it, each with the answer that was given last; all given as for `known`."""
    asked: dict[str, list[tuple[Item, Answer | None]]] = {}
    for bank, item in items:
        for name in _about(item, merged):
            asked.setdefault(name, []).append((item, latest.get((bank, item.id))))
    return {name: tuple(pairs) for name, pairs in asked.items()}


def reasons(bank: Bank, session: Session) -> Reasons | None:
    """Right and wrong answers, proven and not; None where no item asked for a passage beside its answer."""
    marks = [item.mark(answer.response) for item, answer in answers_of(bank, session) if answer.proof is not None]
    kinds = [reasoned(mark.score, mark.proof) for mark in marks if mark.proof is not None]
    if not kinds:
        return None
    return Reasons(*(kinds.count(kind) for kind in ((True, True), (True, False), (False, True), (False, False))))


def seconds_taken(session: Session) -> float:
    """How long all answers took together, tries with them."""
    return sum(answer.seconds for answer in session.answers)


def _about(item: Item, merged: Mapping[str, str]) -> Iterable[str]:
    """The ids of the entities that an item is about, each once."""
    return dict.fromkeys(merged.get(name, name) for name in item.about)


def _by_entity(given: Iterable[tuple[Item, Answer]], merged: Mapping[str, str] = NONE) -> tuple[Tally, ...]:
    about: dict[str, list[tuple[Item, Answer]]] = {}
    for item, answer in given:
        for name in _about(item, merged):
            about.setdefault(name, []).append((item, answer))
    tallies = (_tally(name, pairs) for name, pairs in about.items())
    return tuple(sorted(tallies, key=lambda tally: -tally.answered))


def _tally(name: str, given: Iterable[tuple[Item, Answer]]) -> Tally:
    answers = [answer for _, answer in given]
    points = sum(answer.score * answer.points for answer in answers)
    return Tally(name, len(answers), points, sum(answer.points for answer in answers))
