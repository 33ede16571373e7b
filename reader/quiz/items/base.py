"""What every item type says of itself, and the fields they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reader.document.fields import (
    QUOTE,
    SLUG,
    WORDS,
    Count,
    Field,
    Flag,
    JsonSchema,
    ListOf,
    Number,
    OneOf,
    Problems,
    read_record,
    record_schema,
)
from reader.document.yaml import Mapping, Node
from reader.quiz.model import Item
from reader.quiz.process import Process

MOST_TRIES = 4

COMMON = (
    Field("id", SLUG, "the item's name; unique in the bank, never changed, for its history hangs on it", required=True),
    Field("evidence", ListOf(QUOTE), "the passage that justifies the answer: a quote, or a list of them"),
    Field("why", WORDS, "why the answer is right, shown after marking"),
    Field("process", OneOf(tuple(Process)), "what the item asks for: retrieve, infer, interpret or evaluate"),
    Field("about", ListOf(SLUG), "ids of the entities it is about"),
    Field("tags", ListOf(WORDS), "words to group items by"),
    Field("points", Number(), "what it is worth; 1 unless given"),
    Field("tries", Count(MOST_TRIES), "how often it may be answered; 1 unless given"),
    Field("hint", WORDS, "a help for the next try after a wrong one"),
    Field("variant_of", SLUG, "the item that this one stands in for when that was missed; it comes only then"),
    Field("shuffle", Flag(), "false: options go by the alphabet instead of being shuffled"),
    Field("status", OneOf(("draft", "ready")), "draft: kept out of the quiz"),
)

ANSWERING = ("answer", "wrong", "accept", "extra", "tolerance", "unit", "rubric", "model", "prove")
"""Fields that tell types apart: with one misspelt, an item is of another type, which does not know the right name."""

Build = Callable[[dict[str, Any], dict[str, Any], Node, Problems], Item | None]


@dataclass(frozen=True)
class ItemType:
    """An item type: the stem's key that announces it, its own fields, and how an item is made of their values.

    `fits` tells types with the same stem apart. `build` gets the values of the type's own fields, those common to
    all types, the node and the list of problems.
    """

    name: str
    stem: str
    doc: str
    fields: tuple[Field, ...]
    fits: Callable[[Mapping], bool]
    build: Build

    def read(self, node: Mapping, defaults: dict[str, Any], problems: Problems) -> Item | None:
        """The item a mapping describes, or None after adding what is wrong to `problems`."""
        before = len(problems.found)
        values = read_record(node, (*self.fields, *COMMON), problems, ANSWERING)
        if values is None or problems.wrong_since(before):
            return None
        values = {**defaults, **values}
        common = {
            "id": values["id"],
            "stem": values[self.stem],
            "evidence": values.get("evidence", ()),
            "why": values.get("why"),
            "process": Process(values.get("process", Process.RETRIEVE)),
            "about": values.get("about", ()),
            "tags": values.get("tags", ()),
            "points": values.get("points", 1.0),
            "tries": values.get("tries", 1),
            "hint": values.get("hint"),
            "variant_of": values.get("variant_of"),
            "draft": values.get("status") == "draft",
            "line": node.line,
            "column": node.column,
        }
        return self.build(values, common, node, problems)

    def schema(self) -> JsonSchema:
        """Its fields as JSON Schema."""
        return {"title": self.name, **record_schema((*self.fields, *COMMON))}
