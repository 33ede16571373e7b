"""PDF: the text of its pages, put together again from where its words stand on them.

A PDF knows no paragraphs, only places of words. Here the gaps between rows part paragraphs, large print is a heading,
and what stands at the edge of page after page is no part of the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, zip_longest
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.document.clean import CleanText, clean_line
from reader.document.frontmatter import iso_date
from reader.document.model import Line, Metadata, Parsed
from reader.document.unseen import count_in_words
from reader.errors import ReaderError

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

EDGE = 2
"""How many rows at the top and at the bottom of a page may be running heads and page numbers."""
LARGE = 1.15
"""From how many times the size of the body print a row is a heading."""
GAP = 1.35
"""From how many times the usual distance of rows a paragraph begins."""

_DEEPEST = 4
_LONGEST_HEADING = 200
_SHORT = 0.75
_ENDS = re.compile(r"""[.!?:…]["'”’)\]]*$""")
_BULLET = re.compile(r"[•·▪‣-]\s+(?=\S)")
_ITEM = re.compile(r"[•·▪‣–—]\s|\(?\d{1,3}[.)]\s")
_ITEM_OR_HYPHEN = re.compile(rf"-\s|{_ITEM.pattern}")
_NUMBER = re.compile(r"\b(?:\d+|[ivxlc]+)\b")
_LETTER = re.compile(r"[^\W\d_]")
_QUOTED = 3
"""How many running heads are quoted where they are said to be left out."""
_WORD = re.compile(r"\w+(?:-\w+)*")
_CAST = str.maketrans({
    "\u00ad": "-", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
})  # fmt: skip
_HYPHENS = ("-", "\u00ad", "‐")
_NO_TITLE = re.compile(r"untitled|microsoft word|.*\.(?:docx?|tex|dvi|indd|qxd|pdf|rtf|odt)$", re.I)


class Row(NamedTuple):
    """A row of print: its words, where it stands from the left and from the bottom, and the size of its letters."""

    text: str
    x: float
    y: float
    size: float


class Join(NamedTuple):
    """A row, and how it follows the one before: as the same paragraph or as a new one."""

    row: Row
    new: bool


def parse(data: bytes) -> Parsed:
    """The text of a PDF. Raises ReaderError when there is none to be read."""
    reader = _opened(data)
    pages: list[list[Row]] = []
    unseen: Counter[str] = Counter()
    for page in reader.pages:
        try:
            pages.append(list(_rows(page)))
        except MemoryError:
            raise
        except Exception:  # a broken page must not take the others with it, and pypdf raises anything
            pages.append([])
            unseen["damaged page"] += 1
        pictures = _pictures(page)
        unseen["picture"] += pictures
        if pictures and not pages[-1]:
            unseen["scanned page"] += 1
    if not any(pages):
        message = "has no text in it, only pictures of pages; recognise their text first, with ocrmypdf for example"
        raise ReaderError(message, code="no-text")
    running = running_rows(pages)
    kept = [[row for row in rows if row not in left] for rows, left in zip(pages, running, strict=True)]
    said = "; ".join(filter(None, (count_in_words(unseen), _in_words(running))))
    return Parsed(lines_of_pages(kept), _metadata(reader), said)


def _opened(data: bytes) -> PdfReader:
    from io import BytesIO  # noqa: PLC0415

    try:
        from pypdf import PdfReader  # noqa: PLC0415  (an extra)
        from pypdf.errors import DependencyError  # noqa: PLC0415
    except ImportError:
        message = "is a PDF, which needs one more package: pip install 'closeread[pdf]'"
        raise ReaderError(message, code="needs-extra") from None
    reader = PdfReader(BytesIO(data))
    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        locked = True
    if locked:
        raise ReaderError("is locked with a password; save a copy without one", code="protected")
    return reader


