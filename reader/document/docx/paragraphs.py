"""Paragraphs of a Word document, given to a builder: lists and programs go on from one to the next, and so do looks."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reader.document.docx.styles import Lists, Styles, heading_of, value
from reader.document.markup import MarkupBuilder
from reader.document.markup_inline import Attributes


class Paragraphs:
    """The paragraph that is open, or due as soon as there is anything in it, and the list or the program it is in."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self.builder = MarkupBuilder()
        self.builder.begin("document")
        self._styles, self._lists = styles, lists
        self._due: Element | None = None
        self._is_open = False
        self._tags: list[str] = []
        self._depth = 0
        self._shown: list[str] = []
        self._names: list[str] = []

    @property
    def is_heading(self) -> bool:
        """Whether the paragraph is a heading."""
        self._open()
        return bool(self._tags) and self._tags[0].startswith("h")

    def start(self, paragraph: Element) -> None:
        """A paragraph begins, unless the one before it goes on in it."""
        if not self._is_open:
            self._due = paragraph

    def end(self, paragraph: Element) -> None:
        """A paragraph ends; one whose end is deleted goes on in the next."""
        if any(paragraph.find(f"pPr/rPr/{gone}") is not None for gone in ("del", "moveFrom")):
            return
        self._open(is_empty=True)
        self._look(())
        while self._tags and self._tags != ["pre"]:
            self.builder.end(self._tags.pop())
        self._is_open = False

    def leave(self, depth: int = 0) -> None:
        """End the paragraph and the program that are open, and the lists down to a depth."""
        self._look(())
        while self._tags:
            self.builder.end(self._tags.pop())
        self._is_open = False
        for _ in range(depth, self._depth):
            self.builder.end("ul")
        self._depth = min(depth, self._depth)

    def put(self, text: str, looks: tuple[str, ...]) -> None:
        """Words, as they look."""
        self._open()
        self._look(looks)
        self.builder.data(text)

    def put_tag(self, tag: str, attributes: Attributes, text: str = "") -> None:
        """A tag of web pages with words in it."""
        self._open()
        self._look(())
        self.builder.start(tag, attributes)
        self.builder.data(text)
        self.builder.end(tag)

    def start_link(self, address: str, place: str) -> bool:
        """Begin a link to an address, a place there or both; whether there is one."""
        if address or place:
            self._open()
            self._look(())
            self.builder.start("a", {"href": f"{address}#{place}" if place else address})
        return bool(address or place)

    def end_link(self, is_link: bool) -> None:
        """End a link, if one began."""
        if is_link:
            self._look(())
            self.builder.end("a")

    def mark(self, name: str) -> None:
        """Give a place a name, which is in this paragraph or else in the next one with words."""
        self._names.append(name)
        if self._is_open:
            self._open()

    def _open(self, is_empty: bool = False) -> None:
        """Begin the paragraph that is due as what it is; an empty one only counts, but in a program."""
        if self._due is not None:
            paragraph, self._due = self._due, None
            style = self._styles[value(paragraph, "pPr/pStyle") or ""]
            depth, label = self._lists.place(paragraph)
            own = heading_of(value(paragraph, "pPr/outlineLvl"))
            heading = style.heading if own is None else own
            tag = heading or ("li" if depth else style.tag)
            if is_empty and tag != "pre":
                return
            self._begin(tag, 0 if heading else depth, label)
        while self._names:
            self.builder.start("span", {"id": self._names.pop()})
            self.builder.end("span")

    def _begin(self, tag: str, depth: int, label: str) -> None:
        if self._tags == ["pre"] == [tag]:
            self.builder.data("\n")
        else:
            self.leave(depth)
            for _ in range(self._depth, depth):
                self.builder.start("ul", {})
            self._depth = depth
            self._tags = ["blockquote", "p"] if tag == "blockquote" else [tag]
            for each in self._tags:
                self.builder.start(each, {})
            if tag == "li":
                self.builder.lists.label = label
            elif label:
                self.builder.data(f"{label} ")
        self._is_open = True

    def _look(self, looks: tuple[str, ...]) -> None:
        """Let words look so from here on: what they have in common with those before goes on."""
        while tuple(self._shown) != looks[: len(self._shown)]:
            self.builder.end(self._shown.pop())
        for tag in looks[len(self._shown) :]:
            self.builder.start(tag, {})
            self._shown.append(tag)
