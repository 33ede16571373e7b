"""Items, what is answered to them, and what that earns."""

from __future__ import annotations

import random
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from reader.document.clean import CleanText
from reader.document.fields import Placed

Response = tuple[str, ...]
"""What was answered: the texts of the options chosen, or the text typed. Texts, not numbers, survive an edited bank."""


class Process(StrEnum):
    """What an item asks a reader to do: the four comprehension processes of PIRLS."""

    RETRIEVE = "retrieve"
    INFER = "infer"
    INTERPRET = "interpret"
    EVALUATE = "evaluate"


class NotAnAnswer(ValueError):  # noqa: N818  (it is no error of the program)
    """A line that cannot be taken as a response; the message says what can."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a response earned, from 0 to 1, by which rule, and why in the author's words."""

    score: float
    rule: str
    why: tuple[CleanText, ...] = ()

    @property
    def verdict(self) -> str:
        """The mark as a word."""
        if self.score >= 1:
            return "Right"
        return "Partly right" if self.score > 0 else "Wrong"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from, and why it is right or wrong."""

    text: CleanText
    right: bool
    why: CleanText | None = None


@dataclass(frozen=True, kw_only=True)
class Item(ABC):
    """One question: what is asked, the passages that justify the answer, and how it is marked."""

    type_name: ClassVar[str]
    instruction: ClassVar[str]

    id: str
    stem: CleanText
    evidence: tuple[Placed, ...] = ()
    why: CleanText | None = None
    process: Process = Process.RETRIEVE
    about: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    points: float = 1.0
    draft: bool = False
    line: int = 1
    column: int = 1

    @property
    @abstractmethod
    def key(self) -> tuple[str, ...]:
        """The right answer, as it is shown after marking."""

    @property
    @abstractmethod
    def takes(self) -> str:
        """What can be answered, in a few words for the person who has to."""

    @abstractmethod
    def mark(self, response: Response) -> Mark:
        """What a response earns. Any response is marked; one that makes no sense earns 0."""

    @abstractmethod
    def parse(self, line: str, seed: str) -> Response:
        """A typed line as a response. Raises NotAnAnswer when it is none."""

    def options(self, seed: str) -> tuple[Option, ...]:
        """The options in the order they are shown in a session with this seed; none where an answer is typed."""
        return ()

    def _because(self, *reasons: CleanText | None) -> tuple[CleanText, ...]:
        """The reasons there are, and then the item's own."""
        return tuple(reason for reason in (*reasons, self.why) if reason)


def arrange(options: Sequence[Option], shuffle: bool, seed: str) -> tuple[Option, ...]:
    """Options in an order that does not give the key away.

    Dates and numbers ascend, as readers expect. Other texts are shuffled by the seed, or go by the alphabet. The
    order in which the author wrote them, the key first, plays no part.
    """
    ordered = sorted(options, key=lambda option: (option.text.casefold(), option.text))
    for value_of in (_date, _number):
        values = {option.text: value_of(option.text) for option in ordered}
        if None not in values.values():
            return tuple(sorted(ordered, key=lambda option: values[option.text] or 0.0))
    if shuffle:
        random.Random(seed).shuffle(ordered)
    return tuple(ordered)


_NUMBER = re.compile(r"[^\w−-]*([−-]?\d[\d,]*(?:\.\d+)?)\s*(?:%|per cent|percent|[^\W\d]{0,12})\.?", re.I)
_DATE_FORMS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%B %Y", "%b %Y", "%Y-%m-%d", "%d %B", "%B %d")


def _number(text: str) -> float | None:
    """A number, with or without its unit, as something to sort by; None for any other text."""
    match = _NUMBER.fullmatch(text.strip())
    return float(match[1].replace(",", "").replace("−", "-")) if match else None


def _date(text: str) -> float | None:
    """A date as something to sort by, None for any other text."""
    for form in _DATE_FORMS:
        # A leap year stands in for a missing one, so that 29 February can be read.
        source, wanted = (text.strip(), form) if "%Y" in form else (f"{text.strip()} 2000", f"{form} %Y")
        try:
            return float(datetime.strptime(source, wanted).toordinal())
        except ValueError:
            continue
    return None
