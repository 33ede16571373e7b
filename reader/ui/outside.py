"""Out of the text: an address or a picture is named, and opened by another program only when that is confirmed."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.document.links import may_open
from reader.ui.bars import KeyBar
from reader.ui.clipboard import copy
from reader.ui.panes import LOW

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


def open_picture(book: Path, name: str) -> bool:
    """Have a picture in a book opened; whether there was a program that did. Raises ReaderError."""
    from reader.document.pictures import read_picture

    data, suffix = read_picture(book, name)
    with NamedTemporaryFile(prefix="reader-", suffix=suffix, delete=False) as file:
        file.write(data)
    atexit.register(Path(file.name).unlink, missing_ok=True)
    return open_outside(Path(file.name).as_uri())


class OutsideScreen(ModalScreen[bool]):
    """Gives whether the address is to be opened."""

    DEFAULT_CSS = """
    OutsideScreen {
        align: center middle;
        overflow: hidden;
        background: $background;
        & > Vertical { width: 72; max-width: 100%; height: auto; padding: 1 2; }
        & Static { height: auto; max-height: 60vh; margin-bottom: 1; }
        & .pane-title { color: $accent; text-style: bold; }
        & #about { color: $dim; }
        &.-low > Vertical { padding: 0 2; }
        &.-low #about { margin: 0; }
        & KeyBar { dock: bottom; }
    }
    """
    VERTICAL_BREAKPOINTS = LOW
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", "Open", key_display="Enter", id="outside.open",
                tooltip="Open the address in the browser"),
        Binding("y", "copy", "Copy", id="outside.copy", tooltip="Copy the address"),
        Binding("escape,q", "answer(False)", "Back", key_display="Esc", id="outside.back",
                tooltip="Go back to the text and open nothing"),
    ]  # fmt: skip

    def __init__(self, address: str) -> None:
        """`address` is shown; for a picture in a book it is what describes that."""
        super().__init__()
        self.address = address

    def compose(self) -> ComposeResult:
        """The question, the address, and what happens."""
        with Vertical():
            yield Static("Open this outside Reader?", classes="pane-title", markup=False)
            yield Static(self.address, id="address", markup=False)
            yield Static(
                "Your browser, mail program or picture viewer opens it. Reader uses no network.",
                id="about",
                markup=False,
            )
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an address is worth a copy."""
        return action != "copy" or may_open(self.address)

    def action_answer(self, yes: bool) -> None:
        """Open it, or go back."""
        self.dismiss(yes)

    def action_copy(self) -> None:
        """Copy the address."""
        copy(self.address, self.query_one(KeyBar))
