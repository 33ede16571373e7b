"""Entities a person has settled: `ID.entities.yaml` beside the text, alone or over what was found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from reader.document.anchor import Anchors
from reader.document.clean import CleanText
from reader.document.fields import QUOTE, SLUG, WORDS, Field, Flag, ListOf, OneOf, Problems, read_record
from reader.document.model import Document, Span
from reader.document.yaml import Mapping, Node, Sequence, Text, read_yaml
from reader.entities.aliases import find_names
from reader.entities.kinds import Kind
from reader.entities.model import Entity, Mention
from reader.errors import ReaderError

FIELDS = (
    Field("id", SLUG, "the entity's name in `about:`; unique in the file", required=True),
    Field("kind", OneOf(tuple(Kind)), "what kind of thing it is", required=True),
    Field("name", WORDS, "its usual full name", required=True),
    Field("aka", ListOf(WORDS), "other names the text uses, and known misspellings"),
    Field("note", WORDS, "one line that tells a reader who or what it is"),
    Field("when", WORDS, "for a date: what it means, as 2022-01-30, 2022-01 or 2022, a guess after `~`"),
    Field("counts", WORDS, "for a quantity: the noun it counts"),
    Field("was", ListOf(SLUG), "ids of entities that were merged into it; `about:` may still use them"),
    Field("mentions", ListOf(QUOTE), "places that the names do not find, each a quote from the text"),
)

TOP = ("entities", "ignore", "finder")


class Curated(NamedTuple):
    """What a file of entities says: the entities, names a finder should leave alone, and what is wrong.

    `finder`: these are some of the entities, and a finder looks for the others. `broken` is what is wrong where nothing
    in the file could be read.
    """

    entities: tuple[Entity, ...]
    ignore: tuple[CleanText, ...]
    problems: tuple[ReaderError, ...]
    finder: bool = False
    broken: ReaderError | None = None

    @property
    def is_whole(self) -> bool:
        """Whether these are all entities of the text, so that none need be found."""
        return bool(self.entities) and not self.finder

    def over(self, others: Iterable[Entity]) -> tuple[Entity, ...]:
        """These entities, and of the others what they leave: authored beats found.

        An entity with the id of one of these, or merged into one, is replaced by it; an ignored name is no entity.
        Where mentions overlap, these count; only inside a longer mention of another, and where another is quoted, a
        name of theirs is no mention, so that who settles Kim does not take Kim Yo Jong apart.
        """
        ids = {identity for entity in self.entities for identity in (entity.id, *entity.was)}
        ignored = set(self.ignore)
        rest = [entity for entity in others if entity.id not in ids and entity.name not in ignored]
        if not self.entities:
            return tuple(rest)
        claimed = _Spans(mention.span for entity in self.entities for mention in entity.mentions)
        near = [mention for entity in rest for mention in entity.mentions if claimed.touch(mention.span)]
        whole = _Spans(mention.span for mention in near)
        quoted = _Spans(mention.span for mention in near if mention.quoted)

        def holds(mention: Mention) -> bool:
            return mention.quoted or not (whole.exceed(mention.span) or quoted.touch(mention.span))

        settled = [_keep(entity, holds) for entity in self.entities]
        taken = _Spans(mention.span for entity in settled for mention in entity.mentions)
        lost = {mention for mention in near if taken.touch(mention.span)}
        rest = [_keep(entity, lambda mention: mention not in lost) for entity in rest] if lost else rest
        return tuple(entity for entity in (*settled, *rest) if entity.mentions)


class _Spans:
    """Places in a text, made ready to be asked about many times."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = sorted(span.end for span in ordered)
        self._reach = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        """Whether one of them overlaps a place."""
        return bisect_right(self._ends, span.start) < bisect_left(self._starts, span.end)

    def exceed(self, span: Span) -> bool:
        """Whether one of them holds a place and more."""
        before, there = bisect_left(self._starts, span.start), bisect_right(self._starts, span.start)
        begins_before = before > 0 and self._reach[before - 1] >= span.end
        return begins_before or (there > 0 and self._reach[there - 1] > span.end)


def _keep(entity: Entity, wanted: Callable[[Mention], bool]) -> Entity:
    """An entity with those of its mentions that are wanted."""
    mentions = tuple(filter(wanted, entity.mentions))
    return entity if mentions == entity.mentions else replace(entity, mentions=mentions)


NOTHING = Curated((), (), ())


def read_curated(path: Path, document: Document) -> Curated:
    """The entities in a file, found in the document. Never raises: problems are returned, and the rest is kept."""
    try:
        return curated(read_yaml(path), document, path)
    except ReaderError as error:
        return Curated((), (), (error,), broken=error)


def curated(root: Node, document: Document, path: Path | None = None) -> Curated:
    """The entities that the content of a file settles, found in the document."""
    problems = Problems(path)
    if not isinstance(root, Mapping):
        problems.add(root, "wrong-kind", "`entities:` and a list are expected here")
        return Curated((), (), tuple(problems.found), broken=problems.found[0])
    for key, _ in root.entries:
        if key.value not in TOP:
            problems.add(key, "unknown-field", f"unknown field `{key.value}`; the fields here are {', '.join(TOP)}")
    nodes = _listed(root.get("entities"), problems)
    ignored = root.get("ignore")
    ignore = ListOf(WORDS).read(ignored, problems) if ignored else ()
    finder = wants_finder(root, problems)
    records = _records(nodes, problems)
    entities = _placed(records, document, problems)
    return Curated(tuple(entities), ignore or (), tuple(problems.found), finder)


def wants_finder(root: Mapping, problems: Problems) -> bool:
    """Whether a file says that a finder looks for the entities that it does not have."""
    flag = root.get("finder")
    return bool(flag and Flag().read(flag, problems))


def _listed(node: Node | None, problems: Problems) -> tuple[Node, ...]:
    """The entries of a list that may be missing or have none."""
    if isinstance(node, Sequence):
        return node.items
    if node is not None and not (isinstance(node, Text) and not node.value):
        problems.add(node, "wrong-kind", "a list is expected here, each entry on a line that begins with `- `")
    return ()


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
    quoted = set(taken)
    owners = {
        name: values["id"] for _, values in reversed(records) for name in (values["name"], *values.get("aka", ()))
    }
    for name, span in find_names(document, owners):
        if not any(span.start < other.end and other.start < span.end for other in taken):
            spans[owners[name]].append(span)
    entities = []
    for node, values in records:
        mentions = tuple(Mention(span, span in quoted) for span in sorted(spans[values["id"]]))
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
