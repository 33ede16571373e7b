from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.document.model import DocumentKey, Position
from reader.errors import ReaderError
from reader.folders import STORE
from reader.progress.answers import Standing
from reader.progress.database import APPLICATION_ID
from reader.progress.migrations import MIGRATIONS
from reader.progress.store import Place, Store
from reader.quiz.session import Answer, Session

KEY = DocumentKey("shipped", "ada")
OTHER = DocumentKey("/home/ada/library", "ada")
NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
SESSION = Session("s1", "notes", "seed", ("when", "which", "sure"), NOW)


def answer(identity: str, item: str, response: str = "1843", score: float = 1) -> Answer:
    return Answer(identity, item, (response,), score, 2, "word for word", NOW)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


def value(folder: Path, query: str) -> object:
    with closing(sqlite3.connect(folder / STORE)) as connection:
        return connection.execute(query).fetchone()[0]


def test_a_store_makes_its_folder(tmp_path: Path) -> None:
    Store(tmp_path / "a" / "b").close()
    assert (tmp_path / "a" / "b" / STORE).is_file()


def test_a_document_never_opened_has_no_place(store: Store) -> None:
    assert store.place(KEY) is None


def test_a_place_is_remembered_for_each_document_of_each_library(store: Store, tmp_path: Path) -> None:
    store.keep_place(KEY, Place(Position(3, 14), 0.5), NOW)
    store.keep_place(OTHER, Place(Position(0, 0), 0.1), NOW)
    with closing(Store(tmp_path)) as again:
        assert again.place(KEY) == Place(Position(3, 14), 0.5)
        assert again.places() == {KEY: Place(Position(3, 14), 0.5), OTHER: Place(Position(0, 0), 0.1)}


def test_the_place_follows_the_reader_back_and_the_furthest_share_never_goes_down(store: Store) -> None:
    for line, share in ((9, 0.9), (1, 0.1)):
        store.keep_place(KEY, Place(Position(line, 0), share), NOW)
    assert store.place(KEY) == Place(Position(1, 0), 0.9)


def test_a_bank_never_taken_has_no_session(store: Store) -> None:
    assert store.answers.latest_session(KEY, "notes") is None


def test_a_session_comes_back_with_its_answers_in_the_order_given(store: Store, tmp_path: Path) -> None:
    given = (answer("a1", "which", "weaving – “music”", 0.5), answer("a2", "when"))
    store.answers.keep_session(KEY, SESSION)
    for each in given:
        assert store.answers.keep_answer(KEY, SESSION, each) == each
    with closing(Store(tmp_path)) as again:
        assert again.answers.latest_session(KEY, "notes") == replace(SESSION, answers=given)


def test_sessions_of_other_banks_documents_and_libraries_are_not_mixed_up(store: Store) -> None:
    store.answers.keep_session(KEY, SESSION)
    assert store.answers.latest_session(KEY, "other") is None
    assert store.answers.latest_session(OTHER, "notes") is None


@pytest.mark.parametrize("later", [timedelta(0), timedelta(microseconds=1), timedelta(seconds=1)])
def test_the_session_begun_last_is_the_latest(store: Store, later: timedelta) -> None:
    store.answers.keep_session(KEY, SESSION)
    second = replace(SESSION, id="s2", started=NOW + later)
    store.answers.keep_session(KEY, second)
    assert store.answers.latest_session(KEY, "notes") == second


def test_the_standing_of_a_document_is_that_of_the_whole_quiz_taken_last(store: Store) -> None:
    store.answers.keep_session(KEY, SESSION)
    store.answers.keep_answer(KEY, SESSION, answer("a1", "when"))
    store.answers.keep_answer(KEY, SESSION, answer("a2", "which", score=0.5))
    assert store.answers.standings() == {KEY: Standing(2, 3, 3, 4)}
    store.answers.keep_session(KEY, replace(SESSION, id="s2", planned=("when",), started=NOW + timedelta(hours=1)))
    assert store.answers.standings() == {KEY: Standing(2, 3, 3, 4)}
    store.answers.keep_session(KEY, replace(SESSION, id="s3", started=NOW + timedelta(hours=2)))
    assert store.answers.standings() == {KEY: Standing(0, 3, 0, 0)}


def test_an_answer_is_kept_once(store: Store, tmp_path: Path) -> None:
    store.answers.keep_session(KEY, SESSION)
    for _ in range(2):
        store.answers.keep_answer(KEY, SESSION, answer("a1", "when"))
    assert value(tmp_path, "SELECT count(*) FROM responses") == 1


def test_of_two_windows_in_one_session_the_first_answer_counts(store: Store, tmp_path: Path) -> None:
    store.answers.keep_session(KEY, SESSION)
    first, second = answer("a1", "when"), answer("a2", "when", "1844", 0)
    with closing(Store(tmp_path)) as window:
        assert store.answers.keep_answer(KEY, SESSION, first) == first
        assert window.answers.keep_answer(KEY, SESSION, second) == first
    assert store.answers.latest_session(KEY, "notes") == replace(SESSION, answers=(first,))


