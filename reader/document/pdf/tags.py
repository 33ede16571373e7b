"""Tags: what a PDF itself says its pieces are: headings, items of lists, cells of tables, in the order of reading.

Most programs that make a PDF of a text tag it. The innermost tags name the marked content of a page that their words
are in, by its number.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from ctypes import byref, c_float, cast, create_string_buffer
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_HEADINGS = {"H": 1, "Title": 1, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
_NOTES = frozenset(["Note", "FENote"])
_CELLS = frozenset(["TD", "TH"])
_WORDED = frozenset(["P", "LBody", "Caption", "TOCI", "Code"]).union(_HEADINGS, _NOTES, _CELLS)
"""Tags of pieces: what is in one of them is one, but for another of these."""
_AROUND = frozenset(
    ["Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "Aside", "Index", "TOC", "BlockQuote", "Figure",
     "L", "LI", "Table", "THead", "TBody", "TFoot", "TR"]
)  # fmt: skip
"""Tags around pieces. What else there is stands around some words of a piece."""
_DEEPEST = 60
"""How many tags within one another are looked into."""
_MOST_COVERED = 40
"""Columns or rows that a cell covers at most."""

_LONGEST_DESCRIPTION = 1 << 14
"""Bytes of the description of a figure at most."""

Role = Literal["paragraph", "heading", "item", "quote", "code", "cell"]


class Cell(NamedTuple):
    """Which table and row a cell is in, by their numbers; if it says what the others are; and how many it covers."""

    table: int
    row: int
    is_head: bool
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Piece:
    """A paragraph, heading, item or cell: the numbers of the marked content that it and its label are in.

    `level` is that of a heading, or how deep an item is, which the piece `opens` that is the first in it; a piece has
    `begun` on a page before, and `goes_on` on the next. `images` are the descriptions of the pictures in it.
    """

    role: Role
    level: int = 0
    cell: Cell | None = None
    marks: list[int] = field(default_factory=list)
    label: list[int] = field(default_factory=list)
    begun: bool = False
    goes_on: bool = False
    is_note: bool = False
    opens: bool = False
    images: list[str] = field(default_factory=list)


class _Tag(NamedTuple):
    kind: str
    number: int
    columns: int = 1
    rows: int = 1
    description: str = ""


_Path = tuple[_Tag, ...]
"""The tags that something is in, from the outermost on."""


def pieces_of(page: PdfPage, pictures: Container[int] = ()) -> list[Piece]:
    """The pieces of a page in the order of reading, as its tags have them; none where it has no tags.

    `pictures` are the numbers of the marked content that is a picture.
    """
    pieces: list[Piece] = []
    by_tag: dict[_Tag, int] = {}
    labels: dict[_Tag, list[int]] = {}
    opened: set[_Tag | None] = {None}
    begun: set[_Tag] = set()
    shown: set[_Tag] = set()
    for mark, path in _marks(page):
        tag = _owner(path)
        item = _last(path, "LI")
        nth = by_tag.get(tag)
        known = None if nth is None else pieces[nth]
        if mark is None:
            if tag.kind == "TR":
                pieces.append(_piece((*path, _Tag("TD", 0))))
            elif known:
                known.goes_on = True
            elif tag.kind in _WORDED:
                begun.add(tag)
        elif item and _is_label(path, item):
            labels.setdefault(item, []).append(mark)
        elif known and nth is not None and all(later.is_note for later in pieces[nth + 1 :]):
            known.goes_on = False
            _add(known, mark, path, pictures, shown)
        else:
            piece = _piece(path)
            _add(piece, mark, path, pictures, shown)
            piece.begun = tag in begun
            piece.label = labels.pop(item, []) if item else []
            piece.opens = item not in opened
            opened.add(item)
            by_tag[tag] = len(pieces)
            pieces.append(piece)
    return pieces


def _add(piece: Piece, mark: int, path: _Path, pictures: Container[int], shown: set[_Tag]) -> None:
    """Add marked content to the piece it is in, and the figure it is of if that is a picture and not `shown` yet."""
    piece.marks.append(mark)
    figure = _last(path, "Figure")
    if figure and figure not in shown and (figure.description or mark in pictures):
        piece.images.append(figure.description)
        shown.add(figure)


def _owner(path: _Path) -> _Tag:
    """The tag whose piece something in it belongs to: the cell of a table or the heading, else the innermost."""
    for tag in path:
        if tag.kind in _CELLS or tag.kind in _HEADINGS:
            return tag
    worded = [tag for nth, tag in enumerate(path) if tag.kind in _WORDED and not _is_inline(path[:nth], tag)]
    around = [tag for tag in path if tag.kind in _AROUND]
    return next(reversed([*around, *worded]), path[-1])


def _is_label(path: _Path, item: _Tag) -> bool:
    return any(tag.kind == "Lbl" for tag in path[path.index(item) + 1 :][:1])


def _is_inline(before: _Path, tag: _Tag) -> bool:
    """Whether a tag of code stands around words of a paragraph."""
    return tag.kind == "Code" and any(other.kind in _WORDED for other in before)


def _piece(path: _Path) -> Piece:
    """What a piece in these tags is, without its words."""
    kinds = [tag.kind for tag in path]
    cell = next((nth for nth, kind in enumerate(kinds) if kind in _CELLS), None)
    if cell is not None:
        table, row = _last(path[:cell], "Table"), _last(path[:cell], "TR")
        if table and row:
            tag = path[cell]
            return Piece("cell", cell=Cell(table.number, row.number, tag.kind == "TH", tag.columns, tag.rows))
    heading = next((kind for kind in kinds if kind in _HEADINGS), None)
    if heading:
        return Piece("heading", _HEADINGS[heading])
    is_note = not _NOTES.isdisjoint(kinds)
    if "LI" in kinds and not is_note:
        return Piece("item", max(1, kinds.count("L")))
    if "Code" in kinds and not any(_is_inline(path[:nth], tag) for nth, tag in enumerate(path)):
        return Piece("code")
    if "BlockQuote" in kinds:
        return Piece("quote", kinds.count("BlockQuote"))
    return Piece("paragraph", is_note=is_note)


def _last(path: _Path, kind: str) -> _Tag | None:
    return next((tag for tag in reversed(path) if tag.kind == kind), None)


def _marks(page: PdfPage) -> Iterator[tuple[int | None, _Path]]:
    """The numbers of marked content in the order of reading, None for what is on other pages, and what it is in."""
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    numbers = count(1)

    def within(element: Any, path: _Path) -> Iterator[tuple[int | None, _Path]]:
        kind = _kind(element)
        spans = [_span(element, name) for name in (b"ColSpan", b"RowSpan")] if kind in _CELLS else []
        columns, rows = spans or (1, 1)
        description = _described(element) if kind == "Figure" else ""
        path = (*path, _Tag(kind, next(numbers), columns, rows, description))
        for nth in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, nth)
            if child and len(path) < _DEEPEST:
                yield from within(child, path)
            elif not child:
                mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, nth)
                if mark >= 0 or kind in _WORDED or kind == "TR":
                    yield mark if mark >= 0 else None, path

    for nth in range(raw.FPDF_StructTree_CountChildren(tree)):
        element = raw.FPDF_StructTree_GetChildAtIndex(tree, nth)
        if element:
            yield from within(element, ())
    raw.FPDF_StructTree_Close(tree)


def _kind(element: Any) -> str:
    from pypdfium2 import raw  # noqa: PLC0415

    return _said(raw.FPDF_StructElement_GetType, element, 64)


def _described(element: Any) -> str:
    """How a file describes a figure."""
    from pypdfium2 import raw  # noqa: PLC0415

    return _said(raw.FPDF_StructElement_GetAltText, element, _LONGEST_DESCRIPTION)


def _said(ask: Any, element: Any, longest: int) -> str:
    """What a function of PDFium says of a tag."""
    from pypdfium2 import raw  # noqa: PLC0415

    said = create_string_buffer(longest)
    length = ask(element, cast(said, raw.POINTER(raw.FPDF_WCHAR)), len(said))
    return said.raw[: length - 2].decode("utf-16-le", "replace") if 2 <= length <= len(said) else ""


def _span(element: Any, name: bytes) -> int:
    """How many columns or rows a cell covers."""
    from pypdfium2 import raw  # noqa: PLC0415

    number = c_float()
    for nth in range(raw.FPDF_StructElement_GetAttributeCount(element)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(element, nth)
        value = attributes and raw.FPDF_StructElement_Attr_GetValue(attributes, name)
        if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, byref(number)):
            return int(min(max(1.0, number.value), _MOST_COVERED))
    return 1
