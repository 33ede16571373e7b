"""Kinds: what a text may name."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of thing a text names, in the order the sidebar shows them."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    GROUP = "group"
    EVENT = "event"
    WORK = "work"
    TERM = "term"
    DATE = "date"
    QUANTITY = "quantity"


PLURALS = {
    Kind.PERSON: "People",
    Kind.GROUP: "Groups",
    Kind.PLACE: "Places",
    Kind.ORGANISATION: "Organisations",
    Kind.EVENT: "Events",
    Kind.WORK: "Works",
    Kind.TERM: "Terms",
    Kind.DATE: "Dates",
    Kind.QUANTITY: "Numbers",
}
"""What the things of each kind are called together."""
