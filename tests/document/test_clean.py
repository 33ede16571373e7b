"""The door for foreign text, and the gate on its way out."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import MOST_MARKS, clean, clean_line, gate

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x00\x07\x08\t\n\v\f\r\x1b\x1c\x7f\x85\x9b\x9d\u00ad\u061c\u200d\u200e\u202e\u2028\u2066\ud800\ufeff"
        ),
        st.sampled_from("\u0300\u0301\u20dd\u0e31"),
    )
)


@settings(deadline=None, max_examples=300)
@given(HOSTILE)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(deadline=None, max_examples=300)
@given(HOSTILE)
def test_nothing_that_the_gate_forbids_comes_through_the_door_but_the_newline(text: str) -> None:
    shown = clean(text).replace("\n", "")
    assert gate(shown) == shown


@settings(deadline=None)
@given(HOSTILE)
def test_the_gate_lets_no_control_surrogate_or_line_separator_out(text: str) -> None:
    categories = set(map(unicodedata.category, gate(text)))
    assert categories.isdisjoint({"Cc", "Cs", "Zl", "Zp"})


@settings(deadline=None)
@given(HOSTILE)
def test_a_text_for_one_row_has_no_newline_no_double_space_and_no_space_at_its_ends(text: str) -> None:
    row = clean_line(text)
    assert row == " ".join(row.split())


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert clean(text) == text == gate(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "^[]52;c;aGk=^G"),
        ("\x00", "^@"),
        ("\x7f", "^?"),
        ("\x9b2J", "<U+009B>2J"),
        ("\u202egnp.exe", "<U+202E>gnp.exe"),
        ("\ud800", "<U+D800>"),
    ],
)
def test_controls_are_made_visible_rather_than_dropped(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(st.characters(exclude_categories=[])))
def test_a_text_is_cleaned_alike_whether_or_not_anything_in_it_needs_it(text: str) -> None:
    assert clean(f"{text}\x01") == f"{clean(text)}^A"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_becomes_a_newline(newline: str) -> None:
    assert clean(f"one{newline}two") == "one\ntwo"


def test_tabs_become_spaces_up_to_the_next_stop() -> None:
    assert clean("a\tb\n\tc") == "a       b\n        c"


@pytest.mark.parametrize("character", "\u00ad\ufeff\u061c\u200e\u200f")
def test_what_a_terminal_cannot_use_is_taken_out(character: str) -> None:
    assert clean(f"co{character}operate") == "cooperate"


@pytest.mark.parametrize("mark", ["\u0301", "\u20dd", "\u0488"])
def test_marks_piled_on_a_letter_are_limited_whatever_their_kind(mark: str) -> None:
    assert clean("a" + mark * 100 + "b") == "a" + mark * MOST_MARKS + "b"


def test_letters_keep_the_marks_that_a_language_needs() -> None:
    for text in ("e\u0301", "ภาษาไทย", "हिन्दी", "Tiếng Việt"):
        assert clean(text) == text


@pytest.mark.parametrize("character", ["\x1b", "\n", "\t", "\x7f", "\x9b", "\u202e", "\u2028", "\u2066", "\ud800"])
def test_the_gate_drops_what_a_terminal_would_obey(character: str) -> None:
    assert gate(f"a{character}b") == "ab"
