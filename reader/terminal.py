"""The terminal before Textual has it: taken so that keys wait in it unseen, and left as it was found."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ALTERNATE_SCREEN = "\x1b[?1049h"
ERASE_ROW = b"\r\x1b[K"
UTF8 = ("utf-8", "utf8")

before: list[Any] | None = None
"""How the terminal was set before it was taken; None where it was not, or Textual has it."""
found: list[Any] | None = None
"""How the terminal was found when it was taken."""
is_painted = False
"""Whether a first page was painted."""


def is_usual() -> bool:
    """Whether the terminal can be taken: on Linux."""
    environment = os.environ
    return (
        sys.platform == "linux"
        and all(map(os.isatty, range(3)))
        and sys.stderr.encoding.lower() in UTF8
        and environment.get("TERM", "dumb") != "dumb"
        and not environment.get("TEXTUAL_DRIVER")
    )


def paint(shown: str) -> None:
    """Show a first page, and let keys wait until the program reads them."""
    global is_painted  # noqa: PLW0603
    _take(obeying=False)
    is_painted = True
    os.write(2, f"{ALTERNATE_SCREEN}\x1b[?25l{shown}".encode())


def hush() -> None:
    """Let keys wait where nothing is painted, in a terminal as it is used to; Ctrl+C ends the program all the same."""
    if before is None and is_usual():
        _take(obeying=True)


def give_back() -> None:
    """Leave the terminal as it was, if Textual has not got it."""
    global before  # noqa: PLW0603
    if before is not None:
        _leave(before)
        before = None


def drop_keys() -> None:
    """Let nobody have the keys that wait in the terminal that is drawn on, unless another program is before it."""
    if sys.platform == "win32" or not (sys.stderr and sys.stderr.isatty()):
        return
    import termios

    number = sys.stderr.fileno()
    try:
        before_it = os.tcgetpgrp(number)
    except OSError:  # no terminal of this session
        before_it = os.getpgrp()
    if before_it == os.getpgrp():
        termios.tcflush(number, termios.TCIFLUSH)


def taken_over() -> list[Any] | None:
    """How the terminal was set, for whoever leaves it in the end."""
    global before
    taken, before = before, None
    return taken


def _take(obeying: bool) -> None:
    """Let keys wait in the terminal as they are typed; those that end a program do so if it goes on `obeying` them.

    The terminal is given back when the program is ended before it minds signals itself. The module `signal` takes as
    long to import as the page to paint; this is the part of it that does the work.
    """
    global before, found  # noqa: PLW0603
    import _signal as signal  # type: ignore[import-not-found]
    import select
    import termios

    for number in (signal.SIGTERM, signal.SIGHUP) if obeying else (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, _exit if obeying else _end)
    before = found = termios.tcgetattr(0)
    raw = termios.tcgetattr(0)
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | (0 if obeying else termios.ISIG))
    raw[6][termios.VMIN] = 1
    termios.tcsetattr(0, termios.TCSANOW, raw)
    if select.select([0], [], [], 0)[0]:
        os.write(2, ERASE_ROW)  # keys that came before have been echoed there


def _end(number: int, frame: object) -> None:
    """Leave the terminal as it was, whoever has it by now, and end as a signal wants it."""
    import _signal as signal  # the module `signal` may be half imported

    _leave(found)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _exit(number: int, frame: object) -> None:
    """End as a signal wants it, by the ordinary way out."""
    sys.exit(128 + number)


def _leave(attributes: list[Any] | None) -> None:
    import termios

    if is_painted:
        os.write(2, b"\x1b[0m\x1b[?25h\x1b[?1049l")
    if attributes is not None:
        termios.tcsetattr(0, termios.TCSANOW, attributes)
