"""A session that goes on after its bank or its article was edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from reader.document.model import DocumentKey, TextDocument
from reader.document.passages import Passages
from reader.progress.desk import Desk
from reader.progress.store import Store
from reader.quiz.bank import Bank
from reader.quiz.plan import Mode, Plan
from reader.quiz.results import reasons

KEY = DocumentKey("shipped", "ada")
TEXT = ("She signed the notes.", "They were in French. Nobody read them.", "The paper came first.")
BANK = """\
quiz: 1
document: ada
items:
  - {id: when, ask: When?, answer: 1843, accept: [in 1843], why: So it says., evidence: signed the notes, points: 2}
  - {id: which, ask: Which?, answer: [a, b], wrong: [c, {text: d, why: No.}]}
  - {id: where, find: Where?, answer: in French}
  - {id: shown, ask: Shown?, answer: yes, wrong: [no], evidence: in French, prove: true}
  - {id: many, number: How many?, answer: 7, tolerance: 1, unit: notes}
  - {id: gap, cloze: 'In {{1843}}.'}
"""

Open = Callable[..., Desk]


@pytest.fixture
def open_desk(
    tmp_path: Path,
    bank_from: Callable[[str], Bank],
    document_of: Callable[..., TextDocument],
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
) -> Iterator[Open]:
    """The desk as a run of the program finds it, with the bank and the article as they are then."""
    with closing(Store(tmp_path)) as store:
        yield lambda source=BANK, text=TEXT: Desk.open(
            store, KEY, bank_from(source), clock, new_id, Passages(document_of(*text))
        )


def submit(desk: Desk, name: str, *lines: str) -> Desk:
    """An answer line by line, as the plain quiz takes it."""
    item = desk.bank.item(name)
    assert item
    given: tuple[str, ...] = ()
    for line in lines:
        given = item.parse(line, desk.taken.seed, given)
    return desk.submit(item, given)[0]


# The bank


def changed(desk: Desk) -> list[str]:
    """The items that are other ones than when they were answered."""
    return [
        name
        for name, answer in desk.taken.final.items()
        if (item := desk.bank.item(name)) and item.digest != answer.digest
    ]


@pytest.fixture
def answered(open_desk: Open) -> Open:
    """The same, after every item was answered rightly."""
    desk = submit(open_desk().begin(), "when", "1843")
    for name, lines in {"which": ["a"], "where": ["2"], "shown": ["yes", "2"], "many": ["7"], "gap": ["1843"]}.items():
        desk = submit(desk, name, *lines)
    assert desk.taken.finished and changed(desk) == []
    return open_desk


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("ask: When?", "ask: In which year?", "when"),
        ("answer: 1843", "answer: 1844", "when"),
        ("accept: [in 1843]", "accept: [in 1843, 1844]", "when"),
        ("wrong: [c,", "wrong: [e,", "which"),
        ("answer: [a, b]", "answer: [a]", "which"),
        ("find: Where?", "find: Where then?", "where"),
        ("answer: in French", "answer: signed the notes", "where"),
        ("evidence: in French", "evidence: the paper", "shown"),
        ("answer: 7", "answer: 8", "many"),
        ("tolerance: 1", "tolerance: 2", "many"),
        ("unit: notes", "unit: letters", "many"),
        ("In {{1843}}.", "In {{1844}}.", "gap"),
        ("In {{1843}}.", "It was in {{1843}}.", "gap"),
    ],
)
def test_an_item_that_asks_something_else_says_so_and_keeps_its_answer(
    answered: Open, before: str, after: str, name: str
) -> None:
    assert BANK.count(before) >= 1
    desk = answered(BANK.replace(before, after, 1))
    assert changed(desk) == [name]
    assert desk.taken == answered().taken


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("why: So it says.", "why: It says so on the first page."),
        ("points: 2", "points: 3"),
        ("evidence: signed the notes", "evidence: She signed"),
        ("find: Where?", "hint: Look., tries: 2, tags: [x], about: [ada], process: infer, find: Where?"),
        ("id: when, ask", "status: ready, shuffle: false, id: when, ask"),
        ("  - {id: gap", "  # a remark\n\n  - {id: gap"),
    ],
)
def test_what_is_said_around_an_item_makes_no_other_of_it(answered: Open, before: str, after: str) -> None:
    assert before in BANK
    assert changed(answered(BANK.replace(before, after))) == []


def test_an_item_keeps_its_points_as_they_were_when_it_was_answered(answered: Open) -> None:
    assert answered(BANK.replace("points: 2", "points: 9")).taken.score == answered().taken.score


def test_items_that_have_gone_come_back_with_their_answers(answered: Open) -> None:
    before = answered().taken
    shorter = answered("".join(line for line in BANK.splitlines(True) if "id: w" not in line))
    assert shorter.taken.items == ("shown", "many", "gap")
    assert shorter.taken.possible == before.possible - 4
    assert answered().taken == before


def test_an_item_that_has_become_a_draft_is_left_out_unless_drafts_are_taken(open_desk: Open) -> None:
    drafted = BANK.replace("id: which,", "id: which, status: draft,")
    submit(open_desk().begin(), "which", "a")
    assert "which" not in open_desk(drafted).taken.items
    submit(open_desk().begin(Plan(drafts=True)), "which", "a")
    assert open_desk(drafted).taken.answer_to("which")


def test_items_in_another_order_and_further_ones_leave_a_session_as_it_was(open_desk: Open) -> None:
    desk = submit(open_desk().begin(), "when", "1843")
    head, *items = BANK.split("  - ")
    more = open_desk("  - ".join([head, *reversed(items), "{id: new, ask: New?, answer: yes}\n"]))
    assert more.taken == desk.taken
    assert "new" in more.begin().taken.items


def test_an_item_of_another_type_is_still_answered_and_said_to_be_another(answered: Open) -> None:
    desk = answered(
        BANK.replace("{id: when, ask: When?, answer: 1843, accept: [in 1843]", "{id: when, claim: When?, answer: true")
    )
    assert changed(desk) == ["when"]
    assert desk.taken.answer_to("when") == answered().taken.answer_to("when")


def test_an_open_item_whose_tries_became_fewer_is_at_its_last_try(open_desk: Open) -> None:
    tries = BANK.replace("id: when,", "id: when, tries: 3,")
    submit(submit(open_desk(tries).begin(), "when", "1844"), "when", "1845")
    desk = submit(open_desk(), "when", "1843")
    final = desk.taken.answer_to("when")
    assert final and (final.attempt, final.score) == (3, pytest.approx(1 / 3))


def test_in_a_test_whose_item_has_gone_everything_else_is_handed_in(open_desk: Open) -> None:
    submit(open_desk().begin(Plan(Mode.TEST)), "which", "a")
    desk = open_desk("".join(line for line in BANK.splitlines(True) if "id: which" not in line)).hand_in()
    assert desk.taken.finished and len(desk.taken.answers) == 5


# The article


EDITED = (
    "A line that is new.",
    "And another one.",
    "They were in  French, so they say. Nobody read them.",
    "She signed the notes.",
)


def test_passages_are_found_again_in_an_edited_article(answered: Open) -> None:
    """A passage is marked by its words: the sentence is elsewhere now, and still the right one."""
    moved = answered(text=("A new line.", "Another one.", TEXT[1], TEXT[0]))
    for name in ("where", "shown"):
        item, answer = moved.bank.item(name), moved.taken.answer_to(name)
        assert item and answer
        assert item.mark(answer.response).score == answer.score == 1
    assert reasons(moved.bank, moved.taken) == (1, 0, 0, 0)
    assert moved.taken == answered().taken


def test_evidence_is_found_by_likeness_when_its_words_have_changed_a_little(answered: Open) -> None:
    item = answered(text=EDITED).bank.item("where")
    assert item and item.parse("3", "s") and item.mark(item.parse("3", "s")).score == 1


def test_a_passage_that_has_left_the_text_is_a_sentence_too_many(open_desk: Open) -> None:
    desk = submit(open_desk().begin(), "where", "2; 3")
    answer = desk.taken.answer_to("where")
    edited = open_desk(text=(TEXT[0], "They were in French.", TEXT[2])).bank.item("where")
    assert answer and edited
    assert answer.score == pytest.approx(1 / 2)
    assert edited.mark(answer.response).score == pytest.approx(1 / 2)
    assert edited.mark(answer.response).rule == "1 of 1 sentence, 1 too many"


def test_when_the_evidence_has_gone_the_item_can_be_answered_and_says_so(open_desk: Open) -> None:
    desk = open_desk(text=("Something else altogether.",)).begin()
    for name, lines, score, said in (
        ("where", ["1"], 0, "the passage is no longer in the text"),
        ("shown", ["yes", "1"], 1, "the passage is no longer in the text"),
        ("when", ["1843"], 1, "word for word"),
    ):
        desk = submit(desk, name, *lines)
        answer = desk.taken.answer_to(name)
        assert answer and answer.score == score and said in answer.rule


def test_an_article_that_has_become_empty_ends_nothing(open_desk: Open) -> None:
    desk = submit(open_desk().begin(), "where", "2")
    desk = open_desk(text=())
    assert desk.taken.answer_to("where")
    item = desk.bank.item("where")
    assert item and item.prompt("s")
    assert submit(desk, "when", "1843").taken.answered == 2
