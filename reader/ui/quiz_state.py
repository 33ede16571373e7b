"""What the quiz pane shows, as a value: each step gives another one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from reader.progress.desk import Desk
from reader.quiz.model import Item, Mark, Response
from reader.quiz.session import Answer

Phase = Literal["none", "ready", "question", "feedback", "results"]


@dataclass(frozen=True)
class QuizState:
    """The bank being taken, the item on the screen, and its mark once it has one.

    `over` says that the results are shown; `notice` is a line for the learner.
    """

    desk: Desk | None = None
    item: Item | None = None
    answer: Answer | None = None
    mark: Mark | None = None
    over: bool = False
    notice: str = ""

    @property
    def phase(self) -> Phase:
        """Which of its faces the pane shows."""
        if self.desk is None:
            return "none"
        if self.over:
            return "results"
        if self.item is None:
            return "ready"
        return "question" if self.mark is None else "feedback"

    @property
    def seed(self) -> str:
        """The seed that options are shuffled by."""
        return self.desk.session.seed if self.desk and self.desk.session else ""

    @classmethod
    def at(cls, desk: Desk | None) -> QuizState:
        """A bank at rest: its results if the last session is over, else ready to go on."""
        over = bool(desk and desk.session and desk.session.finished and desk.session.answers)
        return cls(desk=desk, over=over)

    def go_on(self) -> QuizState:
        """The next item of the session that goes on, a new session where none does."""
        return self if self.desk is None else replace(self, desk=self.desk.go_on()).proceed()

    def begin(self, only: Iterable[str] | None = None) -> QuizState:
        """A new session of all items, or those named, at its first item."""
        return self if self.desk is None else replace(self, desk=self.desk.begin(only)).proceed()

    def proceed(self) -> QuizState:
        """The first item not answered yet, or the results."""
        if self.desk is None or self.desk.session is None:
            return self
        identity = self.desk.session.next_item
        item = self.desk.bank.item(identity) if identity else None
        return QuizState(desk=self.desk, item=item, over=item is None)

    def submit(self, response: Response) -> QuizState:
        """The item with its mark, which is on disk when this returns. Raises ReaderError when it cannot be written."""
        if self.desk is None or self.item is None or self.mark is not None:
            return self
        desk, answer, mark = self.desk.submit(self.item, response)
        notice = "" if answer.response == response else "This was answered in another window; that answer counts."
        return replace(self, desk=desk, answer=answer, mark=mark, notice=notice)
