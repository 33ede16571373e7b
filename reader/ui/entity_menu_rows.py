"""The rows of the menu that corrects an entity: what can be changed, and to what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.document.clean import CleanText
from reader.entities.kinds import Kind
from reader.entities.model import Entity
from reader.ui.cells import Piece, Pieces, fit, right
from reader.ui.entity_rows import SHAPES

Step = Literal["menu", "name", "kind", "merge", "split", "part", "note"]


@dataclass(frozen=True)
class StepRow:
    """Something that can be changed: its key, its name, and what it is now."""

    step: Step | Literal["delete"]
    key: str
    text: str
    now: str = ""
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Marker, key, name and value."""
        lead = [Piece(" ▸ " if here else "   ", "accent"), Piece(f"{self.key}  ", "key"), Piece(fit(self.text, 13))]
        return [[*lead, Piece(fit(self.now, width - 21), "dim")]]


@dataclass(frozen=True)
class KindRow:
    """A kind of entity."""

    kind: Kind
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Marker, shape and name."""
        shape = Piece(f"{SHAPES[self.kind]} ", f"kind-{self.kind}")
        return [[Piece(" ▸ " if here else "   ", "accent"), shape, Piece(fit(self.kind.capitalize(), width - 6))]]


@dataclass(frozen=True)
class OtherRow:
    """Another entity."""

    entity: Entity
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Marker, shape, name and count."""
        shape = Piece(f"{SHAPES[self.entity.kind]} ", f"kind-{self.entity.kind}")
        count = Piece(right(str(len(self.entity.mentions)), 5), "dim")
        lead = Piece(" ▸ " if here else "   ", "accent")
        return [[lead, shape, Piece(fit(self.entity.name, width - 11)), count]]


@dataclass(frozen=True)
class NameRow:
    """One of the other names, and in how many places it stands."""

    name: CleanText
    count: int
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Marker, name and number."""
        lead = Piece(" ▸ " if here else "   ", "accent")
        return [[lead, Piece(fit(self.name, width - 9)), Piece(right(str(self.count), 5), "dim")]]
