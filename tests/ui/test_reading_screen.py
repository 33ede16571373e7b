from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread
from typing import Any
from unittest.mock import Mock

import pytest
from seeing import gone, has_panes, last_row, press_and_see, rows_of, screen_of, seen, type_ahead, until
from textual import constants
from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widget import Widget

from reader.document.blocks import BlockDocument
from reader.document.clean import clean
from reader.document.model import DocumentKey, Position, Span, TextDocument
from reader.entities.kinds import Kind
from reader.entities.model import Entity, Mention
from reader.errors import ReaderError
from reader.library import Article, Found, Shelf
from reader.progress.store import Store
from reader.settings import Settings
from reader.ui import loading, reading_screen
from reader.ui.app import ReaderApp
from reader.ui.bars import TitleBar
from reader.ui.entity_pane import EntityPane
from reader.ui.entity_room import EntityRoom
from reader.ui.find import Find
from reader.ui.loading import load_entities
from reader.ui.page import PageView
from reader.ui.panes import ORDER
from reader.ui.quiz_pane import QuizPane
from reader.ui.reading_screen import ReadingScreen
from reader.ui.rows import RowList
from reader.ui.ways import Ways

Build = Callable[..., ReaderApp]
SMALL, MIDDLE, WIDE = (80, 24), (100, 30), (140, 40)
PATIENCE = 10


def reading(app: ReaderApp) -> ReadingScreen:
    assert isinstance(app.screen, ReadingScreen)
    return app.screen


def page(app: ReaderApp) -> PageView:
    return reading(app).page


def top(app: ReaderApp) -> int:
    return page(app).scroll_offset.y


def panes_seen(app: ReaderApp) -> list[str]:
    return [pane for pane in ORDER if app.screen.query_one(f"#{pane}").display]


def pane_with_focus(app: ReaderApp) -> str:
    focused = app.screen.focused
    assert focused is not None
    return next(pane for pane in ORDER if app.screen.query_one(f"#{pane}") in focused.ancestors_with_self)


async def loaded(pilot: Pilot[None]) -> None:
    """Wait for the panes beside the text."""
    app = pilot.app
    await until(pilot, lambda: has_panes(app), "the panes")


async def test_threads_give_way_to_the_screen_before_a_frame_is_over(build: Build) -> None:
    sys.setswitchinterval(0.005)
    async with build().run_test(size=SMALL) as pilot:
        await until(pilot, lambda: sys.getswitchinterval() < 0.001, "the turn")


