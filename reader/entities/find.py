"""Finds: single places where something is named, before they are put together."""

from __future__ import annotations

from dataclasses import dataclass

from reader.entities.kinds import Kind
from reader.entities.model import Origin

Weights = tuple[float, float, float, float]
"""How strongly something speaks for a person, a place, an organisation and a work."""

WEIGHED = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.WORK)
NOTHING: Weights = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Find:
    """One place where something is named.

    `kind` is None while only capitals are known; `weights` say what the words beside it speak for. `opens` is true
    where a sentence begins with it. `key` tells what is the same thing. `short` is an abbreviation in brackets.
    `ahead` is true for a date of which the words beside it look forward. `sex` is the bit of the lexicon for men or
    women where a title before a person says it. `reign` is a title that goes with a given name alone: Queen Victoria.
    """

    line: int
    start: int
    end: int
    text: str
    kind: Kind | None = None
    sure: float = 1.0
    origin: Origin = "rule"
    key: str = ""
    weights: Weights = NOTHING
    opens: bool = False
    short: str = ""
    counts: str | None = None
    ahead: bool = False
    sex: int = 0
    reign: str = ""

    def copy(self) -> Find:
        """The same again, to be settled while the text is still being read."""
        return Find(
            self.line, self.start, self.end, self.text, self.kind, self.sure, self.origin, self.key, self.weights,
            self.opens, self.short, self.counts, self.ahead, self.sex, self.reign,
        )  # fmt: skip
