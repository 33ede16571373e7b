"""Travel: back and forward along the trail of a text, and beyond its ends into the texts before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.trail import Left, Resumed, Stop, Trail

if TYPE_CHECKING:
    from reader.document.model import Span
    from reader.library import Article
    from reader.ui.page import Top
    from reader.ui.reading_screen import ReadingScreen


class Travel:
    """The ways back and forward from one text that is open."""

    def __init__(self, screen: ReadingScreen, trail: Trail) -> None:
        self._screen = screen
        self.trail = trail

    @property
    def texts(self) -> list[Article]:
        """The texts that are open: this one, and before it those that led to it."""
        return [screen.article for screen in self._open]

    @property
    def _open(self) -> list[ReadingScreen]:
        kind = type(self._screen)
        return [screen for screen in self._screen.app.screen_stack if isinstance(screen, kind)]

    def leads(self, by: int) -> bool:
        """Whether there is anywhere to go back to, or forward."""
        return bool(self.trail.behind or self._open[1:] if by < 0 else self.trail.ahead or self.trail.after)

    def leave(self, top: Top, link: Span | None = None) -> None:
        """Remember a place that is being left, with what is marked there, and the link that was followed."""
        self.trail = self.trail.leave(Stop(top, self._screen.marking, link))
        self._screen.refresh_bindings()

    def step(self, by: int, link: Span | None) -> Stop | None:
        """Where in this text it goes back to, or forward; None where it goes to another text, or nowhere.

        `link` is the one that is chosen here.
        """
        screen, trail = self._screen, self.trail
        if trail.behind if by < 0 else trail.ahead:
            step = trail.back if by < 0 else trail.forward
            self.trail, stop = step(Stop(screen.page.top, screen.marking, link))
            screen.refresh_bindings()
            return stop
        if not self.leads(by):
            screen.tell(f"there is nothing to go {'back' if by < 0 else 'forward'} to")
        elif by < 0:
            screen.action_back()
        elif trail.after:
            screen.reader.open_article(trail.after.article, resumed=trail.after.resumed)
        return None

    def end(self) -> None:
        """The text is being left: from the one that led here, the way forward leads here again."""
        before = self._open[-2:-1]
        if before:
            travel = before[0].travel
            left = Left(self._screen.article, Resumed(self._screen.page.top, self.trail))
            travel.trail = travel.trail.come_back(left)
