"""Sessions: one run of a quiz, as values that are replaced and never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from reader.quiz.plan import Plan, Selection, siblings

if TYPE_CHECKING:
    from reader.quiz.bank import Bank
    from reader.quiz.certainty import Certainty
    from reader.quiz.model import Item, Mark, Response

NewId = Callable[[], str]
"""Makes a name that nothing else has; passed in, so that tests can foretell it."""

OVERRULED = "overruled by the learner"


class Fate(StrEnum):
    """What has become of an answer: it counts, it was a try with others to come, or it counts no more."""

    FINAL = "final"
    TRY = "try"
    UNDONE = "undone"
    REPLACED = "replaced"


class Answer(NamedTuple):
    """A response that has been marked.

    `score` is what it earned, less what the tries before it cost. `marked` is the moment, in UTC; `seconds` how long
    the item was on the screen; `digest` the item's as it was then.
    """

    id: str
    item: str
    response: Response
    score: float
    points: float
    rule: str
    marked: datetime
    attempt: int = 1
    proof: float | None = None
    certainty: Certainty | None = None
    seconds: float = 0.0
    type: str = ""
    digest: str = ""
    fate: Fate = Fate.FINAL

    @property
    def overruled(self) -> bool:
        """Whether the learner had the last word on it."""
        return self.rule.startswith(OVERRULED)


@dataclass(frozen=True)
class Session:
    """Which items of a bank are taken, in which order and with which shuffle, and what was answered so far.

    `answers` are those that count and the tries before them. `planned` are the items it began with; `variants` the
    ones that stand in for an item after a miss. `chosen` says in words which items were asked for.
    """

    id: str
    bank: str
    seed: str
    planned: tuple[str, ...]
    started: datetime
    answers: tuple[Answer, ...] = ()
    plan: Plan = field(default_factory=Plan)
    chosen: str = ""
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    flagged: frozenset[str] = frozenset()
    handed_in: datetime | None = None

    @cached_property
    def final(self) -> Mapping[str, Answer]:
        """The answer that counts, by item."""
        return {answer.item: answer for answer in self.answers if answer.fate is Fate.FINAL}

    @cached_property
    def items(self) -> tuple[str, ...]:
        """The items in order; after one that was missed, the one that stands in for it."""
        return tuple(self._sequence()) if self.variants and self.plan.tells_marks else self.planned

    def _sequence(self) -> Iterator[str]:
        for item in self.planned:
            yield item
            before = item
            for sibling in self._siblings(item):
                if not self._missed(before) or sibling in self.planned:
                    break
                yield sibling
                before = sibling

    def _siblings(self, item: str) -> Iterator[str]:
        """The items that stand in for one, each followed by those that stand in for it."""
        left = [*reversed(self.variants.get(item, ()))]
        while left:
            sibling = left.pop()
            yield sibling
            left += reversed(self.variants.get(sibling, ()))

    def _missed(self, item: str) -> bool:
        answer = self.final.get(item)
        return answer is not None and answer.score < 1

    def answer_to(self, item: str) -> Answer | None:
        """The answer that counts for an item, or None."""
        return self.final.get(item)

    def tries(self, item: str) -> tuple[Answer, ...]:
        """The tries at an item that was not settled by them."""
        return tuple(answer for answer in self.answers if answer.item == item and answer.fate is Fate.TRY)

    @property
    def answered(self) -> int:
        """How many items have an answer that counts."""
        return len(self.final)

    @cached_property
    def next_item(self) -> str | None:
        """The first item not answered yet, those skipped at the end; None when all are answered."""
        left = [item for item in self.items if item not in self.final]
        return next((item for item in left if item not in self.skipped), None) or next(
            (item for item in self.skipped if item in left), None
        )

    @property
    def finished(self) -> bool:
        """Whether it is over: every item answered, or handed in where answers can be changed until then."""
        return self.handed_in is not None or (self.plan.tells_marks and self.next_item is None)

    @property
    def deadline(self) -> datetime | None:
        """When the time for all of it is up."""
        return self.started + timedelta(minutes=self.plan.minutes) if self.plan.minutes else None

    @property
    def score(self) -> float:
        """The points earned."""
        return sum(answer.score * answer.points for answer in self.final.values())

    @property
    def possible(self) -> float:
        """The points that could have been earned by the answers given."""
        return sum(answer.points for answer in self.final.values())

    @property
    def per_cent(self) -> str:
        """The score in per cent of what the answers could have earned."""
        return f"{_half_up(100 * self.score / self.possible):.0f} %" if self.possible else "0 %"

    @property
    def missed(self) -> tuple[str, ...]:
        """The items that were not answered fully right, in order."""
        return tuple(item for item in self.items if self._missed(item))

    def limited_to(self, bank: Bank) -> Session:
        """The session without the items that the bank no longer has."""
        known = {item.id for item in bank.offered(self.plan.drafts)}
        return replace(
            self,
            planned=tuple(item for item in self.planned if item in known),
            answers=tuple(answer for answer in self.answers if answer.item in known),
            variants={item: tuple(each for each in others if each in known) for item, others in self.variants.items()},
            skipped=tuple(item for item in self.skipped if item in known),
            flagged=self.flagged & known,
        )


def new_session(
    bank: Bank, now: datetime, new_id: NewId, plan: Plan | None = None, selection: Selection | None = None
) -> Session:
    """A session over all items of a bank, or those selected."""
    identity = new_id()
    plan, selection = plan or Plan(), (selection or Selection()).seeded(identity[:4])
    return Session(
        identity,
        bank.slug,
        identity[:8],
        selection.items(bank, plan.drafts),
        now,
        plan=plan,
        chosen=selection.words,
        variants=siblings(bank.offered(plan.drafts)),
    )


def answered(
    session: Session,
    item: Item,
    response: Response,
    now: datetime,
    new_id: NewId,
    certainty: Certainty | None = None,
    seconds: float = 0.0,
) -> tuple[Answer, Mark]:
    """A response as a marked answer, with the mark that tells why.

    Each further try costs an equal part of the mark: the second of three earns two thirds of it. The best try counts.
    """
    mark = item.mark(response)
    attempt = len(session.tries(item.id)) + 1
    score, rule, fate = _earned(session, item, attempt, mark.score), mark.rule, Fate.TRY
    if mark.score >= 1 or attempt >= _tries(session, item, attempt):
        score, rule = _counted(session, item, attempt, mark.score, mark.rule)
        fate = Fate.FINAL
    answer = Answer(new_id(), item.id, response, score, item.points, rule, now, attempt, mark.proof, certainty,
                    seconds, item.type_name, item.digest, fate)  # fmt: skip
    return answer, mark


def _tries(session: Session, item: Item, attempt: int) -> int:
    """How many tries there are; where marks are kept back it is the one being made."""
    return max(item.tries, attempt) if session.plan.tells_marks else attempt


def _earned(session: Session, item: Item, attempt: int, score: float) -> float:
    """What a mark of `score` earns at a try."""
    tries = _tries(session, item, attempt)
    return score * (tries - attempt + 1) / tries


def _counted(session: Session, item: Item, attempt: int, score: float, rule: str) -> tuple[float, str]:
    """What the last try makes count, and by which rule: a try before it that earned more is named there."""
    earned = _earned(session, item, attempt, score)
    best = max(session.tries(item.id)[: attempt - 1], key=lambda answer: answer.score, default=None)
    if best is None or best.score <= earned:
        return earned, rule
    return best.score, f"{rule}; try {best.attempt} counts, which earned more"


def repeats(session: Session, item: Item, response: Response) -> bool:
    """Whether a response is that of the try before."""
    return any(answer.response == response for answer in session.tries(item.id)[-1:])


def overruled(session: Session, item: Item, answer: Answer, now: datetime, new_id: NewId) -> tuple[Answer, Mark]:
    """An answer marked the other way round by the learner's word, recorded as such; and its mark.

    One that was overruled before is as the program marks it again. Either way it counts, and no further try comes.
    """
    mark = said = item.mark(answer.response)
    rule = said.rule
    if not answer.overruled:
        mark = replace(said, score=0.0 if said.score >= 1 else 1.0, rule=OVERRULED)
        rule = f"{OVERRULED}; the program said: {said.rule}"
    score, rule = _counted(session, item, answer.attempt, mark.score, rule)
    return answer._replace(id=new_id(), score=score, rule=rule, marked=now, fate=Fate.FINAL), mark


def with_answer(session: Session, answer: Answer, instead_of: str | None = None) -> Session:
    """The session with an answer added, in the place of the one that counted so far, or of another by its id."""
    if answer in session.answers:
        return session
    kept = (each for each in session.answers if each.item != answer.item or each.fate is Fate.TRY)
    return replace(session, answers=(*(each for each in kept if each.id != instead_of), answer))


def without_answer(session: Session, answer: Answer) -> Session:
    """The session as it was before an answer."""
    return replace(session, answers=tuple(each for each in session.answers if each.id != answer.id))


def at_try(item: Item, answer: Answer) -> str:
    """Which try an answer was where it was not the first, with what became of that one: "right at try 2"."""
    if answer.attempt == 1:
        return ""
    right = (item.mark(answer.response).score >= 1) is not answer.overruled
    return f"{'right at ' if right else ''}try {answer.attempt}"


def out_of(score: float, possible: float) -> str:
    """Points of those possible: 0.5 of 1 point, 3 of 4 points."""
    most = points_text(possible)
    return f"{points_text(score)} of {most} point{'' if most == '1' else 's'}"


def earned_text(answer: Answer) -> str:
    """What an answer earned."""
    return out_of(answer.score * answer.points, answer.points)


def points_text(points: float) -> str:
    """Points as people write them: 3, or 2.5."""
    return f"{_half_up(points, 2):.2f}".rstrip("0").rstrip(".")


def _half_up(number: float, places: int = 0) -> float:
    """A number rounded as people do it by hand: a half goes up."""
    scale = 10.0**places
    return floor(round(number * scale, 6) + 0.5) / scale
