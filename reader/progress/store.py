"""The store: places, sessions and answers, in one SQLite file.

An answer whose mark is on the screen is on disk: it is written when it is marked, in a transaction that the disk
has confirmed. The rollback journal with full synchronisation lost no acknowledged answer in modelled power cuts;
the write-ahead log with normal synchronisation lost some in more than half of them.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from reader.document.model import DocumentKey, Position
from reader.errors import ReaderError
from reader.progress.migrations import MIGRATIONS
from reader.quiz.session import Answer, Session

FILE_NAME = "progress.sqlite3"
APPLICATION_ID = 0x52_44_45_52  # "RDER", so that the file can be told from other people's databases
BUSY_SECONDS = 10.0

_ANSWERS = "SELECT id, item, response, score, points, rule, marked FROM responses WHERE session = ? ORDER BY rowid"


class Place(NamedTuple):
    """How far a document was read: the position at the top of the page, and the furthest share seen (0 to 1)."""

    position: Position
    share: float


class Standing(NamedTuple):
    """How the latest session of a bank went: answered of all items, points of those possible."""

    answered: int
    items: int
    score: float
    possible: float


class Store:
    """The file of what is remembered. One connection, used by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        """Open the store in a folder, making both where needed.

        Raises ReaderError when the file is not ours, is newer than this program, or is damaged; its bytes are left
        alone.
        """
        self.path = folder / FILE_NAME
        self._lock = threading.Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
        except OSError as error:
            raise ReaderError(f"cannot keep progress here: {error.strerror or error}", folder, code="store") from None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def place(self, key: DocumentKey) -> Place | None:
        """Where a document was left, or None if it was never opened."""
        rows = self._read("SELECT line, column_, share FROM documents WHERE library = ? AND document = ?", key)
        return Place(Position(rows[0][0], rows[0][1]), rows[0][2]) if rows else None

    def places(self) -> dict[DocumentKey, Place]:
        """Where every document was left."""
        rows = self._read("SELECT library, document, line, column_, share FROM documents", ())
        return {DocumentKey(row[0], row[1]): Place(Position(row[2], row[3]), row[4]) for row in rows}

    def keep_place(self, key: DocumentKey, place: Place, now: datetime) -> None:
        """Remember where a document is being read; the furthest share never goes down."""
        with self._transaction() as connection:
            connection.execute(
                """INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (library, document) DO UPDATE SET
                line = excluded.line, column_ = excluded.column_, share = max(share, excluded.share),
                opened = excluded.opened""",
                (*key, *place.position, place.share, now.isoformat()),
            )

    def keep_session(self, key: DocumentKey, session: Session) -> None:
        """Remember that a session was begun."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (session.id, *key, session.bank, session.seed, json.dumps(session.items), session.started.isoformat()),
            )

    def keep_answer(self, key: DocumentKey, session: Session, answer: Answer) -> Answer:
        """Write an answer, and return the one that is now on disk.

        That is another one when a second window has answered the same item of the session before; none is ever
        counted twice.
        """
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO responses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (
                    answer.id,
                    session.id,
                    *key,
                    session.bank,
                    answer.item,
                    json.dumps(answer.response, ensure_ascii=False),
                    answer.score,
                    answer.points,
                    answer.rule,
                    answer.marked.isoformat(),
                ),
            )
            rows = connection.execute(_ANSWERS, (session.id,)).fetchall()
        return next(_answer(row) for row in rows if row[1] == answer.item)

    def latest_session(self, key: DocumentKey, bank: str) -> Session | None:
        """The session of a bank that was begun last, with its answers, or None."""
        rows = self._read(
            """SELECT id, bank, seed, items, started FROM sessions WHERE library = ? AND document = ? AND bank = ?
            ORDER BY started DESC, rowid DESC LIMIT 1""",
            (*key, bank),
        )
        if not rows:
            return None
        identity, bank, seed, items, started = rows[0]
        answers = tuple(_answer(row) for row in self._read(_ANSWERS, (identity,)))
        return Session(identity, bank, seed, tuple(json.loads(items)), datetime.fromisoformat(started), answers)

    def standings(self) -> dict[DocumentKey, Standing]:
        """For every document, how the whole quiz last went: repeating what was missed does not stand for it."""
        rows = self._read(
            """SELECT s.library, s.document, json_array_length(s.items), count(r.id),
            total(r.score * r.points), total(r.points)
            FROM sessions s LEFT JOIN responses r ON r.session = s.id
            GROUP BY s.id ORDER BY json_array_length(s.items), s.started, s.rowid""",
            (),
        )
        return {DocumentKey(row[0], row[1]): Standing(row[3], row[2], row[4], row[5]) for row in rows}

    def _open(self) -> sqlite3.Connection:
        self._refuse_foreign()
        connection: sqlite3.Connection | None = None
        try:
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            connection.execute("PRAGMA trusted_schema = OFF")
            self._accept(connection)
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            self._migrate(connection)
        except (sqlite3.Error, ReaderError) as error:
            if connection is not None:
                connection.close()
            raise error if isinstance(error, ReaderError) else self._broken(error) from None
        return connection

    def _refuse_foreign(self) -> None:
        """Refuse another program's database by its first bytes: opening it could finish or undo what that one began."""
        try:
            with self.path.open("rb") as file:
                header = file.read(100)
        except FileNotFoundError:
            return
        if header.startswith(b"SQLite format 3\0") and header[68:72] != APPLICATION_ID.to_bytes(4, "big"):
            message = "is a database of another program; name another folder with --data"
            raise ReaderError(message, self.path, code="store")

    def _accept(self, connection: sqlite3.Connection) -> None:
        """Refuse a database of a later version or one that is damaged, before anything is written.

        All is read in one transaction, for another window may be making the store at this moment.
        """
        connection.execute("BEGIN")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if version > len(MIGRATIONS):
            message = "was written by a later version of Reader; update the program, or name another folder with --data"
            raise ReaderError(message, self.path, code="store")
        if tables and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise self._broken(None)
        connection.execute("COMMIT")

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Bring the tables up to date, each step in a transaction with its record."""
        if connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS):
            return
        connection.execute("BEGIN IMMEDIATE")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, statements in enumerate(MIGRATIONS[version:], version + 1):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                raise self._broken(error) from None

    def _read(self, query: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.Error as error:
                raise self._broken(error) from None

    def _broken(self, error: sqlite3.Error | None) -> ReaderError:
        reason = str(error) if error else "it is damaged"
        message = f"progress cannot be kept here: {reason}. The file was left as it is; name another folder with --data"
        return ReaderError(message, self.path, code="store")


def _answer(row: tuple[Any, ...]) -> Answer:
    identity, item, response, score, points, rule, marked = row
    return Answer(
        identity,
        item,
        tuple(json.loads(response)),
        score,
        points,
        rule,
        datetime.fromisoformat(marked),
    )
