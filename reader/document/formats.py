"""The formats a document can have: one module and one row of `FORMATS` each."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import IO, NamedTuple

from reader.decoding import decode, doubt_in
from reader.document import terminal_text
from reader.document.apart import Apart, parse_apart
from reader.document.clean import CleanText, clean, clean_line
from reader.document.frontmatter import NONE, FrontMatter, read_front_matter, slug
from reader.document.kept import parsed_once
from reader.document.model import Document, Line, TextDocument
from reader.document.plain import parse_plain
from reader.document.signatures import kind_of, looks_binary, way_to_read
from reader.document.unseen import together
from reader.errors import ReaderError
from reader.files import STANDARD_INPUT, open_bytes, piped_in, read_rest, unpacked

MOST_BYTES = 64_000_000
MOST_COPIED = 1_000_000_000
"""Bytes of plain text that are piped in or unpacked at most: they lie on the disk while they are read."""
PACKED = ".gz"
GZIP = b"\x1f\x8b"
_HEAD = 4096
"""Bytes by which a format is told: Word pads the first files in its own."""
LONG = 32_768
"""Bytes of Markdown that are parsed in the program itself at most: no text of that length takes long."""
_NO_TITLE = frozenset({"untitled", "(untitled)", "(anonymous)", "word document"})
_NO_AUTHOR = frozenset({"(anonymous)", "(unspecified)", "unknown", "python-docx", "un-named"})
"""What programs write into a file that says nothing of its title or its author."""
_LOOKED_AT = 1 << 18
"""Bytes of a text by which it is told whether it is one."""


@dataclass(frozen=True)
class Format:
    """A kind of file: its name, how files of it end, what parses it, and how one begins whose name says nothing.

    `doc` tells readers what they get of it. What parses it is a module that runs apart, but for a file of no more than
    `harmless` bytes; plain text has none, for it is read where it is looked at.
    """

    name: str
    suffixes: tuple[str, ...]
    parser: Apart | None
    begins: bytes
    doc: str
    harmless: int = 0
    front_matter: bool = False


_PAGE = rb"(?i)\s*(?:<\?xml.{,200}>\s*)?<(?:!doctype )?html"
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
    ),
    Format(
        "web page",
        (".html", ".htm", ".xhtml"),
        Apart("reader.document.html", 10),
        _PAGE,
        "the article of a saved page, without the menus around it",
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
_BY_NATURE = tuple(format_ for format_ in FORMATS if not format_.front_matter)
"""What a file may be whose name says nothing. A `#` at its start makes no Markdown of it: scripts begin so too."""

SUFFIXES = tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)


class Opened(NamedTuple):
    """A document, and what was found wrong with its file."""

    document: Document
    problems: tuple[ReaderError, ...]


def format_of(path: Path) -> Format | None:
    """The format of a file, by how its name ends; None if it is none we know."""
    suffix = Path(_unpacked_name(path)).suffix.casefold()
    return next((format_ for format_ in FORMATS if suffix in format_.suffixes), None)


def opens_slowly(path: Path) -> bool:
    """Whether a file takes a while: it is parsed in a process of its own, or unpacked first. Raises ReaderError."""
    if path.name.casefold().endswith(PACKED):
        return True
    format_ = format_in(path)
    with _open(path) as file:
        return format_.parser is not None and os.fstat(file.fileno()).st_size > format_.harmless


def stem_of(path: Path) -> str:
    """A file's name without the endings that say its format."""
    name = _unpacked_name(path)
    return Path(name).stem if format_of(path) else name


def format_in(path: Path) -> Format:
    """The format of a file: as its name says, else as its first bytes do. Raises ReaderError when it cannot be read."""
    named = format_of(path)
    if named:
        return named
    with _open(path) as file:
        head = file.read(_HEAD)
    return _format_by_content(head, _BY_NATURE)


def may_be_text(path: Path) -> bool:
    """Whether a file is likely to open: its name says so, or it begins like a text, a book or something packed."""
    if format_of(path):
        return True
    try:
        with open_bytes(path) as file:
            head = file.read(_HEAD)
    except ReaderError:
        return False
    fits = head.startswith(GZIP) or _format_by_content(head, _BY_NATURE) is not PLAIN
    return fits or not (kind_of(head) or looks_binary(decode(head)))


def _unpacked_name(path: Path) -> str:
    return path.name[: -len(PACKED)] if path.name.casefold().endswith(PACKED) else path.name


def open_document(path: Path) -> Opened:
    """Read a file as a document; `-` is what is piped in. Raises ReaderError when it cannot be read or shown."""
    if path == STANDARD_INPUT:
        return _open_piped()
    with _open(path) as file:
        status = os.fstat(file.fileno())
    return _open_state(path, status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1)
def _open_state(path: Path, *state: int) -> Opened:
    """A file in one state as a document: it is asked for more often, first for its title and then to be read."""
    with _open(path) as file:
        if path.name.casefold().endswith(PACKED) or _head_of(file).startswith(GZIP):
            return _open_packed(file, path)
        return _opened(file, path, format_of(path) or _format_by_content(_head_of(file), _BY_NATURE), state)


@lru_cache(maxsize=1)
def _open_piped() -> Opened:
    """What is piped in, as a document: it can be read once, and is asked for more often."""
    with piped_in(MOST_COPIED) as file:
        if not _head_of(file).startswith(GZIP):
            return _opened(file, STANDARD_INPUT, _format_by_content(_head_of(file)))
        with unpacked(file, STANDARD_INPUT, MOST_COPIED) as text:
            return _opened(text, STANDARD_INPUT, _format_by_content(_head_of(text)))


