"""Blocks: the rows of printed columns put together as paragraphs, items of lists, programs and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median
from typing import Literal

from reader.document.broken_words import HYPHENS
from reader.document.pdf.columns import Region
from reader.document.pdf.headings import LARGE
from reader.document.pdf.print import Run
from reader.document.pdf.rows import BULLETED, LEADER
from reader.document.pdf.tables import Grid
from reader.document.pdf.tagged import Tagged

GAP = 1.3
"""From how many times the usual distance of rows a paragraph begins."""

CODE_GAP = 2.6
"""Up to how many times the usual distance of rows a program goes on."""
USUAL = 1.25
"""How many times the size of their letters rows are apart where a text does not tell."""
_OVERPRINTED, _FARTHEST = 0.9, 3.0
"""Between how many times the size of their letters rows are apart that are of one text."""
_FEW = 4
"""Gaps up to which a column does not tell how far its rows are usually apart."""
_RESIZED = 0.1
_RAGGED = 0.2
"""Which share of their width rows of one paragraph leave empty at most."""
_SHORT = 0.1
"""Which share of its width a row of verse leaves empty, at least, besides the room for a word."""
_EARLY = 0.25
"""Which share of its width each row of verse leaves empty, at least, where a file tags it."""
_PAUSE = re.compile(r"[.,;:!?–—…]\W*$")
_INDENT = 0.8
_MADE_ROOM = 0.45
"""How many times the size of its letters a raised or lowered sign moves a row away from another at most."""
_STRAIGHT = 2.0
"""Points from the left between rows that are set below one another at most."""
ENDS = re.compile(r"""[.!?:…。！？][⁰¹²³⁴⁵⁶⁷⁸⁹]*["'”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$""")
_DASHED = re.compile(r"[-–—]\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_NOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+ ?\w")
_INDEX = re.compile(r"[^\W\d].*, \d[\d, –-]*$")
"""An entry of an index: words, and the numbers of pages."""
_FEWEST_ENTRIES, _MOSTLY = 6, 0.6
"""Entries that a column of an index has at least, and which share of its rows."""


@dataclass(slots=True)
class Block:
    """Rows of print that belong together, on which page they begin and until which they go on, and how they stand.

    `close` to the block before; `turned` if it begins a column; `indented` if its first row is; and its last row could
    go as far as to `edge`. A table is a `grid`; `tagged` is what the file says that it is.
    """

    rows: list[Run]
    page: int
    close: bool = False
    turned: bool = False
    indented: bool = False
    edge: float = 0.0
    grid: Grid | None = None
    tagged: Tagged | None = None
    until: int = 0


def blocks_of(pages: Sequence[Sequence[Region]], body: float) -> Iterator[Block]:
    """What is on the pages of a text, `body` being the size of most of its letters."""
    regions = [region for page in pages for region in page]
    usual = _usual_distance(regions)
    for number, page in enumerate(pages):
        for region in page:
            edges = _edges_of([each for each in region if isinstance(each, Tagged)])
            last: Run | None = None
            for part in _parts(region):
                if isinstance(part, Grid):
                    blocks = [Block(part.runs, number, grid=part)]
                elif isinstance(part, Tagged):
                    blocks = [*_tagged(part, number, edges[_left_of(part)])]
                else:
                    blocks = [*_Column(part, usual, body).blocks(number)]
                first = blocks[0].rows[0]
                blocks[0].turned = last is None or first.y > last.y + first.size
                last = blocks[-1].rows[-1]
                yield from blocks


def _tagged(piece: Tagged, page: int, widest: float) -> Iterator[Block]:
    """The block of a tagged piece, or one for each of its rows if it is verse."""
    rows = [*piece.rows]
    if _is_verse(piece, widest):
        for nth, row in enumerate(rows):
            begun, goes_on = piece.begun and not nth, piece.goes_on and row is rows[-1]
            part = piece._replace(rows=[row], begun=begun, goes_on=goes_on)
            yield Block([row], page, close=nth > 0, edge=inf, tagged=part)
        return
    edge = max(row.right for row in rows) if len(rows) > 1 else inf
    indented = rows[0].x - min(row.x for row in rows) > _INDENT * rows[0].size
    yield Block(rows, page, indented=indented, edge=edge, tagged=piece)


