from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from seeing import rows_of
from textual.app import App, ComposeResult

from reader.ui.cells import Piece, Pieces
from reader.ui.rows import RowList
from reader.ui.themes import READER_THEMES


@dataclass
class Row:
    text: str
    selectable: bool = True
    height: int = 1
    drawn: list[int] = field(default_factory=list)

    def draw(self, width: int, here: bool) -> list[Pieces]:
        self.drawn.append(width)
        return [[Piece(f"{'>' if here else ' '}{self.text}")]]


class Host(App[None]):
    def __init__(self, entries: Iterable[Row]) -> None:
        super().__init__()
        self.given = tuple(entries)
        self.chosen: list[int] = []
        for theme in READER_THEMES.values():
            self.register_theme(theme)
        self.theme = "dark"

    def compose(self) -> ComposeResult:
        yield RowList()

    def on_mount(self) -> None:
        self.rows.entries = self.given
        self.rows.focus()

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self.chosen.append(message.index)


def rows(*texts: str) -> list[Row]:
    """Rows with these texts; one in brackets cannot be stopped at."""
    return [Row(text, selectable=not text.startswith("[")) for text in texts]


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        ("", 1),
        ("down", 2),
        ("j", 2),
        ("down down", 4),
        ("down down up", 2),
        ("j k", 1),
        ("up", 1),
        ("G", 5),
        ("end", 5),
        ("end down", 5),
        ("end g", 1),
        ("end home", 1),
    ],
)
async def test_the_cursor_moves_by_keys_and_never_stops_at_a_title(keys: str, cursor: int) -> None:
    app = Host(rows("[people]", "Ada", "Luigi", "[places]", "Turin", "London", "[end]"))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press(*keys.split())
        assert app.rows.cursor == cursor
        assert [row for row in rows_of(app) if row.startswith(">")] == [f">{app.given[cursor].text}".ljust(20)]


async def test_a_click_goes_to_the_row_and_chooses_it() -> None:
    app = Host(rows("Ada", "Luigi", "Charles"))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.click(RowList, offset=(3, 2))
        assert (app.rows.cursor, app.chosen) == (2, [2])


@pytest.mark.parametrize("row", [0, 7])
async def test_a_click_on_a_title_or_below_the_rows_chooses_nothing(row: int) -> None:
    app = Host(rows("[people]", "Ada", "Luigi"))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.click(RowList, offset=(3, row))
        assert (app.rows.cursor, app.chosen) == (1, [])


async def test_a_click_in_a_list_that_was_scrolled_means_the_row_that_is_seen() -> None:
    app = Host(rows(*map(str, range(100))))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("end")
        await pilot.click(RowList, offset=(3, 0))
        assert app.chosen == [90]


async def test_any_row_of_a_high_entry_means_the_entry() -> None:
    app = Host([Row("Ada", height=3), Row("Luigi", height=3)])
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.click(RowList, offset=(3, 5))
        assert app.chosen == [1]


async def test_of_many_entries_only_those_in_view_are_drawn() -> None:
    app = Host(rows(*map(str, range(20_000))))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("end")
        assert rows_of(app)[-1].startswith(">19999")
        assert sum(1 for row in app.given if row.drawn) <= 20


async def test_a_page_is_what_is_in_view() -> None:
    app = Host(rows(*map(str, range(100))))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("pagedown", "pagedown")
        assert app.rows.cursor == 16
        await pilot.press("pageup")
        assert app.rows.cursor == 8


async def test_the_title_above_the_first_entry_of_a_group_comes_into_view_with_it() -> None:
    app = Host(rows("[people]", *map(str, range(30))))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("end", "home")
        assert rows_of(app)[0].strip() == "[people]"


async def test_other_entries_leave_the_cursor_where_it_can_be() -> None:
    app = Host(rows(*"abcdef"))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("down", "down", "down")
        app.rows.entries = rows(*"uvwxyz")
        assert app.rows.cursor == 3
        app.rows.entries = rows(*"uv")
        assert app.rows.cursor == 1


@pytest.mark.parametrize("texts", [(), ("[nothing]", "[here]")])
async def test_without_an_entry_to_stop_at_the_keys_do_nothing(texts: tuple[str, ...]) -> None:
    app = Host(rows(*texts))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("down", "up", "end", "home", "pagedown", "pageup")
        await pilot.click(RowList, offset=(3, 0))
        assert (app.rows.entry, app.chosen) == (None, [])


async def test_the_row_under_the_cursor_is_lit_only_while_the_list_has_the_focus() -> None:
    app = Host(rows("Ada", "Luigi"))
    async with app.run_test(size=(20, 10)) as pilot:

        def grounds() -> list[object]:
            return [next(iter(app.rows.render_line(row))).style.bgcolor for row in (0, 1)]  # type: ignore[union-attr]

        here, other = grounds()
        assert here != other
        app.set_focus(None)
        await pilot.pause()
        assert grounds() == [other, other]
