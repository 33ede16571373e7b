"""Several: options of which more than one may be right, with partial credit."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass

from reader.document.fields import WORDS, Field, ListOf
from reader.document.yaml import Mapping, Sequence
from reader.quiz.items.base import ItemType
from reader.quiz.items.options import OPTION, PROVE_FIELD, OptionItem, built_as, pick
from reader.quiz.model import Mark, NotAnAnswer, Response

BETWEEN = (r"[\s,;]+", r"[,;]", r";")
"""What may stand between options in a typed line: those of several words need more than a space."""


@dataclass(frozen=True, kw_only=True)
class Several(OptionItem):
    """A question with any number of right options."""

    type_name = "several"
    instruction = "Several may be right"

    @property
    def takes(self) -> str:
        return f"numbers from 1 to {len(self.choices)}, parted by spaces, or their words, parted by semicolons"

    def mark(self, response: Response) -> Mark:
        """Each key chosen earns its share of the keys, each distractor loses its share of those; never below 0.

        So choosing everything earns nothing, as choosing nothing does: Moodle's rule for multiple answers.
        """
        chosen = set(response)
        hits = sum(1 for option in self.choices if option.right and option.text in chosen)
        misses = sum(1 for option in self.choices if not option.right and option.text in chosen)
        keys = len(self.key)
        wrong = len(self.choices) - keys
        score = max(0.0, hits / keys - misses / wrong)
        reasons = [self.reason(text) for text in response if text not in self.key]
        return Mark(score, f"{hits} of {keys} found, {misses} wrong", self._because(*reasons))

    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        texts = [option.text for option in self.options(seed)]
        line = line.strip(" ,;\t\r\n")
        if len(line) > 1 and line.isdecimal() and len(texts) <= 9:
            line = " ".join(line)
        for between in BETWEEN:
            with suppress(NotAnAnswer):
                picked = {pick(each, texts, self.takes) for each in re.split(between, line)}
                return tuple(text for text in texts if text in picked)
        raise NotAnAnswer(f"type {self.takes}")


def _fits(node: Mapping) -> bool:
    return node.get("wrong") is not None and isinstance(node.get("answer"), Sequence)


SEVERAL = ItemType(
    "several",
    "ask",
    "`ask` with `wrong` and a list as `answer`: options, of which any number are right. Partial credit.",
    (
        Field("ask", WORDS, "the question", required=True),
        Field("answer", ListOf(OPTION, False, prose=True), "the right options: a list, also of one", required=True),
        Field("wrong", ListOf(OPTION, prose=True), "the wrong options: texts or `{text, why}`, listed", required=True),
        PROVE_FIELD,
    ),
    _fits,
    built_as(Several),
)
