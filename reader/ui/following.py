"""Following a link: to a place in the text, to a file beside it, or out of it after asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reader.document.links import (
    Link,
    address_of,
    beside_in,
    file_beside,
    is_picture,
    lies_in,
    may_open,
    part_called,
    picture_in,
)
from reader.document.model import Position, text_of
from reader.errors import ReaderError
from reader.library import Article
from reader.ui import outside
from reader.ui.outside import OutsideScreen
from reader.ui.page import PageView

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp
    from reader.ui.reading_screen import ReadingScreen


class Following:
    """Follows the links of a text that is open, as the last of `texts`; `go` goes to a place in it."""

    def __init__(self, page: PageView, texts: Sequence[Article], go: Callable[[Position], None]) -> None:
        self._page = page
        self._texts = texts
        self._path = texts[-1].path
        self._go = go

    def follow(self, link: Link) -> None:
        """Go where a link leads, or say why that cannot be."""
        beside, picture = beside_in(link), picture_in(link)
        if isinstance(link.target, int):
            self._go(Position(link.target, 0))
        elif beside and beside[0]:
            self._open_beside(*beside)
        elif beside:
            self._go_to_part(beside[1])
        elif picture is not None:
            words = text_of(self._page.document, link.span)
            self._ask_outside(words, partial(outside.open_picture, self._path, picture), "this picture")
        else:
            self._ask_address(link.target)

    def _go_to_part(self, part: str) -> None:
        place = part_called(self._page.document, part)
        if place:
            self._go(place)
        else:
            self._tell(f"no part here is called {part}")

    def _open_beside(self, name: str, part: str) -> None:
        """Open a file in the folders of the texts that are open, or in the one that the program was started in."""
        folders = [Path.cwd(), *(each.folder or each.path.resolve().parent for each in self._texts)]
        path = file_beside(self._path, name)
        base = self._page.document.metadata.base
        if path is None and base:
            self._ask_address(address_of(base, name, part))
        elif path is None:
            self._tell(f"{name} is not there")
        elif not lies_in(path, folders):
            self._tell(f"{name} is not opened: it lies outside the folder of this text")
        elif path == self._path.resolve():
            self._go_to_part(part)
        elif is_picture(path):
            self._ask_outside(name, partial(outside.open_outside, path.as_uri()), "this picture")
        else:
            cast("ReaderApp", self._page.app).open_file(path, part)

    def _ask_address(self, address: str) -> None:
        if may_open(address):
            self._ask_outside(address, partial(outside.open_outside, address), address)
        else:
            self._tell("only links that begin with http, https or mailto are opened")

    def _ask_outside(self, shown: str, open_it: Callable[[], bool], what: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                opening = partial(self._open_outside, open_it, what)
                self._page.run_worker(opening, thread=True, exit_on_error=False, group="outside")

        self._page.app.push_screen(OutsideScreen(shown), answered)

    def _open_outside(self, open_it: Callable[[], bool], what: str) -> None:
        app = self._page.app
        try:
            if not open_it():
                app.call_from_thread(self._tell, f"there is no program here to open {what}", stays=True)
        except ReaderError as error:
            app.call_from_thread(app.notify, str(error), severity="warning", markup=False)

    def _tell(self, what: str, stays: bool = False) -> None:
        if self._page.is_attached:  # the text may have been left meanwhile
            cast("ReadingScreen", self._page.screen).tell(what, stays=stays)
