"""The store's tables, as the steps that made them."""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE documents (
            library TEXT NOT NULL, document TEXT NOT NULL,
            line INTEGER NOT NULL, column_ INTEGER NOT NULL, share REAL NOT NULL, opened TEXT NOT NULL,
            PRIMARY KEY (library, document)
        ) STRICT""",
        """CREATE TABLE sessions (
            id TEXT PRIMARY KEY, library TEXT NOT NULL, document TEXT NOT NULL, bank TEXT NOT NULL,
            seed TEXT NOT NULL, items TEXT NOT NULL, started TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX sessions_by_bank ON sessions (library, document, bank, started)",
        """CREATE TABLE responses (
            id TEXT PRIMARY KEY, session TEXT NOT NULL REFERENCES sessions (id),
            library TEXT NOT NULL, document TEXT NOT NULL, bank TEXT NOT NULL, item TEXT NOT NULL,
            response TEXT NOT NULL, score REAL NOT NULL, points REAL NOT NULL, rule TEXT NOT NULL, marked TEXT NOT NULL,
            UNIQUE (session, item)
        ) STRICT""",
    ),
)
"""Each entry takes the store from the version of its index to the next; never change one that has been released."""
