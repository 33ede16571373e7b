"""The prompt: a field in the row above the keys, with what it is for before it and what came of it behind."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from reader.ui.cells import plain_number
from reader.ui.field import Field

T = TypeVar("T")


class History(Generic[T]):
    """What was handed over before, the last at the end, each once; and where in it one is while another is typed."""

    def __init__(self) -> None:
        self.entries: tuple[T, ...] = ()
        self._at = 0

    def begin(self) -> None:
        """Be behind the last."""
        self._at = len(self.entries)

    def add(self, entry: T) -> None:
        """Remember something else."""
        self.entries = (*(each for each in self.entries if each != entry), entry)

    def step(self, by: int, typed: T) -> T | None:
        """Another one than what is typed; None behind the last."""
        self._at = max(0, min(len(self.entries), self._at + by))
        if self.entries[self._at : self._at + 1] == (typed,):
            self._at = max(0, self._at + by)
        return self.entries[self._at] if self._at < len(self.entries) else None


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

    def write(self, value: str) -> None:
        """Put another text into the field, to be gone on with."""
        self.field.value = value
        self.field.cursor_position = len(value)

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
