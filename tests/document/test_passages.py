"""Passages: stretches of a text that a reader marks, and the sentences they lie in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.anchor import Quote
from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, Position, Span, TextDocument, text_of
from reader.document.passages import Passages, is_written, whole_words, words_of

DocumentOf = Callable[..., TextDocument]
LINES = ("He saw the hive. It was “quiet”  then. He left.", "The keeper’s book was open. He left.")


def document_with(*lines: Line) -> TextDocument:
    return TextDocument("d", Metadata(CleanText("D")), lines)


@pytest.fixture
def passages(document_of: DocumentOf) -> Passages:
    return Passages(document_of(*LINES))


def words(passages: Passages, span: Span | None) -> str:
    assert span
    return text_of(passages.document, span)


def test_the_sentences_come_in_order_without_headings_and_code() -> None:
    lines = [
        Line(CleanText("A title."), "heading", level=1),
        Line(CleanText("One. Two.")),
        Line(CleanText("three = 3"), "code"),
        Line(CleanText("Four."), "item"),
    ]
    passages = Passages(document_with(*lines))
    assert [words(passages, span) for span in passages.sentences] == ["One.", "Two.", "Four."]


@pytest.mark.parametrize(
    ("quote", "touched"),
    [("hive", {0}), ("hive. It", {0, 1}), ("He saw the hive.", {0}), ("The keeper's book was open. He left", {3, 4})],
)
def test_a_quote_covers_the_sentences_it_touches(passages: Passages, quote: str, touched: set[int]) -> None:
    assert passages.covered(passages.quoted([Quote(CleanText(quote))])) == touched


def test_the_space_between_sentences_touches_none(passages: Passages) -> None:
    assert passages.covered([Span(Position(0, 16), Position(0, 17))]) == set()


@pytest.mark.parametrize("number", range(5))
def test_a_passage_that_was_written_down_is_read_again(passages: Passages, number: int) -> None:
    span = passages.sentences[number]
    assert passages.read(passages.written(span)) == span


def test_a_passage_is_found_by_its_words_when_the_text_has_moved(passages: Passages, document_of: DocumentOf) -> None:
    written = passages.written(passages.sentences[3])
    edited = Passages(document_of("A new first paragraph.", *LINES))
    assert edited.read(written) == edited.sentences[4]


def test_a_place_alone_decides_between_the_same_words(passages: Passages) -> None:
    last = passages.sentences[4]
    assert words(passages, last) == "He left."
    assert passages.read(passages.written(last)) == last


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain words",
        "¶1:1 ",
        "¶1:1 \x0b",
        "¶0:0 not there at all",
        "¶9999:9 not there at all",
        "¶1:x He",
        f"¶{'9' * 5000}:1 He",
    ],
)
def test_what_is_no_passage_is_read_as_none(passages: Passages, text: str) -> None:
    assert passages.read(text) is None


@settings(deadline=None, max_examples=150)
@given(text=st.text(max_size=20) | st.from_regex(r"¶\d{1,3}:\d{1,3} .{0,12}"))
def test_any_text_can_be_read(text: str) -> None:
    passages = Passages(document_with(*(Line(CleanText(line)) for line in LINES)))
    span = passages.read(text)
    assert span is None or passages.covered([span])


@pytest.mark.parametrize("typed", ['was "QUIET" then', "the   keeper's  book", "It was"])
def test_words_match_in_any_capitals_spaces_and_quotation_marks(passages: Passages, typed: str) -> None:
    assert len(passages.matches(typed)) == 1


@pytest.mark.parametrize(("typed", "count"), [("He left.", 2), ("saw the hiv", 0), ("", 0), ("(.*", 0)])
def test_words_match_whole_and_letter_for_letter(passages: Passages, typed: str, count: int) -> None:
    assert len(passages.matches(typed)) == count


def test_the_words_of_a_passage_are_shown_without_its_place(passages: Passages) -> None:
    written = passages.written(passages.sentences[0])
    assert (words_of(written), words_of("no passage")) == ("He saw the hive.", "no passage")
    assert is_written(written) and not is_written("no passage")


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [
        (4, 5, "saw"),
        (3, 6, "saw"),
        (8, 12, "the hive"),
        (0, 2, "He"),
        (13, 18, "hive. It"),
        (2, 3, " "),
        (18, 19, "It"),
    ],
)
def test_a_passage_is_widened_to_whole_words(passages: Passages, start: int, end: int, whole: str) -> None:
    span = whole_words(passages.document, Span(Position(0, start), Position(0, end)))
    assert words(passages, span) == whole
