"""Bookmarks: passages that a reader keeps, with a note, and finds again in a text that was edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from reader.document.anchor import Anchors, Quote, normalise
from reader.document.clean import CleanText
from reader.document.model import Document, Position, Span, text_of
from reader.document.sentences import sentences

AROUND = 40
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

    While it is looked for it is `sought`.
    """

    bookmark: Bookmark
    span: Span | None
    how: Literal["sought", "kept", "moved", "changed", "lost"]


def passage_at(document: Document, position: Position) -> Span | None:
    """The sentence at a position, or the first one after it; None where nothing follows."""
    for number in range(position.line, len(document)):
        column = position.column if number == position.line else 0
        for start, end in sentences(document.line(number).text):
            if end > column:
                return Span(Position(number, start), Position(number, end))
    return None


def quote_of(document: Document, span: Span) -> Quote:
    """The words of a passage, and those around it in its lines."""
    (first, start), (last, end) = span
    before = document.line(first).text[max(0, start - AROUND) : start]
    after = document.line(last).text[end : end + AROUND]
    return Quote(*map(CleanText, (text_of(document, span), before, after)))


def place(document: Document, bookmarks: Iterable[Bookmark]) -> Iterator[Sequence[Placed]]:
    """Where bookmarks are now: first all whose words are still at their place, then each of the others as it is found.

    In a long text that takes a while where the words have changed.
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
        found = anchors.find(bookmark.quote)
        changed = anchors.between(bookmark.quote)
        if changed and normalise(text_of(document, changed.span)) != normalise(bookmark.quote.exact):
            found = changed
        if found is None:
            yield [Placed(bookmark, None, "lost")]
        else:
            yield [Placed(bookmark, found.span, "moved" if found.how == "exact" else "changed")]


def _stands(document: Document, bookmark: Bookmark) -> bool:
    line, column = bookmark.span.end
    inside = line < len(document) and column <= len(document.line(line).text)
    return inside and text_of(document, bookmark.span) == bookmark.quote.exact


def as_markdown(document: Document, placed: Sequence[Placed]) -> str:
    """Bookmarks as Markdown: under the headings they stand in, each a quotation with its note below it.

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
        if how == "lost":
            blocks.append("*These words are no longer in the text.*")
        elif how == "changed" and span:
            blocks += ["*The words have changed. Now they are:*", _quotation(document, text_of(document, span), span)]
        if bookmark.note:
            blocks.append(bookmark.note)
    return "\n\n".join(blocks) + "\n"


def _quotation(document: Document, text: str, span: Span | None) -> str:
    """Words as a quotation: paragraphs parted by a blank row, lines that stand together in the text not."""
    rows: list[str] = []
    for number, words in enumerate(text.split("\n"), span.start.line if span else 0):
        together = span is not None and number <= span.end.line and document.line(number).close
        if rows and not together:
            rows.append("")
        rows.append(words)
    return "\n".join(f"> {row}".rstrip() for row in rows)
