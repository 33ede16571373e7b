"""Code: what the words of a piece of code are, in the languages that Pygments knows.

A lexer is a parser like any other, and may be led astray by what it is given: it runs apart, within limits.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from reader.document.apart import Apart, parse_apart
from reader.document.clean import CleanText
from reader.document.kept_document import read_again
from reader.document.model import Document, Line, Mark, MarkStyle, Parsed
from reader.errors import ReaderError

APART = Apart("reader.document.code", 2)
MOST_LINES = 1000
"""Lines of a piece of code before and after one that are looked at together with it."""

_STYLES: dict[str, MarkStyle] = {
    "Comment": "comment",
    "Keyword": "keyword",
    "Name.Builtin": "keyword",
    "Name.Class": "name",
    "Name.Decorator": "name",
    "Name.Function": "name",
    "Name.Tag": "keyword",
    "Name.Attribute": "name",
    "Literal.String": "string",
    "Literal.Number": "number",
    "Generic.Inserted": "string",
    "Generic.Deleted": "number",
    "Generic.Heading": "name",
}


def piece_around(document: Document, number: int) -> range:
    """The numbers of the lines that are one piece of code with a line."""
    first, last = number, number
    while first > max(0, number - MOST_LINES) and document.line(first).close and _same(document, first - 1, number):
        first -= 1
    while last + 1 < min(len(document), number + MOST_LINES) and document.line(last + 1).close:
        if not _same(document, last + 1, number):
            break
        last += 1
    return range(first, last + 1)


def _same(document: Document, number: int, other: int) -> bool:
    one, two = document.line(number), document.line(other)
    return one.kind == "code" and one.language == two.language


def marked(language: str, rows: Sequence[str]) -> list[tuple[Mark, ...]]:
    """The marks of each row of a piece of code; none where the language is not known or the lexer gives up."""
    try:
        written = parse_apart(APART, json.dumps([language, *rows]).encode(), Path(language))
    except ReaderError:
        return []
    return [line.marks for line in read_again(written).lines]


def parse(data: bytes) -> Parsed:
    """The rows of code in a JSON list, the name of their language first, as lines with marks."""
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415  (only in the process that needs it)
    from pygments.util import ClassNotFound  # noqa: PLC0415

    language, *rows = json.loads(data)
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return Parsed([])
    marks: list[list[Mark]] = [[] for _ in rows]
    number = at = 0
    for token, text in lexer.get_tokens("\n".join(rows)):
        style = next((_STYLES[name] for name in _names(token) if name in _STYLES), None)
        for nth, part in enumerate(text.split("\n")):
            if nth:
                number, at = number + 1, 0
            if style and part.strip() and number < len(rows):
                marks[number].append(Mark(at, at + len(part), style))
            at += len(part)
    return Parsed([Line(CleanText(row), "code", tuple(found)) for row, found in zip(rows, marks, strict=True)])


def _names(token: Sequence[str]) -> list[str]:
    """The names of a token, the most exact first: `Literal.String.Doc`, `Literal.String`, `Literal`."""
    return [".".join(token[:length]) for length in range(len(token), 0, -1)]
