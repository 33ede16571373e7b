"""YAML as plain text with places, read from parser events.

Banks, entity files, front matter and settings are written by people and passed around, so the reader of them takes
no risks: aliases, tags, merge keys, duplicate keys and second documents are refused, depth and size are limited, and
every scalar stays the text that was written (`No`, `12:30`, `010`), to be typed by whoever knows what is meant.
Building on events also keeps the C parser from overflowing its stack on deep nesting and is four times quicker than
loading objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.document.clean import CleanText, clean
from reader.errors import ReaderError
from reader.files import decode, read_bytes

MOST_BYTES = 8_000_000
MOST_DEPTH = 16
MOST_SCALAR = 64_000

_NOT_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_CAUSES = {
    "mapping values are not allowed": "a second `: ` on this line; put quotes round a text that holds a colon",
    "unexpected end of stream": "a quotation mark here is never closed; close it at the end of the text",
}
"""What usually causes a complaint of the parser, by its words."""


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar: its text, where it stands (from 1), and whether it was written without quotes."""

    value: CleanText
    line: int
    column: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. `flow` says that it was written in square brackets, where a comma parts entries."""

    items: tuple[Node, ...]
    line: int
    column: int
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written. `flow` says that it was written in braces, where a comma parts fields."""

    entries: tuple[tuple[Text, Node], ...]
    line: int
    column: int
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.value == key), None)


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
    builder = _Builder(path, first_line)
    try:
        events = yaml.parse(source, Loader=loader)
        return builder.document(iter(events))
    except yaml.MarkedYAMLError as error:
        unclosed = "unexpected end of stream" in (error.problem or "")
        mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        message = builder.explain(error.problem or str(error), source, mark)
        raise ReaderError(message, path, line, (mark.column if mark else 0) + 1, code="yaml") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ReaderError(f"is not valid YAML: {error}", path, first_line, 1, code="yaml") from None


class _Builder:
    """Turns parser events into nodes, refusing what a data file has no need of."""

    def __init__(self, path: Path | None, first_line: int) -> None:
        self.path = path
        self.first_line = first_line

    def document(self, events: Iterator[Any]) -> Node:
        root: Node | None = None
        for event in events:
            kind = type(event).__name__
            if kind in ("StreamStartEvent", "DocumentStartEvent", "DocumentEndEvent"):
                continue
            if kind == "StreamEndEvent":
                break
            if root is not None:
                raise self.refuse(event, "a second document begins here; keep one document in a file")
            root = self.node(event, events, 1)
        return root if root is not None else Text(CleanText(""), self.first_line, 1)

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        kind = type(event).__name__
        if kind == "AliasEvent":
            raise self.refuse(event, "aliases (*name) are not used here; write the text out")
        if event.anchor is not None:
            raise self.refuse(event, "anchors (&name) are not used here; quote the text if it begins with &")
        if event.tag is not None and event.tag != "!":
            raise self.refuse(event, "tags (!name) are not used here; quote the text if it begins with !")
        line, column = event.start_mark.line + self.first_line, event.start_mark.column + 1
        if kind == "ScalarEvent":
            if len(event.value) > MOST_SCALAR:
                raise self.refuse(event, f"is longer than {MOST_SCALAR:,} characters; shorten it")
            plain = event.style not in ("'", '"')
            return Text(clean(event.value), line, column, plain)
        if depth > MOST_DEPTH:
            raise self.refuse(event, f"is nested more than {MOST_DEPTH} levels deep; flatten it")
        if kind == "SequenceStartEvent":
            items = self.sequence(events, depth)
            return Sequence(items, line, column, bool(event.flow_style))
        return Mapping(self.mapping(events, depth), line, column, bool(event.flow_style))

    def sequence(self, events: Iterator[Any], depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        for event in events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            items.append(self.node(event, events, depth + 1))
        return tuple(items)

    def mapping(self, events: Iterator[Any], depth: int) -> tuple[tuple[Text, Node], ...]:
        entries: list[tuple[Text, Node]] = []
        seen: dict[str, int] = {}
        for event in events:
            if type(event).__name__ == "MappingEndEvent":
                break
            key = self.node(event, events, depth + 1)
            if not isinstance(key, Text):
                hint = "a key must be a short text; quote a text that begins with { or ["
                raise self.refuse(event, hint)
            if key.value == "<<":
                raise self.refuse(event, "merge keys (<<) are not used here; write the fields out")
            if key.value in seen:
                message = f"`{key.value}` is given twice (first on line {seen[key.value]}); keep one"
                raise self.refuse(event, message, "duplicate-key")
            seen[key.value] = key.line
            entries.append((key, self.node(next(events), events, depth + 1)))
        return tuple(entries)

    def refuse(self, event: Any, message: str, code: str = "yaml") -> ReaderError:
        mark = event.start_mark
        return ReaderError(message, self.path, mark.line + self.first_line, mark.column + 1, code=code)

    @staticmethod
    def explain(problem: str, source: str, mark: Any) -> str:
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
