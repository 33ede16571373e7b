"""Picking: which sentence of the text the cursor is on and which passages are marked, as a value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from reader.document.model import Document, Position, Span, text_of
from reader.document.passages import is_written
from reader.document.sentences import words
from reader.quiz.items.passage import PassageItem
from reader.quiz.model import Item, Response
from reader.ui.drawing import Highlight


@dataclass(frozen=True)
class Picking:
    """A text whose sentences are being marked; there is at least one. Each step gives another value.

    `words` are the first and the last of the words chosen in the sentence, in the order they were chosen, or None where
    whole sentences are.
    """

    document: Document
    sentences: tuple[Span, ...]
    at: int = 0
    marked: tuple[Span, ...] = ()
    words: tuple[int, int] | None = None

    @property
    def sentence(self) -> Span:
        """The sentence the cursor is on."""
        return self.sentences[self.at]

    @property
    def chosen(self) -> Span:
        """What would be marked now: the sentence, or the words chosen in it."""
        if self.words is None:
            return self.sentence
        places = self._words
        return Span(places[min(self.words)].start, places[max(self.words)].end)

    @property
    def is_marked(self) -> bool:
        """Whether marking what is chosen would take a mark away."""
        return self.chosen in self.marked if self.words else any(map(self._touches, self.marked))

    @cached_property
    def _words(self) -> tuple[Span, ...]:
        line, start = self.sentence.start
        found = words(text_of(self.document, self.sentence))
        return tuple(Span(Position(line, start + first), Position(line, start + last)) for first, last in found)

    def _touches(self, span: Span) -> bool:
        chosen = self.chosen
        return span.start < chosen.end and chosen.start < span.end

    def to(self, number: int) -> Picking:
        """At another sentence, the first or the last where there is none of this number."""
        number = max(0, min(len(self.sentences) - 1, number))
        if number == self.at:
            return self
        moved = replace(self, at=number, words=None)
        return moved.switch() if self.words else moved

    def step(self, by: int) -> Picking:
        """So many sentences on or back."""
        return self.to(self.at + by)

    def reach(self, position: Position) -> Picking:
        """At the first sentence that begins at a position or after it."""
        return self.to(bisect_left(self.sentences, position, key=lambda span: span.start))

    def on(self, position: Position) -> Picking:
        """At the sentence that holds a position, where one does."""
        number = self._number_at(position)
        return self if number is None else self.to(number)

    def switch(self) -> Picking:
        """From sentences to the words of this one, at its first, and back. A sentence without words stays whole."""
        return replace(self, words=None if self.words or not self._words else (0, 0))

    def word(self, by: int, extend: bool = False) -> Picking:
        """The next word or the one before; with `extend` together with those chosen already."""
        if self.words is None:
            return self.switch() if extend else self.step(by)
        head = max(0, min(len(self._words) - 1, self.words[1] + by))
        return replace(self, words=(self.words[0] if extend else head, head))

    def mark(self) -> Picking:
        """What is chosen marked, in the place of what it touches; or its mark taken away."""
        others = tuple(span for span in self.marked if not self._touches(span))
        if self.is_marked:
            return replace(self, marked=others)
        return replace(self, marked=tuple(sorted((*others, self.chosen))))

    def press(self, down: Position, up: Position) -> Picking:
        """What a click does, or a stroke over several words: the sentence or the words under it marked, or no more."""
        number = self._number_at(down)
        if number is None:
            return self
        there = replace(self, at=number, words=None)
        words = [there._word_at(down), there._word_at(up)] if self._number_at(up) == number else []
        if len(words) == 2 and words[0] is not None and words[1] is not None and words[0] != words[1]:
            return replace(replace(there, words=(words[0], words[1])).mark(), words=None)
        return there.mark()

    def _number_at(self, position: Position) -> int | None:
        number = bisect_right(self.sentences, position, key=lambda span: span.start) - 1
        there = number >= 0 and self.sentences[number].start.line == position.line
        return number if there else None

    def _word_at(self, position: Position) -> int | None:
        number = bisect_right(self._words, position, key=lambda span: span.start) - 1
        return max(0, number) if self._words else None

    def highlights(self, cursor: bool) -> tuple[Highlight, ...]:
        """What the page has to mark, with the cursor or without."""
        marked = tuple(Highlight(span, "picked") for span in self.marked)
        if not cursor:
            return marked
        if self.words is None:
            return (*marked, Highlight(self.sentence, "picking"))
        return (*marked, Highlight(self.sentence, "around"), Highlight(self.chosen, "picking"))


def judged(item: Item, response: Response) -> tuple[Highlight, ...]:
    """What was missed in the text, and what was marked in it rightly and wrongly; nothing for other items."""
    if not isinstance(item, PassageItem):
        return ()
    looked = item.looked(tuple(filter(is_written, response)))
    missed = [Highlight(span, "evidence") for span in looked.missed]
    return (*missed, *(Highlight(span, "picked-right" if right else "picked-wrong") for span, right in looked.marked))


def submitted(item: Item, response: Response) -> tuple[Highlight, ...]:
    """What was marked in the text for an answer whose mark is not told yet; nothing for other items."""
    if not isinstance(item, PassageItem):
        return ()
    return tuple(Highlight(span, "picked") for span, _ in item.looked(tuple(filter(is_written, response))).marked)
