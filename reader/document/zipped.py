"""The files that a format is packed of: by name, and read no further than a text may be long."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from unicodedata import normalize
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  (it is a class)

from reader.errors import ReaderError

MOST_ENTRIES = 10_000
MOST_READ = 64_000_000
DAMAGED = (BadZipFile, ZlibError, NotImplementedError, EOFError, OSError)
"""What is raised where the packing is damaged, or of a kind that nobody uses."""


def folded(name: str) -> str:
    """A name as it is compared: books are packed on systems to which é is one letter or two, and A is a."""
    return normalize("NFC", name.replace("\\", "/")).casefold()


class Zipped:
    """The files in a ZIP file, by what their names are `known_as`. Raises what is in `DAMAGED`, or ReaderError."""

    def __init__(self, data: bytes, known_as: Callable[[str], str] = str) -> None:
        self._archive = ZipFile(BytesIO(data))
        self._known_as = known_as
        self._names = {known_as(name): name for name in self._archive.namelist()}
        self._read_so_far = 0
        if len(self._names) > MOST_ENTRIES:
            raise ReaderError(f"holds more than {MOST_ENTRIES:,} files; a text needs far fewer", code="too-large")

    def __contains__(self, name: str) -> bool:
        return self._known_as(name) in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a file, as long as what is read in all is within bounds.

        Raises KeyError where it is not there, RuntimeError where it is locked, and what the class does.
        """
        with self._archive.open(self._names[self._known_as(name)]) as file:
            data = file.read(MOST_READ - self._read_so_far + 1)
        self._read_so_far += len(data)
        if self._read_so_far > MOST_READ:
            raise ReaderError(f"holds more than {MOST_READ / 1_000_000:.0f} MB of text; split it", code="too-large")
        return data
