"""Fields: what a mapping in a YAML file may hold, said once.

A table of fields reads a mapping, says what is wrong with it and where, and describes itself as JSON Schema, so that
the loader, the checker and an author's editor can never disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from reader.document.anchor import Quote
from reader.document.clean import CleanText
from reader.document.frontmatter import ID_PATTERN, ID_RULE
from reader.document.yaml import Mapping, Node, Sequence, Text
from reader.errors import ReaderError, suggestion

JsonSchema = dict[str, Any]

ANY_TEXT: JsonSchema = {"type": ["string", "number", "boolean"]}
"""Text in JSON Schema: YAML editors take `2017` and `no` for other types, Reader for what was written."""


class Placed(NamedTuple):
    """A quote, and where in the file it was written."""

    quote: Quote
    line: int
    column: int


class Problems:
    """What was found wrong in one file."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.found: list[ReaderError] = []

    def add(self, node: Node, code: str, message: str, warning: bool = False) -> None:
        """Remember a problem at the place of a node."""
        self.at(node.line, node.column, code, message, warning)

    def at(self, line: int, column: int, code: str, message: str, warning: bool = False) -> None:
        """Remember a problem at a line and column."""
        self.found.append(ReaderError(message, self.path, line, column, code, warning))

    def wrong_since(self, count: int) -> bool:
        """Whether anything but warnings was found after so many problems."""
        return len(self.found) > count and any(not problem.warning for problem in self.found[count:])


class Shape(Protocol):
    """What the value of a field looks like."""

    def read(self, node: Node, problems: Problems) -> Any:
        """The value, or None after adding what is wrong to `problems`."""

    def schema(self) -> JsonSchema:
        """The same as JSON Schema."""


@dataclass(frozen=True)
class Field:
    """One field: its name, what its value looks like, and what it is for."""

    name: str
    shape: Shape
    doc: str
    required: bool = False


@dataclass(frozen=True)
class Words:
    """A text of one line, never empty."""

    pattern: str | None = None
    rule: str = ""

    @cached_property
    def _fits(self) -> Callable[[str], object] | None:
        return re.compile(self.pattern).fullmatch if self.pattern else None

    def read(self, node: Node, problems: Problems) -> CleanText | None:
        """One line of text."""
        if not isinstance(node, Text):
            hint = "; put quotes round a text that begins with [ or {" if getattr(node, "flow", False) else ""
            problems.add(node, "wrong-kind", f"one text is expected here{hint}")
            return None
        value = CleanText(" ".join(node.value.split()))
        if not value:
            problems.add(node, "empty", "this is empty; write a text, or take the line out")
            return None
        if self._fits and not self._fits(value):
            problems.add(node, "bad-value", f"`{value}` is not {self.rule}")
            return None
        return value

    def schema(self) -> JsonSchema:
        """A text, with its pattern if there is one."""
        return {**ANY_TEXT, "pattern": f"^{self.pattern}$"} if self.pattern else ANY_TEXT


SLUG = Words(ID_PATTERN, ID_RULE)


@dataclass(frozen=True)
class OneOf:
    """One of a few words. In JSON Schema `true` and `false` may be the values that an editor takes them for."""

    values: tuple[str, ...]

    def read(self, node: Node, problems: Problems) -> str | None:
        """The word, in lower case."""
        value = WORDS.read(node, problems)
        if value is None:
            return None
        if value.casefold() not in self.values:
            known = ", ".join(self.values)
            message = f"`{value}` is none of {known}{suggestion(value, list(self.values))}"
            problems.add(node, "bad-value", message)
            return None
        return value.casefold()

    def schema(self) -> JsonSchema:
        """The words."""
        return {"enum": [*self.values, *(value == "true" for value in self.values if value in ("true", "false"))]}


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def read(self, node: Node, problems: Problems) -> bool | None:
        """True or false, however it is spelt."""
        value = node.value.casefold() if isinstance(node, Text) else ""
        if value in ("true", "yes", "false", "no"):
            return value in ("true", "yes")
        problems.add(node, "bad-value", "write true or false here")
        return None

    def schema(self) -> JsonSchema:
        """The values an editor may offer."""
        return {"enum": [True, False, "yes", "no"]}


@dataclass(frozen=True)
class Number:
    """A number above zero."""

    most: float = 1000

    def read(self, node: Node, problems: Problems) -> float | None:
        """A number within the limits."""
        try:
            value = float(node.value) if isinstance(node, Text) else -1.0
        except ValueError:
            value = -1.0
        if 0 < value <= self.most:
            return value
        problems.add(node, "bad-value", f"write a number above 0 and up to {self.most:,.0f} here")
        return None

    def schema(self) -> JsonSchema:
        """A number within the limits."""
        return {"type": "number", "exclusiveMinimum": 0, "maximum": self.most}


