"""What a parser made of a file, kept on the disk, so that the file opens at once the next time, without the parser.

It is found by the bytes of a short file, by path and state of a long one, and by the program's own state, so it is
never out of date, and it can always be deleted. A folder that cannot be written is no reason not to read.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.files import cache_folder, write_atomic

if TYPE_CHECKING:
    from reader.document.kept_document import KeptDocument

MOST_KEPT = 100_000_000
"""Bytes kept in all; what was longest not asked for goes first."""

KEEPING = "keeping what was parsed"
"""What a thread is called that writes what is to be kept."""


def key_of(known_by: bytes, parser: str) -> str:
    """The name under which what a parser makes of what is known by some bytes is kept."""
    from hashlib import blake2b  # noqa: PLC0415  (plain text is not kept)

    program = max(module.stat().st_mtime_ns for module in _modules(Path(__file__).parent))
    name = blake2b(f"{parser} {program}\n".encode(), digest_size=32)
    name.update(known_by)
    return name.hexdigest()


def _modules(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The modules in a package, and in those in it."""
    for entry in os.scandir(folder):
        if entry.name.endswith(".py"):
            yield entry
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _modules(Path(entry))


def kept(key: str) -> bytes | None:
    """What is kept under a name, None if nothing is."""
    path = _folder() / key
    try:
        data = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    return data


def keep(key: str, data: bytes) -> Thread:
    """Keep some bytes under a name, and let go of old ones where there are too many.

    A thread does it, for what is kept is about to be shown; it is returned for whoever waits for it.
    """
    keeping = Thread(target=_keep, args=(_folder(), key, data), name=KEEPING)
    keeping.start()
    return keeping


def _keep(folder: Path, key: str, data: bytes) -> None:
    with contextlib.suppress(OSError, ReaderError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(folder / key, data)
        total = 0
        for path in sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime, reverse=True):
            total += path.stat().st_size
            if total > MOST_KEPT:
                path.unlink()


def parsed_once(parser: str, known_by: bytes, parse: Callable[[], bytes]) -> KeptDocument:
    """What a parser makes of what is known by some bytes, now or before. Raises what `parse` does."""
    from reader.document.kept_document import read_again  # noqa: PLC0415  (plain text needs none)
    from reader.document.parsed_json import DISHONEST  # noqa: PLC0415

    key = key_of(known_by, parser)
    before = kept(key)
    if before is not None:
        with contextlib.suppress(*DISHONEST):
            return read_again(before)
    made = parse()
    keep(key, made)
    return read_again(made)


def _folder() -> Path:
    return cache_folder() / "parsed"
