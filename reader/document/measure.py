"""How long a text is and how hard it is to read."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.document.language import is_english
from reader.document.model import Document, lines_of
from reader.document.words import time_to_read, unspaced_counted

_WORD = r"[^\W_]+(?:['’.-][^\W_]+)*"


class Measure(NamedTuple):
    """Words, and the school grade the text is written for (None where there is too little English to tell).

    Of Chinese and Japanese there are as many words as would take as long to read.
    """

    words: int
    grade: int | None

    @property
    def time(self) -> str:
        """The time a usual reader takes."""
        return time_to_read(self.words)


def measure(document: Document) -> Measure:
    """A document's length and its Flesch-Kincaid grade.

    The grade counts sentences of prose only (headings and code say nothing about it) and syllables by rule, which is
    exact for nine words in ten; it is therefore a whole number from 1 to 18 and never more precise than that.
    """
    from reader.document.sentences import sentences  # noqa: PLC0415  (counting words needs neither)
    from reader.document.syllables import count_syllables  # noqa: PLC0415

    prose_words = prose_sentences = syllables = 0
    words = 0.0
    for line in lines_of(document):
        spaced, rest = unspaced_counted(line.text)
        found = re.findall(_WORD, spaced)
        words += len(found) + rest
        if line.kind in ("paragraph", "quote", "item"):
            prose_words += len(found)
            prose_sentences += sum(1 for _ in sentences(line.text))
            syllables += sum(map(count_syllables, found))
    if prose_words < 30 or not is_english(document):
        return Measure(round(words), None)
    grade = 0.39 * prose_words / max(1, prose_sentences) + 11.8 * syllables / prose_words - 15.59
    return Measure(round(words), min(18, max(1, round(grade))))
