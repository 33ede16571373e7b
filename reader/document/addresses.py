"""Addresses in the words of a text: links that nobody marked as such, by the rules of GitHub's Markdown."""

from __future__ import annotations

import re

from reader.document.model import Line, Mark

_SIGNS = ("://", "@", "www.")
"""What all addresses have one of: most lines have none."""
_ADDRESS = r"""(?ix)(?<![^\W\u2e80-\U0003ffff])(?<![@/.+-])(?:
    (?P<web>(?:https?://(?=[^\W_])|www\.(?=[\w-]+\.\w))[^\s<>“”„«»\u3000-\u303f\uff01-\uff0f\uff1a-\uff20]*)
    |(?:mailto:)?[a-z0-9._+-]+@[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.[a-z0-9_-]*[a-z0-9]
)"""
"""Few texts have any, so it is not made ready."""
_SCHEMES = ("http://", "https://", "mailto:")
_BEHIND = frozenset("?!.,:;*_~'\"’…")
_BRACKETS = {")": "(", "]": "["}


def addresses_in(text: str) -> list[Mark]:
    """The addresses in a text, of the web and of mail, as links."""
    if not any(sign in text for sign in _SIGNS):
        return []
    found = []
    for match in re.finditer(_ADDRESS, text):
        address = _ended(match.group()) if match["web"] else match.group()
        start = "http://" if match["web"] else "mailto:"
        start = "" if address.lower().startswith(_SCHEMES) else start
        found.append(Mark(match.start(), match.start() + len(address), "link", start + address))
    return found


def with_addresses(line: Line) -> Line:
    """A line whose addresses are links too, where they stand in no code and in no other link."""
    found = addresses_in(line.text) if line.kind != "code" else []
    taken = [mark for mark in line.marks if mark.style in ("code", "link")] if found else []
    free = (new for new in found if not any(new.start < mark.end and mark.start < new.end for mark in taken))
    return line._replace(marks=(*line.marks, *free)) if found else line


def _ended(address: str) -> str:
    """An address without the marks behind it, and without brackets that were opened before it."""
    closed = {end: address.count(end) - address.count(begin) for end, begin in _BRACKETS.items()}
    at = len(address)
    while address[at - 1] in _BEHIND or closed.get(address[at - 1], 0) > 0:
        at -= 1
        if address[at] in closed:
            closed[address[at]] -= 1
    return address[:at]
