"""How the page bears texts of any size, against a minimal Textual app and a bare page of the same run.

    python benchmarks/page.py [--runs 5] [--texts txt-2k,txt-100m] [--folder FOLDER]

Prints a table: what was measured, its median and best, the baseline it is held against, and what must be reached.
A program is seen as a person would see it, in a pseudo-terminal of 100 by 30 cells. The programs take turns, so that
they share the noise of the machine. The texts are made, always the same; `--folder` keeps them for the next time.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from made_texts import FAR, FAR_SEEN, FIRST, LAST, MANY, path_of, write_text
from ptybench import BenchTimeout, KeyTiming, ProgramExited, Session, clean_environment, percentile

HERE = Path(__file__).parent
READER = str(HERE / "reader_command.py")
UNITS = {"k": 1_000, "m": 1_000_000}
TEXTS = ("txt-2k", "txt-200k", "txt-3m", "txt-30m", "txt-100m", "line-10m", "md-3m", "epub-3m",
         "blank-100k", "headings-10k", "table-2k")  # fmt: skip
KEYS = re.compile(r"\? Help")
PATIENCE = 60.0
TURN = 0.0005
"""Seconds after which the thread that notes when something arrives has its turn, whatever is being looked at."""
LONG, HELD = 100_000, 60
"""Bytes of a text that is long enough to hold a key in, and how often the held key comes."""
STARTS = 3
"""How often a text is only opened in each round, directly after the minimal app: a machine is now quicker, now slower,
and what counts is the ratio of two starts beside each other."""
RATIO = ": ratio"
"""Ends the names of such ratios, which stand in the table beside the times."""
IDLE = 5.0
"""Seconds in which nothing is pressed: the system counts the work of a program in hundredths of one."""
BARE = 8, 14
"""Milliseconds from a key to a row of a bare page, median and p95, on the machine that the limits were set on."""
PLAIN = ("txt", "line", "blank")
"""Kinds of plain text, which are not kept parsed."""
FIRST_TIME = "first time "
"""Begins the rows of a format that is kept parsed, when it is opened for the first time."""

Values = dict[str, list[float]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--texts", default=",".join(TEXTS), help="which texts, by kind and size")
    parser.add_argument("--folder", type=Path, help="where the texts are made and kept")
    options = parser.parse_args()
    sys.setswitchinterval(TURN)
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        texts = {name: _text(folder, name) for name in options.texts.split(",")}
        values, baselines = measure(texts, options.runs)
    return print_table(values, baselines)


def _text(folder: Path, name: str) -> Path:
    """A text by its kind and size, with an entities file, so that no entities are looked for."""
    kind, _, size = name.partition("-")
    amount = int(size[:-1]) * UNITS[size[-1]]
    path = path_of(folder, kind, amount)
    if not path.is_file():
        write_text(folder, kind, amount)
    path.with_suffix(".entities.yaml").write_text("entities:\n  - {id: qz, kind: term, name: QZXSTART}\n")
    return path


def measure(texts: dict[str, Path], runs: int) -> tuple[dict[str, Values], Values]:
    """All figures of each text, by what was measured, and those of the baselines."""
    values: dict[str, Values] = {name: defaultdict(list) for name in texts}
    baselines: Values = defaultdict(list)
    with tempfile.TemporaryDirectory() as home:
        for number in range(-1, runs):
            kept = number >= 0
            _run(_bare, home, "", baselines if kept else None, next(iter(texts.values())))
            for name, path in texts.items():
                again = "" if kept or name.startswith(PLAIN) else FIRST_TIME
                for _ in range(STARTS):
                    _run(_minimal, home, "", baselines, None)
                    start = partial(_first_start if again else _start, baselines["paint"][-1])
                    _run(start, home, again, values[name] if kept or again else None, path)
                _run(_reader, home, again, values[name] if kept or again else None, path)
                print(f"round {number + 1} of {runs}: {name}", file=sys.stderr, flush=True)
    return values, baselines


def _run(program: Callable[[str, str, Path | None], dict], home: str, again: str, values: Values | None,
         path: Path | None) -> None:  # fmt: skip
    """Run a program and take its figures in; what failed is told and lacks."""
    figures: dict[str, float | list[float]] = {}
    try:
        program(home, figures, path)
    except (BenchTimeout, ProgramExited) as error:
        print(f"{path.name if path else 'baseline'}: {error}", file=sys.stderr)
    for what, figure in figures.items() if values is not None else ():
        values[again + what] += figure if isinstance(figure, list) else [figure]


@contextmanager
def _session(home: str, data: str, *words: str) -> Iterator[Session]:
    environment = clean_environment(home, {"PYTHONPATH": str(HERE.parent), "READER_DATA": data})
    session = Session([sys.executable, *words], 100, 30, environment)
    try:
        yield session
    finally:
        session.close()


def _minimal(home: str, figures: dict, path: Path | None) -> None:
    with _session(home, home, str(HERE / "minimal_app.py")) as session:
        figures["paint"] = session.wait_for_text("READY", PATIENCE) - session.started
        session.settle()
    figures["memory"] = session.processes.root_peak_bytes


def _bare(home: str, figures: dict, path: Path) -> None:
    with _session(home, home, str(HERE / "bare_page.py"), str(path)) as session:
        session.wait_for_text(r"\S", PATIENCE)
        session.settle()
        figures["row"] = _presses(session, ("down", "up"), 10)
        figures["page"] = _presses(session, ("pagedown", "pageup"), 10)


def _first_start(paint: float, _: str, figures: dict, path: Path) -> None:
    """Open a text for the first time: nothing of it is kept."""
    with tempfile.TemporaryDirectory() as home:
        _start(paint, home, figures, path)


def _start(paint: float, home: str, figures: dict, path: Path) -> None:
    """Open a text at its start, and no more; `paint` is what the minimal app has just taken."""
    with tempfile.TemporaryDirectory() as data, _session(home, data, READER, str(path)) as session:
        shown = session.wait_for_text(FIRST, PATIENCE)
        whole = shown if KEYS.search(session.terminal.text()) else session.wait_for_text(KEYS.pattern, PATIENCE)
        for what, at in (("text on screen", shown), ("whole screen", whole)):
            figures[what] = at - session.started
            figures[what + RATIO] = figures[what] / paint
        session.settle()


def _reader(home: str, figures: dict, path: Path) -> None:
    """Open a text at its start and do what readers do."""
    with tempfile.TemporaryDirectory() as data:
        command = [READER, str(path)]
        with _session(home, data, *command) as session:
            session.wait_for_text(KEYS.pattern, PATIENCE)
            # in one direction: of two keys that undo each other and meet in one frame nothing would be seen
            long = path.stat().st_size >= LONG
            figures["row at once"] = _presses(session, ("down", "down"), 4, quiet=0.03)
            figures["page at once"] = _presses(session, ("pagedown", "pagedown" if long else "pageup"), 4, quiet=0.03)
            session.settle()
            session.idle_cpu(1.0)
            figures["row"] = _presses(session, ("down", "up"), 6)
            figures["page"] = _presses(session, ("pagedown", "pageup"), 6)
            if long:
                held = session.hold("pagedown", HELD, 30, PATIENCE)
                figures["held: frames"], figures["held: lag"] = held["frames"], held["lag_after_last_press"]
            _resize(session, figures)
            session.press("home", PATIENCE, 1.0)
            _find(session, figures)
            session.press("home", PATIENCE, 1.0)
            figures["end"] = _until(session, "end", LAST)
            session.settle()
        figures["memory"] = session.processes.root_peak_bytes
        _again(home, data, command, figures)
        _place(home, data, command, figures)


def _presses(session: Session, keys: tuple[str, str], count: int, quiet: float = 0.06) -> list[float]:
    """The time from each press of two keys in turn to the first change on the screen."""
    before, session.quiet = session.quiet, quiet
    timings: list[KeyTiming] = [session.press(key, PATIENCE, 0.6) for _ in range(count) for key in keys]
    session.quiet = before
    return [timing.first_change for timing in timings if timing.first_change is not None]


def _until(session: Session, key: str, seen: str) -> float:
    """The time from a key to something that was not on the screen before."""
    for _event in session._parse_pending():
        pass
    sent = session.send_key(key)
    return session.wait_for_text(seen, PATIENCE) - sent


def _resize(session: Session, figures: dict) -> None:
    """Make the window narrower and wide again: the words at the top must stay there."""
    top = _top(session)
    figures["resize"] = [
        timing.first_change for timing in (session.resize(80, 30, PATIENCE), session.resize(100, 30, PATIENCE))
        if timing.first_change
    ]  # fmt: skip
    figures["place kept: resize"] = float(_top(session) == top)


def _find(session: Session, figures: dict) -> None:
    session.press("/", PATIENCE, 1.0)
    session._write(FAR[:-1].encode())
    session.settle()
    figures["find"] = _until(session, FAR[-1], FAR_SEEN)
    session.settle()
    session.press("enter", PATIENCE, 1.0)
    session.press("escape", PATIENCE, 1.0)


def _again(home: str, data: str, command: list[str], figures: dict) -> None:
    """Leave the text by its key, and see how soon it is there the next time."""
    with _session(home, data, *command) as session:
        session.wait_for_text(KEYS.pattern, PATIENCE)
        session.settle()
        session._write(b"q")
        session.wait_for_exit(PATIENCE)
    with _session(home, data, *command) as session:
        figures["text on screen again"] = session.wait_for_text(r"\S", PATIENCE) - session.started


def _place(home: str, data: str, command: list[str], figures: dict) -> None:
    """End the program in each way after some pages, and see whether the next start shows the same words."""
    for name, number in (("SIGTERM", signal.SIGTERM), ("SIGHUP", signal.SIGHUP), ("SIGKILL", signal.SIGKILL)):
        with _session(home, data, *command) as session:
            session.wait_for_text(KEYS.pattern, PATIENCE)
            session.settle()
            for _ in range(3):
                session.press("pagedown", PATIENCE, 1.0)
            before = _top(session)
            time.sleep(0.3)
            os.kill(session.pid, number)
            session.wait_for_exit(PATIENCE)
        with _session(home, data, *command) as session:
            session.wait_for_text(KEYS.pattern, PATIENCE)
            session.settle()
            figures[f"place kept: {name}"] = float(_top(session) == before)
            if name == "SIGKILL":
                session.idle_cpu(1)
                figures["idle"] = session.idle_cpu(IDLE) / IDLE


def _top(session: Session) -> str:
    """The first words of the text on the screen, below the title."""
    rows = (row.rpartition("│")[2] for row in session.terminal.text().splitlines()[1:-1])
    return " ".join(" ".join(rows).split()[:5])


SMALL = ("txt-2k", "txt-200k", "txt-3m", "md-3m", "epub-3m")


def print_table(values: dict[str, Values], baselines: Values) -> int:
    """Print every figure beside what it must be; 0 if all are reached."""
    paint, memory = statistics.median(baselines["paint"]), statistics.median(baselines["memory"])
    row, page = baselines["row"], baselines["page"]
    print(f"{'text':<13}{'what':<28}{'median':>9}{'best':>9}{'baseline':>10}{'is':>8}{'must be':>9}")
    reached = True
    for text, measured in values.items():
        plain, many = text.startswith(PLAIN), text.partition("-")[0] in MANY
        for what, figures in measured.items():
            if None in figures or not figures or what.endswith(RATIO):
                continue
            name = what.removeprefix(FIRST_TIME)
            first = what != name
            median, best = statistics.median(figures), min(figures)
            base, limit, unit = None, None, "ms"
            if name.startswith("text on screen"):
                base, limit = paint, 0.10 if plain or name.endswith("again") else None
            elif name == "whole screen":
                base, limit = paint, 2.0 if first else 1.25
                limit = limit if plain or not many else None  # for these it is the scrolling that counts
            elif name.startswith(("row", "page")):
                of = row if name.startswith("row") else page
                for kind, at, most in (("median", 0.5, 1.5), ("p95", 0.95, 2.0)):
                    reached &= _print(text, f"{what}, {kind}", percentile(figures, at), min(figures),
                                      percentile(of, at), most, "ms")  # fmt: skip
                continue
            elif name == "memory":
                median, base, limit, unit = median - memory, None, 25.0 if text not in SMALL else 12.0, "MB"
                limit = limit if text.startswith("txt") else None
                best -= memory
            elif name.startswith("place"):
                limit, unit = 1.0, "yes"
            elif name == "idle":
                limit, unit = 0.005, "cpu"
            elif name == "held: frames":
                # one blank page looks like the next: it is painted anew only where the share that is read is another
                limit, unit = None if text.startswith("blank") else HELD, "n"
            else:
                limit = {"held: lag": 20, "resize": 25, "end": 30, "find": 25 if text in SMALL else 200}[name]
                limit = None if many and name in ("resize", "find") else limit
            held = statistics.median(measured[what + RATIO]) if what + RATIO in measured else None
            reached &= _print(text, what, median, best, base, limit, unit, held)
    print(f"a row of a bare page takes {percentile(row, 0.5) * 1000:.0f} ms (p95 {percentile(row, 0.95) * 1000:.0f}); "
          f"the limits in ms were set where it takes {BARE[0]} ({BARE[1]})")  # fmt: skip
    print(f"the page {'reaches' if reached else 'does NOT reach'} all of it")
    return 0 if reached else 1


def _print(text: str, what: str, median: float, best: float, base: float | None, limit: float | None,
           unit: str, held: float | None = None) -> bool:  # fmt: skip
    """One row of the table; whether what is held against the limit is within it."""
    scale = {"ms": 1000.0, "MB": 1 / 2**20}.get(unit, 1.0)
    held = held or (median / base if base else median * scale)
    within = limit is None or (held >= limit if unit in ("yes", "n") else held <= limit)
    shown = [
        f"{figure * scale:.{2 if unit == 'cpu' else 0}f}" if figure is not None else ""
        for figure in (median, best, base)
    ]
    must = "" if limit is None else f"{limit:g}"
    print(
        f"{text:<13}{what:<28}{shown[0]:>9}{shown[1]:>9}{shown[2]:>10}{held:>8.2f}{must:>9}  {'' if within else 'NOT'}"
    )
    return within


if __name__ == "__main__":
    sys.exit(main())
