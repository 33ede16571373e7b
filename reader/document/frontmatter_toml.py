"""Front matter in TOML, as the fields and values that the same facts would be in YAML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from reader.document.clean import clean, clean_line
from reader.document.yaml import Node, Sequence, Text
from reader.errors import ReaderError

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def toml_fields(block: str, path: Path, first_line: int) -> Iterator[tuple[Text, Node]]:
    """The fields of a block, each with its place in the file; of a moment the day. Raises ReaderError."""
    try:
        fields = tomllib.loads(block)
    except (ValueError, RecursionError) as error:
        place = _PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (1, 1)
        message = f"is not TOML: {clean_line(_PLACE.sub('', str(error)))}"
        raise ReaderError(message, path, first_line + line - 1, column, code="toml") from None
    for name, value in fields.items():
        written = re.search(rf"^[ \t]*\[*[\"']?{re.escape(name)}\b", block, re.M)
        at = written.start() if written else 0
        line = first_line + block.count("\n", 0, at)
        column = 1 + at - (block.rfind("\n", 0, at) + 1)
        yield Text(clean_line(name), line, column), _node(value, line, column)


def _node(value: object, line: int, column: int) -> Node:
    if isinstance(value, date):
        return Text(clean(value.isoformat()[:10]), line, column)
    if isinstance(value, str):
        return Text(clean(value), line, column, plain=False)
    items = value if isinstance(value, list) and all(isinstance(each, str) for each in value) else []
    return Sequence(tuple(_node(each, line, column) for each in items), line, column)
