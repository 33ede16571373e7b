"""The project's own gold: sentences written for it, with every mention marked, and how a finder does on them.

In `gold.txt` a line `== GENRE DATE` begins a text, each other line is a line of it, and `[[words|kind|id]]` marks a
mention: two mentions with one id in one text mean the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, TextDocument
from reader.entities.finder import RuleFinder

_MARKED = re.compile(r"\[\[(.+?)\|(\w+)\|([\w-]+)\]\]")


class Place(NamedTuple):
    """Where a mention stands."""

    line: int
    start: int
    end: int


class Gold(NamedTuple):
    """A text, and for each place in it that names something its kind and what it names."""

    document: TextDocument
    mentions: dict[Place, tuple[str, str]]


class Score(NamedTuple):
    """Precision and recall, each from 0 to 100."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def texts() -> list[Gold]:
    """Every text of the set."""
    found = []
    for block in Path(__file__).with_name("gold.txt").read_text(encoding="utf-8").split("== ")[1:]:
        head, *rows = block.strip().splitlines()
        genre, _, date = head.partition(" ")
        mentions: dict[Place, tuple[str, str]] = {}
        lines = tuple(Line(CleanText(plain)) for plain in _unmarked(rows, mentions))
        found.append(Gold(TextDocument(genre, Metadata(CleanText(genre), date=date or None), lines), mentions))
    return found


def _unmarked(rows: Iterable[str], mentions: dict[Place, tuple[str, str]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        plain, end = "", 0
        for match in _MARKED.finditer(row):
            plain += row[end : match.start()]
            place = trimmed(Place(number, len(plain), len(plain) + len(match[1])), plain + match[1])
            mentions[place] = (match[2], match[3])
            plain, end = plain + match[1], match.end()
        yield plain + row[end:]


def trimmed(place: Place, line: str) -> Place:
    """A place without what annotators disagree on: articles, titles like Mrs, a final full stop."""
    number, start, end = place
    if match := re.match(r"(?:the|The|Mrs?|Miss) ", line[start:end]):
        start += match.end()
    return Place(number, start, end - (line[end - 1] == "."))


def found_in(gold: Gold) -> dict[Place, tuple[str, str]]:
    """What the finder is certain of in a text."""
    places: dict[Place, tuple[str, str]] = {}
    for entity in RuleFinder().find(gold.document):
        for start, end in (mention.span for mention in entity.mentions if entity.certain):
            place = trimmed(Place(start.line, start.column, end.column), gold.document.line(start.line).text)
            places[place] = (entity.kind.value, entity.id)
    return places


def by_kind() -> dict[str, Score]:
    """How well each kind is found, span and kind both right, and all of them."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for gold in texts():
        guesses = found_in(gold)
        wanted.update(kind for kind, _ in gold.mentions.values())
        found.update(kind for kind, _ in guesses.values())
        right.update(kind for place, (kind, _) in guesses.items() if gold.mentions.get(place, ("",))[0] == kind)
    scores = {kind: _score(right[kind], found[kind], wanted[kind]) for kind in sorted(wanted)}
    return scores | {"all": _score(right.total(), found.total(), wanted.total())}


def _score(right: float, found: float, wanted: float) -> Score:
    return Score(100 * right / found if found else 0.0, 100 * right / wanted if wanted else 0.0)


def grouping() -> tuple[Score, Score]:
    """B-cubed over the names that were found in the right place: by the finder, and by exact words alone."""
    finder, exact = [], []
    for gold in texts():
        guesses = found_in(gold)
        shared = [p for p in gold.mentions if p in guesses and gold.mentions[p][0] not in ("date", "quantity")]
        truth = {place: gold.mentions[place][1] for place in shared}
        finder.append((truth, {place: guesses[place][1] for place in shared}))
        exact.append((truth, {p: gold.document.line(p.line).text[p.start : p.end] for p in shared}))
    return b_cubed(finder), b_cubed(exact)


def b_cubed(pairs: Iterable[tuple[dict[Place, str], dict[Place, str]]]) -> Score:
    """How well groups agree, mention by mention, over several texts."""
    precision, recall, mentions = 0.0, 0.0, 0
    for truth, guess in pairs:
        groups, guessed = _groups(truth), _groups(guess)
        for place in truth:
            same = len(groups[truth[place]] & guessed[guess[place]])
            precision += same / len(guessed[guess[place]])
            recall += same / len(groups[truth[place]])
            mentions += 1
    return Score(100 * precision / mentions, 100 * recall / mentions)


def _groups(named: dict[Place, str]) -> dict[str, set[Place]]:
    groups: dict[str, set[Place]] = defaultdict(set)
    for place, name in named.items():
        groups[name].add(place)
    return groups


def sentences() -> int:
    """How many lines the set has; each is a sentence at least."""
    return sum(len(gold.document) for gold in texts())
