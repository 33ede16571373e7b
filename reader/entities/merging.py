"""Merging: what a language model finds, put beside what the rules found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from reader.entities.find import Find
from reader.entities.model import Kind

SURE = 0.6
"""How sure a name is that only the model has found: enough to be listed."""
DOUBTED, DOUBTFUL = 0.7, 0.4
"""A name that is less sure than the first by the rules, and that the model sees nowhere, becomes a guess."""

_NO_NAME = re.compile(r"[\d@/_:|*=<>#]|\.\w{2,}$")


def merged(rules: list[Find], model: Iterable[Find]) -> list[Find]:
    """The finds of both, none over another.

    The rules are right more often than a small model, so what they are sure of stands. The model adds names where they
    found none or only guesses, and takes the whole of a name of which they found a part.
    """
    told = [find for find in model if not _NO_NAME.search(find.text)]
    by_line, model_by_line = _by_line(rules), _by_line(told)
    _doubt(rules, model_by_line)
    gone: set[int] = set()
    added = []
    for find in told:
        met = [other for other in by_line[find.line] if _meet(find, other)]
        certain = [other for other in met if other.sure >= 0.5]
        if not certain or (len(certain) == 1 and _holds(find, certain[0])):
            added.append(find)
            gone.update(map(id, met))
    return [find for find in rules if id(find) not in gone] + added


def _doubt(rules: Iterable[Find], model: dict[int, list[Find]]) -> None:
    """Make guesses of the names that the rules are not too sure of and the model sees nowhere."""
    by_text: dict[str, list[Find]] = defaultdict(list)
    for find in rules:
        if find.kind not in (Kind.DATE, Kind.QUANTITY, Kind.TERM):
            by_text[find.text].append(find)
    for finds in by_text.values():
        unsure = max(find.sure for find in finds) < DOUBTED
        if unsure and not any(_meet(find, other) for find in finds for other in model[find.line]):
            for find in finds:
                find.sure = min(find.sure, DOUBTFUL)


def _by_line(finds: Iterable[Find]) -> dict[int, list[Find]]:
    found: dict[int, list[Find]] = defaultdict(list)
    for find in finds:
        found[find.line].append(find)
    return found


def _meet(one: Find, other: Find) -> bool:
    return one.start < other.end and other.start < one.end


def _holds(whole: Find, part: Find) -> bool:
    """Whether a name of the model has all of another and more, and no word in it that rather joins two names."""
    longer = whole.start <= part.start and part.end <= whole.end and whole.text != part.text
    return longer and not re.search(r" (?:in|and|of|at|for) |,|&", whole.text)
