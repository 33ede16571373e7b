"""A question on the screen: what is asked, where the answer is given, and what became of it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from reader.quiz.model import Item
from reader.ui.items import widget_for
from reader.ui.items.base import ItemWidget
from reader.ui.quiz_state import QuizState
from reader.ui.quiz_texts import feedback_for, kind_of, sure_for
from reader.ui.said import Said


class QuestionView(VerticalScroll, can_focus=False):
    """One item. It is shown a `QuizState` and makes another item widget only when the item has changed.

    Once nothing more can be answered the feedback takes the focus, so that it can be scrolled by keys when it is long.
    It has all that is left of the view from the first, so that what fits can come without anything being laid out anew.
    """

    DEFAULT_CSS = """
    QuestionView {
        scrollbar-size: 0 0;
        padding: 1 1 0 1;
        & > #body { height: auto; }
        & #kind { color: $dim; height: auto; }
        & #stem { height: auto; margin: 1 0; text-style: bold; }
        & #stem.-inside { height: 1; margin: 0; }
        & #answer { height: auto; }
        & #feedback { height: auto; margin-top: 1; }
    }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shown: tuple[object, ...] | None = None
        self._told_at: Size | None = None
        self._answer = Vertical(id="answer")
        self._feedback = Said(id="feedback")

    def compose(self) -> ComposeResult:
        """Kind, stem, room for the answer, and what became of it."""
        with Vertical(id="body"):
            yield Static(id="kind", markup=False)
            yield Static(id="stem", markup=False)
            yield self._answer
            yield self._feedback

    @property
    def widget(self) -> ItemWidget | None:
        """Where the answer is given; None while the question is not there yet or is being taken away."""
        found = [child for child in self._answer.children if isinstance(child, ItemWidget)]
        return found[-1] if found else None

    async def show(self, state: QuizState) -> bool:
        """Show an item with its mark or without; whether another widget was made for it."""
        item = state.item
        if item is None:
            return False
        fresh = self._shown != (item, state.seed, state.since)
        feedback = self._feedback
        if fresh:
            feedback.say(Content(""))  # a frame may come before the new question is there: no mark stands under it
            self._shown = (item, state.seed, state.since)
            await self._renew(item, state)
        self.can_focus = feedback.can_focus = state.phase != "question"
        if state.phase == "certainty":
            feedback.say(sure_for())
        elif state.answer and state.mark:
            if state.phase == "feedback" and self.widget:
                self.widget.show_mark(state.answer.response, state.mark)
            feedback.say(feedback_for(item, state.answer, state.mark, state.help, state.notice))
        else:
            feedback.say(Content.styled(state.notice, "$accent"))
        tells = state.phase != "question" or state.mark or (state.notice and not fresh)
        self._told_at = self.size if tells else None
        self.call_after_refresh(self._settle)
        return fresh

    def on_resize(self) -> None:
        """Measure the room again."""
        self.call_after_refresh(self._settle)

    def watch_virtual_size(self) -> None:
        """Show what became of the answer as soon as it has its place."""
        self._settle()

    def _settle(self) -> None:
        """Give the feedback the rows the answer leaves, and bring it into view; nothing once the screen is left."""
        if not self._feedback.is_attached:
            return
        top = self._feedback.virtual_region.y
        self._feedback.give(max(0, self.size.height - top))
        self._bring_feedback()

    def _bring_feedback(self) -> None:
        """Scroll as little as brings the feedback into view, its beginning at least; not again in another window."""
        if self._told_at == self.size:
            top = self._feedback.virtual_region.y
            needed = min(top, top + self._feedback.rows - self.size.height)
            self.scroll_to(y=max(round(self.scroll_y), needed), animate=False, force=True)

    def focus_feedback(self) -> None:
        """Take the focus, where nothing is to be answered."""
        self._feedback.focus(scroll_visible=False)

    def forget_notice(self, state: QuizState) -> None:
        """Take away a notice that a new answer has made untrue; the help for a next try stays."""
        if not state.mark:
            self._feedback.say(Content(""))
        elif state.notice and state.item and state.answer:
            self._feedback.say(feedback_for(state.item, state.answer, state.mark, state.help))

    async def _renew(self, item: Item, state: QuizState) -> None:
        self.query_one("#kind", Static).update(Content(kind_of(item, state)))
        answer = self._answer
        await answer.remove_children()
        if not answer.is_attached:  # the program is being left already
            return
        widget = widget_for(item, state.seed)
        widget.stage = "all" if state.plan.tells_marks else "mark" if state.closing else "answer"
        stem = self.query_one("#stem", Static)
        stem.set_class(widget.shows_stem, "-inside")
        stem.update(Content("" if widget.shows_stem else item.stem))
        await answer.mount(widget)
        if state.entered:
            widget.restore(state.entered)
        self.scroll_home(animate=False)
