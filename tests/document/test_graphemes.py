"""Graphemes: what is chosen or marked is never cut inside what a reader sees as one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.graphemes import whole
from reader.document.layout import cluster_end

FAMILY = "👩\u200d👩\u200d👧"


def starts(text: str) -> set[int]:
    """Where the graphemes of a text begin, and its end."""
    found, at = {0}, 0
    while at < len(text):
        at = cluster_end(text, at)
        found.add(at)
    return found


@pytest.mark.parametrize(
    ("text", "cut", "expected"),
    [
        ("cafe\u0301s", (0, 4), "cafe\u0301"),
        ("cafe\u0301s", (4, 6), "e\u0301s"),
        (f"a{FAMILY}b", (2, 3), FAMILY),
        ("🇩🇪🇫🇷", (1, 2), "🇩🇪"),
        ("🇩🇪🇫🇷", (1, 3), "🇩🇪🇫🇷"),
        ("हिन्दी", (0, 1), "हि"),
        ("हिन्दी", (2, 3), "न्दी"),
        ("น\u0e33", (0, 1), "น\u0e33"),
        ("שָׁלוֹם", (1, 2), "שָׁ"),
        ("plain", (1, 3), "la"),
        ("漢字", (0, 1), "漢"),
    ],
)
def test_a_stretch_takes_in_the_graphemes_it_touches(text: str, cut: tuple[int, int], expected: str) -> None:
    start, end = whole(text, *cut)
    assert text[start:end] == expected


@given(st.text(st.sampled_from("ae \u0301\u0300\u200d👩👧🇩🇪漢한ᄒ\u1161ִ"), max_size=30), st.data())
def test_no_stretch_begins_or_ends_inside_a_grapheme(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = whole(text, start, end)
    assert {first, last} <= starts(text)
    assert first <= start <= end <= last
    assert whole(text, first, last) == (first, last)