def _is_verse(piece: Tagged, widest: float) -> bool:
    """Whether the rows of a piece are broken on purpose.

    All end early where others go as far as `widest`, at a pause or before a capital, and not for a picture beside them.
    """
    if len(piece.rows) < 2 or piece.role not in ("paragraph", "quote"):
        return False
    breaks = [*pairwise(piece.rows)]
    paused = [bool(_PAUSE.search(row.text)) for row, _ in breaks]
    if not all(pause or not below.text[:1].islower() for pause, (_, below) in zip(paused, breaks, strict=True)):
        return False
    edge = max(row.right for row in piece.rows)
    early = widest - _EARLY * (widest - min(row.x for row in piece.rows))
    return all(row.right + row.size + below.first < early for row, below in breaks) and (
        all(paused) or any(ends_early(row, below, edge) for row, below in breaks)
    )


def _edges_of(pieces: Iterable[Tagged]) -> dict[int, float]:
    """How far the pieces go that begin at one place from the left, by that place."""
    edges: dict[int, float] = {}
    for piece in pieces:
        left = _left_of(piece)
        edges[left] = max(edges.get(left, 0.0), *(row.right for row in piece.rows))
    return edges


def _left_of(piece: Tagged) -> int:
    return round(min(row.x for row in piece.rows))


def _parts(region: Region) -> Iterator[list[Run] | Grid | Tagged]:
    """The tables and tagged pieces of a column, and the rows between them."""
    rows: list[Run] = []
    for each in region:
        if isinstance(each, Run):
            rows.append(each)
            continue
        if rows:
            yield rows
        rows = []
        yield each
    if rows:
        yield rows


def _usual_distance(regions: Iterable[Region]) -> float:
    """How many times the size of their letters most rows of a text are apart."""
    ratios = Counter(round(ratio, 1) for region in regions for ratio in _ratios(region))
    return ratios.most_common(1)[0][0] if ratios else USUAL


class _Column:
    """Rows that stand below one another, and what tells where their paragraphs and items begin.

    `usual` is how many times the size of their letters rows are apart in most of the text.
    """

    def __init__(self, rows: list[Run], usual: float, body: float) -> None:
        self._rows = _labelled(rows)
        self._body = body
        self._left = Counter(round(row.x) for row in rows).most_common(1)[0][0]
        self._widest = max(row.right for row in rows) if len(rows) > 1 else inf
        self._edges = self._found_edges()
        entries = sum(bool(_INDEX.match(row.text)) for row in rows)
        self._is_index = entries >= max(_FEWEST_ENTRIES, _MOSTLY * len(rows))
        ratios = [*_ratios(rows)]
        if len(ratios) > _FEW:
            usual = median(ratios) if median(ratios) <= GAP * min(ratios) else min(ratios)
        self._usual = min(usual, *ratios) if ratios and len(ratios) <= _FEW else usual

    def _found_edges(self) -> list[float]:
        """Up to where each row could go: as far as the fullest one, or as those around it that stand in as far."""
        rows = self._rows
        leftmost = min(row.x for row in rows)
        edges: list[float] = []
        start = 0
        for end in range(1, len(rows) + 1):
            if end == len(rows) or abs(rows[end].x - rows[start].x) > 1:
                stack, x = rows[start:end], rows[start].x
                edge = max(row.right for row in stack)
                full = sum(row.right > edge - _RAGGED * (edge - x) for row in stack)
                alone = len(stack) > 2 and x - leftmost > _INDENT * stack[0].size and 2 * full > len(stack)
                edges += [edge if alone else self._widest] * len(stack)
                start = end
        return edges

    def blocks(self, page: int) -> Iterator[Block]:
        """The paragraphs, items and programs that the rows are of."""
        block = Block([self._rows[0]], page, indented=self._is_indented(self._rows[0]))
        for nth, row in enumerate(self._rows[1:], 1):
            begins = self._begins(nth, len(block.rows))
            if begins:
                yield block
                block = Block([row], page, begins == "close", indented=self._is_indented(row))
            else:
                block.rows.append(row)
        block.edge = self._widest
        yield block

    def _begins(self, nth: int, before: int) -> Literal["apart", "close", ""]:
        """Whether a block begins in a row, and how it stands to the one above, which has so many rows."""
        above, row = self._rows[nth - 1 : nth + 1]
        gap = above.y - row.y
        if above.fixed and row.fixed and not row.label and 0 < gap < CODE_GAP * self._usual * row.size:
            return ""
        early = ends_early(above, row, self._edges[nth - 1]) and not _is_broken(above, row)
        ended = bool(ENDS.search(above.text))
        made_room = 0.0 if early or ended else _MADE_ROOM * (above.shifted + row.shifted) * row.size
        large = row.size > LARGE * self._body
        if (
            is_resized(above, row)
            or row.label
            or _NOTE.match(row.text)
            or not (_has_words(above) and _has_words(row))
            or gap > GAP * self._usual * max(row.size, 0.9 * above.size) + made_room
            or gap < 0
            or (large and not is_under(row, above))
            or (above.fixed != row.fixed and (early or abs(above.x - row.x) > 1))
            or (above.bold != row.bold and (early or before == 1))
            or (ended and (early or self._is_first(nth)))
            or (before > 1 and _is_left_of(row, above))
        ):
            return "apart"
        if LEADER.search(above.text) or (self._is_index and early and _INDEX.match(above.text)):
            return "close"
        short = above.right + row.first < self._edges[nth - 1] - _SHORT * (self._edges[nth - 1] - self._left)
        return "close" if early and short and not large and not row.bold and not row.text[:1].islower() else ""

    def _is_first(self, nth: int) -> bool:
        """Whether a row stands in from the left as the first of a paragraph does: more than the one above or below."""
        row = self._rows[nth]
        around = self._rows[nth - 1 : nth + 2 : 2]
        return self._is_indented(row) and any(_is_left_of(other, row) for other in around)

    def _is_indented(self, row: Run) -> bool:
        return row.x - self._left > _INDENT * row.size


