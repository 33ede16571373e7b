"""The plain quiz in every mode, with every type and every command, as somebody follows it with the screen off."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from reader.document.model import DocumentKey, TextDocument
from reader.document.passages import Passages
from reader.folders import STORE
from reader.plain import COMMANDS, take_plain
from reader.plain_texts import summary
from reader.progress.desk import Desk
from reader.progress.store import Store
from reader.quiz.bank import Bank, read_bank
from reader.quiz.items import ITEM_TYPES
from reader.quiz.items.order import Order
from reader.quiz.items.placing import PlacingItem
from reader.quiz.model import Item
from reader.quiz.plan import Mode, Plan, Selection
from reader.quiz.reports import reports_on
from reader.quiz.session import Session

KEY = DocumentKey("shipped", "ada")
TEXT = ("Ada signed the notes. They were in French.", "Nobody read them then. The paper came first.")
HEAD = "quiz: 1\ndocument: ada\ntitle: The Notes\nitems:\n"
SHORT = """\
  - {id: a, ask: A?, answer: yes}
  - {id: b, ask: B?, answer: [one, two], wrong: [three, four]}
  - {id: c, claim: C., answer: true}
"""
EVERY = """\
  - {id: choice, ask: Who?, answer: Ada, wrong: [Luigi, Charles]}
  - {id: several, ask: Which?, answer: [one, two], wrong: [three, four]}
  - {id: typed, ask: When?, answer: 1843}
  - {id: claim, claim: It is so., answer: not-given}
  - {id: cloze, cloze: 'In {{1843}} in {{London}}.'}
  - {id: number, number: How many?, answer: 7, unit: notes}
  - {id: match, match: Who did what?, answer: {Ada: notes, Luigi: paper}, extra: [engine]}
  - {id: order, order: In order?, answer: [first, second, third]}
  - {id: sort, sort: Where?, answer: {here: [this, these], there: [that]}}
  - {id: find, find: In which language?, answer: in French}
  - {id: prove, ask: Whose?, answer: hers, wrong: [his], evidence: signed the notes, prove: true}
  - {id: recall, recall: What was it?, rubric: [notes, French], model: Notes in French.}
