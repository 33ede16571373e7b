"""YAML as plain text with places, read from parser events.

Banks, entity files, front matter and settings are written by people and passed around, so the reader of them takes
no risks: aliases, tags, merge keys, duplicate keys and second documents are refused, depth and size are limited, and
every scalar stays the text that was written (`No`, `12:30`, `010`), to be typed by whoever knows what is meant.
Building on events also keeps the C parser from overflowing its stack on deep nesting and is four times quicker than
loading objects.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from reader.decoding import decode
from reader.document.clean import CleanText, clean
from reader.errors import ReaderError
from reader.files import read_bytes

MOST_BYTES = 8_000_000
MOST_DEPTH = 16
MOST_SCALAR = 64_000

UNTAGGED = (None, "!")
QUOTES = ("'", '"')

_NOT_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_CAUSES = {
    "mapping values are not allowed": "a second `: ` on this line; put quotes round a text that holds a colon",
    "unexpected end of stream": "a quotation mark here is never closed; close it at the end of the text",
    "maximum nesting depth": f"is nested more than {MOST_DEPTH} levels deep; flatten it",
}
"""What usually causes a complaint of the parser, by its words."""


class Text(NamedTuple):
    """A scalar: its text, where it stands (from 1), and whether it was written without quotes."""

    value: CleanText
    line: int
    column: int
    plain: bool = True


class Sequence(NamedTuple):
    """A list. `flow` says that it was written in square brackets, where a comma parts entries."""

    items: tuple[Node, ...]
    line: int
    column: int
    flow: bool = False


class Mapping(NamedTuple):
    """Keys and values in the order written. `flow` says that it was written in braces, where a comma parts fields."""

    entries: tuple[tuple[Text, Node], ...]
    line: int
    column: int
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        for name, value in self.entries:
            if name.value == key:
                return value
        return None


Node = Text | Sequence | Mapping


def read_yaml(path: Path) -> Node:
    """The content of a YAML file. Raises ReaderError with the place of what is wrong."""
    return load_yaml(decode(read_bytes(path, MOST_BYTES)), path)


def load_yaml(source: str, path: Path | None = None, first_line: int = 1) -> Node:
    """YAML text as nodes; `first_line` is the line of the file on which `source` begins.

    Raises ReaderError with the place of what is wrong.
    """
    import yaml  # noqa: PLC0415  (costs 20 ms, and a plain text needs none)

    refused = _NOT_YAML.search(source)
    if refused:
        line = source.count("\n", 0, refused.start())
        column = refused.start() - source.rfind("\n", 0, refused.start())
        message = "a character here is not allowed in YAML; delete it and type the text again"
        raise ReaderError(message, path, line + first_line, column, code="yaml")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(path, first_line, loader(source).get_event).document()
    except yaml.MarkedYAMLError as error:
        unclosed = "unexpected end of stream" in (error.problem or "")
        mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        message = _explain(error.problem or str(error), source, mark)
        raise ReaderError(message, path, line, (mark.column if mark else 0) + 1, code="yaml") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ReaderError(f"is not valid YAML: {error}", path, first_line, 1, code="yaml") from None


class _Builder:
    """Turns parser events into nodes, refusing what a data file has no need of.

    Large banks are read by this, so events are told by their classes alone, the most frequent first.
    """

    def __init__(self, path: Path | None, first_line: int, next_event: Callable[[], Any]) -> None:
        from yaml import events  # noqa: PLC0415  (a plain text needs none)

        self.path = path
        self.first_line = first_line
        self.next_event = next_event
        self.events = events
        self.scalar = events.ScalarEvent

    def document(self) -> Node:
        root: Node | None = None
        outside = (self.events.StreamStartEvent, self.events.DocumentStartEvent, self.events.DocumentEndEvent)
        while not isinstance(event := self.next_event(), self.events.StreamEndEvent):
            if isinstance(event, outside):
                continue
            if root is not None:
                raise self.refuse(event, "a second document begins here; keep one document in a file")
            root = self.node(event, 1)
        return root if root is not None else Text(CleanText(""), self.first_line, 1)

    def node(self, event: Any, depth: int) -> Node:
        if type(event) is self.scalar:
            return self.text(event)
        if event.anchor is not None or event.tag not in UNTAGGED:
            raise self.refuse_extra(event)
        if depth > MOST_DEPTH:
            raise self.refuse(event, f"is nested more than {MOST_DEPTH} levels deep; flatten it")
        mark = event.start_mark
        kind = Sequence if type(event) is self.events.SequenceStartEvent else Mapping
        inside: Any = self.sequence(depth) if kind is Sequence else self.mapping(depth)
        return kind(inside, mark.line + self.first_line, mark.column + 1, bool(event.flow_style))

    def text(self, event: Any) -> Text:
        if event.anchor is not None or event.tag not in UNTAGGED:
            raise self.refuse_extra(event)
        value, mark = event.value, event.start_mark
        if len(value) > MOST_SCALAR:
            raise self.refuse(event, f"is longer than {MOST_SCALAR:,} characters; shorten it")
        return Text(clean(value), mark.line + self.first_line, mark.column + 1, event.style not in QUOTES)

    def sequence(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        end = self.events.SequenceEndEvent
        while type(event := self.next_event()) is not end:
            items.append(self.node(event, depth + 1))
        return tuple(items)

    def mapping(self, depth: int) -> tuple[tuple[Text, Node], ...]:
        entries: list[tuple[Text, Node]] = []
        lines: dict[str, int] = {}
        end, scalar, next_event = self.events.MappingEndEvent, self.scalar, self.next_event
        while type(event := next_event()) is not end:
            if type(event) is not scalar:
                self.node(event, depth + 1)
                raise self.refuse(event, "a key must be a short text; quote a text that begins with { or [")
            key = self.text(event)
            name = key.value
            if name == "<<":
                raise self.refuse(event, "merge keys (<<) are not used here; write the fields out")
            if name in lines:
                message = f"`{name}` is given twice (first on line {lines[name]}); keep one"
                raise self.refuse(event, message, "duplicate-key")
            lines[name] = key.line
            value = next_event()
            entries.append((key, self.text(value) if type(value) is scalar else self.node(value, depth + 1)))
        return tuple(entries)

    def refuse_extra(self, event: Any) -> ReaderError:
        if isinstance(event, self.events.AliasEvent):
            return self.refuse(event, "aliases (*name) are not used here; write the text out")
        if event.anchor is not None:
            return self.refuse(event, "anchors (&name) are not used here; quote the text if it begins with &")
        return self.refuse(event, "tags (!name) are not used here; quote the text if it begins with !")

    def refuse(self, event: Any, message: str, code: str = "yaml") -> ReaderError:
        mark = event.start_mark
        return ReaderError(message, self.path, mark.line + self.first_line, mark.column + 1, code=code)


def _explain(problem: str, source: str, mark: Any) -> str:
    """The parser's complaint with what usually causes it."""
    lines = source.splitlines()
    written = lines[mark.line] if mark and mark.line < len(lines) else ""
    cause = next((cause for part, cause in _CAUSES.items() if part in problem), None)
    if cause:
        return cause
    if "{{" in written:
        return f"{problem}; put quotes round a text that begins with {{{{"
    if "tab" in problem or "\t" in written[: len(written) - len(written.lstrip())]:
        return "a tab is used to indent; use spaces"
    if "found character that cannot start any token" in problem:
        return "a text cannot begin with this character; put quotes round it"
    if "block end" in problem or "did not find expected" in problem:
        return f"{problem}; check the indentation and the quotes on this line and the one before"
    return problem
