"""The documentation held against the code: what one says, the other does."""

from __future__ import annotations

import argparse
import ast
import operator
import re
import runpy
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields
from datetime import datetime
from fractions import Fraction
from itertools import chain
from pathlib import Path
from textwrap import indent
from typing import get_args

import pytest
import yaml
from textual.binding import Binding

from reader import __version__, cli, settings_file
from reader.check import Tally, check
from reader.document.clean import CleanText
from reader.document.frontmatter import FIELDS as FRONT_MATTER
from reader.document.model import Line, Metadata, TextDocument
from reader.document.passages import Passages
from reader.entities.export import EXPORTERS, as_yaml
from reader.entities.finder import RuleFinder
from reader.entities.kinds import Kind
from reader.library import Shelf, entities_path
from reader.options import ARGUMENTS, parser_of
from reader.progress.answers import Aside
from reader.progress.migrations import MIGRATIONS
from reader.quiz.amounts import amount
from reader.quiz.answers import RULES, matching_rule
from reader.quiz.bank import Bank, read_bank
from reader.quiz.certainty import WORTH, Certainty, calibration, worth
from reader.quiz.items import ITEM_TYPES
from reader.quiz.items.base import ItemType
from reader.quiz.items.number import plain
from reader.quiz.items.prove import REASONED, reasoned
from reader.quiz.model import Item, Response
from reader.quiz.plan import Mode, Plan
from reader.quiz.reports import ENDING, Report, append
from reader.quiz.session import Answer, Fate, Session, answered, new_session, overruled, points_text, with_answer
from reader.settings import THEMES

TOP = Path(__file__).parent.parent
DOCS = TOP / "docs"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted([*TOP.glob("*.md"), *DOCS.glob("*.md")])}
README, READERS, AUTHORS, MARKING, ARCHITECTURE = (
    PAGES[name] for name in ("README.md", "readers.md", "authors.md", "marking.md", "architecture.md")
)
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


def tables(text: str) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    """The tables in a text: the head of each and its rows."""
    for found in re.findall(r"(?:^\|.*\|\n)+", text, re.M):
        head, _, *rows = [
            tuple(cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1])
            for line in found.splitlines()
        ]
        yield head, rows


def rows_under(text: str, *head: str) -> list[tuple[str, ...]]:
    """The rows of the one table in a text that has this head."""
    (rows,) = [rows for each, rows in tables(text) if each == head]
    assert rows
    return rows


def banks_in(page: str) -> list[str]:
    return [block for block in blocks(page, "yaml") if block.startswith("quiz: 1")]


def parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    yield "", parser_of(cli.COMMANDS)
    for name, add_arguments in ARGUMENTS.items():
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


def test_the_example_of_each_rule_for_typed_answers_is_taken_by_it() -> None:
    page = section(READERS, "### When a typed answer is right")
    for rule, _, example in rows_under(page, "Rule", "What may differ", "Taken"):
        given, accepted = re.findall(r"`([^`]+)`", example)
        assert matching_rule(given, [accepted]) == rule


def test_what_the_page_says_is_refused_is_refused() -> None:
    page = section(READERS, "### When a typed answer is right")
    said = re.search(r"^So these are refused: (.+?)\. A refusal", page, re.M | re.S)
    assert said
    refused = re.findall(r"`([^`]+)`\s+for\s+`([^`]+)`", said[1])
    assert len(refused) == 16
    assert [matching_rule(given, [accepted]) for given, accepted in refused] == [None] * len(refused)


def test_the_dates_and_amounts_that_readers_are_told_of_are_read() -> None:
    page = section(READERS, "### When a typed answer is right")
    dates, amounts = (re.search(rf"^\*\*{name}\*\* (.+?\.) ", page, re.M | re.S) for name in ("Dates", "Amounts"))
    assert dates and amounts
    *days, month, other_month = re.findall(r"`([^`]+)`", dates[1])
    assert {matching_rule(day, ["30 January 2022"]) for day in days} == {"the same date"}
    assert matching_rule(month, [other_month]) == "the same date"
    pairs = re.findall(r"`([^`]+)`\s+for\s+`([^`]+)`", amounts[1])
    assert len(pairs) == 8
    assert {matching_rule(given, [accepted]) for given, accepted in pairs} == {"the same amount"}


