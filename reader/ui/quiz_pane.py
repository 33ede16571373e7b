"""The quiz pane: one item at a time, what became of it, and at the end the results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from reader.quiz.model import Item
from reader.ui.field import Field
from reader.ui.items import widget_for
from reader.ui.items.base import ItemWidget
from reader.ui.quiz_state import Phase, QuizState
from reader.ui.quiz_texts import ResultRow, feedback_for, message_for, result_for, result_rows, score_for, title_for
from reader.ui.rows import RowList

ENTER: dict[Phase, str] = {"ready": "Begin", "question": "Submit", "feedback": "Next"}


class QuizPane(Vertical, can_focus=True):
    """The quiz. It shows a `QuizState` and says what the learner wants; marking and keeping are done elsewhere."""

    DEFAULT_CSS = """
    QuizPane {
        background: $background;
        color: $ink;
        & > .pane-title { color: $dim; padding: 0 1; height: 1; }
        &:focus-within > .pane-title, &:focus > .pane-title { color: $accent; text-style: bold; }
        & > #message { padding: 1 1; height: auto; display: none; }
        & > #question { height: 1fr; display: none; scrollbar-size: 0 0; padding: 1 1 0 1; }
        & #kind { color: $dim; height: 1; }
        & #stem { height: auto; margin: 1 0; text-style: bold; }
        & #feedback { height: auto; margin-top: 1; }
        & > #score { height: auto; padding: 1 1; display: none; }
        & > #results { height: 1fr; display: none; }
        & > #result { height: auto; max-height: 50%; padding: 0 1; border-top: solid $line; display: none; }
        &.-none > #message, &.-ready > #message { display: block; }
        &.-question > #question, &.-feedback > #question { display: block; }
        &.-results > #score, &.-results > #results, &.-results > #result { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "enter",
            "Go on",
            key_display="Enter",
            id="quiz.enter",
            tooltip="Begin, have the answer marked, go on",
        ),
        Binding("r", "repeat", "Repeat the missed", id="quiz.repeat", tooltip="Take the questions you missed again"),
        Binding("a", "again", "Take all again", id="quiz.again", tooltip="Take the whole quiz again"),
    ]

    state: reactive[QuizState | None] = reactive(None, bindings=True)

    def __init__(self, document_id: str) -> None:
        super().__init__()
        self.document_id = document_id

    @dataclass
    class Wanted(Message):
        """The learner wants to go on: `begin`, `proceed`, `repeat` the missed, or take all `again`."""

        step: str

    @property
    def phase(self) -> Phase | None:
        """Which of its faces the pane shows; None before the banks have been looked for."""
        return self.state.phase if self.state else None

    @property
    def item_shown(self) -> Item | None:
        """The item whose evidence can be asked for: the one just marked, or the one chosen in the results."""
        if self.phase == "feedback" and self.state:
            return self.state.item
        if self.phase == "results":
            entry = self.query_one("#results", RowList).entry
            return entry.item if isinstance(entry, ResultRow) else None
        return None

    @property
    def _widget(self) -> ItemWidget | None:
        found = self.query(ItemWidget)
        return found.last() if found else None

    def compose(self) -> ComposeResult:
        """Every face of the pane; the state decides which is seen."""
        yield Static("Quiz", classes="pane-title", markup=False)
        yield Static(id="message", markup=False)
        with VerticalScroll(id="question", can_focus=False):
            yield Static(id="kind", markup=False)
            yield Static(id="stem", markup=False)
            yield Vertical(id="answer")
            yield Static(id="feedback", markup=False)
        yield Static(id="score", markup=False)
        yield RowList(id="results")
        yield Static(id="result", markup=False)

    def on_mount(self) -> None:
        """Let the container of the answer be as high as it is."""
        self.query_one("#answer").styles.height = "auto"

    async def watch_state(self, old: QuizState | None, state: QuizState | None) -> None:
        """Show another state."""
        if state is None:
            return
        if old:
            self.remove_class(f"-{old.phase}")
        self.add_class(f"-{state.phase}")
        self.query_one(".pane-title", Static).update(Content(title_for(state)))
        if state.phase in ("none", "ready"):
            self.query_one("#message", Static).update(message_for(state, self.document_id))
        elif state.phase == "results":
            self._show_results(state)
        else:
            await self._show_item(old, state)

    def focus_inside(self) -> None:
        """Take the focus to where the next key belongs."""
        if self.phase == "question" and self._widget:
            self._widget.focus_field()
        elif self.phase == "results":
            self.query_one("#results", RowList).focus()
        elif not self.has_pseudo_class("focus-within"):
            self.focus()

    def on_focus(self) -> None:
        """Hand the focus on to the answer: the pane may get it before the item is there."""
        if self.phase == "question" and self._widget:
            self._widget.focus_field()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key only where it does something."""
        if action == "enter":
            return self.phase in ENTER
        if action == "repeat":
            session = self.state.desk.session if self.state and self.state.desk else None
            return self.phase == "results" and bool(session and session.missed)
        return self.phase == "results" if action == "again" else True

    def key_label(self, action: str) -> str | None:
        """What Enter does here, in a word."""
        if action != "enter" or self.phase is None:
            return None
        return self._widget.enter_label if self.phase == "question" and self._widget else ENTER.get(self.phase)

    @on(Field.Left)
    def _leave_field(self) -> None:
        if self._widget:
            self._widget.focus()

    def action_enter(self) -> None:
        """Begin, have the answer marked, or go on: whatever comes next."""
        if self.phase == "question" and self._widget:
            self._widget.submit()
        elif self.phase in ("ready", "feedback"):
            self.post_message(self.Wanted("begin" if self.phase == "ready" else "proceed"))

    def action_repeat(self) -> None:
        """Take what was missed again."""
        self.post_message(self.Wanted("repeat"))

    def action_again(self) -> None:
        """Take everything again."""
        self.post_message(self.Wanted("again"))

    @on(ItemWidget.Touched)
    def _touched(self) -> None:
        if self.phase == "question":
            self.query_one("#feedback", Static).update("")

    async def _show_item(self, old: QuizState | None, state: QuizState) -> None:
        item = state.item
        if item is None:
            return
        if old is None or old.item is not item or old.seed != state.seed:
            had_focus = self.has_pseudo_class("focus-within")
            self.query_one("#kind", Static).update(Content(f"{item.process.capitalize()} · {item.instruction.lower()}"))
            self.query_one("#stem", Static).update(Content(item.stem))
            self.query_one("#feedback", Static).update("")
            answer = self.query_one("#answer")
            await answer.remove_children()
            if not answer.is_attached:  # the program is being left already
                return
            await answer.mount(widget_for(item, state.seed))
            self.query_one("#question").scroll_home(animate=False)
            if had_focus:
                self.focus_inside()
        feedback = self.query_one("#feedback", Static)
        if state.mark and state.answer and self._widget:
            self._widget.show_mark(state.answer.response, state.mark)
            feedback.update(feedback_for(item, state.answer, state.mark, state.notice))
            if self.has_pseudo_class("focus-within") and item.type_name == "typed":
                self.focus()
            self.call_after_refresh(self.query_one("#question").scroll_to_widget, feedback, animate=False)
        else:
            feedback.update(Content.styled(state.notice, "$accent") if state.notice else "")

    def _show_results(self, state: QuizState) -> None:
        if state.desk is None or state.desk.session is None:
            return
        session = state.desk.session
        self.query_one("#score", Static).update(score_for(session))
        rows = self.query_one("#results", RowList)
        rows.entries = result_rows(state.desk, session)
        had_focus = self.has_pseudo_class("focus-within")
        if had_focus:
            rows.focus()
        self._show_result()

    @on(RowList.Moved, "#results")
    def _show_result(self) -> None:
        entry = self.query_one("#results", RowList).entry
        if isinstance(entry, ResultRow):
            self.query_one("#result", Static).update(result_for(entry))
        self.refresh_bindings()
