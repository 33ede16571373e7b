"""Fractions and decimals in words and signs, as figures."""

from __future__ import annotations

import re
import unicodedata

SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
"""Words that multiply the number before them, a fraction too."""
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_MANY = {**{f"{part}s": number for part, number in _PARTS.items() if part != "half"}, "halves": 2}
_DIGITS = {
    word: str(digit)
    for digit, word in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
} | {"oh": "0", "nought": "0"}
_SIGN = re.compile(r"[\u00bc-\u00be\u2150-\u215e]")
_POINT = re.compile(rf"(?:^|(?<=\w) )point((?: (?:{'|'.join(_DIGITS)}|\d))+)(?!\w)")
_NAMED = (
    rf"(?:(?:an?|one|1)[ -](?P<part>{'|'.join(_PARTS)})"
    rf"|(?P<count>\w+(?:-\w+)?)[ -](?P<parts>{'|'.join(_MANY)})|(?P<alone>half|quarter))(?!\w)"
)
_SCALE = "|".join(SCALES)
_MIXED = re.compile(rf"^(?P<whole>[^$£€]+?){''.join(f'(?<!{scale})' for scale in SCALES)} and {_NAMED}")
_SIMPLE = re.compile(rf"^{_NAMED}(?:$| of(?: an?| the|)(?= )|(?= (?:{_SCALE})\b))")
_DOZEN = re.compile(r"^(?:a )?(?=dozen\b)")
_HALF = re.compile(r"^(?:a |one )?half(?:(?: of)?(?: an?| the)?(?= )|-(?=\w))")


def fractions_in_figures(text: str) -> str:
    """An amount in lower case with its fractions as figures: `half a mile` as `1/2 mile`, `2½` as `2 1/2`.

    A third is a part where it stands alone or is one of something. Whole numbers in words stay, as in `two and 1/2`.
    """
    signs = _SIGN.sub(lambda sign: f" {unicodedata.normalize('NFKC', sign[0]).replace('⁄', '/')}", text).strip()
    decimal = _POINT.sub(lambda point: "." + "".join(_DIGITS.get(word, word) for word in point[1].split()), signs)
    mixed = _MIXED.sub(lambda found: f"{found['whole']} and {_fraction(found)}", decimal)
    return _DOZEN.sub("1 ", _SIMPLE.sub(_fraction, _HALF.sub("1/2", mixed)))


def _fraction(found: re.Match[str]) -> str:
    below = _MANY[found["parts"]] if found["parts"] else _PARTS[found["part"] or found["alone"]]
    return f"{found['count'] or 1}/{below}"
