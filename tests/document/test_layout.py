"""Rows: how lines are broken to fit a width."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.document.clean import clean_line
from reader.document.layout import PIECE, break_line, cluster_end, pieces_of

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
    "क्षि",
    "ล\u0e33",
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
@given(st.lists(st.text(st.sampled_from("abçdéह"), min_size=1, max_size=8)), st.integers(min_value=16, max_value=40))
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


def test_a_script_without_spaces_goes_on_in_the_same_row() -> None:
    assert rows_of("ab 漢字漢字", 7) == ["ab 漢字", "漢字"]
    assert rows_of("漢字ab cd", 7) == ["漢字ab", "cd"]
    assert rows_of("an 👍🏽👍🏿❤", 7) == ["an 👍🏽👍🏿", "❤"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("漢字漢字。漢字", ["漢字漢", "字。漢", "字"]),
        ("漢字漢」。字", ["漢字", "漢」。", "字"]),
        ("漢字「漢字」", ["漢字", "「漢", "字」"]),
        ("カットットー", ["カッ", "トッ", "トー"]),
        ("。。。。", ["。。。", "。"]),
    ],
)
def test_no_row_begins_or_ends_with_what_belongs_elsewhere(text: str, rows: list[str]) -> None:
    assert rows_of(text, 6) == rows


def test_an_empty_line_has_one_empty_row() -> None:
    assert rows_of("", 10) == [""]


@pytest.mark.parametrize("piece", ["a", "é", " ", "🇬🇧", "\u200d❤"])
def test_a_line_of_one_thing_for_ever_is_broken_to_its_end(piece: str) -> None:
    text = piece * 100_000
    assert list(break_line(text, 60))[-1][1] == len(text)


@pytest.mark.parametrize("piece", ["word ", "wörd ", "a", "🇬🇧", "  ", "e\u0301"])
def test_a_long_line_is_cut_into_pieces_between_words_and_never_inside_a_character(piece: str) -> None:
    text = piece * (3 * PIECE // len(piece))
    pieces = pieces_of(text)
    assert len(pieces) > 2
    assert pieces[0][0] == 0 and pieces[-1][1] == len(text)
    for (_, end), (start, _) in pairwise(pieces):
        assert text[end:start].strip() == ""
        assert start == end + (" " in piece)
        assert end % len(piece) == (len(piece) - 1 if " " in piece else 0)
