"""Corrections: what a person changes about the entities, written into the text of an entities file.

A correction holds for every mention. Ids stay, so that questions about an entity find it under its new name. An entity
that is not in the file yet is written into it first, with the places that its names alone would not give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count
from pathlib import Path
from typing import Any

from reader.document.anchor import Anchors, Quote
from reader.document.clean import CleanText
from reader.document.fields import QUOTE, Problems
from reader.document.model import Document, Span, text_of
from reader.document.yaml import Mapping, Sequence, load_yaml
from reader.document.yaml_edit import Draft, Value
from reader.entities.aliases import Hit, find_names
from reader.entities.curated import curated
from reader.entities.identity import id_of
from reader.entities.kinds import Kind
from reader.entities.model import Entity, Mention
from reader.errors import ReaderError

BEGINNING = "# Corrections to what the finder found: these win, and it looks for the rest.\nfinder: true\n"
"""How a file beside a text begins that had none."""


@dataclass(frozen=True)
class Rename:
    """Another name; the old one stays among the others where the text uses it."""

    entity: Entity
    name: CleanText


@dataclass(frozen=True)
class Retype:
    """Another kind."""

    entity: Entity
    kind: Kind


@dataclass(frozen=True)
class Annotate:
    """Another note; an empty one takes it away."""

    entity: Entity
    note: CleanText


@dataclass(frozen=True)
class Merge:
    """An entity that is the same as another: all its names and mentions go there, and questions about it too."""

    entity: Entity
    into: Entity


@dataclass(frozen=True)
class SplitName:
    """One of the other names that means something else, wherever it stands."""

    entity: Entity
    name: CleanText


@dataclass(frozen=True)
class SplitMention:
    """One mention that means something else, which has this name."""

    entity: Entity
    mention: Mention
    name: CleanText


@dataclass(frozen=True)
class Delete:
    """No entity; its names are ignored from then on."""

    entity: Entity


@dataclass(frozen=True)
class Add:
    """A passage that names something, and what kind of thing."""

    span: Span
    kind: Kind


Correction = Rename | Retype | Annotate | Merge | SplitName | SplitMention | Delete | Add


def corrected(
    source: str,
    correction: Correction,
    document: Document,
    entities: Iterable[Entity],
    path: Path | None = None,
    over: bool = True,
) -> str:
    """The text of an entities file with a correction in it; what it does not concern stays byte for byte.

    `entities` are those that are shown, of which the file may hold some: `over` says that it lies over others. Raises
    ReaderError where the correction makes no sense, or would make the file wrong.
    """
    file = _File(source, document, tuple(entities), path, over)
    file.correct(correction)
    written = file.draft.finish()
    wrong = _errors(written, document, path)
    if wrong and len(wrong) > len(_errors(source, document, path)):
        raise wrong[-1]
    return written


def _errors(source: str, document: Document, path: Path | None) -> list[ReaderError]:
    root = load_yaml(source, path)
    found = curated(root, document, path).problems if isinstance(root, Mapping) else ()
    return [problem for problem in found if not problem.warning]


class _File:
    """An entities file that is being corrected."""

    def __init__(
        self, source: str, document: Document, entities: tuple[Entity, ...], path: Path | None, over: bool
    ) -> None:
        self.draft = Draft(source, path)
        self.document = document
        self.entities = entities
        self.over = over
        self._found: dict[frozenset[CleanText], list[Hit]] = {}

    @cached_property
    def anchors(self) -> Anchors:
        """The text made ready for quotes."""
        return Anchors(self.document)

    def correct(self, correction: Correction) -> None:
        """Do what a correction says."""
        match correction:
            case Rename(entity, name):
                self._refuse_taken(name, entity)
                self._rename(self._put(entity), name, entity)
            case Retype(entity, kind):
                self.draft.set(("entities", self._put(entity), "kind"), kind.value)
            case Annotate(entity, note):
                self._annotate(self._put(entity), note)
            case Merge(entity, into):
                self._merge(entity, into)
            case SplitName(entity, name):
                self._split_name(entity, name)
            case SplitMention(entity, mention, name):
                self._refuse_taken(name)
                self._take_quotes(entity, mention.span)
                self._add(entity.kind, name, mention.span, quoted=True)
            case Delete(entity):
                self._delete(entity)
            case Add(span, kind):
                name = words_of(self.document, span)
                self._refuse_taken(name)
                self._add(kind, name, span)

    def _rename(self, at: int, name: CleanText, entity: Entity) -> None:
        before, others = self.draft.data["entities"][at]["name"], self._aka(at)
        if name in others:
            self._take_from(at, "aka", others.index(name))
        self.draft.set(("entities", at, "name"), name)
        used = self.over or any(text_of(self.document, each.span) == before for each in entity.mentions)
        if used and before not in (name, *others):
            self.draft.append(("entities", at, "aka"), before)

    def _annotate(self, at: int, note: CleanText) -> None:
        if note:
            self.draft.set(("entities", at, "note"), note)
        elif "note" in self.draft.data["entities"][at]:
            self.draft.remove(("entities", at, "note"))

    def _merge(self, entity: Entity, into: Entity) -> None:
        at = self._place(entity)
        record: dict[str, Any] = self._record(entity) if at is None else self.draft.data["entities"][at]
        if at is not None:
            self.draft.remove(("entities", at))
        target = self._put(into)
        names = {self.draft.data["entities"][target]["name"], *self._aka(target)}
        for name in dict.fromkeys((record["name"], *_listed(record.get("aka")))):
            if name not in names:
                self.draft.append(("entities", target, "aka"), name)
        for identity in (record["id"], *_listed(record.get("was"))):
            self.draft.append(("entities", target, "was"), identity)
        for quote in _listed(record.get("mentions")):
            self.draft.append(("entities", target, "mentions"), quote)
        if "note" in record and "note" not in self.draft.data["entities"][target]:
            self.draft.set(("entities", target, "note"), record["note"])

    def _split_name(self, entity: Entity, name: CleanText) -> None:
        at = self._put(entity)
        others = self._aka(at)
        if name in others:
            self._take_from(at, "aka", others.index(name))
        for mention in entity.mentions:
            if text_of(self.document, mention.span) == name:
                self._take_quotes(entity, mention.span)
        self._add(entity.kind, name, None)

    def _delete(self, entity: Entity) -> None:
        at = self._place(entity)
        names: list[str] = [entity.name]
        if at is not None:
            names = [self.draft.data["entities"][at]["name"], *self._aka(at)]
            self.draft.remove(("entities", at))
        ignored = _listed(self.draft.data.get("ignore"))
        for name in names:
            if name not in ignored:
                self.draft.append(("ignore",), name)

    def _add(self, kind: Kind, name: CleanText, span: Span | None, quoted: bool = False) -> None:
        """A new entity; its place is quoted where the name alone would not find it."""
        record: dict[str, Value] = {"id": self._new_id(name), "kind": kind.value, "name": name}
        if span and (quoted or span not in self._places({name})):
            record["mentions"] = [_written(self.anchors.quote(span))]
        self.draft.append(("entities",), record)

    def _put(self, entity: Entity) -> int:
        """The place of an entity in the file, which it is written into if it is not there."""
        at = self._place(entity)
        if at is None:
            self.draft.append(("entities",), self._record(entity))
            at = len(self.draft.data["entities"]) - 1
        return at

    def _place(self, entity: Entity) -> int | None:
        """Where an entity is in the file, or None. Raises ReaderError where it was taken out of a file that has all."""
        records = self.draft.data.get("entities", ())
        for at, record in enumerate(records if isinstance(records, list) else ()):
            if isinstance(record, dict) and record.get("id") == entity.id:
                return at
        if not self.over:
            message = f"`{entity.id}` is no longer in this file; look at what it holds now, and begin anew"
            raise ReaderError(message, self.draft.path, code="stale")
        return None

    def _record(self, entity: Entity) -> dict[str, Value]:
        """An entity as an entry of the file that gives it the mentions that it has."""
        texts = {CleanText(text_of(self.document, mention.span)): None for mention in entity.mentions}
        own = {mention.span for mention in entity.mentions}
        elsewhere = {text for text, span in self._hits(set(texts)) if text in texts and span not in own}
        taken = {name for record in self._records() for name in (record.get("name"), *_listed(record.get("aka")))}
        names = [
            name
            for name in dict.fromkeys((*entity.aka, *texts))
            if name != entity.name and name not in elsewhere | taken
        ]
        found = self._places({entity.name, *names})
        quotes = [mention for mention in entity.mentions if mention.quoted or mention.span not in found]
        fields: dict[str, Value | None] = {
            "id": entity.id,
            "kind": entity.kind.value,
            "name": entity.name,
            "aka": names,
            "note": entity.note,
            "when": entity.when,
            "counts": entity.counts,
            "was": entity.was,
            "mentions": [_written(self.anchors.quote(mention.span)) for mention in quotes],
        }
        return {name: value for name, value in fields.items() if value}

    def _records(self) -> Iterator[dict[str, Any]]:
        records = self.draft.data.get("entities")
        return (record for record in (records if isinstance(records, list) else ()) if isinstance(record, dict))

    def _places(self, names: set[CleanText]) -> set[Span]:
        """Where names stand that are no part of another entity's longer name."""
        return {span for name, span in self._hits(names) if name in names}

    def _hits(self, names: set[CleanText]) -> list[Hit]:
        """Where names and those of all entities stand; the text is looked through once for the same names."""
        wanted = frozenset(names.union(*((entity.name, *entity.aka) for entity in self.entities)))
        if wanted not in self._found:
            self._found[wanted] = list(find_names(self.document, wanted))
        return self._found[wanted]

    def _aka(self, at: int) -> list[str]:
        return _listed(self.draft.data["entities"][at].get("aka"))

    def _take_from(self, at: int, field: str, number: int) -> None:
        """Take an entry out of a field; the last one takes the field with it."""
        values = self.draft.data["entities"][at][field]
        alone = not isinstance(values, list) or len(values) == 1
        self.draft.remove(("entities", at, field) if alone else ("entities", at, field, number))

    def _take_quotes(self, entity: Entity, span: Span) -> None:
        """Take the quote of a place away from an entity."""
        at = self._place(entity)
        root = load_yaml(self.draft.source, self.draft.path)
        listed = root.get("entities") if isinstance(root, Mapping) else None
        if at is None or not isinstance(listed, Sequence):
            return
        entry = listed.items[at]
        node = entry.get("mentions") if isinstance(entry, Mapping) else None
        nodes = node.items if isinstance(node, Sequence) else (node,) if node else ()
        for number, each in reversed(list(enumerate(nodes))):
            placed = QUOTE.read(each, Problems(None))
            found = self.anchors.find(placed.quote) if placed else None
            if found and found.span == span:
                self._take_from(at, "mentions", number)

    def _new_id(self, name: str) -> str:
        """An id that nothing has, made of a name."""
        taken = {entity.id for entity in self.entities} | {record.get("id") for record in self._records()}
        base = id_of(name)
        numbered = (f"{base}-{number}" for number in count(2))
        return next(each for each in chain((base,), numbered) if each not in taken)

    def _refuse_taken(self, name: CleanText, besides: Entity | None = None) -> None:
        """Raises ReaderError where another entity has a name."""
        entity = named_so(name, self.entities, besides)
        if entity:
            message = f"“{name}” already names {entity.name}; merge the two, or split the name off first"
            raise ReaderError(message, code="duplicate-alias")


def named_so(name: CleanText, entities: Iterable[Entity], besides: Entity | None = None) -> Entity | None:
    """The entity that has a name already, but for one; a name can mean one entity only."""
    others = (entity for entity in entities if besides is None or entity.id != besides.id)
    return next((entity for entity in others if name in (entity.name, *entity.aka)), None)


def words_of(document: Document, span: Span) -> CleanText:
    """The words of a passage as a name."""
    return CleanText(" ".join(text_of(document, span).split()))


def _listed(value: Any) -> list[Any]:
    """The entries of a field that may be one value alone."""
    return value if isinstance(value, list) else [value] if value else []


def _written(quote: Quote) -> dict[str, Value]:
    """A quote as it is written in the file."""
    fields = {"quote": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    return {name: value for name, value in fields.items() if value}
