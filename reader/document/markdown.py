"""Markdown: CommonMark with tables, footnotes, task lists, definitions and raw tags, as lines with marks.

What the parser finds is given to the builder that makes lines of web pages and books, so that a heading, a list or a
table is the same wherever it comes from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.decoding import decode, doubt_in
from reader.document.addresses import with_addresses
from reader.document.frontmatter import read_front_matter
from reader.document.markdown_dialects import enable_dialects, names_emoji, take_heading_names
from reader.document.markdown_walk import Walk
from reader.document.markup import MarkupBuilder
from reader.document.markup_links import Inside, link
from reader.document.model import Line, Parsed
from reader.document.unseen import count_in_words, together

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_NEWLINE = re.compile("\r\n?")
_NOT_IN_NAMES = re.compile(r"[\W_]+")

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
    parser.disable(["inline", "text_join"])
    if "[^" in text:
        from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415  (few texts have notes)

        parser.use(footnote_plugin)
        parser.core.ruler.before("footnote_tail", "blocks_with_notes", _parse_noted)
        parser.core.ruler.before("footnote_tail", "footnotes_not_referred_to", _number_other_notes)
    if "\n: " in text:
        from mdit_py_plugins.deflist import deflist_plugin  # noqa: PLC0415  (fewer have definitions)

        parser.use(deflist_plugin)
    else:
        parser.block.ruler.before("table", "row_of_words", partial(_row_of_words, paragraph))
    enable_dialects(parser, text)
    env: EnvType = {}
    tokens = parser.parse(text, env)
    if "{#" in text:
        take_heading_names(tokens)
    too_deep = any(token.level >= MOST_NESTING - 1 for token in tokens)
    builder = MarkupBuilder()
    inside = partial(_inside, parser, env, [sign for sign in SIGNS if sign in text])
    Walk(builder, inside, names_emoji(text)).over(_let_go(tokens))
    lines = [with_addresses(line) for line in builder.finish()]
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


def _parse_noted(state: StateCore) -> None:
    """Parse what stands in blocks with marks of notes, for the notes are numbered by them."""
    for token in state.tokens:
        if token.type == "inline" and ("[^" in token.content or "^[" in token.content):
            token.children = state.md.inline.parse(token.content, state.md, state.env, [])


def _inside(parser: MarkdownIt, env: EnvType, signs: list[str], block: Token) -> list[Token]:
    """What stands in a block that is come to; nothing where it has no sign of markup: of prose most have none.

    It is held by nobody else, for of all blocks together it would fill the memory.
    """
    if not block.children:
        if not any(sign in block.content for sign in signs):
            return []
        block.children = parser.inline.parse(block.content, parser, env, [])
    from markdown_it.rules_core import StateCore, text_join  # noqa: PLC0415  (most blocks do not come to it)

    text_join(StateCore("", parser, env, [block]))
    inside, block.children = block.children, None
    return inside


def _let_go(tokens: list[Token]) -> Iterator[Token]:
    """Tokens in their order, none of which is held any longer: those of a long text take ten times its memory."""
    tokens.reverse()
    while tokens:
        yield tokens.pop()


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
