from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quiz.number_words import in_figures

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UP_TO_TWENTY = ["zero", *ONES, *TEENS, "twenty"]
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


def in_words(number: int) -> str:
    """A number below a thousand million in English words."""
    if number < 21:
        return UP_TO_TWENTY[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")
    size, name = next((size, name) for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred"))
                      if number >= size)  # fmt: skip
    rest = number % size
    tail = f"{' and ' if rest < 100 else ' '}{in_words(rest)}" if rest else ""
    return f"{in_words(number // size)} {name}{tail}"


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
