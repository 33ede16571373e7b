"""The results: the score, every item, and what they show together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from reader.document.widths import cell_len
from reader.progress.desk import Desk
from reader.quiz.certainty import WORTH, calibration
from reader.quiz.items.prove import REASONED
from reader.quiz.model import Item, Mark
from reader.quiz.plan import Mode
from reader.quiz.results import CHANGED, Tally, answers_of, by_entity, by_process, changed, reasons, seconds_taken
from reader.quiz.session import Answer, Session, at_try, earned_text, out_of, points_text
from reader.ui.bars import progress_line
from reader.ui.cells import Piece, Pieces, fit, right
from reader.ui.quiz_state import QuizState
from reader.ui.quiz_texts import VERDICTS
from reader.ui.rows import Entry, RowList

ANSWERS = {True: "✓ Answer right", False: "✗ Answer wrong"}
PASSAGES = ("✓ passage", "✗ passage")
BAR = 8
"""Cells of the bar that shows a share."""


@dataclass(frozen=True)
class GroupRow:
    """What the rows below have in common."""

    text: str
    selectable: bool = False
    height: int = 2

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Its name, after a blank row."""
        return [[], [Piece(" "), Piece(fit(self.text, width - 2), "group")]]


@dataclass(frozen=True)
class ItemRow:
    """An item: how it went, and how it begins."""

    number: int
    item: Item
    answer: Answer
    tried: str = ""
    selectable: bool = True
    height: int = 1

    @property
    def changed(self) -> bool:
        """Whether it is another question now than the one that was answered."""
        return changed(self.item, self.answer)

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Sign, number and stem; a changed one has a mark of its own."""
        sign, style = VERDICTS[Mark(self.answer.score, "").verdict]
        lead = [Piece(f" {sign} ", style), Piece(right(str(self.number), 2), "dim")]
        lead.append(Piece("* " if self.changed else "  ", "accent"))
        return [[*lead, Piece(fit(self.item.stem, width - 8))]]

    @property
    def about(self) -> Content:
        """What was asked, answered and right, and by which rule."""
        item, answer = self.item, self.answer
        verdict = Mark(answer.score, "").verdict
        sign, style = VERDICTS[verdict]
        parts = [Content.styled(item.stem, "bold")]
        if self.changed:
            parts.append(Content.styled(CHANGED, "$accent"))
        given = "; ".join(item.shown(answer.response)) or "nothing"
        parts.append(Content.assemble((f"{sign} ", f"${style}"), ("You: ", "$dim"), given))
        if answer.score < 1:
            parts.append(Content.assemble(("✓ ", "$right"), ("Answer: ", "$dim"), "; ".join(item.solution)))
        said = [
            verdict,
            self.tried and f"{earned_text(answer)}, {self.tried}",
            answer.certainty.capitalize() if answer.certainty else "",
            time_taken(answer.seconds),
            f"{answer.rule[:1].upper()}{answer.rule[1:]}",
        ]
        parts.append(Content.styled(" · ".join(part for part in said if part), "$dim"))
        if item.why:
            parts.append(Content(item.why))
        return Content("\n").join(parts)


@dataclass(frozen=True)
class TallyRow:
    """A kind of item, a bar as long as the share of the points earned, and the points."""

    tally: Tally
    name: str
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Name, bar and points."""
        points = right(f"{points_text(self.tally.score)}/{points_text(self.tally.possible)}", 8)
        name = fit(self.name, max(4, width - BAR - len(points) - 6))
        return [[Piece(f"   {name} "), *progress_line(self.tally.share, BAR), Piece(points, "dim")]]

    @property
    def about(self) -> Content:
        """Its whole name, and its points in words."""
        tally = self.tally
        asked = "1 question" if tally.answered == 1 else f"{tally.answered} questions"
        points = f"{out_of(tally.score, tally.possible)}, {100 * tally.share:.0f} %"
        return Content.assemble((f"{self.name}\n", "bold"), f"{asked}: {points}")


