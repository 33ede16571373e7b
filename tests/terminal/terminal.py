"""A terminal to run a program in: keys go in, and what it draws is read as a person would see it."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic

import pyte

ASKS_FOR_SYNC, HAS_SYNC = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
FRAME_ENDS = b"\x1b[?2026l"
PATIENCE = 30.0


class Terminal:
    """A program in a pseudo-terminal. What it writes is kept as bytes, and drawn frame by frame."""

    def __init__(
        self,
        arguments: Sequence[str | Path],
        folder: Path,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        on_frame: Callable[[Terminal], None] | None = None,
        piped: bytes | None = None,
    ) -> None:
        """Start `python ARGUMENTS`, with nothing of the environment but what is needed and what is in `env`.

        What is `piped` in comes as standard input, and the terminal is then only for output and for who asks for it.
        """
        columns, rows = size
        self.raw = bytearray()
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._on_frame = on_frame
        self._changed = threading.Condition()
        self._ended = False
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.modes = termios.tcgetattr(slave)
        self._slave = slave
        home = folder / "home"
        home.mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            stdin=subprocess.PIPE if piped is not None else slave,
            stdout=slave,
            stderr=slave,
            cwd=home,
            start_new_session=True,
            env={
                "PATH": os.environ.get("PATH", ""),
                "HOME": str(home),
                "LANG": "C.UTF-8",
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "TEXTUAL_ANIMATIONS": "none",
                "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path),
                "READER_DATA": str(folder / "data"),
                **(env or {}),
            },
        )
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        if piped is not None and self.process.stdin:
            self.process.stdin.write(piped)
            self.process.stdin.close()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        os.close(self._slave)
        self._thread.join(PATIENCE)
        os.close(self._master)

    @property
    def rows(self) -> list[str]:
        """The rows of the screen."""
        with self._changed:
            return list(self.screen.display)

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.rows)

    @property
    def last_row(self) -> str:
        """The row that says what can be pressed."""
        return self.rows[-1]

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor is, as column and row."""
        with self._changed:
            return self.screen.cursor.x, self.screen.cursor.y

    def send(self, keys: str | bytes) -> None:
        """Press keys, given as a terminal sends them."""
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def wait_for(self, wanted: str | Callable[[], object], patience: float = PATIENCE) -> None:
        """Wait until a text is on the screen or a condition holds, or fail with the screen."""
        holds: Callable[[], object] = (lambda: wanted in self.text) if isinstance(wanted, str) else wanted
        end = monotonic() + patience
        with self._changed:
            while not holds():
                left = end - monotonic()
                if left <= 0 or (self._ended and not holds()):
                    what = "ended before" if self._ended else "never showed"
                    raise AssertionError(f"the program {what} {wanted!r}\n{self.text}")
                self._changed.wait(left)

    def settle(self, quiet: float = 0.15) -> None:
        """Wait until nothing has been written for a moment."""
        seen = -1
        while seen != len(self.raw):
            seen = len(self.raw)
            with self._changed:
                self._changed.wait(quiet)

    def press(self, keys: str | bytes, wanted: str | Callable[[], object]) -> None:
        """Press keys and wait for what comes of it."""
        self.send(keys)
        self.wait_for(wanted)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def kill(self) -> None:
        """End the program at once, as a power cut would, and read what it had written."""
        self.process.kill()
        self.exit_code()

    def exit_code(self, patience: float = PATIENCE) -> int:
        """Wait for the end of the program and of its output; the code it left."""
        code = self.process.wait(patience)
        while self._pending():
            with self._changed:
                self._changed.wait(0.05)
        return code

    def ends_with(self, code: int) -> None:
        """Fail, with what the program said last, unless it ends by itself with a code."""
        ended = self.exit_code()
        assert ended == code, f"{ended} instead of {code}: {self.last_words.decode(errors='replace')}"

    @property
    def last_words(self) -> bytes:
        """What was written after the full screen was left: a report or an error."""
        return bytes(self.raw).rpartition(b"\x1b[?1049l")[2]

    def _pending(self) -> bool:
        """Whether the program has written anything that was not read yet."""
        waiting = struct.unpack("i", fcntl.ioctl(self._master, termios.FIONREAD, b"\0\0\0\0"))[0]
        return waiting > 0 and not self._ended

    def _read(self) -> None:
        rest = b""
        while True:
            try:
                data = os.read(self._master, 65536)
            except OSError:
                data = b""
            if not data:
                with self._changed:
                    self._ended = True
                    self._changed.notify_all()
                return
            if ASKS_FOR_SYNC in data:
                os.write(self._master, HAS_SYNC)
            with self._changed:
                self.raw += data
                rest += data
                while FRAME_ENDS in rest:
                    frame, _, rest = rest.partition(FRAME_ENDS)
                    self._draw(frame)
                    if self._on_frame:
                        self._on_frame(self)
                if b"\x1b[?2026h" not in rest:
                    self._draw(rest)
                    rest = b""
                self._changed.notify_all()

    def _draw(self, data: bytes) -> None:
        self._stream.feed(data)
