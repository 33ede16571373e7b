"""The widget of a recall: a text to write, and then the points to tick that it makes."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static, TextArea

from reader.document.clean import clean
from reader.quiz.items.recall import LONGEST, NONE_MADE, Recall
from reader.quiz.model import Item, Mark, Response
from reader.ui.cells import Piece, Pieces, plain_number
from reader.ui.field import Field
from reader.ui.items.listed import Row, Ticks, hanging
from reader.ui.items.twice import AsksTwice

WRITING = "Enter hands it over, Ctrl+J begins a new line. Then you see what to look for in it."
IN_TEST = "Enter hands it over, Ctrl+J begins a new line. You mark it yourself when the test is handed in."
TICKING = "Which of these does your answer say? Tick them, then Enter."


class TextBox(TextArea):
    """A box to write in: Enter hands over what was written, Escape leaves it."""

    DEFAULT_CSS = """
    TextBox, TextBox:focus {
        height: auto;
        min-height: 4;
        max-height: 8;
        border: none;
        padding: 0 1;
        background: $cursor;
        color: $ink;
        scrollbar-size: 0 0;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "Hand over", key_display="Enter", id="text.done",
                tooltip="Hand over what was written"),
        Binding("ctrl+j,shift+enter", "new_line", "New line", key_display="Ctrl+J", id="text.new-line",
                tooltip="Begin a new line"),
        Binding("escape", "leave", "Leave the text", key_display="Esc", id="text.leave", tooltip="Leave the text"),
    ]  # fmt: skip

    class Done(Message):
        """What was written is handed over."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=Content(placeholder), highlight_cursor_line=False)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is text here, the slash too: by its name alone Textual does not know its character."""
        return super().check_consume_key(key, "/" if key == "slash" else character)

    async def _on_key(self, event: events.Key) -> None:
        """Do what a key is bound to at its turn: the app looks bindings up only when later keys may be written."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if binding.action in ("done", "new_line"):
                event.stop()
                event.prevent_default()
                await self.run_action(binding.action)

    def action_done(self) -> None:
        """Say that the text is handed over."""
        self.post_message(self.Done())

    def action_new_line(self) -> None:
        """Begin a new line where the cursor is."""
        self.insert("\n")

    def action_leave(self) -> None:
        """Say that the text is left."""
        self.post_message(Field.Left())


class TickList(Ticks):
    """Points to tick."""

    made: reactive[frozenset[str]] = reactive(frozenset())

    class Changed(Message):
        """A point was ticked, or its tick taken away."""

    def __init__(self, points: tuple[str, ...]) -> None:
        super().__init__()
        self.points = points

    @property
    def entries_count(self) -> int:
        """The points."""
        return len(self.points)

    def action_pick(self, digit: int) -> None:
        """Tick a point, or take its tick away."""
        self.cursor = digit - 1
        self.made ^= {self.points[self.cursor]}
        self.post_message(self.Changed())

    def rows(self, width: int) -> list[Row]:
        """Each point on as many rows as it needs."""
        return [Row(pieces, nth) for nth in range(len(self.points)) for pieces in self._point(nth, width)]

    def _point(self, nth: int, width: int) -> list[Pieces]:
        made = self.points[nth] in self.made
        sign, style = "[x]" if made else "[ ]", ""
        if self.marked:
            sign, style = ("✓  ", "found") if made else ("✗  ", "wrong")
        lead: Pieces = [Piece(f"{sign} ", style or "accent"), Piece(f"{nth + 1}  ", "dim")]
        return hanging(lead, self.points[nth], width, style)


class RecallView(AsksTwice, can_focus=True):
    """First the text, without a sight of the points; then the points, and the text can no longer be changed."""

    DEFAULT_CSS = """
    RecallView {
        height: auto;
        width: 1fr;
        & > Static { height: auto; }
        & > #how { color: $dim; margin-top: 1; }
        & > #model { margin-top: 1; }
        & > .-empty { display: none; }
        & > TickList { margin-top: 1; }
    }
    """

    def __init__(self, item: Item, seed: str) -> None:
        super().__init__(item, seed)
        self.recall = cast("Recall", item)
        self.written = ""
        self.box = TextBox("Write your answer")
        self.ticks = TickList(self.recall.rubric)
        self.ticks.display = False

    def compose(self) -> ComposeResult:
        """The box and, once it is handed over, the text, the model answer and the points."""
        yield self.box
        yield Static(id="text", classes="-empty", markup=False)
        yield Static(id="model", classes="-empty", markup=False)
        yield Static(WRITING if self.stage == "all" else IN_TEST, id="how", markup=False)
        yield self.ticks

    def on_mount(self) -> None:
        """Show the points of a response that was put back before there was room for it."""
        self._show_stage()

    @property
    def writing(self) -> bool:
        """Whether the text can still be changed."""
        return not self.written

    @property
    def bound(self) -> bool:
        """Once the points are seen the text stays as it is."""
        return not self.writing

    @property
    def enter_label(self) -> str:
        """Enter hands the text over, goes back to it from outside, and submits what is ticked."""
        return "Submit" if not self.writing else "Hand over" if self.box.has_focus else "Write"

    @property
    def response(self) -> Response:
        """The text and the points ticked; while it is being written the text alone."""
        if self.writing:
            text = self._typed
            return (text,) if text else ()
        return (self.written, *(self.recall.made(("", *self.ticks.made)) or (NONE_MADE,)))

    @property
    def _typed(self) -> str:
        return clean(self.box.text).strip()

    def restore(self, response: Response) -> None:
        """Put the text back, and with it the ticks once the points were seen."""
        if response and (len(response) > 1 or self.stage == "mark"):
            self.ticks.made = frozenset(response[1:]) & set(self.recall.rubric)
            self._hand_over(response[0])
        else:
            self.box.text = "".join(response)
            self.box.move_cursor(self.box.document.end)

    def submit(self) -> None:
        """Hand the text over, or submit what is ticked; go back to the text when it is empty or was left."""
        text = self._typed
        if not self.writing:
            made = len(self.response) > 1 and self.response[1] != NONE_MADE
            self.submit_unless("" if made else "You have ticked nothing.", self.response)
        elif not text:
            self.box.focus()
            self.post_message(self.Refused("Write your answer first."))
        elif len(text) > LONGEST:
            said = f"That is {plain_number(len(text))} characters; {plain_number(LONGEST)} are the most. Shorten it."
            self.post_message(self.Refused(said))
        elif not self.box.has_focus:
            self.box.focus()
        elif self.stage == "answer":
            self.post_message(self.Submitted((text,)))
        else:
            self._hand_over(text)
            self.ticks.focus()
            self.ticks.cursor = 0
            self.touched()

    def show_mark(self, response: Response, mark: Mark) -> None:
        """Show the text with the points that it makes and those it does not."""
        self.ticks.made = frozenset(response[1:])
        self.ticks.marked = True
        self._hand_over(response[0] if response else " ")

    def focus_field(self) -> None:
        """Take the focus to the text, or to the points once they are there."""
        (self.box if self.writing else self.ticks).focus()

    def _hand_over(self, text: str) -> None:
        self.written = text
        self._show_stage()

    def _show_stage(self) -> None:
        self.box.display = self.writing
        self.ticks.display = not self.writing
        if self.writing or not self.is_mounted:
            return
        for name, head, text in (("text", "Your answer", self.written), ("model", "A model answer", self.recall.model)):
            if text:
                shown = self.query_one(f"#{name}", Static).remove_class("-empty")
                shown.update(Content.assemble((f"{head}\n", "$dim"), text))
        how = self.query_one("#how", Static)
        how.update(TICKING)
        how.display = not self.ticks.marked
        self.refresh_bindings()

    @on(TextArea.Changed)
    def _typing(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.writing:
            self.touched()

    @on(TextBox.Done)
    def _done(self, event: TextBox.Done) -> None:
        event.stop()
        self.submit()

    @on(TickList.Changed)
    def _ticked(self, event: TickList.Changed) -> None:
        event.stop()
        self.touched()
