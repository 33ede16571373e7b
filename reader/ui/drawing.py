"""Drawing: one row of the page, with its margin, and what marked stretches of the text look like."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from reader.document.graphemes import whole
from reader.document.layout import HEAD_GAP, MOST_INDENT, Row, head_of, indent_of
from reader.document.model import Line, Span
from reader.document.widths import cell_len
from reader.look import MARGIN
from reader.ui.cells import fit

GOES_ON = "↪ "
"""What stands before the rows of a line of code that go on from the one above."""
BARS = " │┃"
"""The bars of marked passages; where there are several beside a row, the later one of these is shown."""

Stretch = tuple[int, int, str]
"""Characters of a line, from and up to, and the name of their look or style."""


class Look(NamedTuple):
    """What a marked stretch looks like: the style of its ground, and the sign, bar and ink in the margin."""

    ground: str
    sign: str = ""
    bar: str = "┃"
    ink: str = "accent"


LOOKS = {
    "mention": Look("mention"),
    "current": Look("current"),
    "evidence": Look("evidence"),
    "chosen": Look("current", bar=" "),
    "picked": Look("mention", "●", "│"),
    "picking": Look("current"),
    "around": Look(""),
    "landed": Look("", "▸", "│"),
    "noted": Look("noted", "◆", "│", "accent"),
    "found": Look("mention", bar=" "),
    "found-here": Look("current"),
    "picked-right": Look("evidence", "✓", "│", "right"),
    "picked-wrong": Look("mention", "✗", "│", "wrong"),
    "was-right": Look("", "✓", "│", "right"),
    "was-partly": Look("", "◐", "│", "partly"),
    "was-wrong": Look("", "✗", "│", "wrong"),
}


class Highlight(NamedTuple):
    """A stretch of text to mark, by the name of its look.

    `mention`, `current` (the mention the view jumped to), `evidence`, `chosen` (a link, or what is to be copied),
    `landed` (the line that was gone to);
    `picking` (what the cursor is on, with the sentence `around` it), `picked` (marked by the learner) and then
    `picked-right` or `picked-wrong`; `was-right`, `was-partly` and `was-wrong` (how the questions about it went).
    """

    span: Span
    style: str


class Found(NamedTuple):
    """What a search found, by line, and the hit that was gone to."""

    by_line: Mapping[int, Sequence[tuple[int, int]]]
    here: Span | None = None

    def stretches_in(self, row: Row) -> Iterator[Stretch]:
        """What was found that is in a row, of a line that may have any number of hits."""
        hits = self.by_line.get(row.line, ())
        for part in row.parts:
            first = max(0, bisect_right(hits, (part.start, 0)) - 1)
            end = bisect_left(hits, (part.end, 0))
            yield from ((start, end, "found") for start, end in islice(hits, first, end) if part.start < end)
        if self.here and self.here.start.line == row.line:
            yield self.here.start.column, self.here.end.column, "found-here"


def columns_in(span: Span, number: int, line: Line) -> tuple[int, int]:
    """Which characters of a line with this number are in a span that touches it; from -1 on if it began above."""
    first = span.start.column if number == span.start.line else -1
    return first, span.end.column if number == span.end.line else len(line.text)


def draw_row(
    line: Line, row: Row, stretches: Sequence[Stretch], measure: int, base: Style, style: Callable[[str], Style]
) -> Iterator[Segment]:
    """A row of a line from its margin on; `style` gives styles by their names, and a rule is `measure` cells wide."""
    stretches = [
        (*whole(line.text, start, end), name)
        for start, end, name in stretches
        if any(start < part.end and part.start < end for part in row.parts)
    ]
    if line.kind == "rule":
        yield Segment(" " * MARGIN, base)
        yield Segment("·   ·   ·".center(measure), base + style("line"))
        return
    yield from _margin(row, stretches, base, style)
    lead = _lead(line, row)
    yield Segment(lead, base + style("dim") if lead.strip() else base)
    yield from _text(line, row, stretches, base, style)
    for before, part in pairwise(row.parts):
        yield Segment(" " * (part.indent - before.indent - cell_len(line.text[before.start : before.end])), base)
        yield from _text(line, part, stretches, base, style)


def _margin(row: Row, stretches: Sequence[Stretch], base: Style, style: Callable[[str], Style]) -> Iterator[Segment]:
    """The cells left of a row: a sign where a marked stretch begins, and a bar beside all of it."""
    looks = [
        (LOOKS[name], any(part.start <= start < part.end for part in row.parts))
        for start, _, name in stretches
        if name in LOOKS
    ]
    if not looks:
        yield Segment(" " * MARGIN, base)
        return
    signed = [look for look, begins in looks if look.sign and begins]
    yield Segment(signed[-1].sign, base + style(signed[-1].ink)) if signed else Segment(" ", base)
    bars = sorted((look for look, _ in looks), key=lambda look: BARS.index(look.bar))
    yield Segment(f"{bars[-1].bar} ", base + style(bars[-1].ink))


def _lead(line: Line, row: Row) -> str:
    label = f"{line.label} " if line.kind == "item" and row.first and line.label else ""
    if line.kind == "code" and line.cells is None and not row.first and row.indent >= len(GOES_ON):
        label = GOES_ON
    bars = ("│ " * min(line.bars, row.indent))[: max(0, row.indent - len(label))]
    if head := head_of(line, row):
        own = min(indent_of(line), MOST_INDENT)
        return bars.ljust(own) + fit(head, row.indent - own - HEAD_GAP) + " " * HEAD_GAP
    return bars + label.rjust(row.indent - len(bars))


def _text(
    line: Line, row: Row, stretches: Sequence[Stretch], base: Style, style: Callable[[str], Style]
) -> Iterator[Segment]:
    """The row's characters, cut wherever their style changes."""
    if line.kind == "heading":
        base += style("title" if line.level == 1 else "strong")
    elif line.kind == "quote":
        base += style("quote")
    cuts = {row.start, row.end}
    for start, end, _ in stretches:
        cuts.update(cut for cut in (start, end) if row.start < cut < row.end)
    pieces = [(start, end, line.text[start:end]) for start, end in pairwise(sorted(cuts))]
    if row.hyphen:
        pieces.append((row.end - 1, row.end + 1, "-"))
    for start, end, text in pieces:
        own = base
        for first, last, name in stretches:
            if first <= start and end <= last:
                own += style(LOOKS[name].ground if name in LOOKS else name)
        yield Segment(text, own)
