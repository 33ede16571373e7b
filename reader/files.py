"""Where Reader keeps things, and how it reads and writes files."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

from reader.errors import ReaderError
from reader.folders import APP_NAME, CACHE, CONFIG, DATA, linux_folder, shipped_folder

if TYPE_CHECKING:
    import gzip

STANDARD_INPUT = Path("-")
Signature = tuple[int, int, int]
PIECE = 1 << 20
"""Bytes that are copied together, and that a copy keeps in memory before it goes to the disk."""


def shipped_library() -> Path:
    """The library that comes with the program."""
    return Path(shipped_folder())


def data_folder() -> Path:
    """The platform's folder for what is remembered about a person's reading."""
    if known := linux_folder(*DATA):
        return Path(known)
    from platformdirs import user_data_path  # noqa: PLC0415  (only when no folder was named)

    return user_data_path(APP_NAME, appauthor=False)


def config_folder() -> Path:
    """The platform's folder for settings."""
    if known := linux_folder(*CONFIG):
        return Path(known)
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path(APP_NAME, appauthor=False)


def cache_folder() -> Path:
    """The folder for what can be made again: the platform's, or the one named in READER_CACHE."""
    named = os.environ.get("READER_CACHE")
    if named:
        return Path(named).expanduser()
    if known := linux_folder(*CACHE):
        return Path(known)
    from platformdirs import user_cache_path  # noqa: PLC0415

    return user_cache_path(APP_NAME, appauthor=False)


def signature(path: Path) -> Signature | None:
    """What tells one state of a file from another; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def read_bytes(path: Path, limit: int) -> bytes:
    """All bytes of a file. Raises ReaderError when it cannot be read or is larger than `limit` bytes."""
    with open_bytes(path) as file:
        return read_rest(file, path, limit)


def open_bytes(path: Path) -> IO[bytes]:
    """A file to be read. Raises ReaderError when it cannot be, or is none, as a pipe with a name."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise ReaderError("is no file; pipe what it gives into `reader -`", path, code="unreadable")
        file = path.open("rb")
        file.peek(1)
        return file
    except OSError as error:
        raise _unreadable(path, error) from None


def read_rest(file: IO[bytes], path: Path, limit: int) -> bytes:
    """All bytes that are left in a file. Raises ReaderError when it cannot be read or more than `limit` are left."""
    try:
        data = file.read(limit + 1)
    except OSError as error:
        raise _unreadable(path, error) from None
    if len(data) > limit:
        raise _too_large("is larger than {}; split it into smaller files", path, limit)
    return data


def piped_in(limit: int) -> IO[bytes]:
    """What is piped in, in a file; there is nothing a second time. Raises ReaderError for more than `limit` bytes."""
    from io import BytesIO  # noqa: PLC0415

    source = sys.stdin.buffer if sys.stdin else BytesIO()
    return _copied(source, limit, _too_large("is more than {}; pipe in less", STANDARD_INPUT, limit))


def unpacked(file: IO[bytes], path: Path, limit: int) -> IO[bytes]:
    """What is packed with gzip in a file, in one of its own. Raises ReaderError when it is damaged or too large."""
    import gzip  # noqa: PLC0415  (only for what is packed)
    import zlib  # noqa: PLC0415

    too_large = _too_large("is larger than {} when unpacked; split it into smaller files", path, limit)
    try:
        return _copied(gzip.GzipFile(fileobj=file, mode="rb"), limit, too_large)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise ReaderError("is damaged or not packed with gzip; pack it again", path, code="damaged") from None


def _copied(source: IO[bytes] | gzip.GzipFile, limit: int, too_large: ReaderError) -> IO[bytes]:
    """What a source gives, in a file that is nobody else's and goes when it is closed; a short one stays in memory."""
    from tempfile import SpooledTemporaryFile  # noqa: PLC0415  (most texts are in a file already)

    copy = SpooledTemporaryFile(max_size=PIECE)  # noqa: SIM115  (the caller closes it)
    left = limit
    while piece := source.read(PIECE):
        left -= len(piece)
        if left < 0:
            raise too_large
        try:
            copy.write(piece)
        except OSError as error:
            message = (
                f"cannot be kept while it is read: {error.strerror or error}; make room, or name a folder in TMPDIR"
            )
            raise ReaderError(message, too_large.path, code="unreadable") from None
    copy.seek(0)
    return copy


def _too_large(message: str, path: Path, limit: int) -> ReaderError:
    return ReaderError(message.format(f"{limit / 1_000_000:,.0f} MB"), path, code="too-large")


def _unreadable(path: Path, error: OSError) -> ReaderError:
    return ReaderError(f"cannot read this file: {error.strerror or error}", path, code="unreadable")


def write_atomic(path: Path, text: str | bytes) -> None:
    """Replace a file in one step, so that a crash leaves either the old text or the new one.

    Raises ReaderError when the folder cannot be written.
    """
    import tempfile  # noqa: PLC0415  (reading a text must not wait for what writing needs)

    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode() if isinstance(text, str) else text)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                temporary.chmod(target.stat().st_mode & 0o7777)
            else:
                temporary.chmod(0o644)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ReaderError(f"cannot write this file: {error.strerror or error}", path, code="unwritable") from None