"""


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 31, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Typist:
    """Somebody who types lines, and after a number waits so many seconds; `before` looks on before each line."""

    def __init__(self, typed: tuple[str | float, ...], clock: Clock, before: Callable[[], None] = lambda: None) -> None:
        self.typed = list(typed)
        self.clock = clock
        self.before = before

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        self.before()
        while self.typed:
            step = self.typed.pop(0)
            if isinstance(step, str):
                return f"{step}\n"
            self.clock.now += timedelta(seconds=step)
        return ""


class Page:
    """What is written, row by row; `at_each` looks on at each piece."""

    def __init__(self, at_each: Callable[[str], None] = lambda text: None) -> None:
        self.text = ""
        self.at_each = at_each

    def write(self, text: str) -> None:
        self.at_each(text)
        self.text += text

    def flush(self) -> None:
        """All is there."""

    @property
    def rows(self) -> list[str]:
        """The rows, with what was typed behind a prompt on a row of its own."""
        return re.sub(r"^(Your answer \(.*?\): )(?=.)", r"\1\n", self.text, flags=re.M).splitlines()


class Quiz:
    """A bank about a text, taken in runs of the plain quiz."""

    def __init__(self, folder: Path, document: TextDocument) -> None:
        self.folder = folder
        self.clock = Clock()
        self.passages = Passages(document)
        self.store = Store(folder / "data")
        self.names = count(1)
        self.waited: list[float] = []
        self.source = SHORT

    def bank(self) -> Bank:
        path = self.folder / "notes.yaml"
        path.write_text(HEAD + self.source, encoding="utf-8")
        return read_bank(path)

    def desk(self) -> Desk:
        return Desk.open(self.store, KEY, self.bank(), self.clock, lambda: f"{next(self.names):08}", self.passages)

    def __call__(self, *typed: str | float, page: Page | None = None, **plan: Any) -> list[str]:
        """The rows of a run: a new one by a plan where that is given, else the one that goes on."""
        page = page or Page()
        desk = self.desk()
        selection = plan.pop("selection", Selection())
        desk = desk.begin(Plan(**plan), selection) if plan or desk.session is None else desk.go_on()
        take_plain(desk, Typist(typed, self.clock), page, self.waited.append)  # type: ignore[arg-type]
        return page.rows

    @property
    def session(self) -> Session:
        """What is on the disk of it."""
        return self.desk().taken

    def item(self, name: str) -> Item:
        found = self.desk().bank.item(name)
        assert found
        return found

    def scores(self) -> dict[str, float]:
        return {name: answer.score for name, answer in self.session.final.items()}


@pytest.fixture
def quiz(tmp_path: Path, document_of: Callable[..., TextDocument]) -> Iterator[Quiz]:
    quiz = Quiz(tmp_path, document_of(*TEXT))
    with closing(quiz.store):
        yield quiz


def told(rows: list[str], *wanted: str) -> None:
    """Rows are there, in this order."""
    at = 0
    for row in wanted:
        assert row in rows[at:], f"{row!r} does not follow in {rows[at:]}"
        at = rows.index(row, at) + 1


def questions(rows: list[str]) -> list[str]:
    """What was asked, by the row under each number."""
    return [rows[at + 1] for at, row in enumerate(rows) if row.startswith("Question ") and " of " in row]


def prompts(rows: list[str]) -> list[str]:
    return [row.removeprefix("Your answer (").removesuffix("): ") for row in rows if row.endswith("): ")]


# Every type


def by_letter(item: Item, seed: str, given: dict[str, str]) -> str:
    assert isinstance(item, PlacingItem)
    targets = item.targets(seed)
    letters = dict(zip(item.entries(seed), "abcdef", strict=False))
    return " ".join(f"{letters[entry]}{targets.index(target) + 1}" for entry, target in given.items())  # type: ignore


def in_order(item: Item, seed: str, wanted: str) -> str:
    assert isinstance(item, Order)
    return " ".join(str(item.start(seed).index(entry) + 1) for entry in wanted.split())  # type: ignore[arg-type]


MATCH = {"Ada": "notes", "Luigi": "paper"}
SORT = {"this": "here", "these": "here", "that": "there"}
TYPES: dict[str, tuple[list[Any], list[Any], float]] = {
    "choice": (["Ada"], ["Luigi"], 0),
    "several": (["one, two"], ["one"], 1 / 2),
    "typed": (["1843"], ["1844"], 0),
    "claim": (["n"], ["false"], 0),
    "cloze": (["1843", "London"], ["1843", "-"], 1 / 2),
    "number": (["seven notes"], ["8"], 0),
    "match": ([lambda *at: by_letter(*at, MATCH)], [lambda *at: by_letter(*at, {**MATCH, "Ada": "engine"})], 1 / 2),
    "order": (
        [lambda *at: in_order(*at, "first second third")],
        [lambda *at: in_order(*at, "third first second")],
        1 / 2,
    ),
    "sort": ([lambda *at: by_letter(*at, SORT)], [lambda *at: by_letter(*at, {**SORT, "this": "there"})], 2 / 3),
    "find": (["2"], ["2; The paper came first"], 1 / 2),
    "prove": (["hers", "Ada signed the notes"], ["hers", "3"], 1 / 2),
    "recall": (["Notes in French", "1 2"], ["Notes", "1"], 1 / 2),
}
EACH = pytest.mark.parametrize("kind", TYPES)


def lines(quiz: Quiz, kind: str, partly: bool = False) -> list[str]:
    """What to type for an item of a type, rightly or only partly so."""
    item, seed = quiz.item(kind), quiz.session.seed
    return [line if isinstance(line, str) else line(item, seed) for line in TYPES[kind][partly]]


@pytest.fixture
def begun(quiz: Quiz) -> Callable[[str], Quiz]:
    """The quiz with one item of a type, begun."""

    def begin(kind: str, **plan: Any) -> Quiz:
        quiz.source = next(line for line in EVERY.splitlines(True) if f"id: {kind}," in line)
        quiz(mode=plan.pop("mode", Mode.CHECK), **plan)
        return quiz

    return begin


def test_every_type_there_is_is_taken_here() -> None:
    assert set(TYPES) == {kind.name for kind in ITEM_TYPES}


@EACH
def test_a_right_answer_to_every_type_is_called_right(begun: Callable[[str], Quiz], kind: str) -> None:
    quiz = begun(kind)
    rows = quiz(*lines(quiz, kind))
    assert "Right." in rows
    assert quiz.scores() == {kind: 1}
    told(rows, "Score: 1 of 1, 100 %.", "Nothing missed.")


@EACH
def test_an_answer_right_only_in_part_says_what_it_earned_and_what_is_right(
    begun: Callable[[str], Quiz], kind: str
) -> None:
    quiz = begun(kind)
    score = TYPES[kind][2]
    rows = quiz(*lines(quiz, kind, partly=True))
    assert quiz.scores() == {kind: pytest.approx(score)}
    verdict = f"Partly right: {score:.2g} of 1 point." if score else "Wrong."
    assert verdict in rows
    if score:
        assert any(row.startswith("By the rule: ") for row in rows[rows.index(verdict) :])
    assert f"The answer: {'; '.join(quiz.item(kind).solution)}" in rows
    told(rows, f"  1. {quiz.item(kind).stem}", "The same command with --missed asks these again.")


@EACH
def test_every_question_says_its_number_its_type_and_what_it_asks(begun: Callable[[str], Quiz], kind: str) -> None:
    quiz = begun(kind)
    rows, item = quiz(), quiz.item(kind)
    told(rows, f"Question 1 of 1. {item.instruction}.", item.stem)


PLACED = "or their words, one for each letter in turn, or letters with their numbers, as a2 b1; 0 is for none"
SENTENCES = (
    "the number of the sentence, or 3 words of it or more; several numbers are parted by spaces, words by semicolons"
)
PROMPTS = {
    "choice": ["one number from 1 to 3, or its words"],
    "several": ["numbers from 1 to 4, parted by spaces, or their words, parted by semicolons"],
    "typed": ["the answer in a few words"],
    "claim": ["1 or true, 2 or false, 3 or not given"],
    "cloze": [
        "the words for gap 1 of 2, or - to leave it empty",
        "the words for gap 2 of 2, or - to leave it empty",
    ],
    "number": ["a number, in notes"],
    "match": [f"2 numbers from 1 to 3 {PLACED}"],
    "order": ["the numbers 1 to 3 in the right order, parted by spaces"],
    "sort": [f"3 numbers from 1 to 2 {PLACED}"],
    "find": [SENTENCES],
    "prove": [
        "one number from 1 to 2, or its words",
        SENTENCES,
    ],
    "recall": [
        "your answer in your own words, on one line",
        "the numbers from 1 to 2 of the points that your answer makes, or 0 for none",
    ],
}


@EACH
def test_every_prompt_says_what_it_takes(begun: Callable[[str], Quiz], kind: str) -> None:
    quiz = begun(kind)
    assert prompts(quiz(*lines(quiz, kind)))[:-1] == PROMPTS[kind]


@EACH
def test_everything_there_is_to_choose_from_is_read_out(begun: Callable[[str], Quiz], kind: str) -> None:
    quiz = begun(kind)
    item, seed = quiz.item(kind), quiz.session.seed
    rows = quiz(*lines(quiz, kind))
    offered = [str(option.text) for option in item.options(seed)]
    if isinstance(item, PlacingItem):
        offered = [*item.entries(seed), *item.targets(seed)]
    if isinstance(item, Order):
        offered = [*item.start(seed)]
    if kind == "recall":
        offered = ["A model answer: Notes in French.", "notes", "French"]
    for text in offered:
        assert any(row.strip().endswith(text) and row.startswith("  ") for row in rows)


@EACH
def test_what_is_no_answer_is_told_what_is(begun: Callable[[str], Quiz], kind: str) -> None:
    quiz = begun(kind)
    rows = quiz("", *lines(quiz, kind))
    assert any(row.startswith("Not an answer: type ") for row in rows)
    assert quiz.scores() == {kind: 1}


def test_the_sentences_can_be_listed_where_a_passage_is_asked_for(begun: Callable[[str], Quiz]) -> None:
    quiz = begun("find")
    rows = quiz("text 3", "2")
    told(
        rows,
        "  The article has 4 sentences. Type text to have them shown with their numbers, 20 at a time.",
        "  3. Nobody read them then.",
        "  4. The paper came first.",
        "  That is the end of the article.",
        "Right.",
    )
    assert "  2. They were in French." not in rows


def test_both_parts_of_a_prove_are_told_beforehand(begun: Callable[[str], Quiz]) -> None:
    quiz = begun("prove")
    rows = quiz(*lines(quiz, "prove", partly=True))
    told(
        rows,
        "Question 1 of 1. Answer and passage.",
        "  After the answer you are asked for the passage that shows it.",
        "Partly right: 0.5 of 1 point.",
        "That is right, for another reason.",
        "By the rule: answer: right; passage: 0 of 1 sentence, 1 too many.",
        "  Answer, right: hers.",
        "  Passage, wrong: Nobody read them then. The answer: signed the notes.",
        "In the text: “signed the notes”",
    )


def test_each_part_of_an_answer_is_read_out_with_what_became_of_it(begun: Callable[[str], Quiz]) -> None:
    rows = begun("cloze")("1844", "-", "no more")
    told(
        rows,
        "Wrong.",
        "By the rule: 0 of 2 gaps filled rightly; gap 1: none of the accepted answers; gap 2: left unanswered.",
        "  Gap 1, wrong: 1844. The answer: 1843.",
        "  Gap 2, wrong: nothing. The answer: London.",
        "The answer: In 1843 in London.",
    )


def test_an_answer_that_begins_with_a_slash_is_typed_with_two(quiz: Quiz) -> None:
    quiz.source = "  - {id: a, ask: Which folder?, answer: /usr}\n"
    rows = quiz("/usr", "//usr", mode=Mode.CHECK)
    told(rows, "There is no /usr. An answer that begins with a slash is typed with two. /help lists more.", "Right.")
    assert quiz.session.answers[0].response == ("/usr",)


# Modes


def test_check_and_recall_ask_and_mark_alike_and_print_no_text(quiz: Quiz) -> None:
    check = quiz("yes", "one", "true", "", mode=Mode.CHECK)
    recall = quiz("yes", "one", "true", "", mode=Mode.RECALL)
    shown = [row for row in check if not row.startswith("  ")]
    assert sorted(shown) == sorted(row for row in recall if not row.startswith("  "))
    assert not any(TEXT[0] in row for row in recall)


def test_skim_shows_the_whole_text_waits_and_then_asks(quiz: Quiz) -> None:
    rows = quiz("yes", mode=Mode.SKIM, skim=45)
    told(
        rows,
        "Here is the text. You have 45 seconds for it; the questions come after.",
        *TEXT,
        "The time is up.",
        "Question 1 of 3. Type the answer.",
    )
    assert quiz.waited == [45]


def test_skim_shows_the_text_once_only(quiz: Quiz) -> None:
    quiz("yes", mode=Mode.SKIM)
    assert TEXT[0] not in quiz("one")
    assert quiz.waited == [60]


def test_a_test_says_so_and_marks_nothing_before_it_is_handed_in(quiz: Quiz) -> None:
    rows = quiz("no", "one", "true", mode=Mode.TEST)
    assert "This is a test: the marks come when you hand it in, and till then answers can change." in rows
    assert rows.count("Noted.") == 3
    assert not {"Right.", "Wrong."} & set(rows)
    assert not any(row.startswith(("Score", "The answer", "Partly", "Missed")) for row in rows)
    told(
        rows,
        "Review. Nothing is marked yet.",
        "  1. answered: no. A?",
        "  2. answered: one. B?",
        "  3. answered: True. C.",
        "Stopped with 3 answered and 0 left. The same command goes on from here.",
    )
    assert not quiz.session.finished


def test_in_the_review_an_answer_can_be_changed_and_the_test_handed_in(quiz: Quiz) -> None:
    rows = quiz("no", "one", "true", "1", "yes", "", mode=Mode.TEST)
    told(
        rows,
        "  1. answered: no. A?",
        "Question 1 of 3. Type the answer.",
        "Changed.",
        "  1. answered: yes. A?",
        "Score: 2.5 of 3, 83 %.",
    )
    assert quiz.session.finished and quiz.scores() == {"a": 1, "b": 0.5, "c": 1}


def test_after_handing_in_every_question_comes_with_its_mark_and_its_answer(quiz: Quiz) -> None:
    quiz.source = SHORT.replace("answer: yes}", "answer: yes, why: So it was., evidence: in French}")
    rows = quiz("no", "one", "/review", "", mode=Mode.TEST)
    told(
        rows,
        "Question 1. A?",
        "Your answer: no",
        "Wrong.",
        "By the rule: none of the accepted answers.",
        "The answer: yes",
        "So it was.",
        "In the text: “in French”",
        "Question 2. B?",
        "Your answer: one",
        "Partly right: 0.5 of 1 point.",
        "The answer: one; two",
        "Question 3. C.",
        "Your answer: none",
        "Wrong.",
        "The answer: True",
        "Score: 0.5 of 3, 17 %.",
    )
    assert not any("/overrule" in row for row in rows)


def test_a_test_that_was_left_goes_on_and_its_review_comes_again(quiz: Quiz) -> None:
    quiz("no", "one", mode=Mode.TEST)
    rows = quiz("true", "")
    told(
        rows,
        "You go on where you stopped: 2 answered.",
        "Question 3 of 3. True, false or not given.",
        "Review. Nothing is marked yet.",
        "Score: 1.5 of 3, 50 %.",
    )


def test_in_a_test_there_is_one_try(quiz: Quiz) -> None:
    quiz.source = "  - {id: a, ask: A?, answer: yes, tries: 3, hint: It is short.}\n"
    rows = quiz("no", "", mode=Mode.TEST)
    assert "Question 1 of 1. Type the answer." in rows
    assert not any("It is short." in row for row in rows)


@pytest.mark.parametrize("word", ["4", "0", "-1", "x", "1 2", "²", "٣"])
def test_the_review_takes_a_number_of_a_question_or_nothing(quiz: Quiz, word: str) -> None:
    rows = quiz("no", "one", "true", word, "", mode=Mode.TEST)
    told(rows, "Not an answer: type a number from 1 to 3, or press Enter to hand in.", "Score: 1.5 of 3, 50 %.")


# Time


def test_what_comes_after_the_time_for_a_question_is_not_taken(quiz: Quiz) -> None:
    rows = quiz(9.0, "yes", 10.0, "one", 9.9, "true", "", mode=Mode.TEST, seconds=10)
    told(
        rows,
        "Question 1 of 3. Type the answer.",
        "Noted.",
        "Question 2 of 3. Several may be right.",
        "The time is up. Nothing was entered in time.",
        "Question 3 of 3. True, false or not given.",
    )
    assert rows.count("Noted.") == 2
    assert quiz.scores() == {"a": 1, "b": 0, "c": 1}


def test_the_greeting_says_how_much_time_there_is(quiz: Quiz) -> None:
    rows = quiz(mode=Mode.TEST, seconds=10, minutes=2)
    assert any(row.endswith("You have 2 minutes. Each question has 10 seconds.") for row in rows)


BEFORE, NOTHING = " What was entered before counts.", " Nothing was entered in time."


@pytest.mark.parametrize(
    ("kind", "typed", "score", "said"),
    [
        ("cloze", (5.0, "1843", 4.0, "London"), 1, None),
        ("cloze", (5.0, "1843", 6.0, "London"), 0.5, BEFORE),
        ("prove", (5.0, "hers", 6.0, "1"), 0.5, BEFORE),
        ("recall", (5.0, "Notes", "", 60.0, "1 2"), 1, None),
        ("recall", (11.0, "Notes"), 0, NOTHING),
        ("typed", (5.0, "", 6.0, "1843"), 0, NOTHING),
        ("typed", (5.0, "/help", 6.0, "1843"), 0, NOTHING),
        ("typed", (5.0, "/flag", 4.0, "1843"), 1, None),
        ("typed", (11.0, "/skip"), 0, NOTHING),
        ("find", (5.0, "text", 6.0, "2"), 0, NOTHING),
    ],
)
def test_the_time_is_kept_between_the_lines_of_one_answer(
    begun: Callable[..., Quiz], kind: str, typed: tuple[str | float, ...], score: float, said: str | None
) -> None:
    """What was entered by then is the answer, and no line after it is asked for."""
    quiz = begun(kind, mode=Mode.TEST, seconds=10)
    rows = quiz(*typed, "")
    assert quiz.session.finished and quiz.scores() == {kind: score}
    assert [row for row in rows if row.startswith("The time is up.")] == (
        [] if said is None else [f"The time is up.{said}"]
    )


def test_time_that_runs_out_while_certainty_is_asked_takes_the_answer(begun: Callable[..., Quiz]) -> None:
    quiz = begun("typed", mode=Mode.TEST, seconds=10, certainty=True)
    quiz(5.0, "1843", 6.0, "1", "")
    (answer,) = quiz.session.answers
    assert (answer.score, answer.certainty) == (1, None)


def test_help_gives_no_more_time(begun: Callable[..., Quiz]) -> None:
    quiz = begun("typed", mode=Mode.TEST, seconds=10)
    quiz(*[4.0, "/help"] * 3, "1843", "")
    assert quiz.scores() == {"typed": 0}


def test_a_question_whose_time_ran_out_while_the_program_was_away_is_over(quiz: Quiz) -> None:
    quiz(mode=Mode.TEST, seconds=10)
    quiz.clock.now += timedelta(hours=1)
    rows = quiz("one", "true", "")
    told(rows, "The time is up. Nothing was entered in time.", "Question 2 of 3. Several may be right.")
    assert quiz.scores() == {"a": 0, "b": 0.5, "c": 1}


def test_looking_again_at_a_question_whose_time_is_up_keeps_its_answer(quiz: Quiz) -> None:
    rows = quiz("yes", "one", "true", 60.0, "1", "", mode=Mode.TEST, seconds=10)
    told(
        rows,
        "Question 1 of 3. Type the answer.",
        "The time is up. Your answer from before stays.",
        "  1. answered: yes. A?",
        "Score: 2.5 of 3, 83 %.",
    )
    assert [answer.response for answer in quiz.store.answers.to_item(KEY, "notes", "a")] == [("yes",)]


def test_a_change_that_is_half_done_when_the_time_is_up_keeps_the_whole_answer(begun: Callable[..., Quiz]) -> None:
    quiz = begun("cloze", mode=Mode.TEST, seconds=10)
    quiz("1843", "London", "1", 5.0, "1844", 6.0, "Paris", "")
    assert quiz.scores() == {"cloze": 1}


OVER = "The time for the test is up, and it is handed in."


def test_when_the_time_for_all_of_it_is_up_it_is_handed_in(quiz: Quiz) -> None:
    rows = quiz("yes", 61.0, "one", "true", mode=Mode.TEST, minutes=1)
    told(rows, "Noted.", "The time is up. Nothing was entered in time.", OVER, "Score: 1 of 3, 33 %.")
    assert quiz.session.finished and questions(rows) == ["A?", "B?"]


def test_a_test_whose_time_ran_out_while_the_program_was_away_is_handed_in(quiz: Quiz) -> None:
    quiz("yes", mode=Mode.TEST, minutes=1)
    quiz.clock.now += timedelta(hours=1)
    rows = page_of(quiz)
    told(rows, OVER, "Score: 1 of 3, 33 %.")
    assert questions(rows) == []


def page_of(quiz: Quiz) -> list[str]:
    """A run in which nothing is typed, in the session that is there, finished or not."""
    page = Page()
    take_plain(quiz.desk(), Typist((), quiz.clock), page)  # type: ignore[arg-type]
    return page.rows


def test_time_that_runs_out_in_the_review_hands_in_what_was_answered(quiz: Quiz) -> None:
    rows = quiz("yes", "one", "true", 61.0, "1", "no", mode=Mode.TEST, minutes=1)
    told(rows, "Review. Nothing is marked yet.", OVER, "Score: 2.5 of 3, 83 %.")


def test_a_test_that_goes_on_says_how_much_time_is_left(quiz: Quiz) -> None:
    rows = quiz(mode=Mode.TEST, minutes=5)
    assert any(row.endswith(" You have 5 minutes.") for row in rows)
    quiz.clock.now += timedelta(seconds=100)
    assert any(row.endswith(" You have 3 minutes 20 seconds left.") for row in quiz())
    quiz.clock.now += timedelta(seconds=200)
    assert not any("You have" in row for row in page_of(quiz))


def test_a_question_says_how_much_of_its_time_is_left_when_it_is_said_again(quiz: Quiz) -> None:
    rows = quiz(4.0, "/help", mode=Mode.TEST, seconds=10)
    assert [row for row in rows if row.startswith("You have")] == ["You have 6 seconds left."]
    told(rows, "  /stop: stop here; what was answered is kept", "You have 6 seconds left.", "A?")


# Certainty


@pytest.mark.parametrize(
    ("said", "kept"),
    [("1", "sure"), ("2", "think so"), ("3", "guess"), ("", None), ("Sure", "sure"), ("think so", "think so")],
)
def test_certainty_is_asked_after_the_answer_and_before_the_mark(quiz: Quiz, said: str, kept: str | None) -> None:
    rows = quiz("yes", said, mode=Mode.CHECK, certainty=True)
    told(
        rows,
        "Your answer (the answer in a few words): ",
        "Your answer (how sure are you? 1 sure, 2 think so, 3 guess, or Enter for nothing): ",
        "Right.",
    )
    assert quiz.session.answers[0].certainty == kept


@pytest.mark.parametrize("said", ["4", "very", "12", "yes"])
def test_anything_else_is_no_certainty(quiz: Quiz, said: str) -> None:
    rows = quiz("yes", said, "2", mode=Mode.CHECK, certainty=True)
    told(rows, "Not an answer: type 1, 2 or 3, or press Enter.", "Right.")
    assert len(quiz.session.answers) == 1


def test_at_the_end_it_says_how_sure_one_was_of_what(quiz: Quiz) -> None:
    rows = quiz("yes", "1", "one", "1", "false", "2", "", mode=Mode.CHECK, certainty=True)
    told(
        rows,
        "How sure you were:",
        "  sure: 2 answered, 75% right, +4.5 points",
        "  think so: 1 answered, 0% right, −2 points",
    )


def test_many_points_are_written_out(quiz: Quiz) -> None:
    quiz("yes", "1", mode=Mode.CHECK, certainty=True)
    desk, (answer,) = quiz.desk(), quiz.session.answers
    answers = tuple(answer._replace(id=str(number), item=str(number)) for number in range(350))
    rows = summary(replace(desk, session=replace(quiz.session, answers=answers, handed_in=quiz.clock())))
    assert "  sure: 350 answered, 100% right, +1050 points" in rows


# Tries

TRIES = """\
  - {id: a, ask: In which language?, answer: French, tries: 4, hint: Not English., evidence: in French, points: 4}
