"""Rows: how lines are broken to fit a width."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.document.clean import clean, clean_line
from reader.document.layout import BLANK, MOST_INDENT, break_line, cluster_end, lay_out
from reader.document.model import Line, Metadata, TextDocument

CLUSTERS = [
    "a",
    "i",
    "é",
    " ",
    " ",
    "“",
    "漢",
    "각",
    "e\u0301",
    "o\u0323\u0302",
    "का",
    "ที่",
    "\u1112\u1161\u11ab",
    "🇬🇧",
    "🇺🇳",
    "👩\u200d👩\u200d👧",
    "🏴\u200d☠\ufe0f",
    "👍🏽",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "☎\ufe0e",
]
"""What a reader sees as one character each."""

CLEAN_TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("  aé漢🇬👍🏽👩\u0301\u200b\u200d\ufe0f❤\u1100\u1161\u11a8"))
).map(clean_line)
WIDTHS = st.integers(min_value=1, max_value=40)


def rows_of(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in break_line(text, width)]


@settings(deadline=None, max_examples=300)
@given(CLEAN_TEXTS, WIDTHS)
def test_every_row_fits_the_width_unless_one_character_alone_is_wider(text: str, width: int) -> None:
    for row in rows_of(text, width):
        assert cell_len(row) <= width or cluster_end(row, 0) == len(row)


@settings(deadline=None)
@given(CLEAN_TEXTS, WIDTHS)
def test_rows_hold_every_character_but_spaces_in_order(text: str, width: int) -> None:
    assert "".join(rows_of(text, width)).replace(" ", "") == text.replace(" ", "")


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("abçdé漢"), min_size=1, max_size=8)), st.integers(min_value=16, max_value=40))
def test_rows_joined_by_spaces_give_back_the_words_when_each_fits(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert " ".join(rows_of(text, width)) == text


@settings(deadline=None)
@given(CLEAN_TEXTS, WIDTHS)
def test_rows_are_in_order_never_overlap_and_leave_out_only_spaces(text: str, width: int) -> None:
    at = 0
    for start, end in break_line(text, width):
        assert at <= start <= end
        assert text[at:start].strip(" ") == ""
        at = end
    assert at == len(text)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(CLUSTERS)), WIDTHS)
@example(["👩\u200d👩\u200d👧", "🇬🇧", "👍🏽"], 1)
@example([" ", "e\u0301"] * 4, 1)
def test_no_row_begins_or_ends_inside_a_character_as_a_reader_sees_it(clusters: list[str], width: int) -> None:
    text = "".join(clusters)
    edges = {len("".join(clusters[:count])) for count in range(len(clusters) + 1)}
    for start, end in break_line(text, width):
        assert {start, end} <= edges


@pytest.mark.parametrize("cluster", [cluster for cluster in CLUSTERS if cluster != " "])
def test_characters_of_many_code_points_are_kept_whole_at_the_narrowest(cluster: str) -> None:
    assert rows_of(cluster * 3, 1) == [cluster] * 3


def test_a_mark_over_a_space_stays_with_it() -> None:
    assert all(not row.startswith("\u0301") for row in rows_of("ab \u0301cd", 2))


def test_a_word_that_does_not_fit_goes_to_the_next_row() -> None:
    assert rows_of("one two three", 7) == ["one two", "three"]
    assert rows_of("één twé drieë", 7) == ["één twé", "drieë"]


def test_only_a_word_wider_than_the_row_is_broken() -> None:
    assert rows_of("an unbreakable word", 6) == ["an", "unbrea", "kable", "word"]
    assert rows_of("an ünbreakable word", 6) == ["an", "ünbrea", "kable", "word"]


def test_wide_characters_take_two_cells() -> None:
    assert rows_of("漢字漢字", 5) == ["漢字", "漢字"]


def test_an_empty_line_has_one_empty_row() -> None:
    assert rows_of("", 10) == [""]


@pytest.mark.parametrize("piece", ["a", "é", " ", "🇬🇧", "\u200d❤"])
def test_a_line_of_one_thing_for_ever_is_broken_to_its_end(piece: str) -> None:
    text = piece * 100_000
    assert list(break_line(text, 60))[-1][1] == len(text)


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
    text=CLEAN_TEXTS,
    kind=st.sampled_from(["paragraph", "heading", "item", "quote", "code"]),
    level=st.integers(min_value=0, max_value=9),
    label=st.sampled_from(["", "•", "10."]),
    close=st.booleans(),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(LINES, max_size=5), WIDTHS)
def test_rows_with_their_indent_fit_the_page_and_cover_every_line(lines: list[Line], width: int) -> None:
    rows = [row for row in lay_out(document(*lines), width) if row != BLANK]
    assert sorted({row.line for row in rows}) == list(range(len(lines)))
    for row in rows:
        shown = lines[row.line].text[row.start : row.end]
        assert 0 <= row.indent <= MOST_INDENT
        assert row.indent + cell_len(shown) <= width or cluster_end(shown, 0) == len(shown)
