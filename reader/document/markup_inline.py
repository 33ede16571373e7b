"""The words of a line of markup: their styles and links, the marks of notes, and what is raised, lowered or quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reader.document.clean import CleanText, clean, clean_line
from reader.document.markup_links import Inside, target_of
from reader.document.markup_tags import STYLES
from reader.document.model import Mark, MarkStyle

Attributes = Mapping[str, str | None]

_SPACES = re.compile("[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
_SELF_LINKS = frozenset("¶§#🔗⚓")
"""What leads to where it stands itself from a heading or a term."""
_NO_WORDS = frozenset({"¶", "§", "🔗", "⚓", "↩", "↩\ufe0e", "↩\ufe0f", "↵", "⤴", "↑", "^"})
"""What leads to where it stands itself, or back from a note, for which there is a key."""
_NOTES = frozenset({"footnote", "endnote", "rearnote"})
_RAISED_FIGURES = ("⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹")
_TO_RAISED = str.maketrans("0123456789", "".join(_RAISED_FIGURES))
_MOST_STYLES = 32
LONGEST = 40
"""Characters of a text that is raised or lowered for what it means; a longer one is small print."""
_MOST_PIECES = 3
"""Pieces of text that the mark of a note is of at most: its number, and brackets around it."""
_BEFORE = 3
"""Pieces of text before one that is raised or lowered by which it is told how."""


class OpenStyle(NamedTuple):
    """A style that is open, and where in the line it began; `note` for a link that the file calls a note's mark."""

    tag: str
    style: MarkStyle
    start: int
    target: str | None
    note: bool = False


