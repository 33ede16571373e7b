"""Entities for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reader.document.model import Document, Span, text_of
from reader.entities.model import Entity


def as_json(document: Document, entities: Iterable[Entity]) -> str:
    """Entities as JSON; a mention is its text with line and column, from 0, of its start and end."""
    records = [_record(document, entity) for entity in entities]
    return json.dumps({"id": document.id, "entities": records}, ensure_ascii=False, indent=2)


def _record(document: Document, entity: Entity) -> dict[str, object]:
    optional = {"note": entity.note, "when": entity.when, "counts": entity.counts}
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aka": list(entity.aka),
        **{name: value for name, value in optional.items() if value},
        "origin": entity.origin,
        "certain": entity.certain,
        "mentions": [_mention(document, mention.span) for mention in entity.mentions],
    }


def _mention(document: Document, span: Span) -> dict[str, object]:
    return {"text": text_of(document, span), "start": list(span.start), "end": list(span.end)}
