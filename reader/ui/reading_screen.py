"""The reading screen: the article, the entities in it, and its quiz."""

from __future__ import annotations

import gc
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerState, get_current_worker

from reader.document.model import Document, Position
from reader.files import signature
from reader.first_page import may_have_quiz
from reader.library import Article
from reader.settings import Settings
from reader.ui.bars import KeyBar, TitleBar
from reader.ui.entity_room import EntityRoom
from reader.ui.loading import (
    BESIDE,
    NO_MODEL,
    BanksRead,
    EntitiesRead,
    Opening,
    import_all,
    load_banks,
    load_entities,
    report,
)
from reader.ui.marks import Marks
from reader.ui.page import PageView, Top
from reader.ui.page_room import PageRoom
from reader.ui.panes import ORDER, Pane, PaneRow
from reader.ui.place_keeper import PlaceKeeper
from reader.ui.quiz_room import QuizRoom
from reader.ui.selecting import Selecting
from reader.ui.trail import ANEW, Resumed
from reader.ui.travel import Travel
from reader.ui.ways import Ways
from reader.ui.whereabouts import Whereabouts

if TYPE_CHECKING:
    from reader.document.passages import Passages
    from reader.entities.model import Entity
    from reader.quiz.plan import Plan, Selection
    from reader.ui.app import ReaderApp
    from reader.ui.entity_pane import EntityPane
    from reader.ui.file_watch import FileWatch
    from reader.ui.marking import Marking
    from reader.ui.quiz_state import QuizState

PARTLY = "not all is shown"
WITHOUT_MODEL = "without a language model"
ANNOTATED_AFTER = 0.1
"""Seconds after which the entities tell how an answer went: its mark comes first."""


