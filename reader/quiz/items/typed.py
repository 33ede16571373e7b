"""Typed: the answer is written, not chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reader.document.clean import CleanText, clean_line
from reader.document.fields import WORDS, Field, ListOf, Problems
from reader.document.yaml import Mapping, Node
from reader.quiz.answers import matching_rule, refusal
from reader.quiz.items.base import ItemType
from reader.quiz.model import Item, Mark, NotAnAnswer, Response


@dataclass(frozen=True, kw_only=True)
class Typed(Item):
    """A question answered in the learner's own typing."""

    type_name = "typed"
    instruction = "Type the answer"
    overrulable = True
    answers: tuple[CleanText, ...]
    accept: tuple[CleanText, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        return self.answers[:1]

    @property
    def takes(self) -> str:
        return "the answer in a few words"

    def mark(self, response: Response) -> Mark:
        given = response[0] if response else ""
        accepted = (*self.answers, *self.accept)
        rule = matching_rule(given, accepted)
        return Mark(float(rule is not None), rule or refusal(given, accepted), self._because())

    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        answer = clean_line(line)
        if not answer:
            raise NotAnAnswer(f"type {self.takes}")
        return (answer,)


def _build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
    return Typed(**common, answers=values["answer"], accept=values.get("accept", ()))


def _fits(node: Mapping) -> bool:
    return node.get("wrong") is None


TYPED = ItemType(
    "typed",
    "ask",
    "`ask` without `wrong`: the answer is typed, and taken by the rules for typed answers.",
    (
        Field("ask", WORDS, "the question", required=True),
        Field("answer", ListOf(WORDS, prose=True), "the answer, or equal ones: the first is shown", required=True),
        Field("accept", ListOf(WORDS, prose=True), "further answers that count as right"),
    ),
    _fits,
    _build,
)
