"""The database: one SQLite file, opened with care and written in transactions that the disk has confirmed.

The rollback journal with full synchronisation lost no acknowledged answer in modelled power cuts; the write-ahead log
with normal synchronisation lost some in more than half of them.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from reader.errors import ReaderError
from reader.folders import STORE
from reader.progress.migrations import MIGRATIONS

APPLICATION_ID = 0x52_44_45_52  # "RDER", so that the file can be told from other people's databases
BUSY_SECONDS = 10.0
"""How long a window waits for the others."""
LOOK_AGAIN = 0.025
"""Seconds after which a window that waits asks anew."""


class Database:
    """The file of what is remembered. One connection, used by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        """Open the database in a folder, making both where needed.

        Raises ReaderError when the file is not ours, is newer than this program, or is damaged; its bytes are left
        alone.
        """
        self.path = folder / STORE
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
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is on the disk at its end, or leaves nothing behind. Raises ReaderError."""
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

    def read(self, query: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        """The rows that a query finds. Raises ReaderError."""
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.Error as error:
                raise self._broken(error) from None

    def _broken(self, error: sqlite3.Error | None) -> ReaderError:
        reason = str(error) if error else "it is damaged"
        message = f"progress cannot be kept here: {reason}. The file was left as it is; name another folder with --data"
        return ReaderError(message, self.path, code="store")
