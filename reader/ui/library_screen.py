"""The library: what there is to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static
from textual.worker import get_current_worker

from reader.document.measure import Measure, measure
from reader.document.model import DocumentKey
from reader.errors import ReaderError
from reader.library import Article
from reader.progress.answers import Standing
from reader.progress.store import Place
from reader.quiz.session import points_text
from reader.ui.bars import KeyBar, TitleBar
from reader.ui.cells import Piece, Pieces, fit, plain_number, right, strip_of, width_of
from reader.ui.field import Field
from reader.ui.rows import RowList

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp

ONE_ROW_FROM = 110
READ = 0.99
LEAST_FACTS = (3, 1, 0)
"""What is left out of the facts about an article where there is no room, one after the other."""


@dataclass(frozen=True)
class ArticleRow:
    """An article: its title, its kind, how long and how hard it is, how far it was read and how its quiz went."""

    article: Article
    measure: Measure | None = None
    place: Place | None = None
    standing: Standing | None = None
    wide: bool = False
    selectable: bool = True

    @property
    def height(self) -> int:
        """One row where there is room, else two and a blank one."""
        return 1 if self.wide else 3

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """The row or rows."""
        marker = " ▸ " if here else "   "
        facts: Pieces = [Piece(text, "dim") for text in self._facts()]
        status: Pieces = [
            Piece(fit(self.read, 11), "accent" if self.place is None else ""),
            Piece(fit(self.quiz, 15), "dim"),
        ]
        if self.wide:
            room = max(10, width - len(marker) - sum(len(piece.text) for piece in (*facts, *status)) - 2)
            return [
                [Piece(marker, "accent"), Piece(fit(self.article.title, room), "strong"), Piece("  "), *facts, *status]
            ]
        title = fit(self.article.title, width - len(marker) - 1)
        for least in LEAST_FACTS:
            if len(marker) + width_of([*facts, *status]) > width:
                del facts[least]
        return [[Piece(marker, "accent"), Piece(title, "strong")], [Piece("   "), *facts, *status], []]

    @property
    def read(self) -> str:
        """How far it was read."""
        if self.place is None:
            return "new"
        return "read" if self.place.share >= READ else f"read {self.place.share:.0%}".replace("%", " %")

    @property
    def quiz(self) -> str:
        """How the latest session went."""
        if self.standing is None or not self.standing.answered:
            return ""
        if self.standing.answered < self.standing.items:
            return f"quiz {self.standing.answered} of {self.standing.items}"
        return f"quiz {points_text(self.standing.score)}/{points_text(self.standing.possible)}"

    def _facts(self) -> tuple[str, ...]:
        """Kind, words, time and grade."""
        known = self.measure
        words = f"{plain_number(known.words)} words" if known else ""
        time = known.time if known else ""
        grade = f"grade {known.grade}" if known and known.grade is not None else ""
        return (fit(self.article.kind or "text", 13), right(words, 12), f"{right(time, 8)}   ", fit(grade, 10))


class LibraryScreen(Screen[None]):
    """The list of articles. Enter reads one, `/` narrows the list."""

    DEFAULT_CSS = """
    LibraryScreen {
        background: $background;
        & > RowList { height: 1fr; margin: 1 0 0 0; }
        & > Field { display: none; margin: 1 2 0 2; }
        & > #nothing { display: none; padding: 1 3; color: $dim; height: auto; }
    }
    """
    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "Read", key_display="Enter", id="library.read", tooltip="Read the article"),
        Binding("t", "quiz", "Quiz", id="library.quiz", tooltip="Open the article at its quiz"),
        Binding(
            "slash",
            "filter",
            "Filter",
            key_display="/",
            id="library.filter",
            tooltip="Show only what matches some words",
        ),
        Binding(
            "o",
            "app.open_file",
            "Open a file",
            id="library.open",
            tooltip="Open a text, web page, EPUB, Word document or PDF",
        ),
        Binding(
            "escape",
            "clear_filter",
            "Show all",
            key_display="Esc",
            id="library.clear",
            tooltip="Show every article again",
        ),
        Binding("q", "leave", "Quit", id="library.quit", tooltip="Leave Reader"),
    ]

    filter_text: reactive[str] = reactive("", bindings=True)

    @dataclass
    class Measured(Message):
        """An article's length and grade are known."""

        article: Article
        measure: Measure

    def __init__(self) -> None:
        super().__init__()
        self._articles: list[Article] = []
        self._measures: dict[DocumentKey, Measure] = {}
        self._places: dict[DocumentKey, Place] = {}
        self._standings: dict[DocumentKey, Standing] = {}

    @property
    def reader(self) -> ReaderApp:
        """The app, by its own type."""
        return cast("ReaderApp", self.app)

    def compose(self) -> ComposeResult:
        """Title, field for the filter, list and keys."""
        yield TitleBar()
        yield Field("Filter by title or kind", "To the list", "Show all", id="filter")
        yield Static("Nothing matches. Esc shows everything again.", id="nothing", markup=False)
        yield RowList()
        yield KeyBar()

    def on_mount(self) -> None:
        """List the titles at once; lengths and grades come as they are worked out."""
        self._articles = self.reader.shelf.articles()
        self._refresh_progress()
        self._measure_all(self._articles)
        self.call_after_refresh(self._keep_picture)

    def on_screen_resume(self) -> None:
        """Show what has been read since."""
        if self._articles:
            self._refresh_progress()

    def _refresh_progress(self) -> None:
        try:
            self._places = self.reader.store.places()
            self._standings = self.reader.store.answers.standings()
        except ReaderError as error:
            self.notify(str(error), severity="error", markup=False)
        self._list()

    @work(thread=True, exit_on_error=False)
    def _measure_all(self, articles: list[Article]) -> None:
        worker = get_current_worker()
        for article in articles:
            if worker.is_cancelled:
                return
            try:
                self.post_message(self.Measured(article, measure(article.open())))
            except ReaderError:
                continue

    @on(Measured)
    def _measured(self, message: Measured) -> None:
        self._measures[message.article.key] = message.measure
        if len(self._measures) == len(self._articles) or len(self._measures) % 20 == 0:
            self._list()

    def on_resize(self) -> None:
        """One row or two for each article."""
        self._list()

    def watch_filter_text(self) -> None:
        """Show what matches."""
        if self.is_mounted:
            self._list()

    def _list(self) -> None:
        rows = self.query_one(RowList)
        here = rows.entry.article.key if isinstance(rows.entry, ArticleRow) else None
        wanted = self.filter_text.casefold().split()
        shown = [
            each
            for each in self._articles
            if all(word in f"{each.title} {each.kind or ''}".casefold() for word in wanted)
        ]
        wide = self.app.size.width >= ONE_ROW_FROM
        entries = [self._row(article, wide) for article in shown]
        rows.entries = entries
        rows.cursor = next((nth for nth, row in enumerate(entries) if row.article.key == here), 0 if entries else -1)
        self.query_one("#nothing").display = not entries
        title = self.query_one(TitleBar)
        title.text = "Reader"
        count = f"{len(shown)} of {len(self._articles)}" if wanted else f"{len(self._articles)}"
        title.word = f"{count} article{'' if len(self._articles) == 1 else 's'}"

    def _row(self, article: Article, wide: bool) -> ArticleRow:
        key = article.key
        return ArticleRow(article, self._measures.get(key), self._places.get(key), self._standings.get(key), wide)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key only where it does something."""
        return bool(self.filter_text) if action == "clear_filter" else True

    def action_filter(self) -> None:
        """Go to the field."""
        field = self.query_one(Field)
        field.display = True
        field.focus()

    @on(Field.Left)
    def action_clear_filter(self) -> None:
        """Show everything again."""
        field = self.query_one(Field)
        field.value = ""
        field.display = False
        self.query_one(RowList).focus()

    @on(Field.Changed)
    def _narrow(self, event: Field.Changed) -> None:
        self.filter_text = event.value

    @on(Field.Submitted)
    def _to_list(self) -> None:
        if not self.filter_text:
            self.query_one("#filter").display = False
        self.query_one(RowList).focus()

    @on(RowList.Chosen)
    def action_read(self) -> None:
        """Read the article under the cursor."""
        self._open()

    def action_leave(self) -> None:
        """Leave, and let the next start show this list before all else."""
        self._keep_picture()
        self.app.exit()

    def _keep_picture(self) -> None:
        from reader.ui.kept_page import keep_library

        if self._articles and not self.filter_text:
            keep_library(self)

    def as_opened(self) -> Iterator[Strip]:
        """The rows of the list as they are when it is opened: its first article is chosen, no text is measured yet."""
        rows, wide = self.query_one(RowList), self.app.size.width >= ONE_ROW_FROM
        for nth, article in enumerate(self._articles):
            key = article.key
            entry = ArticleRow(article, None, self._places.get(key), self._standings.get(key), wide)
            for pieces in entry.draw(rows.size.width, here=nth == 0):
                yield strip_of(pieces, rows.size.width, rows, "cursor" if nth == 0 and pieces else "")

    def action_quiz(self) -> None:
        """Open it at its quiz."""
        self._open(at_quiz=True)

    def _open(self, at_quiz: bool = False) -> None:
        entry = self.query_one(RowList).entry
        if isinstance(entry, ArticleRow):
            self.reader.open_article(entry.article, at_quiz=at_quiz)
