"""Front matter: the few facts an author writes above a text, between two lines of `---`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reader.document.clean import CleanText, clean_line
from reader.document.model import Metadata
from reader.document.yaml import Mapping, Node, Text, load_yaml
from reader.errors import ReaderError, suggestion

FIELDS = ["id", "title", "author", "date", "language", "kind", "source", "licence"]

_BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]*")


class FrontMatter(NamedTuple):
    """What stands above a text: its id if one is given, the rest, what is wrong with it, and where the text begins."""

    id: str | None
    metadata: Metadata | None
    problems: tuple[ReaderError, ...]
    end: int


NONE = FrontMatter(None, None, (), 0)


def read_front_matter(text: str, path: Path, fallback_title: str) -> FrontMatter:
    """The front matter at the head of `text`, or NONE. Never raises: what is wrong is in `problems`."""
    block = _BLOCK.match(text)
    if block is None:
        return NONE
    try:
        node = load_yaml(block[1], path, first_line=2)
    except ReaderError as error:
        return FrontMatter(None, None, (error,), block.end())
    if not isinstance(node, Mapping):
        problem = ReaderError("front matter must be `field: value` lines", path, 2, 1, code="front-matter")
        return FrontMatter(None, None, (problem,), block.end())
    problems: list[ReaderError] = []
    values: dict[str, CleanText | None] = {
        str(key.value): _value(key, value, path, problems) for key, value in node.entries
    }
    identity = values.get("id")
    metadata = Metadata(
        title=values.get("title") or clean_line(fallback_title),
        author=values.get("author"),
        date=values.get("date"),
        language=values.get("language") or "en",
        kind=values.get("kind"),
        source=values.get("source"),
        licence=values.get("licence"),
    )
    return FrontMatter(identity, metadata, tuple(problems), block.end())


def slug(name: str) -> str:
    """A name as an id: lower case, words joined by hyphens."""
    return re.sub(r"[^\w.]+", "-", name.casefold()).strip("-.") or "text"


def _value(key: Text, value: Node, path: Path, problems: list[ReaderError]) -> CleanText | None:
    name = key.value
    if name not in FIELDS:
        message = f"unknown front matter field `{name}`{suggestion(name, FIELDS)}"
        problems.append(ReaderError(message, path, key.line, key.column, code="unknown-field"))
        return None
    if not isinstance(value, Text):
        message = f"`{name}` must be one text"
        problems.append(ReaderError(message, path, value.line, value.column, code="wrong-kind"))
        return None
    wrong = _wrong_value(name, value.value)
    if wrong:
        problems.append(ReaderError(wrong, path, value.line, value.column, code="bad-value"))
        return None
    return clean_line(value.value) or None


def _wrong_value(name: str, value: str) -> str | None:
    if name == "id" and not _SLUG.fullmatch(value):
        return "an id is lower-case letters, digits, hyphens, dots and underscores, beginning with a letter or digit"
    if name == "date" and value:
        try:
            date.fromisoformat(value)
        except ValueError:
            return f"`{value}` is not a date; write it as year-month-day, 2026-01-31"
    return None
