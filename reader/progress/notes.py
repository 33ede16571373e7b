"""Bookmarks: passages that a reader keeps, with a note, and finds again in a text that was edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from reader.clock import day
from reader.document.anchor import NOTHING, Anchors, Quote, normalise
from reader.document.clean import CleanText
from reader.document.model import Document, Line, Position, Span, text_of
from reader.document.sentences import sentences

AROUND = 200
"""Characters kept from before and after a passage, to tell it from others of the same words."""


class Bookmark(NamedTuple):
    """A passage by its place and by its words, and what was written about it."""

    id: str
    span: Span
    quote: Quote
    note: CleanText
    made: datetime


class Placed(NamedTuple):
    """A bookmark, where it is in the text as the text is now, and whether the words there are still its own.

    While it is looked for it is `sought`; where nothing tells which of several places is its own, `uncertain`.
    """

    bookmark: Bookmark
    span: Span | None
    how: Literal["sought", "kept", "moved", "uncertain", "changed", "lost"]


def passage_at(document: Document, position: Position) -> Span | None:
    """The sentence at a position, or the first one after it; None where nothing follows."""
    for number in range(position.line, len(document)):
        column = position.column if number == position.line else 0
        for start, end in sentences(document.line(number).text):
            if end > column:
                return Span(Position(number, start), Position(number, end))
    return None


def quote_of(document: Document, span: Span) -> Quote:
    """The words of a passage, and those around it, also in the lines above and below."""
    (first, start), (last, end) = span
    before = document.line(first).text[max(0, start - AROUND) : start]
    while len(before) < AROUND and first > 0:
        first -= 1
        before = f"{document.line(first).text[-AROUND:]}\n{before}"
    after = document.line(last).text[end : end + AROUND]
    while len(after) < AROUND and last < len(document) - 1:
        last += 1
        after = f"{after}\n{document.line(last).text[:AROUND]}"
    return Quote(*map(CleanText, (text_of(document, span), before[-AROUND:], after[:AROUND])))


def place(document: Document, bookmarks: Iterable[Bookmark]) -> Iterator[Sequence[Placed]]:
    """Where bookmarks are now: first all that stand as they stood, then each of the others as it is found.

    In a long text that takes a while where the words have changed, or those around them.
    """
    kept, others = [], []
    for bookmark in bookmarks:
        if _stands(document, bookmark):
            kept.append(Placed(bookmark, bookmark.span, "kept"))
        else:
            others.append(bookmark)
    yield kept
    anchors = Anchors(document)
    for bookmark in others:
        found = anchors.find(bookmark.quote, bookmark.span.start)
        changed = anchors.between(bookmark.quote)
        if changed and normalise(bookmark.quote.exact) not in normalise(text_of(document, changed.span)):
            found = changed
        found = found or anchors.parts(bookmark.quote)
        if found is None:
            yield [Placed(bookmark, None, "lost")]
        elif found.how == "alike":
            yield [Placed(bookmark, found.span, "changed")]
        else:
            yield [Placed(bookmark, found.span, "moved" if found.places == 1 else "uncertain")]


def _stands(document: Document, bookmark: Bookmark) -> bool:
    """Whether the words at the place of a bookmark are its own, and those around them too."""
    line, column = bookmark.span.end
    if line >= len(document) or column > len(document.line(line).text):
        return False
    now, was = quote_of(document, bookmark.span), bookmark.quote
    return now.exact == was.exact and now.prefix.endswith(was.prefix) and now.suffix.startswith(was.suffix)


def as_markdown(document: Document, placed: Sequence[Placed]) -> str:
    """Bookmarks as Markdown: under their headings, each a quotation, where in the text and of which day, and its note.

    Where the words have changed, those that stand there now come below.
    """
    blocks = [f"# {document.title}"]
    heading = None
    for bookmark, span, how in sorted(placed, key=lambda each: each.span or each.bookmark.span):
        above = [each.text for each in document.headings if span and each.line <= span.start.line]
        if above and above[-1] not in (heading, document.title):
            heading = above[-1]
            blocks.append(f"## {heading}")
        blocks.append(_quotation(document, bookmark.quote.exact, span))
        share = f"{document.passed(span.start):.0%}, ".replace("%", " %") if span else ""
        blocks.append(f"*{share}{day(bookmark.made)}*")
        if how == "lost":
            blocks.append("*These words are no longer in the text.*")
        elif how == "uncertain":
            blocks.append("*It is uncertain which of several places this is.*")
        elif how == "changed" and span:
            blocks += ["*The words have changed. Now they are:*", _quotation(document, text_of(document, span), span)]
        if bookmark.note:
            blocks.append(bookmark.note)
    return "\n\n".join(blocks) + "\n"


def _quotation(document: Document, text: str, span: Span | None) -> str:
    """Words as a quotation: paragraphs parted by a blank row, lines that stand together not, and code in a fence."""
    rows: list[str] = []
    fence, is_open = max(["```", *(ticks + "`" for ticks in re.findall("`+", text))], key=len), False
    for number, words in enumerate(text.split("\n"), span.start.line if span else 0):
        line = document.line(number) if span and number <= span.end.line else Line(NOTHING)
        is_code = line.kind == "code" and words in line.text
        if is_open and not (is_code and line.close):
            rows.append(fence)
            is_open = False
        if rows and not line.close:
            rows.append("")
        if is_code and not is_open:
            rows.append(fence + line.language)
            is_open = True
        rows.append(words)
    if is_open:
        rows.append(fence)
    return "\n".join(f"> {row}".rstrip() for row in rows)
