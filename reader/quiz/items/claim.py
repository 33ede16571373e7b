"""Claim: a statement that the text says is true, says is false, or says nothing of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reader.document.clean import CleanText
from reader.document.fields import WORDS, Field, OneOf, Problems
from reader.document.yaml import Node
from reader.quiz.items.base import ItemType
from reader.quiz.items.options import pick
from reader.quiz.model import Item, Mark, NotAnAnswer, Option, Response

VERDICTS = {"true": CleanText("True"), "false": CleanText("False"), "not-given": CleanText("Not given")}
_SHORT = {"t": "True", "f": "False", "n": "Not given", "ng": "Not given", "not-given": "Not given"}


@dataclass(frozen=True, kw_only=True)
class Claim(Item):
    """A statement to hold against the text."""

    type_name = "claim"
    instruction = "True, false or not given"
    answer: str

    @property
    def key(self) -> tuple[str, ...]:
        return (VERDICTS[self.answer],)

    @property
    def needs_evidence(self) -> bool:
        return self.answer != "not-given"

    @property
    def takes(self) -> str:
        return "1 or true, 2 or false, 3 or not given"

    def options(self, seed: str) -> tuple[Option, ...]:
        return tuple(Option(text, name == self.answer) for name, text in VERDICTS.items())

    def mark(self, response: Response) -> Mark:
        return Mark(float(response == self.key), "the text decides", self._because())

    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        short = _SHORT.get(line.strip().casefold())
        if short:
            return (short,)
        try:
            return (pick(line, list(VERDICTS.values()), self.takes),)
        except NotAnAnswer:
            raise NotAnAnswer(f"type {self.takes}") from None


def _build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
    return Claim(**common, answer=values["answer"])


CLAIM = ItemType(
    "claim",
    "claim",
    "`claim`: a statement that is true, false, or not given in the text.",
    (
        Field("claim", WORDS, "the statement", required=True),
        Field("answer", OneOf(tuple(VERDICTS)), "true, false or not-given", required=True),
    ),
    lambda node: True,
    _build,
)
