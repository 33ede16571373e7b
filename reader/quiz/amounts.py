"""Amounts: numbers with their units, as people type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import prod
from typing import NamedTuple

from reader.quiz.folding import fold
from reader.quiz.fraction_words import SCALES, fractions_in_figures
from reader.quiz.number_words import in_figures, years_in_figures

LONGEST = 200
"""Characters that an amount can have."""
_WHOLE = r"\d{1,3}(?:[, ’']\d{3})+|\d+"
_FIGURES = re.compile(
    r"(?P<before>[$£€]?)\s*"
    rf"(?:(?P<whole>{_WHOLE})\s+(?:and\s+)?(?=[1-9]\d?\s*/))?(?P<number>(?:{_WHOLE})(?:\.\d+)?|\.\d+)"
    rf"(?:\s*/\s*(?P<over>0*[1-9]\d*))?(?P<scales>(?: ?(?:{'|'.join(SCALES)})\b)*+)\s*+(?P<unit>(?!and\b).*)"
)
_ABOUT = re.compile(
    r"^(?:(?:about|around|some|roughly|nearly|almost|approximately|approx|circa)\b\.?|ca?\.|ca\b|~|≈)\s*"
)
_SIGN = re.compile(r"(\+|[−–-]|(?:minus|negative)\b)\s*")
_QUOTED = re.compile(r"^[\"'“‘„«(](.*)[\"'”’“»)]$")
_PARTING = str.maketrans("", "", ", ’'")
_LETTER = re.compile(r"[^\W\d]")
_MONEY = tuple(
    (re.compile(written), meant)
    for written, meant in (
        (r"\bus ?\$|^usd(?= ?\d)", "$"),
        (r"^eur(?= ?\d)", "€"),
        (r"^gbp(?= ?\d)", "£"),
        (r"(?<=\d) ?bn\b", " billion"),
        (r"^([$£€].*\d) ?k$", r"\1 thousand"),
        (r"^([$£€].*\d) ?m$", r"\1 million"),
    )
)
"""Money as it is written in short; a k or an m behind other numbers may be a unit."""
_MEASURES = {
    "length": ("1000 km kilometre kilometer", "1 m metre meter", "1/100 cm centimetre centimeter",
               "1/1000 mm millimetre millimeter", "1609.344 mi mile", "0.9144 yd yard", "0.3048 ft foot feet",
               "0.0254 in inch"),
    "mass": ("1000 t tonne", "1 kg kilogram kilogramme", "1/1000 g gram gramme", "1/1000000 mg milligram",
             "0.45359237 lb pound"),
    "volume": ("1000 m³ cubic_metre cubic_meter", "1 l litre liter", "1/1000 ml millilitre milliliter"),
    "area": ("1000000 km² square_kilometre square_kilometer", "10000 ha hectare", "1 m² square_metre square_meter"),
    "time": ("604800 wk week", "86400 d day", "3600 h hr hour", "60 min minute", "1 s sec second",
             "1/1000 ms millisecond", "1/1000000 µs us microsecond", "1/1000000000 ns nanosecond"),
    "years": ("1000 millennium millennia", "100 century", "10 decade", "1 yr year", "1/12 month"),
    "power": ("1000000 mw megawatt", "1000 kw kilowatt", "1 w watt"),
}  # fmt: skip
_NAMES = (
    "% percent per_cent per-cent pct p.c", "$ dollar usd us_dollar", "£ pound gbp", "€ euro eur", "km/h kph",
    "kwh kilowatt-hour", "° degree", "person people", "child children", "man men",
    "°c c celsius ° degree degree_celsius degrees_celsius", "woman women",
    "°f f fahrenheit ° degree degree_fahrenheit degrees_fahrenheit",
)  # fmt: skip
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"))


class Amount(NamedTuple):
    """A number and its unit as it was named; the unit is empty where none was."""

    value: Fraction
    unit: str


@lru_cache(maxsize=64)  # an item checks its amounts when it is read, and takes them when it is built
def amount(text: str) -> Amount | None:
    """The amount a text states, or None when it is anything else: 7,000 m, seven thousand metres, −5 °C, 2½, US$20.

    It may stand in quotation marks, and `about` before it is passed over.
    """
    if len(text) > LONGEST:
        return None
    said = _ABOUT.sub("", _QUOTED.sub(r"\1", fold(text)).rstrip(".,;:!?"))
    sign = _SIGN.match(said)
    match = _FIGURES.fullmatch(_in_figures(said[sign.end() :] if sign else said))
    if match is None or re.search(r"(?<![^\W\d])\d", match["unit"]):
        return None
    currency, unit = match["before"], match["unit"].strip(" .")
    if currency and unit and not same_unit(currency, unit):
        return None
    value = _number(match["number"])
    if match["over"]:
        value = _number(match["whole"] or "0") + value / int(match["over"])
    value *= prod(SCALES[scale] for scale in match["scales"].split())
    return Amount(-value if sign and sign[1] != "+" else value, currency or unit)


def _in_figures(words: str) -> str:
    """An amount with its currency and all that is a number in it as signs and figures."""
    if not _LETTER.search(words):
        return words
    for written, meant in _MONEY:
        words = written.sub(meant, words)
    return in_figures(years_in_figures(fractions_in_figures(words)))


def _number(figures: str) -> Fraction:
    return Fraction(figures.translate(_PARTING))


def same_unit(one: str, other: str) -> bool:
    """Whether two names can mean one unit: metres, meters, metre and m do, pounds and lb, pounds and £."""
    own = _forms(one), _forms(other)
    return any(not _names(each).isdisjoint(named) for each, named in (own, own[::-1]))


def times(one: str, other: str) -> Fraction | None:
    """How many of the other unit one is, as a kilometre is a thousand metres; None where they measure other things.

    Only what is exact is known: no months in days, no money, no degrees.
    """
    sizes = {kind: value for kind, value in _sizes(other) if value}
    return next((value / sizes[kind] for kind, value in _sizes(one) if kind in sizes), None)


def _sizes(unit: str) -> Iterator[tuple[str, Fraction]]:
    """What a unit can measure, and how large it is."""
    forms = _forms(unit)
    return ((kind, size) for kind, size, group in _SIZES if not forms.isdisjoint(group))


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


def _group(names: str) -> frozenset[str]:
    return frozenset(_plain(name.replace("_", " ")) for name in names.split())


_SIZES = tuple(
    (kind, Fraction(size), _group(names))
    for kind, units in _MEASURES.items()
    for size, _, names in (unit.partition(" ") for unit in units)
)
_GROUPS = (*(group for _, _, group in _SIZES), *map(_group, _NAMES))
