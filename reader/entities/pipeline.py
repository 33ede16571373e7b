"""Pipelines: texts as JSON lines in, their entities as JSON lines out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, Span, TextDocument
from reader.entities.finder import Finder
from reader.entities.model import Entity
from reader.errors import ReaderError

_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_WRAPPED = re.compile(r"^([^\n]{50,100})\n(?=[^\s\-*•])", re.M)
_SOURCE = Path("standard input")
_NEWLINE = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class Levelled(NamedTuple):
    """A foreign text as a document of the same characters in the same places, and where each of its lines starts."""

    document: TextDocument
    starts: tuple[int, ...]

    def offsets(self, span: Span) -> list[int]:
        """A span of the document as offsets in the text that was given."""
        (first, start), (last, end) = span
        return [self.starts[first] + start, self.starts[last] + end]


def levelled(text: str, identity: str = "", language: str = "en", date: str | None = None) -> Levelled:
    """A foreign text made harmless character by character, so that offsets in it stay what they are.

    `clean` would show a control as `^[` and move all that follows; here it becomes a space.
    """
    plain = _NEWLINE.sub(lambda match: "\n".rjust(len(match[0])), text)
    plain = _WRAPPED.sub(r"\1 ", _UNSEEN.sub(" ", plain))
    rows = plain.split("\n")
    starts = [0]
    for row in rows[:-1]:
        starts.append(starts[-1] + len(row) + 1)
    lines = tuple(Line(CleanText(row)) for row in rows)
    return Levelled(TextDocument(identity, Metadata(CleanText(""), date=date, language=language), lines), tuple(starts))


def find_in_lines(rows: Iterable[str], finder: Finder) -> Iterator[str | ReaderError]:
    """For each JSON line `{id, text}` one with the entities that are certain; for any other line what is wrong."""
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        try:
            given = json.loads(row)
            identity, text = given["id"], "" + given["text"]
            language, date = "" + (given.get("language") or "en"), "" + (given.get("date") or "")
        except (ValueError, KeyError, TypeError, RecursionError):
            message = "a JSON object with `id` and `text` is expected here"
            yield ReaderError(message, _SOURCE, line=number, code="jsonl")
            continue
        document = levelled(text, str(identity), language, date or None)
        found = [_record(document, entity) for entity in finder.find(document.document) if entity.certain]
        yield json.dumps({"id": identity, "entities": found}, ensure_ascii=False)


def _record(text: Levelled, entity: Entity) -> dict[str, object]:
    optional = {"when": entity.when, "counts": entity.counts}
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aka": list(entity.aka),
        **{name: value for name, value in optional.items() if value},
        "origin": entity.origin,
        "sure": round(entity.sure, 2),
        "mentions": [text.offsets(mention.span) for mention in entity.mentions],
    }
