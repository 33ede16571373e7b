"""Opening a file: a field for its path, and the folder's texts below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.document.clean import clean_line
from reader.document.formats import may_be_text
from reader.ui.bars import KeyBar
from reader.ui.cells import Piece, Pieces, fit
from reader.ui.field import Field
from reader.ui.rows import RowList

MOST_ENTRIES = 500


@dataclass(frozen=True)
class FileRow:
    """A folder or a text."""

    path: Path
    folder: bool
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Its name."""
        name = clean_line(self.path.name) + ("/" if self.folder else "")
        marker = Piece(" ▸ " if here else "   ", "accent")
        return [[marker, Piece(fit(name, width - 4), "dim" if self.folder else "")]]


def matches(typed: str) -> Iterator[FileRow]:
    """The folders and texts that a path being typed may become."""
    path = Path(typed).expanduser()
    folder, start = (path, "") if not typed or typed.endswith("/") else (path.parent, path.name.casefold())
    try:
        found = sorted(folder.iterdir(), key=lambda each: (not each.is_dir(), each.name.casefold()))
    except OSError:
        return
    for each in found[:MOST_ENTRIES]:
        hidden = each.name.startswith(".") and not start.startswith(".")
        if hidden or not each.name.casefold().startswith(start):
            continue
        if each.is_dir():
            yield FileRow(each, True)
        elif may_be_text(each):
            yield FileRow(each, False)


class OpenScreen(ModalScreen[Path | None]):
    """A path is typed or chosen."""

    DEFAULT_CSS = """
    OpenScreen {
        align: center middle;
        background: $background;
        & > Vertical { width: 72; max-width: 100%; height: 1fr; padding: 1 0; }
        & .pane-title { color: $accent; text-style: bold; padding: 0 1 1 1; }
        & Field { margin: 0 1; }
        & #none { color: $dim; padding: 1 1 0 1; display: none; }
        & RowList { height: 1fr; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor(1)", "Down", key_display="↓", id="open.down", tooltip="Go to the next name"),
        Binding("up", "cursor(-1)", "Up", key_display="↑", id="open.up", tooltip="Go to the name before"),
        Binding("tab", "complete", "Complete", key_display="Tab", id="open.complete",
                tooltip="Write the name into the field"),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        """Field, list and keys."""
        with Vertical():
            yield Static("Open a text", classes="pane-title", markup=False)
            yield Field("Path of a text, web page, EPUB, Word document or PDF", "Open", "Back")
            yield Static("No text or folder here begins like this.", id="none", markup=False)
            rows = RowList(classes="lit")
            rows.can_focus = False
            yield rows
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the current folder."""
        self.query_one(Field).focus()
        self._list("")

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        self._list(event.value)

    def _list(self, typed: str) -> None:
        rows = self.query_one(RowList)
        rows.entries = tuple(matches(typed))
        rows.cursor = 0 if rows.entries else -1
        self.query_one("#none").display = not rows.entries

    def action_cursor(self, step: int) -> None:
        """Go to another name."""
        self.query_one(RowList).action_cursor(step)

    def action_complete(self) -> None:
        """Write the name under the cursor into the field."""
        entry = self.query_one(RowList).entry
        if isinstance(entry, FileRow):
            field = self.query_one(Field)
            typed = field.value
            folder = typed if not typed or typed.endswith("/") else typed[: typed.rfind("/") + 1]
            field.value = folder + entry.path.name + ("/" if entry.folder else "")
            field.cursor_position = len(field.value)

    @on(Field.Submitted)
    @on(RowList.Chosen)
    def _take(self) -> None:
        """Open what was typed if it is a file, else what the cursor is on."""
        typed = Path(self.query_one(Field).value).expanduser()
        entry = self.query_one(RowList).entry
        if self.query_one(Field).value and typed.is_file():
            self.dismiss(typed)
        elif isinstance(entry, FileRow) and not entry.folder:
            self.dismiss(entry.path)
        elif isinstance(entry, FileRow):
            self.action_complete()

    @on(Field.Left)
    def _leave(self) -> None:
        """Go back."""
        self.dismiss(None)
