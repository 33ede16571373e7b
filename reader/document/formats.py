"""The formats a document can have: one module and one row of `FORMATS` each, and which of them a file is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from reader.decoding import decode
from reader.document.apart import Apart
from reader.document.signatures import PAGE, kind_of, looks_binary, way_to_read
from reader.document.unseen import together
from reader.errors import ReaderError
from reader.files import open_bytes

PACKED = ".gz"
GZIP = b"\x1f\x8b"
HEAD = 4096
"""Bytes by which a format is told: Word pads the first files in its own."""
LONG = 32_768
"""Bytes of Markdown that are parsed in the program itself at most: no text of that length takes long."""
_PACKAGES = {"EPUB": ("a ZIP archive",), "Word": ("a ZIP archive", "an office document")}
"""What formats may be too that are archives, if they do not begin as most of them do."""
_ASK = "`file NAME` may say what it is"
_LOOKED_AT = 1 << 18
"""Bytes of a text by which it is told whether it is one."""


@dataclass(frozen=True)
class Format:
    """A kind of file: its name, how files of it end, what parses it, and how one begins whose name says nothing.

    `doc` tells readers what they get of it. What parses it is a module that runs apart, but for a file of no more than
    `harmless` bytes; plain text has none, for it is read where it is looked at. One that `takes_anything` finds no file
    damaged.
    """

    name: str
    suffixes: tuple[str, ...]
    parser: Apart | None
    begins: bytes
    doc: str
    harmless: int = 0
    front_matter: bool = False
    takes_anything: bool = False


PLAIN = Format(
    "plain text",
    (".txt", ".text"),
    None,
    rb"",
    "paragraphs parted by blank lines, put together again where they were broken by hand",
)
FORMATS = (
    Format(
        "Markdown",
        (".md", ".markdown"),
        Apart("reader.document.markdown", 20),
        rb"---\s*\n\w+:|\+{3}\s*\n\w+\s*=|#{1,6} \S",
        "CommonMark with tables, footnotes, task lists, definitions and raw tags; front matter",
        harmless=LONG,
        front_matter=True,
        takes_anything=True,
    ),
    Format(
        "web page",
        (".html", ".htm", ".xhtml"),
        Apart("reader.document.html", 10),
        PAGE,
        "the article of a saved page, without the menus around it",
        takes_anything=True,
    ),
    Format(
        "web archive",
        (".mhtml", ".mht"),
        Apart("reader.document.mhtml", 10),
        rb"(?i)(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,12}?content-type:\s*multipart/related",
        "a page that a browser saved in one file, as a web page is",
    ),
    Format(
        "EPUB",
        (".epub",),
        Apart("reader.document.epub", 20),
        rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip",
        "books of version 2 and 3 without copy protection: chapters, contents, notes",
    ),
    Format(
        "FictionBook",
        (".fb2",),
        Apart("reader.document.fb2", 20),
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.{,200}>\s*)?<FictionBook",
        "books in one file: sections, verse, tables, notes",
    ),
    Format(
        "PDF",
        (".pdf",),
        Apart("reader.document.pdf", 120),
        rb"%PDF-",
        "text in columns, headings, lists, tables, without running heads; needs `pip install 'closeread[pdf]'`",
    ),
    Format(
        "Word",
        (".docx", ".docm", ".dotx", ".dotm"),
        Apart("reader.document.docx", 60),
        rb"PK\x03\x04.{26}(?:(?:\[Content_Types\]\.xml|_rels/|docProps/|customXml/).*?PK\x03\x04.{26})?"
        rb"word/(?:_rels/)?\w+\.xml",
        "headings, lists with their numbers, tables, notes, links, formulas",
    ),
    PLAIN,
)
BY_NATURE = tuple(format_ for format_ in FORMATS if not format_.front_matter)
"""What a file may be whose name says nothing. A `#` at its start makes no Markdown of it: scripts begin so too."""

SUFFIXES = tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)


def format_of(path: Path) -> Format | None:
    """The format of a file, by how its name ends; None if it is none we know."""
    suffix = Path(_unpacked_name(path)).suffix.casefold()
    return next((format_ for format_ in FORMATS if suffix in format_.suffixes), None)


def stem_of(path: Path) -> str:
    """A file's name without the endings that say its format."""
    name = _unpacked_name(path)
    return Path(name).stem if format_of(path) else name


def format_in(path: Path) -> Format:
    """The format of a file: as its name says, else as its first bytes do. Raises ReaderError when it cannot be read."""
    named = format_of(path)
    if named:
        return named
    with open_file(path) as file:
        head = file.read(HEAD)
    return format_by_content(head, BY_NATURE)


def may_be_text(path: Path) -> bool:
    """Whether a file is likely to open: its name says so, or it begins like a text, a book or something packed."""
    if format_of(path):
        return True
    try:
        with open_bytes(path) as file:
            head = file.read(HEAD)
    except ReaderError:
        return False
    fits = head.startswith(GZIP) or format_by_content(head, BY_NATURE) is not PLAIN
    return fits or not (kind_of(head) or looks_binary(decode(head)))


def _unpacked_name(path: Path) -> str:
    return path.name[: -len(PACKED)] if path.name.casefold().endswith(PACKED) else path.name


def open_file(path: Path) -> IO[bytes]:
    """A file to be read. Raises ReaderError where it cannot be, or is a folder, with what to name instead."""
    if path.is_dir():
        is_library = (path / "content").is_dir()
        hint = (
            f"`reader --library {path}` shows the texts in it" if is_library else "name a text in it, as `FOLDER/TEXT`"
        )
        raise ReaderError(f"is a folder; {hint}", path, code="unreadable")
    return open_bytes(path)


def format_by_content(data: bytes, formats: Sequence[Format] = FORMATS) -> Format:
    """The first of some formats that a file begins like; plain text begins in any way."""
    return next(format_ for format_ in formats if re.match(format_.begins, data[:HEAD], re.S))


def other_kind(data: bytes, format_: Format) -> str:
    """What a file is that a parser found damaged, in words; nothing where it is of the format that its name says."""
    if not data.strip():
        return "is empty; save or download it again"
    kind, fitting = kind_of(data), format_by_content(data)
    is_damaged = re.search(format_.begins, data[:HEAD], re.S) or kind in _PACKAGES.get(format_.name, ())
    if is_damaged or (kind is None and looks_binary(decode(data[:_LOOKED_AT]))):
        return ""
    name = f"a {fitting.name}" if fitting.name.startswith("web") else fitting.name.removeprefix("plain ")
    return together(f"is {kind or name}, not {format_.name}", _way_to_read(kind, fitting))


def _way_to_read(kind: str | None, fitting: Format) -> str:
    """What can be done to read a file that is of a kind, and begins as one of a format does."""
    if kind and fitting is PLAIN:
        return way_to_read(kind)
    return f"let its name end in {'.txt or .md' if fitting is PLAIN else fitting.suffixes[0]}"


def refuse_binary(data: bytes, path: Path) -> None:
    """Raises ReaderError for what is no text."""
    kind = kind_of(data)
    if kind:
        hint = _way_to_read(kind, format_by_content(data))
        raise ReaderError(together(f"is {kind}, not text", hint), path, code="unknown-format")
    if looks_binary(decode(data[:_LOOKED_AT])):
        raise ReaderError(f"is no text, nor anything else that Reader opens; {_ASK}", path, code="unknown-format")
