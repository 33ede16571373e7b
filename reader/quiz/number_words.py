"""Numbers written in English words, as figures."""

from __future__ import annotations

import re
from fractions import Fraction
from math import prod

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    **{f"{word}th": value for value, word in enumerate(_SMALL) if value in (13, 14, 15, 16, 17, 18, 19)},
}  # fmt: skip
_VALUES = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    **_ORDINALS,
    "nought": 0,
}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_WORD = "|".join(sorted([*_VALUES, *_SCALES], key=len, reverse=True))
_BEHIND_FIGURES = rf"(?<=\d )(?:{'|'.join([*_ORDINALS, *_SCALES])})(?!\w)"
_RUN = re.compile(
    rf"(?<!\w)(?!{_BEHIND_FIGURES})(?:a[ -](?={'|'.join(_SCALES)}))?(?:{_WORD})(?:(?:[ -]|[ ]and[ ])(?:{_WORD}))*(?!\w)"
)
_SCALED = re.compile(
    rf"(?<![\w.,/])(\d{{1,3}}(?:,\d{{3}}){{1,5}}|\d{{1,15}})(\.\d{{1,15}})?((?: (?:{'|'.join(_SCALES)}))+)(?!\w)"
)
_ONES = rf"(?:{'|'.join(_SMALL[1:10])})"
_TEENS = rf"(?:{'|'.join(_SMALL[10:])})"
_YEAR = re.compile(
    rf"(?<![\w-])({_TEENS}|twenty)[ -](oh[ -]{_ONES}|{_TEENS}|(?:{'|'.join(_TENS)})(?:[ -]{_ONES})?)"
    rf"(?![\w-]| (?:{'|'.join(_SCALES)}))"
)


def years_in_figures(text: str) -> str:
    """A text in lower case with years that are written in two parts as figures: `nineteen eighty-four` as 1984.

    Times of the day are written so too: this is for texts that are known to be none.
    """
    return _YEAR.sub(lambda year: f"{_VALUES[year[1]]}{sum(map(_value, re.split('[ -]', year[2]))):02}", text)


def _value(word: str) -> int:
    return _VALUES.get(word, 0)


def in_figures(text: str) -> str:
    """A text in lower case with every number that is written in words as figures: `seven` as 7, `seventh` as 7th.

    Words side by side that are no one number are several, as `one two`, and an ordinal behind a number is none, as in
    `one second`. A number in figures may be scaled by a word, as `1.5 million`.
    """
    return _RUN.sub(lambda run: _read(run[0]), _SCALED.sub(_scaled, text))


def _scaled(match: re.Match[str]) -> str:
    scales = prod(_SCALES[word] for word in match[3].split())
    number = Fraction(match[1].replace(",", "") + (match[2] or "")) * scales
    return str(number) if number.denominator == 1 else match[0]


def _read(run: str) -> str:
    """The numbers of a run of words, each as long as it can be."""
    words, read, at = re.split(r"[ -]", run), [], 0
    while at < len(words):
        written, after = words[at], at + 1
        is_word = at > 0 and words[at] in _ORDINALS
        for end in range(at + 1, len(words) + 1):
            if not is_word and (figures := _figures(words[at:end])):
                written, after = figures, end
            elif words[end - 1] not in ("a", "and"):
                break
        read.append(written)
        at = after
    return " ".join(read)


def _figures(words: list[str]) -> str | None:
    """A number in figures, or None where the words do not make one."""
    total, part, last = 0, 0, 10**12
    words = words[1:] if words[0] == "a" else words
    for nth, word in enumerate(words):
        if word == "and":
            if last not in _SCALES.values() or nth == len(words) - 1:
                return None
        elif word in _VALUES:
            value = _VALUES[word]
            fits = value < last and last >= 20 and (value < 10 or last >= 100) and (value or not nth)
            if not fits or (word in _ORDINALS and nth < len(words) - 1):
                return None
            part, last = part + value, max(value, 1)
        elif nth and not part:
            return None
        elif word == "hundred":
            if part >= 100 or (part >= 10 and part % 10 == 0):
                return None
            part, last = max(part, 1) * 100, 100
        else:
            scale = _SCALES[word]
            if total % (scale * 1000):
                return None
            total, part, last = total + max(part, 1) * scale, 0, scale
    return f"{total + part}{_ending(total + part) if words[-1] in _ORDINALS else ''}" if words else None


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
