"""Banks: files of items keyed to one document."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.decoding import decode
from reader.document.clean import CleanText, clean_line
from reader.document.fields import (
    SLUG,
    WORDS,
    Field,
    Flag,
    JsonSchema,
    Number,
    OneOf,
    Problems,
    Record,
    Words,
    read_record,
    record_schema,
)
from reader.document.frontmatter import slug
from reader.document.yaml import MOST_BYTES, Mapping, Node, Sequence, Text, load_yaml
from reader.errors import ReaderError, suggestion
from reader.files import read_bytes
from reader.quiz.items import ITEM_TYPES, STEMS
from reader.quiz.items.base import ANSWERING, COMMON
from reader.quiz.model import Item
from reader.quiz.process import Process

if TYPE_CHECKING:
    from reader.document.passages import Passages

VERSION = "1"

FINGERPRINT = Words(r"text-v1:sha256:[0-9a-f]{64}", "a fingerprint; run `reader pin` to write it")


class DocumentShape:
    """`document:` as an id, or `{id, fingerprint}`."""

    fields = (
        Field("id", SLUG, "the article's id", required=True),
        Field("fingerprint", FINGERPRINT, "the text the bank was written for, written by `reader pin`"),
    )

    def read(self, node: Node, problems: Problems) -> dict[str, Any] | None:
        """The id and, if given, the fingerprint."""
        if isinstance(node, Mapping):
            return read_record(node, self.fields, problems)
        identity = SLUG.read(node, problems)
        return {"id": identity} if identity else None

    def schema(self) -> JsonSchema:
        """A text or a mapping."""
        return {"anyOf": [SLUG.schema(), record_schema(self.fields)]}


class Version(OneOf):
    """`quiz:`, the version of the format."""

    def read(self, node: Node, problems: Problems) -> str | None:
        """The version, when it is one that can be read."""
        if isinstance(node, Text) and node.value not in self.values:
            message = f"`{node.value}` is another version; this program reads version {VERSION} of the format"
            problems.add(node, "bad-value", message)
            return None
        return super().read(node, problems)


DEFAULTS = Record(
    (
        Field("process", OneOf(tuple(Process)), "the process of items that name none"),
        Field("points", Number(), "what items are worth that do not say"),
        Field("shuffle", Flag(), "false: no item's options are shuffled"),
    )
)

TOP = (
    Field("quiz", Version((VERSION,)), "the version of the format: 1", required=True),
    Field("document", DocumentShape(), "the article the bank is about: its id, or `{id, fingerprint}`", required=True),
    Field("title", WORDS, "what the quiz is called"),
    Field("minutes", Number(), "the time there is for all of it in test mode"),
    Field("sidebar", Flag(), "true: the entities stay open in recall and test mode"),
    Field("defaults", DEFAULTS, "what holds for every item that does not say otherwise"),
)


@dataclass(frozen=True)
class Bank:
    """The items of one file that could be read, and what is wrong with the rest."""

    path: Path
    document: str
    title: CleanText
    items: tuple[Item, ...]
    fingerprint: str | None = None
    minutes: float | None = None
    sidebar: bool = False
    problems: tuple[ReaderError, ...] = ()

    @cached_property
    def slug(self) -> str:
        """The bank's name in the store: its file's."""
        return bank_slug(self.path)

    @cached_property
    def ready(self) -> tuple[Item, ...]:
        """The items a learner gets unless drafts are asked for."""
        return tuple(item for item in self.items if not item.draft)

    def offered(self, drafts: bool = False) -> tuple[Item, ...]:
        """The items that can be taken, with those not ready if wanted."""
        return self.items if drafts else self.ready

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    def item(self, identity: str) -> Item | None:
        """The item with this id, or None."""
        return self._by_id.get(identity)

    def bound(self, passages: Passages) -> Bank:
        """The bank held against a text, so that items can be answered by marking passages in it."""
        return replace(self, items=tuple(item.bound(passages) for item in self.items))


def bank_slug(path: Path) -> str:
    """A bank's name by its file: `NAME.yaml` and `NAME.quiz.yaml` are both `name`."""
    return slug(re.sub(r"(?:\.quiz)?\.ya?ml$", "", path.name, flags=re.I))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let garbage wait while very much is made and hardly anything dropped, which takes half as long so."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def read_bank(path: Path) -> Bank:
    """A bank from its file.

    An item that is wrong is left out and said in `problems`, and the rest can be taken. Raises ReaderError when
    nothing of the file can be used.
    """
    with collector_at_rest():
        return bank_from(read_bytes(path, MOST_BYTES), path)


