"""The process in which a parser runs apart: it takes bytes, works within limits, and answers in bytes."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from importlib import import_module
from typing import Any, NoReturn

from reader.document import apart
from reader.document.apart import AT, FULL, MOST_MEMORY, REFUSED
from reader.document.parsed_json import written
from reader.errors import ReaderError

RARELY = 100_000
"""Objects after which garbage is looked for: a parser makes many, and drops few that point at one another."""


def main(module: str, seconds: int) -> None:
    """Parse what is piped in with the function `parse` of a module, and print the lines or what is wrong."""
    _limit(seconds)
    gc.set_threshold(RARELY)
    apart.at = _say
    try:
        answer = written(import_module(module).parse(sys.stdin.buffer.read()))
    except ReaderError as error:
        _answer(_refusal(error), REFUSED)
    except MemoryError:
        os._exit(FULL)
    _answer(answer, 0)


def _say(how_far: str) -> None:
    sys.stdout.buffer.write(b"%b%b\n" % (AT, how_far.encode()))
    sys.stdout.flush()


def _refusal(error: ReaderError) -> bytes:
    return f"{error.code}\n{error.message}".encode(errors="replace")


def _answer(answer: bytes, code: int) -> NoReturn:
    """Say it and end at once: to take apart what the parser has made would take as long again as to make it."""
    sys.stdout.buffer.write(answer)
    sys.stdout.flush()
    os._exit(code)


def _limit(seconds: int) -> None:
    """Bound the memory and the time of this process and forbid it to write files, where the system can."""
    try:
        import resource  # noqa: PLC0415  (not on every system)
    except ImportError:
        return
    limits: list[tuple[Any, int]] = [
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ]
    for name, limit in limits:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (limit, limit))
