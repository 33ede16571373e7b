"""What is on the screen of an app under test, and waiting for it to come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reader.ui.bars import KeyBar
from reader.ui.quiz_room import QuizRoom

PATIENCE = 15.0
"""Seconds that something may take to come on a busy machine."""


def rows_of(app: App[None]) -> list[str]:
    """The rows of the screen as they go to the terminal, every gate passed, with the keys that hold by now."""
    for bar in app.screen.query(KeyBar):
        bar.refresh()
    return [strip.text for strip in app.screen._compositor.render_strips()]


def screen_of(app: App[None]) -> str:
    """The whole screen as one text."""
    return "\n".join(rows_of(app))


async def until(pilot: Pilot[None], condition: Callable[[], object], what: str = "") -> None:
    """Wait for a condition, or fail with what the screen shows instead."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        await pilot.pause()
        if condition():
            return
    raise AssertionError(f"this never came: {what}\n{screen_of(pilot.app)}")


def has_panes(app: App[None]) -> bool:
    """Whether the text on the screen has its panes, and it is known which quizzes there are."""
    rooms = app.screen.query(QuizRoom)
    return bool(rooms) and rooms.only_one().is_known


async def seen(pilot: Pilot[None], text: str) -> None:
    """Wait for a text on the screen."""
    await until(pilot, lambda: text in screen_of(pilot.app), text)


async def gone(pilot: Pilot[None], text: str) -> None:
    """Wait for a text to leave the screen."""
    await until(pilot, lambda: text not in screen_of(pilot.app), f"the going of {text}")


def last_row(app: App[None]) -> str:
    """The row that says what can be pressed."""
    return rows_of(app)[-1]


async def press_and_see(pilot: Pilot[None], keys: str, text: str) -> None:
    """Press keys, parted by spaces, and wait for a text."""
    await pilot.press(*keys.split())
    await seen(pilot, text)


def type_ahead(pilot: Pilot[None], keys: Iterable[str]) -> None:
    """Press keys faster than the program can follow, as they come from somebody who knows what to type."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        event = events.Key(_character_to_key(key), key) if len(key) == 1 else events.Key(key, None)
        event.set_sender(pilot.app)
        driver.send_message(event)
