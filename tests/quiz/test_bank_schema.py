from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from reader.errors import ReaderError
from reader.files import shipped_library
from reader.quiz.bank import Bank, bank_schema
from reader.quiz.items import ITEM_TYPES

HEAD = "quiz: 1\ndocument: ada\nitems:\n"
SOUND = "  - {id: author, ask: Who, answer: Ada, wrong: [Charles]}\n"

BankFrom = Callable[[str], Bank]


def accepts(source: str) -> bool:
    return bool(Draft202012Validator(bank_schema()).is_valid(yaml.safe_load(source)))


def test_the_schema_is_json_schema() -> None:
    Draft202012Validator.check_schema(bank_schema())


@pytest.mark.parametrize("path", sorted((shipped_library() / "quizzes").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_bank_keeps_the_schema(path: Path) -> None:
    problems = Draft202012Validator(bank_schema()).iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert [problem.message for problem in problems] == []


@pytest.mark.parametrize(
    "source",
    [
        HEAD + SOUND,
        HEAD.replace("quiz: 1", 'quiz: "1"') + SOUND,
        HEAD.replace("ada", "{id: ada}") + SOUND,
        HEAD.replace("items:", "title: 1843\ndefaults: {shuffle: no, points: 2, process: infer}\nitems:") + SOUND,
        HEAD + "  - {id: 1, ask: Is it, answer: no, wrong: [yes]}\n",
        HEAD + "  - {id: q1, ask: When, answer: 1843, accept: [1843.0, in 1843]}\n",
        HEAD + "  - {id: q1, ask: Which, answer: [1, 2], wrong: {text: 3, why: no}}\n",
        HEAD + "  - {id: q1, claim: It is., answer: true}\n",
        HEAD + '  - {id: q1, claim: It is., answer: "false"}\n',
        HEAD + "  - {id: q1, claim: It is., answer: not-given, status: draft}\n",
        HEAD + "  - {id: q1, ask: When, answer: 1843, evidence: [a, {quote: b, prefix: c}], shuffle: false}\n",
    ],
)
def test_what_the_loader_takes_the_schema_takes(bank_from: BankFrom, source: str) -> None:
    assert bank_from(source).problems == ()
    assert accepts(source)


@pytest.mark.parametrize(
    "source",
    [
        HEAD,
        HEAD + "  []\n",
        HEAD.replace("quiz: 1", "quiz: 2") + SOUND,
        HEAD.replace("ada", "Ada Lovelace") + SOUND,
        HEAD.replace("ada", "{fingerprint: x}") + SOUND,
        HEAD.replace("items:", "subtitle: x\nitems:") + SOUND,
        HEAD.replace("items:", "defaults: {colour: red}\nitems:") + SOUND,
        HEAD + "  - {ask: Who, answer: Ada}\n",
        HEAD + "  - {id: q1, answer: Ada}\n",
        HEAD + "  - {id: q1, ask: Who}\n",
        HEAD + "  - {id: q1, ask: Who, answer: []}\n",
        HEAD + "  - {id: q1, ask: Who, answer: Ada, wrong: []}\n",
        HEAD + "  - {id: q1, ask: [Who], answer: Ada}\n",
        HEAD + "  - {id: q1, ask: Who, claim: It is., answer: true}\n",
        HEAD + "  - {id: q1, claim: It is., answer: perhaps}\n",
        HEAD + "  - {id: q1, ask: Who, answer: Ada, points: 0}\n",
        HEAD + "  - {id: q1, ask: Who, answer: Ada, process: guess}\n",
        HEAD + "  - {id: Q 1, ask: Who, answer: Ada}\n",
        HEAD + "  - {id: q1, ask: Who, answer: Ada, evidence: {prefix: x}}\n",
        HEAD + "  - {id: q1, ask: Who, answer: Ada, wrnog: [Charles]}\n",
        HEAD + "  - {id: q1, ask: Who, answer: Ada, shuffle: maybe}\n",
    ],
)
def test_what_the_schema_refuses_the_loader_says_is_wrong(bank_from: BankFrom, source: str) -> None:
    assert not accepts(source)
    try:
        assert any(not problem.warning for problem in bank_from(source).problems)
    except ReaderError as error:
        assert not error.warning


@pytest.mark.parametrize("kind", ITEM_TYPES, ids=lambda kind: kind.name)
def test_every_field_of_every_item_type_says_what_it_is_for(kind: object) -> None:
    properties = kind.schema()["properties"]  # type: ignore[attr-defined]
    assert all(field["description"] for field in properties.values())


def test_the_schema_knows_every_item_type() -> None:
    known = [each["title"] for each in bank_schema()["properties"]["items"]["items"]["anyOf"]]
    assert known == [kind.name for kind in ITEM_TYPES]