class InlineBuilder:
    """Gathers the words of a line; a method `_start_TAG` and one `_end_TAG` for each tag that does more than mark them.

    `part` is the file of a book being read, `base` the address that the links of a page begin at, and `notes` are the
    numbers of notes by the places that they lead to.
    """

    def __init__(self, base: str = "") -> None:
        self.part = ""
        self.base = base
        self.notes: dict[str, str] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._styles: list[OpenStyle] = []
        self._more_styles = 0
        self._heading = 0
        self._shifts: list[tuple[int, int]] = []
        self._quoted = 0
        self._abbreviations: list[str] = []
        self._explained = {""}

    def data(self, text: str) -> None:
        """Text, in pieces as they come."""
        if "  " in text or not text.isprintable():
            text = clean(_SPACES.sub(" ", text)).replace("\n", " ")
        elif not text.isascii():
            text = clean(text)
        if not self._length or self._pieces[-1].endswith(" "):
            text = text.lstrip(" ")
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def _take(self) -> tuple[CleanText, tuple[Mark, ...]]:
        """The line that was gathered and its marks; the styles that are open go on in the next."""
        text = CleanText((self._pieces[0] if len(self._pieces) == 1 else clean("".join(self._pieces))).rstrip())
        marks = self._marks
        if self._styles:
            marks += (Mark(each.start, self._length, each.style, each.target) for each in self._styles)
            self._styles = [each._replace(start=0) for each in self._styles]
        if marks and len(text) < self._length:
            marks = [mark._replace(end=min(mark.end, len(text))) for mark in marks]
        self._pieces, self._length, self._marks, self._shifts = [], 0, [], []
        return text, tuple(mark for mark in marks if mark.start < mark.end) if marks else ()

    def _open_style(self, tag: str, attributes: Attributes) -> None:
        if len(self._styles) >= _MOST_STYLES or (tag == "a" and attributes.get("href") is None):
            self._more_styles += 1 if tag != "a" else 0
            return
        target = target_of(attributes["href"] or "", self.part, self.base) if tag == "a" else None
        note = tag == "a" and _is_note_mark(attributes)
        self._styles.append(OpenStyle(tag, STYLES[tag], self._length, target, note))

    def _close_style(self, tag: str) -> None:
        if self._more_styles and tag != "a":
            self._more_styles -= 1
        elif self._styles and self._styles[-1].tag == tag:
            done = self._styles.pop()
            if isinstance(done.target, Inside):
                done = self._set_note_mark(done)
                is_named = self._heading or any(style.tag == "dt" for style in self._styles)
                self._leave_out_sign(done, _SELF_LINKS if is_named else _NO_WORDS)
            if done.start < self._length:
                self._marks.append(Mark(done.start, self._length, done.style, done.target))

    def _leave_out_sign(self, link: OpenStyle, signs: frozenset[str]) -> None:
        """Take out a link that is nothing but one of these signs."""
        if self._pieces and self._length - link.start == len(self._pieces[-1]) and self._pieces[-1] in signs:
            self._length -= len(self._pieces.pop())

    def _last_piece(self, start: int) -> str:
        """What was gathered since a place, put together as the last piece; nothing where that is long."""
        count = length = 0
        while length < self._length - start and count < _MOST_PIECES:
            count += 1
            length += len(self._pieces[-count])
        if not count or length != self._length - start:
            return ""
        self._pieces[-count:] = ["".join(self._pieces[-count:])]
        return self._pieces[-1]

    def _set_note_mark(self, link: OpenStyle) -> OpenStyle:
        """Raise the number by which a link leads to a note, or set its letter apart, from the word that it follows."""
        words = self._last_piece(link.start)
        if not words:
            return link
        before = self._pieces[-2] if len(self._pieces) > 1 else ""
        glued = before != "" and not before.endswith(" ")
        number = words[1:-1] if words.startswith("[") and words.endswith("]") else words
        if number.isdecimal() and (link.note or glued):
            self.notes.setdefault(link.target or "", number)
            if before.endswith("["):
                return link
            apart = "," if before[-1:] in _RAISED_FIGURES else ""
            self._pieces[-1:] = [apart, number.translate(_TO_RAISED)]
            self._length += len(apart) + len(number) - len(words)
            return link._replace(start=link.start + len(apart))
        if words.isalpha() and link.note:
            self._pieces[-1] = f"[{words}]"
            self._length += 2
        return link

    def _start_sup(self, attributes: Attributes) -> None:
        self._shifts.append((len(self._pieces), self._length))

    _start_sub = _start_sup

    def _end_sup(self) -> None:
        from reader.document.raised import raised  # noqa: PLC0415  (few texts have anything raised)

        self._shift(raised)

    def _end_sub(self) -> None:
        from reader.document.raised import lowered  # noqa: PLC0415

        self._shift(lowered)

    def _shift(self, shifted: Callable[[str, str], str]) -> None:
        """Raise or lower what was gathered since that began; the mark of a note is set as such when its link ends."""
        at, start = self._shifts.pop() if self._shifts else (0, self._length)
        if not start < self._length <= start + LONGEST or (self._styles and self._styles[-1].note):
            return
        text = "".join(self._pieces[at:])
        shown = shifted(text, "".join(self._pieces[max(0, at - _BEFORE) : at]))
        if shown == text:
            return
        self._pieces[at:] = [shown]
        self._length = start + len(shown)
        for nth in range(len(self._marks) - 1, -1, -1):
            if self._marks[nth].start < start:
                break
            self._marks[nth] = self._marks[nth]._replace(start=start, end=self._length)

    def _start_q(self, attributes: Attributes) -> None:
        self._quoted += 1
        self.data("“" if self._quoted % 2 else "‘")

    def _end_q(self) -> None:
        self.data("”" if self._quoted % 2 else "’")
        self._quoted -= 1

    def _start_abbr(self, attributes: Attributes) -> None:
        self._abbreviations.append(clean_line(attributes.get("title") or ""))

    _start_acronym = _start_abbr

    def _end_abbr(self) -> None:
        """Say what an abbreviation stands for, the first time."""
        long = self._abbreviations.pop()
        if long not in self._explained and long.casefold() != "".join(self._pieces[-1:]).casefold():
            self._explained.add(long)
            self.data(f" ({long})")

    _end_acronym = _end_abbr

    def _start_rt(self, attributes: Attributes) -> None:
        self.data("(")

    def _end_rt(self) -> None:
        self.data(")")


def _is_note_mark(attributes: Attributes) -> bool:
    return "noteref" in kinds_of(attributes) or attributes.get("role") == "doc-noteref"


def is_note(attributes: Attributes) -> bool:
    """Whether a tag holds a note."""
    return not kinds_of(attributes).isdisjoint(_NOTES) or attributes.get("role") in ("doc-footnote", "doc-endnote")


def kinds_of(attributes: Attributes) -> set[str]:
    """What a tag of a book is for, as its `epub:type` says."""
    return set((attributes.get("epub:type") or attributes.get("type") or "").split())
