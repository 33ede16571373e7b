from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import CleanText
from reader.quiz.items.choice import Choice
from reader.quiz.items.claim import VERDICTS, Claim
from reader.quiz.items.several import Several
from reader.quiz.items.typed import Typed
from reader.quiz.model import Item, NotAnAnswer, Option, Response, arrange

STEM = CleanText("What is it?")


def options(right: str, wrong: str) -> tuple[Option, ...]:
    """Options from words parted by bars, the right ones first."""
    return tuple(
        Option(CleanText(text), is_right, CleanText(f"{text} because"))
        for texts, is_right in ((right, True), (wrong, False))
        for text in texts.split("|")
    )


CHOICE = Choice(id="c", stem=STEM, choices=options("Ada", "Babbage|Menabrea"), why=CleanText("She signed."))
SEVERAL = Several(id="s", stem=STEM, choices=options("weaving|music", "chess|navigation"))
TYPED = Typed(
    id="t", stem=STEM, answers=(CleanText("1843"), CleanText("the year 1843")), accept=(CleanText("in 1843"),)
)
CLAIM = Claim(id="k", stem=STEM, answer="not-given")
EACH = pytest.mark.parametrize("item", [CHOICE, SEVERAL, TYPED, CLAIM], ids=lambda item: item.type_name)


def number_of(item: Item, text: str, seed: str) -> str:
    return str([option.text for option in item.options(seed)].index(CleanText(text)) + 1)


@EACH
def test_the_key_is_right(item: Item) -> None:
    mark = item.mark(item.key)
    assert (mark.score, mark.verdict) == (1, "Right")


@EACH
@pytest.mark.parametrize("response", [(), ("",), ("nonsense",), ("nonsense", "more")])
def test_a_response_that_makes_no_sense_earns_nothing(item: Item, response: Response) -> None:
    mark = item.mark(response)
    assert (mark.score, mark.verdict) == (0, "Wrong")


@EACH
def test_every_mark_names_the_rule_it_was_given_by(item: Item) -> None:
    assert item.mark(item.key).rule and item.mark(("nonsense",)).rule


@pytest.mark.parametrize("item", [CHOICE, SEVERAL, CLAIM], ids=lambda item: item.type_name)
@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_the_number_shown_before_an_option_and_its_words_both_choose_it(item: Item, seed: str) -> None:
    for number, option in enumerate(item.options(seed), 1):
        assert item.parse(f" {number}\n", seed) == (option.text,)
        assert item.parse(f"  {option.text.upper()} ", seed) == (option.text,)


@pytest.mark.parametrize(
    ("line", "picked"),
    [
        ("in the paper; a letter", {"a letter", "in the paper"}),
        ("In the paper, a letter", {"a letter", "in the paper"}),
        ("red, green; a letter", {"a letter", "red, green"}),
        ("red, green", {"red, green"}),
    ],
)
def test_options_of_several_words_are_chosen_by_their_words(line: str, picked: set[str]) -> None:
    item = Several(id="s", stem=CleanText("S?"), choices=options("a letter|in the paper", "red, green"))
    assert set(item.parse(line, "s")) == picked


@EACH
@pytest.mark.parametrize("line", ["", "   ", "\n"])
def test_an_empty_line_is_no_answer(item: Item, line: str) -> None:
    with pytest.raises(NotAnAnswer, match="type "):
        item.parse(line, "a")


@pytest.mark.parametrize("item", [CHOICE, SEVERAL, CLAIM], ids=lambda item: item.type_name)
@pytest.mark.parametrize("line", ["0", "9", "-1", "1.5", "²", "１", "maybe", "1 and 2"])
def test_a_line_that_names_no_option_is_no_answer_and_says_what_is(item: Item, line: str) -> None:
    with pytest.raises(NotAnAnswer) as error:
        item.parse(line, "a")
    assert str(error.value) == f"type {item.takes}"


def test_a_choice_gives_the_reason_of_the_option_chosen_and_then_its_own() -> None:
    assert CHOICE.mark(("Babbage",)).why == ("Babbage because", "She signed.")
    assert CHOICE.mark(("Babbage",)).score == 0


