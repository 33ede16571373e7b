"""Sentences: where they begin and end inside a line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["One.", "Two!", "Three?"],
        ["He left… ", "She stayed."],
        ["“Is it?”", "“It is.”"],
        ["He said (in 1842.)", "Then he left."],
        ["Dr. Hugh met Mrs. Lee on 3 Jan. 1900 at St. James.", "They spoke."],
        ["The U.S. Senate met.", "It voted."],
        ["It was made by Acme Inc.", "The price fell."],
        ["J. S. Mill wrote it."],
        ["It costs approx. 3.50 a piece, e.g. Tuesdays.", "Buy it."],
        ["See Fig. 3 for it."],
        ["The engine revs.", "Then it stops."],
    ],
)
def test_sentences_end_where_a_reader_would_say(parts: list[str]) -> None:
    parts = [part.strip() for part in parts]
    assert split(" ".join(parts)) == parts


def test_sentences_of_other_scripts_end_by_their_own_stops() -> None:
    assert split("「良い。」と彼は言った。次の文です！最後。") == ["「良い。」と彼は言った。", "次の文です！", "最後。"]
    assert split("यह एक है। यह दो है।") == ["यह एक है।", "यह दो है।"]
    assert split("هل هذا؟ نعم.") == ["هل هذا؟", "نعم."]


def test_a_stop_before_a_small_letter_ends_nothing() -> None:
    assert split("He asked why? and left.") == ["He asked why? and left."]


def test_a_text_without_an_end_is_one_sentence() -> None:
    assert split("  no end here ") == ["no end here"]


def test_a_blank_text_has_no_sentences() -> None:
    assert split("") == split("   ") == []


PIECES = st.one_of(st.characters(), st.sampled_from([*' .!?"”AaB1', "Mr. ", "e.g. ", ". The "]))


@settings(deadline=None)
@given(st.lists(PIECES))
def test_sentences_are_in_order_and_leave_out_only_white_space(pieces: list[str]) -> None:
    text = "".join(pieces)
    at = 0
    for start, end in sentences(text):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("word", ["Mr. ", "A sentence of five words. ", "no? yes ", "a.b. C "])
def test_a_megabyte_in_one_line_is_split_in_one_pass(word: str) -> None:
    text = word * (1_000_000 // len(word))
    assert max(end for _, end in sentences(text)) == len(text.rstrip())