def bank_from(data: bytes, path: Path) -> Bank:
    """A bank from the bytes of its file, as `read_bank` reads it."""
    root = load_yaml(decode(data), path)
    problems = Problems(path)
    if not isinstance(root, Mapping):
        raise ReaderError("is no bank; it must begin with `quiz: 1`", path, root.line, root.column, code="wrong-kind")
    items_node = root.get("items")
    head = Mapping(tuple(entry for entry in root.entries if entry[0].value != "items"), root.line, root.column)
    values = read_record(head, TOP, problems)
    if values is None:
        raise next(problem for problem in problems.found if not problem.warning)
    items = _items(items_node, root, values.get("defaults", {}), problems)
    return Bank(
        path,
        values["document"]["id"],
        values.get("title") or clean_line(path.name.split(".")[0]),
        tuple(items),
        values["document"].get("fingerprint"),
        values.get("minutes"),
        values.get("sidebar", False),
        tuple(problems.found),
    )


def _items(node: Node | None, root: Node, defaults: dict[str, Any], problems: Problems) -> list[Item]:
    if not isinstance(node, Sequence) or not node.items:
        problems.add(node or root, "no-items", "`items:` must be a list with at least one item")
        return []
    items: list[Item] = []
    named: dict[str, Node] = {}
    for entry in node.items:
        item = _item(entry, defaults, problems)
        name = entry.get("id") if isinstance(entry, Mapping) else None
        if not isinstance(name, Text):
            continue
        first = named.setdefault(name.value, entry)
        if first is not entry:
            message = f"the id `{name.value}` is used twice (first on line {first.line}); rename one"
            problems.add(entry, "duplicate-id", message)
        elif item:
            items.append(item)
    return items


def _item(node: Node, defaults: dict[str, Any], problems: Problems) -> Item | None:
    if not isinstance(node, Mapping):
        problems.add(node, "wrong-kind", "an item is `field: value` lines, with an `id` and a question")
        return None
    stems = [key for key, _ in node.entries if key.value in STEMS]
    if len(stems) > 1:
        message = f"`{stems[1].value}` beside `{stems[0].value}`: an item asks one thing; make two items of it"
        problems.add(stems[1], "two-stems", message)
        return None
    kind = next((each for key in stems for each in STEMS[key.value] if each.fits(node)), None)
    if kind is None:
        problems.add(node, "no-stem", _without_stem(node))
        return None
    return kind.read(node, defaults, problems)


def _without_stem(node: Mapping) -> str:
    known = [*STEMS, *(each.name for each in COMMON), *ANSWERING]
    for key, _ in node.entries:
        close = suggestion(key.value, list(STEMS))
        if key.value not in known and close:
            return f"no question here: unknown field `{key.value}`{close}"
    return f"no question here: an item needs one of {', '.join(f'`{stem}`' for stem in STEMS)}"


_HEAD = 4096


def document_named_in(path: Path) -> str | None:
    """The document a bank is about, from its first lines alone, so that a search in a folder reads no bank whole."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8-sig", errors="replace")
            if not re.search(r"^document:", head, re.M):
                head += file.read(MOST_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return None
    block = re.search(r"^document:(.*?)(?=^\S|\Z)", head, re.M | re.S)
    if block is None:
        return None
    named = re.search(r"\bid:\s*[\"']?([\w.-]+)", block[1]) or re.match(r"\s*[\"']?([\w.-]+)", block[1])
    return named[1] if named else None


def bank_schema() -> JsonSchema:
    """The format as JSON Schema, which editors complete and check a bank by."""
    properties = record_schema(TOP)["properties"]
    items = {"type": "array", "minItems": 1, "items": {"anyOf": [each.schema() for each in ITEM_TYPES]}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Reader question bank",
        "type": "object",
        "properties": {**properties, "quiz": {"enum": [1, "1"], "description": TOP[0].doc}, "items": items},
        "required": ["quiz", "document", "items"],
        "additionalProperties": False,
    }
