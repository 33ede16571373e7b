"""The widget of a match: for each text the number of the one that belongs to it."""

from __future__ import annotations

from reader.ui.items.placing import PlacingView


class MatchView(PlacingView):
    """Texts to match. One may be given to several, so those in use are dim but not gone."""

    dims_used = True