def _rows(page: PageObject) -> Iterator[Row]:
    """The rows of a page in the order it prints them."""
    pieces: list[tuple[str, float, float, float]] = []

    def visit(text: str, ctm: list[float], matrix: list[float], font: object, size: float) -> None:
        x = matrix[4] * ctm[0] + matrix[5] * ctm[2] + ctm[4]
        y = matrix[4] * ctm[1] + matrix[5] * ctm[3] + ctm[5]
        height = abs(size) * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
        pieces.append((text, x, y, height * abs(ctm[0] * ctm[3] - ctm[1] * ctm[2]) ** 0.5))

    page.extract_text(visitor_text=visit)
    words = ""
    place: tuple[float, float, float] | None = None
    for text, *where in chain(pieces, [("\n", 0.0, 0.0, 0.0)]):
        for number, part in enumerate(text.split("\n")):
            if number and place:
                yield Row(_tidy(words), *place)
            if number:
                words, place = "", None
            words += part
            if part.strip() and (place is None or where[2] > place[2]):
                place = (place[0], place[1], where[2]) if place else (where[0], where[1], where[2])


def _tidy(text: str) -> str:
    """A row's words; a soft hyphen at its end becomes one that is seen, so that the halves find each other.

    Letters that were cast as one are parted again, for nobody looks for a word by them.
    """
    return " ".join(text.translate(_CAST).split())


def lines_of_pages(pages: list[list[Row]]) -> list[Line]:
    """The rows of all pages as paragraphs and headings."""
    levels = {size: min(nth, _DEEPEST) for nth, size in enumerate(_large_sizes(pages), 1)}
    written = set(_WORD.findall(" ".join(row.text for row in chain.from_iterable(pages)).casefold()))
    lines: list[Line] = []
    for rows in _paragraphs(pages):
        level = levels.get(round(rows[0].size), 0)
        text = clean_line(_joined([row.text for row in rows], written))
        if level and len(text) <= _LONGEST_HEADING:
            lines.append(Line(text, "heading", level=level))
        elif bullet := _BULLET.match(text):
            lines.append(Line(CleanText(text[bullet.end() :]), "item", level=1, label="•"))
        elif text:
            lines.append(Line(text))
    return lines


def _large_sizes(pages: list[list[Row]]) -> list[int]:
    """The sizes of print, in whole points, that are large beside that of most of the text, the largest first."""
    letters: Counter[int] = Counter()
    for row in chain.from_iterable(pages):
        letters[round(row.size)] += len(row.text)
    body = letters.most_common(1)[0][0] if letters else 0
    return sorted((size for size in letters if size >= LARGE * body), reverse=True)


