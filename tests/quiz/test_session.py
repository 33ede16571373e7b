from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.quiz.bank import Bank
from reader.quiz.plan import Selection
from reader.quiz.session import Answer, Session, answered, new_session, points_text, with_answer

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
SOURCE = """\
quiz: 1
document: ada
items:
  - {id: when, ask: When?, answer: 1843, points: 2}
  - {id: which, ask: Which?, answer: [weaving, music], wrong: [chess]}
  - {id: idea, ask: What?, answer: a draft, status: draft}
  - {id: sure, claim: Babbage wrote them., answer: false}
"""

NewId = Callable[[], str]


@pytest.fixture
def bank(bank_from: Callable[[str], Bank]) -> Bank:
    return bank_from(SOURCE)


@pytest.fixture
def session(bank: Bank, new_id: NewId) -> Session:
    return new_session(bank, NOW, new_id)


def test_a_session_takes_the_items_that_are_no_drafts_in_the_banks_order(session: Session) -> None:
    assert session.items == ("when", "which", "sure")
    assert (session.bank, session.started, session.answers) == ("notes", NOW, ())


def test_a_session_of_named_items_keeps_the_banks_order(bank: Bank, new_id: NewId) -> None:
    assert new_session(bank, NOW, new_id, selection=Selection(("sure", "gone", "when"))).items == ("when", "sure")


def test_two_sessions_are_shuffled_by_different_seeds(bank: Bank, new_id: NewId) -> None:
    first, second = new_session(bank, NOW, new_id), new_session(bank, NOW, new_id)
    assert first.id != second.id and first.seed != second.seed


def answer(session: Session, bank: Bank, identity: str, new_id: NewId, *response: str) -> Session:
    item = bank.item(identity)
    assert item is not None
    return with_answer(session, answered(session, item, response, NOW, new_id)[0])


def test_an_answer_carries_the_mark_and_what_the_item_is_worth(session: Session, bank: Bank, new_id: NewId) -> None:
    item = bank.items[1]
    given, mark = answered(session, item, ("weaving",), NOW, new_id)
    assert (given.item, given.response, given.score, given.rule) == ("which", ("weaving",), mark.score, mark.rule)
    assert (mark.score, given.points, given.marked) == (0.5, 1, NOW)


def test_the_next_item_is_the_first_without_an_answer(session: Session, bank: Bank, new_id: NewId) -> None:
    assert session.next_item == "when"
    session = answer(session, bank, "which", new_id, "weaving")
    assert session.next_item == "when"
    session = answer(answer(session, bank, "when", new_id, "1843"), bank, "sure", new_id, "False")
    assert session.next_item is None and session.finished


def test_the_score_counts_points_of_what_was_answered(session: Session, bank: Bank, new_id: NewId) -> None:
    session = answer(answer(session, bank, "when", new_id, "1843"), bank, "which", new_id, "weaving")
    assert (session.score, session.possible) == (2.5, 3)


def test_items_not_fully_right_are_missed_in_the_sessions_order(session: Session, bank: Bank, new_id: NewId) -> None:
    session = answer(answer(session, bank, "which", new_id, "weaving"), bank, "when", new_id, "1844")
    assert session.missed == ("when", "which")


def test_an_answer_takes_the_place_of_the_one_that_counted(session: Session, bank: Bank, new_id: NewId) -> None:
    session = answer(session, bank, "when", new_id, "1843")
    changed = answer(session, bank, "when", new_id, "1844")
    assert [each.response for each in changed.answers] == [("1844",)]
    assert (changed.answered, changed.score) == (1, 0)


def test_an_answer_that_is_there_already_changes_nothing(session: Session, bank: Bank, new_id: NewId) -> None:
    session = answer(session, bank, "when", new_id, "1843")
    assert with_answer(session, session.answers[0]) == session


def test_an_answer_leaves_the_session_it_was_added_to_as_it_was(session: Session, bank: Bank, new_id: NewId) -> None:
    answer(session, bank, "when", new_id, "1843")
    assert session.answers == ()


def test_a_session_loses_the_items_and_answers_that_the_bank_has_lost(
    session: Session, bank: Bank, new_id: NewId
) -> None:
    session = answer(answer(session, bank, "when", new_id, "1843"), bank, "which", new_id, "weaving")
    limited = session.limited_to(replace(bank, items=bank.items[1:]))
    assert limited.items == ("which", "sure")
    assert [each.item for each in limited.answers] == ["which"]


def test_a_session_keeps_the_items_whose_wording_has_changed(session: Session, bank: Bank) -> None:
    reworded = replace(bank, items=tuple(replace(item, stem=bank.items[0].stem) for item in bank.items))
    assert session.limited_to(reworded) == session


def test_an_answer_is_found_by_its_item(session: Session, bank: Bank, new_id: NewId) -> None:
    session = answer(session, bank, "when", new_id, "1843")
    found = session.answer_to("when")
    assert isinstance(found, Answer) and found.response == ("1843",)
    assert session.answer_to("which") is None


@pytest.mark.parametrize(
    ("points", "text"),
    [(0, "0"), (3, "3"), (2.5, "2.5"), (2 / 3, "0.67"), (10, "10"), (100, "100"), (0.1 + 0.2, "0.3")],
)
def test_points_are_written_as_people_write_them(points: float, text: str) -> None:
    assert points_text(points) == text
