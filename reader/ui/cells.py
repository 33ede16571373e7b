"""Rows made of pieces: a text and the name of its style, put into a given number of cells."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.document.layout import break_line, cluster_end
from reader.document.widths import cell_len
from reader.ui.styles import named_style


class Piece(NamedTuple):
    """A text and what it is, by the name of a style; `dim`, `accent` and so on."""

    text: str
    style: str = ""


Pieces = list[Piece]


def fit(text: str, width: int) -> str:
    """A text in exactly `width` cells, an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) > width:
        text = _start_of(text, width - 1).rstrip() + "…"
    return text + " " * (width - cell_len(text))


def cut(text: str, width: int) -> str:
    """A text in no more than `width` cells, an ellipsis where it was cut."""
    return fit(text, min(cell_len(text), width)).rstrip()


def _start_of(text: str, width: int) -> str:
    """So much of a text as goes into a width, whole graphemes."""
    if text.isascii():
        return text[:width]
    at = 0
    while at < len(text) and (width := width - cell_len(text[at : (end := cluster_end(text, at))])) >= 0:
        at = end
    return text[:at]


def right(text: str, width: int) -> str:
    """A text at the right of `width` cells."""
    return " " * max(0, width - cell_len(text)) + text


def wrap(text: str, width: int) -> list[str]:
    """A text on as many rows as it needs."""
    return [text[start:end] for start, end in break_line(text, max(1, width))]


def flow(pieces: Iterable[Piece], width: int) -> list[Pieces]:
    """Pieces that follow one another in a text, on as many rows as they need."""
    pieces = list(pieces)
    ends = list(accumulate(len(piece.text) for piece in pieces))
    rows = []
    for first, last in break_line("".join(piece.text for piece in pieces), max(1, width)):
        row: Pieces = []
        for (text, style), end in zip(pieces, ends, strict=True):
            start = end - len(text)
            if start < last and first < end:
                row.append(Piece(text[max(0, first - start) : last - start], style))
        rows.append(row)
    return rows


def width_of(pieces: Iterable[Piece]) -> int:
    """The cells that pieces take."""
    return sum(cell_len(piece.text) for piece in pieces)


def strip_of(pieces: Iterable[Piece], width: int, widget: Widget, ground: str = "") -> Strip:
    """A strip of exactly `width` cells in a widget's colours, on the ground style if one is named."""
    base = widget.visual_style.rich_style + named_style(widget, ground)
    segments = [Segment(text, base + named_style(widget, style)) for text, style in pieces if text]
    return Strip(segments).adjust_cell_length(width, base)


def plain_number(number: int) -> str:
    """A whole number with its thousands parted."""
    return f"{number:,}"
