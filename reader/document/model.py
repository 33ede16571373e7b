"""What a document is: lines, positions in them, headings, and what is known about the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, Protocol

from reader.document.clean import CleanText

LineKind = Literal["paragraph", "heading", "item", "quote", "code", "rule"]
MarkStyle = Literal["emphasis", "strong", "code", "link", "keyword", "name", "string", "number", "comment"]


class Position(NamedTuple):
    """A place in the clean text: line and column, both from 0. It survives a resize."""

    line: int
    column: int


class Span(NamedTuple):
    """The text from `start` up to but not including `end`."""

    start: Position
    end: Position


class Mark(NamedTuple):
    """A style on the characters `start` to `end` of one line.

    `target` is where a link leads: an address outside the text, or the number of a line in it.
    """

    start: int
    end: int
    style: MarkStyle
    target: str | int | None = None


class Line(NamedTuple):
    """One logical line: a paragraph, a heading, a list item, a line of code.

    `level` is the heading's level or the depth of a list item or quotation; `label` is what stands before a list item.
    `close` lines follow the line before without a blank row between (items of one list, lines of one verse). `language`
    is what a line of code is written in, where the text says so.
    """

    text: CleanText
    kind: LineKind = "paragraph"
    marks: tuple[Mark, ...] = ()
    level: int = 0
    label: str = ""
    close: bool = False
    language: str = ""


class Heading(NamedTuple):
    """A heading, by its line number, so that it can be listed and jumped to."""

    line: int
    level: int
    text: CleanText


class Metadata(NamedTuple):
    """What a file says of its text. Only `title` is always there."""

    title: CleanText
    author: CleanText | None = None
    date: str | None = None
    language: str = "en"
    kind: CleanText | None = None
    source: CleanText | None = None
    licence: CleanText | None = None


class Parsed(NamedTuple):
    """What a format makes of a file. An empty title means that the file gives none.

    `unseen` says what the file holds beside the lines, in words: "2 images and 1 video are not shown".
    """

    lines: list[Line]
    metadata: Metadata = Metadata(CleanText(""))
    unseen: str = ""


class DocumentKey(NamedTuple):
    """What a document is called by whoever remembers things about it: its library (or its own path) and its id.

    Two files called notes.txt never meet.
    """

    library: str
    document: str


class Document(Protocol):
    """The text being read, whatever format it came in."""

    @property
    def id(self) -> str:
        """The name that banks and entity files use for this text."""

    @property
    def title(self) -> CleanText:
        """What the text is called."""

    @property
    def metadata(self) -> Metadata:
        """What the file says of it."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order."""

    def __len__(self) -> int:
        """The number of lines."""

    def line(self, number: int) -> Line:
        """The line with this number, from 0."""


@dataclass(frozen=True)
class TextDocument:
    """A document held in memory as a list of lines. `unseen` says what else its file holds, in words."""

    id: str
    metadata: Metadata
    lines: tuple[Line, ...]
    unseen: str = ""

    @property
    def title(self) -> CleanText:
        """What the text is called."""
        return self.metadata.title

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order."""
        return tuple(
            Heading(number, line.level, line.text) for number, line in enumerate(self.lines) if line.kind == "heading"
        )

    def __len__(self) -> int:
        return len(self.lines)

    def line(self, number: int) -> Line:
        """The line with this number, from 0."""
        return self.lines[number]


def lines_of(document: Document) -> Iterator[Line]:
    """Every line of a document, in order."""
    return (document.line(number) for number in range(len(document)))


def text_of(document: Document, span: Span) -> str:
    """The words of a span, its lines parted by newlines."""
    (first, start), (last, end) = span
    if first == last:
        return document.line(first).text[start:end]
    inner = [document.line(number).text for number in range(first + 1, last)]
    return "\n".join([document.line(first).text[start:], *inner, document.line(last).text[:end]])
