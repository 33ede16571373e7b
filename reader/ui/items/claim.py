"""The widget of a claim: true, false or not given."""

from __future__ import annotations

from reader.ui.items.options import OptionsView


class ClaimView(OptionsView):
    """The three verdicts, of which one can be chosen."""
