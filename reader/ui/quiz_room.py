"""The room of the quiz: it takes every step of it, and watches its clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.reactive import reactive
from textual.timer import Timer

from reader.errors import ReaderError
from reader.ui.panes import SideRoom

if TYPE_CHECKING:
    from reader.progress.desk import Desk
    from reader.quiz.model import Item, Response
    from reader.quiz.plan import Plan
    from reader.ui.app import ReaderApp
    from reader.ui.items.base import ItemWidget
    from reader.ui.items.passages import PassagesView
    from reader.ui.quiz_pane import QuizPane
    from reader.ui.quiz_state import QuizState
    from reader.ui.results_view import ResultsView

TICK = 0.5
"""Seconds between two looks at the clock while time is limited."""


class QuizRoom(SideRoom):
    """Where the quiz is taken. It holds the state; the pane in it shows that, and the screen looks on.

    `desks` are the quizzes there are, None before they have been looked for; `names` are those of the entities, by
    their ids.
    """

    state: reactive[QuizState | None] = reactive(None, repaint=False, bindings=True)
    clock: reactive[str] = reactive("", repaint=False)
    names: reactive[Mapping[str, str]] = reactive(dict, repaint=False)

    def __init__(self, begun: Callable[[], None], id: str) -> None:  # noqa: A002
        """`begun` shows what a quiz begins with."""
        super().__init__(id=id)
        self._begun = begun
        self.desks: tuple[Desk, ...] | None = None
        self.pane: QuizPane | None = None
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

    async def furnish(self, document_id: str) -> None:
        """Put the pane in; before that the room is empty, so that nothing of the quiz is imported for the text."""
        from reader.ui.quiz_pane import QuizPane

        pane = QuizPane(document_id)
        await self.mount(pane)
        self.pane = pane
        for name in ("state", "clock", "names"):
            self.watch(self, name, partial(self._hand_on, pane, name))

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
    def passages_view(self) -> PassagesView | None:
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
        """Begin a quiz or go on with it."""
        self.take(step)
        self._begun()

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
        """Set the clock for what has come up."""
        timed = (state.face, state.item, state.since) if state else ()
        if state is None or timed == self._timed:
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