"""


def test_help_comes_between_the_tries_and_a_later_one_earns_less(quiz: Quiz) -> None:
    quiz.source = TRIES
    rows = quiz("German", "Dutch", "Latin", "French", "", mode=Mode.CHECK)
    told(
        rows,
        "Question 1 of 1. Type the answer. 4 tries.",
        "Not yet. Try 2 of 4.",
        "Hint: Not English.",
        "Not yet. Try 3 of 4.",
        f"Look in this paragraph: {TEXT[0]}",
        "Not yet. Try 4 of 4.",
        "Look at this sentence: They were in French.",
        "Right: 1 of 4 points, at try 4.",
        "By the rule: word for word.",
        "Score: 1 of 4, 25 %.",
    )
    assert questions(rows) == ["In which language?"] * 4
    assert not any(row.startswith("The answer:") for row in rows)


def test_when_no_try_is_left_the_answer_is_told(quiz: Quiz) -> None:
    quiz.source = TRIES.replace("tries: 4", "tries: 2")
    rows = quiz("German", "Dutch", "", mode=Mode.CHECK)
    told(rows, "Not yet. Try 2 of 2.", "Wrong.", "The answer: French", "In the text: “in French”")


def test_a_try_that_was_partly_right_says_so_and_the_best_counts(quiz: Quiz) -> None:
    quiz.source = "  - {id: b, ask: B?, answer: [one, two], wrong: [three], tries: 2}\n"
    rows = quiz("one", "three", mode=Mode.CHECK)
    told(rows, "Not all of it. Try 2 of 2.", "Wrong: 0.5 of 1 point, at try 2.", "Score: 0.5 of 1, 50 %.")


def test_tries_go_on_in_the_next_run(quiz: Quiz) -> None:
    quiz.source = TRIES
    quiz("German", mode=Mode.CHECK)
    rows = quiz("French")
    assert "Right: 3 of 4 points, at try 2." in rows


# Siblings

FAMILY = SHORT + "  - {id: a2, ask: A again?, answer: yes, variant_of: a}\n"


def test_a_sibling_comes_after_a_miss_and_goes_when_the_miss_is_overruled(quiz: Quiz) -> None:
    quiz.source = FAMILY
    rows = quiz("nearly", "/overrule", "one", mode=Mode.CHECK)
    assert questions(rows) == ["A?", "A again?", "B?", "C."]
    assert [row for row in rows if row.startswith("Question 2 of")] == [
        "Question 2 of 4. Type the answer.", "Question 2 of 3. Several may be right.",
    ]  # fmt: skip


def test_a_sibling_that_was_the_last_question_goes_too(quiz: Quiz) -> None:
    quiz.source = "".join(line for line in FAMILY.splitlines(True) if "id: a" in line)
    rows = quiz("wrong", "/overrule", "z", "", mode=Mode.CHECK)
    assert questions(rows) == ["A?", "A again?"]
    told(
        rows,
        "Question 1 is overruled: it counts as right now, as your decision.",
        "Your answer (Enter for the results, or a command about the last answer): ",
        "Score: 1 of 1, 100 %.",
        "Nothing missed.",
    )
    assert quiz.scores() == {"a": 1}


def test_a_sibling_is_asked_and_counts(quiz: Quiz) -> None:
    quiz.source = FAMILY
    rows = quiz("no", "yes", "one two", "true", "", mode=Mode.CHECK)
    assert questions(rows) == ["A?", "A again?", "B?", "C."]
    assert "Score: 3 of 4, 75 %." in rows


# Commands


def test_help_lists_every_command_and_says_the_question_again(quiz: Quiz) -> None:
    rows = quiz("yes", "/help", mode=Mode.CHECK)
    for name, what in COMMANDS.items():
        assert f"  {name}: {what}" in rows
    assert questions(rows) == ["A?", "B?", "B?"]
    first, second = (row for row in rows if row.startswith("  1. "))
    assert first == second


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_are_taken_in_any_capitals(quiz: Quiz, name: str) -> None:
    rows = quiz(name.upper(), mode=Mode.CHECK)
    assert not any(row.startswith("There is no /") for row in rows)


def test_a_command_between_the_lines_of_an_answer_loses_none_of_them(begun: Callable[..., Quiz]) -> None:
    quiz = begun("cloze")
    rows = quiz("1843", "/help", "/report Which city?", "London", mode=Mode.CHECK)
    assert quiz.scores() == {"cloze": 1}
    assert prompts(rows)[1:4] == ["the words for gap 2 of 2, or - to leave it empty"] * 3


def test_what_is_skipped_comes_when_the_others_are_done(quiz: Quiz) -> None:
    rows = quiz("/skip", "one", "/skip", "yes", "true", mode=Mode.CHECK)
    assert rows.count("Put off till the others are done.") == 2
    assert questions(rows) == ["A?", "B?", "C.", "A?", "C."]
    assert quiz.session.finished


def test_what_was_skipped_stays_so_in_the_next_run(quiz: Quiz) -> None:
    quiz("/skip", mode=Mode.CHECK)
    assert questions(quiz("one", "true"))[-1] == "A?"


NO_ANSWER = "There is no answer to take back: only the last one can be, and only once."


def test_the_last_answer_is_taken_back_and_asked_again(quiz: Quiz) -> None:
    rows = quiz("no", "/undo", "yes", "/undo", "/undo", "no", mode=Mode.CHECK)
    assert questions(rows) == ["A?", "B?", "A?", "B?", "A?", "A?", "B?"]
    back = "The answer to question 1 is taken back."
    told(rows, "Wrong.", back, "Right.", back, NO_ANSWER, "Wrong.")
    assert [answer.fate for answer in quiz.store.answers.to_item(KEY, "notes", "a")] == ["undone", "undone", "final"]


def test_the_very_last_answer_can_be_taken_back_before_the_results(quiz: Quiz) -> None:
    rows = quiz("yes", "one two", "false", "/undo", "true", "", mode=Mode.CHECK)
    told(
        rows,
        "Wrong.",
        "Your answer (Enter for the results, or a command about the last answer): ",
        "The answer to question 3 is taken back.",
        "Question 3 of 3. True, false or not given.",
        "Right.",
        "Score: 3 of 3, 100 %.",
    )


def test_a_try_is_taken_back_too(quiz: Quiz) -> None:
    quiz.source = TRIES
    rows = quiz("German", "/undo", "French", mode=Mode.CHECK)
    told(rows, "Not yet. Try 2 of 4.", "The answer to question 1 is taken back.", "Right.")
    assert quiz.scores() == {"a": 1}


def test_a_refused_answer_can_be_overruled_which_is_recorded(quiz: Quiz) -> None:
    rows = quiz("of course", "/overrule", mode=Mode.CHECK)
    told(
        rows,
        "Wrong.",
        "If you think that this is right, type /overrule next.",
        "Question 1 is overruled: it counts as right now, as your decision.",
    )
    (answer,) = quiz.session.answers
    assert (answer.score, answer.rule) == (
        1,
        "overruled by the learner; the program said: none of the accepted answers",
    )


def test_an_accepted_answer_can_be_overruled_too_and_turned_back(quiz: Quiz) -> None:
    rows = quiz("yes", "/overrule", "/overrule", mode=Mode.CHECK)
    told(
        rows,
        "Right.",
        "Question 1 is overruled: it counts as wrong now, as your decision.",
        "Question 1 is overruled: it counts as right now, as your decision.",
    )
    assert quiz.scores() == {"a": 1}


def test_the_very_last_answer_can_be_overruled_before_the_results(quiz: Quiz) -> None:
    quiz.source = "  - {id: a, ask: A?, answer: yes}\n"
    rows = quiz("of course", "/overrule", "", mode=Mode.CHECK)
    told(
        rows,
        "Wrong.",
        "Question 1 is overruled: it counts as right now, as your decision.",
        "Score: 1 of 1, 100 %.",
        "Nothing missed.",
    )


def test_overruling_the_last_answer_can_bring_a_sibling(quiz: Quiz) -> None:
    quiz.source = "  - {id: a, ask: A?, answer: yes}\n  - {id: a2, ask: A again?, answer: yes, variant_of: a}\n"
    rows = quiz("yes", "/overrule", "yes", mode=Mode.CHECK)
    assert questions(rows) == ["A?", "A again?"]


def test_what_is_chosen_and_not_typed_cannot_be_overruled(quiz: Quiz) -> None:
    rows = quiz("yes", "three", "/overrule", mode=Mode.CHECK)
    told(rows, "Wrong.", "Question 2 cannot be overruled: its mark leaves no doubt.")
    assert quiz.scores() == {"a": 1, "b": 0}


def test_a_try_can_be_overruled_while_others_are_left(quiz: Quiz) -> None:
    quiz.source = TRIES
    rows = quiz("German", "/overrule", mode=Mode.CHECK)
    told(rows, "By the rule: none of the accepted answers.", "If you think that this is right, type /overrule next.")
    assert "Question 1 is overruled: it counts as right now, as your decision." in rows
    assert quiz.scores() == {"a": 1}


def test_the_same_answer_again_takes_no_further_try(quiz: Quiz) -> None:
    quiz.source = TRIES
    rows = quiz("German", "German", "French", mode=Mode.CHECK)
    told(
        rows,
        "Not yet. Try 2 of 4.",
        "That was your answer before, so it is not taken as a try.",
        "Right: 3 of 4 points, at try 2.",
    )


def test_a_question_tried_before_comes_with_its_try_and_its_help(quiz: Quiz) -> None:
    quiz.source = TRIES
    quiz("German", mode=Mode.CHECK)
    told(quiz(), "You tried question 1 before. This is try 2 of 4.", "Hint: Not English.", "In which language?")


def test_the_only_question_left_cannot_be_put_off(quiz: Quiz) -> None:
    rows = quiz("/skip", "one two", "true", "/skip", "yes", mode=Mode.CHECK)
    told(rows, "Put off till the others are done.", "This is the only one left. /stop leaves it for the next time.")
    assert questions(rows) == ["A?", "B?", "C.", "A?", "A?"]


def test_what_was_stopped_is_summed_up_with_the_passages_missed_and_entities_by_their_names(quiz: Quiz) -> None:
    quiz.source = """\
  - {id: a, ask: In which language?, answer: French, evidence: in French, about: [french]}
  - {id: b, ask: Who?, answer: Ada, about: [ada], process: infer}
  - {id: c, claim: So., answer: true}
