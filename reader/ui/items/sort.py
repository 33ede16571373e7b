"""The widget of a sort: for each entry the number of its class."""

from __future__ import annotations

from reader.ui.items.placing import PlacingView


class SortView(PlacingView):
    """Entries to sort, the classes above them."""
