"""The prompt: a field in the row above the keys, with what it is for before it and what came of it behind."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from reader.ui.cells import plain_number
from reader.ui.field import Field


class Prompt(Horizontal):
    """One row to type in. It is there all the time and shown when asked for; the page above gets a row smaller."""

    DEFAULT_CSS = """
    Prompt {
        dock: bottom;
        height: 1;
        display: none;
        background: $cursor;
        & > .prompt-label { width: auto; padding: 0 0 0 1; color: $accent; text-style: bold; }
        & > Field { width: 1fr; }
        & > .prompt-note { width: auto; max-width: 75%; padding: 0 1; color: $wrong; }
        & > .prompt-note { text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, label: str, field: Field, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.field = field
        self._label = Static(label, classes="prompt-label", markup=False)
        self._note = Static("", classes="prompt-note", markup=False)

    def compose(self) -> ComposeResult:
        """Label, field and note."""
        yield self._label
        yield self.field
        yield self._note

    def label(self, text: str) -> None:
        """Say what the field is for."""
        self._label.update(Content(text))

    def note(self, text: str) -> None:
        """Say what is wrong with what was typed, which can be mended now; nothing takes it away."""
        self._note.update(Content(text))

    @on(Field.Full)
    def _refuse(self, message: Field.Full) -> None:
        self.note(f"{plain_number(message.longest)} characters are the most")

    def open(self, value: str) -> None:
        """Show the field with a text in it, all of it selected, so that typing replaces it."""
        self.display = True
        self.note("")
        self.field.value = value
        self.field.action_select_all()
        self.screen.set_focus(self.field)

    def close(self) -> None:
        """Take the field away."""
        self.display = False
