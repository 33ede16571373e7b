"""Hyphens at the ends of rows, and the distance of rows."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.document.clean import CleanText
from reader.document.hyphens import break_hyphenated, patterns
from reader.document.layout import BLANK, PLAIN, Row, Typesetting, break_line
from reader.document.model import Line, Metadata, Position, TextDocument
from reader.document.rows import Rows

TEXT = "Understanding incomprehensible sentences requires considerable concentration, naïve cafés notwithstanding."


def set_in(width: int, text: str = TEXT, language: str = "en") -> list[str]:
    return [text[start:end] + "-" * hyphen for start, end, hyphen in break_hyphenated(text, width, language)]


def document(*lines: Line) -> TextDocument:
    return TextDocument("d", Metadata(CleanText("D")), lines)


def lay_out(text: TextDocument, width: int, typesetting: Typesetting = PLAIN) -> list[Row]:
    """The rows of a text without the blank ones above and below it."""
    rows = Rows(text, width, Position(0, 0), typesetting)
    return [rows[number] for number in range(1, rows.last())]


def test_words_are_broken_where_their_language_allows_it() -> None:
    assert set_in(24) == [
        "Understanding incompre-", "hensible sentences re-", "quires considerable con-", "centration, naïve cafés",
        "notwithstanding.",
    ]  # fmt: skip
    assert set_in(12, "Donaudampfschifffahrt ist schön.", "de")[0] in ("Donaudampf-", "Donau-")


def test_no_row_is_longer_than_the_width_and_nothing_is_lost() -> None:
    for width in range(8, 60):
        assert all(cell_len(row) <= width for row in set_in(width))
        assert "".join(row.removesuffix("-") for row in set_in(width)).replace(" ", "") == TEXT.replace(" ", "")


def test_hyphens_leave_less_of_a_row_empty() -> None:
    assert len(set_in(30)) <= len(list(break_line(TEXT, 30)))


@pytest.mark.parametrize("text", ["", "short", "one two six", "x" * 100, "漢字" * 40, "1234567890 " * 8])
def test_what_cannot_be_hyphenated_breaks_as_ever(text: str) -> None:
    assert [(start, end) for start, end, _ in break_hyphenated(text, 20, "en")] == list(break_line(text, 20))


def test_a_language_without_patterns_has_no_hyphens() -> None:
    assert patterns("xx") is None
    assert set_in(24, language="xx") == [TEXT[start:end] for start, end in break_line(TEXT, 24)]


def test_without_pyphen_there_are_no_hyphens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyphen", None)
    assert patterns("nl") is None


@given(st.text(st.sampled_from("abcdefghij éñ\u0301漢👩\u200d- "), max_size=120), st.integers(1, 40))
def test_any_text_is_set_whole_and_in_order(text: str, width: int) -> None:
    at = 0
    for start, end, hyphen in break_hyphenated(text, width, "en"):
        assert start >= at
        assert not text[at:start].strip()
        assert not hyphen or (text[end - 1].isalpha() and text[end].isalpha())
        at = end
    assert at == len(text)


def test_headings_and_code_have_no_hyphens() -> None:
    lines = [Line(CleanText(TEXT), kind, level=1) for kind in ("heading", "code", "paragraph", "item")]  # type: ignore[arg-type]
    rows = lay_out(document(*lines), 24, Typesetting(hyphens="en"))
    assert {row.line for row in rows if row.hyphen} == {2, 3}


def test_rows_stand_as_far_apart_as_is_set_and_paragraphs_further() -> None:
    text = document(Line(CleanText("one two")), Line(CleanText("three")), Line(CleanText("four"), close=True))
    assert [row.line for row in lay_out(text, 4, Typesetting(spacing=2))] == [0, -1, 0, -1, -1, 1, -1, 1, -1, 2]
    assert lay_out(text, 4, Typesetting(spacing=1)) == lay_out(text, 4)
    assert lay_out(text, 4, Typesetting(spacing=3)).count(BLANK) == 2 * 4 + 1


def test_a_very_long_line_is_hyphenated_piece_by_piece() -> None:
    text = document(Line(CleanText(f"{TEXT} " * 500)))
    rows = Rows(text, 40, Position(0, 30_000), Typesetting(hyphens="en"))
    around = [rows[rows.number_of(Position(0, 30_000)) + nth] for nth in range(-20, 20)]
    assert any(row.hyphen for row in around)
    assert all(one.end <= two.start <= one.end + 1 for one, two in pairwise(around))
