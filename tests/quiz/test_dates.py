from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quiz.dates import same_form

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
    ],
)
def test_one_day_in_its_usual_forms_is_one_date(text: str) -> None:
    assert same_form(text) == "2022-1-30"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("January 2022", "2022-1-?"),
        ("in Jan., 2022", "2022-1-?"),
        ("2022-01", "2022-1-?"),
        ("30 January", "?-1-30"),
        ("the 30th of January", "?-1-30"),
        ("Sept 3", "?-9-3"),
        ("29 February", "?-2-29"),
        ("29 February 2024", "2024-2-29"),
        ("March 20", "?-3-20"),
        ("March 2000", "2000-3-?"),
        ("5/5/2022", "2022-5-5"),
    ],
)
def test_what_a_date_leaves_out_stays_out(text: str, form: str) -> None:
    assert same_form(text) == form


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
    ],
)
def test_a_day_that_never_was_is_no_date(text: str) -> None:
    assert same_form(text) == ""


@pytest.mark.parametrize("text", ["1/2/2022", "2.1.2022", "12/11/2022"])
def test_figures_that_can_be_read_in_two_ways_are_not_read(text: str) -> None:
    assert same_form(text) == ""


@pytest.mark.parametrize(
    "text",
    ["", "May", "2022", "in 2022", "30", "30 Januar 2022", "30 January 22", "Monday", "January", "1914-1918", "7"],
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert same_form(text) == ""


def forms(day: date) -> list[str]:
    month, nth = MONTHS[day.month - 1], f"{day.day}{ORDINALS.get(day.day, 'th')}"
    return [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"the {nth} of {month}, {day.year}",
        f"{month[:3]} {nth} {day.year}",
        day.isoformat(),
    ]


@settings(deadline=None, max_examples=100)
@given(day=DAYS)
def test_every_day_is_the_same_in_all_forms(day: date) -> None:
    assert {same_form(form) for form in forms(day)} == {f"{day.year}-{day.month}-{day.day}"}


@settings(deadline=None, max_examples=100)
@given(day=DAYS, later=st.integers(1, 1000))
def test_two_days_are_never_one(day: date, later: int) -> None:
    other = day + timedelta(days=later)
    assert {same_form(form) for form in forms(day)}.isdisjoint(same_form(form) for form in forms(other))


@settings(deadline=None, max_examples=100)
@given(text=st.text(max_size=20) | st.text("0123456789/.- Jan", max_size=14))
def test_any_text_is_a_date_or_none(text: str) -> None:
    form = same_form(text)
    assert form == "" or form.count("-") == 2
