"""Where names stand in a text: exact, whole words, the longest name first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.document.model import Document, Position, Span


class Hit(NamedTuple):
    """A name and where it stands."""

    name: str
    span: Span


def find_names(document: Document, names: Iterable[str]) -> Iterator[Hit]:
    """Every place where one of the names stands as whole words, in reading order; the longest wins, hits never overlap.

    A regular expression over a tree of characters tries all names at once, so that thousands cost no more than a few.
    """
    pattern = _pattern({name for name in names if name.strip()})
    if pattern is None:
        return
    for number in range(len(document)):
        for match in pattern.finditer(document.line(number).text):
            yield Hit(match[0], Span(Position(number, match.start()), Position(number, match.end())))


Tree = dict[str, "Tree"]
_END = ""


def _pattern(names: set[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    tree: Tree = {}
    for name in names:
        node = tree
        for character in name:
            node = node.setdefault(character, {})
        node[_END] = {}
    return re.compile(rf"(?<!\w)(?:{_expression(tree)})(?!\w)")


def _expression(tree: Tree) -> str:
    """The tree as an expression that prefers the longest name."""
    text = ""
    while len(tree) == 1 and _END not in tree:
        character, tree = next(iter(tree.items()))
        text += re.escape(character)
    branches = [re.escape(character) + _expression(child) for character, child in tree.items() if character != _END]
    if not branches:
        return text
    joined = branches[0] if len(branches) == 1 and _END not in tree else f"(?:{'|'.join(branches)})"
    return text + joined + ("?" if _END in tree else "")
