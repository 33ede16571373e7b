"""The files that a Word document is packed of: which they are, how much of them is read, what they say of the text."""

from __future__ import annotations

import posixpath
from contextlib import suppress
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reader.document.clean import CleanText, clean_line
from reader.document.frontmatter import iso_date
from reader.document.model import Metadata
from reader.document.strict_xml import NotStrictError, read_xml
from reader.document.zipped import Zipped
from reader.errors import ReaderError


def damaged(what: str) -> ReaderError:
    """What to say of a file that is not as it should be."""
    return ReaderError(f"is not a sound Word document: {what}; save or download it again", code="damaged")


class Related(NamedTuple):
    """What a file is to another, its address as that one gives it, and its name among the files."""

    kind: str
    address: str
    name: str


class Package:
    """The files of a document; `main` is the one with its text."""

    def __init__(self, data: bytes) -> None:
        self.files = Zipped(data)
        named = (each.name for each in self.related("").values() if each.kind == "officeDocument")
        self.main = next(named, "word/document.xml")
        self._parts = self.related(self.main).values()

    def part(self, kind: str) -> str:
        """The name of a file that goes with the text, such as its styles."""
        otherwise = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return next((each.name for each in self._parts if each.kind == kind), otherwise)

    def related(self, name: str) -> dict[str, Related]:
        """The files that one names, by what they are called in it."""
        folder, base = posixpath.split(name)
        found = {}
        for each in self.tree(posixpath.join(folder, "_rels", f"{base}.rels")):
            address = each.get("Target", "")
            inside = posixpath.normpath(posixpath.join("/", folder, address)).lstrip("/")
            found[each.get("Id", "")] = Related(posixpath.basename(each.get("Type", "")), address, inside)
        return found

    def tree(self, name: str) -> Element:
        """A file as a tree, an empty one if it is not there, as long as what is read in all is within bounds."""
        if name not in self.files:
            return Element("none")
        try:
            return read_xml(self.files.read(name))
        except NotStrictError as error:
            raise damaged(f"{clean_line(name)}:{error.place}: {clean_line(str(error))}") from None

    def left_out(self) -> str:
        """What is said of the heads and feet of pages, where there is anything in them."""
        edges = (self.tree(each.name) for each in self._parts if each.kind in ("header", "footer"))
        has_words = any((each.text or "").strip() for edge in edges for each in edge.iter("t"))
        return "what stands at the head and the foot of its pages is left out" if has_words else ""

    def metadata(self) -> Metadata:
        """What the file says of its text."""
        root = Element("none")
        with suppress(ReaderError):
            root = self.tree("docProps/core.xml")
        told = {each.tag: clean_line("".join(each.itertext())) for each in root}
        return Metadata(
            title=told.get("title", CleanText("")),
            author=told.get("creator") or None,
            date=iso_date(told.get("created", "")),
            language=told.get("language", ""),
        )
