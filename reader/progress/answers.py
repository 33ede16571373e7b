"""Answers: the sessions of quizzes and what was answered in them, as the database keeps them.

An answer whose mark is on the screen is on disk: it is written when it is marked.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal, NamedTuple

from reader.document.model import DocumentKey
from reader.progress.database import Database
from reader.quiz.certainty import Certainty
from reader.quiz.plan import Mode, Plan
from reader.quiz.session import Answer, Fate, Session

Aside = Literal["skipped", "flagged", "shown"]
"""What is remembered of an item beside its answers."""

_SESSION_COLUMNS = "id, library, document, bank, seed, items, started, plan, chosen, variants"
_ANSWER_COLUMNS = ", ".join(Answer._fields)
_ANSWERS = f"SELECT {_ANSWER_COLUMNS} FROM responses WHERE session = ? AND fate IN ('final', 'try')"


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


class Answers:
    """What was answered, and in which sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_session(self, key: DocumentKey, session: Session) -> None:
        """Remember that a session was begun."""
        with self._database.transaction() as connection:
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
        with self._database.transaction() as connection:
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
        with self._database.transaction() as connection:
            connection.execute("UPDATE responses SET certainty = ? WHERE id = ?", (certainty, answer.id))

    def undo(self, answer: Answer) -> None:
        """Take an answer back: it stays in the file and counts no more."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE responses SET fate = ? WHERE id = ?", (Fate.UNDONE, answer.id))

    def keep_aside(self, session: Session, item: str, kind: Aside, now: datetime) -> datetime:
        """Remember something about an item of a session; the moment it was first remembered."""
        with self._database.transaction() as connection:
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
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM asides WHERE session = ? AND item = ? AND kind = ?", (session.id, item, kind)
            )

    def hand_in(self, session: Session, now: datetime) -> datetime:
        """Remember that a session is over; the moment it was first handed in."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE sessions SET handed_in = coalesce(handed_in, ?) WHERE id = ?", (now.isoformat(), session.id)
            )
            rows = connection.execute("SELECT handed_in FROM sessions WHERE id = ?", (session.id,)).fetchall()
        return datetime.fromisoformat(rows[0][0])

    def sessions(self, key: DocumentKey, bank: str, latest: int | None = None) -> tuple[Session, ...]:
        """The sessions of a bank with their answers, the oldest first; only the `latest` so many if given."""
        rows = self._database.read(
            f"""SELECT {_SESSION_COLUMNS}, handed_in FROM sessions WHERE library = ? AND document = ? AND bank = ?
            ORDER BY started DESC, rowid DESC LIMIT ?""",
            (*key, bank, -1 if latest is None else latest),
        )
        return tuple(self._session(row) for row in reversed(rows))

    def session(self, identity: str) -> Session | None:
        """The session with this id as it stands on the disk, with what other windows have added to it."""
        rows = self._database.read(f"SELECT {_SESSION_COLUMNS}, handed_in FROM sessions WHERE id = ?", (identity,))
        return self._session(rows[0]) if rows else None

    def latest_session(self, key: DocumentKey, bank: str) -> Session | None:
        """The session of a bank that was begun last, with its answers, or None."""
        return next(iter(self.sessions(key, bank, 1)), None)

    def _session(self, row: tuple[Any, ...]) -> Session:
        identity, _, _, bank, seed, planned, started, plan, chosen, variants, handed_in = row
        kept = json.loads(plan)
        asides = self._database.read("SELECT item, kind FROM asides WHERE session = ? ORDER BY at, rowid", (identity,))
        return Session(
            identity,
            bank,
            seed,
            tuple(json.loads(planned)),
            datetime.fromisoformat(started),
            tuple(_answer(answer) for answer in self._database.read(f"{_ANSWERS} ORDER BY rowid", (identity,))),
            Plan(**{**kept, "mode": Mode(kept.get("mode", Mode.CHECK))}),
            chosen,
            {item: tuple(others) for item, others in json.loads(variants).items()},
            tuple(item for item, kind in asides if kind == "skipped"),
            frozenset(item for item, kind in asides if kind == "flagged"),
            datetime.fromisoformat(handed_in) if handed_in else None,
        )

    def latest(self, key: DocumentKey) -> dict[tuple[str, str], Answer]:
        """The answer that was given last to each item of a document's banks, by bank and item."""
        rows = self._database.read(
            f"""SELECT bank, {_ANSWER_COLUMNS} FROM responses
            WHERE library = ? AND document = ? AND fate = 'final' ORDER BY marked, rowid""",
            key,
        )
        return {(row[0], row[2]): _answer(row[1:]) for row in rows}

    def to_item(self, key: DocumentKey, bank: str, item: str) -> tuple[Answer, ...]:
        """Everything that was ever answered to an item, the oldest first, with what no longer counts."""
        rows = self._database.read(
            f"""SELECT {_ANSWER_COLUMNS} FROM responses WHERE library = ? AND document = ? AND bank = ? AND item = ?
            ORDER BY marked, rowid""",
            (*key, bank, item),
        )
        return tuple(_answer(row) for row in rows)

    def every(self) -> Iterator[Given]:
        """All that was ever answered, the oldest first, with what no longer counts."""
        rows = self._database.read(
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
        rows = self._database.read(
            """SELECT s.library, s.document, json_array_length(s.items), count(r.id),
            total(r.score * r.points), total(r.points)
            FROM sessions s LEFT JOIN responses r ON r.session = s.id AND r.fate = 'final'
            GROUP BY s.id ORDER BY json_array_length(s.items), s.started, s.rowid""",
            (),
        )
        return {DocumentKey(row[0], row[1]): Standing(min(row[2:4]), row[2], row[4], row[5]) for row in rows}


def _answer(row: tuple[Any, ...]) -> Answer:
    answer = Answer(*row)
    return answer._replace(
        response=tuple(json.loads(row[2])),
        marked=datetime.fromisoformat(row[6]),
        certainty=Certainty(answer.certainty) if answer.certainty else None,
        fate=Fate(answer.fate),
    )
