"""The entity sidebar: who and what the text is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from reader.document.model import Document
from reader.entities.model import Entity, Kind, by_salience
from reader.ui.cells import Piece, Pieces, fit, right
from reader.ui.marking import Marking
from reader.ui.rows import Entry, RowList

PLURALS = {
    Kind.PERSON: "People",
    Kind.GROUP: "Groups",
    Kind.PLACE: "Places",
    Kind.ORGANISATION: "Organisations",
    Kind.EVENT: "Events",
    Kind.WORK: "Works",
    Kind.TERM: "Terms",
    Kind.DATE: "Dates",
    Kind.QUANTITY: "Numbers",
}
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
LOOKING = "Looking for names…"
NONE_FOUND = "No names were found in this text."
PATIENCE = 0.3
"""Seconds that nothing is said of what is under way."""

LEVELS = " ▁▂▃▄▅▆▇"
NARROW_STRIP, WIDE_STRIP, WIDE_FROM = 6, 10, 40
COUNT_CELLS = 4


def strip_cells(width: int) -> int:
    """The cells that a strip gets in a pane of this width."""
    return WIDE_STRIP if width >= WIDE_FROM else NARROW_STRIP


def name_cells(width: int) -> int:
    """The cells left for a name: what the marker, the count, a gap, the strip and the edge leave."""
    return width - 3 - COUNT_CELLS - 1 - strip_cells(width) - 1


@dataclass(frozen=True)
class GroupRow:
    """The name of a kind, and how many entities are of it."""

    kind: Kind
    count: int
    first: bool = False
    selectable: bool = False

    @property
    def height(self) -> int:
        """A blank row before it, but for the first."""
        return 1 if self.first else 2

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Shape, name and count."""
        count = right(str(self.count), COUNT_CELLS)
        name = fit(PLURALS[self.kind], name_cells(width))
        row = [
            Piece(" "),
            Piece(f"{SHAPES[self.kind]} ", f"kind-{self.kind}"),
            Piece(name, "group"),
            Piece(count, "dim"),
        ]
        return [row] if self.first else [[], row]


@dataclass(frozen=True)
class MaybeRow:
    """The fold over what a finder was not sure of."""

    count: int
    open: bool
    first: bool = False
    selectable: bool = True

    @property
    def height(self) -> int:
        """A blank row before it, but for the first."""
        return 1 if self.first else 2

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Arrow, name and count."""
        sign = "▾" if self.open else "▸"
        count = right(str(self.count), COUNT_CELLS)
        row = [Piece(f" {sign} "), Piece(fit("Maybe", name_cells(width)), "group"), Piece(count, "dim")]
        return [row] if self.first else [[], row]


@dataclass(frozen=True)
class EntityRow:
    """An entity: its name, how often it comes up, and where."""

    entity: Entity
    document: Document
    chosen: bool
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Marker, name, count and strip."""
        marker = " ▸ " if self.chosen else "   "
        name = fit(self.entity.name, name_cells(width))
        count = right(str(len(self.entity.mentions)), COUNT_CELLS)
        strip = strip_for(self.entity, self.document, strip_cells(width))
        return [
            [
                Piece(marker, "accent"),
                Piece(name, "accent" if self.chosen else ""),
                Piece(count, "dim"),
                Piece(" "),
                Piece(strip, f"kind-{self.entity.kind}"),
            ]
        ]


