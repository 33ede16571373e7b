"""Reports: what learners say is wrong with items, kept in a file that the author reads."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from reader.document.clean import CleanText, clean_line
from reader.errors import ReaderError
from reader.files import read_bytes, shipped_library
from reader.quiz.bank import bank_slug
from reader.quiz.model import Response

ENDING = ".reports.jsonl"
MOST_BYTES = 4_000_000


@dataclass(frozen=True)
class Report:
    """A remark on an item, with what was answered and which versions of bank and text it was.

    `digest` is the item's, `bank` what `bytes_name` calls the bank's bytes and `text` the fingerprint of the article.
    """

    item: str
    remark: CleanText
    response: Response
    at: str
    digest: str
    bank: str
    text: str


def append(report: Report, bank: Path, data: Path) -> Path:
    """Add a report to its file, which has it on the disk when this returns: beside the bank, or in the data folder.

    Reports on a shipped bank, and those that cannot be written beside it, are in the data folder. Raises ReaderError.
    """
    line = (json.dumps(asdict(report), ensure_ascii=False) + "\n").encode(errors="replace")
    *others, last = _places(bank, data)
    for path in others:
        with suppress(OSError):
            return _add(line, path)
    try:
        return _add(line, last)
    except OSError as error:
        raise ReaderError(f"cannot be written: {error.strerror}", last, code="unwritable") from None


def _add(line: bytes, path: Path) -> Path:
    """Put a line behind the others, of which the last may have been cut short."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if file.tell() and (file.seek(-1, os.SEEK_END), file.read())[1] != b"\n":
            line = b"\n" + line
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    return path


def _places(bank: Path, data: Path) -> tuple[Path, ...]:
    """The files that reports on a bank may be in; in the data folder no two banks of one name have one file."""
    whole = bank.resolve()
    name, reports = bank_slug(bank), data / "reports"
    if shipped_library().resolve() in whole.parents:
        return (reports / f"{name}{ENDING}",)
    folder = sha256(str(whole.parent).encode(errors="surrogateescape")).hexdigest()[:8]
    return (whole.with_name(f"{name}{ENDING}"), reports / f"{name}-{folder}{ENDING}")


def reports_on(bank: Path, data: Path) -> Iterator[tuple[Path, int, Report | None]]:
    """The reports on a bank, each with its file and line; None for a line that is none. Raises ReaderError."""
    for path in _places(bank, data):
        if path.is_file():
            lines = read_bytes(path, MOST_BYTES).splitlines()
            yield from ((path, number, _read(line)) for number, line in enumerate(lines, 1) if line.strip())


def bytes_name(bank: Path) -> str:
    """A name for the bytes of a bank as they are; empty where they cannot be read."""
    try:
        return sha256(bank.read_bytes()).hexdigest()[:16]
    except OSError:
        return ""


def _read(line: bytes) -> Report | None:
    try:
        found = json.loads(line)
        texts = {name: str(found[name]) for name in ("item", "at", "digest", "bank", "text")}
        datetime.fromisoformat(texts["at"])
        response = tuple(clean_line(str(part)) for part in found["response"])
        return Report(**texts, remark=clean_line(str(found["remark"])), response=response)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
