"""Choosing what to take: which quiz, which of its items, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.progress.desk import Desk
from reader.quiz.plan import Mode, Plan, Selection
from reader.quiz.process import Process
from reader.quiz.session import points_text
from reader.ui.bars import KeyBar
from reader.ui.cells import Piece, Pieces, fit, right
from reader.ui.panes import LOW
from reader.ui.rows import Entry, RowList

MODES: dict[Mode, str] = {
    Mode.CHECK: "the text is open, marks come at once",
    Mode.RECALL: "the text is hidden until you have answered",
    Mode.TEST: "marks come at the end; answers can change",
    Mode.SKIM: "a minute with the text, then from memory",
}
NOTHING = "Nothing of that can be taken."
COUNTS = (None, 5, 10, 20)
LIMITS: tuple[tuple[float | None, int | None], ...] = (
    (None, None), (None, 30), (None, 60), (5, None), (10, None), (20, None),
)  # fmt: skip
"""Minutes in all, or seconds an item."""


@dataclass(frozen=True)
class Wish:
    """A quiz, how to take it, and which items; without a plan the session that is open goes on."""

    desk: Desk
    plan: Plan | None = None
    selection: Selection | None = None


@dataclass(frozen=True)
class HeadRow:
    """The name of a quiz, or of a way to choose from its items."""

    text: str
    first: bool = False
    style: str = "dim"
    selectable: bool = False

    @property
    def height(self) -> int:
        """A blank row before it, but for the first."""
        return 1 if self.first else 2

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Its words."""
        row = [Piece(" "), Piece(fit(self.text, width - 2), self.style)]
        return [row] if self.first else [[], row]


@dataclass(frozen=True)
class WishRow:
    """One way to take a quiz, and how many items that is."""

    wish: Wish
    text: str
    count: int
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """What it would be."""
        sign = Piece(" ▸ " if here else "   ", "accent")
        return [[sign, Piece(fit(self.text, width - 9)), Piece(right(str(self.count), 5), "dim")]]


def wishes(desk: Desk, plan: Plan, names: Mapping[str, str], count: int | None, seed: str) -> list[Entry]:
    """The ways a quiz can be taken, the likeliest first. `names` are those of the entities."""
    session = desk.session
    rows: list[Entry] = []
    begun = session and not session.finished and (session.answered or len(session.items) < len(desk.bank.ready))
    if session and begun and plan == session.plan and count is None:  # another way to take it means to begin anew
        left = len(session.items) - session.answered
        rows.append(WishRow(Wish(desk), f"Go on at question {session.answered + 1} of {len(session.items)}", left))

    def row(text: str, selection: Selection) -> WishRow:
        chosen = replace(selection, count=count, seed=seed if count is not None else "")
        return WishRow(Wish(desk, plan, chosen), text, len(chosen.items(desk.bank, plan.drafts)))

    last = ""
    if session and session.finished and session.answered:
        last = f"  (last time {points_text(session.score)} of {points_text(session.possible)})"
    missed = desk.missed()
    if missed:
        rows.append(row("What you missed", Selection(missed)))
    rows.append(row(f"All of it{last}", Selection()))
    offered = [item for item in desk.bank.offered(plan.drafts) if item.variant_of is None]
    processes = Counter(item.process for item in offered)
    entities = Counter(name for item in offered for name in item.about)
    tags = Counter(tag for item in offered for tag in item.tags)
    groups: list[tuple[str, Iterable[WishRow]]] = [
        ("By what is asked", (row(each.capitalize(), Selection(process=each)) for each in Process if processes[each])),
        ("By entity", (row(names.get(each, each), Selection(entity=each)) for each, _ in entities.most_common())),
        ("By tag", (row(each, Selection(tag=each)) for each, _ in tags.most_common())),
    ]
    for head, found in groups:
        listed = list(found)
        if listed:
            rows += [HeadRow(head), *listed]
    return rows


