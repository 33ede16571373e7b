"""The quiz pane: one item at a time, what became of it, and at the end the results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from reader.quiz.certainty import Certainty
from reader.quiz.model import Item, Response
from reader.ui.field import Field
from reader.ui.items.base import ItemWidget
from reader.ui.question_view import QuestionView
from reader.ui.quiz_state import Phase, QuizState
from reader.ui.quiz_texts import ReviewRow, message_for, review_for, review_rows, title_for
from reader.ui.results_view import ResultsView
from reader.ui.rows import RowList

ENTER: dict[Phase, str] = {
    "ready": "Begin", "skim": "Begin now", "question": "Submit", "certainty": "Do not say", "feedback": "Next",
    "review": "Look at it",
}  # fmt: skip
FACES: dict[Phase, str] = {
    "none": "message", "ready": "message", "skim": "message", "question": "question", "certainty": "question",
    "feedback": "question", "review": "review", "results": "results",
}  # fmt: skip
"""What the pane shows, by the id of the widget."""
Step = Literal["begin", "proceed", "skip", "undo", "flag", "overrule", "review", "hand in", "report"]


class QuizPane(Vertical, can_focus=True):
    """The quiz. It shows a `QuizState` and says what the learner wants; marking and keeping are done elsewhere."""

    DEFAULT_CSS = """
    QuizPane {
        background: $background;
        color: $ink;
        & > .pane-title { color: $dim; padding: 0 1; height: 1; }
        &:focus-within > .pane-title, &:focus > .pane-title { color: $accent; text-style: bold; }
        & > .face { height: 1fr; display: none; }
        & > #message { padding: 1 1; height: auto; }
        & > #review { padding: 1 0 0 0; & > Static { height: auto; padding: 0 1 1 1; } & > RowList { height: 1fr; } }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "Go on", key_display="Enter", id="quiz.enter",
                tooltip="Begin, have the answer marked, go on"),
        Binding("1", "sure('sure')", "Sure", id="quiz.sure", tooltip="Where certainty is asked: you are sure"),
        Binding("2", "sure('think so')", "Think so", id="quiz.think-so", tooltip="Where it is asked: you think so"),
        Binding("3", "sure('guess')", "Guess", id="quiz.guess", tooltip="Where it is asked: you guessed"),
        Binding("s", "want('skip')", "Skip", id="quiz.skip", tooltip="Put the question off till the others are done"),
        Binding("f", "want('flag')", "Flag", id="quiz.flag", tooltip="In a test: flag the question for the review"),
        Binding("r", "want('review')", "Review", id="quiz.review", tooltip="In a test: look over all the questions"),
        Binding("h", "want('hand in')", "Hand in", id="quiz.hand-in", tooltip="In the review: hand in the test"),
        Binding("y", "want('overrule')", "Overrule", id="quiz.overrule",
                tooltip="Overrule the mark of an answer in words: it is recorded as your decision"),
        Binding("u", "want('undo')", "Undo", id="quiz.undo", tooltip="Take back the answer just marked"),
        Binding("exclamation_mark", "want('report')", "Report", key_display="!", show=False, id="quiz.report",
                tooltip="Tell the author that something is wrong with the question"),
    ]  # fmt: skip

    state: reactive[QuizState | None] = reactive(None, repaint=False, bindings=True)
    clock: reactive[str] = reactive("", repaint=False)
    names: reactive[Mapping[str, str]] = reactive(dict, repaint=False)

    def __init__(self, document_id: str) -> None:
        super().__init__()
        self.document_id = document_id

    @dataclass
    class Wanted(Message):
        """The learner wants a step of the quiz."""

        step: Step

    @dataclass
    class Sure(Message):
        """How sure the learner is of the answer, None for no answer to that."""

        certainty: Certainty | None

    @dataclass
    class Visited(Message):
        """The learner wants to see an item again, to change its answer."""

        item: Item

    @property
    def phase(self) -> Phase | None:
        """Which of its faces the pane shows; None before the banks have been looked for."""
        return self.state.phase if self.state else None

    @property
    def item_shown(self) -> Item | None:
        """The item whose evidence can be asked for: the one just marked, or the one chosen in the results."""
        if self.phase == "feedback" and self.state:
            return self.state.item
        return self.query_one(ResultsView).item_shown if self.phase == "results" else None

    @property
    def response(self) -> Response:
        """What has been answered so far to the item on the screen."""
        return self.widget.response if self.widget else ()

    @property
    def widget(self) -> ItemWidget | None:
        """Where the item on the screen is answered."""
        return self.query_one(QuestionView).widget

    def compose(self) -> ComposeResult:
        """Every face of the pane; the state decides which is seen."""
        yield Static("Quiz", classes="pane-title", markup=False)
        yield Static(id="message", classes="face", markup=False)
        yield QuestionView(id="question").add_class("face")
        with Vertical(id="review", classes="face"):
            yield Static(markup=False)
            yield RowList()
        yield ResultsView(id="results").add_class("face")

    async def watch_state(self, old: QuizState | None, state: QuizState | None) -> None:
        """Show another state."""
        if state is None:
            return
        with self.app.batch_update():  # title, question and feedback change in one frame
            await self._show(old, state)

    async def _show(self, old: QuizState | None, state: QuizState) -> None:
        if old is None or FACES[old.phase] != FACES[state.phase]:
            for face in self.query(".face"):
                face.display = face.id == FACES[state.phase]
        had_focus = self.has_pseudo_class("focus-within") or self.has_focus
        self._show_title()
        changed = old is None or old.phase != state.phase
        if state.phase in ("none", "ready", "skim"):
            self.query_one("#message", Static).update(message_for(state, self.document_id))
        elif state.phase == "results":
            self.query_one(ResultsView).show(state)
        elif state.phase == "review":
            self._show_review(state)
        else:
            changed = await self.query_one(QuestionView).show(state) or changed
        if had_focus and changed:
            if state.phase == "feedback":  # nothing is typed into it, so that the mark can be seen before
                self.call_after_refresh(self.focus_inside)
            else:
                self.focus_inside()

    def watch_names(self, names: Mapping[str, str]) -> None:
        """Call the entities by other names."""
        for results in self.query(ResultsView):  # none when the program is being left
            results.names = names

    def watch_clock(self) -> None:
        """Say the time that is left."""
        self._show_title()

    def _show_title(self) -> None:
        if self.state and self.is_mounted:
            title, words = self.query_one(".pane-title", Static), Content(title_for(self.state, self.clock))
            if title.content != words:
                title.update(words, layout=False)

    def _show_review(self, state: QuizState) -> None:
        rows = self.query_one("#review RowList", RowList)
        self.query_one("#review Static", Static).update(review_for(state))
        rows.entries = review_rows(state)

    def focus_inside(self) -> None:
        """Take the focus to where the next key belongs."""
        if self.phase == "question" and self.widget:
            self.widget.focus_field()
        elif self.phase == "results":
            self.query_one(ResultsView).focus_inside()
        elif self.phase == "review":
            self.query_one("#review RowList").focus()
        elif self.phase in ("certainty", "feedback"):
            self.query_one(QuestionView).focus_feedback()
        else:
            self.focus()

    def on_focus(self) -> None:
        """Hand the focus on to the answer: the pane may get it before the item is there."""
        if self.phase == "question" and self.widget:
            self.widget.focus_field()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key only where it does something."""
        if action == "enter":
            return self.phase in ENTER
        if action == "sure":
            return self.phase == "certainty"
        return self._offers(str(parameters[0])) if action == "want" else True

    def _offers(self, step: str) -> bool:
        state = self.state
        if state is None or state.session is None:
            return False
        testing = not state.plan.tells_marks and not state.closing
        offered = {
            "skip": state.phase == "question" and state.can_skip and not (self.widget and self.widget.bound),
            "flag": testing and state.phase == "question",
            "review": testing and state.phase == "question",
            "hand in": state.phase == "review",
            "overrule": state.marked and bool(state.item and state.item.overrulable),
            "undo": True,
            "report": state.item is not None or self.item_shown is not None,
        }
        return offered[step]

    def key_label(self, action: str) -> str | None:
        """What a key does here, in a word; undo is only said where there is something to take back."""
        if action == "want('overrule')" and self.state and self.state.mark:
            return "I was right" if self.state.mark.score < 1 else "I was wrong"
        if action == "want('undo')" and not (self.state and self.state.marked):
            return ""
        if action != "enter" or self.phase is None:
            return None
        return self.widget.enter_label if self.phase == "question" and self.widget else ENTER.get(self.phase)

    @on(Field.Left)
    def _leave_field(self) -> None:
        if self.widget:
            self.widget.focus()

    @on(RowList.Chosen, "#review RowList")
    def action_enter(self) -> None:
        """Begin, have the answer marked, go on, or look at an item again: whatever comes next."""
        if self.phase == "question" and self.widget:
            self.widget.submit()
        elif self.phase == "certainty":
            self.post_message(self.Sure(None))
        elif self.phase == "review":
            entry = self.query_one("#review RowList", RowList).entry
            if isinstance(entry, ReviewRow):
                self.post_message(self.Visited(entry.item))
        elif self.phase in ENTER:
            self.post_message(self.Wanted("begin" if self.phase == "ready" else "proceed"))

    def action_sure(self, certainty: str) -> None:
        """Say how sure one is."""
        self.post_message(self.Sure(Certainty(certainty)))

    def action_want(self, step: Step) -> None:
        """Ask for a step of the quiz."""
        self.post_message(self.Wanted(step))

    @on(ItemWidget.Touched)
    def _touched(self) -> None:
        if self.state and self.phase == "question":
            self.query_one(QuestionView).forget_notice(self.state)
