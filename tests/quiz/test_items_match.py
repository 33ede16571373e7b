from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import CleanText
from reader.quiz.bank import Bank
from reader.quiz.items.match import Match
from reader.quiz.model import NotAnAnswer, Response

BankFrom = Callable[[str], Bank]
WHO = {"Ada": "wrote the notes", "Luigi": "wrote the paper", "Charles": "gave the talk"}
EXTRA = ("built it",)
HEAD = "quiz: 1\ndocument: ada\nitems:\n"


def matching(pairs: dict[str, str], *extra: str, shuffle: bool = True) -> Match:
    return Match(
        id="m",
        stem=CleanText("Who did what?"),
        pairs=tuple((CleanText(left), CleanText(right)) for left, right in pairs.items()),
        extra=tuple(map(CleanText, extra)),
        shuffle=shuffle,
        why=CleanText("So it was."),
    )


ITEM = matching(WHO, *EXTRA)


def line(pairs: dict[str, str], form: str = "{0}{1}", seed: str = "s") -> str:
    """What to type for pairs: the letters and numbers that the prompt gives them."""
    lefts, rights = ITEM.entries(seed), ITEM.targets(seed)
    typed = [
        form.format("abc"[lefts.index(CleanText(left))], rights.index(CleanText(right)) + 1)
        for left, right in pairs.items()
    ]
    return " ".join(typed)


def numbers(pairs: dict[str, str], between: str = " ", seed: str = "s") -> str:
    """The numbers alone, in the order in which the lefts are shown."""
    rights = [*ITEM.targets(seed)]
    return between.join(
        str(rights.index(CleanText(pairs[left])) + 1) if left in pairs else "0" for left in ITEM.entries(seed)
    )


@pytest.mark.parametrize(
    ("pairs", "score", "rule"),
    [
        (WHO, 1, "3 of 3 pairs right"),
        (WHO | {"Ada": "built it"}, 2 / 3, "2 of 3 pairs right"),
        (WHO | {"Ada": "wrote the paper", "Luigi": "wrote the notes"}, 1 / 3, "1 of 3 pairs right"),
        (dict.fromkeys(WHO, "wrote the notes"), 1 / 3, "1 of 3 pairs right"),
        ({"Ada": "wrote the notes"}, 1 / 3, "1 of 3 pairs right"),
        ({"Ada": "built it"}, 0, "0 of 3 pairs right"),
        ({}, 0, "left unanswered"),
    ],
)
def test_each_pair_earns_its_share(pairs: dict[str, str], score: float, rule: str) -> None:
    mark = ITEM.mark(ITEM.placed(pairs))
    assert (mark.score, mark.rule, mark.why) == (score, rule, ("So it was.",))


def test_a_response_is_each_left_in_the_authors_order_with_its_right() -> None:
    assert ITEM.placed({"Charles": "gave the talk", "Ada": "built it"}) == (
        *("Ada", "built it", "Luigi", "", "Charles", "gave the talk"),
    )
    assert ITEM.placed({}) == ITEM.placed({"nobody": "built it"}) == ()


@pytest.mark.parametrize("response", [("Ada",), ("Ada", ""), ("nonsense", "more"), ("wrote the notes", "Ada")])
def test_what_makes_no_sense_earns_nothing(response: Response) -> None:
    assert ITEM.mark(response).score == 0


def test_a_response_to_an_older_form_of_the_bank_earns_what_is_still_right() -> None:
    assert ITEM.mark(("Ada", "wrote the notes", "Mary", "wrote a novel")).score == 1 / 3


def test_the_parts_are_the_pairs() -> None:
    parts = ITEM.parts(ITEM.placed({"Ada": "wrote the notes", "Luigi": "built it"}))
    assert [tuple(part) for part in parts] == [
        ("Ada", "wrote the notes", True, "wrote the notes"),
        ("Luigi", "built it", False, "wrote the paper"),
        ("Charles", "", False, "gave the talk"),
    ]


def test_a_response_is_shown_pair_by_pair() -> None:
    assert ITEM.shown(ITEM.placed({"Ada": "built it"})) == ("Ada: built it", "Luigi: nothing", "Charles: nothing")


# The order they are shown in


def test_lefts_and_rights_hang_on_the_seed_and_are_shuffled_apart() -> None:
    seeds = [f"seed {number}" for number in range(60)]
    assert all(set(ITEM.targets(seed)) == {*WHO.values(), *EXTRA} for seed in seeds)
    assert len({ITEM.entries(seed) for seed in seeds}) == 6
    assert len({ITEM.targets(seed) for seed in seeds}) > 12
    even = matching(WHO)
    straight = sum([WHO[left] for left in even.entries(seed)] == list(even.targets(seed)) for seed in seeds)
    assert 0 < straight < 30


def test_without_shuffling_both_sides_go_by_the_alphabet() -> None:
    item = matching(WHO, *EXTRA, shuffle=False)
    assert item.entries("a") == ("Ada", "Charles", "Luigi")
    assert item.targets("a") == ("built it", "gave the talk", "wrote the notes", "wrote the paper")


# Plain mode


def test_the_prompt_has_letters_for_the_lefts_and_numbers_for_the_rights() -> None:
    prompt = ITEM.prompt("s")
    assert prompt
    counts, *rows = prompt.rows
    assert counts == "3 entries, a to c, and 4 to choose from, 1 to 4."
    assert rows == [
        *(f"{letter}. {left}" for letter, left in zip("abc", ITEM.entries("s"), strict=True)),
        *(f"{number}. {right}" for number, right in enumerate(ITEM.targets("s"), 1)),
    ]
    assert prompt.takes.startswith("3 numbers from 1 to 4")
    assert ITEM.prompt("s", ITEM.key) is None


