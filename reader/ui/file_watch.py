"""The watch over the files of a text: what changes on the disk is read again, and shown at the same words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.files import Signature, signature
from reader.library import corrections_path, entities_path
from reader.ui.entity_room import EntityRoom
from reader.ui.page import Top
from reader.ui.trail import Resumed, Trail

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.document.model import Document
    from reader.ui.reading_screen import ReadingScreen

EVERY, SOON = 1.0, 0.3
"""Seconds between two looks at the file, while the terminal has the focus, and to another at one that is changing."""
READING = "reading the changed file…"
"""What is said beside the keys of the text as it was while the file takes long to read."""

READ_AGAIN = "read again: the file has changed"


class Watched:
    """Something on the disk that may change. While it is being written it does: only what stands still is looked at."""

    def __init__(self, look: Callable[[], object], seen: object) -> None:
        """`look` gives what tells one state from another; the one that was `seen` is known."""
        self._look = look
        self._seen = self._changing = seen

    @property
    def is_changing(self) -> bool:
        """Whether at the last look it was another than it was told to be."""
        return self._changing != self._seen

    def has_changed(self) -> bool:
        """Whether it is another since it was told to be, and the same as at the last look."""
        now, before = self._look(), self._changing
        self._changing = now
        if now != before or now == self._seen:
            return False
        self._seen = now
        return True


class FileWatch:
    """Looks at a text's files, and reads what has changed. What cannot be read leaves all as it is."""

    def __init__(self, screen: ReadingScreen, seen: Signature | None) -> None:
        """The text of a screen was opened in the state that was `seen`."""
        self._screen = screen
        self._path = screen.article.path
        self._text = Watched(lambda: signature(self._path), seen)
        self._changed: Document | None = None
        self._is_reading = False
        self._is_amiss = False
        self._again: Timer | None = None

    def start(self) -> None:
        """Begin to look."""
        own = corrections_path(self._screen.article, self._screen.reader.shelf.data)
        look = partial(self._entity_signatures, own)
        self._entities = Watched(look, look())
        self._screen.set_interval(EVERY, self._look)

    def _entity_signatures(self, own: Path | None) -> tuple[Signature | None, ...]:
        """Those of the file beside the text, which may come and go, and of a person's own corrections."""
        return tuple(signature(path) if path else None for path in (entities_path(self._screen.article), own))

    def _look(self) -> None:
        """A look costs some microseconds: all that is read is what the folder says of the files."""
        if not (self._screen.app.app_focus and self._screen.is_active):
            return
        if self._changed:
            self._show(self._changed)
        elif self._is_reading:
            self._screen.tell(READING, stays=True)
        if self._entities.has_changed():
            self._screen.query_one(EntityRoom).read_again()
        has_changed = self._text.has_changed()
        if self._again:
            self._again.stop()
        if self._text.is_changing or self._entities.is_changing:
            self._again = self._screen.set_timer(SOON, self._look)
        if not has_changed:
            return
        if self._path.exists():
            self._is_reading = True
            self._screen.run_worker(self._read, thread=True, exclusive=True, exit_on_error=False, group="reread")
        else:
            self._keep_text(f"{self._path.name} is gone")

    def _read(self) -> None:
        app, document = self._screen.app, self._opened()
        if isinstance(document, ReaderError):
            why = str(replace(document, path=Path(self._path.name)))
            if document.code == "unknown-format":
                why = f"{self._path.name} is no text any more"
            app.call_from_thread(self._keep_text, why)
            return
        if not len(document):
            app.call_from_thread(self._keep_text, f"{self._path.name} is empty")
        else:
            app.call_from_thread(self._show if document != self._screen.document else self._keep_showing, document)

    def _opened(self) -> Document | ReaderError:
        """The text as it is now, or what is wrong with it."""
        try:
            return self._screen.article.open()
        except ReaderError as error:
            return error
        finally:
            self._is_reading = False

    def _show(self, document: Document) -> None:
        """Show the text as it is now, unless something is being done with it that would be lost: then a while later."""
        screen = self._screen
        if screen.is_busy:
            self._changed = document
            screen.tell("the file has changed", stays=True)
            return
        from reader.progress.carry import carried

        carry = partial(carried, screen.document, document)
        place, blank = screen.page.top
        top = Top(carry(place), blank) if len(screen.document) else None
        looked = screen.ways.looked
        if looked and looked.at:
            looked = looked._replace(at=carry(looked.at))
        trail = screen.travel.trail.carried(carry) if len(screen.document) else Trail()
        quiz = screen.quiz
        bank = quiz.desk.bank.path if quiz and quiz.desk else None
        asking = quiz is not None and quiz.phase == "question"
        screen.forget_place()
        resumed = Resumed(top, trail, screen.panes.at, bank, asking, looked, READ_AGAIN)
        screen.reader.replace_text(screen.article, document, resumed)

    def _keep_text(self, why: str) -> None:
        """Say why what the file has become is not shown."""
        self._changed, self._is_amiss = None, True
        self._screen.tell(f"{why}; shown as it was", stays=True)

    def _keep_showing(self, _: Document) -> None:
        """The file is as it is shown: no other state of it waits, and that it was amiss is no longer so."""
        if self._is_amiss:
            self._screen.tell(f"{self._path.name} is there again, as it was", stays=True)
        self._changed, self._is_amiss = None, False
