"""Markup: the tags of a web page or a chapter of a book, as lines with marks.

One builder serves these, and Markdown. It takes events (a tag begins, text, a tag ends) in pairs, as every parser can
give them, and needs no tree, no recursion and no more memory than the lines it makes.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import normalize

from reader.document.clean import CleanText, clean_line
from reader.document.markup_code import OpenCode, language_of_box
from reader.document.markup_inline import Attributes, InlineBuilder, OpenStyle, is_note, kinds_of
from reader.document.markup_links import OUTSIDE, Inside, target_of
from reader.document.markup_lists import OpenLists
from reader.document.markup_table import Cell, OpenTable
from reader.document.markup_tags import BLOCKS, HEADINGS, SEEN_OUTSIDE, SKIPPED, STYLES
from reader.document.model import BESIDE, PICTURE, Line, LineKind
from reader.document.table import Alignment

if TYPE_CHECKING:
    from reader.document.markup_foreign import Drawing, Formula

_ALIGN = re.compile(r"text-align\s*:\s*(\w+)")
_SMALL = re.compile(r"[0-4]?\d(?:\.\d+)?(?:px)?|[0-2]?(?:\.\d+)?em")
"""How high icons are."""
_FORMULA = re.compile(r"\s*\{\\(?:display|text)style\b(.*)\}\s*", re.S)
"""How wikis describe the picture of a formula."""
_NUMERALS = frozenset("aAiI")
_NO_FIELDS = frozenset({"hidden", "submit", "button", "reset", "image", "checkbox", "radio"})
_PAGE_NUMBERS = frozenset({"pagenum", "pageno"})
"""What books call the numbers of the pages that they were printed on."""
_MOST_SPAN = 20


class MarkupBuilder(InlineBuilder):
    """Makes lines of tags; a method `_start_TAG` and one `_end_TAG` for each that does more than mark words.

    `lines` is what is made so far, in a cell of a table that cell's.
    """

    def __init__(self, base: str = "") -> None:
        super().__init__(base)
        self.lines: list[Line] = []
        self.anchors: dict[str, int] = {}
        self.unseen: Counter[str] = Counter()
        self._all = self.lines
        self._quotes = 0
        self.lists = OpenLists()
        self._note, self._in_note = "", False
        self._in_paragraph = False
        self._broken = False
        self._code: OpenCode | None = None
        self._boxes: list[str] = []
        self._tables: list[OpenTable] = []
        self._skipping = self._place_end = 0
        self._foreign: Formula | Drawing | None = None
        self._formula = ""

    def begin(self, part: str) -> None:
        """Go on with another file of the same book."""
        self.part = part
        self.anchors.setdefault(part, len(self._all))

    def leave_out(self, what: str, part: str) -> None:
        """Say in its place that a file of the book is not there."""
        if part:
            self.begin(part)
        self._flush()
        self._place_for(what, posixpath.basename(part))
        self._flush()

    def start(self, tag: str, attributes: Attributes) -> None:
        """A tag begins."""
        if self._skipping:
            self._skipping += 1
            if self._foreign:
                self._foreign.start(tag, attributes)
            else:
                self._note_anchor(tag, attributes)
            return
        if tag in BLOCKS and not self._code:
            self._flush()
        self._note_anchor(tag, attributes)
        if self._code:
            if tag == "button":  # it copies the code, and is none of it
                self._skipping = 1
            else:
                self._code.start(tag, attributes)
            return
        if tag in SKIPPED or _is_hidden(attributes):
            self._skipping = 1
        elif tag in SEEN_OUTSIDE:
            address = attributes.get("src") or attributes.get("data") or ""
            target = clean_line(address) if OUTSIDE.fullmatch(address) else None
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
        if self._code:
            self._code.data(text)
            return
        if self._length and self._length == self._place_end and text[:1].isalnum():
            text = f" {text}"
        super().data(text)

    def end(self, tag: str) -> None:
        """A tag ends."""
        if self._skipping:
            self._skipping -= 1
            if self._foreign:
                self._end_foreign()
            return
        if self._code:
            if self._code.end():
                self._close_code(self._code)
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
        self._place_end = 0
        if not self._length:
            self._broken = False
            return
        text, marks = self._take()
        if text:
            self._number_note(text)
            self.lines.append(self._placed(Line(text, self._kind, marks, close=self._broken)))
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

    # notes

    def _start_aside(self, attributes: Attributes) -> None:
        if is_note(attributes):
            self._note = self.notes.get(f"{self.part}#{attributes.get('id')}", "")

    def _end_aside(self) -> None:
        if self._in_note:
            self.lists.end()
        self._note, self._in_note = "", False

    def _number_note(self, text: CleanText) -> None:
        """Give a note that begins the number by which it was led to, unless it says that itself."""
        number, self._note = self._note, ""
        if number and not self.lists and not re.match(rf"\W*{number}\b", normalize("NFKC", text)):
            self.lists.begin("1", int(number))
            self.lists.item(None)
            self._in_note = True

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
        if not self._heading or self._length:
            self.unseen["button"] += 1
            self._skipping = 1

    # code

    def _start_div(self, attributes: Attributes) -> None:
        self._boxes.append(language_of_box(attributes))

    def _end_div(self) -> None:
        if self._boxes:
            self._boxes.pop()

    def _start_pre(self, attributes: Attributes) -> None:
        self._code = OpenCode(attributes)

    def _close_code(self, code: OpenCode) -> None:
        self._code = None
        boxed = next((language for language in reversed(self._boxes) if language), "")
        self.lines += code.made(1 + len(self.lists), self._quotes, boxed)

    # what is no text

    def _start_nav(self, attributes: Attributes) -> None:
        if not kinds_of(attributes).isdisjoint(("page-list", "landmarks")):
            self._skipping = 1

    def _start_span(self, attributes: Attributes) -> None:
        is_break = "pagebreak" in kinds_of(attributes) or attributes.get("role") == "doc-pagebreak"
        if is_break or not _PAGE_NUMBERS.isdisjoint((attributes.get("class") or "").split()):
            self.unseen["page number"] += 1
            self._skipping = 1

    def _start_img(self, attributes: Attributes) -> None:
        alternative = attributes.get("alt")
        if alternative is None:
            alternative = attributes.get("title")
        formula = _FORMULA.fullmatch(alternative or "")
        if alternative and alternative == self._formula:
            return
        if formula:
            self.data(formula[1].strip())
        elif alternative is not None and not alternative.strip():
            self.unseen["decorative image"] += 1
        else:
            self._place_for("image", alternative or "no description", self._picture(attributes.get("src") or ""))

    _start_image = _start_img

    def _picture(self, address: str) -> str | None:
        """Where a picture is: in the book, at an address, or beside the text where its place leads nowhere else."""
        target = target_of(address, self.part, self.base) if address else None
        if not isinstance(target, Inside):
            return target
        if not self.part and any(style.tag == "a" for style in self._styles):
            return None
        return clean_line(f"{PICTURE if self.part else BESIDE}{target.partition('#')[0]}")

    def _start_math(self, attributes: Attributes) -> None:
        from reader.document.markup_foreign import Formula  # noqa: PLC0415  (few texts have formulas)

        self._foreign, self._skipping = Formula(attributes.get("alttext") or ""), 1

    def _start_svg(self, attributes: Attributes) -> None:
        from reader.document.markup_foreign import Drawing  # noqa: PLC0415

        self._skipping = 1
        if attributes.get("aria-hidden") == "true":
            self.unseen["decorative image"] += 1
        else:
            self._foreign = Drawing(_named(attributes), is_icon=_is_small(attributes))

    def _end_foreign(self) -> None:
        """End a tag in a formula or in a drawing, or that itself."""
        assert self._foreign
        if self._skipping:
            self._foreign.end()
            return
        foreign, self._foreign = self._foreign, None
        if foreign.is_text:
            self.data(foreign.text)
            self._formula = foreign.described
        elif foreign.address:
            self._start_img({"alt": foreign.text or None, "src": foreign.address})
        elif foreign.is_icon and not foreign.text:
            self.unseen["decorative image"] += 1
        else:
            self._place_for("drawing", foreign.text)

    def _place_for(self, what: str, described: str, target: str | None = None) -> None:
        """Say what stands here, and where it can be seen."""
        self.unseen[what] += 1
        described = clean_line(described)
        if target is not None:
            self._styles.append(OpenStyle("img", "link", self._length, target))
        self.data(f"[{what}: {described}]" if described else f"[{what}]")
        if target is not None:
            self._close_style("img")
        self._place_end = self._length

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


def _named(attributes: Attributes) -> str:
    return attributes.get("aria-label") or attributes.get("title") or ""


def _is_hidden(attributes: Attributes) -> bool:
    if not attributes:
        return False
    return "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", "").casefold()


def _is_small(attributes: Attributes) -> bool:
    """Whether a drawing is no higher than a row or two."""
    box = (attributes.get("viewBox") or "").split()
    return _SMALL.fullmatch(attributes.get("height") or "".join(box[-1:])) is not None


def _alignment(attributes: Attributes) -> Alignment:
    found = _ALIGN.search(attributes.get("style") or "")
    align = (found[1] if found else attributes.get("align") or "").casefold()
    return "right" if align == "right" else "center" if align == "center" else "left"


def _whole(text: str | None, otherwise: int) -> int:
    found = _number(text)
    return otherwise if found is None else found


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text) else None
