"""Keys come in their order, each where the one before it led."""

from __future__ import annotations

from asyncio import Event, sleep

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from reader.ui import key_queue
from reader.ui.key_queue import KeyQueue
from tests.ui.seeing import type_ahead, until


class Asked(Screen[None]):
    """A field on a screen of its own."""

    def compose(self) -> ComposeResult:
        yield Input()


class Handing(Widget, can_focus=True):
    """Hands every key on, at once or when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may = Event()
        self.may.set()

    async def on_key(self) -> None:
        await self.may.wait()


class Typed(App[None]):
    """Notes the keys that come to the app, from a widget that hands them on; those with priority come first."""

    BINDINGS = [Binding("p", "note('p')", priority=True), Binding("o", "note('o')"), Binding("slash", "ask")]

    def __init__(self) -> None:
        super().__init__()
        self.key_queue = KeyQueue(self, super().on_event)
        self.typed = ""

    def compose(self) -> ComposeResult:
        yield Handing()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            await self.key_queue.take(event)
        else:
            await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        self.typed += event.key if event.key in "abcdq" else ""

    def action_note(self, key: str) -> None:
        self.typed += key

    def action_ask(self) -> None:
        self.push_screen(Asked())


async def test_no_key_overtakes_those_that_are_held() -> None:
    app = Typed()
    async with app.run_test() as pilot:
        app.key_queue.hold(None)
        type_ahead(pilot, "ab")
        app.key_queue.let_go()
        type_ahead(pilot, "cd")
        await pilot.pause()
        assert app.typed == "abcd"


async def test_keys_that_pass_are_not_held() -> None:
    app = Typed()
    async with app.run_test() as pilot:
        app.key_queue.hold(None, passing={"q"})
        type_ahead(pilot, "aq")
        await pilot.pause()
        assert app.typed == "q"
        app.key_queue.let_go()
        await pilot.pause()
        assert app.typed == "qa"


async def test_no_key_overtakes_another_by_its_priority() -> None:
    app = Typed()
    async with app.run_test() as pilot:
        type_ahead(pilot, "opoopapb")
        await pilot.pause()
        assert app.typed == "opoopapb"


async def test_a_key_goes_where_the_one_before_it_led() -> None:
    app = Typed()
    async with app.run_test() as pilot:
        type_ahead(pilot, "a/bop")
        await until(pilot, lambda: isinstance(app.screen, Asked), "the screen with the field")
        await until(pilot, lambda: app.screen.query_one(Input).value == "bop", "what was typed for it")
        assert app.typed == "a"


async def test_a_key_that_is_never_done_is_not_waited_for_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_queue, "LONGEST", 0.05)
    app = Typed()
    async with app.run_test() as pilot:
        handing = app.screen.query_one(Handing)
        handing.may.clear()
        type_ahead(pilot, "ap")
        while app.typed != "p":
            await sleep(0.01)
        handing.may.set()
        await until(pilot, lambda: app.typed == "pa", "the first key")
