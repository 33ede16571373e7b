"""Items, what is answered to them, and what that earns."""

from __future__ import annotations

import random
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from reader.document.clean import CleanText
from reader.document.fields import Placed
from reader.quiz.process import Process

if TYPE_CHECKING:
    from reader.document.passages import Passages

Response = tuple[str, ...]
"""What was answered, as texts, since numbers would not survive an edited bank; each item type says what they are.

Options chosen, texts typed, one text for each gap or entry, passages as `Passages.written` writes them. An empty
response is an item that was left unanswered.
"""


class NotAnAnswer(ValueError):  # noqa: N818  (it is no error of the program)
    """A line that cannot be taken as a response; the message says what can."""


class Shown(NotAnAnswer):
    """A line that asks to be shown something before the answer: the rows to show."""

    def __init__(self, rows: tuple[str, ...]) -> None:
        super().__init__("this shows something and answers nothing")
        self.rows = rows


@dataclass(frozen=True, slots=True)
class Mark:
    """What a response earned, from 0 to 1, by which rule, and why in the author's words.

    `proof` is what the passage alone earned where one had to be marked beside the answer.
    """

    score: float
    rule: str
    why: tuple[CleanText, ...] = ()
    proof: float | None = None

    @property
    def verdict(self) -> str:
        """The mark as a word."""
        if self.score >= 1:
            return "Right"
        return "Partly right" if self.score > 0 else "Wrong"


class Option(NamedTuple):
    """One of the answers to choose from, and why it is right or wrong."""

    text: CleanText
    right: bool
    why: CleanText | None = None


class Part(NamedTuple):
    """One of the things that an item asks for at once: a gap, a pair, an entry to place.

    `key` is empty where `given` leaves nothing to say.
    """

    asked: str
    given: str
    right: bool
    key: str


class Prompt(NamedTuple):
    """What is asked for next where an item is answered line by line: rows to read first, and what can be typed."""

    takes: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Item(ABC):
    """One question: what is asked, the passages that justify the answer, and how it is marked.

    `tries` is how often it may be answered; `variant_of` names the item that this one stands in for after a miss.
    `overrulable` says that it is marked by rules that may err, so that the learner has the last word; `self_marked`
    that the learner marks it, having seen what was wanted.
    """

    type_name: ClassVar[str]
    instruction: ClassVar[str]
    overrulable: ClassVar[bool] = False
    self_marked: ClassVar[bool] = False

    id: str
    stem: CleanText
    evidence: tuple[Placed, ...] = ()
    why: CleanText | None = None
    process: Process = Process.RETRIEVE
    about: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    points: float = 1.0
    hint: CleanText | None = None
    tries: int = 1
    variant_of: str | None = None
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

    @property
    def needs_evidence(self) -> bool:
        """Whether a passage of the text must justify the answer."""
        return True

    @property
    def quotes(self) -> tuple[Placed, ...]:
        """Every passage of the text that the item names."""
        return self.evidence

    @abstractmethod
    def mark(self, response: Response) -> Mark:
        """What a response earns. Any response is marked; one that makes no sense earns 0."""

    @abstractmethod
    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        """The response after a line was typed, where `given` is what the lines before it made.

        Raises NotAnAnswer when the line is none.
        """

    def prompt(self, seed: str, given: Response = ()) -> Prompt | None:
        """What to ask for in the next line, or None when the response is whole."""
        if given:
            return None
        return Prompt(self.takes, tuple(f"{nth}. {option.text}" for nth, option in enumerate(self.options(seed), 1)))

    def options(self, seed: str) -> tuple[Option, ...]:
        """The options in the order they are shown in a session with this seed; none where an answer is typed."""
        return ()

    def parts(self, response: Response) -> tuple[Part, ...]:
        """What became of each part, where an item asks for several things at once."""
        return ()

    def shown(self, response: Response) -> tuple[str, ...]:
        """A response as people read it."""
        return response

    @property
    def solution(self) -> tuple[str, ...]:
        """The right answer as people read it."""
        return self.shown(self.key)

    def bound(self, passages: Passages) -> Item:
        """The item held against a text, for those that are answered by marking passages in it."""
        return self

    @cached_property
    def digest(self) -> str:
        """A name for exactly this question and its answer: it changes when either is edited, and then only."""
        import hashlib  # noqa: PLC0415  (reading a bank needs none)

        asked = [(each.name, getattr(self, each.name)) for each in fields(self) if each.name not in NOT_ASKED]
        return hashlib.sha256(repr((self.type_name, asked)).encode()).hexdigest()[:16]

    def _because(self, *reasons: CleanText | None) -> tuple[CleanText, ...]:
        """The reasons there are, and then the item's own."""
        return tuple(reason for reason in (*reasons, self.why) if reason)


NOT_ASKED = frozenset(
    {"id", "evidence", "why", "process", "about", "tags", "points", "hint", "tries", "variant_of", "draft", "line",
     "column", "shuffle", "passages"}
)  # fmt: skip
"""Fields that can be edited without asking anything else."""


def listed(texts: Sequence[str]) -> str:
    """Texts in a row, with one sign between two of them."""
    return "; ".join([*(text.removesuffix(".") for text in texts[:-1]), *texts[-1:]])


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
