"""The queue of keys: each does what it does where the one before it led, however fast they are typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import Any

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.timer import Timer

LONGEST = 1.0
"""Seconds after which a key is not waited for any longer, whatever it has begun."""


class KeyQueue:
    """Gives keys to the app one at a time.

    Textual acts on some keys at once and hands others to the widget with the focus, where they wait for their turn: a
    key could overtake the one before it, or go to a widget that the one before it leaves.
    """

    def __init__(self, app: App[Any], handle: Callable[[events.Key], Awaitable[None]]) -> None:
        """The keys of an app, which are handled by the function given."""
        self._app = app
        self._handle = handle
        self._waiting: list[events.Key] = []
        self._passing: Collection[str] | None = None
        """While keys are held: those that are not."""
        self._key: events.Key | None = None
        """The key that is not done yet."""
        self._screen: Screen[object] | None = None
        """The screen that it was pressed on."""
        self._end: Timer | None = None
        self._patience: Timer | None = None

    async def take(self, key: events.Key) -> None:
        """Handle a key as soon as those before it are done; one that no widget wanted comes back, and is done then."""
        if key.is_forwarded:
            await self._handle(key)
            self._done(key)
        else:
            self._waiting.append(key)
            if self._key and not self._patience:
                self._patience = self._app.set_timer(LONGEST, self._next)
            await self._go_on()

    def hold(self, seconds: float | None, passing: Collection[str] = ()) -> None:
        """Hold the keys that come from now on, but for those `passing`; without seconds until they are let go."""
        if self._passing is None:
            self._passing = passing
            self._end = self._app.set_timer(seconds, self._release) if seconds else None

    def let_go(self) -> None:
        """Let the keys do what they do now."""
        self._app.call_later(self._release)

    async def _release(self) -> None:
        self._passing = None
        if self._end:
            self._end.stop()
        await self._go_on()

    async def _go_on(self) -> None:
        """Handle the first key that need not wait."""
        free = (key for key in self._waiting if self._passing is None or key.key in self._passing)
        if self._key or not (key := next(free, None)):
            return
        self._waiting.remove(key)
        self._key, self._screen = key, self._app.screen
        focus = self._focus
        await self._handle(key)
        if key.is_forwarded:
            focus.call_later(self._see, key)
        else:
            self._done(key)

    @property
    def _focus(self) -> DOMNode:
        return self._app.focused or self._app.screen

    def _see(self, key: events.Key) -> None:
        """Behind a key that the widget with the focus has handled: unless it goes on from there, it is done."""
        if key._stop_propagation:
            self._done(key)

    def _done(self, key: events.Key) -> None:
        """A key has been handled: wait for a screen that it led to, and for what widgets have to tell each other."""
        if key is not self._key:
            return
        if self._app.screen is not self._screen:
            self._app.screen.call_after_refresh(self._app.call_later, self._next)
        elif self._waiting:
            self._rise(self._focus)
        else:
            self._key = None

    def _rise(self, node: DOMNode) -> None:
        """Go up through the queues of a node and of what it is in to that of the app, behind all that is in them."""
        parent = node.parent
        if parent is None:
            self._app.call_later(self._next)
        elif not node.call_later(self._rise, parent):
            self._rise(parent)

    async def _next(self) -> None:
        self._key = None
        if self._patience:
            self._patience.stop()
            self._patience = None
        await self._go_on()
