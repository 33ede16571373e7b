"""The reading screen: the article, the entities in it, and its quiz."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from reader.document.measure import time_left
from reader.document.model import Position, Span, TextDocument
from reader.errors import ReaderError
from reader.library import Article
from reader.progress.store import Place
from reader.ui.bars import KeyBar, TitleBar
from reader.ui.page import PageView
from reader.ui.panes import ORDER, Pane, arrange_panes

if TYPE_CHECKING:
    from reader.document.anchor import Anchors
    from reader.entities.model import Entity
    from reader.progress.desk import Desk
    from reader.ui.app import ReaderApp
    from reader.ui.entity_pane import EntityPane
    from reader.ui.items.base import ItemWidget
    from reader.ui.marking import Marking
    from reader.ui.quiz_pane import QuizPane
    from reader.ui.quiz_state import QuizState

KEEP_AFTER = 0.25
"""Seconds of quiet after which the place in the text is written."""


class ReadingScreen(Screen[None]):
    """Three panes around one article. The screen holds what they share and passes it down.

    The text is on the screen before anything else is even imported: the panes beside it are furnished after the first
    frame.
    """

    DEFAULT_CSS = """
    ReadingScreen {
        background: $background;
        layout: vertical;
        & > Horizontal { height: 1fr; }
        & #entities { border-right: solid $line; }
        & #quiz { border-left: solid $line; }
        &.-one #entities, &.-one #quiz { border: none; }
        & PageView { width: 1fr; }
    }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "evidence", "Evidence", id="read.evidence", tooltip="Show the passage that proves the answer"),
        Binding("escape", "leave", "Back", key_display="Esc", id="read.leave",
                tooltip="Go back to the article, from shown evidence to the quiz; in the article take the marks away"),
        Binding("right_square_bracket", "mention(1)", "Next mention", key_display="]", id="read.next-mention",
                tooltip="Go to the next mention of the chosen entity"),
        Binding("left_square_bracket", "mention(-1)", "Previous mention", key_display="[", id="read.previous-mention",
                show=False, tooltip="Go to the previous mention of the chosen entity"),
        Binding("e", "entities", "Entities", id="read.entities",
                tooltip="Go to the entities: who and what the text is about"),
        Binding("t", "quiz", "Quiz", id="read.quiz", tooltip="Take the quiz: straight to the next question"),
        Binding("T", "choose_quiz", "Choose a quiz", key_display="T", show=False, id="read.choose-quiz",
                tooltip="Choose what to take: which quiz, all of it or what you missed"),
        Binding("tab", "pane(1)", "Panes", key_display="Tab", show=False, id="read.next-pane",
                tooltip="Go to the next pane"),
        Binding("shift+tab", "pane(-1)", "Pane before", show=False, id="read.previous-pane",
                tooltip="Go to the pane before"),
        Binding("o", "app.open_file", "Open a file", show=False, id="read.open", tooltip="Open a .txt or .md file"),
        Binding("q", "back", "Back", id="read.back", tooltip="Go back to the library, or leave"),
    ]  # fmt: skip

    entities: reactive[tuple[Entity, ...] | None] = reactive(None)
    marking: reactive[Marking | None] = reactive(None, bindings=True)
    quiz: reactive[QuizState | None] = reactive(None, bindings=True)

    @dataclass
    class BanksRead(Message):
        """The quizzes of the text are there."""

        desks: tuple[Desk, ...]
        problems: tuple[ReaderError, ...]

    @dataclass
    class EntitiesRead(Message):
        """The entities of the text are there; in a long text without settled ones this takes a while."""

        entities: tuple[Entity, ...]
        problems: tuple[ReaderError, ...]

    def __init__(
        self, article: Article, document: TextDocument, bank: Path | None = None, at_quiz: bool = False
    ) -> None:
        super().__init__()
        self.article = article
        self.document = document
        self.desks: tuple[Desk, ...] = ()
        self._bank = bank
        self._at: Pane = "page"
        self._side: Pane = "entities"
        self._wanted_pane: Pane | None = "quiz" if bank or at_quiz else None
        self._entity_pane: EntityPane | None = None
        self._quiz_pane: QuizPane | None = None
        self._from_quiz = False
        self._timer: Timer | None = None
        self._here: Place | None = None

    @property
    def reader(self) -> ReaderApp:
        """The app, by its own type."""
        return cast("ReaderApp", self.app)

    @property
    def page(self) -> PageView:
        """The article's pane."""
        return self.query_one(PageView)

    @cached_property
    def anchors(self) -> Anchors:
        """The text made ready for finding quotes."""
        from reader.document.anchor import Anchors

        return Anchors(self.document)

    @cached_property
    def words(self) -> int:
        """The length of the text, near enough to tell the minutes and quick enough for the first frame."""
        return sum(len(line.text.split()) for line in self.document.lines)

    def compose(self) -> ComposeResult:
        """The bars, the page, and room for the panes beside it."""
        place = self.reader.store.place(self.article.key)
        start = place.position if place and place.position.line < len(self.document) else Position(0, 0)
        yield TitleBar()
        with Horizontal():
            yield Vertical(id="entities")
            yield PageView(self.document, start, self.reader.settings.measure, id="page")
            yield Vertical(id="quiz")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the text first; what belongs to it comes behind it."""
        self.query_one(TitleBar).text = self.document.title
        self._arrange()
        self.set_focus(self.page)
        if self.page.display:
            self.page.fit(self._page_size())
            self._show_progress(self.page.share)
        self.call_after_refresh(self._furnish)

    async def _furnish(self) -> None:
        """Put the panes into their rooms, and read what they show."""
        from reader.ui.entity_pane import EntityPane
        from reader.ui.quiz_pane import QuizPane

        self._entity_pane = EntityPane(self.document).data_bind(
            entities=ReadingScreen.entities, marking=ReadingScreen.marking
        )
        self._quiz_pane = QuizPane(self.document.id).data_bind(state=ReadingScreen.quiz)
        for name, pane in (("#entities", self._entity_pane), ("#quiz", self._quiz_pane)):
            room = self.query_one(name)
            if not room.is_attached:  # the program is being left already
                return
            await room.mount(pane)
        self._load()

    @work(thread=True, exit_on_error=False, group="load")
    def _load(self) -> None:
        """Read entities and banks, off the screen's thread."""
        from reader.progress.desk import open_desks

        app = self.reader
        paths = app.shelf.banks(self.article)
        if self._bank and self._bank.resolve() not in [path.resolve() for path in paths]:
            paths.insert(0, self._bank)
        desks, problems = open_desks(app.store, self.article.key, paths, app.clock, app.new_id)
        self.post_message(self.BanksRead(desks, problems))
        companions = app.shelf.companions(self.article, self.document)
        self.post_message(self.EntitiesRead(companions.entities, companions.problems))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when something behind the screen broke; the text can be read all the same."""
        if event.state is WorkerState.ERROR:
            self.notify(
                f"{event.worker.error!r}", title="Something went wrong behind the page", severity="error", markup=False
            )

    @on(EntitiesRead)
    def _take_entities(self, message: EntitiesRead) -> None:
        self.entities = message.entities
        self._report(message.problems)

    @on(BanksRead)
    def _take_banks(self, message: BanksRead) -> None:
        from reader.ui.quiz_state import QuizState

        self.desks = message.desks
        self.quiz = QuizState.at(self._first_desk())
        self._report(message.problems)
        if self._wanted_pane:
            wanted, self._wanted_pane = self._wanted_pane, None
            self.action_quiz() if wanted == "quiz" else self._go_to(wanted)

    def _report(self, problems: tuple[ReaderError, ...]) -> None:
        """Say that something was left out, and what is wrong with it."""
        wrong = [problem for problem in problems if not problem.warning]
        if wrong:
            more = f" (and {len(wrong) - 1} more; `reader check` lists them)" if len(wrong) > 1 else ""
            self.notify(f"{wrong[0]}{more}", title="Some of what belongs to this text was left out", markup=False,
                        severity="warning", timeout=8)  # fmt: skip

    def _first_desk(self) -> Desk | None:
        """The bank named, else one that goes on, else the first."""
        named = [desk for desk in self.desks if self._bank and desk.bank.path.resolve() == self._bank.resolve()]
        open_ = [desk for desk in self.desks if desk.session and desk.session.answers and not desk.session.finished]
        return next(iter([*named, *open_, *self.desks]), None)

    def on_resize(self) -> None:
        """Give the panes their room."""
        self._arrange()

    def _arrange(self) -> None:
        arrangement = arrange_panes(self.app.size.width, self._at, self._side)
        alone = len(arrangement.seen) == 1
        self.set_class(alone, "-one")
        for pane in ORDER:
            self.query_one(f"#{pane}").display = pane in arrangement.seen
        self.query_one("#entities").styles.width = "1fr" if alone else arrangement.entities
        self.query_one("#quiz").styles.width = "1fr" if alone else arrangement.quiz

    def _page_size(self) -> Size:
        """The size the page is about to have."""
        width, height = self.app.size
        seen, entities, quiz = arrange_panes(width, self._at, self._side)
        beside = sum(cells for pane, cells in (("entities", entities), ("quiz", quiz)) if pane in seen)
        return Size(width - beside, height - 2)

    def _go_to(self, pane: Pane) -> None:
        """Show a pane and give it the focus; one that is not there yet gets it when it comes."""
        if pane != "page" and self.quiz is None:
            self._wanted_pane = pane
            return
        self._at = pane
        if pane != "page":
            self._side = pane
        self._arrange()
        if pane == "page":
            self.set_focus(self.page)
        elif pane == "entities" and self._entity_pane:
            self._entity_pane.focus_inside()
        elif self._quiz_pane:
            self._quiz_pane.focus_inside()
        self._light()

    def on_descendant_focus(self) -> None:
        """Know which pane has the focus, however it came there."""
        for pane in ORDER:
            room = self.query_one(f"#{pane}")
            if room.has_focus or room.has_pseudo_class("focus-within"):
                self._at = pane
                if pane != "page":
                    self._side = pane
        self._light()

    def _light(self) -> None:
        self.query_one(TitleBar).lit = self._at == "page"
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key only where it does something."""
        if action == "evidence":
            return self._has_evidence()
        if action == "mention":
            return bool(self.marking and self.marking.chosen)
        if action == "leave":
            return self._at != "page" or self._from_quiz or bool(self.marking and self.marking.target)
        if action == "choose_quiz":
            return bool(self.desks)
        if action in ("entities", "quiz"):
            return self._at != action
        return True

    def key_label(self, action: str) -> str | None:
        """What Escape does here, in a word or two."""
        if action != "leave":
            return None
        if self._at != "page":
            return "Article"
        return "Back to the quiz" if self._from_quiz else "Clear marks"

    def _has_evidence(self) -> bool:
        item = self._quiz_pane.item_shown if self._quiz_pane else None
        return bool(item and item.evidence)

    def action_entities(self) -> None:
        """Go to the entities."""
        self._go_to("entities")

    def action_quiz(self) -> None:
        """Go to the quiz, straight to the next question."""
        self._from_quiz = False
        if self.quiz and self.quiz.phase == "ready":
            self._step(self.quiz.go_on)
        self._go_to("quiz")

    def action_choose_quiz(self) -> None:
        """Choose what to take."""
        from reader.ui.quiz_menu import QuizMenu, Wish
        from reader.ui.quiz_state import QuizState

        def take(wish: Wish | None) -> None:
            if wish is None:
                return
            state = QuizState.at(wish.desk)
            missed = wish.desk.session.missed if wish.what == "missed" and wish.desk.session else None
            self._step(state.go_on if wish.what == "go on" else lambda: state.begin(missed))
            self._go_to("quiz")

        current = self.quiz.desk if self.quiz else None
        desks = tuple(current if current and desk.bank.path == current.bank.path else desk for desk in self.desks)
        self.app.push_screen(QuizMenu(desks), take)

    def action_pane(self, step: int) -> None:
        """Go round the panes."""
        self._from_quiz = False
        self._go_to(ORDER[(ORDER.index(self._at) + step) % len(ORDER)])

    def action_leave(self) -> None:
        """Leave what is innermost: the pane, the evidence that a question was left for, the marks."""
        if self._at != "page":
            self._go_to("page")
        elif self._from_quiz:
            self._from_quiz = False
            self._go_to("quiz")
        else:
            self.marking = None

    def action_back(self) -> None:
        """Leave the text."""
        self._keep_place()
        self.reader.leave_text()

    def on_entity_pane_chosen(self, message: EntityPane.Chosen) -> None:
        """An entity was chosen in the sidebar."""
        self.choose_entity(message.entity)

    def choose_entity(self, entity: Entity) -> None:
        """Mark an entity's mentions and go to the next one from the page on; when it is chosen already, to its next."""
        if arrange_panes(self.app.size.width, "entities", "entities").seen == ("entities",):
            self._go_to("page")
        self._mark(self._marking().choose(entity, self.page.place))

    def action_mention(self, step: int) -> None:
        """Go to the next or the previous mention of the chosen entity, round from the last to the first."""
        if not self.page.display:
            self._go_to("page")
        self._mark(self._marking().step(step))

    def action_evidence(self) -> None:
        """Show the passage that proves the answer; once more, the next where there are several."""
        item = self._quiz_pane.item_shown if self._quiz_pane else None
        if item is None:
            return
        found = [self.anchors.find(placed.quote) for placed in item.evidence]
        spans = tuple(each.span for each in found if each)
        if not spans:
            self.notify("The passage this answer rests on is no longer in the text.", markup=False)
            return
        way_back = self._from_quiz or not self.page.display
        if not self.page.display:
            self._go_to("page")
        self._mark(self._marking().prove(spans))
        self._from_quiz = way_back
        self.refresh_bindings()

    def show_span(self, span: Span) -> None:
        """Go to the article, at a passage."""
        self._go_to("page")
        self._show(span)

    def _show(self, span: Span) -> None:
        self.call_after_refresh(self.page.show, span)

    def _marking(self) -> Marking:
        from reader.ui.marking import Marking

        return self.marking or Marking()

    def _mark(self, marking: Marking) -> None:
        """Mark something else in the text, and show it."""
        self._from_quiz = False
        self.marking = marking
        if marking.target:
            self._show(marking.target)

    def watch_marking(self, marking: Marking | None) -> None:
        """Hand the marks to the page, and say where among them the view is."""
        if self.is_mounted:
            self.page.highlights = marking.highlights if marking else ()
            self.query_one(KeyBar).status = marking.status if marking else ""

    def on_item_widget_submitted(self, message: ItemWidget.Submitted) -> None:
        """A response is to be marked."""
        if self.quiz:
            self._step(partial(self.quiz.submit, message.response))

    def on_item_widget_refused(self, message: ItemWidget.Refused) -> None:
        """There was nothing to mark yet."""
        if self.quiz:
            self.quiz = replace(self.quiz, notice=message.reason)

    def on_quiz_pane_wanted(self, message: QuizPane.Wanted) -> None:
        """The learner wants to go on."""
        if self.quiz is None:
            return
        if self.marking:
            self._from_quiz = False
            self.marking = self.marking.without_evidence()
        session = self.quiz.desk.session if self.quiz.desk else None
        steps: dict[str, Callable[[], QuizState]] = {
            "begin": self.quiz.go_on,
            "proceed": self.quiz.proceed,
            "again": self.quiz.begin,
            "repeat": partial(self.quiz.begin, session.missed if session else None),
        }
        self._step(steps[message.step])

    def _step(self, step: Callable[[], QuizState]) -> None:
        """Take a step of the quiz; one that cannot be kept is not taken, and says why."""
        try:
            self.quiz = step()
        except ReaderError as error:
            self.notify(str(error), title="This could not be kept", severity="error", markup=False, timeout=12)

    @on(PageView.Moved)
    def _moved(self, message: PageView.Moved) -> None:
        self._show_progress(message.share)
        furthest = max(message.share, self._here.share if self._here else 0.0)
        self._here = Place(message.position, furthest)
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(KEEP_AFTER, self._keep_place_behind)

    def _show_progress(self, share: float) -> None:
        title = self.query_one(TitleBar)
        title.share = share
        title.word = time_left(round(self.words * (1 - share))) if share < 1 else "at the end"

    @work(thread=True, exit_on_error=False, exclusive=True, group="place")
    def _keep_place_behind(self) -> None:
        self._keep_place()

    def _keep_place(self) -> None:
        """Write where the reading is. Failing to is no reason to stop reading."""
        if self._here is None:
            return
        try:
            self.reader.store.keep_place(self.article.key, self._here, self.reader.clock())
        except ReaderError as error:
            self.log.warning(str(error))

    def on_unmount(self) -> None:
        """Keep the place when the text is left in any way."""
        self._keep_place()