def test_one_item_may_be_answered_in_two_sessions(store: Store, tmp_path: Path) -> None:
    for identity in ("s1", "s2"):
        session = replace(SESSION, id=identity)
        store.answers.keep_session(KEY, session)
        store.answers.keep_answer(KEY, session, answer(f"{identity}-a", "when"))
    assert value(tmp_path, "SELECT count(*) FROM responses") == 2


def test_an_answer_is_on_disk_for_everyone_when_it_has_been_kept(store: Store, tmp_path: Path) -> None:
    store.answers.keep_session(KEY, SESSION)
    store.answers.keep_answer(KEY, SESSION, answer("a1", "when"))
    assert value(tmp_path, "SELECT id || item || response FROM responses") == 'a1when["1843"]'
    assert not (tmp_path / f"{STORE}-journal").exists()


def test_an_answer_to_a_session_that_was_never_begun_is_refused(store: Store) -> None:
    with pytest.raises(ReaderError, match="progress cannot be kept"):
        store.answers.keep_answer(KEY, SESSION, answer("a1", "when"))


def test_a_write_that_fails_leaves_the_store_usable(store: Store) -> None:
    with pytest.raises(ReaderError):
        store.answers.keep_answer(KEY, SESSION, answer("a1", "when"))
    store.answers.keep_session(KEY, SESSION)
    assert store.answers.keep_answer(KEY, SESSION, answer("a1", "when")).id == "a1"


@pytest.mark.parametrize(
    ("pragma", "setting"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("busy_timeout", 10_000),
    ],
)
def test_the_settings_that_lost_no_answer_in_modelled_power_cuts_are_on(
    store: Store, pragma: str, setting: object
) -> None:
    assert store._connection.execute(f"PRAGMA {pragma}").fetchone()[0] == setting


@pytest.fixture
def other_window(store: Store) -> Iterator[sqlite3.Connection]:
    """A window that is writing and does not come to an end."""
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


def test_a_window_that_waits_for_another_asks_again_and_again(store: Store, other_window: sqlite3.Connection) -> None:
    asked: list[str] = []

    def give_way_at_last(statement: str) -> None:
        asked.extend([statement] if statement.startswith("BEGIN") else [])
        if len(asked) == 3:
            other_window.execute("ROLLBACK")

    store._connection.set_trace_callback(give_way_at_last)
    store.answers.keep_session(KEY, SESSION)
    assert store.answers.session("s1") == SESSION
    assert store._connection.execute("PRAGMA busy_timeout").fetchone()[0] == 10_000


def test_a_window_that_has_waited_in_vain_says_so(
    store: Store, other_window: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.progress.database.BUSY_SECONDS", 0.05)
    with pytest.raises(ReaderError, match="database is locked"):
        store.answers.keep_session(KEY, SESSION)
    other_window.execute("ROLLBACK")
    store.answers.keep_session(KEY, SESSION)


def test_the_file_says_whose_it_is_and_of_which_version(store: Store, tmp_path: Path) -> None:
    assert value(tmp_path, "PRAGMA application_id") == APPLICATION_ID
    assert value(tmp_path, "PRAGMA user_version") == len(MIGRATIONS)


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / STORE).touch()
    Store(tmp_path).close()
    assert value(tmp_path, "PRAGMA application_id") == APPLICATION_ID


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")
        connection.commit()


def other_program_with_its_own_mark(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("VACUUM")


def other_program_killed_at_work(path: Path) -> None:
    """Its last change is in the write-ahead log only; whoever opens the database next would move it over."""
    with closing(sqlite3.connect(path.with_name("source"))) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE notes (text)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("INSERT INTO notes VALUES ('kept')")
        connection.commit()
        shutil.copy(path.with_name("source"), path)
        shutil.copy(path.with_name("source-wal"), f"{path}-wal")


def later_version(path: Path) -> None:
    Store(path.parent).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")


def damaged(path: Path) -> None:
    Store(path.parent).close()
    data = bytearray(path.read_bytes())
    data[4096 : 4096 + 600] = b"\xff" * 600
    path.write_bytes(data)


def cut_short(path: Path) -> None:
    Store(path.parent).close()
    path.write_bytes(path.read_bytes()[:5000])


def text(path: Path) -> None:
    path.write_text("This is my diary.\n" * 400, encoding="utf-8")


@pytest.mark.parametrize(
    "make",
    [
        other_program,
        other_program_with_its_own_mark,
        other_program_killed_at_work,
        later_version,
        damaged,
        cut_short,
        text,
    ],
)
def test_a_file_that_cannot_be_used_is_refused_and_its_bytes_are_left(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / STORE
    make(path)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    with pytest.raises(ReaderError) as error:
        Store(tmp_path)
    assert error.value.code == "store" and error.value.path == path
    assert "--data" in error.value.message
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_made_is_a_reader_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReaderError, match="cannot keep progress here") as error:
        Store(tmp_path / "file" / "data")
    assert error.value.code == "store"


def test_a_folder_where_the_file_should_be_is_a_reader_error(tmp_path: Path) -> None:
    (tmp_path / STORE).mkdir()
    with pytest.raises(ReaderError) as error:
        Store(tmp_path)
    assert error.value.code == "store"
