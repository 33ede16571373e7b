"""The settings of the page: a small pane below the text, so that each change is seen as it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.look import column_at
from reader.settings import FOCUS, MOST_MARGIN, MOST_SPACING, NARROWEST, THEMES, WIDEST, Settings
from reader.ui.bars import KeyBar
from reader.ui.cells import Piece, Pieces, fit
from reader.ui.page import PageView
from reader.ui.rows import RowList

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp

NAME_CELLS = 18
WIDTH_STEP = 4


@dataclass(frozen=True)
class Choice:
    """A setting: its name, what it is called, and the values that there are to choose from."""

    name: str
    title: str
    values: Sequence[int] | Sequence[str]

    def step(self, settings: Settings, by: int) -> int | str:
        """The next value or the one before; the last one has none after it."""
        now = getattr(settings, self.name)
        if isinstance(now, str):
            names = cast("Sequence[str]", self.values)
            return names[max(0, min(len(names) - 1, names.index(now) + by))]
        numbers = cast("Sequence[int]", self.values)
        beyond = [value for value in numbers if (value > now if by > 0 else value < now)]
        return (min(beyond) if by > 0 else max(beyond)) if beyond else now


CHOICES = (
    Choice("measure", "Column width", range(NARROWEST, WIDEST + 1, WIDTH_STEP)),
    Choice("margin", "Margin", range(MOST_MARGIN + 1)),
    Choice("spacing", "Line spacing", range(1, MOST_SPACING + 1)),
    Choice("hyphens", "Hyphenation", (False, True)),
    Choice("focus", "Focus", FOCUS),
    Choice("panes", "Panes beside", (False, True)),
    Choice("theme", "Colours", THEMES),
)


def choice(name: str) -> Choice:
    """The setting with a name."""
    return next(each for each in CHOICES if each.name == name)


def limits(width: int, settings: Settings) -> dict[str, str]:
    """Why settings have less effect than they say on a page of so many cells, by their names."""
    _, column = column_at(width, settings.measure, settings.margin)
    said = {}
    if column < settings.measure:
        said["measure"] = "as wide as the margin allows" if settings.margin else "as wide as the window"
    if settings.margin and column == column_at(width, settings.measure, settings.margin - 1)[1]:
        said["margin"] = "no room for more" if "measure" in said else "there is more already"
    return said


def measure_beside(width: int, settings: Settings, by: int) -> int:
    """The next width of the column that changes it on a page of so many cells; the one that is set where none does."""
    _, column = column_at(width, settings.measure, settings.margin)
    if by > 0 and column < settings.measure:
        return settings.measure
    return cast("int", choice("measure").step(replace(settings, measure=column), by))


@dataclass(frozen=True)
class ChoiceRow:
    """A setting and its value, with the keys that change it where the cursor is.

    `needs` is what has to be there for it to be on, `limit` why it has less effect than it says.
    """

    choice: Choice
    value: object
    needs: str = ""
    limit: str = ""
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Name and value."""
        said = {True: "on", False: "off"}.get(self.value, self.value) if isinstance(self.value, bool) else self.value
        arrows = ("◂ ", " ▸") if here else ("  ", "  ")
        return [
            [
                Piece(" ▸ " if here else "   ", "accent"),
                Piece(fit(self.choice.title, NAME_CELLS)),
                Piece(arrows[0], "accent"),
                Piece(str(said), "strong" if here else ""),
                Piece(arrows[1], "accent"),
                Piece(f" {self.needs or self.limit}", "dim"),
            ]
        ]


class SettingsScreen(ModalScreen[None]):
    """Each setting on a row; Left and Right change it."""

    DEFAULT_CSS = """
    SettingsScreen {
        align: center bottom;
        background: transparent;
        & > Vertical { height: auto; background: $background; border-top: solid $line; }
        & .pane-title { color: $accent; text-style: bold; padding: 0 1; }
        & RowList { height: 7; }
    }
    """
    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,plus,equals_sign", "change(1)", "Change", key_display="← →", id="settings.more",
                tooltip="Take the next value: wider, more, another"),
        Binding("left,h,minus", "change(-1)", "Less", show=False, id="settings.less",
                tooltip="Take the value before: narrower, less, another"),
        Binding("escape,q,comma,enter", "leave", "Back", key_display="Esc", id="settings.back",
                tooltip="Go back; what was changed is kept"),
    ]  # fmt: skip

    @property
    def reader(self) -> ReaderApp:
        """The app, by its own type."""
        return cast("ReaderApp", self.app)

    def compose(self) -> ComposeResult:
        """Title, settings and keys."""
        with Vertical():
            yield Static("Settings", classes="pane-title", markup=False)
            yield RowList(classes="lit")
            yield KeyBar()

    def on_mount(self) -> None:
        """List what is set."""
        self._list()

    def _list(self) -> None:
        settings = self.reader.settings
        needs = {"hyphens": _hyphens_need()}
        limit = limits(self._page_width, settings) if self._page_width else {}
        self.query_one(RowList).entries = tuple(
            ChoiceRow(each, getattr(settings, each.name), needs.get(each.name, ""), limit.get(each.name, ""))
            for each in CHOICES
        )

    @property
    def _page_width(self) -> int:
        """The cells of the page that is below; 0 where there is none."""
        pages = (page for screen in reversed(self.app.screen_stack) for page in screen.query(PageView))
        return next((page.size.width for page in pages), 0)

    @on(RowList.Chosen)
    def _clicked(self) -> None:
        self.action_change(1)

    def action_change(self, by: int) -> None:
        """Change the setting under the cursor; one that could do nothing here stays off."""
        entry = self.query_one(RowList).entry
        if isinstance(entry, ChoiceRow):
            settings, width = self.reader.settings, self._page_width
            is_measure = entry.choice.name == "measure" and width
            value = measure_beside(width, settings, by) if is_measure else entry.choice.step(settings, by)
            if value != entry.value and not (value and entry.needs):
                self.reader.change(entry.choice.name, value)
                self._list()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _hyphens_need() -> str:
    """What has to be installed before words can be broken; nothing where it is."""
    from importlib.util import find_spec

    return "" if find_spec("pyphen") else "needs pip install 'closeread[hyphens]'"
