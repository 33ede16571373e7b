"""FictionBook: a book in one file of XML, its sections with headings as deep as they stand in one another."""

from __future__ import annotations

from collections import defaultdict

from reader.document.clean import CleanText, clean_line
from reader.document.frontmatter import iso_date
from reader.document.markup import MarkupBuilder
from reader.document.markup_inline import Attributes
from reader.document.markup_links import link
from reader.document.model import Metadata, Parsed
from reader.document.strict_xml import NotStrictError, feed_xml
from reader.document.unseen import count_in_words
from reader.errors import ReaderError

_AS = {
    "emphasis": "em", "strong": "strong", "strikethrough": "del", "code": "code", "sup": "sup", "sub": "sub",
    "p": "p", "text-author": "p", "stanza": "p", "cite": "blockquote", "epigraph": "blockquote", "a": "a",
    "table": "table", "tr": "tr", "th": "th", "td": "td",
}  # fmt: skip
"""The tags of web pages that say the same."""
_DEEPEST = 6


def parse(data: bytes) -> Parsed:
    """The text of a book. Raises ReaderError when it is none."""
    book = _Book()
    try:
        feed_xml(data, book)
    except NotStrictError as error:
        message = f"is not sound FictionBook: at {error.place}: {clean_line(str(error))}; download it again"
        raise ReaderError(message, code="damaged") from None
    lines = link(book.builder.finish(), book.builder.anchors)
    return Parsed(lines, book.metadata, count_in_words(book.builder.unseen))


class _Book:
    """Takes the tags of a book: what describes it makes its metadata, the bodies its lines.

    Each section of a body of notes is an item, of which the title is the number.
    """

    def __init__(self) -> None:
        self.builder = MarkupBuilder()
        self._open: list[str] = []
        self._facts: defaultdict[str, list[str]] = defaultdict(list)
        self._sections = 0
        self._in_notes = False
        self._title: list[str] | None = None

    @property
    def metadata(self) -> Metadata:
        """What the file says of the book."""
        facts = {name: [clean_line(each) for each in told] for name, told in self._facts.items()}
        names = zip(*(facts.get(f"{part}-name", []) for part in ("first", "last")), strict=False)
        return Metadata(
            title=CleanText(" ".join(facts.get("book-title", []))),
            author=CleanText(", ".join(" ".join(name) for name in names)) or None,
            date=next(filter(None, map(iso_date, facts.get("date", []))), None),
            language=next(iter(facts.get("lang", [])), ""),
        )

    def start(self, tag: str, attributes: Attributes) -> None:
        """A tag begins."""
        self._open.append(tag)
        if "title-info" in self._open:
            self._facts[tag].append(attributes.get("value") or "")
        if "body" not in self._open:
            return
        if tag == "body":
            self._in_notes = attributes.get("name") in ("notes", "comments")
            if self._in_notes:
                self._whole("hr")
                self.builder.start("ol", {})
        elif tag == "section":
            self._sections += 1
            self.builder.start("li" if self._in_notes else "section", {"id": attributes.get("id")})
        elif tag == "title":
            self._title = []
        elif tag == "image":
            described = attributes.get("alt") or attributes.get("title")
            self.builder.start("img", {"alt": described} if described else {})
            self.builder.end("img")
        elif tag == "subtitle":
            self.builder.start("p", {})
            self.builder.start("strong", {})
        elif tag in _AS and self._title is None:
            is_note = tag == "a" and attributes.get("type") == "note"
            self.builder.start(_AS[tag], {**attributes, "role": "doc-noteref"} if is_note else attributes)

    def data(self, text: str) -> None:
        """Text."""
        if "body" not in self._open:
            if "title-info" in self._open and not (self._open[-1] == "date" and self._facts["date"][-1]):
                self._facts[self._open[-1]][-1] += text
        elif self._title is not None:
            self._title.append(text)
        else:
            self.builder.data(text)

    def end(self, tag: str) -> None:
        """A tag ends."""
        self._open.pop()
        if "body" not in self._open:
            if tag == "body" and self._in_notes:
                self.builder.end("ol")
        elif tag == "section":
            self._sections -= 1
            self.builder.end("li" if self._in_notes else "section")
        elif tag == "title":
            self._end_title()
        elif tag == "p" and self._title is not None:
            self._title.append(" ")
        elif tag == "v":
            self._whole("br")
        elif tag == "subtitle":
            self.builder.end("strong")
            self.builder.end("p")
        elif tag in _AS and self._title is None:
            self.builder.end(_AS[tag])

    def _end_title(self) -> None:
        title, self._title = clean_line("".join(self._title or [])), None
        if self._in_notes and self._sections:
            self.builder.lists.label = title if title.endswith(".") else f"{title}."
            return
        tag = "p" if {"poem", "cite", "epigraph"} & {*self._open} else f"h{min(_DEEPEST, self._sections + 1)}"
        self._whole(tag, title)

    def _whole(self, tag: str, text: str = "") -> None:
        self.builder.start(tag, {})
        self.builder.data(text)
        self.builder.end(tag)
