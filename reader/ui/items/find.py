"""The widget of a find item: the passages marked in the article, listed."""

from __future__ import annotations

from textual.app import ComposeResult

from reader.quiz.model import Mark, Response
from reader.ui.items.passages import PassagesView, Sought


class FindView(PassagesView, can_focus=True):
    """What has been marked in the article so far."""

    DEFAULT_CSS = """
    FindView {
        height: auto;
        width: 1fr;
    }
    """

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.listed

    @property
    def sought(self) -> Sought | None:
        """The passages, from the beginning."""
        return Sought(self, "", self.spans)

    @property
    def response(self) -> Response:
        """The passages marked."""
        return self.written

    def restore(self, response: Response) -> None:
        """Mark what was marked."""
        self.take_back(response)

    def submit(self) -> None:
        """Go to the article; what is marked is submitted there."""
        self.ask(go=True)

    def show_mark(self, response: Response, mark: Mark) -> None:
        """Show what was right to mark and what was missed."""
        self.judge(response)
