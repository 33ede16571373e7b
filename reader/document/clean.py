"""The one door for foreign text, and the gate on its way out.

A terminal obeys what is written to it: a text that holds an escape sequence can set the clipboard, type keys or
hide what stands beside it. `clean` is called on every string that comes out of a parser (an escape need not be a raw
byte in the file: YAML writes it `"\\e"`, HTML `&#27;`), and `gate` on every string that is about to be drawn.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NewType

CleanText = NewType("CleanText", str)
"""Text that has come through `clean` and may be shown."""

MOST_MARKS = 8
"""Combining marks kept on one letter; more only pile up over the lines above."""

TAB_WIDTH = 8
"""Cells from one tab stop to the next, as in terminals."""

# Patterns as they are written: most texts need none of them, and making them would keep the first page waiting.
_NEWLINES = "\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]"
_UNUSABLE = "[\u00ad\ufeff\u061c\u200e\u200f]"
_CONTROLS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_FORBIDDEN = "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]"
_MARKS = frozenset({"Mn", "Me"})
_UNLIKE_THEIR_BYTES = tuple(sign.encode() for sign in "\u00ad\ufeff\u200b\u017f\u212a")
"""What is taken out of a word when it is cleaned or looked for, and other forms of s and of k."""


def clean(text: str) -> CleanText:
    """Text as it may be shown: one kind of newline, no tabs, controls made visible as `less` does.

    Control characters become `^[` or `<U+009B>` rather than vanish, so that a reader sees what the file holds. Soft
    hyphens, byte order marks and directional marks, which a terminal cannot use, go. Calling it twice changes nothing.
    """
    if text.isprintable() or text.replace("\n", "").isprintable():  # so it is nearly always
        return CleanText(text if text.isascii() else _limit_marks(text))
    text = re.sub(_NEWLINES, "\n", text)
    if "\t" in text:
        text = text.expandtabs(TAB_WIDTH)
    text = re.sub(_CONTROLS, _visible, text)
    if not text.isascii():
        text = _limit_marks(re.sub(_UNUSABLE, "", text))
    return CleanText(text)


def clean_line(text: str) -> CleanText:
    """Text for one row (a title, an option): cleaned, with every run of white space a single space."""
    return CleanText(" ".join(clean(text).split()))


def gate(text: str) -> str:
    """Text without any character that a terminal would obey: the last check before drawing."""
    return text if text.isprintable() else re.sub(_FORBIDDEN, "", text)


def may_hold(word: bytes, data: bytes) -> bool:
    """Whether a word of ASCII in small letters may be, in any form, in bytes of a text once it is cleaned."""
    return word in data.lower() or (not data.isascii() and any(sign in data for sign in _UNLIKE_THEIR_BYTES))


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return "^" + chr(code + 0x40)
    return "^?" if code == 0x7F else f"<U+{code:04X}>"


def _limit_marks(text: str) -> str:
    if _MARKS.isdisjoint(map(unicodedata.category, set(text))):
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in _MARKS else 0
        if run <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)