@pytest.mark.parametrize(
    ("response", "score", "verdict"),
    [
        (("weaving",), 0.5, "Partly right"),
        (("weaving", "music"), 1, "Right"),
        (("weaving", "music", "chess"), 0.5, "Partly right"),
        (("weaving", "chess"), 0, "Wrong"),
        (("chess", "navigation"), 0, "Wrong"),
        (("weaving", "weaving"), 0.5, "Partly right"),
    ],
)
def test_several_earns_a_share_for_each_key_and_loses_one_for_each_distractor(
    response: Response, score: float, verdict: str
) -> None:
    mark = SEVERAL.mark(response)
    assert (mark.score, mark.verdict) == (score, verdict)


def test_several_gives_reasons_for_the_wrong_options_chosen_only() -> None:
    assert SEVERAL.mark(("weaving", "chess")).why == ("chess because",)


@pytest.mark.parametrize("line", ["{0} {1}", "{1},{0}", "{0}{1}", "{0}; {1}", "{0}, {1},", "{0} {1} {0}"])
def test_numbers_may_be_parted_in_any_way(line: str) -> None:
    numbers = [number_of(SEVERAL, text, "a") for text in ("weaving", "music")]
    assert SEVERAL.mark(SEVERAL.parse(line.format(*numbers), "a")).score == 1


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("t", "True"),
        ("F", "False"),
        ("n", "Not given"),
        ("ng", "Not given"),
        ("not given", "Not given"),
        ("2", "False"),
    ],
)
def test_a_claim_takes_words_letters_and_numbers(line: str, text: str) -> None:
    assert CLAIM.parse(line, "a") == (text,)


def test_a_claims_options_stand_in_one_order_always() -> None:
    assert [option.text for option in CLAIM.options("a")] == list(VERDICTS.values())


@pytest.mark.parametrize("line", ["1843", "in 1843", "The year 1843", "In 1843!"])
def test_a_typed_answer_may_be_any_of_the_accepted_ones(line: str) -> None:
    assert TYPED.mark(TYPED.parse(line, "a")).score == 1


def test_a_typed_answer_is_shown_by_the_first_of_equal_ones() -> None:
    assert TYPED.key == ("1843",)


def test_what_is_typed_is_cleaned() -> None:
    assert TYPED.parse("\x1b]2;owned\x07", "a") == ("^[]2;owned^G",)


WORDS = st.text(string.ascii_letters + string.digits + "éß-%. ", min_size=1, max_size=8).map(
    lambda text: CleanText(" ".join(text.split()))
)
TEXTS = st.lists(WORDS.filter(bool), min_size=2, max_size=9, unique_by=str.casefold)


@st.composite
def option_sets(draw: st.DrawFn, one_key: bool = False) -> tuple[Option, ...]:
    texts = draw(TEXTS)
    keys = 1 if one_key else draw(st.integers(1, len(texts) - 1))
    return tuple(Option(text, number < keys) for number, text in enumerate(texts))


def built(kind: type[Item], **own: Any) -> Item:
    return kind(id="q", stem=STEM, **own)


ITEMS = st.one_of(
    option_sets(one_key=True).map(lambda choices: built(Choice, choices=choices)),
    option_sets().map(lambda choices: built(Several, choices=choices)),
    TEXTS.map(lambda texts: built(Typed, answers=tuple(texts[:1]), accept=tuple(texts[1:]))),
    st.sampled_from(list(VERDICTS)).map(lambda answer: built(Claim, answer=answer)),
)


@settings(deadline=None, max_examples=200)
@given(item=ITEMS, data=st.data())
def test_any_response_earns_from_nothing_to_all(item: Item, data: st.DataObject) -> None:
    texts = [*item.key, *(option.text for option in item.options("a")), "nonsense"]
    response = tuple(data.draw(st.lists(st.sampled_from(texts) | st.text(max_size=5), max_size=10)))
    assert 0 <= item.mark(response).score <= 1


@settings(deadline=None, max_examples=100)
@given(item=ITEMS)
def test_the_key_earns_all(item: Item) -> None:
    assert item.mark(item.key).score == 1


