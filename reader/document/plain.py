"""Plain text: paragraphs parted by blank lines, put together again where a file was wrapped by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.document.addresses import with_addresses
from reader.document.clean import CleanText
from reader.document.model import Line, LineKind, Parsed
from reader.document.unwrap import unwrap, usual_width


def parse_plain(text: CleanText) -> Parsed:
    """The lines of a plain text that has been cleaned.

    A line break inside a paragraph is taken out when the next word would not have fitted on the line: that is what a
    typist or a mail program does. A line that breaks earlier (verse, an address, a list) keeps its break. A short first
    line that stands alone and is no sentence is the title; names of chapters and what is underlined are headings. Rows
    behind `>` are a quotation, without these marks.
    """
    rows = text.split("\n")
    return Parsed([line for _, line in lines_of_rows(rows, usual_width(rows), titled=True)])


def lines_of_rows(rows: Sequence[str], widest: int, titled: bool) -> Iterator[tuple[int, Line]]:
    """The lines that rows make, each with the number, from 0, of the row that it begins in.

    `titled` when they stand at the start of a text, where a title may be.
    """
    for number, text, close, level, depth, hang in unwrap(rows, widest, titled):
        kind: LineKind = "heading" if level else "quote" if depth else "paragraph"
        line = Line(CleanText(text), kind, level=level or depth, close=close, hang=hang)
        yield number, with_addresses(line)
