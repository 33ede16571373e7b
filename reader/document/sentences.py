"""Sentences: where they begin and end inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"""[.!?…]+["'”’)\]]*(?=\s)""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Jr|Sr|vs|No|"
    r"Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|etc|e\.g|i\.e|cf|ca|approx|Fig|pp?|vol)\.$"
)
_ALWAYS_INSIDE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Hon|vs|e\.g|i\.e|cf)\.$")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of a line, spaces between them outside.

    A full stop ends a sentence when the next word does not begin in lower case and the word before is no
    abbreviation. Measured on English news, rules like these agree with people on about 95 of 100 boundaries.
    """
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        end = match.end()
        following = text[end:].lstrip()
        if not following:
            break
        opening = following.lstrip("\"'“‘([")[:1]
        if opening.islower():
            continue
        head = text[start : match.start() + 1]
        if match[0].startswith(".") and (
            _ALWAYS_INSIDE.search(head) or (_ABBREVIATION.search(head) and not _begins_sentence(following))
        ):
            continue
        yield start, end
        start = len(text) - len(following)
    if start < len(text.rstrip()):
        yield start, len(text.rstrip())


def _begins_sentence(following: str) -> bool:
    word = re.match(r"[\"'“‘(\[]*(\w+)", following)
    return bool(word) and word[1] in {"The", "A", "An", "In", "It", "He", "She", "They", "But", "And", "This", "That", "On", "At", "We"}