"""
    page = Page()
    names = {"ada": "Ada Lovelace"}
    take_plain(quiz.desk().begin(), Typist(("English", "Ada"), quiz.clock), page, names=lambda: names)  # type: ignore
    told(
        page.rows,
        "Stopped with 2 answered and 1 left. The same command goes on from here.",
        "Score: 1 of 2, 50 %.",
        "By what was asked:",
        "  retrieve: 0 of 1",
        "  infer: 1 of 1",
        "By entity:",
        "  french: 0 of 1",
        "  Ada Lovelace: 1 of 1",
        "Missed:",
        "  1. In which language?",
        "     In the text: “in French”",
    )


IN_A_TEST = {
    "/undo": "In a test no answer is taken back; the review lets you change it.",
    "/overrule": "In a test there are no marks to turn round before it is handed in.",
}


@pytest.mark.parametrize("command", IN_A_TEST)
def test_in_a_test_nothing_is_taken_back_or_overruled(quiz: Quiz, command: str) -> None:
    rows = quiz("no", command, mode=Mode.TEST)
    assert IN_A_TEST[command] in rows
    assert quiz.scores() == {"a": 0}


WHY_NOT = {
    "/undo": NO_ANSWER,
    "/overrule": "There is no mark to turn round: only that of the last answer can be.",
    "/flag": "Questions are flagged in a test only.",
    "/review": "There is a review in a test only.",
}


@pytest.mark.parametrize("command", WHY_NOT)
def test_why_a_command_makes_no_sense_is_said_and_then_the_question_again(quiz: Quiz, command: str) -> None:
    quiz.source = SHORT.splitlines()[1] + "\n"
    rows = quiz(command, mode=Mode.CHECK)
    asked = rows[rows.index("Question 1 of 1. Several may be right.") : rows.index(command)]
    assert rows[rows.index(command) + 1 :][: len(asked) + 1] == [WHY_NOT[command], *asked]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("/skip", "There is no question here to put off."),
        ("/flag", "There is no question here to flag; its number takes you to it."),
        ("/review", "This is the review."),
    ],
)
def test_what_the_review_has_no_question_for_is_said(quiz: Quiz, command: str, why: str) -> None:
    assert why in quiz("yes", "one", "true", command, mode=Mode.TEST)


def test_a_flag_is_set_and_shown_in_the_review_and_taken_away(quiz: Quiz) -> None:
    rows = quiz("/flag", "no", "/flag", "/flag", "one", "true", "", mode=Mode.TEST)
    told(
        rows,
        "Flagged.",
        "Noted.",
        "Flagged.",
        "No longer flagged.",
        "  1. flagged, answered: no. A?",
        "  2. answered: one. B?",
    )


def test_the_review_can_be_had_at_any_time_and_a_question_taken_from_it(quiz: Quiz) -> None:
    rows = quiz("no", "/review", "3", "true", "/review", "", mode=Mode.TEST)
    told(
        rows,
        "Review. Nothing is marked yet.",
        "  2. not answered. B?",
        "Question 3 of 3. True, false or not given.",
        "Noted.",
        "Question 2 of 3. Several may be right.",
        "  3. answered: True. C.",
        "Score: 1 of 3, 33 %.",
    )


def test_going_to_and_fro_in_the_review_never_ends_the_quiz(quiz: Quiz) -> None:
    rows = quiz("yes", *["/review", "1", "/review", "2"] * 350, "one", "true", "", mode=Mode.TEST)
    assert "Score: 2.5 of 3, 83 %." in rows


@pytest.mark.parametrize(
    "command", ["/help", "/skip", "/flag", "/review", "/undo", "/overrule", "/report Bad", "/nothing"]
)
def test_no_command_loses_the_review(quiz: Quiz, command: str) -> None:
    rows = quiz("yes", "one", "true", command, "", mode=Mode.TEST)
    assert "Score: 2.5 of 3, 83 %." in rows


def test_to_stop_says_how_many_are_left_and_the_score_so_far(quiz: Quiz) -> None:
    rows = quiz("yes", "/stop", "one", mode=Mode.CHECK)
    told(rows, "Stopped with 1 answered and 2 left. The same command goes on from here.", "Score: 1 of 1, 100 %.")
    assert questions(quiz())[0] == "B?"


@pytest.mark.parametrize(
    ("typed", "plan"),
    [
        ((), {}),
        (("yes",), {"certainty": True}),
        (("yes", "one", "true"), {"mode": Mode.TEST}),
        (("yes", "one", "true"), {}),
    ],
)
def test_it_can_be_stopped_at_every_prompt(quiz: Quiz, typed: tuple[str, ...], plan: dict[str, Any]) -> None:
    for end in ((), ("/stop", "more")):
        rows = quiz(*typed, *end, **{"mode": Mode.CHECK, **plan})
        assert rows[-1] and "more" not in rows


# Reports


def test_a_report_is_kept_with_the_question_it_is_about_and_the_quiz_goes_on(quiz: Quiz) -> None:
    rows = quiz("no", "/report Two are right.", "one", "true", mode=Mode.CHECK)
    path = quiz.folder / "notes.reports.jsonl"
    assert f"Question 2: kept for the author in {path}" in rows
    ((_, _, report),) = reports_on(quiz.folder / "notes.yaml", quiz.folder / "data")
    assert report and (report.item, report.remark, report.response) == ("b", "Two are right.", ())
    assert quiz.session.finished


def test_before_the_results_it_is_the_last_question_that_is_reported(quiz: Quiz) -> None:
    quiz("yes", "one", "true", "/report Not true.", mode=Mode.CHECK)
    ((_, _, report),) = reports_on(quiz.folder / "notes.yaml", quiz.folder / "data")
    assert report and (report.item, report.response) == ("c", ("True",))


def test_a_report_may_be_without_words_and_in_any_letters(quiz: Quiz) -> None:
    quiz("/report", "/report \x1b[2J “ß”", mode=Mode.CHECK)
    found = [report for _, _, report in reports_on(quiz.folder / "notes.yaml", quiz.folder / "data")]
    assert [report and report.remark for report in found] == ["", "^[[2J “ß”"]


def test_a_report_that_cannot_be_kept_never_loses_the_quiz(quiz: Quiz) -> None:
    (quiz.folder / "notes.reports.jsonl").mkdir()
    (quiz.folder / "data" / "reports").touch()
    rows = quiz("no", "/report Why?", "one", "/report Why?", "true", "", mode=Mode.CHECK)
    assert sum(row.startswith("This could not be kept: ") for row in rows) == 2
    told(rows, "Score: 1.5 of 3, 50 %.")


# What is on the disk


def on_disk(quiz: Quiz) -> int:
    with closing(sqlite3.connect(quiz.folder / "data" / STORE)) as connection:
        return int(connection.execute("SELECT count(*) FROM responses").fetchone()[0])


@pytest.mark.parametrize("mode", [Mode.CHECK, Mode.TEST])
def test_an_answer_is_on_the_disk_before_its_mark_is_written(quiz: Quiz, mode: Mode) -> None:
    marks: list[int] = []

    def look(text: str) -> None:
        if text.startswith(("Right", "Wrong", "Partly", "Noted")):
            marks.append(on_disk(quiz))

    quiz("yes", "three", "true", page=Page(look), mode=mode)
    assert marks == [1, 2, 3]


def test_every_line_is_written_before_the_next_one_is_waited_for(quiz: Quiz) -> None:
    page = Page()
    waiting: list[str] = []
    typist = Typist(("yes", "one", "true", ""), quiz.clock, lambda: waiting.append(page.text[-4:]))
    take_plain(quiz.desk().begin(), typist, page)  # type: ignore[arg-type]
    assert len(waiting) == 4
    assert all(text.endswith("): ") for text in waiting)


def test_what_another_window_answered_counts_and_is_said(quiz: Quiz) -> None:
    desk = quiz.desk().begin()

    def other_window() -> None:
        window = quiz.desk()
        if window.taken.next_item == "a":
            window.submit(quiz.item("a"), ("no",))

    page = Page()
    typist = Typist(("yes", "/undo"), quiz.clock, other_window)
    take_plain(desk, typist, page)  # type: ignore[arg-type]
    told(
        page.rows,
        "This was answered in another window; that answer counts.",
        "Wrong.",
        NO_ANSWER,
    )
    assert quiz.scores() == {"a": 0}


def test_a_test_handed_in_in_another_window_is_over(quiz: Quiz) -> None:
    desk = quiz.desk().begin(Plan(Mode.TEST))
    page = Page()
    take_plain(desk, Typist(("yes", "one"), quiz.clock, lambda: quiz.desk().hand_in() and None), page)  # type: ignore
    rows = page.rows
    told(rows, "This was answered in another window; that answer counts.", "Score: 0 of 3, 0 %.")
    assert "Noted." not in rows
    assert quiz.scores() == {"a": 0, "b": 0, "c": 0}


# The bank is edited meanwhile


def test_a_bank_that_lost_the_next_question_goes_on_with_the_others(quiz: Quiz) -> None:
    quiz("yes", mode=Mode.CHECK)
    quiz.source = "".join(line for line in SHORT.splitlines(True) if "id: b" not in line)
    rows = quiz("true", "")
    assert questions(rows) == ["C."]
    assert "Score: 2 of 2, 100 %." in rows


def test_what_is_taken_is_said_with_the_seed_that_makes_the_choice_again(quiz: Quiz) -> None:
    rows = quiz(mode=Mode.CHECK, selection=Selection(count=2, seed="s1"))
    assert "Chosen: 2 at random, seed s1." in rows
    assert rows[0] == "The Notes. 2 questions on “Ada”."


CHANGED = "This question was changed since you answered it."


def test_a_question_that_was_changed_is_told_so_when_it_is_asked_again(quiz: Quiz) -> None:
    quiz("no", "three", "true", "", mode=Mode.CHECK)
    quiz.source = SHORT.replace("A?", "Which A?")
    rows = quiz("no", "one two", "true", "", mode=Mode.CHECK, selection=Selection(only=("a", "b")))
    assert rows.count(CHANGED) == 1
    told(
        rows, CHANGED, "Question 1 of 2. Type the answer.", "Which A?", "Score: 1 of 2, 50 %.", "Chosen: missed before."
    )


def test_what_was_missed_and_changed_since_says_so_in_the_list(quiz: Quiz) -> None:
    quiz("no", "three", mode=Mode.CHECK)
    quiz.source = SHORT.replace("A?", "Which A?")
    rows = quiz("true", "")
    told(rows, "Missed:", "  1. Which A?", f"     {CHANGED}", "  2. B?")
    assert rows.count(f"     {CHANGED}") == 1


def test_a_test_that_is_handed_in_says_what_was_changed_since(quiz: Quiz) -> None:
    quiz("no", "three", "true", mode=Mode.TEST)
    quiz.source = SHORT.replace("A?", "Which A?")
    told(quiz(""), "Question 1. Which A?", CHANGED, "Your answer: no")


# What it says can be followed by ear


def test_the_points_of_a_recall_are_told_without_signs(begun: Callable[[str], Quiz]) -> None:
    rows = begun("recall")("It was short.", "1", "")
    at = rows.index("Partly right: 0.5 of 1 point.")
    assert rows[at + 1 : at + 5] == [
        "By the rule: you ticked 1 of 2.",
        "  Made: notes.",
        "  Not made: French.",
        "The answer: Notes in French.",
    ]


def test_after_a_test_the_points_ticked_are_told_with_the_answer(begun: Callable[..., Quiz]) -> None:
    rows = begun("recall", mode=Mode.TEST)("It was short.", "", "2")
    told(
        rows,
        "Noted.",
        "Review. Nothing is marked yet.",
        "Now mark your own answer to question 1: It was short.",
        "  A model answer: Notes in French.",
        "Your answer: It was short; points made: French",
    )


def test_how_sure_one_is_is_asked_after_the_answer_is_kept_and_not_for_ones_own_mark(
    begun: Callable[..., Quiz],
) -> None:
    quiz = begun("typed", certainty=True)
    quiz("1843")
    assert [(answer.score, answer.certainty) for answer in quiz.session.answers] == [(1, None)]
    rows = begun("recall", certainty=True)("It was short.", "2", "")
    assert not any("how sure are you" in row for row in rows)


@EACH
def test_no_row_has_signs_that_cannot_be_heard_or_two_full_stops(begun: Callable[[str], Quiz], kind: str) -> None:
    quiz = begun(kind)
    for row in quiz(*lines(quiz, kind, partly=True), ""):
        assert not re.search(r"[✓✗◐]|\.[.;,]|[.!?]”?\.$", row.replace("…", "")), row


def test_several_passages_are_told_with_one_sign_between_them(begun: Callable[[str], Quiz]) -> None:
    rows = begun("prove")("hers", "1 3")
    assert "  Passage, right: Ada signed the notes; Nobody read them then." in rows


def test_answers_and_passages_are_told_by_the_names_the_panes_have(begun: Callable[[str], Quiz]) -> None:
    quiz = begun("prove")
    told(
        quiz(*lines(quiz, "prove", partly=True), ""),
        "Answer and passage:",
        "  Right, for the right reason: 0 answers.",
        "  Right, for another reason: 1 answer.",
        "  Wrong, at the right passage: 0 answers.",
        "  Wrong, at another passage or none: 0 answers.",
    )


def test_the_other_banks_of_the_text_are_named_with_their_files(quiz: Quiz) -> None:
    page = Page()
    take_plain(quiz.desk().begin(), Typist((), quiz.clock), page, others=[quiz.bank()])  # type: ignore[arg-type]
    told(
        page.rows,
        "The text has other quizzes. To take one, give its file to the command instead of the text:",
        f"  “The Notes”: {quiz.folder / 'notes.yaml'}",
        "Question 1 of 3. Type the answer.",
    )
