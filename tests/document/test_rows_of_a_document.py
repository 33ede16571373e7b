"""The rows of a document, laid out around a place."""

from itertools import count, pairwise, takewhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.document import rows as rows_module
from reader.document.clean import clean, clean_line
from reader.document.layout import BLANK, MOST_INDENT, PIECE, PLAIN, Row, Typesetting, cluster_end, head_of
from reader.document.model import Document, Line, Metadata, Position, TextDocument
from reader.document.rows import Rows
from reader.document.table import Entry, table_lines

START = Position(0, 0)
WIDTHS = st.integers(min_value=1, max_value=40)


def lay_out(text: Document, width: int, typesetting: Typesetting = PLAIN) -> list[Row]:
    """Every row of a text, without the blank ones above and below it."""
    rows = Rows(text, width, START, typesetting)
    found = [rows[number] for number in takewhile(lambda number: rows.clamp(number, 1) == number, count(1))]
    return found[:-1]


def document(*lines: Line) -> TextDocument:
    return TextDocument("text", Metadata(clean("Text")), lines)


def test_a_blank_row_parts_paragraphs_and_two_stand_above_a_section() -> None:
    text = document(Line(clean("one")), Line(clean("two")), Line(clean("Head"), "heading", level=2))
    assert [row.line for row in lay_out(text, 20)] == [0, -1, 1, -1, -1, 2]


def test_a_close_line_follows_without_a_blank_row() -> None:
    text = document(Line(clean("one")), Line(clean("two"), close=True))
    assert BLANK not in lay_out(text, 20)


def test_the_first_row_of_a_line_is_marked() -> None:
    rows = lay_out(document(Line(clean("one two three"))), 7)
    assert [row.first for row in rows] == [True, False]


LINES = st.builds(
    Line,
    text=st.text().map(clean_line),
    kind=st.sampled_from(["paragraph", "heading", "item", "quote", "code"]),
    level=st.integers(min_value=0, max_value=9),
    label=st.sampled_from(["", "•", "10."]),
    close=st.booleans(),
    cells=st.none(),
    hang=st.integers(min_value=0, max_value=60),
)
ENTRIES = st.builds(
    Entry,
    st.text(max_size=50).map(clean_line),
    marks=st.just(()),
    align=st.sampled_from(["left", "center", "right"]),
    columns=st.sampled_from([1, 1, 1, 2, 3]),
)


def spanned(row: list[Entry]) -> list[Entry]:
    """A row in which the columns that a cell spans have nothing of their own."""
    made: list[Entry] = []
    for entry in row:
        if len(made) < len(row):
            made += [entry, *[Entry("")] * (entry.columns - 1)]
    return made[: len(row)]


TABLES = st.integers(min_value=1, max_value=4).flatmap(
    lambda columns: st.lists(st.lists(ENTRIES, min_size=columns, max_size=columns).map(spanned), min_size=1)
)


