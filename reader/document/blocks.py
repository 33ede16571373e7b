"""Plain text of any size, read in blocks where it is looked at, so that it opens as quickly as a short one.

A line has the number of the row of the file that it begins in, as in an editor: to know the numbers, newlines are
counted and nothing else. That is done when a number far down is first asked for, and takes a tenth of a second for
100 MB. The rows between (blank, or joined to the one above) are lines with nothing to show.
"""

from __future__ import annotations

import os
import weakref
from array import array
from bisect import bisect_left, bisect_right
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from threading import Lock
from time import sleep
from typing import IO, Literal, NamedTuple

from reader.decoding import UTF8, broken_in, broken_in_words, decode, decode_as, decoded, doubt_about, encoding_of
from reader.document.clean import CleanText, clean
from reader.document.model import UNSEEN, Document, Heading, Line, Metadata, Position, TextDocument
from reader.document.plain import lines_of_rows
from reader.document.signatures import kind_of, looks_binary, said_of_page
from reader.document.terminal_text import ESCAPE, NOT_SHOWN, STRUCK, plain_letters
from reader.document.unseen import together
from reader.document.unwrap import usual_width
from reader.document.words import count_words

BLOCK = 1 << 16
"""Bytes that are read together."""
REACH = 1 << 13
"""Bytes behind a block in which its end is looked for: a blank row, so that no paragraph is cut."""
LONGEST = 1 << 18
"""Bytes of a row of the file; one that is longer is read as several."""
HELD = 8
"""Blocks whose lines are held."""
LOOKED_THROUGH = 4_000_000
"""Bytes of a very long text in which names are looked for."""
TURN, AWAY = 16, 0.0002
"""Blocks after which a thread that reads one after the other gives way to others, and for how many seconds."""

