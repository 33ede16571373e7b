"""The widget of a prove item: options, and below them the passages marked in the article."""

from __future__ import annotations

from typing import cast

from textual import on
from textual.app import ComposeResult

from reader.quiz.items.prove import Prove
from reader.quiz.model import Mark, Response
from reader.ui.items.base import ItemWidget
from reader.ui.items.choice import ChoiceView
from reader.ui.items.options import OptionsView
from reader.ui.items.passages import PassagesView, Sought
from reader.ui.items.several import SeveralView

FIRST = "Then mark the passage that shows it, in the article."


class ProveView(PassagesView):
    """The question first; once it is answered, the passage."""

    DEFAULT_CSS = """
    ProveView {
        height: auto;
        width: 1fr;
        & > PassageList { margin-top: 1; }
    }
    """

    def __init__(self, item: Prove, seed: str) -> None:
        super().__init__(item, seed)
        self.proving = False
        self.options: OptionsView = (SeveralView if item.many else ChoiceView)(item.inner, seed)

    def compose(self) -> ComposeResult:
        """The options, and the list."""
        yield self.options
        yield self.listed

    @property
    def sought(self) -> Sought | None:
        """The passages, once an answer was given."""
        if not self.proving or not self.options.response:
            return None
        return Sought(self, f"Your answer: {'; '.join(self.options.response)}", self.spans)

    @property
    def how(self) -> str:
        """The answer comes first."""
        return super().how if self.proving else FIRST

    @property
    def response(self) -> Response:
        """The options chosen, and then the passages marked."""
        return (*self.options.response, *self.written)

    def restore(self, response: Response) -> None:
        """Choose what was chosen, and mark what was marked."""
        item = cast("Prove", self.item)
        self.options.restore(item.answer_in(response))
        self.proving = bool(item.passages_in(response))
        self.take_back(item.passages_in(response))

    def submit(self) -> None:
        """Go to the article once an answer is chosen; what is marked there is submitted with it."""
        self.options.submit()

    def show_mark(self, response: Response, mark: Mark) -> None:
        """Show the right options, what was right to mark, and what was missed."""
        item = cast("Prove", self.item)
        answer = item.answer_in(response)
        self.options.show_mark(answer, item.inner.mark(answer))
        self.judge(item.passages_in(response))

    def focus_field(self) -> None:
        """Take the focus to the options."""
        self.options.focus()

    @on(ItemWidget.Submitted)
    def _answered(self, event: ItemWidget.Submitted) -> None:
        if self.spans and event.response == self.response:
            return
        event.stop()
        self.proving = True
        self.ask(go=True)

    @on(ItemWidget.Touched)
    def _touched(self) -> None:
        if self.proving:
            self.ask()
