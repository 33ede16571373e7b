"""Markdown: CommonMark with tables, footnotes and task lists, as lines with marks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from reader.document.clean import CleanText, clean, clean_line
from reader.document.frontmatter import read_front_matter, slug
from reader.document.model import BESIDE, Line, LineKind, Mark, MarkStyle, Parsed, shifted
from reader.document.table import Entry, table_lines
from reader.document.unseen import count_in_words, together
from reader.files import decode, doubt_in

if TYPE_CHECKING:
    from markdown_it.token import Token

_STYLES: dict[str, MarkStyle] = {"em": "emphasis", "strong": "strong", "link": "link"}
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TASK = re.compile(r"\[([ xX])\] ")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_LANGUAGE = re.compile(r"[\w+#.-]*")

TOO_DEEP = "what is nested too deeply, and what follows it in its list or quotation, is not shown"
MOST_NESTING = 100
"""Levels of lists and quotations that are read, a list item being two; below them the parser leaves text out."""


def parse(data: bytes) -> Parsed:
    """The lines of a Markdown file, without its front matter."""
    text = clean(decode(data))
    parsed = parse_markdown(CleanText(text[read_front_matter(text, Path(), "").end :]))
    return parsed._replace(unseen=together(doubt_in(data), parsed.unseen))


def parse_markdown(text: CleanText) -> Parsed:
    """The lines of a Markdown text that has been cleaned and has no front matter.

    Raw HTML is shown as it is written, and an image as its alternative text: neither can be drawn, and dropping them
    would hide what the author wrote.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415  (only this format needs it)

    parser = MarkdownIt("commonmark", {"typographer": False, "maxNesting": MOST_NESTING}).enable("table")
    if "[^" in text:
        from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415  (few texts have notes)

        parser.use(footnote_plugin)
    builder, tokens = _Builder(), parser.parse(text)
    lines = builder.build(tokens)
    too_deep = any(token.level >= MOST_NESTING - 1 for token in tokens)
    return Parsed(lines, unseen=together(count_in_words({"image": builder.images}), TOO_DEEP if too_deep else ""))


