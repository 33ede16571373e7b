"""Going to a place that is typed: a line, a per cent, the words of a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.document.blocks import BlockDocument
from reader.document.model import Document, Position


class Share(NamedTuple):
    """So much of the text passed, 0 to 1."""

    share: float


class Headings(NamedTuple):
    """The lines of the headings that are meant."""

    lines: Sequence[int]


def counted(document: Document) -> str:
    """What a number means: a line of the file in a long plain text, else a paragraph or what else stands by itself."""
    return "line" if isinstance(document, BlockDocument) else "paragraph"


def target(document: Document, typed: str) -> Position | Share | Headings | str:
    """Where `120`, `40%` or `#words` leads, or what is wrong with it.

    Headings are those that begin with the words, else those that have them all.
    """
    typed = typed.strip()
    if re.fullmatch(r"\d{1,9}", typed, re.ASCII):
        number, last = int(typed), len(document)
        return Position(number - 1, 0) if 1 <= number <= last else f"The {counted(document)}s go from 1 to {last:,}."
    if per_cent := re.fullmatch(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*%", typed, re.ASCII):
        share = float(per_cent[1].replace(",", ".")) / 100
        return Share(share) if share <= 1 else "There is nothing beyond 100 %."
    if typed.startswith("#"):
        return _headings(document, typed[1:].casefold().split())
    return f"{counted(document).capitalize()} 120, 40%, #words."


def _headings(document: Document, words: list[str]) -> Headings | str:
    texts = [(heading.line, heading.text.casefold()) for heading in document.headings]
    start = " ".join(words)
    begin = [line for line, text in texts if text.startswith(start)]
    lines = begin or [line for line, text in texts if all(word in text for word in words)]
    if lines:
        return Headings(lines)
    return "No heading has these words." if texts else "This text has no headings."
