"""A field to write in, on one row, that says its keys like everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from reader.document.clean import gate

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp
    from reader.ui.held_keys import HeldKeys

LONGEST = 200
"""Characters that a field holds, where nothing else is said."""
SETTLED = 1.0
"""Seconds after which what was handed over must have moved the focus, or have been refused."""


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
        self.leads_away = False
        """Whether Enter and Escape always move the focus away: then what is typed behind them is not for the field."""

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

    @property
    def _held(self) -> HeldKeys:
        return cast("ReaderApp", self.app).held

    def go_on(self) -> None:
        """Be written in again: what was handed over was refused."""
        self._held.let_go()

    async def _on_key(self, event: events.Key) -> None:
        """Have what is typed behind Enter or Escape held, where these lead away, until they have.

        What joins other characters, as in an emoji of several people, is text too, though it cannot be printed alone.
        """
        if self.leads_away:
            if self._held.take(event):
                return
            bound = self._bindings.key_to_bindings.get(event.key, ())
            if any(binding.action in self.labels and self.check_action(binding.action, ()) for binding in bound):
                self._held.begin(SETTLED)
        if event.character and not event.is_printable and gate(event.character):
            self.replace(event.character, *self.selection)
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    def on_blur(self) -> None:
        """The focus has moved: what was handed over is about to be done, and what was typed behind it comes then."""
        if self.leads_away and self.app.screen_stack:
            self.app.screen.call_after_refresh(self._held.let_go)

    on_unmount = on_blur