class QuizMenu(ModalScreen[Wish | None]):
    """The quizzes of a text, the ways to take them, and what can be chosen from."""

    DEFAULT_CSS = """
    QuizMenu {
        align: center middle;
        background: $background;
        & > Vertical { width: 66; max-width: 100%; height: 1fr; padding: 1 0 0 0; }
        & .pane-title { color: $accent; text-style: bold; padding: 0 1 1 1; }
        & #how { height: auto; padding: 0 1 1 1; border-bottom: solid $line; margin-bottom: 1; }
        & RowList { height: 1fr; }
        &.-low > Vertical { padding: 0; }
        &.-low .pane-title { padding: 0 1; }
        &.-low #how { padding: 0 1; margin: 0; text-wrap: nowrap; text-overflow: ellipsis; }
        & KeyBar { dock: bottom; }
    }
    """
    VERTICAL_BREAKPOINTS = LOW
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take it", key_display="Enter", id="menu.take", tooltip="Take what is chosen"),
        Binding("m", "mode", "Mode", id="menu.mode", tooltip="Another mode: check, recall, test or skim"),
        Binding("s", "certainty", "How sure", id="menu.certainty",
                tooltip="Be asked after each answer how sure you are, or not"),
        Binding("n", "count", "Number", id="menu.count", tooltip="So many at random, or all"),
        Binding("l", "limit", "Time limit", id="menu.limit", tooltip="In a test: a time limit in all or for each item"),
        Binding("d", "drafts", "Drafts", id="menu.drafts", tooltip="Take items that are not ready too, or not"),
        Binding("escape,q,T", "leave", "Back", key_display="Esc", id="menu.back", tooltip="Go back without a choice"),
    ]  # fmt: skip

    plan: reactive[Plan] = reactive(Plan(), bindings=True)
    count: reactive[int | None] = reactive(None)

    def __init__(self, desks: tuple[Desk, ...], plan: Plan, names: Mapping[str, str], seed: str) -> None:
        super().__init__()
        self.desks = desks
        self.names = names
        self.seed = seed
        self.set_reactive(QuizMenu.plan, plan)

    def compose(self) -> ComposeResult:
        """How, what, and the keys."""
        with Vertical():
            yield Static("Choose what to take", classes="pane-title", markup=False)
            yield Static(id="how", markup=False)
            yield RowList()
        yield KeyBar()

    def on_mount(self) -> None:
        """List the quizzes."""
        self._show()
        self.query_one(RowList).focus()

    def watch_plan(self) -> None:
        """Another way to take it."""
        self._show()

    def watch_count(self) -> None:
        """Another number of items."""
        self._show()

    def _show(self) -> None:
        if not self.query(RowList):  # the menu is only being made
            return
        rows = self.query_one(RowList)
        entries: list[Entry] = []
        for nth, desk in enumerate(self.desks):
            entries.append(HeadRow(desk.bank.title, nth == 0, "strong"))
            entries += wishes(desk, self.plan, self.names, self.count, self.seed)
        rows.entries = entries
        self.query_one("#how", Static).update(self._how())

    def _how(self) -> Content:
        plan = self.plan
        rows = [
            ("m", "Mode", f"{plan.mode}: {MODES[plan.mode]}"),
            ("s", "How sure", "asked after each answer" if plan.certainty else "not asked"),
            ("n", "Number", "all" if self.count is None else f"{self.count} at random, seed {self.seed}"),
            ("l", "Time", self._limit()),
        ]
        if self._has_drafts():
            rows.append(("d", "Drafts", "taken too" if plan.drafts else "left out"))
        return Content("\n").join(
            Content.assemble((f"{key}  ", "$accent"), (f"{name:<10}", "$dim"), said) for key, name, said in rows
        )

    def _limit(self) -> str:
        if self.plan.mode is not Mode.TEST:
            return "no limit but in a test"
        if self.plan.minutes:
            return f"{points_text(self.plan.minutes)} minutes in all"
        if self.plan.seconds:
            return f"{self.plan.seconds} seconds a question"
        own = {desk.bank.minutes for desk in self.desks} - {None}
        return "as the quiz says" if own else "no limit"

    def _has_drafts(self) -> bool:
        return any(item.draft for desk in self.desks for item in desk.bank.items)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A limit in a test, drafts where there are some."""
        if action == "limit":
            return self.plan.mode is Mode.TEST
        return self._has_drafts() if action == "drafts" else True

    def action_mode(self) -> None:
        """Another mode."""
        modes = list(Mode)
        mode = modes[(modes.index(self.plan.mode) + 1) % len(modes)]
        self.plan = replace(self.plan, mode=mode, minutes=None, seconds=None)

    def action_certainty(self) -> None:
        """Ask how sure, or not."""
        self.plan = replace(self.plan, certainty=not self.plan.certainty)

    def action_count(self) -> None:
        """Another number of items."""
        at = COUNTS.index(self.count) if self.count in COUNTS else 0
        self.count = COUNTS[(at + 1) % len(COUNTS)]

    def action_limit(self) -> None:
        """Another limit."""
        now = (self.plan.minutes, self.plan.seconds)
        minutes, seconds = LIMITS[(LIMITS.index(now) + 1) % len(LIMITS) if now in LIMITS else 0]
        self.plan = replace(self.plan, minutes=minutes, seconds=seconds)

    def action_drafts(self) -> None:
        """With drafts or without."""
        self.plan = replace(self.plan, drafts=not self.plan.drafts)

    @on(RowList.Chosen)
    def action_take(self) -> None:
        """Take what the cursor is on; where that is no question, say so."""
        entry = self.query_one(RowList).entry
        if isinstance(entry, WishRow) and entry.count:
            self.dismiss(entry.wish)
        elif isinstance(entry, WishRow):
            self.notify(NOTHING, severity="warning", markup=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
