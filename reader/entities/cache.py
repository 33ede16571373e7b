"""The cache: what the finder found in a text, kept on disk until the text or the finder changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reader.document.clean import clean
from reader.document.model import Document, Position, Span, lines_of
from reader.entities.finder import VERSION, Finder
from reader.entities.kinds import Kind
from reader.entities.model import Entity, Mention
from reader.errors import ReaderError
from reader.files import write_atomic

MOST_FILES = 200
"""Texts whose entities are kept; what was found longest ago goes first."""


class CachedFinder:
    """A finder that reads again what it found before, and keeps what it finds when it has come to the end."""

    def __init__(self, finder: Finder, folder: Path, name: str = VERSION) -> None:
        """What `finder`, of this name and version, finds is kept in a folder."""
        self._finder, self._folder, self._name = finder, folder, name

    def find(self, document: Document) -> list[Entity]:
        """The entities of a text."""
        *_, whole = self.snapshots(document)
        return whole

    def snapshots(self, document: Document, stop: Callable[[], bool] = lambda: False) -> Iterator[list[Entity]]:
        """What was found before, at once; else what is being found, which is kept when it is whole."""
        path = self._folder / f"{digest(document, self._name)}.jsonl"
        kept = _read(path)
        if kept is not None:
            yield kept
            return
        entities: list[Entity] | None = None
        for entities in self._finder.snapshots(document, stop):
            yield entities
        if entities is not None and not stop():
            self._keep(path, entities)

    def _keep(self, path: Path, entities: list[Entity]) -> None:
        """Write what was found; a folder that cannot be written only costs the time to find it again.

        It goes entity by entity, here and back: all at once, it would hold up the screen's thread.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            rows = (json.dumps(_record(entity), ensure_ascii=False) for entity in entities)
            write_atomic(path, "\n".join((str(len(entities)), *rows)))
            by_age = sorted(self._folder.glob("*.json*"), key=lambda file: file.stat().st_mtime)
            for old in by_age[:-MOST_FILES]:
                old.unlink(missing_ok=True)
        except (OSError, ReaderError):
            return


def digest(document: Document, finder: str) -> str:
    """What tells a text, read by a finder, from all others: every line as it is, for mentions are places in lines."""
    found = hashlib.sha256(f"{finder}\n{document.metadata.language}\n{document.metadata.date}\n".encode())
    for line in lines_of(document):
        found.update(f"{line.kind}\t{line.text}\t{line.marks}\n".encode())
    return found.hexdigest()[:32]


def _record(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "aka": list(entity.aka),
        "when": entity.when,
        "counts": entity.counts,
        "origin": entity.origin,
        "sure": entity.sure,
        "mentions": [[*start, *end] for start, end in (mention.span for mention in entity.mentions)],
    }


def _read(path: Path) -> list[Entity] | None:
    """What is kept in a file; None when there is none, or it holds something else."""
    try:
        with path.open(encoding="utf-8") as file:
            count = int(file.readline())
            found = [_entity(json.loads(line)) for line in file]
            return found if len(found) == count else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _entity(record: dict[str, Any]) -> Entity:
    when, counts = record["when"], record["counts"]
    return Entity(
        id=record["id"],
        kind=Kind(record["kind"]),
        name=clean(record["name"]),
        mentions=tuple(Mention(Span(Position(a, b), Position(c, d))) for a, b, c, d in record["mentions"]),
        aka=tuple(clean(name) for name in record["aka"]),
        when=clean(when) if when else None,
        counts=clean(counts) if counts else None,
        origin=record["origin"],
        sure=float(record["sure"]),
    )
