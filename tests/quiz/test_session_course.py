"""What becomes of a session answer by answer: tries, siblings, undoing, overruling, skipping, time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import CleanText
from reader.quiz.bank import Bank
from reader.quiz.certainty import Certainty
from reader.quiz.items.several import Several
from reader.quiz.model import Option
from reader.quiz.plan import Mode, Plan, Selection
from reader.quiz.session import (
    OVERRULED,
    Answer,
    Fate,
    Session,
    answered,
    at_try,
    new_session,
    overruled,
    points_text,
    with_answer,
    without_answer,
)

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
SOURCE = """\
quiz: 1
document: ada
items:
  - {id: a, ask: A?, answer: yes}
  - {id: b, ask: B?, answer: [yes, sure], wrong: [no, never], tries: 3, points: 6}
  - {id: c, ask: C?, answer: yes}
"""
FAMILY = """\
  - {id: a2, ask: A?, answer: yes, variant_of: a}
  - {id: a3, ask: A?, answer: yes, variant_of: a2}
  - {id: a4, ask: A?, answer: yes, variant_of: a}
  - {id: c2, ask: C?, answer: yes, variant_of: c, status: draft}
"""
NewId = Callable[[], str]
HALF, NONE, ALL = ("yes",), (), ("yes", "sure")


@pytest.fixture
def bank(bank_from: Callable[[str], Bank]) -> Bank:
    return bank_from(SOURCE + FAMILY)


@pytest.fixture
def give(bank: Bank, new_id: NewId) -> Callable[..., Session]:
    """Answers items of a session one after the other: `give(session, a="yes")`."""

    def give(session: Session, **given_: str | tuple[str, ...]) -> Session:
        for name, response in given_.items():
            item = bank.item(name)
            assert item
            texts = (response,) if isinstance(response, str) else response
            session = with_answer(session, answered(session, item, texts, NOW, new_id)[0])
        return session

    return give


@pytest.fixture
def begin(bank: Bank, new_id: NewId) -> Callable[..., Session]:
    return lambda mode=Mode.CHECK, selection=None, **plan: new_session(bank, NOW, new_id, Plan(mode, **plan), selection)


Begin = Callable[..., Session]
Give = Callable[..., Session]


# Tries


@pytest.mark.parametrize(
    ("responses", "scores"),
    [
        ([ALL], [1]),
        ([NONE, ALL], [0, 2 / 3]),
        ([NONE, NONE, ALL], [0, 0, 1 / 3]),
        ([HALF, NONE, NONE], [1 / 2, 0, 1 / 2]),
        ([NONE, HALF, HALF], [0, 1 / 3, 1 / 3]),
        ([NONE, NONE, HALF], [0, 0, 1 / 6]),
        ([HALF, HALF, ALL], [1 / 2, 1 / 3, 1 / 2]),
        ([NONE, NONE, NONE], [0, 0, 0]),
    ],
)
def test_a_later_try_earns_less_and_the_best_counts(
    begin: Begin, give: Give, responses: list[tuple[str, ...]], scores: list[float]
) -> None:
    session = begin()
    for response in responses:
        assert session.answer_to("b") is None
        session = give(session, b=response)
    assert [answer.score for answer in session.answers] == pytest.approx(scores)
    assert [answer.attempt for answer in session.answers] == [*range(1, len(scores) + 1)]
    assert [answer.fate for answer in session.answers] == [*[Fate.TRY] * (len(scores) - 1), Fate.FINAL]
    assert session.score == pytest.approx(6 * scores[-1])
    assert session.tries("b") == session.answers[:-1]


def test_an_item_under_way_is_not_answered_and_earns_nothing_yet(begin: Begin, give: Give) -> None:
    session = give(begin(), a="yes", b=HALF)
    assert (session.next_item, session.answered, session.score, session.possible) == ("b", 1, 1, 1)
    assert session.missed == ()


@pytest.mark.parametrize("response", [ALL, HALF, NONE])
def test_in_a_test_there_is_one_try_and_it_counts_in_full(
    begin: Begin, give: Give, bank: Bank, response: tuple[str, ...]
) -> None:
    (answer,) = give(begin(Mode.TEST), b=response).answers
    item = bank.item("b")
    assert item and (answer.fate, answer.score) == (Fate.FINAL, item.mark(response).score)


@settings(deadline=None, max_examples=100)
@given(tries=st.integers(1, 4), marks=st.lists(st.integers(0, 2), min_size=4, max_size=4))
def test_what_counts_is_the_best_of_the_tries_each_less_its_cost(tries: int, marks: list[int]) -> None:
    options = [Option(CleanText(text), text in ALL) for text in ("yes", "sure", "no")]
    item = Several(id="b", stem=CleanText("B?"), choices=tuple(options), tries=tries)
    session, earned = Session("s", "bank", "seed", ("b",), NOW), []
    for attempt, mark in enumerate(marks[:tries], 1):
        session = with_answer(session, answered(session, item, ALL[:mark], NOW, lambda: uuid4().hex)[0])
        earned.append(Fraction(mark, 2) * Fraction(tries - attempt + 1, tries))
        if mark == 2:
            break
    final = session.answer_to("b")
    assert final and final.score == pytest.approx(float(max(earned)))


# Siblings


def test_a_sibling_comes_straight_after_a_miss_and_only_then(begin: Begin, give: Give) -> None:
    assert begin().items == give(begin(), a="yes").items == ("a", "b", "c")
    assert give(begin(), a="no").items == ("a", "a2", "b", "c")
    assert give(begin(), a="no").next_item == "a2"


def test_a_further_sibling_comes_only_when_the_one_before_was_missed_too(begin: Begin, give: Give) -> None:
    missed = give(begin(), a="no")
    assert give(missed, a2="yes").items == ("a", "a2", "b", "c")
    assert give(missed, a2="no").items == ("a", "a2", "a3", "b", "c")
    assert give(missed, a2="no", a3="yes").items == ("a", "a2", "a3", "b", "c")
    assert give(missed, a2="no", a3="no").items == ("a", "a2", "a3", "a4", "b", "c")
    assert give(missed, a2="no", a3="no", a4="no").next_item == "b"


def test_a_sibling_comes_after_an_answer_that_was_right_only_in_part(bank: Bank, begin: Begin, give: Give) -> None:
    session = replace(begin(), variants={"b": ("a2",)})
    assert give(session, b=HALF).items == ("a", "b", "c")
    for _ in range(3):
        session = give(session, b=HALF)
    assert session.items == ("a", "b", "a2", "c")


def test_a_sibling_counts_as_an_item_of_its_own(begin: Begin, give: Give) -> None:
    session = give(begin(), a="no", a2="yes")
    assert (session.score, session.possible, session.missed) == (1, 2, ("a",))


def test_in_a_test_there_are_no_siblings(begin: Begin, give: Give) -> None:
    assert give(begin(Mode.TEST), a="no").items == ("a", "b", "c")


def test_a_sibling_that_is_a_draft_comes_only_where_drafts_are_taken(begin: Begin, give: Give) -> None:
    assert give(begin(), c="no").items == ("a", "b", "c")
    assert give(begin(drafts=True), c="no").items == ("a", "b", "c", "c2")


def test_a_sibling_taken_by_itself_is_not_asked_twice(begin: Begin, give: Give) -> None:
    session = begin(selection=Selection(("a", "a2")))
    assert give(session, a="no").items == ("a", "a2")
    assert give(begin(selection=Selection(("a2",))), a2="no").items == ("a2", "a3")


def test_a_miss_taken_back_takes_its_sibling_back(begin: Begin, give: Give) -> None:
    session = give(begin(), a="no")
    assert without_answer(session, session.answers[-1]).items == ("a", "b", "c")


def test_siblings_in_a_ring_come_to_an_end(begin: Begin, give: Give) -> None:
    ring = replace(begin(), variants={"a": ("a2",), "a2": ("a3",), "a3": ("a",)})
    assert give(ring, a="no", a2="no", a3="no").items == ("a", "a2", "a3", "b", "c")


def test_a_line_of_a_thousand_siblings_is_followed(begin: Begin, give: Give) -> None:
    names = [f"v{number}" for number in range(2000)]
    session = replace(begin(), planned=("v0",), variants={one: (other,) for one, other in pairwise(names)})
    wrong = give(begin(), a="no").answers[0]
    session = replace(session, answers=tuple(wrong._replace(id=name, item=name) for name in names))
    assert session.items == tuple(names)


# Undoing and overruling


def test_undoing_gives_back_the_session_as_it_was(begin: Begin, give: Give) -> None:
    before = give(begin(), a="yes", b=HALF)
    for name in ("b", "c"):
        after = give(before, **{name: NONE})
        assert without_answer(after, after.answers[-1]) == before


def test_undoing_a_try_gives_the_try_back(begin: Begin, give: Give) -> None:
    session = give(begin(), b=NONE)
    again = give(without_answer(session, session.answers[-1]), b=ALL)
    assert [(answer.attempt, answer.score) for answer in again.answers] == [(1, 1)]


def test_undoing_the_last_try_keeps_those_before(begin: Begin, give: Give) -> None:
    session = give(begin(), b=HALF)
    session = give(give(session, b=NONE), b=NONE)
    undone = without_answer(session, session.answers[-1])
    assert undone.answer_to("b") is None
    assert [answer.attempt for answer in undone.tries("b")] == [1, 2]
    assert give(undone, b=ALL).answers[-1].score == pytest.approx(1 / 2)


def test_overruling_turns_the_mark_round_and_says_so(bank: Bank, begin: Begin, give: Give, new_id: NewId) -> None:
    session, (a, *_) = give(begin(), a="no"), bank.items
    given_ = session.answers[-1]._replace(certainty=Certainty.SURE)
    other, mark = overruled(session, a, given_, NOW + timedelta(seconds=5), new_id)
    assert (other.score, other.response, other.certainty, other.fate) == (1, ("no",), Certainty.SURE, Fate.FINAL)
    assert (mark.score, mark.rule) == (1, OVERRULED)
    assert other.rule == f"{OVERRULED}; the program said: {given_.rule}"
    assert other.overruled and not given_.overruled
    assert other.id != given_.id and other.marked > given_.marked


def test_overruling_once_more_is_what_the_program_said(bank: Bank, begin: Begin, give: Give, new_id: NewId) -> None:
    for text, then in (("no", 0), ("yes", 1)):
        session = give(begin(), a=text)
        once, mark = overruled(session, bank.items[0], session.answers[-1], NOW, new_id)
        assert once.score == mark.score == 1 - then
        twice, mark = overruled(with_answer(session, once), bank.items[0], once, NOW, new_id)
        assert (twice.score, twice.rule, twice.overruled) == (then, session.answers[-1].rule, False)
        assert mark == bank.items[0].mark((text,))


@pytest.mark.parametrize(
    ("texts", "scores"),
    [
        (("no",), (0, 1)),
        (("no", "never"), (0, 2 / 3)),
        (("no", "yes"), (2 / 3, 0)),
        (("no", "never", "not"), (0, 1 / 3)),
    ],
)
def test_what_is_overruled_counts_as_its_try_does(
    bank_from: Callable[[str], Bank], new_id: NewId, texts: tuple[str, ...], scores: tuple[float, float]
) -> None:
    bank = bank_from("quiz: 1\ndocument: ada\nitems: [{id: t, ask: T?, answer: yes, tries: 3}]\n")
    session, item = new_session(bank, NOW, new_id), bank.items[0]
    for text in texts:
        session = with_answer(session, answered(session, item, (text,), NOW, new_id)[0])
    for score in (scores[1], scores[0], scores[1]):
        before = session.answers[-1]
        other, _ = overruled(session, item, before, NOW, new_id)
        session = with_answer(session, other, before.id)
        assert session.final["t"].score == pytest.approx(score)
        assert len(session.answers) == len(texts)


def test_the_rule_names_the_try_that_earned_more(begin: Begin, give: Give) -> None:
    session = give(give(give(begin(), b=HALF), b=NONE), b="never")
    assert session.answers[-1].score == 0.5
    assert session.answers[-1].rule.endswith("; try 1 counts, which earned more")


def test_the_last_try_is_called_right_only_when_it_was(bank: Bank, begin: Begin, give: Give, new_id: NewId) -> None:
    (a, b, *_), none_better = bank.items, give(give(begin(), b=HALF), b=NONE)
    for response, called in ((ALL, "right at try 3"), (NONE, "try 3")):
        session = give(none_better, b=response)
        assert at_try(b, session.answers[-1]) == called
    twice, session = replace(b, tries=2), begin()
    for response in (HALF, NONE):  # the half of the first try is what a right second one would have earned
        session = with_answer(session, answered(session, twice, response, NOW, new_id)[0])
    assert (session.answers[-1].score, at_try(twice, session.answers[-1])) == (0.5, "try 2")
    once = give(begin(), a="no").answers[-1]
    assert at_try(a, once) == ""
    second = once._replace(attempt=2)
    assert at_try(a, second) == "try 2"
    assert at_try(a, overruled(begin(), a, second, NOW, new_id)[0]) == "right at try 2"


def test_what_was_overruled_counts_and_is_missed_or_not(bank: Bank, begin: Begin, give: Give, new_id: NewId) -> None:
    session = give(begin(), a="no")
    session = with_answer(session, overruled(session, bank.items[0], session.answers[0], NOW, new_id)[0])
    assert (session.score, session.missed, session.items) == (1, (), ("a", "b", "c"))
    session = with_answer(session, overruled(session, bank.items[0], session.answers[0], NOW, new_id)[0])
    assert (session.score, session.missed, len(session.answers)) == (0, ("a",), 1)


# The order


def test_what_is_skipped_comes_at_the_end_in_the_order_of_skipping(begin: Begin, give: Give) -> None:
    session = replace(begin(), skipped=("b", "a"))
    assert session.next_item == "c"
    session = give(session, c="yes")
    assert session.next_item == "b"
    assert give(session, a="yes").next_item == "b"
    for _ in range(3):
        session = give(session, b=HALF)
    assert session.next_item == "a"
    assert give(session, a="yes").finished


def test_the_sibling_of_a_skipped_item_comes_after_it(begin: Begin, give: Give) -> None:
    session = give(replace(begin(), skipped=("a",)), b=ALL, c="yes")
    assert session.next_item == "a"
    assert give(session, a="no").next_item == "a2"


def test_a_test_is_over_when_it_is_handed_in_and_a_check_when_all_is_answered(begin: Begin, give: Give) -> None:
    check, test = (give(begin(mode), a="yes", b=ALL, c="yes") for mode in (Mode.CHECK, Mode.TEST))
    assert check.finished and not test.finished and test.next_item is None
    assert replace(test, handed_in=NOW).finished
    assert replace(begin(Mode.TEST), handed_in=NOW).finished


# Time


@pytest.mark.parametrize(
    ("minutes", "deadline"), [(None, None), (5, timedelta(minutes=5)), (0.5, timedelta(seconds=30))]
)
def test_the_deadline_is_so_many_minutes_from_the_start(
    begin: Begin, minutes: float | None, deadline: timedelta | None
) -> None:
    assert begin(Mode.TEST, minutes=minutes).deadline == (deadline and NOW + deadline)


# Figures


@pytest.mark.parametrize(
    ("score", "possible", "text"),
    [(5, 8, "63 %"), (1, 8, "13 %"), (3, 8, "38 %"), (1, 3, "33 %"), (2, 3, "67 %"), (0, 4, "0 %"), (4, 4, "100 %")],
)
def test_per_cent_are_rounded_as_people_do_it(begin: Begin, score: float, possible: float, text: str) -> None:
    answer = Answer("1", "a", (), score / possible, possible, "", NOW)
    assert with_answer(begin(), answer).per_cent == text


@pytest.mark.parametrize(
    ("points", "text"), [(1 / 8, "0.13"), (3 / 8, "0.38"), (1.005, "1.01"), (0.005, "0.01"), (1e-9, "0")]
)
def test_so_are_points(points: float, text: str) -> None:
    assert points_text(points) == text