NOTHING = Line(CleanText(""), close=True)
_BLANK_ROWS = (b"\n\n", b"\n\r\n")
_NEWLINES = (b"\r", b"\v", b"\f", b"\x1c", b"\x1d", b"\x1e", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
"""What `clean` makes a newline of, beside the newline itself."""


_UNLIKE_ITS_BYTES = tuple(sign.encode() for sign in f"\u00ad\ufeff{UNSEEN}\u017f\u212a")
"""What is taken out of a word when it is cleaned or looked for, and what is another form of s and of k."""


_IN_WORDS = (STRUCK.encode(), ESCAPE.encode())
"""What may stand between the letters of a word where it is written for a terminal."""


class Block(NamedTuple):
    """The lines that begin in some rows of a file, by number, and where each ends, in characters from the first."""

    first: int
    rows: int
    numbers: list[int]
    lines: list[Line]
    ends: list[int]

    def nearest(self, number: int, step: Literal[1, -1]) -> int | None:
        """The number of the first line from one on, down or up."""
        at = bisect_left(self.numbers, number) if step > 0 else bisect_right(self.numbers, number) - 1
        return self.numbers[at] if 0 <= at < len(self.numbers) else None


class BlockDocument:
    """A plain text in a file. Every method may be called from any thread."""

    def __init__(self, file: IO[bytes], identity: str, name: CleanText) -> None:
        """The text in a file, which may be closed afterwards; it is called `name` where it has no title."""
        self.id = identity
        self._file = os.dup(file.fileno())
        weakref.finalize(self, os.close, self._file)
        self.size = os.fstat(self._file).st_size
        self._offsets, self._firsts = array("Q", [0]), array("Q", [0])
        self._counting = Lock()
        start = self._read(0, BLOCK)
        rows = start[: start.rfind(b"\n") + 1 or BLOCK]
        self._encoding = None if rows.isascii() else encoding_of(rows)
        self._guessed = UTF8
        self._said_of_page = said_of_page(start)
        self._broken: dict[int, int] = {}
        self._has_looks = False
        self._passed: dict[int, float] = {}
        self._width = usual_width(clean(plain_letters(self._decoded(start))).split("\n"))
        self._block: Callable[[int], Block] = lru_cache(HELD)(self._parse)
        self._count_to(0)
        self.headings = tuple(_headings_in(self._block(0)))
        first = next(iter(self._block(0).lines), NOTHING)
        self.metadata = Metadata(first.text if first.kind == "heading" else name)

    @property
    def title(self) -> CleanText:
        """What the text is called."""
        return self.metadata.title

    @property
    def unseen(self) -> str:
        """What is not sure about the bytes that have been read so far, in words."""
        encoding = self._encoding or self._guessed
        doubt = doubt_about(encoding) or broken_in_words(sum(self._broken.values()), encoding)
        return together(doubt, NOT_SHOWN if self._has_looks else "", self._said_of_page)

    @cached_property
    def words(self) -> int:
        """How many words there are, counted at the start and taken to be as many elsewhere."""
        start = self._read(0, BLOCK)
        return round(count_words(self._decoded(start)) * self.size / max(1, len(start)))

    def head(self, size: int) -> TextDocument:
        """The lines in about the first `size` bytes, with the numbers that they have here."""
        last = self.position_at(size / self.size).line
        return TextDocument(self.id, self.metadata, tuple(map(self.line, range(last + 1))))

    def __len__(self) -> int:
        self._count_to(None)
        return self._firsts[-1]

    def count(self, number: int | None, stop: Callable[[], bool]) -> bool:
        """Count newlines as `_count_to` does, in a thread that gives way to others; whether `stop` did not end it."""
        blocks = 0
        while (number is None or self._firsts[-1] <= number) and self._count_block():
            blocks += 1
            give_way(blocks)
            if stop():
                return False
        return True

    def find_headings(self, stop: Callable[[], bool]) -> None:
        """Find the headings of all of a text, unless it is very long, in a thread that gives way to others."""
        found = self.headings
        for nth in range(1, len(self._offsets) - 1 if self.size <= LOOKED_THROUGH else 0):
            sleep(AWAY)
            if stop():
                return
            block = self._parse(nth)
            headings = tuple(_headings_in(block))
            self._passed |= {each.line: self._passed_in(nth, block, Position(each.line, 0)) for each in headings}
            found += headings
        self.headings = found

    def line(self, number: int) -> Line:
        """The line that begins in this row, from 0; one with nothing to show where none does."""
        block = self._block_with(number)
        if block is None:
            return NOTHING
        at = bisect_left(block.numbers, number)
        return block.lines[at] if at < len(block.numbers) and block.numbers[at] == number else NOTHING

    def nearest(self, number: int, step: Literal[1, -1]) -> int | None:
        """The number of the first line from one on, down the text or up, that has anything to show; None without."""
        number = max(0, number) if step > 0 else number
        if step < 0 and self._block_with(number) is None and number > 0:
            number = len(self) - 1
        while block := self._block_with(number):
            found = block.nearest(number, step)
            if found is not None:
                return found
            number = block.first + block.rows if step > 0 else block.first - 1
        return None

    def numbers_with(self, word: bytes, first: int, last: int, stop: Callable[[], bool]) -> Iterator[int]:
        """The numbers from `first` up to `last` of lines in the blocks that hold a word of ASCII in small letters."""
        if not self.count(last, stop):
            return
        for nth in range(self._nth(first), min(self._nth(last - 1) + 1, len(self._offsets) - 1)):
            give_way(nth)
            if stop():
                return
            start, end = self._offsets[nth], self._offsets[nth + 1]
            if word and not may_hold(word, self._read(start, end - start)):
                continue
            numbers = self._block(nth).numbers
            yield from numbers[bisect_left(numbers, first) : bisect_left(numbers, last)]

    def passed(self, position: Position) -> float:
        """How much of the text stands before a position, 0 to 1, by the bytes of its file."""
        if position.column == 0 and position.line in self._passed:
            return self._passed[position.line]
        block = self._block_with(position.line)
        if block is None:
            return 1.0
        return self._passed_in(self._nth(position.line), block, position)

    def _passed_in(self, nth: int, block: Block, position: Position) -> float:
        at = bisect_right(block.numbers, position.line) - 1
        before = (block.ends[at - 1] if at > 0 else 0) + (position.column if at >= 0 else 0)
        start, end = self._offsets[nth], self._offsets[nth + 1]
        return (start + (end - start) * min(1.0, before / max(1, block.ends[-1] if block.ends else 1))) / self.size

    def position_at(self, passed: float) -> Position:
        """The place at which so much of the text has been passed."""
        offset = min(self.size - 1, round(passed * self.size))
        while self._offsets[-1] <= offset and self._count_block():
            pass
        nth = min(len(self._firsts) - 2, bisect_right(self._offsets, offset) - 1)
        block = self._block(nth)
        if not block.lines:
            return Position(block.first, 0)
        start, end = self._offsets[nth], self._offsets[nth + 1]
        wanted = round((offset - start) / (end - start) * block.ends[-1])
        at = min(len(block.lines) - 1, bisect_right(block.ends, wanted))
        return Position(block.numbers[at], wanted - (block.ends[at - 1] if at else 0))

    def _block_with(self, number: int) -> Block | None:
        """The block with a row; None beyond the text."""
        if number < 0:
            return None
        self._count_to(number)
        return self._block(self._nth(number)) if number < self._firsts[-1] else None

    def _nth(self, number: int) -> int:
        return bisect_right(self._firsts, number) - 1

    def _count_to(self, number: int | None) -> None:
        """Count newlines until it is known where a row is, or to the end."""
        while (number is None or self._firsts[-1] <= number) and self._count_block():
            pass

    def _count_block(self) -> bool:
        """Find the end of the next block; whether there was one."""
        with self._counting:
            start = self._offsets[-1]
            data = self._data_from(start)
            if not data:
                return False
            rows = self._newlines_in(data) + (not data.endswith(b"\n"))
            self._offsets.append(start + len(data))
            self._firsts.append(self._firsts[-1] + rows)
            return True

    def _data_from(self, start: int) -> bytes:
        """The block that begins at an offset, up to a blank row if one is near, else to the end of a row."""
        data = self._read(start, BLOCK + REACH)
        if len(data) <= BLOCK:
            return data
        ends = [data.find(blank, BLOCK - 3) + len(blank) for blank in _BLANK_ROWS if data.find(blank, BLOCK - 3) >= 0]
        if ends:
            return data[: min(ends)]
        while not (end := data.find(b"\n", BLOCK) + 1) and len(data) < LONGEST:
            more = self._read(start + len(data), len(data))
            if not more:
                return data
            data += more
        return data[: end or self._cut_in(data)]

    def _cut_in(self, data: bytes) -> int:
        """Where a part of a row that is too long ends: before spaces that are near, else before a whole grapheme."""
        space = data.rfind(b" ", len(data) - REACH)
        words = len(data[: max(0, space)].rstrip(b" "))
        if words:
            return words
        from reader.document.graphemes import whole  # noqa: PLC0415  (few texts have such rows)

        name = (self._encoding or UTF8).name
        decoder = getincrementaldecoder(name)(errors="replace")
        text = decoder.decode(data)
        begun = len(decoder.getstate()[0])
        last = whole(text, len(text) - 1, len(text) - 1)[0]
        return len(data) - begun - len(text[last:].encode(name, errors="replace"))

    def _parse(self, nth: int) -> Block:
        start, end = self._offsets[nth], self._offsets[nth + 1]
        first, rows = self._firsts[nth], self._firsts[nth + 1] - self._firsts[nth]
        data = self._read(start, end - start)
        source, encoding = (decode_as(data, self._encoding), self._encoding) if self._encoding else decoded(data)
        if not encoding.sure:
            self._guessed = encoding
        self._broken[nth] = broken_in(data, source, encoding)
        bare = plain_letters(source)
        self._has_looks = self._has_looks or len(bare) < len(source)
        text = clean(bare)
        found = [*lines_of_rows(text.split("\n"), self._width, titled=nth == 0)]
        if found and found[0][0] == 0 and not self._after_blank_row(start):
            found[0] = (0, found[0][1]._replace(close=True))
        lines = [line for _, line in found]
        ends = [*accumulate(len(line.text) + 1 for line in lines)]
        return Block(first, rows, [first + number for number, _ in found], lines, ends)

    def goes_on(self, number: int) -> bool:
        """Whether the line that begins here stands in a row of the file that is so long that it was cut before it."""
        nth = self._nth(number)
        return nth > 0 and self._firsts[nth] == number and self._read(self._offsets[nth] - 1, 1) != b"\n"

    def _after_blank_row(self, offset: int) -> bool:
        before = self._read(max(0, offset - 3), min(3, offset))
        return not before or before.endswith(_BLANK_ROWS)

    def _newlines_in(self, data: bytes) -> int:
        """How many newlines there are in a part of the file once it is cleaned."""
        returns = data.count(b"\r")
        plain = returns == 0 or returns == data.count(b"\r\n")
        special = _NEWLINES[1:6] if data.isascii() else _NEWLINES[1:]
        if self._encoding and self._encoding.name.startswith("iso8859"):
            special = (*special, b"\x85")
        if plain and not any(newline in data for newline in special):
            return data.count(b"\n")
        return clean(self._decoded(data)).count("\n")

    def _decoded(self, data: bytes) -> str:
        """A part of the file as text: in the encoding that its beginning is in, unless that may be in any."""
        return decode_as(data, self._encoding) if self._encoding else decode(data)

    def _read(self, offset: int, size: int) -> bytes:
        return os.pread(self._file, size, offset)


def _headings_in(block: Block) -> Iterator[Heading]:
    lines = zip(block.numbers, block.lines, strict=True)
    return (Heading(number, line.level, line.text) for number, line in lines if line.kind == "heading")


def may_hold(word: bytes, data: bytes) -> bool:
    """Whether a word of ASCII in small letters may be, in any form, in a part of a file once it is cleaned."""
    if word in data.lower() or any(sign in data for sign in _IN_WORDS):
        return True
    return not data.isascii() and any(sign in data for sign in _UNLIKE_ITS_BYTES)


def look_through(document: Document, stop: Callable[[], bool]) -> bool:
    """Count the rows of a text, of which the last number follows, and find its headings, until `stop` says so.

    Whether all are counted.
    """
    if isinstance(document, BlockDocument):
        if not document.count(None, stop):
            return False
        document.find_headings(stop)
    return True


def give_way(blocks: int) -> None:
    """Give other threads their turn after every so many blocks that were read.

    To read one is so quick that a thread woken by it finds the interpreter taken again, and is never given its turn.
    """
    if blocks % TURN == 0:
        sleep(AWAY)


def is_too_long(document: Document) -> bool:
    """Whether a text is so long that only its beginning is looked through for names."""
    return isinstance(document, BlockDocument) and document.size > LOOKED_THROUGH


def goes_on(document: Document, number: int) -> bool:
    """Whether a line and the one before it stand in the same row of the file."""
    return isinstance(document, BlockDocument) and document.goes_on(number)


def share_looked_through(document: Document) -> float:
    """How much of a text is looked through for names, 0 to 1."""
    return LOOKED_THROUGH / document.size if isinstance(document, BlockDocument) and is_too_long(document) else 1.0


def beginning(document: Document) -> Document:
    """What of a text is looked through for names: all of it, or the first part of a very long one."""
    if isinstance(document, BlockDocument) and is_too_long(document):
        return document.head(LOOKED_THROUGH)
    return document


def read_in_blocks(file: IO[bytes], identity: str, name: CleanText) -> BlockDocument | None:
    """A plain text that is worth reading in blocks; None for one that is short, or is to be looked at as a whole.

    That is what may be no text, and what has no newlines that can be told from its bytes. Reading goes on where it was.
    """
    at = file.tell()
    start = file.read(BLOCK + 1)
    file.seek(at)
    only_returns = b"\r" in start and b"\n" not in start
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start
    if len(start) <= BLOCK or only_returns or wide or kind_of(start) or looks_binary(decode(start)):
        return None
    return BlockDocument(file, identity, name)
