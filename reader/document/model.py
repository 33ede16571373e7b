"""What a document is: lines, positions in them, headings, and what is known about the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple, Protocol

from reader.document.clean import CleanText
from reader.document.words import count_words

LONG_S = "\u017f"
"""Another form of s, which only a regular expression knows to be one."""
UNSEEN = "\u200b"
"""A place where a word may be broken, which takes no room."""
COUNTED = 50_000
"""Characters in which the words of a long text are counted."""

COLUMN_GAP = 3
"""Blank cells between the columns of a table."""

LineKind = Literal["paragraph", "heading", "item", "quote", "code", "rule"]
MarkStyle = Literal["emphasis", "strong", "struck", "code", "link", "keyword", "name", "string", "number", "comment"]


class Position(NamedTuple):
    """A place in the clean text: line and column, both from 0. It survives a resize."""

    line: int
    column: int


class Span(NamedTuple):
    """The text from `start` up to but not including `end`."""

    start: Position
    end: Position


PICTURE = "picture:"
"""What the target of a link begins with that leads to a picture in the file; its name there follows."""

BESIDE = "beside:"
"""What the target of a link begins with that leads to another file, or to no place there is in this one.

Its path from the folder of the text follows, with `#` and the name of a part.
"""


class Mark(NamedTuple):
    """A style on the characters `start` to `end` of one line.

    `target` is where a link leads: the number of a line, an address outside the text, a picture in its file, or another
    file beside it.
    """

    start: int
    end: int
    style: MarkStyle
    target: str | int | None = None


def shifted(marks: Iterable[Mark], by: int) -> Iterator[Mark]:
    """Marks on a text that so many characters were put before."""
    return (mark._replace(start=mark.start + by, end=mark.end + by) for mark in marks)


class Cells(NamedTuple):
    """The cells of a row of a table: where each is in the line, and what stands at the head of its column.

    `heads` is empty where the table has none, and in the row that `is_head`; `columns` are the widths of the table's on
    the screen, and `covers` how many of them each cell covers, if any has more than one; a row that `goes_on` holds
    further lines of the cells above it. `words` is how wide the longest word of each column is.
    """

    spans: tuple[tuple[int, int], ...]
    heads: tuple[CleanText, ...]
    columns: tuple[int, ...]
    is_head: bool = False
    covers: tuple[int, ...] = ()
    goes_on: bool = False
    words: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        """The cells of the screen that the table is wide."""
        return width_of(self.columns)


def width_of(columns: Sequence[int]) -> int:
    """The cells of the screen that columns side by side are wide."""
    return sum(columns) + COLUMN_GAP * (len(columns) - 1)


class Line(NamedTuple):
    """One logical line: a paragraph, a heading, a list item, a line of code.

    `level` is the heading's level or the depth of a list item or quotation; `label` is what stands before a list item,
    and of a heading what the contents call it where they call it something else.
    `close` lines follow the line before without a blank row between (items of one list, lines of one verse). `language`
    is what a line of code is written in, where the text says so; `cells` are those of a row of a table; `quoted` is in
    how many quotations a line stands that is more than a paragraph of one; `hang` is how many cells further in than its
    first row the others stand.
    """

    text: CleanText
    kind: LineKind = "paragraph"
    marks: tuple[Mark, ...] = ()
    level: int = 0
    label: str = ""
    close: bool = False
    language: str = ""
    cells: Cells | None = None
    quoted: int = 0
    hang: int = 0

    @property
    def bars(self) -> int:
        """In how many quotations the line stands."""
        return max(0, self.level if self.kind == "quote" else self.quoted)


class Heading(NamedTuple):
    """A heading, by its line number, so that it can be listed and jumped to."""

    line: int
    level: int
    text: CleanText


class Metadata(NamedTuple):
    """What a file says of its text. Only `title` is always there; what is empty or None it does not say.

    `base` is the address in the web that its links to other files begin at.
    """

    title: CleanText
    author: CleanText | None = None
    date: str | None = None
    language: str = ""
    kind: CleanText | None = None
    source: CleanText | None = None
    licence: CleanText | None = None
    base: str = ""


class Parsed(NamedTuple):
    """What a format makes of a file. An empty title means that the file gives none.

    `unseen` says what the file holds beside the lines, in words: "2 images and 1 video are not shown".
    """

    lines: Sequence[Line]
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

    @property
    def unseen(self) -> str:
        """What the file holds beside the lines, in words; empty where that is nothing."""

    @property
    def words(self) -> int:
        """How many words there are, near enough to tell the minutes and quick enough for the first frame."""

    def __len__(self) -> int:
        """The number of lines."""

    def line(self, number: int) -> Line:
        """The line with this number, from 0."""

    def nearest(self, number: int, step: Literal[1, -1]) -> int | None:
        """The number of the first line from one on, down the text or up, that has anything to show; None without."""

    def numbers_with(self, word: bytes, first: int, last: int, stop: Callable[[], bool]) -> Iterable[int]:
        """The numbers from `first` up to `last` of lines that may hold a word of small ASCII letters, until `stop`."""

    def passed(self, position: Position) -> float:
        """How much of the text stands before a position, 0 to 1."""

    def position_at(self, passed: float) -> Position:
        """The place at which so much of the text has been passed."""


@dataclass(frozen=True)
class TextDocument:
    """A document held in memory as a list of lines. `unseen` says what else its file holds, in words."""

    id: str
    metadata: Metadata
    lines: Sequence[Line]
    unseen: str = ""

    @property
    def title(self) -> CleanText:
        """What the text is called."""
        return self.metadata.title

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order, one of several lines once."""
        found: list[Heading] = []
        last = -1
        for number, line in enumerate(self.lines):
            if line.kind != "heading":
                continue
            if not (line.close and found and last == number - 1):
                found.append(Heading(number, line.level, CleanText(line.label or line.text)))
            elif not self.lines[found[-1].line].label:
                found[-1] = found[-1]._replace(text=CleanText(f"{found[-1].text} {line.text}"))
            last = number
        return tuple(found)

    @cached_property
    def words(self) -> int:
        """How many words there are, counted in the first lines of a long text and taken to be as many in the others."""
        counted, words = 0, 0.0
        for line in self.lines:
            counted += len(line.text)
            words += count_words(line.text)
            if counted > COUNTED:
                return round(words * sum(len(each.text) for each in self.lines) / counted)
        return round(words)

    @cached_property
    def ends(self) -> list[int]:
        """Where each line ends, in characters from the start, each line counted as one more than it has."""
        return [*accumulate(len(line.text) + 1 for line in self.lines)]

    def __len__(self) -> int:
        return len(self.lines)

    def line(self, number: int) -> Line:
        """The line with this number, from 0."""
        return self.lines[number]

    def nearest(self, number: int, step: Literal[1, -1]) -> int | None:
        """The number itself, or that of the nearest end of the text where it lies beyond the other."""
        if not self.lines:
            return None
        nearest = max(0, number) if step > 0 else min(number, len(self.lines) - 1)
        return nearest if 0 <= nearest < len(self.lines) else None

    def numbers_with(self, word: bytes, first: int, last: int, stop: Callable[[], bool]) -> Iterable[int]:
        """The numbers of lines that may hold the word: to ask that first is quicker than to look for an expression."""
        sought = word.decode()
        return (number for number in range(first, last) if _may_hold(sought, self.lines[number].text))

    def passed(self, position: Position) -> float:
        """How much of the text stands before a position, 0 to 1."""
        line, column = position
        if line >= len(self.lines):
            return 1.0
        return ((self.ends[line - 1] if line else 0) + column) / self.ends[-1]

    def position_at(self, passed: float) -> Position:
        """The place at which so much of the text has been passed."""
        if not self.lines:
            return Position(0, 0)
        at = round(passed * self.ends[-1])
        line = min(len(self.lines) - 1, bisect_right(self.ends, at))
        return Position(line, at - (self.ends[line - 1] if line else 0))


def _may_hold(word: str, text: str) -> bool:
    """Whether a word of small ASCII letters may stand in a text, in letters of any case."""
    return word in text.lower() or LONG_S in text or UNSEEN in text


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
