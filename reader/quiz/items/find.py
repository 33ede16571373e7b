"""Find: the answer is a passage of the text, and is marked in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reader.document.fields import QUOTE, WORDS, Field, ListOf, Problems
from reader.document.passages import words_of
from reader.document.yaml import Node
from reader.quiz.items.base import ItemType
from reader.quiz.items.passage import LOST, PASSAGES_TAKEN, UNBOUND, PassageItem
from reader.quiz.model import Item, Mark, Prompt, Response


@dataclass(frozen=True, kw_only=True)
class Find(PassageItem):
    """A passage to look for."""

    type_name = "find"
    instruction = "Mark the passage"

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(quote.exact for quote in self.sought)

    @property
    def takes(self) -> str:
        return PASSAGES_TAKEN

    def mark(self, response: Response) -> Mark:
        """The sentences touched by the response and by the answer, in both, of those in either."""
        if not response:
            return Mark(0.0, "left unanswered", self._because())
        overlap = self.overlap(response)
        if overlap is None:
            return Mark(0.0, LOST if self.passages else UNBOUND, self._because())
        return Mark(overlap.share, overlap.rule, self._because())

    def prompt(self, seed: str, given: Response = ()) -> Prompt | None:
        return None if given else self.passage_prompt()

    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        return self.parse_passages(line)

    def shown(self, response: Response) -> tuple[str, ...]:
        return tuple(map(words_of, response))


def _build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
    placed = values["answer"]
    own = {**common, "evidence": common["evidence"] or placed}
    return Find(**own, sought=tuple(each.quote for each in placed))


FIND = ItemType(
    "find",
    "find",
    "`find`: the answer is a passage, to be marked in the article.",
    (
        Field("find", WORDS, "what is to be marked", required=True),
        Field("answer", ListOf(QUOTE), "the passage: a quote, or a list of them", required=True),
    ),
    lambda node: True,
    _build,
)
