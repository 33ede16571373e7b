"""Parsing apart: a file whose parser may be led astray is parsed by a process of its own, within limits.

Parsers of web pages, books and PDF are large, and a file can be made to hang them, to fill the memory or to crash
them. Here such a file costs one line of error. What the process hands back is JSON, and comes in through `clean` as
any other foreign text does.
"""

from __future__ import annotations

import contextlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from reader.document.clean import CleanText, clean, clean_line
from reader.document.model import Line, LineKind, Mark, MarkStyle, Metadata, Parsed
from reader.errors import ReaderError

if TYPE_CHECKING:
    from subprocess import Popen

MOST_MEMORY = 768_000_000
MOST_ANSWER = 128_000_000
PATIENCE = 3
"""How many times longer than its seconds of work a parser may take on a busy machine."""

_CHILD = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from reader.document.worker import main; main(sys.argv[2], int(sys.argv[3]))"
)
_DISHONEST = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
_running: set[Popen[bytes]] = set()
_KINDS, _STYLES = frozenset(get_args(LineKind)), frozenset(get_args(MarkStyle))


class Apart(NamedTuple):
    """A parser that runs apart: its module, which has a function `parse` from bytes to `Parsed`, and its seconds."""

    module: str
    seconds: int


def parse_apart(work: Apart, data: bytes, path: Path) -> Parsed:
    """What a parser makes of a file, now or before. Raises ReaderError when it cannot, or not within its limits."""
    from reader.document.kept import keep, kept, key_of  # noqa: PLC0415  (text and Markdown need nothing of this)

    key = key_of(data, work.module)
    before = kept(key)
    if before is not None:
        with contextlib.suppress(*_DISHONEST):
            return _parsed(before)
    answer, code = _run(work, data)
    if len(answer) > MOST_ANSWER:
        raise ReaderError("makes more text than a file should; save it anew as a simpler file", path, code="too-large")
    try:
        if code:
            raise ValueError(code)
        text = answer.decode()
        parsed = _parsed(text)
    except ReaderError as error:
        raise replace(error, path=path) from None
    except _DISHONEST:
        raise _failed(work, code, path) from None
    keep(key, text)
    return parsed


def _run(work: Apart, data: bytes) -> tuple[bytes, int]:
    """Run a parser on some bytes: what it wrote, and the code it left."""
    import json  # noqa: PLC0415  (text and Markdown need none of these)
    import subprocess  # noqa: PLC0415
    import tempfile  # noqa: PLC0415
    import threading  # noqa: PLC0415

    call = [sys.executable, "-I", "-B", "-c", _CHILD, json.dumps(sys.path), work.module, str(work.seconds)]
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        process = subprocess.Popen(call, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        timer = threading.Timer(PATIENCE * work.seconds, process.kill)
        timer.start()
        _running.add(process)
        try:
            answer = process.stdout.read(MOST_ANSWER + 1) if process.stdout else b""
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


def stop_parsers() -> None:
    """Stop what is being parsed, for the program is being left."""
    for process in list(_running):
        process.kill()


def _failed(work: Apart, code: int, path: Path) -> ReaderError:
    """What to say of a parser that did not come back with an answer."""
    import signal  # noqa: PLC0415

    if -code in (getattr(signal, "SIGXCPU", None), getattr(signal, "SIGKILL", None)):
        message = f"takes more than {work.seconds} seconds to read and was given up; save it anew as a simpler file"
        return ReaderError(message, path, code="too-slow")
    return ReaderError("cannot be read: it is damaged; save or download it again", path, code="damaged")


def _parsed(answer: str) -> Parsed:
    """What came back, as lines. Raises what is in `_DISHONEST` for what no honest parser says."""
    import json  # noqa: PLC0415

    given = json.loads(answer)
    if "message" in given:
        raise ReaderError(clean_line(given["message"]), code=clean_line(given["code"]))
    facts: dict[str, Any] = {name: value and clean_line(value) for name, value in given["metadata"].items()}
    return Parsed([_line(*line) for line in given["lines"]], Metadata(**facts), clean_line(given["unseen"]))


def _line(
    text: str, kind: LineKind, marks: list[list[Any]], level: int, label: str, close: bool, language: str
) -> Line:
    cleaned = CleanText(clean(text).replace("\n", " "))
    if kind not in _KINDS:
        raise ValueError(kind)
    kept = tuple(_mark(len(cleaned), *mark) for mark in marks) if cleaned == text else ()
    label, language = label and clean_line(label), language and clean_line(language)
    return Line(cleaned, kind, kept, int(level), label, bool(close), language)


def _mark(length: int, start: int, end: int, style: MarkStyle, target: str | int | None) -> Mark:
    if not 0 <= start <= end <= length or style not in _STYLES:
        raise ValueError(style)
    return Mark(start, end, style, clean_line(target) if isinstance(target, str) else target)