@dataclass(frozen=True)
class ReasonRow:
    """A row of the table of answers and passages: how many right or wrong ones came with the right passage or another.

    Without counts it is the head of the table.
    """

    right: bool = True
    counts: tuple[int, int] | None = None
    height: int = 1

    @property
    def selectable(self) -> bool:
        """The head says nothing more."""
        return self.counts is not None

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Name, and the two counts."""
        head, words = ("", PASSAGES) if self.counts is None else (ANSWERS[self.right], tuple(map(str, self.counts)))
        tail = "".join(right(word, len(passage) + 2) for word, passage in zip(words, PASSAGES, strict=True))
        name = fit(f"   {head}", max(0, width - len(tail) - 1))
        return [[Piece(name), Piece(f"{tail} ", "dim")]]

    @property
    def about(self) -> Content:
        """What each of the two counts is called."""
        counted = zip((True, False), self.counts or (), strict=False)
        rows = [f"{count}: {REASONED[self.right, proven]}." for proven, count in counted]
        return Content.assemble((f"{ANSWERS[self.right]}\n", "bold"), "\n".join(rows))


@dataclass(frozen=True)
class CountRow:
    """Some words, and numbers at the right; `more` says what they mean."""

    text: str
    number: str
    more: str = ""
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Words and numbers."""
        tail = f" {self.number} "
        return [[Piece(f"   {fit(self.text, width - 3 - cell_len(tail))}"), Piece(tail, "dim")]]

    @property
    def about(self) -> Content:
        """All the words, and what they mean."""
        return Content.assemble((f"{self.text}\n", "bold"), self.more)


def result_rows(desk: Desk, session: Session, names: Mapping[str, str]) -> Iterator[Entry]:
    """Every item, then what they show by process and entity, by certainty, and by passage. `names` are of entities."""
    numbers = {name: number for number, name in enumerate(session.items, 1)}
    yield from (
        ItemRow(numbers[item.id], item, answer, at_try(item, answer)) for item, answer in answers_of(desk.bank, session)
    )
    processes = by_process(desk.bank, session)
    groups: list[tuple[str, Sequence[Entry]]] = [
        ("By what was asked", [TallyRow(each, each.name.capitalize()) for each in processes if len(processes) > 1]),
        ("By entity", [TallyRow(each, names.get(each.name, each.name)) for each in by_entity(desk.bank, session)]),
        ("How sure you were", list(_sure_rows(session))),
        ("Answer and passage", list(_reason_rows(desk, session))),
    ]
    for head, rows in groups:
        if rows:
            yield GroupRow(head)
            yield from rows


def _sure_rows(session: Session) -> Iterator[CountRow]:
    rows = calibration(session.final.values())
    for row in rows:
        answers = "1 answer" if row.answers == 1 else f"{row.answers} answers"
        number = f"{row.right:.0%} right".replace("%", " %") + f"  {signed(row.points):>5}"
        right, wrong = map(signed, WORTH[row.certainty])
        more = f"{answers}. A right one is worth {right}, a wrong one {wrong}."
        yield CountRow(f"{row.certainty.capitalize()} ({row.answers})", number, more)
    if len(rows) > 1:
        together = signed(sum(row.points for row in rows))
        yield CountRow("Together", f"{together:>5}", "Saying how sure one really is earns the most in the long run.")


def signed(points: float) -> str:
    """Points with their sign; nothing has none."""
    return f"{points:+.3g}".replace("-", "−") if points else "0"


def _reason_rows(desk: Desk, session: Session) -> Iterator[ReasonRow]:
    found = reasons(desk.bank, session)
    if found:
        yield ReasonRow()
        yield ReasonRow(True, (found.right_proven, found.right_unproven))
        yield ReasonRow(False, (found.wrong_proven, found.wrong_unproven))


def score_for(state: QuizState) -> Content:
    """The score in points and per cent, how it was taken, and what to make of it."""
    session = state.session
    if session is None:
        return Content("")
    head = f"{out_of(session.score, session.possible)}   {session.per_cent}"
    how = " · ".join(part for part in (time_taken(seconds_taken(session)), taken_as(session)) if part)
    missed = len(session.missed)
    tail = "Nothing missed." if not missed else f"{missed} to look at again: v shows the passage, r repeats them."
    return Content("\n").join(
        [
            *([Content.styled(state.notice, "$accent")] if state.notice else []),
            Content.styled(head, "bold $accent"),
            *([Content.styled(how, "$dim")] if how else []),
            Content.styled(tail, "$dim"),
        ]
    )


def taken_as(session: Session) -> str:
    """The mode, unless it is the usual one, and what was chosen to be taken."""
    mode = session.plan.mode if session.plan.mode is not Mode.CHECK else ""
    return " · ".join(part for part in (mode, session.chosen) if part)


