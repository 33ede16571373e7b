"""The watch over the file of a text: when it changes on the disk, the text is shown anew at the same words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.ui.page import Top
from reader.ui.panes import Pane

if TYPE_CHECKING:
    from reader.document.model import Document
    from reader.ui.reading_screen import ReadingScreen

EVERY = 1.0
"""Seconds between two looks at the file, while the terminal has the focus."""

Signature = tuple[int, int, int]


class Resumed(NamedTuple):
    """Where the reading was when the text changed: what stood at the top, the pane, and the quiz with what it asked."""

    top: Top
    pane: Pane
    bank: Path | None
    asking: bool


class FileWatch:
    """Looks at a text's file, and reads it again when it is another. What cannot be read leaves the text as it is."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._path = screen.article.path
        self._seen = self._changing = _signature(self._path)
        self._changed: Document | None = None

    def start(self) -> None:
        """Begin to look; a text that is in no file, as one that is piped in, cannot change."""
        if self._seen:
            self._screen.set_interval(EVERY, self._look)

    def _look(self) -> None:
        """A look costs some microseconds: all that is read is what the folder says of the file."""
        if not (self._screen.app.app_focus and self._screen.is_current):
            return
        if self._changed:
            self._show(self._changed)
        now = _signature(self._path)
        if now == self._seen:
            return
        if now != self._changing:  # it may be being written: only what stands still is read
            self._changing = now
            return
        self._seen = now
        if now is None:
            self._say("This file is gone; the text stays as it was.")
        else:
            self._screen.run_worker(self._read, thread=True, exclusive=True, exit_on_error=False, group="reread")

    def _read(self) -> None:
        app = self._screen.app
        try:
            document = self._screen.article.open()
        except ReaderError as error:
            app.call_from_thread(self._say, f"{error}; the text stays as it was.")
            return
        if document != self._screen.document:
            app.call_from_thread(self._show, document)

    def _show(self, document: Document) -> None:
        """Show the text as it is now, unless something is being done with it that would be lost: then a while later."""
        screen = self._screen
        if screen.is_busy:
            self._changed = document
            screen.tell("the file has changed")
            return
        from reader.progress.carry import carried

        place, blank = screen.page.top
        top = Top(carried(screen.document, document, place), blank)
        quiz = screen.quiz
        bank = quiz.desk.bank.path if quiz and quiz.desk else None
        asking = quiz is not None and quiz.phase == "question"
        screen.forget_place()
        screen.reader.replace_text(screen.article, document, Resumed(top, screen.panes.at, bank, asking))

    def _say(self, what: str) -> None:
        self._screen.notify(what, title="The file has changed", severity="warning", markup=False)


def _signature(path: Path) -> Signature | None:
    """What tells one state of a file from another; None where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
