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


def as_yaml(entities: Iterable[Entity]) -> str:
    """Entities as a file that settles them, to be corrected by hand: what is certain, each name for one thing only."""
    import yaml  # noqa: PLC0415  (only a file to be corrected is written as YAML)

    taken: set[str] = set()
    records = []
    for entity in entities:
        if not entity.certain or entity.name in taken:
            continue
        names = [name for name in entity.aka if name not in taken]
        taken.update((entity.name, *names))
        fields = {"id": entity.id, "kind": entity.kind.value, "name": entity.name, "aka": names, "note": entity.note}
        fields |= {"when": entity.when.lstrip("~") if entity.when else None, "counts": entity.counts}
        records.append({name: value for name, value in fields.items() if value})
    written = {"entities": records}
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, default_flow_style=None, width=120)


def _record(document: Document, entity: Entity) -> dict[str, object]:
    optional = {"note": entity.note, "when": entity.when, "counts": entity.counts}
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aka": list(entity.aka),
        **{name: value for name, value in optional.items() if value},
        "origin": entity.origin,
        "sure": round(entity.sure, 2),
        "mentions": [_mention(document, mention.span) for mention in entity.mentions],
    }


def _mention(document: Document, span: Span) -> dict[str, object]:
    return {"text": text_of(document, span), "start": list(span.start), "end": list(span.end)}
