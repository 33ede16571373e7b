"""Every step of a quiz as it is kept: tries, undoing, overruling, skipping, flags, handing in, two windows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.document.model import DocumentKey, TextDocument
from reader.document.passages import Passages
from reader.errors import ReaderError
from reader.folders import STORE
from reader.progress.desk import Desk
from reader.progress.store import Store
from reader.quiz.bank import Bank
from reader.quiz.certainty import Certainty
from reader.quiz.plan import Mode, Plan, Selection
from reader.quiz.session import Fate

KEY = DocumentKey("shipped", "ada")
SOURCE = """\
quiz: 1
document: ada
items:
  - {id: a, ask: A?, answer: yes}
  - {id: b, ask: B?, answer: [yes, sure], wrong: [no, never], tries: 3}
  - {id: c, ask: C?, answer: yes}
  - {id: d, ask: D?, answer: yes, status: draft}
  - {id: a2, ask: A?, answer: yes, variant_of: a}
"""
HALF = ("yes",)
ALL = ("yes", "sure")


@pytest.fixture
def bank(bank_from: Callable[[str], Bank]) -> Bank:
    return bank_from(SOURCE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


@pytest.fixture
def desk(store: Store, bank: Bank, clock: Callable[[], datetime], new_id: Callable[[], str]) -> Desk:
    return Desk.open(store, KEY, bank, clock, new_id)


def again(desk: Desk, **changes: object) -> Desk:
    """The desk as another window, or another run of the program, finds it."""
    desk = replace(desk, **changes)  # type: ignore[arg-type]
    return Desk.open(desk.store, KEY, desk.bank, desk.clock, desk.new_id, desk.passages)


def submit(desk: Desk, name: str, *response: str) -> Desk:
    item = desk.bank.item(name)
    assert item
    return desk.submit(item, response)[0]


def item(desk: Desk, name: str):  # type: ignore[no-untyped-def]
    found = desk.bank.item(name)
    assert found
    return found


def fates(desk: Desk, name: str) -> list[tuple[str, ...]]:
    """Everything that was ever answered to an item, each with what became of it."""
    return [(str(each.fate), *each.response) for each in desk.store.answers.to_item(KEY, desk.bank.slug, name)]


# Tries


def test_tries_are_kept_and_found_again(desk: Desk) -> None:
    desk = submit(submit(desk.begin(), "b", "no"), "b", *HALF)
    found = again(desk).taken
    assert found == desk.taken
    assert [answer.attempt for answer in found.tries("b")] == [1, 2]
    desk = submit(again(desk), "b", *ALL)
    final = again(desk).taken.answer_to("b")
    assert final and (final.attempt, final.score) == (3, pytest.approx(1 / 3))
    assert fates(desk, "b") == [("try", "no"), ("try", *HALF), ("final", *ALL)]


def test_certainty_and_seconds_are_kept(desk: Desk) -> None:
    desk = desk.begin(Plan(certainty=True))
    desk.submit(item(desk, "a"), ("yes",), Certainty.THINK, 2.5)
    final = again(desk).taken.answer_to("a")
    assert final and (final.certainty, final.seconds) == (Certainty.THINK, 2.5)


# Undoing and overruling


@pytest.mark.parametrize("name", ["a", "b"])
def test_what_is_taken_back_is_asked_again_and_stays_in_the_file(desk: Desk, name: str) -> None:
    before = desk.begin()
    given_, answer, _ = before.submit(item(before, name), ("no",))
    undone = given_.undo(answer)
    assert undone.taken == before.taken == again(desk).taken
    assert fates(desk, name) == [("undone", "no")]
    assert submit(undone, name, "never").taken.answers[0].attempt == 1
    assert fates(desk, name) == [("undone", "no"), ("final" if name == "a" else "try", "never")]


def test_the_last_of_several_tries_is_taken_back_alone(desk: Desk) -> None:
    desk = submit(submit(desk.begin(), "b", *HALF), "b", "no")
    before = desk
    desk, answer, _ = desk.submit(item(desk, "b"), ())
    assert answer.fate is Fate.FINAL
    desk = desk.undo(answer)
    assert desk.taken == before.taken == again(desk).taken
    assert submit(desk, "b", *ALL).taken.answers[-1].score == pytest.approx(1 / 2)


def test_an_overruled_answer_replaces_the_one_before_and_both_are_kept(desk: Desk) -> None:
    desk, answer, _ = desk.begin().submit(item(desk, "a"), ("nearly",))
    desk, other, _ = desk.overrule(item(desk, "a"), answer)
    assert desk.taken.answers == again(desk).taken.answers == (other,)
    assert (other.score, desk.taken.score) == (1, 1)
    assert fates(desk, "a") == [("replaced", "nearly"), ("final", "nearly")]
    desk, third, _ = desk.overrule(item(desk, "a"), other)
    assert again(desk).taken.answers == (third,)
    assert (third.score, third.rule) == (0, answer.rule)


def test_what_was_overruled_can_be_taken_back_and_is_asked_again(desk: Desk) -> None:
    before = desk.begin()
    desk, answer, _ = before.submit(item(desk, "a"), ("nearly",))
    desk, other, _ = desk.overrule(item(desk, "a"), answer)
    assert desk.undo(other).taken == before.taken == again(desk).taken
    assert fates(desk, "a") == [("replaced", "nearly"), ("undone", "nearly")]


def test_undoing_a_miss_takes_its_sibling_away(desk: Desk) -> None:
    desk, answer, _ = desk.begin().submit(item(desk, "a"), ("no",))
    assert again(desk).taken.items == ("a", "a2", "b", "c")
    assert again(desk.undo(answer)).taken.items == ("a", "b", "c")


# Skipping and flags


def test_what_is_skipped_is_found_again_in_the_order_of_skipping(desk: Desk) -> None:
    desk = desk.begin().skip(item(desk, "a")).skip(item(desk, "b"))
    assert again(desk).taken.skipped == desk.taken.skipped == ("a", "b")
    assert again(desk).taken.next_item == "c"
    desk = submit(again(desk), "c", "yes").skip(item(desk, "a"))
    assert again(desk).taken.skipped == desk.taken.skipped == ("b", "a")
    assert again(desk).taken.next_item == "b"


def test_what_is_skipped_alone_is_asked_again(desk: Desk) -> None:
    desk = desk.begin(selection=Selection(("c",))).skip(item(desk, "c"))
    assert desk.taken.next_item == "c"


def test_a_flag_is_set_and_taken_away_and_found_again(desk: Desk) -> None:
    desk = desk.begin(Plan(Mode.TEST)).flag(item(desk, "a")).flag(item(desk, "b"))
    assert again(desk).taken.flagged == desk.taken.flagged == {"a", "b"}
    desk = desk.flag(item(desk, "a"))
    assert again(desk).taken.flagged == desk.taken.flagged == {"b"}


def test_asides_are_of_one_session_alone(desk: Desk) -> None:
    desk = desk.begin(Plan(Mode.TEST)).flag(item(desk, "a")).skip(item(desk, "b"))
    desk = desk.begin(Plan(Mode.TEST))
    assert again(desk).taken.flagged == frozenset() and again(desk).taken.skipped == ()


# Time


def test_the_time_for_an_item_runs_from_when_it_was_first_shown(desk: Desk) -> None:
    desk = desk.begin(Plan(Mode.TEST, seconds=30))
    due = desk.due(item(desk, "a"))
    assert due and due - timedelta(seconds=30) <= desk.clock()
    assert again(desk).due(item(desk, "a")) == desk.due(item(desk, "a")) == due
    other = desk.due(item(desk, "b"))
    assert other and other > due


def test_an_item_is_due_no_later_than_the_whole(desk: Desk) -> None:
    desk = desk.begin(Plan(Mode.TEST, minutes=0.5, seconds=1000))
    assert desk.due(item(desk, "a")) == desk.taken.deadline
    assert desk.begin().due(item(desk, "a")) is None


# Handing in


def test_in_a_test_an_answer_can_be_changed_until_it_is_handed_in(desk: Desk) -> None:
    desk = submit(submit(desk.begin(Plan(Mode.TEST)), "a", "no"), "a", "yes")
    assert fates(desk, "a") == [("replaced", "no"), ("final", "yes")]
    desk = desk.hand_in()
    late = submit(desk, "a", "never")
    assert fates(desk, "a") == [("replaced", "no"), ("final", "yes"), ("replaced", "never")]
    assert late.taken.answers == desk.taken.answers


def test_what_was_left_unanswered_is_handed_in_as_nothing(desk: Desk) -> None:
    desk = submit(desk.begin(Plan(Mode.TEST)), "a", "yes").hand_in()
    found = again(desk).taken
    assert found == desk.taken and found.finished
    assert [(answer.item, answer.response, answer.score) for answer in found.answers] == [
        ("a", ("yes",), 1), ("b", (), 0), ("c", (), 0),
    ]  # fmt: skip
    assert (found.score, found.possible) == (1, 3)


def test_a_test_is_handed_in_once(desk: Desk) -> None:
    first = desk.begin(Plan(Mode.TEST)).hand_in()
    assert first.hand_in().taken == first.taken


# Two windows


def test_of_two_windows_the_first_try_counts_and_the_second_goes_on_from_it(desk: Desk) -> None:
    one = desk.begin()
    two = again(one)
    one = submit(one, "b", "no")
    two, kept, mark = two.submit(item(two, "b"), ALL)
    assert (kept, mark.score) == (one.taken.answers[0], 0)
    two = submit(two, "b", *ALL)
    final = two.taken.answer_to("b")
    assert final and (final.attempt, final.score) == (2, pytest.approx(2 / 3))
    assert fates(desk, "b") == [("try", "no"), ("replaced", *ALL), ("final", *ALL)]


def test_a_window_that_is_behind_takes_over_what_the_other_has_done(desk: Desk) -> None:
    one = desk.begin()
    two = again(one)
    for name in ("a", "c"):
        one = submit(one, name, "yes")
    two = submit(two, "a", "no")
    assert two.taken == one.taken


def test_what_one_window_took_back_the_other_can_answer(desk: Desk) -> None:
    one, answer, _ = desk.begin().submit(item(desk, "a"), ("no",))
    two = again(one)
    one = one.undo(answer)
    two, kept, _ = two.submit(item(two, "a"), ("yes",))
    assert kept.response == ("yes",)
    _, kept, _ = one.submit(item(one, "a"), ("never",))
    assert kept.response == ("yes",)
    assert fates(desk, "a") == [("undone", "no"), ("final", "yes"), ("replaced", "never")]


def test_another_answer_from_a_second_window_is_kept_and_does_not_count(desk: Desk) -> None:
    one = desk.begin()
    two = again(one)
    one = submit(one, "a", "yes")
    for text in ("no", "yes"):
        two, kept, _ = two.submit(item(two, "a"), (text,))
        assert kept == one.taken.answer_to("a")
    assert two.taken == one.taken == again(one).taken
    assert fates(desk, "a") == [("final", "yes"), ("replaced", "no")]


def test_an_answer_overruled_in_both_windows_is_overruled_once(desk: Desk) -> None:
    one, answer, _ = desk.begin().submit(item(desk, "a"), ("nearly",))
    two = again(one)
    one, first, _ = one.overrule(item(one, "a"), answer)
    two, second, _ = two.overrule(item(two, "a"), answer)
    assert first == second and two.taken.answers == one.taken.answers == (first,)
    assert fates(desk, "a") == [("replaced", "nearly"), ("final", "nearly")]


def test_an_answer_overruled_in_one_window_stands_when_the_other_takes_it_back(desk: Desk) -> None:
    one, answer, _ = desk.begin().submit(item(desk, "a"), ("nearly",))
    two = again(one)
    _, other, _ = one.overrule(item(one, "a"), answer)
    two = two.undo(answer)
    two, kept, _ = two.submit(item(two, "a"), ("no",))
    assert kept == other
    assert again(two).taken.answers == (other,)


def test_an_answer_changed_in_both_windows_of_a_test_is_counted_once(desk: Desk) -> None:
    one = submit(desk.begin(Plan(Mode.TEST)), "a", "no")
    two = again(one)
    one = submit(one, "a", "yes")
    two, kept, _ = two.submit(item(two, "a"), ("never",))
    assert kept.response == ("yes",)
    two = submit(two, "a", "never")
    assert again(two).taken.answers == two.taken.answers
    assert fates(desk, "a") == [
        ("replaced", "no"), ("replaced", "yes"), ("replaced", "never"), ("final", "never"),
    ]  # fmt: skip


def test_after_one_window_has_handed_in_the_other_can_change_nothing(desk: Desk) -> None:
    one = submit(desk.begin(Plan(Mode.TEST)), "a", "no")
    two = again(one)
    one = one.hand_in()
    for name in ("a", "b"):
        two, kept, _ = two.submit(item(two, name), ("yes",))
        assert kept == one.taken.answer_to(name)
    assert two.taken == one.taken and two.taken.finished


def test_what_one_window_answered_is_handed_in_by_the_other(desk: Desk) -> None:
    one = submit(desk.begin(Plan(Mode.TEST)), "a", "no")
    two = again(one)
    one = submit(submit(one, "a", "yes"), "c", "yes")
    two = two.hand_in()
    assert [(answer.item, answer.score) for answer in two.taken.answers] == [("a", 1), ("c", 1), ("b", 0)]
    assert again(two).taken == two.taken


def test_what_one_window_changed_last_counts_when_the_other_hands_in(desk: Desk) -> None:
    one = submit(submit(submit(desk.begin(Plan(Mode.TEST)), "a", "no"), "b", *ALL), "c", "yes")
    two = again(one)
    submit(one, "a", "yes")
    assert two.hand_in().taken.score == 3


STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from("abc"), st.sampled_from(["yes", "no", "undo", "overrule"]))
)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, mode=st.sampled_from([Mode.CHECK, Mode.TEST]))
def test_whatever_two_windows_do_one_answer_to_an_item_counts(
    desk: Desk, steps: list[tuple[int, str, str]], mode: Mode
) -> None:
    windows = [desk.begin(Plan(mode))]
    windows.append(again(windows[0]))
    for window, name, what in steps:
        desk = windows[window]
        answers = [each for each in desk.taken.answers if each.item == name]
        if what in ("yes", "no"):
            windows[window] = submit(desk, name, what)
        elif answers and what == "undo":
            windows[window] = desk.undo(answers[-1])
        elif answers and answers[-1].fate is Fate.FINAL:
            windows[window] = desk.overrule(item(desk, name), answers[-1])[0]
    on_disk = again(desk).taken
    finals = [answer.item for answer in on_disk.answers if answer.fate is Fate.FINAL]
    assert len(finals) == len(set(finals))
    for name in "abc":
        attempts = [answer.attempt for answer in on_disk.tries(name)]
        assert len(attempts) == len(set(attempts)) and len(attempts) < 3
    for window in windows:
        submit(submit(window, "a", "yes"), "c", "yes")
    assert {answer.item for answer in again(desk).taken.answers} >= {"a", "c"}


# Certainty and time


def test_how_sure_one_is_is_written_to_the_answer_that_is_kept(desk: Desk) -> None:
    desk, answer, _ = desk.begin().submit(item(desk, "a"), ("yes",))
    assert desk.rate(answer, None) == (desk, answer)
    desk, rated = desk.rate(answer, Certainty.SURE)
    assert rated == answer._replace(certainty=Certainty.SURE)
    assert desk.taken.answers == again(desk).taken.answers == (rated,)


def test_an_answer_changed_in_a_test_has_the_time_of_all_looks_at_it(desk: Desk) -> None:
    desk = desk.begin(Plan(Mode.TEST))
    for text, seconds in (("no", 4.0), ("yes", 3.0)):
        desk, answer, _ = desk.submit(item(desk, "a"), (text,), None, seconds)
    assert answer.seconds == again(desk).taken.answers[0].seconds == 7.0


# Drafts, and a store that fails


def test_a_session_of_drafts_goes_on(desk: Desk, bank_from: Callable[[str], Bank]) -> None:
    drafts = bank_from(
        "quiz: 1\ndocument: ada\nitems:\n"
        + "".join(f"  - {{id: {name}, ask: A?, answer: yes, status: draft}}\n" for name in "ab")
    )
    begun = again(desk, bank=drafts).begin(Plan(drafts=True))
    begun = submit(begun, "a", "yes")
    assert again(begun).resume(Plan(drafts=True), Selection()).taken == begun.taken


def test_a_step_that_cannot_be_kept_leaves_the_desk_as_it_was(desk: Desk, tmp_path: Path) -> None:
    desk = submit(desk.begin(), "a", "no")
    before = desk.taken
    with closing(sqlite3.connect(tmp_path / STORE)) as connection:
        for table in ("responses", "asides"):
            connection.execute(f"ALTER TABLE {table} RENAME TO {table}_gone")
    steps: list[Callable[[], object]] = [
        lambda: submit(desk, "c", "yes"),
        lambda: desk.undo(before.answers[0]),
        lambda: desk.overrule(item(desk, "a"), before.answers[0]),
        lambda: desk.rate(before.answers[0], Certainty.SURE),
        lambda: desk.skip(item(desk, "c")),
        lambda: desk.flag(item(desk, "c")),
    ]
    for step in steps:
        with pytest.raises(ReaderError):
            step()
    assert desk.taken == before


# Reports


def test_a_report_says_what_was_answered_and_to_which_text(
    desk: Desk, document_of: Callable[..., TextDocument], tmp_path: Path
) -> None:
    desk = again(desk, passages=Passages(document_of("She said yes.")))
    desk = submit(desk.begin(), "a", "nearly")
    path = desk.report(item(desk, "a"), "  Is it\nnot yes? ")
    from reader.quiz.reports import reports_on

    ((found, line, report),) = reports_on(desk.bank.path, tmp_path)
    assert (found, line) == (path, 1)
    assert report and (report.item, report.response, report.remark) == ("a", ("nearly",), "Is it not yes?")
    assert report.digest == item(desk, "a").digest
    assert report.text.startswith("text-v1:sha256:") and report.bank


def test_a_report_between_two_tries_says_what_was_answered_last(desk: Desk, tmp_path: Path) -> None:
    desk = submit(submit(desk.begin(), "b", "no"), "b", "never")
    desk.report(item(desk, "b"), "Unclear.")
    from reader.quiz.reports import reports_on

    ((_, _, report),) = reports_on(desk.bank.path, tmp_path)
    assert report and report.response == ("never",)


@pytest.mark.parametrize("gone", ["missing", "folder"])
def test_a_report_is_kept_even_when_the_bank_can_no_longer_be_read(desk: Desk, gone: str) -> None:
    desk.bank.path.unlink()
    if gone == "folder":
        desk.bank.path.mkdir()
    assert desk.report(item(desk, "a"), "Gone?").is_file()
