"""What dates mean, against the date of the text they stand in."""

import pytest

from reader.entities.dates import resolve

WRITTEN = "2022-01-31"  # a Monday

ABSOLUTE = [
    ("2022-01-30", "2022-01-30"),
    ("30 January 2022", "2022-01-30"),
    ("January 30, 2022", "2022-01-30"),
    ("Sunday, 30 January 2022", "2022-01-30"),
    ("Jan. 30, 2022", "2022-01-30"),
    ("January 2022", "2022-01"),
    ("2022/01/30", "2022-01-30"),
    ("30/1/2022", "2022-01-30"),
    ("1/30/2022", "2022-01-30"),
    ("3/3/2022", "2022-03-03"),
    ("4/5/2022", "2022"),
    ("4.5.2022", "2022-05-04"),
    ("30/30/2022", "2022"),
    ("early 1842", "1842"),
    ("1990s", "1990s"),
    ("19th century", "18xx"),
    ("17-18 July 2021", "2021-07-17"),
    ("1939–45", "1939"),
]
RELATIVE = [
    ("today", "2022-01-31"),
    ("yesterday", "2022-01-30"),
    ("tomorrow morning", "2022-02-01"),
    ("this month", "2022-01"),
    ("last month", "2021-12"),
    ("next month", "2022-02"),
    ("last year", "2021"),
    ("two years ago", "2020"),
    ("three days ago", "2022-01-28"),
    ("two weeks ago", "~2022-01-17"),
    ("last week", "~2022-01-24"),
    ("next week", "~2022-02-07"),
    ("a month later", None),
    ("a week before", None),
    ("three days earlier", None),
    ("the previous year", None),
    ("the following January", None),
    ("several decades ago", None),
    ("last weekend", None),
    ("next January", "~2022-01"),
    ("Sunday", "~2022-01-30"),
    ("Monday", "~2022-01-31"),
    ("last Monday", "~2022-01-24"),
    ("next Tuesday", "~2022-02-01"),
    ("January", "~2022-01"),
    ("November", "~2021-11"),
    ("May 3", "~2021-05-03"),
    ("Christmas", None),
    ("10:30", None),
    ("1200 GMT", None),
    ("9999 years ago", None),
    ("99999999999 days ago", None),
]


@pytest.mark.parametrize(("text", "when"), ABSOLUTE)
def test_a_date_with_its_year_needs_no_other(text: str, when: str) -> None:
    assert resolve(text, None) == when
    assert resolve(text, WRITTEN) == when


AHEAD = [
    ("mid-April", "~2022-04"),
    ("January", "~2022-01"),
    ("January 30", "~2023-01-30"),
    ("January 31", "~2022-01-31"),
    ("Sunday", "~2022-02-06"),
    ("Monday", "~2022-01-31"),
    ("last year", "2021"),
]


@pytest.mark.parametrize(("text", "when"), AHEAD)
def test_a_date_that_is_still_to_come_is_the_next_one(text: str, when: str) -> None:
    assert resolve(text, WRITTEN, ahead=True) == when


@pytest.mark.parametrize(("text", "when"), RELATIVE)
def test_a_date_without_its_year_is_seen_from_the_day_of_writing(text: str, when: str | None) -> None:
    assert resolve(text, WRITTEN) == when
    assert resolve(text, None) is None
    assert resolve(text, "no date") is None
