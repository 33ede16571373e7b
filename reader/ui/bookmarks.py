"""Bookmarks: a field for the note of a passage, and the signs of kept passages in the margin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.message import Message
from textual.reactive import reactive
from textual.worker import get_current_worker

from reader.clock import said
from reader.document.clean import CleanText, clean_line
from reader.document.model import DocumentKey, Position, Span
from reader.document.selection import begun_in
from reader.errors import ReaderError
from reader.progress.notes import Bookmark, Placed, passage_at, place, quote_of
from reader.ui.drawing import Highlight
from reader.ui.field import Field
from reader.ui.page import PageView, Top
from reader.ui.prompt import Prompt

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp

LONGEST = 4_000
"""Characters of a note."""


class Bookmarks(Prompt):
    """The bookmarks of a text. Every change is in the store before it is on the screen."""

    class Closed(Message):
        """The field was left, with something `kept` or without.

        `listed` is the passage in the list whose note it was for, if it was asked for there.
        """

        def __init__(self, listed: Span | None, kept: bool) -> None:
            super().__init__()
            self.listed, self.kept = listed, kept

    class Read(Message):
        """It is known where some bookmarks are, or with None where all of them are."""

        def __init__(self, placed: Sequence[Placed] | None) -> None:
            super().__init__()
            self.placed = placed

    placed: reactive[tuple[Placed, ...]] = reactive((), repaint=False)
    looking: reactive[bool] = reactive(True, repaint=False)
    """Whether some are still looked for."""

    def __init__(self, page: PageView, key: DocumentKey) -> None:
        super().__init__("Bookmark", Field("a note, or only Enter", "Keep", "Give up", longest=LONGEST), id="bookmark")
        self.page = page
        self.key = key
        self.dropped: list[Placed] = []
        """Those that were taken away, the last one last."""
        self._span: Span | None = None
        self._listed: Span | None = None
        self._gone_to: tuple[Top, Span | None] = Top(Position(-1, 0)), None
        """What stood at the top when a bookmark was gone to, and which one."""

    @property
    def reader(self) -> ReaderApp:
        """The app, by its own type."""
        return cast("ReaderApp", self.app)

    def on_mount(self) -> None:
        """Look where the bookmarks are: in a text that was edited this takes a while."""
        self._read()

    @work(thread=True, exit_on_error=False, group="bookmarks")
    def _read(self) -> None:
        worker, kept = get_current_worker(), self.reader.store.bookmarks
        bookmarks = kept.of(self.key)
        self.post_message(self.Read([Placed(bookmark, None, "sought") for bookmark in bookmarks]))
        for placed in place(self.page.document, bookmarks):
            if worker.is_cancelled:
                return
            self.post_message(self.Read(placed))
            for bookmark, span, how in placed:
                if span and how == "moved":
                    kept.move(bookmark, span)
        self.post_message(self.Read(None))

    @on(Read)
    def _take(self, message: Read) -> None:
        """Show where others are; what was changed or taken away meanwhile stays so."""
        self.looking = message.placed is not None
        sought = {each.bookmark.id for each in self.placed if each.how == "sought"}
        known = {each.bookmark.id for each in (*self.placed, *self.dropped)} - sought
        come = {each.bookmark.id: each for each in message.placed or () if each.bookmark.id not in known}
        self._show((*(each for each in self.placed if each.bookmark.id not in come), *come.values()))

    def _show(self, placed: Iterable[Placed]) -> None:
        self.placed = tuple(sorted(placed, key=lambda each: each.span or each.bookmark.span))
        self._draw()

    def _draw(self) -> None:
        """Mark what is kept, and while the field is open the passage that it is about."""
        noted = [Highlight(each.span, "noted") for each in self.placed if each.span]
        asked = [Highlight(self._span, "picking")] if self.display and self._span else []
        self.page.noted = (*noted, *asked)

    def ask(self, listed: Span | None = None) -> None:
        """Ask for a note on a passage that is listed, on what is selected, the hit in view, or what begins there first.

        Of the last two it is what is kept already that they stand in, else their sentence.
        """
        found, page = self.page.found.here, self.page
        at = found.start if found and page.in_view(found) else begun_in(page.document, page.view)
        kept = (each.span for each in self.placed if each.span and each.span.start <= at < each.span.end)
        self._listed = listed
        self._span = listed or self.page.chosen or next(kept, None) or passage_at(page.document, at)
        standing = self._standing
        self.open(standing.bookmark.note if standing else "")
        self._draw()

    @property
    def _standing(self) -> Placed | None:
        """The bookmark that is on the passage already."""
        return next((each for each in self.placed if each.span == self._span), None)

    def step(self, by: int) -> Span | None:
        """Go to the next bookmark or the one before: from the one gone to last if the page still shows that.

        Which one; None where there is none.
        """
        spans = sorted({each.span for each in self.placed if each.span})
        top, last = self._gone_to
        if top == self.page.top and last in spans:
            nth = spans.index(last) + by
        else:
            nth = bisect_left(spans, self.page.visible_start(), key=lambda span: span.start) - (by < 0)
        if not 0 <= nth < len(spans):
            return None
        self.page.show(spans[nth])
        self._gone_to = self.page.top, spans[nth]
        return spans[nth]

    def note_on(self, span: Span) -> str:
        """The note on a bookmark, or when it was kept; empty where nothing is."""
        bookmark = next((each.bookmark for each in self.placed if each.span == span), None)
        return (bookmark.note or f"kept {said(bookmark.made, self.reader.clock())}") if bookmark else ""

    @on(Field.Changed)
    def _typed(self) -> None:
        self.note("")

    @on(Field.Submitted)
    def _keep(self, event: Field.Submitted) -> None:
        if self._span is not None:
            placed = self._noted(self._span, clean_line(event.value))
            try:
                self.reader.store.bookmarks.keep(self.key, placed.bookmark)
            except ReaderError as error:
                self.note(str(error))
                return
            self._show((*(each for each in self.placed if each.bookmark.id != placed.bookmark.id), placed))
            self.page.chosen = None
        self._end(kept=self._span is not None)

    def _noted(self, span: Span, note: CleanText) -> Placed:
        """A passage with its note; where it may not be what was kept, the words that were kept stay the true ones."""
        standing = self._standing
        if standing and standing.how in ("uncertain", "changed"):
            return standing._replace(bookmark=standing.bookmark._replace(note=note))
        app = self.reader
        identity, made = (standing.bookmark.id, standing.bookmark.made) if standing else (app.new_id(), app.clock())
        return Placed(Bookmark(identity, span, quote_of(self.page.document, span), note, made), span, "kept")

    @on(Field.Left)
    def _leave(self) -> None:
        self._end(kept=False)

    def _end(self, kept: bool) -> None:
        self.close()
        self._draw()
        self.post_message(self.Closed(self._listed, kept))

    def drop(self, placed: Placed) -> None:
        """Take a bookmark away. Raises ReaderError."""
        self.reader.store.bookmarks.drop(placed.bookmark)
        self.dropped.append(placed)
        self._show(each for each in self.placed if each != placed)

    def put_back(self, placed: Placed) -> None:
        """Keep a bookmark again that was taken away. Raises ReaderError."""
        self.reader.store.bookmarks.keep(self.key, placed.bookmark)
        self.dropped.remove(placed)
        self._show((*self.placed, placed))
