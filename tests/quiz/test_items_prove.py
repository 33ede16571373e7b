from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.anchor import Quote
from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, TextDocument
from reader.document.passages import Passages
from reader.quiz.bank import Bank
from reader.quiz.items.prove import REASONED, Prove, reasoned
from reader.quiz.model import NotAnAnswer, Option, Response

TEXT = "The hive was quiet. She danced in the sun. Nobody saw her then. The keeper wrote it down."
DOCUMENT = TextDocument("d", Metadata(CleanText("D")), (Line(CleanText(TEXT)),))
PASSAGES = Passages(DOCUMENT)
ONE = PASSAGES.written(PASSAGES.sentences[0])
DANCED = PASSAGES.written(PASSAGES.sentences[1])
WROTE = PASSAGES.written(PASSAGES.sentences[3])


def prove(right: str, wrong: str, *sought: str, many: bool = False) -> Prove:
    choices = tuple(
        Option(CleanText(text), is_right, CleanText(f"{text} because"))
        for texts, is_right in ((right, True), (wrong, False))
        for text in texts.split("|")
    )
    quotes = tuple(Quote(CleanText(words)) for words in sought)
    item = Prove(id="p", stem=CleanText("Did she?"), choices=choices, sought=quotes, many=many, why=CleanText("So."))
    return item.bound(PASSAGES)


CHOICE = prove("yes", "no|perhaps", "danced in the sun")
SEVERAL = prove("danced|was seen to", "sang|slept", "danced in the sun", "wrote it down", many=True)


@pytest.mark.parametrize(
    ("response", "score", "proof", "rule"),
    [
        (("yes", DANCED), 1, 1, "answer: right; passage: 1 of 1 sentence"),
        (("yes", ONE), 0.5, 0, "answer: right; passage: 0 of 1 sentence, 1 too many"),
        (("yes", DANCED, ONE), 0.75, 0.5, "answer: right; passage: 1 of 1 sentence, 1 too many"),
        (("yes",), 0.5, 0, "answer: right; passage: no passage marked"),
        (("no", DANCED), 0.5, 1, "answer: wrong; passage: 1 of 1 sentence"),
        (("no", ONE), 0, 0, "answer: wrong; passage: 0 of 1 sentence, 1 too many"),
        ((DANCED,), 0.5, 1, "answer: wrong; passage: 1 of 1 sentence"),
        ((), 0, 0, "left unanswered"),
        (("nonsense",), 0, 0, "answer: wrong; passage: no passage marked"),
    ],
)
def test_half_is_for_the_answer_and_half_for_the_passage(
    response: Response, score: float, proof: float, rule: str
) -> None:
    mark = CHOICE.mark(response)
    assert (mark.score, mark.proof, mark.rule) == (score, proof, rule)


def test_several_options_earn_as_they_do_without_a_passage() -> None:
    mark = SEVERAL.mark(("danced", "sang", "was seen to", DANCED))
    assert (mark.score, mark.proof) == ((0.5 + 0.5) / 2, 0.5)
    assert mark.rule == "answer: 2 of 2 found, 1 wrong; passage: 1 of 2 sentences"
    assert mark.why == ("sang because", "So.")


def test_where_the_passage_has_left_the_text_the_answer_alone_counts() -> None:
    item = prove("yes", "no", "quite other words than those")
    mark = item.mark(("yes", ONE))
    assert (mark.score, mark.proof) == (1, None)
    assert mark.rule.endswith("the passage is no longer in the text, so the answer alone counts")
    assert item.mark(("no", ONE)).score == 0
    assert item.mark(()).proof is None
    assert len(item.parts(("yes", ONE))) == 1


def test_an_item_that_was_given_no_text_earns_nothing_and_says_so() -> None:
    item = Prove(id="p", stem=CleanText("?"), choices=CHOICE.choices, sought=CHOICE.sought)
    assert (item.mark(("yes", DANCED)).score, item.mark(("yes", DANCED)).rule) == (0, "not held against the text")


@pytest.mark.parametrize(
    ("response", "said"),
    [
        (("yes", DANCED), "right, for the right reason"),
        (("yes", DANCED, ONE), "right, for the right reason"),
        (("yes", ONE), "right, for another reason"),
        (("no", DANCED), "wrong, at the right passage"),
        (("no", ONE), "wrong, at another passage or none"),
        ((), "wrong, at another passage or none"),
    ],
)
def test_answer_and_passage_make_a_table_of_four(response: Response, said: str) -> None:
    mark = CHOICE.mark(response)
    assert mark.proof is not None
    assert REASONED[reasoned(mark.score, mark.proof)] == said


def test_an_answer_that_is_partly_right_is_not_right_in_the_table() -> None:
    mark = SEVERAL.mark(("danced", DANCED, WROTE))
    assert mark.proof == 1 and reasoned(mark.score, mark.proof) == (False, True)


@pytest.mark.parametrize(("found", "extra"), product(range(1, 8), range(8)))
def test_no_rounding_makes_a_right_answer_wrong(found: int, extra: int) -> None:
    proof = found / (7 + extra)
    assert reasoned((1 + proof) / 2, proof)[0]
    assert not reasoned((0 + proof) / 2, proof)[0]


