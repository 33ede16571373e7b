"""Escape and the key after it, however soon it comes."""

from __future__ import annotations

from collections.abc import Iterator
from time import sleep

import pytest
from textual import constants
from textual.events import Key

from reader.ui.driver import SturdyParser


def keys(*parts: str) -> Iterator[str]:
    """The keys in what comes, part by part."""
    parser = SturdyParser()
    for part in parts:
        yield from (event.key for event in parser.feed(part) if isinstance(event, Key))
    sleep(constants.ESCAPE_DELAY + 0.01)
    yield from (event.key for event in parser.tick() if isinstance(event, Key))


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        (["\x1b"], ["escape"]),
        (["\x1b", "c"], ["escape", "c"]),
        (["\x1bc"], ["escape", "c"]),
        (["\x1b", "G", "\x1b", "j"], ["escape", "G", "escape", "j"]),
        (["\x1b/"], ["escape", "slash"]),
        (["\x1b", "1"], ["escape", "1"]),
        (["\x1b1"], ["escape", "1"]),
        (["\x1b\x1b"], ["escape", "escape"]),
        (["\x1b", "\r"], ["escape", "enter"]),
        (["\x1b", "["], ["escape", "left_square_bracket"]),
        (["\x1b", "b"], ["escape", "b"]),
        (["\x1bb"], ["ctrl+left"]),
        (["\x1b[A"], ["up"]),
        (["\x1b", "[A"], ["up"]),
        (["\x1b", "[", "A"], ["up"]),
        (["\x1b", "OA"], ["up"]),
        (["\x1b[1;3D"], ["alt+left"]),
    ],
)
def test_escape_is_a_key_and_so_is_what_follows(parts: list[str], read: list[str]) -> None:
    assert list(keys(*parts)) == read
