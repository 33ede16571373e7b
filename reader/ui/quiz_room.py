"""The room of the quiz: the quiz is brought into it, it takes every step of it, and watches its clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from reader.errors import ReaderError
from reader.ui.bars import NOTHING_TO_UNDO
from reader.ui.loading import QUIZ, BanksRead, Opening, first_desk, import_all, report
from reader.ui.page_room import PageRoom
from reader.ui.panes import Pane, SideRoom

if TYPE_CHECKING:
    from reader.progress.desk import Desk
    from reader.quiz.model import Item, Response
    from reader.quiz.plan import Plan
    from reader.ui.app import ReaderApp
    from reader.ui.items.base import ItemWidget
    from reader.ui.items.passages import PassagesView
    from reader.ui.quiz_pane import QuizPane
    from reader.ui.quiz_state import QuizState
    from reader.ui.reading_screen import ReadingScreen
    from reader.ui.results_view import ResultsView

TICK = 0.5
"""Seconds between two looks at the clock while time is limited."""
KEEP_BANKS_AFTER = 2.0
"""Seconds after which large banks are kept for the next time: the first question comes first."""


class QuizRoom(SideRoom):
    """Where the quiz is taken. It holds the state; the pane in it shows that, and the screen looks on.

    `desks` are the quizzes there are, None before they have been looked for; `names` are those of the entities, by
    their ids.
    """

    TITLE = "Quiz"

    state: reactive[QuizState | None] = reactive(None, repaint=False, bindings=True)
    clock: reactive[str] = reactive("", repaint=False)
    names: reactive[Mapping[str, str]] = reactive(dict, repaint=False)

    class Came(Message):
        """The quiz is there, and nothing of it was begun."""

    def __init__(self, page_room: PageRoom, opening: Opening, go: Callable[[Pane], None], id: str) -> None:  # noqa: A002
        """Passages are marked in the room of the page; `go` shows a pane and gives it the focus."""
        super().__init__(id=id)
        self._page_room = page_room
        self._opening = opening
        self._go = go
        self.desks: tuple[Desk, ...] | None = None
        self.pane: QuizPane | None = None
        self._comes = False
        self._keep: Callable[[], None] | None = None
        self._due: datetime | None = None
        self._timed: tuple[object, ...] = ()
        self._ticking: Timer | None = None

    @property
    def reader(self) -> ReaderApp:
        """The app, by its own type."""
        return cast("ReaderApp", self.app)

    @property
    def is_known(self) -> bool:
        """Whether it is known what a quiz allows to be seen, if there is one."""
        return self.state is not None or self.desks == ()

    @property
    def usual_plan(self) -> Plan:
        """How quizzes are taken unless something else is chosen."""
        from reader.quiz.plan import Mode, Plan

        settings = self.reader.settings
        return Plan(mode=Mode(settings.mode), certainty=settings.certainty)

    def on_banks_read(self, message: BanksRead) -> None:
        """Know which quizzes there are."""
        self.desks, self._keep = message.desks, message.keep
        report(self, message.problems)
        if message.desks:
            self.bring()

    def bring(self) -> None:
        """Have the quiz put in, once; before that nothing of it is imported, so that the text need not wait."""
        if not self._comes:
            self._comes = True
            self.screen.run_worker(self._furnish(), exit_on_error=False)

    async def _furnish(self) -> None:
        """Put the pane in, and begin with what was named."""
        await import_all(QUIZ)
        from reader.ui.quiz_pane import QuizPane
        from reader.ui.quiz_state import QuizState

        if not self.is_running:
            return
        pane = QuizPane(self._page_room.page.document.id)
        await self.mount(pane)
        self.pane = pane
        for name in ("state", "clock", "names"):
            self.watch(self, name, partial(self._hand_on, pane, name))
        bank, plan, selection, asking = self._opening
        state = self.state = QuizState.at(first_desk(self.desks or (), bank))
        if asking:
            self.take(partial(state.go_on, self.usual_plan))
        if plan or selection:
            self.begin(partial(state.resume, plan, selection))
        else:
            self.post_message(self.Came())
        if self._keep:
            self.set_timer(
                KEEP_BANKS_AFTER, partial(self.screen.run_worker, self._keep, thread=True, exit_on_error=False)
            )

    def _hand_on(self, pane: QuizPane, name: str, value: object) -> None:
        if pane.is_running:
            setattr(pane, name, value)

    @property
    def item_shown(self) -> Item | None:
        """The item whose evidence can be asked for."""
        return self.pane.item_shown if self.pane else None

    @property
    def response(self) -> Response:
        """What is entered in the question on the screen, and nothing where there is none."""
        return self.pane.response if self.pane else ()

    @property
    def is_answering(self) -> bool:
        """Whether an answer is being given, or was given just now."""
        phase = self.state.phase if self.state else "none"
        return phase in ("certainty", "feedback") or (phase == "question" and self.response != ())

    @property
    def _passages_view(self) -> PassagesView | None:
        """The question's widget, if it takes passages marked in the article."""
        from reader.ui.items.passages import PassagesView

        widget = self.pane.widget if self.pane else None
        return widget if isinstance(widget, PassagesView) else None

    def focus_inside(self) -> None:
        """Take the focus to where the next key belongs."""
        if self.pane:
            self.pane.focus_inside()

    def take(self, step: Callable[[], QuizState]) -> None:
        """Take a step of the quiz; one that cannot be kept is not taken, and says why."""
        try:
            self.state = step()
        except ReaderError as error:
            self.notify(str(error), title="This could not be kept", severity="error", markup=False, timeout=12)

    def begin(self, step: Callable[[], QuizState]) -> None:
        """Begin a quiz or go on with it: with a question, or with the text where that is to be skimmed first."""
        self.take(step)
        self._go("page" if self.state and self.state.phase == "skim" else "quiz")

    def go_on(self) -> None:
        """Come to the next question where none has come yet."""
        state = self.state
        if state and state.phase == "ready":
            self.take(partial(state.go_on, self.usual_plan))
        elif state and state.phase == "skim":
            self.take(state.proceed)

    def choose(self) -> None:
        """Ask which quiz is to be taken, which of its items, and how."""
        from reader.ui.quiz_menu import QuizMenu, Wish
        from reader.ui.quiz_state import QuizState

        def take(wish: Wish | None) -> None:
            if wish is not None:
                state = QuizState.at(wish.desk)
                self.begin(partial(state.begin, wish.plan, wish.selection) if wish.plan else state.go_on)

        current = self.state.desk if self.state else None
        desks = tuple(current if current and desk.bank.path == current.bank.path else desk for desk in self.desks or ())
        plan = current.session.plan if current and current.session else self.usual_plan
        self.app.push_screen(QuizMenu(desks, plan, self.names, self.reader.new_id()[:4]), take)

    def watch_state(self, state: QuizState | None) -> None:
        """Set the clock for what has come up, and let passages be marked where it asks for them."""
        if state is not None:
            self._set_clock(state)
            self._follow_passages(state)

    def _set_clock(self, state: QuizState) -> None:
        timed = (state.face, state.item, state.since)
        if timed == self._timed:
            return
        self._timed = timed
        try:
            self._due = state.due()
        except ReaderError as error:
            self.notify(str(error), severity="error", markup=False)
        if self._ticking:
            self._ticking.stop()
        self._ticking = self.set_interval(TICK, self._tick) if self._due else None
        self.clock = ""
        self._tick()

    def _tick(self) -> None:
        if self.state is None or self._due is None:
            return
        left = self._due - self.reader.clock()
        if left > timedelta(0):
            seconds = int(left.total_seconds())
            self.clock = f"{seconds // 60}:{seconds % 60:02} left"
            return
        self._due = None
        self.take(partial(self.state.time_up, self.response))

    def _follow_passages(self, state: QuizState) -> None:
        """Let passages be marked while a question asks for them, and afterwards show which were right."""
        self._page_room.follow(state)
        view = self._passages_view
        if view and view.item is state.item and state.phase == "question":
            self._page_room.ask(view.sought)

    def on_passages_view_asked(self, message: PassagesView.Asked) -> None:
        """A question asks for passages, or no more."""
        state = self.state
        if state is None or state.phase != "question" or (message.sought and message.sought.item is not state.item):
            return
        self._page_room.ask(message.sought)
        if message.go:
            self._go("page")

    def on_page_room_done(self) -> None:
        """What is marked is the answer; where nothing is, that is said above the text."""
        if self._passages_view and self._passages_view.spans:
            self._go("quiz")

    def on_page_room_left(self) -> None:
        """The question is to be seen again."""
        self._go("quiz")

    def on_item_widget_submitted(self, message: ItemWidget.Submitted) -> None:
        """A response is to be marked; after a mark it is the key to go on, pressed before the focus had moved."""
        if self.state:
            marked = self.state.phase == "feedback"
            self.take(self.state.proceed if marked else partial(self.state.submit, message.response))

    def on_item_widget_refused(self, message: ItemWidget.Refused) -> None:
        """There was nothing to mark yet."""
        if self.state:
            self.take(partial(self.state.noticing, message.reason))

    def on_quiz_pane_sure(self, message: QuizPane.Sure) -> None:
        """How sure the learner is of the answer."""
        if self.state:
            self.take(partial(self.state.say, message.certainty))

    def on_quiz_pane_visited(self, message: QuizPane.Visited) -> None:
        """An item is to be looked at again."""
        if self.state:
            self.take(partial(self.state.visit, message.item))

    def on_quiz_pane_wanted(self, message: QuizPane.Wanted) -> None:
        """The learner wants a step."""
        state = self.state
        if state is None:
            return
        if message.step == "report":
            self._report()
            return
        if message.step == "undo" and not state.marked:
            cast("ReadingScreen", self.screen).tell(NOTHING_TO_UNDO)
            return
        steps: dict[str, Callable[[], QuizState]] = {
            "begin": partial(state.go_on, self.usual_plan),
            "proceed": state.proceed,
            "skip": state.skip,
            "undo": state.undo,
            "flag": state.flag,
            "overrule": state.overrule,
            "review": partial(state.review, self.pane.response if self.pane else ()),
            "hand in": state.ask_to_hand_in,
        }
        self.take(steps[message.step])

    def on_results_view_wanted(self, message: ResultsView.Wanted) -> None:
        """What was missed, or everything, is to be taken again."""
        if self.state is None:
            return
        if message.step == "history":
            self._show_history()
        else:
            self.take(self.state.repeat if message.step == "repeat" else self.state.again)

    def _show_history(self) -> None:
        from reader.ui.history_screen import HistoryScreen

        if self.state and self.state.desk:
            self.app.push_screen(HistoryScreen(self.state.desk))

    def _report(self) -> None:
        from reader.ui.report_screen import ReportScreen

        item = self.item_shown or (self.state.item if self.state else None)
        desk = self.state.desk if self.state else None
        if item is None or desk is None:
            return

        def write(remark: str | None) -> None:
            if remark is None:
                return
            try:
                path = desk.report(item, remark)
            except ReaderError as error:
                self.notify(str(error), title="This could not be kept", severity="error", markup=False, timeout=12)
            else:
                self.notify(f"Kept for the author in {path}", markup=False)

        self.app.push_screen(ReportScreen(item), write)
