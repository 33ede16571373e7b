"""Word documents: their text as it is when all changes to it are accepted, and the notes at its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from reader.document.docx.formulas import formula_in_words
from reader.document.docx.package import Package, Related, damaged
from reader.document.docx.paragraphs import Paragraphs
from reader.document.docx.styles import Lists, Styles, is_on, value
from reader.document.markup_links import link
from reader.document.markup_lists import numeral
from reader.document.model import Parsed
from reader.document.signatures import kind_of, way_to_read
from reader.document.unseen import count_in_words, together
from reader.document.zipped import DAMAGED
from reader.errors import ReaderError

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PASSED_OVER = ("moveFrom", "delText")
_TEXTS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
_LEFT_OUT = {
    "del": "deleted passage",
    "rt": "reading aid",
    "altChunk": "embedded document",
    "commentReference": "comment",
}
"""Tags that are left out with what is in them, and what is said of that."""
_OF_FIELDS = ("fldChar", "instrText")
_SETS_OFF = re.compile("..[2367ABEFabef].")
"""Bits of which one says that the first row of a table looks as the style of the table has it."""
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))?')
_PLACE = re.compile(r'\\l\s+"([^"]*)"')
_OWN_LETTERS = range(0xF000, 0xF100)
"""Where in Unicode the letters of fonts of signs are."""
_SIGNS = {
    "Symbol": str.maketrans(
        '"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz£¥¬®°±³´¶·¸¹º»ÇÈÎÖÞåò',
        "∀ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ≤∞←→°±≥×∂•÷≠≡≈∩∪∈√⇒∑∫",
    ),
    "Wingdings": str.maketrans("(*JLlnoqvØàßè§¨ûüýþ", "☎✉☺☹●■☐❑❖➢→←➔▪☐✗✓☒☑"),
}
"""The letters of fonts of signs that are most in use, and those of Unicode."""


def parse(data: bytes) -> Parsed:
    """The text of a document. Raises ReaderError when there is none to be read."""
    if (kind := kind_of(data)) == "an old office document":
        if _ENCRYPTED in data:
            raise ReaderError("is locked with a password; save a copy without one", code="protected")
        raise ReaderError(together(f"is {kind}, not a new one", way_to_read(kind)), code="unknown-format")
    try:
        package = Package(data)
        text = _Text(package)
        text.tell_all()
        builder = text.paragraphs.builder
        unseen = together(count_in_words(builder.unseen), package.left_out())
        return Parsed(link(builder.finish(), builder.anchors), package.metadata(), unseen)
    except RecursionError:
        message = "holds tags that are too deep in one another; save it anew as a simpler file"
        raise ReaderError(message, code="too-large") from None
    except (*DAMAGED, RuntimeError) as error:
        raise damaged("its packing is damaged") from error


class _Field:
    """A field that is open: what its result is made of, whether that has begun, and whether it is a link."""

    def __init__(self, instruction: str = "") -> None:
        self.instruction, self.has_result, self.is_link = instruction, False, False


class _Text:
    """Tells what the elements of a document come to: a method `_tell_TAG` for each that is more than what is in it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.tree(package.part("styles")))
        self.paragraphs = Paragraphs(self._styles, Lists(package.tree(package.part("numbering")), self._styles))
        self._builder = self.paragraphs.builder
        self._related: Mapping[str, Related] = {}
        self._notes: dict[tuple[str, str | None], Element] = {}
        self._marked: dict[tuple[str, str | None], str] = {}
        self._marks: Counter[str] = Counter()
        self._fields: list[_Field] = []
        self._boxes: list[Element] = []
        self._looks: tuple[str, ...] = ()

    def tell_all(self) -> None:
        """Tell the text, and behind it the notes that are marked in it, in that order."""
        parts = {kind: self._package.part(f"{kind}s") for kind in ("footnote", "endnote")}
        self._notes = {(kind, each.get("id")): each for kind in parts for each in self._package.tree(parts[kind])}
        self._related = self._package.related(self._package.main)
        body = self._package.tree(self._package.main).find("body")
        if body is None:
            raise damaged("there is no text of Word in it")
        self._tell(body)
        self.paragraphs.leave()
        related = {kind: self._package.related(name) for kind, name in parts.items()}
        for nth, (key, label) in enumerate([*self._marked.items()]):
            if not nth:
                self._builder.start("hr", {})
                self._builder.start("ol", {})
            self._related = related[key[0]]
            self._builder.start("li", {"id": f"{key[0]}-{key[1]}"})
            self._builder.lists.label = f"{label}."
            self._tell(self._notes[key])
            self.paragraphs.leave()
            self._builder.end("li")

    def _tell(self, elements: Iterable[Element]) -> None:
        for each in elements:
            if handler := getattr(self, f"_tell_{each.tag.lower()}", None):
                handler(each)
            elif each.tag in _TEXTS:
                self.paragraphs.put(_TEXTS[each.tag], self._looks)
            elif each.tag in _LEFT_OUT:
                self._builder.unseen[_LEFT_OUT[each.tag]] += 1
            elif each.tag not in _PASSED_OVER and not each.tag.endswith("Pr"):
                self._tell(each)

    def _tell_alternatecontent(self, element: Element) -> None:
        self._tell(next((each for each in element if len(each)), ()))

    def _tell_p(self, paragraph: Element) -> None:
        self.paragraphs.start(paragraph)
        self._tell(paragraph)
        for field in self._fields:
            field.has_result = True
        self.paragraphs.end(paragraph)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._tell(box)

    def _tell_tbl(self, table: Element) -> None:
        self.paragraphs.leave()
        self._builder.start("table", {})
        has_head = self._has_head(table)
        for row in _outermost(table, "tr"):
            if row.find("trPr/del") is not None:
                self._builder.unseen[_LEFT_OUT["del"]] += 1
                continue
            tag = "th" if has_head or is_on(value(row, "trPr/tblHeader")) else "td"
            has_head = False
            self._builder.start("tr", {})
            for cell in _outermost(row, "tc"):
                self._builder.start(tag, {"colspan": value(cell, "tcPr/gridSpan")})
                if value(cell, "tcPr/vMerge") in (None, "restart"):
                    self._tell(cell)
                self.paragraphs.leave()
                self._builder.end(tag)
            self._builder.end("tr")
        self._builder.end("table")

    def _has_head(self, table: Element) -> bool:
        """Whether the first row is set off, by the style of the table or in bold print."""
        look = table.find("tblPr/tblLook")
        is_set = look is not None and (look.get("firstRow") == "1" or _SETS_OFF.fullmatch(look.get("val", "")))
        if is_set and self._styles[value(table, "tblPr/tblStyle") or ""].has_head:
            return True
        row = next(_outermost(table, "tr"), table)
        runs = [run for run in row.iter("r") if any((each.text or "").strip() for each in run.findall("t"))]
        return bool(runs) and all("strong" in self._styles.looks(run) for run in runs)

    def _tell_bookmarkstart(self, bookmark: Element) -> None:
        self.paragraphs.mark(bookmark.get("name", ""))

    # words

    def _tell_r(self, run: Element) -> None:
        if is_on(value(run, "rPr/vanish")) and run.find("t") is not None:
            self._builder.unseen["hidden passage"] += 1
            return
        self._looks = self._styles.looks(run)
        self._tell(each for each in run if each.tag in _OF_FIELDS or self._is_seen)
        self._looks = ()

    @property
    def _is_seen(self) -> bool:
        return all(field.has_result for field in self._fields)

    def _tell_t(self, text: Element) -> None:
        self.paragraphs.put(text.text or "", self._looks)

    def _tell_br(self, _: Element) -> None:
        if self.paragraphs.is_heading:
            self.paragraphs.put(" ", self._looks)
        else:
            self.paragraphs.put_tag("br", {})

    _tell_cr = _tell_br

    def _tell_sym(self, letter: Element) -> None:
        """A letter of a font: of those that hold signs, and have letters of their own in Unicode, the sign it shows."""
        told = letter.get("char", "")
        code = int(told, 16) if re.fullmatch("[0-9A-Fa-f]{2,5}", told) else _OWN_LETTERS[0]
        if code not in _OWN_LETTERS:
            self.paragraphs.put(chr(code), self._looks)
        elif sign := _SIGNS.get(letter.get("font", ""), {}).get(code & 0xFF):
            self.paragraphs.put(chr(sign), self._looks)
        else:
            self._builder.unseen["unknown letter"] += 1

    _tell_symex = _tell_sym

    def _tell_omath(self, formula: Element) -> None:
        self.paragraphs.put(formula_in_words(formula), self._looks)

    def _tell_drawing(self, drawing: Element) -> None:
        """The text in a drawing, else its picture, else what it is, but in the old kind, where a line is one."""
        if boxes := [*_outermost(drawing, "txbxContent")]:
            self._boxes += boxes
            return
        about = [each for each in drawing.iter() if each.tag in ("docPr", "imagedata")]
        said = (each.get(name, "").strip() for each in about for name in ("descr", "title"))
        described = next(filter(None, said), None)
        picture = next((each for each in drawing.iter() if each.tag in ("blip", "imagedata")), None)
        if picture is not None:
            related = self._related.get(picture.get("embed") or picture.get("id") or "")
            name = related.name if related and related.name in self._package.files else None
            self.paragraphs.put_tag("img", {"alt": described, "src": name})
        elif drawing.tag == "drawing":
            self.paragraphs.put_tag("canvas", {"title": described})

    _tell_pict = _tell_object = _tell_drawing

    # links, fields and notes

    def _tell_hyperlink(self, hyperlink: Element) -> None:
        related = self._related.get(hyperlink.get("id", ""))
        is_link = self.paragraphs.start_link(related.address if related else "", hyperlink.get("anchor", ""))
        self._tell(hyperlink)
        self.paragraphs.end_link(is_link)

    def _tell_fldsimple(self, element: Element) -> None:
        self._fields.append(_Field(element.get("instr", "")))
        self._start_result()
        self._tell(element)
        self._end_field()

    def _tell_fldchar(self, element: Element) -> None:
        match element.get("fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._start_result()
            case "end":
                self._end_field()

    def _tell_instrtext(self, element: Element) -> None:
        for field in self._fields[-1:]:
            field.instruction += element.text or ""

    def _start_result(self) -> None:
        field = self._fields[-1]
        field.has_result = True
        if found := _ADDRESS.match(field.instruction):
            place = _PLACE.search(field.instruction)
            field.is_link = self.paragraphs.start_link(found[1] or found[2] or "", place[1] if place else "")

    def _end_field(self) -> None:
        if self._fields:
            self.paragraphs.end_link(self._fields.pop().is_link)

    def _tell_footnotereference(self, mark: Element) -> None:
        key = (mark.tag.removesuffix("Reference"), mark.get("id"))
        if key in self._notes:
            if key not in self._marked:
                nth = self._marks[key[0]] = self._marks[key[0]] + 1
                self._marked[key] = numeral(nth, "i" if key[0] == "endnote" else "1")
            attributes: dict[str, str | None] = {"href": f"#{key[0]}-{key[1]}", "role": "doc-noteref"}
            self.paragraphs.put_tag("a", attributes, self._marked[key])

    _tell_endnotereference = _tell_footnotereference


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    """The elements with a tag in an element, but for those in one another and in what is there for older programs."""
    below = [*reversed(element)]
    while below:
        here = below.pop()
        if here.tag == tag:
            yield here
        elif here.tag != "Fallback":
            below.extend(reversed(here))
