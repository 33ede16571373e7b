from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import clean_line
from reader.document.model import DocumentKey
from reader.progress.answers import Given
from reader.progress.export import COLUMNS, FORMULA, WRITERS, write_csv, write_jsonl
from reader.progress.store import Store
from reader.quiz.certainty import Certainty
from reader.quiz.plan import Mode, Plan
from reader.quiz.session import Answer, Fate, Session

KEY = DocumentKey("shipped", "ada")
NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
ANSWER = Answer(
    "a1",
    "when",
    ("1843",),
    0.5,
    3,
    "one letter misspelt",
    NOW,
    2,
    0.25,
    Certainty.SURE,
    12.345,
    "typed",
    "d1",
    Fate.TRY,
)
ROW = Given(KEY, "notes", "s1", Mode.RECALL, ANSWER)
NAMES = [column.name for column in COLUMNS]


def as_csv(*rows: Given) -> list[dict[str, str]]:
    out = io.StringIO()
    write_csv(rows, out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def as_jsonl(*rows: Given) -> list[dict[str, object]]:
    out = io.StringIO()
    write_jsonl(rows, out)
    return [json.loads(line) for line in out.getvalue().split("\n") if line]


def with_response(*texts: str) -> Given:
    return ROW._replace(answer=ANSWER._replace(response=texts))


def test_a_row_has_every_column_in_both_formats() -> None:
    (row,), (object_,) = as_csv(ROW), as_jsonl(ROW)
    assert [*row] == [*object_] == NAMES
    assert object_ == {
        "library": "shipped", "document": "ada", "bank": "notes", "item": "when", "type": "typed", "session": "s1",
        "mode": "recall", "attempt": 2, "response": ["1843"], "score": 0.5, "points": 3, "earned": 1.5,
        "rule": "one letter misspelt", "proof": 0.25, "certainty": "sure", "seconds": 12.3,
        "answered_at": "2026-01-31T12:00:00+00:00", "fate": "try", "digest": "d1",
    }  # fmt: skip
    assert row == {
        name: json.dumps(value) if isinstance(value, list) else str(value) for name, value in object_.items()
    }


def test_what_was_not_asked_for_is_empty_or_null() -> None:
    plain = ROW._replace(answer=ANSWER._replace(proof=None, certainty=None))
    (row,), (object_,) = as_csv(plain), as_jsonl(plain)
    assert (row["proof"], row["certainty"]) == ("", "")
    assert (object_["proof"], object_["certainty"]) == (None, None)


def test_without_an_answer_csv_has_its_head_and_json_lines_nothing() -> None:
    out = io.StringIO()
    write_csv([], out)
    assert out.getvalue() == ",".join(NAMES) + "\n"
    assert as_jsonl() == []


HARD = ["a, b", 'say "yes"', "one\ntwo", "a;b", "\\", "'", "=1+1", "Zoë ≠ 𝒵", "[]", ""]


@pytest.mark.parametrize("text", HARD)
def test_commas_quotes_and_new_lines_come_back_as_they_were(text: str) -> None:
    row = with_response(text, "and more")
    assert json.loads(as_csv(row)[0]["response"]) == as_jsonl(row)[0]["response"] == [text, "and more"]


@settings(deadline=None, max_examples=100)
@given(rows=st.lists(st.lists(st.text(max_size=8) | st.sampled_from(HARD), max_size=3).map(tuple), max_size=4))
def test_whatever_was_answered_comes_back_row_by_row(rows: list[tuple[str, ...]]) -> None:
    given_ = [with_response(*texts) for texts in rows]
    expected = [[*texts] for texts in rows]
    assert [json.loads(row["response"]) for row in as_csv(*given_)] == expected
    assert [row["response"] for row in as_jsonl(*given_)] == expected


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
@pytest.mark.parametrize("column", ["library", "rule", "item", "digest"])
def test_no_cell_begins_as_a_formula_would(start: str, column: str) -> None:
    """A spreadsheet shows it as text: `'=HYPERLINK(…)`. JSON lines keep it as it was."""
    text = f'{start}HYPERLINK("x")'
    row = ROW._replace(document=DocumentKey(text, "ada")) if column == "library" else (
        ROW._replace(answer=ANSWER._replace(**{column: text}))
    )  # fmt: skip
    assert as_csv(row)[0][column] == "'" + text.replace("\r", "\n")
    assert as_jsonl(row)[0][column] == text


@settings(deadline=None, max_examples=100)
@given(texts=st.lists(st.sampled_from(["=1+1", "@x", "-1", "+1", "\t=1", "|=cmd"]) | st.text(), min_size=3, max_size=3))
def test_whatever_the_texts_no_cell_runs_and_no_row_is_torn(texts: list[str]) -> None:
    row = Given(DocumentKey(texts[0], texts[1]), texts[2], "s1", Mode.CHECK, ANSWER._replace(response=tuple(texts)))
    (cells,) = as_csv(row)
    assert [*cells] == NAMES
    assert not any(cell.startswith(FORMULA) for cell in cells.values())


# From the store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


def test_every_answer_is_a_row_with_its_fate_the_oldest_first(store: Store) -> None:
    session = Session("s1", "notes", "seed", ("when",), NOW, plan=Plan(Mode.RECALL))
    store.answers.keep_session(KEY, session)
    given_ = [
        ANSWER._replace(id="1", attempt=1),
        ANSWER._replace(id="2", attempt=2, fate=Fate.FINAL),
        ANSWER._replace(id="3", attempt=2, fate=Fate.FINAL, response=("more",)),
    ]
    for answer, before in zip(given_, (None, None, "2"), strict=True):
        assert store.answers.keep_answer(KEY, session, answer, before) == answer
    store.answers.undo(given_[2])
    rows = list(store.answers.every())
    assert [row.answer.fate for row in rows] == [Fate.TRY, Fate.REPLACED, Fate.UNDONE]
    assert rows[0] == ROW._replace(answer=given_[0])


def test_a_library_named_in_any_letters_is_exported(store: Store) -> None:
    key = DocumentKey(clean_line("/home/zoë/=course, “one”"), "ada")
    session = Session("s1", "notes", "seed", ("when",), NOW)
    store.answers.keep_session(key, session)
    store.answers.keep_answer(key, session, ANSWER._replace(fate=Fate.FINAL))
    (row,) = store.answers.every()
    assert as_csv(row)[0]["library"] == as_jsonl(row)[0]["library"] == key.library


def test_there_is_a_writer_for_each_format() -> None:
    assert set(WRITERS) == {"csv", "jsonl"}
