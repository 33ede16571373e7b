"""Markdown: CommonMark with tables, footnotes, task lists, definitions and raw tags, as lines with marks.

What the parser finds is given to the builder that makes lines of web pages and books, so that a heading, a list or a
table is the same wherever it comes from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.decoding import decode, doubt_in
from reader.document.frontmatter import read_front_matter
from reader.document.markdown_dialects import (
    box_title,
    enable_dialects,
    names_emoji,
    page_address,
    take_heading_names,
    with_emoji,
)
from reader.document.markup import MarkupBuilder
from reader.document.markup_links import Inside, link
from reader.document.model import Line, Parsed
from reader.document.raw_tags import TagStack
from reader.document.unseen import count_in_words, together

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_NEWLINE = re.compile("\r\n?")
_TASK = re.compile(r"\[([ xX])\] ")
_ALERT = re.compile(r"\s*\[!([A-Za-z]{3,20})\][+-]?\s*")
_BARE_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)'\]*_~]")
_LANGUAGE = re.compile(r"[\w+#.-]*")
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_NOTE = "note:"

SIGNS = ("\\", "`", "*", "_", "~", "[", "<", "&", "$", "  \n")
"""What all markup inside a block has one of."""
Rule = Callable[["StateBlock", int, int, bool], bool]

TOO_DEEP = "what is nested too deeply, and what follows it in its list or quotation, is not shown"
MOST_NESTING = 100
"""Levels of lists and quotations that are read, a list item being two; below them the parser leaves text out."""


def parse(data: bytes) -> Parsed:
    """The lines of a Markdown file, without its front matter."""
    text = decode(data)
    if "\r" in text:
        text = _NEWLINE.sub("\n", text)
    parsed = parse_markdown(text[read_front_matter(text, Path(), "").end :])
    return parsed._replace(unseen=together(doubt_in(data), parsed.unseen))


def parse_markdown(text: str) -> Parsed:
    """The lines of a Markdown text without front matter: what comes out of it is cleaned, for tabs have a meaning."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  (only this format needs it)
    from markdown_it.rules_block import paragraph, table  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"typographer": False, "maxNesting": MOST_NESTING})
    parser.enable(["table", "strikethrough"])
    parser.block.ruler.at("table", partial(_whole_table, table), {"alt": ["paragraph", "reference"]})
    parser.core.ruler.at("normalize", _without_nulls)
    parser.core.ruler.at("inline", partial(_parse_marked, [sign for sign in SIGNS if sign in text]))
    if "[^" in text:
        from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415  (few texts have notes)

        parser.use(footnote_plugin)
        parser.core.ruler.before("footnote_tail", "footnotes_not_referred_to", _number_other_notes)
    if "\n: " in text:
        from mdit_py_plugins.deflist import deflist_plugin  # noqa: PLC0415  (fewer have definitions)

        parser.use(deflist_plugin)
    else:
        parser.block.ruler.before("table", "row_of_words", partial(_row_of_words, paragraph))
    enable_dialects(parser, text)
    tokens = parser.parse(text)
    if "{#" in text:
        take_heading_names(tokens)
    builder = MarkupBuilder()
    _Walk(builder, names_emoji(text)).over(tokens)
    lines = builder.finish()
    too_deep = any(token.level >= MOST_NESTING - 1 for token in tokens)
    unseen = together(count_in_words(builder.unseen), TOO_DEEP if too_deep else "")
    return Parsed(_linked(lines, builder.anchors), unseen=unseen)


