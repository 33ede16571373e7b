"""PDF: the text of its pages, put together again from where its words stand on them.

A PDF knows no paragraphs, only places of letters. PDFium, with which Chrome shows them, tells these. The modules
`pdf_...` make of them what one reads: runs of letters (`pdf_print`), rows, columns, tables, blocks, headings, lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from reader.document import apart
from reader.document.clean import CleanText, clean_line
from reader.document.frontmatter import iso_date
from reader.document.model import Metadata, Parsed
from reader.document.pdf.columns import Region, regions_of
from reader.document.pdf.headings import LARGE, Entry, body_size
from reader.document.pdf.lines import lines_of_pages
from reader.document.pdf.links import Linked, links_on, with_links
from reader.document.pdf.margin import line_numbers, numbers_in_words
from reader.document.pdf.pictures import pictures_on
from reader.document.pdf.print import Run, print_of
from reader.document.pdf.rows import joined, rows_of
from reader.document.pdf.ruled import Rule, rules_on, set_in_tables, with_underscores
from reader.document.pdf.running import in_words, running_rows
from reader.document.pdf.tables import Grid
from reader.document.pdf.tagged import Tagged, TaggedPage, runs_in, tagged, trusted
from reader.document.pdf.tags import Piece, pieces_of
from reader.document.unseen import count_in_words, together
from reader.errors import ReaderError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_NO_TITLE = re.compile(r"untitled|microsoft word|.*\.(?:docx?|tex|dvi|indd|qxd|pdf|rtf|odt)$", re.I)
_DAMAGED = "cannot be read: it is damaged; save or download it again"
ASIDE = 0.85
"""How many times the size of the body print what runs another way counts for at most: it is no heading."""
_TRIED = 12
"""Pages by which it is told whether the tags of a file are worth something."""


class _Page(NamedTuple):
    """What is printed on a page, by the way it runs; what its tags name; what is not shown; its links and lines."""

    ways: list[list[Run]]
    tagged: list[Grid | Tagged]
    aside: list[Run]
    unseen: Counter[str]
    links: Sequence[Linked] = ()
    rules: Sequence[Rule] = ()


def parse(data: bytes) -> Parsed:
    """The text of a PDF. Raises ReaderError when there is none to be read."""
    document = _opened(data)
    is_tagged = _is_tagged(document)
    pages = [_page(document, number, is_tagged) for number in range(len(document))]
    unseen = sum((page.unseen for page in pages), Counter[str]())
    if not any(page.ways or any(map(runs_in, page.tagged)) for page in pages):
        raise _without_text(document)
    mains = [page.ways[0] if page.ways else [] for page in pages]
    numbers = line_numbers(mains)
    mains = [[run for run in main if run not in left] for main, left in zip(mains, numbers, strict=True)]
    body = body_size(chain(*mains, *(each.rows for page in pages for each in page.tagged if isinstance(each, Tagged))))
    around = [[run for each in page.tagged for run in runs_in(each)] for page in pages]
    printed = [[*map(joined, rows_of(main + others))] for main, others in zip(mains, around, strict=True)]
    running = running_rows(printed, LARGE * body)
    regions = [_regions(page, main, left, body) for page, main, left in zip(pages, mains, running, strict=True)]
    metadata = _metadata(document)
    placed = lines_of_pages(regions, _outline(document), metadata.language)
    lines = with_links(placed, [page.links for page in pages])
    loose = [{*map(joined, rows_of(main))} for main in mains]
    left = [
        rows & own | {*map(joined, rows_of(page.aside))} for page, rows, own in zip(pages, running, loose, strict=True)
    ]
    return Parsed(lines, metadata, together(count_in_words(unseen), in_words(left), numbers_in_words(numbers)))


def _regions(page: _Page, main: list[Run], left: set[Run], body: float) -> list[Region]:
    """What a page is tagged as, then its columns without the rows left out, and below them what runs another way."""
    kept = [run for row in rows_of(main) if joined(row) not in left for run in row]
    plain = [[run._replace(bold=False, size=min(run.size, ASIDE * body)) for run in way] for way in page.ways[1:]]
    others, tables = set_in_tables(kept, page.rules)
    columns = chain(regions_of(others, tables), *map(regions_of, plain))
    return [[*page.tagged], *columns]


def _opened(data: bytes) -> PdfDocument:
    try:
        from pypdfium2 import PdfDocument, PdfiumError, raw  # noqa: PLC0415  (an extra)
    except ImportError:
        message = "is a PDF, which needs one more package: pip install 'closeread[pdf]'"
        raise ReaderError(message, code="needs-extra") from None
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise ReaderError("is locked with a password; save a copy without one", code="protected") from None
        raise ReaderError(_DAMAGED, code="damaged") from None


def _without_text(document: PdfDocument) -> ReaderError:
    """What is wrong with a file that has no text: it is damaged, or has nothing but pictures, or nothing at all."""
    from pypdfium2 import PdfiumError, raw  # noqa: PLC0415

    drawn: list[bool] = []
    for number in range(len(document)):
        with suppress(PdfiumError):
            drawn.append(raw.FPDFPage_CountObjects(document[number]) > 0)
    if any(drawn):
        message = "has no text in it, only pictures of pages; recognise their text first, with ocrmypdf for example"
        return ReaderError(message, code="no-text")
    if drawn:
        return ReaderError("has nothing on its pages; look whether it was saved as it should be", code="no-text")
    return ReaderError(_DAMAGED, code="damaged")


def _is_tagged(document: PdfDocument) -> bool:
    """Whether a file has tags that are worth something, by some of its pages."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415

    found: list[TaggedPage] = []
    for number in range(0, len(document), max(1, len(document) // _TRIED)):
        with suppress(PdfiumError):
            found.append(_with_tags(document[number]))
    return any(page.pieces for page in found) and trusted(found)


def _with_tags(page: PdfPage, pictures: Sequence[int] = ()) -> TaggedPage:
    """The pieces that a page has by its tags, and its print."""
    pieces = pieces_of(page, {*pictures})
    return TaggedPage(pieces, print_of(page.get_textpage(), [*chain(*((each.label, each.marks) for each in pieces))]))


def _count_pictures(pictures: Sequence[int], pieces: Sequence[Piece]) -> Counter[str]:
    """How many pictures have words in their place by the tags of a page, and how many have none."""
    placed = {mark for piece in pieces if piece.images for mark in piece.marks}
    return Counter(
        image=sum(len(piece.images) for piece in pieces), picture=sum(mark not in placed for mark in pictures)
    )


def _page(document: PdfDocument, number: int, is_tagged: bool) -> _Page:
    from pypdfium2 import PdfiumError  # noqa: PLC0415

    apart.at(f"page {number + 1:,} of {len(document):,}")
    unseen: Counter[str] = Counter()
    try:
        page = document[number]
        pictures = pictures_on(page)
        pieces, print_ = _with_tags(page, pictures) if is_tagged else TaggedPage([], print_of(page.get_textpage()))
    except PdfiumError:  # a broken page must not take the others with it
        return _Page([], [], [], Counter({"damaged page": 1}))
    unseen += _count_pictures(pictures, pieces) + _laid_over(page)
    unseen["unknown letter"] = print_.unknown
    said = tagged(TaggedPage(pieces, print_))
    if pictures and not print_.ways and not any(map(runs_in, said)):
        unseen["scanned page"] = 1
    rules = [] if is_tagged else rules_on(page)
    ways = [with_underscores(way, rules) for way in print_.ways]
    links = links_on(document, page, chain(*ways, *print_.marked))
    return _Page(ways, said, print_.aside, unseen, links, rules)


def _laid_over(page: PdfPage) -> Counter[str]:
    """What is laid over a page, and is no part of its print: fields of a form, and comments."""
    from pypdfium2 import raw  # noqa: PLC0415

    called = {
        raw.FPDF_ANNOT_WIDGET: "fillable field",
        raw.FPDF_ANNOT_TEXT: "comment",
        raw.FPDF_ANNOT_FREETEXT: "comment",
    }
    found: Counter[str] = Counter()
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        laid = raw.FPDFPage_GetAnnot(page, number)
        what = called.get(raw.FPDFAnnot_GetSubtype(laid))
        found += Counter([what] if what else [])
        raw.FPDFPage_CloseAnnot(laid)
    return found


def _outline(document: PdfDocument) -> list[Entry]:
    """What the file lists as its parts, but for entries that lead to no page."""
    entries = []
    for bookmark in document.get_toc():
        place = bookmark.get_dest()
        page = place.get_index() if place else None
        if page is not None:
            entries.append(Entry(bookmark.level + 1, bookmark.get_title(), page))
    return entries


def _metadata(document: PdfDocument) -> Metadata:
    title, author = (clean_line(document.get_metadata_value(name)) for name in ("Title", "Author"))
    day = re.match(r"D:(\d{4})(\d\d)(\d\d)", document.get_metadata_value("CreationDate"))
    return Metadata(
        title=CleanText("") if _NO_TITLE.match(title) else title,
        author=author or None,
        date=iso_date("-".join(day.groups())) if day else None,
        language=_language(document),
    )


def _language(document: PdfDocument) -> str:
    """The language that the file says its text is in."""
    from ctypes import cast, create_string_buffer  # noqa: PLC0415

    from pypdfium2 import raw  # noqa: PLC0415

    said = create_string_buffer(64)
    length = raw.FPDFCatalog_GetLanguage(document, cast(said, raw.POINTER(raw.FPDF_WCHAR)), len(said))
    return clean_line(said.raw[: max(0, min(length, len(said)) - 2)].decode("utf-16-le", "replace"))
