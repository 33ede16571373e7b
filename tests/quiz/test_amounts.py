from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quiz.amounts import LONGEST, Amount, amount, same_unit, times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", "7"),
        ("007", "7"),
        ("7.", "7"),
        ("0.5", "1/2"),
        (".5", "1/2"),
        ("7,000", "7000"),
        ("7 000", "7000"),
        ("7\u00a0000", "7000"),
        ("7\u202f000", "7000"),
        ("7’000", "7000"),
        ("7'000", "7000"),
        ("1,234,567.25", "4938269/4"),
        ("1 000 000", "1000000"),
        ("1/2", "1/2"),
        ("22 / 7", "22/7"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("–5", "-5"),
        ("- 5", "-5"),
        ("minus five", "-5"),
        ("+5", "5"),
        ("seven", "7"),
        ("Twenty", "20"),
        ("seven thousand", "7000"),
        ("a hundred and seventeen", "117"),
        ("5 million", "5000000"),
        ("1.5 million", "1500000"),
        ("about 20", "20"),
        ("around twenty", "20"),
        ("c. 20", "20"),
        ("ca. 20", "20"),
        ("ca 20", "20"),
        ("circa 20", "20"),
        ("~20", "20"),
        ("≈ 20", "20"),
        ("approx. 20", "20"),
        ("negative forty", "-40"),
        ("minus two and a half", "-5/2"),
        ("-2 1/2", "-5/2"),
        ("half", "1/2"),
        ("½", "1/2"),
        ("2½", "5/2"),
        ("2 ½", "5/2"),
        ("1,200 1/2", "2401/2"),
        ("two and a half million", "2500000"),
        ("2½ million", "2500000"),
        ("half a million", "500000"),
        ("a quarter of a million", "250000"),
        ("1.2345 thousand", "2469/2"),
        ("one point five million", "1500000"),
        ("twenty-one point two five", "85/4"),
        ("about half", "1/2"),
        ("1 500/2", "750"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("5bn", "5000000000"),
        ("nineteen eighty-four", "1984"),
        ("“7”", "7"),
        ('"seven"', "7"),
        ("(7)", "7"),
        ("7!", "7"),
        ("７，０００", "7000"),
        ("３．５", "7/2"),
    ],
)
def test_a_number_is_read_in_every_usual_form(text: str, value: str) -> None:
    assert amount(text) == Amount(Fraction(value), "")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("7 km", "7", "km"),
        ("7km", "7", "km"),
        ("7,000 Kilometres", "7000", "kilometres"),
        ("seven thousand metres", "7000", "metres"),
        ("7 m.", "7", "m"),
        ("5 %", "5", "%"),
        ("5 per cent", "5", "per cent"),
        ("$20", "20", "$"),
        ("$ 20", "20", "$"),
        ("20 $", "20", "$"),
        ("£1,000.50", "2001/2", "£"),
        ("−$20", "-20", "$"),
        ("$20 million", "20000000", "$"),
        ("-5 °C", "-5", "°c"),
        ("5 km²", "5", "km²"),
        ("5 km2", "5", "km2"),
        ("1 second", "1", "second"),
        ("one second", "1", "second"),
        ("66 million years", "66000000", "years"),
        ("7th", "7", "th"),
        ("US$300", "300", "$"),
        ("US $300", "300", "$"),
        ("USD 300", "300", "$"),
        ("300 USD", "300", "usd"),
        ("$300 USD", "300", "$"),
        ("300 US$", "300", "$"),
        ("EUR 5", "5", "€"),
        ("GBP 5", "5", "£"),
        ("-US$5", "-5", "$"),
        ("$1.5m", "1500000", "$"),
        ("£20k", "20000", "£"),
        ("€3bn", "3000000000", "€"),
        ("$2½ million", "2500000", "$"),
        ("1.5m", "3/2", "m"),
        ("300 K", "300", "k"),
        ("13 pct", "13", "pct"),
        ("2¼ km", "9/4", "km"),
        ("two and a half kilometres", "5/2", "kilometres"),
        ("half a mile", "1/2", "mile"),
        ("half an hour", "1/2", "hour"),
        ("a half mile", "1/2", "mile"),
        ("a third of the men", "1/3", "men"),
        ("one third party", "1", "third party"),
        ("5 half hours", "5", "half hours"),
        ("twenty-third", "23", "rd"),
        ("nineteen eighty-four pages", "1984", "pages"),
        ("a dozen eggs", "12", "eggs"),
    ],
)
def test_a_unit_is_what_stands_beside_the_number(text: str, value: str, unit: str) -> None:
    assert amount(text) == Amount(Fraction(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "km",
        "many",
        "7 and 8",
        "7 8",
        "5-6",
        "5–6",
        "10:30",
        "1,00",
        "1,5",
        "1.000.000",
        "1/0",
        "1/2/3",
        "$20 km",
        "more than 7",
        "over 20",
        "two one",
        "1 in 4",
        "between six and a half",
        "a million and a half",
        "seven and a bit",
        "half past two",
        "3–4½",
        "1½–2",
        "one point ten",
        "5.5.5",
        "two and",
        "dozens",
        "a few",
        "+-5",
        "1" * (LONGEST + 1),
    ],
)
def test_what_is_no_one_number_is_no_amount(text: str) -> None:
    assert amount(text) is None


