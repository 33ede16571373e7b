"""What every item widget does: take a response, and show what became of it."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.message import Message
from textual.widget import Widget

from reader.quiz.model import Item, Mark, Response

Stage = Literal["all", "answer", "mark"]


class ItemWidget(Widget):
    """Takes the answer to one item. Marking is not its business.

    `shows_stem`: the question is part of what the widget shows, and need not stand above it. `stage` is what of an item
    is asked for that the learner marks: a test asks for the answer alone, and for the marking when it is handed in.
    """

    shows_stem: ClassVar[bool] = False

    class Submitted(Message):
        """The learner wants this response marked."""

        def __init__(self, response: Response) -> None:
            self.response = response
            super().__init__()

    class Refused(Message):
        """There is nothing to mark yet; `reason` says what to do."""

        def __init__(self, reason: str) -> None:
            self.reason = reason
            super().__init__()

    class Touched(Message):
        """The learner has begun or changed an answer; what was said before no longer holds."""

    def __init__(self, item: Item, seed: str) -> None:
        super().__init__()
        self.item = item
        self.seed = seed
        self.stage: Stage = "all"

    @property
    def bound(self) -> bool:
        """Whether the answer must be finished now, since something was shown that would help to change it."""
        return False

    @property
    def enter_label(self) -> str:
        """What Enter does, in a word."""
        return "Submit"

    @property
    def response(self) -> Response:
        """What has been answered so far; empty when nothing was."""
        raise NotImplementedError

    def restore(self, response: Response) -> None:
        """Put an earlier response back, to be changed."""
        raise NotImplementedError

    def submit(self) -> None:
        """Post `Submitted` with the response, or `Refused` when there is none yet."""
        raise NotImplementedError

    def show_mark(self, response: Response, mark: Mark) -> None:
        """Show which answer was given and which was right, and take no further one."""
        raise NotImplementedError

    def focus_field(self) -> None:
        """Take the focus to where the answer is given."""
        self.focus()