@dataclass(frozen=True)
class Count:
    """A whole number from `least` to `most`."""

    most: int
    least: int = 1

    def read(self, node: Node, problems: Problems) -> int | None:
        """A whole number within the limits."""
        value = node.value if isinstance(node, Text) else ""
        if re.fullmatch(r"\d{1,6}", value) and self.least <= int(value) <= self.most:
            return int(value)
        problems.add(node, "bad-value", f"write a whole number from {self.least} to {self.most:,} here")
        return None

    def schema(self) -> JsonSchema:
        """A whole number within the limits."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class ListOf:
    """A list of values; one alone may stand without the list. In `prose` a cut at a comma is worth a warning."""

    shape: Shape
    or_one: bool = True
    prose: bool = False

    def read(self, node: Node, problems: Problems) -> tuple[Any, ...] | None:
        """The values; none of them if one is wrong."""
        if not isinstance(node, Sequence):
            if not self.or_one:
                problems.add(node, "wrong-kind", "a list is expected here, each entry on a line that begins with `- `")
                return None
            value = self.shape.read(node, problems)
            return None if value is None else (value,)
        if not node.items:
            problems.add(node, "empty", "this list is empty; write an entry, or take the line out")
            return None
        if self.prose and node.flow and any(_continues(one, other) for one, other in pairwise(node.items)):
            message = "a comma parts entries inside brackets; if this is one text, put quotes round it"
            problems.add(node, "flow-comma", message, warning=True)
        values = tuple([self.shape.read(item, problems) for item in node.items])
        return None if None in values else values

    def schema(self) -> JsonSchema:
        """A list, or one value alone where that is allowed."""
        one = self.shape.schema()
        several = {"type": "array", "items": one, "minItems": 1}
        return {"anyOf": [one, several]} if self.or_one else several


@dataclass(frozen=True)
class Record:
    """A mapping with fields of its own."""

    fields: tuple[Field, ...]

    def read(self, node: Node, problems: Problems) -> dict[str, Any] | None:
        """The values by name."""
        return read_record(node, self.fields, problems)

    def schema(self) -> JsonSchema:
        """An object."""
        return record_schema(self.fields)


@dataclass(frozen=True)
class QuoteShape:
    """A quote: its words alone, or with what stands before and after."""

    fields: tuple[Field, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        words = Words()
        fields = (
            Field("quote", words, "the words, exactly as in the text", required=True),
            Field("prefix", words, "what stands just before them"),
            Field("suffix", words, "what stands just after them"),
        )
        object.__setattr__(self, "fields", fields)

    def read(self, node: Node, problems: Problems) -> Placed | None:
        """The quote with its place."""
        if not isinstance(node, Mapping):
            words = WORDS.read(node, problems)
            return Placed(Quote(words), node.line, node.column) if words else None
        values = read_record(node, self.fields, problems)
        if values is None:
            return None
        at = node.get("quote") or node
        none = CleanText("")
        quote = Quote(values["quote"], values.get("prefix") or none, values.get("suffix") or none)
        return Placed(quote, at.line, at.column)

    def schema(self) -> JsonSchema:
        """A text, or an object."""
        return {"anyOf": [ANY_TEXT, record_schema(self.fields)]}


WORDS = Words()
QUOTE = QuoteShape()


def read_record(
    node: Node,
    fields: Iterable[Field],
    problems: Problems,
    elsewhere: tuple[str, ...] = (),
) -> dict[str, Any] | None:
    """The values of a mapping by field name, or None when a required one is missing or wrong.

    A field that is wrong is left out after its problem was added, so that one pass finds everything. Names in
    `elsewhere` are fields of mappings like this one, and may be what a misspelt field was meant to be.
    """
    if not isinstance(node, Mapping):
        problems.add(node, "wrong-kind", "`field: value` lines are expected here")
        return None
    known = {each.name: each for each in fields}
    values: dict[str, Any] = {}
    for key, value in node.entries:
        name = key.value
        if name not in known:
            problems.add(key, "unknown-field", _unknown(key, node, [*known, *elsewhere]))
        elif (read := known[name].shape.read(value, problems)) is not None:
            values[name] = read
    lacking = [each for each in known.values() if each.required and each.name not in values]
    for each in lacking:
        if node.get(each.name) is None:
            problems.add(node, "missing-field", f"`{each.name}` is missing: {each.doc}")
    return None if lacking else values


def _continues(one: Node, other: Node) -> bool:
    """Whether two entries in brackets look like one text cut at a comma: a capital begins only the first."""
    return (
        isinstance(one, Text)
        and isinstance(other, Text)
        and one.plain
        and other.plain
        and one.value[:1].isupper()
        and other.value[:1].islower()
    )


def _unknown(key: Text, node: Mapping, known: list[str]) -> str:
    if node.flow and " " in key.value:
        return f"a comma ends a text inside braces, so `{key.value}` became a field; put quotes round the whole text"
    return f"unknown field `{key.value}`{suggestion(key.value, [name for name in known if name != key.value])}"


def record_schema(fields: Iterable[Field]) -> JsonSchema:
    """A table of fields as JSON Schema, unknown fields refused."""
    fields = tuple(fields)
    properties = {each.name: {**each.shape.schema(), "description": each.doc} for each in fields}
    schema: JsonSchema = {"type": "object", "properties": properties, "additionalProperties": False}
    required = [each.name for each in fields if each.required]
    return {**schema, "required": required} if required else schema
