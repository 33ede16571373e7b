"""Programs that answer in one store at the same time, and programs that are killed while they answer."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from reader.folders import STORE
from reader.progress.store import Store

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
    """The answers in a store that is whole."""
    with closing(sqlite3.connect(folder / STORE)) as connection:
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


def answer_at_once(folder: Path, sessions: list[str], items: int) -> list[list[str]]:
    """What processes that open the store and answer at the same time say was kept."""
    with ExitStack() as stack:
        processes = [stack.enter_context(answering(folder, session, items)) for session in sessions]
        for process in processes:
            begin(process)
        return [process.communicate()[0].split() for process in processes]
