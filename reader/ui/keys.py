"""Every key, gathered from the bindings: for the help, and for the documentation that a test holds against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from reader.errors import suggestion
from reader.ui.app import ReaderApp
from reader.ui.bookmarks_screen import BookmarksScreen
from reader.ui.contents_screen import ContentsScreen
from reader.ui.entity_menu import EntityMenu
from reader.ui.entity_pane import EntityPane
from reader.ui.field import Field
from reader.ui.find import Find
from reader.ui.go_to import GoTo
from reader.ui.help_screen import HelpScreen
from reader.ui.history_screen import HistoryScreen
from reader.ui.items.cloze import ClozeView
from reader.ui.items.match import MatchView
from reader.ui.items.order import OrderView
from reader.ui.items.recall import TextBox
from reader.ui.items.several import SeveralView
from reader.ui.library_screen import LibraryScreen
from reader.ui.open_screen import OpenScreen
from reader.ui.opening_screen import OpeningScreen
from reader.ui.outside import OutsideScreen
from reader.ui.page import PageView
from reader.ui.page_room import PageRoom
from reader.ui.quiz_menu import QuizMenu
from reader.ui.quiz_pane import QuizPane
from reader.ui.reading_screen import ReadingScreen
from reader.ui.report_screen import ReportScreen
from reader.ui.results_view import ResultsView
from reader.ui.rows import RowList
from reader.ui.selecting import Selecting
from reader.ui.settings_screen import SettingsScreen
from reader.ui.ways import Ways

PLACES: tuple[tuple[str, tuple[type[DOMNode], ...]], ...] = (
    ("Everywhere", (ReaderApp,)),
    ("In the library", (LibraryScreen,)),
    ("In the article", (PageView,)),
    ("While reading", (Ways, ReadingScreen)),
    ("Selecting words", (Selecting,)),
    ("In the field of find", (Find,)),
    ("In the field of go to", (GoTo,)),
    ("In the contents", (ContentsScreen,)),
    ("In the bookmarks", (BookmarksScreen,)),
    ("At a link out of the text", (OutsideScreen,)),
    ("In the entities", (EntityPane,)),
    ("Correcting an entity", (EntityMenu,)),
    ("In the quiz", (SeveralView, MatchView, OrderView, ClozeView, QuizPane)),
    ("In the results", (ResultsView,)),
    ("Marking passages", (PageRoom,)),
    ("In a field", (Field, TextBox)),
    ("In any list", (RowList,)),
    ("In the settings", (SettingsScreen,)),
    ("Choosing a quiz", (QuizMenu,)),
    ("In the history", (HistoryScreen,)),
    ("Reporting a question", (ReportScreen,)),
    ("Opening a file", (OpenScreen,)),
    ("While a text is being opened", (OpeningScreen,)),
    ("In this help", (HelpScreen,)),
)

NAMES = {
    "escape": "Esc", "enter": "Enter", "space": "Space", "tab": "Tab", "shift+tab": "Shift+Tab", "slash": "/",
    "question_mark": "?", "right_square_bracket": "]", "left_square_bracket": "[",
    "right_curly_bracket": "}", "left_curly_bracket": "{", "pagedown": "PageDown",
    "pageup": "PageUp", "exclamation_mark": "!", "home": "Home", "end": "End", "up": "Up", "down": "Down",
    "apostrophe": "'", "quotation_mark": '"',
    "colon": ":", "comma": ",", "backslash": "\\", "delete": "Delete", "plus": "+", "equals_sign": "=", "minus": "-",
    "less_than_sign": "<", "greater_than_sign": ">",
    "left": "Left", "right": "Right", "backspace": "Backspace",
}  # fmt: skip


class KeyLine(NamedTuple):
    """One thing that can be done: its keys, what it does, and the name to change the keys by."""

    keys: str
    does: str
    id: str


def key_groups(
    keymap: Mapping[str, str] | None = None, here: Sequence[DOMNode] = ()
) -> Iterator[tuple[str, list[KeyLine]]]:
    """Where keys work, and the keys there; those changed by a keymap as they are now.

    The places of the nodes that one is in come first, in their order.
    """

    def distance(place: tuple[str, tuple[type[DOMNode], ...]]) -> int:
        return next((nth for nth, node in enumerate(here) if isinstance(node, place[1])), len(here))

    for place, classes in sorted(PLACES, key=distance):
        seen: dict[str, KeyLine] = {}
        for each in classes:
            for base in each.__mro__:
                for binding in base.__dict__.get("BINDINGS", ()):
                    if isinstance(binding, Binding) and binding.id and "reader" in base.__module__:
                        keys = (keymap or {}).get(binding.id, binding.key)
                        seen.setdefault(binding.id, KeyLine(spelled(keys), binding.tooltip, binding.id))
        yield place, list(seen.values())


def spelled(keys: str) -> str:
    """Keys as people write them, the alternatives parted by commas."""
    return ", ".join(_spelled(key.strip()) for key in keys.split(","))


def _spelled(key: str) -> str:
    if key in NAMES:
        return NAMES[key]
    modifier, plus, rest = key.rpartition("+")
    return f"{modifier.capitalize()}+{NAMES.get(rest, rest.upper())}" if plus else rest


def wrong_keys(keymap: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a keymap: names of nothing, keys no keyboard has, and keys that something else has there."""
    groups = list(key_groups())
    known = {line.id: place for place, lines in groups for line in lines}
    for name, keys in keymap.items():
        if name not in known:
            yield f"no key is called `{name}`{suggestion(name, list(known))}"
            continue
        for key in (part.strip() for part in keys.split(",")):
            if not _exists(key):
                yield f"`{name}`: there is no key `{key}`"
    for place, lines in key_groups(keymap):
        owners: dict[str, str] = {}
        for line in lines:
            for key in line.keys.split(", "):
                if owners.setdefault(key, line.id) != line.id and (line.id in keymap or owners[key] in keymap):
                    yield f"`{key}` is both `{owners[key]}` and `{line.id}` {place[0].lower()}{place[1:]}"


def _exists(key: str) -> bool:
    name = key.rpartition("+")[2] or key
    return (
        len(name) == 1
        or name in {each.value for each in Keys}
        or name in KEY_NAME_REPLACEMENTS.values()
        or name in NAMES
    )
