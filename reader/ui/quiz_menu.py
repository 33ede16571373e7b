"""Choosing what to take: which quiz, and all of it or what was missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.progress.desk import Desk
from reader.quiz.session import points_text
from reader.ui.bars import KeyBar
from reader.ui.cells import Piece, Pieces, fit
from reader.ui.rows import Entry, RowList

What = Literal["go on", "all", "missed"]


@dataclass(frozen=True)
class Wish:
    """A quiz, and how much of it."""

    desk: Desk
    what: What


@dataclass(frozen=True)
class BankRow:
    """The name of a quiz."""

    desk: Desk
    first: bool
    selectable: bool = False

    @property
    def height(self) -> int:
        """A blank row before it, but for the first."""
        return 1 if self.first else 2

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Its title."""
        row = [Piece(" "), Piece(fit(self.desk.bank.title, width - 2), "strong")]
        return [row] if self.first else [[], row]


@dataclass(frozen=True)
class WishRow:
    """One way to take it."""

    wish: Wish
    text: str
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """What it would be."""
        return [[Piece(" ▸ " if here else "   ", "accent"), Piece(fit(self.text, width - 4))]]


def wishes(desk: Desk) -> list[WishRow]:
    """The ways a quiz can be taken now, the likeliest first."""
    count = len(desk.bank.ready)
    session = desk.session
    rows: list[WishRow] = []
    if session and not session.finished and (session.answers or len(session.items) < count):
        text = f"Go on at question {len(session.answers) + 1} of {len(session.items)}"
        rows.append(WishRow(Wish(desk, "go on"), text))
    if session and session.finished and session.answers:
        last = f"last time {points_text(session.score)} of {points_text(session.possible)}"
        if session.missed:
            rows.append(WishRow(Wish(desk, "missed"), f"The {len(session.missed)} you missed  ({last})"))
        rows.append(WishRow(Wish(desk, "all"), f"All {count} again"))
    else:
        rows.append(WishRow(Wish(desk, "all"), f"All {count} from the start"))
    return rows


class QuizMenu(ModalScreen[Wish | None]):
    """The quizzes of a text and the ways to take them."""

    DEFAULT_CSS = """
    QuizMenu {
        align: center middle;
        background: $background;
        & > Vertical { width: 60; max-width: 100%; height: 1fr; padding: 1 0; }
        & .pane-title { color: $accent; text-style: bold; padding: 0 1 1 1; }
        & RowList { height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take it", key_display="Enter", id="menu.take", tooltip="Take what is chosen"),
        Binding("escape,q,T", "leave", "Back", key_display="Esc", id="menu.back", tooltip="Go back without a choice"),
    ]

    def __init__(self, desks: tuple[Desk, ...]) -> None:
        super().__init__()
        self.desks = desks

    def compose(self) -> ComposeResult:
        """The list and the keys."""
        with Vertical():
            yield Static("Choose what to take", classes="pane-title", markup=False)
            yield RowList()
        yield KeyBar()

    def on_mount(self) -> None:
        """List the quizzes."""
        rows = self.query_one(RowList)
        entries: list[Entry] = []
        for nth, desk in enumerate(self.desks):
            entries += [BankRow(desk, nth == 0), *wishes(desk)]
        rows.entries = entries
        rows.focus()

    @on(RowList.Chosen)
    def action_take(self) -> None:
        """Take what the cursor is on."""
        entry = self.query_one(RowList).entry
        if isinstance(entry, WishRow):
            self.dismiss(entry.wish)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
