from __future__ import annotations

from collections.abc import Callable
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import CleanText
from reader.quiz.bank import Bank
from reader.quiz.items.sort import Sort
from reader.quiz.model import NotAnAnswer, Response

BankFrom = Callable[[str], Bank]
HEAD = "quiz: 1\ndocument: ada\nitems:\n"


def sorting(classes: dict[str, list[str]], shuffle: bool = True) -> Sort:
    pairs = tuple((CleanText(entry), CleanText(name)) for name, entries in classes.items() for entry in entries)
    return Sort(id="s", stem=CleanText("Fact or opinion?"), pairs=pairs, shuffle=shuffle)


ITEM = sorting({"opinion": ["the praise"], "fact": ["the date", "the place"]})
KEY = dict(ITEM.pairs)


@pytest.mark.parametrize(
    ("given_classes", "score", "rule"),
    [
        (KEY, 1, "3 of 3 in the right class"),
        ({**KEY, "the date": "opinion"}, 2 / 3, "2 of 3 in the right class"),
        (dict.fromkeys(KEY, "fact"), 2 / 3, "2 of 3 in the right class"),
        ({"the praise": "opinion"}, 1 / 3, "1 of 3 in the right class"),
        ({"the praise": "fact"}, 0, "0 of 3 in the right class"),
        ({}, 0, "left unanswered"),
    ],
)
def test_each_entry_in_its_class_earns_its_share(given_classes: dict[str, str], score: float, rule: str) -> None:
    mark = ITEM.mark(ITEM.placed(given_classes))
    assert (mark.score, mark.rule) == (score, rule)


@pytest.mark.parametrize("response", [("fact",), ("the date", "guess"), ("fact", "the date"), ("", "")])
def test_what_makes_no_sense_earns_nothing(response: Response) -> None:
    assert ITEM.mark(response).score == 0


def test_classes_go_by_the_alphabet_and_entries_are_shuffled() -> None:
    seeds = [f"seed {number}" for number in range(60)]
    assert {ITEM.targets(seed) for seed in seeds} == {("fact", "opinion")}
    assert len({ITEM.entries(seed) for seed in seeds}) == 6
    assert sorting({"b": ["z"], "a": ["y", "x"]}, shuffle=False).entries("s") == ("x", "y", "z")


def test_the_prompt_names_the_classes_first() -> None:
    prompt = ITEM.prompt("s")
    assert prompt
    assert prompt.rows[:3] == ("3 entries, a to c, and 2 classes, 1 to 2.", "1. fact", "2. opinion")
    assert prompt.rows[3:] == tuple(f"{a}. {entry}" for a, entry in zip("abc", ITEM.entries("s"), strict=True))


@pytest.mark.parametrize("form", ["{letter}{number}", "{letter} {name}", "{number}", "{name}", "{NAME}"])
def test_classes_are_taken_by_number_and_by_name(form: str) -> None:
    typed = " ".join(
        form.format(letter=letter, number=1 + (KEY[entry] == "opinion"), name=KEY[entry], NAME=KEY[entry].upper())
        for letter, entry in zip("abc", ITEM.entries("s"), strict=True)
    )
    assert ITEM.parse(typed, "s") == ITEM.key


def test_a_class_that_is_one_letter_is_not_taken_for_an_entry() -> None:
    item = sorting({"a": ["one"], "b": ["two", "three"]}, shuffle=False)
    assert item.mark(item.parse("a b b", "s")).score == 1
    assert item.mark(item.parse("a1 b2 c2", "s")).score == 1


@pytest.mark.parametrize("typed", ["", "1 2", "3 1 1", "a3", "d1", "facts opinion fact", "a fact b", "0 0 0"])
def test_another_line_is_no_answer(typed: str) -> None:
    with pytest.raises(NotAnAnswer, match="type 3 numbers from 1 to 2"):
        ITEM.parse(typed, "s")


NAMES = st.lists(
    st.text("abcd ", min_size=1, max_size=5).map(str.strip).filter(bool), min_size=2, max_size=6, unique=True
)
ENTRIES = st.lists(st.text("uvwx", min_size=1, max_size=4), min_size=2, max_size=20, unique=True)


@settings(deadline=None, max_examples=80)
@given(names=NAMES, entries=ENTRIES, data=st.data())
def test_the_key_earns_all_and_anything_else_from_nothing_to_all(
    names: list[str], entries: list[str], data: st.DataObject
) -> None:
    classes: dict[str, list[str]] = {}
    for entry in entries:
        classes.setdefault(data.draw(st.sampled_from(names)), []).append(entry)
    item = sorting(classes)
    assert item.mark(item.key).score == 1
    numbers = {target: number for number, target in enumerate(item.targets("s"), 1)}
    typed = "".join(
        f"{a}{numbers[dict(item.pairs)[entry]]}" for a, entry in zip(ascii_lowercase, item.entries("s"), strict=False)
    )
    assert item.parse(typed, "s") == item.key
    texts = st.sampled_from([*item.key, ""]) | st.text(max_size=3)
    assert 0 <= item.mark(tuple(data.draw(st.lists(texts, max_size=12)))).score <= 1


def test_a_sort_is_read_from_a_bank(bank_from: BankFrom) -> None:
    bank = bank_from(f"{HEAD}  - id: s\n    sort: Which?\n    answer: {{fact: [date, place], opinion: praise}}\n")
    assert bank.problems == ()
    (item,) = bank.items
    assert isinstance(item, Sort)
    assert item.pairs == (("date", "fact"), ("place", "fact"), ("praise", "opinion"))


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("{fact: [date, place]}", "too-few"),
        ("{fact: [date, place], Fact: [praise]}", "duplicate-option"),
        ("{fact: [date, place], opinion: [Date]}", "duplicate-option"),
        ("{a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7}", "too-many-options"),
        (f"{{fact: [{', '.join(map(str, range(20)))}], opinion: [praise]}}", "too-many-options"),
        ("{fact: [], opinion: [praise]}", "empty"),
        ("fact", "wrong-kind"),
    ],
)
def test_a_wrong_sort_is_left_out_and_said(bank_from: BankFrom, answer: str, code: str) -> None:
    bank = bank_from(f"{HEAD}  - id: s\n    sort: Which?\n    answer: {answer}\n")
    assert bank.items == ()
    assert [problem.code for problem in bank.problems] == [code]
