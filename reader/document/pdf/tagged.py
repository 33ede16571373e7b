"""Tagged print: the pieces that the tags of a PDF name, with what is printed of them; and whether to trust the tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from math import inf
from typing import NamedTuple

from reader.document.pdf.letters import BULLET, NO_LETTER
from reader.document.pdf.pictures import place_of
from reader.document.pdf.print import Print, Run
from reader.document.pdf.rows import BULLETED, joined, put_together, rows_of, with_label
from reader.document.pdf.tables import MOST_COLUMNS, ROW_END, Grid, is_headed
from reader.document.pdf.tags import Piece, Role

_COVERED = 0.9
"""Which share of the letters of a text is in its pieces at least where the tags are worth something."""
_MOST_ASIDE = 0.25
"""Which share of them is none of the text at most."""
_MOST_BROKEN = 0.2
"""Which share of paragraphs breaks off within a sentence at most."""
_FEWEST_BROKEN = 2
_BREAKS_OFF = re.compile(r"[\w,]$")
_NUMBERED = re.compile(r"\(?\w{1,4}[.)]\s+(?=\S)")
_NOTE_NUMBER = re.compile(r"^(\d{1,3})(?=[^\W\d_])")
_BULLETS = frozenset(["o", NO_LETTER, "§"])
"""What else stands for a bullet before an item."""


class Tagged(NamedTuple):
    """A paragraph, heading or item as the file tags it: its rows, and whether it is one with some on pages beside."""

    role: Role
    level: int
    rows: list[Run]
    begun: bool
    goes_on: bool


def runs_in(each: Tagged | Grid) -> list[Run]:
    """What is printed of a piece or of a table; what stands in the place of a picture is not."""
    return [run for run in (each.rows if isinstance(each, Tagged) else each.runs) if run.words]


class TaggedPage(NamedTuple):
    """The pieces of a page, and what is printed on it."""

    pieces: list[Piece]
    printed: Print


def trusted(pages: Sequence[TaggedPage]) -> bool:
    """Whether pages of a text have nearly all of it in their pieces, and these are no mere rows of it."""
    marked = _letters(run for page in pages for runs in page.printed.marked for run in runs)
    aside = _letters(run for page in pages for run in page.printed.aside)
    loose = _letters(run for page in pages for way in page.printed.ways for run in way)
    if marked < _COVERED * (marked + loose) or aside > _MOST_ASIDE * (marked + loose + aside):
        return False
    pieces = chain.from_iterable(map(tagged, pages))
    said = [piece.rows for piece in pieces if isinstance(piece, Tagged) and piece.role == "paragraph"]
    broken = sum(
        bool(_BREAKS_OFF.search(rows[-1].text)) and following[0].text[:1].islower()
        for rows, following in pairwise(said)
    )
    return broken < max(_FEWEST_BROKEN, _MOST_BROKEN * len(said))


def _letters(runs: Iterator[Run]) -> int:
    return sum(len(run.text) for run in runs)


def tagged(page: TaggedPage) -> list[Tagged | Grid]:
    """The pieces of a page in the order of reading, those that are cells in tables."""
    runs = iter(page.printed.marked)
    said: list[tuple[Piece, list[Run], list[Run]]] = []
    y = inf
    for piece in page.pieces:
        label, rows = _rows(next(runs)), _rows(next(runs))
        y = min((row.y for row in rows), default=y)
        said.append((piece, label, [*rows, *_images(piece, rows, y)]))
    made: list[Tagged | Grid] = []
    for table, group in groupby(said, lambda each: each[0].cell and each[0].cell.table):
        if table is None:
            made += [_tagged(piece, label, rows) for piece, label, rows in group if label or rows]
        else:
            made += _table([(piece, rows) for piece, _, rows in group])
    return made


def _images(piece: Piece, rows: list[Run], y: float) -> Iterator[Run]:
    """What stands in the places of the pictures of a piece: after its rows, or where the last of those before ends."""
    for description in piece.images:
        place = place_of(description, 0, y)
        yield rows[-1]._replace(text=place.text, words=(), label="") if rows else place


def _tagged(piece: Piece, label: list[Run], rows: list[Run]) -> Tagged:
    """A piece with its label before it; one that begins an item without one has the sign or number it begins with."""
    if not rows:
        label, rows = [], label
    if piece.is_note:
        rows[0] = rows[0]._replace(text=_NOTE_NUMBER.sub(r"\1 ", rows[0].text))
    if label:
        said = " ".join(run.text for run in label)
        rows[0] = with_label(rows[0])._replace(label=BULLET if said in _BULLETS else said, label_x=label[0].x)
    elif piece.role == "item" and not piece.opens:
        rows[0] = with_label(rows[0])
    elif piece.role == "item" and not rows[0].label:
        found = BULLETED.match(rows[0].text) or _NUMBERED.match(rows[0].text)
        text = rows[0].text[found.end() :] if found else rows[0].text
        rows[0] = rows[0]._replace(text=text, label=found.group().strip() if found else BULLET, label_x=rows[0].x)
    return Tagged(piece.role, piece.level, rows, piece.begun, piece.goes_on)


def _rows(runs: list[Run]) -> list[Run]:
    """The rows of a piece; where it goes on in the next column, those there come after the others."""
    rows: list[Run] = []
    column: list[Run] = []
    for run in [*runs, None]:
        if run is None or (column and run.y - column[-1].y > 2 * run.size):
            rows += [joined(row) for row in rows_of(put_together(column))]
            column = []
        column += [run] if run else []
    return rows


def _table(cells: list[tuple[Piece, list[Run]]]) -> Iterator[Tagged | Grid]:
    """Cells as a table, those that cover several rows or columns in the first of these; as paragraphs if it is none."""
    placed: dict[tuple[int, int], str] = {}
    bold: list[bool] = []
    heads: list[bool] = []
    for nth, (_, group) in enumerate(groupby(cells, lambda each: each[0].cell and each[0].cell.row)):
        at = 0
        row = [*group]
        for piece, rows in row:
            while (nth, at) in placed:
                at += 1
            for down in range(piece.cell.rows if piece.cell else 1):
                for along in range(piece.cell.columns if piece.cell else 1):
                    placed[nth + down, at + along] = ""
            placed[nth, at] = ROW_END.join(with_label(run).text for run in rows)
        bold.append(all(run.bold for _, rows in row for run in rows))
        heads.append(all(piece.cell is not None and piece.cell.is_head for piece, _ in row))
    if not any(rows for _, rows in cells):
        return
    columns = 1 + max(at for _, at in placed)
    if not 1 < columns <= MOST_COLUMNS:
        yield from (Tagged("paragraph", 0, rows, piece.begun, piece.goes_on) for piece, rows in cells if rows)
        return
    table = [[placed.get((nth, at), "") for at in range(columns)] for nth in range(len(bold))]
    headed = (heads[0] and not all(heads)) or is_headed(table, bold)
    begun = any(piece.begun for piece, _ in cells[:columns])
    yield Grid(table, headed, [run for _, rows in cells for run in rows], begun)
