from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spelling import TENS, UP_TO_TWENTY, in_two_parts, in_words

from reader.quiz.number_words import in_figures, years_in_figures

WORDS = [*UP_TO_TWENTY, *TENS, "hundred", "thousand", "million", "and", "a", "first", "second", "third", "7", "of"]


@pytest.mark.parametrize(("number", "word"), enumerate(UP_TO_TWENTY))
def test_every_number_up_to_twenty_is_read_alone_and_in_a_text(number: int, word: str) -> None:
    assert in_figures(word) == str(number)
    assert in_figures(f"about {word} men") == f"about {number} men"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("twenty-one", "21"),
        ("twenty one", "21"),
        ("ninety-nine", "99"),
        ("hundred", "100"),
        ("a hundred", "100"),
        ("a hundred and one", "101"),
        ("one hundred one", "101"),
        ("twelve hundred", "1200"),
        ("a thousand and one nights", "1001 nights"),
        ("two thousand and twelve", "2012"),
        ("two million three hundred thousand and forty-five", "2300045"),
        ("a billion", "1000000000"),
        ("nought", "0"),
        ("one hundred and fifty thousand", "150000"),
    ],
)
def test_numbers_beyond_twenty_are_read(text: str, figures: str) -> None:
    assert in_figures(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("5 million", "5000000"),
        ("1.5 million", "1500000"),
        ("1,200 thousand", "1200000"),
        ("5 hundred thousand", "500000"),
        ("0.25 billion people", "250000000 people"),
        ("five million", "5000000"),
    ],
)
def test_a_number_in_figures_is_scaled_by_the_word_behind_it(text: str, figures: str) -> None:
    assert in_figures(text) == figures


@pytest.mark.parametrize(
    "text", ["1.2345 thousand", "1/2 million", "12 millions", "x5 million", "someone", "tend", "often"]
)
def test_what_is_no_number_stays_as_it_is(text: str) -> None:
    assert in_figures(text) == text


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("first", "1st"),
        ("the second", "the 2nd"),
        ("third", "3rd"),
        ("eleventh", "11th"),
        ("twelfth", "12th"),
        ("thirteenth", "13th"),
        ("twentieth", "20th"),
        ("twenty-first", "21st"),
        ("ninety-third", "93rd"),
        ("one hundred and twelfth", "112th"),
        ("a hundred and second", "102nd"),
    ],
)
def test_ordinals_keep_their_ending(text: str, figures: str) -> None:
    assert in_figures(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"), [("one second", "1 second"), ("1 second", "1 second"), ("2 third parties", "2 third parties")]
)
def test_a_word_behind_a_number_is_no_ordinal(text: str, figures: str) -> None:
    """A second is a time, and a third is a part."""
    assert in_figures(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("two one", "2 1"),
        ("six five", "6 5"),
        ("ten five", "10 5"),
        ("one two three", "1 2 3"),
        ("six and five", "6 and 5"),
        ("twenty and five", "20 and 5"),
        ("between six and seven", "between 6 and 7"),
        ("nineteen forty-three", "19 43"),
        ("twenty zero", "20 0"),
        ("twenty hundred", "20 100"),
        ("two thousand hundred", "2000 100"),
        ("million thousand", "1000000 1000"),
        ("zero million", "0 1000000"),
        ("two hundred and", "200 and"),
        ("first second", "1st second"),
        ("thirty thirteen", "30 13"),
    ],
)
def test_words_side_by_side_that_make_no_one_number_are_several(text: str, figures: str) -> None:
    assert in_figures(text) == figures


@pytest.mark.parametrize("number", [*range(0, 130), 305, 999, 1000, 2012, 40_017, 1_200_000, 777_777_777])
def test_every_number_in_words_is_read(number: int) -> None:
    assert in_figures(in_words(number)) == str(number)


@settings(deadline=None, max_examples=100)
@given(number=st.integers(0, 10**9 - 1))
def test_a_number_comes_back_from_its_words(number: int) -> None:
    assert in_figures(in_words(number)) == str(number)
    assert in_figures(in_words(number).replace(" and ", " ").replace("-", " ")) == str(number)


@settings(deadline=None, max_examples=100)
@given(one=st.integers(1, 20), other=st.integers(1, 20))
def test_two_small_numbers_never_become_one(one: int, other: int) -> None:
    read = in_figures(f"{in_words(one)} {in_words(other)}")
    assert read == (f"{one} {other}" if one < 20 or other > 9 else str(one + other))


@settings(deadline=None, max_examples=100)
@given(words=st.lists(st.sampled_from(WORDS), max_size=12))
def test_no_number_word_is_left_over(words: list[str]) -> None:
    assert not set(in_figures(" ".join(words)).split()) & {*UP_TO_TWENTY, *TENS}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("nineteen eighty-four", "1984"),
        ("nineteen eighty four", "1984"),
        ("in eighteen seventy", "in 1870"),
        ("nineteen oh five", "1905"),
        ("nineteen-oh-five", "1905"),
        ("ten sixty-six", "1066"),
        ("twenty ten", "2010"),
        ("twenty twenty-two", "2022"),
        ("seventeen nineteen", "1719"),
    ],
)
def test_a_year_in_two_parts_is_read_where_it_is_asked_for(text: str, figures: str) -> None:
    assert years_in_figures(text) == figures
    assert in_figures(text) != figures


@pytest.mark.parametrize(
    "text",
    [
        "twenty-two",
        "twenty two",
        "twenty thousand",
        "nineteen five",
        "nineteen hundred",
        "eighteen fifty thousand",
        "thirty forty",
        "nine eleven",
        "nineteen eighty-fourth",
        "forty-nineteen eighty",
        "nineteen",
    ],
)
def test_other_numbers_side_by_side_are_no_year(text: str) -> None:
    assert years_in_figures(text) == text


@settings(deadline=None, max_examples=100)
@given(year=st.integers(1001, 2099).filter(lambda year: year % 100))
def test_a_year_comes_back_from_its_two_parts(year: int) -> None:
    assert years_in_figures(in_two_parts(year)) == str(year)
