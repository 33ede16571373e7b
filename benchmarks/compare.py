"""Reader beside other programs that show a text, in one run on one machine.

    python benchmarks/compare.py [--size 3m] [--runs 5]

Runs those of them that are installed. Each shows the same made text in a window of 100 by 30 cells: the time until its
first words are seen, a page on, the jump to the end, the way to words near the end, the most memory, and whether the
words at the top are there again after the program was killed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from made_texts import FAR, FAR_SEEN, FIRST, LAST, path_of, write_text
from page import HERE, UNITS
from ptybench import BenchTimeout, ProgramExited, Session, clean_environment

PATIENCE = 60.0


class Program(NamedTuple):
    """How a program is started with a text, and its keys for a page on, the end, a search, and going on to a hit."""

    name: str
    command: list[str]
    page: str
    end: str
    submits: bool


PROGRAMS = (
    Program("reader", [sys.executable, str(Path(__file__).parent / "reader_command.py")], "space", "end", False),
    Program("less", ["less"], "space", "G", True),
    Program("most", ["most"], "space", "end", True),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="3m")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    programs = [program for program in PROGRAMS if shutil.which(program.command[0])]
    found: dict[str, list[list[float | None]]] = {program.name: [] for program in programs}
    with tempfile.TemporaryDirectory() as folder:
        size = int(options.size[:-1]) * UNITS[options.size[-1]]
        write_text(Path(folder), "txt", size)
        text = path_of(Path(folder), "txt", size)
        for _ in range(options.runs):
            for program in programs:
                found[program.name].append(measure(program, text))
    heads = ("first words", "page", "end", "find", "memory MB", "place kept")
    print(f"{options.size:<10}" + "".join(f"{head:>13}" for head in heads))
    for name, runs in found.items():
        medians = [median(known) if (known := [each for each in column if each is not None]) else None
                   for column in zip(*runs, strict=True)]  # fmt: skip
        print(f"{name:<10}" + "".join(f"{'-' if each is None else f'{each:.0f}':>13}" for each in medians))
    print("times in milliseconds, medians; place kept after a kill: 1 yes, 0 no")
    return 0


def measure(program: Program, text: Path) -> list[float | None]:
    """What one run gives: four times in milliseconds, megabytes, and 1 or 0."""
    figures: list[float | None] = [None] * 6
    with tempfile.TemporaryDirectory() as home:
        environment = clean_environment(home, {"PYTHONPATH": str(HERE.parent)})
        try:
            session = Session([*program.command, str(text)], 100, 30, environment)
            try:
                figures[0] = 1000 * (session.wait_for_text(FIRST, PATIENCE) - session.started)
                session.settle()
                session.idle_cpu(1.0)
                presses = [session.press(program.page, PATIENCE, 1.0).first_change for _ in range(8)]
                figures[1] = 1000 * median(each for each in presses if each is not None)
                sent = session.send_key(program.end)
                figures[2] = 1000 * (session.wait_for_text(LAST, PATIENCE) - sent)
                session.settle()
                session.press("g" if program.name != "most" else "home", PATIENCE, 1.0)
                session.press("/", PATIENCE, 1.0)
                session._write((FAR if program.submits else FAR[:-1]).encode())
                session.settle()
                sent = session.send_key("enter" if program.submits else FAR[-1])
                figures[3] = 1000 * (session.wait_for_text(FAR_SEEN, PATIENCE) - sent)
            finally:
                session.close()
            figures[4] = session.processes.root_peak_bytes / 2**20
            figures[5] = float(is_kept(program, text, environment))
        except (BenchTimeout, ProgramExited) as error:
            print(f"{program.name}: {error}", file=sys.stderr)
    return figures


def is_kept(program: Program, text: Path, environment: dict[str, str]) -> bool:
    """Whether the same words are at the top after the program was killed some pages on and started again."""
    tops = []
    for killed in (True, False):
        session = Session([*program.command, str(text)], 100, 30, environment)
        try:
            session.wait_for_text(r"\w{3}", PATIENCE)
            session.settle()
            session.idle_cpu(0.5)
            for _ in range(4 if killed else 0):
                session.press(program.page, PATIENCE, 1.0)
            tops.append(top(session))
            if killed:
                time.sleep(0.3)
                os.kill(session.pid, signal.SIGKILL)
                session.wait_for_exit(PATIENCE)
        finally:
            session.close()
    return tops[0] == tops[1]


def top(session: Session) -> str:
    """The first words of the text on the screen; Reader has a title above them."""
    rows = (row.rpartition("│")[2] for row in session.terminal.text().splitlines()[1:-1])
    return " ".join(" ".join(rows).split()[:5])


if __name__ == "__main__":
    sys.exit(main())
