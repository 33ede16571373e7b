"""The gate that every row passes on its way to the terminal."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.document.clean import gate


class ControlGuard(LineFilter):
    """Drops what a terminal would obey from every segment, and links that hold any of it.

    Text is cleaned when it comes in; this is for what did not come through that door, such as a file's name in a
    message.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, safe to write."""
        return [segment if segment.control else self._safe(segment) for segment in segments]

    @staticmethod
    def _safe(segment: Segment) -> Segment:
        text, style, _ = segment
        link = style.link if style else None
        if link and gate(link) != link and style:
            style = style.update_link(None)
        safe = gate(text)
        return segment if safe is text and style is segment.style else Segment(safe, style)
