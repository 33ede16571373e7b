"""The rows of the entity sidebar: kinds with their entities, ordered, narrowed and folded as the reader likes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from reader.document.model import Document, Span
from reader.entities.company import is_within, met_by
from reader.entities.kinds import PLURALS, Kind
from reader.entities.model import Entity
from reader.ui.cells import Piece, Pieces, fit, plain_number, right
from reader.ui.rows import Entry

if TYPE_CHECKING:
    from reader.quiz.results import Tally

SHAPES = {
    Kind.PERSON: "●",
    Kind.GROUP: "◆",
    Kind.PLACE: "▲",
    Kind.ORGANISATION: "■",
    Kind.EVENT: "★",
    Kind.WORK: "▬",
    Kind.TERM: "○",
    Kind.DATE: "◇",
    Kind.QUANTITY: "#",
}
MAYBE = "Maybe"
"""The fold over what a finder was not sure of."""

LEVELS = " ▁▂▃▄▅▆▇"
STRIP_CELLS = 10

Order = Literal["by weight", "by position", "A to Z", "by count"]
Scope = Literal["whole text", "this page", "met so far"]
ORDERS: tuple[Order, ...] = ("by weight", "by position", "A to Z", "by count")
SCOPES: tuple[Scope, ...] = ("whole text", "this page", "met so far")


@dataclass(frozen=True)
class Listing:
    """How the entities are listed.

    `words` narrow the list by names and aliases; `folded` are the heads whose members are not shown, `hidden` the kinds
    that are not there at all.
    """

    order: Order = "by weight"
    scope: Scope = "whole text"
    words: str = ""
    folded: frozenset[str] = frozenset({MAYBE})
    hidden: frozenset[Kind] = frozenset()

    def next_order(self) -> Listing:
        """The next order, round from the last to the first."""
        return replace(self, order=ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)])

    def next_scope(self) -> Listing:
        """The next part of the text to list from, round from the last to the first."""
        return replace(self, scope=SCOPES[(SCOPES.index(self.scope) + 1) % len(SCOPES)])

    def fold(self, head: str) -> Listing:
        """A head folded, or unfolded."""
        return replace(self, folded=self.folded ^ {head})

    def listed(self, entities: Iterable[Entity], document: Document, view: Span | None) -> list[Entity]:
        """The entities that are listed, in order; `view` is the part of the text on the screen."""
        wanted = self.words.casefold().split()
        found = [entity for entity in self._in_scope(entities, view) if _fits(entity, wanted)]
        return sorted(found, key=self._key(document))

    def _in_scope(self, entities: Iterable[Entity], view: Span | None) -> Iterator[Entity]:
        for entity in entities:
            if entity.kind in self.hidden:
                continue
            if view is None or self.scope == "whole text":
                yield entity
            elif self.scope == "met so far":
                met = met_by(entity, view.end)
                if met:
                    yield met
            elif is_within(entity, view):
                yield entity

    def _key(self, document: Document) -> Callable[[Entity], tuple[object, ...]]:
        keys: dict[Order, Callable[[Entity], tuple[object, ...]]] = {
            "by weight": lambda entity: (-entity.salience(len(document)), entity.mentions[0].span),
            "by position": lambda entity: (entity.mentions[0].span,),
            "A to Z": lambda entity: (entity.name.casefold(), entity.mentions[0].span),
            "by count": lambda entity: (-len(entity.mentions), entity.mentions[0].span),
        }
        return keys[self.order]


def _fits(entity: Entity, wanted: list[str]) -> bool:
    names = f"{entity.name} {' '.join(entity.aka)}".casefold() if wanted else ""
    return all(word in names for word in wanted)


def name_cells(width: int, digits: int) -> int:
    """The cells left for a name: what the marker, the shape, the count, the strip and gaps between them leave."""
    return width - 3 - (1 + digits) - 1 - STRIP_CELLS - 1


@dataclass(frozen=True)
class HeadRow:
    """A kind or the fold over guesses, how many entities are of it, and whether they are folded away.

    `digits` are the cells of the longest count in the list.
    """

    name: str
    count: int
    folded: bool
    digits: int
    kind: Kind | None = None
    first: bool = False
    selectable: bool = True

    @property
    def height(self) -> int:
        """A blank row before it, but for the first."""
        return 1 if self.first else 2

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Arrow, name and count."""
        row = [
            Piece(" ▸ " if self.folded else " ▾ ", "dim"),
            Piece(fit(self.name, name_cells(width, self.digits)), "group"),
            Piece(right(plain_number(self.count), 1 + self.digits), "dim"),
        ]
        return [row] if self.first else [[], row]


