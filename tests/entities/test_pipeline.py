"""Texts as JSON lines: every offset is one of the text as it was given."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.entities.finder import RuleFinder
from reader.entities.pipeline import find_in_lines, levelled
from reader.errors import ReaderError

MET = "Marie Curie met Albert Einstein in Paris."
PEOPLE = [("person", "Albert Einstein"), ("person", "Marie Curie"), ("place", "Paris")]
BEFORE = [
    "",
    "\ttabs\tand\t",
    "a row\r\nand another\r\n",
    "a row\rand another\r",
    "\x1b[31mred\x1b[0m ",
    "so\u00adft hy\u00adphens ",
    "\ufeff",
    "e\u0301" * 9 + " ",
]


def found(text: str, **more: str) -> list[tuple[str, str]]:
    """The kind and words of every mention, cut out of the text by its offsets."""
    (row,) = find_in_lines([json.dumps({"id": "t", "text": text, **more})], RuleFinder())
    answer = json.loads(row)
    assert answer["id"] == "t"
    return sorted((each["kind"], text[a:b]) for each in answer["entities"] for a, b in each["mentions"])


@pytest.mark.parametrize("before", BEFORE)
def test_offsets_are_of_the_text_as_given(before: str) -> None:
    assert found(before + MET) == PEOPLE


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_name_may_go_over_the_end_of_a_row_that_was_wrapped_by_hand(newline: str) -> None:
    text = f"It was late, and the snow lay high on the grave of Karl{newline}Marx and his wife."
    assert ("person", f"Karl{newline}Marx") in found(text)


def test_a_short_row_ends_what_stands_on_it() -> None:
    assert found("Marie Curie\nAlbert Einstein") == PEOPLE[:2]


def test_the_date_of_the_text_tells_what_relative_dates_mean() -> None:
    (row,) = find_in_lines(['{"id": 7, "text": "It rained on Sunday.", "date": "2022-01-31"}'], RuleFinder())
    answer = json.loads(row)
    assert (answer["id"], answer["entities"][0]["when"]) == (7, "~2022-01-30")


def test_other_languages_have_no_entities() -> None:
    assert found(MET, language="fr") == []


def test_entities_say_where_they_come_from_and_how_sure_they_are() -> None:
    (row,) = find_in_lines([json.dumps({"id": "t", "text": MET})], RuleFinder())
    entities = json.loads(row)["entities"]
    assert {each["name"]: each["origin"] for each in entities}["Paris"] == "list"
    assert all(0.5 <= each["sure"] <= 1 for each in entities)


BAD = [
    "{", "[]", "7", '{"id": 1}', '{"text": "x"}', '{"id": 1, "text": 2}', '{"id": 1, "text": "x", "date": 7}',
    "[" * 99_999,
]  # fmt: skip


@pytest.mark.parametrize("row", BAD)
def test_a_row_that_is_no_text_is_said_with_its_line_and_the_rest_is_answered(row: str) -> None:
    wrong, answer = find_in_lines(["", row, '{"id": 3, "text": "x"}'], RuleFinder())
    assert isinstance(wrong, ReaderError)
    assert (wrong.line, wrong.code) == (2, "jsonl")
    assert str(wrong).startswith("standard input:2:1: ")
    assert json.loads(str(answer)) == {"id": 3, "entities": []}


@given(st.text())
def test_levelling_keeps_every_character_in_its_place(text: str) -> None:
    flat = "\n".join(line.text for line in levelled(text).document.lines)
    assert len(flat) == len(text)
    assert all(new == old or new.isspace() for new, old in zip(flat, text, strict=True))
