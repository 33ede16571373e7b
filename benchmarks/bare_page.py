"""A baseline for keys: a page of the Line API with nothing on it but the lines of a file.

python benchmarks/bare_page.py FILE
"""

import sys
from pathlib import Path

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

WIDEST = 200


class BarePage(ScrollView, can_focus=True):
    """The lines of a file, cut at the edge."""

    BINDINGS = [Binding("down", "move(1)"), Binding("pagedown", "move(28)")]

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines
        self.virtual_size = Size(WIDEST, len(lines))

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        text = self.lines[number] if number < len(self.lines) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)

    def action_move(self, rows: int) -> None:
        self.scroll_to(y=self.scroll_y + rows, animate=False, immediate=True)


class BareApp(App[None]):
    """One page and nothing else."""

    def compose(self) -> ComposeResult:
        with Path(sys.argv[1]).open(encoding="utf-8") as file:
            lines = [line.rstrip("\n")[:WIDEST] for line in file.readlines(1_000_000)]
        yield BarePage([line for line in lines if line] * 50)


if __name__ == "__main__":
    BareApp().run()
