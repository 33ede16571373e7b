"""Entities for other programs and for paper: one function and one row of `EXPORTERS` for each form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.document.model import Document, Span, text_of
from reader.entities.kinds import PLURALS, Kind
from reader.entities.model import Entity

_MARKUP = re.compile(r"([\\`*_~\[\]<>&])")


def as_json(document: Document, entities: Iterable[Entity]) -> str:
    """Entities as JSON; a mention is its text with line and column, from 0, of its start and end."""
    records = [_record(document, entity) for entity in entities]
    return json.dumps({"id": document.id, "entities": records}, ensure_ascii=False, indent=2) + "\n"


def as_yaml(document: Document, entities: Iterable[Entity]) -> str:
    """Entities as a file that settles them, to be corrected by hand: what is certain, each name for one thing only.

    A day that is only guessed settles nothing and is left out.
    """
    import yaml  # noqa: PLC0415  (only a file to be corrected is written as YAML)

    taken: set[str] = set()
    records = []
    for entity in entities:
        if not entity.certain or entity.name in taken:
            continue
        names = [name for name in entity.aka if name not in taken]
        taken.update((entity.name, *names))
        fields = {"id": entity.id, "kind": entity.kind.value, "name": entity.name, "aka": names, "note": entity.note}
        fields |= {"when": None if (entity.when or "").startswith("~") else entity.when, "counts": entity.counts}
        records.append({name: value for name, value in fields.items() if value})
    written = {"entities": records}
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, default_flow_style=None, width=120)


def as_markdown(document: Document, entities: Iterable[Entity]) -> str:
    """The certain entities as a glossary in Markdown: by kind, from A to Z, each with what is known of it."""
    blocks = [f"# Who and what is in “{_plain(document.title)}”"]
    certain = sorted((each for each in entities if each.certain), key=lambda each: each.name.casefold())
    for kind in Kind:
        rows = [_glossed(document, entity) for entity in certain if entity.kind is kind]
        if rows:
            blocks += [f"## {PLURALS[kind]}", "\n".join(rows)]
    return "\n\n".join(blocks) + "\n"


def as_brat(document: Document, entities: Iterable[Entity]) -> str:
    """The certain entities as stand-off annotations for brat, in characters of the text that `reader show` prints.

    The mentions of one entity are an equivalence, its note stands at the first. A mention that goes over the end of a
    line is in several pieces, since brat allows no newline in one.
    """
    from reader.document.shown import shown  # noqa: PLC0415  (only offsets need the text as it is printed)

    text = shown(document)
    entities = [entity for entity in entities if entity.certain]
    mentions = sorted((mention.span, nth) for nth, entity in enumerate(entities) for mention in entity.mentions)
    names: list[list[str]] = [[] for _ in entities]
    rows = []
    for number, (span, nth) in enumerate(mentions, 1):
        pieces = text.pieces(span)
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(text.text[start:end] for start, end in pieces)
        rows.append(f"T{number}\t{entities[nth].kind.capitalize()} {places}\t{words}")
        names[nth].append(f"T{number}")
    rows += [f"*\tEquiv {' '.join(same)}" for same in names if len(same) > 1]
    noted = [(same[0], entity.note) for same, entity in zip(names, entities, strict=True) if entity.note]
    rows += [f"#{number}\tAnnotatorNotes {name}\t{note}" for number, (name, note) in enumerate(noted, 1)]
    return "".join(f"{row}\n" for row in rows)


class Exporter(NamedTuple):
    """A form that entities can be printed in: what writes them, and what it is good for."""

    write: Callable[[Document, Sequence[Entity]], str]
    doc: str


EXPORTERS = {
    "json": Exporter(as_json, "as JSON, with the places"),
    "yaml": Exporter(as_yaml, "as a file that settles them, to be corrected; guesses are left out"),
    "markdown": Exporter(as_markdown, "as a glossary in Markdown"),
    "brat": Exporter(as_brat, "as brat stand-off (.ann), its offsets in what `reader show` prints"),
}
"""Every form, by the name of its option."""


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


def _glossed(document: Document, entity: Entity) -> str:
    """An entity as an entry of the glossary."""
    also = f" (also {', '.join(map(_plain, entity.aka))})" if entity.aka else ""
    told = " · ".join(_plain(text) for text in _told(document, entity))
    return f"- **{_plain(entity.name)}**{also}: {told}"


def _told(document: Document, entity: Entity) -> Iterator[str]:
    """What the glossary tells of an entity, in a few texts."""
    if entity.note:
        yield entity.note
    if entity.when and entity.when != entity.name:
        yield entity.when
    if entity.counts:
        yield entity.counts
    count, first = len(entity.mentions), entity.mentions[0].span.start.line
    yield f"{count:,} mention{'s' if count > 1 else ''}"
    parts = document.headings if len(document.headings) > 1 else ()
    above = [heading.text for heading in parts if heading.line <= first]
    yield f"first in line {first + 1:,}" + (f", under “{above[-1]}”" if above else "")


def _plain(text: str) -> str:
    """Foreign text in which Markdown finds nothing to do."""
    return _MARKUP.sub(r"\\\1", text)
