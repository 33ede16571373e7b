"""Placing: what a terminal is told to show, with every sign in its own cells however wide the terminal draws it.

Terminals differ in the width of emoji that are made of several characters, of conjuncts, and of what is newer than they
are. Behind each such sign the cursor is set to where it should be, so that nothing beside it is moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SCRIPTS = "\u0900-\u0dff\u0f00-\u11ff\u1700-\u17ff\u1900-\u1cff\ua800-\uabff\ud7b0-\ud7ff\U00010a00-\U00011fff"
"""Scripts whose letters are joined: of a word in them the cells are made sure of at its end."""
_JOINED = f"[{_SCRIPTS}][{_SCRIPTS}\u200c\u200d]*"
_SELECTORS = "\u200d\ufe0e\ufe0f"
"""What stands behind a character and changes how it is drawn."""
_DOUBTFUL = re.compile(f"{_JOINED}|[{_SELECTORS}\u0600-\u0605\U00012000-\U0001ffff]")
_TOLD = r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\r\n]|[^\x1b\r\n]+|\x1b"
_MOVE = r"\x1b\[\d*;(\d+)H"


def placed(told: str) -> str:
    """What a terminal is told, with the cursor set behind each sign whose width is in doubt."""
    if not _DOUBTFUL.search(told):
        return told
    return "".join(_placed(told))


def _placed(told: str) -> Iterator[str]:
    from reader.document.widths import cell_len  # noqa: PLC0415  (most of what is shown needs no table of widths)

    column = 1
    for piece in re.findall(_TOLD, told):
        if piece < " ":
            move = re.fullmatch(_MOVE, piece)
            column = int(move[1]) if move else 1 if piece in "\r\n" or piece == "\x1b[H" else column
            yield piece
            continue
        for text, sign in _parted(piece):
            yield text
            column += cell_len(text)
            width = cell_len(sign)
            yield _in_cells(sign, column, width) if sign else ""
            column += width


def _in_cells(sign: str, column: int, width: int) -> str:
    """A sign in cells that were made blank, and the cursor behind them."""
    return f"{' ' * width}\x1b[{column}G{sign}\x1b[{column + width}G"


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text, each followed by a sign whose width is in doubt, or in the end by none."""
    from reader.document.layout import cluster_end  # noqa: PLC0415

    at = 0
    for found in _DOUBTFUL.finditer(text):
        start, end = found.span()
        if start < at:
            continue
        start -= found[0] in _SELECTORS and start > at
        end = max(end, cluster_end(text, start))
        yield text[at:start], text[start:end]
        at = end
    yield text[at:], ""
