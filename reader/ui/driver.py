"""The terminal driver, made to survive what a terminal may send.

A byte that is no UTF-8 (a key of a Latin-1 keyboard) or a reply the key parser cannot read would end the program; a
window said to be 65,535 cells wide would exhaust the memory; and a terminal that has gone without a signal would be
read for ever.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from functools import partial
from signal import SIGHUP
from threading import RLock
from typing import Any

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Resize
from textual.geometry import Size
from textual.message import Message

from reader import terminal
from reader.document.placing import placed

WIDEST, HIGHEST = 500, 300
ESCAPE = "\x1b"
INTRODUCERS = frozenset("[ONPX]^_\x1b")
"""What with Escape before it begins a sequence (ECMA-48, 5.3), which may come in two parts."""
NEWLINE = "ctrl+j"
"""What Enter is as long as the terminal has not been told to hand keys on unchanged."""


class SturdyParser(XTermParser):
    """A key parser that passes over a sequence it cannot read instead of raising, and loses no Escape.

    Textual takes what comes within a tenth of a second of Escape for a key pressed with Alt, which means nothing here.
    """

    _before = ""

    def feed(self, data: str) -> Iterable[Message]:
        """The keys and replies in some input; what stands behind a sequence that cannot be read is not lost with it."""
        for nth, piece in enumerate(data or [data]):
            try:
                if self._before == ESCAPE and self._is_apart(piece, came_with_it=nth > 0):
                    yield from self._give_up_waiting()
                yield from super().feed(piece)
            except (OverflowError, ValueError):
                self.__init__()  # type: ignore[misc]  # begin again with what follows
            self._before = piece

    @staticmethod
    def _is_apart(piece: str, came_with_it: bool) -> bool:
        """Whether what follows Escape is a key of its own, and neither with it begins a sequence nor is one."""
        is_key = came_with_it and isinstance(ANSI_SEQUENCES_KEYS.get(ESCAPE + piece), tuple)
        return piece not in INTRODUCERS and not is_key

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        """The keys of a sequence; with Alt, of one that was begun and never ended."""
        if alt:
            yield Key("escape", ESCAPE)
        yield from super()._sequence_to_key_events(sequence)

    def _give_up_waiting(self) -> Iterable[Message]:
        if self._timeout_time is not None:
            self._timeout_time = 0.0
        return self.tick()


def replacing_decoder(gone: Callable[[], None]) -> Callable[[str], Any]:
    """Makes decoders that turn bytes that are no text into a replacement character, and say when there are none left.

    No bytes where some were to be read means that the terminal has gone.
    """

    class Decoder:
        def __init__(self, encoding: str) -> None:
            self._decode = getincrementaldecoder(encoding)(errors="replace").decode

        def decode(self, data: bytes, final: bool = False) -> str:
            if not data and not final:
                gone()
            return self._decode(data, final)

    return lambda encoding: partial(Decoder, encoding)


def _enter() -> Key:
    return Key("enter", "\r")


class SturdyDriver(LinuxDriver):
    """Textual's driver with a decoder and a key parser that do not raise, and a window of bounded size."""

    _has_first_page = False

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._gate = RLock()
        self._held: list[Key] | None = []

    def start_application_mode(self) -> None:
        """Begin to draw; over a first page that is there already, without a blink."""
        self._has_first_page = terminal.is_painted and terminal.before is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.attrs_before = terminal.taken_over() or self.attrs_before

    def write(self, data: str) -> None:
        """Write to the terminal, every sign in its cells, but enter no screen that it shows already: it would blink."""
        if self._has_first_page and data == terminal.ALTERNATE_SCREEN:
            self._has_first_page = False
        else:
            super().write(placed(data))

    def run_input_thread(self) -> None:
        """Read keys until the program ends."""
        vars(linux_driver).update(getincrementaldecoder=replacing_decoder(self._hang_up), XTermParser=SturdyParser)
        super().run_input_thread()

    def _hang_up(self) -> None:
        """End the program as the signal would have done; nothing more is read."""
        self.exit_event.set()
        self._app.call_later(self._app.exit, None, 128 + SIGHUP)

    def _get_terminal_size(self) -> tuple[int, int]:
        width, height = super()._get_terminal_size()
        return min(width, WIDEST), min(height, HIGHEST)

    def let_keys_in(self) -> None:
        """Hand on what was typed so far, in its order, and from now on every key as it comes."""
        with self._gate:
            held, self._held = self._held, None
            for key in held or ():
                super().process_message(key)

    def process_message(self, message: Message) -> None:
        """Hand a message on, sizes brought within bounds; keys wait for a screen to take them."""
        with self._gate:
            if self._held is not None and isinstance(message, Key):
                self._held.append(_enter() if message.key == NEWLINE else message)
                return
        if isinstance(message, Resize) and (message.size.width > WIDEST or message.size.height > HIGHEST):
            size = Size(min(message.size.width, WIDEST), min(message.size.height, HIGHEST))
            message = Resize(size, size)
        super().process_message(message)
