from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quiz.answers import RULES, matching_rule


@pytest.mark.parametrize(
    ("given_", "accepted", "rule"),
    [
        ("Ada Lovelace", "Ada Lovelace", "word for word"),
        ("  Ada   Lovelace ", "Ada Lovelace", "word for word"),
        ("ada LOVELACE", "Ada Lovelace", "capitals aside"),
        ("STRASSE", "Straße", "capitals aside"),
        ("e\u0301te\u0301", "\u00e9t\u00e9", "capitals aside"),
        ("ete", "été", "accents aside"),
        ("U.S.", "us", "punctuation aside"),
        ("well known", "well-known", "punctuation aside"),
        ("1,000", "1000", "punctuation aside"),
        ("O'Neil", "ONeil", "punctuation aside"),
        ("1843.", "1843", "punctuation aside"),
        ("(1843)", "1843", "punctuation aside"),
        ("1914–1918", "1914-1918", "punctuation aside"),
        ("the lock", "lock", "leading article aside"),
        ("An apple", "apple!", "leading article aside"),
    ],
)
def test_the_rule_named_is_the_strictest_that_accepts(given_: str, accepted: str, rule: str) -> None:
    assert matching_rule(given_, [accepted]) == rule


@pytest.mark.parametrize(
    ("given_", "accepted"),
    [
        ("5", "-5"),
        ("−5", "5"),
        ("35", "3.5"),
        ("15", "1,5"),
        ("5", "5%"),
        ("$5", "£5"),
        ("C", "C++"),
        ("1030", "10:30"),
        ("=", "≠"),
        ("かき", "がき"),
        ("lock", "locks"),
        ("Ada", "Ada Lovelace"),
        ("", ""),
        (" ", "a"),
        ("!", "?"),
        ("the", "a"),
    ],
)
def test_what_means_something_else_is_not_accepted(given_: str, accepted: str) -> None:
    assert matching_rule(given_, [accepted]) is None


def test_any_of_the_accepted_answers_will_do() -> None:
    assert matching_rule("in 1843", ["1843", "In 1843"]) == "capitals aside"
    assert matching_rule("1843", []) is None


@settings(deadline=None, max_examples=200)
@given(one=st.text(max_size=12), other=st.text(max_size=12))
def test_each_rule_allows_what_those_before_it_do(one: str, other: str) -> None:
    for (_, stricter), (_, looser) in pairwise(RULES):
        assert stricter(one) != stricter(other) or looser(one) == looser(other)


@settings(deadline=None, max_examples=200)
@given(text=st.text(min_size=1, max_size=20))
def test_an_answer_typed_as_it_is_written_is_right(text: str) -> None:
    assert matching_rule(text, [text]) == ("word for word" if text.split() else None)


@settings(deadline=None, max_examples=200)
@given(one=st.text(max_size=12), other=st.text(max_size=12))
def test_it_does_not_matter_which_of_two_texts_is_the_key(one: str, other: str) -> None:
    assert matching_rule(one, [other]) == matching_rule(other, [one])
