from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quiz.certainty import WORTH, Calibration, Certainty, calibration, worth
from reader.quiz.session import Answer

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
SURE, THINK, GUESS = Certainty


def answer(score: float, certainty: Certainty | None) -> Answer:
    return Answer("1", "a", ("x",), score, 1, "", NOW, certainty=certainty)


@pytest.mark.parametrize(
    ("certainty", "score", "points"),
    [
        (SURE, 1, 3),
        (THINK, 1, 2),
        (GUESS, 1, 1),
        (SURE, 0, -6),
        (THINK, 0, -2),
        (GUESS, 0, 0),
        (SURE, 0.5, 1.5),
        (THINK, 0.25, 0.5),
        (SURE, 0.001, 0.003),
    ],
)
def test_the_scale_is_moodles(certainty: Certainty, score: float, points: float) -> None:
    assert worth(certainty, score) == pytest.approx(points)


def test_to_be_surer_pays_more_when_right_and_costs_more_when_wrong() -> None:
    rights, wrongs = zip(*(WORTH[certainty] for certainty in Certainty), strict=True)
    assert rights == (3, 2, 1) and wrongs == (-6, -2, 0)


def test_nothing_was_said_and_there_is_no_table() -> None:
    assert calibration([]) == calibration([answer(1, None), answer(0, None)]) == ()


def test_there_is_a_row_for_each_certainty_that_was_used_the_surest_first() -> None:
    given_ = [answer(1, GUESS), answer(1, SURE), answer(0, SURE), answer(1, SURE), answer(1, None), answer(0, GUESS)]
    assert calibration(given_) == (Calibration(SURE, 3, pytest.approx(2 / 3), 0), Calibration(GUESS, 2, 0.5, 1))


@pytest.mark.parametrize(
    ("scores", "right", "points"),
    [([1], 1, 3), ([0], 0, -6), ([0.5, 0.5], 0.5, 3), ([1, 0], 0.5, -3), ([1, 1, 0], 2 / 3, 0)],
)
def test_a_row_has_the_share_of_the_marks_and_the_points(scores: list[float], right: float, points: float) -> None:
    (row,) = calibration(answer(score, SURE) for score in scores)
    assert (row.answers, row.right, row.points) == (len(scores), pytest.approx(right), pytest.approx(points))


@settings(deadline=None, max_examples=100)
@given(given_=st.lists(st.tuples(st.sampled_from([0, 0.25, 0.5, 1]), st.sampled_from([None, *Certainty])), max_size=20))
def test_every_answer_with_a_certainty_is_in_one_row(given_: list[tuple[float, Certainty | None]]) -> None:
    rows = calibration(answer(score, certainty) for score, certainty in given_)
    said = [(score, certainty) for score, certainty in given_ if certainty]
    assert sum(row.answers for row in rows) == len(said)
    assert sum(row.points for row in rows) == pytest.approx(sum(worth(certainty, score) for score, certainty in said))
    assert all(0 <= row.right <= 1 and -6 * row.answers <= row.points <= 3 * row.answers for row in rows)
