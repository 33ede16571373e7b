"""Match: for each of several texts the one that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reader.document.clean import CleanText
from reader.document.fields import WORDS, Field, ListOf, Problems
from reader.document.yaml import Node
from reader.quiz.items.base import ItemType
from reader.quiz.items.entries import arranged, sound
from reader.quiz.items.placing import PlacingItem, Table
from reader.quiz.model import Item


@dataclass(frozen=True, kw_only=True)
class Match(PlacingItem):
    """Pairs to put together; `extra` are right sides that belong to nothing."""

    type_name = "match"
    instruction = "Match each"
    counted = "pairs right"
    targets_name = "to choose from"

    extra: tuple[CleanText, ...] = ()

    def targets(self, seed: str) -> tuple[CleanText, ...]:
        return arranged([*(right for _, right in self.pairs), *self.extra], self.shuffle, f"{seed}:{self.id}:targets")


def _build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
    pairs, extra = values["answer"], values.get("extra", ())
    if not sound([left for left, _ in pairs], "left sides", node, problems):
        return None
    if not sound([*(right for _, right in pairs), *extra], "right sides", node, problems):
        return None
    return Match(**common, pairs=pairs, extra=extra, shuffle=values.get("shuffle", True))


MATCH = ItemType(
    "match",
    "match",
    "`match`: pairs to put together, and right sides that match nothing. A share for each pair.",
    (
        Field("match", WORDS, "the question", required=True),
        Field("answer", Table(WORDS), "the pairs, each as `left: right`", required=True),
        Field("extra", ListOf(WORDS, prose=True), "right sides that match nothing"),
    ),
    lambda node: True,
    _build,
)
