"""The history of a quiz: its sessions over time, and what was answered to each item when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static
from textual_plotext import PlotextPlot

from reader.clock import said
from reader.progress.desk import Desk
from reader.quiz.model import Item, Mark
from reader.quiz.results import answers_of, changed, seconds_taken
from reader.quiz.session import Answer, Fate, Session, out_of, points_text
from reader.ui.bars import KeyBar, TitleBar
from reader.ui.cells import Piece, Pieces, fit, right
from reader.ui.panes import LOW
from reader.ui.quiz_texts import VERDICTS
from reader.ui.results_view import Detail, GroupRow, taken_as, time_taken
from reader.ui.rows import Entry, RowList

MOST_SESSIONS = 1000
FEWEST_POINTS = 2
NEVER = "Not taken yet. What you answer will be listed here."
TOO_FEW = "When the quiz has been taken twice, a line here shows how it went over time."
FATES = {Fate.UNDONE: "taken back", Fate.REPLACED: "replaced", Fate.TRY: "a try", Fate.FINAL: ""}


@dataclass(frozen=True)
class SessionRow:
    """A session: when, how, how many items, and its score."""

    session: Session
    now: datetime
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """One row of it."""
        session = self.session
        score = f"{points_text(session.score)} of {points_text(session.possible)}"
        tail = f"{right(f'{session.answered} answered', 14)}{right(score, 12)}{right(session.per_cent, 7)} "
        lead = f"   {fit(said(session.started, self.now), 18)}"
        return [
            [
                Piece(lead),
                Piece(fit(taken_as(session) or str(session.plan.mode), max(0, width - len(lead) - len(tail))), "dim"),
                Piece(tail, "dim"),
            ]
        ]


@dataclass(frozen=True)
class ItemRow:
    """An item: how it went last, and how often it was answered."""

    item: Item
    last: Answer | None
    times: int
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Sign, stem and number."""
        sign, style = VERDICTS[Mark(self.last.score, "").verdict] if self.last else (" ", "")
        times = "never" if not self.times else "once" if self.times == 1 else f"{self.times} times"
        tail = f"{right(times, 10)} "
        return [[Piece(f" {sign} ", style), Piece(fit(self.item.stem, width - 3 - len(tail))), Piece(tail, "dim")]]


