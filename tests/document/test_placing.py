"""Every sign stands in its own cells, whatever a terminal takes its width to be."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.clean import clean_line
from reader.document.layout import cluster_end
from reader.document.placing import placed
from reader.document.widths import cell_len

# fmt: off
DOUBTFUL = [
    "👩\u200d👩\u200d👧",
    "❤\ufe0f",
    "👍🏽",
    "🇬🇧",
    "🫩",
    "☎\ufe0e",
    "क्षि",
    "हिन्दी",
    "நொ",
    "\u1112\u1161\u11ab",
    "का",
]
SURE = ["a", "é", "漢", "│", " ", "e\u0301"]


def drawn(told: str, width_of: Callable[[str], int]) -> dict[int, str]:
    """What a terminal shows in one row, by column, that takes so many cells for each character it is told."""
    row: dict[int, str] = {}
    column = 1
    for piece in re.findall(r"\x1b\[[0-9;]*[A-Za-z]|[^\x1b]", told):
        if piece.startswith("\x1b"):
            move = re.fullmatch(r"\x1b\[(?:\d+;)?(\d+)[GH]", piece)
            column = int(move[1]) if move else column
        else:
            width = width_of(piece)
            row.update((at, piece if at == column else "") for at in range(column, column + width))
            column += width
    return row


@given(st.lists(st.sampled_from(DOUBTFUL + SURE)), st.integers(0, 3))
def test_what_is_sure_of_its_width_stands_at_its_place_however_wide_the_rest_is_drawn(
    signs: list[str], doubtful: int
) -> None:
    def width_of(character: str) -> int:
        return cell_len(character) if character in "".join(SURE) else doubtful

    row = drawn(placed(f"\x1b[4;7H{''.join(f'{sign}│' for sign in signs)}"), width_of)
    column = 7
    for sign in signs:
        column += cell_len(sign)
        assert row[column] == "│"
        column += 1


@given(st.text(st.characters(exclude_categories=["Cs"])).map(clean_line))
def test_nothing_is_told_but_the_text_its_cells_and_the_cursor(text: str) -> None:
    assert re.sub(r" *\x1b\[\d+G", "", placed(text)).replace(" ", "") == text.replace(" ", "")


def test_what_is_in_no_doubt_is_told_as_it_is() -> None:
    told = "\x1b[2;3H\x1b[1;38;2;1;2;3mÉté, 漢字 und 한글│e\u0301\x1b[0m\n"
    assert placed(told) == told


def test_the_cursor_is_followed_over_rows_and_styles() -> None:
    assert placed("\x1b[2;5Hab\x1b[1m❤\ufe0f\x1b[0m\n\x1b[3;1H👍🏽") == (
        "\x1b[2;5Hab\x1b[1m  \x1b[7G❤\ufe0f\x1b[9G\x1b[0m\n\x1b[3;1H  \x1b[1G👍🏽\x1b[3G"
    )


def test_words_whose_letters_are_joined_are_not_parted() -> None:
    assert "हिन्दी" in placed("यह हिन्दी है")


@pytest.mark.parametrize(
    ("text", "cells"),
    [("का", 2), ("हिन्दी", 5), ("நொ", 2), ("👍🏽", 2), ("🇬🇧", 2), ("👩\u200d👩\u200d👧", 2), ("❤\ufe0f", 2),
     ("e\u0301", 1), ("\u1112\u1161\u11ab", 2), ("ล\u0e33", 2)],
)  # fmt: skip
def test_marks_that_take_room_beside_their_letter_have_cells(text: str, cells: int) -> None:
    assert cell_len(text) == cells
    if text != "हिन्दी":
        assert cluster_end(text, 0) == len(text)
