"""Options: what the item types have in common whose answers are chosen, not typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reader.document.clean import CleanText
from reader.document.fields import ANY_TEXT, WORDS, Field, Flag, JsonSchema, Problems, read_record, record_schema
from reader.document.yaml import Mapping, Node
from reader.quiz.items.base import Build
from reader.quiz.model import Item, NotAnAnswer, Option, arrange


class OptionShape:
    """An option: its text alone, or `{text, why}`."""

    fields = (
        Field("text", WORDS, "the option as it is shown", required=True),
        Field("why", WORDS, "why it is right or wrong, shown to whoever chose it"),
    )

    def read(self, node: Node, problems: Problems) -> Option | None:
        """The option with `right` still False."""
        if isinstance(node, Mapping):
            values = read_record(node, self.fields, problems)
            return Option(values["text"], False, values.get("why")) if values else None
        text = WORDS.read(node, problems)
        return Option(text, False) if text else None

    def schema(self) -> JsonSchema:
        """A text or a mapping."""
        return {"anyOf": [ANY_TEXT, record_schema(self.fields)]}


OPTION = OptionShape()
PROVE_FIELD = Field("prove", Flag(), "true: the passage that shows the answer has to be marked too")
MOST_OPTIONS = 9
"""As many options as there are digits to choose them by."""


def options_of(
    right: tuple[Option, ...], wrong: tuple[Option, ...], node: Node, problems: Problems
) -> tuple[Option, ...] | None:
    """The keys and distractors as one set of options; None when two are the same or there are too many."""
    options = (*(Option(option.text, True, option.why) for option in right), *wrong)
    if len(options) > MOST_OPTIONS:
        problems.add(node, "too-many-options", f"has {len(options)} options; {MOST_OPTIONS} can be chosen by a digit")
        return None
    seen: set[str] = set()
    for option in options:
        if option.text.casefold() in seen:
            problems.add(node, "duplicate-option", f"the option `{option.text}` is given twice; take one out")
            return None
        seen.add(option.text.casefold())
    return options


@dataclass(frozen=True, kw_only=True)
class OptionItem(Item):
    """An item with options of its own, shown in an order that does not give the key away."""

    choices: tuple[Option, ...]
    shuffle: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(option.text for option in self.choices if option.right)

    def options(self, seed: str) -> tuple[Option, ...]:
        return arrange(self.choices, self.shuffle, f"{seed}:{self.id}")

    def reason(self, text: str) -> CleanText | None:
        """The author's word on the option with this text."""
        return next((option.why for option in self.choices if option.text == text), None)


def built_as(kind: type[OptionItem]) -> Build:
    """What makes items of a type with options from the values of their fields."""

    def build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
        options = options_of(values["answer"], values["wrong"], node, problems)
        return kind(**common, choices=options, shuffle=values.get("shuffle", True)) if options else None

    return build


def pick(line: str, texts: Sequence[str], takes: str) -> str:
    """The option a typed line means: its number, or its text in any capitals. Raises NotAnAnswer."""
    answer = " ".join(line.split())
    if answer.isdecimal() and answer.isascii() and 1 <= int(answer) <= len(texts):
        return texts[int(answer) - 1]
    for text in texts:
        if text.casefold() == answer.casefold():
            return text
    raise NotAnAnswer(f"type {takes}")
