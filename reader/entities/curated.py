"""Entities a person has settled: `ID.entities.yaml` beside the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from reader.document.anchor import Anchors
from reader.document.clean import CleanText
from reader.document.fields import QUOTE, SLUG, WORDS, Field, ListOf, OneOf, Problems, read_record
from reader.document.model import Document, Span
from reader.document.yaml import Mapping, Node, Sequence, Text, read_yaml
from reader.entities.aliases import find_names
from reader.entities.model import Entity, Kind, Mention
from reader.errors import ReaderError

FIELDS = (
    Field("id", SLUG, "the entity's name in `about:`; unique in the file", required=True),
    Field("kind", OneOf(tuple(Kind)), "what kind of thing it is", required=True),
    Field("name", WORDS, "its usual full name", required=True),
    Field("aka", ListOf(WORDS), "other names the text uses, and known misspellings"),
    Field("note", WORDS, "one line that tells a reader who or what it is"),
    Field("when", WORDS, "for a date: the day, month or year it means, as 2022-01-30, 2022-01 or 2022"),
    Field("counts", WORDS, "for a quantity: the noun it counts"),
    Field("mentions", ListOf(QUOTE), "places that the names do not find, each a quote from the text"),
)

TOP = ("entities", "ignore")


class Curated(NamedTuple):
    """What a file of entities says: the entities, names a finder should leave alone, and what is wrong."""

    entities: tuple[Entity, ...]
    ignore: tuple[CleanText, ...]
    problems: tuple[ReaderError, ...]


NOTHING = Curated((), (), ())


def read_curated(path: Path, document: Document) -> Curated:
    """The entities in a file, found in the document. Never raises: problems are returned, and the rest is kept."""
    try:
        root = read_yaml(path)
    except ReaderError as error:
        return Curated((), (), (error,))
    problems = Problems(path)
    if not isinstance(root, Mapping):
        problems.add(root, "wrong-kind", "`entities:` and a list are expected here")
        return Curated((), (), tuple(problems.found))
    for key, _ in root.entries:
        if key.value not in TOP:
            problems.add(key, "unknown-field", f"unknown field `{key.value}`; the fields here are {' and '.join(TOP)}")
    listed = root.get("entities")
    if listed is not None and not isinstance(listed, Sequence):
        problems.add(listed, "wrong-kind", "a list is expected here, each entry on a line that begins with `- `")
    nodes = listed.items if isinstance(listed, Sequence) else ()
    ignored = root.get("ignore")
    ignore = ListOf(WORDS).read(ignored, problems) if ignored else ()
    records = _records(nodes, problems)
    entities = _placed(records, document, problems)
    return Curated(tuple(entities), ignore or (), tuple(problems.found))


def _records(nodes: tuple[Node, ...], problems: Problems) -> list[tuple[Node, dict[str, Any]]]:
    """The valid entries, ids and names each used once."""
    records: list[tuple[Node, dict[str, Any]]] = []
    ids: dict[str, int] = {}
    names: dict[str, str] = {}
    for node in nodes:
        values = read_record(node, FIELDS, problems)
        if values is None:
            continue
        identity = values["id"]
        if identity in ids:
            message = f"the id `{identity}` is used twice (first on line {ids[identity]}); rename one"
            problems.add(node, "duplicate-id", message)
            continue
        ids[identity] = node.line
        for name in (values["name"], *values.get("aka", ())):
            if names.setdefault(name, identity) != identity:
                message = f"`{name}` already belongs to `{names[name]}`; a name can mean one entity only"
                problems.add(_node_of(node, name), "duplicate-alias", message)
        records.append((node, values))
    return records


def _placed(records: list[tuple[Node, dict[str, Any]]], document: Document, problems: Problems) -> list[Entity]:
    """The entities with their mentions: quoted ones first, then every place of a name that no quote covers."""
    anchors = Anchors(document)
    spans: dict[str, list[Span]] = {}
    for _, values in records:
        spans[values["id"]] = []
        for placed in values.get("mentions", ()):
            found = anchors.find(placed.quote)
            if found is None:
                message = f"“{placed.quote.exact}” is not in the text; copy the words from it"
                problems.at(placed.line, placed.column, "quote-missing", message)
            else:
                spans[values["id"]].append(found.span)
    taken = [span for each in spans.values() for span in each]
    owners = {
        name: values["id"] for _, values in reversed(records) for name in (values["name"], *values.get("aka", ()))
    }
    for name, span in find_names(document, owners):
        if not any(span.start < other.end and other.start < span.end for other in taken):
            spans[owners[name]].append(span)
    entities = []
    for node, values in records:
        mentions = tuple(Mention(span) for span in sorted(spans[values["id"]]))
        if mentions:
            fields = {name: value for name, value in values.items() if name not in ("kind", "mentions")}
            entities.append(Entity(kind=Kind(values["kind"]), mentions=mentions, **fields))
        else:
            message = f"`{values['name']}` is nowhere in the text; give the form it has there under `aka`"
            problems.add(node, "not-mentioned", message, warning=True)
    return entities


def _node_of(node: Node, name: str) -> Node:
    """The node in an entry that holds a name, to point at it."""
    if isinstance(node, Mapping):
        for _, value in node.entries:
            items = value.items if isinstance(value, Sequence) else (value,)
            for item in items:
                if isinstance(item, Text) and item.value == name:
                    return item
    return node
