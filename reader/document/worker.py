"""The process in which a parser runs apart: it takes bytes, works within limits, and answers in JSON."""

from __future__ import annotations

import contextlib
import json
import sys
from importlib import import_module
from typing import Any

from reader.document.apart import MOST_MEMORY
from reader.document.parsed_json import json_of
from reader.errors import ReaderError


def main(module: str, seconds: int) -> None:
    """Parse what is piped in with the function `parse` of a module, and print the lines or what is wrong."""
    _limit(seconds)
    try:
        answer = json_of(import_module(module).parse(sys.stdin.buffer.read()))
    except ReaderError as error:
        answer = json.dumps({"message": error.message, "code": error.code})
    except MemoryError:
        message = "needs more memory to read than a text should; save it anew as a simpler file"
        answer = json.dumps({"message": message, "code": "too-large"})
    sys.stdout.buffer.write(answer.encode(errors="replace"))


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
