"""Adjusting the page by a key while one reads: a setting is changed, and what is said of that is given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.look import TWO_FROM
from reader.settings import FOCUS

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp


def step_focus(reader: ReaderApp) -> str:
    """Let a paragraph stand out, or a sentence, or nothing."""
    after = FOCUS[(FOCUS.index(reader.settings.focus) + 1) % len(FOCUS)]
    reader.change("focus", after)
    return f"focus: {after if after == 'off' else f'the {after}'}"


def step_measure(reader: ReaderApp, width: int, by: int) -> str:
    """Make the column wider or narrower on a page of so many cells; nothing is said where that can be seen."""
    from reader.ui.settings_screen import limits, measure_beside

    before = reader.settings.measure
    after = measure_beside(width, reader.settings, by)
    if after != before:
        reader.change("measure", after)
    if limit := limits(width, reader.settings).get("measure"):
        return f"the column is {limit}"
    return "" if after != before else f"the column gets no {'wider' if by > 0 else 'narrower'}"


def switch_panes(reader: ReaderApp) -> str:
    """Have the article alone, or panes beside it again; nothing is said of what is seen."""
    if reader.size.width < TWO_FROM:
        return f"panes stand beside the article from {TWO_FROM} columns on"
    away = reader.settings.panes
    reader.change("panes", not away)
    return "the article alone: \\ brings the panes back" if away else ""