async def test_looking_for_entities_steps_aside_after_a_key(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asides: list[float] = []
    monkeypatch.setattr(loading, "sleep", asides.append)
    monkeypatch.setattr(loading, "AFTER_KEY", 30)
    app = build()

    def find(name: str) -> None:
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{name} wrote to Charles Babbage.\n" * 9)
        article = Shelf().at(path)
        assert [*load_entities(app, article, article.open(), lambda: False)]

    async with app.run_test(size=SMALL) as pilot:
        find("Ada")
        assert not asides
        await pilot.press("down")
        find("Luigi")
        assert asides


async def test_the_article_has_the_focus_on_opening_and_its_title_stands_first(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        assert pane_with_focus(app) == "page"
        assert rows_of(app)[0].startswith(" How bees tell")


MOVES = (
    ("down", 1), ("j", 2), ("up", 1), ("k", 0), ("up", 0), ("space", 20), ("b", 0), ("pagedown", 20), ("space", 40),
    ("pageup", 20), ("g", 0), ("space", 20), ("home", 0), ("ctrl+f", 20), ("ctrl+b", 0), ("ctrl+e", 1), ("ctrl+y", 0),
    ("d", 11), ("ctrl+d", 22), ("u", 11), ("ctrl+u", 0),
)  # fmt: skip


async def test_keys_move_the_text(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        for key, row in MOVES:
            await pilot.press(key)
            assert top(app) == row, key


@pytest.fixture
def imported(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """When it is set, what stands beside the text is imported, and not before."""
    event = asyncio.Event()

    async def wait(_names: object) -> None:
        await event.wait()

    monkeypatch.setattr(reading_screen, "import_all", wait)
    return event


async def test_keys_are_answered_while_what_stands_beside_the_text_is_imported(
    build: Build, imported: asyncio.Event
) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: page(app).has_focus, "the page")
        try:
            async with asyncio.timeout(PATIENCE):
                await pilot.press("down", "plus")
        finally:
            imported.set()
        assert top(app) == 1
        assert page(app).settings.measure > Settings().measure
        await loaded(pilot)


async def test_keys_typed_before_a_field_is_asked_for_are_no_text_of_it(build: Build, imported: asyncio.Event) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: page(app).has_focus, "the page")
        type_ahead(pilot, "jj/bees")
        imported.set()
        await seen(pilot, "Find bees")
        await until(pilot, lambda: last_row(app).strip(), "the keys")
        assert "jj" not in screen_of(app)


async def test_how_far_one_is_changes_in_the_same_frame_as_the_text(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        title = app.screen.query_one(TitleBar)
        before = title.share
        page(app).action_page(1)  # no message is handled between this and the next line
        assert title.share != before
        assert title.share == page(app).share


async def test_no_long_text_is_counted_to_its_end_on_the_screens_thread(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Some words of a long text.\n\n" * 10_000, encoding="utf-8")
    counted: list[Thread] = []
    count = BlockDocument._count_block

    def count_block(document: BlockDocument) -> bool:
        found = count(document)
        counted.extend([current_thread()] if found else [])
        return found

    monkeypatch.setattr(BlockDocument, "_count_block", count_block)
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await until(pilot, lambda: reading(app).entities is not None, "the entities")
        await pilot.press("space", "b", "e")
    assert len(counted) > 3
    assert counted[-1] is not main_thread()


async def test_a_page_keeps_two_rows_to_read_on_from(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        last = rows_of(app)[-3:-1]
        await pilot.press("space")
        assert rows_of(app)[1:3] == last


@pytest.mark.parametrize("key", ["G", "end"])
async def test_at_the_end_the_last_words_are_seen_and_nothing_is_left(build: Build, key: str) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await pilot.press(key)
        await seen(pilot, "In 1973 he was given the Nobel Prize.")
        assert "at the end" in rows_of(app)[0]
        assert "100 %" in rows_of(app)[0]


async def test_the_progress_line_says_how_far_and_how_many_minutes_are_left(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        assert re.search(r"  5 min left   [─┴]{30}    0 %$", rows_of(app)[0].rstrip())
        await press_and_see(pilot, "space space", "3 min left")
        assert "━━" in rows_of(app)[0]
        assert reading(app).query_one(TitleBar).share == page(app).share


async def test_the_first_row_says_under_which_heading_one_reads(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        assert rows_of(app)[0].startswith(" How bees tell   ")
        await pilot.press("colon", *"#doubt", "enter")
        await until(pilot, lambda: "The doubt" in rows_of(app)[2], "the heading at the top")
        assert rows_of(app)[0].startswith(" How bees tell · The doubt   ")
        await pilot.press("k", "k", "k")
        await until(pilot, lambda: rows_of(app)[0].startswith(" How bees tell · The dance   "), "the part before")
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: rows_of(app)[0].startswith(" How bees tell   "), "no room for the part")


@pytest.mark.parametrize(("room", "comes"), [(EntityRoom, EntityPane), (Ways, Find)])
async def test_the_program_may_be_left_while_the_panes_come(
    build: Build, room: type[Widget], comes: type[Widget], monkeypatch: pytest.MonkeyPatch
) -> None:
    mount = Widget.mount

    def leaving(self: Widget, *widgets: Widget, **where: Any) -> Awaitable[None]:
        mounting = mount(self, *widgets, **where)
        return left(self, mounting) if isinstance(widgets[0], comes) else mounting

    async def left(widget: Widget, mounting: Awaitable[None]) -> None:
        await mounting
        app.exit()
        while widget.is_attached:
            await asyncio.sleep(0.001)

    monkeypatch.setattr(room, "mount", leaving, raising=False)
    app = build("bees")
    async with app.run_test(size=SMALL):
        while app.is_running:
            await asyncio.sleep(0.001)
    assert app.return_code == 0


@pytest.mark.parametrize(("size", "panes"), [(SMALL, 1), (MIDDLE, 2), (WIDE, 3)])
async def test_tab_goes_round_the_panes_and_shift_tab_the_other_way(
    build: Build, size: tuple[int, int], panes: int
) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await loaded(pilot)
        for key, round_ in (("tab", ["quiz", "entities", "page"]), ("shift+tab", ["entities", "quiz", "page"])):
            for pane in round_:
                await pilot.press(key)
                await pilot.pause()
                assert pane_with_focus(app) == pane
                assert pane in panes_seen(app)
                assert len(panes_seen(app)) == panes


@pytest.mark.parametrize(("size", "panes"), [(SMALL, 1), (MIDDLE, 2), (WIDE, 3)])
@pytest.mark.parametrize(("key", "pane", "kind"), [("e", "entities", EntityPane), ("t", "quiz", QuizPane)])
async def test_e_and_t_show_their_pane_with_the_focus_and_never_hide_it(
    build: Build, size: tuple[int, int], panes: int, key: str, pane: str, kind: type
) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await loaded(pilot)
        for _ in range(3):
            await pilot.press(key)
            await pilot.pause()
            assert pane_with_focus(app) == pane
            assert app.screen.query_one(kind).region.area > 0
            assert len(panes_seen(app)) == panes


async def test_e_pressed_before_the_entities_are_there_is_not_lost(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("e")
        await seen(pilot, "▾ Places")
        assert pane_with_focus(app) == "entities"


async def test_t_goes_straight_to_the_next_question(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await press_and_see(pilot, "t", "What tells the way to fly?")


@pytest.mark.parametrize("size", [SMALL, MIDDLE, WIDE])
async def test_the_article_is_a_column_of_the_set_measure_however_wide_the_window(
    build: Build, size: tuple[int, int]
) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await loaded(pilot)
        drawn = [page(app).render_line(row).text.strip() for row in range(size[1] - 2)]
        assert 50 <= max(map(len, drawn)) <= 68


async def test_a_table_wider_than_the_column_has_all_of_the_page_to_its_right(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "table.md"
    row = f"| {' | '.join(['twelve cells'] * 6)} |"
    path.write_text(f"{row}\n{'|---' * 6}|\n{row}\n")
    app = build(path)
    async with app.run_test(size=(180, 24)) as pilot:
        await loaded(pilot)
        drawn = page(app).render_line(1).text
        assert len(drawn.strip()) == 6 * 12 + 5 * 3
        assert drawn.endswith("  ")


async def test_a_resize_keeps_the_words_at_the_top(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await pilot.press("space", "j", "j")
        place = page(app).place
        assert place.line > 0
        for width, height in ((140, 40), (90, 30), (30, 10), (300, 20), (80, 24)):
            await pilot.resize_terminal(width, height)
            await until(pilot, lambda width=width: app.size.width == width and page(app).size.width, "the size")
            await pilot.pause()
            row = page(app)._rows[top(app)]
            assert (row.line, row.start) <= place < (row.line, row.end), (width, height)


async def test_a_window_of_one_cell_is_survived(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        for width, height in ((1, 1), (3, 2), (80, 1), (1, 24), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.press("e", "t", "escape", "j")
        await pilot.press("g")
        await seen(pilot, "Karl von Frisch watched bees")


async def test_the_place_in_the_text_is_kept_between_runs(build: Build, tmp_path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await pilot.press("space", "space", "j")
        first = rows_of(app)[1]
        await pilot.press("q")
    again = build("bees")
    async with again.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        assert rows_of(again)[1] == first


async def test_the_place_is_kept_though_the_window_has_another_width_next_time(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await pilot.press("space", "space")
        place = page(app).place
    again = build("bees")
    async with again.run_test(size=WIDE) as pilot:
        await loaded(pilot)
        assert page(again).visible_start().line == place.line


async def test_the_place_is_written_when_the_text_is_left_in_any_way(build: Build, library: Path, store: Store) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await pilot.press("space")
        place = page(app).place
        await pilot.press("ctrl+q")
    kept = store.place(DocumentKey(str(library.resolve()), "bees"))
    assert kept is not None
    assert kept.position == place


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_choosing_an_entity_marks_every_mention_and_jumps_to_the_next(
    build: Build, size: tuple[int, int]
) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await loaded(pilot)
        await pilot.press("e", "enter")
        await seen(pilot, "Karl von Frisch 1/4")
        await until(pilot, lambda: "┃ Karl von Frisch watched" in screen_of(app), "the mark")
        assert [style for _, style in page(app).highlights] == ["current", "mention", "mention", "mention"]


async def test_choosing_it_again_goes_on_to_its_next_mention(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await loaded(pilot)
        await press_and_see(pilot, "e enter", "Frisch 1/4")
        assert pane_with_focus(app) == "entities"
        await press_and_see(pilot, "enter", "Frisch 2/4")


async def test_an_entity_is_gone_to_from_where_one_reads(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await loaded(pilot)
        await pilot.press("G")
        await press_and_see(pilot, "e enter", "Frisch 4/4")


async def test_brackets_go_through_the_mentions_and_round(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await press_and_see(pilot, "e enter", "Frisch 1/4")
        await press_and_see(pilot, "right_square_bracket", "Frisch 2/4")
        await seen(pilot, "┃ to the sun is the way to fly. Frisch called it a dance.")
        await press_and_see(pilot, "right_square_bracket right_square_bracket", "Frisch 4/4")
        await press_and_see(pilot, "right_square_bracket", "Frisch 1/4")
        await press_and_see(pilot, "left_square_bracket", "Frisch 4/4")
        await seen(pilot, "┃ In 1973 he was given the Nobel Prize. Frisch went home")


async def test_a_mention_that_is_in_view_is_marked_without_moving_the_page(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await press_and_see(pilot, "e enter", "Frisch 1/4")
        await seen(pilot, "┃ Karl")
        assert top(app) == 0


async def test_a_click_on_an_entity_chooses_it(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await loaded(pilot)
        rows = app.screen.query_one("#entity-rows", RowList)
        await pilot.click(rows, offset=(5, 4))
        await seen(pilot, "Munich 1/1")
        await seen(pilot, "┃")


async def test_what_is_known_of_the_entity_under_the_cursor_is_said(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await press_and_see(pilot, "e", "He read the dance.")
        assert "Also: Frisch" in screen_of(app)
        await pilot.press("down")
        await gone(pilot, "He read the dance.")


async def test_escape_goes_back_to_the_article_then_takes_the_marks_away_then_does_nothing(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await loaded(pilot)
        await press_and_see(pilot, "e enter", "Frisch 1/4")
        assert "Esc Article" in last_row(app)
        await pilot.press("escape")
        await until(pilot, lambda: "Esc Clear marks" in last_row(app), "the next step")
        assert (pane_with_focus(app), len(page(app).highlights)) == ("page", 4)
        await pilot.press("escape")
        await until(pilot, lambda: "Esc" not in last_row(app), "the end of the steps")
        assert page(app).highlights == ()
        before = screen_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert screen_of(app) == before
        assert app.is_running


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_while_no_entity_is_chosen_brackets_go_through_the_mentions_of_all(
    build: Build, size: tuple[int, int]
) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await loaded(pilot)
        assert "]" not in last_row(app)
        for said in (
            "Karl von Frisch 1/4",
            "Karl von Frisch 2/4",
            "Karl von Frisch 3/4",
            "Munich 1/1",
            "Nobel Prize 1/1",
        ):
            await press_and_see(pilot, "right_square_bracket", said)
        assert "] Next name" in last_row(app)
        await press_and_see(pilot, "right_square_bracket", "Karl von Frisch 4/4")
        await press_and_see(pilot, "right_square_bracket", "Karl von Frisch 1/4")
        await until(pilot, lambda: top(app) == 0, "the start")
        await press_and_see(pilot, "left_square_bracket", "Karl von Frisch 4/4")
        await press_and_see(pilot, "left_square_bracket", "Nobel Prize 1/1")
        await press_and_see(pilot, "escape g left_square_bracket", "Karl von Frisch 4/4")


async def test_the_way_through_all_begins_where_one_reads(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await pilot.press("G")
        await until(pilot, lambda: top(app) > 0, "the end")
        here = page(app).place
        await press_and_see(pilot, "left_square_bracket", "] Next name")
        came_to = reading(app).marking
        assert came_to is not None
        assert came_to.target is not None
        assert came_to.target.start < here
        assert not any(
            came_to.target < mention.span < Span(here, here)
            for entity in reading(app).entities or ()
            for mention in entity.mentions
        )


async def test_back_goes_to_where_a_bracket_was_pressed(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await press_and_see(pilot, "right_square_bracket right_square_bracket", "Karl von Frisch 2/4")
        await until(pilot, lambda: top(app) > 0, "the jump")
        await pilot.press("less_than_sign")
        await until(pilot, lambda: top(app) == 0, "the way back")


async def test_each_mention_gone_to_is_a_step_of_the_trail_also_where_the_page_stays(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        page(app).action_finish()
        await until(pilot, lambda: top(app) > 0, "the end")
        end = top(app)
        for key, told in (("right_square_bracket", "Nobel Prize 1/1"), ("right_square_bracket", "Karl von Frisch 4/4")):
            await press_and_see(pilot, key, told)
            assert top(app) == end
        await press_and_see(pilot, "right_square_bracket", "Karl von Frisch 1/4")
        await until(pilot, lambda: top(app) < end, "the start")
        await press_and_see(pilot, "less_than_sign", "Karl von Frisch 4/4")
        await until(pilot, lambda: top(app) == end, "the end again")
        await press_and_see(pilot, "less_than_sign", "Nobel Prize 1/1")
        await pilot.press("less_than_sign")
        await gone(pilot, "Nobel Prize 1/1")
        assert top(app) == end
        assert reading(app).marking is None
        await press_and_see(pilot, "greater_than_sign", "Nobel Prize 1/1")


async def test_the_sidebar_follows_the_way_through_all_and_choosing_ends_it(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await loaded(pilot)
        await press_and_see(pilot, "left_square_bracket left_square_bracket", "Nobel Prize 1/1")
        await seen(pilot, "▸★ Nobel Prize")
        await press_and_see(pilot, "e", "] Next name")
        await press_and_see(pilot, "enter", "] Next mention")


async def test_without_entities_brackets_are_not_bound(build: Build, library: Path) -> None:
    (library / "content" / "bees.entities.yaml").write_text("entities: []\nignore: []\n", encoding="utf-8")
    (library / "content" / "bees.md").write_text("There is nothing here.\n", encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await loaded(pilot)
        assert not {"right_square_bracket", "left_square_bracket"} & set(app.screen.active_bindings)


async def test_q_goes_back_to_the_library(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "▸ A tour of Reader")
        await pilot.press("enter")
        await loaded(pilot)
        await press_and_see(pilot, "q", "▸ A tour of Reader")
        assert app.is_running


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_a_text_named_on_the_command_line_is_left_to_where_one_came_from(build: Build, key: str) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await pilot.press(key)
        await until(pilot, lambda: app._exit, "the end")
    assert app.return_code == 0


async def test_a_text_without_entities_and_quiz_says_so(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("nothing here has a name.\n", encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await press_and_see(pilot, "e", "No names were found in this text.")
        await press_and_see(pilot, "t", "No quiz for this text yet.")
        assert "Enter" not in last_row(app)


async def test_an_empty_text_can_be_opened_and_left(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await pilot.press("j", "space", "G", "g", "e", "down", "enter", "t", "enter", "escape", "q")
        await until(pilot, lambda: app._exit, "the end")
    assert app.return_code == 0


async def test_what_the_finder_is_not_sure_of_is_folded_under_maybe(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Zorblax came. In 1843 Ada Lovelace met Charles Babbage in London.\n", encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        await press_and_see(pilot, "e", "▸ Maybe")
        await press_and_see(pilot, "end enter", "▾ Maybe")
        await press_and_see(pilot, "enter", "▸ Maybe")


async def test_a_bank_that_is_wrong_is_said_and_the_text_can_be_read(build: Build, bank_path: Path) -> None:
    bank_path.write_text("quiz: 1\ndocument: bees\nitems:\n  - {id: a, aks: Who?}\n", encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await loaded(pilot)
        await seen(pilot, "was left out")
        await press_and_see(pilot, "t", "No quiz for this text yet.")


async def test_a_jump_flashes_its_target_where_animations_are_wanted(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "full")
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await loaded(pilot)
        flashes: list[object] = []
        monkeypatch.setattr(page(app), "set_timer", lambda seconds, ended: flashes.append((seconds, page(app)._flash)))
        await press_and_see(pilot, "e enter", "Frisch 1/4")
        await until(pilot, lambda: flashes, "the flash")
        assert flashes == [(0.3, page(app).highlights[0].span)]


async def test_an_empty_text_says_so(build: Build, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    app = build(empty)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "There is nothing in this text.")


async def test_a_page_that_a_script_puts_together_says_why_it_is_empty(build: Build, tmp_path: Path) -> None:
    built = tmp_path / "built.html"
    built.write_text("<div id=root></div><script src=x></script>", encoding="utf-8")
    app = build(built)
    async with app.run_test(size=SMALL) as pilot:
        await seen(pilot, "This page is put together by a script in the browser")


async def test_no_text_is_at_its_end_before_its_end(build: Build, tmp_path: Path) -> None:
    short = tmp_path / "short.txt"
    short.write_text("\n\n".join("One." for _ in range(20)), encoding="utf-8")
    app = build(short)
    async with app.run_test(size=SMALL) as pilot:
        await press_and_see(pilot, "g", "1 min left")
        await press_and_see(pilot, "G", "at the end")


async def test_the_entities_can_be_gone_to_while_they_are_looked_for(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Event()

    def slow(shelf: Shelf, article: Article, document: TextDocument, *how: object) -> Iterator[Found]:
        yield Found((), ())
        found.wait(20)

    monkeypatch.setattr(Shelf, "entities", slow)
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.entities == (), "the quiz")
        await press_and_see(pilot, "e", "Looking for names")
        found.set()
        await seen(pilot, "No names were found in this text.")


async def test_the_entities_found_so_far_are_shown_while_more_are_looked_for(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    frisch = Entity("frisch", Kind.PERSON, clean("Karl von Frisch"), (Mention(Span(Position(2, 0), Position(2, 15))),))
    munich = Entity("munich", Kind.PLACE, clean("Munich"), (Mention(Span(Position(2, 30), Position(2, 36))),))

    def slow(shelf: Shelf, article: Article, document: TextDocument, *how: object) -> Iterator[Found]:
        yield Found((frisch,), ())
        go_on.wait(20)
        yield Found((frisch, munich), ())

    monkeypatch.setattr(Shelf, "entities", slow)
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, "Entities  1")
        await seen(pilot, "So far; still looking")
        before = next(y for y, row in enumerate(rows_of(app)) if "● Karl von Frisch" in row)
        go_on.set()
        await seen(pilot, "Entities  2")
        await gone(pilot, "still looking")
        assert "● Karl von Frisch" in rows_of(app)[before]


async def test_that_no_language_model_is_installed_is_a_hint_and_nothing_left_out(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    hint = ReaderError("no model; `pip` brings one", code="no-model")
    monkeypatch.setattr(Shelf, "entities", lambda *how: iter((Found((), (hint,)),)))
    app = build("bees")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await seen(pilot, "No model; `pip` brings one.")
        await until(pilot, lambda: last_row(app).endswith(" without a language model "), "the word")
        assert last_row(app).startswith(" e Entities")
        assert not app._notifications


async def test_looking_for_entities_ends_when_the_text_is_left(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = Event()

    def endless(
        shelf: Shelf, article: Article, document: TextDocument, cache: Path, stop: Callable[[], bool], nlp: bool
    ) -> Iterator[Found]:
        yield Found((), ())
        waiting = Event()
        while not stop():
            waiting.wait(0.01)
        stopped.set()

    monkeypatch.setattr(Shelf, "entities", endless)
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.quiz, "the quiz")
        await pilot.press("q")
        await until(pilot, stopped.is_set, "the end of the search")


async def test_the_last_row_offers_what_there_is(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("Only words.\n\nAnd more of them.\n", encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        assert " / Find   e Entities   q Quit   ? Help" in last_row(app)
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await loaded(pilot)
        assert "Space On   / Find   c Contents   e Entities   t Quiz   q Quit   ? Help" in last_row(app)
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await press_and_see(pilot, "enter", "A tour of Reader")
        await seen(pilot, "q Back")


async def test_another_size_of_the_window_is_shown_at_once_and_the_last_of_many(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = build("bees")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: has_panes(app), "the text")
        monkeypatch.setattr(app, "set_timer", lambda *_, **__: Mock())
        await pilot.resize_terminal(80, 24)
        assert app.screen._compositor.size == (80, 24)
        monkeypatch.undo()
        for width in range(81, 91):
            app.post_message(Resize(Size(width, 24), Size(width, 24)))
        await until(pilot, lambda: app.screen._compositor.size == (90, 24), "the last size")
