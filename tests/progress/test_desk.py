from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from reader.document.model import DocumentKey
from reader.progress.desk import Desk
from reader.progress.store import Store
from reader.quiz.bank import Bank
from reader.quiz.plan import Mode, Plan, Selection
from reader.quiz.session import Session

KEY = DocumentKey("shipped", "ada")
SOURCE = """\
quiz: 1
document: ada
items:
  - {id: when, ask: When?, answer: 1843}
  - {id: which, ask: Which?, answer: [weaving, music], wrong: [chess, navigation]}
  - {id: sure, claim: Babbage wrote them., answer: false}
"""

OpenDesk = Callable[..., Desk]


@pytest.fixture
def bank(bank_from: Callable[[str], Bank]) -> Bank:
    return bank_from(SOURCE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


@pytest.fixture
def desk(store: Store, bank: Bank, clock: Callable[[], datetime], new_id: Callable[[], str]) -> Desk:
    return Desk.open(store, KEY, bank, clock, new_id)


def again(desk: Desk, bank: Bank | None = None) -> Desk:
    """The desk as another run of the program finds it."""
    return Desk.open(desk.store, KEY, bank or desk.bank, desk.clock, desk.new_id)


def submit(desk: Desk, identity: str, *response: str) -> Desk:
    item = desk.bank.item(identity)
    assert item is not None
    return desk.submit(item, response)[0]


def session(desk: Desk) -> Session:
    assert desk.session is not None
    return desk.session


def test_a_bank_never_taken_has_no_session(desk: Desk) -> None:
    assert desk.session is None


def test_nothing_can_be_answered_before_a_session_is_begun(desk: Desk) -> None:
    with pytest.raises(ValueError, match="no session"):
        submit(desk, "when", "1843")


def test_what_was_begun_and_answered_is_found_again(desk: Desk) -> None:
    desk = submit(desk.begin(), "when", "1843")
    assert again(desk).session == desk.session
    assert session(again(desk)).next_item == "which"


def test_the_same_options_come_in_the_same_order_when_a_session_goes_on(desk: Desk) -> None:
    desk = desk.begin()
    item = desk.bank.items[1]
    assert item.options(session(again(desk)).seed) == item.options(session(desk).seed)


def test_a_session_with_items_left_goes_on(desk: Desk) -> None:
    desk = submit(desk.begin(), "when", "1843")
    assert desk.go_on() is desk


def test_a_session_that_is_over_is_followed_by_a_new_one(desk: Desk) -> None:
    desk = submit(desk.begin(selection=Selection(("when",))), "when", "1843")
    following = session(desk.go_on())
    assert following.id != session(desk).id
    assert (following.items, following.answers) == (("when", "which", "sure"), ())


def test_missed_items_can_be_taken_alone(desk: Desk) -> None:
    desk = submit(submit(submit(desk.begin(), "when", "1844"), "which", "weaving"), "sure", "False")
    assert session(desk.begin(selection=Selection(session(desk).missed))).items == ("when", "which")


@pytest.mark.parametrize(
    ("identity", "response"),
    [("when", ("In 1843",)), ("which", ("weaving",)), ("which", ("chess",)), ("sure", ("False",)), ("sure", ("True",))],
)
def test_the_mark_is_that_of_the_item_and_the_answer_carries_it(
    desk: Desk, identity: str, response: tuple[str, ...]
) -> None:
    item = desk.bank.item(identity)
    assert item is not None
    _, answer, mark = desk.begin().submit(item, response)
    assert mark == item.mark(response)
    assert (answer.response, answer.score, answer.rule) == (response, mark.score, mark.rule)


def test_of_two_windows_the_first_answer_counts_and_the_second_is_shown_its_mark(desk: Desk) -> None:
    desk = desk.begin()
    window = again(desk)
    item = desk.bank.items[0]
    _, first, right = desk.submit(item, ("1843",))
    window, kept, mark = window.submit(item, ("1844",))
    assert (kept, mark) == (first, right)
    assert session(window).answers == (first,)


def test_an_item_that_was_answered_keeps_its_first_answer(desk: Desk) -> None:
    desk = submit(submit(desk.begin(), "when", "1843"), "when", "1844")
    assert [answer.response for answer in session(desk).answers] == [("1843",)]
    assert session(again(desk)) == session(desk)


def test_an_item_lost_from_the_bank_is_lost_from_the_session_but_not_from_the_store(desk: Desk) -> None:
    desk = submit(desk.begin(), "when", "1843")
    smaller = again(desk, replace(desk.bank, items=desk.bank.items[1:]))
    assert (session(smaller).items, session(smaller).answers) == (("which", "sure"), ())
    assert session(again(desk)) == session(desk)


def test_a_reworded_item_keeps_its_answer(desk: Desk) -> None:
    desk = submit(desk.begin(), "when", "1843")
    reworded = replace(desk.bank.items[0], stem=desk.bank.items[1].stem)
    found = again(desk, replace(desk.bank, items=(reworded, *desk.bank.items[1:])))
    assert session(found) == session(desk)


def test_a_bank_without_items_has_no_session(desk: Desk) -> None:
    assert again(desk.begin(), replace(desk.bank, items=())).session is None


def test_a_session_goes_on_when_it_is_asked_for_in_the_same_way(desk: Desk) -> None:
    plan, selection = Plan(Mode.RECALL), Selection(count=2)
    begun = submit(desk.resume(plan, selection), session(desk.resume(plan, selection)).items[0], "1843")
    begun = again(begun)
    assert begun.resume(plan, selection) is begun
    assert begun.resume(plan, replace(selection, seed=session(begun).chosen[-4:])) is begun
    for other in ((Plan(), selection), (plan, Selection()), (plan, replace(selection, seed="other"))):
        assert session(begun.resume(*other)).answers == ()


def test_a_test_has_the_banks_limit_unless_it_has_one_of_its_own(desk: Desk) -> None:
    limited = again(desk, replace(desk.bank, minutes=5.0))
    assert session(limited.begin(Plan(Mode.TEST))).plan.minutes == 5
    assert session(limited.begin(Plan(Mode.TEST, seconds=30))).plan.minutes is None
    assert session(limited.begin()).plan.minutes is None
    begun = limited.begin(Plan(Mode.TEST))
    assert begun.resume(Plan(Mode.TEST), Selection()) is begun
