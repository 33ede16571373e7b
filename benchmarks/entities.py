"""How well and how fast entities are found: the whole table, with what must be reached.

    python benchmarks/entities.py GOLD_FOLDER [--nlp]

GOLD_FOLDER holds `wikigold.json`, `ewt.json` and `wnut17.json`, each a JSON list of {id, text, ents}, an ent being
[start, end, type] with offsets in characters. Scored are the names, strictly: the same span and the same type, without
articles, currency signs and possessives. Grouping is measured on the project's own gold in tests/entities. Times are of
one core, the best of several runs. With `--nlp` the names are those of the rules and the installed language model
together, and only these and the speed are measured.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reader.document.model import TextDocument
from reader.entities.cache import CachedFinder
from reader.entities.finder import Finder, RuleFinder
from reader.entities.pipeline import levelled

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "entities"))
from gold import by_kind, grouping

WANTED = {"wikigold": 65.0, "ewt": 55.0, "wnut17": 26.0}
WANTED_OF_BOTH = {"wikigold": 67.0, "ewt": 64.0, "wnut17": 29.0}
GROUPING, WORDS_A_SECOND, LOAD_MS, MEMORY_MB, BOOK_SECONDS, FIRST_SECONDS = 96.0, 100_000, 80, 20, 6.0, 1.0
BOOK, MOST_WAIT_MS = 3_000_000, 50

COARSE = {
    "PER": "person", "person": "person", "ORG": "organisation", "organisation": "organisation",
    "corporation": "organisation", "group": "organisation", "LOC": "place", "location": "place", "place": "place",
    "MISC": "other", "event": "other", "work": "other", "creative-work": "other", "product": "other",
}  # fmt: skip
LEADING = re.compile(r"(?i)(the|a|an)\s+")
POSSESSIVES = ("'s", "’s", "'", "’")

LOAD = """
import time; from reader.document.model import Document; start = time.process_time()
from reader.entities.finder import RuleFinder
from reader.entities.lexicon import lexicon
lexicon(); print(1000 * (time.process_time() - start))
"""
MEMORY = """
import sys
from reader.library import Shelf
shelf = Shelf(); article = shelf.find("how-gps-finds-you"); document = article.open()
if sys.argv[1:]:
    from reader.entities.finder import RuleFinder
    RuleFinder().find(document)
status = open("/proc/self/status").read()
print(int(status.split("VmHWM:")[1].split()[0]) / 1024)
"""

Named = set[tuple[int, int, str]]


class Row(NamedTuple):
    """One line of the table."""

    figure: str
    measured: str
    wanted: str
    reached: bool


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without what annotators disagree on."""
    while (match := LEADING.match(text[start:end])) and start + match.end() < end:
        start += match.end()
    end -= next((len(ending) for ending in POSSESSIVES if text[start:end].endswith(ending)), 0)
    while end > start and text[end - 1] in ' ,;:!?"”)\n':
        end -= 1
    while start < end and text[start] in ' "“(\n$£€¥':
        start += 1
    return (start, end - 1) if end > start and text[end - 1] == "." else (start, end)


def coarse(kind: str, kinds: set[str]) -> str | None:
    """A type on the scale of a gold set, None where the set does not mark such names."""
    found = COARSE.get(kind)
    return found if found in {COARSE.get(each) for each in kinds} else None


def found_in(text: str, kinds: set[str], finder: Finder) -> Named:
    """What the finder names in a text, as far as the set knows such names; peoples are other names to these sets."""
    given = levelled(text)
    named: Named = set()
    for entity in finder.find(given.document):
        kind = coarse("MISC" if entity.kind == "group" else entity.kind.value, kinds)
        if entity.certain and kind:
            named |= {(*trimmed(text, *given.offsets(mention.span)), kind) for mention in entity.mentions}
    return {name for name in named if name[0] < name[1]}


def strict_f1(documents: list[dict[str, Any]], finder: Finder) -> float:
    """The strict F1 of names over a gold set, from 0 to 100."""
    kinds = {kind for document in documents for *_, kind in document["ents"]}
    right = found = wanted = 0
    for document in documents:
        text = document["text"]
        spans = ((*trimmed(text, start, end), coarse(kind, kinds)) for start, end, kind in document["ents"])
        truth = {span for span in spans if span[2]}
        guess = found_in(text, kinds, finder)
        right, found, wanted = right + len(truth & guess), found + len(guess), wanted + len(truth)
    return 200 * right / (found + wanted)


