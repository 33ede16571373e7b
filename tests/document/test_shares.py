"""How far through a text a page is told to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.shares import share_told, start_told

SHOWN = st.floats(0.001, 0.999)
SHARES = st.floats(0, 1)


def test_in_most_of_a_text_it_is_what_has_been_passed() -> None:
    assert share_told(0.3, 0.4) == 0.3
    assert share_told(0.65, 0.75) == 0.65
    assert share_told(0.8, 0.9) > 0.8


@given(SHOWN)
def test_it_is_nothing_at_the_start_and_all_at_the_end(shown: float) -> None:
    assert share_told(0, shown) == 0
    assert share_told(1 - shown, 1) == pytest.approx(1)
    assert share_told(0, 1) == 1


@given(SHOWN, SHARES, SHARES)
def test_it_grows_with_what_has_been_passed(shown: float, one: float, other: float) -> None:
    first, second = sorted((one * (1 - shown), other * (1 - shown)))
    assert share_told(first, first + shown) <= share_told(second, second + shown) + 1e-9


@given(SHOWN, SHARES)
def test_the_page_of_a_share_is_found_again(shown: float, share: float) -> None:
    start = start_told(share, shown)
    assert share_told(start, start + shown) == pytest.approx(share, abs=1e-6)
