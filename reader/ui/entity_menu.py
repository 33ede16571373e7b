"""Correcting an entity: what can be changed, each by one key, and then what it is changed to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.document.clean import clean_line
from reader.document.model import Document, Span, text_of
from reader.entities.corrections import (
    Add,
    Annotate,
    Correction,
    Delete,
    Merge,
    Rename,
    Retype,
    SplitMention,
    SplitName,
    named_so,
)
from reader.entities.kinds import Kind
from reader.entities.model import Entity, Mention, by_likeness
from reader.ui.bars import KeyBar
from reader.ui.entity_details import MentionRow, PartRow, described
from reader.ui.entity_menu_rows import KindRow, NameRow, OtherRow, Step, StepRow
from reader.ui.field import Field
from reader.ui.panes import LOW
from reader.ui.rows import Entry, RowList

NO_OTHER = "No other entity has these words."
FIELDS: dict[Step, tuple[str, str]] = {
    "name": ("Its name", "Rename"),
    "note": ("A line that tells who or what it is; nothing takes it away", "Keep"),
    "part": ("The name of what is meant there", "Split off"),
    "merge": ("Type to narrow the list", "Merge into it"),
}
"""What the field of a step is for, and what Enter does in it."""


class EntityMenu(ModalScreen[Correction | None]):
    """Gives the correction of an entity, or of a passage that is to be one."""

    DEFAULT_CSS = """
    EntityMenu {
        align: center middle;
        background: $background;
        & > Vertical { width: 66; max-width: 100%; height: 1fr; padding: 1 0 0 0; }
        & .pane-title { color: $accent; text-style: bold; padding: 0 1; height: auto; max-height: 2; }
        & #known { height: auto; max-height: 6; padding: 0 1; color: $dim; margin-bottom: 1; }
        & Field { margin: 0 1 1 1; display: none; }
        & #wrong { height: auto; padding: 0 1; color: $wrong; display: none; }
        & RowList { height: 1fr; }
        & Field.-shown { display: block; }
        &.-split #known { margin-bottom: 0; }
        &.-low > Vertical { padding: 0; }
        &.-low #known { max-height: 1; margin: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = LOW
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Choose", key_display="Enter", id="correct.choose",
                tooltip="Change what the cursor is on, or to what it is on"),
        Binding("r", "step('name')", "Rename", show=False, id="correct.rename",
                tooltip="Give it another name; the old one stays among the others"),
        Binding("c", "step('kind')", "Kind", show=False, id="correct.kind", tooltip="Say what kind of thing it is"),
        Binding("m", "step('merge')", "Merge", show=False, id="correct.merge",
                tooltip="Say that it is the same as another, which gets its names and mentions"),
        Binding("s", "step('split')", "Split off", show=False, id="correct.split",
                tooltip="Make an entity of its own of one of its names, or of one mention"),
        Binding("n", "step('note')", "Note", show=False, id="correct.note",
                tooltip="Write a line that tells who or what it is"),
        Binding("d", "delete", "Delete", show=False, id="correct.delete",
                tooltip="Say that it is no entity, and leave its names alone from then on"),
        Binding("down", "cursor(1)", "Down", show=False, priority=True, id="correct.down",
                tooltip="Go to the next row"),
        Binding("up", "cursor(-1)", "Up", show=False, priority=True, id="correct.up",
                tooltip="Go to the row before"),
        Binding("escape", "leave", "Back", key_display="Esc", id="correct.back",
                tooltip="Go back a step, at last without a correction"),
    ]  # fmt: skip

    step: reactive[Step] = reactive("menu", init=False, bindings=True)

    def __init__(
        self,
        subject: Entity | Span,
        document: Document,
        entities: Iterable[Entity],
        mention: int | None = None,
    ) -> None:
        """`subject` is an entity, the cursor in it on a `mention` or on none, or a passage."""
        super().__init__()
        self.document = document
        self.entities = tuple(entities)
        self._entity = subject if isinstance(subject, Entity) else None
        self._span = subject if isinstance(subject, Span) else None
        self._mention = mention
        self._part: Mention | None = None
        self._first: Step = "menu" if self._entity else "kind"
        self.set_reactive(EntityMenu.step, self._first)

    def compose(self) -> ComposeResult:
        """What it is about, the field where there is something to write, and what there is to choose from."""
        with Vertical():
            yield Static(classes="pane-title", markup=False)
            yield Static(id="known", markup=False)
            yield Field("", "Done", "Back")
            yield Static(id="wrong", markup=False)
            yield RowList(classes="lit")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin."""
        self.watch_step()

    def watch_step(self) -> None:
        """Ask the question of this step."""
        title, known = self._words()
        self.query_one(".pane-title", Static).update(Content(title))
        self.query_one("#known", Static).update(Content(known))
        self._say("")
        field, rows = self.query_one(Field), self.query_one(RowList)
        field.set_class(self.step in FIELDS, "-shown")
        self.set_class(self.step == "split", "-split")
        if self.step in FIELDS:
            field.placeholder, field.labels["submit"] = FIELDS[self.step]
            written = {"name": self._entity.name, "note": self._entity.note} if self._entity else {}
            field.value = written.get(self.step) or ""
            field.action_end()
        rows.entries = self._rows()
        rows.cursor = self._row_now(rows.entries)
        self.set_focus(field if self.step in FIELDS else rows)
        self.refresh_bindings()

    def _words(self) -> tuple[str, str]:
        """What it is about, and what is known or asked."""
        if self._entity is None:
            return text_of(self.document, self._span) if self._span else "", "What kind of thing is it?"
        name, *known = (text for text, _ in described(self._entity))
        asked: dict[Step, str] = {
            "name": "Another name. The text's own words stay among its other names.",
            "kind": "What kind of thing is it?",
            "merge": "Which entity is it the same as?",
            "split": "What means something else?",
            "part": "What is meant there? All its other mentions stay.",
            "note": "A note.",
        }
        return name, asked.get(self.step) or "\n".join(known)

    def _rows(self, typed: str = "") -> Sequence[Entry]:
        """What there is to choose from in this step."""
        entity = self._entity
        if self.step == "kind":
            return [KindRow(kind) for kind in Kind]
        if entity is None:
            return []
        if self.step == "menu":
            return [
                StepRow("name", "r", "Rename", entity.name),
                StepRow("kind", "c", "Kind", entity.kind),
                StepRow("merge", "m", "Merge into", "another that is the same"),
                StepRow("split", "s", "Split off", "a name or a mention that means something else"),
                StepRow("note", "n", "Note", entity.note or "none yet"),
                StepRow("delete", "d", "Delete", "it is no entity"),
            ]
        if self.step == "merge":
            words = typed.casefold().split()
            others = (other for other in self.entities if other.id != entity.id)
            fitting = (
                other
                for other in others
                if all(word in f"{other.name} {' '.join(other.aka)}".casefold() for word in words)
            )
            return [OtherRow(other) for other in by_likeness(entity, fitting, self.document)]
        if self.step == "split":
            texts = [text_of(self.document, mention.span) for mention in entity.mentions]
            names: list[Entry] = [NameRow(name, texts.count(name)) for name in entity.aka if name in texts]
            mentions = [MentionRow(entity, nth, self.document) for nth in range(len(texts))]
            return [*([PartRow("Wherever it stands", len(names)), *names] if names else []),
                    PartRow("Only there", len(mentions)), *mentions]  # fmt: skip
        return []

    def _row_now(self, rows: Sequence[Entry]) -> int:
        """The row to begin on: what holds now, or the mention that the cursor was on, or the first."""
        for nth, row in enumerate(rows):
            if isinstance(row, KindRow) and self._entity and row.kind is self._entity.kind:
                return nth
            if isinstance(row, MentionRow) and row.nth == self._mention:
                return nth
        return next((nth for nth, row in enumerate(rows) if row.selectable), -1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the menu only in the menu."""
        if action in ("step", "delete"):
            return self.step == "menu"
        return True

    def action_step(self, step: Step) -> None:
        """Ask what to change it to."""
        self.step = step

    def action_delete(self) -> None:
        """It is no entity."""
        if self._entity:
            self.dismiss(Delete(self._entity))

    def action_cursor(self, by: int) -> None:
        """Go to another row."""
        self.query_one(RowList).action_cursor(by)

    def action_leave(self) -> None:
        """Go back a step."""
        if self.step == self._first:
            self.dismiss(None)
        else:
            self.step = "split" if self.step == "part" else "menu"

    @on(Field.Left)
    def _left(self) -> None:
        self.action_leave()

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        self._say("")
        if self.step == "merge":
            rows = self.query_one(RowList)
            rows.entries = self._rows(event.value)
            rows.cursor = self._row_now(rows.entries)
            self._say("" if rows.entries else NO_OTHER)

    @on(Field.Submitted)
    def _written(self, event: Field.Submitted) -> None:
        """Take what was written, or say why not."""
        entity, text = self._entity, clean_line(event.value)
        if self.step == "merge":
            self.action_choose()
        elif entity and self.step == "note":
            self.dismiss(Annotate(entity, text) if text != (entity.note or "") else None)
        elif entity and text:
            other = named_so(text, self.entities, entity if self.step == "name" else None)
            if other:
                self._say(f"{other.name} is called so already.")
            elif self.step == "name":
                self.dismiss(Rename(entity, text) if text != entity.name else None)
            elif self._part:
                self.dismiss(SplitMention(entity, self._part, text))

    @on(RowList.Chosen)
    def action_choose(self) -> None:
        """Take what the cursor is on."""
        entry, entity = self.query_one(RowList).entry, self._entity
        if isinstance(entry, KindRow) and self._span:
            self.dismiss(Add(self._span, entry.kind))
        elif entity is None:
            return
        elif isinstance(entry, StepRow):
            self.action_delete() if entry.step == "delete" else self.action_step(entry.step)
        elif isinstance(entry, KindRow):
            self.dismiss(Retype(entity, entry.kind) if entry.kind is not entity.kind else None)
        elif isinstance(entry, OtherRow):
            self.dismiss(Merge(entity, entry.entity))
        elif isinstance(entry, NameRow):
            self.dismiss(SplitName(entity, entry.name))
        elif isinstance(entry, MentionRow):
            self._part = entity.mentions[entry.nth]
            self.step = "part"

    def _say(self, text: str) -> None:
        wrong = self.query_one("#wrong", Static)
        wrong.update(Content(text))
        wrong.display = bool(text)
