from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reader.check import Tally, check
from reader.files import shipped_library
from reader.library import TOUR, Shelf
from reader.quiz.bank import Bank, read_bank
from reader.quiz.items import ITEM_TYPES
from reader.quiz.items.number import Number
from reader.quiz.items.options import OptionItem
from reader.quiz.plan import Selection
from reader.quiz.process import Process

SEEDS = [f"{number:08x}" for number in range(60)]
PATHS = sorted((shipped_library() / "quizzes").glob("*.yaml"))
EACH = pytest.mark.parametrize("bank", [read_bank(path) for path in PATHS], ids=lambda bank: bank.slug)


def optioned(bank: Bank) -> list[OptionItem]:
    """The items with options, also those that want a proof after the answer."""
    return [item for item in bank.items if isinstance(item, OptionItem)]


def choices(bank: Bank) -> list[OptionItem]:
    """Those of them with one key."""
    return [item for item in optioned(bank) if len(item.key) == 1]


def test_the_checker_finds_nothing_wrong_in_what_is_shipped() -> None:
    tally = Tally()
    assert [str(problem) for problem in check([], Shelf(), tally)] == []
    assert (tally.articles, tally.banks) == (5, 5)


def test_every_shipped_article_has_a_bank_and_settled_entities() -> None:
    content = shipped_library() / "content"
    stems = {path.stem for path in content.glob("*.md")}
    assert stems == {path.stem for path in PATHS}
    assert stems == {path.name.removesuffix(".entities.yaml") for path in content.glob("*.entities.yaml")}


@EACH
def test_a_bank_has_items_enough(bank: Bank) -> None:
    assert len(Selection().items(bank)) >= 15


@EACH
def test_a_bank_asks_in_many_ways_and_the_tour_in_all(bank: Bank) -> None:
    kinds = {item.type_name for item in bank.ready}
    assert len(kinds) >= (len(ITEM_TYPES) if bank.document == TOUR else 7)


@EACH
def test_what_stands_in_for_a_missed_item_asks_something_else_and_comes_after_it(bank: Bank) -> None:
    places = {item.id: nth for nth, item in enumerate(bank.items)}
    siblings = [item for item in bank.ready if item.variant_of]
    assert siblings
    assert [item.id for item in siblings if places[item.variant_of or ""] > places[item.id]] == []
    assert len({item.stem for item in bank.items}) == len(bank.items)


@EACH
def test_the_answer_of_a_missed_item_is_not_that_of_its_sibling(bank: Bank) -> None:
    by_id = {item.id: item for item in bank.items}
    pairs = [(item, by_id[item.variant_of]) for item in bank.ready if item.variant_of]
    assert [item.id for item, missed in pairs if set(item.key) & set(missed.key)] == []


@EACH
def test_a_number_that_the_text_rounds_may_be_off_a_little(bank: Bank) -> None:
    about = [
        item
        for item in bank.ready
        if isinstance(item, Number) and any("about" in at.quote.exact for at in item.evidence)
    ]
    assert [item.id for item in about if not item.off] == []


@EACH
def test_a_bank_asks_for_all_four_processes_and_not_for_retrieval_alone(bank: Bank) -> None:
    processes = Counter(item.process for item in bank.ready)
    assert set(processes) == set(Process)
    assert processes[Process.RETRIEVE] <= len(bank.ready) / 3


@EACH
def test_a_bank_has_every_verdict_among_its_claims(bank: Bank) -> None:
    verdicts = {item.key for item in bank.ready if item.type_name == "claim"}
    assert verdicts == {("True",), ("False",), ("Not given",)}


@EACH
def test_every_wrong_option_says_why_it_is_wrong(bank: Bank) -> None:
    silent = [
        f"{item.id}: {option.text}"
        for item in optioned(bank)
        for option in item.choices
        if not (option.right or option.why)
    ]
    assert silent == []


@EACH
def test_the_key_is_not_given_away_by_its_length(bank: Bank) -> None:
    longest = [
        item.id
        for item in choices(bank)
        if len(item.key[0]) > max(len(option.text) for option in item.choices if not option.right)
    ]
    assert len(longest) <= len(choices(bank)) / 3


@EACH
def test_the_key_comes_in_every_place_under_some_seed(bank: Bank) -> None:
    for item in choices(bank):
        places = {[option.right for option in item.options(seed)].index(True) for seed in SEEDS}
        assert places == set(range(len(item.choices))), item.id


@EACH
@pytest.mark.parametrize("seed", SEEDS[:10])
def test_in_one_session_the_keys_are_not_all_in_one_place(bank: Bank, seed: str) -> None:
    places = Counter([option.right for option in item.options(seed)].index(True) for item in choices(bank))
    assert len(places) > 1


def test_every_bank_lies_in_a_file_named_after_its_article() -> None:
    assert [read_bank(path).document for path in PATHS] == [Path(path).stem for path in PATHS]
