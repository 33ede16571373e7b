"""The headings of a printed text: what its outline names, and what is set off in large or bold print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.document.pdf.print import Run

LARGE = 1.13
"""From how many times the size of the body print a row is a heading."""

_DEEPEST = 6
_LONGEST = 200
_LONGEST_BOLD = 120
_TRUSTED = 0.5
"""Which share of the entries of an outline must be found in the text, at least, for it to be worth something."""
_NUMBER = re.compile(r"(?:(?:chapter|part|section|appendix) )?(?:\d+|[a-z]|[ivx]+)((?:\.\d+)*)[.:)]?\s+(?=\w)", re.I)
_SIGN = re.compile(r"[\W_]+")
ENTRY = re.compile(r" … [\divxlc]+$")
"""How an entry of a list of contents ends."""


class Entry(NamedTuple):
    """An entry of a file's outline: its level, from 1, its title, and the number of the page it leads to."""

    level: int
    title: str
    page: int


Outline = Sequence[Entry]
Candidate = tuple[list[Run], str, int]
"""Rows that belong together, their words, and the number of the page they are on."""


def body_size(rows: Iterable[Run]) -> float:
    """The size of most of the printed letters of a text."""
    letters: Counter[float] = Counter()
    for row in (row for row in rows if row.words):
        letters[round(row.size, 1)] += len(row.text)
    return letters.most_common(1)[0][0] if letters else 0.0


class _Style(NamedTuple):
    """How headings of one level look: their size and weight in rising order, and how deep their numbers are."""

    smallness: float
    light: bool
    depth: int


class Headings:
    """Tells the headings of a text among its blocks."""

    def __init__(self, rows: Sequence[Run], outline: Outline) -> None:
        self._body = body_size(rows)
        self._bold = 2 * sum(len(row.text) for row in rows if row.bold) > sum(len(row.text) for row in rows)
        self._outline = outline

    def levels(self, blocks: Sequence[Candidate], tagged: Mapping[int, int]) -> list[int]:
        """The level of each block as a heading, 0 where it is none; `tagged` are those that the file says."""
        listed = tagged or self._listed(blocks)
        styles = [self._style(rows, text) for rows, text, _ in blocks]
        if tagged or len(listed) > _TRUSTED * len(self._outline):
            return self._by_outline(listed, styles)
        ranks = {style: min(nth, _DEEPEST) for nth, style in enumerate(sorted({*filter(None, styles)}), 1)}
        return [ranks[style] if style else 0 for style in styles]

    def _style(self, rows: list[Run], text: str) -> _Style | None:
        """How a block looks, if it looks like a heading."""
        first = rows[0]
        if (
            not _SIGN.sub("", text)
            or ENTRY.search(text)
            or len(text) > _LONGEST
            or (first.label and not first.label[-2:-1].isalnum() and not first.label.isalnum())
        ):
            return None
        large = first.size >= LARGE * self._body
        bold = all(row.bold for row in rows) and not self._bold
        if not large and not (bold and first.size > 0.9 * self._body and _stands_for_itself(text)):
            return None
        number = _NUMBER.match(text)
        return _Style(-round(2 * first.size) / 2, not bold, number[1].count(".") if number else 0)

    def _listed(self, blocks: Sequence[Candidate]) -> dict[int, int]:
        """The levels of blocks that the outline names, by their number."""
        listed: dict[int, int] = {}
        left: dict[str, list[Entry]] = {}
        for entry in self._outline:
            left.setdefault(_bare(entry.title), []).append(entry)
        for number, (_, text, page) in enumerate(blocks):
            if len(text) > _LONGEST:
                continue
            for name in {_bare(text), _bare(_NUMBER.sub("", text, count=1))} - {""}:
                found = next((entry for entry in left.get(name, ()) if abs(entry.page - page) <= 1), None)
                if found:
                    left[name].remove(found)
                    listed[number] = min(found.level, _DEEPEST)
                    break
        return listed

    @staticmethod
    def _by_outline(listed: Mapping[int, int], styles: list[_Style | None]) -> list[int]:
        """Levels as the outline has them; with a title above it all, and with what looks like a heading that it has."""
        known: dict[_Style, int] = {}
        for number, level in sorted(listed.items()):
            style = styles[number]
            if style:
                known[style] = min(level, known.get(style, level))
        top = min(known, default=None)
        titled = any(style and top and style < top and number < min(listed) for number, style in enumerate(styles))
        levels: list[int] = []
        for number, style in enumerate(styles):
            if number in listed:
                levels.append(min(_DEEPEST, listed[number] + titled))
            elif style and top and style < top:
                levels.append(1)
            else:
                levels.append(min(_DEEPEST, known[style] + titled) if style in known else 0)
        return levels


def _stands_for_itself(text: str) -> bool:
    return len(text) <= _LONGEST_BOLD and text[-1] not in ".,;:" and text[:1] not in "([•"


def _bare(text: str) -> str:
    """The letters and figures of a title."""
    return _SIGN.sub("", text).casefold()
