"""Held keys: what is typed while something that an earlier key began is not done yet comes afterwards, in its order."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from textual import events
from textual.app import App
from textual.timer import Timer


class HeldKeys:
    """Holds keys where they come into the app, from `begin` until `let_go`, or for so many seconds at most."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._keys: list[events.Key] | None = None
        self._passing: Collection[str] = ()
        self._end: Timer | None = None

    def begin(self, seconds: float | None, passing: Collection[str] = ()) -> None:
        """Hold the keys that come from now on, but for those `passing`; without seconds until they are let go."""
        if self._keys is None:
            self._keys, self._passing = [], passing
            self._end = self._app.set_timer(seconds, self._press_again) if seconds else None

    def take(self, event: events.Key) -> bool:
        """Whether a key is held."""
        if self._keys is None or event.key in self._passing:
            return False
        self._keys.append(event)
        event.stop()
        event.prevent_default()
        return True

    def let_go(self) -> None:
        """Let the keys do what they do now, before any that the app has not come to yet."""
        self._app.call_later(self._press_again)

    async def _press_again(self) -> None:
        """Handle the keys at once: posted, they would come behind those that wait for the app already."""
        held, self._keys = self._keys or [], None
        if self._end:
            self._end.stop()
        for key in sorted(held, key=lambda event: event.time):
            again = events.Key(key.key, key.character).set_sender(self._app)
            again.time = key.time
            await self._app.on_event(again)
