"""A document out of what was kept of it: its lines are made where they are looked at, so a book opens like a note."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, overload
from zlib import crc32

from reader.document.blocks import may_hold
from reader.document.clean import clean_line
from reader.document.model import Heading, Line, Metadata, Parsed, TextDocument
from reader.document.parsed_json import line_from, metadata_from

HELD = 1024
"""Lines that are held when they have been made."""


class Counted(NamedTuple):
    """What is known of all lines together: the headings, how many words, and where each line ends."""

    headings: tuple[Heading, ...]
    words: int
    ends: list[int]


def written(parsed: Parsed) -> str:
    """What was parsed, as `read_again` reads it: a checksum, what is known of the whole, and a row for each line."""
    document = TextDocument("", parsed.metadata, parsed.lines)
    known = {
        "metadata": parsed.metadata._asdict(),
        "unseen": parsed.unseen,
        "counted": (document.headings, document.words, document.ends),
    }
    rows = [json.dumps(each, ensure_ascii=False, check_circular=False) for each in (known, *parsed.lines)]
    text = "\n".join(rows)
    return f"{crc32(text.encode()):08x}\n{text}"


def read_again(data: bytes) -> Parsed:
    """What was written. Raises ValueError where that is damaged."""
    checksum, _, rest = data.partition(b"\n")
    if checksum != b"%08x" % crc32(rest):
        raise ValueError(checksum)
    head, *rows = rest.split(b"\n")
    known = json.loads(head)
    headings, words, ends = known["counted"]
    found = tuple(Heading(number, level, clean_line(words_)) for number, level, words_ in headings)
    return Parsed(
        KeptLines(rows, Counted(found, words, ends)), metadata_from(known["metadata"]), clean_line(known["unseen"])
    )


class KeptLines(Sequence[Line]):
    """Lines, each out of the row that it was written in when it is first asked for."""

    def __init__(self, rows: list[bytes], counted: Counted) -> None:
        self.rows = rows
        self.counted = counted
        self._line = lru_cache(HELD)(self._made)

    def _made(self, number: int) -> Line:
        return line_from(*json.loads(self.rows[number]))

    def __len__(self) -> int:
        return len(self.rows)

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
        return self._line(at)


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
        """The numbers of lines whose row may hold the word, so that no others are made."""
        return (number for number in range(first, last) if may_hold(word, self.lines.rows[number]))


def document_of(identity: str, metadata: Metadata, parsed: Parsed) -> TextDocument:
    """The document that lines make, whether they were just parsed or are read again."""
    if isinstance(parsed.lines, KeptLines):
        return KeptDocument(identity, metadata, parsed.lines, parsed.unseen)
    return TextDocument(identity, metadata, tuple(parsed.lines), parsed.unseen)