@settings(deadline=None, max_examples=100)
@given(number=st.integers(-(10**12), 10**12), places=st.integers(0, 6))
def test_thousands_and_decimals_change_no_digit(number: int, places: int) -> None:
    value = Fraction(number, 10**places)
    written = f"{abs(number) // 10**places:,}"
    tail = f".{abs(number) % 10**places:0{places}}" if places else ""
    for parted in (written, written.replace(",", " "), written.replace(",", "")):
        found = amount(f"{'-' if number < 0 else ''}{parted}{tail}")
        assert found == Amount(value, "")


@settings(deadline=None, max_examples=100)
@given(text=st.text(max_size=30) | st.text("0123456789 ,./-−$%kmone twhundred", max_size=30))
def test_any_text_is_an_amount_or_none(text: str) -> None:
    found = amount(text)
    assert found is None or isinstance(found.value, Fraction)


@pytest.mark.parametrize("digits", [100, 199, 5000, 100_000])
def test_a_number_of_any_length_ends_nothing(digits: int) -> None:
    found = amount("9" * digits)
    assert found is None or found.value == int("9" * digits)


# Units

SAME = [
    "km kilometre kilometres kilometer KM",
    "m metre meters",
    "h hr hrs hour hours",
    "min minute minutes mins",
    "s sec second seconds",
    "% percent pct p.c.",
    "$ dollar dollars USD",
    "£ pound pounds",
    "lb lbs pounds",
    "µs μs us microseconds",
    "km² km2",
    "°C ℃ degrees",
    "°F degrees",
    "foot feet ft",
    "inch inches",
    "country countries",
    "calorie calories",
    "box boxes",
    "church churches",
    "shoe shoes",
    "person people persons",
    "child children",
    "note notes",
    "bus bus",
]


@pytest.mark.parametrize("names", SAME)
def test_a_unit_may_be_named_in_short_in_full_and_in_the_plural(names: str) -> None:
    first, *others = names.split()
    assert all(same_unit(first, other) and same_unit(other, first) for other in others)


def test_per_cent_may_be_two_words() -> None:
    assert same_unit("per cent", "%")
    assert same_unit("degrees Celsius", "°C")
    assert same_unit("US dollars", "$")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("km", "m"),
        ("m", "ms"),
        ("n", "ns"),
        ("m", "min"),
        ("m", "mi"),
        ("km", "km²"),
        ("$", "£"),
        ("£", "€"),
        ("£", "lb"),
        ("°C", "°F"),
        ("%", "°"),
        ("years", "weeks"),
        ("metres", ""),
        ("s", ""),
    ],
)
def test_another_unit_is_another_unit(one: str, other: str) -> None:
    assert not same_unit(one, other)
    assert not same_unit(other, one)


@pytest.mark.parametrize(
    ("one", "other", "size"),
    [
        ("km", "metres", "1000"),
        ("metre", "km", "1/1000"),
        ("miles", "km", "1.609344"),
        ("feet", "inches", "12"),
        ("tonnes", "kg", "1000"),
        ("pounds", "kg", "0.45359237"),
        ("hours", "s", "3600"),
        ("days", "weeks", "1/7"),
        ("centuries", "years", "100"),
        ("months", "years", "1/12"),
        ("km2", "hectares", "100"),
        ("MW", "kilowatt", "1000"),
        ("m", "m", "1"),
    ],
)
def test_a_unit_comes_to_so_many_of_another(one: str, other: str, size: str) -> None:
    assert times(one, other) == Fraction(size)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("km", "kg"),
        ("£", "kg"),
        ("£", "$"),
        ("°C", "°F"),
        ("months", "days"),
        ("people", "men"),
        ("", "km"),
        ("x", "x"),
    ],
)
def test_what_measures_other_things_or_nothing_fixed_is_not_converted(one: str, other: str) -> None:
    assert times(one, other) is None