@settings(deadline=None, max_examples=60)
@given(st.lists(LINES, max_size=5), WIDTHS)
def test_rows_with_their_indent_fit_the_page_and_cover_every_line(lines: list[Line], width: int) -> None:
    rows = [row for row in lay_out(document(*lines), width) if row != BLANK]
    assert sorted({row.line for row in rows}) == list(range(len(lines)))
    for row in rows:
        shown = lines[row.line].text[row.start : row.end]
        assert 0 <= row.indent <= MOST_INDENT + (0 if row.first else width // 3)
        assert row.indent + cell_len(shown) <= width or cluster_end(shown, 0) == len(shown)


@settings(deadline=None, max_examples=60)
@given(TABLES, st.booleans(), WIDTHS)
def test_a_table_fits_the_page_and_shows_every_cell(rows: list[list[Entry]], headed: bool, width: int) -> None:
    lines = table_lines(rows, headed)
    laid_out = [row for row in lay_out(document(*lines), width) if row != BLANK]
    parts = [part for row in laid_out for part in row.parts]
    for part in parts:
        shown = lines[part.line].text[part.start : part.end]
        assert part.indent + cell_len(shown) <= width or cluster_end(shown, 0) == len(shown)
    for row in laid_out:
        for before, part in pairwise(row.parts):
            assert part.indent > before.indent + cell_len(lines[row.line].text[before.start : before.end])
    for number, line in enumerate(lines):
        shown = "".join(line.text[part.start : part.end] for part in sorted(parts) if part.line == number)
        assert shown.replace(" ", "") == line.text.replace(" ", "")


@settings(deadline=None, max_examples=60)
@given(TABLES, st.booleans(), WIDTHS, st.data())
def test_a_place_in_a_table_is_in_the_row_that_shows_it(
    rows: list[list[Entry]], headed: bool, width: int, data: st.DataObject
) -> None:
    text = document(*table_lines(rows, headed))
    laid_out = Rows(text, width, START)
    line = data.draw(st.integers(0, len(rows) - 1))
    cell = data.draw(st.sampled_from(text.line(line).cells.spans))
    if cell[0] < cell[1]:
        column = data.draw(st.integers(cell[0], cell[1] - 1))
        row = laid_out[laid_out.number_of(Position(line, column))]
        is_shown = any(part.start <= column < part.end for part in row.parts)
        assert row.line == line and (is_shown or text.line(line).text[column].isspace())


def drawn(lines: list[Line], width: int) -> list[str]:
    """The rows of a table as they are seen."""
    seen = []
    for row in lay_out(document(*lines), width):
        text = ""
        for part in row.parts if row != BLANK else ():
            text = text.ljust(part.indent) + lines[row.line].text[part.start : part.end]
        head = head_of(lines[row.line], row) if row != BLANK else ""
        seen.append(f"  {head}{text[2 + len(head) :]}" if head else text.rstrip())
    return seen


WIDE_TABLE = table_lines(
    [
        [Entry("Name"), Entry("Year", align="right"), Entry("Remark"), Entry("Also")],
        [Entry("Ada Lovelace"), Entry("1815", align="right"), Entry("wrote the first notes on it"), Entry("")],
        [Entry("Babbage"), Entry("91", align="right"), Entry("built none"), Entry("see Menabrea and others")],
    ],
    headed=True,
)


def test_the_columns_of_a_table_that_is_too_wide_are_made_narrower() -> None:
    assert drawn(WIDE_TABLE, 56) == [
        "  Name          Year  Remark            Also",
        "",
        "  Ada Lovelace  1815  wrote the first",
        "                      notes on it",
        "",
        "  Babbage         91  built none        see Menabrea and",
        "                                        others",
    ]


def test_columns_that_are_made_narrower_keep_their_longest_words_whole_where_there_is_room() -> None:
    rows = [[Entry("Mathematician"), Entry("Czechoslovakia"), Entry("a remark that is longer than it has room to be")]]
    assert drawn(table_lines(rows, headed=False), 50) == [
        "  Mathematician  Czechoslovakia  a remark that is",
        "                                 longer than it",
        "                                 has room to be",
    ]
    assert drawn(table_lines(rows, headed=False), 42)[0] == "  Mathematicia  Czechoslovak  a remark"


def test_a_table_that_is_wider_than_the_column_may_go_beyond_it() -> None:
    text = document(Line(clean("word " * 12)), *WIDE_TABLE)
    rows = lay_out(text, 40, Typesetting(beyond=24))
    assert max(row.end - row.start for row in rows if row.line == 0) <= 40
    assert next(len(row.beside) for row in rows if row.line == 2) == 3
    narrow = lay_out(text, 40)
    assert {len(row.beside) for row in narrow if row.line == 2} == {0}


def test_a_cell_over_several_columns_has_the_room_of_all_of_them() -> None:
    long = "words that go on for longer than a column is wide"
    rows = [
        [Entry("One"), Entry("Two"), Entry("Three")],
        [Entry(long), Entry(long), Entry(long)],
        [Entry(long, columns=2), Entry(""), Entry("three")],
        [Entry("one"), Entry(long, columns=2), Entry("")],
        [Entry(long, columns=3), Entry(""), Entry("")],
    ]
    assert drawn(table_lines(rows, headed=True), 62)[6:] == [
        "  words that go on for longer than a      three",
        "  column is wide",
        "",
        "  one                 words that go on for longer than a",
        "                      column is wide",
        "",
        "  words that go on for longer than a column is wide",
    ]


def test_where_columns_would_be_too_narrow_the_cells_stand_below_one_another_and_the_heads_once_above() -> None:
    assert drawn(WIDE_TABLE, 40) == [
        "  Name   Year   Remark   Also",
        "",
        "  Name    Ada Lovelace",
        "  Year    1815",
        "  Remark  wrote the first notes on it",
        "",
        "  Name    Babbage",
        "  Year    91",
        "  Remark  built none",
        "  Also    see Menabrea and others",
    ]


@pytest.mark.parametrize("second", [["", "b"], ["a", ""]])
def test_the_rows_of_a_table_that_is_too_wide_are_parted_also_where_they_have_one_cell(second: list[str]) -> None:
    entries = [
        [Entry("Name"), Entry("Remark")],
        [Entry("Ada"), Entry("one two three four five")],
        [*map(Entry, second)],
    ]
    rows = lay_out(document(*table_lines(entries, headed=True)), 24)
    assert rows[-2] == BLANK and rows[-1].line == 2


def long_text(lines: int, words: int = 30) -> TextDocument:
    return document(*(Line(clean(f"line {number} " + "word " * words)) for number in range(lines)))


def test_nothing_is_laid_out_in_a_text_without_lines() -> None:
    rows = Rows(document(), 20, START)
    assert rows.is_empty
    assert rows[0] == rows[5] == BLANK
    assert (rows.clamp(7, 10), rows.number_of(Position(3, 3)), rows.last()) == (0, 0, 0)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 59), st.integers(0, 200), st.integers(0, 500))
