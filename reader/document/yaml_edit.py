"""YAML edited in place: a field set, an entry added or taken out, every other character left as a person wrote it.

What is to be changed is looked up by its place in the parsed file and replaced in the text; then the text is parsed
again and must say exactly what was meant: an unusual way of writing leads to a refusal and never to a wrong file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from pathlib import Path
from typing import Any

from reader.document.yaml import Mapping, Node, Sequence, Text, load_yaml
from reader.errors import ReaderError

Value = str | AnySequence["Value"] | AnyMapping[str, "Value"]
Where = tuple[str | int, ...]
"""The keys and the numbers of list entries, from 0, that lead to a value."""

STEP = 2
"""Cells that a level is indented by."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w .’'()/&+%;-]*[\w.)%])?")
_PLAIN_IN_BLOCK = re.compile(r"[^\W\d_](?:[\w .,’'()/&+%;-]*[\w.)%])?")
_MEANT_OTHERWISE = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
"""Words that other programs take for something else than text."""


class Draft:
    """A YAML file that is being edited, and the data that it is to hold in the end."""

    def __init__(self, source: str, path: Path | None = None) -> None:
        """The text of a file that holds fields, or nothing yet. Raises ReaderError when it is no such YAML."""
        self.source = source
        self.path = path
        self.data: Any = plain(load_yaml(source, path)) or {}
        if not isinstance(self.data, dict):
            raise ReaderError("`field: value` lines are expected here", path, 1, 1, code="wrong-kind")

    def set(self, where: Where, value: str) -> None:
        """Give a field another text; a field that is not there comes last in its mapping."""
        holder = self._data(where[:-1])
        node = self._node(where)
        if node is None:
            self._add_field(where, value)
        else:
            gap = "" if self.source[node.start_mark.index - 1 : node.start_mark.index].isspace() else " "
            self._replace(node.start_mark.index, self._end(node), gap + scalar(value, self._in_flow(where)))
        holder[where[-1]] = value

    def append(self, where: Where, value: Value) -> None:
        """Add an entry to the end of a list; one value alone becomes a list, and a list that is not there is made."""
        holder, before = self._data(where[:-1]), self._data(where)
        node = self._node(where)
        after = [*before, value] if isinstance(before, list) else [before, value] if before else [value]
        if node is None:
            self._add_field(where, after)
        elif before in ("", []):
            self._fill(where, node, after)
        elif not isinstance(before, list):
            self._replace(node.start_mark.index, self._end(node), flow(after))
        elif node.flow_style:
            at = self._end(node.value[-1])
            self._replace(at, at, f", {flow(value)}")
        else:
            indent = node.start_mark.column
            self._new_row(self._end(node.value[-1]), indent, self._entry(value, indent, len(where) == 1))
        holder[where[-1]] = after

    def remove(self, where: Where) -> None:
        """Take out a field or an entry of a list, with what is written beside it on its rows."""
        holder = self._data(where[:-1])
        parent = self._node(where[:-1])
        if isinstance(holder, list):
            number = int(where[-1])
            pieces = [(item, item) for item in parent.value]
        else:
            number = list(holder).index(where[-1])
            pieces = parent.value
        first, last = pieces[number]
        start, end = first.start_mark.index, self._end(last)
        if parent.flow_style:
            if number + 1 < len(pieces):
                end = pieces[number + 1][0].start_mark.index
            elif number:
                start = self._end(pieces[number - 1][1])
        elif isinstance(holder, list):
            start, end = self._dash(start, parent.start_mark.column), self._row_end(end)
        elif not self.source[self._row_start(start) : start].strip():
            start, end = self._row_start(start), self._row_end(end)
        self._replace(start, end, "")
        del holder[where[-1]]
        if holder == [] and not parent.flow_style:
            self._data(where[:-2])[where[-2]] = ""

    def finish(self) -> str:
        """The text. Raises ReaderError where it would not say what was meant."""
        try:
            said = plain(load_yaml(self.source, self.path))
        except ReaderError:
            said = None
        if said != self.data:
            raise self._refusal()
        return self.source

    def _refusal(self) -> ReaderError:
        message = "is written in a way that cannot be changed safely from here; change it in an editor"
        return ReaderError(message, self.path, 1, 1, code="unwritable")

    def _data(self, where: Where) -> Any:
        """What the file holds at a place; an empty text where there is nothing."""
        data: Any = self.data
        for part in where:
            if isinstance(data, dict) and part not in data:
                return ""
            data = data[part]
        return data

    def _node(self, where: Where) -> Any:
        """The parser's node at a place, or None. What the file holds was found to be harmless before."""
        import yaml  # noqa: PLC0415  (costs 20 ms, and most texts are never corrected)

        try:
            node: Any = yaml.compose(self.source, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError:
            raise self._refusal() from None
        for part in where:
            if node is None:
                return None
            if isinstance(node, yaml.SequenceNode):
                node = node.value[part]
            else:
                node = next((value for key, value in node.value if key.value == part), None)
        return node

    def _in_flow(self, where: Where) -> bool:
        """Whether a place lies within braces or brackets."""
        return any(self._node(where[:depth]).flow_style is True for depth in range(len(where)))

    def _add_field(self, where: Where, value: Value) -> None:
        mapping, key = self._node(where[:-1]), str(where[-1])
        if mapping is None:
            ended = "" if not self.source or self.source.endswith("\n") else self._newline
            self.source += f"{ended}{self._field(key, value, 0)}{self._newline}"
        elif mapping.flow_style:
            at = self._end(mapping.value[-1][1])
            self._replace(at, at, f", {key}: {flow(value)}")
        else:
            indent = mapping.start_mark.column
            self._new_row(self._end(mapping.value[-1][1]), indent, self._field(key, value, indent))

    def _fill(self, where: Where, node: Any, values: Value) -> None:
        """Write a list into a field that holds none yet, below what is written beside it."""
        mapping, start = self._node(where[:-1]), node.start_mark.index
        self._replace(start, node.end_mark.index, "")
        rows = flow(values) if mapping.flow_style else self._rows(values, mapping.start_mark.column)
        if rows.startswith(self._newline):
            start = len(self.source[: self._row_end(start)].rstrip("\r\n"))
        elif self.source[start - 1] == ":":
            rows = f" {rows}"
        self._replace(start, start, rows)

    def _field(self, key: str, value: Value, indent: int) -> str:
        """A field of a mapping that is indented so far."""
        rows = self._rows(value, indent)
        return f"{key}:{rows}" if rows.startswith(self._newline) else f"{key}: {rows}"

    def _rows(self, value: Value, indent: int) -> str:
        """The value of such a field: a list of mappings as rows, those of a field at the top as rows of fields."""
        if isinstance(value, str):
            return scalar(value)
        if isinstance(value, AnyMapping) or all(isinstance(each, str) for each in value):
            return flow(value)
        inner = indent + STEP
        return "".join(f"{self._newline}{' ' * inner}{self._entry(each, inner, indent == 0)}" for each in value)

    def _entry(self, value: Value, indent: int, top: bool) -> str:
        """An entry of a list that is indented so far."""
        if not (top and isinstance(value, AnyMapping)):
            return f"- {flow(value)}"
        inner = indent + STEP
        between = f"{self._newline}{' ' * inner}"
        return f"- {between.join(self._field(key, each, inner) for key, each in value.items())}"

    @property
    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self.source else "\n"

    def _new_row(self, after: int, indent: int, row: str) -> None:
        """Put a row below the one that holds a place."""
        at = len(self.source[: self._row_end(after)].rstrip("\r\n"))
        self._replace(at, at, f"{self._newline}{' ' * indent}{row}")

    def _dash(self, at: int, column: int) -> int:
        """Where the row begins on which the dash of a list's entry stands."""
        start = self._row_start(at)
        while self.source[start + column : start + column + 1] != "-":
            start = self._row_start(start - 1)
        return start

    def _row_start(self, at: int) -> int:
        return self.source.rfind("\n", 0, at) + 1

    def _row_end(self, at: int) -> int:
        """Behind the row that holds a place, its end included."""
        return self.source.find("\n", at) + 1 or len(self.source)

    def _end(self, node: Any) -> int:
        """Where a node's own text ends; the parser's mark lies before what comes next, comments passed over."""
        if isinstance(node.value, list) and not node.flow_style:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start: int = node.start_mark.index
        return start + len(self.source[start : node.end_mark.index].rstrip())

    def _replace(self, start: int, end: int, text: str) -> None:
        self.source = self.source[:start] + text + self.source[end:]


def plain(node: Node) -> Any:
    """A node as texts, lists and dictionaries."""
    if isinstance(node, Text):
        return str(node.value)
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {str(key.value): plain(value) for key, value in node.entries}


def flow(value: Value) -> str:
    """A value on one row, in brackets and braces."""
    if isinstance(value, str):
        return scalar(value, in_flow=True)
    if isinstance(value, AnyMapping):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def scalar(text: str, in_flow: bool = False) -> str:
    """A text, in quotes where it could be taken for something else; within brackets a comma needs them too."""
    pattern = _PLAIN if in_flow else _PLAIN_IN_BLOCK
    if pattern.fullmatch(text) and text.casefold() not in _MEANT_OTHERWISE:
        return text
    return json.dumps(text, ensure_ascii=False)
