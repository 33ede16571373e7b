"""Every answer as a row, for spreadsheets and programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TextIO

from reader.progress.answers import Given


class Column(NamedTuple):
    """A column: its name, what it holds, and how that is taken from an answer."""

    name: str
    doc: str
    value: Callable[[Given], Any]


COLUMNS = (
    Column(
        "library", "`shipped`, the folder of the library, or the path of the text", lambda row: row.document.library
    ),
    Column("document", "the id of the text", lambda row: row.document.document),
    Column("bank", "the name of the bank's file", lambda row: row.bank),
    Column("item", "the id of the question", lambda row: row.answer.item),
    Column("type", "its type", lambda row: row.answer.type),
    Column("session", "which run of the quiz it was", lambda row: row.session),
    Column("mode", "check, recall, test or skim", lambda row: str(row.mode)),
    Column("attempt", "which try it was, from 1", lambda row: row.answer.attempt),
    Column("response", "what was answered: a list of texts", lambda row: list(row.answer.response)),
    Column("score", "what it earned, 0 to 1, less what tries before it cost", lambda row: row.answer.score),
    Column("points", "what the question is worth", lambda row: row.answer.points),
    Column("earned", "score times points", lambda row: row.answer.score * row.answer.points),
    Column("rule", "by which rule it was marked", lambda row: row.answer.rule),
    Column("proof", "what the passage alone earned, where one was asked for", lambda row: row.answer.proof),
    Column("certainty", "sure, think so or guess, where it was said", lambda row: row.answer.certainty),
    Column("seconds", "how long the question was on the screen", lambda row: round(row.answer.seconds, 1)),
    Column("answered_at", "when, in UTC", lambda row: row.answer.marked.isoformat()),
    Column("fate", "`final` counts; `try`, `undone` and `replaced` do not", lambda row: str(row.answer.fate)),
    Column("digest", "names the question as it was then", lambda row: row.answer.digest),
)
FORMULA = ("=", "+", "-", "@", "\t", "\n")
"""What a spreadsheet would take for the beginning of a formula."""


def write_csv(rows: Iterable[Given], out: TextIO) -> None:
    """Rows with a head. A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in COLUMNS)
    for row in rows:
        writer.writerow(_cell(column.value(row)) for column in COLUMNS)


def write_jsonl(rows: Iterable[Given], out: TextIO) -> None:
    """A JSON object a line, every text as it was."""
    for row in rows:
        out.write(json.dumps({column.name: column.value(row) for column in COLUMNS}, ensure_ascii=False) + "\n")


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return value
    text = value.replace("\r", "\n")  # which alone is put in quotes by every version of the writer
    return f"'{text}" if text.startswith(FORMULA) else text


WRITERS = {"csv": write_csv, "jsonl": write_jsonl}
