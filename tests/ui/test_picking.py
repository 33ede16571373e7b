"""Picking as a value: the cursor on the sentences and words of a text, and what is marked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.anchor import Quote
from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, Position, Span, TextDocument, text_of
from reader.document.passages import Passages
from reader.quiz.items.claim import Claim
from reader.quiz.items.find import Find
from reader.ui.picking import Picking, judged

LINES = (
    Line(CleanText("A heading."), "heading", level=1),
    Line(CleanText("He saw the bee. “It’s there,” he said.  Then he left.")),
    Line(CleanText("The well-known end … !")),
    Line(CleanText("?!")),
)
DOCUMENT = TextDocument("d", Metadata(CleanText("D")), LINES)
SENTENCES = Passages(DOCUMENT).sentences
START = Picking(DOCUMENT, SENTENCES)


def words(span: Span) -> str:
    return text_of(DOCUMENT, span)


def marked(picking: Picking) -> list[str]:
    return list(map(words, picking.marked))


def at(sentence: int, text: str) -> Position:
    """The position of a word in a sentence."""
    start = SENTENCES[sentence].start
    return Position(start.line, LINES[start.line].text.index(text, start.column))


def test_it_goes_from_sentence_to_sentence_and_stays_at_the_ends() -> None:
    assert words(START.sentence) == "He saw the bee."
    assert words(START.step(1).sentence) == "“It’s there,” he said."
    assert START.step(-1) is START
    assert START.step(99).at == len(SENTENCES) - 1


@pytest.mark.parametrize(
    ("position", "number"),
    [(Position(0, 0), 0), (Position(1, 0), 0), (Position(1, 1), 1), (Position(2, 0), 3), (Position(9, 9), -1)],
)
def test_it_reaches_the_first_sentence_that_begins_at_a_place_or_after(position: Position, number: int) -> None:
    assert START.reach(position).at == number % len(SENTENCES)


def test_a_sentence_is_marked_and_no_more() -> None:
    once = START.step(2).mark().step(-2).mark()
    assert marked(once) == ["He saw the bee.", "Then he left."]
    assert once.is_marked and not once.step(1).is_marked
    assert marked(once.mark()) == ["Then he left."]


def test_words_are_chosen_one_by_one_and_together() -> None:
    chosen = START.step(1).switch()
    assert words(chosen.chosen) == "It’s"
    assert words(chosen.word(1).chosen) == "there"
    assert words(chosen.word(1).word(1, extend=True).chosen) == "there,” he"
    assert words(chosen.word(1, extend=True).word(-1, extend=True).word(-1).chosen) == "It’s"
    assert words(chosen.word(99).word(-1, extend=True).chosen) == "he said"
    assert words(chosen.switch().chosen) == "“It’s there,” he said."


def test_words_with_hyphens_are_one_and_signs_are_none() -> None:
    end = START.to(3).switch()
    assert words(end.word(1).chosen) == "well-known"
    assert words(end.word(9).chosen) == "end"


def test_a_sentence_without_words_stays_whole() -> None:
    last = START.step(99)
    assert words(last.sentence) == "?!"
    assert last.switch() == last
    assert START.switch().step(99).words is None


def test_without_words_chosen_a_word_on_is_a_sentence_on_and_more_begins_choosing() -> None:
    assert START.word(1).at == 1
    assert words(START.word(1, extend=True).chosen) == "He"


def test_words_are_still_chosen_in_the_next_sentence() -> None:
    assert words(START.switch().word(2).step(1).chosen) == "It’s"


def test_marked_words_take_the_place_of_the_sentence_and_it_of_them() -> None:
    two = START.mark().switch().word(1, extend=True).mark()
    assert marked(two) == ["He saw"]
    assert marked(two.mark()) == []
    assert marked(two.word(3).mark()) == ["He saw", "bee"]
    assert marked(two.word(3).mark().switch().mark()) == []


def test_a_click_marks_a_sentence_and_no_more() -> None:
    there = at(2, "left")
    clicked = START.press(there, there)
    assert (clicked.at, marked(clicked)) == (2, ["Then he left."])
    assert marked(clicked.press(there, there)) == []


def test_a_stroke_marks_the_words_it_goes_over_in_either_direction() -> None:
    for down, up in ((at(0, "saw"), at(0, "bee")), (at(0, "bee"), at(0, "saw"))):
        assert marked(START.press(down, up)) == ["saw the bee"]


def test_a_stroke_into_another_sentence_is_a_click_on_the_first() -> None:
    assert marked(START.press(at(0, "bee"), at(1, "said"))) == ["He saw the bee."]


def test_a_click_where_no_sentence_is_does_nothing() -> None:
    assert START.press(Position(0, 3), Position(0, 3)) is START


def test_the_page_is_told_what_to_show() -> None:
    picking = START.mark().step(1)
    assert picking.highlights(cursor=False) == ((SENTENCES[0], "picked"),)
    assert picking.highlights(cursor=True)[1:] == ((SENTENCES[1], "picking"),)
    around, chosen = picking.switch().highlights(cursor=True)[1:]
    assert around == (SENTENCES[1], "around") and words(chosen.span) == "It’s"


def test_afterwards_it_is_told_what_was_right_wrong_and_missed() -> None:
    passages = Passages(DOCUMENT)
    item = Find(id="f", stem=CleanText("?"), sought=(Quote(CleanText("saw the bee")), Quote(CleanText("he left"))))
    response = tuple(map(passages.written, (SENTENCES[0], SENTENCES[1])))
    assert judged(item.bound(passages), response) == (
        (SENTENCES[2], "evidence"),
        (SENTENCES[0], "picked-right"),
        (SENTENCES[1], "picked-wrong"),
    )
    assert judged(Claim(id="c", stem=CleanText("?"), answer="true"), ("True",)) == ()


STEPS = st.sampled_from(
    [
        lambda picking: picking.step(1),
        lambda picking: picking.step(-1),
        lambda picking: picking.word(1),
        lambda picking: picking.word(-1),
        lambda picking: picking.word(1, extend=True),
        lambda picking: picking.word(-1, extend=True),
        lambda picking: picking.switch(),
        lambda picking: picking.mark(),
        lambda picking: picking.press(at(1, "there"), at(1, "said")),
    ]
)


@settings(deadline=None, max_examples=150)
@given(steps=st.lists(STEPS, max_size=25))
def test_whatever_is_pressed_what_is_marked_lies_in_order_inside_sentences(steps: list[object]) -> None:
    picking = START
    for step in steps:
        picking = step(picking)  # type: ignore[operator]
        assert 0 <= picking.at < len(SENTENCES)
        assert picking.sentence.start <= picking.chosen.start < picking.chosen.end <= picking.sentence.end
        assert all(one.end <= other.start for one, other in zip(picking.marked, picking.marked[1:], strict=False))
        assert all(len(Passages(DOCUMENT).covered([span])) == 1 for span in picking.marked)


def test_words_are_whole_where_letters_have_marks_of_their_own() -> None:
    text = TextDocument("t", Metadata(CleanText("T")), (Line(CleanText("Cafe\u0301s हिन्दी end.")),))
    picking = Picking(text, Passages(text).sentences).switch()
    found = [text_of(text, picking.word(by).chosen) for by in range(3)]
    assert found == ["Cafe\u0301s", "हिन्दी", "end"]
