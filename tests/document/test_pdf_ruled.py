"""Ruled tables: words are in the cells that lines make around them."""

from __future__ import annotations

import pytest
from making import Print, make_pdf

from reader.document.model import Line
from reader.document.pdf import parse

FULL = "These are the words of a row that is as full as any row on this page can be, or nearly so"
ACROSS, DOWN = (70, 150, 230, 430), (700, 680, 630, 610)


def lines(across: tuple[int, ...] = ACROSS, down: tuple[int, ...] = DOWN) -> str:
    """Lines around cells, as they are drawn."""
    level = [f"{across[0]} {y} m {across[-1]} {y} l S" for y in down]
    upright = [f"{x - 0.25} {down[-1]} 0.5 {down[0] - down[-1]} re f" for x in across]
    return " ".join([*level, *upright])


def cell(column: int, y: float, text: str) -> Print:
    return Print(ACROSS[column] + 3, y, 11, text)


MIDDLE = ("The rows of this cell", "stand around those of", "the others.")
CELLS = [
    *(cell(nth, 685, text) for nth, text in enumerate(("Name", "Year", "What it is for"))),
    *(cell(nth, 651, text) for nth, text in enumerate(("Clifton", "1864"))),
    *(cell(2, 665 - 14 * nth, text) for nth, text in enumerate(MIDDLE)),
    *(cell(nth, 615, text) for nth, text in enumerate(("Forth", "1890", "Trains."))),
]  # fmt: skip
ROWS = [
    ("Name", "Year", "What it is for"),
    ("Clifton", "1864", "The rows of this cell stand around those of the others."),
    ("Forth", "1890", "Trains."),
]


def read(pieces: list[Print], drawn: str) -> list[Line]:
    return [*parse(make_pdf([pieces], drawn=drawn)).lines]


def table_of(found: list[Line]) -> list[tuple[str, ...]]:
    return [tuple(line.text[start:end] for start, end in line.cells.spans) for line in found if line.cells]


def test_cells_are_what_lines_are_around() -> None:
    before, after = Print(72, 740, 11, FULL), Print(72, 580, 11, FULL)
    found = read([before, *CELLS, after], lines())
    assert table_of(found) == ROWS
    assert [line.text for line in found if not line.cells] == [FULL, FULL]
    assert found[1:-1] == [line for line in found if line.cells]


def test_a_short_line_between_words_is_an_underscore() -> None:
    row = [Print(72, 700, 11, "asn1"), Print(97, 700, 11, "node"), Print(121, 700, 11, "and")]
    drawn = "92.7 700.2 m 96.5 700.2 l S 117.5 706 m 120.5 706 l S"
    assert [line.text for line in read(row, drawn)] == ["asn1_node and"]


def test_a_cell_that_covers_others_is_the_first_of_them() -> None:
    level = "70 700 m 430 700 l S 150 680 m 430 680 l S 70 630 m 430 630 l S"
    upright = "70 700 m 70 630 l S 430 700 m 430 630 l S 150 700 m 150 630 l S 230 680 m 230 630 l S"
    pieces = [cell(0, 660, "Both rows"), cell(1, 685, "Both of the others"), cell(1, 650, "one"), cell(2, 650, "two")]
    assert table_of(read(pieces, f"{level} {upright}")) == [("Both rows", "Both of the others", ""), ("", "one", "two")]


@pytest.mark.parametrize(
    "drawn",
    [
        lines(across=(60, 560), down=(720, 600)),
        lines(across=(60, 65, 560), down=(720, 600)),
        " ".join(f"{x} 100 m {x} 700 l S" for x in range(0, 5000, 5)),
        "70 700 m 430 600 l S",
    ],
    ids=["a frame", "a double frame", "a drawing", "aslant"],
)
def test_other_lines_make_no_table(drawn: str) -> None:
    rows = [Print(72, 700 - 14 * nth, 11, FULL) for nth in range(5)]
    assert [line.cells for line in read(rows, drawn)] == [None]
