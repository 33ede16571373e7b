"""Go to: a field for a line, a per cent or the words of a heading."""

from __future__ import annotations

from textual import on
from textual.message import Message

from reader.document.goto import Headings, Share, counted, target
from reader.document.model import Document, Position
from reader.ui.field import Field
from reader.ui.prompt import Prompt


class GoTo(Prompt):
    """The field stays until what is in it leads somewhere."""

    class Closed(Message):
        """The field was left: the line or the share of the text to go to, or None to stay.

        `count` is how many headings were meant, of which that is the first.
        """

        def __init__(self, to: Position | float | None = None, count: int = 1) -> None:
            super().__init__()
            self.to = to
            self.count = count

    def __init__(self, document: Document) -> None:
        leads = f"a {counted(document)} (120), a per cent (40%), a heading (#words)"
        super().__init__("Go to", Field(leads, "Go", "Give up"), id="go")
        self.document = document

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
        if isinstance(leads, Headings):
            self.post_message(self.Closed(Position(leads.lines[0], 0), len(leads.lines)))
        else:
            self.post_message(self.Closed(leads.share if isinstance(leads, Share) else leads))

    @on(Field.Left)
    def _leave(self) -> None:
        self.close()
        self.post_message(self.Closed())
