"""Amounts: numbers with their units, as people type them."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple

from reader.quiz.number_words import in_figures

LONGEST = 200
"""Characters that an amount can have."""
_FIGURES = re.compile(
    r"(?P<sign>[+−–-]|minus\b|)\s*(?P<before>[$£€]?)\s*"
    r"(?P<number>\d{1,3}(?:[, ’']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?:\s*/\s*(?P<over>0*[1-9]\d*))?\s*(?P<unit>.*)"
)
_ABOUT = re.compile(r"^(?:(?:about|around|some|roughly|nearly|almost|approximately|circa)\b|ca?\.|ca\b|~|≈)\s*")
_NAMES = (
    "km kilometre kilometer", "m metre meter", "cm centimetre centimeter", "mm millimetre millimeter", "mi mile",
    "ft foot feet", "in inch", "kg kilogram kilogramme", "g gram gramme", "lb pound", "t tonne", "l litre liter",
    "h hr hour", "min minute", "s sec second", "ms millisecond", "µs us microsecond", "ns nanosecond", "yr year",
    "wk week", "% percent per_cent", "$ dollar usd us_dollar", "£ pound gbp", "€ euro eur", "km/h kph", "w watt",
    "kw kilowatt", "mw megawatt", "kwh kilowatt-hour", "° degree", "person people", "child children", "man men",
    "°c c celsius ° degree degree_celsius degrees_celsius", "woman women",
    "°f f fahrenheit ° degree degree_fahrenheit degrees_fahrenheit",
)  # fmt: skip
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"))


class Amount(NamedTuple):
    """A number and its unit as it was named; the unit is empty where none was."""

    value: Fraction
    unit: str


def amount(text: str) -> Amount | None:
    """The amount a text states, or None when it is anything else: 7,000 m, seven thousand metres, −5 °C, 1/2, $20."""
    if len(text) > LONGEST:
        return None
    words = in_figures(_ABOUT.sub("", " ".join(text.casefold().split())))
    match = _FIGURES.fullmatch(words)
    if match is None or re.search(r"(?<![^\W\d])\d", match["unit"]) or (match["before"] and match["unit"]):
        return None
    value = Fraction(re.sub(r"[, ’']", "", match["number"])) / int(match["over"] or 1)
    return Amount(-value if match["sign"] not in ("", "+") else value, (match["before"] or match["unit"]).strip(" ."))


def same_unit(one: str, other: str) -> bool:
    """Whether two names can mean one unit: metres, meters, metre and m do, pounds and lb, pounds and £."""
    own = _forms(one), _forms(other)
    return any(not _names(each).isdisjoint(named) for each, named in (own, own[::-1]))


def _forms(unit: str) -> frozenset[str]:
    """A unit's name; where that is not known, what it may be in the singular too."""
    name = _plain(unit)
    if any(name in group for group in _GROUPS):
        return frozenset({name})
    return frozenset({name, *(name[: -len(end)] + single for end, single in _ENDINGS if name.endswith(end))})


def _names(forms: frozenset[str]) -> frozenset[str]:
    """All names that a unit of these forms has."""
    return forms.union(*(group for group in _GROUPS if not group.isdisjoint(forms)))


def _plain(unit: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", unit).casefold().strip(" .").split())


_GROUPS = tuple(frozenset(_plain(name.replace("_", " ")) for name in group.split()) for group in _NAMES)
