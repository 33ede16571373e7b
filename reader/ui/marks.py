"""The marks in the text: an entity's mentions, or the evidence of an answer, and going from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.document.model import Position, Span

if TYPE_CHECKING:
    from reader.entities.model import Entity
    from reader.quiz.model import Item
    from reader.ui.marking import Marking
    from reader.ui.quiz_state import QuizState
    from reader.ui.reading_screen import ReadingScreen


class Marks:
    """Marks what the reader chooses, and shows it. What is marked is the screen's, where the panes see it too."""

    def __init__(self, screen: ReadingScreen, enter: Callable[[], None]) -> None:
        """`enter` shows the article and gives it the focus."""
        self._screen = screen
        self._enter = enter
        self.from_quiz = False
        """Whether the quiz was left to see what is marked, and is to be gone back to."""
        self._labels = False

    def choose(self, entity: Entity, mention: int | None = None) -> None:
        """Mark an entity's mentions and go to one of them, else to the next from the page on, or from the last one."""
        if len(self._screen.panes.arrangement.seen) == 1:
            self._enter()
        marking = self._marking
        self._take(marking.choose(entity, self._screen.page.place) if mention is None else marking.at(entity, mention))

    def point(self, place: Position) -> None:
        """Mark the mentions of the entity that is mentioned at a place, if one is; all stays where it is."""
        from reader.entities.company import entity_at

        screen = self._screen
        found = entity_at(screen.entities or (), place) if screen.sees_entities else None
        if found:
            self.from_quiz = False
            screen.marking = self._marking.at(*found)

    def step(self, by: int) -> None:
        """Go to another mention of the chosen entity, or of any, round from the last to the first."""
        screen, marking = self._screen, self._marking
        if not screen.page.display:
            self._enter()
        if marking.chosen and not marking.roams:
            self._take(marking.step(by))
        else:
            certain = [entity for entity in screen.entities or () if entity.certain]
            self._take(marking.roam(by, certain, screen.page.place))

    def prove(self, item: Item) -> None:
        """Show a passage an answer rests on; once more, the next where there are several."""
        screen = self._screen
        spans = screen.passages.quoted(placed.quote for placed in item.evidence)
        if not spans:
            screen.tell("the passage this answer rests on is no longer in the text")
            return
        way_back = self.from_quiz or not screen.page.display
        if not screen.page.display:
            self._enter()
        self.show_evidence(spans)
        self.from_quiz = way_back
        screen.refresh_bindings()

    def show_evidence(self, spans: tuple[Span, ...]) -> None:
        """Mark passages, and show one of them."""
        self._take(self._marking.prove(spans))

    def restore(self, marking: Marking | None) -> None:
        """Mark what was marked at a place gone back to, as it is now, if it may be seen; evidence is shown no more."""
        screen = self._screen
        if marking and screen.sees_entities:
            screen.marking = marking.without_evidence().among(screen.entities or ())
        else:
            screen.marking = None

    def switch_labels(self) -> None:
        """Show beside each mention in the text what kind of thing it names, or no more."""
        self._labels = not self._labels
        self.draw_labels()

    def draw_labels(self) -> None:
        """Hand the labels to the page, as long as the entities may be seen."""
        screen = self._screen
        if self._labels and screen.sees_entities:
            from reader.ui.labels import labels_of

            screen.page.labels = labels_of(screen.entities or ())
        else:
            screen.page.labels = {}

    def follow_entities(self) -> None:
        """Mark the chosen entity as it is now that entities were found or corrected."""
        screen = self._screen
        if screen.marking:
            screen.marking = screen.marking.among(screen.entities or ())
        self.draw_labels()

    def follow_quiz(self, old: QuizState | None, state: QuizState) -> None:
        """Take away what the quiz is past, or does not allow to be seen."""
        screen = self._screen
        if screen.marking and (old is None or state.item is None or state.item is not old.item or state.locks_entities):
            self.from_quiz = False
            screen.marking = screen.marking.without_evidence() if not state.locks_entities else None
        self.draw_labels()

    @property
    def _marking(self) -> Marking:
        from reader.ui.marking import Marking

        return self._screen.marking or Marking()

    def _take(self, marking: Marking) -> None:
        """Mark something else in the text, and show it: a step on the trail, whether the page moves or not."""
        screen = self._screen
        self.from_quiz = False
        if marking.target:
            screen.travel.leave(screen.page.top)
        screen.marking = marking
        if marking.target:
            screen.page.show(marking.target, told=False)
