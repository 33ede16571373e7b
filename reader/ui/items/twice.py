"""Answers that seem unfinished: the widgets that ask once more before they submit one."""

from __future__ import annotations

from reader.quiz.model import Item, Response
from reader.ui.items.base import ItemWidget


class AsksTwice(ItemWidget):
    """Takes an answer that leaves a doubt only when Enter was pressed twice."""

    def __init__(self, item: Item, seed: str) -> None:
        super().__init__(item, seed)
        self._doubted = False

    def submit_unless(self, doubt: str, response: Response) -> None:
        """Submit a response; where there is a doubt say it the first time, and what to press to submit all the same."""
        if doubt and not self._doubted:
            self._doubted = True
            self.post_message(self.Refused(f"{doubt} Enter again submits it so."))
        else:
            self.post_message(self.Submitted(response))

    def touched(self) -> None:
        """Say that the answer has changed; a doubt that was said holds no more."""
        self._doubted = False
        self.post_message(self.Touched())
