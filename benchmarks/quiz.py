"""How the quiz bears size, speed, crowds and sudden death, each held against what it must reach.

    python benchmarks/quiz.py [--rounds 5] [--answers 60] [--kills 500]

A bank of 10,000 items of every type against a bank of 10, from the command to the first question, cold and then
again, in the panes and line by line. The time from Enter to the mark on the screen, beside the time a minimal Textual
app takes to show a key, with each answer looked up on the disk as soon as its mark is seen. Four programs that answer
at once, in sessions of their own and in one. And as many programs as wanted, killed while they answer.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from made_library import library
from ptybench import Session, clean_environment, percentile

HERE = Path(__file__).parent
sys.path += [str(HERE.parent), str(HERE.parent / "tests" / "progress")]

from windows import answer_at_once, assert_all_kept, kill_somewhere, stored  # noqa: E402

from reader.folders import STORE  # noqa: E402

PATIENCE = 120.0
FEW, MANY = 10, 10_000
COLD, AGAIN, FEEDBACK = 1.5, 0.3, 0.025


class Figure(NamedTuple):
    """What was measured, what must be reached, what was, and whether that will do."""

    what: str
    must: str
    reached: str
    holds: bool


# --------------------------------------------------------------------------- programs in terminals


@contextmanager
def terminal(*arguments: str | Path) -> Iterator[Session]:
    """A Python program in a pseudo-terminal with a home folder of its own."""
    with tempfile.TemporaryDirectory() as home:
        environment = clean_environment(home, {"PYTHONPATH": str(HERE.parent), "TEXTUAL_ANIMATIONS": "none"})
        session = Session([sys.executable, *map(str, arguments)], 100, 30, environment)
        try:
            yield session
        finally:
            session.close()


def quiz(bank: Path, data: Path, *options: str) -> tuple[str | Path, ...]:
    return ("-m", "reader", "--data", data, "quiz", bank, *options)


# --------------------------------------------------------------------------- a bank of 10,000 items


def first_question(bank: Path, data: Path, *options: str, kept: bool = False) -> tuple[float, float]:
    """Seconds from the command to the first question, by the clock and of the processor.

    With `kept` the program is left running until it has kept the bank for the next time.
    """
    with terminal(*quiz(bank, data, *options)) as session:
        shown = session.wait_for_text(r"Question 0,", PATIENCE) - session.started
        seconds = session.processes.cpu_seconds
        end = time.monotonic() + PATIENCE
        while kept and not list((data / "banks").glob("*.json")):
            if time.monotonic() > end:
                raise RuntimeError("the bank was never kept")
            session.settle()
    return shown, seconds


def large_bank(rounds: int) -> Iterator[Figure]:
    """What a bank of 10,000 items takes more than one of 10, in the panes and line by line."""
    yield from large_bank_taken(rounds, "in the panes")
    yield from large_bank_taken(rounds, "line by line", "--plain")


def large_bank_taken(rounds: int, how: str, *options: str) -> Iterator[Figure]:
    """The same taken in one way, in rounds that share the noise of the machine."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = library(folder / "few", FEW), library(folder / "many", MANY)
        more: dict[bool, list[tuple[float, float]]] = {False: [], True: []}
        base: list[float] = []
        for number in range(rounds):
            for again in (False, True):
                one = first_question(few, folder / f"few {number}", *options)
                other = first_question(many, folder / f"many {number}", *options, kept=not again)
                more[again].append((other[0] - one[0], other[1] - one[1]))
                base.append(one[0])
    for again, most in ((False, COLD), (True, AGAIN)):
        clock, processor = (statistics.median(values) for values in zip(*more[again], strict=True))
        yield Figure(
            f"{MANY:,} items to the first question {how}, more than {FEW}, {'the second time' if again else 'cold'}",
            f"<= {most:.1f} s",
            f"{clock:.2f} s; {processor:.2f} s of the processor; {FEW} items take {statistics.median(base):.2f} s",
            clock <= most,
        )


# --------------------------------------------------------------------------- from Enter to the mark

MARK = r"✓ Right|✗ Wrong"


def rows_in(store: Path) -> dict[str, float]:
    """The answers on the disk, by item, with what they earned."""
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as connection:
        return dict(connection.execute("SELECT item, score FROM responses WHERE fate = 'final'").fetchall())


