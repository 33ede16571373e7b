"""The widget of an item with several right options: each is ticked."""

from __future__ import annotations

from reader.ui.items.listed import Ticks
from reader.ui.items.options import OptionsView


class SeveralView(OptionsView, Ticks):
    """Options of which any number can be ticked."""

    def choose(self, text: str) -> None:
        """A digit or a click ticks, or takes the tick away."""
        self.picked = self.picked ^ {text}

    def reached(self, text: str) -> None:
        """Coming to an option ticks nothing."""

    def sign(self, text: str) -> str:
        """A box."""
        return "[x]" if text in self.picked else "[ ]"

    def submit(self) -> None:
        """Submit what is ticked."""
        if self.picked:
            super().submit()
        else:
            self.post_message(self.Refused("Tick at least one first: its digit, or Space."))
