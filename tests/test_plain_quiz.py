from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from reader.document.model import DocumentKey, TextDocument
from reader.document.passages import Passages
from reader.plain import take_plain
from reader.progress.desk import Desk
from reader.progress.store import Store
from reader.quiz.bank import Bank

KEY = DocumentKey("shipped", "ada")
SOURCE = """\
quiz: 1
document: ada
title: The Notes
items:
  - id: author
    ask: Who wrote the Notes?
    answer: Ada Lovelace
    wrong:
      - {text: Charles Babbage, why: He only asked for them.}
      - Luigi Menabrea
    evidence: signed with her initials
    why: They carry her initials.
  - id: both
    ask: Which two does she discuss?
    answer: [weaving, music]
    wrong: [chess, navigation]
    points: 3
  - id: when
    ask: When did they appear?
    answer: 1843
    accept: [in 1843]
  - id: alone
    claim: Babbage wrote them himself.
    answer: false
    evidence: signed with her initials
"""
SEED = "00000001"

Take = Callable[[str], list[str]]


@pytest.fixture
def bank(bank_from: Callable[[str], Bank]) -> Bank:
    return bank_from(SOURCE)


@pytest.fixture
def desk(
    tmp_path: Path,
    bank: Bank,
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
    document_of: Callable[..., TextDocument],
) -> Iterator[Callable[[], Desk]]:
    """Opens the desk as each run of the program does."""
    passages = Passages(document_of("The Notes were", "signed with her initials."))
    with closing(Store(tmp_path)) as store:
        yield lambda: Desk.open(store, KEY, bank, clock, new_id, passages)


@pytest.fixture
def take(desk: Callable[[], Desk]) -> Take:
    """Takes the quiz with the lines typed, and returns the rows that were written."""

    def run(typed: str) -> list[str]:
        out = io.StringIO()
        take_plain(desk().go_on(), io.StringIO(typed), out)
        return out.getvalue().splitlines()

    return run


def number(bank: Bank, identity: str, text: str) -> str:
    item = bank.item(identity)
    assert item is not None
    return str([str(option.text) for option in item.options(SEED)].index(text) + 1)


def after(rows: list[str], start: str) -> list[str]:
    """The rows from the first that begins with `start` to the next empty one."""
    first = next(place for place, row in enumerate(rows) if row.startswith(start))
    rest = rows[first:]
    return rest[: rest.index("")] if "" in rest else rest


def test_it_begins_with_what_is_asked_about_and_how_to_answer_and_stop(take: Take) -> None:
    rows = take("")
    assert rows[0] == "The Notes. 4 questions on “Ada”."
    assert "Enter" in rows[1] and "Ctrl+D" in rows[1]


def test_a_question_states_its_number_its_kind_its_options_and_what_to_type(take: Take, bank: Bank) -> None:
    options = [f"  {digit}. {option.text}" for digit, option in enumerate(bank.items[0].options(SEED), 1)]
    assert after(take(""), "Question 1 of 4") == [
        "Question 1 of 4. One answer.",
        "Who wrote the Notes?",
        *options,
        "Your answer (one number from 1 to 3, or its words): ",
    ]


@pytest.mark.parametrize(
    ("typed", "asked", "prompt"),
    [
        (
            "1\n",
            "Question 2 of 4. Several may be right.",
            "Your answer (numbers from 1 to 4, parted by spaces, or their words, parted by semicolons): ",
        ),
        ("1\n1\n", "Question 3 of 4. Type the answer.", "Your answer (the answer in a few words): "),
        (
            "1\n1\n1\n",
            "Question 4 of 4. True, false or not given.",
            "Your answer (1 or true, 2 or false, 3 or not given): ",
        ),
    ],
)
def test_every_kind_of_question_says_what_it_takes(take: Take, typed: str, asked: str, prompt: str) -> None:
    rows = after(take(typed), "Question " + asked[9])
    assert (rows[0], rows[-1]) == (asked, prompt)


def test_a_right_answer_is_called_right_with_its_reason_and_passage(take: Take, bank: Bank) -> None:
    rows = take(number(bank, "author", "Ada Lovelace") + "\n")
    assert after(rows, "Right.") == ["Right.", "They carry her initials.", "In the text: “signed with her initials”"]


