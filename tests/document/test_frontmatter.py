"""Front matter: the few facts above a text, between two lines of `---`."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import clean, clean_line, gate
from reader.document.frontmatter import FIELDS, NONE, FrontMatter, read_front_matter, simple_values, slug
from reader.document.yaml import Mapping, Text, load_yaml

PATH = Path("ada.md")
FULL = """\
---
id: ada-notes
title: The Notes
author: Ada Lovelace
date: 1843-09-01
language: en
kind: letter
source: Taylor's Scientific Memoirs
licence: public domain
---
The text.
"""


def read(text: str) -> FrontMatter:
    return read_front_matter(clean(text), PATH, "ada")


def test_every_field_is_read() -> None:
    front = read(FULL)
    assert front.metadata is not None
    assert front.id == "ada-notes"
    assert [getattr(front.metadata, name) for name in FIELDS if name != "id"] == [
        "The Notes",
        "Ada Lovelace",
        "1843-09-01",
        "en",
        "letter",
        "Taylor's Scientific Memoirs",
        "public domain",
    ]
    assert front.problems == ()


def test_the_text_begins_after_the_closing_line() -> None:
    assert FULL[read(FULL).end :] == "The text.\n"


@pytest.mark.parametrize("text", ["", "The text.", "\n---\ntitle: late\n---\n", "---\nA rule above.\n", "----\n"])
def test_a_text_without_front_matter_is_left_whole(text: str) -> None:
    assert read(text) == NONE


def test_front_matter_that_never_ends_is_said_and_shown() -> None:
    front = read("---\ntitle: never closed\n")
    assert ([problem.code for problem in front.problems], front.end) == (["front-matter"], 0)


def test_three_dots_close_it_too() -> None:
    assert read("---\ntitle: One\n...\nText").end == len("---\ntitle: One\n...\n")


def test_what_is_not_said_has_its_usual_value() -> None:
    front = read("---\nkind: letter\n---\n")
    assert front.metadata is not None
    assert (front.id, front.metadata.title, front.metadata.language) == (None, "ada", "")


@pytest.mark.parametrize(
    ("entry", "line", "column", "code"),
    [
        ("titel: One", 2, 1, "unknown-field"),
        ("title: [One, Two]", 2, 8, "wrong-kind"),
        ("date: last week", 2, 7, "bad-value"),
        ("date: 2026-02-30", 2, 7, "bad-value"),
        ("id: Ada Notes", 2, 5, "bad-value"),
        ("title: One\ntitle: Two", 3, 1, "duplicate-key"),
        ("title: &a One", 2, 8, "yaml"),
        ("title: 'One", 2, 8, "yaml"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_in_the_file(entry: str, line: int, column: int, code: str) -> None:
    (problem,) = read(f"---\n{entry}\n---\nText").problems
    assert (problem.path, problem.line, problem.column, problem.code) == (PATH, line, column, code)


@pytest.mark.parametrize(
    "block",
    [
        "---\nauthor: [Ada Lovelace, Luigi Menabrea]\n---\n",
        "---\nauthors:\n  - Ada Lovelace\n  - Luigi Menabrea\n---\n",
        '+++\nauthors = ["Ada Lovelace", "Luigi Menabrea"]\n+++\n',
        "---\nauthors: Ada Lovelace, Luigi Menabrea\n---\n",
    ],
)
def test_a_text_may_have_several_authors(block: str) -> None:
    front = read(block)
    assert front.metadata and front.metadata.author == "Ada Lovelace, Luigi Menabrea"
    assert front.problems == ()


def test_authors_that_are_no_texts_are_said() -> None:
    (problem,) = read("---\nauthor: [{name: Ada}]\n---\n").problems
    assert (problem.line, problem.column, problem.code) == (2, 9, "wrong-kind")


def test_a_misspelt_field_is_answered_with_the_right_one() -> None:
    assert "did you mean `title`?" in read("---\ntitel: One\n---\n").problems[0].message


def test_one_wrong_field_leaves_the_others() -> None:
    front = read("---\ntitle: One\ndate: soon\n---\n")
    assert front.metadata is not None
    assert (front.metadata.title, front.metadata.date) == ("One", None)


def test_an_escape_in_a_title_is_made_visible() -> None:
    front = read('---\ntitle: "\\e]0;x\\a"\n---\n')
    assert front.metadata is not None
    assert front.metadata.title == "^[]0;x^G"


PIECES = st.sampled_from(
    ["---\n", "...\n", "title: ", "id: ", "date: ", "\n", "- ", "[", "{", '"', "\\e", "&a", "*a", "!!", "#", "x", "é"]
)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.booleans())
def test_any_text_is_read_without_an_exception(body: str, closed: bool) -> None:
    text = clean(f"---\n{body}\n---\n" if closed else body)
    front = read_front_matter(text, PATH, "ada")
    assert 0 <= front.end <= len(text)
    assert all((problem.line or 0) >= 1 and (problem.column or 0) >= 1 for problem in front.problems)
    if front.metadata:
        assert gate(front.metadata.title) == front.metadata.title != ""


@pytest.mark.parametrize(
    ("name", "identity"),
    [("The Notes", "the-notes"), ("a__b", "a__b"), (" -x- ", "x"), ("ch. 1", "ch.-1"), ("!!!", "text"), ("", "text")],
)
def test_a_name_becomes_an_id(name: str, identity: str) -> None:
    assert slug(name) == identity


def test_rules_above_and_below_a_paragraph_are_no_front_matter() -> None:
    assert read("---\nOnce upon a time.\n\n---\nThe end.\n").end == 0


SIMPLE_LINES = st.lists(
    st.tuples(
        st.sampled_from(FIELDS),
        st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=12),
    ),
    max_size=4,
)


@settings(deadline=None)
@given(SIMPLE_LINES)
def test_the_quick_way_reads_what_the_yaml_parser_reads(lines: list[tuple[str, str]]) -> None:
    block = "".join(f"{name}: {value}\n" for name, value in lines)
    simple = simple_values(clean(block))
    if simple is not None:
        node = load_yaml(clean(block))
        entries = node.entries if isinstance(node, Mapping) else ()
        assert simple == {key.value: clean_line(value.value) for key, value in entries if isinstance(value, Text)}


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("The Big *Test*", "The Big Test"),
        ("**The** `*x*` run", "The *x* run"),
        ("A [link *to*](http://x) and ~~old~~ _words_", "A link to and old words"),
        (r"\*not\* so", "*not* so"),
        ("2 * 3 * 4, C* and snake_case_name", "2 * 3 * 4, C* and snake_case_name"),
        ("__init__ [sic] `a", "__init__ [sic] `a"),
    ],
)
def test_a_title_is_the_words_without_marks_of_markdown(written: str, title: str) -> None:
    front = read(f"---\ntitle: '{written}'\n---\n")
    assert front.metadata is not None
    assert front.metadata.title == title


TOML = """\
+++
# as other programs write it
id = "ada-notes"
title = "The *Notes*"
date = 1843-09-01T12:00:00Z
tags = ["one"]