def time_taken(seconds: float) -> str:
    """A length of time as people say it; nothing for none."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s" if whole else ""
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"


class Detail(VerticalScroll, can_focus=False):
    """More about the row under the cursor, always in the same room. Longer texts are read page by page.

    The line above it says how many rows lie below those in view.
    """

    DEFAULT_CSS = """
    Detail {
        height: 30%;
        min-height: 6;
        max-height: 12;
        padding: 0 1;
        border-top: solid $line;
        border-title-align: right;
        border-title-color: $dim;
        border-title-background: $background;
        scrollbar-size: 0 0;
        & > Static { height: auto; }
    }
    """

    def __init__(self, rows: RowList) -> None:
        """`rows` are those that it says more about."""
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(markup=False)

    def on_mount(self) -> None:
        """Follow the rows."""
        for name in ("entries", "scroll_y"):
            self.watch(self.rows, name, self.on_resize, init=False)

    def on_resize(self) -> None:
        """Count the rows anew, when they have their places."""
        self.call_after_refresh(self._count)

    def _count(self) -> None:
        below = self.rows.below
        self.border_title = f"↓ {below} more" if below else ""

    def show(self, about: Content) -> None:
        """Show a text from its beginning."""
        self.query_one(Static).update(about)
        self.scroll_home(animate=False)

    def watch_virtual_size(self) -> None:
        """Offer more where there is more."""
        self.refresh_bindings()

    @property
    def has_more(self) -> bool:
        """Whether the text is longer than its room."""
        return self.max_scroll_y > 0

    def turn(self) -> None:
        """Show the next page of the text, and after the last one the first."""
        if self.scroll_y >= self.max_scroll_y:
            self.scroll_home(animate=False)
        else:
            self.scroll_relative(y=max(1, self.size.height - 1), animate=False)


class ResultsView(Vertical):
    """How a session went."""

    DEFAULT_CSS = """
    ResultsView {
        & > #score { height: auto; padding: 1 1; }
        & > RowList { height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "more", "More", key_display="Space", id="quiz.more",
                tooltip="Where more is to be said of the row than there is room for: read on"),
        Binding("r", "want('repeat')", "Repeat the missed", id="quiz.repeat",
                tooltip="Take the questions you missed again"),
        Binding("a", "want('again')", "Again", id="quiz.again", tooltip="Take the whole quiz again"),
        Binding("h", "want('history')", "History", id="quiz.history",
                tooltip="How it went over time, and what you answered when"),
    ]  # fmt: skip

    names: reactive[Mapping[str, str]] = reactive(dict)

    @dataclass
    class Wanted(Message):
        """The learner wants to repeat what was missed, to take all again, or to see the history."""

        step: Literal["repeat", "again", "history"]

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._state: QuizState | None = None

    def compose(self) -> ComposeResult:
        """Score, rows, and more about the one under the cursor."""
        yield Static(id="score", markup=False)
        rows = RowList()
        yield rows
        yield Detail(rows)

    @property
    def item_shown(self) -> Item | None:
        """The item under the cursor."""
        entry = self.query_one(RowList).entry
        return entry.item if isinstance(entry, ItemRow) else None

    def show(self, state: QuizState) -> None:
        """Show how the session of a state went."""
        if state.desk is None or state.session is None:
            return
        fresh = self._state is None or self._state.session is not state.session
        self._state = state
        self.query_one("#score", Static).update(score_for(state))
        rows = self.query_one(RowList)
        if fresh:
            rows.set_reactive(RowList.cursor, -1)
        rows.entries = list(result_rows(state.desk, state.session, self.names))
        self._describe()

    def watch_names(self) -> None:
        """Call the entities by other names."""
        if self._state:
            self.show(self._state)

    def focus_inside(self) -> None:
        """Take the focus to the rows."""
        self.query_one(RowList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was missed can be repeated, and read on only where there is more."""
        if action == "more":
            return any(detail.has_more for detail in self.query(Detail))
        if action == "want" and parameters == ("repeat",):
            return bool(self._state and self._state.session and self._state.session.missed)
        return True

    def action_more(self) -> None:
        """Read on about the row."""
        self.query_one(Detail).turn()

    def action_want(self, step: Literal["repeat", "again", "history"]) -> None:
        """Ask for something."""
        self.post_message(self.Wanted(step))

    @on(RowList.Moved)
    def _describe(self) -> None:
        entry = self.query_one(RowList).entry
        if isinstance(entry, ItemRow | TallyRow | ReasonRow | CountRow):
            self.query_one(Detail).show(entry.about)
        self.refresh_bindings()
