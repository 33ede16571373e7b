"""How long a text is and how hard it is to read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import clean
from reader.document.measure import measure
from reader.document.model import Line, LineKind, Metadata, TextDocument
from reader.document.syllables import count_syllables
from reader.document.words import WORDS_A_MINUTE, count_words, minutes, time_left, time_to_read


def document(*texts: str, kind: LineKind = "paragraph", language: str = "en") -> TextDocument:
    metadata = Metadata(clean("Text"), language=language)
    return TextDocument("text", metadata, tuple(Line(clean(text), kind) for text in texts))


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("One, two — three.", 3), ("don't re-read 3.14", 3), ("snake_case", 2), ("日本語 is Japanese", 5)],
)
def test_words_are_counted_as_a_reader_would(text: str, words: int) -> None:
    assert measure(document(text)).words == words


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("cat", 1), ("table", 2), ("reading", 2), ("hoped", 1), ("wanted", 2), ("open", 2), ("boxes", 2), ("1842", 1)],
)
def test_syllables_are_counted_by_groups_of_vowels(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_every_line_counts_for_the_length() -> None:
    text = TextDocument("text", Metadata(clean("Text")), (Line(clean("A head"), "heading"), Line(clean("and a body"))))
    assert measure(text).words == 5


@pytest.mark.parametrize(
    ("text", "signs_a_minute"),
    [
        ("他说，这本书很好。", 255 * 9 / 7),
        ("これは漢字のある文章です。", 357 * 13 / 12),
        ("カタカナ、ﾊﾝｶｸ。", 357 * 10 / 8),
    ],
    ids=["Chinese", "Japanese", "kana"],
)
def test_texts_without_spaces_take_as_long_as_their_signs(text: str, signs_a_minute: float) -> None:
    lines = (text * 100,) * 50
    needed = round(len(text) * 5000 / signs_a_minute)
    assert minutes(measure(document(*lines)).words) == needed
    assert minutes(document(*lines).words) == needed


@given(st.text())
def test_other_words_count_as_before_whatever_signs_are_beside_them(text: str) -> None:
    assert count_words(f"{text} one two") == pytest.approx(count_words(text) + 2)


def test_reading_takes_at_least_a_minute() -> None:
    assert minutes(0) == minutes(1) == 1
    assert minutes(3 * WORDS_A_MINUTE) == 3


EASY = "The cat sat on the mat. It was a big red mat. The dog ran to the cat. The cat hid. " * 3
HARD = (
    "The establishment of international administrative institutions necessitated extraordinarily complicated "
    "negotiations concerning constitutional responsibilities, particularly regarding parliamentary representation "
    "and the distribution of financial obligations among participating governments and their respective ministries."
)


def test_a_hard_text_has_a_higher_grade_than_an_easy_one() -> None:
    easy, hard = measure(document(EASY)).grade, measure(document(HARD)).grade
    assert easy is not None
    assert hard is not None
    assert easy <= 2
    assert hard >= 14


def test_a_short_text_has_no_grade() -> None:
    assert measure(document("Too short to tell.")).grade is None


def test_a_text_in_another_language_has_no_grade() -> None:
    assert measure(document(EASY, language="de")).grade is None


def test_code_and_headings_say_nothing_about_the_grade() -> None:
    assert measure(document(EASY, kind="code")).grade is None


@settings(deadline=None)
@given(st.lists(st.text()))
def test_any_text_has_a_measure_within_bounds(texts: list[str]) -> None:
    found = measure(document(*texts))
    assert found.words >= 0
    assert minutes(found.words) >= 1
    assert found.grade is None or 1 <= found.grade <= 18


def test_time_is_said_as_people_say_it() -> None:
    assert time_left(10) == "1 min left"
    assert time_left(119 * WORDS_A_MINUTE) == "119 min left"
    assert (time_to_read(119 * WORDS_A_MINUTE), time_to_read(60 * 1200 * WORDS_A_MINUTE)) == ("119 min", "1,200 h")
    assert time_left(60 * 99 * WORDS_A_MINUTE) == "99 h left"
    assert time_left(60 * 100 * WORDS_A_MINUTE) == "3 months at 1 h a day"
    assert time_left(60 * 700 * WORDS_A_MINUTE) == "23 months at 1 h a day"
    assert time_left(60 * 1078 * WORDS_A_MINUTE) == "3 years at 1 h a day"
    assert time_left(60 * 365_000 * WORDS_A_MINUTE) == "1,000 years at 1 h a day"
