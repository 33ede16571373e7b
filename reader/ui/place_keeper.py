"""The keeper of the place: where a text is read is written a moment after each move."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.document.model import DocumentKey, Position
from reader.errors import ReaderError
from reader.progress.store import Place
from reader.ui.kept_page import AFTER, KeptPage

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.ui.page import PageView
    from reader.ui.reading_screen import ReadingScreen

KEEP_AFTER = 0.2
"""Seconds after a move within which the place is written, with the moves since."""


class PlaceKeeper:
    """Keeps the place in one text, behind the screen that shows it."""

    def __init__(self, screen: ReadingScreen, key: DocumentKey) -> None:
        self._screen = screen
        self._key = key
        self._timer: Timer | None = None
        self._rest: Timer | None = None
        self._here: Place | None = None

    def moved(self, place: Position, share: float) -> None:
        """The reading is somewhere else, and so far through the text (0 to 1). A text without words has no place."""
        here, document = self._here, self._screen.document
        if document.nearest(0, 1) is None or (here and place == here.position):
            return
        self._here = Place(place, max(share, here.share if here else 0.0))
        self._page.moved()
        if self._timer is None:
            self._timer = self._screen.set_timer(KEEP_AFTER, self._keep_behind)
        if self._rest:
            self._rest.stop()
        self._rest = self._screen.set_timer(AFTER, self._page.take)

    @cached_property
    def _page(self) -> KeptPage:
        return KeptPage(self._screen)

    def leave(self) -> None:
        """The text is being left: keep the place and the page as they are."""
        page = self._screen.page
        if page.display:
            self.moved(page.place, page.share)
            self._page.take()
        self.keep()

    def end(self, page: PageView) -> None:
        """The screen is gone, perhaps before it was told of the last move: keep the place of its page."""
        if self._here:
            self._here = Place(page.place, max(page.share, self._here.share))
        self.keep()

    def forget(self) -> None:
        """Keep nothing more: another screen shows the text now."""
        self._here = None

    def _keep_behind(self) -> None:
        self._timer = None
        self._screen.run_worker(self.keep, thread=True, exit_on_error=False, exclusive=True, group="place")

    def keep(self) -> None:
        """Write where the reading is. Failing to is no reason to stop reading."""
        here = self._here
        if here is None:
            return
        app = self._screen.reader
        try:
            app.store.keep_place(self._key, here, app.clock())
            self._page.settle(here.position)
        except ReaderError as error:
            self._screen.log.warning(str(error))
