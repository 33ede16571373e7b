"""The letters of a page of a PDF as PDFium gives them: which ones, where they stand, how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import CFUNCTYPE, byref, c_double, c_int, c_ulong, c_ushort, c_void_p, cast, create_string_buffer
from itertools import pairwise
from math import atan2, cos, hypot, sin
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

SPACE = 0.17
"""How many times their size letters stand apart, at least, that belong to different words."""
_PARTED = 0.05
"""The same where PDFium parts them."""
_SPACED_LETTER = r"[^\W\u0590-\uffff]"
"""A letter or figure of writing from left to right that parts words by spaces."""
_PARTABLE = re.compile(rf"(?:{_SPACED_LETTER}|[,;:)\]”’])(?:{_SPACED_LETTER}|[<“‘])")
"""The letters on both sides of a space that PDFium finds rightly: others it parts too where they are spaced out."""
BULLET = "•"
NO_LETTER = "\ufffd"
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
ASIDE = -2
"""The number of marked content that is none of the text, as the file says."""

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
_SMALLEST = 0.1
_CAST = {
    "\x02": "-", "\ufffe": "-", "\u00ad": "-", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi",
    "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st", "\x7f": BULLET,
}  # fmt: skip


class Look(NamedTuple):
    """How letters look, and which way they run, in radians."""

    size: float
    bold: bool
    fixed: bool
    turn: float


class Letters(NamedTuple):
    """Letters of one piece of text that stand close together, turned so that they run from left to right; or a space.

    `mark` is the number of the marked content they are in, less than nothing if they are in none; `parted` is whether
    PDFium takes them for the beginning of a word.
    """

    text: str
    x: float
    right: float
    y: float
    look: Look
    mark: int
    parted: bool = False


class _Font(NamedTuple):
    """How the letters of a font look, and which they are by what the file calls them, as far as that was asked."""

    bold: bool
    fixed: bool
    symbols: bool
    letters: dict[str, str]


class _Piece(NamedTuple):
    """A piece of text that is printed in one go: its font, how it looks, what it stands on, and each of its letters.

    `parted` are the numbers of those that PDFium takes for the beginning of a word.
    """

    font: _Font
    look: Look
    y: float
    mark: int
    texts: list[str]
    lefts: list[float]
    rights: list[float]
    parted: set[int]


def letters_of(page: PdfTextPage, is_marked: bool = False) -> Iterator[Letters]:
    """The letters of a page in the order in which it prints them; real spaces come as such, with no width."""
    for piece in _pieces(page, is_marked):
        yield from _close_together(piece)


def _pieces(page: PdfTextPage, is_marked: bool) -> Iterator[_Piece]:
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    # The same function, its answer a number: to cast each pointer takes longer than all the rest.
    find_piece = CFUNCTYPE(c_void_p, c_void_p, c_int)(cast(raw.FPDFText_GetTextObject, c_void_p).value or 0)
    find_box = raw.FPDFText_GetLooseCharBox
    handle, box = page.raw, raw.FS_RECTF()
    address, there = cast(handle, c_void_p), byref(box)
    looks: dict[Look, Look] = {}
    fonts: dict[int, _Font] = {}
    begun: dict[int | None, _Piece] = {}
    last: int | None = -1
    piece: _Piece | None = None
    parted, before = False, ""
    for index, text in enumerate(_text(page)):
        if text in " \r\n" and raw.FPDFText_IsGenerated(handle, index):
            parted = True
            continue
        found = find_piece(address, index)
        if piece is None or found != last:
            if piece:
                yield piece
            if found not in begun:
                begun[found] = _piece(page, index, is_marked, looks, fonts)
            piece, last = begun[found]._replace(texts=[], lefts=[], rights=[], parted=set()), found
        letter = piece.font.letters.get(text)
        if letter is None:
            letter = piece.font.letters[text] = _letter(page, index, text, piece.font.symbols)
        find_box(handle, index, there)
        left, right = box.left, box.right
        if piece.look.turn:
            wide, high = cos(piece.look.turn), sin(piece.look.turn)
            along = [px * wide + py * high for px in (left, right) for py in (box.bottom, box.top)]
            left, right = min(along), max(along)
        if parted and _PARTABLE.fullmatch(before[-1:] + letter[:1]):
            piece.parted.add(len(piece.texts))
        parted, before = False, letter
        piece.texts.append(letter)
        piece.lefts.append(left)
        piece.rights.append(right)
    if piece:
        yield piece


def _text(page: PdfTextPage) -> str:
    """What the file calls each letter of a page."""
    from pypdfium2 import raw  # noqa: PLC0415

    count = page.count_chars()
    units = (c_ushort * (2 * count + 1))()
    length = raw.FPDFText_GetText(page, 0, count, units)
    text = bytes(units)[: 2 * max(0, length - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count and "\0" not in text:
        return text
    return "".join(chr(raw.FPDFText_GetUnicode(page, index)) for index in range(count))


def _letter(page: PdfTextPage, index: int, text: str, symbols: bool) -> str:
    """The letter that is meant by what a file calls it."""
    from pypdfium2 import raw  # noqa: PLC0415

    if text == "\0" or raw.FPDFText_HasUnicodeMapError(page, index) == 1:
        text = BULLET if symbols else NO_LETTER
    text = " " if text.isspace() else _CAST.get(text, text)
    return BULLET if (symbols and " " < text < _SYMBOLS_FROM) or "\ue000" <= text <= "\uf8ff" else text


def _piece(page: PdfTextPage, index: int, is_marked: bool, looks: dict[Look, Look], fonts: dict[int, _Font]) -> _Piece:
    """The piece of text that begins with a letter, without its letters."""
    from pypdfium2 import raw  # noqa: PLC0415

    piece = raw.FPDFText_GetTextObject(page, index)
    address = cast(raw.FPDFTextObj_GetFont(piece), c_void_p).value if piece else None
    font = fonts.get(address or 0) or _font(page, index)
    if address:
        fonts[address] = font
    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    raw.FPDFText_GetMatrix(page, index, byref(matrix))
    raw.FPDFText_GetCharOrigin(page, index, byref(x), byref(y))
    size = raw.FPDFText_GetFontSize(page, index) * hypot(matrix.c, matrix.d)
    turn = atan2(matrix.b, matrix.a)
    turn = turn if abs(turn) > 0.01 else 0.0
    look = Look(max(abs(size), _SMALLEST), font.bold, font.fixed, turn)
    base = y.value * cos(turn) - x.value * sin(turn)
    mark = _mark_of(piece) if is_marked and piece else -1
    return _Piece(font, looks.setdefault(look, look), base, mark, [], [], [], set())


def _font(page: PdfTextPage, index: int) -> _Font:
    from pypdfium2 import raw  # noqa: PLC0415

    said, flags = create_string_buffer(256), c_int()
    raw.FPDFText_GetFontInfo(page, index, said, len(said), byref(flags))
    name = said.value.decode("utf-8", "replace")
    return _Font(
        bold=bool(_BOLD.search(name)) or raw.FPDFText_GetFontWeight(page, index) >= 700,
        fixed=bool(flags.value & _FIXED_FLAG) or bool(_FIXED.search(name)),
        symbols=bool(_SYMBOLS.search(name)),
        letters={},
    )


def _mark_of(piece: Any) -> int:
    """The number of the marked content that a piece of text is in."""
    from pypdfium2 import raw  # noqa: PLC0415

    number = int(raw.FPDFPageObj_GetMarkedContentID(piece))
    name, length = create_string_buffer(32), c_ulong()
    for nth in range(raw.FPDFPageObj_CountMarks(piece) if number < 0 else 0):
        mark = raw.FPDFPageObj_GetMark(piece, nth)
        raw.FPDFPageObjMark_GetName(mark, cast(name, raw.POINTER(raw.FPDF_WCHAR)), len(name), byref(length))
        if name.raw.startswith("Artifact\0".encode("utf-16-le")):
            return ASIDE
    return number


def _close_together(piece: _Piece) -> Iterator[Letters]:
    """The letters of a piece of text by those that stand close together."""
    _, look, y, mark, texts, lefts, rights, parted = piece
    spacing = _spacing(piece)
    farthest, less = space(look.size, parted=False), space(look.size, parted=True)
    start = 0

    def letters(end: int) -> Letters:
        text = "".join(texts[start:end])
        return Letters(text, lefts[start], rights[end - 1] + spacing, y, look, mark, start in parted)

    for nth, text in enumerate(texts):
        alone = text == " " or (text > "~" and RIGHT_TO_LEFT.match(text))
        if nth > start and (
            alone or not -farthest < lefts[nth] - rights[nth - 1] - spacing < (less if nth in parted else farthest)
        ):
            yield letters(nth)
            start = nth
        if alone:
            yield letters(nth + 1)
            start = nth + 1
    if start < len(texts):
        yield letters(len(texts))


def space(size: float, parted: bool) -> float:
    """How far letters of a size stand apart, at least, that belong to different words."""
    return (_PARTED if parted else SPACE) * size


def _spacing(piece: _Piece) -> float:
    """How far the letters of a piece of text are spaced out."""
    least = _SPACED * piece.look.size
    gaps = [left - right for left, right in zip(piece.lefts[1:], piece.rights, strict=False)]
    if len(gaps) < _FEWEST or 2 * sum(gap > least for gap in gaps) < len(gaps):
        return 0.0
    pairs = zip(gaps, pairwise(piece.texts), strict=True)
    gaps = sorted(gap for gap, (before, after) in pairs if before.isalnum() and after.isalnum())
    if len(gaps) < _FEWEST or not least < gaps[len(gaps) // 10] < piece.look.size:
        return 0.0
    return median(gaps)
