"""Sort: each of several texts put into its class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reader.document.clean import CleanText
from reader.document.fields import WORDS, Field, ListOf, Problems
from reader.document.yaml import Node
from reader.quiz.items.base import ItemType
from reader.quiz.items.entries import arranged, sound
from reader.quiz.items.placing import MOST_ENTRIES, PlacingItem, Table
from reader.quiz.model import Item

MOST_CLASSES = 6


@dataclass(frozen=True, kw_only=True)
class Sort(PlacingItem):
    """Entries to put into classes; each class has one at least."""

    type_name = "sort"
    instruction = "Sort each into a class"
    counted = "in the right class"
    targets_name = "classes"
    targets_first = True

    def targets(self, seed: str) -> tuple[CleanText, ...]:
        return arranged(list(dict.fromkeys(target for _, target in self.pairs)), False, seed)


def _build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
    classes = values["answer"]
    pairs = tuple((entry, name) for name, entries in classes for entry in entries)
    if not sound([name for name, _ in classes], "classes", node, problems, MOST_CLASSES):
        return None
    if not sound([entry for entry, _ in pairs], "entries", node, problems, MOST_ENTRIES):
        return None
    return Sort(**common, pairs=pairs, shuffle=values.get("shuffle", True))


SORT = ItemType(
    "sort",
    "sort",
    "`sort`: entries to put into classes. A share for each entry.",
    (
        Field("sort", WORDS, "the question", required=True),
        Field("answer", Table(ListOf(WORDS, prose=True)), "the classes, each with its entries listed", required=True),
    ),
    lambda node: True,
    _build,
)
