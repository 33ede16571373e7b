from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from reader.document.model import TextDocument
from reader.document.passages import Passages
from reader.quiz.bank import Bank
from reader.quiz.plan import Mode, Plan
from reader.quiz.results import (
    Reasons,
    Tally,
    answers_of,
    by_entity,
    by_process,
    known,
    reasons,
    seconds_taken,
)
from reader.quiz.session import Session, answered, new_session, overruled, with_answer

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
TEXT = ("She signed the notes.", "They were in French.", "The paper came first.")
SOURCE = """\
quiz: 1
document: ada
items:
  - {id: a, ask: A?, answer: yes, about: [ada], points: 2}
  - {id: b, ask: B?, answer: [yes, sure], wrong: [no], about: [ada, notes], process: infer, tries: 2}
  - {id: c, ask: C?, answer: yes, process: evaluate}
  - {id: d, ask: D?, answer: yes, about: [ada], status: draft}
  - {id: a2, ask: A?, answer: yes, about: [notes], variant_of: a}
  - {id: p, ask: P?, answer: yes, wrong: [no, never], evidence: in French, prove: true}
  - {id: q, ask: Q?, answer: [yes, sure], wrong: [no], evidence: [in French, signed the notes], prove: true}
"""
NewId = Callable[[], str]
Give = Callable[..., Session]


@pytest.fixture
def bank(bank_from: Callable[[str], Bank], document_of: Callable[..., TextDocument]) -> Bank:
    return bank_from(SOURCE).bound(Passages(document_of(*TEXT)))


@pytest.fixture
def give(bank: Bank, new_id: NewId) -> Give:
    """A session with answers, each for so many seconds: `give(a="yes")`. Passages are sentences, as `§2`."""

    def give(mode: Mode = Mode.CHECK, session: Session | None = None, **given_: str) -> Session:
        session = session or new_session(bank, NOW, new_id, Plan(mode))
        for name, typed in given_.items():
            item = bank.item(name)
            assert item
            response: tuple[str, ...] = tuple(filter(None, typed.split(" ")))
            for part in response:
                if part.startswith("§"):
                    (written,) = item.parse(part[1:], "s", ("yes",))[1:]
                    response = tuple(written if each == part else each for each in response)
            session = with_answer(session, answered(session, item, response, NOW, new_id, seconds=1.5)[0])
        return session

    return give


def test_without_an_answer_there_are_no_results(bank: Bank, give: Give) -> None:
    session = give()
    assert answers_of(bank, session) == by_process(bank, session) == by_entity(bank, session) == ()
    assert reasons(bank, session) is None
    assert seconds_taken(session) == 0


def test_the_answers_that_count_are_in_the_order_of_the_items(bank: Bank, give: Give) -> None:
    found = answers_of(bank, give(c="no", a="no", a2="yes", b="yes"))
    assert [(item.id, answer.score) for item, answer in found] == [("a", 0), ("a2", 1), ("c", 0)]


def test_each_process_that_was_asked_for_has_its_points(bank: Bank, give: Give) -> None:
    session = give(a="yes", b="yes sure", c="no")
    assert by_process(bank, session) == (
        Tally("retrieve", 1, 2, 2),
        Tally("infer", 1, 1, 1),
        Tally("evaluate", 1, 0, 1),
    )


def test_each_entity_that_was_asked_about_has_its_points_the_one_most_asked_about_first(bank: Bank, give: Give) -> None:
    session = give(a="no", a2="yes", b="yes sure")
    assert by_entity(bank, session) == (Tally("ada", 2, 1, 3), Tally("notes", 2, 2, 2))
    assert by_entity(bank, give(c="yes")) == ()


def test_tries_are_one_answer_and_what_is_under_way_is_none(bank: Bank, give: Give) -> None:
    assert by_process(bank, give(b="yes")) == ()
    session = give(session=give(b="yes"), b="yes sure")
    assert by_process(bank, session) == (Tally("infer", 1, 0.5, 1),)


def test_an_answer_left_out_of_a_test_counts_in_its_kind(bank: Bank, give: Give) -> None:
    assert by_process(bank, give(Mode.TEST, a="", c="yes")) == (Tally("retrieve", 1, 0, 2), Tally("evaluate", 1, 1, 1))


def test_what_was_overruled_counts_as_the_learner_said(bank: Bank, give: Give, new_id: NewId) -> None:
    session = give(a="no")
    session = with_answer(session, overruled(session, bank.items[0], session.answers[0], NOW, new_id)[0])
    assert by_process(bank, session) == (Tally("retrieve", 1, 2, 2),)


@pytest.mark.parametrize(
    ("tally", "share"), [(Tally("x", 1, 1, 2), 0.5), (Tally("x", 0, 0, 0), 0), (Tally("x", 1, 0, 3), 0)]
)
def test_a_tally_has_a_share(tally: Tally, share: float) -> None:
    assert tally.share == share


def test_how_well_an_entity_is_known_is_how_its_items_went_last(bank: Bank, give: Give) -> None:
    session = give(a="no", b="yes sure")
    latest = {("notes", answer.item): answer for answer in session.final.values()}
    items = [("notes", item) for item in bank.ready]
    assert known(items, latest) == {"ada": Tally("ada", 2, 1, 3), "notes": Tally("notes", 1, 1, 1)}
    assert known([("other", item) for item in bank.ready], latest) == {}


@pytest.mark.parametrize(
    ("p", "q", "found"),
    [
        ("yes §2", "yes sure §1 §2", Reasons(2, 0, 0, 0)),
        ("yes §1", "yes sure §3", Reasons(0, 2, 0, 0)),
        ("no §2", "yes §1 §2", Reasons(0, 0, 2, 0)),
        ("no §1", "no §3", Reasons(0, 0, 0, 2)),
        ("yes", "yes sure §1", Reasons(1, 1, 0, 0)),
        ("yes §2 §3", "yes sure §1 §2 §3", Reasons(2, 0, 0, 0)),
        ("yes §1 §2 §3", "yes sure §1 §3", Reasons(0, 2, 0, 0)),
        ("§2", "§1 §2", Reasons(0, 0, 2, 0)),
    ],
)
def test_answers_and_their_passages_are_counted_two_by_two(
    bank: Bank, give: Give, p: str, q: str, found: Reasons
) -> None:
    """An answer is right when all of it is, a passage when at least half of it is."""
    session = give(p=p, q=q, a="yes")
    assert reasons(bank, session) == found


def test_an_unanswered_item_is_wrong_at_no_passage(bank: Bank, give: Give) -> None:
    assert reasons(bank, give(Mode.TEST, p="")) == Reasons(0, 0, 0, 1)


def test_an_item_whose_passage_has_left_the_text_is_in_no_box(
    bank: Bank, give: Give, document_of: Callable[..., TextDocument], bank_from: Callable[[str], Bank]
) -> None:
    session = give(p="yes §2")
    edited = bank_from(SOURCE).bound(Passages(document_of("Something else altogether.")))
    assert reasons(edited, session) is None


def test_all_answers_took_time_tries_with_them(bank: Bank, give: Give) -> None:
    assert seconds_taken(give(a="no", b="no", c="yes")) == 4.5
