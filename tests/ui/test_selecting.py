"""Selecting words in the article: by keys and by mouse, to copy them or to keep them with a note."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from seeing import gone, last_row, press_and_see, rows_of, seen, until
from test_find import SMALL, WIDE, page, ready, sizes, top
from textual.events import MouseDown, MouseMove, MouseUp
from textual.pilot import Pilot

from reader.document.model import DocumentKey, Position, Span, text_of
from reader.progress.store import Store
from reader.ui.app import ReaderApp
from reader.ui.selecting import FOLLOWED_EVERY

Build = Callable[..., ReaderApp]
FIRST = "Karl von Frisch watched bees for years."
SECOND = "He painted a dot on a bee and waited for her at the hive."


def chosen(app: ReaderApp) -> str:
    span = page(app).chosen
    return text_of(page(app).document, span) if span else ""


async def dragged(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press the mouse at a cell, draw it to another, and let go."""
    await pilot._post_mouse_events([MouseDown], offset=start, button=1)
    await pilot._post_mouse_events([MouseMove], offset=end, button=1)
    await pilot._post_mouse_events([MouseUp], offset=end, button=1)


def cell_of(app: ReaderApp, words: str) -> tuple[int, int]:
    y = next(y for y, row in enumerate(rows_of(app)) if words in row)
    return rows_of(app)[y].index(words), y


