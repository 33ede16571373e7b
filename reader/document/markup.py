"""Markup: the tags of a web page or a chapter of a book, as lines with marks.

One builder serves these, and Markdown. It takes events (a tag begins, text, a tag ends) in pairs, as every parser can
give them, and needs no tree, no recursion and no more memory than the lines it makes.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from reader.document.clean import CleanText, clean, clean_line
from reader.document.markup_foreign import Drawing, Formula
from reader.document.markup_lists import OpenLists
from reader.document.markup_table import Cell, OpenTable
from reader.document.markup_tags import BLOCKS, HEADINGS, SEEN_OUTSIDE, SKIPPED, STYLES
from reader.document.model import BESIDE, PICTURE, Line, LineKind, Mark, MarkStyle
from reader.document.raised import RAISED, lowered, raised
from reader.document.table import Alignment

Attributes = Mapping[str, str | None]

_SPACES = re.compile("[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
_OUTSIDE = re.compile(r"(?:https?://|mailto:)\S+", re.I)
_NO_PLACE = re.compile(r"(?:javascript|vbscript|data|blob|about):", re.I)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_LANGUAGE = re.compile(r"(?:^|\s)lang(?:uage)?-([\w+#.-]+)")
_ALIGN = re.compile(r"text-align\s*:\s*(\w+)")
_SELF_LINKS = frozenset("¶§#🔗⚓")
_BACK_LINKS = frozenset({"↩", "↩\ufe0e", "↩\ufe0f", "↵", "⤴", "↑", "^"})
"""What leads back from a note, for which there is a key."""
_RAISED_FIGURES = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_CITATION = re.compile(r"\[(\d+)\]")
_NUMERALS = frozenset("aAiI")
_NO_FIELDS = frozenset({"hidden", "submit", "button", "reset", "image", "checkbox", "radio"})
_MOST_STYLES = 32
_BEFORE = 3
"""Pieces of text before one that is raised or lowered by which it is told how."""
_MOST_SPAN = 20


class Inside(str):
    """A link into the text itself: the part of the book it leads to, `#`, and the name of the place there."""

    __slots__ = ()


class _Open(NamedTuple):
    """A style that is open, and where in the line it began; `note` for a link that the file calls a note's mark."""

    tag: str
    style: MarkStyle
    start: int
    target: str | None
    note: bool = False