def commit(folder: Path) -> float:
    """Seconds that the disk takes to have one row for sure, without any program of ours."""
    with closing(sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS rows (words TEXT)")
        begun = time.perf_counter()
        connection.execute("INSERT INTO rows VALUES (?)", ("x" * 300,))
        return time.perf_counter() - begun


def feedback(answers: int) -> Iterator[Figure]:
    """The time from Enter to the mark, by turns with a key in a minimal app and a row in a bare database."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bank, store = library(folder / "one", answers + 1, ("choice",)), folder / "data" / STORE
        took, minimal, bare, unkept = [], [], [], 0
        chance = random.Random(answers)
        with terminal(HERE / "minimal_app.py") as small, terminal(*quiz(bank, store.parent)) as session:
            small.wait_for_text("READY", PATIENCE)
            session.wait_for_text("Question 0,", PATIENCE)
            small.settle()
            for number in range(answers):
                key = small.press(chance.choice("abcdefgh".replace(chr(97 + number % 8), "")), 5.0, 1.0)
                minimal += [key.first_change] if key.first_change is not None else []
                bare.append(commit(folder))
                session.press(str(chance.randint(1, 4)), 5.0, 1.0)
                sent = session.send_key("enter")
                took.append(session.wait_for_text(MARK, PATIENCE) - sent)
                right = "✓ Right" in session.terminal.text()
                unkept += rows_in(store).get(f"q{number}") != float(right)
                session.settle()
                session.send_key("enter")
                session.wait_for_text(rf"Question {number + 1},", PATIENCE)
                session.settle()
        unkept += len(rows_in(store)) != answers

    def said(times: list[float]) -> str:
        return f"{1000 * statistics.median(times):.0f} and {1000 * percentile(times, 0.95):.0f}"

    p95 = percentile(took, 0.95)
    yield Figure(
        f"Enter to the mark on the screen, p95 of {answers}",
        f"<= {1000 * FEEDBACK:.0f} ms",
        f"median and p95 {said(took)} ms; a key in a minimal app {said(minimal)}, a bare row on the disk {said(bare)}",
        p95 <= FEEDBACK,
    )
    yield Figure("marks seen whose answer was not on the disk", "0", str(unkept), unkept == 0)


# --------------------------------------------------------------------------- crowds and sudden death


CROWDS = {"each in a session of its own": ["a", "b", "c", "d"], "all in one session": ["one"] * 4}


def at_once(each: int) -> Iterator[Figure]:
    """Four programs that answer at once: each its own items, then all of them the same."""
    for whose, sessions in CROWDS.items():
        with tempfile.TemporaryDirectory() as name:
            said = answer_at_once(Path(name), sessions, each)
            kept = stored(Path(name))
        must = each * len(set(sessions))
        right = len(kept) == must and kept == {answer for answers in said for answer in answers}
        yield Figure(f"4 windows x {each} answers, {whose}", f"{must:,} stored", f"{len(kept):,} stored", right)


def killed(seed: int) -> str:
    """What a kill at a random moment did to the store; nothing if that was nothing."""
    with tempfile.TemporaryDirectory() as name:
        try:
            assert_all_kept(Path(name), kill_somewhere(Path(name), random.Random(seed)))
        except AssertionError as error:
            return f"seed {seed}: {error}"
    return ""


def kills(count: int) -> Iterator[Figure]:
    """Programs killed while they answer, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        wrong = [what for what in pool.map(killed, range(count)) if what]
    for what in wrong:
        print(what, file=sys.stderr)
    yield Figure(f"kill -9 at {count} random moments: answers lost or half written", "0", str(len(wrong)), not wrong)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="rounds with the large bank (default 5)")
    parser.add_argument("--answers", type=int, default=60, help="answers whose marks are waited for (default 60)")
    parser.add_argument("--each", type=int, default=500, help="answers of each of four programs (default 500)")
    parser.add_argument("--kills", type=int, default=500, help="programs killed (default 500)")
    options = parser.parse_args()
    sys.setswitchinterval(0.0005)  # the thread that reads the terminals must get the interpreter quickly
    parts = ((large_bank, options.rounds), (feedback, options.answers), (at_once, options.each), (kills, options.kills))
    holds = True
    for figure in (figure for part, size in parts if size for figure in part(size)):
        verdict = "yes" if figure.holds else "NO"
        print(f"{verdict:<4}{figure.what}\n    must be {figure.must}; is {figure.reached}", flush=True)
        holds = holds and figure.holds
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