class HistoryScreen(ModalScreen[None]):
    """How a quiz went over time."""

    DEFAULT_CSS = """
    HistoryScreen {
        background: $background;
        & > PlotextPlot { height: 33%; min-height: 8; max-height: 14; padding: 0 2 0 1; color: $dim; }
        & > #few { padding: 1 3 0 3; color: $dim; }
        & > RowList { height: 1fr; }
        &.-low > PlotextPlot { display: none; }
    }
    """
    VERTICAL_BREAKPOINTS = LOW
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h", "leave", "Back", key_display="Esc", id="history.back", tooltip="Go back to the results"),
        Binding("space", "more", "More", key_display="Space", id="history.more",
                tooltip="Where more is to be said of the row than there is room for: read on"),
    ]  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        taken = desk.store.answers.sessions(desk.key, desk.bank.slug, MOST_SESSIONS)
        self.sessions = tuple(session for session in taken if session.answered)

    def compose(self) -> ComposeResult:
        """The plot, the lists, and more about the row under the cursor."""
        yield TitleBar()
        if len(self.sessions) >= FEWEST_POINTS:
            yield PlotextPlot()
        else:
            yield Static(TOO_FEW if self.sessions else NEVER, id="few", markup=False)
        rows = RowList()
        yield rows
        yield Detail(rows)
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the plot and list what there is."""
        self.query_one(TitleBar).text = f"History of “{self.desk.bank.title}”"
        if len(self.sessions) >= FEWEST_POINTS:
            self._plot()
        rows = self.query_one(RowList)
        rows.entries = self._rows()
        rows.focus()

    def _plot(self) -> None:
        view, theme = self.query_one(PlotextPlot), self.app.current_theme
        view.theme = "clear"  # the widget's own colours, which are the terminal's where the theme's are
        ink = "default" if theme.ansi else Color.parse(theme.accent or "").rgb
        shares = [100 * session.score / session.possible for session in self.sessions]
        numbers = [float(number) for number in range(1, len(shares) + 1)]
        view.plt.plot(numbers, shares, marker="dot" if self.app.no_color else "braille", color=ink)
        view.plt.scatter(numbers, shares, marker="dot", color=ink)
        view.plt.ylim(0, 100)
        view.plt.yticks([0, 50, 100], ["0 %", "50 %", "100 %"])
        step = -(-len(numbers) // 10)
        view.plt.xticks(numbers[::step], [f"{number:.0f}" for number in numbers[::step]])
        now = self.desk.clock()
        first, last = (said(session.started, now) for session in (self.sessions[0], self.sessions[-1]))
        view.plt.xlabel(f"{len(numbers)} sessions, from {first} to {last}")

    def _rows(self) -> list[Entry]:
        latest = self.desk.store.answers.latest(self.desk.key)
        now = self.desk.clock()
        bank = self.desk.bank
        times = Counter(answer.item for session in self.sessions for answer in session.final.values())
        rows: list[Entry] = [GroupRow("Sessions, the latest first")] if self.sessions else []
        rows += [SessionRow(session, now) for session in reversed(self.sessions)]
        rows.append(GroupRow("Questions"))
        rows += [ItemRow(item, latest.get((bank.slug, item.id)), times[item.id]) for item in bank.ready]
        return rows

    @on(RowList.Moved)
    def _describe(self) -> None:
        entry = self.query_one(RowList).entry
        if isinstance(entry, ItemRow):
            self.query_one(Detail).show(self._answers(entry.item))
        elif isinstance(entry, SessionRow):
            self.query_one(Detail).show(self._session(entry.session))

    def _session(self, session: Session) -> Content:
        """When and how it was taken, and what was not fully right."""
        score = f"{out_of(session.score, session.possible)}, {session.per_cent}"
        how = " · ".join(part for part in (score, time_taken(seconds_taken(session)), taken_as(session)) if part)
        lines = [Content.styled(said(session.started, self.desk.clock()), "bold"), Content.styled(how, "$dim")]
        for item, answer in answers_of(self.desk.bank, session):
            sign, style = VERDICTS[Mark(answer.score, "").verdict]
            if answer.score < 1:
                lines.append(Content.assemble((f"{sign} ", f"${style}"), item.stem))
        return Content("\n").join(lines)

    def _answers(self, item: Item) -> Content:
        """All that was answered to an item, the latest first."""
        now = self.desk.clock()
        given = self.desk.store.answers.to_item(self.desk.key, self.desk.bank.slug, item.id)
        lines = [_answer_line(item, answer, now) for answer in reversed(given)]
        nothing = Content.styled("Not answered yet.", "$dim")
        return Content("\n").join([Content.styled(item.stem, "bold"), *(lines or [nothing])])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Read on only where there is more."""
        return action != "more" or any(detail.has_more for detail in self.query(Detail))

    def action_more(self) -> None:
        """Read on about the row."""
        self.query_one(Detail).turn()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _answer_line(item: Item, answer: Answer, now: datetime) -> Content:
    """When, what, how it went, and whether it still counts."""
    verdict = Mark(answer.score, "").verdict
    sign, style = VERDICTS[verdict]
    notes = [
        verdict.lower(),
        answer.certainty or "",
        "overruled" if answer.overruled else "",
        FATES[answer.fate],
        "another wording" if changed(item, answer) else "",
    ]
    note = ", ".join(note for note in notes if note)
    return Content.assemble(
        (f"{sign} ", f"${style}"),
        (f"{said(answer.marked, now)}  ", "$dim"),
        "; ".join(item.shown(answer.response)) or "nothing",
        (f"  ({note})", "$dim"),
    )
