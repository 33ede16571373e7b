"""A text below others that can change without anything being laid out anew."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget


class Said(Widget):
    """What is said of something, in as many rows as it needs and `room` at least.

    Within its room only the rows are drawn that have changed; beyond it, all is laid out anew.
    """

    DEFAULT_CSS = "Said { height: auto; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._content = Content("")
        self.room = 0

    @property
    def rows(self) -> int:
        """How many rows the text needs."""
        width = self.size.width
        return self._content.get_height({}, width) if width else 0

    def give(self, room: int) -> None:
        """Give it so many rows."""
        self.room = room
        self.styles.min_height = room

    def say(self, content: Content) -> None:
        """Say something else."""
        before, self._content = self.rows, content
        if max(self.room, self.rows) == self.size.height:
            self.refresh(Region(0, 0, self.size.width, max(before, self.rows)))
        else:
            self.refresh(layout=True)

    def render(self) -> Content:
        """The text."""
        return self._content
