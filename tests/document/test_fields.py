"""Fields: what a mapping may hold, read and described by one table."""

import jsonschema
import pytest

from reader.document.anchor import Quote
from reader.document.clean import clean
from reader.document.fields import (
    QUOTE,
    SLUG,
    WORDS,
    Field,
    Flag,
    ListOf,
    Number,
    OneOf,
    Placed,
    Problems,
    Record,
    Shape,
    read_record,
    record_schema,
)
from reader.document.yaml import load_yaml

FIELDS = (
    Field("id", SLUG, "its name", required=True),
    Field("kind", OneOf(("person", "place")), "what it is"),
    Field("aka", ListOf(WORDS), "other names"),
)


def read(shape: Shape, source: str) -> tuple[object, list[str]]:
    problems = Problems(None)
    value = shape.read(load_yaml(source), problems)
    return value, [problem.code for problem in problems.found]


@pytest.mark.parametrize(
    ("shape", "source", "value"),
    [
        (WORDS, "'two  words '", "two words"),
        (WORDS, "2017", "2017"),
        (SLUG, "ada-notes_2.b", "ada-notes_2.b"),
        (OneOf(("person",)), "Person", "person"),
        (Flag(), "Yes", True),
        (Flag(), "false", False),
        (Number(), "2.5", 2.5),
        (ListOf(WORDS), "one", ("one",)),
        (ListOf(WORDS), "[one, two]", ("one", "two")),
        (Record(FIELDS), "id: ada", {"id": "ada"}),
    ],
)
def test_a_right_value_is_read(shape: Shape, source: str, value: object) -> None:
    assert read(shape, source) == (value, [])


@pytest.mark.parametrize(
    ("shape", "source", "code"),
    [
        (WORDS, "[a]", "wrong-kind"),
        (WORDS, "''", "empty"),
        (SLUG, "Ada Notes", "bad-value"),
        (SLUG, "-a", "bad-value"),
        (OneOf(("person",)), "robot", "bad-value"),
        (Flag(), "maybe", "bad-value"),
        (Flag(), "[yes]", "bad-value"),
        (Number(), "0", "bad-value"),
        (Number(), "nan", "bad-value"),
        (Number(most=10), "11", "bad-value"),
        (Number(), "many", "bad-value"),
        (ListOf(WORDS), "[]", "empty"),
        (ListOf(WORDS), "[a, {b: c}]", "wrong-kind"),
        (ListOf(WORDS, or_one=False), "a", "wrong-kind"),
        (Record(FIELDS), "words", "wrong-kind"),
        (Record(FIELDS), "kind: person", "missing-field"),
        (QUOTE, "{prefix: a}", "missing-field"),
        (QUOTE, "[a]", "wrong-kind"),
    ],
)
def test_a_wrong_value_is_none_and_one_problem(shape: Shape, source: str, code: str) -> None:
    assert read(shape, source) == (None, [code])


@pytest.mark.parametrize(
    ("source", "quote", "column"),
    [
        ("the leader", Quote(clean("the leader")), 1),
        ("{quote: the leader, prefix: which}", Quote(clean("the leader"), prefix=clean("which")), 9),
        ("{suffix: sat, quote: a cat}", Quote(clean("a cat"), suffix=clean("sat")), 22),
    ],
)
def test_a_quote_is_its_words_alone_or_with_what_stands_around_them(source: str, quote: Quote, column: int) -> None:
    placed = QUOTE.read(load_yaml(source), Problems(None))
    assert placed == Placed(quote, 1, column)


def problems_in(source: str, elsewhere: tuple[str, ...] = ()) -> Problems:
    problems = Problems(None)
    read_record(load_yaml(source), FIELDS, problems, elsewhere)
    return problems


def test_one_pass_finds_everything_that_is_wrong() -> None:
    found = problems_in("id: Ada\nkind: robot\naka: []\ncolour: red").found
    assert [(problem.line, problem.code) for problem in found] == [
        (1, "bad-value"),
        (2, "bad-value"),
        (3, "empty"),
        (4, "unknown-field"),
    ]


def test_a_wrong_field_that_is_not_required_leaves_the_others() -> None:
    assert read(Record(FIELDS), "id: ada\nkind: robot") == ({"id": "ada"}, ["bad-value"])


def test_a_misspelt_field_is_answered_with_the_right_one() -> None:
    (problem,) = problems_in("id: ada\nkin: person").found
    assert "did you mean `kind`?" in problem.message


def test_a_misspelt_field_of_a_mapping_like_this_one_is_answered_with_the_right_one() -> None:
    (problem,) = problems_in("id: ada\nansver: yes", ("answer",)).found
    assert (problem.code, problem.warning) == ("unknown-field", False)
    assert "did you mean `answer`?" in problem.message


def test_a_text_cut_at_a_comma_in_braces_is_told_to_use_quotes() -> None:
    (problem,) = problems_in("{id: ada, and the other one}").found
    assert "comma" in problem.message


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("[In 1842, at Turin]", ["flow-comma"]),
        ("['In 1842, at Turin', at home]", []),
        ("[chess, navigation]", []),
        ("[Chess, Navigation]", []),
        ("- In 1842\n- at Turin", []),
    ],
)
def test_a_comma_that_cuts_prose_in_brackets_is_worth_a_warning(source: str, codes: list[str]) -> None:
    value, found = read(ListOf(WORDS, prose=True), source)
    assert value is not None
    assert found == codes


SCHEMA = record_schema(
    (*FIELDS, Field("at", QUOTE, "where"), Field("on", Flag(), "if"), Field("points", Number(), "worth"))
)


@pytest.mark.parametrize(
    "instance",
    [
        {"id": "ada"},
        {"id": "ada", "kind": "person", "aka": "Countess"},
        {"id": "ada", "aka": ["Countess", 2017, False]},
        {"id": "ada", "at": {"quote": "her", "prefix": "were"}, "on": True, "points": 2},
    ],
)
def test_the_schema_takes_what_the_table_takes(instance: object) -> None:
    jsonschema.validate(instance, SCHEMA)


@pytest.mark.parametrize(
    "instance",
    [
        {},
        {"id": "Ada"},
        {"id": "ada", "kind": "robot"},
        {"id": "ada", "colour": "red"},
        {"id": "ada", "aka": []},
        {"id": "ada", "points": 0},
        {"id": "ada", "at": {"prefix": "were"}},
    ],
)
def test_the_schema_refuses_what_the_table_refuses(instance: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(instance, SCHEMA)


def test_the_schema_says_what_each_field_is_for() -> None:
    assert SCHEMA["properties"]["id"]["description"] == "its name"
