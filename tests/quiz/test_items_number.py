from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import CleanText
from reader.quiz.bank import Bank
from reader.quiz.items.number import Number, plain
from reader.quiz.model import NotAnAnswer

BankFrom = Callable[[str], Bank]
HEAD = "quiz: 1\ndocument: ada\nitems:\n  - id: n\n    number: How many?\n"


def number(answer: str, tolerance: str | int = 0, unit: str | None = None) -> Number:
    return Number(
        id="n",
        stem=CleanText("How many?"),
        answer=CleanText(answer),
        off=Fraction(tolerance),
        unit=CleanText(unit) if unit else None,
        why=CleanText("So it was."),
    )


@pytest.fixture
def read(bank_from: BankFrom) -> Callable[[str], Number]:
    """Reads a number as a bank does, from its own fields."""

    def read(fields: str) -> Number:
        bank = bank_from(HEAD + "".join(f"    {field}\n" for field in fields.splitlines()))
        assert bank.problems == ()
        (item,) = bank.items
        assert isinstance(item, Number)
        return item

    return read


# Marks


@pytest.mark.parametrize(
    ("response", "right", "rule"),
    [
        ("1,200", True, "the number itself"),
        ("1200", True, "the number itself"),
        ("1 200 m", True, "the number itself"),
        ("twelve hundred metres", True, "the number itself"),
        ("1200.0", True, "the number itself"),
        ("about 1,190", True, "within 10 of 1,200"),
        ("1210", True, "within 10 of 1,200"),
        ("1210.001", False, "not within 10 of 1,200"),
        ("1189.999", False, "not within 10 of 1,200"),
        ("-1200", False, "not within 10 of 1,200"),
        ("1200 km", False, "1,200,000 metres: not within 10 of 1,200"),
        ("1.2 km", True, "1,200 metres: the number itself"),
        ("1.209 km", True, "1,209 metres: within 10 of 1,200"),
        ("1200 kg", False, "another unit than metres"),
        ("$1200", False, "another unit than metres"),
        ("1200 %", False, "another unit than metres"),
        ("many", False, "no number"),
        ("1200 or so", False, "another unit than metres"),
        ("1200 1300", False, "no number"),
        ("", False, "left unanswered"),
        (" ", False, "left unanswered"),
    ],
)
def test_first_the_unit_counts_and_then_the_distance(response: str, right: bool, rule: str) -> None:
    mark = number("1,200", 10, "metres").mark((response,))
    assert (mark.score, mark.rule, mark.why) == (float(right), rule, ("So it was.",))


def test_nothing_is_left_unanswered() -> None:
    assert number("7").mark(()).rule == "left unanswered"


@pytest.mark.parametrize(
    ("answer", "given_", "right"),
    [
        ("7,900,000,000", "7,900,000,001", False),
        ("0.1", "0.10000000001", False),
        ("0.3", "0.30", True),
        ("1/3", "0.333333333333", False),
        ("1/3", "2/6", True),
        ("0", "-0", True),
        ("0", "0.0000000001", False),
        ("-40", "minus forty", True),
        ("5 million", "5,000,000", True),
        ("5,000,000", "five million", True),
        ("12", "a dozen", True),
        ("1/2", "half", True),
        ("0.5", "one half", True),
        ("2.5", "2½", True),
        ("two and a half", "2 1/2", True),
        ("0.75", "three quarters", True),
        ("1984", "nineteen eighty-four", True),
        ("1/3", "a third", True),
        ("3", "a third", False),
    ],
)
def test_without_a_tolerance_only_the_number_itself_is_right(answer: str, given_: str, right: bool) -> None:
    assert number(answer).mark((given_,)).score == float(right)


@pytest.mark.parametrize(
    ("answer", "tolerance", "low", "high"),
    [
        ("0.3", "0.1", "0.2", "0.4"),
        ("1,000,000,000", "0.1", "999,999,999.9", "1,000,000,000.1"),
        ("0", "0.5", "-0.5", "0.5"),
        ("-5", "1", "-6", "-4"),
        ("2.5", "2.5", "0", "5"),
    ],
)
def test_both_ends_of_the_tolerance_are_right_and_no_more(answer: str, tolerance: str, low: str, high: str) -> None:
    item = number(answer, tolerance)
    assert [item.mark((end,)).score for end in (low, high)] == [1, 1]
    beyond = [Fraction(end.replace(",", "")) for end in (low, high)]
    for value in (beyond[0] - Fraction(1, 10**6), beyond[1] + Fraction(1, 10**6)):
        assert item.mark((f"{float(value):.7f}",)).score == 0


@settings(deadline=None, max_examples=100)
@given(
    answer=st.integers(-(10**9), 10**9), off=st.integers(0, 10**6), away=st.integers(-(10**6), 10**6),
    places=st.integers(0, 4),
)  # fmt: skip
def test_a_number_is_right_exactly_when_it_is_near_enough(answer: int, off: int, away: int, places: int) -> None:
    def written(value: int) -> str:
        whole, rest = divmod(abs(value), 10**places)
        return f"{'-' if value < 0 else ''}{whole:,}" + (f".{rest:0{places}}" if places else "")

    item = number(written(answer), str(Fraction(off, 10**places)))
    assert item.mark((written(answer + away),)).score == float(abs(away) <= off)


# Units


