"""The lines of a printed text: its headings, paragraphs, items of lists, rows of tables and of programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, pairwise
from typing import NamedTuple

from reader.document.broken_words import BrokenWords
from reader.document.clean import CleanText, clean, clean_line
from reader.document.model import Line
from reader.document.pdf.blocks import Block, blocks_of
from reader.document.pdf.columns import Region
from reader.document.pdf.continued import continued
from reader.document.pdf.headings import Headings, Outline, body_size
from reader.document.pdf.letters import BULLET
from reader.document.pdf.print import Run
from reader.document.pdf.rows import MARK
from reader.document.pdf.tables import ROW_END, Grid
from reader.document.pdf.tagged import Tagged
from reader.document.table import Entry, table_lines

_DEEPER = 3.0
"""Points that the items of a list within a list stand in from the left at least."""
_WIDEST_INDENT = 80
DOTS = re.compile(r"\s*(?:(?:[.·] ?){6,}|(?:[.·] ){3,}[.·]?\s*(?=[\divxlc]+$))\s*")
"""Dots that lead from a title to its page in a list of contents."""


class Placed(NamedTuple):
    """A line of a text, from which page to which it goes, and how high and in which size it begins."""

    line: Line
    page: int
    until: int
    y: float
    size: float


def lines_of_pages(pages: Sequence[Sequence[Region]], outline: Outline = (), language: str = "") -> list[Placed]:
    """The columns of all pages as lines."""
    rows = [*chain.from_iterable(_rows(each) for region in chain.from_iterable(pages) for each in region)]
    words = BrokenWords((run.text for run in rows), language)
    body = body_size(rows)
    typed = _is_fixed(rows)
    made = [(block, _text(block, words)) for block in continued(blocks_of(pages, body), body, typed)]
    tagged = {nth: each.tagged for nth, (each, _) in enumerate(made) if each.tagged}
    levels = Headings(rows, outline).levels(
        [(block.rows, text, block.page) for block, text in made],
        {nth: each.level for nth, each in tagged.items() if each.role == "heading"},
    )
    for nth, each in tagged.items():
        if each.role not in ("heading", "paragraph"):
            levels[nth] = 0
    return [*_lines(made, levels, typed, words)]


def _rows(each: Run | Grid | Tagged) -> list[Run]:
    return [each] if isinstance(each, Run) else each.rows if isinstance(each, Tagged) else []


def _lines(made: list[tuple[Block, str]], levels: list[int], typed: bool, words: BrokenWords) -> Iterator[Placed]:
    """Blocks as lines; where a text is `typed` throughout, what is in columns is code, and nothing else."""
    depths: list[float] = []
    in_list = False
    for number, ((block, text), level) in enumerate(zip(made, levels, strict=True)):
        first = block.rows[0]
        role = block.tagged.role if block.tagged else None
        is_item = not level and not block.grid and bool(first.label or role == "item")
        lines: Iterable[Line] = ()
        if block.grid:
            rows = [[Entry(clean_line(_cell(cell, words))) for cell in row] for row in block.grid.rows]
            lines = table_lines(rows, block.grid.headed)
        elif level:
            lines = [Line(clean_line(text), "heading", level=level)]
        elif is_item:
            label = BULLET if MARK.fullmatch(first.label) else clean_line(first.label)
            depth = block.tagged.level if block.tagged and role == "item" else _depth(first.x, depths)
            said = clean_line(text.removeprefix(first.label))
            lines = [Line(said, "item", level=depth, label=label, close=in_list and bool(label))]
        elif role == "quote" and block.tagged:
            lines = [Line(clean_line(text), "quote", level=block.tagged.level, close=block.close)]
        elif role == "code" or (
            all(row.fixed for row in block.rows) and not (typed and all("   " not in row.text for row in block.rows))
        ):
            lines = _code(block.rows)
        elif text:
            lines = [Line(clean_line(text), close=block.close and number > 0)]
        yield from (Placed(line, block.page, max(block.page, block.until), first.y, first.size) for line in lines)
        in_list = is_item
        if not is_item:
            depths.clear()


def _depth(x: float, depths: list[float]) -> int:
    """How deep an item is that stands so far in from the left, by how far those stand in that it is within."""
    while depths and depths[-1] > x + _DEEPER:
        depths.pop()
    if not depths or depths[-1] < x - _DEEPER:
        depths.append(x)
    return len(depths)


def _code(rows: list[Run]) -> Iterator[Line]:
    """Rows of a program, indented as they are printed."""
    left = min(row.x for row in rows)
    distance = min((above.y - row.y for above, row in pairwise(rows) if above.y > row.y), default=0.0)
    for number, row in enumerate(rows):
        if number and rows[number - 1].y - row.y > 1.5 * distance:
            yield Line(CleanText(""), "code", close=True)
        width = (row.right - row.x) / len(row.text)
        indent = min(_WIDEST_INDENT, round((row.x - left) / width)) if width else 0
        yield Line(CleanText(" " * indent + clean(row.text)), "code", close=number > 0)


def _cell(text: str, words: BrokenWords) -> str:
    first, *others = text.split(ROW_END)
    return DOTS.sub(" … ", reduce(words.joined, others, first)).removesuffix(" … ")


def _text(block: Block, words: BrokenWords) -> str:
    text = reduce(words.joined, (row.text for row in block.rows))
    return f"{block.rows[0].label} {DOTS.sub(' … ', text).strip()}".strip()


def _is_fixed(rows: Sequence[Run]) -> bool:
    """Whether most of a text is in letters of one width."""
    return 2 * sum(len(row.text) for row in rows if row.fixed) > sum(len(row.text) for row in rows)
