from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quiz.folding import fold, spaces


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Ada\u00a0 Lovelace\n", "ada lovelace"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ＡＤＡ　３", "ada 3"),
        ("５％", "5%"),
        ("ｶﾞ", "ガ"),
        ("e\u0301", "é"),
    ],
)
def test_space_capitals_and_width_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["x²", "2½", "≠", "①", "がき", "naïve", "−5"])
def test_what_may_mean_something_else_stays(text: str) -> None:
    assert fold(text) == text


@settings(deadline=None, max_examples=200)
@given(text=st.text(max_size=20))
def test_a_folded_text_has_single_spaces_and_its_words(text: str) -> None:
    assert spaces(text).split() == text.split()
    assert fold(text).count(" ") >= spaces(text).count(" ")
