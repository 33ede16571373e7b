"""Widths: how many cells of a terminal a text takes.

Rich gives none to marks that take room beside their letter, as the vowel signs of Devanagari do. Terminals give one to
each, and what follows would be drawn over them: so does Rich, once this module is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from unicodedata import category

from rich import cells
from rich._unicode_data import load
from rich.cells import CellTable, cell_len, get_character_cell_size

__all__ = ["cell_len", "get_character_cell_size"]

SPACING_MARK = "Mc"


@cache
def _table(unicode_version: str = "auto") -> CellTable:
    """The table of widths without those marks: what is not in it takes one cell."""
    table = load(unicode_version)
    return table._replace(widths=[each for entry in table.widths for each in _without_marks(*entry)])


def _without_marks(first: int, last: int, width: int) -> Iterator[tuple[int, int, int]]:
    start = first
    for code in range(first, last + 1) if not width else ():
        if category(chr(code)) == SPACING_MARK:
            if start < code:
                yield start, code - 1, width
            start = code + 1
    if start <= last:
        yield start, last, width


cells.load_cell_table = _table  # type: ignore[attr-defined]
"""Rich asks this for every width, whoever has imported its functions."""
