"""Sentences and words: where they begin and end inside a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reader.document.layout import cluster_end

_END = re.compile(r"""[.!?…।॥؟۔]+["'”’)\]]*(?=\s)|[。！？]+[」』）】”’]*(?![とっ、」』）])""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Jr|Sr|vs|No|"
    r"Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|etc|e\.g|i\.e|cf|ca|approx|Fig|pp?|vol)\.$"
)
_ALWAYS_INSIDE = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Hon|vs|e\.g|i\.e|cf)\.$"
)
_OPENING = re.compile(r"""\s*(?=\S)(?P<opening>["'“‘(\[]*(?P<word>\w*))""")
_TOKEN = re.compile(r"[^\s—–…\u3001-\u3004\u3008-\u303f\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+")
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_SPACELESS = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Signs of Chinese and Japanese, Thai, Lao, Burmese and Khmer, which part no words by spaces."""
_RUN = re.compile(f"[{_KATAKANA}]+|[{_SPACELESS}]|[^{_SPACELESS}]+")
_LONGEST_ABBREVIATION = 24
_OPENERS = {"The", "A", "An", "In", "It", "He", "She", "They", "But", "And", "This", "That", "On", "At", "We"}


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of a line, spaces between them outside.

    A full stop ends a sentence when the next word does not begin in lower case and the word before is no
    abbreviation; that of Chinese and Japanese needs no space behind it. Measured on English news, rules like these
    agree with people on about 95 of 100 boundaries.
    """
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        following = _OPENING.match(text, match.end())
        if following is None:
            break
        if following["word"][:1].islower():
            continue
        if match[0].startswith(".") and _is_abbreviation(text, start, match.start() + 1, following["word"]):
            continue
        yield start, match.end()
        start = following.start("opening")
    if start < len(text.rstrip()):
        yield start, len(text.rstrip())


def _is_abbreviation(text: str, start: int, end: int, following: str) -> bool:
    """Whether the full stop before `end` belongs to an abbreviation, by the last few characters alone."""
    near = max(0, start - 1, end - _LONGEST_ABBREVIATION)
    if _ALWAYS_INSIDE.search(text, near, end):
        return True
    return bool(_ABBREVIATION.search(text, near, end)) and following not in _OPENERS


def words(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each word of a line, the punctuation around it outside and that in it inside."""
    for token in _tokens(text):
        start, end = token
        while start < end and _is_punctuation(text[start]):
            start += 1
        while start < end and _is_punctuation(text[end - 1]):
            end -= 1
        if start < end:
            yield start, end


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """What spaces part; where a script has none, each sign by itself, but katakana and other letters in runs."""
    for token in _TOKEN.finditer(text):
        if text.isascii():
            yield token.span()
            continue
        at = token.start()
        while run := _RUN.match(text, at, token.end()):
            end = max(run.end(), cluster_end(text, run.end() - 1))
            yield at, end
            at = end


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] == "P" and character != "_"
