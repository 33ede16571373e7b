"""The page as it is, kept so that the next start can paint it before Textual is even imported."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual.color import Color
from textual.geometry import Region

from reader.document.model import Position
from reader.first_page import page_path, signature
from reader.look import page_at
from reader.ui.bars import TitleBar
from reader.ui.guard import ControlGuard
from reader.ui.styles import named_style

if TYPE_CHECKING:
    from rich.style import Style
    from textual.strip import Strip

    from reader.ui.reading_screen import ReadingScreen

AFTER = 1.0
"""Seconds of rest after which the page is kept."""
MOST_KEPT = 200
"""Pages that are kept; what was read longest ago goes first."""


class KeptPage:
    """The file in which the page of one text is kept. An empty one says that the text is somewhere else by now."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._text = str(screen.article.path.resolve())
        self._path = Path(page_path(str(screen.reader.store.path.parent), self._text))
        self._is_current = self._is_empty = False

    def moved(self) -> None:
        """The page is another one now."""
        self._is_current = False

    def settle(self) -> None:
        """Let the file say that it is not known what is on the page, if that is so."""
        if not (self._is_current or self._is_empty):
            self._is_empty = True
            self._write(b"")

    def take(self) -> None:
        """Keep what is on the page, as the next start will show it."""
        picture = picture_of(self._screen)
        if picture and Path(self._text).is_file():
            self._is_current, self._is_empty = True, False
            columns, rows = self._screen.app.size
            self._write(f"{signature(self._text, columns, rows)}\n{picture}".encode())

    def _write(self, data: bytes) -> None:
        """Put a page into its file. Failing to only costs the time to make it again."""
        folder, partly = self._path.parent, self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            if not folder.is_dir():
                folder.mkdir(parents=True)
            partly.write_bytes(data)
            partly.replace(self._path)
            for old in sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime)[:-MOST_KEPT]:
                old.unlink(missing_ok=True)
        except OSError:
            return


def picture_of(screen: ReadingScreen) -> str:
    """What a terminal is told to show the text at its place; empty where the next start will place it elsewhere."""
    page, title = screen.page, screen.query_one(TitleBar)
    columns, rows = screen.app.size
    left, width = page_at(columns)
    place, blank = page.top
    if blank != int(place == Position(0, 0)):  # a start never puts a blank row above the words
        return ""
    if page.region != Region(left, 1, width, rows - 2) or screen.app.current_theme.ansi or not page.display:
        return ""
    base = page.visual_style.rich_style
    picture = "\x1b[H" + "\r\n".join([_written(screen, base, " " * columns)] * rows)
    head = (_written(screen, base + named_style(title, style), text) for text, style in title.head_in(columns))
    picture += f"\x1b[1;2H{''.join(head)}"
    for y in range(rows - 2):
        strip = page.unmarked_row(y).apply_filter(ControlGuard(), Color(0, 0, 0))
        picture += f"\x1b[{y + 2};{left + 1}H{_rendered(screen, strip)}"
    return picture


def _rendered(screen: ReadingScreen, strip: Strip) -> str:
    return strip.render(screen.app.console)


def _written(screen: ReadingScreen, style: Style, text: str) -> str:
    return style.render(text, color_system=screen.app.console._color_system)
