"""The item types: one module and one row of `ITEM_TYPES` each."""

from __future__ import annotations

from reader.document.yaml import Mapping
from reader.quiz.items.base import ItemType
from reader.quiz.items.choice import CHOICE
from reader.quiz.items.claim import CLAIM
from reader.quiz.items.several import SEVERAL
from reader.quiz.items.typed import TYPED

ITEM_TYPES: tuple[ItemType, ...] = (CHOICE, SEVERAL, TYPED, CLAIM)

STEMS = tuple(dict.fromkeys(each.stem for each in ITEM_TYPES))


def type_of(node: Mapping) -> ItemType | None:
    """The type of the item a mapping describes, told by its stem's key; None when no type fits."""
    return next((each for each in ITEM_TYPES if node.get(each.stem) is not None and each.fits(node)), None)
