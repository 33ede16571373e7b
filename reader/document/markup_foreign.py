"""Foreign tags in markup: formulas (MathML) as a row of text, and what drawings (SVG) say of themselves."""

from __future__ import annotations

from collections.abc import Mapping

from reader.document.raised import LOWERED, RAISED, shifted

_NEVER_SEEN = frozenset({"annotation", "annotation-xml", "mphantom", "mprescripts"})
_INVISIBLE = dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064"))
_ACCENTS = {"¯": "\u0304", "‾": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "˙": "\u0307",
            "→": "\u20d7"}  # fmt: skip
_DEEPEST = 100
"""Levels of tags below which they are no more than what is in them."""


class Formula:
    """A formula that is open, and how the file describes it: with the signs that Unicode has for what is raised."""

    is_text, is_icon, address = True, False, ""

    def __init__(self, described: str) -> None:
        self.described = described
        self._open: list[tuple[str, list[str]]] = [("math", [])]
        self._deeper = 0

    @property
    def text(self) -> str:
        """The formula as far as it has ended, or what describes it where there is nothing in it."""
        return "".join(self._open[0][1]) or self.described

    def start(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """A tag begins."""
        if len(self._open) < _DEEPEST:
            self._open.append((tag, []))
        else:
            self._deeper += 1

    def data(self, text: str) -> None:
        """Text, of which the white space between tags is none."""
        if bare := text.translate(_INVISIBLE).strip():
            self._open[-1][1].append(bare)

    def end(self) -> None:
        """A tag ends."""
        if self._deeper:
            self._deeper -= 1
        elif len(self._open) > 1:
            tag, parts = self._open.pop()
            self._open[-1][1].append("" if tag in _NEVER_SEEN else _joined(tag, parts))


class Drawing:
    """A drawing that is open: its title in `text` unless that is known before, and the `address` of a picture in it.

    An `is_icon` without a title only adorns what it stands beside.
    """

    is_text, described = False, ""

    def __init__(self, described: str, *, is_icon: bool) -> None:
        self.text = described
        self.is_icon = is_icon
        self.address = ""
        self._depth = self._title = 0

    def start(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """A tag begins."""
        self._depth += 1
        if tag == "title" and not self.text:
            self._title = self._depth
        if tag == "image":
            self.address = self.address or attributes.get("href") or attributes.get("xlink:href") or ""

    def data(self, text: str) -> None:
        """Text, of which only a title is of the drawing."""
        if self._title:
            self.text += text

    def end(self) -> None:
        """A tag ends."""
        if self._depth == self._title:
            self._title = 0
        self._depth -= 1


def _joined(tag: str, parts: list[str]) -> str:
    match tag, parts:
        case "mspace", _:
            return " "
        case "mfrac", [above, below]:
            return f"{_together(above)}/{_together(below)}"
        case "msqrt", _:
            return f"√{_together(''.join(parts))}"
        case "mroot", [base, index]:
            return f"{_above(index, '')}√{_together(base)}"
        case (("msub" | "munder"), [base, below]):
            return f"{base}{_below(below, base)}"
        case "mover", [base, over] if over in _ACCENTS:
            return f"{base}{_ACCENTS[over]}"
        case (("msup" | "mover"), [base, above]):
            return f"{base}{_above(above, base)}"
        case (("msubsup" | "munderover"), [base, below, above]):
            return f"{base}{_below(below, base)}{_above(above, base)}"
        case "mfenced", _:
            return f"({', '.join(parts)})"
        case "mtable", _:
            return f"[{'; '.join(parts)}]"
        case "mtr", _:
            return ", ".join(parts)
    return "".join(parts)


def _above(text: str, base: str) -> str:
    return _script(text, shifted(text, base or "√", RAISED, "^"), "^")


def _below(text: str, base: str) -> str:
    return _script(text, shifted(text, base or "√", LOWERED, "_"), "_")


def _script(text: str, shown: str, sign: str) -> str:
    """What is raised or lowered, behind a sign also where other texts would have it as it is."""
    return shown if shown != text or not any(map(str.isalnum, text)) else f"{sign}({text})"


def _together(text: str) -> str:
    """A part of a formula that what stands beside it must not tear."""
    return text if len(text) == 1 or text.isalnum() else f"({text})"
