from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spelling import in_two_parts, in_words, ordinal

from reader.quiz.dates import LONGEST, Day, read_date, same_date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "30 January 2022",
        "30 january, 2022",
        "30th January 2022",
        "the 30th of January 2022",
        "on 30 Jan 2022",
        "30 Jan. 2022",
        "January 30 2022",
        "January 30, 2022",
        "JAN 30th, 2022.",
        "on January 30th 2022",
        "2022-01-30",
        "2022-1-30",
        "30/1/2022",
        "30/01/2022",
        "1/30/2022",
        "30.1.2022",
        "  30   January  2022 ",
        "30-1-2022",
        "30-01-2022",
        "30. 1. 2022",
        "01.30.2022",
        "1-30-2022",
        "2022/01/30",
        "2022/1/30",
        "2022.01.30",
        "2022 January 30",
        "30-Jan-2022",
        "30/Jan/2022",
        "30. January 2022",
        "Jan/30/2022",
        "January the 30th 2022",
        "Sunday 30 January 2022",
        "Sunday, 30 January 2022",
        "Sun. 30 Jan. 2022",
        "on Sunday, January 30th, 2022",
        "Sunday the 30th of January, 2022",
        "Sunday 30/1/2022",
        "the thirtieth of January 2022",
        "thirtieth January 2022",
        "January the thirtieth, 2022",
        "the thirtieth of January, two thousand and twenty-two",
        "January 30, twenty twenty-two",
        "“30 January 2022”",
        "(30 January 2022)",
        "30 January 2022!",
        "３０ Ｊanuary ２０２２",
    ],
)
def test_one_day_in_its_usual_forms_is_one_date(text: str) -> None:
    assert read_date(text) == read_date(text, month_first=True) == Day(2022, 1, 30, None)


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("January 2022", 2022, 1, None),
        ("in Jan., 2022", 2022, 1, None),
        ("January of 2022", 2022, 1, None),
        ("2022-01", 2022, 1, None),
        ("2022/1", 2022, 1, None),
        ("1/2022", 2022, 1, None),
        ("03/1896", 1896, 3, None),
        ("3-1896", 1896, 3, None),
        ("03.1896", 1896, 3, None),
        ("30 January", None, 1, 30),
        ("the 30th of January", None, 1, 30),
        ("the twenty-first of May", None, 5, 21),
        ("the second of May", None, 5, 2),
        ("Sept 3", None, 9, 3),
        ("29 February", None, 2, 29),
        ("29 February 2024", 2024, 2, 29),
        ("March 20", None, 3, 20),
        ("March 2000", 2000, 3, None),
        ("5/5/2022", 2022, 5, 5),
        ("the fourth of July, seventeen seventy-six", 1776, 7, 4),
    ],
)
def test_what_a_date_leaves_out_stays_out(text: str, year: int, month: int, day: int) -> None:
    assert read_date(text) == read_date(text, month_first=True) == Day(year, month, day, None)


@pytest.mark.parametrize(
    "text",
    [
        "29 February 2023",
        "29 February 1900",
        "2023-02-29",
        "30 February",
        "31 April 2022",
        "31/4/2022",
        "32 January 2022",
        "0 January 2022",
        "00 January",
        "2022-13-01",
        "2022-00-01",
        "2022-13",
        "13/13/2022",
        "30/0/2022",
        "1 January 0000",
        "13/1896",
        "Monday 30 January 2022",
        "2021/22",
    ],
)
def test_a_day_that_never_was_is_no_date(text: str) -> None:
    assert read_date(text) is read_date(text, month_first=True) is None


@pytest.mark.parametrize("text", ["3/1/2022", "03/01/2022", "3-1-2022", "3 / 1 / 2022"])
def test_two_numbers_that_can_both_be_the_month_are_read_in_either_order(text: str) -> None:
    assert read_date(text) == Day(2022, 1, 3, None)
    assert read_date(text, month_first=True) == Day(2022, 3, 1, None)
    assert same_date(text, "3.1.2022", month_first=(False,))
    assert same_date(text, "March 1, 2022", month_first=(True,))
    assert same_date(text, "3/1/2022")
    assert not same_date(text, "3 January 2022")
    assert not any(same_date(text, "1/3/2022", month_first=(order,)) for order in (False, True))


