"""Raised and lowered letters and figures: the signs that plain text has for them, and how they are written without."""

from __future__ import annotations

import re

_PLAIN = "0123456789+-\u2212\u2013=()"
RAISED = str.maketrans(
    f"{_PLAIN}abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ",
)
LOWERED = str.maketrans(f"{_PLAIN}aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

_ABBREVIATED = re.compile(
    r"(?:\d|\b[IVXLC]+)\|(?i:st|nds?|rds?|ths?|er?s?|res?|[eè]re|i?[eè]mes?|[dt]e|ste|os?|as|[mtv]o)$"
    r"|\b(?:[MDSF]\|[rt]|[A-Z][a-z]?\|(?:lles?|mes?|rs|ie|ve|te|gr|os)|[nN]\|os?)$"
    r"|\|(?:TM|SM|MC|MD)$"
)
"""The ends of ordinals (19th, XIXe) and of shortened words (Mlle, no), behind `|`: raised only for their looks."""
_WORDS = re.compile(r"\A\[|[^\W\d_]{2}\s|\s[^\W\d_]{2}")
_WORD = re.compile(r"\A\[|[^\W\d_]{2}")
_BESIDE = frozenset(" ,*†‡§¶′")
"""Signs that stand among raised or lowered ones as they are."""
_BEFORE = 10


def raised(text: str, before: str) -> str:
    """A text that is raised behind another one; what is raised only for its looks as it is."""
    if _ABBREVIATED.search(f"{before[-_BEFORE:]}|{text.strip()}"):
        return text
    return shifted(text, before, RAISED, "^")


def lowered(text: str, before: str) -> str:
    """A text that is lowered behind another one."""
    return shifted(text, before, LOWERED, "_")


def shifted(text: str, before: str, signs: dict[int, int], otherwise: str) -> str:
    """A text in `signs` of its own, else behind a sign that says so; small print and marks of notes as they are."""
    bare = text.strip()
    is_glued = bool(before) and not before[-1].isspace()
    if (_WORDS if is_glued else _WORD).search(bare):
        return text
    own = set(signs.values())
    letters = {ord(each) for each in bare if each not in _BESIDE}
    if not any(chr(each).isalnum() for each in letters - own):
        return text
    if letters <= signs.keys():
        shown = "".join(bare.split()).translate(signs)
    elif is_glued:
        shown = otherwise + (bare if bare.isalnum() and letters.isdisjoint(own) else f"({bare.strip('()')})")
    else:
        shown = bare
    return text.replace(bare, shown)