@dataclass(frozen=True)
class HiddenRow:
    """How many kinds are hidden."""

    count: int
    first: bool = False
    selectable: bool = True

    @property
    def height(self) -> int:
        """A blank row before it, but for the first."""
        return 1 if self.first else 2

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """The number of them."""
        row = [Piece(fit(f"   {self.count} kind{'s' if self.count > 1 else ''} hidden", width), "dim")]
        return [row] if self.first else [[], row]


@dataclass(frozen=True)
class EntityRow:
    """An entity: its kind, its name, how often it comes up, where, and how the questions about it went.

    `digits` are the cells of the longest count in the list.
    """

    entity: Entity
    document: Document
    chosen: bool
    digits: int
    tally: Tally | None = None
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Marker, shape, name, count and strip."""
        marker = "▸" if self.chosen else sign_for(self.tally)
        kind = f"kind-{self.entity.kind}"
        return [
            [
                Piece(marker, "accent" if self.chosen or not self.tally else _ink_for(self.tally)),
                Piece(f"{SHAPES[self.entity.kind]} ", kind),
                Piece(fit(self.entity.name, name_cells(width, self.digits)), "accent" if self.chosen else ""),
                Piece(right(plain_number(len(self.entity.mentions)), 1 + self.digits), "dim"),
                Piece(" "),
                Piece(strip_for(self.entity, self.document), kind),
            ]
        ]


def sign_for(tally: Tally | None) -> str:
    """How well an entity is known: all that was asked about it, a part, nothing, or a blank where nothing was."""
    if tally is None:
        return " "
    return "✓" if tally.share >= 1 else "◐" if tally.score > 0 else "✗"


def _ink_for(tally: Tally) -> str:
    return "right" if tally.share >= 1 else "partly" if tally.score > 0 else "wrong"


def strip_for(entity: Entity, document: Document) -> str:
    """Where in the text an entity is mentioned: a bar for each part of it, as high as the mentions are many.

    Up to six mentions make a bar higher by one level each; where a part has more, the bars are set against that part.
    """
    counts = [0] * STRIP_CELLS
    for mention in entity.mentions:
        counts[min(STRIP_CELLS - 1, mention.span.start.line * STRIP_CELLS // max(1, len(document)))] += 1
    most = max(len(LEVELS) - 2, *counts)
    return "".join(LEVELS[count and 1 + round(count * (len(LEVELS) - 2) / most)] for count in counts)


def head_of(entity: Entity) -> str:
    """The name of the row that an entity is listed under."""
    return PLURALS[entity.kind] if entity.certain else MAYBE


def entity_rows(
    entities: Iterable[Entity],
    document: Document,
    listing: Listing,
    chosen: str | None = None,
    known: Mapping[str, Tally] | None = None,
) -> list[Entry]:
    """The sidebar's rows: kinds in their order with their entities, guesses at the end.

    `entities` are those that are listed, `chosen` the id of one, and `known` how the questions about them went. Nothing
    is folded while words are looked for.
    """
    entities = list(entities)
    heads: list[tuple[str, Kind | None]] = [*((PLURALS[kind], kind) for kind in Kind), (MAYBE, None)]
    under: dict[str, list[Entity]] = {name: [] for name, _ in heads}
    for entity in entities:
        under[head_of(entity)].append(entity)
    counts = (len(counted) for counted in (*under.values(), *(entity.mentions for entity in entities)))
    digits = len(plain_number(max(counts)))
    rows: list[Entry] = []
    for name, kind in heads:
        if members := under[name]:
            folded = name in listing.folded and not listing.words
            rows.append(HeadRow(name, len(members), folded, digits, kind, first=not rows))
            if not folded:
                rows += [
                    EntityRow(entity, document, entity.id == chosen, digits, (known or {}).get(entity.id))
                    for entity in members
                ]
    if listing.hidden:
        rows.append(HiddenRow(len(listing.hidden), first=not rows))
    return rows
