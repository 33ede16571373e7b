"""What every type with partial credit keeps to, whatever is answered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import CleanText
from reader.quiz.items.cloze import Cloze, Sentence
from reader.quiz.items.match import Match
from reader.quiz.items.order import Order
from reader.quiz.items.recall import Recall
from reader.quiz.items.several import Several
from reader.quiz.items.sort import Sort
from reader.quiz.model import Item, Option

STEM = CleanText("Which?")


def texts(words: str) -> tuple[CleanText, ...]:
    return tuple(map(CleanText, words.split()))


SEVERAL = Several(
    id="s", stem=STEM, choices=tuple(Option(text, right) for right, words in ((True, "a b c"), (False, "d e"))
                                     for text in texts(words))
)  # fmt: skip
CLOZE = Cloze(id="g", stem=STEM, sentence=Sentence(("",) * 4, tuple((text,) for text in texts("a b c"))))
MATCH = Match(id="m", stem=STEM, pairs=tuple(zip(texts("a b c"), texts("d e f"), strict=True)), extra=texts("g"))
ORDER = Order(id="o", stem=STEM, entries=texts("a b c d"))
SORT = Sort(id="t", stem=STEM, pairs=tuple(zip(texts("a b c"), texts("d d e"), strict=True)))
RECALL = Recall(id="r", stem=STEM, rubric=texts("a b c"))

EACH = pytest.mark.parametrize("item", [SEVERAL, CLOZE, MATCH, ORDER, SORT, RECALL], ids=lambda item: item.type_name)
IN_PARTS = pytest.mark.parametrize("item", [CLOZE, MATCH, ORDER, SORT, RECALL], ids=lambda item: item.type_name)
RESPONSES = st.lists(st.sampled_from([*"abcdefgh", ""]), max_size=9).map(tuple)


@EACH
def test_the_key_earns_all_and_nothing_earns_nothing(item: Item) -> None:
    response = ("text", *item.key[1:]) if item.type_name == "recall" else item.key
    assert item.mark(response).score == 1
    assert item.mark(()).score == 0
    assert item.mark(("",) * 6).score == 0


@EACH
@settings(deadline=None, max_examples=50)
@given(response=RESPONSES)
def test_any_response_earns_between_nothing_and_all(item: Item, response: tuple[str, ...]) -> None:
    assert 0 <= item.mark(response).score <= 1


@IN_PARTS
@settings(deadline=None, max_examples=50)
@given(response=RESPONSES)
def test_the_mark_is_the_share_of_the_parts_that_are_shown_as_right(item: Item, response: tuple[str, ...]) -> None:
    parts = item.parts(response)
    assert item.mark(response).score == pytest.approx(sum(part.right for part in parts) / len(parts))


@settings(deadline=None, max_examples=50)
@given(ticks=st.sets(st.sampled_from("abcde")), more=st.sampled_from("abcde"))
def test_a_further_right_tick_never_costs_and_a_wrong_one_never_pays(ticks: set[str], more: str) -> None:
    before, after = (SEVERAL.mark(tuple(each)).score for each in (ticks, {*ticks, more}))
    assert after >= before if more in "abc" else after <= before


def test_to_tick_everything_earns_nothing() -> None:
    assert SEVERAL.mark(tuple("abcde")).score == 0


@pytest.mark.parametrize(
    ("ticks", "score"), [("a", 1 / 3), ("ab", 2 / 3), ("abc", 1), ("abcd", 1 / 2), ("ad", 0), ("abd", 1 / 6), ("d", 0)]
)
def test_a_wrong_tick_costs_its_share_of_the_wrong_ones(ticks: str, score: float) -> None:
    assert SEVERAL.mark(tuple(ticks)).score == pytest.approx(score)


@pytest.mark.parametrize(
    ("response", "score"),
    [
        ("abcd", 1),
        ("dabc", 2 / 3),
        ("bcda", 2 / 3),
        ("acbd", 0),
        ("abdc", 1 / 3),
        ("badc", 0),
        ("dcba", 0),
        ("cdab", 2 / 3),
    ],
)
def test_an_order_earns_its_links_wherever_they_stand(response: str, score: float) -> None:
    assert ORDER.mark(tuple(response)).score == pytest.approx(score)


@pytest.mark.parametrize(
    ("response", "score"), [("aabcd", 1), ("abcabcd", 1), ("ab", 1 / 3), ("a", 0), ("axbcd", 2 / 3), ("ababab", 1 / 3)]
)
def test_an_entry_named_twice_counts_where_it_came_first(response: str, score: float) -> None:
    assert ORDER.mark(tuple(response)).score == pytest.approx(score)
    assert sum(part.right for part in ORDER.parts(tuple(response))) == round(3 * score)


def test_points_without_a_text_are_not_made() -> None:
    assert RECALL.mark(("", *"abc")).score == RECALL.mark((" ", *"abc")).score == 0
    assert not any(part.right for part in RECALL.parts(("", *"abc")))
