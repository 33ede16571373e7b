"""The documentation held against the code: what one says, the other does."""

from __future__ import annotations

import argparse
import ast
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import __version__, cli, settings_file
from reader.check import Tally, check
from reader.document.frontmatter import FIELDS as FRONT_MATTER
from reader.entities import curated
from reader.entities.model import Kind
from reader.library import Shelf
from reader.quiz import bank
from reader.quiz.answers import RULES
from reader.quiz.bank import read_bank
from reader.quiz.items import ITEM_TYPES, STEMS
from reader.quiz.items.base import COMMON, LATER, ItemType
from reader.settings import THEMES

TOP = Path(__file__).parent.parent
DOCS = TOP / "docs"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted([*TOP.glob("*.md"), *DOCS.glob("*.md")])}
README, READERS, AUTHORS = PAGES["README.md"], PAGES["readers.md"], PAGES["authors.md"]
MAKE_DOCS = runpy.run_path(str(TOP / "tools" / "make_docs.py"), run_name="make_docs")
SOURCES = sorted((TOP / "reader").rglob("*.py"))

CODE_AT = {"ReaderError": 4, "add": 1, "at": 2, "problem": 0, "refuse": 2}
"""Where each call that makes an error takes its code."""

every_page = pytest.mark.parametrize("name", PAGES)
every_type = pytest.mark.parametrize("kind", ITEM_TYPES, ids=lambda kind: kind.name)


def section(page: str, heading: str) -> str:
    """A section of a page, with those inside it."""
    level = len(heading) - len(heading.lstrip("#"))
    bare = re.sub(r"^```.*?^```$", lambda block: block[0].replace("#", "-"), page, flags=re.M | re.S)
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{level}}} |\Z)", bare, re.M | re.S)
    assert found, f"there is no section `{heading}`"
    return page[found.start(1) : found.end(1)]


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.M | re.S)


def first_cells(text: str) -> list[str]:
    """The codes in the first column of the tables in a text."""
    return re.findall(r"^\| `([^`]+)` \|", text, re.M)


def banks_in(page: str) -> list[str]:
    return [block for block in blocks(page, "yaml") if block.startswith("quiz: 1")]


def parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    yield "", cli._parser()
    for name, (_, add_arguments) in cli.COMMANDS.items():
        parser = argparse.ArgumentParser(add_help=False)
        add_arguments(parser)
        yield name, parser


def options() -> set[str]:
    return {
        option
        for _, parser in parsers()
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--")
    }


# Commands and options


def test_the_readme_has_the_two_commands() -> None:
    lines = [line.strip() for line in README.splitlines()]
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/reader" in lines
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest" in lines


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_is_in_the_readme_and_the_page_for_readers(name: str) -> None:
    assert re.search(rf"`reader {name}\b", README)
    assert re.search(rf"^\| `reader {name}\b", READERS, re.M)


@pytest.mark.parametrize("option", sorted(options()))
def test_every_option_is_in_the_readme_and_the_page_for_readers(option: str) -> None:
    assert f"{option}" in README
    assert f"`{option}" in READERS


@pytest.mark.parametrize("name", ["README.md", "readers.md", "authors.md", "CHANGELOG.md"])
def test_no_page_has_an_option_that_the_program_has_not(name: str) -> None:
    assert set(re.findall(r"(?<![\w-])--[a-z]+", PAGES[name])) <= options()


@every_page
def test_no_page_has_a_command_that_the_program_has_not(name: str) -> None:
    known = {*cli.COMMANDS, "tour"}
    assert set(re.findall(r"(?:`| && |\| )reader ([a-z]+)(?=[ `\n])", PAGES[name])) <= known


@every_page
def test_every_make_target_named_is_one(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (TOP / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"`make ([a-z]+)`", PAGES[name])) <= targets


# Tables made from the code


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_the_tables_are_as_the_code_has_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert MAKE_DOCS["rewritten"](text) == text, "run `make docs`"


@pytest.mark.parametrize("name", MAKE_DOCS["TABLES"])
def test_every_table_is_on_a_page(name: str) -> None:
    assert any(f"<!-- table: {name} -->" in page for page in PAGES.values())


def test_the_table_of_keys_has_exactly_the_lines_of_the_bindings() -> None:
    from reader.ui.keys import key_groups

    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| `([\w.-]+)` \|$", section(READERS, "## Keys"), re.M)
    assert [(place, keys.replace("`", ""), does, name) for place, keys, does, name in rows] == [
        (place, line.keys, line.does, line.id) for place, lines in key_groups() for line in lines
    ]


def test_every_setting_is_explained_and_the_example_loads(tmp_path: Path) -> None:
    from reader.ui.keys import key_groups

    page = section(READERS, "## Settings")
    assert first_cells(page) == [each.name for each in settings_file.FIELDS]
    path = tmp_path / "settings.yaml"
    path.write_text(blocks(page, "yaml")[0], encoding="utf-8")
    settings = settings_file.read_settings(path)
    assert settings.problems == ()
    assert set(settings.keys) <= {line.id for _, lines in key_groups() for line in lines}


# What readers are told


def test_every_theme_and_every_rule_for_typed_answers_is_explained() -> None:
    assert all(f"`{theme}`" in section(READERS, "## Colours") for theme in THEMES)
    rules = re.findall(r"^\| ([^|`]+) \|", section(READERS, "### When a typed answer is right"), re.M)
    assert [rule for rule in rules if rule not in ("Rule", "---")] == [name for name, _ in RULES]


def test_every_kind_of_entity_is_explained_with_its_sign() -> None:
    from reader.ui.entity_pane import SHAPES

    rows = dict(re.findall(r"^\| (\S+) \| `(\w+)` \|", section(READERS, "## Entities"), re.M))
    assert rows == {SHAPES[kind]: str(kind) for kind in Kind}


