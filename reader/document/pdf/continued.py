"""Blocks that go on in the next column or on the next page: paragraphs, programs and tables made whole."""

from __future__ import annotations

from collections.abc import Iterable

from reader.document.pdf.blocks import CODE_GAP, ENDS, USUAL, Block, ends_early, is_resized, is_under
from reader.document.pdf.headings import LARGE
from reader.document.pdf.rows import LEADER
from reader.document.pdf.tables import ROW_END, Grid

_SMALL = 0.93
"""Up to how many times the size of the body print notes and captions are set."""
_WIDEST_STEP = 12.0
"""How many times their size rows of a program stand in at most from the one above."""
_RAGGED = 0.2
"""Which share of their width rows of one paragraph leave empty at most."""
_MOST_BETWEEN = 12
"""Notes and captions that may stand between the halves of a paragraph at most."""


def continued(blocks: Iterable[Block], body: float, typed: bool) -> list[Block]:
    """Blocks, those that go on in the next column or on the next page whole, before the notes that stand between."""
    all_blocks = [*blocks]
    first = [block.indented for block in all_blocks if not block.turned and len(block.rows) > 1 and _is_plain(block)]
    indents = 2 * sum(first) > len(first)
    made: list[Block] = []
    for block in all_blocks:
        before = _begun(block, made, body, typed, indents)
        if not before:
            made.append(block)
            continue
        before.until = block.page
        if before.grid and block.grid:
            before.grid = _one_table(before.grid, block.grid)
        else:
            before.rows += block.rows
            before.edge, before.tagged = block.edge, block.tagged
    return made


def _is_plain(block: Block) -> bool:
    return not (block.grid or block.rows[0].label or block.rows[0].fixed)


def _begun(block: Block, before: list[Block], body: float, typed: bool, indents: bool) -> Block | None:
    """The block before it that goes on in a block; `indents` is whether paragraphs begin further in."""
    if before and not typed and _is_code(before[-1]) and _is_code(block) and _is_one_program(before[-1], block):
        return before[-1]
    if block.grid:
        table = _before_notes(before, body) if block.turned else None
        same = table and table.grid and len(table.grid.rows[0]) == len(block.grid.rows[0])
        return table if same and table and max(table.page, table.until) == block.page - 1 else None
    if block.tagged:
        goes_on = (each for each in reversed(before[-_MOST_BETWEEN:]) if each.tagged and each.tagged.goes_on)
        if block.tagged.begun and (found := next(goes_on, None)):
            return found
    last = _before_notes(before, body) if block.turned else None
    if not last or last.grid or _role(last) != _role(block):
        return None
    return last if _goes_on(last, block, body, indents) else None


def _role(block: Block) -> tuple[str, int]:
    """What the file says that a block is."""
    return (block.tagged.role, block.tagged.level) if block.tagged else ("", 0)


def _is_code(block: Block) -> bool:
    tagged_code = block.tagged is not None and block.tagged.role == "code"
    fixed = all(row.fixed and not row.label for row in block.rows) and not block.grid
    return tagged_code or (fixed and (block.tagged is None or block.tagged.role == "paragraph"))


def _is_one_program(block: Block, following: Block) -> bool:
    """Whether a program goes on below, or at the top of the next page."""
    last, first = block.rows[-1], following.rows[0]
    if following.turned and block.page != following.page:
        return abs(last.x - first.x) < _WIDEST_STEP * first.size
    return following.tagged is not None and 0 < last.y - first.y < CODE_GAP * USUAL * first.size


def _one_table(grid: Grid, following: Grid) -> Grid:
    """A table with its rows on the next page, without its head if that comes again there."""
    rows = following.rows[grid.rows[0] == following.rows[0] :]
    if following.begun and rows:
        cells = zip(grid.rows[-1], rows[0], strict=True)
        grid.rows[-1] = [ROW_END.join(filter(None, both)) for both in cells]
        rows = rows[1:]
    return grid._replace(rows=grid.rows + rows, runs=grid.runs + following.runs)


def _before_notes(blocks: list[Block], body: float) -> Block | None:
    """The last block that is neither a note nor a caption."""
    for block in reversed(blocks[-_MOST_BETWEEN:]):
        if block.grid or block.rows[-1].size > _SMALL * body:
            return block
    return None


def _goes_on(block: Block, following: Block, body: float, indents: bool) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    last, first = block.rows[-1], following.rows[0]
    if is_resized(last, first) or first.label or LEADER.search(last.text):
        return False
    if block.page == following.page and 0 < last.y - first.y < 1.5 * first.size and is_under(first, last):
        return True
    if max(first.size, last.size) > LARGE * body or last.bold or first.bold or last.fixed or first.fixed:
        return False
    early = ends_early(last, first, block.edge)
    if ENDS.search(last.text):
        full = not early or (indents and last.right > block.edge - _RAGGED * (block.edge - last.x))
        return full and not following.indented and not last.text.endswith(":")
    return first.text[:1].islower() or not early
