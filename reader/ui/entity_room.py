"""The room of the entities: the sidebar, and the correcting of what it lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from reader.document.model import Document, Span
from reader.errors import ReaderError
from reader.library import Article
from reader.ui.bars import NOTHING_TO_UNDO
from reader.ui.loading import report
from reader.ui.panes import SideRoom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.correcting import Corrector
    from reader.entities.corrections import Correction
    from reader.entities.model import Entity
    from reader.quiz.bank import Bank
    from reader.ui.app import ReaderApp
    from reader.ui.entity_pane import EntityPane
    from reader.ui.reading_screen import ReadingScreen

READ_AGAIN = "entities read again: their file has changed"


class EntityRoom(SideRoom):
    """The entities' pane. What is corrected is on the disk before it is on the screen."""

    TITLE = "Entities"

    @dataclass(eq=False, repr=False)
    class Corrected(Message):
        """The entities of the text as they are after a change of their file, and what was done."""

        entities: tuple[Entity, ...]
        problems: tuple[ReaderError, ...]
        word: str

    @dataclass(eq=False, repr=False)
    class Refused(Message):
        """What cannot be done, and why."""

        what: str
        error: ReaderError

    def __init__(self, article: Article, document: Document, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.article = article
        self.document = document

    @property
    def reader(self) -> ReaderApp:
        """The app, by its own type."""
        return cast("ReaderApp", self.app)

    @property
    def pane(self) -> EntityPane:
        """The sidebar."""
        from reader.ui.entity_pane import EntityPane

        return self.query_one(EntityPane)

    @cached_property
    def corrector(self) -> Corrector:
        """What writes corrections, and takes them back."""
        from reader.correcting import Corrector

        return Corrector(self.article, self.document, self.reader.shelf.data)

    def on_entity_pane_edited(self, message: EntityPane.Edited) -> None:
        """Ask what is to be changed about an entity."""
        self._ask(message.entity, message.mention)

    def on_entity_pane_undone(self) -> None:
        """Take the last correction back."""
        if self.corrector.can_undo:
            self._change(self._undo)
        else:
            cast("ReadingScreen", self.screen).tell(NOTHING_TO_UNDO)

    def _undo(self) -> str:
        from reader.ui.correction_words import done

        correction = self.corrector.undo()
        return f"took back: {done(correction, self.document)}" if correction else ""

    def annotate(self, banks: Iterable[Bank]) -> None:
        """Tell at each entity how the questions about it went."""
        from reader.quiz.results import by_entity_asked, known

        if not self.children:
            return
        items = [(bank.slug, item) for bank in banks for item in bank.items]
        latest = self.reader.store.answers.latest(self.article.key)
        merged = {former: entity.id for entity in self.pane.entities or () for former in entity.was}
        self.pane.questions = by_entity_asked(items, latest, merged)
        self.pane.known = known(items, latest, merged)

    def add(self, span: Span) -> None:
        """Ask what kind of thing the words of a passage name; where they name an entity already, correct that one."""
        from reader.document.passages import whole_words
        from reader.entities.corrections import named_so, words_of

        words = whole_words(self.document, span)
        self._ask(named_so(words_of(self.document, words), self.pane.entities or ()) or words)

    def _ask(self, subject: Entity | Span, mention: int | None = None) -> None:
        from reader.ui.entity_menu import EntityMenu

        entities = self.pane.entities or ()

        def take(correction: Correction | None) -> None:
            if correction is not None:
                self._change(partial(self._correct, correction, entities))

        self.app.push_screen(EntityMenu(subject, self.document, entities, mention), take)

    def _correct(self, correction: Correction, entities: tuple[Entity, ...]) -> str:
        from reader.ui.correction_words import done

        self.corrector.correct(correction, entities)
        return done(correction, self.document)

    def read_again(self) -> None:
        """Read the entities again, since another program has changed their file."""
        self._change(lambda: "")

    def _change(self, change: Callable[[], str]) -> None:
        """Change the file. What is still being found is found anew, since it knows nothing of the change."""
        self.screen.workers.cancel_group(self.screen, "load")
        self._write(change)

    @work(thread=True, exclusive=True, exit_on_error=False, group="correct")
    def _write(self, change: Callable[[], str]) -> None:
        """Change the file and read the entities again, off the screen's thread; a file that is broken leaves them."""
        worker, app = get_current_worker(), self.reader
        word, refused = "", None
        try:
            word = change()
        except ReaderError as error:
            refused = self.Refused("Nothing was changed", error)
        kept = app.store.path.parent / "found"
        *_, found = app.shelf.entities(self.article, self.document, kept, lambda: worker.is_cancelled, app.settings.nlp)
        if found.broken:
            refused = refused or self.Refused("The entities stay as they were", found.broken)
        elif not worker.is_cancelled and (word or self.pane.more or found.entities != self.pane.entities):
            self.post_message(self.Corrected(found.entities, found.problems, word or READ_AGAIN))
        if refused:
            self.post_message(refused)

    @on(Refused)
    def _refused(self, message: Refused) -> None:
        """Say why nothing was changed; what was still being looked for is looked for no more."""
        self.pane.more = False
        self.notify(str(message.error), title=message.what, severity="warning", markup=False)

    @on(Corrected)
    def _corrected(self, message: Corrected) -> None:
        """Say what is wrong with the file, and whether there is something to take back."""
        self.pane.can_undo = self.corrector.can_undo
        report(self, message.problems)