@every_type
def test_readers_are_told_how_every_item_type_is_marked(kind: ItemType) -> None:
    assert kind.name in first_cells(section(READERS, "### Types of question"))


def test_every_environment_variable_that_is_read_is_explained() -> None:
    read = set()
    for path in SOURCES:
        for found in re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"", path.read_text(encoding="utf-8")):
            read.add(found)
    assert read
    assert read <= set(first_cells(section(READERS, "## Environment variables")))


# What authors are told


def test_every_front_matter_field_is_explained() -> None:
    assert first_cells(section(AUTHORS, "## The article")) == list(FRONT_MATTER)


def test_every_field_of_entities_and_banks_is_explained() -> None:
    assert {each.name for each in curated.FIELDS} <= set(first_cells(section(AUTHORS, "## The entities file")))
    assert all(f"{name}:" in section(AUTHORS, "## The entities file") for name in curated.TOP)
    assert all(f"`{kind}`" in section(AUTHORS, "## The entities file") for kind in Kind)
    explained = set(first_cells(section(AUTHORS, "## The bank")))
    assert {each.name for each in (*bank.TOP, *bank.DEFAULTS.fields, *COMMON)} <= explained
    later = [*LATER, *bank.LATER_STEMS, *bank.LATER_TOP]
    assert [name for name in later if f"`{name}`" not in section(AUTHORS, "## The bank")] == []


@every_type
def test_every_item_type_has_a_section_with_its_fields_and_an_item_that_loads(kind: ItemType, tmp_path: Path) -> None:
    page = section(AUTHORS, f"### `{kind.name}`")
    assert {each.name for each in kind.fields} <= set(first_cells(page))
    path = tmp_path / "bank.yaml"
    path.write_text(banks_in(page)[0], encoding="utf-8")
    assert kind.name in {item.type_name for item in read_bank(path).items}


def test_the_stems_of_now_and_the_items_of_later_are_kept_apart() -> None:
    assert not set(STEMS) & set(bank.LATER_STEMS)


def test_the_examples_make_a_library_without_a_problem(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "quizzes").mkdir()
    article = next(block for block in blocks(AUTHORS, "markdown") if block.startswith("---"))
    (tmp_path / "content" / "ada-notes.md").write_text(article, encoding="utf-8")
    entities = next(block for block in blocks(AUTHORS, "yaml") if block.startswith("entities:"))
    (tmp_path / "content" / "ada-notes.entities.yaml").write_text(entities, encoding="utf-8")
    examples = [*banks_in(README), *banks_in(AUTHORS)]
    assert len(examples) > len(ITEM_TYPES)
    for number, example in enumerate(examples):
        (tmp_path / "quizzes" / f"ada-notes-{number}.yaml").write_text(example, encoding="utf-8")
    tally = Tally()
    assert [str(problem) for problem in check([tmp_path], Shelf(), tally)] == []
    assert (tally.articles, tally.banks) == (1, len(examples))


def test_the_bank_in_the_readme_has_the_lines_it_says() -> None:
    assert len(banks_in(README)[0].splitlines()) == 15


def codes_in(tree: ast.AST) -> Iterator[str]:
    """The codes of the errors that a module makes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [word.value for word in node.keywords if word.arg == "code"]
            at = CODE_AT.get(name)
            if at is not None and len(node.args) > at:
                given.append(node.args[at])
            yield from (each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str))
        elif isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
            for argument, usual in zip(names[::-1], node.args.defaults[::-1], strict=False):
                if argument == "code" and isinstance(usual, ast.Constant):
                    yield str(usual.value)


def test_every_error_code_is_explained_and_none_that_there_is_not() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    used = {code for tree in trees for code in codes_in(tree)}
    explained = first_cells(section(AUTHORS, "## Check"))
    assert len(explained) == len(set(explained))
    assert set(explained) == used


def test_every_error_has_a_code() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ReaderError":
                named = len(node.args) > CODE_AT["ReaderError"] or any(word.arg == "code" for word in node.keywords)
                assert named, f"{path}:{node.lineno}: an error without a code"


# The rest


def test_the_schema_is_the_code_s() -> None:
    made = runpy.run_path(str(TOP / "tools" / "make_schema.py"), run_name="make_schema")["schema_text"]()
    assert (DOCS / "bank.schema.json").read_text(encoding="utf-8") == made, "run `make schema`"


@every_page
def test_no_page_names_a_place_on_somebody_s_machine(name: str) -> None:
    assert not re.search(r"(?<![\w.~/-])/(?:home|root|work|tmp|Users|mnt)/", PAGES[name])


def anchors_of(page: str) -> set[str]:
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", page, re.M)}


@every_page
def test_every_link_between_pages_leads_somewhere(name: str) -> None:
    here = (DOCS if (DOCS / name).is_file() else TOP) / name
    prose = re.sub(r"^```.*?^```$", "", PAGES[name], flags=re.M | re.S)
    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)", prose):
        if target.startswith("https://"):
            continue
        file, _, anchor = target.partition("#")
        path = (here.parent / file).resolve() if file else here
        assert path.is_file(), f"{name}: {target}"
        if anchor:
            assert anchor in anchors_of(path.read_text(encoding="utf-8")), f"{name}: {target}"


def test_the_changes_begin_with_this_version() -> None:
    assert re.findall(r"^## (\S+) \(\d{4}-\d{2}-\d{2}\)$", PAGES["CHANGELOG.md"], re.M)[0] == __version__


def test_the_licence_is_there() -> None:
    assert "The Reader authors" in (TOP / "LICENSE").read_text(encoding="utf-8")