@pytest.mark.parametrize(
    ("unit", "given_", "right"),
    [
        ("°C", "7", True),
        ("°C", "7 degrees", True),
        ("°C", "7 degrees Celsius", True),
        ("°C", "7°", True),
        ("°C", "7 °F", False),
        ("inches", "7 inch", True),
        ("seconds", "7 s", True),
        ("seconds", "seven seconds", True),
        ("countries", "7 country", True),
        ("people", "7 persons", True),
        ("dollars", "$7", True),
        ("dollars", "7 US dollars", True),
        ("dollars", "£7", False),
        ("pounds", "£7", True),
        ("pounds", "7 lbs", True),
        ("lb", "£7", False),
        ("%", "7 per cent", True),
        ("%", "7", True),
        ("%", "seven pct", True),
        ("%", "7 p.c.", True),
        ("dollars", "US$7", True),
        ("dollars", "7 USD", True),
        ("quarters", "seven quarters", True),
        ("quarters", "7", True),
        ("dozen", "seven dozen", True),
        ("third parties", "seven third parties", True),
        ("half hours", "7 half hours", True),
        ("km²", "7 km2", True),
        ("km2", "7 km²", True),
        ("km2", "7 km", False),
        ("km/h", "7 kph", True),
        ("years", "7 weeks", False),
        (None, "7 years", False),
        (None, "$7", False),
    ],
)
def test_a_unit_may_be_left_out_or_written_in_its_usual_ways(unit: str | None, given_: str, right: bool) -> None:
    assert number("7", unit=unit).mark((given_,)).score == float(right)


def test_without_a_unit_the_rule_says_that_there_is_none() -> None:
    assert number("7").mark(("7 km",)).rule == "it has no unit"


def test_one_second_is_a_number_of_seconds() -> None:
    assert [number("1", unit="second").mark((text,)).score for text in ("1 second", "one second", "1 s")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("given_", "right"),
    [
        ("66", True),
        ("66 million", True),
        ("66 million years", True),
        ("66,000,000", True),
        ("66,000,000 years", True),
        ("68 million years", True),
        ("68.1 million years", False),
        ("68,000,001", False),
        ("66 years", False),
        ("66 thousand years", False),
        ("660,000 centuries", True),
        ("66 million weeks", False),
    ],
)
def test_a_unit_that_counts_in_millions_may_be_written_out(given_: str, right: bool) -> None:
    assert number("66", 2, "million years").mark((given_,)).score == float(right)


# The bank


@pytest.mark.parametrize(
    ("fields", "answer", "off", "unit"),
    [
        ("answer: 7", "7", 0, None),
        ("answer: 1,200\ntolerance: 5", "1,200", 5, None),
        ("answer: 1,200\ntolerance: 5 %", "1,200", 60, None),
        ("answer: -40\ntolerance: 10 per cent\nunit: °C", "-40", 4, "°C"),
        ("answer: 0\ntolerance: 10 %", "0", 0, None),
        ("answer: 3\ntolerance: 0.1 %", "3", Fraction(3, 1000), None),
        ("answer: twenty-one\nunit: people", "twenty-one", 0, "people"),
        ("answer: 0.5\ntolerance: 1/4", "0.5", Fraction(1, 4), None),
        ("answer: 5\ntolerance: -1", "5", 1, None),
    ],
)
def test_a_number_is_read_from_a_bank(
    read: Callable[[str], Number], fields: str, answer: str, off: Fraction, unit: str | None
) -> None:
    item = read(fields)
    assert (item.answer, item.off, item.unit) == (answer, off, unit)
    assert item.key == (f"{answer} {unit}" if unit else answer,)
    assert item.mark(item.key).score == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("answer: many", "bad-value"),
        ("answer: 7 km", "bad-value"),
        ("answer: $7", "bad-value"),
        ("answer: 7 %", "bad-value"),
        ("answer: 1,2", "bad-value"),
        ("answer: 7\n    tolerance: 5 km", "bad-value"),
        ("answer: 7\n    tolerance: some", "bad-value"),
        ("answer: [7, 8]", "wrong-kind"),
        ("unit: km", "missing-field"),
    ],
)
def test_a_wrong_number_is_left_out_and_said(bank_from: BankFrom, fields: str, code: str) -> None:
    bank = bank_from(f"{HEAD}    {fields}\n")
    assert bank.items == ()
    assert [problem.code for problem in bank.problems] == [code]


# Plain mode


def test_the_prompt_says_the_unit_or_that_words_will_do() -> None:
    assert number("7", unit="km").takes == "a number, in km"
    assert number("7").takes == "a number, in figures or in words"


@pytest.mark.parametrize("line", ["", "many", "7 and 8", "7 8", "-"])
def test_a_line_without_a_number_is_no_answer(line: str) -> None:
    with pytest.raises(NotAnAnswer) as error:
        number("7", unit="km").parse(line, "s")
    assert str(error.value) == "type a number, in km"


def test_a_number_in_another_unit_is_an_answer_and_wrong() -> None:
    item = number("7", unit="km")
    assert item.mark(item.parse("7 miles", "s")).rule == "11.265408 km: another number"
    assert item.mark(item.parse("7 kg", "s")).rule == "another unit than km"


@pytest.mark.parametrize(
    ("value", "text"),
    [("5", "5"), ("1200", "1,200"), ("0.25", "0.25"), ("1/3", "0.333333"), ("1/10000000", "1e-07"), ("0", "0")],
)
def test_a_tolerance_is_said_as_people_write_it(value: str, text: str) -> None:
    assert plain(Fraction(value)) == text