def _row_of_words(paragraph: Rule, state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph of one row that begins with a letter: it can be nothing else, so that no other rule need be tried."""
    if silent or state.sCount[start] - state.blkIndent > 3 or not (start + 1 >= end or state.isEmpty(start + 1)):
        return False
    at = state.bMarks[start] + state.tShift[start]
    return state.src[at : at + 1].isalpha() and paragraph(state, start, end, silent)


def _whole_table(table: Rule, state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table with all the cells of its rows, also those beyond its head, which the parser leaves out."""
    before = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if not silent:
        made, state.tokens[before:] = state.tokens[before:], []
        columns = sum(token.type == "th_open" for token in made)
        for token in made:
            if token.type == "tr_open" and token.map:
                row = state.getLines(token.map[0], token.map[1], 0, False).strip()
            elif token.type == "tr_close" and row.strip("|").count("|") >= columns:
                for cell in _cells_in(row)[columns:]:
                    state.push("td_open", "td", 1)
                    state.push("inline", "", 0).content = cell.strip()
                    state.push("td_close", "td", -1)
            state.tokens.append(token)
    return True


def _cells_in(row: str) -> list[str]:
    """The cells of a row of a table as the parser parts them."""
    from markdown_it.rules_block.table import escapedSplit  # noqa: PLC0415

    cells = escapedSplit(row)
    return cells[cells[:1] == [""] : len(cells) - (cells[-1:] == [""])]


def _without_nulls(state: StateCore) -> None:
    """All that there is to mend in a text whose newlines are all of one kind."""
    state.src = state.src.replace("\0", "\ufffd")


def _number_other_notes(state: StateCore) -> None:
    """Give notes a number behind the others that nothing refers to, or by a name that another has: else they go."""
    notes = state.env.get("footnotes", {"refs": {}})
    names: set[str] = set()
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            if token.meta["label"] in names:
                token.meta["label"] += f" {len(names)}"
                notes["refs"][f":{token.meta['label']}"] = -1
            names.add(token.meta["label"])
    for name, number in notes["refs"].items():
        if number < 0:
            notes["refs"][name] = len(notes["list"])
            notes["list"][len(notes["list"])] = {"label": name[1:], "count": 0}


def _parse_marked(signs: list[str], state: StateCore) -> None:
    """Parse what stands in each block, but for blocks without any sign of markup: of prose most are."""
    for token in state.tokens:
        if token.type == "inline" and any(sign in token.content for sign in signs):
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _linked(lines: list[Line], anchors: dict[str, int]) -> list[Line]:
    """The lines, every link into the text by the number of the line it leads to: a place or a heading by its words."""
    if not any(isinstance(mark.target, Inside) for line in lines for mark in line.marks):
        return lines
    places = {_name(name): number for name, number in anchors.items()}
    seen: Counter[str] = Counter()
    for number, line in enumerate(lines):
        if line.kind == "heading":
            name = _name(line.text)
            places.setdefault(f"{name}{seen[name] or ''}", number)
            seen[name] += 1
    wanted = {mark.target for line in lines for mark in line.marks if isinstance(mark.target, Inside)}
    known = {str(each): places[name] for each in wanted if each[0] == "#" and (name := _name(each)) in places}
    return link(lines, known)


def _name(words: str) -> str:
    """What is left of a heading, or of a link to it, in every way to write such links: its letters and digits."""
    return _NOT_IN_NAMES.sub("", words.casefold())


class _Walk:
    """Gives a builder what tokens say, in the order of the text."""

    def __init__(self, builder: MarkupBuilder, has_emoji: bool) -> None:
        self.builder = builder
        self.has_emoji = has_emoji
        self.tags = TagStack(builder)
        self.item_begins = self.quote_begins = False
        self.block = ""
        self.handlers = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("on_")}

    def over(self, tokens: Iterable[Token]) -> None:
        """Walk over tokens, each by the method of its type or as the tag that it stands for."""
        for token in tokens:
            handler = self.handlers.get(token.type)
            if handler:
                handler(token)
            elif token.nesting > 0:
                self.tags.start(token.tag, {name: str(value) for name, value in token.attrs.items()})
            elif token.nesting < 0:
                self.tags.end(token.tag)

    def on_inline(self, token: Token) -> None:
        children, self.block = token.children or [], token.content
        if self.item_begins and children and (task := _TASK.match(children[0].content)):
            children[0].content = children[0].content[task.end() :]
            self.builder.lists.label = "☐" if task[1] == " " else "☑"
        if self.quote_begins and children and (alert := _ALERT.match(children[0].content)):
            children = self.alert(alert, children)
        elif not children:
            self.words(token.content)
        self.item_begins = self.quote_begins = False
        self.over(children)

    def alert(self, alert: re.Match[str], children: list[Token]) -> list[Token]:
        """The head of a box that is a quotation; what follows it."""
        kind, title = alert[1].capitalize(), alert.string[alert.end() :]
        ends = next((nth for nth, child in enumerate(children) if child.type.endswith("break")), len(children))
        children[0].content = f"{kind}: {title}" if title or ends > 1 else kind
        self.tags.start("strong")
        self.over(children[:ends])
        self.tags.end("strong")
        self.tags.whole("br")
        return children[ends + 1 :]

    def words(self, text: str) -> None:
        """Text, in which an address that stands by itself is a link, and the name of an emoji is that."""
        at = 0
        if self.has_emoji:
            text = with_emoji(text)
        if "://" in text and not self.tags.holds("a"):
            for address in _BARE_ADDRESS.finditer(text):
                self.builder.data(text[at : address.start()])
                self.tags.whole("a", {"href": address[0]}, address[0])
                at = address.end()
        self.builder.data(text[at:])

    def on_text(self, token: Token) -> None:
        self.words(token.content)

    def on_blockquote_open(self, token: Token) -> None:
        self.tags.start("blockquote")
        self.quote_begins = True

    def on_softbreak(self, token: Token) -> None:
        self.builder.data(" ")

    def on_hardbreak(self, token: Token) -> None:
        self.tags.whole("br")

    def on_hr(self, token: Token) -> None:
        self.tags.whole("hr")

    def on_paragraph_open(self, token: Token) -> None:
        if not token.hidden:
            self.tags.start("p")

    def on_paragraph_close(self, token: Token) -> None:
        if not token.hidden:
            self.tags.end("p")

    def on_list_item_open(self, token: Token) -> None:
        self.tags.start("li")
        if token.info:
            lists = self.builder.lists
            lists.label = f"{lists.label.rstrip('.')}{token.markup}"
        self.item_begins = True

    def on_code_inline(self, token: Token) -> None:
        self.tags.whole("code", {}, token.content)

    def on_fence(self, token: Token) -> None:
        language = _LANGUAGE.match(token.info.strip()) if token.type == "fence" else None
        named = {"class": f"language-{language[0].casefold()}"} if language and language[0] else {}
        self.tags.whole("pre", named, token.content)

    on_code_block = on_fence

    def on_image(self, token: Token) -> None:
        described = "".join(child.content or " " for child in token.children or [])
        self.tags.whole("img", {"alt": described or None, "src": str(token.attrs.get("src") or "")})

    def on_html_inline(self, token: Token) -> None:
        self.tags.raw(token.content, self.block)

    def on_html_block(self, token: Token) -> None:
        self.tags.raw_block(token.content)

    def on_math_inline(self, token: Token) -> None:
        self.tags.whole("code", {}, f"${token.content}$")

    def on_math_block(self, token: Token) -> None:
        self.tags.whole("pre", {"class": "language-latex"}, token.content.strip("\n"))

    def on_wiki_link(self, token: Token) -> None:
        name, shown = token.content, token.info or token.content
        address = page_address(name)
        if not token.markup:
            self.tags.whole("a", {"href": address}, shown)
        elif address.endswith(".md"):
            self.tags.whole("iframe", {"title": shown})
        else:
            self.tags.whole("img", {"alt": shown, "src": address})

    def on_admonition_open(self, token: Token) -> None:
        self.tags.start("blockquote")

    def on_admonition_close(self, token: Token) -> None:
        self.tags.end("blockquote")

    on_container_box_close = on_admonition_close

    def on_admonition_title_open(self, token: Token) -> None:
        self.tags.start("p")
        self.tags.start("strong")

    def on_admonition_title_close(self, token: Token) -> None:
        self.tags.end("strong")
        self.tags.end("p")

    def on_container_box_open(self, token: Token) -> None:
        self.tags.start("blockquote")
        self.on_admonition_title_open(token)
        self.words(box_title(token.info))
        self.on_admonition_title_close(token)

    def on_footnote_ref(self, token: Token) -> None:
        number = token.meta["id"] + 1
        self.tags.whole("a", {"href": f"#{_NOTE}{number}", "role": "doc-noteref"}, str(number))

    def on_footnote_anchor(self, token: Token) -> None:
        """Nothing: the way back from a note is a key."""

    def on_footnote_block_open(self, token: Token) -> None:
        self.tags.whole("hr")
        self.tags.start("ol")

    def on_footnote_block_close(self, token: Token) -> None:
        self.tags.end("ol")

    def on_footnote_open(self, token: Token) -> None:
        self.tags.start("li", {"id": f"{_NOTE}{token.meta['id'] + 1}"})

    def on_footnote_close(self, token: Token) -> None:
        self.tags.end("li")
