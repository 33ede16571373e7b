"""Out of the text: an address is shown whole, and opened by the browser only when that is confirmed."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.ui.bars import KeyBar

LONGEST_WAIT = 20
"""Seconds after which a browser that does not answer is given up."""
_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


def open_outside(address: str) -> bool:
    """Have the browser open an address; whether there was one that did.

    A process of its own asks for it, cut off from the terminal: browsers write to it, and those that draw in it would
    draw over the text. Without TERM none of these is even looked for.
    """
    environment = {name: value for name, value in os.environ.items() if name != "TERM"}
    try:
        done = subprocess.run(
            [sys.executable, "-c", _OPEN, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environment,
            timeout=LONGEST_WAIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


class OutsideScreen(ModalScreen[bool]):
    """Gives whether the address is to be opened."""

    DEFAULT_CSS = """
    OutsideScreen {
        align: center middle;
        background: $background;
        & > Vertical { width: 72; max-width: 100%; height: auto; padding: 1 2; }
        & Static { height: auto; max-height: 60vh; margin-bottom: 1; }
        & .pane-title { color: $accent; text-style: bold; }
        & #about { color: $dim; }
        & KeyBar { dock: bottom; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", "Open", key_display="Enter", id="outside.open",
                tooltip="Open the address in the browser"),
        Binding("y", "copy", "Copy", id="outside.copy", tooltip="Copy the address"),
        Binding("escape,q", "answer(False)", "Back", key_display="Esc", id="outside.back",
                tooltip="Go back to the text and open nothing"),
    ]  # fmt: skip

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address

    def compose(self) -> ComposeResult:
        """The question, the address, and what happens."""
        with Vertical():
            yield Static("Open this outside Reader?", classes="pane-title", markup=False)
            yield Static(self.address, id="address", markup=False)
            yield Static(
                "Your browser or mail program opens it. Reader itself uses no network.", id="about", markup=False
            )
        yield KeyBar()

    def action_answer(self, yes: bool) -> None:
        """Open it, or go back."""
        self.dismiss(yes)

    def action_copy(self) -> None:
        """Copy the address."""
        self.app.copy_to_clipboard(self.address)
        self.notify("Copied", markup=False)
