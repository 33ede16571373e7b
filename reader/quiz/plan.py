"""Plans: how a quiz is taken, and which of its items."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.quiz.process import Process

if TYPE_CHECKING:
    from reader.quiz.bank import Bank
    from reader.quiz.model import Item


class Mode(StrEnum):
    """How far text and marks are in sight while a quiz is taken."""

    CHECK = "check"
    RECALL = "recall"
    TEST = "test"
    SKIM = "skim"


SKIM_SECONDS = 60


@dataclass(frozen=True)
class Plan:
    """How a quiz is taken.

    `certainty`: after each answer one can say how sure one is. `minutes` for all of it and `seconds` for each item are
    limits of test mode; `skim` is how many seconds the text is shown in skim mode. `drafts`: items that are not ready
    are taken too.
    """

    mode: Mode = Mode.CHECK
    certainty: bool = False
    minutes: float | None = None
    seconds: int | None = None
    skim: int = SKIM_SECONDS
    drafts: bool = False

    @property
    def hides_text(self) -> bool:
        """Whether the text is out of sight until an answer is in."""
        return self.mode in (Mode.RECALL, Mode.SKIM)

    @property
    def locks_entities(self) -> bool:
        """Whether the entities are out of sight, unless the bank lets them be seen."""
        return self.mode is not Mode.CHECK

    @property
    def tells_marks(self) -> bool:
        """Whether each answer's mark is shown at once."""
        return self.mode is not Mode.TEST


@dataclass(frozen=True)
class Selection:
    """Which items are taken: those that fit all that is given, then so many of them at random by a seed.

    `only` are the ids to choose from, such as those missed last time.
    """

    only: tuple[str, ...] | None = None
    process: Process | None = None
    entity: str | None = None
    tag: str | None = None
    count: int | None = None
    seed: str = ""

    def items(self, bank: Bank, drafts: bool = False) -> tuple[str, ...]:
        """The ids of the items taken, in the bank's order.

        Items that stand in for others after a miss are taken only by their ids.
        """
        fitting = [item.id for item in bank.offered(drafts) if self._fits(item)]
        if self.count is not None and self.count < len(fitting):
            chosen = set(random.Random(self.seed).sample(fitting, self.count))
            fitting = [name for name in fitting if name in chosen]
        return tuple(fitting)

    @property
    def words(self) -> str:
        """The choice as a few words, with the seed by which it can be made again; empty for all of it."""
        seed = f", seed {self.seed}" if self.seed else ""
        said = [f"{self.process} items" if self.process else "", f"about {self.entity}" if self.entity else "",
                f"tagged {self.tag}" if self.tag else "", "missed before" if self.only is not None else "",
                f"{self.count} at random{seed}" if self.count is not None else ""]  # fmt: skip
        return ", ".join(part for part in said if part)

    def seeded(self, seed: str) -> Selection:
        """The same with a seed, where one is needed and none was given."""
        return replace(self, seed=seed) if self.count is not None and not self.seed else self

    def chose(self, words: str) -> bool:
        """Whether a session chosen in these words was chosen so, by whatever seed where none is given."""
        unseeded = self.count is not None and not self.seed
        return words == self.words or (unseeded and words.startswith(f"{self.words}, seed "))

    def _fits(self, item: Item) -> bool:
        return (
            (item.variant_of is None if self.only is None else item.id in self.only)
            and (self.process is None or item.process is self.process)
            and (self.entity is None or self.entity in item.about)
            and (self.tag is None or self.tag.casefold() in (tag.casefold() for tag in item.tags))
        )


def siblings(items: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    """For each item that has some, the items that stand in for it after a miss."""
    found: dict[str, tuple[str, ...]] = {}
    for item in items:
        if item.variant_of:
            found[item.variant_of] = (*found.get(item.variant_of, ()), item.id)
    return found
