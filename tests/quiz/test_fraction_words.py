from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spelling import in_words, ordinal

from reader.quiz.amounts import Amount, amount
from reader.quiz.fraction_words import fractions_in_figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("half", "1/2"),
        ("a half", "1/2"),
        ("one half", "1/2"),
        ("one-half", "1/2"),
        ("½", "1/2"),
        ("⅔", "2/3"),
        ("2½", "2 1/2"),
        ("2¼ km", "2 1/4 km"),
        ("a third", "1/3"),
        ("1 third", "1/3"),
        ("two thirds", "two/3"),
        ("two-thirds", "two/3"),
        ("quarter", "1/4"),
        ("three quarters", "three/4"),
        ("3 fourths", "3/4"),
        ("five hundredths", "five/100"),
        ("two and a half", "two and 1/2"),
        ("two and half", "two and 1/2"),
        ("five and one half", "five and 1/2"),
        ("one and three quarters miles", "one and three/4 miles"),
        ("half a mile", "1/2 mile"),
        ("half an hour", "1/2 hour"),
        ("half of the men", "1/2 men"),
        ("half million", "1/2 million"),
        ("a third of a mile", "1/3 mile"),
        ("two thirds of them", "two/3 them"),
        ("a quarter million", "1/4 million"),
        ("half a dozen", "1/2 dozen"),
        ("a dozen", "1 dozen"),
        ("dozen eggs", "1 dozen eggs"),
        ("one point five", "one.5"),
        ("point oh five", ".05"),
        ("6 point 2 5", "6.25"),
        ("one point five million", "one.5 million"),
    ],
)
def test_parts_become_figures(text: str, figures: str) -> None:
    assert fractions_in_figures(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "third",
        "third party",
        "one third party",
        "twenty-third",
        "a second",
        "two halfs",
        "halves",
        "behalf",
        "a million and a half",
        "two dozen and a half",
        "points",
        "one point twenty",
        "many",
        "7",
    ],
)
def test_what_is_no_part_stays(text: str) -> None:
    assert fractions_in_figures(text) == text


SIGNS = {Fraction(1, 2): "½", Fraction(1, 4): "¼", Fraction(3, 4): "¾", Fraction(1, 3): "⅓", Fraction(2, 3): "⅔",
         Fraction(1, 8): "⅛", Fraction(7, 8): "⅞"}  # fmt: skip


def named(part: Fraction) -> list[str]:
    """A fraction below one, by the names of its parts."""
    names = {2: "half", 4: "quarter"}
    name = names.get(part.denominator, ordinal(part.denominator))
    if part.numerator == 1:
        return [f"{one} {name}" for one in ("a", "one", "1")] + [f"one-{name}"]
    return [f"{in_words(part.numerator)} {name}s", f"{part.numerator} {name}s", f"{in_words(part.numerator)}-{name}s"]


PARTS = st.sampled_from(
    sorted({Fraction(top, below) for below in (2, 3, 4, 5, 6, 8, 10, 12, 20) for top in range(1, below)})
)


@settings(deadline=None, max_examples=200)
@given(part=PARTS, whole=st.integers(1, 2000), minus=st.sampled_from(["", "-", "−", "minus ", "negative "]))
def test_a_fraction_is_itself_in_every_form(part: Fraction, whole: int, minus: str) -> None:
    value = -part if minus else part
    alone = [f"{part.numerator}/{part.denominator}", *named(part), *([SIGNS[part]] if part in SIGNS else [])]
    assert {amount(minus + form) for form in alone} == {Amount(value, "")}
    mixed = [f"{whole} {part.numerator}/{part.denominator}", *(f"{whole}{sign}" for sign in alone if sign in "½¼¾⅓⅔⅛⅞")]
    value = -(whole + part) if minus else whole + part
    if whole % 100:
        mixed += [f"{in_words(whole)} and {form}" for form in named(part) if form[0] != "1"]
    assert {amount(minus + form) for form in mixed} == {Amount(value, "")}
    assert {amount(f"{minus}{form} km") for form in mixed} == {Amount(value, "km")}


@settings(deadline=None, max_examples=100)
@given(whole=st.integers(0, 999), digits=st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_a_decimal_number_comes_back_from_its_words(whole: int, digits: list[int]) -> None:
    spoken = f"{in_words(whole)} point {' '.join(map(in_words, digits))}"
    assert amount(spoken) == Amount(Fraction(f"{whole}.{''.join(map(str, digits))}"), "")


@settings(deadline=None, max_examples=200)
@given(
    text=st.lists(
        st.sampled_from(
            ["a", "half", "and", "third", "thirds", "of", "one", "two", "point", "five", "dozen", "million"]
        )
        | st.sampled_from(["1/2", "½", "3", ".", "-", "quarter"])
    ).map(" ".join)
)
def test_any_words_are_an_amount_or_none(text: str) -> None:
    found = amount(text)
    assert found is None or found.value == abs(found.value) or text[0] in "-"