def test_rows_are_the_same_wherever_one_begins_to_read(line: int, column: int, width: int) -> None:
    text, width = long_text(60), width % 40 + 10
    rows = Rows(text, width, Position(line, column))
    first, whole = rows.number_of(START), lay_out(text, width)
    assert [rows[first + at] for at in range(len(whole))] == whole


def test_a_number_stays_with_its_row_though_others_are_laid_out_and_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_module, "MOST", 200)
    text = long_text(2000)
    rows, whole = Rows(text, 30, START), lay_out(text, 30)
    for number in (*range(1, 5000, 7), *range(4999, 1, -11)):
        assert rows[number] == whole[number - 1], number
    assert len(rows._rows) <= 2 * 200


def test_a_place_far_away_is_gone_to_without_what_lies_between() -> None:
    class Watched(TextDocument):
        def line(self, number: int) -> Line:
            seen.add(number)
            return super().line(number)

    text, seen = Watched("text", Metadata(clean("Text")), long_text(20_000).lines), set[int]()
    rows = Rows(text, 30, START)
    number = rows.number_of(Position(15_000, 0))
    assert rows[number] == Row(15_000, 0, 30, 0, True)
    assert rows[number - 1] == BLANK and rows[number - 2].line == 14_999
    assert len(seen) < 2_000
    assert rows[rows.last() - 1].line == 19_999
    assert rows.number_of(START) == 1


def test_a_page_holds_no_more_than_the_text() -> None:
    rows = Rows(long_text(50), 30, START)
    assert rows.clamp(-20, 10) == 0
    assert rows.clamp(10**6, 10) == rows.last() - 9
    assert Rows(long_text(1), 30, START).clamp(3, 100) == 0


def test_a_row_deep_in_a_line_of_megabytes_is_reached_from_any_side() -> None:
    text = long_text(1, words=PIECE)
    whole, place = lay_out(text, 60), Position(0, 3 * PIECE)
    rows = Rows(text, 60, place)
    number = rows.number_of(place)
    at = whole.index(rows[number])
    assert rows[number].start <= place.column < rows[number].end + 1
    assert [rows[number + by] for by in range(-400, 400)] == whole[at - 400 : at + 400]
