"""A file as a document: read, unpacked or piped in within limits, and parsed unless it is kept as it was parsed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import IO, NamedTuple

from reader.decoding import decode, doubt_in
from reader.document import terminal_text
from reader.document.apart import parse_apart
from reader.document.clean import CleanText, clean, clean_line
from reader.document.formats import (
    BY_NATURE,
    GZIP,
    HEAD,
    LONG,
    PACKED,
    PLAIN,
    Format,
    format_by_content,
    format_in,
    format_of,
    open_file,
    other_kind,
    refuse_binary,
    stem_of,
)
from reader.document.frontmatter import NONE, FrontMatter, read_front_matter, slug
from reader.document.kept import parsed_once
from reader.document.model import Document, Line, TextDocument
from reader.document.plain import parse_plain
from reader.document.signatures import said_of_page
from reader.document.unseen import together
from reader.errors import ReaderError
from reader.files import STANDARD_INPUT, piped_in, read_rest, unpacked

MOST_BYTES = 64_000_000
MOST_COPIED = 1_000_000_000
"""Bytes of plain text that are piped in or unpacked at most: they lie on the disk while they are read."""
_NO_TITLE = frozenset({"untitled", "(untitled)", "(anonymous)", "word document"})
_NO_AUTHOR = frozenset({"(anonymous)", "(unspecified)", "unknown", "python-docx", "un-named"})
"""What programs write into a file that says nothing of its title or its author."""


class Opened(NamedTuple):
    """A document, and what was found wrong with its file."""

    document: Document
    problems: tuple[ReaderError, ...]


def opens_slowly(path: Path) -> bool:
    """Whether a file takes a while: it is parsed in a process of its own, or unpacked first. Raises ReaderError."""
    if path.name.casefold().endswith(PACKED):
        return True
    format_ = format_in(path)
    with open_file(path) as file:
        return format_.parser is not None and os.fstat(file.fileno()).st_size > format_.harmless


def open_document(path: Path) -> Opened:
    """Read a file as a document; `-` is what is piped in. Raises ReaderError when it cannot be read or shown."""
    if path == STANDARD_INPUT:
        return _open_piped()
    with open_file(path) as file:
        status = os.fstat(file.fileno())
    return _open_state(path, status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1)
def _open_state(path: Path, *state: int) -> Opened:
    """A file in one state as a document: it is asked for more often, first for its title and then to be read."""
    with open_file(path) as file:
        if path.name.casefold().endswith(PACKED) or _head_of(file).startswith(GZIP):
            return _open_packed(file, path)
        return _opened(file, path, format_of(path) or format_by_content(_head_of(file), BY_NATURE), state)


@lru_cache(maxsize=1)
def _open_piped() -> Opened:
    """What is piped in, as a document: it can be read once, and is asked for more often."""
    with piped_in(MOST_COPIED) as file:
        if not _head_of(file).startswith(GZIP):
            return _opened(file, STANDARD_INPUT, format_by_content(_head_of(file)))
        with unpacked(file, STANDARD_INPUT, MOST_COPIED) as text:
            return _opened(text, STANDARD_INPUT, format_by_content(_head_of(text)))


def _open_packed(file: IO[bytes], path: Path) -> Opened:
    named = format_of(path)
    limit = MOST_COPIED if named in (PLAIN, None) else MOST_BYTES
    with unpacked(file, path, limit) as text:
        return _opened(text, path, named or format_by_content(_head_of(text), BY_NATURE))


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
    refuse_binary(data, path)
    text = decode(data)
    bare = terminal_text.plain_letters(text)
    parsed = parse_plain(clean(bare))
    unseen = together(doubt_in(data), terminal_text.NOT_SHOWN if len(bare) < len(text) else "", said_of_page(data))
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
    if format_.takes_anything:
        refuse_binary(data, path)
    if 0 < len(data) <= format_.harmless:
        return written(import_module(format_.parser.module).parse(data))
    try:
        return parse_apart(format_.parser, data, path)
    except ReaderError as error:
        other = other_kind(data, format_) if error.code == "damaged" else ""
        if not other:
            raise
        raise ReaderError(other, path, code="unknown-format") from None


def _not_shown(unseen: str, path: Path) -> tuple[ReaderError, ...]:
    return (ReaderError(unseen, path, code="not-shown", warning=True),) if unseen else ()


def _head_of(file: IO[bytes]) -> bytes:
    """How a file begins; reading goes on there."""
    head = file.read(HEAD)
    file.seek(0)
    return head


def _title(lines: Sequence[Line], name: str) -> CleanText:
    """The first heading if it comes before any paragraph, else the file's name."""
    if lines and lines[0].kind == "heading" and lines[0].text.strip():
        return lines[0].text
    return clean_line(name)