@settings(deadline=None, max_examples=100)
@given(choices=option_sets())
def test_choosing_all_options_of_several_earns_nothing(choices: tuple[Option, ...]) -> None:
    assert built(Several, choices=choices).mark(tuple(option.text for option in choices)).score == 0


@settings(deadline=None, max_examples=100)
@given(choices=option_sets(), data=st.data())
def test_the_order_in_which_options_are_chosen_does_not_matter(
    choices: tuple[Option, ...], data: st.DataObject
) -> None:
    item = built(Several, choices=choices)
    response = data.draw(st.lists(st.sampled_from([option.text for option in choices]), unique=True))
    turned = data.draw(st.permutations(response))
    assert item.mark(tuple(turned)).score == item.mark(tuple(response)).score


@settings(deadline=None, max_examples=100)
@given(choices=option_sets(), right=st.booleans(), data=st.data())
def test_one_more_key_never_costs_and_one_more_distractor_never_pays(
    choices: tuple[Option, ...], right: bool, data: st.DataObject
) -> None:
    item = built(Several, choices=choices)
    response = data.draw(st.lists(st.sampled_from([option.text for option in choices]), unique=True))
    more = [option.text for option in choices if option.right == right]
    before, after = item.mark(tuple(response)).score, item.mark((*response, *more)).score
    assert after >= before if right else after <= before


@settings(deadline=None, max_examples=150)
@given(choices=option_sets(), shuffle=st.booleans(), seed=st.text(max_size=8), data=st.data())
def test_options_come_in_an_order_that_hangs_on_the_seed_alone(
    choices: tuple[Option, ...], shuffle: bool, seed: str, data: st.DataObject
) -> None:
    shown = arrange(choices, shuffle, seed)
    assert sorted(option.text for option in shown) == sorted(option.text for option in choices)
    assert arrange(data.draw(st.permutations(choices)), shuffle, seed) == shown


@settings(deadline=None, max_examples=60)
@given(numbers=st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=9, unique=True), seed=st.text(max_size=4))
@pytest.mark.parametrize("form", ["{}", "{:,}", "{} km", "{}%", "${}"])
def test_numbers_ascend(form: str, numbers: list[int], seed: str) -> None:
    choices = [Option(CleanText(form.format(number)), False) for number in numbers]
    shown = [option.text for option in arrange(choices, True, seed)]
    assert shown == [form.format(number) for number in sorted(numbers)]


@settings(deadline=None, max_examples=60)
@given(days=st.lists(st.dates(), min_size=2, max_size=9, unique=True), seed=st.text(max_size=4))
@pytest.mark.parametrize("form", ["{0.day} {0:%B} {0.year:04}", "{0:%B} {0.day}, {0.year:04}", "{0.year:04}-{0:%m-%d}"])
def test_dates_ascend(form: str, days: list[Any], seed: str) -> None:
    choices = [Option(CleanText(form.format(day)), False) for day in days]
    shown = [option.text for option in arrange(choices, True, seed)]
    assert shown == [form.format(day) for day in sorted(days)]


@pytest.mark.parametrize(
    "ascending",
    [
        ["29 March", "3 April"],
        ["29 February", "1 March", "31 December"],
        ["May 1999", "March 2000"],
        ["−5 degrees", "0 degrees", "3 degrees"],
        ["0.5 km", "1.25 km", "1,000 km"],
    ],
)
def test_days_signs_and_decimals_ascend_too(ascending: list[str]) -> None:
    choices = [Option(CleanText(text), False) for text in reversed(ascending)]
    assert [option.text for option in arrange(choices, True, "a")] == ascending


def test_without_shuffling_options_go_by_the_alphabet() -> None:
    shown = arrange(options("pear", "Apple|orange"), False, "a")
    assert [option.text for option in shown] == ["Apple", "orange", "pear"]


def test_every_place_is_the_keys_under_some_seed() -> None:
    places = {number_of(CHOICE, "Ada", f"seed {number}") for number in range(50)}
    assert places == {"1", "2", "3"}


def test_two_items_of_one_session_are_not_shuffled_alike() -> None:
    items = [Choice(id=f"q{number}", stem=STEM, choices=CHOICE.choices) for number in range(20)]
    assert len({number_of(item, "Ada", "one seed") for item in items}) == 3
