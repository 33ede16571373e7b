"""Certainty: how sure a learner is of an answer, and what that is worth.

The scale is Moodle's (Gardner-Medwin's certainty-based marking): being sure pays when right and costs more when wrong,
so that it is best to say what one really thinks.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.quiz.session import Answer


class Certainty(StrEnum):
    """What a learner can say of an answer, by the digit of its place."""

    SURE = "sure"
    THINK = "think so"
    GUESS = "guess"


WORTH: dict[Certainty, tuple[int, int]] = {Certainty.SURE: (3, -6), Certainty.THINK: (2, -2), Certainty.GUESS: (1, 0)}
"""Points for a right answer, and for a wrong one."""


def worth(certainty: Certainty, score: float) -> float:
    """What a mark of `score` earns with a certainty: a part of the points for right, or those for wrong at 0."""
    right, wrong = WORTH[certainty]
    return right * score if score > 0 else float(wrong)


class Calibration(NamedTuple):
    """How answers given with one certainty turned out."""

    certainty: Certainty
    answers: int
    right: float
    points: float


def calibration(answers: Iterable[Answer]) -> tuple[Calibration, ...]:
    """A row for each certainty that was used: answers, share of the marks (0 to 1), and points on the scale."""
    answers = tuple(answers)
    rows = []
    for certainty in Certainty:
        scores = [answer.score for answer in answers if answer.certainty is certainty]
        if scores:
            points = sum(worth(certainty, score) for score in scores)
            rows.append(Calibration(certainty, len(scores), sum(scores) / len(scores), points))
    return tuple(rows)
