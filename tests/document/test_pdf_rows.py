"""The print of a page in the order of reading: rows, labels, columns and tables."""

from __future__ import annotations

from itertools import chain, count

import pytest

from reader.document.pdf.columns import regions_of
from reader.document.pdf.print import Run
from reader.document.pdf.tables import ROW_END, Grid

LEFT = [f"left row {nth} of the text" for nth in range(6)]
RIGHT = [f"right row {nth} of the text" for nth in range(6)]


def run(text: str, x: float, y: float, **more: object) -> Run:
    """A run in letters of 10 points that are 5 wide."""
    at, places = x, []
    for word in text.split():
        places.append((at, at + 5 * len(word)))
        at += 5 * len(word) + 3
    return Run(text.strip(), x, places[-1][1], y, 10, words=tuple(places))._replace(**more)


def printed(*runs: Run) -> list[Run]:
    return [each._replace(order=order) for order, each in zip(count(), runs, strict=False)]


def column(texts: list[str], x: float, top: float = 700) -> list[Run]:
    return [run(text, x, top - 12 * nth) for nth, text in enumerate(texts)]


def texts(runs: list[Run]) -> list[list[str]]:
    return [
        [f"{each.label} {each.text}".strip() for each in region if isinstance(each, Run)] for region in regions_of(runs)
    ]


def tables(*rows: list[Run]) -> list[list[list[str]]]:
    found = [each for region in regions_of(printed(*chain(*rows))) for each in region]
    grids = [each.rows for each in found if isinstance(each, Grid)]
    return [[[cell.replace(ROW_END, " ") for cell in row] for row in grid] for grid in grids]


def test_columns_are_read_one_after_the_other() -> None:
    assert texts(printed(*column(LEFT, 50), *column(RIGHT, 300))) == [LEFT, RIGHT]


def test_columns_that_are_printed_row_by_row_are_read_one_after_the_other() -> None:
    both = zip(column(LEFT, 50), column(RIGHT, 300), strict=True)
    assert texts(printed(*(each for row in both for each in row))) == [LEFT, RIGHT]


def test_columns_of_three_and_more() -> None:
    columns = [[f"{name} row {nth} of it" for nth in range(4)] for name in "abc"]
    assert (
        texts(printed(*(each for nth, rows in enumerate(columns) for each in column(rows, 50 + 150 * nth)))) == columns
    )


def test_what_stands_over_both_columns_parts_them() -> None:
    title, between = run("a title over both columns " * 3, 60, 730), run("another that is as wide " * 3, 60, 600)
    first = [title, *column(LEFT, 50), *column(RIGHT, 300)]
    second = [between, *column(LEFT, 50, 570), *column(RIGHT, 300, 570)]
    assert texts(printed(*first, *second)) == [[title.text], LEFT, RIGHT, [between.text], LEFT, RIGHT]


def test_a_column_that_is_longer_is_read_to_its_end() -> None:
    more = [f"{text} more" for text in LEFT]
    assert texts(printed(*column(LEFT, 50), *column(more, 50, 580), *column(RIGHT, 300))) == [LEFT + more, RIGHT]


def test_the_sign_or_number_of_an_item_belongs_to_it() -> None:
    rows = [("•", "one"), ("1.", "two"), ("(a)", "three"), ("–", "four")]
    runs = [
        each
        for nth, (sign, text) in enumerate(rows)
        for each in (run(sign, 50, 700 - 14 * nth), run(text, 70, 700 - 14 * nth))
    ]
    assert [(each.label, each.text) for each in regions_of(printed(*runs))[0] if isinstance(each, Run)] == rows


def test_bare_numbers_are_those_of_items_if_they_go_up() -> None:
    def pairs(*numbers: str) -> list[Run]:
        return [
            each
            for nth, number in enumerate(numbers)
            for each in (run(number, 50, 700 - 14 * nth), run("item", 70, 700 - 14 * nth))
        ]

    assert texts(printed(*pairs("1", "2", "3"))) == [["1 item", "2 item", "3 item"]]
    assert tables(pairs("31", "24", "7")) == [[["31", "item"], ["24", "item"], ["7", "item"]]]


def test_pieces_of_one_word_and_of_one_row_are_together() -> None:
    pieces = [run("pie", 50, 700), run("ces", 65.5, 700), run("of", 83, 700.5), run("a row", 99, 700, near=True)]
    assert texts(printed(*pieces)) == [["pieces of a row"]]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    initial = run("N", 50, 676, size=36)._replace(right=72)
    beside = [run("ell was eleven", 74, 700), run("and could read", 74, 688), run("most of it.", 50, 664)]
    found = regions_of(printed(initial, *beside))[0]
    assert [(each.text, each.x) for each in found if isinstance(each, Run)] == [
        ("Nell was eleven", 50),
        ("and could read", 50),
        ("most of it.", 50),
    ]


