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
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any, Literal, NamedTuple

from reader.document.anchor import Quote
from reader.document.clean import clean
from reader.document.model import DocumentKey, Position, Span
from reader.errors import ReaderError
from reader.progress.migrations import MIGRATIONS
from reader.progress.notes import Bookmark
from reader.quiz.certainty import Certainty
from reader.quiz.plan import Mode, Plan
from reader.quiz.session import Answer, Fate, Session

FILE_NAME = "progress.sqlite3"
APPLICATION_ID = 0x52_44_45_52  # "RDER", so that the file can be told from other people's databases
BUSY_SECONDS = 10.0
"""How long a window waits for the others."""
LOOK_AGAIN = 0.025
"""Seconds after which a window that waits asks anew."""

Aside = Literal["skipped", "flagged", "shown"]
"""What is remembered of an item beside its answers."""

_SESSION_COLUMNS = "id, library, document, bank, seed, items, started, plan, chosen, variants"
_ANSWER_COLUMNS = ", ".join(Answer._fields)
_ANSWERS = f"SELECT {_ANSWER_COLUMNS} FROM responses WHERE session = ? AND fate IN ('final', 'try')"


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


class Given(NamedTuple):
    """An answer, and where it was given."""

    document: DocumentKey
    bank: str
    session: str
    mode: Mode
    answer: Answer


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

    def keep_bookmark(self, key: DocumentKey, bookmark: Bookmark) -> None:
        """Remember a bookmark, in the place of the one with the same id."""
        quote = bookmark.quote
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO bookmarks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    bookmark.id,
                    *key,
                    *bookmark.span.start,
                    *bookmark.span.end,
                    quote.exact,
                    quote.prefix,
                    quote.suffix,
                    bookmark.note,
                    bookmark.made.isoformat(),
                ),
            )

    def drop_bookmark(self, bookmark: Bookmark) -> None:
        """Forget a bookmark."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM bookmarks WHERE id = ?", (bookmark.id,))

    def bookmarks(self, key: DocumentKey) -> tuple[Bookmark, ...]:
        """The bookmarks of a document, from its start to its end."""
        rows = self._read(
            """SELECT id, line, column_, end_line, end_column, exact, prefix, suffix, note, made FROM bookmarks
            WHERE library = ? AND document = ? ORDER BY line, column_, made""",
            key,
        )
        return tuple(
            Bookmark(
                row[0],
                Span(Position(*row[1:3]), Position(*row[3:5])),
                Quote(*map(clean, row[5:8])),
                clean(row[8]),
                datetime.fromisoformat(row[9]),
            )
            for row in rows
        )

    def keep_session(self, key: DocumentKey, session: Session) -> None:
        """Remember that a session was begun."""
        with self._transaction() as connection:
            connection.execute(
                f"""INSERT INTO sessions ({_SESSION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""",
                (
                    session.id,
                    *key,
                    session.bank,
                    session.seed,
                    json.dumps(session.planned),
                    session.started.isoformat(),
                    json.dumps(asdict(session.plan)),
                    session.chosen,
                    json.dumps(session.variants),
                ),
            )

    def keep_answer(self, key: DocumentKey, session: Session, answer: Answer, instead_of: str | None = None) -> Answer:
        """Write an answer, and return the one that is now on disk.

        That is another one when a second window has answered the same item of the session before, or has handed it in;
        none is ever counted twice, and one that comes too late is kept without counting if it says something else.
        `instead_of` is the answer that this one takes the place of.
        """
        with self._transaction() as connection:
            closed = connection.execute("SELECT handed_in FROM sessions WHERE id = ?", (session.id,)).fetchone()
            rows = connection.execute(f"{_ANSWERS} AND item = ?", (session.id, answer.item)).fetchall()
            standing = [_answer(row) for row in rows]
            final = next((each for each in standing if each.fate is Fate.FINAL), None)
            tries = [each for each in standing if each.fate is Fate.TRY and each.id != instead_of]
            counts = None
            if final and (final.id != instead_of or (any(closed) and answer.response != final.response)):
                counts = final
            elif final is None and answer.attempt <= len(tries):
                counts = tries[-1]
            if counts is None:
                connection.execute("UPDATE responses SET fate = ? WHERE id = ?", (Fate.REPLACED, instead_of))
                self._insert(connection, key, session, answer)
            elif answer.response and answer.response != counts.response:
                self._insert(connection, key, session, answer._replace(fate=Fate.REPLACED))
        return counts or answer

    def _insert(self, connection: sqlite3.Connection, key: DocumentKey, session: Session, answer: Answer) -> None:
        connection.execute(
            f"""INSERT INTO responses (library, document, session, bank, {_ANSWER_COLUMNS})
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                *key,
                session.id,
                session.bank,
                *answer._replace(
                    response=json.dumps(answer.response, ensure_ascii=False),  # type: ignore[arg-type]
                    marked=answer.marked.isoformat(),  # type: ignore[arg-type]
                ),
            ),
        )

    def rate(self, answer: Answer, certainty: Certainty) -> None:
        """Write how sure the learner was of an answer that is kept."""
        with self._transaction() as connection:
            connection.execute("UPDATE responses SET certainty = ? WHERE id = ?", (certainty, answer.id))

    def undo(self, answer: Answer) -> None:
        """Take an answer back: it stays in the file and counts no more."""
        with self._transaction() as connection:
            connection.execute("UPDATE responses SET fate = ? WHERE id = ?", (Fate.UNDONE, answer.id))

    def keep_aside(self, session: Session, item: str, kind: Aside, now: datetime) -> datetime:
        """Remember something about an item of a session; the moment it was first remembered."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO asides VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (session.id, item, kind, now.isoformat()),
            )
            rows = connection.execute(
                "SELECT at FROM asides WHERE session = ? AND item = ? AND kind = ?", (session.id, item, kind)
            ).fetchall()
        return datetime.fromisoformat(rows[0][0])

    def drop_aside(self, session: Session, item: str, kind: Aside) -> None:
        """Forget it again."""
        with self._transaction() as connection:
            connection.execute(
                "DELETE FROM asides WHERE session = ? AND item = ? AND kind = ?", (session.id, item, kind)
            )

    def hand_in(self, session: Session, now: datetime) -> datetime:
        """Remember that a session is over; the moment it was first handed in."""
        with self._transaction() as connection:
            connection.execute(
                "UPDATE sessions SET handed_in = coalesce(handed_in, ?) WHERE id = ?", (now.isoformat(), session.id)
            )
            rows = connection.execute("SELECT handed_in FROM sessions WHERE id = ?", (session.id,)).fetchall()
        return datetime.fromisoformat(rows[0][0])

    def sessions(self, key: DocumentKey, bank: str, latest: int | None = None) -> tuple[Session, ...]:
        """The sessions of a bank with their answers, the oldest first; only the `latest` so many if given."""
        rows = self._read(
            f"""SELECT {_SESSION_COLUMNS}, handed_in FROM sessions WHERE library = ? AND document = ? AND bank = ?
            ORDER BY started DESC, rowid DESC LIMIT ?""",
            (*key, bank, -1 if latest is None else latest),
        )
        return tuple(self._session(row) for row in reversed(rows))

    def session(self, identity: str) -> Session | None:
        """The session with this id as it stands on the disk, with what other windows have added to it."""
        rows = self._read(f"SELECT {_SESSION_COLUMNS}, handed_in FROM sessions WHERE id = ?", (identity,))
        return self._session(rows[0]) if rows else None

    def latest_session(self, key: DocumentKey, bank: str) -> Session | None:
        """The session of a bank that was begun last, with its answers, or None."""
        return next(iter(self.sessions(key, bank, 1)), None)

    def _session(self, row: tuple[Any, ...]) -> Session:
        identity, _, _, bank, seed, planned, started, plan, chosen, variants, handed_in = row
        kept = json.loads(plan)
        asides = self._read("SELECT item, kind FROM asides WHERE session = ? ORDER BY at, rowid", (identity,))
        return Session(
            identity,
            bank,
            seed,
            tuple(json.loads(planned)),
            datetime.fromisoformat(started),
            tuple(_answer(answer) for answer in self._read(f"{_ANSWERS} ORDER BY rowid", (identity,))),
            Plan(**{**kept, "mode": Mode(kept.get("mode", Mode.CHECK))}),
            chosen,
            {item: tuple(others) for item, others in json.loads(variants).items()},
            tuple(item for item, kind in asides if kind == "skipped"),
            frozenset(item for item, kind in asides if kind == "flagged"),
            datetime.fromisoformat(handed_in) if handed_in else None,
        )

    def latest_answers(self, key: DocumentKey) -> dict[tuple[str, str], Answer]:
        """The answer that was given last to each item of a document's banks, by bank and item."""
        rows = self._read(
            f"""SELECT bank, {_ANSWER_COLUMNS} FROM responses
            WHERE library = ? AND document = ? AND fate = 'final' ORDER BY marked, rowid""",
            key,
        )
        return {(row[0], row[2]): _answer(row[1:]) for row in rows}

    def answers_to(self, key: DocumentKey, bank: str, item: str) -> tuple[Answer, ...]:
        """Everything that was ever answered to an item, the oldest first, with what no longer counts."""
        rows = self._read(
            f"""SELECT {_ANSWER_COLUMNS} FROM responses WHERE library = ? AND document = ? AND bank = ? AND item = ?
            ORDER BY marked, rowid""",
            (*key, bank, item),
        )
        return tuple(_answer(row) for row in rows)

    def every_answer(self) -> Iterator[Given]:
        """All that was ever answered, the oldest first, with what no longer counts."""
        rows = self._read(
            f"""SELECT r.library, r.document, r.bank, r.session, s.plan,
            {", ".join(f"r.{name}" for name in Answer._fields)}
            FROM responses r JOIN sessions s ON s.id = r.session ORDER BY r.marked, r.rowid""",
            (),
        )
        for library, document, bank, session, plan, *answer in rows:
            mode = Mode(json.loads(plan).get("mode", Mode.CHECK))
            yield Given(DocumentKey(library, document), bank, session, mode, _answer(tuple(answer)))

    def standings(self) -> dict[DocumentKey, Standing]:
        """For every document, how the whole quiz last went: repeating what was missed does not stand for it."""
        rows = self._read(
            """SELECT s.library, s.document, json_array_length(s.items), count(r.id),
            total(r.score * r.points), total(r.points)
            FROM sessions s LEFT JOIN responses r ON r.session = s.id AND r.fate = 'final'
            GROUP BY s.id ORDER BY json_array_length(s.items), s.started, s.rowid""",
            (),
        )
        return {DocumentKey(row[0], row[1]): Standing(min(row[2:4]), row[2], row[4], row[5]) for row in rows}

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
                self._begin()
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                raise self._broken(error) from None

    def _begin(self) -> None:
        """Begin to write, when it is this window's turn.

        While SQLite waits it looks ever more rarely, so that among windows that write without a pause one can wait in
        vain; asked anew again and again it looks often.
        """
        end = monotonic() + BUSY_SECONDS
        self._wait_at_most(LOOK_AGAIN)
        try:
            while True:
                try:
                    self._connection.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() >= end:
                        raise
                else:
                    return
        finally:
            self._wait_at_most(BUSY_SECONDS)

    def _wait_at_most(self, seconds: float) -> None:
        self._connection.execute(f"PRAGMA busy_timeout = {1000 * seconds:.0f}")

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
    answer = Answer(*row)
    return answer._replace(
        response=tuple(json.loads(row[2])),
        marked=datetime.fromisoformat(row[6]),
        certainty=Certainty(answer.certainty) if answer.certainty else None,
        fate=Fate(answer.fate),
    )
