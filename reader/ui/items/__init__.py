"""The item widgets: one module and one row of `WIDGETS` for each item type."""

from __future__ import annotations

from reader.quiz.model import Item
from reader.ui.items.base import ItemWidget
from reader.ui.items.choice import ChoiceView
from reader.ui.items.claim import ClaimView
from reader.ui.items.cloze import ClozeView
from reader.ui.items.find import FindView
from reader.ui.items.match import MatchView
from reader.ui.items.number import NumberView
from reader.ui.items.order import OrderView
from reader.ui.items.prove import ProveView
from reader.ui.items.recall import RecallView
from reader.ui.items.several import SeveralView
from reader.ui.items.sort import SortView
from reader.ui.items.typed import TypedView

WIDGETS: dict[str, type[ItemWidget]] = {
    "choice": ChoiceView,
    "several": SeveralView,
    "typed": TypedView,
    "claim": ClaimView,
    "cloze": ClozeView,
    "number": NumberView,
    "find": FindView,
    "prove": ProveView,
    "match": MatchView,
    "order": OrderView,
    "sort": SortView,
    "recall": RecallView,
}


def widget_for(item: Item, seed: str) -> ItemWidget:
    """The widget that takes the answer to an item."""
    return WIDGETS[item.type_name](item, seed)
