from __future__ import annotations

import random
from pathlib import Path

import pytest
from windows import answer_at_once, assert_all_kept, kill_somewhere, stored

FOUR = ["a", "b", "c", "d"]


@pytest.mark.parametrize("seed", range(10))
def test_every_answer_said_to_be_kept_outlives_the_program_being_killed(tmp_path: Path, seed: int) -> None:
    assert_all_kept(tmp_path, kill_somewhere(tmp_path, random.Random(seed)))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 510))
def test_no_answer_is_lost_in_500_kills(tmp_path: Path, seed: int) -> None:
    assert_all_kept(tmp_path, kill_somewhere(tmp_path, random.Random(seed)))


MANY = pytest.param(500, marks=pytest.mark.slow)


@pytest.mark.parametrize("items", [50, MANY])
def test_four_programs_that_begin_at_once_keep_every_answer(tmp_path: Path, items: int) -> None:
    said = answer_at_once(tmp_path, FOUR, items)
    assert [len(answers) for answers in said] == [items] * 4
    assert stored(tmp_path) == {answer for answers in said for answer in answers}
    assert len(stored(tmp_path)) == 4 * items


@pytest.mark.parametrize("items", [50, MANY])
def test_four_programs_in_one_session_keep_one_answer_to_each_item(tmp_path: Path, items: int) -> None:
    said = answer_at_once(tmp_path, ["one"] * 4, items)
    assert said == [said[0]] * 4
    assert len(stored(tmp_path)) == items
    assert stored(tmp_path) == set(said[0])


def make_at_once(folder: Path) -> None:
    said = answer_at_once(folder, FOUR, 1)
    assert len(stored(folder)) == len({answer for answers in said for answer in answers}) == 4


def test_a_store_can_be_made_by_four_programs_at_once(tmp_path: Path) -> None:
    for number in range(5):
        make_at_once(tmp_path / str(number))


@pytest.mark.slow
def test_a_store_can_be_made_by_four_programs_at_once_100_times(tmp_path: Path) -> None:
    for number in range(100):
        make_at_once(tmp_path / str(number))
