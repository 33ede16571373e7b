"""Entities in the forms that other programs and people take."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.document.clean import clean, clean_line
from reader.document.model import Document, Line, Metadata, Position, Span, TextDocument, text_of
from reader.document.shown import shown
from reader.entities.export import EXPORTERS, as_brat, as_markdown, as_yaml
from reader.entities.kinds import Kind
from reader.entities.model import Entity, Mention

DOCUMENT = TextDocument(
    "notes",
    Metadata(clean("The *Notes*")),
    (
        Line(clean("The Notes"), "heading", level=1),
        Line(clean("Ada Lovelace wrote them in 1843.")),
        Line(clean("***"), "rule"),
        Line(clean("Ada, Countess of"), "quote", level=1),
        Line(clean("Lovelace, had seven."), "quote", level=1, close=True),
        Line(clean("Turin"), "item", level=1, label="1."),
    ),
)


def at(line: int, start: int, end: int, last: int | None = None) -> Mention:
    return Mention(Span(Position(line, start), Position(line if last is None else last, end)))


ENTITIES = (
    Entity(
        "ada", Kind.PERSON, clean("Ada Lovelace"), (at(1, 0, 12), at(3, 0, 8, last=4)),
        aka=(clean("Ada [Byron]"),), note=clean("wrote *the* Notes"),
    ),
    Entity("when", Kind.DATE, clean("in the year"), (at(1, 27, 31),), when=clean("1843")),
    Entity("turin", Kind.PLACE, clean("Turin"), (at(5, 0, 5),)),
    Entity("seven", Kind.QUANTITY, clean("seven"), (at(4, 14, 19),), counts=clean("notes")),
    Entity("had", Kind.WORK, clean("had"), (at(4, 10, 13),), sure=0.3),
)  # fmt: skip
BRAT = """\
T1	Person 11 23	Ada Lovelace
T2	Date 38 42	1843
T3	Person 54 70;73 81	Ada, Countess of Lovelace
T4	Quantity 87 92	seven
T5	Place 98 103	Turin
*	Equiv T1 T3
#1	AnnotatorNotes T1	wrote *the* Notes
"""
MARKDOWN = """\
# Who and what is in “The \\*Notes\\*”

## People

- **Ada Lovelace** (also Ada \\[Byron\\]): wrote \\*the\\* Notes · 2 mentions · first in line 2

## Places

- **Turin**: 1 mention · first in line 6

## Dates

- **in the year**: 1843 · 1 mention · first in line 2

## Numbers

