"""Quotes, found again in a text."""

import time
import unicodedata

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from reader.document.anchor import Anchors, Found, Quote, fingerprint, normalise
from reader.document.clean import CleanText, clean, clean_line
from reader.document.model import Line, Metadata, Position, TextDocument, lines_of, text_of


def document(*texts: str) -> TextDocument:
    return TextDocument("text", Metadata(clean("Text")), tuple(Line(clean_line(text)) for text in texts))


def find(text: TextDocument, exact: str, prefix: str = "", suffix: str = "") -> Found | None:
    return Anchors(text).find(Quote(CleanText(exact), CleanText(prefix), CleanText(suffix)))


def found(text: TextDocument, exact: str, prefix: str = "", suffix: str = "") -> Found:
    result = find(text, exact, prefix, suffix)
    assert result is not None
    return result


NOTES = document(
    "The Notes",
    "They were signed with her initials. The Engine has no pretensions whatever to originate anything.",
    "",
    "It can do whatever we know how to order it to perform. She said “it’s only a machine”.",
)


def test_a_quote_is_found_where_it_stands() -> None:
    assert found(NOTES, "signed with her initials").span == ((1, 10), (1, 34))


def test_a_quote_may_go_on_into_the_next_line() -> None:
    span = found(NOTES, "originate anything. It can do").span
    assert (span.start.line, span.end) == (1, Position(3, 9))


@pytest.mark.parametrize(
    "exact",
    [
        "  signed   with\nher initials ",
        "it's only a machine",
        '"it\u2019s only a machine"',
        "signed\u00a0with her",
        "sig\u00adned with",
    ],
)
def test_white_space_and_the_shape_of_marks_never_matter(exact: str) -> None:
    assert found(NOTES, exact).how == "exact"


@pytest.mark.parametrize("word", ["plain", "café"])
def test_many_quotes_in_a_long_line_are_found_in_no_time(word: str) -> None:
    anchors = Anchors(document(" ".join(f"{word} {number}." for number in range(10_000))))
    quotes = [Quote(CleanText(f"{word} {number}.")) for number in range(5_000, 5_100)]
    before = time.process_time()
    places = [anchors.find(quote) for quote in quotes]
    assert time.process_time() - before < 1
    assert all(place and place.how == "exact" and place.places == 1 for place in places)


def test_a_decomposed_letter_is_the_composed_one() -> None:
    text = document("Le cafe\u0301 noir est bon.")
    span = found(text, "café noir").span
    assert text_of(text, span) == "cafe\u0301 noir"
    assert found(document("Le café noir."), "cafe\u0301").how == "exact"


@pytest.mark.parametrize(
    "before", ["\u1112\u1161\u11ab\u1100\u1173\u11af", "a \u0301b", "\u09c7\u09be", "x\u0323\u0307"]
)
def test_letters_that_normalising_joins_do_not_move_what_follows(before: str) -> None:
    text = document(f"{before} the quote here")
    assert text_of(text, found(text, "the quote").span) == "the quote"


def test_without_surroundings_the_first_of_several_is_taken_and_the_number_told() -> None:
    text = document("one cat", "two cat", "red cat")
    assert found(text, "cat") == Found(((0, 4), (0, 7)), "exact", 3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prefix", "suffix", "line"), [("two", "", 1), ("", "sat", 2), ("two ", "sat", 1), ("red", "", 2)]
)
def test_surroundings_choose_among_several(prefix: str, suffix: str, line: int) -> None:
    text = document("one cat", "two cat", "red cat sat")
    assert found(text, "cat", prefix, suffix).span.start.line == line


def test_surroundings_that_choose_leave_one_place() -> None:
    assert found(document("one cat", "two cat"), "cat", "two").places == 1


def test_an_edited_passage_is_found_by_likeness() -> None:
    result = found(NOTES, "The Engine has no pretension whatsoever to originate anything")
    assert result.how == "alike"
    assert text_of(NOTES, result.span).startswith("The Engine has no pretensions whatever")


def test_a_letter_with_a_mark_is_not_the_letter_alone() -> None:
    assert found(document("x\u0301 is not x"), "x").span == ((0, 10), (0, 11))


@pytest.mark.parametrize("exact", ["", "   ", "\u00ad", "nothing of the kind is said anywhere", "machine only"])
def test_what_is_not_in_the_text_is_not_found(exact: str) -> None:
    assert find(NOTES, exact) is None


def test_nothing_is_found_in_an_empty_text() -> None:
    assert find(document(), "anything") is None
    assert find(document("", ""), "anything") is None


WORDS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Z", "C"]),
        st.sampled_from("abcé’“-\u0301\u0323\u20dd\u1100\u1161\u11a8\u09c7\u09be\u0e33\u200d"),
    ),
    min_size=1,
    max_size=6,
).map(clean_line)
TEXTS = st.lists(st.lists(WORDS.filter(bool), max_size=8).map(" ".join), min_size=1, max_size=4)


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.data())
@example(["\u1112\u1161\u11ab a b c"], None)
def test_any_run_of_whole_words_is_found_and_reads_the_same_in_its_place(
    texts: list[str], data: st.DataObject | None
) -> None:
    text = document(*texts)
    words = " ".join(line.text for line in lines_of(text)).split()
    assume(words)
    first = data.draw(st.integers(0, len(words) - 1)) if data else 1
    last = data.draw(st.integers(first, len(words) - 1)) if data else 2
    exact = " ".join(words[first : last + 1])
    assume(normalise(exact))
    result = found(text, exact)
    assert result.how == "exact"
    assert normalise(text_of(text, result.span)) == normalise(exact)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["cat", "dog", "cow"]), min_size=2, max_size=6, unique=False), st.data())
def test_what_stands_around_a_place_finds_that_place(names: list[str], data: st.DataObject) -> None:
    nth = data.draw(st.integers(0, len(names) - 1))
    pieces = [f"left{number} the {name} right{number}." for number, name in enumerate(names)]
    text = document(*pieces)
    for prefix, suffix in ((f"left{nth} the", ""), ("", f"right{nth}."), (f"left{nth} the", f"right{nth}")):
        result = found(text, names[nth], prefix, suffix)
        assert (result.span.start.line, result.places) == (nth, 1)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.text().map(clean_line), max_size=4), st.text(), st.text(max_size=10), st.text(max_size=10))
def test_any_quote_in_any_text_is_a_place_in_it_or_none(texts: list[str], exact: str, prefix: str, suffix: str) -> None:
    text = document(*texts)
    result = find(text, clean(exact), clean(prefix), clean(suffix))
    if result:
        assert result.span.start < result.span.end
        assert text_of(text, result.span)


@settings(deadline=None)
@given(st.lists(st.text()))
def test_a_fingerprint_is_of_the_words_whatever_their_lines_and_form(texts: list[str]) -> None:
    whole = document(" ".join(document(*texts).line(number).text for number in range(len(texts))))
    composed = document(*(unicodedata.normalize("NFD", line.text) for line in lines_of(whole)))
    assert fingerprint(document(*texts)) == fingerprint(whole)
    assert fingerprint(TextDocument("text", whole.metadata, composed.lines)) == fingerprint(composed)


def test_a_fingerprint_names_its_algorithm_and_changes_with_a_word() -> None:
    assert fingerprint(document("a b")).startswith("text-v1:sha256:")
    assert len({fingerprint(document(text)) for text in ("a b", "a c", "ab", "a b.", "a “b”")}) == 5


def test_a_fingerprint_is_the_same_for_a_composed_and_a_decomposed_letter() -> None:
    assert fingerprint(document("cafe\u0301")) == fingerprint(document("café"))