def running_rows(pages: list[list[Row]]) -> list[set[Row]]:
    """Of each page the running heads and page numbers: rows at its edges that come again, set off, page after page.

    What is in large print is a heading, however often it comes.
    """

    def same(row: Row) -> tuple[str, int]:
        return _without_numbers(row), round(row.y)

    found_on: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, rows in enumerate(pages):
        for key in set(map(same, _set_off(rows))):
            found_on[key].append(number)
    often = max(2, min(3, len(pages) // 2))
    running = {key for key, numbers in found_on.items() if len(numbers) >= often and _on_most_pages(numbers)}
    large = set(_large_sizes(pages))
    edges = [_set_off(rows).union(sorted(rows, key=lambda row: row.y)[:: max(1, len(rows) - 1)]) for rows in pages]
    return [{row for row in rows if same(row) in running and round(row.size) not in large} for rows in edges]


def _on_most_pages(numbers: list[int]) -> bool:
    """Whether these are most of the pages from the first to the last of them, or of the left or right ones there."""
    first, last = numbers[0], numbers[-1]
    step = 1 if any((number - first) % 2 for number in numbers) else 2
    return 2 * len(numbers) > (last - first) // step + 1


def _set_off(rows: list[Row]) -> set[Row]:
    """The rows at the edges of a page that its text does not go on to: by a gap, by their size, or as a bare number."""
    down = sorted(rows, key=lambda row: -row.y)
    gaps = [above.y - below.y for above, below in pairwise(down) if 0 < above.y - below.y < 3 * above.size]
    usual = median(gaps) if gaps else 0.0
    found: set[Row] = set()
    for inwards in (down, down[::-1]):
        for nth, (row, following) in enumerate(zip_longest(inwards[:EDGE], inwards[1 : EDGE + 1])):
            apart = following is None or abs(row.y - following.y) > GAP * max(usual, row.size)
            resized = following is not None and abs(row.size - following.size) > 0.1 * row.size
            if apart or resized or not _has_letters(row):
                found.update(inwards[: nth + 1])
    return found


def _in_words(running: list[set[Row]]) -> str:
    """How many rows at the edges of pages are left out, and what the first of them say."""
    left = list(chain.from_iterable(running))
    if not left:
        return ""
    said = {_without_numbers(row): row.text for row in reversed(left) if _has_letters(row)}
    quoted = ", ".join(f"“{text}”" for text in [*reversed(said.values())][:_QUOTED])
    what = "running head or page number is" if len(left) == 1 else "running heads and page numbers are"
    return f"{len(left):,} {what} left out{f' ({quoted})' if quoted else ''}"


def _without_numbers(row: Row) -> str:
    return _NUMBER.sub("#", row.text.casefold())


def _has_letters(row: Row) -> bool:
    """Whether a row has words, beside numbers."""
    return _LETTER.search(_without_numbers(row)) is not None


def _paragraphs(pages: Iterable[list[Row]]) -> Iterator[list[Row]]:
    gathered: list[Row] = []
    for rows in pages:
        for row, new in _joins(rows, gathered[-1] if gathered else None):
            if new and gathered:
                yield gathered
                gathered = []
            gathered.append(row)
    if gathered:
        yield gathered


def _joins(rows: list[Row], last: Row | None) -> Iterator[Join]:
    """Each row of a page, and whether a paragraph begins with it."""
    if not rows:
        return
    gaps = [above.y - below.y for above, below in pairwise(rows) if 0 < above.y - below.y < 3 * above.size]
    usual = median(gaps) if gaps else 0.0
    smallest = min(gaps, default=0.0)
    usual = smallest if smallest and usual > GAP * smallest else usual
    full = sorted(len(row.text) for row in rows)[int(0.9 * (len(rows) - 1))]
    left = Counter(round(row.x) for row in rows).most_common(1)[0][0]
    item = _ITEM_OR_HYPHEN if sum(row.text.startswith("- ") for row in rows) > 1 else _ITEM
    yield Join(rows[0], last is None or _turns(last, rows[0]) or bool(item.match(rows[0].text)))
    for above, row in pairwise(rows):
        gap = above.y - row.y
        resized = abs(above.size - row.size) > 0.1 * above.size
        indented = row.x - left > 0.8 * row.size and abs(above.x - left) < 1 and bool(_ENDS.search(above.text))
        ended = len(above.text) < _SHORT * full and bool(_ENDS.search(above.text))
        apart = (usual and gap > GAP * usual) if gap >= 0 else _turns(above, row)
        yield Join(row, bool(resized or indented or ended or apart or item.match(row.text)))


def _turns(last: Row, first: Row) -> bool:
    """Whether a paragraph begins at the top of a page or a column, below the last row of the one before."""
    resized = abs(last.size - first.size) > 0.1 * last.size
    return resized or bool(_ENDS.search(last.text))


def _joined(rows: list[str], written: set[str]) -> str:
    """Rows as one text, words that were broken at a row's end whole again."""
    text = rows[0]
    for row in rows[1:]:
        if not text.endswith(_HYPHENS) or not text[-2:-1].isalpha() or not row[:1].islower():
            text += f" {row}"
            continue
        first, second = _WORD.findall(text[:-1])[-1:], _WORD.findall(row)[:1]
        halves = [*first, *second]
        kept = "-".join(halves).casefold() in written and "".join(halves).casefold() not in written
        text = f"{text[:-1]}{'-' if kept else ''}{row}"
    return text


def _pictures(page: PageObject) -> int:
    """How many pictures a page shows; none of them is unpacked."""
    try:
        resources: Any = page.get("/Resources", {})
        found: Any = resources.get_object().get("/XObject", {}).get_object()
        return sum(each.get_object().get("/Subtype") == "/Image" for each in found.values())
    except (AttributeError, KeyError, TypeError):
        return 0


def _metadata(reader: PdfReader) -> Metadata:
    facts: Any = reader.metadata or {}
    title, author = (clean_line(str(facts.get(name) or "")) for name in ("/Title", "/Author"))
    day = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(facts.get("/CreationDate") or ""))
    root: Any = reader.trailer["/Root"]
    language = root.get("/Lang")
    return Metadata(
        title=CleanText("") if _NO_TITLE.match(title) else title,
        author=author or None,
        date=iso_date("-".join(day.groups())) if day else None,
        language=clean_line(str(language)) if language else "",
    )
