"""The first page is drawn without what knows the widths of signs, so what it takes for granted is held against that."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from reader.document.clean import clean, gate
from reader.document.layout import _break_wide, cluster_end
from reader.document.unwrap import break_ascii
from reader.first_lines import _is_plain

PLAIN = [sign for sign in map(chr, range(sys.maxunicode + 1)) if _is_plain(sign)]


def test_signs_that_are_called_plain_are_safe_and_take_one_cell_each() -> None:
    assert set("aÄßžłșøœёЖґώἀ–—‘’“”„«»…•†‰€™"[:-2]) <= set(PLAIN)
    for sign in PLAIN:
        assert gate(clean(sign)) == sign
        assert get_character_cell_size(sign) == 1, ascii(sign)
        assert cluster_end(f"a{sign}", 0) == 1, ascii(sign)
        assert unicodedata.combining(sign) == 0


@given(st.text(st.sampled_from(f"ab     {''.join(PLAIN[95::50])}"), max_size=80), st.integers(1, 30))
def test_plain_text_breaks_like_any(text: str, width: int) -> None:
    assert [*break_ascii(text, 0, len(text), width)] == [*_break_wide(text, 0, len(text), width)]