def test_a_large_first_letter_may_be_a_word() -> None:
    initial = run("A", 50, 676, size=36)._replace(right=72)
    beside = [run("bridge was", 74, 700), run("built; the bridge", 74, 688)]
    assert texts(printed(initial, *beside))[0][0] == "A bridge was"


def test_near_pieces_are_cells_where_others_begin_below() -> None:
    rows = [
        [run("GLONASS", 50, 700), run("Russia", 90, 700, near=True)],
        [run("GPS", 50, 686), run("America", 90, 686)],
    ]
    assert tables(*rows) == [[["GLONASS", "Russia"], ["GPS", "America"]]]


def test_cells_that_no_gaps_part_are_those_that_others_begin_above() -> None:
    head = [run("City", 50, 700), run("People", 88, 700), run("Country", 144, 700)]
    last = [run("Rome", 50, 672), run("2.8 million", 88, 672), run("Italy", 144, 672)]
    assert tables(head, [run("Berlins 3.7 million Germany", 50, 686)], last) == [
        [["City", "People", "Country"], ["Berlins", "3.7 million", "Germany"], ["Rome", "2.8 million", "Italy"]]
    ]


def test_rows_of_a_cell_are_one() -> None:
    rows = [
        [run("Name", 50, 700), run("What it is", 150, 700)],
        [run("Clifton", 50, 680), run("a bridge that", 150, 680)],
        [run("hangs in chains", 150, 668)],
        [run("Forth", 50, 648), run("another", 150, 648)],
    ]
    assert tables(*rows) == [
        [["Name", "What it is"], ["Clifton", "a bridge that hangs in chains"], ["Forth", "another"]],
    ]


def test_cells_beside_those_of_two_rows_stand_with_them() -> None:
    rows = [
        [run("a", 50, 700), run("b", 150, 700), run("c", 250, 700)],
        [run("European", 150, 682)],
        [run("Galileo", 50, 676), run("27", 250, 676)],
        [run("Union", 150, 670)],
        [run("d", 50, 652), run("e", 150, 652), run("f", 250, 652)],
    ]
    assert tables(*rows) == [[["a", "b", "c"], ["Galileo", "European Union", "27"], ["d", "e", "f"]]]


def test_a_cell_that_is_empty_stays_so() -> None:
    rows = [
        [run("a", 50, 700), run("b", 150, 700), run("c", 250, 700)],
        [run("d", 50, 686), run("f", 250, 686)],
        [run("g", 50, 672), run("h", 150, 672), run("i", 250, 672)],
    ]
    assert tables(*rows) == [[["a", "b", "c"], ["d", "", "f"], ["g", "h", "i"]]]


@pytest.mark.parametrize(("bold", "headed"), [(True, True), (False, False)])
def test_a_bold_first_row_is_the_head_of_a_table(bold: bool, headed: bool) -> None:
    rows = [run("a", 50, 700, bold=bold), run("b", 150, 700, bold=bold), run("c", 50, 686), run("d", 150, 686)]
    found = regions_of(printed(*rows))[0][0]
    assert isinstance(found, Grid)
    assert found.headed == headed


def test_words_over_numbers_are_the_head_of_a_table() -> None:
    rows = [("Note", "Pages"), ("A", "4"), ("G", "12")]
    cells = [run(cell, 50 + 100 * at, 700 - 14 * nth) for nth, row in enumerate(rows) for at, cell in enumerate(row)]
    found = regions_of(printed(*cells))[0][0]
    assert isinstance(found, Grid)
    assert found.headed


def test_one_row_of_pieces_is_no_table() -> None:
    assert texts(printed(run("left", 50, 700), run("right", 250, 700), run("below", 50, 660))) == [
        ["left right", "below"]
    ]


def test_what_says_in_brackets_what_is_defined_stands_before_it() -> None:
    rows = [run("int read (char * file,", 50, 700), run("[Function]", 400, 700), run("int * error)", 80, 686)]
    assert texts(printed(*rows)) == [["[Function] int read (char * file,", "int * error)"]]


def test_rows_from_right_to_left_are_read_so() -> None:
    assert texts(printed(run("עולם", 50, 700), run("שלום", 150, 700), run("ועוד", 50, 660)))[0][0] == "שלום עולם"
