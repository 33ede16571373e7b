from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from reader.progress.store import FILE_NAME, Store

ANSWERING = Path(__file__).with_name("answering.py")
ENOUGH = 2000


@contextmanager
def answering(folder: Path, session: str, items: int) -> Iterator[subprocess.Popen[str]]:
    """A process that is ready to answer the items of a session, and is gone afterwards."""
    process = subprocess.Popen(
        [sys.executable, ANSWERING, folder, session, str(items)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path or os.curdir for path in sys.path)},
    )
    try:
        assert process.stdout and process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def begin(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()


def stored(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {row[0] for row in connection.execute("SELECT id FROM responses")}


def kill_somewhere(folder: Path, chance: random.Random) -> list[str]:
    """The answers that a process said were taken before it was killed, at no point in particular."""
    with answering(folder, "one", ENOUGH) as process:
        begin(process)
        assert process.stdout
        said = [process.stdout.readline() for _ in range(chance.randint(1, 25))]
        for _ in range(chance.randrange(40_000)):
            pass
        process.kill()
        said += process.stdout.readlines()
    return [line.strip() for line in said if line.endswith("\n")]


def assert_all_kept(folder: Path, said: list[str]) -> None:
    assert 0 < len(said) < ENOUGH
    kept = stored(folder)
    assert set(said) <= kept
    assert len(kept) <= len(said) + 1
    Store(folder).close()
    assert stored(folder) == kept


@pytest.mark.parametrize("seed", range(10))
def test_every_answer_said_to_be_kept_outlives_the_program_being_killed(tmp_path: Path, seed: int) -> None:
    assert_all_kept(tmp_path, kill_somewhere(tmp_path, random.Random(seed)))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 310))
def test_no_answer_is_lost_in_300_kills(tmp_path: Path, seed: int) -> None:
    assert_all_kept(tmp_path, kill_somewhere(tmp_path, random.Random(seed)))


def answer_at_once(folder: Path, sessions: list[str], items: int) -> list[list[str]]:
    """What processes that open the store and answer at the same time say was kept."""
    with ExitStack() as stack:
        processes = [stack.enter_context(answering(folder, session, items)) for session in sessions]
        for process in processes:
            begin(process)
        return [process.communicate()[0].split() for process in processes]


def test_four_programs_that_begin_at_once_keep_every_answer(tmp_path: Path) -> None:
    said = answer_at_once(tmp_path, ["a", "b", "c", "d"], 50)
    assert [len(answers) for answers in said] == [50] * 4
    assert stored(tmp_path) == {answer for answers in said for answer in answers}
    assert len(stored(tmp_path)) == 200


def test_four_programs_in_one_session_keep_one_answer_to_each_item(tmp_path: Path) -> None:
    said = answer_at_once(tmp_path, ["one"] * 4, 50)
    assert said == [said[0]] * 4
    assert len(stored(tmp_path)) == 50
    assert stored(tmp_path) == set(said[0])


def make_at_once(folder: Path) -> None:
    said = answer_at_once(folder, ["a", "b", "c", "d"], 1)
    assert len(stored(folder)) == len({answer for answers in said for answer in answers}) == 4


def test_a_store_can_be_made_by_four_programs_at_once(tmp_path: Path) -> None:
    for number in range(5):
        make_at_once(tmp_path / str(number))


@pytest.mark.slow
def test_a_store_can_be_made_by_four_programs_at_once_100_times(tmp_path: Path) -> None:
    for number in range(100):
        make_at_once(tmp_path / str(number))