def names(folder: Path, finder: Finder, wanted: dict[str, float]) -> Iterator[Row]:
    """The rows of the gold sets."""
    for name, least in wanted.items():
        f1 = strict_f1(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")), finder)
        yield Row(f"strict F1 of names, {name}", f"{f1:.1f}", f">= {least:.0f}", f1 >= least)


def both(folder: Path) -> Iterator[Row]:
    """The rows of the rules and the installed language model together."""
    from reader.entities.nlp import HINT, ModelFinder, installed

    model = installed()
    if model is None:
        raise SystemExit(HINT)
    finder = ModelFinder(model)
    yield Row("language model", f"{model.name} {model.version}", "", True)
    yield from names(folder, finder, WANTED_OF_BOTH)
    documents = [levelled(each["text"]).document for each in json.loads((folder / "ewt.json").read_text("utf-8"))]
    yield Row("speed, words a second", f"{_words(documents) / _seconds(documents, finder):,.0f}", "", True)


def quality(folder: Path) -> Iterator[Row]:
    """The rows of the gold sets, and of the project's own."""
    yield from names(folder, RuleFinder(), WANTED)
    finder, exact = grouping()
    measured = f"{finder.f1:.1f} (exact words {exact.f1:.1f})"
    yield Row("grouping, B-cubed F1, own set", measured, f">= {GROUPING:.0f}", finder.f1 >= GROUPING)
    yield Row("all kinds, strict F1, own set", f"{by_kind()['all'].f1:.1f}", "", True)


def costs(folder: Path) -> Iterator[Row]:
    """The rows of speed, loading, memory, and a whole book."""
    documents = [
        levelled(document["text"]).document
        for name in ("wikigold", "ewt")
        for document in json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    ]
    speed = _words(documents) / min(_seconds(documents, RuleFinder()) for _ in range(7))
    yield Row("speed, words a second", f"{speed:,.0f}", f">= {WORDS_A_SECOND:,}", speed >= WORDS_A_SECOND)
    load = min(_run(LOAD) for _ in range(7))
    yield Row("load, ms", f"{load:.0f}", f"<= {LOAD_MS}", load <= LOAD_MS)
    memory = min(_run(MEMORY, "find") for _ in range(3)) - min(_run(MEMORY) for _ in range(3))
    yield Row("memory over the program without it, MB", f"{memory:.1f}", f"<= {MEMORY_MB}", memory <= MEMORY_MB)
    book = _book_of(documents)
    first, whole = _book(book)
    yield Row("3 MB text, first entities, s", f"{first:.2f}", f"<= {FIRST_SECONDS:.0f}", first <= FIRST_SECONDS)
    yield Row("3 MB text, complete, s", f"{whole:.1f}", f"<= {BOOK_SECONDS:.0f}", whole <= BOOK_SECONDS)
    wait = _longest_wait(book)
    yield Row(
        "3 MB text, longest wait of another thread, ms", f"{wait:.0f}", f"<= {MOST_WAIT_MS}", wait <= MOST_WAIT_MS
    )


def _words(documents: list[TextDocument]) -> int:
    return sum(len(line.text.split()) for document in documents for line in document.lines)


def _seconds(documents: list[TextDocument], finder: Finder) -> float:
    start = time.process_time()
    for document in documents:
        finder.find(document)
    return time.process_time() - start


def _run(code: str, *arguments: str) -> float:
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _book_of(documents: list[TextDocument]) -> TextDocument:
    """A text of 3 MB: the gold texts again and again, more crowded with names than any book."""
    lines = [line for document in documents for line in document.lines]
    size, book = 0, []
    while size < BOOK:
        line = lines[len(book) % len(lines)]
        book.append(line)
        size += len(line.text)
    return TextDocument("book", documents[0].metadata, tuple(book))


def _book(document: TextDocument) -> tuple[float, float]:
    """Seconds to the first entities of a text and to all of them."""
    start, first = time.process_time(), None
    for _ in RuleFinder().snapshots(document):
        first = first or time.process_time() - start
    return first or 0.0, time.process_time() - start


def _longest_wait(document: TextDocument) -> float:
    """How many milliseconds a thread that wants to go on every five waits at most, while a text is read and kept."""
    with tempfile.TemporaryDirectory() as folder:

        def find() -> None:
            for _ in CachedFinder(RuleFinder(), Path(folder)).snapshots(document):
                gc.freeze()  # as the reading screen does with what it is handed

        worker, longest = threading.Thread(target=find), 0.0
        worker.start()
        while worker.is_alive():
            start = time.perf_counter()
            time.sleep(0.005)
            longest = max(longest, time.perf_counter() - start - 0.005)
    gc.unfreeze()
    return 1000 * longest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", metavar="GOLD_FOLDER", type=Path)
    parser.add_argument("--nlp", action="store_true", help="measure rules and language model together")
    options = parser.parse_args()
    rows = [*both(options.gold)] if options.nlp else [*quality(options.gold), *costs(options.gold)]
    print(f"{'figure':<46}{'measured':>28}{'must reach':>14}  reached")
    for row in rows:
        reached = ("yes" if row.reached else "NO") if row.wanted else ""
        print(f"{row.figure:<46}{row.measured:>28}{row.wanted:>14}  {reached}")
    return 0 if all(row.reached for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main())
