"""Print: the stretches of words on a page of a PDF, from the places of its letters as PDFium gives them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double, c_int, c_void_p, cast, create_string_buffer
from itertools import chain, groupby, pairwise
from math import atan2, cos, hypot, inf, pi, sin
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from reader.document.raised import LOWERED, RAISED

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

APART = 1.2
"""How many times their size letters of one row stand apart, at least, that belong to different columns or cells."""
TABBED = 2.5
"""The same where a space is printed between them."""
NEAR = 0.36
"""How many times their size they stand apart, at least, that may do so if spaces are printed, but none between them."""
UNSPACED = 0.5
"""The same where no spaces are printed at all."""
LOOSE = 0.8
"""The same where a space is printed between them."""
FIXED_SPACES = 2.0
"""How many times their size more, if all letters are of one width, for there spaces are wide, and set in rows."""
SPACE = 0.17
"""How many times their size letters stand apart, at least, that belong to different words."""
BULLET = "•"

_BOLD = re.compile(r"bold|black|heavy|demi|medi\b|-medi|cmbx|sfbx|[-,]b\b", re.I)
_FIXED = re.compile(r"mono|monl|courier|consol|menlo|monaco|code|tt\d|typewriter|fixed|lettergothic|andale", re.I)
_SYMBOLS = re.compile(r"dingbats|wingdings|webdings|opensymbol", re.I)
_SYMBOLS_FROM = "\u2000"
"""What is below stands for a picture in a font of these."""
_FIXED_FLAG = 1
_SPACED = 0.08
"""How many times their size letters are spaced out at least."""
_FEWEST = 3
"""Pairs of letters by which that is told."""
_MOSTLY = 0.9
_SMALLEST = 0.1
_WIDTH = 0.6
"""How many times their size letters of one width are wide."""
_SPACES = 0.03
"""Which share of letters is spaces at least where they are printed."""
_CAST = {
    "\x02": "-", "\u00ad": "-", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\x7f": BULLET,
}  # fmt: skip
_NO_LETTER = "\ufffd"
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Run(NamedTuple):
    """A stretch of print on one row: its words, where it stands, in points from the left and the bottom, and its look.

    `words` are from where to where each of its words goes, `order` is its number in the order in which the page was
    printed, and `label` what stands before it if it begins an item of a list, from `label_x` on. One that is `near` may
    belong to the one before.
    """

    text: str
    x: float
    right: float
    y: float
    size: float
    bold: bool = False
    fixed: bool = False
    words: tuple[tuple[float, float], ...] = ()
    order: int = 0
    near: bool = False
    label: str = ""
    label_x: float = 0.0

    @property
    def start(self) -> float:
        """Where it begins from the left, with its label."""
        return self.label_x if self.label else self.x

    @property
    def first(self) -> float:
        """How wide its first word is."""
        return self.words[0][1] - self.words[0][0] if self.words else 0.0


class _Look(NamedTuple):
    """How the letters of one piece of text look, and which way they run, in radians."""

    size: float
    bold: bool
    fixed: bool
    symbols: bool
    turn: float


class _Glyph(NamedTuple):
    text: str
    x: float
    right: float
    y: float
    look: _Look
    piece: int | None


class Print(NamedTuple):
    """What is printed on a page, by the way it runs, most of it first; and how many letters have no known meaning."""

    ways: list[list[Run]]
    unknown: int


def print_of(page: PdfTextPage) -> Print:
    """The runs of a page in the order it prints them."""
    ways: dict[int, list[_Glyph]] = {}
    unknown = 0
    for glyph in chain.from_iterable(
        _closed_up(piece) for _, piece in groupby(_glyphs(page), lambda glyph: glyph.piece)
    ):
        unknown += glyph.text == _NO_LETTER
        ways.setdefault(round(glyph.look.turn * 180 / pi), []).append(glyph)
    glyphs = sorted(ways.values(), key=len, reverse=True)
    return Print([[_run(run, order, near) for order, (run, near) in enumerate(_runs(way))] for way in glyphs], unknown)


def _glyphs(page: PdfTextPage) -> Iterator[_Glyph]:
    """The letters of a page, turned so that they run from left to right; real spaces come as such, with no width."""
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    x, y = c_double(), c_double()
    box = raw.FS_RECTF()
    looks: dict[int | None, tuple[_Look, float]] = {}
    handle = page.raw
    for index in range(page.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(handle, index))
        if text in " \r\n" and raw.FPDFText_IsGenerated(handle, index):
            continue
        piece = cast(raw.FPDFText_GetTextObject(handle, index), c_void_p).value
        known = looks.get(piece)
        if known is None:
            look = _look(page, index)
            raw.FPDFText_GetCharOrigin(handle, index, byref(x), byref(y))
            known = looks[piece] = look, y.value * cos(look.turn) - x.value * sin(look.turn)
        look, base = known
        raw.FPDFText_GetLooseCharBox(handle, index, byref(box))
        if text == "\0" or raw.FPDFText_HasUnicodeMapError(handle, index) == 1:
            text = BULLET if look.symbols else _NO_LETTER
        text = " " if text.isspace() else _CAST.get(text, text)
        if (look.symbols and " " < text < _SYMBOLS_FROM) or "\ue000" <= text <= "\uf8ff":
            text = BULLET
        if not look.turn:
            yield _Glyph(text, box.left, box.right, base, look, piece)
        else:
            wide, high = cos(look.turn), sin(look.turn)
            along = [px * wide + py * high for px in (box.left, box.right) for py in (box.bottom, box.top)]
            yield _Glyph(text, min(along), max(along), base, look, piece)


def _look(page: PdfTextPage, index: int) -> _Look:
    from pypdfium2 import raw  # noqa: PLC0415

    name, flags, matrix = create_string_buffer(256), c_int(), raw.FS_MATRIX()
    raw.FPDFText_GetFontInfo(page, index, name, len(name), byref(flags))
    raw.FPDFText_GetMatrix(page, index, byref(matrix))
    font = name.value.decode("utf-8", "replace")
    size = raw.FPDFText_GetFontSize(page, index) * hypot(matrix.c, matrix.d)
    turn = atan2(matrix.b, matrix.a)
    return _Look(
        size=max(abs(size), _SMALLEST),
        bold=bool(_BOLD.search(font)) or raw.FPDFText_GetFontWeight(page, index) >= 700,
        fixed=bool(flags.value & _FIXED_FLAG) or bool(_FIXED.search(font)),
        symbols=bool(_SYMBOLS.search(font)),
        turn=turn if abs(turn) > 0.01 else 0.0,
    )


def _closed_up(piece: Iterable[_Glyph]) -> list[_Glyph]:
    """The letters of one piece of text; each with the space behind it if they are spaced out."""
    glyphs = [*piece]
    pairs = [pair for pair in pairwise(glyphs) if pair[0].text.isalnum() and pair[1].text.isalnum()]
    gaps = sorted(after.x - before.right for before, after in pairs)
    if len(gaps) < _FEWEST or not _SPACED * glyphs[0].look.size < gaps[len(gaps) // 10] < glyphs[0].look.size:
        return glyphs
    spaced = median(gaps)
    return [glyph._replace(right=glyph.right + spaced) for glyph in glyphs]


def _runs(glyphs: list[_Glyph]) -> Iterator[tuple[list[_Glyph], bool]]:
    """The letters that stand on one row, close together, and come after one another; and whether they are near."""
    run: list[_Glyph] = []
    near = False
    near_from = NEAR if sum(glyph.text == " " for glyph in glyphs) > _SPACES * len(glyphs) else UNSPACED
    last: _Glyph | None = None
    for glyph in glyphs:
        if glyph.text == " ":
            run += [glyph] if run else []
            continue
        gap = _gap(last, glyph) if last else 0.0
        spaced = bool(run) and run[-1].text == " "
        if gap > (LOOSE if spaced else near_from):
            yield run, near
            run, near = [], gap < (TABBED if spaced else APART)
        run.append(glyph)
        last = glyph
    if run:
        yield run, near


def _gap(last: _Glyph, glyph: _Glyph) -> float:
    """How many times its size a letter stands apart from one, endlessly far if it is on another row or before it."""
    size = max(last.look.size, glyph.look.size)
    if abs(glyph.y - last.y) > 0.6 * min(size, 1.5 * min(last.look.size, glyph.look.size)):
        return inf
    gap = _apart(last, glyph) / size - (FIXED_SPACES if last.look.fixed and glyph.look.fixed else 0.0)
    return gap if gap > -1 - FIXED_SPACES else inf


def _run(glyphs: list[_Glyph], order: int, near: bool) -> Run:
    letters = [glyph for glyph in glyphs if glyph.text != " "] or glyphs
    looks = Counter(glyph.look for glyph in letters)
    fixed = sum(glyph.look.fixed for glyph in letters) > _MOSTLY * len(letters)
    look = max(looks, key=lambda look: (look.fixed == fixed, looks[look]))
    base = median(glyph.y for glyph in letters if glyph.look.size >= 0.9 * look.size)
    words: list[list[_Glyph]] = []
    gap = True
    for glyph in glyphs:
        if glyph.text == " ":
            gap = True
            continue
        if gap or _apart(words[-1][-1], glyph) > SPACE * look.size:
            words.append([])
        words[-1].append(glyph)
        gap = False
    places = tuple((min(each.x for each in word), max(each.right for each in word)) for word in words)
    texts = ["".join(_shifted(glyph, base, look.size) for glyph in word) for word in words]
    text = spread(texts, places, look.size) if fixed else " ".join(texts)
    return Run(
        text=text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        x=min(left for left, _ in places),
        right=max(right for _, right in places),
        y=base,
        size=look.size,
        bold=all(glyph.look.bold for glyph in letters),
        fixed=fixed,
        words=places,
        order=order,
        near=near,
    )


def spread(texts: Sequence[str], places: Sequence[tuple[float, float]], size: float) -> str:
    """Words in letters of one width, as far apart as they are printed."""
    text = texts[0]
    for nth, following in enumerate(texts[1:], 1):
        text += " " * min(80, max(1, round((places[nth][0] - places[nth - 1][1]) / (_WIDTH * size)))) + following
    return text


def _apart(before: _Glyph, glyph: _Glyph) -> float:
    """How far a letter stands from the one before it in the row."""
    apart = glyph.x - before.right
    return max(apart, before.x - glyph.right) if RIGHT_TO_LEFT.match(glyph.text) else apart


def _shifted(glyph: _Glyph, base: float, size: float) -> str:
    """A letter or figure; a figure as a raised or lowered one if it is small and stands so."""
    if glyph.text.isalpha() or glyph.look.size > 0.95 * size or abs(glyph.y - base) < 0.1 * size:
        return glyph.text
    return glyph.text.translate(RAISED if glyph.y > base else LOWERED)
