from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import CleanText
from reader.quiz.bank import Bank
from reader.quiz.checker import check_bank
from reader.quiz.items.recall import LONGEST, Recall
from reader.quiz.model import NotAnAnswer, Response

BankFrom = Callable[[str], Bank]
HEAD = "quiz: 1\ndocument: ada\nitems:\n"
POINTS = tuple(map(CleanText, ("names the Engine", "says what it can", "says what it cannot")))
ITEM = Recall(id="r", stem=CleanText("The claim?"), rubric=POINTS, model=CleanText("It does what it is told."))
BARE = Recall(id="r", stem=CleanText("The claim?"), rubric=POINTS[:1])
TEXT = "It obeys."


@pytest.mark.parametrize(
    ("response", "score", "rule"),
    [
        ((TEXT, *POINTS), 1, "you ticked 3 of 3"),
        ((TEXT, POINTS[2], POINTS[0]), 2 / 3, "you ticked 2 of 3"),
        ((TEXT, POINTS[0], POINTS[0]), 1 / 3, "you ticked 1 of 3"),
        ((TEXT, ""), 0, "you ticked 0 of 3"),
        ((TEXT,), 0, "not marked by the learner"),
        ((TEXT, "nonsense"), 0, "you ticked 0 of 3"),
        ((POINTS[0], ""), 0, "you ticked 0 of 3"),
        ((), 0, "left unanswered"),
        ((" ", *POINTS), 0, "left unanswered"),
    ],
)
def test_each_point_ticked_earns_its_share(response: Response, score: float, rule: str) -> None:
    mark = ITEM.mark(response)
    assert (mark.score, mark.rule) == (score, rule)


@pytest.mark.parametrize("item", [ITEM, BARE])
def test_the_key_earns_all(item: Recall) -> None:
    assert item.mark(item.key).score == 1


def test_the_key_is_the_model_answer_or_the_points() -> None:
    assert (ITEM.key[0], BARE.key[0]) == ("It does what it is told.", "names the Engine")


def test_the_parts_are_the_points_and_a_response_is_shown_with_those_ticked() -> None:
    response = (TEXT, POINTS[1])
    assert [(part.asked, part.right) for part in ITEM.parts(response)] == list(zip(POINTS, (0, 1, 0), strict=True))
    assert ITEM.shown(response) == (TEXT, "points made: says what it can")
    assert ITEM.shown((TEXT, "")) == (TEXT,)


# Plain mode


def test_the_points_are_shown_only_once_the_text_is_written() -> None:
    first = ITEM.prompt("s")
    assert first and first.takes == ITEM.takes
    assert not any(point in row for row in first.rows for point in (*POINTS, ITEM.key[0]))
    assert ITEM.options("s") == ()
    given = ITEM.parse(f"  {TEXT} \n", "s")
    assert given == (TEXT,)
    second = ITEM.prompt("s", given)
    assert second
    assert second.rows == (
        "A model answer: It does what it is told.",
        "The points to look for in your answer:",
        *(f"{number}. {point}" for number, point in enumerate(POINTS, 1)),
    )
    whole = ITEM.parse("1 3", "s", given)
    assert whole == (TEXT, POINTS[0], POINTS[2])
    assert ITEM.prompt("s", whole) is None


def test_no_point_is_said_with_0() -> None:
    whole = ITEM.parse("0", "s", (TEXT,))
    assert ITEM.prompt("s", whole) is None
    assert ITEM.mark(whole).score == 0


def test_one_point_alone_is_asked_for_by_its_number() -> None:
    prompt = BARE.prompt("s", (TEXT,))
    assert prompt and prompt.takes.startswith("1 ") and len(prompt.rows) == 2
    assert BARE.parse("1", "s", (TEXT,)) == (TEXT, POINTS[0])


@pytest.mark.parametrize("typed", ["3 1", "31", "1,3", "1 3 3"])
def test_the_numbers_may_be_parted_in_any_way(typed: str) -> None:
    assert ITEM.parse(typed, "s", (TEXT,)) == (TEXT, POINTS[0], POINTS[2])


@pytest.mark.parametrize("typed", ["", "4", "0 1", "all", "1 x", "²"])
def test_another_line_names_no_points(typed: str) -> None:
    with pytest.raises(NotAnAnswer, match="type the numbers from 1 to 3"):
        ITEM.parse(typed, "s", (TEXT,))


@pytest.mark.parametrize(
    ("typed", "said"), [("", "type your answer"), (" \t", "type your answer"), ("x" * 4001, "4,000")]
)
def test_a_text_is_needed_and_it_is_not_too_long(typed: str, said: str) -> None:
    with pytest.raises(NotAnAnswer, match=said):
        ITEM.parse(typed, "s")


def test_the_longest_text_is_taken_and_what_is_typed_is_cleaned() -> None:
    assert ITEM.parse("x" * LONGEST, "s") == ("x" * LONGEST,)
    assert ITEM.parse("a\x1b[2Jb", "s") == ("a^[[2Jb",)


@settings(deadline=None, max_examples=150)
@given(response=st.lists(st.sampled_from(POINTS) | st.text(max_size=4), max_size=6), typed=st.text(max_size=6))
def test_any_texts_are_marked_and_any_line_is_taken_or_refused(response: list[str], typed: str) -> None:
    assert 0 <= ITEM.mark(tuple(response)).score <= 1
    assert len(ITEM.parts(tuple(response))) == 3
    for given_before in ((), (TEXT,)):
        try:
            assert ITEM.parse(typed, "s", given_before)
        except NotAnAnswer as refused:
            assert str(refused).startswith("type ")


# The bank


def test_a_recall_is_read_from_a_bank_and_needs_no_evidence(
    bank_from: BankFrom, document_of: Callable[..., object]
) -> None:
    bank = bank_from(f"{HEAD}  - id: r\n    recall: What?\n    rubric: [one, two]\n    why: So.\n")
    assert bank.problems == ()
    (item,) = bank.items
    assert isinstance(item, Recall)
    assert (item.rubric, item.model) == (("one", "two"), None)
    assert list(check_bank(bank, document_of("Text."), None)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rest", "code"),
    [
        ("model: m", "missing-field"),
        ("rubric: []", "empty"),
        ("rubric: ''", "empty"),
        ("rubric: [one, One]", "duplicate-option"),
        ("rubric: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", "too-many-options"),
    ],
)
def test_a_wrong_recall_is_left_out_and_said(bank_from: BankFrom, rest: str, code: str) -> None:
    bank = bank_from(f"{HEAD}  - id: r\n    recall: What?\n    {rest}\n")
    assert bank.items == ()
    assert [problem.code for problem in bank.problems] == [code]
