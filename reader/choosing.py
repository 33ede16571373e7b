"""Choosing: how a quiz is taken and which of its items, as the options of `reader quiz` and the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quiz.plan import SKIM_SECONDS, Mode, Plan, Selection
from reader.quiz.process import Process

if TYPE_CHECKING:
    import argparse

    from reader.progress.desk import Desk
    from reader.quiz.bank import Bank
    from reader.settings import Settings


def plan_of(options: argparse.Namespace, settings: Settings) -> Plan:
    """How the quiz is taken: as the line says, else as the settings do."""
    return Plan(
        Mode(_mode(options, settings.mode)),
        options.certainty or settings.certainty,
        options.minutes,
        options.seconds,
        options.skim or SKIM_SECONDS,
        options.drafts,
    )


def _mode(options: argparse.Namespace, usual: str) -> str:
    """The mode that the line names, or the one that its limits are for, else the usual one."""
    if options.mode is None and options.skim:
        return "skim"
    if options.mode is None and (options.minutes or options.seconds):
        return "test"
    return options.mode or usual


def selection_of(options: argparse.Namespace, desk: Desk) -> Selection:
    """Which items are taken."""
    return Selection(
        desk.missed() if options.missed else None,
        Process(options.process) if options.process else None,
        options.entity,
        options.tag,
        options.random,
        options.seed or "",
    )


def nothing_chosen(bank: Bank, selection: Selection, drafts: bool) -> str:
    """What there is to choose from, where what was asked for is not there."""
    if selection.only == ():
        return f"Nothing of “{bank.title}” was missed when it was last answered, so there is nothing to repeat."
    offered = bank.offered(drafts)
    tags = ", ".join(sorted({tag for item in offered for tag in item.tags})) or "none"
    entities = ", ".join(sorted({name for item in offered for name in item.about})) or "none"
    return f"No question of “{bank.title}” fits what was asked for. Its tags: {tags}. Its entities: {entities}."
