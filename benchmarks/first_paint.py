"""First paint of Reader's screens against a minimal Textual app, in one run on one machine.

    python benchmarks/first_paint.py [--runs 15]

Each program runs in a pseudo-terminal that sees what a person would see; the cases take turns, so that they share the
noise of the machine. Printed for each size of window: the median and the best time to first paint, and the median of
the ratios to the minimal app of the same round. The reading screen, at an article of the library with its place and
what was parsed kept from run to run, must stay at or below 1.35.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from ptybench import Case, run_suite, summarise

LIMIT = 1.35
SIZES = ((80, 24), (140, 40))
MINIMAL = Path(__file__).with_name("minimal_app.py")
TEXT_AND_KEYS = r"North Korea tests again[\s\S]*Space On"


def cases(data: str) -> list[Case]:
    """The minimal app, the reading screen and the library, at each size."""
    reader = [sys.executable, str(Path(__file__).parent / "reader_command.py")]
    found = []
    for columns, rows in SIZES:
        kept = {"READER_DATA": data, "READER_CACHE": f"{data}/cache"}
        size = {"group": f"{columns}x{rows}", "columns": columns, "rows": rows, "env": kept}
        found += [
            Case("minimal Textual app", [sys.executable, str(MINIMAL)], expect="READY", baseline=True, **size),
            Case("reading screen", [*reader, "us-north-korea-talks"], expect=TEXT_AND_KEYS, **size),
            Case("library", reader, expect=r"A tour of Reader[\s\S]*Enter Read", **size),
        ]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as data:
        suite = cases(data)
        rows = summarise(suite, run_suite(suite, runs, step_runs=0, warmup=2, verbose=False))
    print(f"{'window':<9}{'program':<22}{'runs':>5}{'median ms':>11}{'best ms':>9}{'ratio':>7}{'peak MiB':>10}")
    within = True
    for row in rows:
        if "errors" in row:
            print(f"{row['group']:<9}{row['name']:<22} failed: {row['errors'][0]}")
            within = False
            continue
        ratio = row["paint_ratio"]
        within = within and (row["name"] != "reading screen" or ratio <= LIMIT)
        median, best = 1000 * row["first_paint"], 1000 * row["first_paint_min"]
        memory = row["peak_rss"] / 2**20
        name = f"{row['group']:<9}{row['name']:<22}"
        print(f"{name}{row['runs']:>5}{median:>11.0f}{best:>9.0f}{ratio:>7.2f}{memory:>10.0f}")
    print(f"the reading screen is {'within' if within else 'NOT within'} {LIMIT} of the minimal app")
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
