"""The widget of a choice: one option is chosen."""

from __future__ import annotations

from reader.ui.items.options import OptionsView


class ChoiceView(OptionsView):
    """Options of which one can be chosen."""
