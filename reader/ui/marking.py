"""What is marked in the text: the mentions of an entity, or the evidence of an answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rich.cells import cell_len

from reader.document.model import Position, Span
from reader.entities.model import Entity
from reader.ui.cells import fit
from reader.ui.drawing import Highlight

NAME_CELLS = 26
"""What a name may take of the row that says the keys."""


@dataclass(frozen=True)
class Marking:
    """The chosen entity with the mention the view is at, and the evidence shown instead of them while there is any.

    `mention` and `piece` count from 0. Each step gives another value.
    """

    chosen: Entity | None = None
    mention: int = 0
    evidence: tuple[Span, ...] = ()
    piece: int = 0

    def choose(self, entity: Entity, place: Position) -> Marking:
        """An entity at its first mention from a place on; one that is chosen already, at its next mention."""
        if self.chosen is entity and not self.evidence:
            return self.step(1)
        starts = [mention.span.start for mention in entity.mentions]
        return Marking(entity, next((nth for nth, start in enumerate(starts) if start >= place), 0))

    @staticmethod
    def at(entity: Entity, mention: int) -> Marking:
        """An entity at one of its mentions."""
        return Marking(entity, mention)

    def step(self, by: int) -> Marking:
        """The next or a former mention, round from the last to the first; evidence goes."""
        if self.chosen is None:
            return self
        return Marking(self.chosen, (self.mention + by) % len(self.chosen.mentions))

    def prove(self, evidence: tuple[Span, ...]) -> Marking:
        """Evidence at its first passage; the same evidence once more, at its next passage."""
        piece = (self.piece + 1) % len(evidence) if evidence == self.evidence else 0
        return replace(self, evidence=evidence, piece=piece)

    def without_evidence(self) -> Marking:
        """The mentions again."""
        return replace(self, evidence=(), piece=0)

    @property
    def target(self) -> Span | None:
        """The passage to bring into view."""
        if self.evidence:
            return self.evidence[self.piece]
        return self.chosen.mentions[self.mention].span if self.chosen else None

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """What to mark on the page."""
        if self.evidence or self.chosen is None:
            return tuple(Highlight(span, "evidence") for span in self.evidence)
        return tuple(
            Highlight(mention.span, "current" if nth == self.mention else "mention")
            for nth, mention in enumerate(self.chosen.mentions)
        )

    @property
    def status(self) -> str:
        """Where among the mentions or passages the view is."""
        if self.evidence:
            return f"Passage {self.piece + 1}/{len(self.evidence)}" if len(self.evidence) > 1 else ""
        if self.chosen is None:
            return ""
        name = fit(self.chosen.name, min(cell_len(self.chosen.name), NAME_CELLS))
        return f"{name} {self.mention + 1}/{len(self.chosen.mentions)}"
