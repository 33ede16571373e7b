"""Code in markup: its rows as they come, and the language that its tags, or the boxes around it, say that it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.document.clean import CleanText, clean
from reader.document.markup_inline import Attributes
from reader.document.model import Line

_LANGUAGE = re.compile(r"(?:^|\s)(?:lang(?:uage)?-|sourceCode\s+|brush:\s*)([\w+#.-]+)")
_LANGUAGE_OF_BOX = re.compile(
    r"(?:^|\s)(?:highlight-(?:source-|text-)?|language-)(?!(?:default|none|text|source)\b)([\w+#]+)"
)
"""What is around code says so in programs that make manuals, and on sites that show them."""


class OpenCode:
    """Code that is open: what is in it so far, and its language."""

    def __init__(self, attributes: Attributes) -> None:
        self._pieces: list[str] = []
        self._language = _language(attributes)
        self._depth = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """A tag begins in it: code in another language begins on a row of its own."""
        language = _language(attributes)
        if tag == "br" or (tag == "code" and language and self._language):
            self._pieces.append("\n")
        self._language = self._language or language
        self._depth += 1

    def data(self, text: str) -> None:
        """Text, in pieces as they come."""
        self._pieces.append(text)

    def end(self) -> bool:
        """A tag ends; whether that is its own."""
        self._depth -= 1
        return self._depth < 0

    def made(self, level: int, quoted: int, boxed: str) -> Iterator[Line]:
        """Its lines, in the language of what is around it where it names none."""
        text = clean("".join(self._pieces)).strip("\n")
        language = self._language or boxed
        for number, row in enumerate(text.split("\n") if text else ()):
            yield Line(CleanText(row), "code", level=level, close=number > 0, language=language, quoted=quoted)


def language_of_box(attributes: Attributes) -> str:
    """The language that a box says the code in it is in; nothing where it says none."""
    found = _LANGUAGE_OF_BOX.search(attributes.get("class") or "")
    return found[1] if found else ""


def _language(attributes: Attributes) -> str:
    found = _LANGUAGE.search(attributes.get("class") or "")
    return found[1] if found else attributes.get("data-lang") or attributes.get("data-language") or ""
