"""Reporting an item: a remark for its author."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.document.clean import clean_line
from reader.quiz.model import Item
from reader.ui.bars import KeyBar
from reader.ui.field import Field
from reader.ui.panes import LOW


class ReportScreen(ModalScreen[str | None]):
    """A field for what is wrong with an item."""

    DEFAULT_CSS = """
    ReportScreen {
        align: center middle;
        overflow: hidden;
        background: $background;
        & > Vertical { width: 72; max-width: 100%; height: auto; padding: 1 2; }
        & Static { height: auto; margin-bottom: 1; }
        & .pane-title { color: $accent; text-style: bold; }
        & #asked { max-height: 25vh; }
        & #about { color: $dim; margin-top: 1; }
        &.-low > Vertical { padding: 0 2; }
        &.-low Static, &.-low #about { margin: 0; }
        & KeyBar { dock: bottom; }
    }
    """
    VERTICAL_BREAKPOINTS = LOW
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", key_display="Esc", id="report.back", tooltip="Go back without a report"),
    ]

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item

    def compose(self) -> ComposeResult:
        """The question, the field, and what becomes of the remark."""
        with Vertical():
            yield Static("What is wrong with this question?", classes="pane-title", markup=False)
            yield Static(self.item.stem, id="asked", markup=False)
            yield Field("A word to its author, or nothing", "Report", "Back")
            yield Static(
                "Your remark is kept in a file beside the quiz, or with your answers where that cannot be written, "
                "with your answer and the versions of quiz and text. `reader check` shows it to the author.",
                id="about",
                markup=False,
            )
        yield KeyBar()

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(Field).focus()

    @on(Field.Submitted)
    def _done(self, event: Field.Submitted) -> None:
        self.dismiss(clean_line(event.value))

    @on(Field.Left)
    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
