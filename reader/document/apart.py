"""Parsing apart: a file whose parser may be led astray is parsed by a process of its own, within limits.

Parsers of web pages, books and PDF are large, and a file can be made to hang them, to fill the memory or to crash
them. Here such a file costs one line of error. What the process hands back is checked line by line before it is used,
and comes in through `clean` as any other foreign text does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from reader.document.clean import clean_line
from reader.errors import ReaderError

if TYPE_CHECKING:
    from subprocess import Popen

MOST_MEMORY = 768_000_000
MOST_ANSWER = 128_000_000
PATIENCE = 3
"""How many times longer than its seconds of work a parser may take on a busy machine."""

REFUSED = 3
"""The code with which a parser's process ends that says why it cannot read the file: a code, and a message below it."""
FULL = 4
"""The code with which one ends that has no memory left: not even to say so."""

_CHILD = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from reader.document.worker import main; main(sys.argv[2], int(sys.argv[3]))"
)
_running: set[Popen[bytes]] = set()

AT = b"at "
"""What a row begins with in which a parser's process says how far it is, before it answers."""
_LONGEST_ROW = 80
_OFTEN = 0.1
"""Seconds between two of them that are heard, at least."""

begun: Callable[[], object] = bool
"""What is called when a parser has begun to work in its process, and there is time for other things."""
at: Callable[[str], object] = bool
"""What a parser calls to say in a few words how far it is."""
heard: Callable[[str], object] = bool
"""What is called with these words in the program."""

TOO_MUCH = "needs more memory to read than a text should"
SIMPLER = "save it anew as a simpler file"
SMALLER = "split it, or save it as plain text"


class Apart(NamedTuple):
    """A parser that runs apart: its module, which has a function `parse` from bytes to `Parsed`, and its seconds."""

    module: str
    seconds: int


def parse_apart(work: Apart, data: bytes, path: Path) -> bytes:
    """What a parser makes of a file, as `written` gives it. Raises ReaderError when it cannot, or not in its limits."""
    from reader.document.kept_document import checked  # noqa: PLC0415  (plain text needs nothing of this)
    from reader.document.parsed_json import DISHONEST  # noqa: PLC0415

    answer, code = _run(work, data)
    if len(answer) > MOST_ANSWER:
        raise ReaderError(f"makes more text than a file should; {SIMPLER}", path, code="too-large")
    try:
        if code == REFUSED:
            said, message = answer.decode().split("\n", 1)
            raise ReaderError(clean_line(message), path, code=clean_line(said))
        if code:
            raise ValueError(code)
        return checked(answer)
    except DISHONEST:
        raise _failed(work, code, path) from None


def _run(work: Apart, data: bytes) -> tuple[bytes, int]:
    """Run a parser on some bytes: what it wrote, and the code it left."""
    import json  # noqa: PLC0415  (plain text needs none of these)
    import subprocess  # noqa: PLC0415
    import threading  # noqa: PLC0415

    call = [sys.executable, "-I", "-S", "-B", "-c", _CHILD, json.dumps(sys.path), work.module, str(work.seconds)]
    with _scratch() as file:
        file.write(data)
        file.seek(0)
        process = subprocess.Popen(call, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        timer = threading.Timer(PATIENCE * work.seconds, process.kill)
        timer.start()
        _running.add(process)
        try:
            begun()
            answer = _answer(process.stdout) if process.stdout else b""
            if len(answer) > MOST_ANSWER:
                process.kill()
            return answer, process.wait()
        finally:
            timer.cancel()
            _running.discard(process)
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


def _answer(said: IO[bytes]) -> bytes:
    """What a process answers, after it has said how far it is as often as it likes."""
    from time import monotonic  # noqa: PLC0415

    last = 0.0
    while (row := said.readline(_LONGEST_ROW)).startswith(AT):
        if monotonic() > last + _OFTEN:
            heard(clean_line(row.removeprefix(AT).decode(errors="replace").strip()))
            last = monotonic()
    return row + said.read(MOST_ANSWER + 1 - len(row))


def _scratch() -> IO[bytes]:
    """A file that is nobody else's and goes when it is closed: in memory where the system has such."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("text"), "w+b")
    import tempfile  # noqa: PLC0415  (takes as long to import as a parser to start)

    return tempfile.TemporaryFile()


def stop_parsers() -> None:
    """Stop what is being parsed, for the program is being left."""
    for process in list(_running):
        process.kill()


def _failed(work: Apart, code: int, path: Path) -> ReaderError:
    """What to say of a parser that did not come back with an answer."""
    import signal  # noqa: PLC0415

    if -code in (getattr(signal, "SIGXCPU", None), getattr(signal, "SIGKILL", None)):
        message = f"takes more than {work.seconds} seconds to read and was given up; {SIMPLER}"
        return ReaderError(message, path, code="too-slow")
    if code == FULL:
        return ReaderError(f"{TOO_MUCH}; {SMALLER}", path, code="too-large")
    if -code == signal.SIGABRT:  # how what is written in C ends that is refused memory
        return ReaderError(f"{TOO_MUCH}, or is damaged; {SIMPLER}", path, code="too-large")
    return ReaderError("cannot be read: it is damaged; save or download it again", path, code="damaged")
