"""Number: an amount is asked for, and may be off by so much."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from reader.document.clean import CleanText, clean_line
from reader.document.fields import ANY_TEXT, WORDS, Field, JsonSchema, Problems
from reader.document.yaml import Node
from reader.quiz.amounts import Amount, amount, same_unit, times
from reader.quiz.items.base import ItemType
from reader.quiz.model import Item, Mark, NotAnAnswer, Response

ONE = Amount(Fraction(1), "")


@dataclass(frozen=True)
class AmountShape:
    """A number as it is written, with thousands parted or in words; per cent only where that is allowed."""

    per_cent: bool = False

    def read(self, node: Node, problems: Problems) -> CleanText | None:
        """The number as it was written."""
        text = WORDS.read(node, problems)
        if text is None:
            return None
        found = amount(text)
        if found is None or (found.unit and not (self.per_cent and same_unit(found.unit, "%"))):
            also = ", or so many per cent" if self.per_cent else "; the unit goes to `unit`"
            problems.add(node, "bad-value", f"`{text}` is no number; write a number such as 1,200{also}")
            return None
        return text

    def schema(self) -> JsonSchema:
        """A text or a number."""
        return ANY_TEXT


@dataclass(frozen=True, kw_only=True)
class Number(Item):
    """A question whose answer is a number, with a unit or without. `off` is how far from it is still right.

    Numbers are exact, so that both ends of the tolerance are right and what is next to them is not.
    """

    type_name = "number"
    instruction = "Type a number"
    overrulable = True
    answer: CleanText
    off: Fraction = Fraction(0)
    unit: CleanText | None = None

    @property
    def key(self) -> tuple[str, ...]:
        return (f"{self.answer} {self.unit}" if self.unit else self.answer,)

    @property
    def takes(self) -> str:
        return f"a number, in {self.unit}" if self.unit else "a number, in figures or in words"

    @property
    def value(self) -> Fraction:
        """The number itself."""
        return (amount(self.answer) or ONE).value

    @cached_property
    def _measure(self) -> Amount:
        """One of the unit: a million of years, where that is the unit."""
        return amount(f"1 {self.unit}") or ONE

    def mark(self, response: Response) -> Mark:
        given = response[0] if response else ""
        rule, right = self._rule(given, amount(given))
        return Mark(float(right), rule, self._because())

    def _rule(self, given: str, found: Amount | None) -> tuple[str, bool]:
        """Which rule takes or refuses an amount: first its unit, then how far it is from the answer."""
        if found is None:
            return ("no number" if given.strip() else "left unanswered"), False
        scale, unit = self._measure
        same = not found.unit or same_unit(found.unit, unit)
        size = Fraction(1) if same else times(found.unit, unit)
        if size is None:
            return (f"another unit than {self.unit}" if self.unit else "it has no unit"), False
        meant = {found.value * size / scale} | (set() if found.unit else {found.value})
        distance, value = min((abs(value - self.value), value) for value in meant)
        counted = "" if same else f"{plain(value)} {self.unit}: "
        if not distance:
            return f"{counted}the number itself", True
        near = f"within {plain(self.off)} of {self.answer}"
        if distance <= self.off:
            return f"{counted}{near}", True
        return (f"{counted}not {near}" if self.off else f"{counted}another number"), False

    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        answer = clean_line(line)
        if amount(answer) is None:
            raise NotAnAnswer(f"type {self.takes}")
        return (answer,)


def plain(value: Fraction) -> str:
    """A number as people write it."""
    if abs(value) < Fraction(1, 10**6):
        return f"{float(value):g}"
    return f"{float(value):,.6f}".rstrip("0").rstrip(".").replace("-", "−")


def _build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
    answer, off = amount(values["answer"]), amount(values.get("tolerance", "0"))
    if answer is None or off is None:
        return None
    share = off.value / 100 * answer.value if off.unit else off.value
    return Number(**common, answer=values["answer"], off=abs(share), unit=values.get("unit"))


NUMBER = ItemType(
    "number",
    "number",
    "`number`: an amount is typed, in figures or words, with its unit or without. It may be off by the tolerance.",
    (
        Field("number", WORDS, "the question", required=True),
        Field("answer", AmountShape(), "the number, such as 7 or 1,200", required=True),
        Field("tolerance", AmountShape(per_cent=True), "how far off is still right, as 5 or 5 %; nothing unless given"),
        Field(
            "unit", WORDS, "the unit, as it is shown; it need not be typed, and one that measures the same is converted"
        ),
    ),
    lambda node: True,
    _build,
)