class MarkupBuilder:
    """Makes lines of tags; a method `_start_TAG` and one `_end_TAG` for each that does more than mark words.

    `lines` is what is made so far, in a cell of a table that cell's; `part` is the file of a book being read.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.anchors: dict[str, int] = {}
        self.unseen: Counter[str] = Counter()
        self.part = ""
        self._all = self.lines
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._styles: list[_Open] = []
        self._more_styles = 0
        self._heading = 0
        self._quotes = 0
        self.lists = OpenLists()
        self._in_paragraph = False
        self._broken = False
        self._shifts: list[int] = []
        self._code: list[str] | None = None
        self._code_depth = 0
        self._language = ""
        self._tables: list[OpenTable] = []
        self._skipping = 0
        self._foreign: Formula | Drawing | None = None
        self._abbreviations: list[str] = []
        self._explained = {""}
        self._quoted = 0

    def begin(self, part: str) -> None:
        """Go on with another file of the same book."""
        self.part = part
        self.anchors.setdefault(part, len(self._all))

    def start(self, tag: str, attributes: Attributes) -> None:
        """A tag begins."""
        if self._skipping:
            self._skipping += 1
            if self._foreign:
                self._foreign.start(tag, attributes)
            return
        if tag in BLOCKS and self._code is None:
            self._flush()
        self._note_anchor(tag, attributes)
        if self._code is not None:
            self._code_depth += 1
            self._language = self._language or _language(attributes)
            if tag == "br":
                self._code.append("\n")
            return
        if tag in SKIPPED or _is_hidden(attributes):
            self._skipping = 1
        elif tag in SEEN_OUTSIDE:
            address = attributes.get("src") or attributes.get("data") or ""
            target = clean_line(address) if _OUTSIDE.fullmatch(address) else None
            self._place_for(SEEN_OUTSIDE[tag], _named(attributes), target)
            self._skipping = 1
        elif handler := getattr(self, f"_start_{tag}", None):
            handler(attributes)
        elif tag in STYLES:
            self._open_style(tag, attributes)
        elif tag in HEADINGS:
            self._heading = HEADINGS[tag]

    def data(self, text: str) -> None:
        """Text, in pieces as they come."""
        if self._skipping:
            if self._foreign:
                self._foreign.data(text)
            return
        if self._code is not None:
            self._code.append(text)
            return
        if "  " in text or not text.isprintable():
            text = clean(_SPACES.sub(" ", text)).replace("\n", " ")
        elif not text.isascii():
            text = clean(text)
        if not self._length or self._pieces[-1].endswith(" "):
            text = text.lstrip(" ")
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def end(self, tag: str) -> None:
        """A tag ends."""
        if self._skipping:
            self._skipping -= 1
            if self._foreign:
                self._end_foreign()
            return
        if self._code is not None:
            self._code_depth -= 1
            if self._code_depth < 0:
                self._close_code()
            return
        if tag in BLOCKS:
            self._flush()
        if handler := getattr(self, f"_end_{tag}", None):
            handler()
        elif tag in STYLES:
            self._close_style(tag)
        elif tag in HEADINGS:
            self._heading = 0

    def finish(self) -> list[Line]:
        """The lines, links into the text not yet followed: `link` does that."""
        self._flush()
        while self._tables:
            self._end_table()
        return self.lines

    def _note_anchor(self, tag: str, attributes: Attributes) -> None:
        for name in ("id", "name") if tag == "a" else ("id",):
            if value := attributes.get(name):
                self.anchors.setdefault(f"{self.part}#{value}", len(self._all))

    # lines

    def _flush(self) -> None:
        """End the line being gathered, if there is anything in it."""
        if not self._length:
            self._broken = False
            return
        text = CleanText((self._pieces[0] if len(self._pieces) == 1 else clean("".join(self._pieces))).rstrip())
        marks = [*self._marks, *(Mark(each.start, self._length, each.style, each.target) for each in self._styles)]
        length = self._length
        self._pieces, self._length, self._marks, self._shifts = [], 0, [], []
        self._styles = [each._replace(start=0) for each in self._styles]
        if len(text) < length:
            marks = [mark._replace(end=min(mark.end, len(text))) for mark in marks]
        kept = [mark for mark in marks if mark.start < mark.end]
        if text:
            self.lines.append(self._placed(Line(text, self._kind, tuple(kept), close=self._broken)))
        self._broken = False

    @property
    def _kind(self) -> LineKind:
        if self._heading:
            return "heading"
        if self.lists:
            return "item"
        return "quote" if self._quotes else "paragraph"

    def _placed(self, line: Line) -> Line:
        """A line with what its heading, list or quotation adds to it."""
        if self._heading:
            return line._replace(level=self._heading, quoted=self._quotes)
        if self.lists:
            return self.lists.placed(line, self._in_paragraph)._replace(quoted=self._quotes)
        return line._replace(level=self._quotes) if self._quotes else line

    def _start_p(self, attributes: Attributes) -> None:
        self._in_paragraph = True

    def _end_p(self) -> None:
        self._in_paragraph = False

    def _start_br(self, attributes: Attributes) -> None:
        had = self._length > 0
        self._flush()
        self._broken = had

    def _start_hr(self, attributes: Attributes) -> None:
        self.lines.append(Line(CleanText(""), "rule"))

    def _start_blockquote(self, attributes: Attributes) -> None:
        self._quotes += 1

    def _end_blockquote(self) -> None:
        self._quotes -= 1

    # lists

    def _start_ul(self, attributes: Attributes) -> None:
        self.lists.begin()

    _start_menu = _start_dir = _start_dl = _start_ul

    def _start_ol(self, attributes: Attributes) -> None:
        numerals = attributes.get("type") or ""
        step = -1 if "reversed" in attributes else 1
        self.lists.begin(numerals if numerals in _NUMERALS else "1", _whole(attributes.get("start"), 1), step)

    def _end_ul(self) -> None:
        self.lists.end()

    _end_ol = _end_menu = _end_dir = _end_dl = _end_dd = _end_ul

    def _start_dt(self, attributes: Attributes) -> None:
        self.lists.term("dt")
        self._open_style("dt", attributes)

    def _end_dt(self) -> None:
        self._close_style("dt")

    def _start_dd(self, attributes: Attributes) -> None:
        self.lists.term("dd")

    def _start_li(self, attributes: Attributes) -> None:
        self.lists.item(_number(attributes.get("value")))

    def _end_li(self) -> None:
        self.lists.label = ""

    def _start_input(self, attributes: Attributes) -> None:
        kind = (attributes.get("type") or "text").casefold()
        if kind == "checkbox" and self.lists and not self._length:
            self.lists.label = "☑" if "checked" in attributes else "☐"
        elif kind not in _NO_FIELDS:
            self._place_for("form field", attributes.get("value") or attributes.get("placeholder") or "")

    def _start_button(self, attributes: Attributes) -> None:
        if not self._heading:
            self.unseen["button"] += 1
            self._skipping = 1

    # code

    def _start_pre(self, attributes: Attributes) -> None:
        self._code, self._code_depth, self._language = [], 0, _language(attributes)

    def _close_code(self) -> None:
        text = clean("".join(self._code or [])).strip("\n")
        self._code = None
        depth, language, quotes = 1 + len(self.lists), self._language, self._quotes
        for number, row in enumerate(text.split("\n") if text else ()):
            line = Line(CleanText(row), "code", level=depth, close=number > 0, language=language, quoted=quotes)
            self.lines.append(line)

    # styles

    def _open_style(self, tag: str, attributes: Attributes) -> None:
        if len(self._styles) >= _MOST_STYLES or (tag == "a" and attributes.get("href") is None):
            self._more_styles += 1 if tag != "a" else 0
            return
        target = self._target(attributes["href"] or "") if tag == "a" else None
        note = tag == "a" and _is_note_mark(attributes)
        self._styles.append(_Open(tag, STYLES[tag], self._length, target, note))

    def _close_style(self, tag: str) -> None:
        if self._more_styles and tag != "a":
            self._more_styles -= 1
        elif self._styles and self._styles[-1].tag == tag:
            done = self._styles.pop()
            if isinstance(done.target, Inside):
                done = self._set_note_mark(done)
                self._leave_out_sign(done, _SELF_LINKS if self._heading else _BACK_LINKS)
            if done.start < self._length:
                self._marks.append(Mark(done.start, self._length, done.style, done.target))

    def _leave_out_sign(self, link: _Open, signs: frozenset[str]) -> None:
        """Take out a link that is nothing but one of these signs."""
        if self._pieces and self._length - link.start == len(self._pieces[-1]) and self._pieces[-1] in signs:
            self._length -= len(self._pieces.pop())

    def _set_note_mark(self, link: _Open) -> _Open:
        """Raise the number by which a link leads to a note, or set its letter apart, from the word that it follows."""
        words = self._pieces[-1] if self._pieces else ""
        if len(words) != self._length - link.start:
            return link
        before = self._pieces[-2] if len(self._pieces) > 1 else ""
        glued = before != "" and not before.endswith(" ")
        cited = _CITATION.fullmatch(words)
        number = cited[1] if cited else words
        if number.isdecimal() and (link.note or glued):
            apart = "," if before[-1:] in _RAISED_FIGURES and before else ""
            self._pieces[-1:] = [apart, number.translate(RAISED)]
            self._length += len(apart) + len(number) - len(words)
            return link._replace(start=link.start + len(apart))
        if words.isalpha() and link.note:
            self._pieces[-1] = f"[{words}]"
            self._length += 2
        return link

    def _target(self, address: str) -> str | None:
        address = address.strip()
        if _OUTSIDE.fullmatch(address):
            return clean_line(address)
        if not address or _NO_PLACE.match(address):
            return None
        if _SCHEME.match(address):
            return clean_line(address)
        path, hash_, name = unquote(address).partition("#")
        part = posixpath.normpath(posixpath.join(posixpath.dirname(self.part), path)) if path else self.part
        return Inside(f"{part}{hash_}{name}")

    def _start_sup(self, attributes: Attributes) -> None:
        self._shifts.append(len(self._pieces))

    _start_sub = _start_sup

    def _end_sup(self) -> None:
        self._shift(raised)

    def _end_sub(self) -> None:
        self._shift(lowered)

    def _shift(self, shifted: Callable[[str, str], str]) -> None:
        """Raise or lower what was gathered since that began; the mark of a note is set as such when its link ends."""
        at = self._shifts.pop() if self._shifts else len(self._pieces)
        text = "".join(self._pieces[at:])
        if not text or (self._styles and self._styles[-1].note):
            return
        shown = shifted(text, "".join(self._pieces[max(0, at - _BEFORE) : at]))
        if shown != text:
            start = self._length - len(text)
            self._pieces[at:] = [shown]
            self._length = end = start + len(shown)
            self._marks = [each._replace(start=start, end=end) if each.start >= start else each for each in self._marks]

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

    # what is no text

    def _start_nav(self, attributes: Attributes) -> None:
        if not _kinds(attributes).isdisjoint(("page-list", "landmarks")):
            self._skipping = 1

    def _start_span(self, attributes: Attributes) -> None:
        if "pagebreak" in _kinds(attributes) or attributes.get("role") == "doc-pagebreak":
            self.unseen["page number"] += 1
            self._skipping = 1

    def _start_img(self, attributes: Attributes) -> None:
        alternative = attributes.get("alt")
        if alternative is None:
            alternative = attributes.get("title")
        if alternative is not None and not alternative.strip():
            self.unseen["decorative image"] += 1
        else:
            self._place_for("image", alternative or "no description", self._picture(attributes.get("src") or ""))

    _start_image = _start_img

    def _picture(self, address: str) -> str | None:
        """Where a picture is: in the book, or at an address; one in a folder beside a page is left out."""
        target = self._target(address) if address else None
        if not isinstance(target, Inside):
            return target
        return clean_line(f"{PICTURE}{target.partition('#')[0]}") if self.part else None

    def _start_math(self, attributes: Attributes) -> None:
        self._foreign, self._skipping = Formula(attributes.get("alttext") or ""), 1

    def _start_svg(self, attributes: Attributes) -> None:
        self._foreign, self._skipping = Drawing(_named(attributes)), 1

    def _end_foreign(self) -> None:
        """End a tag in a formula or in a drawing, or that itself."""
        assert self._foreign
        if self._skipping:
            self._foreign.end()
            return
        foreign, self._foreign = self._foreign, None
        if isinstance(foreign, Formula):
            self.data(foreign.text)
        elif foreign.address:
            self._start_img({"alt": foreign.text or None, "src": foreign.address})
        else:
            self._place_for("drawing", foreign.text)

    def _place_for(self, what: str, described: str, target: str | None = None) -> None:
        """Say what stands here, and where it can be seen."""
        self.unseen[what] += 1
        described = clean_line(described)
        if target is not None:
            self._styles.append(_Open("img", "link", self._length, target))
        self.data(f"[{what}: {described}]" if described else f"[{what}]")
        if target is not None:
            self._close_style("img")

    # tables

    def _start_table(self, attributes: Attributes) -> None:
        self._tables.append(OpenTable())

    def _start_tr(self, attributes: Attributes) -> None:
        if self._tables:
            self._tables[-1].rows.append([])

    def _start_td(self, attributes: Attributes, is_head: bool = False) -> None:
        if not self._tables:
            return
        table = self._tables[-1]
        self._end_td()
        columns, rows = (max(1, _whole(attributes.get(name), 1)) for name in ("colspan", "rowspan"))
        table.outside, self.lines = self.lines, []
        table.add(Cell(self.lines, min(_MOST_SPAN, columns), rows, is_head, _alignment(attributes)))

    def _start_th(self, attributes: Attributes) -> None:
        self._start_td(attributes, is_head=True)

    def _end_td(self) -> None:
        if self._tables and (outside := self._tables[-1].outside) is not None:
            self.lines, self._tables[-1].outside = outside, None

    _end_th = _end_td

    def _end_table(self) -> None:
        if not self._tables:
            return
        self._end_td()
        for line in self._tables.pop().made():
            is_row = line.cells is not None
            self.lines.append(line._replace(level=1 + len(self.lists), quoted=self._quotes) if is_row else line)


def link(lines: list[Line], anchors: Mapping[str, int]) -> list[Line]:
    """Lines whose links into the text name the line they lead to; what is not in it may be in a file beside it."""

    def followed(mark: Mark) -> Mark:
        if not isinstance(mark.target, Inside):
            return mark
        line = anchors.get(mark.target, anchors.get(mark.target.partition("#")[0]))
        return mark._replace(target=f"{BESIDE}{mark.target}" if line is None else min(line, len(lines) - 1))

    def leads_inside(line: Line) -> bool:
        return any(isinstance(mark.target, Inside) for mark in line.marks)

    return [line._replace(marks=tuple(map(followed, line.marks))) if leads_inside(line) else line for line in lines]


def _named(attributes: Attributes) -> str:
    return attributes.get("aria-label") or attributes.get("title") or ""


def _is_hidden(attributes: Attributes) -> bool:
    if not attributes:
        return False
    return "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", "").casefold()


def _alignment(attributes: Attributes) -> Alignment:
    found = _ALIGN.search(attributes.get("style") or "")
    align = (found[1] if found else attributes.get("align") or "").casefold()
    return "right" if align == "right" else "center" if align == "center" else "left"


def _is_note_mark(attributes: Attributes) -> bool:
    return "noteref" in _kinds(attributes) or attributes.get("role") == "doc-noteref"


def _kinds(attributes: Attributes) -> set[str]:
    """What a tag of a book is for, as its `epub:type` says."""
    return set((attributes.get("epub:type") or attributes.get("type") or "").split())


def _language(attributes: Attributes) -> str:
    found = _LANGUAGE.search(attributes.get("class") or "")
    return found[1] if found else ""


def _whole(text: str | None, otherwise: int) -> int:
    found = _number(text)
    return otherwise if found is None else found


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text) else None
