"""The item types: one module and one row of `ITEM_TYPES` each."""

from __future__ import annotations

from reader.quiz.items.base import ItemType
from reader.quiz.items.choice import CHOICE
from reader.quiz.items.claim import CLAIM
from reader.quiz.items.cloze import CLOZE
from reader.quiz.items.find import FIND
from reader.quiz.items.match import MATCH
from reader.quiz.items.number import NUMBER
from reader.quiz.items.order import ORDER
from reader.quiz.items.prove import PROVE
from reader.quiz.items.recall import RECALL
from reader.quiz.items.several import SEVERAL
from reader.quiz.items.sort import SORT
from reader.quiz.items.typed import TYPED

ITEM_TYPES: tuple[ItemType, ...] = (
    PROVE, CHOICE, SEVERAL, TYPED, CLAIM, CLOZE, NUMBER, MATCH, ORDER, SORT, FIND, RECALL,
)  # fmt: skip

STEMS = {each.stem: tuple(kind for kind in ITEM_TYPES if kind.stem == each.stem) for each in ITEM_TYPES}
"""The keys that announce an item, each with the types it may be of."""
