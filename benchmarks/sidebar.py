"""How the sidebar bears a book of 3 MB with 2,000 entities, key by key, beside a short text with 20.

    python benchmarks/sidebar.py [--presses 20] [--columns 100] [--rows 30]

Both texts are opened in a pseudo-terminal that sees what a person would see. Printed for each key: the median and the
95th percentile of the time from pressing it to the changed screen, in the book and in the short text. In the book every
key must be answered within a frame of the screen, 1/60 of a second, more than in the short text.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from ptybench import Session, clean_environment, percentile

HERE = Path(__file__).parent
FRAME = 1 / 60
PATIENCE = 60.0
BOOK, MANY = 3_000_000, 2_000
SHORT, FEW = 30_000, 20
PARTS = ("bra", "dul", "gro", "kem", "lin", "mor", "nas", "pel", "qui", "ros", "sti", "tam", "vel", "wix", "zor")
GIVEN = ("Ada", "Hugo", "Irma", "Jonas", "Clara", "Peter", "Martha", "Walter")
WORDS = ("the", "keeper", "wrote", "down", "what", "came", "until", "light", "had", "gone", "from", "page", "of", "a")
KINDS = ("person", "place", "organisation")


class Step(NamedTuple):
    """What is measured: its name, the keys that lead there, those pressed by turns, and those that lead back."""

    name: str
    before: tuple[str, ...]
    keys: tuple[str, ...]
    after: tuple[str, ...] = ()


STEPS = (
    Step("down the list", ("g",), ("down",)),
    Step("a page of the list", ("g",), ("pagedown", "pageup")),
    Step("another order", ("g",), ("s",)),
    Step("open an entity, close it", ("g", "down"), ("space", "left")),
    Step("fold a kind, unfold it", ("g",), ("enter",)),
    Step("type into the filter", ("/",), ("z", "backspace"), ("escape",)),
    Step("choose an entity, its next mention", ("g", "down"), ("enter",), ("escape", "escape", "g")),
    Step("the next mention of any", (), ("]",), ("escape", "g")),
    Step("a page of the text", (), ("space",), ("g",)),
    Step("a page, the list follows", ("e", "f", "escape"), ("space",), ("g",)),
    Step("a page, the list of who was met", ("e", "f", "escape"), ("space",), ("e", "f")),
)


def write(path: Path, size: int, names: int) -> None:
    """A text of so many characters with so many settled entities, the same for the same numbers."""
    chance = random.Random(names)
    people: dict[str, None] = {}
    while len(people) < names:
        people[f"{chance.choice(GIVEN)} {''.join(chance.sample(PARTS, 3)).capitalize()}"] = None
    turns = itertools.cycle(people)
    written, rows = 0, []
    while written < size:
        words = [*chance.choices(WORDS, k=90), next(turns), *chance.choices(WORDS, k=9), chance.choice([*people][:9])]
        rows.append(f"Then {' '.join(words)}.")
        written += len(rows[-1]) + 2
    path.write_text("\n\n".join(rows), encoding="utf-8")
    settled = "".join(f"  - {{id: n{n}, kind: {KINDS[n % 3]}, name: {name}}}\n" for n, name in enumerate(people))
    path.with_name(f"{path.stem}.entities.yaml").write_text(f"entities:\n{settled}", encoding="utf-8")


@contextmanager
def reading(text: Path, names: int, columns: int, rows: int) -> Iterator[Session]:
    """The program at a text, all of whose entities are listed."""
    with tempfile.TemporaryDirectory() as home:
        environment = clean_environment(home, {"PYTHONPATH": str(HERE.parent), "TEXTUAL_ANIMATIONS": "none"})
        session = Session([sys.executable, "-m", "reader", str(text)], columns, rows, environment)
        try:
            session.wait_for_text("Space On", PATIENCE)
            session.send_key("e")
            session.wait_for_text(f"Entities  {names}", PATIENCE)
            session.settle()
            yield session
        finally:
            session.close()


def pressed(session: Session, step: Step, presses: int) -> list[float]:
    """Seconds from each key of a step to the changed screen; then all is as it was."""
    for key in step.before:
        session.press(key, 1.0, 2.0)
    took = []
    for _, key in zip(range(presses), itertools.cycle(step.keys), strict=False):
        timing = session.press(key, 1.0, 2.0)
        took += [timing.first_change] if timing.first_change is not None else []
    for key in step.after:
        session.press(key, 1.0, 2.0)
    return took


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--presses", type=int, default=20)
    parser.add_argument("--columns", type=int, default=100)
    parser.add_argument("--rows", type=int, default=30)
    options = parser.parse_args()
    holds = True
    with tempfile.TemporaryDirectory() as folder:
        book, short = Path(folder, "book.txt"), Path(folder, "short.txt")
        write(book, BOOK, MANY)
        write(short, SHORT, FEW)
        size = options.columns, options.rows
        with reading(book, MANY, *size) as large, reading(short, FEW, *size) as small:
            print(f"{'key':<36}{f'{MANY:,} entities':>18}{f'{FEW} entities':>18}  within a frame more")
            for step in STEPS:
                many, few = pressed(large, step, options.presses), pressed(small, step, options.presses)
                if not many or not few:
                    raise RuntimeError(f"nothing changed: {step.name}")
                within = statistics.median(many) - statistics.median(few) <= FRAME
                holds = holds and within
                print(f"{step.name:<36}{_said(many):>18}{_said(few):>18}  {'yes' if within else 'NO'}")
    return 0 if holds else 1


def _said(times: list[float]) -> str:
    """Median and 95th percentile."""
    return f"{1000 * statistics.median(times):.0f} / {1000 * percentile(times, 0.95):.0f} ms"


if __name__ == "__main__":
    raise SystemExit(main())
