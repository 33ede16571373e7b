"""Dialects of Markdown: formulas, links of wikis, boxes, and names of headings, each where a text has its signs.

Nothing of this is loaded for a text that has none of it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_BOX = re.compile(r"^ {0,3}(?:!!!|\?\?\?)", re.M)
_FENCED_BOX = re.compile(r"^ {0,3}:::", re.M)
_WIKI_LINK = re.compile(r"(!?)\[\[([^\s\[\]|][^\[\]\n|]{0,200}?)(?:\|([^\[\]\n]{1,200}))?\]\](?![(\[])")
_BRACKETED = re.compile(r"\\\((.{1,500}?)\\\)|\\\[(.{1,2000}?)\\\]", re.S)
_TEX = re.compile(r"[\\^_={}]|^\s*\w\s*$")
"""What a formula has, and what words in brackets have not, which may be written with the same signs."""
_BOX_KIND = re.compile(r"[{.\s]*([\w-]+)[^}\s]*\}?\s*(.*)", re.S)
_HEADING_NAME = re.compile(r"[ \t]*\{#([^\s{}]+)[^{}]*\}[ \t]*$")
_EMOJI = re.compile(r":(?<![\w:]:)[a-z0-9_+-]+:(?::[a-z0-9_+-]+:)*(?![\w:])")
"""Names of emoji that touch no word and no other colon, as those in times, addresses and code do.

What stands before is looked at behind the first colon, for a text is passed quickly up to that.
"""
LETTER = re.compile(r"[^\W\d_]")


def enable_dialects(parser: MarkdownIt, text: str) -> None:
    """Have a parser know the dialects whose signs are in a text."""
    if text.count("$") > 1:
        from mdit_py_plugins.dollarmath import dollarmath_plugin  # noqa: PLC0415  (few texts have formulas)

        parser.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False)
    if "\\" in text and ("\\(" in text or "\\[" in text):
        parser.inline.ruler.before("escape", "bracketed_formula", _bracketed_formula)
    if "[[" in text:
        parser.inline.ruler.before("link", "wiki_link", _wiki_link)
    if ("!!!" in text or "???" in text) and _BOX.search(text):
        from mdit_py_plugins.admon import admon_plugin  # noqa: PLC0415

        parser.use(admon_plugin)
    if ":::" in text and _FENCED_BOX.search(text):
        from mdit_py_plugins.container import container_plugin  # noqa: PLC0415

        parser.use(container_plugin, "box", validate=lambda info, *_: LETTER.search(info) is not None)


def _bracketed_formula(state: StateInline, silent: bool) -> bool:
    r"""A formula between `\(` and `\)`, or between `\[` and `\]`."""
    found = _BRACKETED.match(state.src, state.pos)
    formula = " ".join((found[1] or found[2]).split()) if found else ""
    if not found or not _TEX.search(formula):
        return False
    if not silent:
        state.push("math_inline", "", 0).content = formula
    state.pos = found.end()
    return True


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """A link to a page by its name, as `[[Page]]`, `[[Page#Part|words]]`, or what is embedded, as `![[image.png]]`."""
    found = _WIKI_LINK.match(state.src, state.pos)
    if not found or not LETTER.search(found[2]) or found[2].upper() in state.env.get("references", {}):
        return False
    if not silent:
        token = state.push("wiki_link", "", 0)
        token.content, token.info, token.markup = found[2].strip(), (found[3] or "").strip(), found[1]
    state.pos = found.end()
    return True


def page_address(name: str) -> str:
    """The address of the page that a wiki calls so: a Markdown file beside the text, unless it is of another kind."""
    page, hash_, part = name.partition("#")
    has_kind = re.search(r"\.\w{1,5}$", page)
    return f"{page}{'' if has_kind or not page else '.md'}{hash_}{part}"


def box_title(info: str) -> str:
    """The title of a box by what stands behind its colons: its kind, and what it is called."""
    found = _BOX_KIND.match(info.strip())
    if not found:
        return ""
    kind = found[1].replace("-", " ").capitalize()
    title = found[2].strip().strip('[]"')
    return f"{kind}: {title}" if title else kind


def take_heading_names(tokens: Iterable[Token]) -> None:
    """Make names behind headings, as `{#name}`, what links lead to, and no words."""
    for heading, inline in pairwise(tokens):
        found = _HEADING_NAME.search(inline.content) if heading.type == "heading_open" else None
        if found:
            heading.attrSet("id", found[1])
            inline.content = inline.content[: found.start()]
            for child in (inline.children or [])[-1:]:
                child.content = _HEADING_NAME.sub("", child.content)


def names_emoji(text: str) -> bool:
    """Whether there may be the names of emoji in a text."""
    return _EMOJI.search(text) is not None


def with_emoji(text: str) -> str:
    """Words in which the names of emoji, as `:smile:`, are those."""
    from rich.emoji import Emoji  # noqa: PLC0415  (few texts have their names)

    return _EMOJI.sub(lambda names: Emoji.replace(names[0]), text)
