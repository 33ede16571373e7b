"""Passages: stretches of a text that a reader marks, and the sentences they lie in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from reader.document.anchor import Anchors, Quote
from reader.document.clean import clean_line
from reader.document.model import Document, Position, Span, lines_of, text_of
from reader.document.sentences import sentences

_WRITTEN = re.compile(r"¶(\d{1,9}):(\d{1,9}) (.+)", re.S)
_SHAPES = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}
UNREAD = ("heading", "rule", "code")
"""Kinds of line that hold no sentences."""


class Passages:
    """A text by its sentences. All of it is worked out when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def anchors(self) -> Anchors:
        """The text made ready for finding quotes."""
        return Anchors(self.document)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Every sentence, in reading order."""
        return tuple(
            Span(Position(number, start), Position(number, end))
            for number, line in enumerate(lines_of(self.document))
            if line.kind not in UNREAD
            for start, end in sentences(line.text)
        )

    @cached_property
    def _starts(self) -> list[Position]:
        return [span.start for span in self.sentences]

    @cached_property
    def _ends(self) -> list[Position]:
        return [span.end for span in self.sentences]

    def covered(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers, from 0, of the sentences that passages touch."""
        return frozenset(
            number
            for span in spans
            for number in range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
        )

    def quoted(self, quotes: Iterable[Quote]) -> tuple[Span, ...]:
        """Where quotes stand, those that are lost left out."""
        found = (self.anchors.find(quote) for quote in quotes)
        return tuple(each.span for each in found if each)

    def matches(self, words: str) -> tuple[Span, ...]:
        """Where words stand in the sentences, in any capitals, white space and shape of quotation marks."""
        pattern = re.compile(rf"(?<!\w){_pattern(words)}(?!\w)", re.I)
        return tuple(
            Span(Position(number, found.start()), Position(number, found.end()))
            for number, line in enumerate(lines_of(self.document))
            if words.strip() and line.kind not in UNREAD
            for found in pattern.finditer(line.text)
        )

    def paragraph(self, span: Span) -> Span:
        """The lines that a passage lies in, whole."""
        last = span.end.line
        return Span(Position(span.start.line, 0), Position(last, len(self.document.line(last).text)))

    def sentence(self, span: Span) -> Span:
        """The sentences that a passage touches, whole; the passage itself where it lies in none."""
        touched = self.covered((span,))
        return Span(self.sentences[min(touched)].start, self.sentences[max(touched)].end) if touched else span

    def written(self, span: Span) -> str:
        """A passage as a text to keep: where it is now, and its words, by which it is found in an edited text."""
        words = " ".join(text_of(self.document, span).split())
        return f"¶{span.start.line + 1}:{span.start.column + 1} {words}"

    def read(self, written: str) -> Span | None:
        """A passage from what `written` made of it; None when it is none or is no longer in the text."""
        match = _WRITTEN.fullmatch(written)
        if match is None or not (words := clean_line(match[3])):
            return None
        line, column = int(match[1]) - 1, int(match[2]) - 1
        if 0 <= line < len(self.document) and column >= 0:
            here = re.compile(_pattern(words)).match(self.document.line(line).text, column)
            if here:
                return Span(Position(line, here.start()), Position(line, here.end()))
        found = self.anchors.find(Quote(words))
        return found.span if found else None


def words_of(written: str) -> str:
    """The words of a passage as `Passages.written` wrote it; any other text as it is."""
    match = _WRITTEN.fullmatch(written)
    return match[3] if match else written


def is_written(text: str) -> bool:
    """Whether a text has the form that `Passages.written` gives a passage."""
    return _WRITTEN.fullmatch(text) is not None


def _pattern(words: str) -> str:
    """What matches words whatever white space parts them and whichever shape their quotation marks have."""
    return r"\s+".join("".join(_SHAPES.get(each, re.escape(each)) for each in word) for word in words.split())


def whole_words(document: Document, span: Span) -> Span:
    """A passage with the rest of the words that it begins and ends in."""
    first, last = document.line(span.start.line).text, document.line(span.end.line).text
    start, end = span.start.column, span.end.column
    while start > 0 and first[start - 1].isalnum() and first[start].isalnum():
        start -= 1
    while 0 < end < len(last) and last[end - 1].isalnum() and last[end].isalnum():
        end += 1
    return Span(Position(span.start.line, start), Position(span.end.line, end))
