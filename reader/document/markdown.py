"""Markdown: CommonMark and tables, as lines with marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.document.clean import CleanText, clean, clean_line
from reader.document.model import Line, LineKind, Mark, MarkStyle

if TYPE_CHECKING:
    from markdown_it.token import Token

_STYLES: dict[str, MarkStyle] = {"em": "emphasis", "strong": "strong", "link": "link"}
_CELL_GAP = "   "

MOST_NESTING = 100
"""Levels of lists and quotations that are read, a list item being two; below them the parser leaves text out."""


def parse_markdown(text: CleanText) -> list[Line]:
    """The lines of a Markdown text that has been cleaned and has no front matter.

    Raw HTML is shown as it is written, and an image as its alternative text: neither can be drawn, and dropping them
    would hide what the author wrote.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415  (only this format needs it)

    parser = MarkdownIt("commonmark", {"typographer": False, "maxNesting": MOST_NESTING}).enable("table")
    return _Builder().build(parser.parse(text))


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
        self.table: list[list[str]] | None = None

    def build(self, tokens: list[Token]) -> list[Line]:
        for token in tokens:
            handler = getattr(self, f"on_{token.type}", None)
            if handler:
                handler(token)
        return self.lines

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

    def on_fence(self, token: Token) -> None:
        self.block(token.content)

    on_code_block = on_fence
    on_html_block = on_fence

    def block(self, content: str) -> None:
        for number, row in enumerate(clean(content).rstrip("\n").split("\n")):
            self.lines.append(Line(CleanText(row), "code", level=1, close=number > 0))

    def on_table_open(self, token: Token) -> None:
        self.table = []

    def on_tr_open(self, token: Token) -> None:
        if self.table is not None:
            self.table.append([])

    def on_table_close(self, token: Token) -> None:
        from rich.cells import cell_len, set_cell_size  # noqa: PLC0415  (only a table needs widths)

        rows, self.table = self.table or [], None
        widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
        for number, row in enumerate(rows):
            cells = [set_cell_size(cell, width) for cell, width in zip(row, widths, strict=True)]
            text = CleanText(_CELL_GAP.join(cells).rstrip())
            marks = (Mark(0, len(text), "strong"),) if number == 0 else ()
            self.lines.append(Line(text, "code", marks, level=1, close=number > 0))

    def on_inline(self, token: Token) -> None:
        pieces = _inline(token.children or [])
        if self.table is not None:
            self.table[-1].append(" ".join(text for text, _ in pieces))
            return
        for number, (text, marks) in enumerate(pieces):
            line = Line(text, self.kind, marks, close=number > 0)
            if self.heading:
                line = line._replace(level=self.heading)
            elif self.lists:
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


def _inline(tokens: list[Token]) -> list[tuple[CleanText, tuple[Mark, ...]]]:
    """Text and marks of one run of inline tokens, a piece for each line the author broke by force."""
    pieces: list[tuple[CleanText, tuple[Mark, ...]]] = []
    text, marks, opened = "", [], list[tuple[MarkStyle, int]]()
    for token in tokens:
        name, _, side = token.type.rpartition("_")
        if token.type == "hardbreak":
            marks += [Mark(start, len(text), style) for style, start in opened]
            pieces.append((CleanText(text), tuple(marks)))
            text, marks, opened = "", [], [(style, 0) for style, _ in opened]
        elif side == "open" and name in _STYLES:
            opened.append((_STYLES[name], len(text)))
        elif side == "close" and name in _STYLES and opened:
            style, start = opened.pop()
            marks.append(Mark(start, len(text), style))
        else:
            added = _text_of(token)
            if token.type == "code_inline":
                marks.append(Mark(len(text), len(text) + len(added), "code"))
            text += added
    pieces.append((CleanText(text), tuple(marks)))
    return pieces


def _text_of(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "image":
        return f"[image: {clean_line(token.content) or 'no description'}]"
    return clean(token.content).replace("\n", " ")
