"""Choice: several options, one of them right."""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass
from typing import Any

from reader.document.fields import WORDS, Field, ListOf, Problems
from reader.document.yaml import Mapping, Node, Sequence
from reader.quiz.items.base import OPTION, ItemType, options_of, reason
from reader.quiz.model import Item, Mark, NotAnAnswer, Option, Response, arrange


@dataclass(frozen=True, kw_only=True)
class Choice(Item):
    """A question with one right option."""

    type_name = "choice"
    instruction = "One answer"
    choices: tuple[Option, ...]
    shuffle: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(option.text for option in self.choices if option.right)

    @property
    def takes(self) -> str:
        return f"one number from 1 to {len(self.choices)}"

    def options(self, seed: str) -> tuple[Option, ...]:
        return arrange(self.choices, self.shuffle, f"{seed}:{self.id}")

    def mark(self, response: Response) -> Mark:
        right = response == self.key
        chosen = reason(self.choices, response[0]) if response else None
        return Mark(float(right), "the one right option", self._because(chosen))

    def parse(self, line: str, seed: str) -> Response:
        return (pick(line, [option.text for option in self.options(seed)], self.takes),)


def pick(line: str, texts: SequenceOf[str], takes: str) -> str:
    """The option a typed line means: its number, or its text in any capitals. Raises NotAnAnswer."""
    answer = " ".join(line.split())
    if answer.isdecimal() and answer.isascii() and 1 <= int(answer) <= len(texts):
        return texts[int(answer) - 1]
    for text in texts:
        if text.casefold() == answer.casefold():
            return text
    raise NotAnAnswer(f"type {takes}")


def _build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
    options = options_of(values["answer"], values["wrong"], node, problems)
    return Choice(**common, choices=options, shuffle=values.get("shuffle", True)) if options else None


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
    ),
    _fits,
    _build,
)
