from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.anchor import Quote
from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, TextDocument
from reader.document.passages import Passages
from reader.quiz.bank import Bank
from reader.quiz.checker import check_bank
from reader.quiz.items.find import Find
from reader.quiz.model import Item, NotAnAnswer, Response, Shown

TEXT = (
    "The hive was quiet. She danced in the sun. Nobody saw her then. The keeper wrote it down.",
    "He left the garden. The hive was quiet. It rained.",
)


def passages_of(*lines: str) -> Passages:
    document = TextDocument("d", Metadata(CleanText("D")), tuple(Line(CleanText(line)) for line in lines))
    return Passages(document)


PASSAGES = passages_of(*TEXT)
COUNT = len(PASSAGES.sentences)


def find(*sought: str, passages: Passages | None = PASSAGES) -> Find:
    item = Find(id="f", stem=CleanText("Mark it."), sought=tuple(Quote(CleanText(words)) for words in sought))
    return item.bound(passages) if passages else item


DANCE = find("danced in the sun", "wrote it down")


def sentences(*numbers: int) -> Response:
    """The sentences with these numbers, from 1, as they are marked."""
    return tuple(PASSAGES.written(PASSAGES.sentences[number - 1]) for number in numbers)


@pytest.mark.parametrize(
    ("marked", "score", "rule"),
    [
        ((2, 4), 1, "2 of 2 sentences"),
        ((2,), 0.5, "1 of 2 sentences"),
        ((2, 3), 1 / 3, "1 of 2 sentences, 1 too many"),
        ((1, 3), 0, "0 of 2 sentences, 2 too many"),
        ((4, 2, 2), 1, "2 of 2 sentences"),
        (tuple(range(1, COUNT + 1)), 2 / COUNT, f"2 of 2 sentences, {COUNT - 2} too many"),
    ],
)
def test_it_earns_the_sentences_in_both_of_those_in_either(marked: tuple[int, ...], score: float, rule: str) -> None:
    mark = DANCE.mark(sentences(*marked))
    assert (mark.score, mark.rule) == (pytest.approx(score), rule)


def test_some_words_of_a_sentence_are_as_good_as_all_of_it() -> None:
    words = PASSAGES.matches("in the sun")
    assert find("danced in the sun").mark(tuple(map(PASSAGES.written, words))).score == 1


def test_what_is_not_in_the_text_is_a_sentence_too_many() -> None:
    mark = find("danced in the sun").mark((*sentences(2), "nonsense"))
    assert (mark.score, mark.rule) == (0.5, "1 of 1 sentence, 1 too many")


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        (DANCE, "left unanswered"),
        (find("danced in the sun", passages=None), "left unanswered"),
    ],
)
def test_nothing_marked_earns_nothing(item: Item, rule: str) -> None:
    assert (item.mark(()).score, item.mark(()).rule) == (0, rule)


def test_an_item_that_was_given_no_text_earns_nothing_and_says_so() -> None:
    mark = find("danced in the sun", passages=None).mark(sentences(2))
    assert (mark.score, mark.rule) == (0, "not held against the text")


def test_an_answer_that_has_left_the_text_cannot_be_found_and_that_is_said() -> None:
    mark = find("quite other words than those here").mark(sentences(2))
    assert (mark.score, mark.rule) == (0, "the passage is no longer in the text")


def test_the_key_is_the_words_and_a_response_is_shown_by_its_words() -> None:
    assert DANCE.key == ("danced in the sun", "wrote it down")
    assert DANCE.shown(sentences(2)) == ("She danced in the sun.",)


def test_what_was_marked_is_told_from_what_was_missed() -> None:
    looked = DANCE.looked(sentences(2, 3))
    assert [right for _, right in looked.marked] == [True, False]
    assert looked.missed == (PASSAGES.sentences[3],)


# Plain mode


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("2", (2,)),
        (" 2 ; 4 ", (2, 4)),
        ("2 4", (2, 4)),
        ("2, 4; it rained", (2, 4, 7)),
        ("2;2;", (2,)),
        ("SHE DANCED IN THE SUN.", (2,)),
        ("it rained", (7,)),
        ("It rained.; 3", (3, 7)),
        ("danced in the; wrote it down", (2, 4)),
    ],
)
def test_a_typed_line_names_sentences(line: str, numbers: tuple[int, ...]) -> None:
    response = DANCE.parse(line, "s")
    spans = [span for span in map(PASSAGES.read, response) if span]
    assert PASSAGES.covered(spans) == {number - 1 for number in numbers}
    assert len(response) == len(numbers)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "the number of the sentence"),
        (";;", "the number of the sentence"),
        ("0", "from 1 to 7"),
        ("8", "from 1 to 7"),
        ("danced", "3 words of the sentence or more"),
        ("The hive was quiet", "comes 2 times"),
        ("danced in the rain", "in no sentence"),
        ("2; danced in the rain", "in no sentence"),
        ("²", "3 words"),
    ],
)
def test_a_line_that_names_none_is_no_answer_and_says_why(line: str, reason: str) -> None:
    with pytest.raises(NotAnAnswer, match=reason) as error:
        DANCE.parse(line, "s")
    assert not isinstance(error.value, Shown)


