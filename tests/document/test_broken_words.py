"""Words broken at the end of a row: which were one word, and which had the hyphen before."""

import sys

import pytest

from reader.document import hyphens
from reader.document.broken_words import BrokenWords


def joined(first: str, second: str, *others: str) -> str:
    return BrokenWords([first, second, *others], "en").joined(first, second)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("a well writ-", "ten word", "a well written word"),
        ("a well writ\u00ad", "ten word", "a well written word"),
        ("a well writ‐", "ten word", "a well written word"),
        ("the CON-", "TENTS", "the CONTENTS"),
        ("he was self-", "taught", "he was self-taught"),
        ("a man-", "eating plant", "a man-eating plant"),
        ("a state-of-the-", "art thing", "a state-of-the-art thing"),
        ("the Anglo-", "Saxon type", "the Anglo-Saxon type"),
        ("the years 1842-", "1843 were", "the years 1842-1843 were"),
        ("so he said -", "and left", "so he said - and left"),
        ("no word", "is broken", "no word is broken"),
        ("日本", "語", "日本語"),
    ],
)
def test_a_word_broken_at_the_end_of_a_row_is_whole_again(first: str, second: str, whole: str) -> None:
    assert joined(first, second) == whole


def test_a_word_is_as_it_is_written_elsewhere() -> None:
    assert joined("the re-", "entry", "the re-entry and the reentry") == "the reentry"
    assert joined("a bare-", "faced lie", "bare-faced") == "a bare-faced lie"
    assert joined("a self-", "ish thing", "as selfish as that") == "a selfish thing"


def test_two_words_of_the_text_are_a_compound() -> None:
    assert joined("a machine-", "readable text", "a machine made it readable") == "a machine-readable text"


def test_halves_at_the_ends_of_rows_are_no_words_of_the_text() -> None:
    assert joined("an under-", "standing") == "an understanding"


def test_where_no_words_are_divided_every_hyphen_stays() -> None:
    rows = ["a row of words that goes on"] * 100
    assert joined("the under-", "standing", *rows) == "the under-standing"
    assert joined("the under-", "standing", *rows, *["it is divid-", "ed"] * 4) == "the understanding"


def test_without_patterns_a_word_is_taken_to_be_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyphen", None)
    hyphens.patterns.cache_clear()
    assert joined("a man-", "eating plant") == "a maneating plant"
    hyphens.patterns.cache_clear()
