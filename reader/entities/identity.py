"""Identities: the id that an entity gets from its name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from reader.document.frontmatter import slug

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i"}
)
"""Letters that are no others with a mark, as they are written where only plain letters are."""


@lru_cache(maxsize=4096)
def id_of(name: str) -> str:
    """A name as an id of plain letters, which can be typed on any keyboard: Müßig as mussig, Łódź as lodz."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return slug(plain.encode("ascii", "ignore").decode())
