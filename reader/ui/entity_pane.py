"""The entity sidebar: who and what the text is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from reader.document.blocks import LOOKED_THROUGH, is_too_long
from reader.document.model import Document, Span
from reader.entities.kinds import Kind
from reader.entities.model import Entity
from reader.ui.cells import fit
from reader.ui.entity_details import (
    LISTED_WHOLE,
    CompanyRow,
    FactRow,
    MentionRow,
    Question,
    QuestionRow,
    detail_rows,
    told_rows,
    whole_rows,
)
from reader.ui.entity_rows import EntityRow, HeadRow, HiddenRow, Listing, entity_rows, head_of
from reader.ui.field import Field
from reader.ui.marking import Marking
from reader.ui.rows import Entry, RowList

if TYPE_CHECKING:
    from reader.quiz.model import Item
    from reader.quiz.results import Tally

LOOKING = "Looking for names…"
MORE = "So far; still looking…"
PART = f"Entities in the first {LOOKED_THROUGH // 1_000_000} MB"
LOCKED = "The entities are out of sight while this quiz is taken. They come back after it."
NONE_FOUND = "No names were found in this text."
NONE_LOOKED_FOR = (
    "Names are looked for in English only. To list one here, find its words in the text with / and press a."
)
ONLY_SETTLED = "Not in English: only settled names are listed."
NONE_LISTED = "Nothing to list here. / looks for other words, f lists from the whole text."
PATIENCE = 0.3
"""Seconds that nothing is said of what is under way."""
LEAST_TOLD = 3
"""Rows for what is known of the entity under the cursor, however low the window is."""
INKS = {"strong": "bold", "dim": "$dim"}


class EntityPane(Vertical):
    """The entities of a text by kind; choosing one marks its mentions in the article, opening one tells of it.

    `view` is the part of the text on the screen, `questions` are those about each entity, by its id. `more` says that
    others are still being looked for, `hint` what would find more.
    """

    DEFAULT_CSS = """
    EntityPane {
        background: $background;
        & > .pane-title { color: $dim; padding: 0 1; height: 1; }
        &:focus-within > .pane-title { color: $accent; text-style: bold; }
        & > #more { height: 1; padding: 0 1; color: $dim; }
        & > Field { display: none; margin-bottom: 1; }
        & > RowList { height: 1fr; }
        & > #about { height: auto; padding: 0 1; border-top: solid $line; color: $ink; display: none; }
        & > #no-entities, & > #locked { padding: 0 1; color: $dim; display: none; }
        & > #notice { padding: 0 1; margin-bottom: 1; height: auto; color: $dim; display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Show in the text", key_display="Enter", id="entities.choose",
                tooltip="Mark every mention and go to the next one; fold a kind away"),
        Binding("space,right", "open", "Open", key_display="Space", id="entities.open",
                tooltip="See all that is known: mentions, company, questions; a timeline of the dates"),
        Binding("escape,left", "close", "List", key_display="Esc", id="entities.close",
                tooltip="Go back to the list"),
        Binding("r", "edit", "Correct", id="entities.edit",
                tooltip="Correct it: rename, change its kind, merge, split, write a note, delete"),
        Binding("u", "undo", "Undo", id="entities.undo", tooltip="Take the last correction back, then the one before"),
        Binding("slash", "filter", "Filter", key_display="/", id="entities.filter",
                tooltip="Show only entities whose names have some words"),
        Binding("s", "order", "Order", show=False, id="entities.order",
                tooltip="Another order: by weight, by position, A to Z, by count"),
        Binding("f", "scope", "Follow", show=False, id="entities.scope",
                tooltip="List what is on this page, what you have met so far, or the whole text"),
        Binding("x", "hide", "Hide kind", show=False, id="entities.hide", tooltip="Hide the kind the cursor is in"),
    ]  # fmt: skip

    entities: reactive[tuple[Entity, ...] | None] = reactive(None, repaint=False)
    marking: reactive[Marking | None] = reactive(None, repaint=False)
    known: reactive[Mapping[str, Tally]] = reactive(dict, repaint=False)
    questions: reactive[Mapping[str, tuple[Question, ...]]] = reactive(dict, repaint=False)
    locked: reactive[bool] = reactive(False, repaint=False, bindings=True)
    view: reactive[Span | None] = reactive(None, repaint=False)
    listing: reactive[Listing] = reactive(Listing(), repaint=False)
    opened: reactive[Entity | Kind | None] = reactive(None, repaint=False, bindings=True)
    more: reactive[bool] = reactive(False, repaint=False)
    hint: reactive[str] = reactive("", repaint=False)
    can_undo: reactive[bool] = reactive(False, repaint=False, bindings=True)

    @dataclass
    class Chosen(Message):
        """An entity was chosen, or one mention of it by number; once more means its next mention."""

        entity: Entity
        mention: int | None = None

    @dataclass
    class Edited(Message):
        """Something is to be changed about an entity; the cursor was on this mention of it, by number, or on none."""

        entity: Entity
        mention: int | None = None

    class Undone(Message):
        """The last correction is to be taken back."""

    @dataclass
    class Asked(Message):
        """The passage is wanted that an answered question rests on."""

        item: Item

    def __init__(self, document: Document, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.document = document
        self.english = True
        self._listed: list[Entity] = []
        self._row = -1
        self._edits = False

    def compose(self) -> ComposeResult:
        """Title, field for the filter, list, and what is known of the entity under the cursor."""
        yield Static("Entities", classes="pane-title", markup=False)
        yield Static(id="more", markup=False)
        yield Field("Filter by name", "To the list", "Show all")
        yield Static(id="notice", markup=False)
        yield Static(LOOKING, id="no-entities", markup=False)
        yield Static(LOCKED, id="locked", markup=False)
        yield RowList(id="entity-rows")
        yield Static(id="about", markup=False)

    def on_mount(self) -> None:
        """Say after a moment that names are still being looked for."""
        self.set_timer(PATIENCE, self._show_words)

    def on_resize(self) -> None:
        """Break what is told of one anew."""
        if self.opened is not None:
            self._show()
        self._describe()

    def watch_entities(self) -> None:
        """List other entities; what was opened stays open, and the cursor on its entity, also when that was merged.

        A cursor that is on the first entity, where nobody has put it, stays at the top of the list.
        """
        if isinstance(self.opened, Entity) and self._whole(self.opened) not in (self.entities or ()):
            self.opened = None
        entry, first = self._entry, self._first_row()
        self._show()
        if isinstance(entry, EntityRow) and (self._edits or entry is not first or entry.chosen):
            self._find(entry.entity)

    def watch_hint(self) -> None:
        """Say what would find more, above the list."""
        if self.query("#notice"):
            self._show_words()

    def watch_more(self, more: bool) -> None:
        """Say after a moment that the list is still filling; the row for it is there all the time."""
        if more:
            self.set_timer(PATIENCE, self._say_more)
        else:
            self._say_more()
            if self.query("#notice"):
                self._show_words()

    def _say_more(self) -> None:
        for row in self.query("#more").results(Static):
            row.update(Content(MORE if self.more and self.entities and not self.locked else ""))

    def watch_marking(self, old: Marking | None, marking: Marking | None) -> None:
        """Mark the row of the chosen entity; what is folded over it or opened in its place gives way."""
        chosen = self.chosen
        if (old and old.chosen) is chosen:
            return
        if chosen and isinstance(self.opened, Entity) and self.opened.id != chosen.id:
            self.opened = None
        if chosen and head_of(chosen) in self.listing.folded:
            self.listing = self.listing.fold(head_of(chosen))
        self._show(follow=True)

    def watch_known(self) -> None:
        """Say how well each entity is known."""
        self._show()

    def watch_questions(self) -> None:
        """Say how the questions about the opened entity went."""
        if isinstance(self.opened, Entity):
            self._show()

    def watch_locked(self) -> None:
        """Hide the entities, or show them again."""
        self._show()
        self._say_more()

    def watch_view(self) -> None:
        """List what is in view, where only that is listed."""
        if self.listing.scope != "whole text" and self.opened is None:
            self._show()

    def watch_listing(self) -> None:
        """List in another way."""
        self._show()

    def watch_opened(self, old: Entity | Kind | None, opened: Entity | Kind | None) -> None:
        """Show all that is known of one, or the list where it was left."""
        if not self.query(RowList):
            return
        rows = self.query_one(RowList)
        if old is None:
            self._row = rows.cursor
        self._show()
        if opened is None:
            rows.cursor = min(self._row, len(rows.entries) - 1)
        else:
            rows.scroll_home(animate=False)
            rows.cursor = next((nth for nth, row in enumerate(rows.entries) if row.selectable), -1)

    @property
    def chosen(self) -> Entity | None:
        """The entity whose mentions are marked in the text."""
        return self.marking.chosen if self.marking else None

    @property
    def _entry(self) -> Entry | None:
        """The row under the cursor."""
        rows = self.query(RowList)
        return rows.first().entry if rows else None

    def _first_row(self) -> Entry | None:
        """The row of the first entity."""
        rows = self.query(RowList)
        return next((row for row in rows.first().entries if isinstance(row, EntityRow)), None) if rows else None

    def focus_inside(self) -> None:
        """Take the focus to the list."""
        self.query_one(RowList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key only where it does something, and none while the entities are out of sight."""
        if self.locked or not self.entities:
            return False
        entry = self._entry
        if action == "choose":
            return not isinstance(entry, QuestionRow) or entry.answer is not None
        if action == "open":
            kind = entry.kind if isinstance(entry, HeadRow) else None
            return isinstance(entry, EntityRow | CompanyRow) or kind in LISTED_WHOLE
        if action == "edit":
            return self._edited is not None
        if action == "undo":
            return True
        if action == "close":
            return self.opened is not None or bool(self.listing.words)
        if action == "hide":
            return isinstance(entry, EntityRow | HeadRow)
        return self.opened is None

    def key_label(self, action: str) -> str | None:
        """What Enter, Space and Escape do here, in a word; undo is only said where there is something to take back."""
        entry = self._entry
        if action == "undo" and not self.can_undo:
            return ""
        if action == "choose" and isinstance(entry, HeadRow):
            return "Unfold" if entry.folded else "Fold"
        if action == "choose" and isinstance(entry, HiddenRow):
            return "Show them"
        if action == "choose" and isinstance(entry, CompanyRow):
            return "Open"
        if action == "open" and isinstance(entry, HeadRow):
            return "Timeline" if entry.kind is Kind.DATE else "List"
        return "Show all" if action == "close" and self.opened is None else None

    def _show(self, follow: bool = False) -> None:
        """Show what there is to show; with `follow` the cursor goes to the chosen entity."""
        if not self.query(RowList):  # the pane is only being made, or has gone
            return
        rows = self.query_one(RowList)
        self._listed = self.listing.listed(self.entities or (), self.document, self.view)
        if isinstance(self.opened, Entity):
            rows.entries = self._details(self.opened)
        elif self.opened is not None:
            rows.entries = whole_rows(self.opened, self._listed, self.document, self.size.width)
        else:
            self._show_list(rows, follow)
        self._show_title()
        self._show_words()
        rows.display = bool(rows.entries) and not self.locked
        self._describe()

    def _show_list(self, rows: RowList, follow: bool) -> None:
        chosen = self.chosen.id if self.chosen else None
        rows.entries = entity_rows(self._listed, self.document, self.listing, chosen, self.known)
        entities = [nth for nth, row in enumerate(rows.entries) if isinstance(row, EntityRow)]
        marked = [nth for nth in entities if rows.entries[nth].chosen]  # type: ignore[attr-defined]
        if follow and marked:
            rows.cursor = marked[0]
        elif self._row < 0 and entities:
            rows.cursor = self._row = entities[0]

    def _find(self, entity: Entity) -> None:
        """Put the cursor on an entity, or on the one it was merged into, if it is listed."""
        rows = self.query_one(RowList)
        for nth, row in enumerate(rows.entries):
            if isinstance(row, EntityRow) and entity.id in (row.entity.id, *row.entity.was):
                rows.cursor = nth

    def _details(self, entity: Entity) -> list[Entry]:
        listed = next((each for each in self._listed if each.id == entity.id), entity)
        tally, questions = self.known.get(entity.id), self.questions.get(entity.id, ())
        return detail_rows(listed, self._listed, self.document, self.size.width, tally, questions)

    def _show_title(self) -> None:
        title = PART if is_too_long(self.document) else "Entities"
        if self.entities and not self.locked:
            count, whole = len(self._listed), len(self.entities)
            how = self.listing.order if self.listing.scope == "whole text" else self.listing.scope
            title = f"{title}  {whole if count == whole else f'{count}/{whole}'}  {how}"
        self.query_one(".pane-title", Static).update(Content(title))

    def _show_words(self) -> None:
        """What is said where nothing is listed, and the field while it is needed."""
        found_none = NONE_FOUND if self.english else NONE_LOOKED_FOR
        looking = self.entities is None or (self.more and not self.entities)
        words = LOOKING if looking else NONE_LISTED if self.entities else found_none
        none, field = self.query_one("#no-entities", Static), self.query_one(Field)
        none.update(Content(words))
        none.display = not self.locked and not self._listed and not self.listing.hidden
        notice = self.hint if self.english else ONLY_SETTLED if self.entities else ""
        self.query_one("#notice", Static).update(Content(notice))
        self.query_one("#notice").display = bool(notice) and not self.locked
        self.query_one("#locked").display = self.locked
        field.display = not self.locked and (bool(self.listing.words) or field.has_focus)

    @on(RowList.Moved)
    def _describe(self) -> None:
        entry = self._entry
        about = self.query_one("#about", Static)
        about.display = isinstance(entry, EntityRow) and not self.locked
        if isinstance(entry, EntityRow):
            about.update(self._told(entry.entity))
        self.refresh_bindings()

    def _told(self, entity: Entity) -> Content:
        """What is told of an entity below the list, in no more rows than leave most of the room to the list."""
        width, most = self.size.width - 2, max(LEAST_TOLD, self.size.height // 3)
        rows = told_rows(entity, width, self.known.get(entity.id))
        if len(rows) > most:
            text, style = rows[most - 1]
            rows[most - 1 :] = [(fit(f"{text.rstrip()} …", width), style)]
        return Content("\n").join(Content.styled(text, INKS.get(style, "")) for text, style in rows)

    @on(RowList.Chosen)
    def action_choose(self) -> None:
        """Do what the row under the cursor is for."""
        entry = self._entry
        if isinstance(entry, EntityRow):
            self.post_message(self.Chosen(self._whole(entry.entity)))
        elif isinstance(entry, MentionRow | FactRow):
            self.post_message(self.Chosen(self._whole(entry.entity), entry.nth))
        elif isinstance(entry, CompanyRow):
            self.opened = entry.entity
        elif isinstance(entry, QuestionRow) and entry.answer:
            self.post_message(self.Asked(entry.item))
        elif isinstance(entry, HeadRow):
            self.listing = self.listing.fold(entry.name)
            self.query_one(RowList).show_below(entry.count if entry.folded else 0)
        elif isinstance(entry, HiddenRow):
            self.listing = replace(self.listing, hidden=frozenset())

    def _whole(self, entity: Entity) -> Entity:
        """The entity with all of its mentions."""
        return next((each for each in self.entities or () if each.id == entity.id), entity)

    def action_open(self) -> None:
        """Tell all that is known of what the cursor is on."""
        entry = self._entry
        if isinstance(entry, EntityRow | CompanyRow):
            self.opened = entry.entity
        elif isinstance(entry, HeadRow):
            self.opened = entry.kind

    @property
    def _edited(self) -> tuple[Entity, int | None] | None:
        """What would be corrected now: the entity under the cursor, or the opened one, at a mention or at none."""
        entry = self._entry
        if isinstance(entry, MentionRow | FactRow):
            return entry.entity, entry.nth
        entity = entry.entity if isinstance(entry, EntityRow) else self.opened
        return (entity, None) if isinstance(entity, Entity) else None

    def action_edit(self) -> None:
        """Correct the entity under the cursor, or the opened one."""
        if self._edited:
            self._edits = True
            entity, mention = self._edited
            self.post_message(self.Edited(self._whole(entity), mention))

    def action_undo(self) -> None:
        """Take the last correction back."""
        self.post_message(self.Undone())

    def action_close(self) -> None:
        """Go back to the list; from there show all of it again."""
        if self.opened is not None:
            self.opened = None
        else:
            self._clear_filter()

    def action_order(self) -> None:
        """Another order."""
        self.listing = self.listing.next_order()

    def action_scope(self) -> None:
        """List from another part of the text."""
        self.listing = self.listing.next_scope()

    def action_hide(self) -> None:
        """Hide the kind the cursor is in."""
        entry = self._entry
        kind = entry.kind if isinstance(entry, HeadRow) else entry.entity.kind if isinstance(entry, EntityRow) else None
        if kind:
            self.listing = replace(self.listing, hidden=self.listing.hidden | {kind})

    def action_filter(self) -> None:
        """Go to the field."""
        field = self.query_one(Field)
        field.display = True
        field.focus()

    @on(Field.Changed)
    def _narrow(self, event: Field.Changed) -> None:
        self.listing = replace(self.listing, words=event.value)

    @on(Field.Submitted)
    def _to_list(self) -> None:
        self.focus_inside()
        self.call_after_refresh(self._show_words)

    @on(Field.Left)
    def _clear_filter(self) -> None:
        self.query_one(Field).value = ""
        self._to_list()
