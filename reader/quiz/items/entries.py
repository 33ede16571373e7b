"""Entries: what the item types have in common that are lists of texts, each of which is to be dealt with."""

from __future__ import annotations

from collections.abc import Sequence

from reader.document.clean import CleanText
from reader.document.fields import Problems
from reader.document.yaml import Node
from reader.quiz.items.options import MOST_OPTIONS
from reader.quiz.model import Option, arrange

FEWEST = 2


def sound(
    texts: Sequence[CleanText],
    what: str,
    node: Node,
    problems: Problems,
    most: int = MOST_OPTIONS,
    fewest: int = FEWEST,
) -> bool:
    """Whether there are neither too few texts nor too many and no two are the same; if not, the problem is added.

    `what` is what they are, in the plural.
    """
    if len(texts) < fewest:
        problems.add(node, "too-few", f"has {len(texts)} {what}; {fewest} are needed at least")
        return False
    if len(texts) > most:
        problems.add(node, "too-many-options", f"has {len(texts)} {what}; {most} are the most there can be")
        return False
    seen: set[str] = set()
    for text in texts:
        if text.casefold() in seen:
            problems.add(node, "duplicate-option", f"`{text}` is twice among the {what}; take one out")
            return False
        seen.add(text.casefold())
    return True


def arranged(texts: Sequence[CleanText], shuffle: bool, seed: str) -> tuple[CleanText, ...]:
    """Texts in an order that gives nothing away: as `arrange` has options."""
    return tuple(option.text for option in arrange([Option(text, False) for text in texts], shuffle, seed))
