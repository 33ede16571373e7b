"""Graphemes: what a reader sees as one character is never cut, whatever is marked or chosen in a text."""

from __future__ import annotations

from reader.document.layout import cluster_end

FURTHEST = 200
"""Characters looked back at most for one that surely begins a grapheme."""
_FIRST_MARK = "\u0300"
"""No character before this one ever belongs to the one before it."""


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text with the graphemes that it touches, whole."""
    if text.isascii():
        return start, end
    first = _grapheme_start(text, start)
    last = _grapheme_start(text, end)
    return first, last if last == end else cluster_end(text, last)


def _grapheme_start(text: str, at: int) -> int:
    if not 0 < at < len(text) or text[at] < _FIRST_MARK:
        return at
    start = at
    while start > max(0, at - FURTHEST) and text[start] >= _FIRST_MARK:
        start -= 1
    while (end := cluster_end(text, start)) <= at:
        start = end
    return start