class _Builder:
    """Walks the parser's tokens, keeping track of the lists and quotations that are open."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.lists = 0
        self.quotes = 0
        self.label = ""
        self.new_item = False
        self.further = False
        self.tight = False
        self.heading = 0
        self.table: list[list[Entry]] | None = None
        self.notes: dict[str, int] = {}
        self.images = 0

    def build(self, tokens: list[Token]) -> list[Line]:
        for token in tokens:
            handler = getattr(self, f"on_{token.type}", None)
            if handler:
                handler(token)
        return self.followed()

    def followed(self) -> list[Line]:
        """The lines, every link into the text by the number of the line it leads to."""
        if not any(_leads_inside(mark) for line in self.lines for mark in line.marks):
            return self.lines
        places = {f"#{slug(line.text)}": n for n, line in reversed([*enumerate(self.lines)]) if line.kind == "heading"}
        places |= self.notes

        def follow(mark: Mark) -> Mark:
            if not _leads_inside(mark):
                return mark
            return mark._replace(target=places.get(str(mark.target), f"{BESIDE}{mark.target}"))

        return [line._replace(marks=tuple(map(follow, line.marks))) for line in self.lines]

    def on_bullet_list_open(self, token: Token) -> None:
        self.lists += 1
        if self.lists == 1:
            self.further = False

    def on_paragraph_open(self, token: Token) -> None:
        self.tight = token.hidden

    on_ordered_list_open = on_bullet_list_open

    def on_bullet_list_close(self, token: Token) -> None:
        self.lists -= 1

    on_ordered_list_close = on_bullet_list_close

    def on_list_item_open(self, token: Token) -> None:
        self.label = f"{token.info}{token.markup}" if token.info else "•"
        self.new_item = True

    def on_list_item_close(self, token: Token) -> None:
        self.new_item = False

    def on_blockquote_open(self, token: Token) -> None:
        self.quotes += 1

    def on_blockquote_close(self, token: Token) -> None:
        self.quotes -= 1

    def on_heading_open(self, token: Token) -> None:
        self.heading = int(token.tag[1:])

    def on_heading_close(self, token: Token) -> None:
        self.heading = 0

    def on_hr(self, token: Token) -> None:
        self.lines.append(Line(CleanText(""), "rule"))

    def on_footnote_block_open(self, token: Token) -> None:
        self.on_hr(token)
        self.lists, self.further = 1, False

    def on_footnote_block_close(self, token: Token) -> None:
        self.lists = 0

    def on_footnote_open(self, token: Token) -> None:
        number = token.meta["id"] + 1
        self.label, self.new_item = f"{number}.", True
        self.notes[f"#note:{number}"] = len(self.lines)

    def on_fence(self, token: Token) -> None:
        language = _LANGUAGE.match(token.info.strip()) if token.type == "fence" else None
        for number, row in enumerate(clean(token.content).rstrip("\n").split("\n")):
            line = Line(CleanText(row), "code", level=1, close=number > 0)
            self.lines.append(line._replace(language=language[0].casefold()) if language else line)

    on_code_block = on_fence
    on_html_block = on_fence

    def on_table_open(self, token: Token) -> None:
        self.table = []

    def on_tr_open(self, token: Token) -> None:
        if self.table is not None:
            self.table.append([])

    def on_table_close(self, token: Token) -> None:
        rows, self.table = self.table or [], None
        self.lines += table_lines(rows, headed=True)

    def on_inline(self, token: Token) -> None:
        pieces = _inline(token.children or [])
        self.images += sum(child.type == "image" for child in token.children or [])
        if self.table is not None:
            self.table[-1].append(_entry(pieces))
            return
        for number, (text, marks) in enumerate(pieces):
            line = Line(text, self.kind, marks, close=number > 0)
            if self.heading:
                line = line._replace(level=self.heading)
            elif self.lists:
                task = _TASK.match(text) if self.new_item else None
                if task:
                    line = _without_start(line, task.end())
                    self.label = "☐" if task[1] == " " else "☑"
                line = line._replace(level=self.lists, label=self.label if self.new_item else "")
                if self.tight:
                    line = line._replace(close=line.close or self.further)
                self.new_item, self.further = False, True
            elif self.quotes:
                line = line._replace(level=self.quotes)
            self.lines.append(line)

    @property
    def kind(self) -> LineKind:
        if self.heading:
            return "heading"
        if self.lists:
            return "item"
        return "quote" if self.quotes else "paragraph"


def _entry(pieces: list[tuple[CleanText, tuple[Mark, ...]]]) -> Entry:
    """Pieces of a text as what stands in one cell of a table."""
    text, marks = "", list[Mark]()
    for piece, own in pieces:
        text += " " if text else ""
        marks += shifted(own, len(text))
        text += piece
    return Entry(text, tuple(marks))


def _inline(tokens: list[Token]) -> list[tuple[CleanText, tuple[Mark, ...]]]:
    """Text and marks of one run of inline tokens, a piece for each line the author broke by force."""
    pieces: list[tuple[CleanText, tuple[Mark, ...]]] = []
    text, marks, opened = "", [], list[Mark]()
    for token in tokens:
        name, _, side = token.type.rpartition("_")
        if token.type == "hardbreak":
            marks += [mark._replace(end=len(text)) for mark in opened]
            pieces.append((CleanText(text), tuple(marks)))
            text, marks, opened = "", [], [mark._replace(start=0) for mark in opened]
        elif side == "open" and name in _STYLES:
            opened.append(Mark(len(text), len(text), _STYLES[name], _target(token)))
        elif side == "close" and name in _STYLES and opened:
            marks.append(opened.pop()._replace(end=len(text)))
        else:
            added = _text_of(token)
            if token.type == "code_inline":
                marks.append(Mark(len(text), len(text) + len(added), "code"))
            elif token.type == "footnote_ref":
                marks.append(Mark(len(text), len(text) + len(added), "link", f"#note:{token.meta['id'] + 1}"))
            text += added
    pieces.append((CleanText(text), tuple(marks)))
    return pieces


def _target(token: Token) -> str | None:
    """Where a link leads: outside, to a heading of this text, or to a file beside it; an empty one leads nowhere."""
    address = str(token.attrs.get("href") or "")
    if not address or _SCHEME.match(address):
        return clean_line(address) or None
    from urllib.parse import unquote  # noqa: PLC0415  (costs 5 ms)

    address = unquote(address)
    return f"#{slug(address[1:])}" if address.startswith("#") else clean_line(f"{BESIDE}{address}")


def _leads_inside(mark: Mark) -> bool:
    return isinstance(mark.target, str) and mark.target.startswith("#")


def _without_start(line: Line, length: int) -> Line:
    marks = (mark._replace(start=max(0, mark.start - length), end=max(0, mark.end - length)) for mark in line.marks)
    kept = tuple(mark for mark in marks if mark.end > mark.start)
    return line._replace(text=CleanText(line.text[length:]), marks=kept)


def _text_of(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "footnote_ref":
        return str(token.meta["id"] + 1).translate(_SUPERSCRIPTS)
    if token.type == "footnote_anchor":
        return ""
    if token.type == "image":
        return f"[image: {clean_line(token.content) or 'no description'}]"
    return clean(token.content).replace("\n", " ")
