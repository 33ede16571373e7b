"""The source of a web page: decoded as it says, rid of what would lead the parser astray, and parsed as browsers do."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from reader.decoding import Encoding, broken_in, broken_in_words, decode, decode_as, doubt_in
from reader.document.unseen import together

DEEPEST = 1_000
"""Tags that may be open in one another; the time that the parser takes is quadratic in their depth."""
TOO_DEEP = f"tags that are more than {DEEPEST:,} levels deep are left out, and their text is kept"
_HEAD = 2048
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_SAME_AS_WINDOWS = {"ascii", "iso8859-1"}
_DECLARATIONS = re.compile(r"<!DOCTYPE[^<>\[]{0,1000}(\[.{0,20000}?\]\s{0,100})>", re.S | re.I)
"""Where a page is declared, with the entities that are declared there: browsers take those for text."""
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:)\s*(\S+)")
_NEVER_DEEP = (
    "a|area|base|body|br|col|colgroup|dd|dt|embed|head|hr|html|img|input|li|link|meta|optgroup|option|p|param|rb|rp|rt"
    "|source|tbody|td|tfoot|th|thead|tr|track|wbr"
)
"""Tags that hold nothing, or end where the next of them begins."""
_CLOSED = (
    "animate(?:Motion|Transform)?|circle|ellipse|fe[a-z]+|g|image|line|mprescripts|mspace|none|path|poly(?:gon|line)"
    "|rect|set|stop|text|tspan|use"
)
"""Tags of drawings and formulas that hold nothing when they are closed in themselves; those of pages stay open."""
_TAG = re.compile(rf"<(/?)(?!(?:{_NEVER_DEEP})\b|(?:{_CLOSED})\b[^<>]*/>)[a-z][^<>]*>", re.I)


class Page(NamedTuple):
    """A page as a tree, what is not sure about its text or left out of it, in words, and where it was saved from."""

    tree: LexborHTMLParser
    doubt: str
    address: str = ""


def parse_page(data: bytes) -> Page:
    """A page in any encoding."""
    text, doubt = _decoded(data)
    declared = _DECLARATIONS.match(text, max(0, text[:_HEAD].casefold().find("<!doctype")))
    if declared:
        text = text[: declared.start(1)] + text[declared.end(1) :]
    flat = _flattened(text)
    try:
        tree = LexborHTMLParser(flat)
    except SelectolaxError:  # there is nothing else that the parser fails for
        raise MemoryError from None
    saved = _SAVED_FROM.search(text, 0, _HEAD)
    return Page(tree, together(doubt, "" if flat is text else TOO_DEEP), saved[1] if saved else "")


def _decoded(data: bytes) -> tuple[str, str]:
    """A page as text, and what is not sure about that, in words.

    A byte order mark decides, then what the page says of itself, then what text files are.
    """
    named = None if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) else _CHARSET.search(data[:_HEAD])
    try:
        name = codecs.lookup(named[1].decode("ascii")).name if named else ""
        if name and not name.startswith("utf-16"):
            encoding = Encoding("cp1252" if name in _SAME_AS_WINDOWS else name)
            text = decode_as(data, encoding)
            return text, broken_in_words(broken_in(data, text, encoding), encoding)
    except (LookupError, UnicodeError):
        pass
    return decode(data), doubt_in(data)


def _flattened(text: str) -> str:
    """The same page without the tags that are too deep; the text itself where there are none."""
    if text.count("<") <= DEEPEST or not _is_deep(text):
        return text
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        depth = max(0, depth - 1) if tag[1] else depth + 1
        return tag[0] if depth + bool(tag[1]) <= DEEPEST else ""

    return _TAG.sub(kept, text)


def _is_deep(text: str) -> bool:
    depth = 0
    for ends in _TAG.findall(text):
        depth += -1 if ends and depth else not ends
        if depth > DEEPEST:
            return True
    return False
