"""A store that an older version wrote, opened by this one."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.document.model import DocumentKey, Position
from reader.errors import ReaderError
from reader.folders import STORE
from reader.progress import database
from reader.progress.answers import Standing
from reader.progress.database import APPLICATION_ID
from reader.progress.export import write_jsonl
from reader.progress.migrations import MIGRATIONS
from reader.progress.store import Place, Store
from reader.quiz.plan import Plan
from reader.quiz.session import Answer, Fate, Session

KEY = DocumentKey("shipped", "ada")
NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
ANSWERS = [
    ("a1", "s1", "when", ["1843"], 1.0, 2.0, "word for word"),
    ("a2", "s1", "which", ["weaving", "“chess”"], 1 / 6, 1.0, "1 of 2 found, 1 wrong"),
    ("a3", "s2", "when", [], 0.0, 2.0, "none of the accepted answers"),
]


def first_version(folder: Path) -> None:
    """A store as the first version left it: a place, two sessions and three answers."""
    with closing(sqlite3.connect(folder / STORE)) as connection:
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("INSERT INTO documents VALUES (?, ?, 3, 14, 0.5, ?)", (*KEY, NOW.isoformat()))
        for identity in ("s1", "s2"):
            connection.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, 'notes', 'seed', ?, ?)",
                (identity, *KEY, json.dumps(["when", "which", "sure"]), NOW.isoformat()),
            )
        for identity, session, item, response, score, points, rule in ANSWERS:
            connection.execute(
                "INSERT INTO responses VALUES (?, ?, ?, ?, 'notes', ?, ?, ?, ?, ?, ?)",
                (identity, session, *KEY, item, json.dumps(response), score, points, rule, NOW.isoformat()),
            )
        connection.commit()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    first_version(tmp_path)
    return tmp_path


def version(folder: Path) -> int:
    with closing(sqlite3.connect(folder / STORE)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def answer(number: int) -> Answer:
    identity, _, item, response, score, points, rule = ANSWERS[number]
    return Answer(identity, item, tuple(response), score, points, rule, NOW)


def test_every_session_comes_back_with_its_answers(old: Path) -> None:
    with closing(Store(old)) as store:
        first, second = store.answers.sessions(KEY, "notes")
        assert first == Session("s1", "notes", "seed", ("when", "which", "sure"), NOW, (answer(0), answer(1)))
        assert second.answers == (answer(2),)
        assert (first.plan, first.chosen, first.handed_in, first.score) == (Plan(), "", None, pytest.approx(2 + 1 / 6))
        assert first.next_item == "sure"
    assert version(old) == len(MIGRATIONS)


def test_places_and_standings_come_back(old: Path) -> None:
    with closing(Store(old)) as store:
        assert store.places() == {KEY: Place(Position(3, 14), 0.5)}
        assert store.answers.standings() == {KEY: Standing(1, 3, 0, 2)}


def test_old_answers_are_exported_with_the_new_ones(old: Path) -> None:
    with closing(Store(old)) as store:
        out = io.StringIO()
        write_jsonl(store.answers.every(), out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(row["item"], row["response"], row["fate"], row["mode"], row["attempt"]) for row in rows] == [
        (item, response, "final", "check", 1) for _, _, item, response, *_ in ANSWERS
    ]


def test_an_old_session_goes_on_and_its_answers_can_be_taken_back(old: Path) -> None:
    with closing(Store(old)) as store:
        session = store.answers.latest_session(KEY, "notes")
        assert session
        new = answer(0)._replace(id="new", item="sure")
        assert store.answers.keep_answer(KEY, session, new) == new
        assert store.answers.keep_answer(KEY, session, answer(2)._replace(id="again")) == answer(2)
        store.answers.undo(answer(2))
        assert [each.fate for each in store.answers.to_item(KEY, "notes", "when")] == [Fate.FINAL, Fate.UNDONE]
        assert store.answers.latest_session(KEY, "notes") == replace(session, answers=(new,))


def test_a_store_is_brought_up_to_date_once(old: Path) -> None:
    Store(old).close()
    after = (old / STORE).read_bytes()
    Store(old).close()
    assert (old / STORE).read_bytes() == after


def test_a_step_that_fails_leaves_the_store_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (old / STORE).read_bytes()
    monkeypatch.setattr(
        database, "MIGRATIONS", (*MIGRATIONS, ("CREATE TABLE more (a)", "INSERT INTO nowhere VALUES (1)"))
    )
    with pytest.raises(ReaderError) as error:
        Store(old)
    assert error.value.code == "store"
    assert (old / STORE).read_bytes() == before
    monkeypatch.undo()
    with closing(Store(old)) as store:
        assert len(store.answers.sessions(KEY, "notes")) == 2


@pytest.mark.parametrize("first", range(len(MIGRATIONS) + 1))
def test_from_every_version_the_same_tables_come_about(tmp_path: Path, first: int) -> None:
    def tables(folder: Path) -> list[tuple[str, str]]:
        with closing(sqlite3.connect(folder / STORE)) as connection:
            return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()

    fresh, older = tmp_path / "fresh", tmp_path / "older"
    Store(fresh).close()
    older.mkdir()
    with closing(sqlite3.connect(older / STORE)) as connection:
        for step in MIGRATIONS[:first]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {first}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.commit()
    Store(older).close()
    assert tables(older) == tables(fresh)
