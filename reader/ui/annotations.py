"""The article annotated afterwards: which passages were answered rightly, and which wrongly."""

from __future__ import annotations

from reader.document.model import Span
from reader.quiz.results import answers_of
from reader.ui.drawing import Highlight
from reader.ui.quiz_state import QuizState

RIGHT, PARTLY, WRONG = "was-right", "was-partly", "was-wrong"


def annotated(state: QuizState) -> tuple[Highlight, ...]:
    """The passages that the answers of a session rest on, each with how it went; of several items the worst counts.

    The worst come last, since the last of several in a row has its sign in the margin.
    """
    if state.desk is None or state.session is None or state.passages is None:
        return ()
    worst: dict[Span, float] = {}
    for item, answer in answers_of(state.desk.bank, state.session):
        for span in state.passages.quoted(placed.quote for placed in item.evidence):
            worst[span] = min(answer.score, worst.get(span, 1.0))
    ordered = sorted(worst.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Highlight(span, _look(score)) for span, score in ordered)


def _look(score: float) -> str:
    return RIGHT if score >= 1 else PARTLY if score > 0 else WRONG
