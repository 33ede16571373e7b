"""Partial credit as Moodle gives it: its formulas written out as its code has them, over any responses.

The classes named are Moodle's: what each function does is what `grade_response` does there, with the fractions that
Moodle's own import gives to right and to wrong answers.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import CleanText
from reader.quiz.items.cloze import Cloze, Sentence
from reader.quiz.items.match import Match
from reader.quiz.items.order import Order
from reader.quiz.items.several import Several
from reader.quiz.items.sort import Sort
from reader.quiz.model import Option

STEM = CleanText("Which?")
BOUNDED = settings(deadline=None, max_examples=100)


def names(prefix: str, count: int) -> list[CleanText]:
    return [CleanText(f"{prefix}{number}") for number in range(count)]


def multichoice_multi(ticks: set[int], fractions: list[Fraction]) -> Fraction:
    """qtype_multichoice_multi_question: the fractions of what was ticked, kept between 0 and 1."""
    total = Fraction(0)
    for choice, fraction in enumerate(fractions):
        if choice in ticks:
            total += fraction
    return min(max(total, Fraction(0)), Fraction(1))


@BOUNDED
@given(keys=st.integers(1, 5), wrong=st.integers(1, 4), data=st.data())
def test_several_is_moodles_multiple_choice_with_several_answers(keys: int, wrong: int, data: st.DataObject) -> None:
    ticks = data.draw(st.sets(st.integers(0, keys + wrong - 1)))
    texts = names("option ", keys + wrong)
    item = Several(id="s", stem=STEM, choices=tuple(Option(text, at < keys) for at, text in enumerate(texts)))
    fractions = [Fraction(1, keys)] * keys + [Fraction(-1, wrong)] * wrong
    assert item.mark(tuple(texts[tick] for tick in ticks)).score == pytest.approx(
        float(multichoice_multi(ticks, fractions))
    )


def match_question(choices: list[int | None], right: list[int]) -> Fraction:
    """qtype_match_question: the stems that were given their own choice, of all."""
    return Fraction(sum(1 for given_, own in zip(choices, right, strict=True) if given_ == own), len(right))


@BOUNDED
@given(stems=st.integers(2, 6), extra=st.integers(0, 3), data=st.data())
def test_match_is_moodles_matching(stems: int, extra: int, data: st.DataObject) -> None:
    choices = data.draw(st.lists(st.none() | st.integers(0, stems + extra - 1), min_size=stems, max_size=stems))
    lefts, rights = names("left ", stems), names("right ", stems + extra)
    item = Match(id="m", stem=STEM, pairs=tuple(zip(lefts, rights, strict=False)), extra=tuple(rights[stems:]))
    response = item.placed(
        {left: rights[given_] for left, given_ in zip(lefts, choices, strict=True) if given_ is not None}
    )
    assert item.mark(response).score == pytest.approx(float(match_question(choices, list(range(stems)))))


def relative_next_exclude_last(current: list[int], correct: list[int]) -> Fraction:
    """qtype_ordering_question with GRADING_RELATIVE_NEXT_EXCLUDE_LAST."""
    next_in_current = {current[place]: current[place + 1] for place in range(len(current) - 1)}
    count_correct = count_all = 0
    for place in range(len(correct) - 1):
        if next_in_current.get(correct[place]) == correct[place + 1]:
            count_correct += 1
        count_all += 1
    return Fraction(count_correct, count_all)


@BOUNDED
@given(order=st.integers(2, 9).flatmap(lambda count: st.permutations(range(count))))
def test_order_is_moodles_ordering_relative_to_the_next(order: list[int]) -> None:
    entries = names("entry ", len(order))
    item = Order(id="o", stem=STEM, entries=tuple(entries))
    response = tuple(entries[entry] for entry in order)
    assert item.mark(response).score == pytest.approx(float(relative_next_exclude_last(order, sorted(order))))
    assert sum(part.right for part in item.parts(response)) / (len(order) - 1) == item.mark(response).score


def gapselect(groups: list[int | None], right: list[int]) -> Fraction:
    """qtype_gapselect_question_base: the places that hold what belongs there, of all."""
    return Fraction(sum(1 for given_, own in zip(groups, right, strict=True) if given_ == own), len(right))


@BOUNDED
@given(right=st.lists(st.integers(0, 3), min_size=2, max_size=10), data=st.data())
def test_sort_is_moodles_dragging_into_places(right: list[int], data: st.DataObject) -> None:
    given_ = data.draw(st.lists(st.none() | st.integers(0, 3), min_size=len(right), max_size=len(right)))
    entries, classes = names("entry ", len(right)), names("class ", 4)
    item = Sort(id="s", stem=STEM, pairs=tuple((entries[at], classes[own]) for at, own in enumerate(right)))
    response = item.placed({entries[at]: classes[each] for at, each in enumerate(given_) if each is not None})
    assert item.mark(response).score == pytest.approx(float(gapselect(given_, right)))


def multianswer(right: list[bool]) -> Fraction:
    """qtype_multianswer_question: the mean of the gaps, each of the same weight."""
    total, weights = Fraction(0), 0
    for each in right:
        total += 1 if each else 0
        weights += 1
    return total / weights


@BOUNDED
@given(right=st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=9))
def test_cloze_is_moodles_embedded_answers(right: list[bool | None]) -> None:
    keys = names("key", len(right))
    item = Cloze(id="g", stem=STEM, sentence=Sentence(("",) * (len(keys) + 1), tuple((key,) for key in keys)))
    words = {True: str, False: lambda key: "another word", None: lambda key: ""}
    response = tuple(words[each](key) for each, key in zip(right, keys, strict=True))
    assert item.mark(response).score == pytest.approx(float(multianswer([bool(each) for each in right])))
