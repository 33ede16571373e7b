"""Links of markup: where an address leads, and the lines that links into the text come to mean."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote, urljoin

from reader.document.clean import clean_line
from reader.document.model import BESIDE, Line, Mark

IN_WEB = re.compile(r"https?://\S+", re.I)
OUTSIDE = re.compile(r"(?:https?://|mailto:)\S+", re.I)
_NO_PLACE = re.compile(r"(?:javascript|vbscript|data|blob|about):", re.I)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


_OF_SITE = re.compile(r"/|[^#:]*\?")


class Inside(str):
    """A link into the text itself: the part of the book it leads to, `#`, and the name of the place there."""

    __slots__ = ()


def target_of(address: str, part: str, base: str = "") -> str | None:
    """Where an address in a part of a book leads; None for what leads nowhere that can be gone to.

    On a page from the web, what cannot be a file beside it leads to its site.
    """
    address = address.strip()
    if address.startswith("//"):
        address = f"https:{address}"
    elif base and _OF_SITE.match(address):
        address = joined(base, address)
    if OUTSIDE.fullmatch(address):
        return clean_line(address)
    if not address or _NO_PLACE.match(address):
        return None
    if _SCHEME.match(address):
        return clean_line(address)
    path, hash_, name = unquote(address).partition("#")
    part = posixpath.normpath(posixpath.join(posixpath.dirname(part), path)) if path else part
    return Inside(f"{part}{hash_}{name}")


def joined(base: str, address: str) -> str:
    """The address in the web that one on a page leads to; nothing for one that cannot be understood."""
    try:
        return urljoin(base, address.replace(" ", "%20"))
    except ValueError:
        return ""


def link(lines: list[Line], anchors: Mapping[str, int]) -> list[Line]:
    """Lines whose links into the text name the line they lead to; what is not in it may be in a file beside it."""

    def followed(mark: Mark) -> Mark:
        if not isinstance(mark.target, Inside):
            return mark
        line = anchors.get(mark.target, anchors.get(mark.target.partition("#")[0]))
        return mark._replace(target=f"{BESIDE}{mark.target}" if line is None else min(line, len(lines) - 1))

    def leads_inside(line: Line) -> bool:
        return any(isinstance(mark.target, Inside) for mark in line.marks)

    return [line._replace(marks=tuple(map(followed, line.marks))) if leads_inside(line) else line for line in lines]
