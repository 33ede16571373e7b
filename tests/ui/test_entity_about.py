"""What is told of the entity under the cursor, below the list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from seeing import gone, has_panes, press_and_see, screen_of, until
from textual.messages import Update
from textual.pilot import Pilot
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from reader.ui.app import ReaderApp
from reader.ui.entity_pane import EntityPane
from reader.ui.reading_screen import ReadingScreen
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
SMALL = (80, 24)


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
