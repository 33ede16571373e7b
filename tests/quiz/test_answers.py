from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quiz.answers import RULES, matching_rule, refusal


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
        ("seven", "7", "number words aside"),
        ("the seventh", "7th", "number words aside"),
        ("21 people", "twenty-one people", "number words aside"),
        ("two thousand and twelve", "2012", "number words aside"),
        ("twelve hundred", "1,200", "number words aside"),
        ("30 January 2022", "2022-01-30", "the same date"),
        ("Jan 30, 2022", "January 30th 2022", "the same date"),
        ("30/1/2022", "30 January 2022", "the same date"),
        ("1/30/2022", "30 January 2022", "the same date"),
        ("in March 1999", "Mar. 1999", "the same date"),
        ("the 30th of January", "30 January", "the same date"),
        ("Lovelase", "Lovelace", "one letter misspelt"),
        ("lovelcae", "Lovelace", "one letter misspelt"),
        ("Babage", "Babbage", "one letter misspelt"),
        ("concrodanse", "concordance", "two letters misspelt"),
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
        ("cat", "car"),
        ("kncordance", "concordance"),
        ("Lovelats", "Lovelace"),
        ("1842 pages", "1843 pages"),
        ("thirty", "thirteen"),
        ("1/2/2022", "2 January 2022"),
        ("30 January", "30 January 2022"),
        ("30 February 2022", "February 2022"),
        ("one two", "12"),
    ],
)
def test_what_means_something_else_is_not_accepted(given_: str, accepted: str) -> None:
    assert matching_rule(given_, [accepted]) is None


def test_any_of_the_accepted_answers_will_do() -> None:
    assert matching_rule("in 1843", ["1843", "In 1843"]) == "capitals aside"
    assert matching_rule("1843", []) is None


@settings(deadline=None, max_examples=200)
@given(one=st.text(max_size=12), other=st.text(max_size=12))
def test_each_rule_on_the_form_of_a_text_allows_what_those_before_it_do(one: str, other: str) -> None:
    forms = RULES[: [name for name, _ in RULES].index("the same date")]
    for (_, stricter), (_, looser) in pairwise(forms):
        assert not stricter(one, other) or looser(one, other) or not looser(one, one)


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ("", "left unanswered"),
        ("Babbage", "none of the accepted answers"),
        ("Kovelace", "not quite an accepted answer: 1 letter differs"),
        ("Lovelats", "not quite an accepted answer: 2 letters differ"),
    ],
)
def test_a_refusal_says_how_near_it_was(given_: str, said: str) -> None:
    assert refusal(given_, ["Lovelace"]) == said


@settings(deadline=None, max_examples=200)
@given(text=st.text(min_size=1, max_size=20))
def test_an_answer_typed_as_it_is_written_is_right(text: str) -> None:
    assert matching_rule(text, [text]) == ("word for word" if text.split() else None)


@settings(deadline=None, max_examples=200)
@given(one=st.text(max_size=12), other=st.text(max_size=12))
def test_it_does_not_matter_which_of_two_texts_is_the_key(one: str, other: str) -> None:
    assert matching_rule(one, [other]) == matching_rule(other, [one])
