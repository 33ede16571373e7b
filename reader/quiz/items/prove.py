"""Prove: a question with options, and then the passage that shows the answer, marked in the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reader.document.fields import WORDS, Field, Flag, ListOf, Problems
from reader.document.passages import is_written, words_of
from reader.document.yaml import Mapping, Node, Sequence, Text
from reader.quiz.items.base import ItemType
from reader.quiz.items.choice import Choice
from reader.quiz.items.options import OPTION, OptionItem, built_as
from reader.quiz.items.passage import LOST, NONE_MARKED, UNBOUND, PassageItem
from reader.quiz.items.several import Several
from reader.quiz.model import Item, Mark, Part, Prompt, Response, listed

PROVEN = 0.5
"""How far the passage marked must be the right one to count as it."""
NEARLY_ONE = 1 - 1e-9
THEN = "After the answer you are asked for the passage that shows it."

REASONED = {
    (True, True): "right, for the right reason",
    (True, False): "right, for another reason",
    (False, True): "wrong, at the right passage",
    (False, False): "wrong, at another passage or none",
}
"""What to call an answer and its passage, by whether each is right."""


def reasoned(score: float, proof: float) -> tuple[bool, bool]:
    """Whether the answer was right and whether the passage was, from what a mark says of both together.

    An answer is right when all of it is, a passage when at least half of it is.
    """
    return 2 * score - proof >= NEARLY_ONE, proof >= PROVEN


@dataclass(frozen=True, kw_only=True)
class Prove(PassageItem, OptionItem):
    """Options, of which one or, where `many`, any number are right, and the passages that show it."""

    type_name = "prove"
    instruction = "Answer and passage"
    many: bool = False

    @cached_property
    def inner(self) -> OptionItem:
        """The question without the passage."""
        kind: type[OptionItem] = Several if self.many else Choice
        return kind(id=self.id, stem=self.stem, choices=self.choices, shuffle=self.shuffle, why=self.why)

    @property
    def takes(self) -> str:
        return self.inner.takes

    def answer_in(self, response: Response) -> Response:
        """The options of a response."""
        return tuple(text for text in response if not self._is_passage(text))

    def passages_in(self, response: Response) -> Response:
        """The passages of a response, as they were written down."""
        return tuple(text for text in response if self._is_passage(text))

    def _is_passage(self, text: str) -> bool:
        return is_written(text) and text not in {option.text for option in self.choices}

    def mark(self, response: Response) -> Mark:
        """Half for the answer and half for the passage; the answer alone where the passage has left the text."""
        if not response:
            return Mark(0.0, "left unanswered", self._because(), None if self._lost else 0.0)
        if self.passages is None:
            return Mark(0.0, UNBOUND, self._because(), 0.0)
        answer, marked = self.inner.mark(self.answer_in(response)), self.passages_in(response)
        overlap = self.overlap(marked)
        if overlap is None:
            return Mark(answer.score, f"{answer.rule}; {LOST}, so the answer alone counts", answer.why)
        verdict = answer.rule if self.many else "right" if answer.score >= 1 else "wrong"
        rule = f"answer: {verdict}; passage: {overlap.rule if marked else NONE_MARKED}"
        return Mark((answer.score + overlap.share) / 2, rule, answer.why, overlap.share)

    @property
    def _lost(self) -> bool:
        return self.passages is not None and self.overlap(()) is None

    def prompt(self, seed: str, given: Response = ()) -> Prompt | None:
        if not self.answer_in(given):
            first = self.inner.prompt(seed)
            return first and Prompt(first.takes, (*first.rows, THEN))
        return None if self.passages_in(given) else self.passage_prompt()

    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        if not self.answer_in(given):
            return self.inner.parse(line, seed)
        return (*given, *self.parse_passages(line))

    def parts(self, response: Response) -> tuple[Part, ...]:
        answer, marked = self.answer_in(response), self.passages_in(response)
        overlap = self.overlap(marked)
        whole = Part("Answer", "; ".join(answer), self.inner.mark(answer).score >= 1, "; ".join(self.key))
        if overlap is None:
            return (whole,)
        words = listed([*map(words_of, marked)])
        key = "; ".join(quote.exact for quote in self.sought)
        return (whole, Part("Passage", words, overlap.share >= PROVEN, key))

    def shown(self, response: Response) -> tuple[str, ...]:
        return tuple(words_of(text) if self._is_passage(text) else text for text in response)


def _fits(node: Mapping) -> bool:
    prove = node.get("prove")
    return isinstance(prove, Text) and prove.value.casefold() in ("true", "yes")


def _build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
    if not common["evidence"]:
        problems.add(node, "no-proof", "`prove: true` without `evidence`: quote the passage that is to be marked")
        return None
    many = isinstance(node, Mapping) and isinstance(node.get("answer"), Sequence)
    inner = built_as(Several if many else Choice)(values, common, node, problems)
    if not isinstance(inner, OptionItem):
        return None
    sought = tuple(placed.quote for placed in inner.evidence)
    return Prove(**common, choices=inner.choices, shuffle=inner.shuffle, many=many, sought=sought)


PROVE = ItemType(
    "prove",
    "ask",
    "`ask` with `wrong` and `prove: true`: options, and then the passage that shows the answer. Half for each.",
    (
        Field("ask", WORDS, "the question", required=True),
        Field("answer", ListOf(OPTION, prose=True), "the right option, or a list of the right ones", required=True),
        Field("wrong", ListOf(OPTION, prose=True), "the wrong options: texts or `{text, why}`, listed", required=True),
        Field("prove", Flag(), "true", required=True),
    ),
    _fits,
    _build,
)
