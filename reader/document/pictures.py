"""Pictures in a file that is packed, as books and Word documents are: taken out of it by what they are, not by name."""

from __future__ import annotations

from pathlib import Path

from reader.document.clean import clean_line
from reader.document.signatures import kind_of
from reader.document.zipped import DAMAGED, Zipped, folded
from reader.errors import ReaderError

SUFFIXES = {
    "a PNG picture": ".png",
    "a JPEG picture": ".jpg",
    "a GIF picture": ".gif",
    "a WebP picture": ".webp",
    "a bitmap picture": ".bmp",
    "a TIFF picture": ".tiff",
}
"""The kinds of picture that are handed to other programs; others, as drawings in SVG, can hold more than a picture."""


def read_picture(path: Path, name: str) -> tuple[bytes, str]:
    """A picture in a file, and the suffix of its kind. Raises ReaderError when it is none that is known to be one."""
    try:
        data = Zipped(path.read_bytes(), folded).read(name)
    except (*DAMAGED, KeyError, RuntimeError, ReaderError):
        raise ReaderError(f"the picture `{clean_line(name)}` in it cannot be read", path, code="damaged") from None
    suffix = SUFFIXES.get(kind_of(data) or "")
    if suffix is None:
        raise ReaderError(f"`{clean_line(name)}` in it is no picture that can be shown", path, code="damaged")
    return data, suffix
