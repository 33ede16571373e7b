"""Options to choose from, by digit, arrow or mouse."""

from __future__ import annotations

from textual.reactive import reactive

from reader.quiz.model import Item, Mark, Response
from reader.ui.cells import Piece, Pieces
from reader.ui.items.base import ItemWidget
from reader.ui.items.listed import Listed, Row, hanging


class OptionsView(Listed, ItemWidget):
    """A list of options with digits before them."""

    picked: reactive[frozenset[str]] = reactive(frozenset())

    def __init__(self, item: Item, seed: str) -> None:
        super().__init__(item, seed)
        self.choices = item.options(seed)

    @property
    def response(self) -> Response:
        """The options chosen, in the order shown."""
        return tuple(option.text for option in self.choices if option.text in self.picked)

    def restore(self, response: Response) -> None:
        """Choose what was chosen."""
        self.picked = frozenset(response)

    def watch_picked(self) -> None:
        """Say that the answer has changed."""
        if self.picked and not self.marked:
            self.post_message(self.Touched())

    def submit(self) -> None:
        """Submit what is chosen."""
        if self.picked:
            self.post_message(self.Submitted(self.response))
        else:
            self.post_message(self.Refused(f"Choose first: a digit from 1 to {len(self.choices)}, or the arrows."))

    def show_mark(self, response: Response, mark: Mark) -> None:
        """Mark the right options and those that were chosen."""
        self.picked = frozenset(response)
        self.marked = True
        self.cursor = -1

    def action_pick(self, digit: int) -> None:
        """Choose the option with a digit."""
        self.cursor = digit - 1
        self.choose(self.choices[digit - 1].text)

    def action_move(self, step: int) -> None:
        """Go to the option above or below."""
        super().action_move(step)
        self.reached(self.choices[self.cursor].text)

    def choose(self, text: str) -> None:
        """What a digit or a click on an option does."""
        self.picked = frozenset({text})

    def reached(self, text: str) -> None:
        """What coming to an option by arrow does."""
        self.picked = frozenset({text})

    def sign(self, text: str) -> str:
        """What stands before the digit of an option that can be chosen."""
        return "▸" if text in self.picked else " "

    @property
    def entries_count(self) -> int:
        """The options."""
        return len(self.choices)

    def rows(self, width: int) -> list[Row]:
        """Each option on as many rows as it needs."""
        return [Row(pieces, nth) for nth in range(len(self.choices)) for pieces in self._option(nth, width)]

    def _option(self, nth: int, width: int) -> list[Pieces]:
        option = self.choices[nth]
        picked = option.text in self.picked
        style, tail = "", ""
        sign = self.sign(option.text)
        if self.marked:
            sign = ("✓" if option.right else "✗" if picked else " ").ljust(len(sign))
            style = "found" if option.right else "wrong" if picked else "dim"
            tail = "  ←\u00a0you" if picked else ""
        lead: Pieces = [Piece(f"{sign} ", style if self.marked else "accent"), Piece(f"{nth + 1}  ", "dim")]
        return hanging(lead, option.text + tail, width, style)
