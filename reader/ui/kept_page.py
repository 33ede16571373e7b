"""The page as it is, kept so that the next start can paint it before Textual is even imported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from reader.document.layout import pieces_of
from reader.document.model import Document, Position
from reader.document.placing import placed
from reader.first_lines import START, picture
from reader.first_page import (
    APART,
    CLOSE,
    END,
    LIBRARY,
    look_path,
    may_have_quiz,
    page_path,
    shelf_state,
    state_of,
    surroundings,
)
from reader.look import page_at
from reader.ui.bars import TitleBar
from reader.ui.styles import named_style

if TYPE_CHECKING:
    from rich.style import Style
    from textual.widget import Widget

    from reader.ui.library_screen import LibraryScreen
    from reader.ui.page import PageView
    from reader.ui.reading_screen import ReadingScreen

AFTER = 1.0
"""Seconds of rest after which the page is kept."""
MOST_KEPT = 200
"""Pages that are kept; what was read longest ago goes first."""
MOST_CHARACTERS = 12_000
"""Characters of lines that are kept for windows of another size: more fit into none."""
SHORTEST = 100
"""Characters that a line counts for at least, for it takes a row."""


class KeptPage:
    """The file in which the page of one text is kept: the lines from its top on, and once it is looked at, its picture.

    While one reads on there are the lines alone, without which the next start would paint the page before.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._text = str(screen.article.path.resolve())
        self._data = str(screen.reader.store.path.parent)
        self._is_current = False
        self._writing = Lock()

    def moved(self) -> None:
        """The page is another one now."""
        self._is_current = False

    def settle(self, place: Position) -> None:
        """Keep the lines from a place on, unless the page is kept. This may be called from any thread."""
        with self._writing:
            if not self._is_current:
                self._keep(place, "", "")

    def take(self) -> None:
        """Keep what is on the page, as the next start will show it, and how pages look here."""
        page, shown = self._screen.page, picture_of(self._screen)
        with self._writing:
            self._is_current = True
            self._keep(page.place, surroundings(*page.app.size) if shown else "", shown)
        look, path = look_of(page), Path(look_path(self._data))
        if look and not (path.is_file() and path.read_text(encoding="utf-8").startswith(surroundings())):
            _write(path, f"{surroundings()}\n{look}")

    def _keep(self, place: Position, key: str, shown: str) -> None:
        document = self._screen.document
        if document.nearest(0, 1) is not None and Path(self._text).is_file():
            head = (state_of(self._text), key, self._screen.article.id, document.title)
            words = "\n".join((*head, *lines_from(document, place)))
            _write(Path(page_path(self._data, self._text)), f"{words}{END}{shown}")


def _write(path: Path, text: str) -> None:
    """Write a file of the folder of pages. Failing to only costs the time to make the page again."""
    folder, partly = path.parent, path.with_name(f"{path.name}.{os.getpid()}")
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True)
        is_new = not path.is_file()
        partly.write_bytes(text.encode())
        partly.replace(path)
        if is_new:
            for old in sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime)[:-MOST_KEPT]:
                old.unlink(missing_ok=True)
    except OSError:
        return


def picture_of(screen: ReadingScreen) -> str:
    """What a terminal is told to show the text at its place; empty where the next start will show it otherwise."""
    page, title, app = screen.page, screen.query_one(TitleBar), screen.app
    columns, rows = app.size
    left, width = page_at(columns, page.settings.panes, may_have_quiz(str(screen.article.path.resolve())))
    if page.region != Region(left, 1, width, rows - 2) or not page.display:
        return ""
    if page.focus_on and page.focus_on != page.focus_on.at(page.document, page.focus_on.kind, page.top.place):
        return ""
    base = page.visual_style.rich_style
    head = (f"\x1b[0;{_codes(page, base + named_style(title, style))}m{text}" for text, style in title.head_in(columns))
    rendered = ((_rendered(page, strip), width) for strip in page.as_opened())
    return placed(picture(columns, rows, f"\x1b[{_codes(page, base)}m", f" {''.join(head)}", left, rendered))


def lines_from(document: Document, place: Position) -> Iterator[str]:
    """Where in its line a page begins, then the lines from there on as `first_page` reads them, while they are plain.

    An empty one follows if they are all that is left. Of a very long line, parts are kept as if they were lines.
    """
    before = document.nearest(place.line, -1)
    number = begins = document.nearest(0, 1) if before is None else before
    if number is None:
        return
    text = document.line(number).text
    column = place.column if number == place.line else 0 if before is None else len(text)
    first = max(start for start, _ in pieces_of(text) if start <= column)
    yield str(START if place == Position(0, 0) else column - first)
    room = MOST_CHARACTERS
    while number is not None:
        line = document.line(number)
        if line.marks or line.quoted or line.kind not in ("paragraph", "heading"):
            return
        for start, end in pieces_of(line.text):
            if number == begins and start < first:
                continue
            if room <= 0 or (start and line.hang):
                return
            room -= max(SHORTEST, end - start)
            placed_close = CLOSE if line.close or start else APART
            yield f"{placed_close}{min(line.level, 9)}{min(line.hang, 99):02}{line.text[start:end]}"
        number = document.nearest(number + 1, 1)
    yield ""


def look_of(page: PageView) -> str:
    """How pages look with these settings, as `first_lines` reads it; empty where it could not set rows like these."""
    settings = page.settings
    if settings.hyphens or settings.focus != "off":
        return ""
    base = page.visual_style.rich_style
    styles = (base, *(base + named_style(page, name) for name in ("strong", "title")))
    numbers = (settings.measure, settings.margin, settings.spacing, int(settings.panes))
    return " ".join((*(_codes(page, style) for style in styles), *map(str, numbers)))


def keep_library(screen: LibraryScreen) -> None:
    """Keep the picture of the library, as the next start will show it."""
    reader, title = screen.reader, screen.query_one(TitleBar)
    columns, rows = reader.size
    data = str(reader.store.path.parent)
    try:
        state = shelf_state((str(library.folder) for library in reader.shelf.libraries), data)
    except OSError:
        return
    ground = f"\x1b[{_codes(screen, screen.visual_style.rich_style)}m"
    listed = ((_rendered(screen, strip), columns) for strip in islice(screen.as_opened(), max(0, rows - 3)))
    shown = placed(picture(columns, rows, ground, _rendered(screen, title.render_line(0)), 0, [("", 0), *listed]))
    _write(Path(page_path(data, LIBRARY)), f"{state}\n{surroundings(columns, rows)}{END}{shown}")


def _codes(widget: Widget, style: Style) -> str:
    """The numbers by which a terminal is told a style."""
    codes, found, _ = _rendered(widget, Strip([Segment(" ", style)])).partition("m")
    return codes.removeprefix("\x1b[") if found else "0"


def _rendered(widget: Widget, strip: Strip) -> str:
    """What a terminal is told to show a row, as it is after all filters."""
    for line_filter in widget.app.get_line_filters():
        strip = strip.apply_filter(line_filter, widget.background_colors[1])
    return strip.render(widget.app.console)