@pytest.mark.parametrize("text", ["3.1.2022", "03.01.2022", "3. 1. 2022", "2022-01-03", "2022/01/03", "2022.1.3"])
def test_points_and_a_year_in_front_say_what_is_the_month(text: str) -> None:
    assert read_date(text) == read_date(text, month_first=True) == Day(2022, 1, 3, None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sunday 30 January", "30 January", True),
        ("Sunday 30 January", "Sun 30 January", True),
        ("Sunday 30 January", "Monday 30 January", False),
        ("Tuesday 30 January 1649", "30 January 1649", True),
        ("Tuesday 30 January 1649", "Monday 30 January 1649", False),
        ("Sunday 30 January 2022", "30 January 2022", True),
        ("Saturday 30 January 2022", "30 January 2022", False),
        ("Sunday, January 2022", "January 2022", True),
    ],
)
def test_a_weekday_must_fit_as_far_as_that_can_be_told(one: str, other: str, same: bool) -> None:
    """Before 1924 a day had another weekday in Athens than in Rome."""
    assert same_date(one, other) is same_date(other, one) is same


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May",
        "2022",
        "in 2022",
        "30",
        "30 Januar 2022",
        "30 January 22",
        "30 Jan '22",
        "30/1/22",
        "30/1",
        "20220130",
        "Monday",
        "Sunday the 30th",
        "January",
        "1914-1918",
        "7",
        "10:30",
        "1/2",
        "3.1896.1",
        "30 January 2022" + " " * LONGEST,
    ],
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert read_date(text) is read_date(text, month_first=True) is None


def spoken(year: int) -> str:
    return in_two_parts(year) if year < 2100 and year % 100 else str(year)


def forms(day: date) -> list[str]:
    month, nth = MONTHS[day.month - 1], f"{day.day}{ORDINALS.get(day.day, 'th')}"
    return [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"the {nth} of {month}, {day.year}",
        f"{month[:3]} {nth} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
        f"the {ordinal(day.day)} of {month} {day.year}",
        f"{month} {ordinal(day.day)}, {in_words(day.year)}",
        f"{ordinal(day.day)} {month} {spoken(day.year)}",
        f"{day.day}-{month[:3]}-{day.year}",
        f"{day.year} {month} {day.day}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d.%m.}{day.year}",
        f"{day.year}/{day:%m/%d}",
        day.isoformat(),
    ]


@settings(deadline=None, max_examples=100)
@given(day=DAYS)
def test_every_day_is_the_same_in_all_forms(day: date) -> None:
    read = {read_date(form, order) for form in forms(day) for order in (False, True)}
    assert read == {Day(day.year, day.month, day.day, None)}


@settings(deadline=None, max_examples=100)
@given(day=st.dates(date(1924, 1, 1), date(2999, 12, 31)), away=st.integers(0, 6))
def test_a_weekday_fits_one_day_in_seven(day: date, away: int) -> None:
    weekday = f"{day + timedelta(days=away):%A}"
    for form in forms(day)[:10]:
        assert (read_date(f"{weekday}, {form}") is not None) is (away == 0)


@settings(deadline=None, max_examples=100)
@given(day=DAYS)
def test_figures_are_read_in_the_order_that_is_asked_for(day: date) -> None:
    meant = Day(day.year, day.month, day.day, None)
    for mark in "/-":
        assert read_date(f"{day.day}{mark}{day.month}{mark}{day.year}") == meant
        assert read_date(f"{day.month}{mark}{day.day}{mark}{day.year}", month_first=True) == meant


@settings(deadline=None, max_examples=100)
@given(day=DAYS, later=st.integers(1, 1000))
def test_two_days_are_never_one(day: date, later: int) -> None:
    other = day + timedelta(days=later)
    assert not any(same_date(one, two) for one in forms(day) for two in forms(other))


@settings(deadline=None, max_examples=200)
@given(text=st.text(max_size=20) | st.text("0123456789/.- Jan", max_size=14), month_first=st.booleans())
def test_any_text_is_a_date_or_none(text: str, month_first: bool) -> None:
    found = read_date(text, month_first)
    assert found is None or date(found.year or 2000, found.month, found.day or 1)
