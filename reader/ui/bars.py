"""The first row and the last: where you are, and what to press."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from textual import events
from textual.command import CommandPalette
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from reader.document.widths import cell_len
from reader.look import BESIDE_TITLE
from reader.ui.cells import Piece, Pieces, cut, strip_of, width_of

MOST_KEYS = 7
PALETTE_KEYS = [("↑ ↓", "Choose", ""), ("Enter", "Go to it", ""), ("Esc", "Back", "")]
NOTHING_TO_UNDO = "there is nothing to undo"
GAP = 3
LEAST_TITLE = 12
"""Cells that the title keeps beside a word."""
BEFORE_PART = " · "
LEAST_PART = 10
"""Cells from which on the name of a part is said behind the title."""
LINE_FROM = 60
"""Columns from which on there is a progress line beside the per cent."""
WORD = 11
"""Cells that are kept for the word, so that the line keeps its length while the word changes."""
TOLD_FOR, TOLD_MORE = 1.5, 0.06
"""Seconds for which something is said beside the keys, and how many more for each character of it."""
LATER = 0.025
"""Seconds after which a change of the keys is shown: what the key has done comes first."""


class Bar(Widget):
    """One row made of pieces."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Bar {
        height: 1;
        width: 1fr;
        background: $background;
        color: $ink;
    }
    """

    def render_line(self, y: int) -> Strip:
        """The row."""
        return strip_of(self.pieces(self.size.width), self.size.width, self)

    def pieces(self, width: int) -> Pieces:
        """What the row says in a width."""
        raise NotImplementedError


class BarMark(NamedTuple):
    """A sign on the progress line: how far along it is (0 to 1), and its style; without one it has the line's.

    That of a heading has its level.
    """

    share: float
    sign: str
    style: str
    level: int = 0


class Levelled(Protocol):
    """What has a level as headings have."""

    @property
    def level(self) -> int:
        """1 is the highest."""


T = TypeVar("T", bound=Levelled)


def of_high_levels(things: Sequence[T], most: int) -> list[T]:
    """Those of the highest levels, of as many as are together no more than `most`."""
    counts = Counter(each.level for each in things)
    levels = sorted(counts)
    while sum(counts[level] for level in levels) > most:
        levels.pop()
    return [each for each in things if each.level in levels]


class TitleBar(Bar):
    """What is open, with the part of it that is read, and at the right a word and a progress line with marks on it."""

    text: reactive[str] = reactive("")
    part: reactive[str] = reactive("")
    lit: reactive[bool] = reactive(True)
    word: reactive[str] = reactive("")
    share: reactive[float | None] = reactive(None)
    marks: reactive[tuple[BarMark, ...]] = reactive(())
    longest_part: reactive[int] = reactive(0)
    """The cells of the longest part there is: the line takes what is left of the row whichever of them is read."""

    @dataclass(eq=False, repr=False)
    class Pointed(Message):
        """The line was clicked on, so far along it (0 to 1)."""

        share: float

    def head_in(self, width: int) -> Pieces:
        """So much of the title and of the part as there is room for, as they are where the article has the focus."""
        room = self._room_in(width, self._word_in(width))
        beside = room - cell_len(BEFORE_PART)
        cells = min(cell_len(self.text), max(width - BESIDE_TITLE, room // 2, beside - cell_len(self.part)))
        left = beside - cells
        if not self.part or left < LEAST_PART:
            return [Piece(cut(self.text, room), "strong")]
        return [Piece(cut(self.text, cells), "strong"), Piece(BEFORE_PART + cut(self.part, left), "dim")]

    def pieces(self, width: int) -> Pieces:
        """Title and part, word, and a line that is as far as the reading."""
        head = [piece if self.lit else Piece(piece.text, "dim") for piece in self.head_in(width)]
        tail: Pieces = [Piece(self._word_in(width), "dim")]
        if self.share is not None:
            cells = self._line_in(width)
            tail += [
                Piece("   " if cells else ""),
                *(progress_line(self.share, cells, self._marks_on(cells)) if cells else ()),
                Piece(_per_cent(self.share), "dim"),
            ]
        else:
            tail.append(Piece(" "))
        return [Piece(" "), *head, Piece(" " * (width - 1 - width_of(head) - width_of(tail))), *tail]

    def _room_in(self, width: int, word: str) -> int:
        """The cells of title and part beside a word and the shortest line."""
        cells = _shortest_line(width)
        share = 1 if self.share is None else cell_len(_per_cent(self.share)) + (cells + 3 if cells else 0)
        return width - 1 - 2 - cell_len(word) - share

    def _word_in(self, width: int) -> str:
        """The word; none where it would take the title's room."""
        least = min(cell_len(self.text), max(LEAST_TITLE, width - BESIDE_TITLE))
        return self.word if self._room_in(width, self.word) >= least else ""

    def _line_in(self, width: int) -> int:
        """The cells of the line: what title, part and word never need, up to half of the row."""
        cells = _shortest_line(width)
        if not cells:
            return 0
        part = max(self.longest_part, cell_len(self.part))
        head = cell_len(self.text) + (cell_len(BEFORE_PART) + part if part else 0)
        spare = self._room_in(width, self._word_in(width).ljust(WORD)) - head
        return max(cells, min(width // 2, cells + spare))

    def _marks_on(self, cells: int) -> list[BarMark]:
        """The marks that a line of so many cells takes: headings of so many levels as leave half of it."""
        headings = [mark for mark in self.marks if mark.level]
        return [*of_high_levels(headings, cells // 2), *(mark for mark in self.marks if not mark.level)]

    def on_click(self, event: events.Click) -> None:
        """Tell where the line was clicked on: at the mark that is there, else at the middle of the cell."""
        if self.share is None:
            return
        width, cells = self.size.width, self._line_in(self.size.width)
        cell = event.x - (width - cell_len(_per_cent(self.share)) - cells)
        if 0 <= cell < cells:
            at = [mark.share for mark in self._marks_on(cells) if _cell_of(mark, cells) == cell]
            self.post_message(self.Pointed(at[-1] if at else (cell + 0.5) / cells))


def _per_cent(share: float) -> str:
    return f" {share:>5.0%} ".replace("%", " %")


def _shortest_line(width: int) -> int:
    """The cells that the line has at least in a row."""
    return 30 if width >= 120 else 16 if width >= 90 else 10 if width >= LINE_FROM else 0


def _cell_of(mark: BarMark, cells: int) -> int:
    return min(cells - 1, int(mark.share * cells))


def progress_line(share: float, cells: int, marks: Iterable[BarMark] = ()) -> Pieces:
    """A line of so many cells, drawn as far as a share of it (0 to 1), with marks: of two in a cell the later one."""
    halves = round(share * cells * 2)
    done = "━" * (halves // 2) + ("╸" if halves % 2 else "")
    marked = {_cell_of(mark, cells): mark for mark in marks}
    if not marked:
        return [Piece(done, "accent"), Piece("─" * (cells - len(done)), "line")]
    line = done.ljust(cells, "─")
    inks = ("accent" if cell < len(done) else "line" for cell in range(cells))
    return [
        Piece(marked[n].sign, marked[n].style or ink) if n in marked else Piece(line[n], ink)
        for n, ink in enumerate(inks)
    ]


class KeyBar(Bar):
    """What can be pressed here and now, the likeliest first; made from the bindings that are in force.

    A screen may name actions in `likeliest` that come before those nearer to the focus.
    """

    status: reactive[str] = reactive("")
    word: reactive[str] = reactive("")

    def __init__(self) -> None:
        super().__init__()
        self._hush: Timer | None = None
        self._first = ""
        self._stays = False

    def tell(self, word: str, action: str = "", stays: bool = False) -> None:
        """Say something for a moment, in the place of the status; the key of an action then comes before the others.

        The next key takes it away unless it `stays`, as what no key has brought about.
        """
        self._first, self._stays = action, stays
        self.word = word
        self._end_word_after(TOLD_FOR + TOLD_MORE * len(word))

    def pass_by(self) -> None:
        """Something else is done: say no more what was said, unless that is about to say it again."""
        if self.word and not self._stays:
            self._end_word_after(LATER)

    def _end_word_after(self, seconds: float) -> None:
        if self._hush:
            self._hush.stop()
        self._hush = self.set_timer(seconds, self._end_word)

    def _end_word(self) -> None:
        self.word = ""

    def watch_status(self, status: str) -> None:
        """What a key has brought about since is told at once."""
        if status:
            self.word = ""

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self.app.screen_change_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        """Draw the row by itself: in one frame with what has changed above, all between them would be drawn again."""
        self.set_timer(LATER, self.refresh)

    def keys(self) -> list[tuple[str, str, str]]:
        """Key, word and action of what is shown, one for each action; the palette's while it lies over the screen.

        A key that does different things at different times has its word from the widget's `key_label`; where that is
        empty it is not shown.
        """
        if isinstance(self.app.screen, CommandPalette):
            return PALETTE_KEYS
        shown: dict[str, tuple[str, str, str]] = {}
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled and binding.action not in shown:
                key = self.app.get_key_display(binding)
                label = getattr(node, "key_label", None)
                word = label(binding.action) if label else None
                if word != "":
                    shown[binding.action] = (key, word or binding.description, binding.action)
        return list(shown.values())

    def pieces(self, width: int) -> Pieces:
        """The keys that fit."""
        pieces, _ = self._laid_out(width)
        return pieces

    def _laid_out(self, width: int) -> tuple[Pieces, list[tuple[int, int, str]]]:
        first = (self._first,) if self.word else getattr(self.screen, "likeliest", ())
        keys = sorted(self.keys(), key=lambda entry: (entry[2] == "help", entry[2] not in first))
        least = 0 if self.word else sum(map(_cells, [*keys[:1], *(entry for entry in keys if entry[2] == "help")]))
        said = cut(self.word or self.status, width - 2 - least)
        status = f"{said} " if said else ""
        chosen = _fitting(keys, width - 1 - (cell_len(status) + GAP if status else 0))
        pieces: Pieces = [Piece(" ")]
        places: list[tuple[int, int, str]] = []
        at = 1
        for key, word, action in chosen:
            pieces += [Piece(key, "key"), Piece(f" {word}{' ' * GAP}", "dim")]
            places.append((at, at + cell_len(key) + 1 + cell_len(word), action))
            at += cell_len(key) + 1 + cell_len(word) + GAP
        pieces.append(Piece(" " * max(0, width - at - cell_len(status))))
        pieces.append(Piece(status, "dim"))
        return pieces, places

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        _, places = self._laid_out(self.size.width)
        for start, end, action in places:
            if start <= event.x < end:
                for namespace, binding, enabled, _ in self.screen.active_bindings.values():
                    if binding.action == action and enabled:
                        await self.app.run_action(action, namespace)
                        return


def _fitting(keys: Sequence[tuple[str, str, str]], room: int) -> list[tuple[str, str, str]]:
    """The first keys, as many as there is room for; the help stays, or in a window that has none the way back."""
    kept = next((entry for entry in reversed(keys) if entry[2] == "help" or entry[0] == "Esc"), None)
    fitting = list(keys)
    while fitting and (len(fitting) > MOST_KEYS or sum(map(_cells, fitting)) - GAP > room):
        fitting.remove(next((entry for entry in reversed(fitting[1:]) if entry is not kept), fitting[-1]))
    return fitting


def _cells(entry: tuple[str, str, str]) -> int:
    key, word, _ = entry
    return cell_len(key) + 1 + cell_len(word) + GAP