def test_the_text_can_be_asked_for() -> None:
    with pytest.raises(Shown) as shown:
        DANCE.parse(" Text ", "s")
    assert shown.value.rows[1] == "2. She danced in the sun."
    assert len(shown.value.rows) == COUNT + 1


def test_a_long_text_is_shown_twenty_sentences_at_a_time() -> None:
    passages = passages_of(" ".join(f"This is the sentence {chr(96 + n)}." for n in range(1, 26)))
    item = find("the sentence c", passages=passages)
    with pytest.raises(Shown) as first:
        item.parse("text", "s")
    assert (len(first.value.rows), first.value.rows[-1]) == (21, "Type text 21 to go on.")
    with pytest.raises(Shown) as rest:
        item.parse("text 21", "s")
    assert [row.split(".")[0] for row in rest.value.rows[:-1]] == ["21", "22", "23", "24", "25"]
    with pytest.raises(Shown) as beyond:
        item.parse("text 99", "s")
    assert beyond.value.rows == ("There is no sentence 99; they go from 1 to 25.",)


def test_the_prompt_tells_all_that_can_be_typed_and_comes_once() -> None:
    prompt = DANCE.prompt("s")
    assert prompt and "7 sentences" in prompt.rows[0] and "text" in prompt.rows[0] and prompt.takes == DANCE.takes
    assert DANCE.prompt("s", sentences(1)) is None


# The bank


BANK = "quiz: 1\ndocument: d\nitems:\n  - id: f1\n    find: Mark it.\n    why: It is so.\n    "


def test_the_answer_is_the_evidence_unless_other_is_given(bank_from: Callable[[str], Bank]) -> None:
    bank = bank_from(BANK + "answer: [wrote it down, {quote: was quiet, prefix: The hive}]")
    (item,) = bank.items
    assert [placed.quote.exact for placed in item.evidence] == ["wrote it down", "was quiet"]
    (other,) = bank_from(BANK + "answer: wrote it down\n    evidence: It rained").items
    assert [placed.quote.exact for placed in other.evidence] == ["It rained"]
    assert [placed.quote.exact for placed in other.quotes] == ["It rained", "wrote it down"]


@pytest.mark.parametrize(("answer", "codes"), [("wrote it down", []), ("gone from it all", ["quote-missing"])])
def test_the_checker_looks_for_the_answer_too(bank_from: Callable[[str], Bank], answer: str, codes: list[str]) -> None:
    bank = bank_from(BANK + f"answer: {answer}\n    evidence: It rained")
    assert [problem.code for problem in check_bank(bank, PASSAGES.document, None)] == codes


def test_an_answer_in_a_heading_is_an_error(bank_from: Callable[[str], Bank]) -> None:
    lines = (Line(CleanText("The heading here"), "heading", level=1), Line(CleanText("A sentence.")))
    document = TextDocument("d", Metadata(CleanText("D")), lines)
    (problem,) = check_bank(bank_from(BANK + "answer: The heading"), document, None)
    assert (problem.code, problem.line) == ("no-sentence", 7)


def test_its_name_changes_with_the_answer_and_not_with_the_line(bank_from: Callable[[str], Bank]) -> None:
    (one,) = bank_from(BANK + "answer: wrote it down").items
    (moved,) = bank_from("# a remark\n" + BANK + "answer: wrote it down").items
    (other,) = bank_from(BANK + "answer: It rained").items
    assert one.digest == moved.digest != other.digest
    assert one.bound(PASSAGES).digest == one.digest


NUMBERS = st.lists(st.integers(1, COUNT), unique=True, min_size=1)


@settings(deadline=None, max_examples=100)
@given(sought=NUMBERS, marked=NUMBERS, more=st.lists(st.text(max_size=8), max_size=2))
def test_it_earns_all_only_for_exactly_the_answer(sought: list[int], marked: list[int], more: list[str]) -> None:
    quotes = [QUOTED_TWICE.get(number) or quote_of(number) for number in sought]
    item = Find(id="f", stem=CleanText("?"), sought=tuple(quotes)).bound(PASSAGES)
    keys = PASSAGES.covered(PASSAGES.quoted(item.sought))
    mark = item.mark((*sentences(*marked), *more))
    assert 0 <= mark.score <= 1
    assert (mark.score == 1) == ({number - 1 for number in marked} == keys and not more)


QUOTED_TWICE = {1: Quote(CleanText("The hive was quiet. She")), 6: Quote(CleanText("garden. The hive was quiet"))}


def quote_of(number: int) -> Quote:
    return Quote(CleanText(sentences(number)[0].split(" ", 1)[1]))


@settings(deadline=None, max_examples=100)
@given(response=st.lists(st.text(max_size=12) | st.from_regex(r"¶\d{1,2}:\d{1,3} .{0,9}", fullmatch=True), max_size=4))
def test_any_response_is_marked(response: list[str]) -> None:
    assert 0 <= DANCE.mark(tuple(response)).score <= 1
    DANCE.shown(tuple(response))


@settings(deadline=None, max_examples=100)
@given(line=st.text(max_size=30))
def test_any_line_is_a_response_or_no_answer(line: str) -> None:
    try:
        assert DANCE.parse(line, "s")
    except NotAnAnswer as reason:
        assert str(reason)
