"""What a parser made of a file as bytes: the form in which it comes from its process, and in which it is kept.

That is a checksum, what is known of the whole, and a row for each line: its fields as JSON, a tab, and its text. How
many bytes each row takes is part of what is known, so that no row need be looked for.
`kept_document` reads it: it comes in through `clean` as any other foreign text does.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, get_args
from zlib import crc32

from reader.document.clean import CleanText, clean, clean_line
from reader.document.model import Cells, Line, LineKind, Mark, MarkStyle, Metadata, Parsed, TextDocument

DISHONEST = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
_KINDS, _STYLES = frozenset(get_args(LineKind)), frozenset(get_args(MarkStyle))
NEWLINE = "\n"
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def written(parsed: Parsed) -> bytes:
    """What was parsed, as bytes."""
    document = TextDocument("", parsed.metadata, parsed.lines)
    rows = [_row(line).encode(errors="replace") for line in parsed.lines]
    known = {
        "metadata": parsed.metadata._asdict(),
        "unseen": parsed.unseen,
        "counted": (document.headings, document.words, document.ends),
        "sizes": [*map(len, rows)],
    }
    data = b"".join(row + b"\n" for row in (_ENCODER.encode(known).encode(errors="replace"), *rows))
    return b"%08x\n%b" % (crc32(data), data)


def _row(line: Line) -> str:
    text, *fields = line
    return f"{_fields(tuple(fields))}\t{text.replace(NEWLINE, ' ')}"


@lru_cache(1024)
def _fields(fields: tuple[object, ...]) -> str:
    """All of a line but its text: most lines have the same."""
    return _ENCODER.encode(fields)


def line_in(row: bytes) -> Line:
    """The line in a row. Raises ValueError, or TypeError, for what is none."""
    fields, _, text = row.partition(b"\t")
    return line_from(text.decode(), *_given(fields))


@lru_cache(1024)
def _given(fields: bytes) -> tuple[Any, ...]:
    return tuple(json.loads(fields))


def metadata_from(given: dict[str, Any]) -> Metadata:
    """Metadata out of its fields by name."""
    return Metadata(**{name: value and clean_line(value) for name, value in given.items()})


def words_from(text: str) -> CleanText:
    """The words of a line or a heading out of what was written, with every space as it was."""
    return CleanText(clean(text).replace("\n", " "))


def line_from(
    text: str,
    kind: LineKind,
    marks: list[list[Any]],
    level: int,
    label: str,
    close: bool,
    language: str,
    cells: list[Any] | None,
    quoted: int,
    hang: int,
) -> Line:
    """A line out of its fields. Raises ValueError, or TypeError, for what is none."""
    cleaned = CleanText(clean(text).replace(NEWLINE, " "))
    if kind not in _KINDS:
        raise ValueError(kind)
    kept = tuple(_mark(len(cleaned), *mark) for mark in marks) if marks and cleaned == text else ()
    label, language = label and clean_line(label), language and clean_line(language)
    row = _cells(len(cleaned), *cells) if cells and cleaned == text else None
    return Line(cleaned, kind, kept, int(level), label, bool(close), language, row, int(quoted), max(0, int(hang)))


def _cells(
    length: int,
    spans: list[list[int]],
    heads: list[str],
    columns: list[int],
    is_head: bool,
    covers: list[int],
    goes_on: bool,
    words: list[int],
) -> Cells:
    ends = [0, *(int(at) for start, end in spans for at in (start, end))]
    covering = [int(count) for count in covers] or [1] * len(spans)
    if ends != sorted(ends) or (heads and len(heads) != len(spans)) or min(*columns, *covering, *words, 1) < 0:
        raise ValueError(spans)
    if len(covering) != len(spans) or sum(covering) != len(columns) or len(words) not in (0, len(columns)):
        raise ValueError(columns)
    within = tuple((min(start, length), min(end, length)) for start, end in spans)
    widths, covered, longest = (tuple(map(int, each)) for each in (columns, covers, words))
    return Cells(within, tuple(map(clean_line, heads)), widths, bool(is_head), covered, bool(goes_on), longest)


def _mark(length: int, start: int, end: int, style: MarkStyle, target: str | int | None) -> Mark:
    if not 0 <= start <= end <= length or style not in _STYLES:
        raise ValueError(style)
    return Mark(start, end, style, clean_line(target) if isinstance(target, str) else target)