def test_the_numbers_on_the_page_for_readers_are_numbers() -> None:
    said = re.search(r"^A `number` (.+?)\. Its unit", section(READERS, "### Types of question"), re.M | re.S)
    assert said
    found = [amount(written) for written in re.findall(r"`([^`]+)`", said[1])]
    values = [each and float(each.value) for each in found]
    assert values == [1200, 1200, 2.5, 0.5, 2.5, 500_000, 1200, 7, 1.5, 12, -2.5]


def test_every_mode_is_explained() -> None:
    rows = rows_under(section(READERS, "### Modes"), "Mode", "The text", "The entities", "The marks")
    assert [name for name, *_ in rows] == [f"`{mode}`" for mode in Mode]
    for mode, (_, text, entities, marks) in zip(Mode, rows, strict=True):
        plan = Plan(mode)
        assert ("hidden" in text) == plan.hides_text
        assert ("out of sight" in entities) == plan.locks_entities
        assert (marks == "after each answer") == plan.tells_marks


def test_readers_are_told_what_they_can_choose_from() -> None:
    from reader.ui.quiz_menu import COUNTS, LIMITS, QuizMenu

    rows = dict(rows_under(section(READERS, "### Choose what to take"), "Key", "What it changes"))
    letters = [each.key for each in QuizMenu.BINDINGS if isinstance(each, Binding) and len(each.key) == 1]
    assert list(rows) == [f"`{letter}`" for letter in letters]
    said = {key: [int(number) for number in re.findall(r"\d+", does)] for key, does in rows.items()}
    assert said["`n`"] == [count for count in COUNTS if count]
    assert said["`l`"] == [seconds for _, seconds in LIMITS if seconds] + [minutes for minutes, _ in LIMITS if minutes]