@pytest.mark.parametrize("form", ["{0}{1}", "{0} {1}", "{0}={1}", "{0}: {1}", "{0}) {1},", "{0}.{1};"])
def test_letters_may_stand_before_numbers_in_any_way(form: str) -> None:
    assert ITEM.parse(line(WHO, form), "s") == ITEM.key
    assert ITEM.parse(line(WHO, form).upper().replace(" ", ""), "s") == ITEM.key


@pytest.mark.parametrize("between", [" ", "", ",", " ; ", ", "])
def test_numbers_alone_go_by_the_letters_in_turn(between: str) -> None:
    assert ITEM.parse(numbers(WHO, between), "s") == ITEM.key


def test_a_left_may_be_left_open() -> None:
    one = {"Luigi": "built it"}
    assert ITEM.parse(line(one), "s") == ITEM.parse(numbers(one), "s") == ITEM.placed(one)


def test_the_words_of_a_right_side_are_taken_too() -> None:
    typed = "; ".join(WHO[left] for left in ITEM.entries("s"))
    assert ITEM.parse(typed.upper(), "s") == ITEM.key


def test_a_right_side_that_begins_with_another_or_is_a_number_is_told_apart() -> None:
    item = matching({"one": "1843", "two": "18", "three": "18 men"}, shuffle=False)
    assert item.mark(item.parse("1843, 18 men, 18", "s")).score == 1


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "1 2",
        "1 2 3 4",
        "1 2 5",
        "5",
        "a1 a2",
        "d1",
        "a5",
        "a",
        "a1 2 3",
        "0 0 0",
        "a0",
        "1 2 x",
        "²",
        "nobody",
    ],
)
def test_another_line_is_no_answer_and_is_told_what_is(typed: str) -> None:
    with pytest.raises(NotAnAnswer) as error:
        ITEM.parse(typed, "s")
    assert str(error.value) == f"type {ITEM.takes}"


# Invariants

WORDS = st.text("abcdefgh 12-", min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool)


@st.composite
def matchings(draw: st.DrawFn) -> Match:
    lefts = draw(st.lists(WORDS, min_size=2, max_size=6, unique=True))
    rights = draw(st.lists(WORDS, min_size=len(lefts), max_size=9, unique=True))
    return matching(dict(zip(lefts, rights, strict=False)), *rights[len(lefts) :], shuffle=draw(st.booleans()))


@settings(deadline=None, max_examples=80)
@given(item=matchings(), seed=st.text(max_size=3))
def test_the_key_earns_all_and_can_be_typed(item: Match, seed: str) -> None:
    assert item.mark(item.key).score == 1
    rights = item.targets(seed)
    key = dict(item.pairs)
    typed = " ".join(
        f"{letter}{rights.index(key[left]) + 1}" for letter, left in zip("abcdef", item.entries(seed), strict=False)
    )
    assert item.parse(typed, seed) == item.key


@settings(deadline=None, max_examples=150)
@given(item=matchings(), data=st.data())
def test_any_texts_are_marked_and_any_line_is_taken_or_refused(item: Match, data: st.DataObject) -> None:
    texts = st.sampled_from([*item.key, *item.targets("")]) | st.text(max_size=4)
    response = tuple(data.draw(st.lists(texts, max_size=12)))
    assert 0 <= item.mark(response).score <= 1
    assert len(item.parts(response)) == len(item.pairs)
    item.shown(response)
    typed = data.draw(st.text("abc123 ,;0x=", max_size=14) | st.text(max_size=6))
    try:
        taken = item.parse(typed, "s")
    except NotAnAnswer:
        return
    assert item.placed(item.given(taken)) == taken


# The bank


def test_a_match_is_read_from_a_bank(bank_from: BankFrom) -> None:
    bank = bank_from(
        f"{HEAD}  - id: m\n    match: Who?\n    answer: {{Ada: notes, 1843: paper}}\n    extra: [built it]\n"
    )
    assert bank.problems == ()
    (item,) = bank.items
    assert isinstance(item, Match)
    assert (item.pairs, item.extra) == ((("Ada", "notes"), ("1843", "paper")), ("built it",))


@pytest.mark.parametrize(
    ("answer", "extra", "code"),
    [
        ("{Ada: notes}", "[x]", "too-few"),
        ("{Ada: notes, ada: paper}", "[x]", "duplicate-option"),
        ("{Ada: notes, Luigi: Notes}", "[x]", "duplicate-option"),
        ("{Ada: notes, Luigi: paper}", "[Paper]", "duplicate-option"),
        ("{Ada: notes, Luigi: paper}", "[1, 2, 3, 4, 5, 6, 7, 8]", "too-many-options"),
        ("{Ada: notes, in 1843, Luigi: paper}", "[x]", "empty"),
        ("{Ada: [notes], Luigi: paper}", "[x]", "wrong-kind"),
        ("[notes, paper]", "[x]", "wrong-kind"),
        ("{}", "[x]", "too-few"),
    ],
)
def test_a_wrong_match_is_left_out_and_said(bank_from: BankFrom, answer: str, extra: str, code: str) -> None:
    bank = bank_from(f"{HEAD}  - id: m\n    match: Who?\n    answer: {answer}\n    extra: {extra}\n")
    assert bank.items == ()
    assert [problem.code for problem in bank.problems] == [code]
