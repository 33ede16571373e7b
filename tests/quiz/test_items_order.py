from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import CleanText
from reader.quiz.bank import Bank
from reader.quiz.items.order import Order
from reader.quiz.model import NotAnAnswer

BankFrom = Callable[[str], Bank]
HEAD = "quiz: 1\ndocument: ada\nitems:\n"


def ordering(*entries: str, shuffle: bool = True) -> Order:
    return Order(id="o", stem=CleanText("In order."), entries=tuple(map(CleanText, entries)), shuffle=shuffle)


ITEM = ordering("talk", "paper", "notes", "print", "fame")


@pytest.mark.parametrize(
    ("order", "right"),
    [
        ("talk paper notes print fame", 4),
        ("fame talk paper notes print", 3),
        ("paper notes print fame talk", 3),
        ("talk paper notes fame print", 2),
        ("notes print fame talk paper", 3),
        ("talk notes paper print fame", 1),
        ("paper talk notes print fame", 2),
        ("fame print notes paper talk", 0),
        ("nonsense talk", 0),
        ("talk nonsense paper", 0),
        ("talk paper", 1),
        ("talk paper talk paper", 1),
        ("talk", 0),
    ],
)
def test_each_entry_followed_by_the_right_one_earns_its_share(order: str, right: int) -> None:
    mark = ITEM.mark(tuple(order.split()))
    assert (mark.score, mark.rule) == (right / 4, f"{right} of 4 followed by the right one")


def test_nothing_earns_nothing() -> None:
    assert (ITEM.mark(()).score, ITEM.mark(()).rule) == (0, "left unanswered")


def test_two_entries_are_right_or_wrong() -> None:
    item = ordering("first", "second")
    assert [item.mark(order).score for order in (("first", "second"), ("second", "first"))] == [1, 0]


def test_the_parts_are_what_follows_each_entry_but_the_last() -> None:
    parts = ordering("a", "b", "c").parts(("c", "a", "b"))
    assert [tuple(part) for part in parts] == [("After a", "b", True, "b"), ("After b", "", False, "c")]


def test_a_response_is_shown_with_its_places() -> None:
    assert ordering("a", "b").shown(("b", "a")) == ("1. b", "2. a")


# The order it begins with


@settings(deadline=None, max_examples=150)
@given(
    entries=st.lists(st.text("abcd12", min_size=1, max_size=4), min_size=2, max_size=9, unique_by=str.casefold),
    shuffle=st.booleans(),
    seed=st.text(max_size=4),
)
def test_it_never_begins_with_the_right_order(entries: list[str], shuffle: bool, seed: str) -> None:
    item = ordering(*entries, shuffle=shuffle)
    start = item.start(seed)
    assert sorted(start) == sorted(entries)
    assert start != item.entries
    assert start == item.start(seed)
    assert item.mark(item.key).score == 1
    assert 0 <= item.mark(start).score < 1


def test_dates_do_not_begin_in_ascending_order() -> None:
    item = ordering("1840", "1842", "1843", "1852")
    starts = {item.start(f"seed {number}") for number in range(200)}
    assert starts == set(permutations(item.entries)) - {item.entries}


def test_without_shuffling_it_begins_by_the_alphabet() -> None:
    assert ITEM.start("s") != ordering(*ITEM.entries, shuffle=False).start("s")
    assert ordering(*ITEM.entries, shuffle=False).start("s") == ("fame", "notes", "paper", "print", "talk")


# Plain mode


def test_the_prompt_numbers_the_entries_as_it_begins() -> None:
    prompt = ITEM.prompt("s")
    assert prompt
    assert prompt.rows == tuple(f"{number}. {text}" for number, text in enumerate(ITEM.start("s"), 1))
    assert prompt.takes == "the numbers 1 to 5 in the right order, parted by spaces"
    assert ITEM.prompt("s", ITEM.key) is None


@pytest.mark.parametrize("between", [" ", "", ",", ", ", " ; "])
def test_the_numbers_may_be_parted_in_any_way(between: str) -> None:
    start = ITEM.start("s")
    typed = between.join(str(start.index(text) + 1) for text in ITEM.entries)
    assert ITEM.parse(f" {typed}\n", "s") == ITEM.key


@pytest.mark.parametrize("typed", ["", "1 2 3 4", "1 2 3 4 4", "1 2 3 4 6", "1 2 3 4 5 1", "talk", "1 2 3 4 ٥", "0"])
def test_another_line_is_no_answer(typed: str) -> None:
    with pytest.raises(NotAnAnswer) as error:
        ITEM.parse(typed, "s")
    assert str(error.value) == f"type {ITEM.takes}"


@settings(deadline=None, max_examples=150)
@given(response=st.lists(st.sampled_from(ITEM.entries) | st.text(max_size=3), max_size=12), typed=st.text(max_size=8))
def test_any_texts_are_marked_and_any_line_is_taken_or_refused(response: list[str], typed: str) -> None:
    assert 0 <= ITEM.mark(tuple(response)).score <= 1
    assert sum(part.right for part in ITEM.parts(tuple(dict.fromkeys(response)))) == len(ITEM.followed(tuple(response)))
    with suppress(NotAnAnswer):
        assert sorted(ITEM.parse(typed, "s")) == sorted(ITEM.entries)


# The bank


def test_an_order_is_read_from_a_bank(bank_from: BankFrom) -> None:
    bank = bank_from(f"{HEAD}  - id: o\n    order: When?\n    answer:\n      - the talk\n      - 1842\n")
    assert bank.problems == ()
    (item,) = bank.items
    assert isinstance(item, Order)
    assert item.entries == ("the talk", "1842")


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("[one]", "too-few"),
        ("[one, two, One]", "duplicate-option"),
        ("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", "too-many-options"),
        ("one", "wrong-kind"),
        ("[]", "empty"),
    ],
)
def test_a_wrong_order_is_left_out_and_said(bank_from: BankFrom, answer: str, code: str) -> None:
    bank = bank_from(f"{HEAD}  - id: o\n    order: When?\n    answer: {answer}\n")
    assert bank.items == ()
    assert [problem.code for problem in bank.problems] == [code]