def test_readers_are_told_what_to_type_for_every_type() -> None:
    rows = rows_under(section(READERS, "### Plain mode"), "Type", "What to type")
    named = [name for cell, _ in rows for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(kind.name for kind in ITEM_TYPES)


def test_every_kind_of_entity_is_explained_with_its_sign() -> None:
    from reader.ui.entity_rows import SHAPES

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


@every_type
def test_every_item_type_has_a_section_with_its_fields_and_an_item_that_loads(kind: ItemType, tmp_path: Path) -> None:
    page = section(AUTHORS, f"### `{kind.name}`")
    assert {each.name for each in kind.fields} <= set(first_cells(page))
    path = tmp_path / "bank.yaml"
    path.write_text(banks_in(page)[0], encoding="utf-8")
    assert kind.name in {item.type_name for item in read_bank(path).items}


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


def test_a_report_is_shown_to_authors_as_the_page_says(tmp_path: Path) -> None:
    page = section(AUTHORS, "## What learners report")
    assert first_cells(page) == [each.name for each in fields(Report)]
    assert f"NAME{ENDING}" in page
    (shown,) = re.findall(r"^    quizzes/ada-notes\.yaml:(.+)$", page, re.M)
    (tmp_path / "content").mkdir()
    (tmp_path / "quizzes").mkdir()
    article = next(block for block in blocks(AUTHORS, "markdown") if block.startswith("---"))
    (tmp_path / "content" / "ada-notes.md").write_text(article, encoding="utf-8")
    path = tmp_path / "quizzes" / "ada-notes.yaml"
    path.write_text(banks_in(AUTHORS)[0], encoding="utf-8")
    item = read_bank(path).items[0]
    remark = re.search("“(.+)”", shown)
    response = re.search("answer '(.+)'", shown)
    assert remark
    assert response
    report = Report(item.id, CleanText(remark[1]), (response[1],), "2026-11-22T10:00:00+00:00", item.digest, "", "")
    append(report, path, tmp_path / "data")
    (problem,) = check([path], Shelf([tmp_path]), Tally(tmp_path / "data"))
    assert f"{problem} [{problem.code}]" == f"{path}:{shown}"


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


# How answers are marked

EXAMPLES = ("Answer", "Counted", "Mark", "Says")
TRIES = ("Marks of the tries", "Counted", "What counts")
SCORE = ("Question", "Points", "What counts", "Earned")
PROOF = ("Answer", "Passage", "It is called")
TOLERANCE = ("Right answer", "Tolerance", "Right from", "Right to")
OVERRULED = ("Marks of the tries", "Overruled, the last counts")
SURE = ("How sure", "Right", "Wrong")
WORTHS = ("How sure", "What counts", "Worth")
TYPES = ("Type", "The parts", "The mark")


def rook_point() -> Passages:
    """The text that the examples are about."""
    sentences = re.findall(r"^\d\. (.+)$", blocks(MARKING, "text")[0], re.M)
    lines = (Line(CleanText(" ".join(sentences))),)
    passages = Passages(TextDocument("rook-point", Metadata(CleanText("Rook Point")), lines))
    assert len(passages.sentences) == len(sentences)
    return passages


def example_bank(folder: Path, name: str, *more: str) -> Bank:
    """A bank of the one item in the section of a type, with more lines to it."""
    source = "\n".join([*blocks(section(MARKING, f"### `{name}`"), "yaml")[0].splitlines(), *more])
    path = folder / "rook-point.yaml"
    path.write_text(f"quiz: 1\ndocument: rook-point\nitems:\n  - id: it\n{indent(source, '    ')}\n", encoding="utf-8")
    read = read_bank(path)
    assert read.problems == ()
    assert [item.type_name for item in read.items] == [name]
    return read.bound(rook_point())


def meant(cell: str, item: Item) -> Response:
    """The response that a cell stands for: texts in backticks, and numbers of sentences."""
    if cell == "nothing":
        return ()
    if " → " in cell:
        return tuple(re.sub("^nothing$", "", each.strip("`")) for each in re.split(r" → |(?<=[`g]), (?=`)", cell))
    answer, _, numbers = cell.partition("sentence")
    texts = tuple(given or "" for given in re.findall(r"`([^`]+)`|nothing", answer))
    passages = rook_point()
    marked = tuple(passages.written(passages.sentences[int(number) - 1]) for number in re.findall(r"\d", numbers))
    options = {option.text for option in item.options("")}
    assert not options or set(texts) <= options, f"{cell} is not among the options"
    return (*texts, *marked)


def worked_out(sum_: str) -> Fraction:
    """What a sum in a cell comes to."""
    assert re.fullmatch(r"[\d\s.()/+×−]+", sum_), sum_
    exact = re.sub(r"\d+(?:\.\d+)?", lambda number: f"Fraction('{number[0]}')", sum_)
    return Fraction(eval(exact.replace("−", "-").replace("×", "*"), {"Fraction": Fraction}))


def signed(cell: str) -> float:
    return float(cell.replace("−", "-").replace(",", ""))


@every_type
def test_every_example_of_a_type_is_marked_as_the_page_says(kind: ItemType, tmp_path: Path) -> None:
    (item,) = example_bank(tmp_path, kind.name).items
    rows = rows_under(section(MARKING, f"### `{kind.name}`"), *EXAMPLES)
    for answer, counted, score, says in rows:
        mark = item.mark(meant(answer, item))
        assert (points_text(mark.score), mark.rule) == (score, says), answer
        assert mark.score == pytest.approx(float(max(0, worked_out(counted)))), answer
    assert {"0", "1"} <= {score for _, _, score, _ in rows}
    assert rows[-1][0] == "nothing"


def test_no_table_on_the_page_on_marking_is_left_unread() -> None:
    known = {EXAMPLES, TRIES, SCORE, PROOF, TOLERANCE, OVERRULED, SURE, WORTHS, TYPES}
    heads = [head for head, _ in tables(MARKING)]
    assert set(heads) == known
    assert len(heads) == len(known) - 1 + len(ITEM_TYPES)


def test_every_type_is_in_the_order_of_the_table_and_no_other() -> None:
    named = [cell for cell, _, _ in rows_under(MARKING, *TYPES)]
    assert named == [f"[`{name}`](#{name})" for name in re.findall(r"^### `(\w+)`$", MARKING, re.M)]
    assert sorted(named) == sorted(f"[`{kind.name}`](#{kind.name})" for kind in ITEM_TYPES)


@pytest.mark.parametrize("name", ["find", "prove"])
def test_the_right_sentences_are_those_the_page_says(name: str, tmp_path: Path) -> None:
    (item,) = example_bank(tmp_path, name).items
    said = re.search(r"^The right sentences? (?:is|are) (.+)\.$", section(MARKING, f"### `{name}`"), re.M)
    assert said
    passages = rook_point()
    sought = passages.covered(passages.quoted(placed.quote for placed in item.quotes))
    assert [str(number + 1) for number in sorted(sought)] == re.findall(r"\d", said[1])


def test_an_answer_and_its_passage_are_called_what_the_page_says() -> None:
    rows = rows_under(MARKING, *PROOF)
    for answer, passage, called in rows:
        assert REASONED[reasoned((float(answer) + float(passage)) / 2, float(passage))] == called
    assert {called for _, _, called in rows} == set(REASONED.values())


def test_a_tolerance_ends_where_the_page_says(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    for answer, tolerance, *ends in rows_under(MARKING, *TOLERANCE):
        off = "" if tolerance == "none" else f", tolerance: {tolerance}"
        item = f"{{id: a, number: How many?, answer: '{answer}'{off}}}"
        path.write_text(f"quiz: 1\ndocument: a\nitems:\n  - {item}\n", encoding="utf-8")
        (number,) = read_bank(path).items
        for end, beyond in zip(ends, (operator.sub, operator.add), strict=True):
            assert number.mark((end,)).score == 1
            assert number.mark((plain(beyond(signed(end), 0.001)),)).score == 0


def taken(
    bank: Bank, marks: list[str], mode: Mode, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> Session:
    """A session in which the one item, of two right options, was answered so that its tries earned these marks."""
    (item,) = bank.items
    responses = {"0": (), "0.5": item.key[:1], "1": item.key}
    session = new_session(bank, clock(), new_id, Plan(mode))
    for mark in marks:
        assert points_text(item.mark(responses[mark]).score) == mark
        assert session.answer_to(item.id) is None, "there is no further try"
        session = with_answer(session, answered(session, item, responses[mark], clock(), new_id)[0])
    return session


def test_tries_count_what_the_page_says(
    tmp_path: Path, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> None:
    bank = example_bank(tmp_path, "several", "tries: 3")
    for marks, counted, counts in rows_under(MARKING, *TRIES):
        session = taken(bank, marks.split(", "), Mode.CHECK, clock, new_id)
        final = session.answer_to("it")
        assert final, f"{marks}: there is a further try"
        assert points_text(final.score) == counts
        assert final.score == pytest.approx(float(worked_out(counted)))


@pytest.mark.parametrize("mark", ["0", "0.5", "1"])
def test_in_a_test_there_is_one_try_and_it_counts_in_full(
    mark: str, tmp_path: Path, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> None:
    bank = example_bank(tmp_path, "several", "tries: 3")
    final = taken(bank, [mark], Mode.TEST, clock, new_id).answer_to("it")
    assert final
    assert points_text(final.score) == mark


def answer_of(name: str, score: float, points: float, clock: Callable[[], datetime]) -> Answer:
    return Answer(name, name, (), score, points, "", clock())


def test_the_score_is_the_sum_that_the_page_says(
    tmp_path: Path, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> None:
    session = new_session(example_bank(tmp_path, "choice"), clock(), new_id)
    for name, points, counts, earned in rows_under(MARKING, *SCORE):
        answer = answer_of(name, float(worked_out(counts)), float(points), clock)
        assert points_text(answer.score * answer.points) == earned
        session = with_answer(session, answer)
    unanswered = with_answer(session, answer_of("unanswered", 0, 1, clock))
    for said, each in (("That is", session), ("it would be", unanswered)):
        score = f"{points_text(each.score)} of {points_text(each.possible)} points, {each.per_cent}"
        assert f"{said} {score}." in " ".join(MARKING.split())


def test_certainty_is_worth_what_the_page_says() -> None:
    rows = rows_under(MARKING, *SURE)
    assert [(name, signed(right), signed(wrong)) for name, right, wrong in rows] == [
        (str(certainty), *WORTH[certainty]) for certainty in Certainty
    ]
    for name, counts, points in rows_under(MARKING, *WORTHS):
        assert worth(Certainty(name), float(counts)) == signed(points)


def test_it_pays_best_to_be_as_sure_as_the_page_says() -> None:
    def best(chance: Fraction) -> Certainty:
        return max(WORTH, key=lambda each: chance * WORTH[each][0] + (1 - chance) * WORTH[each][1])

    a_bit = Fraction(1, 1000)
    assert "two times in three" in MARKING.replace("\n", " ")
    assert "four times in five" in MARKING.replace("\n", " ")
    assert best(Fraction(2, 3) - a_bit) is Certainty.GUESS
    assert best(Fraction(2, 3) + a_bit) is best(Fraction(4, 5) - a_bit) is Certainty.THINK
    assert best(Fraction(4, 5) + a_bit) is Certainty.SURE


def test_the_rows_on_certainty_leave_out_answers_without_one(clock: Callable[[], datetime]) -> None:
    answers = [answer_of("a", 1, 1, clock), answer_of("b", 0.5, 1, clock)._replace(certainty=Certainty.SURE)]
    assert calibration(answers) == ((Certainty.SURE, 1, 0.5, 1.5),)


def test_an_overruled_answer_counts_what_the_page_says(
    tmp_path: Path, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> None:
    bank = example_bank(tmp_path, "typed", "tries: 3")
    for marks, then in rows_under(MARKING, *OVERRULED):
        session = new_session(bank, clock(), new_id)
        for nth, mark in enumerate(marks.split(", ")):
            response = bank.items[0].key if mark == "1" else (f"wrong {nth}",)
            session = with_answer(session, answered(session, bank.items[0], response, clock(), new_id)[0])
        last = session.answers[-1]
        other, _ = overruled(session, bank.items[0], last, clock(), new_id)
        assert points_text(other.score) == then
        assert other.overruled
        assert other.rule.endswith(last.rule)


# How the program is built


def test_the_store_is_explained_with_every_table_fate_and_aside() -> None:
    page = section(ARCHITECTURE, "## The store")
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in chain.from_iterable(MIGRATIONS):
            connection.execute(statement)
        made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert set(first_cells(page)) == made
    assert all(f"`{name}`" in page for name in [*Fate, *get_args(Aside)])


def test_every_registry_that_is_named_is_there() -> None:
    rows = rows_under(section(ARCHITECTURE, "## How to extend it"), "What", "Where", "Registry")
    sources = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    named = [name for _, _, registry in rows for name in re.findall(r"`([A-Z][A-Z_]+)`", registry)]
    assert named
    assert all(re.search(rf"^ *{name}\b.* = ", sources, re.M) for name in named)


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


def test_every_form_of_the_entities_is_told_of() -> None:
    text = section(READERS, "### Print the entities")
    assert first_cells(text) == [f"--{name}" for name in EXPORTERS]
    (configuration,) = blocks(text, "ini")
    assert re.findall(r"^[A-Z]\w+$", configuration, re.M) == [kind.capitalize() for kind in Kind]


def test_the_example_of_correcting_entities_is_a_shipped_one() -> None:
    written, settled = blocks(section(AUTHORS, "### Begin with what the finder found"), "yaml")
    article = Shelf().find("the-lock-keepers-daughter")
    document = article.open()
    made = yaml.safe_load(as_yaml(document, RuleFinder().find(document)))["entities"]
    assert all(record in made for record in yaml.safe_load(written))
    path = entities_path(article)
    assert path
    kept = yaml.safe_load(path.read_text(encoding="utf-8"))["entities"]
    assert all(record in kept for record in yaml.safe_load(settled))
