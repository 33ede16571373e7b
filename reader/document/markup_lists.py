"""Lists of markup: those that are open, and how a line stands in them."""

from __future__ import annotations

from typing import Literal

from reader.document.model import Line

_MOST_ROMAN = 4000
_ROMAN = {
    "m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4,
    "i": 1,
}  # fmt: skip


class _List:
    """A list that is open: in what its items are numbered, if they are, by which number next, and its lines so far.

    `further` is whether there was any, `loose` whether one was of a paragraph of its own.
    """

    def __init__(self, numerals: str, number: int, step: int) -> None:
        self.numerals, self.number, self.step, self.further, self.loose = numerals, number, step, False, False


class OpenLists:
    """The lists that are open, the innermost last; `label` is what the next line in them is to be labelled with."""

    def __init__(self) -> None:
        self.label = ""
        self._open: list[_List] = []
        self._term: Literal["dt", "dd", ""] = ""
        self._before: Literal["dt", "dd", ""] = ""

    def __len__(self) -> int:
        return len(self._open)

    def begin(self, numerals: str = "", number: int = 1, step: int = 1) -> None:
        """A list begins, its first number being this, in numerals as HTML calls them: `1`, `a`, `A`, `i` or `I`."""
        self._open.append(_List(numerals, number, step))

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
            self.label = f"{numeral(here.number, here.numerals)}." if here.numerals else "•"
            here.number += here.step

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
        is_loose = any(each.loose for each in self._open[-2:-1])
        is_meaning = self._term == "dd" and (self._before == "dt" or not is_loose)
        close = line.close or (further and not apart) or is_meaning
        self._before, self._term = self._term, ""
        return line._replace(level=len(self._open), label=label, close=close)


def numeral(number: int, numerals: str) -> str:
    """A number in letters or as Romans wrote it; where that cannot be, in figures."""
    lower = ""
    if numerals in ("a", "A") and number > 0:
        while number:
            number, letter = divmod(number - 1, 26)
            lower = chr(ord("a") + letter) + lower
    elif numerals in ("i", "I") and 0 < number < _MOST_ROMAN:
        for sign, worth in _ROMAN.items():
            lower += sign * (number // worth)
            number %= worth
    else:
        return str(number)
    return lower.upper() if numerals.isupper() else lower
