"""The widget of a number item: a field, and the unit behind it."""

from __future__ import annotations

from typing import cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from reader.quiz.items.number import Number
from reader.ui.items.typed import TypedView


class NumberView(TypedView, can_focus=True):
    """A field for a number."""

    DEFAULT_CSS = """
    NumberView {
        & > Horizontal { height: auto; }
        & > Horizontal > Field { width: 1fr; max-width: 30; }
        & > Horizontal > Static { width: auto; max-width: 60%; padding: 0 1; color: $dim; }
        &.-marked > Horizontal { display: none; }
    }
    """
    placeholder = "Type a number"

    def compose(self) -> ComposeResult:
        """The field, its unit, and where the answer stands once it is marked."""
        with Horizontal():
            yield self.field
            yield Static(cast("Number", self.item).unit or "", markup=False)
        yield Static(id="given", markup=False)
