"""Order: texts put into the order that is asked for."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reader.document.clean import CleanText
from reader.document.fields import WORDS, Field, ListOf, Problems
from reader.document.yaml import Node
from reader.quiz.items.base import ItemType
from reader.quiz.items.entries import sound
from reader.quiz.model import Item, Mark, NotAnAnswer, Part, Prompt, Response


@dataclass(frozen=True, kw_only=True)
class Order(Item):
    """Entries in the right order. A response is their texts in the order given."""

    type_name = "order"
    instruction = "Put in order"

    entries: tuple[CleanText, ...]
    shuffle: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        return self.entries

    @property
    def takes(self) -> str:
        return f"the numbers 1 to {len(self.entries)} in the right order, parted by spaces"

    def start(self, seed: str) -> tuple[CleanText, ...]:
        """The order in which a session with this seed begins: never the right one."""
        order = sorted(self.entries, key=lambda text: (text.casefold(), text))
        if self.shuffle:
            random.Random(f"{seed}:{self.id}").shuffle(order)
        return tuple(reversed(order) if tuple(order) == self.entries else order)

    def followed(self, response: Response) -> frozenset[str]:
        """The entries that stand directly before the one that should follow them."""
        after = _after(response)
        return frozenset(one for one, key in self._links if after.get(one) == key)

    def mark(self, response: Response) -> Mark:
        """Entries directly followed by the right one, of those that have one to follow.

        So a part that is right in itself earns what it is worth wherever it stands: Moodle's grading "relative to the
        next item, excluding last".
        """
        if not response:
            return Mark(0.0, "left unanswered", self._because())
        right, most = len(self.followed(response)), len(self.entries) - 1
        return Mark(right / most, f"{right} of {most} followed by the right one", self._because())

    def parts(self, response: Response) -> tuple[Part, ...]:
        after = _after(response)
        return tuple(Part(f"After {one}", after.get(one, ""), after.get(one) == key, key) for one, key in self._links)

    @property
    def _links(self) -> tuple[tuple[CleanText, CleanText], ...]:
        return tuple(pairwise(self.entries))

    def shown(self, response: Response) -> tuple[str, ...]:
        return tuple(f"{place}. {text}" for place, text in enumerate(response, 1))

    def prompt(self, seed: str, given: Response = ()) -> Prompt | None:
        if given:
            return None
        return Prompt(self.takes, tuple(f"{number}. {text}" for number, text in enumerate(self.start(seed), 1)))

    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        start = self.start(seed)
        numbers = re.findall(r"[0-9]", line) if re.fullmatch(r"[0-9\s,;]+", line) else []
        if sorted(numbers) != [str(number) for number in range(1, len(start) + 1)]:
            raise NotAnAnswer(f"type {self.takes}")
        return tuple(start[int(number) - 1] for number in numbers)


def _after(response: Response) -> dict[str, str]:
    """What stands behind each entry, where it comes first."""
    return dict(pairwise(dict.fromkeys(response)))


def _build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
    if not sound(values["answer"], "entries", node, problems):
        return None
    return Order(**common, entries=values["answer"], shuffle=values.get("shuffle", True))


ORDER = ItemType(
    "order",
    "order",
    "`order`: entries to put into the right order. A share for each that is followed by the right one.",
    (
        Field("order", WORDS, "the question", required=True),
        Field("answer", ListOf(WORDS, False, prose=True), "the entries in the right order, listed", required=True),
    ),
    lambda node: True,
    _build,
)
