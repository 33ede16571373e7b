"""What the widgets have in common whose answers are marked in the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.document.model import text_of
from reader.document.passages import words_of
from reader.quiz.items.passage import PassageItem
from reader.quiz.model import Response
from reader.ui.cells import Piece, Pieces, strip_of, wrap
from reader.ui.items.base import ItemWidget

if TYPE_CHECKING:
    from reader.document.model import Span
    from reader.ui.page_room import PageRoom

HOW = "In the article Space marks a sentence, w chooses words of it, and Enter submits."
REFUSED = "Mark a passage first: Space marks the sentence the cursor is on."


@dataclass(frozen=True)
class Sought:
    """What is to be marked in the article, and by whom it is asked: that is told what was marked.

    It says what it is about, a word more on it, and what is marked already.
    """

    by: PassagesView
    note: str
    marked: tuple[Span, ...] = ()

    @property
    def item(self) -> PassageItem:
        """What it is about."""
        return self.by.passage_item


class Listed(NamedTuple):
    """A passage in the list: a sign, its words, how they look, and what stands behind them."""

    sign: str
    words: str
    style: str
    tail: str = ""
    ink: str = ""


class PassageList(Widget):
    """Passages, one below the other, and a word on what to press."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PassageList {
        height: auto;
        width: 1fr;
        background: $background;
        color: $ink;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Listed] = ()
        self.how = ""

    def show(self, rows: Sequence[Listed], how: str = "") -> None:
        """Show other passages."""
        self.rows, self.how = rows, how
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the passages need in a width."""
        return len(self._drawn(width))

    def render_line(self, y: int) -> Strip:
        """One row."""
        drawn = self._drawn(self.size.width)
        return strip_of(drawn[y] if y < len(drawn) else [], self.size.width, self)

    def _drawn(self, width: int) -> list[Pieces]:
        drawn: list[Pieces] = []
        for sign, words, style, tail, ink in self.rows:
            first, *rest = wrap(words + tail, width - 3)
            drawn.append([Piece(f"{sign} ", ink or style), Piece(first, style)])
            drawn += [[Piece(f"  {row}", style)] for row in rest]
        if self.how:
            drawn += [[] for _ in self.rows[:1]]
            drawn += [[Piece(row, "dim")] for row in wrap(self.how, width - 1)]
        return drawn


class PassagesView(ItemWidget):
    """Takes passages that are marked in the article."""

    class Asked(Message):
        """Something is to be marked in the article, or no more; `go`: the learner wants to go there."""

        def __init__(self, sought: Sought | None, go: bool = False) -> None:
            self.sought = sought
            self.go = go
            super().__init__()

    def __init__(self, item: PassageItem, seed: str) -> None:
        super().__init__(item, seed)
        self.spans: tuple[Span, ...] = ()
        self.marked = False
        self.listed = PassageList()

    @property
    def passage_item(self) -> PassageItem:
        """The item, by its own type."""
        return cast("PassageItem", self.item)

    @property
    def enter_label(self) -> str:
        """Enter goes to the article, where a further one submits."""
        return "To the article"

    @property
    def sought(self) -> Sought | None:
        """What is to be marked in the article now; None when nothing is."""
        raise NotImplementedError

    @property
    def how(self) -> str:
        """What to press."""
        return HOW

    @property
    def written(self) -> Response:
        """The passages marked, as they are kept."""
        passages = self.passage_item.passages
        return tuple(map(passages.written, self.spans)) if passages else ()

    def on_mount(self) -> None:
        """Ask for the article."""
        self.ask()

    def ask(self, go: bool = False) -> None:
        """Say what is to be marked, and show what is.

        The message is made in this widget's own turn: one that whoever called had made would not rise past them.
        """
        if not self.marked:
            self._list()
            self.call_later(self._say, go)

    def _say(self, go: bool) -> None:
        self.post_message(self.Asked(self.sought, go))

    def take_back(self, response: Response) -> None:
        """Mark the passages of an earlier response again."""
        passages = self.passage_item.passages
        self.spans = tuple(sorted(span for span in map(passages.read, response) if span)) if passages else ()
        self.ask()

    def on_page_room_picked(self, message: PageRoom.Picked) -> None:
        """Other passages are marked in the article."""
        self.spans = message.spans
        self._list()
        self.post_message(self.Touched())

    def on_page_room_done(self) -> None:
        """Submit the answer from the article."""
        if self.spans:
            self.post_message(self.Submitted(self.response))
        else:
            self.post_message(self.Refused(REFUSED))

    def judge(self, response: Response) -> None:
        """Show which passages were right to mark, and which were missed."""
        self.marked = True
        item = self.passage_item
        looked = item.looked(response)
        rows = [
            Listed("✓" if right else "✗", words_of(written), "right" if right else "wrong", "  ←\u00a0you")
            for written, (_, right) in zip(self._readable(response), looked.marked, strict=True)
        ]
        if item.passages:
            words = [text_of(item.passages.document, span) for span in looked.missed]
            rows += [Listed("✓", each, "found") for each in words]
        self.listed.show(rows)

    def _readable(self, response: Response) -> Response:
        passages = self.passage_item.passages
        return tuple(written for written in response if passages and passages.read(written))

    def _list(self) -> None:
        """Show the passages marked so far, and what to press."""
        rows = [Listed("●", words_of(written), "", ink="accent") for written in self.written]
        self.listed.show(rows, self.how)
