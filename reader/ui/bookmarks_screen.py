"""The list of bookmarks: what was kept, and the note on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.document.model import Span
from reader.errors import ReaderError
from reader.files import write_atomic
from reader.progress.notes import Placed, as_markdown
from reader.ui.bars import NOTHING_TO_UNDO, KeyBar
from reader.ui.cells import Piece, Pieces, cut, fit, flow
from reader.ui.clipboard import copy
from reader.ui.field import Field
from reader.ui.panes import LOW
from reader.ui.prompt import Prompt
from reader.ui.rows import RowList

if TYPE_CHECKING:
    from reader.ui.bookmarks import Bookmarks

TOLD_CELLS = 24
"""What the words of a bookmark may take of the row that says the keys."""
LONGEST_PATH = 4_096
NOTHING = "Nothing is kept from this text. In the text m keeps a place."
WIDEST = 76
INDENT = "     "
MOST_ROWS = 5
"""Rows that are shown of a note."""
LOOKING = "The text has changed; still looking for where some of these are."
SAID = {
    "sought": "", "kept": "", "moved": "",
    "uncertain": "It is uncertain which of several places this is.",
    "changed": "The words have changed.",
    "lost": "These words are no longer in the text.",
}  # fmt: skip


@dataclass(frozen=True)
class BookmarkRow:
    """The words kept with how far down the text they stand, 0 to 1, and below them the note, in so many cells."""

    placed: Placed
    share: float | None
    width: int
    selectable: bool = True

    @cached_property
    def _said(self) -> list[Pieces]:
        """What has become of the words, and as much of the note as there are rows for."""
        pieces = [Piece(SAID[self.placed.how], "wrong"), Piece(self.placed.bookmark.note, "dim")]
        rows = [row for each in pieces if each.text for row in flow([each], self.width - len(INDENT) - 2)]
        if len(rows) > MOST_ROWS:
            rows[MOST_ROWS - 1 :] = [[*rows[MOST_ROWS - 1], Piece("…", "dim")]]
        return rows

    @property
    def height(self) -> int:
        """The words, the note, and a blank row."""
        return len(self._said) + 2

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """The words, the note, and a blank row."""
        marker = Piece(" ▸ " if here else "   ", "accent")
        share = "" if self.share is None else f" {self.share:>4.0%} ".replace("%", " %")
        words = [Piece(fit(_words(self.placed), width - 4 - len(share))), Piece(share, "dim")]
        return [[marker, *words], *([Piece(INDENT), *row] for row in self._said), []]


class WriteTo(Prompt):
    """Asks for the path of a file, and writes a text to it; one that is there only when that is confirmed."""

    class Closed(Message):
        """The field was left. `path` is what was written."""

        def __init__(self, path: Path | None) -> None:
            super().__init__()
            self.path = path

    def __init__(self) -> None:
        super().__init__("Write to", Field("path of a file", "Write", "Give up", longest=LONGEST_PATH))
        self._text = ""
        self._doubted: Path | None = None

    def ask(self, path: Path, text: str) -> None:
        """Ask where to write a text, a path being proposed."""
        self._text, self._doubted = text, None
        self.open(str(path))

    @on(Field.Changed)
    def _typed(self) -> None:
        self._doubted = None
        self.note("")

    @on(Field.Submitted)
    def _write(self, event: Field.Submitted) -> None:
        event.stop()
        try:
            self._write_to(Path(event.value).expanduser())
        except ReaderError as error:
            self.note(error.message)
        except (OSError, RuntimeError):
            self.note("there can be no such file")

    def _write_to(self, path: Path) -> None:
        if path.exists() and not path.is_file():
            self.note("it is no file")
        elif path.is_file() and path != self._doubted:
            self._doubted = path
            self.note("it is there already: Enter replaces it")
        else:
            write_atomic(path, self._text)
            self._leave(path)

    @on(Field.Left)
    def _give_up(self) -> None:
        self._leave(None)

    def _leave(self, path: Path | None) -> None:
        self.close()
        self.post_message(self.Closed(path))


class Wanted(NamedTuple):
    """A passage to go to, and whether its note is to be written anew."""

    span: Span
    to_write: bool


class BookmarksScreen(ModalScreen[Wanted | None]):
    """Gives what is wanted of what was kept; `file` is where it may be written."""

    DEFAULT_CSS = """
    BookmarksScreen {
        align: center middle;
        background: $background;
        & > Vertical { width: 76; max-width: 100%; height: 1fr; padding: 1 0 0 0; }
        & .pane-title { color: $accent; text-style: bold; padding: 0 1 1 1; }
        & #none { color: $dim; padding: 0 1; display: none; }
        & RowList { height: 1fr; }
        &.-low > Vertical { padding: 0; }
        &.-low .pane-title { padding: 0 1; }
    }
    """
    AUTO_FOCUS = "RowList"
    VERTICAL_BREAKPOINTS = LOW
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Go there", key_display="Enter", id="bookmarks.take", tooltip="Go to the passage"),
        Binding("m", "note", "Note", id="bookmarks.note", tooltip="Change its note, beside the passage"),
        Binding("y", "copy", "Copy all", id="bookmarks.copy", tooltip="Copy all bookmarks and notes as Markdown"),
        Binding("w", "write", "Write", id="bookmarks.write",
                tooltip="Write all bookmarks and notes to a file, as Markdown"),
        Binding("x,delete", "drop", "Take away", key_display="x", id="bookmarks.drop",
                tooltip="Take the bookmark away, with its note"),
        Binding("u", "undo", "Undo", id="bookmarks.undo",
                tooltip="Put the bookmark back that was taken away last, then the one before"),
        Binding("escape,q,M", "leave", "Back", key_display="Esc", id="bookmarks.back",
                tooltip="Go back to where you were reading"),
    ]  # fmt: skip

    def __init__(self, bookmarks: Bookmarks, file: Path, at: Span | None = None) -> None:
        """The list begins at the passage `at`, else at the one nearest to what is read."""
        super().__init__()
        self._bookmarks = bookmarks
        self._file = file
        self._at = at

    def compose(self) -> ComposeResult:
        """Title, list and keys."""
        with Vertical():
            yield Static("Bookmarks", classes="pane-title", markup=False)
            yield Static(id="none", markup=False)
            yield RowList(classes="lit")
            yield WriteTo()
        yield KeyBar()

    def on_mount(self) -> None:
        """List what is kept, and what of it is found later."""
        self.watch(self._bookmarks, "placed", self._list)
        self.watch(self._bookmarks, "looking", self._list)

    def on_resize(self) -> None:
        """Break the notes for another width."""
        self._list()

    def _list(self) -> None:
        rows, before = self.query_one(RowList), self._placed
        share_at, width = self._bookmarks.page.document.passed, min(WIDEST, self.app.size.width)
        rows.entries = tuple(
            BookmarkRow(each, share_at(each.span.start) if each.span else None, width)
            for each in self._bookmarks.placed
        )
        if before is None:
            rows.cursor = self._nearest
        else:
            ids = [each.bookmark.id for each in self._bookmarks.placed]
            rows.cursor = ids.index(before.bookmark.id) if before.bookmark.id in ids else rows.cursor
        none = self.query_one("#none", Static)
        none.update(LOOKING if self._bookmarks.looking else NOTHING)
        none.display = self._bookmarks.looking or not rows.entries
        self.refresh_bindings()

    @property
    def _nearest(self) -> int:
        """The one that is wanted, else the last of those that do not begin below what is being read, else the first."""
        wanted = [nth for nth, each in enumerate(self._bookmarks.placed) if self._at and each.span == self._at]
        if wanted:
            return wanted[0]
        end = self._bookmarks.page.view.end
        above = [nth for nth, each in enumerate(self._bookmarks.placed) if each.span and each.span.start < end]
        return max(above, default=0)

    @property
    def _placed(self) -> Placed | None:
        entry = self.query_one(RowList).entry
        return entry.placed if isinstance(entry, BookmarkRow) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to go to where a passage is lost, nothing to take away where there is none."""
        placed = self._placed
        if action in ("take", "note"):
            return bool(placed and placed.span)
        return placed is not None if action in ("drop", "copy", "write") else True

    def key_label(self, action: str) -> str | None:
        """Undo is only said where there is something to put back."""
        return "" if action == "undo" and not self._bookmarks.dropped else None

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(RowList.Chosen)
    def action_take(self) -> None:
        """Go to the passage under the cursor."""
        self._want(to_write=False)

    def action_note(self) -> None:
        """Write its note anew."""
        self._want(to_write=True)

    def _want(self, to_write: bool) -> None:
        """Go to the passage."""
        if self._placed and self._placed.span:
            self.dismiss(Wanted(self._placed.span, to_write))

    def action_copy(self) -> None:
        """Copy all that is listed, as it is exported."""
        copy(self._markdown, self.query_one(KeyBar), " as Markdown")

    @property
    def _markdown(self) -> str:
        return as_markdown(self._bookmarks.page.document, self._bookmarks.placed)

    def action_write(self) -> None:
        """Ask where to write all that is listed."""
        self.query_one(WriteTo).ask(self._file, self._markdown)

    @on(WriteTo.Closed)
    def _written(self, message: WriteTo.Closed) -> None:
        self.query_one(RowList).focus()
        if message.path:
            self.query_one(KeyBar).tell(f"written to {message.path.name}")

    def action_drop(self) -> None:
        """Take the bookmark under the cursor away."""
        placed = self._placed
        if placed:
            self._change(partial(self._bookmarks.drop, placed), f"taken away: {_begun(placed)}")

    def action_undo(self) -> None:
        """Put the last one back that was taken away, and go to it."""
        if not self._bookmarks.dropped:
            self.query_one(KeyBar).tell(NOTHING_TO_UNDO)
            return
        placed = self._bookmarks.dropped[-1]
        if self._change(partial(self._bookmarks.put_back, placed), f"put back: {_begun(placed)}"):
            self.query_one(RowList).cursor = self._bookmarks.placed.index(placed)

    def _change(self, change: Callable[[], None], word: str) -> bool:
        """Change what is kept, and say so; tell whether that could be."""
        try:
            change()
        except ReaderError as error:
            self.notify(str(error), severity="error", markup=False)
            return False
        self.query_one(KeyBar).tell(word, "undo")
        return True

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _words(placed: Placed) -> str:
    return " ".join(placed.bookmark.quote.exact.split())


def _begun(placed: Placed) -> str:
    """How the words of a bookmark begin, to tell which it was."""
    return cut(_words(placed), TOLD_CELLS)