- **seven**: notes · 1 mention · first in line 5
"""


def brat_names(written: str) -> set[str]:
    kinds = re.findall(r"^T\d+\t(\w+) .*\t(.+)$", written, re.M)
    return {words for _, words in kinds}


NAMES: dict[str, Callable[[str], set[str]]] = {
    "json": lambda written: {each["name"] for each in json.loads(written)["entities"] if each["sure"] >= 0.5},
    "yaml": lambda written: {each["name"] for each in yaml.safe_load(written)["entities"]},
    "markdown": lambda written: set(re.findall(r"^- \*\*(.+?)\*\*", written, re.M)),
    "brat": brat_names,
}
"""For each form what reads the names out of it again."""


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_form_has_what_is_certain_and_ends_its_last_line(name: str) -> None:
    certain = [entity for entity in ENTITIES if entity.certain and entity.id != "when"]
    written = EXPORTERS[name].write(DOCUMENT, ENTITIES)
    assert {entity.name for entity in certain} <= NAMES[name](written)
    assert "had" not in NAMES[name](written)
    assert written.endswith("\n")
    assert EXPORTERS[name].doc


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_form_can_be_of_no_entities(name: str) -> None:
    assert NAMES[name](EXPORTERS[name].write(DOCUMENT, ())) == set()


def test_a_guessed_day_is_not_settled() -> None:
    dates = [Entity(when, Kind.DATE, clean(when), (at(1, 0, 3),), when=clean(when)) for when in ("~2022-01", "2022-02")]
    written = yaml.safe_load(as_yaml(DOCUMENT, dates))
    assert [each.get("when") for each in written["entities"]] == [None, "2022-02"]


def test_brat_has_the_offsets_of_what_is_shown_without_newlines_and_indents() -> None:
    assert shown(DOCUMENT).text.startswith("The Notes\n\nAda Lovelace wrote")
    assert as_brat(DOCUMENT, ENTITIES) == BRAT


def test_the_glossary_is_by_kind_with_names_notes_counts_and_the_first_place() -> None:
    assert as_markdown(DOCUMENT, ENTITIES) == MARKDOWN


def test_the_glossary_says_under_which_heading_a_name_comes_first_where_there_are_several() -> None:
    lines = (*DOCUMENT.lines[:2], Line(clean("The end"), "heading", level=2), *DOCUMENT.lines[3:])
    told = as_markdown(replace(DOCUMENT, lines=lines), ENTITIES)
    assert "first in line 2, under “The Notes”" in told
    assert "first in line 6, under “The end”" in told


@given(st.text().map(clean_line).filter(bool))
def test_a_name_means_nothing_to_markdown(name: str) -> None:
    entity = Entity("x", Kind.PERSON, name, (at(1, 0, 3),))
    tokens = MarkdownIt().parse(as_markdown(DOCUMENT, [entity]))
    row = next(token for token in tokens if token.content.startswith("**"))
    assert row.children
    assert [child.type for child in row.children if child.type not in ("text", "text_special")] == [
        "strong_open",
        "strong_close",
    ]


@st.composite
def documents_with_mentions(draw: st.DrawFn) -> tuple[Document, list[Entity]]:
    """A document of any lines, and entities with mentions anywhere in it, over the ends of lines too."""
    kinds = st.sampled_from(["paragraph", "heading", "item", "quote", "code"])
    texts = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=12)
    labels = st.sampled_from(["", "1.", "•"])
    depth = st.integers(0, 3)
    line = st.builds(
        Line, texts.map(clean), kinds, level=depth, label=labels, close=st.booleans(), quoted=depth, cells=st.none()
    )
    lines = draw(st.lists(line, min_size=1, max_size=6))
    places = [Position(nth, column) for nth, line in enumerate(lines) for column in range(len(line.text) + 1)]
    ends = st.lists(st.sampled_from(places), min_size=2, max_size=2, unique=True).map(sorted)
    spans = ends.map(lambda pair: Span(*pair))
    document = TextDocument("any", Metadata(clean("Any")), tuple(lines))
    worded = spans.filter(lambda span: text_of(document, span).strip("\n"))
    groups = draw(st.lists(st.lists(worded, min_size=1, max_size=3), max_size=4))
    entities = [
        Entity(str(nth), draw(st.sampled_from(Kind)), clean("x"), tuple(map(Mention, sorted(group))))
        for nth, group in enumerate(groups)
    ]
    return document, entities


@given(documents_with_mentions())
def test_brat_can_be_read_back_from_what_is_shown(given_: tuple[Document, list[Entity]]) -> None:
    document, entities = given_
    text, read = shown(document).text, {}
    written = as_brat(document, entities)
    for name, kind, places, words in re.findall(r"^(T\d+)\t(\w+) ([\d ;]+)\t(.*)$", written, re.M):
        pieces = [text[int(start) : int(end)] for start, end in (place.split() for place in places.split(";"))]
        assert " ".join(pieces) == words
        assert all(pieces)
        assert "\n" not in words
        read[name] = (kind, pieces)
    mentions = [(entity, mention.span) for entity in entities for mention in entity.mentions]
    wanted = [
        (e.kind.capitalize(), [row for row in text_of(document, span).split("\n") if row]) for e, span in mentions
    ]
    assert sorted(read.values()) == sorted(wanted)
    same = {frozenset(row.split()[2:]) for row in written.splitlines() if row.startswith("*")}
    assert sorted(map(len, same)) == sorted(len(entity.mentions) for entity in entities if len(entity.mentions) > 1)
