"""The formats a document can have: one module and one row of `FORMATS` each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from reader.document.clean import CleanText, clean, clean_line
from reader.document.frontmatter import read_front_matter, slug
from reader.document.markdown import parse_markdown
from reader.document.model import Line, Metadata, TextDocument
from reader.document.plain import parse_plain
from reader.errors import ReaderError
from reader.files import decode, read_bytes

MOST_BYTES = 64_000_000


@dataclass(frozen=True)
class Format:
    """A kind of file: its name, how its files end, and what makes lines of its clean text."""

    name: str
    suffixes: tuple[str, ...]
    parse: Callable[[CleanText], list[Line]]
    front_matter: bool = False


FORMATS = (
    Format("plain text", (".txt", ".text"), parse_plain),
    Format("Markdown", (".md", ".markdown"), parse_markdown, front_matter=True),
)

SUFFIXES = tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)


class Opened(NamedTuple):
    """A document, and what was found wrong with its front matter."""

    document: TextDocument
    problems: tuple[ReaderError, ...]


def format_of(path: Path) -> Format | None:
    """The format of a file, by how its name ends; None if it is none we know."""
    suffix = path.suffix.casefold()
    return next((format_ for format_ in FORMATS if suffix in format_.suffixes), None)


def open_document(path: Path) -> Opened:
    """Read a file as a document. Raises ReaderError when it cannot be read or is of no known format."""
    format_ = format_of(path)
    if format_ is None:
        if path.is_dir():
            raise ReaderError("is a folder; name a text in it, or use --library", path, code="unreadable")
        known = ", ".join(SUFFIXES)
        raise ReaderError(f"is not a kind of file Reader opens ({known})", path, code="unknown-format")
    data = read_bytes(path, MOST_BYTES)
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReaderError("does not look like text", path, code="unknown-format")
    return parse_document(decode(data), path, format_)


def parse_document(source: str, path: Path, format_: Format) -> Opened:
    """A document from the text of a file of this format. Never raises: problems are returned."""
    text = clean(source)
    front = read_front_matter(text, path, path.stem) if format_.front_matter else None
    lines = format_.parse(CleanText(text[front.end :] if front else text))
    metadata = front.metadata if front else None
    if metadata is None or metadata.title == clean_line(path.stem):
        metadata = (metadata or Metadata(CleanText("")))._replace(title=_title(lines, path))
    identity = (front.id if front else None) or slug(path.stem)
    return Opened(TextDocument(identity, metadata, tuple(lines)), front.problems if front else ())


def _title(lines: list[Line], path: Path) -> CleanText:
    """The first heading if it comes before any paragraph, else the file's name."""
    if lines and lines[0].kind == "heading" and lines[0].text.strip():
        return lines[0].text
    return clean_line(path.stem)
