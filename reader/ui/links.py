"""The links of the page: the one that is chosen in it, where that leads, and those in view."""

from __future__ import annotations

from reader.document.links import Link, leads_to, link_at, links_within, may_open
from reader.document.model import Position
from reader.ui.cells import cut
from reader.ui.page import PageView

TOLD_CELLS = 40
"""What the place that a link leads to may take of the row that says the keys."""


class Links:
    """The links of a text; which one is chosen is the page's to know, for anything else may be chosen there."""

    def __init__(self, page: PageView) -> None:
        self._page = page

    @property
    def chosen(self) -> Link | None:
        """The link that is chosen."""
        chosen = self._page.chosen
        link = chosen and self.at(chosen.start)
        return link if link and link.span == chosen else None

    @property
    def address(self) -> str | None:
        """The address that the chosen link leads to, out of the text."""
        target = self.chosen.target if self.chosen else None
        return target if isinstance(target, str) and may_open(target) else None

    def at(self, place: Position) -> Link | None:
        """The link at a place."""
        return link_at(self._page.document, place)

    def told(self, link: Link) -> str:
        """Where a link leads, in a few words."""
        return f"→ {cut(leads_to(self._page.document, link), TOLD_CELLS)}"

    def step(self, by: int) -> bool:
        """Choose the next link in view or the one before, round from one end to the other; whether there is any."""
        spans = [link.span for link in links_within(self._page.document, self._page.view)]
        if spans:
            at = spans.index(self._page.chosen) + by if self._page.chosen in spans else min(0, by)
            self._page.chosen = spans[at % len(spans)]
        return bool(spans)
