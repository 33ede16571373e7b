"""The widget of an order: entries that are carried to their places."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.binding import Binding, BindingType
from textual.reactive import reactive

from reader.quiz.items.order import Order
from reader.quiz.model import Item, Mark, Response
from reader.ui.cells import Piece, Pieces, fit
from reader.ui.items.listed import Listed, Row, hanging
from reader.ui.items.twice import AsksTwice

TAIL = 5
HOLDING = "The arrows carry it. Space lets go."
FREE = "Space takes hold of an entry, a digit puts it in its place."
PLACES = "✓ is followed by the right one. At the right: the place where it belongs."


class OrderView(Listed, AsksTwice):
    """Entries of which one can be held and carried, or sent to a place by its digit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "hold", "Take hold", key_display="Space", id="quiz.hold",
                tooltip="In an order: take hold of the entry, or let go of it"),
        Binding("shift+up", "carry(-1)", "Carry up", show=False, id="quiz.carry-up",
                tooltip="In an order: carry the entry up"),
        Binding("shift+down", "carry(1)", "Carry down", show=False, id="quiz.carry-down",
                tooltip="In an order: carry the entry down"),
    ]  # fmt: skip

    order: reactive[tuple[str, ...]] = reactive((), layout=True)
    held: reactive[bool] = reactive(False, layout=True, bindings=True)

    def __init__(self, item: Item, seed: str) -> None:
        super().__init__(item, seed)
        self.ordering = cast("Order", item)
        self.moved = False
        self.right = False
        self.set_reactive(OrderView.order, self.ordering.start(seed))
        self.set_reactive(OrderView.cursor, 0)

    @property
    def response(self) -> Response:
        """The order as it stands; empty before anything was moved."""
        return self.order if self.moved else ()

    def restore(self, response: Response) -> None:
        """Put the entries in an earlier order; those that have come into the bank since stand at the end."""
        kept = [text for text in dict.fromkeys(response) if text in self.ordering.entries]
        self.order = (*kept, *(text for text in self.order if text not in kept))
        self.moved = bool(kept)

    def submit(self) -> None:
        """Submit the order, after asking once more when nothing was moved."""
        self.submit_unless("" if self.moved else "You have moved nothing.", self.order)

    def show_mark(self, response: Response, mark: Mark) -> None:
        """Show which entries are followed by the right one, and where each belongs."""
        self.restore(response)
        self.right = mark.score >= 1
        self.held = False
        self.marked = True

    def key_label(self, action: str) -> str | None:
        """What a key does to the entry under the cursor."""
        return {"pick(1)": "Place", "hold": "Let go" if self.held else "Take hold"}.get(action)

    @property
    def entries_count(self) -> int:
        """The entries."""
        return len(self.order)

    def action_pick(self, digit: int) -> None:
        """Put the entry under the cursor in a place, and stay with it."""
        place = digit - 1
        if place != self.cursor:
            here = self.order[self.cursor]
            others = [text for text in self.order if text != here]
            self.order = (*others[:place], here, *others[place:])
            self.cursor = place
            self.moved = True
            self.touched()

    def action_move(self, step: int) -> None:
        """Go to the entry above or below, and take along the one that is held."""
        if self.held:
            self.action_carry(step)
        else:
            super().action_move(step)

    def action_carry(self, step: int) -> None:
        """Carry the entry under the cursor up or down."""
        if 0 <= self.cursor + step < len(self.order):
            self.action_pick(self.cursor + step + 1)

    def action_hold(self) -> None:
        """Take hold of the entry under the cursor, or let go."""
        self.held = not self.held

    def clicked(self, row: Row) -> None:
        """Take hold of an entry; where one is held already, put it here and let go."""
        if row.entry is None:
            return
        if self.held:
            self.action_pick(row.entry + 1)
        self.cursor = row.entry
        self.held = not self.held

    def rows(self, width: int) -> list[Row]:
        """The entries in their order, and under them what can be done."""
        rows = [Row(pieces, nth) for nth in range(len(self.order)) for pieces in self._entry(nth, width)]
        hint = PLACES if self.marked else HOLDING if self.held else FREE
        if self.right:
            return rows
        return [*rows, Row([]), *(Row(pieces) for pieces in hanging([Piece("  ")], hint, width, "dim"))]

    def _entry(self, nth: int, width: int) -> list[Pieces]:
        text = self.order[nth]
        sign, style = ("↕" if self.held else "▸", "accent") if nth == self.cursor else (" ", "")
        if self.marked:
            sign, style = self._judged(text)
        lead: Pieces = [Piece(f"{sign} ", style), Piece(f"{nth + 1}  ", "dim")]
        first, *more = hanging(lead, text, width - TAIL, style if self.marked else "")
        if self.marked and not self.right:
            place = self.ordering.key.index(text) + 1
            first = [*first[:-1], Piece(fit(first[-1].text, width - TAIL - 5), first[-1].style)]
            first.append(Piece(f"→ {place}", "dim" if place == nth + 1 else "found"))
        return [first, *more]

    def _judged(self, text: str) -> tuple[str, str]:
        """The sign of an entry; the last one in the right order has none to be followed by."""
        if self.right or text in self.ordering.followed(self.order):
            return "✓", "found"
        return (" ", "dim") if text == self.ordering.key[-1] else ("✗", "wrong")