def _open_packed(file: IO[bytes], path: Path) -> Opened:
    named = format_of(path)
    limit = MOST_COPIED if named in (PLAIN, None) else MOST_BYTES
    with unpacked(file, path, limit) as text:
        return _opened(text, path, named or _format_by_content(_head_of(text), _BY_NATURE))


def _opened(file: IO[bytes], path: Path, format_: Format, state: tuple[int, ...] = ()) -> Opened:
    """The document in a file that is of a format, and in a state if it lies on the disk."""
    if format_ is PLAIN:
        from reader.document.blocks import read_in_blocks  # noqa: PLC0415  (most texts are of another format)

        text = read_in_blocks(file, slug(_name_of(path)), clean_line(_name_of(path)))
        if text is not None:
            return Opened(text, _not_shown(text.unseen, path))
    head = file.read(LONG + 1) if state else b""
    if len(head) <= LONG:
        return parse_document(head + read_rest(file, path, MOST_BYTES), path, format_)

    def whole() -> bytes:
        file.seek(0)
        return read_rest(file, path, MOST_BYTES)

    return _document(path, format_, head, f"{path.absolute()} {state}".encode(errors="surrogateescape"), whole)


def _name_of(path: Path) -> str:
    return "standard input" if path == STANDARD_INPUT else stem_of(path)


def parse_document(data: bytes, path: Path, format_: Format) -> Opened:
    """A document from the bytes of a file of this format. Raises ReaderError when they are something else."""
    return _document(path, format_, data, data, lambda: data)


def _document(path: Path, format_: Format, head: bytes, known_by: bytes, whole: Callable[[], bytes]) -> Opened:
    """A document from a file that begins with `head`.

    Where what the parser made of it is kept, by what it is `known_by`, the `whole` file is not even read.
    """
    name, front = _name_of(path), NONE
    document: TextDocument
    if format_.parser is None:
        document = _plain_document(whole(), path)
    else:
        front = _front_matter(head, path, whole) if format_.front_matter else NONE
        document = parsed_once(format_.parser.module, known_by, lambda: _written(format_, whole(), path))
    metadata = front.metadata or document.metadata
    if (metadata.author or "").casefold() in _NO_AUTHOR:
        metadata = metadata._replace(author=None)
    if metadata.title in ("", clean_line(name)) or metadata.title.casefold() in _NO_TITLE:
        metadata = metadata._replace(title=_title(document.lines, name))
    document = replace(document, id=front.id or slug(name), metadata=metadata)
    return Opened(document, (*front.problems, *_not_shown(document.unseen, path)))


def _plain_document(data: bytes, path: Path) -> TextDocument:
    _refuse_binary(data, path)
    text = decode(data)
    bare = terminal_text.plain_letters(text)
    parsed = parse_plain(clean(bare))
    unseen = together(doubt_in(data), terminal_text.NOT_SHOWN if len(bare) < len(text) else "")
    return TextDocument("", parsed.metadata, tuple(parsed.lines), unseen)


def _front_matter(head: bytes, path: Path, whole: Callable[[], bytes]) -> FrontMatter:
    """What stands above a text: of one that is kept parsed, nothing but its first rows has to be read."""
    rows = head[: head.rfind(b"\n", 0, LONG) + 1]
    if len(head) > LONG and rows and b"\0" not in rows:
        front = read_front_matter(clean(decode(rows)), path, _name_of(path))
        if not front.problems:
            return front
    return read_front_matter(clean(decode(whole())), path, _name_of(path))


def _written(format_: Format, data: bytes, path: Path) -> bytes:
    """What the parser of a format makes of a file, as it is kept. Raises ReaderError."""
    from reader.document.parsed_json import written  # noqa: PLC0415  (plain text needs none)

    assert format_.parser is not None
    if format_.harmless:
        _refuse_binary(data, path)
        if len(data) <= format_.harmless:
            return written(import_module(format_.parser.module).parse(data))
    return parse_apart(format_.parser, data, path)


def _not_shown(unseen: str, path: Path) -> tuple[ReaderError, ...]:
    return (ReaderError(unseen, path, code="not-shown", warning=True),) if unseen else ()


def _open(path: Path) -> IO[bytes]:
    if path.is_dir():
        is_library = (path / "content").is_dir()
        hint = (
            f"`reader --library {path}` shows the texts in it" if is_library else "name a text in it, as `FOLDER/TEXT`"
        )
        raise ReaderError(f"is a folder; {hint}", path, code="unreadable")
    return open_bytes(path)


def _head_of(file: IO[bytes]) -> bytes:
    """How a file begins; reading goes on there."""
    head = file.read(_HEAD)
    file.seek(0)
    return head


def _format_by_content(data: bytes, formats: Sequence[Format] = FORMATS) -> Format:
    return next(format_ for format_ in formats if re.match(format_.begins, data[:_HEAD], re.S))


def _refuse_binary(data: bytes, path: Path) -> None:
    """Raises ReaderError for what is no text."""
    kind = kind_of(data)
    if kind:
        fitting = _format_by_content(data)
        hint = way_to_read(kind) if fitting is PLAIN else f"let its name end in {fitting.suffixes[0]}"
        raise ReaderError(together(f"is {kind}, not text", hint), path, code="unknown-format")
    if looks_binary(decode(data[:_LOOKED_AT])):
        raise ReaderError("is no text, nor anything else that Reader opens", path, code="unknown-format")


def _title(lines: Sequence[Line], name: str) -> CleanText:
    """The first heading if it comes before any paragraph, else the file's name."""
    if lines and lines[0].kind == "heading" and lines[0].text.strip():
        return lines[0].text
    return clean_line(name)
