"""Search: where words, or what an expression describes, stand in a document.

Words are looked for as people type them: straight quotation marks find curly ones, a space any white space. Expressions
run on an engine that can be told when to give up, since a few characters can ask for a search of centuries.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, groupby
from math import prod
from time import monotonic
from typing import NamedTuple

from reader.document.layout import cluster_end
from reader.document.model import UNSEEN, Document, Position, Span
from reader.document.raised import LOWERED, RAISED
from reader.errors import ReaderError

MOST_HITS = 100_000
MOST_SLOW = 20
"""Lines that may each take an expression too long before the search is given up."""

WINDOW = 1_000
"""Lines that are looked through at a time for the hit beside a place."""
BATCH = 200_000
"""Characters that are searched between two reports."""

_SHAPES = {"'": "['’‘]", '"': '["“”„]', "-": "[-‐‑]"}
_SHIFTS = {sign: "".join(map(chr, signs.values())) for sign, signs in (("^", RAISED), ("_", LOWERED))}
_PARTS = re.compile(r"[^\W\d_]+|\d+|.", re.S)
_PLAIN = re.compile(r"(?<![\w^])(?:[a-z]+|[0-9]+)")
"""Words, or beginnings of such, that are nowhere raised or lowered."""
_MOST_COPIES = 100_000
_COUNTED = re.compile(r"\{\s*(\d+)")
_NO_LETTERS = re.compile(r"\\[pP]\{[^}]*\}|\\.|\(\?P")


class Query(NamedTuple):
    """What is looked for. A capital in it makes capitals matter."""

    text: str
    expression: bool = False


Finder = Callable[[str], Iterator[tuple[int, int]]]
"""Gives the start and end of each hit in a line; raises TimeoutError where that takes too long."""


class Batch(NamedTuple):
    """A piece of the search: its hits, the lines it gave up in, and how many lines there are still to search."""

    spans: list[Span]
    slow: int
    left: int


def finder(query: Query) -> Finder:
    """What finds a query in a line. Raises ReaderError where an expression cannot be used."""
    return _expression(query.text) if query.expression else _words(query.text)


def _words(text: str) -> Finder:
    flags = 0 if _has_capital(text) else re.IGNORECASE
    seen = text.replace(UNSEEN, "") or text
    parts = (r"\s+" if blank else _word("".join(run)) for blank, run in groupby(seen, str.isspace))
    pattern = re.compile("".join(parts), flags)

    def find(line: str) -> Iterator[tuple[int, int]]:
        ascii_ = line.isascii()
        places = [at for at, sign in enumerate(line) if sign != UNSEEN] if UNSEEN in line else range(len(line))
        for match in pattern.finditer(line.replace(UNSEEN, "")):
            start, last = places[match.start()], places[match.end() - 1]
            yield start, last + 1 if ascii_ else cluster_end(line, last)

    return find


def _word(word: str) -> str:
    """A word in all the ways it may be written: figures behind letters, and letters behind figures, may be shifted."""
    pattern, may_shift = "", False
    for part in _PARTS.findall(word):
        if part in _SHIFTS:
            pattern += f"(?:{re.escape(part)}\\(?|(?=[{_SHIFTS[part]}]))"
        else:
            pattern += "".join(map(_shifted if may_shift and part.isalnum() else _letter, part))
        may_shift = part in _SHIFTS or part.isalnum()
    return pattern


def _shifted(letter: str) -> str:
    """A letter or a figure that may be raised or lowered."""
    forms = sorted({letter.translate(RAISED), letter.translate(LOWERED)} - {letter})
    return f"(?:{'|'.join((_letter(letter), *forms))})"


def _letter(letter: str) -> str:
    """A letter in all the ways it may be written."""
    apart = unicodedata.normalize("NFD", letter)
    escaped = re.escape(letter)
    return f"(?:{escaped}|{re.escape(apart)})" if apart != letter else _SHAPES.get(letter, escaped)


def _expression(text: str) -> Finder:
    import regex  # type: ignore[import-untyped]  # noqa: PLC0415  (only an expression needs it)

    # The engine writes out `(x{9}){9}` and `(x+)+` while it compiles, and that cannot be stopped.
    if prod(int(count) + 1 for count in _COUNTED.findall(text)) * 2 ** text.count(")+") > _MOST_COPIES:
        raise ReaderError("repeats too much inside repeats", code="expression")
    flags = 0 if _has_capital(_NO_LETTERS.sub("", text)) else regex.IGNORECASE
    try:
        pattern = regex.compile(text, flags)
    except (regex.error, RecursionError, OverflowError) as error:
        at = getattr(error, "pos", None)
        place = f", at character {at + 1}" if at is not None else ""
        raise ReaderError(f"{getattr(error, 'msg', error)}{place}", code="expression") from None

    def find(line: str) -> Iterator[tuple[int, int]]:
        seconds = min(2.0, 0.1 + len(line) / 4_000_000)
        end = monotonic() + seconds
        for match in pattern.finditer(line, timeout=seconds, concurrent=True):
            if monotonic() > end:
                raise TimeoutError
            if match.end() > match.start():
                yield match.span()

    return find


def _has_capital(text: str) -> bool:
    return any(map(str.isupper, text))


def longest_word(query: Query) -> bytes:
    """The longest plain word of a query in small letters, to pass over what does not hold it; none of an expression."""
    words = [] if query.expression else _PLAIN.findall(query.text.lower())
    return max(words, key=len, default="").encode()


def search(
    document: Document,
    find: Finder,
    start: int = 0,
    word: bytes = b"",
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Batch]:
    """The hits in a document from a line on, and then from the first line up to it, in batches.

    A `word` that every hit holds makes it quicker; it ends when `stop` says so. The first batch ends with the first
    line that has any. The search ends early with too many hits or too many lines that take too long; then the last
    batch says that lines are left.
    """
    total, hits, slow = len(document), 0, 0
    spans: list[Span] = []
    slow_here = size = 0
    numbers = (document.numbers_with(word, *part, stop) for part in ((start, total), (0, min(start, total))))
    for number in chain.from_iterable(numbers):
        text = document.line(number).text
        left = (start - number - 1) % total
        try:
            for begin, end in find(text):
                if hits + len(spans) >= MOST_HITS:
                    yield Batch(spans, slow_here, left + 1)
                    return
                spans.append(Span(Position(number, begin), Position(number, end)))
        except TimeoutError:
            slow_here += 1
            if slow + slow_here >= MOST_SLOW:
                yield Batch(spans, slow_here, left)
                return
        size += len(text) + 1
        if size >= BATCH or (spans and not hits):
            yield Batch(spans, slow_here, left)
            hits, slow = hits + len(spans), slow + slow_here
            spans, slow_here, size = [], 0, 0
    yield Batch(spans, slow_here, 0)


def beside(
    document: Document,
    find: Finder,
    place: Position,
    by: int,
    word: bytes = b"",
    stop: Callable[[], bool] = lambda: False,
) -> Span | None:
    """The next hit after a place, or the last one before it, round from one end to the other, however many there are.

    `word` and `stop` are as in a search.
    """
    below, above = (place.line, len(document)), (0, place.line + 1)
    for is_round, part in enumerate((below, above) if by > 0 else (above, below)):
        for first, last in _windows(*part, by):
            spans = _spans_in(document, find, document.numbers_with(word, first, last, stop))
            wanted = (span for span in spans if is_round or (span.start > place if by > 0 else span.start < place))
            hit = next(wanted, None) if by > 0 else next(iter(deque(wanted, 1)), None)
            if hit:
                return hit
    return None


def _windows(start: int, end: int, by: int) -> Iterator[tuple[int, int]]:
    """Stretches of lines that make up a part of a text, down or up."""
    if by > 0:
        return ((at, min(at + WINDOW, end)) for at in range(start, end, WINDOW))
    return ((max(start, at - WINDOW), at) for at in range(end, start, -WINDOW))


def _spans_in(document: Document, find: Finder, numbers: Iterable[int]) -> Iterator[Span]:
    """The hits in lines; what follows in a line that takes too long is passed over."""
    for number in numbers:
        with suppress(TimeoutError):
            for start, end in find(document.line(number).text):
                yield Span(Position(number, start), Position(number, end))


class Hits:
    """The hits found so far, in the order of the search, which began at a line."""

    def __init__(self, start: int = 0) -> None:
        self.spans: list[Span] = []
        self.by_line: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.slow = 0
        self.left = 0
        self.done = False
        self._start = start
        self._before = 0

    def add(self, batch: Batch) -> None:
        """Take in a batch."""
        self.spans += batch.spans
        self.slow += batch.slow
        self.left = batch.left
        for span in batch.spans:
            self.by_line[span.start.line].append((span.start.column, span.end.column))
            self._before += span.start.line < self._start

    @property
    def cut(self) -> bool:
        """Whether there are more hits than are kept."""
        return self.done and self.left > 0 and len(self.spans) >= MOST_HITS

    def step(self, place: Position, by: int, there: bool = False) -> Span | None:
        """The next hit after a place, or the one before it, round from the last to the first.

        With `there` one that begins at the place counts too. None where it is not known, since not all of them are.
        """
        if not self.spans:
            return None
        bisect = bisect_right if by > 0 and not there else bisect_left
        after = bisect(self.spans, self._turned(place), key=self._order)
        at = after if by > 0 else after - 1
        if (at < 0 or after == len(self.spans)) and (self.cut or not self.done):
            return None
        return self.spans[at % len(self.spans)]

    def number(self, span: Span) -> int:
        """Which hit of the document this is, from 1; right once all are found."""
        at = bisect_left(self.spans, self._turned(span.start), key=self._order)
        return (at + self._before) % len(self.spans) + 1

    def _order(self, span: Span) -> tuple[bool, Position]:
        return self._turned(span.start)

    def _turned(self, place: Position) -> tuple[bool, Position]:
        return place.line < self._start, place
