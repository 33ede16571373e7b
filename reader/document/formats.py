"""The formats a document can have: one module and one row of `FORMATS` each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from reader.document.apart import Apart, parse_apart
from reader.document.clean import CleanText, clean, clean_line
from reader.document.frontmatter import read_front_matter, slug
from reader.document.kept import parsed_once
from reader.document.model import Document, Line, Parsed, TextDocument
from reader.document.plain import parse_plain
from reader.document.signatures import kind_of, looks_binary
from reader.errors import ReaderError
from reader.files import STANDARD_INPUT, decode, decompress, read_bytes, read_standard_input

MOST_BYTES = 64_000_000
PACKED = ".gz"
LONG = 32_768
"""Bytes of Markdown that are parsed in the program itself at most: no text of that length takes long."""


@dataclass(frozen=True)
class Format:
    """A kind of file: its name, how files of it end, what parses it, and how one begins whose name says nothing.

    `doc` tells readers what they get of it. What parses it is a function of clean text, or a module that runs apart;
    `when_long` is such a module for long texts, which might keep the parser busy for long.
    """

    name: str
    suffixes: tuple[str, ...]
    parser: Callable[[CleanText], Parsed] | Apart
    begins: bytes
    doc: str
    front_matter: bool = False
    when_long: Apart | None = None


def _parse_markdown(text: CleanText) -> Parsed:
    from reader.document.markdown import parse_markdown  # noqa: PLC0415  (plain text needs no parser of Markdown)

    return parse_markdown(text)


_PAGE = rb"(?i)\s*(?:<\?xml.{,200}>\s*)?<(?:!doctype )?html"
PLAIN = Format(
    "plain text",
    (".txt", ".text"),
    parse_plain,
    rb"",
    "paragraphs parted by blank lines, put together again where they were broken by hand",
)
FORMATS = (
    Format(
        "Markdown",
        (".md", ".markdown"),
        _parse_markdown,
        rb"---\s*\n\w+:|#{1,6} \S",
        "CommonMark with tables, footnotes and task lists; front matter",
        front_matter=True,
        when_long=Apart("reader.document.markdown", 20),
    ),
    Format(
        "web page",
        (".html", ".htm", ".xhtml"),
        Apart("reader.document.html", 10),
        _PAGE,
        "the article of a saved page, without the menus around it",
    ),
    Format(
        "EPUB",
        (".epub",),
        Apart("reader.document.epub", 20),
        rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip",
        "books of version 2 and 3 without copy protection: chapters, contents, notes",
    ),
    Format(
        "PDF",
        (".pdf",),
        Apart("reader.document.pdf", 60),
        rb"%PDF-",
        "the text, without running heads and page numbers; needs `pip install 'closeread[pdf]'`",
    ),
    PLAIN,
)

SUFFIXES = tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)


class Opened(NamedTuple):
    """A document, and what was found wrong with its file."""

    document: Document
    problems: tuple[ReaderError, ...]


def format_of(path: Path) -> Format | None:
    """The format of a file, by how its name ends; None if it is none we know."""
    suffix = Path(_unpacked_name(path)).suffix.casefold()
    return next((format_ for format_ in FORMATS if suffix in format_.suffixes), None)


def is_parsed_apart(path: Path) -> bool:
    """Whether a file is parsed in a process of its own, which takes a while to start."""
    format_ = format_of(path)
    return format_ is not None and isinstance(format_.parser, Apart)


def stem_of(path: Path) -> str:
    """A file's name without the endings that say its format."""
    return Path(_unpacked_name(path)).stem if format_of(path) else path.stem


def _unpacked_name(path: Path) -> str:
    return path.name[: -len(PACKED)] if path.name.casefold().endswith(PACKED) else path.name


def open_document(path: Path) -> Opened:
    """Read a file as a document; `-` is what is piped in. Raises ReaderError when it cannot be read or shown."""
    if path == STANDARD_INPUT:
        return _open_piped()
    format_ = format_of(path)
    if format_ is None:
        if path.is_dir():
            raise ReaderError("is a folder; name a text in it, or use --library", path, code="unreadable")
        known = ", ".join(SUFFIXES)
        raise ReaderError(f"is not a kind of file Reader opens ({known})", path, code="unknown-format")
    if format_ is PLAIN:
        from reader.document.blocks import read_in_blocks  # noqa: PLC0415  (most texts are of another format)

        text = read_in_blocks(path, slug(stem_of(path)), clean_line(stem_of(path)))
        if text is not None:
            return Opened(text, ())
    data = read_bytes(path, MOST_BYTES)
    packed = path.name.casefold().endswith(PACKED)
    return parse_document(_unpack(data, path, packed), path, format_)


@lru_cache(maxsize=1)
def _open_piped() -> Opened:
    """What is piped in, as a document: it can be read once, and is asked for more often."""
    data = _unpack(read_standard_input(MOST_BYTES), STANDARD_INPUT)
    return parse_document(data, STANDARD_INPUT, _format_by_content(data))


def parse_document(data: bytes, path: Path, format_: Format) -> Opened:
    """A document from the bytes of a file of this format. Raises ReaderError when they are something else."""
    name = "standard input" if path == STANDARD_INPUT else stem_of(path)
    identity: str | None = None
    problems: tuple[ReaderError, ...] = ()
    if isinstance(format_.parser, Apart):
        parsed = parsed_once(format_.parser.module, data, partial(parse_apart, format_.parser, data, path))
    else:
        text = clean(_text(data, path))
        front = read_front_matter(text, path, name) if format_.front_matter else None
        body = CleanText(text[front.end :] if front else text)
        written = body.encode(errors="surrogatepass")
        parse = partial(format_.parser, body)
        if format_.when_long and len(written) > LONG:
            parse = partial(parse_apart, format_.when_long, written, path)
        parsed = parse() if format_ is PLAIN else parsed_once(format_.name, written, parse)
        if front:
            identity, problems = front.id, front.problems
            parsed = parsed._replace(metadata=front.metadata or parsed.metadata)
    metadata = parsed.metadata
    if metadata.title in ("", clean_line(name)):
        metadata = metadata._replace(title=_title(parsed.lines, name))
    if parsed.unseen:
        problems = (*problems, ReaderError(parsed.unseen, path, code="not-shown", warning=True))
    return Opened(TextDocument(identity or slug(name), metadata, tuple(parsed.lines), parsed.unseen), problems)


def _unpack(data: bytes, path: Path, packed: bool = False) -> bytes:
    return decompress(data, path, MOST_BYTES) if packed or data.startswith(b"\x1f\x8b") else data


def _format_by_content(data: bytes) -> Format:
    return next(format_ for format_ in FORMATS if re.match(format_.begins, data[:1024], re.S))


def _text(data: bytes, path: Path) -> str:
    kind = kind_of(data)
    text = "" if kind else decode(data)
    if kind or looks_binary(text):
        fitting = _format_by_content(data)
        hint = "" if fitting is PLAIN else f"; let its name end in {fitting.suffixes[0]}"
        message = f"is {kind}, not text{hint}" if kind else "does not look like text"
        raise ReaderError(message, path, code="unknown-format")
    return text


def _title(lines: list[Line], name: str) -> CleanText:
    """The first heading if it comes before any paragraph, else the file's name."""
    if lines and lines[0].kind == "heading" and lines[0].text.strip():
        return lines[0].text
    return clean_line(name)
