"""Front matter: the few facts an author writes above a text, between two lines of `---`, or of `+++` for TOML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.document.clean import CleanText, clean_line
from reader.document.model import Metadata
from reader.errors import ReaderError, suggestion

if TYPE_CHECKING:
    from reader.document.yaml import Node, Text

AUTHOR = "author"
FIELDS = ["id", "title", "author", "date", "language", "kind", "source", "licence"]

_FENCE = "---"
_BLOCK = r"(?sm)\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
_NOT_IN_IDS = r"\sA-Z/\\:;,#'\"{}\[\]"
ID_PATTERN = rf"[^.\-{_NOT_IN_IDS}][^{_NOT_IN_IDS}]*"
ID_RULE = "an id: lower-case letters, digits, hyphens, dots and underscores, no spaces"

_TOML = "+++"
_MARKS = frozenset("*_`~[\\")
_MARKED = (
    r"(?P<ticks>`+)(?P<code>[^`]+)(?P=ticks)|\\(?P<sign>[!-/:-@\[-`{-~])|!?\[(?P<label>[^\]]+)\]\([^)]*\)"
    r"|(?P<mark>\*{1,3}|~~)(?=\S)(?P<words>.+?)(?<=\S)(?P=mark)|(?<!\w)_(?=[^\s_])(?P<low>.+?)(?<=[^\s_])_(?!\w)"
)
"""Words with marks of Markdown round them; a pattern as it is written, for few titles have any."""

_FIELD = r"(?:[ \t]*(?:#[^\n]*)?\n)*[\w-]+:(?:[ \n]|\Z)"
_UNCLOSED = rf"---[ \t]*\n[ \t]*(?:{'|'.join(FIELDS)}):[ \n]"
_SIMPLE_LINE = r"([a-z]+): +([A-Za-z0-9](?:[^\n:#]|:(?! )|(?<! )#)*(?<![ :])) *\n"


class FrontMatter(NamedTuple):
    """What stands above a text: its id if one is given, the rest, what is wrong with it, and where the text begins."""

    id: str | None
    metadata: Metadata | None
    problems: tuple[ReaderError, ...]
    end: int


NONE = FrontMatter(None, None, (), 0)


def read_front_matter(text: str, path: Path, fallback_title: str) -> FrontMatter:
    """The front matter at the head of `text`, or NONE. Never raises: what is wrong is in `problems`.

    A line of `---` may also be a rule above a text: what does not begin with a field is read as text.
    """
    if text.startswith(_TOML):
        return _read_toml(text, path, fallback_title)
    if not text.startswith(_FENCE):
        return NONE
    block = re.match(_BLOCK, text)
    if block is None:
        if not re.match(_UNCLOSED, text):
            return NONE
        return _never_ends(path, _FENCE)
    if not re.match(_FIELD, block[1]):
        return NONE
    simple = simple_values(block[1])
    if simple is not None:
        return FrontMatter(simple.get("id"), _metadata(simple, fallback_title), (), block.end())
    return _read_yaml(block[1], path, fallback_title, block.end())


def simple_values(block: str) -> dict[str, CleanText | None] | None:
    """The values of front matter in which every line is `field: words` and YAML has nothing to interpret, else None.

    Nearly all front matter is like this, and loading the YAML parser for it would delay the first page by a twentieth.
    """
    values: dict[str, CleanText | None] = {}
    at = 0
    for match in re.finditer(_SIMPLE_LINE, block):
        name, value = match[1], clean_line(match[2])
        if match.start() != at or name in values or name not in FIELDS or _wrong_value(name, value):
            return None
        values[name] = value
        at = match.end()
    return values if at == len(block) else None


def _read_yaml(block: str, path: Path, fallback_title: str, end: int) -> FrontMatter:
    from reader.document.yaml import Mapping, load_yaml  # noqa: PLC0415  (most front matter needs no parser)

    try:
        node = load_yaml(block, path, first_line=2)
    except ReaderError as error:
        return FrontMatter(None, None, (error,), end)
    if not isinstance(node, Mapping):
        return NONE
    return _read_fields(node.entries, path, fallback_title, end)


def _read_toml(text: str, path: Path, fallback_title: str) -> FrontMatter:
    from reader.document.frontmatter_toml import toml_fields  # noqa: PLC0415  (little front matter is in TOML)

    block = re.match(r"\+{3}[ \t]*\n(.*?)(^\+{3}[ \t]*(?:\n|\Z)|\Z)", text, re.S | re.M)
    if block is None or not re.match(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*[\w\"'.-]+[ \t]*=", block[1]):
        return NONE
    if not block[2]:
        return _never_ends(path, "+++")
    try:
        fields = [*toml_fields(block[1], path, first_line=2)]
    except ReaderError as error:
        return FrontMatter(None, None, (error,), block.end())
    return _read_fields(fields, path, fallback_title, block.end())


def _never_ends(path: Path, line: str) -> FrontMatter:
    message = f"front matter begins here and never ends; put a line of `{line}` below its last field"
    return FrontMatter(None, None, (ReaderError(message, path, 1, 1, code="front-matter"),), 0)


def _read_fields(fields: Iterable[tuple[Text, Node]], path: Path, fallback_title: str, end: int) -> FrontMatter:
    problems: list[ReaderError] = []
    values: dict[str, CleanText | None] = {}
    for key, value in fields:
        name = AUTHOR if key.value == "authors" else str(key.value)
        values.setdefault(name, _value(name, key, value, path, problems))
    return FrontMatter(values.get("id"), _metadata(values, fallback_title), tuple(problems), end)


def _metadata(values: dict[str, CleanText | None], fallback_title: str) -> Metadata:
    return Metadata(
        title=clean_line(_without_marks(values.get("title") or "")) or clean_line(fallback_title),
        author=values.get("author"),
        date=values.get("date"),
        language=values.get("language") or "",
        kind=values.get("kind"),
        source=values.get("source"),
        licence=values.get("licence"),
    )


def _without_marks(title: str) -> str:
    """A title without the marks of Markdown in it."""
    if _MARKS.isdisjoint(title):
        return title

    def bare(found: re.Match[str]) -> str:
        inner = found["label"] or found["words"] or found["low"]
        return _without_marks(inner) if inner else found["code"] or found["sign"]

    return re.sub(_MARKED, bare, title)


def slug(name: str) -> str:
    """A name as an id: lower case, words joined by hyphens."""
    return re.sub(r"[^\w.]+", "-", name.casefold()).strip("-.") or "text"


def iso_date(text: str) -> str | None:
    """The day at the head of a moment as files write it (2026-01-31T12:00Z), None if it is none."""
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return None


def _value(name: str, key: Text, value: Node, path: Path, problems: list[ReaderError]) -> CleanText | None:
    from reader.document.yaml import Sequence, Text  # noqa: PLC0415

    if name not in FIELDS:
        message = f"unknown front matter field `{name}`{suggestion(name, FIELDS)}"
        problems.append(ReaderError(message, path, key.line, key.column, code="unknown-field"))
        return None
    if name == AUTHOR and isinstance(value, Sequence) and all(isinstance(each, Text) for each in value.items):
        return clean_line(", ".join(each.value for each in value.items if isinstance(each, Text))) or None
    if not isinstance(value, Text):
        message = f"`{name}` must be one text{', or a list of them' if name == AUTHOR else ''}"
        problems.append(ReaderError(message, path, value.line, value.column, code="wrong-kind"))
        return None
    wrong = _wrong_value(name, value.value)
    if wrong:
        problems.append(ReaderError(wrong, path, value.line, value.column, code="bad-value"))
        return None
    return clean_line(value.value) or None


def _wrong_value(name: str, value: str) -> str | None:
    if name == "id" and not re.fullmatch(ID_PATTERN, value):
        return f"`{value}` is not {ID_RULE}"
    if name == "date" and value:
        try:
            date.fromisoformat(value)
        except ValueError:
            return f"`{value}` is not a date; write it as year-month-day, 2026-01-31"
    return None
