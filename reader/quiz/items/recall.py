"""Recall: a free answer, marked by the learner against the points that it should make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reader.document.clean import CleanText, clean_line
from reader.document.fields import WORDS, Field, ListOf, Problems
from reader.document.yaml import Node
from reader.quiz.items.base import ItemType
from reader.quiz.items.entries import sound
from reader.quiz.model import Item, Mark, NotAnAnswer, Part, Prompt, Response

LONGEST = 4_000
"""Characters that an answer can have."""
NONE_MADE = ""
"""What stands after the text in a response in which no point was ticked."""
TOO_LONG = f"write {LONGEST:,} characters at most"


@dataclass(frozen=True, kw_only=True)
class Recall(Item):
    """A text to write. A response is the text, and then the points ticked or `NONE_MADE`; before that the text alone.

    The points and the model answer are shown only once the text is written.
    """

    type_name = "recall"
    instruction = "Write, then mark yourself"
    self_marked = True

    rubric: tuple[CleanText, ...]
    model: CleanText | None = None

    @property
    def key(self) -> tuple[str, ...]:
        return (self.model or "; ".join(self.rubric), *self.rubric)

    @property
    def needs_evidence(self) -> bool:
        return False

    @property
    def takes(self) -> str:
        return "your answer in your own words, on one line"

    def mark(self, response: Response) -> Mark:
        """The points ticked, of all of them."""
        if not _has_text(response):
            return Mark(0.0, "left unanswered", self._because())
        if len(response) == 1:
            return Mark(0.0, "not marked by the learner", self._because())
        made, most = len(self.made(response)), len(self.rubric)
        return Mark(made / most, f"you ticked {made} of {most}", self._because())

    def made(self, response: Response) -> tuple[CleanText, ...]:
        """The points that a response has ticked."""
        return tuple(point for point in self.rubric if point in response[1:])

    def parts(self, response: Response) -> tuple[Part, ...]:
        made = self.made(response) if _has_text(response) else ()
        return tuple(Part(point, "made" if point in made else "not made", point in made, "") for point in self.rubric)

    def shown(self, response: Response) -> tuple[str, ...]:
        made = "; ".join(self.made(response))
        return (*response[:1], f"points made: {made}") if made else response[:1]

    @property
    def solution(self) -> tuple[str, ...]:
        return self.key[:1]

    def prompt(self, seed: str, given: Response = ()) -> Prompt | None:
        if not given:
            return Prompt(self.takes, ("Then you see the points it should make, and say which ones it does.",))
        if len(given) > 1:
            return None
        model = (f"A model answer: {self.model}",) if self.model else ()
        points = (f"{number}. {point}" for number, point in enumerate(self.rubric, 1))
        return Prompt(self._points_taken, (*model, "The points to look for in your answer:", *points))

    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        if not given:
            return (self.text_of(clean_line(line)),)
        numbers = re.findall(r"[0-9]", line) if re.fullmatch(r"[0-9\s,;]+", line) else []
        if numbers == ["0"]:
            return (given[0], NONE_MADE)
        if not numbers or not all(1 <= int(number) <= len(self.rubric) for number in numbers):
            raise NotAnAnswer(f"type {self._points_taken}")
        return (given[0], *(point for number, point in enumerate(self.rubric, 1) if str(number) in numbers))

    def text_of(self, text: CleanText) -> str:
        """A text as an answer. Raises NotAnAnswer when there is none, or too much of it."""
        if not text.strip():
            raise NotAnAnswer(f"type {self.takes}")
        if len(text) > LONGEST:
            raise NotAnAnswer(TOO_LONG)
        return text.strip()

    @property
    def _points_taken(self) -> str:
        numbers = "1" if len(self.rubric) == 1 else f"the numbers from 1 to {len(self.rubric)}"
        return f"{numbers} of the points that your answer makes, or 0 for none"


def _has_text(response: Response) -> bool:
    return bool(response and response[0].strip())


def _build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
    if not sound(values["rubric"], "points", node, problems, fewest=1):
        return None
    return Recall(**common, rubric=values["rubric"], model=values.get("model"))


RECALL = ItemType(
    "recall",
    "recall",
    "`recall`: a free answer, which the learner marks against a rubric. A share for each point.",
    (
        Field("recall", WORDS, "what is to be written", required=True),
        Field("rubric", ListOf(WORDS, prose=True), "the points that an answer should make, listed", required=True),
        Field("model", WORDS, "a model answer, shown beside the rubric"),
    ),
    lambda node: True,
    _build,
)
