"""Drawing a row: its margin, its words, and where its styles change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from reader.document.clean import CleanText
from reader.document.layout import Row, cluster_end
from reader.document.model import Cells, Line, Position, Span
from reader.look import MARGIN
from reader.ui.drawing import Found, Stretch, columns_in, draw_row


def drawn(line: Line, stretches: list[Stretch], row: Row | None = None) -> list[tuple[str, str | None]]:
    """The pieces of a row, each with the name of its last style."""
    whole = row or Row(0, 0, len(line.text), 0, True)
    named = draw_row(line, whole, stretches, 60, Style(), lambda name: Style(meta={"name": name}) if name else Style())
    return [(segment.text, segment.style.meta.get("name") if segment.style else None) for segment in named]


def text_of(pieces: list[tuple[str, str | None]]) -> str:
    return "".join(text for text, _ in pieces)


@pytest.mark.parametrize(
    ("text", "hit", "marked"),
    [
        ("a cafe\u0301 b", (5, 6), "e\u0301"),
        ("a cafe\u0301 b", (2, 6), "cafe\u0301"),
        ("x 👩\u200d👩\u200d👧 y", (4, 5), "👩\u200d👩\u200d👧"),
        ("🇩🇪🇫🇷", (1, 2), "🇩🇪"),
        ("漢字かな", (1, 2), "字"),
        ("שָׁלוֹם עולם", (0, 1), "שָׁ"),
    ],
)
def test_a_mark_is_never_drawn_on_part_of_a_character(text: str, hit: tuple[int, int], marked: str) -> None:
    pieces = drawn(Line(CleanText(text)), [(*hit, "found")])
    assert [piece for piece, name in pieces if name == "mention"] == [marked]
    assert text_of(pieces) == " " * MARGIN + text


@given(st.text(st.sampled_from("ae \u0301\u200d👩👧🇩🇪漢ִש"), min_size=1, max_size=20), st.data())
def test_no_style_changes_inside_a_character_whatever_is_marked(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    stretches = data.draw(st.lists(st.tuples(ends, ends, st.sampled_from(["found", "chosen", "noted", "link"]))))
    bounds, at = {0}, 0
    while at < len(text):
        at = cluster_end(text, at)
        bounds.add(at)
    pieces = [piece for piece, _ in drawn(Line(CleanText(text)), [each for each in stretches if each[0] < each[1]])]
    place = len(text) - len("".join(pieces))
    for piece in pieces:
        place += len(piece)
        assert place <= 0 or place in bounds
    assert "".join(pieces).endswith(text)


def test_a_row_that_ends_in_a_hyphen_shows_it() -> None:
    line = Line(CleanText("concentration"))
    assert text_of(drawn(line, [], Row(0, 0, 3, 0, True, hyphen=True))) == " " * MARGIN + "con-"


def test_the_hyphen_at_the_end_of_a_row_looks_as_the_word_that_goes_on_behind_it() -> None:
    line, row = Line(CleanText("concentration")), Row(0, 0, 3, 0, True, hyphen=True)
    assert drawn(line, [(0, 13, "dim")], row)[-1] == ("-", "dim")
    assert drawn(line, [(0, 3, "chosen")], row)[-1] == ("-", None)


def test_a_list_in_a_quotation_stands_behind_its_bars() -> None:
    item = Line(CleanText("one"), "item", level=1, label="•", quoted=2)
    assert text_of(drawn(item, [], Row(0, 0, 3, 6, True))).strip() == "│ │ • one"
    assert text_of(drawn(item, [], Row(0, 0, 3, 6, False))).strip() == "│ │   one"
    assert text_of(drawn(item._replace(quoted=10**9), [], Row(0, 0, 3, 6, True))).strip() == "│ │ • one"


def test_the_margin_has_the_sign_where_a_passage_begins_and_the_bar_beside_all_of_it() -> None:
    line = Line(CleanText("one two three"))
    rows = [Row(0, 0, 7, 0, True), Row(0, 8, 13, 0, False)]
    assert [text_of(drawn(line, [(4, 13, "noted")], row))[:MARGIN] for row in rows] == ["◆│ ", " │ "]
    assert text_of(drawn(line, [(0, 3, "noted")], rows[1]))[:MARGIN] == " " * MARGIN


def test_a_passage_of_several_paragraphs_has_its_sign_once() -> None:
    lines = [Line(CleanText(text)) for text in ("one two", "threé", "four")]
    span = Span(Position(0, 4), Position(2, 2))
    margins, marked = [], []
    for number, line in enumerate(lines):
        row = Row(number, 0, len(line.text), 0, True)
        margin, *words = drawn(line, [(*columns_in(span, number, line), "noted")], row)
        margins.append(margin[0] + words[0][0])
        marked += [text for text, name in words if name == "noted"]
    assert [margin[:2] for margin in margins] == ["◆│", " │", " │"]
    assert marked == ["two", "threé", "fo"]


def test_of_several_bars_the_heaviest_is_shown_in_any_order() -> None:
    line, row = Line(CleanText("one two three")), Row(0, 0, 13, 0, True)
    for first, second, bar in (("noted", "chosen", "│"), ("found", "noted", "│"), ("evidence", "noted", "┃")):
        for stretches in ([(0, 3, first), (4, 7, second)], [(4, 7, second), (0, 3, first)]):
            assert text_of(drawn(line, stretches, row))[1] == bar


def test_what_stands_side_by_side_is_marked_where_it_is() -> None:
    line = Line(CleanText("one two   three four"))
    first = Row(0, 0, 3, 2, True, beside=(Row(0, 10, 15, 8, True), Row(0, 20, 20, 15, True)))
    second = Row(0, 4, 7, 2, False, beside=(Row(0, 16, 20, 8, False),))
    margin, *words = drawn(line, [(10, 15, "noted")], first)
    assert (text_of([margin, *words]).rstrip(), margin[0]) == ("◆│   one   three", "◆")
    assert ("three", "noted") in words
    assert text_of(drawn(line, [(10, 20, "noted")], second)) == " │   two   four"
    assert text_of(drawn(line, [(0, 3, "noted")], second)).startswith("    ")


def test_the_head_of_a_column_stands_before_its_cell_in_a_quotation_too() -> None:
    cells = Cells(((0, 3),), (CleanText("Name"),), (80,))
    line = Line(CleanText("Ada"), "code", level=1, cells=cells)
    row = Row(0, 0, 3, 10, True)
    assert text_of(drawn(line, [], row))[MARGIN:] == "  Name    Ada"
    assert text_of(drawn(line._replace(quoted=1), [], row))[MARGIN:] == "│   Name  Ada"


def test_a_row_of_code_that_goes_on_from_the_one_above_has_a_dim_sign() -> None:
    code = Line(CleanText("one two"), "code", level=1)
    first, more = Row(0, 0, 3, 4, True), Row(0, 4, 7, 4, False)
    assert text_of(drawn(code, [], first)) == " " * MARGIN + "    one"
    assert drawn(code, [], more)[1:] == [("  ↪ ", "dim"), ("two", None)]
    assert text_of(drawn(code._replace(quoted=1), [], more)).strip() == "│ ↪ two"
    assert text_of(drawn(code, [], more._replace(indent=0))) == " " * MARGIN + "two"
    cell = code._replace(cells=Cells(((0, 7),), (), (80,)))
    assert "↪" not in text_of(drawn(cell, [], more))


def test_of_the_hits_in_a_line_a_row_has_those_that_touch_it_and_the_one_gone_to() -> None:
    found = Found({0: [(0, 3), (8, 12), (20, 23)]}, Span(Position(0, 8), Position(0, 12)))
    rows = (Row(0, 0, 10, 0, True), Row(0, 10, 20, 0, False), Row(1, 0, 10, 0, True))
    assert [[*found.stretches_in(row)] for row in rows] == [
        [(0, 3, "found"), (8, 12, "found"), (8, 12, "found-here")],
        [(8, 12, "found"), (8, 12, "found-here")],
        [],
    ]
