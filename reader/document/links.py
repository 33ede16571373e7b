"""Links: where the words of a text lead, in it or out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urljoin

from reader.document.frontmatter import slug
from reader.document.model import BESIDE, PICTURE, Document, Position, Span
from reader.document.signatures import kind_of

_OUTSIDE = r"(?i)(?:https?://|mailto:)\S+"
_HEAD = 1024


class Link(NamedTuple):
    """Words that lead somewhere: to the line with a number, to a picture in the file, to another file, or outside."""

    span: Span
    target: str | int


def links_in(document: Document, number: int) -> Iterator[Link]:
    """The links in the line with this number, in order."""
    for mark in sorted(document.line(number).marks, key=itemgetter(0)):
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
        return link.target.removeprefix(BESIDE) if picture_in(link) is None else "the picture"
    line = document.line(link.target)
    return line.text or f"line {link.target + 1:,}"


def picture_in(link: Link) -> str | None:
    """The name in the file of the picture that a link leads to; None for any other link."""
    if isinstance(link.target, str) and link.target.startswith(PICTURE):
        return link.target.removeprefix(PICTURE)
    return None


def beside_in(link: Link) -> tuple[str, str] | None:
    """The path of the file beside the text that a link leads to, and the part of it; None for any other link."""
    if isinstance(link.target, str) and link.target.startswith(BESIDE):
        name, _, part = link.target.removeprefix(BESIDE).partition("#")
        return name, part
    return None


def file_beside(text: Path, name: str) -> Path | None:
    """The file that a path from the folder of a text means, if there is one."""
    try:
        path = (text.parent / name).resolve() if name else text.resolve()
        return path if path.is_file() else None
    except (OSError, ValueError):
        return None


def address_of(base: str, name: str, part: str) -> str:
    """The address in the web of a file that a link on a page from there leads to."""
    return urljoin(base, quote(name)) + (f"#{quote(part)}" if part else "")


def is_picture(path: Path) -> bool:
    """Whether a file begins as pictures do."""
    try:
        with path.open("rb") as file:
            return (kind_of(file.read(_HEAD)) or "").endswith("picture")
    except OSError:
        return False


def lies_in(path: Path, folders: Iterable[Path]) -> bool:
    """Whether a file, links resolved, lies in one of these folders."""
    return any(path.is_relative_to(folder.resolve()) for folder in folders)


def part_called(document: Document, name: str) -> Position | None:
    """The first heading that a link to a part of a text means."""
    return next((Position(each.line, 0) for each in document.headings if slug(each.text) == slug(name)), None)


def may_open(address: str) -> bool:
    """Whether an address may be handed to a browser: only http, https and mailto."""
    return re.fullmatch(_OUTSIDE, address) is not None
