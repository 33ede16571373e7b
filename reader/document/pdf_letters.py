"""The letters of a page of a PDF as PDFium gives them: which ones, where they stand, how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import CFUNCTYPE, byref, c_double, c_int, c_ulong, c_void_p, cast, create_string_buffer
from itertools import pairwise
from math import atan2, cos, hypot, sin
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

SPACE = 0.17
"""How many times their size letters stand apart, at least, that belong to different words."""
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
    "\x02": "-", "\u00ad": "-", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\x7f": BULLET,
}  # fmt: skip


class Look(NamedTuple):
    """How letters look, and which way they run, in radians."""

    size: float
    bold: bool
    fixed: bool
    symbols: bool
    turn: float


class Letters(NamedTuple):
    """Letters of one piece of text that stand close together, turned so that they run from left to right; or a space.

    `mark` is the number of the marked content they are in, less than nothing if they are in none.
    """

    text: str
    x: float
    right: float
    y: float
    look: Look
    mark: int


class _Piece(NamedTuple):
    """A piece of text that is printed in one go: how it looks, what it stands on, and each of its letters."""

    look: Look
    y: float
    mark: int
    texts: list[str]
    lefts: list[float]
    rights: list[float]


def letters_of(page: PdfTextPage, is_marked: bool = False) -> Iterator[Letters]:
    """The letters of a page in the order in which it prints them; real spaces come as such, with no width."""
    for piece in _pieces(page, is_marked):
        yield from _close_together(piece)


def _pieces(page: PdfTextPage, is_marked: bool) -> Iterator[_Piece]:
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    unicode, is_unknown, find_box = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_HasUnicodeMapError,
        raw.FPDFText_GetLooseCharBox,
    )
    # The same function, its answer a number: to cast each pointer takes longer than all the rest.
    find_piece = CFUNCTYPE(c_void_p, c_void_p, c_int)(cast(raw.FPDFText_GetTextObject, c_void_p).value or 0)
    handle, box = page.raw, raw.FS_RECTF()
    address, there = cast(handle, c_void_p), byref(box)
    looks: dict[Look, Look] = {}
    begun: dict[int | None, _Piece] = {}
    last: int | None = -1
    piece: _Piece | None = None
    for index in range(page.count_chars()):
        text = chr(unicode(handle, index))
        if text in " \r\n" and raw.FPDFText_IsGenerated(handle, index):
            continue
        found = find_piece(address, index)
        if piece is None or found != last:
            if piece:
                yield piece
            before = begun.get(found)
            if before:
                piece = before._replace(texts=[], lefts=[], rights=[])
            else:
                look = _look(page, index)
                mark = _mark_of(raw.FPDFText_GetTextObject(handle, index)) if is_marked and found else -1
                piece = begun[found] = _Piece(looks.setdefault(look, look), _base(page, index, look), mark, [], [], [])
            last, look = found, piece.look
        find_box(handle, index, there)
        if text == "\0" or is_unknown(handle, index) == 1:
            text = BULLET if look.symbols else NO_LETTER
        text = " " if text.isspace() else _CAST.get(text, text)
        if (look.symbols and " " < text < _SYMBOLS_FROM) or "\ue000" <= text <= "\uf8ff":
            text = BULLET
        left, right = box.left, box.right
        if look.turn:
            wide, high = cos(look.turn), sin(look.turn)
            along = [px * wide + py * high for px in (left, right) for py in (box.bottom, box.top)]
            left, right = min(along), max(along)
        piece.texts.append(text)
        piece.lefts.append(left)
        piece.rights.append(right)
    if piece:
        yield piece


def _base(page: PdfTextPage, index: int, look: Look) -> float:
    """How high what a letter stands on is."""
    from pypdfium2 import raw  # noqa: PLC0415

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(page, index, byref(x), byref(y))
    return y.value * cos(look.turn) - x.value * sin(look.turn)


def _look(page: PdfTextPage, index: int) -> Look:
    from pypdfium2 import raw  # noqa: PLC0415

    name, flags, matrix = create_string_buffer(256), c_int(), raw.FS_MATRIX()
    raw.FPDFText_GetFontInfo(page, index, name, len(name), byref(flags))
    raw.FPDFText_GetMatrix(page, index, byref(matrix))
    font = name.value.decode("utf-8", "replace")
    size = raw.FPDFText_GetFontSize(page, index) * hypot(matrix.c, matrix.d)
    turn = atan2(matrix.b, matrix.a)
    return Look(
        size=max(abs(size), _SMALLEST),
        bold=bool(_BOLD.search(font)) or raw.FPDFText_GetFontWeight(page, index) >= 700,
        fixed=bool(flags.value & _FIXED_FLAG) or bool(_FIXED.search(font)),
        symbols=bool(_SYMBOLS.search(font)),
        turn=turn if abs(turn) > 0.01 else 0.0,
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
    look, y, mark, texts, lefts, rights = piece
    spacing = _spacing(piece)
    farthest = SPACE * look.size
    start = 0
    for nth, text in enumerate(texts):
        alone = text == " " or (text > "~" and RIGHT_TO_LEFT.match(text))
        if nth > start and (alone or not -farthest < lefts[nth] - rights[nth - 1] - spacing < farthest):
            yield Letters("".join(texts[start:nth]), lefts[start], rights[nth - 1] + spacing, y, look, mark)
            start = nth
        if alone:
            yield Letters(text, lefts[nth], rights[nth] + spacing, y, look, mark)
            start = nth + 1
    if start < len(texts):
        yield Letters("".join(texts[start:]), lefts[start], rights[-1] + spacing, y, look, mark)


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
