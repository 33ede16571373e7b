"""What is told of the entity under the cursor, below the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from seeing import gone, has_panes, press_and_see, rows_of, screen_of, seen, until
from textual.messages import Update
from textual.pilot import Pilot
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from reader.document.clean import clean
from reader.document.model import Position, Span
from reader.entities.kinds import Kind
from reader.entities.model import Entity, Mention, Origin
from reader.ui.app import ReaderApp
from reader.ui.entity_details import CompanyRow, described
from reader.ui.entity_pane import EntityPane
from reader.ui.field import Field
from reader.ui.reading_screen import ReadingScreen
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
SMALL, MIDDLE = (80, 24), (100, 30)


def write(library: Path, count: int = 60) -> None:
    """A text of many places and, at its end, somebody who is more than that."""
    names = [f"Name{number}" for number in range(count)]
    (library / "content" / "bees.md").write_text("\n\n".join(names) + "\n\nKeeper\n", encoding="utf-8")
    settled = "".join(
        f"  - {{id: n{nth}, kind: place, name: {name}, note: A place.}}\n" for nth, name in enumerate(names)
    )
    keeper = "  - {id: keeper, kind: term, name: Keeper, note: He kept the gate of the town.}\n"
    (library / "content" / "bees.entities.yaml").write_text(f"entities:\n{settled}{keeper}", encoding="utf-8")


async def opened(pilot: Pilot[None], count: int) -> RowList:
    """Wait for the entities, and go to the list."""
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    await until(pilot, lambda: screen.entities is not None and has_panes(pilot.app), "the entities")
    await press_and_see(pilot, "e", f"Entities  {count}")
    return screen.query_one(EntityPane).query_one(RowList)


def in_view(rows: RowList) -> bool:
    """Whether the row of the cursor is drawn."""
    bottom = rows._tops[rows.cursor] + rows.entries[rows.cursor].height
    return rows.scroll_offset.y < bottom <= rows.scroll_offset.y + rows.size.height


async def test_the_row_of_the_cursor_stays_in_view_when_what_is_told_takes_more_room(
    build: Build, library: Path
) -> None:
    write(library)
    app = build("bees")
    drawn: list[Widget] = []
    """What was to be drawn; a widget that is nowhere makes Textual lose the layout that is under way."""
    async with app.run_test(
        size=SMALL, message_hook=lambda message: drawn.append(message.widget) if isinstance(message, Update) else None
    ) as pilot:
        rows = await opened(pilot, 61)
        drawn.clear()
        await press_and_see(pilot, "G", "He kept the gate")
        await until(pilot, lambda: in_view(rows), "the row of the cursor")
        await pilot.press("g")
        await gone(pilot, "He kept the gate")
        assert "A place." not in screen_of(app)
        assert rows in drawn
        assert not [widget for widget in drawn if isinstance(widget, ScrollBar)]


async def test_what_is_unfolded_at_the_end_comes_into_view(build: Build, library: Path) -> None:
    write(library)
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, 61)
        await press_and_see(pilot, "G up", "Enter Fold")
        await press_and_see(pilot, "enter", "▸ Terms")
        await press_and_see(pilot, "enter", "○ Keeper")


async def test_what_takes_more_than_a_third_of_the_pane_is_cut_with_a_sign(build: Build, library: Path) -> None:
    write(library)
    path = library / "content" / "bees.entities.yaml"
    told = " ".join(f"He kept the gate of the town for {year} years." for year in range(40))
    path.write_text(path.read_text(encoding="utf-8").replace("He kept the gate of the town.", told), encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=MIDDLE) as pilot:
        rows = await opened(pilot, 61)
        await press_and_see(pilot, "G", "He kept the gate")
        await until(pilot, lambda: in_view(rows), "the row of the cursor")
        told_rows = [row[: rows.size.width].rstrip() for row in rows_of(app)[rows.region.bottom + 1 : -1]]
        assert len(told_rows) == 28 // 3
        assert told_rows[-1].endswith("…")
        assert not any("…" in row for row in told_rows[:-1])
        await pilot.press("up", "up")
        await seen(pilot, "A place.")
        assert "…" not in rows_of(app)[-2]


def test_what_is_told_says_where_it_comes_from_and_how_sure_that_is() -> None:
    span = Span(Position(0, 0), Position(0, 4))
    berg = Entity("berg", Kind.PERSON, clean("Berg"), (Mention(span),))
    sources: tuple[tuple[Origin, float, str], ...] = (
        ("authored", 1.0, "Settled by hand"),
        ("list", 1.0, "Found in a list of names, sure"),
        ("rule", 0.7, "Found by rule, 70 % sure"),
        ("model", 0.6, "Found by a language model, 60 % sure"),
    )
    for origin, sure, told in sources:
        assert told in [text for text, _ in described(replace(berg, origin=origin, sure=sure))]


async def test_an_entity_is_told_with_all_that_it_appears_with(build: Build, library: Path) -> None:
    write(library, 14)
    text = library / "content" / "bees.md"
    text.write_text(text.read_text(encoding="utf-8").replace("\n\n", ", "), encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        rows = await opened(pilot, 15)
        await press_and_see(pilot, "space", "Appears with")
        assert sum(isinstance(row, CompanyRow) for row in rows.entries) == 14
        assert any(row.split() == ["Appears", "with", "14"] for row in rows_of(app))


async def test_the_field_of_the_filter_goes_when_it_is_left(build: Build, library: Path) -> None:
    write(library)
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, 61)
        await press_and_see(pilot, "slash k e e p", "Entities  1/61")
        pane = app.screen.query_one(EntityPane)
        field = pane.query_one(Field)
        pane._clear_filter()
        pane._narrow(Field.Changed(field, ""))  # before the field has heard that the focus is elsewhere
        await seen(pilot, "Entities  61")
        await until(pilot, lambda: not field.display, "the going of the field")
