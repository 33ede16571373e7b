"""The store: what is remembered of each document. Places are here; the rest is imported when it is asked for."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.document.model import DocumentKey, Position
from reader.progress.database import Database

if TYPE_CHECKING:
    from reader.progress.answers import Answers
    from reader.progress.bookmarks import Bookmarks


class Place(NamedTuple):
    """How far a document was read: the position at the top of the page, and the furthest share seen (0 to 1)."""

    position: Position
    share: float


class Store(Database):
    """What is remembered: how far each document was read, its bookmarks, and the answers to its quizzes."""

    @cached_property
    def bookmarks(self) -> Bookmarks:
        """The passages that were kept."""
        from reader.progress.bookmarks import Bookmarks  # noqa: PLC0415  (the first page needs none of it)

        return Bookmarks(self)

    @cached_property
    def answers(self) -> Answers:
        """What was answered, and in which sessions."""
        from reader.progress.answers import Answers  # noqa: PLC0415  (the first page needs none of it)

        return Answers(self)

    def place(self, key: DocumentKey) -> Place | None:
        """Where a document was left, or None if it was never opened."""
        rows = self.read("SELECT line, column_, share FROM documents WHERE library = ? AND document = ?", key)
        return Place(Position(rows[0][0], rows[0][1]), rows[0][2]) if rows else None

    def places(self) -> dict[DocumentKey, Place]:
        """Where every document was left."""
        rows = self.read("SELECT library, document, line, column_, share FROM documents", ())
        return {DocumentKey(row[0], row[1]): Place(Position(row[2], row[3]), row[4]) for row in rows}

    def keep_place(self, key: DocumentKey, place: Place, now: datetime) -> None:
        """Remember where a document is being read; the furthest share never goes down."""
        with self.transaction() as connection:
            connection.execute(
                """INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (library, document) DO UPDATE SET
                line = excluded.line, column_ = excluded.column_, share = max(share, excluded.share),
                opened = excluded.opened""",
                (*key, *place.position, place.share, now.isoformat()),
            )
