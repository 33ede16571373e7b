"""Links: where the words of a text lead, in it or out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.document.model import Document, Position, Span

_OUTSIDE = re.compile(r"(?:https?://|mailto:)\S+", re.I)


class Link(NamedTuple):
    """Words that lead somewhere: to the line with a number, or to an address outside the text."""

    span: Span
    target: str | int


def links_in(document: Document, number: int) -> Iterator[Link]:
    """The links in the line with this number, in order."""
    for mark in document.line(number).marks:
        if mark.target is not None:
            yield Link(Span(Position(number, mark.start), Position(number, mark.end)), mark.target)


def link_at(document: Document, position: Position) -> Link | None:
    """The link whose words are at a position."""
    return next(
        (link for link in links_in(document, position.line) if link.span.start <= position < link.span.end), None
    )


def links_within(document: Document, view: Span) -> list[Link]:
    """The links that begin in a part of the text."""
    last = min(view.end.line, len(document) - 1)
    links = (link for number in range(view.start.line, last + 1) for link in links_in(document, number))
    return [link for link in links if view.start <= link.span.start < view.end]


def leads_to(document: Document, link: Link) -> str:
    """Where a link leads, in words: the beginning of a line of the text, or the address."""
    if isinstance(link.target, str):
        return link.target
    line = document.line(link.target)
    return line.text or f"line {link.target + 1:,}"


def may_open(address: str) -> bool:
    """Whether an address may be handed to a browser: only http, https and mailto."""
    return _OUTSIDE.fullmatch(address) is not None
