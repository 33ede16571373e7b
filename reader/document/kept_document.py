"""A document out of what a parser wrote: its lines are made where they are looked at, so a book opens like a note."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple, overload
from zlib import crc32

from reader.document.clean import clean_line, may_hold
from reader.document.model import Heading, Line, Parsed, TextDocument
from reader.document.parsed_json import line_in, metadata_from, words_from, written

HELD = 1024
"""Lines that are held when they have been made."""

TOGETHER = 64
"""Rows that are searched at once for a word."""


class Counted(NamedTuple):
    """What is known of all lines together: the headings, how many words, and where each line ends."""

    headings: tuple[Heading, ...]
    words: int
    ends: list[int]


class KeptLines(Sequence[Line]):
    """Lines, each out of the row that it was written in when it is first asked for.

    Rows are stretches of `data`, each with a newline behind it: `starts` says where each begins and the last ends.
    """

    def __init__(self, data: bytes, starts: list[int], counted: Counted) -> None:
        self.data, self.starts = data, starts
        self.counted = counted
        self._line = lru_cache(HELD)(self._made)

    def rows(self, first: int, last: int) -> bytes:
        """The rows from one up to another."""
        return self.data[self.starts[first] : self.starts[last]]

    def _made(self, number: int) -> Line:
        return line_in(self.rows(number, number + 1)[:-1])

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        if isinstance(at, slice):
            return [self._made(number) for number in range(*at.indices(len(self)))]
        return self._line(range(len(self))[at])


@dataclass(frozen=True, eq=False)
class KeptDocument(TextDocument):
    """A document whose lines are `KeptLines`."""

    lines: KeptLines

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TextDocument):
            return NotImplemented
        mine, theirs = ((each.id, each.metadata, each.unseen) for each in (self, other))
        return mine == theirs and self.lines == other.lines

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order."""
        return self.lines.counted.headings

    @cached_property
    def words(self) -> int:
        """How many words there are, as they were counted."""
        return self.lines.counted.words

    @cached_property
    def ends(self) -> list[int]:
        """Where each line ends, in characters from the start."""
        return self.lines.counted.ends

    def numbers_with(self, word: bytes, first: int, last: int, stop: Callable[[], bool]) -> Iterator[int]:
        """The numbers of lines whose row may hold the word, so that no others are made; most are passed by many."""
        rows = self.lines.rows
        for start in range(first, last, TOGETHER):
            end = min(start + TOGETHER, last)
            if may_hold(word, rows(start, end)):
                yield from (number for number in range(start, end) if may_hold(word, rows(number, number + 1)))


def read_again(data: bytes) -> KeptDocument:
    """What was written, as a document without an id. Raises ValueError where that is damaged."""
    head = data.index(b"\n") + 1
    first = data.index(b"\n", head) + 1
    if data[:head] != b"%08x\n" % crc32(memoryview(data)[head:]):
        raise ValueError(data[:head])
    known = json.loads(data[head:first])
    starts = [*accumulate((size + 1 for size in known["sizes"]), initial=first)]
    if starts[-1] != len(data):
        raise ValueError(starts[-1])
    headings, words, ends = known["counted"]
    found = tuple(Heading(number, level, words_from(text)) for number, level, text in headings)
    lines = KeptLines(data, starts, Counted(found, words, ends))
    return KeptDocument("", metadata_from(known["metadata"]), lines, clean_line(known["unseen"]))


def checked(data: bytes) -> bytes:
    """What a process wrote that may have been led astray, made anew where cleaning changes what it comes to.

    Raises what is in `DISHONEST` for what no parser writes.
    """
    document = read_again(data)
    rows = data.split(b"\n")[2:-1]
    lines = [line_in(row) for row in rows]
    made = TextDocument("", document.metadata, lines)
    sizes = [end - start - 1 for start, end in pairwise(document.lines.starts)]
    counted = Counted(made.headings, made.words, made.ends)
    if counted == document.lines.counted and sizes == [*map(len, rows)]:
        return data
    return written(Parsed(lines, document.metadata, document.unseen))
