"""Texts put into a number of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.document.clean import clean_line
from reader.document.graphemes import whole
from reader.ui.cells import fit

FAMILY = "👩\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("plain", 5, "plain"),
        ("plain", 7, "plain  "),
        ("plain words", 7, "plain… "),
        (f"{FAMILY}ab", 3, f"{FAMILY}…"),
        (f"{FAMILY}ab", 2, "… "),
        ("🇬🇧🇫🇷", 4, "🇬🇧🇫🇷"),
        ("🇬🇧🇫🇷a", 4, "🇬🇧… "),
        ("cafe\u0301s au lait", 5, "cafe\u0301…"),
        ("漢字漢字", 6, "漢字… "),
        ("a", 0, ""),
    ],
)
def test_a_text_is_cut_between_graphemes(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


PIECES = st.sampled_from(["a", "b ", "é", "漢", "🇬🇧", "👍🏽", "e\u0301", FAMILY, "\u0915\u094d\u0937"])


@given(st.lists(PIECES).map("".join).map(clean_line), st.integers(min_value=0, max_value=12))
def test_a_text_takes_exactly_its_cells_and_no_part_of_a_grapheme(text: str, width: int) -> None:
    shown = fit(text, width)
    assert cell_len(shown) == width
    kept = shown.rstrip().removesuffix("…")
    if text.startswith(kept) and kept != text:
        assert whole(text, 0, len(kept)) == (0, len(kept))
