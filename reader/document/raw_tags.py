"""Raw tags: the HTML that an author writes into another format, given to a builder so that every tag is closed.

Tags that the builder knows become what they mean. Others are shown as they are written, since they are as likely words
in pointed brackets; a comment is not shown.
"""

from __future__ import annotations

import re
from html import unescape

from reader.document.markup import MarkupBuilder
from reader.document.markup_inline import Attributes
from reader.document.markup_tags import EMPTY, KNOWN, SEEN_OUTSIDE, SKIPPED

_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>"']|"[^"<]{0,2000}"|'[^'<]{0,2000}'){0,400})>""")
_COMMENT, _COMMENT_ENDS = "<!--", "-->"
_PIECE = re.compile(f"{_COMMENT}|{_TAG.pattern}", re.S)
_ATTRIBUTE = re.compile(r"""([A-Za-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_WITHOUT_TEXT = KNOWN & {*SEEN_OUTSIDE, *SKIPPED, "math", "svg"} - EMPTY
"""Tags that take what is in them out of the text: one that nothing ends would take all that follows."""

DEEPEST = 200
"""How many tags may be open for a raw one to count; more are left out, and their text is kept."""


class TagStack:
    """The tags that are open, those of the format and raw ones, so that the builder gets all of them in pairs."""

    def __init__(self, builder: MarkupBuilder) -> None:
        self._builder = builder
        self._open: list[tuple[str, bool]] = []
        self._around = ""
        self._ended: frozenset[str] = frozenset()

    def holds(self, tag: str) -> bool:
        """Whether a tag is open."""
        return any(name == tag for name, _ in self._open)

    def start(self, tag: str, attributes: Attributes | None = None, is_raw: bool = False) -> None:
        """A tag begins."""
        self._open.append((tag, is_raw))
        self._builder.start(tag, attributes or {})

    def end(self, tag: str) -> None:
        """A tag of the format ends, and with it what raw tags are still open in it."""
        while self._open:
            name, is_raw = self._open.pop()
            self._builder.end(name)
            if name == tag and not is_raw:
                return

    def whole(self, tag: str, attributes: Attributes | None = None, text: str = "") -> None:
        """A tag with nothing but text in it."""
        self.start(tag, attributes)
        self._builder.data(text)
        self.end(tag)

    def raw_block(self, source: str) -> None:
        """HTML on rows of its own; what begins with a tag that cannot be shown is shown as it is written."""
        first = _PIECE.match(source.lstrip())
        known = first and (first[2].casefold() in KNOWN if first[2] else _COMMENT_ENDS in source)
        if known:
            self.raw(source)
        else:
            self.whole("pre", {}, source)

    def raw(self, source: str, around: str = "") -> None:
        """HTML as it is written, in a text around it if it is not all; a comment that does not end is shown."""
        if self._around is not (around or source):
            self._around = around or source
            self._ended = frozenset(re.findall(r"</([a-z]+)", self._around.casefold()))
        at = 0
        while piece := _PIECE.search(source, at):
            end = piece.end() if piece[2] else source.find(_COMMENT_ENDS, piece.end()) + len(_COMMENT_ENDS)
            if end < piece.end():
                break
            self._builder.data(unescape(source[at : piece.start()]))
            if piece[2]:
                self._tag(piece)
            at = end
        self._builder.data(unescape(source[at:]))

    def _tag(self, piece: re.Match[str]) -> None:
        tag = piece[2].casefold()
        if tag not in KNOWN or (tag in _WITHOUT_TEXT - self._ended and piece[3][-1:] != "/"):
            self._builder.data(piece[0])
        elif piece[1]:
            self._end_raw(tag)
        elif len(self._open) < DEEPEST:
            given = _ATTRIBUTE.findall(piece[3])
            self.start(tag, {name.casefold(): unescape(one or two or three) for name, one, two, three in given}, True)
            if tag in EMPTY or piece[3].endswith("/"):
                self._end_raw(tag)

    def _end_raw(self, tag: str) -> None:
        """End a raw tag, with all in it; one that is not open since the format's last tag is left out."""
        for depth, (name, is_raw) in enumerate(reversed(self._open), 1):
            if not is_raw:
                return
            if name == tag:
                for _ in range(depth):
                    self._builder.end(self._open.pop()[0])
                return