def test_a_wrong_answer_is_followed_by_the_right_one_and_every_reason(take: Take, bank: Bank) -> None:
    rows = take(number(bank, "author", "Charles Babbage") + "\n")
    assert after(rows, "Wrong.") == [
        "Wrong.",
        "The answer: Ada Lovelace",
        "He only asked for them.",
        "They carry her initials.",
        "In the text: “signed with her initials”",
    ]


def test_a_partly_right_answer_says_what_it_earned(take: Take, bank: Bank) -> None:
    rows = take("Ada Lovelace\n" + number(bank, "both", "music") + "\n")
    assert after(rows, "Partly right") == [
        "Partly right: 1.5 of 3 points.",
        "By the rule: 1 of 2 found, 0 wrong.",
        "The answer: weaving; music",
    ]


def test_an_answer_may_be_typed_in_words(take: Take) -> None:
    rows = take("ada  LOVELACE\n1 2 3 4\nIn 1843.\nf\n")
    assert [row for row in rows if row in ("Right.", "Wrong.")] == ["Right.", "Wrong.", "Right.", "Right."]


def test_what_is_no_answer_is_said_and_asked_again(take: Take) -> None:
    rows = take("7\n\nAda Lovelace\n")
    assert rows.count("Not an answer: type one number from 1 to 3, or its words.") == 2
    assert "Right." in rows


def test_the_end_of_input_keeps_what_was_answered_and_says_how_to_go_on(take: Take) -> None:
    rows = take("Ada Lovelace\n")
    assert "Stopped with 1 answered and 3 left. The same command goes on from here." in rows
    assert rows[-1] == "Score: 1 of 1, 100 %."


def test_the_next_run_goes_on_where_the_last_stopped(take: Take) -> None:
    take("Ada Lovelace\n")
    rows = take("")
    assert "You go on where you stopped: 1 answered." in rows
    assert any(row.startswith("Question 2 of 4.") for row in rows)
    assert not any(row.startswith("Question 1 of 4.") for row in rows)


def test_the_next_run_shows_the_options_in_the_same_order(take: Take) -> None:
    first, second = take("Ada Lovelace\n"), take("")
    assert after(first, "Question 2 of 4.")[:6] == after(second, "Question 2 of 4.")[:6]


def test_a_last_line_without_its_end_is_an_answer(take: Take) -> None:
    assert "Right." in take("Ada Lovelace")


def test_at_the_end_the_score_and_what_was_missed_are_summed_up(take: Take) -> None:
    rows = take("Ada Lovelace\nx\nweaving\n1844\nfalse\n")
    assert after(rows, "Score:") == [
        "Score: 3.5 of 6, 58 %.",
        "Missed:",
        "  2. Which two does she discuss?",
        "  3. When did they appear?",
        "The same command with --missed asks these again.",
    ]


def test_with_everything_right_nothing_is_missed(take: Take, bank: Bank) -> None:
    both = " ".join(number(bank, "both", text) for text in ("music", "weaving"))
    rows = take(f"Ada Lovelace\n{both}\n1843\nfalse\n")
    assert rows[-2:] == ["Score: 6 of 6, 100 %.", "Nothing missed."]


def test_a_quiz_that_is_over_begins_anew(take: Take) -> None:
    take("Ada Lovelace\nweaving\n1843\nfalse\n")
    rows = take("")
    assert not any("go on" in row and "You" in row for row in rows)
    assert any(row.startswith("Question 1 of 4.") for row in rows)


def test_marks_are_those_of_the_items_and_all_are_kept(take: Take, desk: Callable[[], Desk], bank: Bank) -> None:
    take("Menabrea\nLuigi Menabrea\nweaving\nin 1843\ntrue\n")
    session = desk().session
    assert session is not None and session.finished
    for item, answer in zip(bank.items, session.answers, strict=True):
        mark = item.mark(answer.response)
        assert (answer.item, answer.score, answer.rule) == (item.id, mark.score, mark.rule)


def test_nothing_that_a_terminal_would_obey_is_written(take: Take) -> None:
    written = "\n".join(take("\x1b]2;owned\x07\nAda Lovelace\n1\n\x9b2J\n"))
    assert "^[]2;owned^G" in written
    assert not any((ord(letter) < 32 and letter != "\n") or 0x7F <= ord(letter) < 0xA0 for letter in written)


def test_a_share_without_points_is_nothing(desk: Callable[[], Desk]) -> None:
    session = desk().begin().session
    assert session is not None
    assert session.per_cent == "0 %"
