"""Entities a person has settled."""

import json
from pathlib import Path

import pytest
import yaml

from reader.document.clean import clean
from reader.document.model import Line, Metadata, TextDocument, text_of
from reader.entities.curated import Curated, read_curated
from reader.entities.export import as_json, as_yaml
from reader.entities.finder import RuleFinder
from reader.entities.kinds import Kind
from reader.entities.model import Entity, by_salience

DOCUMENT = TextDocument(
    "talks",
    Metadata(clean("Talks")),
    (
        Line(clean("Talks with North Korea"), "heading", level=1),
        Line(clean("Kim Jong Un watched. Kim's sister, Kim Yo Jong, spoke to the North.")),
        Line(clean("The leader smiled, which the leader seldom does in North Korea.")),
    ),
)

KIM = """\
entities:
  - id: kim
    kind: person
    name: Kim Jong Un
    aka: [Kim]
    note: leader of North Korea
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.entities.yaml"


def read(path: Path, source: str) -> Curated:
    path.write_text(source, encoding="utf-8")
    return read_curated(path, DOCUMENT)


def mentions(entity: Entity) -> list[str]:
    return [text_of(DOCUMENT, mention.span) for mention in entity.mentions]


def test_an_entity_has_what_the_file_says(path: Path) -> None:
    (kim,) = read(path, KIM).entities
    assert (kim.id, kim.kind, kim.name, kim.aka, kim.note) == (
        "kim",
        Kind.PERSON,
        "Kim Jong Un",
        ("Kim",),
        "leader of North Korea",
    )
    assert (kim.origin, kim.certain) == ("authored", True)


def test_names_are_found_as_whole_words_the_longest_first(path: Path) -> None:
    source = KIM + "  - {id: sister, kind: person, name: Kim Yo Jong}\n"
    kim, sister = read(path, source).entities
    assert mentions(kim) == ["Kim Jong Un", "Kim"]
    assert mentions(sister) == ["Kim Yo Jong"]


def test_names_in_headings_are_mentions_too(path: Path) -> None:
    (korea,) = read(
        path, "entities:\n  - {id: korea, kind: place, name: North Korea, aka: [North, the North]}\n"
    ).entities
    assert mentions(korea) == ["North Korea", "the North", "North Korea"]


def test_a_quoted_mention_stands_where_its_surroundings_say(path: Path) -> None:
    source = KIM + '    mentions:\n      - {quote: the leader, prefix: "which ", suffix: " seldom"}\n'
    (kim,) = read(path, source).entities
    assert kim.mentions[-1].span == ((2, 25), (2, 35))


def test_a_name_inside_a_quoted_mention_belongs_to_the_quote(path: Path) -> None:
    source = KIM + "  - {id: sister, kind: person, name: The sister, mentions: [Kim's sister]}\n"
    kim, sister = read(path, source).entities
    assert mentions(sister) == ["Kim's sister"]
    assert mentions(kim) == ["Kim Jong Un", "Kim"]
    assert all(
        not (one.span.start < other.span.end and other.span.start < one.span.end)
        for one in kim.mentions
        for other in sister.mentions
    )


def test_mentions_are_in_reading_order(path: Path) -> None:
    (kim,) = read(path, KIM + "    mentions: [The leader, spoke to]\n").entities
    assert list(kim.mentions) == sorted(kim.mentions, key=lambda mention: mention.span)


def test_names_to_leave_alone_are_returned(path: Path) -> None:
    assert read(path, KIM + "ignore:\n  - Experts\n").ignore == ("Experts",)


@pytest.mark.parametrize(
    ("source", "line", "column", "code"),
    [
        ("entities: [", None, None, "yaml"),
        ("just words", 1, 1, "wrong-kind"),
        ("entities: kim\n", 1, 11, "wrong-kind"),
        ("entity: []\n", 1, 1, "unknown-field"),
        (KIM + "    colour: red\n", 7, 5, "unknown-field"),
        (KIM + "  - {id: north, kind: planet, name: North Korea}\n", 7, 23, "bad-value"),
        (KIM + "  - {id: north, kind: place}\n", 7, 5, "missing-field"),
        (KIM + "  - {id: kim, kind: place, name: North Korea}\n", 7, 5, "duplicate-id"),
        (KIM + "  - {id: other, kind: person, name: Kim Yo Jong, aka: [Kim]}\n", 7, 56, "duplicate-alias"),
        (KIM + "    mentions:\n      - the president\n", 8, 9, "quote-missing"),
        (KIM + "  - {id: moon, kind: person, name: Moon}\n", 7, 5, "not-mentioned"),
        (KIM + "ignore: []\n", 7, 9, "empty"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    path: Path, source: str, line: int | None, column: int | None, code: str
) -> None:
    problem = read(path, source).problems[0]
    assert (problem.path, problem.code) == (path, code)
    assert line is None or (problem.line, problem.column) == (line, column)


def test_one_wrong_entry_leaves_the_others(path: Path) -> None:
    source = KIM + "  - {id: north, kind: planet, name: North}\n  - {id: korea, kind: place, name: North Korea}\n"
    assert [entity.id for entity in read(path, source).entities] == ["kim", "korea"]


def test_an_entity_that_is_nowhere_is_a_warning_and_left_out(path: Path) -> None:
    found = read(path, "entities:\n  - {id: moon, kind: person, name: Moon}\n")
    assert found.entities == ()
    assert [problem.warning for problem in found.problems] == [True]


def test_a_name_two_entities_share_goes_to_the_first(path: Path) -> None:
    found = read(path, KIM + "  - {id: other, kind: person, name: Kim Yo Jong, aka: [Kim]}\n")
    assert "Kim" in mentions(found.entities[0])
    assert "Kim" not in mentions(found.entities[1])


def test_a_file_that_is_not_there_is_a_problem_not_an_exception(path: Path) -> None:
    assert [problem.code for problem in read_curated(path, DOCUMENT).problems] == ["unreadable"]


def test_what_the_text_is_most_about_comes_first(path: Path) -> None:
    source = KIM + "  - {id: korea, kind: place, name: North Korea}\n  - {id: end, kind: term, name: smiled}\n"
    entities = read(path, source).entities
    assert [entity.id for entity in by_salience(reversed(entities), DOCUMENT)] == ["korea", "kim", "end"]


def test_entities_as_json_have_every_mention_with_its_place(path: Path) -> None:
    written = json.loads(as_json(DOCUMENT, read(path, KIM).entities))
    assert written["id"] == "talks"
    assert written["entities"][0]["kind"] == "person"
    assert written["entities"][0]["mentions"][0] == {"text": "Kim Jong Un", "start": [1, 0], "end": [1, 11]}


def test_what_the_finder_found_makes_a_file_that_can_be_read(path: Path) -> None:
    found = RuleFinder().find(DOCUMENT)
    path.write_text(as_yaml(DOCUMENT, found), encoding="utf-8")
    again = read_curated(path, DOCUMENT)
    assert again.problems == ()
    assert {(each.id, each.kind, each.name) for each in again.entities} == {
        (each.id, each.kind, each.name) for each in found if each.certain
    }


def test_no_name_is_given_to_two_entities_in_a_written_file() -> None:
    two = [Entity(str(n), Kind.PERSON, clean(f"{n} Kim"), (), aka=(clean("Kim"),)) for n in (1, 2)]
    unsure = Entity("3", Kind.PERSON, clean("Frobnia"), (), sure=0.3)
    records = yaml.safe_load(as_yaml(DOCUMENT, [*two, two[0], unsure]))["entities"]
    assert [(each["name"], each.get("aka")) for each in records] == [("1 Kim", ["Kim"]), ("2 Kim", None)]


@pytest.mark.parametrize(("flag", "whole"), [("", True), ("finder: no\n", True), ("finder: true\n", False)])
def test_a_file_says_whether_it_settles_all_entities(path: Path, flag: str, whole: bool) -> None:
    settled = read(path, flag + KIM)
    assert (settled.is_whole, settled.problems) == (whole, ())


def test_a_list_of_entities_may_still_be_empty(path: Path) -> None:
    assert read(path, "entities:\nignore: [Kim]\n") == Curated((), ("Kim",), ())


def test_a_flag_that_is_neither_is_a_problem_with_its_place(path: Path) -> None:
    (problem,) = read(path, f"finder: perhaps\n{KIM}").problems
    assert str(problem) == f"{path}:1:9: write true or false here"
