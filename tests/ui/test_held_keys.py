"""Keys that are held come in their order, and before those that come later."""

from __future__ import annotations

from textual import events
from textual.app import App

from reader.ui.held_keys import HeldKeys


class Typed(App[None]):
    """Notes the keys that come through."""

    def __init__(self) -> None:
        super().__init__()
        self.held = HeldKeys(self)
        self.typed = ""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            if not self.held.take(event):
                self.typed += event.key
        else:
            await super().on_event(event)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.post_message(events.Key(key, key))


async def test_no_key_overtakes_those_that_are_held() -> None:
    app = Typed()
    async with app.run_test() as pilot:
        app.held.begin(None)
        app.press("a", "b")
        app.held.let_go()
        app.press("c", "d")
        await pilot.pause()
        assert app.typed == "abcd"


async def test_keys_that_pass_are_not_held() -> None:
    app = Typed()
    async with app.run_test() as pilot:
        app.held.begin(None, passing={"q"})
        app.press("a", "q")
        await pilot.pause()
        assert app.typed == "q"
        app.held.let_go()
        await pilot.pause()
        assert app.typed == "qa"
