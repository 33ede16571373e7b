"""Find: a field for what is looked for, the search behind it, and the hits that it marks in the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.worker import get_current_worker

from reader.document.model import Position, Span
from reader.document.search import Batch, Finder, Hits, Query, beside, finder, longest_word, search
from reader.errors import ReaderError
from reader.ui.cells import plain_number
from reader.ui.drawing import Found
from reader.ui.field import Field
from reader.ui.page import PageView, Top
from reader.ui.prompt import History, Prompt

LINES_BEFORE = 200
"""Lines before a hit far off from which on all hits are looked for, to go back in them too."""

TURNS = {1: ", from the top", -1: ", from the end"}
"""What is said where the search begins again, by the way it goes."""


class Looked(NamedTuple):
    """What is marked as found in a text: by which query, the place of the hit that was gone to, and former queries."""

    query: Query | None
    at: Position | None
    history: tuple[Query, ...]


class Find(Prompt):
    """The search through a text: it follows what is typed, from the place that is being read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "expression", "Expression", key_display="Ctrl+R", id="find.expression",
                tooltip="Look for a regular expression, or for words again"),
        Binding("up", "earlier(-1)", "Earlier", key_display="↑", priority=True, id="find.earlier",
                tooltip="Take what was looked for before"),
        Binding("down", "earlier(1)", "Later", show=False, priority=True, id="find.later",
                tooltip="Take what was looked for after that"),
    ]  # fmt: skip

    status: reactive[str] = reactive("", repaint=False)

    class Searched(Message):
        """A piece of a search: its hits, or None at its end."""

        def __init__(self, hits: Hits, batch: Batch | None) -> None:
            super().__init__()
            self.hits = hits
            self.batch = batch

    class Came(Message):
        """A hit is to be gone to that had to be looked for."""

        def __init__(self, hits: Hits, hit: Span | None, place: Position, by: int) -> None:
            super().__init__()
            self.hits = hits
            self.hit = hit
            self.place = place
            self.by = by

    class Closed(Message):
        """The field was left, with what it found or without; `top` is where the page was when it was opened.

        `again` where the next place is wanted of what was looked for before.
        """

        def __init__(self, top: Top, again: bool = False) -> None:
            super().__init__()
            self.top, self.again = top, again

    def __init__(self, page: PageView) -> None:
        super().__init__("Find", Field("words; a capital makes capitals matter", "To the text", "Give up"), id="find")
        self.page = page
        self.hits: Hits | None = None
        self._hit: Span | None = None
        self._top, self._start = Top(Position(0, 0)), Position(0, 0)
        self._greet: Callable[[Span], None] | None = None
        self._turn = ""
        """How the hit was come to, where that is not by the way of the text."""
        self._sought: Query | None = None
        self._expression = False
        self._history: History[Query] = History()
        self._left_from: Top | None = None

    @property
    def found(self) -> bool:
        """Whether there are hits to go to."""
        return bool(self.hits and (self.hits.spans or self._hit))

    def ask(self) -> None:
        """Show the field, with the words that were looked for last; an expression is asked for anew."""
        self._top, self._start = self.page.top, self._here
        self._history.begin()
        *_, last = Query(""), *self._history.entries
        last = Query("") if last.expression else last
        self._take(last)
        self.open(last.text)

    def clear(self) -> None:
        """Forget what was found."""
        self.workers.cancel_group(self, "find")
        self.hits = self._hit = self._sought = self._greet = None
        self._turn = ""
        self._show()

    @property
    def looked(self) -> Looked:
        """What was looked for, to look for it again in another state of the text."""
        return Looked(self._sought if self.hits else None, self._hit and self._hit.start, self._history.entries)

    def resume(self, looked: Looked) -> None:
        """Look again for what was looked for; the page stays where it is."""
        query, at, self._history.entries = looked
        if query:
            self._start = at or self.page.visible_start()
            self._begin(query, self._stay if at else None)
            self._turn = ", read again"

    def step(self, by: int) -> Span | None:
        """The next hit or the one before, from where one reads; past the last, on from the other end.

        None where that is not known: then it is looked for, and told of when it is found.
        """
        if self.hits is None or self._sought is None:
            return None
        place = self._here
        on_it = self._hit is not None and self._hit.start == place
        hit = self.hits.step(place, by, there=not on_it)
        if hit is None:
            before = place if on_it or by < 0 else place._replace(column=place.column - 1)
            self._look_beside(self.hits, self._sought, before, by)
        else:
            self._come(hit, place, by)
        return hit

    @work(thread=True, exclusive=True, exit_on_error=False, group="find")
    def _look_beside(self, hits: Hits, query: Query, place: Position, by: int) -> None:
        worker = get_current_worker()
        word = longest_word(query)
        hit = beside(self.page.document, finder(query), place, by, word, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self.Came(hits, hit, place, by))

    @on(Came)
    def _found_beside(self, message: Came) -> None:
        """Be at a hit that is not among those found, and look for the others from there."""
        if message.hit is None or message.hits is not self.hits or self._sought is None:
            message.stop()
            return
        self._start = Position(max(0, message.hit.start.line - LINES_BEFORE), 0)
        self._begin(self._sought, None)
        self._come(message.hit, message.place, message.by)

    def _come(self, hit: Span, place: Position, by: int) -> None:
        """Be at a hit, from a place."""
        self._greet = None
        stays = hit == self._hit and hit.start == place
        self._hit, self._left_from = hit, self.page.top
        is_round = hit.start < place if by > 0 else hit.start > place
        self._turn = ", the only one" if stays else TURNS[by] if is_round else ""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Earlier searches only where there are any."""
        return bool(self._history.entries) if action == "earlier" else True

    def key_label(self, action: str) -> str | None:
        """What is looked for instead."""
        return "Words" if action == "expression" and self._expression else None

    def action_expression(self) -> None:
        """Look for an expression, or for words again."""
        self._take(Query(self.field.value, not self._expression))
        self._look()

    def action_earlier(self, by: int) -> None:
        """Take another search of those before."""
        query = self._history.step(by, Query(self.field.value, self._expression)) or Query("")
        self._take(query)
        self.write(query.text)

    def _take(self, query: Query) -> None:
        self._expression = query.expression
        self.label("Find expression" if query.expression else "Find")
        self.refresh_bindings()

    @property
    def _here(self) -> Position:
        """Where one reads: at the hit that was gone to while it is in view or yet to come, else at the page's top."""
        if self._hit and (self.page.in_view(self._hit) or self.page.top == self._left_from):
            return self._hit.start
        return self.page.visible_start()

    @on(Field.Changed)
    def _look(self) -> None:
        """Look for something else; what is wrong with it stands beside the field."""
        query = Query(self.field.value, self._expression)
        if not self.display or query == self._sought:
            return
        self.clear()
        self.note("")
        if not query.text:
            self._sought = query
            self.page.restore(self._top)
            return
        try:
            self._begin(query, self._go_to_first)
        except ReaderError as error:
            self.note(str(error))

    def _begin(self, query: Query, greet: Callable[[Span], None] | None) -> None:
        """Look for something from the place where the search starts; `greet` takes the first hit from there on."""
        self._sought = query
        find = finder(query)
        self.hits, self._greet = Hits(self._start.line), greet
        self._search(self.hits, find, longest_word(query))

    def _go_to_first(self, hit: Span) -> None:
        self._hit = hit
        self._turn = TURNS[1] if hit.start < self._start else ""
        if self.display:
            self.page.restore(self._top)
            self.page.bring(hit)
        else:
            self.page.show(hit)  # the field was left before there was a hit: a jump, to go back from

    def _stay(self, hit: Span) -> None:
        """Be where one was: at the hit that was gone to, if it is still there."""
        if hit.start.line == self._start.line:
            self._hit = hit

    @work(thread=True, exclusive=True, exit_on_error=False, group="find")
    def _search(self, hits: Hits, find: Finder, word: bytes) -> None:
        worker = get_current_worker()
        for batch in search(self.page.document, find, self._start.line, word, lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            self.post_message(self.Searched(hits, batch))
        if not worker.is_cancelled:
            self.post_message(self.Searched(hits, None))

    @on(Searched)
    def _searched(self, message: Searched) -> None:
        """Mark the hits, and go to the first from where the search began."""
        hits = message.hits
        if hits is not self.hits:
            return
        if message.batch:
            hits.add(message.batch)
        else:
            hits.done = True
            if not hits.spans and self.display:
                self.page.restore(self._top)  # what was found of fewer letters is found no more
        first = hits.step(self._start, 1, there=True) if self._greet else None
        if first and self._greet:
            self._greet(first)
            self._greet = None
        self._show()
        self.refresh_bindings()

    @on(Field.Submitted)
    def _to_text(self) -> None:
        """Back to the text; an expression that cannot be used is to be mended first."""
        query = Query(self.field.value, self._expression)
        answered = self._greet or self.page.top != self._top or (self._hit and self.page.in_view(self._hit))
        again = query == self._sought and not answered
        self._look()
        if not query.text:
            self._give_up()
        if self.hits is None:
            return
        self._history.add(query)
        self.close()
        self.post_message(self.Closed(self._top, again))

    @on(Field.Left)
    def _give_up(self) -> None:
        """Back to the text as it was."""
        self.close()
        self.clear()
        self.page.restore(self._top)
        self.post_message(self.Closed(self._top))

    def _show(self) -> None:
        self.page.found = Found(self.hits.by_line, self._hit) if self.hits else Found({})
        self.status = f"{told(self.hits, self._hit)}{self._turn}" if self.hits else ""


def told(hits: Hits, here: Span | None) -> str:
    """Which hit of how many, and what of the text was not searched."""
    count = plain_number(len(hits.spans))
    if not hits.done:
        return f"{count} so far"
    if hits.cut:
        return f"{count}+ found"
    if not hits.spans:
        said = "not found"
    else:
        said = f"{plain_number(hits.number(here))} of {count}" if here else f"{count} found"
    unsearched = hits.slow + hits.left
    return f"{said}; {plain_number(unsearched)} line{'s' * (unsearched > 1)} too slow" if unsearched else said
