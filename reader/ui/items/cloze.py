"""The widget of a cloze item: the sentence, with a field in each of its gaps."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from reader.document.clean import clean_line
from reader.document.widths import cell_len
from reader.quiz.items.cloze import Cloze
from reader.quiz.model import Item, Mark, Part, Response
from reader.quiz.session import OVERRULED
from reader.ui.cells import Piece, Pieces, flow, strip_of
from reader.ui.field import Field
from reader.ui.items.twice import AsksTwice

NARROWEST, WIDEST = 10, 24
"""Cells of a gap: the same for all, so that none tells the length of its word."""

GAP = "gap"
"""The style of the room that is left in the sentence for a field."""


class ClozeView(AsksTwice, can_focus=True):
    """A sentence to be completed in place."""

    shows_stem = True
    DEFAULT_CSS = """
    ClozeView {
        height: auto;
        width: 1fr;
        background: $background;
        color: $ink;
        & > Field, & > Field:focus { position: absolute; padding: 0; text-style: underline; }
        &.-marked > Field { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "gap(1)", "Next gap", show=False, id="quiz.next-gap", tooltip="Go to the next gap"),
        Binding("up", "gap(-1)", "Gap before", show=False, id="quiz.gap-before", tooltip="Go to the gap before"),
        Binding("tab", "tab(1)", "Next gap", show=False, id="quiz.tab",
                tooltip="Go to the next gap; from the last one, to the next pane"),
        Binding("shift+tab", "tab(-1)", "Gap before", show=False, id="quiz.tab-back",
                tooltip="Go to the gap before; from the first one, to the pane before"),
    ]  # fmt: skip

    judged: reactive[tuple[Part, ...]] = reactive((), layout=True)

    def __init__(self, item: Item, seed: str) -> None:
        super().__init__(item, seed)
        self.sentence = cast("Cloze", item).sentence
        longest = max(cell_len(variant) for gap in self.sentence.gaps for variant in gap)
        self.room = max(NARROWEST, min(WIDEST, longest + 2))
        last = len(self.sentence.gaps) - 1
        self.fields = [Field("", "Submit" if nth == last else "Next gap") for nth in range(last + 1)]

    def compose(self) -> ComposeResult:
        """A field for each gap."""
        yield from self.fields

    @property
    def enter_label(self) -> str:
        """Enter goes back to the gaps from outside."""
        return "Write"

    @property
    def response(self) -> Response:
        """The words in the gaps; empty while there are none in any."""
        words = tuple(clean_line(field.value) for field in self.fields)
        return words if any(words) else ()

    def restore(self, response: Response) -> None:
        """Put the words back."""
        for field, words in zip(self.fields, response, strict=False):
            field.value = words

    def focus_field(self) -> None:
        """Take the focus to the first empty gap."""
        next((field for field in self.fields if not field.value.strip()), self.fields[0]).focus()

    def submit(self) -> None:
        """Submit what is in the gaps, some of them empty by a second Enter; go back to them when they were left."""
        empty = sum(not clean_line(field.value) for field in self.fields)
        if not any(field.has_focus for field in self.fields):
            self.focus_field()
        elif empty == len(self.fields):
            self.post_message(self.Refused("Fill at least one gap first."))
        else:
            doubt = "One gap is empty." if empty == 1 else f"{empty} gaps are empty." if empty else ""
            self.submit_unless(doubt, self.response)

    def show_mark(self, response: Response, mark: Mark) -> None:
        """Show in the sentence which words were right, and the right ones where they are others."""
        parts = self.item.parts(response)
        if mark.rule == OVERRULED:
            parts = tuple(part._replace(right=mark.score >= 1) for part in parts)
        self.judged = parts
        self.add_class("-marked")

    @property
    def _here(self) -> int | None:
        """The gap that is being written into."""
        return next((nth for nth, field in enumerate(self.fields) if field.has_focus), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tab goes from gap to gap while there is another; past the last it means what it means elsewhere."""
        if action == "tab" and isinstance(parameters[0], int):
            return self._here is not None and 0 <= self._here + parameters[0] < len(self.fields)
        return True

    def action_tab(self, step: int) -> None:
        """Go to another gap, never round."""
        self.action_gap(step)

    def action_gap(self, step: int) -> None:
        """Go to another gap."""
        here = self._here if self._here is not None else -1 if step > 0 else 0
        self.fields[(here + step) % len(self.fields)].focus()

    @on(Field.Changed)
    def _typing(self, event: Field.Changed) -> None:
        event.stop()
        self.touched()

    @on(Field.Submitted)
    def _entered(self, event: Field.Submitted) -> None:
        event.stop()
        nth = self.fields.index(cast("Field", event.input))
        if nth < len(self.fields) - 1:
            self.fields[nth + 1].focus()
        else:
            self.submit()

    def on_resize(self) -> None:
        """Lay the fields over their gaps."""
        self._place(self.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the sentence needs."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """One row of the sentence."""
        rows = self._rows(self.size.width)
        pieces = [Piece(text, "" if style == GAP else style) for text, style in rows[y]] if y < len(rows) else []
        return strip_of(pieces, self.size.width, self)

    def _rows(self, width: int) -> list[Pieces]:
        return flow(self._pieces(width - 1), width - 1)

    def _room_in(self, width: int) -> int:
        return max(1, min(self.room, width))

    def _pieces(self, width: int) -> Pieces:
        """The sentence with room for the fields, or with what was written and what is right.

        Where a gap and the word it hangs on are too long for one row, they part, so that no gap is cut in two.
        """
        pieces: Pieces = []
        word = 0
        for nth, text in enumerate(self.sentence.texts):
            gap = [] if nth == 0 else self._judged(nth - 1) if self.judged else self._gap(word, width)
            for piece in (*gap, Piece(text, "strong")):
                pieces.append(piece)
                _, space, rest = piece.text.rpartition(" ")
                word = cell_len(rest) + (0 if space else word)
        return pieces

    def _gap(self, word: int, width: int) -> Pieces:
        room = self._room_in(width)
        gap = Piece("\u00a0" * room, GAP)
        return [Piece(" "), gap] if word + room > width else [gap]

    def _judged(self, nth: int) -> Pieces:
        part = self.judged[nth]
        sign, style = ("✓", "found") if part.right else ("✗", "wrong")
        given = Piece(f"{sign}\u00a0{part.given or '…'}", style)
        if part.given == part.key:
            return [given]
        return [given, Piece(" "), Piece(f"({part.key})" if part.right else f"✓\u00a0{part.key}", "found")]

    def _place(self, width: int) -> None:
        """Give each field its place in the running text."""
        places = []
        for y, row in enumerate(self._rows(width)):
            x = 0
            for text, style in row:
                if style == GAP:
                    places.append((x, y))
                x += cell_len(text)
        for field, place in zip(self.fields, places, strict=False):
            field.styles.offset = place
            field.styles.width = self._room_in(width - 1)
