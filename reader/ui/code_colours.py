"""The colours of code: looked for behind the page, for the pieces of code that come into view."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.document.code import marked, piece_around
from reader.document.model import Mark

if TYPE_CHECKING:
    from reader.ui.page import PageView


class CodeColours:
    """What is known of the code in a text. The last piece that was asked for comes first: it is the one in view."""

    def __init__(self, page: PageView) -> None:
        self._page = page
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._wanted: list[range] = []

    def of(self, number: int) -> tuple[Mark, ...]:
        """The marks of a line of code; none before they are known, and then the page is drawn again."""
        if number not in self._marks:
            piece = piece_around(self._page.document, number)
            self._marks.update(dict.fromkeys(piece, ()))
            self._wanted.append(piece)
            if len(self._wanted) == 1:
                self._page.run_worker(self._look, thread=True, exit_on_error=False, group="code")
        return self._marks[number]

    def _look(self) -> None:
        """Look for what is wanted until nothing is, off the screen's thread."""
        document = self._page.document
        while self._wanted and self._page.is_attached:
            piece = self._wanted[-1]
            lines = [document.line(number) for number in piece]
            found = marked(lines[0].language, [line.text for line in lines])
            self._page.app.call_from_thread(partial(self._take, piece, found))

    def _take(self, piece: range, found: list[tuple[Mark, ...]]) -> None:
        self._wanted.remove(piece)
        self._marks.update(zip(piece, found, strict=False))
        self._page.refresh()