def strip_for(entity: Entity, document: Document, cells: int) -> str:
    """Where in the text an entity is mentioned: a bar for each part of it, as high as the mentions are many."""
    counts = [0] * cells
    for mention in entity.mentions:
        counts[min(cells - 1, mention.span.start.line * cells // max(1, len(document)))] += 1
    return "".join(LEVELS[min(len(LEVELS) - 1, count and count + 1)] for count in counts)


def entity_rows(entities: Iterable[Entity], document: Document, chosen: Entity | None, maybe: bool) -> list[Entry]:
    """The sidebar's rows: kinds in their order, the most salient first in each, guesses folded at the end."""
    ordered = by_salience(entities, document)
    rows: list[Entry] = []

    def add(entity: Entity) -> None:
        rows.append(EntityRow(entity, document, entity is chosen))

    for kind in Kind:
        members = [entity for entity in ordered if entity.kind is kind and entity.certain]
        if members:
            rows.append(GroupRow(kind, len(members), first=not rows))
            for entity in members:
                add(entity)
    unsure = [entity for entity in ordered if not entity.certain]
    if unsure:
        rows.append(MaybeRow(len(unsure), maybe, first=not rows))
        if maybe:
            for entity in unsure:
                add(entity)
    return rows


class EntityPane(Vertical):
    """The entities of a text by kind; choosing one marks its mentions in the article."""

    DEFAULT_CSS = """
    EntityPane {
        background: $background;
        & > .pane-title { color: $dim; padding: 0 1; height: 1; }
        &:focus-within > .pane-title { color: $accent; text-style: bold; }
        & > RowList { height: 1fr; margin-top: 1; }
        & > #about { height: auto; max-height: 7; padding: 0 1; border-top: solid $line; color: $ink; display: none; }
        & > #about.-shown { display: block; }
        & > #no-entities { padding: 1 1; color: $dim; display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Show in the text", key_display="Enter", id="entities.choose",
                tooltip="Mark every mention and go to the next one"),
    ]  # fmt: skip

    entities: reactive[tuple[Entity, ...] | None] = reactive(None)
    marking: reactive[Marking | None] = reactive(None)

    @dataclass
    class Chosen(Message):
        """An entity was chosen; once more means its next mention."""

        entity: Entity

    def __init__(self, document: Document, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.document = document
        self._maybe = False

    def compose(self) -> ComposeResult:
        """Title, list, and what is known of the entity under the cursor."""
        yield Static("Entities", classes="pane-title", markup=False)
        yield Static(LOOKING, id="no-entities", markup=False)
        yield RowList(id="entity-rows")
        yield Static(id="about", markup=False)

    def on_mount(self) -> None:
        """Say after a moment that names are still being looked for."""
        self.set_timer(PATIENCE, self._say_looking)

    def _say_looking(self) -> None:
        if self.entities is None:
            self.query_one("#no-entities").display = True

    def watch_entities(self, entities: tuple[Entity, ...] | None) -> None:
        """List other entities."""
        if entities is None:
            return
        nothing = self.query_one("#no-entities", Static)
        nothing.update(NONE_FOUND)
        nothing.display = not entities
        self.query_one(RowList).display = bool(entities)
        self.query_one(".pane-title", Static).update(Content(f"Entities  {len(entities)}"))
        self._list(entities)

    def watch_marking(self, old: Marking | None, marking: Marking | None) -> None:
        """Mark the row of the chosen entity."""
        if self.entities is not None and (old and old.chosen) is not self.chosen:
            self._list(self.entities)

    @property
    def chosen(self) -> Entity | None:
        """The entity whose mentions are marked in the text."""
        return self.marking.chosen if self.marking else None

    def focus_inside(self) -> None:
        """Take the focus to the list."""
        self.query_one(RowList).focus()

    def _list(self, entities: Sequence[Entity]) -> None:
        rows = self.query_one(RowList)
        rows.entries = entity_rows(entities, self.document, self.chosen, self._maybe)
        if self.chosen:
            found = [nth for nth, row in enumerate(rows.entries) if isinstance(row, EntityRow) and row.chosen]
            rows.cursor = found[0] if found else rows.cursor
        self._describe()

    @on(RowList.Moved)
    def _describe(self) -> None:
        entry = self.query_one(RowList).entry
        about = self.query_one("#about", Static)
        about.set_class(isinstance(entry, EntityRow), "-shown")
        if isinstance(entry, EntityRow):
            about.update(describe(entry.entity))

    @on(RowList.Chosen)
    def action_choose(self) -> None:
        """Choose the entity under the cursor, or open the fold."""
        entry = self.query_one(RowList).entry
        if isinstance(entry, EntityRow):
            self.post_message(self.Chosen(entry.entity))
        elif isinstance(entry, MaybeRow) and self.entities is not None:
            self._maybe = not self._maybe
            self._list(self.entities)


def describe(entity: Entity) -> Content:
    """What is known of an entity, in a few lines."""
    lines = [Content.styled(entity.name, "bold")]
    kind = str(entity.kind)
    if entity.when and entity.when != entity.name:
        kind += f", {entity.when}"
    if entity.counts:
        kind += f", {entity.counts}"
    if not entity.certain:
        kind += ", a guess"
    lines.append(Content.styled(kind.capitalize(), "$dim"))
    if entity.note:
        lines.append(Content(entity.note))
    if entity.aka:
        lines.append(Content.styled(f"Also: {', '.join(entity.aka)}", "$dim"))
    return Content("\n").join(lines)
