"""Lists of markup: those that are open, and how a line stands in them."""

from __future__ import annotations

from typing import Literal

from reader.document.model import Line


class _List:
    """A list that is open: whether its items are numbered, by which number next, and what lines it has had so far.

    `further` is whether there was any, `loose` whether one was of a paragraph of its own.
    """

    def __init__(self, numbered: bool, number: int) -> None:
        self.numbered, self.number, self.further, self.loose = numbered, number, False, False


class OpenLists:
    """The lists that are open, the innermost last; `label` is what the next line in them is to be labelled with."""

    def __init__(self) -> None:
        self.label = ""
        self._open: list[_List] = []
        self._term: Literal["dt", "dd", ""] = ""

    def __len__(self) -> int:
        return len(self._open)

    def begin(self, numbered: bool = False, number: int = 1) -> None:
        """A list begins, its first number being this."""
        self._open.append(_List(numbered, number))

    def end(self) -> None:
        """The innermost list ends."""
        self._open.pop()
        self.label = ""

    def item(self, number: int | None) -> None:
        """An item begins, with another number than is its turn if one is given."""
        self.label = "•"
        if self._open:
            here = self._open[-1]
            here.number = here.number if number is None else number
            self.label = f"{here.number}." if here.numbered else "•"
            here.number += 1

    def term(self, what: Literal["dt", "dd"]) -> None:
        """A term begins, or its meaning, which stands close below it and further in."""
        self._term = what
        if what == "dd":
            self.begin()

    def placed(self, line: Line, is_paragraph: bool) -> Line:
        """A line as it stands in the lists: close to the one before it unless it is a paragraph of its own."""
        label, self.label = self.label, ""
        further = any(each.further for each in self._open)
        apart = is_paragraph or (self._term == "dt" and self._open[-1].loose)
        for each in self._open:
            each.further, each.loose = True, each.loose or is_paragraph
        close = line.close or (further and not apart) or self._term == "dd"
        self._term = ""
        return line._replace(level=len(self._open), label=label, close=close)
