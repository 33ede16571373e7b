"""Syllables of English words, by rule."""

from __future__ import annotations

import re

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[aeiouy]le|[^td]ed|[^sxzcgh]es|[^aeiouy]ely?)$")
_SPLIT = re.compile(r"(?<![cgstx])i[aou]|(?<!p)eo(?!u)|[^gq]ua|ying|ism$")


def count_syllables(word: str) -> int:
    """The syllables of an English word, by its groups of vowels; at least one."""
    word = word.casefold()
    if not word.isalpha():
        return max(1, len(_VOWELS.findall(word)))
    count = len(_VOWELS.findall(word)) + len(_SPLIT.findall(word))
    if _SILENT.search(word):
        count -= 1
    return max(1, count)
