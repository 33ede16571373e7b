"""The watch over the file of a text: whether it has changed on the disk while it is being read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from reader.document.model import TextDocument
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.ui.reading_screen import ReadingScreen

EVERY = 1.0
"""Seconds between two looks at the file, while the terminal has the focus."""

Signature = tuple[int, int, int]


class FileWatch:
    """Looks at a text's file, and reads it again when it is another. What cannot be read leaves the text as it is."""

    @dataclass
    class Changed(Message):
        """The file holds another text now; said again until it is shown."""

        document: TextDocument

    def __init__(self, screen: ReadingScreen, path: Path) -> None:
        self._screen = screen
        self._path = path
        self._seen = _signature(path)
        self._changed: TextDocument | None = None

    def start(self) -> None:
        """Begin to look; a text that is in no file, as one that is piped in, cannot change."""
        if self._seen:
            self._screen.set_interval(EVERY, self._look)

    def _look(self) -> None:
        """A look costs some microseconds: all that is read is what the folder says of the file."""
        if not (self._screen.app.app_focus and self._screen.is_current):
            return
        if self._changed:
            self._screen.post_message(self.Changed(self._changed))
        now = _signature(self._path)
        if now == self._seen:
            return
        self._seen = now
        if now is None:
            self._say("This file is gone; the text stays as it was.")
        else:
            self._screen.run_worker(self._read, thread=True, exclusive=True, exit_on_error=False, group="reread")

    def _read(self) -> None:
        try:
            document = self._screen.article.open()
        except ReaderError as error:
            self._screen.app.call_from_thread(self._say, f"{error}; the text stays as it was.")
            return
        if document != self._screen.document:
            self._changed = document
            self._screen.post_message(self.Changed(document))

    def _say(self, what: str) -> None:
        self._screen.notify(what, title="The file has changed", severity="warning", markup=False)


def _signature(path: Path) -> Signature | None:
    """What tells one state of a file from another; None where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