class ReadingScreen(Screen[None]):
    """Three panes around one article. The screen holds what they share and passes it down.

    The text is on the screen before anything else is even imported: the panes beside it are furnished after the first
    frame.
    """

    BLANK = True
    DEFAULT_CSS = """
    ReadingScreen {
        background: $background;
        layout: vertical;
        & PageView { width: 1fr; }
    }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "evidence", "Evidence", id="read.evidence", tooltip="Show the passage that proves the answer"),
        Binding("escape", "leave", "Back", key_display="Esc", id="read.leave",
                tooltip="Go back to the article, from shown evidence to the quiz; in the article take the marks away"),
        Binding("right_square_bracket", "mention(1)", "Next mention", key_display="]", id="read.next-mention",
                tooltip="Go to the next mention of the chosen entity or any"),
        Binding("left_square_bracket", "mention(-1)", "Previous mention", key_display="[", id="read.previous-mention",
                show=False, tooltip="Go to the previous mention of the chosen entity or any"),
        Binding("c", "contents", "Contents", id="read.contents", tooltip="Choose a heading to go to"),
        Binding("e", "entities", "Entities", id="read.entities",
                tooltip="Go to the entities: who and what the text is about"),
        Binding("i", "labels", "Kinds", show=False, id="read.labels",
                tooltip="Show beside each mention in the text what kind of thing it names, or no more"),
        Binding("t", "quiz", "Quiz", id="read.quiz", tooltip="Take the quiz: straight to the next question"),
        Binding("T", "choose_quiz", "Choose a quiz", key_display="T", show=False, id="read.choose-quiz",
                tooltip="Choose what to take: which quiz, all of it or what you missed"),
        Binding("tab", "pane(1)", "Panes", key_display="Tab", show=False, id="read.next-pane",
                tooltip="Go to the next pane"),
        Binding("shift+tab", "pane(-1)", "Pane before", show=False, id="read.previous-pane",
                tooltip="Go to the pane before"),
        Binding("f", "focus_mode", "Focus", show=False, id="read.focus",
                tooltip="Let the paragraph that you read stand out, or the sentence, or nothing"),
        Binding("plus,equals_sign", "width(1)", "Wider", key_display="+", show=False, id="read.wider",
                tooltip="Make the column wider"),
        Binding("minus", "width(-1)", "Narrower", key_display="-", show=False, id="read.narrower",
                tooltip="Make the column narrower"),
        Binding("backslash", "side_panes", "Panes", key_display="\\", show=False, id="read.side-panes",
                tooltip="Put the panes beside the article away, or back: each is still there by its key"),
        Binding("o", "app.open_file", "Open a file", show=False, id="read.open",
                tooltip="Open a text, web page, EPUB, Word document or PDF"),
        Binding("q", "back", "Back", id="read.back", tooltip="Go back to the library, or leave"),
    ]  # fmt: skip

    # What the panes show is theirs to draw: none of these is a reason to draw the whole screen again.
    focused: reactive[Widget | None] = reactive(None, repaint=False)
    entities: reactive[tuple[Entity, ...] | None] = reactive(None, repaint=False)
    marking: reactive[Marking | None] = reactive(None, repaint=False, bindings=True)

    def __init__(
        self,
        article: Article,
        document: Document,
        bank: Path | None = None,
        at_quiz: bool = False,
        plan: Plan | None = None,
        selection: Selection | None = None,
        resumed: Resumed = ANEW,
        part: str = "",
    ) -> None:
        super().__init__()
        self.article = article
        self.document = document
        self._opening = Opening(resumed.bank or bank, plan, selection, resumed.asking)
        self._wanted_pane: Pane | None = "quiz" if bank or at_quiz else None
        if resumed.pane != "page":
            self._wanted_pane = resumed.pane
        self._entity_pane: EntityPane | None = None
        self._file: FileWatch | None = None
        self._signature = signature(article.path)
        self.marks = Marks(self, partial(self._go_to, "page"))
        self._place = PlaceKeeper(self, article.key)
        self._whereabouts = Whereabouts(self)
        self._resumed = resumed
        self.travel = Travel(self, resumed.trail)
        self._part: Position | None = None
        if part:
            from reader.document.links import part_called

            self._part = part_called(document, part)

    @property
    def reader(self) -> ReaderApp:
        """The app, by its own type."""
        return cast("ReaderApp", self.app)

    @property
    def page(self) -> PageView:
        """The article's pane."""
        return self.query_one(PageView)

    @property
    def panes(self) -> PaneRow:
        """The panes in their row."""
        return self.query_one(PaneRow)

    @property
    def page_room(self) -> PageRoom:
        """The article's pane, with what is marked in it for a question."""
        return self.query_one(PageRoom)

    @property
    def room(self) -> QuizRoom:
        """The quiz's pane."""
        return self.query_one(QuizRoom)

    @property
    def ways(self) -> Ways:
        """What leads through the text: find, contents and the like."""
        return self.query_one(Ways)

    @property
    def likeliest(self) -> tuple[str, ...]:
        """The actions whose keys are said first."""
        return self.ways.likeliest

    @property
    def quiz(self) -> QuizState | None:
        """Where the quiz stands; None before the banks have been looked for, and while the screen is left."""
        try:
            return self.room.state
        except NoMatches:
            return None

    @property
    def sees_text(self) -> bool:
        """Whether the text may be looked at now."""
        return not (self.quiz and self.quiz.hides_text) or self.page_room.picking is not None

    @property
    def sees_entities(self) -> bool:
        """Whether the entities may be looked at now."""
        return not (self.quiz and self.quiz.locks_entities)

    @cached_property
    def passages(self) -> Passages:
        """The text by its sentences."""
        from reader.document.passages import Passages

        return Passages(self.document)

    def compose(self) -> ComposeResult:
        """The bars, the page, and room for the panes beside it."""
        place = self.reader.store.place(self.article.key)
        start = self._part or (place.position if place else Position(0, 0))
        top = self._resumed.top or Top(start, int(self._part is not None or start == Position(0, 0)))
        yield TitleBar()
        page = self._shown = PageView(self.document, top, self.reader.settings)
        panes = PaneRow(not self.reader.settings.panes, may_have_quiz(str(self.article.path.resolve())))
        with Ways(page, self.article.key, partial(self._go_to, "page"), self.travel), panes:
            yield EntityRoom(self.article, self.document, id="entities")
            page_room = PageRoom(page, id="page")
            yield page_room
            yield QuizRoom(page_room, self._opening, self._go_to, id="quiz")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the text first; what belongs to it comes behind it."""
        self.query_one(TitleBar).text = self.document.title
        self._whereabouts.measure_parts()
        self._arrange()
        self.set_focus(self.page)
        self.watch(self.page, "share", self._whereabouts.show, init=False)
        if self.page.display:
            self.page.fit(self.panes.page_size)
        self.watch(self.page_room, "picking", self._show_or_hide_text, init=False)
        self.watch(self.ways, "status", self._say, init=False)
        self.watch(self.app, "settings", self._dress, init=False)
        self.app.app_suspend_signal.subscribe(self, lambda _: self._place.leave(), immediate=True)
        self.call_after_refresh(self._furnish)

    @work
    async def _furnish(self) -> None:
        """Import what stands beside the text, keys being answered meanwhile, and have it put there."""
        await import_all(BESIDE)
        self.call_next(self._put_panes)

    async def _put_panes(self) -> None:
        """Put the entities into their room."""
        room = next(iter(self.query("#entities")), None)
        if room is None or not room.is_attached:  # the program is being left already
            return
        from reader.ui.code_colours import CodeColours
        from reader.ui.entity_pane import EntityPane

        self.page.colours = CodeColours(self.page)
        self.page.refresh()
        self._entity_pane = EntityPane(self.document).data_bind(
            entities=ReadingScreen.entities, marking=ReadingScreen.marking
        )
        self._entity_pane.view = self.page.view
        await room.mount(self._entity_pane)
        self.call_later(self._put_fields)  # what the keys that came meanwhile have done is shown before

    async def _put_fields(self) -> None:
        """Put the fields there, and read what the panes show."""
        from reader.ui.file_watch import FileWatch

        if not (self.is_attached and self.ways.is_attached):  # the program is being left already
            return
        ways = self.ways
        await ways.furnish(self._resumed.looked)
        if not ways.is_attached:  # the program is being left meanwhile
            return
        if self.document.unseen:
            self.tell(PARTLY, "contents", stays=True)
        self.watch(self.page, "noted", self._whereabouts.draw_landmarks)
        self.watch(self.room, "state", self._quiz_changed, init=False)
        self.watch(self.room, "clock", self._whereabouts.show, init=False)
        self._load(self.room)
        self._file = FileWatch(self, self._signature)
        self._file.start()
        if self._resumed.word:
            self.tell(self._resumed.word, stays=True)

    @work(thread=True, exit_on_error=False, group="load")
    def _load(self, room: QuizRoom) -> None:
        """Read entities and banks, off the screen's thread."""
        worker = get_current_worker()
        room.post_message(load_banks(self.reader, self.article, self.passages, self._opening))
        for entities in load_entities(self.reader, self.article, self.document, lambda: worker.is_cancelled):
            self.post_message(entities)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when something behind the screen broke; the text can be read all the same."""
        if event.state is WorkerState.ERROR:
            self.notify(
                f"{event.worker.error!r}", title="Something went wrong behind the page", severity="error", markup=False
            )

    @on(EntitiesRead)
    def _entities_read(self, message: EntitiesRead) -> None:
        if self._entity_pane:
            self._entity_pane.english = message.english
        self._take_entities(message.entities, message.more)
        if not message.more:
            self._whereabouts.draw_landmarks()  # the headings of a long plain text are known now
        report(self, message.problems)
        for problem in message.problems:
            if problem.code == NO_MODEL and self._entity_pane:
                self._entity_pane.hint = f"{problem.message[:1].upper()}{problem.message[1:]}."
                self.tell(WITHOUT_MODEL, "entities", stays=True)

    @on(EntityRoom.Corrected)
    def _entities_corrected(self, message: EntityRoom.Corrected) -> None:
        self._take_entities(message.entities)
        self.tell(message.word, "undo")

    def _take_entities(self, entities: tuple[Entity, ...], more: bool = False) -> None:
        """List other entities; with `more` others are still being looked for."""
        from reader.entities.model import names_by_id

        if self._entity_pane:
            self._entity_pane.more = more
        if entities is self.entities:
            return
        self.entities = entities
        gc.freeze()  # a book and its entities stay: looking through them for garbage would take longer than a frame
        self.marks.follow_entities()
        self.room.names = names_by_id(entities)
        if self.quiz and any(entity.was for entity in entities):
            self._annotate()

    @on(BanksRead)
    @on(QuizRoom.Came)
    def _go_where_wanted(self) -> None:
        """Go to the pane that was asked for before it was there."""
        self.panes.has_quiz |= bool(self.room.desks)
        self._arrange()
        self.refresh_bindings()
        if self._wanted_pane:
            wanted, self._wanted_pane = self._wanted_pane, None
            self.action_quiz() if wanted == "quiz" else self._go_to(wanted)

    @property
    def is_busy(self) -> bool:
        """Whether something is being typed, chosen, marked or answered."""
        typing = self.focused is not None and self.focused.check_consume_key("x", "x")
        choosing = self.page.chosen is not None or self.page_room.picking is not None
        return not self.is_active or self.room.is_answering or typing or choosing

    def _quiz_changed(self, old: QuizState | None, state: QuizState | None) -> None:
        """Show and hide what the quiz allows to be seen, and the passage that helps with the next try."""
        if state is None:
            return
        if self._entity_pane:
            self._entity_pane.locked = state.locks_entities
        self.marks.follow_quiz(old, state)
        if old is None or "results" in (old.phase, state.phase):
            self._annotate()
        elif "feedback" in (old.phase, state.phase) and state.item is old.item and not state.locks_entities:
            self.set_timer(ANNOTATED_AFTER, self._annotate)
        if state.phase == "skim":
            self._go_to("page")
        elif old and old.phase == "skim":
            self._go_to("quiz")
        else:
            self._show_or_hide_text()
        if state.help and state.help.span and not state.hides_text:
            self.marks.show_evidence((state.help.span,))
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Give the panes their room."""
        self._arrange()

    def _dress(self, settings: Settings) -> None:
        """Take other settings."""
        self.page.dress(settings)
        self.panes.away = not settings.panes
        self._arrange()

    def _show_or_hide_text(self) -> None:
        """Follow what the quiz allows to be seen."""
        if self.sees_text != self.ways.sees_text:
            self._arrange()

    def _arrange(self) -> None:
        self.panes.give_room(self.sees_text)
        self.page.display = self.page_room.display
        self.page_room.alone = "quiz" not in self.panes.arrangement.seen
        self.ways.sees_text = self.sees_text
        if "quiz" in self.panes.arrangement.seen and self.room.desks is not None:
            self.room.bring()

    def _go_to(self, pane: Pane) -> None:
        """Show a pane and give it the focus; one that is not there yet gets it when it comes."""
        if pane != "page" and (not self.room.is_known or (pane == "quiz" and self.quiz is None)):
            self._wanted_pane = pane
            if self.room.is_known:
                self.room.bring()
            return
        if pane == "page" and not self.sees_text:
            pane = "quiz"
        self.panes.come_to(pane)
        self._arrange()
        if pane == "page":
            self.set_focus(self.page)
        elif pane == "entities" and self._entity_pane:
            self._entity_pane.focus_inside()
        else:
            self.room.focus_inside()
        self._light()

    def on_descendant_focus(self) -> None:
        """Another pane may have the focus now."""
        self._light()

    def _light(self) -> None:
        self.query_one(TitleBar).lit = self.panes.at == "page"
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key only where it does something."""
        if action == "evidence":
            return self._has_evidence()
        if action in ("contents", "focus_mode", "width"):
            return self.sees_text
        if action == "mention":
            return bool(self.marking and self.marking.chosen) or bool(self.entities and self.sees_entities)
        if action == "leave":
            marked = bool(self.marking and self.marking.target) or self.ways.found or self.page.chosen is not None
            return (self.panes.at != "page" and self.sees_text) or self.marks.from_quiz or marked
        if action == "add_entity":
            named = self.page.chosen or self.page.found.here
            return self.entities is not None and self.sees_text and self.sees_entities and bool(named)
        if action == "labels":
            return bool(self.entities) and self.sees_text and self.sees_entities
        if action == "choose_quiz":
            return bool(self.room.desks)
        if action == "entities":
            return self.panes.at != action and self.sees_entities
        if action == "quiz":
            return self.panes.at != action
        return True

    def key_label(self, action: str) -> str | None:
        """What Escape, `q` and `]` do here, in a word or two.

        Contents and quiz are said where there is something in them, the contents not beside the article or marks.
        """
        if action == "mention(1)":
            chosen = self.marking and self.marking.chosen
            return "" if not chosen else "Next name" if self.marking and self.marking.roams else None
        if action == "contents":
            beside = self.panes.at != "page" or self.marking or self.ways.found
            return "" if beside or not (self.document.headings or self.document.unseen) else None
        if action == "quiz":
            return None if self.panes.has_quiz else ""
        if action == "back":
            return None if len(self.app.screen_stack) > 1 else "Quit"
        if action != "leave":
            return None
        if self.panes.at != "page":
            return "Article"
        if self.marks.from_quiz:
            return "Back to the quiz"
        return "Clear" if self.page.chosen else "Clear marks"

    def _has_evidence(self) -> bool:
        item = self.room.item_shown
        return bool(item and item.evidence)

    def action_contents(self) -> None:
        """Choose a heading."""
        self.ways.show_contents()

    def action_entities(self) -> None:
        """Go to the entities."""
        self._go_to("entities")

    def action_labels(self) -> None:
        """Show the kinds of the mentions in the text, or no more."""
        self.marks.switch_labels()

    def action_add_entity(self) -> None:
        """Make an entity of what is chosen in the text, or else of the place that was found."""
        named = self.page.chosen or self.page.found.here
        if named:
            self.query_one(EntityRoom).add(named)

    def action_quiz(self) -> None:
        """Go to the quiz, straight to the next question."""
        self.marks.from_quiz = False
        self.room.go_on()
        self._go_to("quiz")

    def action_choose_quiz(self) -> None:
        """Choose what to take."""
        self.room.choose()

    def action_pane(self, step: int) -> None:
        """Go round the panes."""
        self.marks.from_quiz = False
        panes = ORDER if self.sees_text else tuple(pane for pane in ORDER if pane != "page")
        self._go_to(panes[(panes.index(self.panes.at) + step) % len(panes)])

    def action_leave(self) -> None:
        """Leave what is innermost: the pane, the evidence that a question was left for, what was found, the marks."""
        if self.panes.at != "page":
            self._go_to("page")
        elif self.marks.from_quiz:
            self.marks.from_quiz = False
            self._go_to("quiz")
        elif self.page.chosen:
            self.page.chosen = None
        elif self.ways.found:
            self.ways.clear()
        else:
            self.marking = None

    def action_focus_mode(self) -> None:
        """Let a paragraph stand out, or a sentence, or nothing."""
        from reader.ui.adjusting import step_focus

        self.tell(step_focus(self.reader))

    def action_width(self, by: int) -> None:
        """Make the column wider or narrower."""
        from reader.ui.adjusting import step_measure

        if word := step_measure(self.reader, self.page.size.width, by):
            self.tell(word)

    def action_side_panes(self) -> None:
        """Have the article alone, or panes beside it again."""
        from reader.ui.adjusting import switch_panes

        if word := switch_panes(self.reader):
            self.tell(word)

    def action_back(self) -> None:
        """Leave the text."""
        self._place.leave()
        self.travel.end()
        self.reader.leave_text()

    def on_entity_pane_chosen(self, message: EntityPane.Chosen) -> None:
        """An entity was chosen in the sidebar."""
        self.marks.choose(message.entity, message.mention)

    def on_entity_pane_asked(self, message: EntityPane.Asked) -> None:
        """The passage is wanted that an answered question rests on."""
        self.marks.prove(message.item)

    @on(PageRoom.Pointed)
    @on(Selecting.AtWord)
    def _point(self, message: PageRoom.Pointed | Selecting.AtWord) -> None:
        """A mention was clicked on or come to by keys: its entity is chosen."""
        self.marks.point(message.place)

    def action_mention(self, step: int) -> None:
        """Go to the next or the previous mention of the chosen entity, or of any."""
        self.marks.step(step)

    def action_evidence(self) -> None:
        """Show the passage that proves the answer; once more, the next where there are several."""
        if self.room.item_shown:
            self.marks.prove(self.room.item_shown)

    def watch_marking(self, marking: Marking | None) -> None:
        """Hand the marks to the page, and say where among them the view is."""
        if self.is_mounted:
            self.page.highlights = marking.highlights if marking else ()
            self._say("")

    def _say(self, found: str) -> None:
        """Say beside the keys where among the hits or the mentions the view is, whatever was gone to last."""
        self.query_one(KeyBar).status = found or (self.marking.status if self.marking else "")

    def tell(self, word: str, action: str = "", stays: bool = False) -> None:
        """Say something beside the keys for a moment, first of them the key of an action.

        What no key has brought about `stays` when one is pressed.
        """
        self.query_one(KeyBar).tell(word, action, stays)

    def _annotate(self) -> None:
        """Show how well each entity is known, and in the results on the progress line where something was missed."""
        self._whereabouts.draw_landmarks()
        self.query_one(EntityRoom).annotate([desk.bank for desk in self.room.desks or ()])

    @on(TitleBar.Pointed)
    def _go_along(self, message: TitleBar.Pointed) -> None:
        """Go so far through the text as the line that says so was clicked on."""
        if self.sees_text:
            self._go_to("page")
            self.page.go_to(message.share)

    @on(PageView.Moved)
    def _moved(self, message: PageView.Moved) -> None:
        if self._entity_pane:
            self._entity_pane.view = self.page.view
        self._place.moved(message.position, message.share)

    def forget_place(self) -> None:
        """Keep the place no more: another screen shows the text now."""
        self._place.forget()

    def on_unmount(self) -> None:
        """Keep the place when the text is left in any way, and let go of what was kept for it."""
        self._place.end(self._shown)
        gc.unfreeze()