@sizes
async def test_a_sentence_is_selected_by_keys_and_copied(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        assert "Copy" not in last_row(app)
        await pilot.press("s", "down")
        await until(pilot, lambda: chosen(app) == FIRST, "the sentence")
        assert "Enter Copy" in last_row(app)
        assert "m Keep" in last_row(app)
        await pilot.press("J")
        assert chosen(app) == f"{FIRST} {SECOND}"
        await pilot.press("enter")
        assert app.clipboard == f"{FIRST} {SECOND}"
        assert chosen(app) == ""


async def test_words_are_selected_and_more_of_them(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("s", "down", "right", "right")
        assert chosen(app) == "von"
        await pilot.press("shift+right", "shift+right", "shift+left", "y")
        assert app.clipboard == "von Frisch"


async def test_the_page_follows_and_space_still_reads_on(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("s", *["down"] * 30)
        assert page(app).chosen
        assert page(app).in_view(page(app).chosen)
        assert top(app) > 0
        before = top(app)
        await pilot.press("space")
        assert top(app) > before


async def test_escape_selects_nothing_and_gives_the_arrows_back(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("s", "escape", "down")
        await until(pilot, lambda: chosen(app) == "" and top(app) == 1, "the row below")
        await gone(pilot, "Enter Copy")


async def test_what_is_selected_over_paragraphs_is_kept_with_a_note(
    build: Build, library: Path, store: Store, clock: Callable[[], object]
) -> None:
    key = DocumentKey(str(library.resolve()), "bees")
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("s", "down", "down", "shift+down", "m", *"why", "enter")
        await until(pilot, lambda: store.bookmarks.of(key), "the highlight")
        (kept,) = store.bookmarks.of(key)
        assert kept.quote.exact == f"{SECOND}\nThe first hour at the hive was quiet."
        assert kept.note == "why"
        assert chosen(app) == ""
        await press_and_see(pilot, "M", "at the hive. The fi…")
        await pilot.press("enter")
        await seen(pilot, "◆")
    again = build("bees")
    async with again.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await until(pilot, lambda: [each.span for each in page(again).noted] == [kept.span], "the same highlight")


async def test_the_mouse_selects_what_it_is_drawn_over(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        x, y = cell_of(app, FIRST)
        await dragged(pilot, (x + 5, y), (x + 7, y))
        await until(pilot, lambda: chosen(app) == "von", "the word")
        await dragged(pilot, (x + 7, y), (x, y))
        await until(pilot, lambda: chosen(app) == "Karl von", "the words from the end")
        await pilot.click(offset=(x, y))
        await until(pilot, lambda: chosen(app) == "", "nothing after a click")


@sizes
async def test_the_page_follows_the_mouse_that_leaves_it(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        x, y = cell_of(app, "light had gone")
        await pilot._post_mouse_events([MouseDown], offset=(x, y), button=1)
        for _ in range(6):
            await pilot._post_mouse_events([MouseMove], offset=(x + 8, size[1] - 1), button=1)
        await until(pilot, lambda: top(app) >= 6, "the page further down")
        words = chosen(app)
        assert words.startswith("light had gone")
        assert words.count("hour at the hive") > 1
        for _ in range(9):
            await pilot._post_mouse_events([MouseMove], offset=(x, 0), button=1)
        await until(pilot, lambda: top(app) == 0, "the page further up")
        await pilot._post_mouse_events([MouseMove, MouseUp], offset=(x + 8, y), button=1)
        await until(pilot, lambda: chosen(app) == "light had", "the words")
        await pilot._post_mouse_events([MouseMove], offset=(x, y + 2), button=0)
        assert chosen(app) == "light had"
        await pilot.press("y")
        assert app.clipboard == "light had"


@sizes
async def test_the_page_follows_a_mouse_that_is_held_at_its_edge(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        x, y = cell_of(app, "light had gone")
        await pilot._post_mouse_events([MouseDown], offset=(x, y), button=1)
        await pilot._post_mouse_events([MouseMove], offset=(x, size[1] - 1), button=1)
        await until(pilot, lambda: top(app) > 3, "the page further and further down")
        await pilot._post_mouse_events([MouseMove], offset=(x, 0), button=1)
        await until(pilot, lambda: top(app) == 0, "the page up again")
        await pilot._post_mouse_events([MouseMove], offset=(x, size[1] - 1), button=1)
        await pilot._post_mouse_events([MouseUp], offset=(x, size[1] - 1), button=1)
        after = top(app)
        await pilot.pause(4 * FOLLOWED_EVERY)
        assert top(app) == after, "it stays where the mouse is let go"


async def test_a_stroke_may_begin_and_end_in_a_blank_row(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "parted.txt"
    path.write_text("\n\n".join(("one two", "three four", "five six")), encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        x, y = cell_of(app, "three")
        await dragged(pilot, (x + 2, y - 1), (x + 4, y))
        await until(pilot, lambda: chosen(app) == "three", "what is below the blank row")
        await dragged(pilot, (x + 2, y - 1), (x + 9, y + 1))
        await until(pilot, lambda: chosen(app) == "three four", "from one blank row to another")
        await dragged(pilot, (x + 2, y - 1), (x + 4, y - 2))
        await until(pilot, lambda: chosen(app) == "two", "what is above it")
        await dragged(pilot, (x + 2, y - 1), (x + 5, y - 1))
        await until(pilot, lambda: chosen(app) == "", "nothing within it")


async def test_clicks_select_a_word_and_a_sentence(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.click(offset=cell_of(app, "painted"), times=2)
        await until(pilot, lambda: chosen(app) == "painted", "the word")
        await pilot.click(offset=cell_of(app, "painted"), times=3)
        await until(pilot, lambda: chosen(app) == SECOND, "the sentence")


async def test_the_mouse_takes_whole_characters_of_any_width(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "wide.md"
    path.write_text("ab 👩\u200d👩\u200d👧 cafe\u0301 漢字 end\n", encoding="utf-8")
    app = build(path)
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        x, y = cell_of(app, "ab ")
        await dragged(pilot, (x + 4, y), (x + 9, y))
        await until(pilot, lambda: chosen(app) == "👩\u200d👩\u200d👧 cafe\u0301", "whole characters")
        await dragged(pilot, (x + 12, y), (x + 14, y))
        await until(pilot, lambda: chosen(app) == "漢字", "both of them")


async def test_a_link_is_no_selection_and_the_arrows_stay_the_page_s(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "linked.md"
    path.write_text("# A\n\nSee [b](#b).\n\n" + "Word.\n\n" * 40 + "## B\n", encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("s", "l")
        assert page(app).chosen == Span(Position(1, 4), Position(1, 5))
        await pilot.press("j")
        await until(pilot, lambda: top(app) == 1, "the row below")
