"""What is marked in the text: the mentions of an entity, or the evidence of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.document.model import Position, Span
from reader.entities.company import mention_beside
from reader.entities.model import Entity
from reader.ui.cells import cut
from reader.ui.drawing import Highlight

NAME_CELLS = 26
"""What a name may take of the row that says the keys."""


@dataclass(frozen=True)
class Marking:
    """The chosen entity with the mention the view is at, and the evidence shown instead of them while there is any.

    `mention` and `piece` count from 0. `roams` is true where the entity was not chosen but come to, on a way through
    the mentions of all. Each step gives another value.
    """

    chosen: Entity | None = None
    mention: int = 0
    evidence: tuple[Span, ...] = ()
    piece: int = 0
    roams: bool = False

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

    def among(self, entities: Iterable[Entity]) -> Marking:
        """The same where entities were found anew: the chosen one as it is now, at the same place of the text."""
        if self.chosen is None:
            return self
        place, chosen = self.chosen.mentions[self.mention].span.start, self.chosen.id
        now = next((entity for entity in entities if entity.id == chosen), None)
        if now is None:
            return Marking(evidence=self.evidence, piece=self.piece)
        starts = [mention.span.start for mention in now.mentions]
        mention = next((nth for nth, start in enumerate(starts) if start >= place), len(starts) - 1)
        return replace(self, chosen=now, mention=mention)

    def step(self, by: int) -> Marking:
        """The next or a former mention, round from the last to the first; evidence goes."""
        if self.chosen is None:
            return self
        return Marking(self.chosen, (self.mention + by) % len(self.chosen.mentions))

    def roam(self, by: int, entities: Sequence[Entity], place: Position) -> Marking:
        """The next or a former mention of any entity in reading order, from the one come to, else from a place on."""
        here = self.chosen.mentions[self.mention].span if self.chosen else Span(place, place)
        found = mention_beside(entities, here, by)
        return Marking(*found, roams=True) if found else self

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
        name = cut(self.chosen.name, NAME_CELLS)
        return f"{name} {self.mention + 1}/{len(self.chosen.mentions)}"
