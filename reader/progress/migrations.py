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
    (
        "ALTER TABLE sessions ADD COLUMN plan TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE sessions ADD COLUMN chosen TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE sessions ADD COLUMN variants TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE sessions ADD COLUMN handed_in TEXT",
        """CREATE TABLE answers (
            id TEXT PRIMARY KEY, session TEXT NOT NULL REFERENCES sessions (id),
            library TEXT NOT NULL, document TEXT NOT NULL, bank TEXT NOT NULL, item TEXT NOT NULL,
            response TEXT NOT NULL, score REAL NOT NULL, points REAL NOT NULL, rule TEXT NOT NULL, marked TEXT NOT NULL,
            attempt INTEGER NOT NULL DEFAULT 1, proof REAL, certainty TEXT, seconds REAL NOT NULL DEFAULT 0,
            type TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL DEFAULT '', fate TEXT NOT NULL DEFAULT 'final'
        ) STRICT""",
        """INSERT INTO answers (id, session, library, document, bank, item, response, score, points, rule, marked)
            SELECT id, session, library, document, bank, item, response, score, points, rule, marked
            FROM responses ORDER BY rowid""",
        "DROP TABLE responses",
        "ALTER TABLE answers RENAME TO responses",
        "CREATE UNIQUE INDEX one_answer_counts ON responses (session, item) WHERE fate = 'final'",
        "CREATE UNIQUE INDEX one_of_each_try ON responses (session, item, attempt) WHERE fate = 'try'",
        "CREATE INDEX responses_by_item ON responses (library, document, bank, item)",
        """CREATE TABLE asides (
            session TEXT NOT NULL REFERENCES sessions (id), item TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (session, item, kind)
        ) STRICT""",
    ),
    (
        """CREATE TABLE bookmarks (
            id TEXT PRIMARY KEY, library TEXT NOT NULL, document TEXT NOT NULL,
            line INTEGER NOT NULL, column_ INTEGER NOT NULL, end_line INTEGER NOT NULL, end_column INTEGER NOT NULL,
            exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, note TEXT NOT NULL, made TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX bookmarks_by_document ON bookmarks (library, document)",
    ),
)
"""Each entry takes the store from the version of its index to the next; never change one that has been released."""
