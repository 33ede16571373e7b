"""Bookmarks as the database keeps them."""

from __future__ import annotations

from datetime import datetime

from reader.document.anchor import Quote
from reader.document.clean import clean
from reader.document.model import DocumentKey, Position, Span
from reader.progress.database import Database
from reader.progress.notes import Bookmark


class Bookmarks:
    """The passages that were kept, of each document."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, key: DocumentKey, bookmark: Bookmark) -> None:
        """Remember a bookmark, in the place of the one with the same id."""
        quote = bookmark.quote
        with self._database.transaction() as connection:
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

    def move(self, bookmark: Bookmark, span: Span) -> None:
        """Remember where the words of a bookmark are now, if it is still kept."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE bookmarks SET line = ?, column_ = ?, end_line = ?, end_column = ? WHERE id = ?",
                (*span.start, *span.end, bookmark.id),
            )

    def drop(self, bookmark: Bookmark) -> None:
        """Forget a bookmark."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM bookmarks WHERE id = ?", (bookmark.id,))

    def of(self, key: DocumentKey) -> tuple[Bookmark, ...]:
        """The bookmarks of a document, from its start to its end."""
        rows = self._database.read(
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
