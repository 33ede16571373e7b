"""Processes: what items ask a reader to do. By themselves, since a session is known by them before any item is read."""

from __future__ import annotations

from enum import StrEnum


class Process(StrEnum):
    """What an item asks a reader to do: the four comprehension processes of PIRLS."""

    RETRIEVE = "retrieve"
    INFER = "infer"
    INTERPRET = "interpret"
    EVALUATE = "evaluate"