def _ratios(region: Region | list[Run]) -> Iterator[float]:
    """How many times the size of their letters rows are apart."""
    for above, row in pairwise(region):
        if isinstance(above, Run) and isinstance(row, Run) and not is_resized(above, row):
            ratio = (above.y - row.y) / row.size
            if _OVERPRINTED < ratio < _FARTHEST:
                yield ratio


def _labelled(rows: list[Run]) -> list[Run]:
    """Rows, with what begins them as a sign or a number of an item taken for its label."""
    dashes = sum(bool(_DASHED.match(row.text)) for row in rows) > 1
    made: list[Run] = []
    last: dict[int, int] = {}
    for nth, row in enumerate(rows):
        found = None
        if not row.label:
            found = BULLETED.match(row.text) or (_DASHED.match(row.text) if dashes else None)
            number = _NUMBERED.match(row.text)
            follows = number and int(number[1]) in (1, last.get(round(row.x), 0) + 1)
            if number and (follows or not nth or ENDS.search(rows[nth - 1].text)):
                found, last[round(row.x)] = number, int(number[1])
        if found:
            label = found.group().strip()
            row = row._replace(text=row.text[found.end() :], label=label, label_x=row.x)  # noqa: PLW2901
        made.append(row)
    return made


def _is_broken(above: Run, row: Run) -> bool:
    """Whether a word goes on from one row to the next."""
    return above.text.endswith(HYPHENS) and above.text[-2:-1].isalnum() and row.text[:1].isalnum()


def is_under(row: Run, above: Run) -> bool:
    """Whether a row begins, ends or has its middle below that of the one above."""
    begins, ends = row.x - above.x, row.right - above.right
    return min(abs(begins), abs(ends), abs(begins + ends) / 2) < _STRAIGHT


def _has_words(row: Run) -> bool:
    return any(map(str.isalnum, row.text))


def _is_left_of(row: Run, other: Run) -> bool:
    return other.x - row.x > _INDENT * other.size


def is_resized(above: Run, row: Run) -> bool:
    """Whether two rows are of letters of two sizes."""
    return abs(above.size - row.size) > _RESIZED * above.size


def ends_early(row: Run, following: Run, edge: float) -> bool:
    """Whether the first word of the following row would have fitted into a row."""
    return row.right + 0.3 * row.size + following.first < edge - 0.1 * row.size
