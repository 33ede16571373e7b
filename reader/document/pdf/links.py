"""Links of a PDF: rectangles on its pages that lead to a place in it or out of it, put to the words that they cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float, c_int, create_string_buffer
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.document.clean import clean_line
from reader.document.markup_links import OUTSIDE
from reader.document.model import Line, Mark
from reader.document.pdf.lines import DOTS, Placed
from reader.document.pdf.print import Run

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LONGEST_ADDRESS = 2048
_RAISED = 0.3
"""How many times their size above what letters stand on their middle is."""
_BELOW = 0.3
"""How many times their size letters may stand above the place that a link leads to, to which it leads for all that."""


class Place(NamedTuple):
    """A place in a file: the number of a page, and how high on it."""

    page: int
    y: float


class Linked(NamedTuple):
    """Words of a run of print, from a letter on to another, and where they lead."""

    run: str
    start: int
    end: int
    target: Place | str


def links_on(document: PdfDocument, page: PdfPage, runs: Iterable[Run]) -> list[Linked]:
    """The links on a page, by the words of its runs that they cover."""
    printed = [*runs]
    return [
        Linked(run.text, *covered, target)
        for link, target in _links(document, page)
        for left, bottom, right, top in _areas(link)
        for run in printed
        if bottom < run.y + _RAISED * run.size < top and (covered := _covered(run, left, right))
    ]


def _links(document: PdfDocument, page: PdfPage) -> Iterator[tuple[Any, Place | str]]:
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    position, link = c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, byref(position), byref(link)):
        action = raw.FPDFLink_GetAction(link)
        place = raw.FPDFLink_GetDest(document, link) or (action and raw.FPDFAction_GetDest(document, action))
        target = _place(document, place) if place else _address(document, action) if action else None
        if target:
            yield link, target


def _place(document: PdfDocument, place: Any) -> Place | None:
    """Where in the file a link leads; to the top of a page where it does not say how high."""
    from pypdfium2 import raw  # noqa: PLC0415

    page = raw.FPDFDest_GetDestPageIndex(document, place)
    has_x, has_y, has_zoom, x, y, zoom = c_int(), c_int(), c_int(), c_float(), c_float(), c_float()
    raw.FPDFDest_GetLocationInPage(place, *(byref(each) for each in (has_x, has_y, has_zoom, x, y, zoom)))
    return Place(page, y.value if has_y.value else float("inf")) if page >= 0 else None


def _address(document: PdfDocument, action: Any) -> str | None:
    """The address out of the file that a link leads to, if it is one that may be gone to."""
    from pypdfium2 import raw  # noqa: PLC0415

    said = create_string_buffer(_LONGEST_ADDRESS)
    length = raw.FPDFAction_GetURIPath(document, action, said, len(said))
    address = clean_line(said.value.decode("utf-8", "replace")) if length <= len(said) else ""
    return address if OUTSIDE.fullmatch(address) else None


def _areas(link: Any) -> Iterator[tuple[float, float, float, float]]:
    """The rectangles of a link: from where on it goes and from how high, up to where and up to how high."""
    from pypdfium2 import raw  # noqa: PLC0415

    corners, box = raw.FS_QUADPOINTSF(), raw.FS_RECTF()
    count = raw.FPDFLink_CountQuadPoints(link)
    for nth in range(count):
        raw.FPDFLink_GetQuadPoints(link, nth, byref(corners))
        along = (corners.x1, corners.x2, corners.x3, corners.x4)
        up = (corners.y1, corners.y2, corners.y3, corners.y4)
        yield min(along), min(up), max(along), max(up)
    if count <= 0 and raw.FPDFLink_GetAnnotRect(link, byref(box)):
        yield box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)


def _covered(run: Run, left: float, right: float) -> tuple[int, int] | None:
    """From which letter of a run to which its words go whose middle is in a rectangle."""
    spans = []
    at = 0
    for word, (begins, ends) in zip(run.text.split(), run.words, strict=False):
        at = run.text.index(word, at)
        if left < (begins + ends) / 2 < right:
            spans.append((at, at + len(word)))
        at += len(word)
    return (spans[0][0], spans[-1][1]) if spans else None


def with_links(placed: Sequence[Placed], links: Sequence[Sequence[Linked]]) -> list[Line]:
    """The lines of a text, the words linked on its pages marked in them."""
    on_page: dict[int, list[int]] = {}
    for number, line in enumerate(placed):
        for page in range(line.page, line.until + 1):
            on_page.setdefault(page, []).append(number)
    marks: dict[int, dict[int, Mark]] = {}
    for page, linked in enumerate(links):
        for each in linked:
            target = _line_at(each.target, placed, on_page) if isinstance(each.target, Place) else each.target
            for number, start, end in _found(each, placed, on_page.get(page, ())) if target is not None else ():
                if start not in marks.setdefault(number, {}):
                    marks[number][start] = Mark(start, end, "link", target)
                    break
    lines = [each.line for each in placed]
    for number, found in marks.items():
        lines[number] = lines[number]._replace(marks=tuple(_apart([found[start] for start in sorted(found)])))
    return lines


def _found(linked: Linked, placed: Sequence[Placed], numbers: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Where linked words may be in the lines of their page: behind those of their run, else where they come once.

    The first word of the run may be the label of an item, which is not in its line.
    """
    words = DOTS.split(clean_line(linked.run[linked.start : linked.end]))[0].removesuffix("-").strip()
    before = clean_line(DOTS.sub(" … ", linked.run[: linked.start]))
    unlabelled = before.partition(" ")[2]
    for said in (f"{before} {words}", f"{before}{words}", unlabelled and f"{unlabelled} {words}"):
        yield from _places(said.strip(), words, placed, numbers) if said else ()
    for some in (words, words.partition(" ")[2]):
        there = [*islice(_places(some, some, placed, numbers), 2)]
        if len(there) == 1:
            yield there[0]


def _places(said: str, words: str, placed: Sequence[Placed], numbers: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Where words are that end what is said in some lines."""
    for number in numbers if words else ():
        text = placed[number].line.text
        at = text.find(said)
        while at >= 0:
            end = at + len(said)
            yield number, end - len(words), end
            at = text.find(said, end)


def _apart(marks: list[Mark]) -> Iterator[Mark]:
    """Marks in the order of their places, those that touch and lead to the same one, without what is marked twice."""
    last: Mark | None = None
    for mark in marks:
        if last and mark.start <= last.end + 1 and mark.target == last.target:
            last = last._replace(end=max(last.end, mark.end))
        elif not last or mark.start >= last.end:
            if last:
                yield last
            last = mark
    if last:
        yield last


def _line_at(place: Place, placed: Sequence[Placed], on_page: dict[int, list[int]]) -> int | None:
    """The line that begins at a place or is the next below it."""
    there = [number for number in on_page.get(place.page, ()) if placed[number].page == place.page]
    below = [number for number in there if placed[number].y < place.y + _BELOW * placed[number].size]
    return max(below or there[:1], key=lambda number: placed[number].y, default=None)