def test_the_parts_are_the_answer_and_the_passage() -> None:
    answer, passage = CHOICE.parts(("yes", ONE))
    assert (answer.asked, answer.given, answer.right, answer.key) == ("Answer", "yes", True, "yes")
    assert (passage.asked, passage.given, passage.right, passage.key) == (
        "Passage",
        "The hive was quiet.",
        False,
        "danced in the sun",
    )


def test_a_response_is_shown_by_its_words() -> None:
    assert CHOICE.shown(("yes", DANCED)) == ("yes", "She danced in the sun.")


# Plain mode


def test_line_by_line_the_answer_comes_first_and_then_the_passage() -> None:
    first = CHOICE.prompt("s")
    assert (
        first and first.rows[3].startswith("After the answer") and first.takes == "one number from 1 to 3, or its words"
    )
    number = [option.text for option in CHOICE.options("s")].index(CleanText("yes")) + 1
    given = CHOICE.parse(str(number), "s")
    assert given == ("yes",)
    second = CHOICE.prompt("s", given)
    assert second and "4 sentences" in second.rows[0]
    whole = CHOICE.parse("2", "s", given)
    assert CHOICE.prompt("s", whole) is None
    assert CHOICE.mark(whole).score == 1


def test_several_options_are_typed_in_one_line() -> None:
    given = SEVERAL.parse("1 2 3 4", "s")
    assert len(given) == 4
    assert len(SEVERAL.parse("2; 4", "s", given)) == 6


@pytest.mark.parametrize("given", [(), ("yes",)])
def test_a_line_that_is_none_is_asked_for_again(given: Response) -> None:
    with pytest.raises(NotAnAnswer):
        CHOICE.parse("nonsense of a kind", "s", given)


# The bank


BANK = "quiz: 1\ndocument: d\nitems:\n  - id: p1\n    ask: Did she?\n    "
Bring = Callable[[str], Bank]


@pytest.mark.parametrize(
    ("answer", "prove", "kind"),
    [
        ("yes", "true", "prove"),
        ("[yes, so]", "yes", "prove"),
        ("yes", "false", "choice"),
        ("[yes, so]", "false", "several"),
    ],
)
def test_the_flag_says_whether_the_passage_is_asked_for(bank_from: Bring, answer: str, prove: str, kind: str) -> None:
    bank = bank_from(BANK + f"answer: {answer}\n    wrong: [no]\n    evidence: danced in\n    prove: {prove}")
    assert bank.problems == ()
    assert [item.type_name for item in bank.items] == [kind]
    item = bank.items[0]
    if isinstance(item, Prove):
        assert item.many == answer.startswith("[")
        assert [quote.exact for quote in item.sought] == ["danced in"]


@pytest.mark.parametrize(
    ("rest", "code"),
    [
        ("answer: yes\n    wrong: [no]\n    prove: true", "no-proof"),
        ("answer: yes\n    wrong: [no]\n    evidence: danced in\n    prove: perhaps", "bad-value"),
        ("answer: yes\n    evidence: danced in\n    prove: true", "missing-field"),
        ("answer: yes\n    wrong: [Yes]\n    evidence: danced in\n    prove: true", "duplicate-option"),
    ],
)
def test_what_cannot_be_proven_is_left_out_and_said(bank_from: Bring, rest: str, code: str) -> None:
    bank = bank_from(BANK + rest)
    assert bank.items == ()
    assert [problem.code for problem in bank.problems] == [code]


def test_its_name_changes_with_the_evidence_and_not_with_the_line(bank_from: Bring) -> None:
    rest = "answer: yes\n    wrong: [no]\n    prove: true\n    evidence: "
    (one,) = bank_from(BANK + rest + "danced in").items
    (moved,) = bank_from("# a remark\n" + BANK + rest + "danced in").items
    (other,) = bank_from(BANK + rest + "wrote it down").items
    assert one.digest == moved.digest != other.digest


TEXTS = st.sampled_from(["yes", "no", "danced", "sang", ONE, DANCED, WROTE, "¶1:1 elsewhere"]) | st.text(max_size=6)


@settings(deadline=None, max_examples=150)
@given(item=st.sampled_from([CHOICE, SEVERAL]), response=st.lists(TEXTS, max_size=6))
def test_any_response_earns_the_mean_of_its_halves(item: Prove, response: list[str]) -> None:
    mark = item.mark(tuple(response))
    assert 0 <= mark.score <= 1 and mark.proof is not None
    answer = item.inner.mark(item.answer_in(tuple(response))).score if response else 0
    assert mark.score == (answer + mark.proof) / 2
    item.parts(tuple(response))


@pytest.mark.parametrize("item", [CHOICE, SEVERAL])
def test_the_key_and_its_passages_earn_all(item: Prove) -> None:
    passages = tuple(PASSAGES.written(span) for span in PASSAGES.quoted(item.sought))
    assert item.mark((*item.key, *passages)).score == 1
    assert item.mark((*passages, *item.key)).score == 1
