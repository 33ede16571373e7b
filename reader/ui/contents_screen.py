"""The contents: whose text it is, its headings as a tree, narrowed by typing, and what of it is not shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.document.model import Document, Heading
from reader.ui.bars import KeyBar
from reader.ui.cells import Piece, Pieces, fit
from reader.ui.field import Field
from reader.ui.panes import LOW
from reader.ui.rows import RowList

NO_HEADINGS = "This text has no headings. In the text / finds words, and : goes to a line or a per cent."
NO_MATCH = "No heading has these words."


class HeadingRow(NamedTuple):
    """A heading, how far down the text it stands, and whether it is the part being read.

    One that only leads to what was typed is dim, and the cursor passes over it.
    """

    heading: Heading
    depth: int
    share: float
    reading: bool
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Marker, text by its depth, and per cent."""
        share = f"{self.share:>5.0%} ".replace("%", " %")
        lead = f"{' ▸' if here else '  '}{'●' if self.reading else ' '} "
        room = width - len(lead) - len(share) - 1
        text = "  " * min(self.depth, max(0, room // 4)) + self.heading.text
        style = "dim" if not self.selectable else "strong" if self.depth == 0 else ""
        return [[Piece(lead, "accent"), Piece(fit(text, room), style), Piece(f" {share}", "dim")]]


def heading_rows(
    headings: Sequence[Heading], shares: Sequence[float], line: int, typed: str = ""
) -> Iterator[HeadingRow]:
    """The headings that have every word typed, and those they stand under; `line` is being read."""
    words = typed.casefold().split()
    reading = bisect_right(headings, line, key=lambda heading: heading.line) - 1
    branch: list[tuple[int, HeadingRow]] = []
    given = 0
    for nth, heading in enumerate(headings):
        level = heading.level
        while branch and branch[-1][0] >= level:
            branch.pop()
        given = min(given, len(branch))
        matches = not words or _has(heading.text.casefold(), words)
        branch.append((level, HeadingRow(heading, len(branch), shares[nth], nth == reading, matches)))
        if matches:
            yield from (row for _, row in branch[given:])
            given = len(branch)


def _has(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


class ContentsScreen(ModalScreen[int | None]):
    """Gives the line of the heading that was chosen."""

    DEFAULT_CSS = """
    ContentsScreen {
        align: center middle;
        background: $background;
        & > Vertical { width: 76; max-width: 100%; height: 1fr; padding: 1 0 0 0; }
        & .pane-title { color: $accent; text-style: bold; padding: 0 1 1 1; }
        & .pane-title, &.-low #unseen { text-wrap: nowrap; text-overflow: ellipsis; }
        & Field { margin: 0 1; }
        & #none { color: $dim; padding: 1 1 0 1; display: none; }
        & #unseen { color: $dim; height: auto; max-height: 40%; padding: 1 1 0 1; }
        & RowList { height: 1fr; margin-top: 1; }
        &.-low > Vertical { padding: 0; }
        &.-low .pane-title { padding: 0 1; }
        &.-low RowList { margin: 0; }
        &.-low Toast { margin: 0; padding: 0 1; }
        &.-low #unseen { max-height: 1; padding: 0 1; }
    }
    """
    VERTICAL_BREAKPOINTS = LOW
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor(1)", "Choose", key_display="↑↓", priority=True, id="contents.down",
                tooltip="Go to the next heading"),
        Binding("up", "cursor(-1)", "Up", show=False, priority=True, id="contents.up",
                tooltip="Go to the heading before"),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True, id="contents.page-down",
                tooltip="Go on by a page of headings"),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True, id="contents.page-up",
                tooltip="Go back by a page of headings"),
        Binding("home", "end(-1)", "First", show=False, priority=True, id="contents.first",
                tooltip="Go to the first heading"),
        Binding("end", "end(1)", "Last", show=False, priority=True, id="contents.last",
                tooltip="Go to the last heading"),
        Binding("escape", "leave", "Back", key_display="Esc", id="contents.back",
                tooltip="Go back to where you were reading"),
    ]  # fmt: skip

    def __init__(self, document: Document, shares: Sequence[float], line: int) -> None:
        """`line` of the document is being read; `shares` say how far down its headings stand."""
        super().__init__()
        self._unseen = document.unseen
        self._metadata = document.metadata
        self._headings = document.headings
        self._shares = shares
        self._line = line

    def compose(self) -> ComposeResult:
        """Title, field, list and keys."""
        with Vertical():
            made = " · ".join(filter(None, (self._metadata.author, self._metadata.date)))
            title = Content.assemble("Contents", (f"   {made}" if made else "", "$dim not bold"))
            yield Static(title, classes="pane-title")
            yield Field("Type to narrow the list", "Go there", "Back")
            yield Static("", id="none", markup=False)
            yield RowList(classes="lit")
            if self._unseen:
                said = "\n".join(f"{each[:1].upper()}{each[1:]}." for each in self._unseen.split("; "))
                yield Static(said, id="unseen", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the part that is being read."""
        self.set_focus(self.query_one(Field))
        self._list("")

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        self._list(event.value)

    def _list(self, typed: str) -> None:
        rows = self.query_one(RowList)
        entries = tuple(heading_rows(self._headings, self._shares, self._line, typed))
        choices = [nth for nth, row in enumerate(entries) if row.selectable]
        rows.entries = entries
        rows.cursor = next((nth for nth in choices if entries[nth].reading), choices[0] if choices else -1)
        none = self.query_one("#none", Static)
        none.display = not entries
        none.update(Content(NO_MATCH if self._headings else NO_HEADINGS))
        self.query_one(Field).ready = bool(choices)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to choose where there is nothing."""
        return action == "leave" or self.query_one(RowList).entry is not None

    def action_cursor(self, step: int) -> None:
        """Go to another heading."""
        self.query_one(RowList).action_cursor(step)

    def action_page(self, direction: int) -> None:
        """Go on or back by what is in view."""
        self.query_one(RowList).action_page(direction)

    def action_end(self, direction: int) -> None:
        """Go to the first or the last heading."""
        self.query_one(RowList).action_end(direction)

    @on(RowList.Chosen)
    @on(Field.Submitted)
    def _take(self) -> None:
        """Go to the heading under the cursor."""
        entry = self.query_one(RowList).entry
        if isinstance(entry, HeadingRow):
            self.dismiss(entry.heading.line)

    @on(Field.Left)
    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
