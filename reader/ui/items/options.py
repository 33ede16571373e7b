"""Options to choose from, by digit, arrow or mouse."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from reader.quiz.model import Item, Mark, Response
from reader.ui.cells import Piece, Pieces, strip_of, wrap
from reader.ui.items.base import ItemWidget

MOST_OPTIONS = 9


class OptionsView(ItemWidget, can_focus=True):
    """A list of options with digits before them."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    OptionsView {
        height: auto;
        width: 1fr;
        background: $background;
        color: $ink;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "pick(1)", "Choose", key_display="1-9", id="quiz.option-1", tooltip="Choose the first option"),
        *(
            Binding(
                str(n), f"pick({n})", f"Option {n}", show=False, id=f"quiz.option-{n}", tooltip=f"Choose option {n}"
            )
            for n in range(2, MOST_OPTIONS + 1)
        ),
        Binding("up,k", "move(-1)", "Option up", show=False, id="quiz.up", tooltip="Go to the option above"),
        Binding("down,j", "move(1)", "Option down", show=False, id="quiz.down", tooltip="Go to the option below"),
    ]

    cursor: reactive[int] = reactive(-1)
    picked: reactive[frozenset[str]] = reactive(frozenset())
    marked: reactive[bool] = reactive(False, bindings=True)

    def __init__(self, item: Item, seed: str) -> None:
        super().__init__(item, seed)
        self.choices = item.options(seed)

    @property
    def response(self) -> Response:
        """The options chosen, in the order shown."""
        return tuple(option.text for option in self.choices if option.text in self.picked)

    def watch_picked(self) -> None:
        """Say that the answer has changed."""
        if self.picked and not self.marked:
            self.post_message(self.Touched())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No option can be chosen once the item is marked, and none that is not there."""
        if action in ("pick", "move", "tick"):
            beyond = action == "pick" and isinstance(parameters[0], int) and parameters[0] > len(self.choices)
            return not self.marked and not beyond
        return True

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
        if self.cursor < 0:
            self.cursor = 0 if step > 0 else len(self.choices) - 1
        else:
            self.cursor = max(0, min(len(self.choices) - 1, self.cursor + step))
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

    def on_click(self, event: events.Click) -> None:
        """Choose the option under the mouse."""
        if not self.marked:
            for nth, (first, last) in enumerate(self._extents(self.size.width)):
                if first <= event.y < last:
                    self.action_pick(nth + 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the options need in a width."""
        return sum(len(rows) for rows in self._drawn(width))

    def render_line(self, y: int) -> Strip:
        """One row."""
        width = self.size.width
        for nth, rows in enumerate(self._drawn(width)):
            if y < len(rows):
                here = nth == self.cursor and not self.marked
                return strip_of(rows[y], width, self, "cursor" if here else "")
            y -= len(rows)
        return Strip.blank(width, self.visual_style.rich_style)

    def _drawn(self, width: int) -> list[list[Pieces]]:
        return [self._option(nth, width) for nth in range(len(self.choices))]

    def _option(self, nth: int, width: int) -> list[Pieces]:
        option = self.choices[nth]
        picked = option.text in self.picked
        style, tail = "", ""
        sign = self.sign(option.text)
        if self.marked:
            sign = ("✓" if option.right else "✗" if picked else " ").ljust(len(sign))
            style = "found" if option.right else "wrong" if picked else "dim"
            tail = "  ←\u00a0you" if picked else ""
        lead = f"{sign} {nth + 1}  "
        rows = wrap(option.text + tail, width - len(lead) - 1)
        sign_style = style if self.marked else "accent"
        first: Pieces = [Piece(f"{sign} ", sign_style), Piece(f"{nth + 1}  ", "dim"), Piece(rows[0], style)]
        return [first, *([Piece(" " * len(lead)), Piece(row, style)] for row in rows[1:])]

    def _extents(self, width: int) -> list[tuple[int, int]]:
        extents, top = [], 0
        for rows in self._drawn(width):
            extents.append((top, top + len(rows)))
            top += len(rows)
        return extents
