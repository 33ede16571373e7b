from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quiz.bank import Bank
from reader.quiz.plan import Mode, Plan, Selection, siblings
from reader.quiz.process import Process

SOURCE = """\
quiz: 1
document: ada
items:
  - {id: a, ask: A?, answer: x, about: [ada], tags: [Names]}
  - {id: b, ask: B?, answer: x, about: [ada, london], process: infer}
  - {id: c, ask: C?, answer: x, about: [london], tags: [names, years], process: infer}
  - {id: d, ask: D?, answer: x, status: draft, about: [ada], tags: [names]}
  - {id: e, ask: E?, answer: x, process: evaluate}
  - {id: a2, ask: A again?, answer: x, about: [ada], tags: [names], variant_of: a}
  - {id: a3, ask: A once more?, answer: x, about: [ada], variant_of: a}
  - {id: b2, ask: B again?, answer: x, about: [ada], variant_of: b}
"""


@pytest.fixture
def bank(bank_from: Callable[[str], Bank]) -> Bank:
    return bank_from(SOURCE)


@pytest.mark.parametrize(
    ("selection", "items"),
    [
        (Selection(), "a b c e"),
        (Selection(process=Process.INFER), "b c"),
        (Selection(process=Process.INTERPRET), ""),
        (Selection(entity="ada"), "a b"),
        (Selection(entity="Ada"), ""),
        (Selection(tag="names"), "a c"),
        (Selection(tag="NAMES"), "a c"),
        (Selection(only=("e", "b", "nobody")), "b e"),
        (Selection(only=("a2", "a")), "a a2"),
        (Selection(only=()), ""),
        (Selection(process=Process.INFER, entity="ada"), "b"),
        (Selection(process=Process.INFER, tag="years", entity="london"), "c"),
        (Selection(only=("a", "c"), tag="years"), "c"),
        (Selection(count=10, seed="s"), "a b c e"),
    ],
)
def test_the_items_taken_are_those_that_fit_all_that_is_asked_for(bank: Bank, selection: Selection, items: str) -> None:
    assert " ".join(selection.items(bank)) == items


def test_drafts_come_only_when_they_are_asked_for(bank: Bank) -> None:
    assert Selection(entity="ada").items(bank, drafts=True) == ("a", "b", "d")
    assert Selection(only=("d",)).items(bank) == ()
    assert Selection(only=("d",)).items(bank, drafts=True) == ("d",)


def test_so_many_at_random_are_in_the_banks_order_and_hang_on_the_seed(bank: Bank) -> None:
    chosen = [Selection(count=2, seed=f"seed {number}").items(bank) for number in range(100)]
    assert set(chosen) == set(combinations("abce", 2))
    assert chosen == [Selection(count=2, seed=f"seed {number}").items(bank) for number in range(100)]


def test_what_is_taken_at_random_fits_the_rest(bank: Bank) -> None:
    chosen = {Selection(entity="ada", count=1, seed=str(number)).items(bank) for number in range(30)}
    assert chosen == {("a",), ("b",)}


@settings(deadline=None, max_examples=50)
@given(count=st.integers(1, 6), seed=st.text(min_size=1, max_size=4))
def test_a_seed_that_is_shown_makes_the_same_choice_again(count: int, seed: str) -> None:
    selection = Selection(count=count).seeded(seed)
    assert selection.seed == seed and f"seed {seed}" in selection.words
    assert selection.seeded("another") == selection


def test_a_seed_is_given_only_where_one_is_needed() -> None:
    assert Selection(entity="ada").seeded("s") == Selection(entity="ada")


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), ""),
        (Selection(process=Process.INFER), "infer items"),
        (Selection(entity="ada"), "about ada"),
        (Selection(tag="names"), "tagged names"),
        (Selection(only=("a",)), "missed before"),
        (Selection(count=2, seed="s1"), "2 at random, seed s1"),
        (
            Selection(("a",), Process.INFER, "ada", "names", 3, "s1"),
            "infer items, about ada, tagged names, missed before, 3 at random, seed s1",
        ),
    ],
)
def test_a_choice_is_said_in_words_and_known_by_them(selection: Selection, words: str) -> None:
    assert selection.words == words
    assert selection.chose(words)
    assert not selection.chose(words + ".")


@pytest.mark.parametrize(
    ("words", "chose"), [("2 at random, seed a", True), ("3 at random, seed a", False), ("", False)]
)
def test_a_choice_without_a_seed_knows_itself_by_any(words: str, chose: bool) -> None:
    assert Selection(count=2).chose(words) is chose


def test_siblings_go_by_the_item_they_stand_in_for_in_the_banks_order(bank: Bank) -> None:
    assert siblings(bank.items) == {"a": ("a2", "a3"), "b": ("b2",)}


@pytest.mark.parametrize(
    ("mode", "hides", "locks", "tells"),
    [
        (Mode.CHECK, False, False, True),
        (Mode.RECALL, True, True, True),
        (Mode.TEST, False, True, False),
        (Mode.SKIM, True, True, True),
    ],
)
def test_what_a_mode_shows_and_when(mode: Mode, hides: bool, locks: bool, tells: bool) -> None:
    plan = Plan(mode)
    assert (plan.hides_text, plan.locks_entities, plan.tells_marks) == (hides, locks, tells)


def test_a_plan_is_check_without_certainty_or_limits_unless_it_says_otherwise() -> None:
    assert Plan() == Plan(Mode.CHECK, certainty=False, minutes=None, seconds=None, skim=60, drafts=False)
