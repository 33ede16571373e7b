"""A field to write in, on one row, that says its keys like everything else."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from reader.document.clean import gate

LONGEST = 200
"""Characters that a field holds, where nothing else is said."""


class Field(Input):
    """A one-row field: Enter hands over what was written, Escape leaves it."""

    DEFAULT_CSS = """
    Field, Field:focus {
        height: 1;
        border: none;
        padding: 0 1;
        background: $cursor;
        color: $ink;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Done", key_display="Enter", id="field.done", tooltip="Hand over what was written"),
        Binding("escape", "leave", "Leave the field", key_display="Esc", id="field.leave", tooltip="Leave the field"),
    ]

    ready: reactive[bool] = reactive(True, repaint=False, bindings=True)
    """Whether Enter has anything to hand over."""

    class Left(Message):
        """The field was left without handing anything over."""

    class Full(Message):
        """What was written or pasted did not fit into the field, which is as it was."""

        def __init__(self, longest: int) -> None:
            super().__init__()
            self.longest = longest

    def __init__(
        self,
        placeholder: str,
        done: str,
        leave: str = "Leave the field",
        id: str | None = None,  # noqa: A002
        longest: int = LONGEST,
    ) -> None:
        """A field for so many characters at most."""
        super().__init__(placeholder=placeholder, max_length=longest, select_on_focus=False, id=id)
        self.labels = {"submit": done, "leave": leave}

    def key_label(self, action: str) -> str | None:
        """What Enter and Escape are for in this field."""
        return self.labels.get(action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter only where it does something."""
        return self.ready if action == "submit" else True

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text here, the slash too: by its name alone Textual does not know its character."""
        return super().check_consume_key(key, "/" if key == "slash" else character)

    def restricted(self) -> None:
        """Say that something does not fit."""
        super().restricted()
        self.post_message(self.Full(self.max_length or 0))

    def action_leave(self) -> None:
        """Say that the field is left."""
        self.post_message(self.Left())

    def _on_paste(self, event: events.Paste) -> None:
        """Let all lines be taken in, as one: the field by itself takes the first and drops the others."""
        event.text = " ".join(line for line in event.text.splitlines() if line)

    async def _on_key(self, event: events.Key) -> None:
        """Take as text what joins other characters too, as in an emoji of several people: alone it is no print."""
        if event.character and not event.is_printable and gate(event.character):
            self.replace(event.character, *self.selection)
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)
