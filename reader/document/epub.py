"""EPUB 2 and 3: the chapters of a book in their order, with the headings that its contents give them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from reader.document.clean import CleanText, clean_line
from reader.document.epub_contents import Entry, from_navigation, from_ncx, with_contents
from reader.document.frontmatter import iso_date
from reader.document.markup import MarkupBuilder
from reader.document.markup_links import link
from reader.document.model import Metadata, Parsed
from reader.document.strict_xml import NotStrictError, check_xml, feed_xml, read_xml
from reader.document.unseen import count_in_words, together
from reader.document.zipped import DAMAGED, Zipped, folded
from reader.errors import ReaderError

MOST_CONTENTS = 20_000

_PAGES = {"application/xhtml+xml", "text/html", "application/xml", "text/xml", "text/x-oeb1-document"}
_DRAWING = "image/svg+xml"
_TRANSLATOR = "trl"
_FONT_MANGLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_ENCRYPTION = "META-INF/encryption.xml"
_PROTECTION = ("META-INF/sinf.xml", "META-INF/rights.xml", "rights.xml")
_AGAIN = "download the book again"
_ENDS = re.compile(rb"</(?:body|html)\s*>", re.I)
_TAIL = 2_000
"""Bytes at the end of a chapter in which it says that it ends."""


class Part(NamedTuple):
    """A file of the book as its package names it."""

    path: str
    kind: str
    properties: tuple[str, ...]


def parse(data: bytes) -> Parsed:
    """The text of a book. Raises ReaderError when there is none to be read."""
    try:
        return _Book(Zipped(data, folded)).parsed()
    except DAMAGED as error:
        message = "is not a sound EPUB: its packing is damaged; download it again"
        raise ReaderError(message, code="damaged") from error


class _Book:
    """An EPUB being read, and what of it was found damaged."""

    def __init__(self, files: Zipped) -> None:
        self.files = files
        self.damage: list[str] = []
        self._refuse_protected()
        root = self._tree("META-INF/container.xml")
        package = next((each.get("full-path") or "" for each in root.iter("rootfile")), "").lstrip("/")
        self.folder = posixpath.dirname(package)
        self.package = self._tree(package)
        self.parts = {
            each.get("id") or "": Part(
                self.inside(self.folder, (each.get("href") or "").partition("#")[0]),
                each.get("media-type") or "",
                tuple((each.get("properties") or "").split()),
            )
            for each in self.package.iter("item")
        }

    def parsed(self) -> Parsed:
        """Every chapter in the order of the spine, as lines; what is aside of the way through the book at the end."""
        builder = MarkupBuilder()
        spine = sorted(self.package.iter("itemref"), key=_is_aside)
        is_read = False
        asides: set[int] = set()
        for reference in spine:
            part = self.parts.get(reference.get("idref") or "")
            if _is_aside(reference):
                asides.add(len(builder.lines))
            what = self._lacking(part)
            if part is None or what:
                builder.leave_out(what, part.path if part else "")
            else:
                self._feed(builder, part)
                is_read = True
        if not is_read:
            raise ReaderError("has no chapters that can be read; download it again", code="damaged")
        lines, anchors = with_contents(builder.finish(), builder.anchors, list(self._contents()), asides)
        unseen = together(*dict.fromkeys(self.damage), count_in_words(builder.unseen))
        return Parsed(link(lines, anchors), self._metadata(), unseen)

    def _lacking(self, part: Part | None) -> str:
        """Why a part of the spine cannot be read, in two words; nothing where it can."""
        if part is None or part.path not in self.files:
            return "missing chapter"
        return "" if part.kind in _PAGES or part.kind == _DRAWING else "foreign chapter"

    def read(self, name: str) -> bytes:
        """The bytes of a file in the book, as long as what is read in all is within bounds."""
        if name not in self.files:
            message = f"is not a sound EPUB: `{clean_line(name)}` is not in it; download it again"
            raise ReaderError(message, code="damaged")
        try:
            return self.files.read(name)
        except RuntimeError:
            raise self._protected() from None

    def _tree(self, name: str) -> Element:
        """A file that the book cannot do without, as XML. Raises ReaderError with the place in it that is none."""
        try:
            return read_xml(self.read(name))
        except NotStrictError as error:
            message = f"is not a sound EPUB: {clean_line(name)}:{error.place}: {clean_line(str(error))}"
            raise ReaderError(f"{message}; download it again", code="damaged") from None

    @staticmethod
    def inside(folder: str, address: str) -> str:
        """The name of a file in the book that an address in one of its folders means."""
        return posixpath.normpath(posixpath.join(folder, unquote(address).replace("\\", "/")))

    def _refuse_protected(self) -> None:
        if any(name in self.files for name in _PROTECTION):
            raise self._protected()
        if _ENCRYPTION in self.files:
            for method in self._tree(_ENCRYPTION).iter("EncryptionMethod"):
                if method.get("Algorithm") not in _FONT_MANGLING:
                    raise self._protected()

    @staticmethod
    def _protected() -> ReaderError:
        message = "is protected against being read elsewhere (DRM); open it in the program it was bought for"
        return ReaderError(message, code="protected")

    def _feed(self, builder: MarkupBuilder, part: Part) -> None:
        """Read a chapter as the XML it should be, else as browsers read a page."""
        data = self.read(part.path)
        builder.begin(part.path)
        try:
            check_xml(data)
            if part.kind == _DRAWING:
                _feed_drawing(builder, data)
            else:
                feed_xml(data, builder)
        except NotStrictError:
            from reader.document.html import feed  # noqa: PLC0415  (few books need it)
            from reader.document.html_source import parse_page  # noqa: PLC0415

            if not _ENDS.search(data[-_TAIL:]):
                self.damage.append(f"`{clean_line(posixpath.basename(part.path))}` breaks off; {_AGAIN}")
            body = parse_page(data).tree.body
            if body is not None:
                feed(builder, body)

    def _metadata(self) -> Metadata:
        """What the package says of the book."""

        def all_of(tag: str) -> Iterator[CleanText]:
            return (text for each in self.package.iter(tag) if (text := clean_line("".join(each.itertext()))))

        return Metadata(
            title=next(all_of("title"), CleanText("")),
            author=CleanText(", ".join((*all_of("creator"), *self._translators()))) or None,
            date=next(filter(None, map(iso_date, all_of("date"))), None),
            language=next(all_of("language"), ""),
            licence=next(all_of("rights"), None),
        )

    def _translators(self) -> Iterator[CleanText]:
        """Those who helped and are said to have translated the book, each after what they did."""
        roles = {each.get("refines"): each.text for each in self.package.iter("meta") if each.get("property") == "role"}
        for each in self.package.iter("contributor"):
            name = clean_line("".join(each.itertext()))
            if name and _TRANSLATOR in (each.get("role"), roles.get(f"#{each.get('id')}")):
                yield CleanText(f"translated by {name}")

    def _contents(self) -> Iterator[Entry]:
        """The book's contents: the navigation of EPUB 3, else the NCX of EPUB 2. A bad one is as none."""
        navigation = next((part for part in self.parts.values() if "nav" in part.properties), None)
        ncx = next((part for part in self.parts.values() if part.kind == "application/x-dtbncx+xml"), None)
        broken: list[str] = []
        for part, entries in ((navigation, from_navigation), (ncx, from_ncx)):
            if part is None or part.path not in self.files:
                continue
            try:
                found = list(entries(read_xml(self.read(part.path))))
            except NotStrictError:
                broken = [f"the list of chapters cannot be read; {_AGAIN}"]
                continue
            folder = posixpath.dirname(part.path)
            for depth, label, address in found[:MOST_CONTENTS]:
                path, hash_, name = address.partition("#")
                if label and address:
                    place = self.inside(folder, path) if path else part.path
                    yield Entry(depth, clean_line(label), f"{place}{hash_}{unquote(name)}")
            if found:
                return
        self.damage += broken


def _feed_drawing(builder: MarkupBuilder, data: bytes) -> None:
    """Say that a page is a drawing, and what words are in it."""
    builder.start("p", {})
    feed_xml(data, builder)
    builder.end("p")
    for words in read_xml(data).iter("text"):
        builder.start("p", {})
        builder.data(" ".join(words.itertext()))
        builder.end("p")


def _is_aside(reference: Element) -> bool:
    """Whether a part of the spine is aside of the way through the book, as its notes may be."""
    return reference.get("linear") == "no"
