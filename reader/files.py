"""Where Reader keeps things, and how it reads and writes files."""

from __future__ import annotations

import os
from pathlib import Path

from reader.errors import ReaderError

APP_NAME = "closeread"
SHIPPED = Path(__file__).parent / "shipped"


def shipped_library() -> Path:
    """The library that comes with the program: inside the wheel, or the top of a source checkout."""
    return SHIPPED if SHIPPED.is_dir() else Path(__file__).parent.parent


def data_folder() -> Path:
    """The platform's folder for what is remembered about a person's reading."""
    from platformdirs import user_data_path  # noqa: PLC0415  (only when no folder was named)

    return user_data_path(APP_NAME, appauthor=False)


def config_folder() -> Path:
    """The platform's folder for settings."""
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path(APP_NAME, appauthor=False)


def read_bytes(path: Path, limit: int) -> bytes:
    """All bytes of a file. Raises ReaderError when it cannot be read or is larger than `limit` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise ReaderError(f"cannot read this file: {error.strerror or error}", path, code="unreadable") from None
    if len(data) > limit:
        size = f"{limit / 1_000_000:,.0f} MB"
        raise ReaderError(f"is larger than {size}; split it into smaller files", path, code="too-large")
    return data


def decode(data: bytes) -> str:
    """Bytes as text: a byte order mark decides, then UTF-8, then the Windows code page that most other files use."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def write_atomic(path: Path, text: str) -> None:
    """Replace a file in one step, so that a crash leaves either the old text or the new one.

    Raises ReaderError when the folder cannot be written.
    """
    import tempfile  # noqa: PLC0415  (reading a text must not wait for what writing needs)

    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
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
