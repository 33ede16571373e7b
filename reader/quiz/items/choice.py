"""Choice: several options, one of them right."""

from __future__ import annotations

from dataclasses import dataclass

from reader.document.fields import WORDS, Field, ListOf
from reader.document.yaml import Mapping, Sequence
from reader.quiz.items.base import ItemType
from reader.quiz.items.options import OPTION, PROVE_FIELD, OptionItem, built_as, pick
from reader.quiz.model import Mark, Response


@dataclass(frozen=True, kw_only=True)
class Choice(OptionItem):
    """A question with one right option."""

    type_name = "choice"
    instruction = "One answer"

    @property
    def takes(self) -> str:
        return f"one number from 1 to {len(self.choices)}, or its words"

    def mark(self, response: Response) -> Mark:
        right = response == self.key
        chosen = self.reason(response[0]) if response else None
        return Mark(float(right), "the one right option", self._because(chosen))

    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        return (pick(line, [option.text for option in self.options(seed)], self.takes),)


def _fits(node: Mapping) -> bool:
    return node.get("wrong") is not None and not isinstance(node.get("answer"), Sequence)


CHOICE = ItemType(
    "choice",
    "ask",
    "`ask` with `wrong` and one `answer`: options, of which one is right.",
    (
        Field("ask", WORDS, "the question", required=True),
        Field("answer", ListOf(OPTION, prose=True), "the right option: a text, or `{text, why}`", required=True),
        Field("wrong", ListOf(OPTION, prose=True), "the wrong options: texts or `{text, why}`, listed", required=True),
        PROVE_FIELD,
    ),
    _fits,
    built_as(Choice),
)
