"""The question above the article, where the quiz has no room beside it and passages are to be marked."""

from __future__ import annotations

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.cells import Piece, Pieces, fit, strip_of, wrap

MOST_STEM_ROWS = 2


class QuestionStrip(Widget):
    """The question above the article where the quiz has no room beside it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    QuestionStrip {
        height: auto;
        width: 1fr;
        background: $background;
        color: $ink;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = ""
        self.note = ""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The question, and the row below it."""
        return len(self._stem(width)) + 1

    def render_line(self, y: int) -> Strip:
        """One row."""
        width = self.size.width
        stem = self._stem(width)
        pieces: Pieces = [Piece(f" {stem[y]}", "strong")] if y < len(stem) else [Piece(f" {fit(self.note, width - 2)}")]
        return strip_of(pieces, width, self, "cursor")

    def _stem(self, width: int) -> list[str]:
        rows = wrap(self.stem, width - 2)
        if len(rows) <= MOST_STEM_ROWS:
            return rows
        rest = " ".join(rows[MOST_STEM_ROWS - 1 :])
        return [*rows[: MOST_STEM_ROWS - 1], fit(rest, width - 2)]
