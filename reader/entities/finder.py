"""Who and what a text names, found by rules: word lists, capital letters, and the words beside a name.

Each line is read once for names, dates and quantities; what is still unknown is settled by how the whole text uses
it; then names that mean the same are put together.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from reader.document.language import is_english
from reader.document.model import Document, Line
from reader.entities.dateline import dateline
from reader.entities.find import Find
from reader.entities.grouping import grouped
from reader.entities.lexicon import lexicon
from reader.entities.loud import Loud, is_loud
from reader.entities.merging import merged
from reader.entities.model import Entity
from reader.entities.reading import Reading
from reader.entities.settling import settle

VERSION = "6"
"""Raised whenever other entities are found, so that what was kept of an older finder is found anew."""

FIRST_BLOCK = 20_000
"""Characters that are read before the first entities are shown."""


class Finder(Protocol):
    """Anything that finds entities, so that a better one can stand in its place."""

    def find(self, document: Document) -> list[Entity]:
        """The entities of a text, in reading order of their first mention; no two mentions overlap."""

    def snapshots(self, document: Document, stop: Callable[[], bool] = ...) -> Iterator[list[Entity]]:
        """The same, as far as the text was read, again and again; the last time all of it."""


class Witness(Protocol):
    """Anything else that finds names in a line, whose word is heard beside the rules."""

    def finds(self, number: int, line: Line) -> list[Find]:
        """The names in the line with this number, each with its kind."""


class RuleFinder:
    """Finds entities in English by rules, so that it needs no model and takes a moment."""

    def __init__(self, witness: Witness | None = None) -> None:
        """What a `witness` finds is merged with what the rules find."""
        self._witness = witness

    def find(self, document: Document) -> list[Entity]:
        """The entities of a text in English; of others none, since a capital means other things there."""
        *_, whole = self.snapshots(document)
        return whole

    def snapshots(self, document: Document, stop: Callable[[], bool] = lambda: False) -> Iterator[list[Entity]]:
        """What has been found so far, again and again, and at last what the whole text holds.

        When `stop` says so, it ends within a line, without what was found since the last time. Each block is longer
        than all before it, so that looking again at what was found costs little, no matter how long the text.
        """
        if not is_english(document):
            yield []
            return
        found = _Findings(document, self._witness)
        wanted, done = FIRST_BLOCK, False
        with _patience():
            while not done:
                done = found.read(wanted, stop)
                entities = [] if stop() else found.entities(done)
                if stop():
                    return
                yield entities
                wanted *= 4


class _Findings:
    """What has been found in the lines of a text that were read."""

    def __init__(self, document: Document, witness: Witness | None) -> None:
        self._document, self._witness = document, witness
        self._heard: list[Find] = []
        self._lexicon = lexicon()
        self._finds: list[Find] = []
        self._loud = Loud()
        self._lower: set[str] = set()
        self._next = self._read = 0

    def read(self, wanted: int, stop: Callable[[], bool]) -> bool:
        """Read on until so many characters were read; whether that was all."""
        while self._next < len(self._document) and self._read < wanted and not stop():
            line = self._document.line(self._next)
            if line.kind not in ("code", "rule"):
                self._look_at(line)
            self._read += len(line.text)
            self._next += 1
        return self._next == len(self._document)

    def _look_at(self, line: Line) -> None:
        if self._witness:
            self._heard += self._witness.finds(self._next, line)
        if is_loud(line.text, line.kind == "heading"):
            self._loud.add(self._next, line)
            return
        reading = Reading(self._next, line, self._lexicon)
        self._lower.update(reading.tokens.words)
        self._finds += reading.finds()

    def entities(self, done: bool) -> list[Entity]:
        """The entities in what was read; what was found is used up when that was all."""
        finds = self._finds if done else [find.copy() for find in self._finds]
        settled = settle(finds, self._lexicon, self._lower)
        settled += self._loud.finds(settled)
        if self._witness:
            settled = merged(settled, self._heard, self._lexicon)
        settled.sort(key=lambda find: (find.line, find.start))
        return grouped(settled, self._lexicon, self._document.metadata.date or dateline(self._document))


_USUAL = gc.get_threshold()


@contextmanager
def _patience() -> Iterator[None]:
    """Let garbage wait: finding makes many small things and drops few, and looking through them takes half the time.

    It would hold up all other threads too. Two finders may be at work: what is usual is not asked when one begins.
    """
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.set_threshold(*_USUAL)