[params]
author = "Ada"
+++
The text.
"""


def test_front_matter_in_toml_is_read_as_in_yaml() -> None:
    front = read(TOML)
    assert front.metadata is not None
    assert (front.id, front.metadata.title, front.metadata.date) == ("ada-notes", "The Notes", "1843-09-01")
    assert TOML[front.end :] == "The text.\n"
    assert [(each.line, each.column, each.code) for each in front.problems] == [
        (6, 1, "unknown-field"),
        (8, 1, "unknown-field"),
    ]


def test_what_is_wrong_with_toml_is_said_with_its_place() -> None:
    (problem,) = read('+++\ntitle = "One"\ndate = soon\n+++\nText').problems
    assert (problem.path, problem.line, problem.column, problem.code) == (PATH, 3, 8, "toml")
    (problem,) = read("+++\ntitle = 1\n+++\nText").problems
    assert (problem.line, problem.code) == (2, "wrong-kind")
    (problem,) = read('+++\ntitle = "never closed"\n\nText').problems
    assert problem.code == "front-matter"
    assert read(f"+++\ntitle = {'[' * 9999}\n+++\n").problems[0].code == "toml"


@pytest.mark.parametrize("text", ["+++\nA text.\n+++\n", "++++\na = 1\n", "+++ x\n", "\n+++\na = 1\n+++\n"])
def test_plus_signs_above_a_text_are_no_front_matter(text: str) -> None:
    assert read(text) == NONE
