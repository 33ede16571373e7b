"""The item widgets: one module and one row of `WIDGETS` for each item type."""

from __future__ import annotations

from reader.quiz.model import Item
from reader.ui.items.base import ItemWidget
from reader.ui.items.choice import ChoiceView
from reader.ui.items.claim import ClaimView
from reader.ui.items.several import SeveralView
from reader.ui.items.typed import TypedView

WIDGETS: dict[str, type[ItemWidget]] = {
    "choice": ChoiceView,
    "several": SeveralView,
    "typed": TypedView,
    "claim": ClaimView,
}


def widget_for(item: Item, seed: str) -> ItemWidget:
    """The widget that takes the answer to an item."""
    return WIDGETS[item.type_name](item, seed)
