"""Names found again in a text."""

from __future__ import annotations

import time
from itertools import pairwise

from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, TextDocument, text_of
from reader.entities.aliases import Hit, find_names


def document(*lines: str) -> TextDocument:
    return TextDocument("d", Metadata(CleanText("D")), tuple(Line(CleanText(line)) for line in lines))


def names(text: TextDocument, *wanted: str) -> list[str]:
    return [hit.name for hit in find_names(text, wanted)]


def test_hits_come_in_reading_order_with_their_places() -> None:
    text = document("Kim met Moon.", "Moon left.")
    hits = list(find_names(text, ["Moon", "Kim"]))
    assert [(hit.name, *hit.span.start) for hit in hits] == [("Kim", 0, 0), ("Moon", 0, 8), ("Moon", 1, 0)]
    assert all(isinstance(hit, Hit) and text_of(text, hit.span) == hit.name for hit in hits)


def test_the_longest_name_wins() -> None:
    assert names(document("Kim Jong Un met Kim."), "Kim", "Kim Jong Un") == ["Kim Jong Un", "Kim"]


def test_a_shorter_name_is_found_where_the_longer_one_breaks_off() -> None:
    assert names(document("Kim Jong left."), "Kim", "Kim Jong Un") == ["Kim"]
    assert names(document("North Koreans left the North."), "North", "North Korea") == ["North", "North"]


def test_only_whole_words_are_hits() -> None:
    assert names(document("Moonlight, Moon's, (Moon) Moon2 aMoon"), "Moon") == ["Moon", "Moon"]


def test_capitals_matter() -> None:
    assert names(document("us and US"), "US") == ["US"]


def test_signs_in_a_name_are_letters_and_no_pattern() -> None:
    text = document("The U.S. paid $5 (five) to C++ and UXSX.")
    assert names(text, "U.S.", "$5", "(five)", "C++", "U.S") == ["U.S.", "$5", "(five)", "C++"]


def test_a_full_stop_may_be_part_of_the_name_or_end_the_sentence() -> None:
    assert names(document("the U.S. and the U.S ambassador"), "U.S.", "U.S") == ["U.S.", "U.S"]


def test_letters_beyond_ascii_are_letters() -> None:
    assert names(document("Zoë, Zoëlle, 北京"), "Zoë", "北京") == ["Zoë", "北京"]


def test_no_names_find_nothing() -> None:
    assert names(document("Kim"), "", "  ") == []
    assert names(document("Kim")) == []
    assert names(document(), "Kim") == []


def test_hits_never_overlap() -> None:
    hits = list(find_names(document("a b c a b c"), ["a b", "b c", "c a"]))
    assert all(first.span.end <= second.span.start for first, second in pairwise(hits))


def test_thousands_of_names_are_looked_for_at_once() -> None:
    many = [f"Name{number} Family{number % 7}" for number in range(5_000)]
    text = document(*(" ".join(many[start : start + 50]) for start in range(0, 5_000, 50)))
    before = time.process_time()
    assert names(text, *many) == many
    assert time.process_time() - before < 5
