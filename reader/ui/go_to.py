"""Go to: a field for a line, a per cent or the words of a heading."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.document.goto import Headings, Share, counted, target
from reader.document.model import Document, Position
from reader.ui.field import Field
from reader.ui.prompt import History, Prompt


class GoTo(Prompt):
    """The field stays until what is in it leads somewhere. Words of several headings lead to another one each time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "earlier(-1)", "Earlier", key_display="↑", priority=True, id="goto.earlier",
                tooltip="Take what was typed before"),
        Binding("down", "earlier(1)", "Later", show=False, priority=True, id="goto.later",
                tooltip="Take what was typed after that"),
    ]  # fmt: skip

    class Closed(Message):
        """The field was left: the line or the share of the text to go to, or None to stay.

        `count` is how many headings were meant, of which that is the `nth`.
        """

        def __init__(self, to: Position | float | None = None, nth: int = 1, count: int = 1) -> None:
            super().__init__()
            self.to = to
            self.nth, self.count = nth, count

    def __init__(self, document: Document) -> None:
        leads = f"a {counted(document)} (120), a per cent (40%), a heading (#words)"
        super().__init__("Go to", Field(leads, "Go", "Give up"), id="go")
        self.document = document
        self._history: History[str] = History()
        self._last = "", 0
        """What led somewhere last, and to which heading of those that were meant."""

    def ask(self) -> None:
        """Show the field."""
        self._history.begin()
        self.open("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was typed earlier only where there is any."""
        return bool(self._history.entries) if action == "earlier" else True

    def action_earlier(self, by: int) -> None:
        """Take something else that was typed before."""
        self.write(self._history.step(by, self.field.value) or "")

    @on(Field.Changed)
    def _typed(self) -> None:
        self.note("")

    @on(Field.Submitted)
    def _go(self, event: Field.Submitted) -> None:
        leads = target(self.document, event.value)
        if isinstance(leads, str):
            self.note(leads)
            return
        self.close()
        self._history.add(event.value)
        words, nth = self._last
        nth = nth + 1 if words == event.value else 0
        self._last = event.value, nth
        if isinstance(leads, Headings):
            nth, count = nth % len(leads.lines), len(leads.lines)
            self.post_message(self.Closed(Position(leads.lines[nth], 0), nth + 1, count))
        else:
            self.post_message(self.Closed(leads.share if isinstance(leads, Share) else leads))

    @on(Field.Left)
    def _leave(self) -> None:
        self.close()
        self.post_message(self.Closed())
