"""Passages: what the item types have in common that are answered by marking the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from reader.document.anchor import Quote
from reader.document.clean import clean_line
from reader.document.fields import Placed
from reader.document.model import Span, text_of
from reader.document.passages import Passages
from reader.quiz.model import Item, NotAnAnswer, Prompt, Response, Shown

FEWEST_WORDS = 3
"""Fewer words than these name a sentence only when they are all of it."""
ROWS = 20
"""Sentences that are shown at a time."""
UNBOUND = "not held against the text"
LOST = "the passage is no longer in the text"
NONE_MARKED = "no passage marked"


class Overlap(NamedTuple):
    """The sentences that were marked against those that were to be."""

    found: int
    sought: int
    extra: int

    @property
    def share(self) -> float:
        """Sentences in both, of those in either: Jaccard's index, so that marking everything earns little."""
        return self.found / (self.sought + self.extra)

    @property
    def rule(self) -> str:
        """The same in words."""
        extra = f", {self.extra} too many" if self.extra else ""
        return f"{self.found} of {_sentences(self.sought)}{extra}"


class Looked(NamedTuple):
    """What was marked, each passage with whether it touches what was sought, and the sentences that were missed."""

    marked: tuple[tuple[Span, bool], ...]
    missed: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class PassageItem(Item):
    """An item that is answered, in part or whole, by marking passages; `sought` are the right ones.

    It can be marked only after `bound` has given it the text.
    """

    sought: tuple[Quote, ...]
    passages: Passages | None = field(default=None, compare=False, repr=False)

    def bound(self, passages: Passages) -> Self:
        return replace(self, passages=passages)

    @property
    def quotes(self) -> tuple[Placed, ...]:
        known = {placed.quote for placed in self.evidence}
        more = (Placed(quote, self.line, self.column) for quote in self.sought if quote not in known)
        return (*self.evidence, *more)

    def overlap(self, marked: Response) -> Overlap | None:
        """How far passages as they were written down are those sought; None when these are no longer in the text.

        A passage that is not in the text counts as a sentence too many.
        """
        if self.passages is None:
            return None
        sought = self.passages.covered(self.passages.quoted(self.sought))
        if not sought:
            return None
        spans = [self.passages.read(written) for written in marked]
        touched = self.passages.covered(span for span in spans if span)
        return Overlap(len(touched & sought), len(sought), len(touched - sought) + spans.count(None))

    def looked(self, marked: Response) -> Looked:
        """Each passage marked with whether it was right to, and what was missed."""
        if self.passages is None:
            return Looked((), ())
        sought = self.passages.covered(self.passages.quoted(self.sought))
        spans = [span for span in map(self.passages.read, marked) if span]
        missed = sorted(sought - self.passages.covered(spans))
        return Looked(
            tuple((span, bool(self.passages.covered([span]) & sought)) for span in spans),
            tuple(self.passages.sentences[number] for number in missed),
        )

    def passage_prompt(self) -> Prompt:
        """What to type to mark passages."""
        count = len(self.passages.sentences) if self.passages else 0
        row = f"The article has {_sentences(count)}. Type text to have them shown with their numbers, {ROWS} at a time."
        return Prompt(PASSAGES_TAKEN, (row, "Type text 12 to have them shown from sentence 12 on."))

    def parse_passages(self, line: str) -> Response:
        """The passages that a typed line names: sentences by number, or by words that are found once.

        Raises Shown for a line that asks for the text, NotAnAnswer for one that names no passage.
        """
        if self.passages is None:
            raise NotAnAnswer(UNBOUND)
        words = clean_line(line)
        first, *rest = words.casefold().split() or [""]
        if first == "text" and len(rest) <= 1 and all(map(_is_number, rest)):
            raise Shown(_listed(self.passages, int(rest[0]) if rest else 1))
        named = [name for part in words.split(";") for name in _names(part)]
        if not named:
            raise NotAnAnswer(f"type {PASSAGES_TAKEN}")
        spans = dict.fromkeys(_named(self.passages, name) for name in named)
        return tuple(map(self.passages.written, spans))


PASSAGES_TAKEN = (
    f"the number of the sentence, or {FEWEST_WORDS} words of it or more; "
    "several numbers are parted by spaces, words by semicolons"
)


def _names(part: str) -> list[str]:
    """The sentences that a part of a line names: each of its numbers, or its words together."""
    numbers = part.replace(",", " ").split()
    return numbers if all(map(_is_number, numbers)) else [part.strip()]


def _named(passages: Passages, name: str) -> Span:
    """The one passage that a number or some words mean. Raises NotAnAnswer."""
    count = len(passages.sentences)
    if _is_number(name):
        if 1 <= int(name) <= count:
            return passages.sentences[int(name) - 1]
        raise NotAnAnswer(f"there is no sentence {name}; they go from 1 to {count}")
    found = passages.matches(name)
    if len(name.split()) < FEWEST_WORDS:
        found = tuple(span for span in found if _is_whole(passages, span))
        if not found:
            raise NotAnAnswer(f"type {FEWEST_WORDS} words of the sentence or more, or its number")
    if not found:
        raise NotAnAnswer(f"“{name}” is in no sentence of the article")
    if len(found) > 1:
        raise NotAnAnswer(f"“{name}” comes {len(found)} times; type more of the words, or the number of the sentence")
    return found[0]


def _is_whole(passages: Passages, span: Span) -> bool:
    """Whether a passage is a sentence, its punctuation aside."""
    document = passages.document
    return all(
        _bare(text_of(document, passages.sentences[number])) == _bare(text_of(document, span))
        for number in passages.covered([span])
    )


def _bare(text: str) -> str:
    return "".join(each for each in text if each.isalnum())


def _is_number(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < 10


def _listed(passages: Passages, first: int) -> tuple[str, ...]:
    """Sentences with their numbers, and how to go on."""
    count = len(passages.sentences)
    if not 1 <= first <= count:
        return (f"There is no sentence {first}; they go from 1 to {count}.",)
    last = min(count, first + ROWS - 1)
    rows = (f"{n}. {text_of(passages.document, passages.sentences[n - 1])}" for n in range(first, last + 1))
    return (*rows, f"Type text {last + 1} to go on." if last < count else "That is the end of the article.")


def _sentences(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"
