"""What a parser of Markdown finds, given to the builder that makes lines of web pages and books."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.document.markdown_dialects import box_title, page_address, with_emoji
from reader.document.markup import MarkupBuilder
from reader.document.raw_tags import TagStack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.token import Token

_TASK = re.compile(r"\[([ xX])\] ")
_ALERT = re.compile(r"\s*\[!([A-Za-z]{3,20})\][+-]?\s*")
_BARE_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)'\]*_~]")
_LANGUAGE = re.compile(r"[\w+#.-]*")
_WIDTH = re.compile(r"\|\d{1,5}(?:x\d{1,5})?$")
"""How wide and high a picture is to be, behind what it shows."""
_NOTE = "note:"


class Walk:
    """Gives a builder what tokens say, in the order of the text; `inside` parses what stands in a block."""

    def __init__(self, builder: MarkupBuilder, inside: Callable[[Token], list[Token]], has_emoji: bool) -> None:
        self.builder = builder
        self.inside = inside
        self.has_emoji = has_emoji
        self.tags = TagStack(builder)
        self.item_begins = self.quote_begins = False
        self.block = ""
        self.handlers = {name[4:]: getattr(self, name) for name in dir(self) if name.startswith("_on_")}

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

    def _on_inline(self, token: Token) -> None:
        children, self.block = self.inside(token), token.content
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

    def _on_text(self, token: Token) -> None:
        self.words(token.content)

    def _on_blockquote_open(self, token: Token) -> None:
        self.tags.start("blockquote")
        self.quote_begins = True

    def _on_softbreak(self, token: Token) -> None:
        self.builder.data(" ")

    def _on_hardbreak(self, token: Token) -> None:
        self.tags.whole("br")

    def _on_hr(self, token: Token) -> None:
        self.tags.whole("hr")

    def _on_paragraph_open(self, token: Token) -> None:
        if not token.hidden:
            self.tags.start("p")

    def _on_paragraph_close(self, token: Token) -> None:
        if not token.hidden:
            self.tags.end("p")

    def _on_list_item_open(self, token: Token) -> None:
        self.tags.start("li")
        if token.info:
            lists = self.builder.lists
            lists.label = f"{lists.label.rstrip('.')}{token.markup}"
        self.item_begins = True

    def _on_code_inline(self, token: Token) -> None:
        self.tags.whole("code", {}, token.content)

    def _on_fence(self, token: Token) -> None:
        language = _LANGUAGE.match(token.info.strip()) if token.type == "fence" else None
        named = {"class": f"language-{language[0].casefold()}"} if language and language[0] else {}
        self.tags.whole("pre", named, token.content)

    _on_code_block = _on_fence

    def _on_image(self, token: Token) -> None:
        described = _WIDTH.sub("", "".join(child.content or " " for child in token.children or []))
        self.tags.whole("img", {"alt": described or None, "src": str(token.attrs.get("src") or "")})

    def _on_html_inline(self, token: Token) -> None:
        self.tags.raw(token.content, self.block)

    def _on_html_block(self, token: Token) -> None:
        self.tags.raw_block(token.content)

    def _on_math_inline(self, token: Token) -> None:
        self.tags.whole("code", {}, f"${token.content}$")

    def _on_math_block(self, token: Token) -> None:
        self.tags.whole("pre", {"class": "language-latex"}, token.content.strip("\n"))

    def _on_wiki_link(self, token: Token) -> None:
        name, shown = token.content, token.info or token.content
        address = page_address(name)
        if not token.markup:
            self.tags.whole("a", {"href": address}, shown)
        elif address.endswith(".md"):
            self.tags.whole("iframe", {"title": shown})
        else:
            self.tags.whole("img", {"alt": _WIDTH.sub("", f"|{token.info}")[1:] or token.content, "src": address})

    def _on_admonition_open(self, token: Token) -> None:
        self.tags.start("blockquote")

    def _on_admonition_close(self, token: Token) -> None:
        self.tags.end("blockquote")

    _on_container_box_close = _on_admonition_close

    def _on_admonition_title_open(self, token: Token) -> None:
        self.tags.start("p")
        self.tags.start("strong")

    def _on_admonition_title_close(self, token: Token) -> None:
        self.tags.end("strong")
        self.tags.end("p")

    def _on_container_box_open(self, token: Token) -> None:
        self.tags.start("blockquote")
        self._on_admonition_title_open(token)
        self.words(box_title(token.info))
        self._on_admonition_title_close(token)

    def _on_footnote_ref(self, token: Token) -> None:
        number = token.meta["id"] + 1
        self.tags.whole("a", {"href": f"#{_NOTE}{number}", "role": "doc-noteref"}, str(number))

    def _on_footnote_anchor(self, token: Token) -> None:
        """Nothing: the way back from a note is a key."""

    def _on_footnote_block_open(self, token: Token) -> None:
        self.tags.whole("hr")
        self.tags.start("ol")

    def _on_footnote_block_close(self, token: Token) -> None:
        self.tags.end("ol")

    def _on_footnote_open(self, token: Token) -> None:
        self.tags.start("li", {"id": f"{_NOTE}{token.meta['id'] + 1}"})

    def _on_footnote_close(self, token: Token) -> None:
        self.tags.end("li")
