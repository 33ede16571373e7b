"""Words: how many there are in a text, where it parts them by spaces and where it does not, and how long they take."""

from __future__ import annotations

import re

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: 238 over 190 studies (Brysbaert 2019), on a screen a little less."""
CHINESE_A_MINUTE, JAPANESE_A_MINUTE = 255, 357
"""Signs in a minute, where English comes to 228 words (Trauzettel-Klosinski and Dietz 2012, the IReST texts)."""

_KANA = "[\u3040-\u30ff\uff66-\uff9f]"
_SIGNS = "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]+"
_BETWEEN = "[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+"
"""Marks of punctuation beside such signs: they are no words. Few texts have any, so none of these is made ready."""


def count_words(text: str) -> float:
    """How many words there are in a text, near enough to tell the minutes and quick enough for the first frame.

    A sign of Chinese or Japanese counts as so much of a word as it takes to read.
    """
    spaced, rest = unspaced_counted(text)
    return len(spaced.split()) + rest


def unspaced_counted(text: str) -> tuple[str, float]:
    """What of a text parts its words by spaces, and how many words the signs that do not are worth."""
    if text.isascii():
        return text, 0
    signs = sum(map(len, re.findall(_SIGNS, text)))
    if not signs:
        return text, 0
    rate = JAPANESE_A_MINUTE if re.search(_KANA, text) else CHINESE_A_MINUTE
    return re.sub(_BETWEEN, " ", re.sub(_SIGNS, " ", text)), signs * WORDS_A_MINUTE / rate


def time_left(words: int) -> str:
    """The time to read so many words, as people say it; of more than anybody reads at a stretch, an hour a day."""
    hours = round(minutes(words) / 60)
    if hours < 100:
        return f"{time_to_read(words)} left"
    months, years = round(hours / 30.4), round(hours / 365)
    return f"{months} months at 1 h a day" if months < 24 else f"{years:,} years at 1 h a day"


def time_to_read(words: int) -> str:
    """The time that so many words take, in minutes or in hours."""
    needed = minutes(words)
    return f"{needed} min" if needed < 120 else f"{round(needed / 60):,} h"


def minutes(words: int) -> int:
    """Whole minutes to read so many words, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))
