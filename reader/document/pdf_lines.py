"""The lines of a printed text: its headings, paragraphs, items of lists, rows of tables and of programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from reader.document.broken_words import BrokenWords
from reader.document.clean import CleanText, clean, clean_line
from reader.document.model import Line
from reader.document.pdf_blocks import Block, blocks_of
from reader.document.pdf_columns import Region
from reader.document.pdf_headings import Headings, Outline, body_size
from reader.document.pdf_print import BULLET, Run
from reader.document.pdf_rows import MARK
from reader.document.table import Entry, table_lines

_DEEPER = 3.0
"""Points that the items of a list within a list stand in from the left at least."""
_WIDEST_INDENT = 80


def lines_of_pages(pages: Sequence[Sequence[Region]], outline: Outline = (), language: str = "") -> list[Line]:
    """The columns of all pages as lines."""
    rows = [run for region in chain.from_iterable(pages) for run in region if isinstance(run, Run)]
    words = BrokenWords((run.text for run in rows), language)
    body = body_size(rows)
    blocks = blocks_of(pages, body)
    headings = Headings(rows, outline)
    made = [(block, _text(block, words)) for block in blocks]
    levels = headings.levels([(block.rows, text, block.page) for block, text in made])
    return [*_lines(made, levels, _is_fixed(rows))]


def _lines(made: list[tuple[Block, str]], levels: list[int], typed: bool) -> Iterator[Line]:
    """Blocks as lines; where a text is `typed` throughout, what is in columns is code, and nothing else."""
    depths: list[float] = []
    for number, ((block, text), level) in enumerate(zip(made, levels, strict=True)):
        first = block.rows[0]
        if block.grid:
            yield from table_lines(
                [[Entry(clean_line(cell)) for cell in row] for row in block.grid.rows], block.grid.headed
            )
        elif level:
            yield Line(clean_line(text), "heading", level=level)
        elif first.label:
            after_item = bool(depths)
            while depths and depths[-1] > first.x + _DEEPER:
                depths.pop()
            if not depths or depths[-1] < first.x - _DEEPER:
                depths.append(first.x)
            label = BULLET if MARK.fullmatch(first.label) else clean_line(first.label)
            yield Line(
                clean_line(text.removeprefix(first.label)), "item", level=len(depths), label=label, close=after_item
            )
            continue
        elif all(row.fixed for row in block.rows) and not (typed and all("   " not in row.text for row in block.rows)):
            yield from _code(block.rows)
        elif text:
            yield Line(clean_line(text), close=block.close and number > 0)
        depths.clear()


def _code(rows: list[Run]) -> Iterator[Line]:
    """Rows of a program, indented as they are printed."""
    left = min(row.x for row in rows)
    distance = min((above.y - row.y for above, row in pairwise(rows)), default=0.0)
    for number, row in enumerate(rows):
        if number and rows[number - 1].y - row.y > 1.5 * distance:
            yield Line(CleanText(""), "code", close=True)
        width = (row.right - row.x) / len(row.text)
        indent = min(_WIDEST_INDENT, round((row.x - left) / width)) if width else 0
        yield Line(CleanText(" " * indent + clean(row.text)), "code", close=number > 0)


def _text(block: Block, words: BrokenWords) -> str:
    text = ""
    for row in block.rows:
        text = words.joined(text, row.text) if text else f"{row.label} {row.text}".strip()
    return text


def _is_fixed(rows: Sequence[Run]) -> bool:
    """Whether most of a text is in letters of one width."""
    return 2 * sum(len(row.text) for row in rows if row.fixed) > sum(len(row.text) for row in rows)
