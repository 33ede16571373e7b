"""Placing: what the item types have in common that give each of several entries one of several targets."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping as Given
from dataclasses import dataclass
from itertools import chain
from string import ascii_lowercase
from typing import Any, ClassVar

from reader.document.clean import CleanText, clean_line
from reader.document.fields import WORDS, JsonSchema, Problems, Shape
from reader.document.yaml import Mapping, Node, Text
from reader.quiz.items.entries import FEWEST, arranged
from reader.quiz.model import Item, Mark, NotAnAnswer, Part, Prompt, Response

MOST_ENTRIES = 20
"""As many as can be looked over at once; there are letters for more."""


@dataclass(frozen=True)
class Table:
    """A mapping whose names are the author's own texts."""

    shape: Shape

    def read(self, node: Node, problems: Problems) -> tuple[tuple[CleanText, Any], ...] | None:
        """Names and values in the order written; none of them if one is wrong."""
        if not isinstance(node, Mapping):
            problems.add(node, "wrong-kind", "a mapping is expected here, each entry on a line as `name: value`")
            return None
        pairs = [(WORDS.read(key, problems), self._value(key, value, node, problems)) for key, value in node.entries]
        return None if any(None in pair for pair in pairs) else tuple((name, value) for name, value in pairs if name)

    def _value(self, key: Text, value: Node, node: Mapping, problems: Problems) -> Any:
        if node.flow and isinstance(value, Text) and not value.value:
            message = f"`{key.value}` has nothing beside it; a comma parts entries in braces: put quotes round the text"
            problems.add(key, "empty", message)
            return None
        return self.shape.read(value, problems)

    def schema(self) -> JsonSchema:
        """An object with any names."""
        return {"type": "object", "additionalProperties": self.shape.schema(), "minProperties": FEWEST}


@dataclass(frozen=True, kw_only=True)
class PlacingItem(Item):
    """An item that asks for the target of each entry.

    A response is texts by turns: each entry in the author's order, and what it was given, "" where that is nothing.
    `pairs` are the entries with their targets; `counted` is what the rule says of those that are right, `targets_name`
    what targets are called, and `targets_first` whether they are shown above the entries.
    """

    counted: ClassVar[str]
    targets_name: ClassVar[str]
    targets_first: ClassVar[bool] = False

    pairs: tuple[tuple[CleanText, CleanText], ...]
    shuffle: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(chain.from_iterable(self.pairs))

    @property
    def takes(self) -> str:
        count = len(self.pairs)
        return (
            f"{count} numbers from 1 to {len(self.targets(''))} or their words, one for each letter in turn, "
            "or letters with their numbers, as a2 b1; 0 is for none"
        )

    def entries(self, seed: str) -> tuple[CleanText, ...]:
        """The entries as they are shown in a session with this seed."""
        return arranged([entry for entry, _ in self.pairs], self.shuffle, f"{seed}:{self.id}:entries")

    @abstractmethod
    def targets(self, seed: str) -> tuple[CleanText, ...]:
        """The targets as they are shown in a session with this seed."""

    def placed(self, given: Given[str, str]) -> Response:
        """The response that gives entries their targets; empty when it gives none."""
        if not any(given.get(entry) for entry, _ in self.pairs):
            return ()
        return tuple(chain.from_iterable((entry, given.get(entry, "")) for entry, _ in self.pairs))

    def given(self, response: Response) -> dict[str, str]:
        """The targets by entry that a response gives."""
        return {entry: target for entry, target in _by_twos(response) if target}

    def mark(self, response: Response) -> Mark:
        """Each entry that was given its target earns its share."""
        given = self.given(response)
        if not given:
            return Mark(0.0, "left unanswered", self._because())
        right = sum(given.get(entry) == target for entry, target in self.pairs)
        return Mark(right / len(self.pairs), f"{right} of {len(self.pairs)} {self.counted}", self._because())

    def parts(self, response: Response) -> tuple[Part, ...]:
        given = self.given(response)
        return tuple(Part(entry, given.get(entry, ""), given.get(entry) == key, key) for entry, key in self.pairs)

    def shown(self, response: Response) -> tuple[str, ...]:
        return tuple(f"{entry}: {target or 'nothing'}" for entry, target in _by_twos(response))

    def prompt(self, seed: str, given: Response = ()) -> Prompt | None:
        if given:
            return None
        entries, targets = self.entries(seed), self.targets(seed)
        last = ascii_lowercase[len(entries) - 1]
        counts = f"{len(entries)} entries, a to {last}, and {len(targets)} {self.targets_name}, 1 to {len(targets)}."
        blocks = [
            [f"{letter}. {entry}" for letter, entry in zip(ascii_lowercase, entries, strict=False)],
            [f"{number}. {target}" for number, target in enumerate(targets, 1)],
        ]
        return Prompt(self.takes, (counts, *chain(*reversed(blocks) if self.targets_first else blocks)))

    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        targets = self.targets(seed)
        numbers = {"0": "", **{str(number): str(target) for number, target in enumerate(targets, 1)}}
        names = {target.casefold(): str(target) for target in targets}
        longest_first = "|".join(map(re.escape, sorted({**names, **numbers}, key=len, reverse=True)))
        for form in (NUMBERED, rf"(?:([a-z])[\s.:=)-]*)??({longest_first})(?!\w)[\s,;]*"):
            found = _tokens(form, clean_line(line).casefold(), {**names, **numbers})
            if response := self.placed(self._by_entry(found, self.entries(seed))):
                return response
        raise NotAnAnswer(f"type {self.takes}")

    @staticmethod
    def _by_entry(found: list[tuple[str, str]], entries: tuple[CleanText, ...]) -> dict[str, str]:
        """What entries are given by targets with the letters before them; nothing when some letters are wrong.

        Without letters there must be a target for each entry in turn.
        """
        by_letter = dict(zip(ascii_lowercase, entries, strict=False))
        letters = [letter for letter, _ in found]
        if not any(letters) and len(found) == len(entries):
            letters = list(by_letter)
        if len(set(letters)) < len(letters) or not by_letter.keys() >= set(letters):
            return {}
        return {by_letter[letter]: target for letter, (_, target) in zip(letters, found, strict=True)}


NUMBERED = r"(?:([a-z])[\s.:=)-]*)?([0-9])[\s,;]*"
"""A number, and the letter before it, if any."""


def _tokens(form: str, line: str, targets: Given[str, str]) -> list[tuple[str, str]]:
    """The targets in a line, each with the letter before it, if any; none when anything else is in the line.

    No form is tried twice at one place, so that no line takes long.
    """
    one = re.compile(form)
    found, at = [], 0
    while at < len(line):
        match = one.match(line, at)
        if match is None or match[2] not in targets:
            return []
        found.append((match[1] or "", targets[match[2]]))
        at = match.end()
    return found


def _by_twos(response: Response) -> zip[tuple[str, str]]:
    return zip(response[::2], response[1::2], strict=False)
