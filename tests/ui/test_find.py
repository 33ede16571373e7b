from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from seeing import has_panes, last_row, press_and_see, rows_of, screen_of, seen, type_ahead, until
from textual import events
from textual.pilot import Pilot

from reader.document import search
from reader.document.model import Position, Span, text_of
from reader.quiz.plan import Mode, Plan
from reader.ui import find as find_module
from reader.ui.app import ReaderApp
from reader.ui.find import Find
from reader.ui.page import PageView
from reader.ui.reading_screen import ReadingScreen

Build = Callable[..., ReaderApp]
SMALL, MIDDLE, WIDE = (80, 24), (100, 30), (140, 40)
sizes = pytest.mark.parametrize("size", [SMALL, MIDDLE, WIDE])


def page(app: ReaderApp) -> PageView:
    assert isinstance(app.screen, ReadingScreen)
    return app.screen.page


def top(app: ReaderApp) -> int:
    return page(app).scroll_offset.y


def find(app: ReaderApp) -> Find:
    return app.screen.query_one(Find)


def here(app: ReaderApp) -> str:
    """The words of the hit that was gone to."""
    span = page(app).found.here
    return text_of(page(app).document, span) if span else ""


async def ready(pilot: Pilot[None]) -> None:
    """Wait until fields and panes are there."""
    app = pilot.app
    await until(pilot, lambda: has_panes(app), "the panes")


async def looked(pilot: Pilot[None], words: str, told: str) -> None:
    """Type into the field and wait for the count."""
    await pilot.press("slash", *words)
    await until(pilot, lambda: told in last_row(pilot.app), told)


def marked_rows(app: ReaderApp) -> dict[int, str]:
    """By row of the page, the characters that stand on the ground of a hit."""
    ground = app.current_theme.variables["mention"], app.current_theme.variables["current"]
    found = {}
    for row in range(page(app).size.height):
        strip = page(app).render_line(row)
        text = "".join(
            segment.text
            for segment in strip
            if segment.style and segment.style.bgcolor and segment.style.bgcolor.name in ground
        )
        if text:
            found[row] = text
    return found


@sizes
async def test_what_is_typed_is_found_at_once_and_counted(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        await looked(pilot, "frisch", "1 of 4")
        assert here(app) == "Frisch"
        assert "┃ Karl von Frisch" in screen_of(app)


@pytest.mark.parametrize("moves", [("j",), ("space", "j")])
@sizes
async def test_the_field_stands_above_the_keys_and_covers_nothing(
    build: Build, size: tuple[int, int], moves: tuple[str, ...]
) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        await pilot.press(*moves)
        first = rows_of(app)[1]
        await pilot.press("slash")
        await until(pilot, lambda: "Find" in rows_of(app)[-2], "the field")
        assert rows_of(app)[1] == first
        assert page(app).region.bottom == size[1] - 2


async def test_keys_typed_right_after_the_slash_go_into_the_field(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        type_ahead(pilot, "/the dance")
        await until(pilot, lambda: find(app).field.value == "the dance", "the words")
        await pilot.press("escape")
        type_ahead(pilot, ["/", *"frisch", "enter"])
        await until(pilot, lambda: app.focused is page(app) and "1 of 4" in last_row(app), "the hits")


async def test_enter_on_what_was_looked_for_before_goes_to_its_next_place(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: has_panes(app), "the panes")
        await press_and_see(pilot, "slash d a n c e enter", "1 of ")
        there = top(app)
        await pilot.press("G")
        assert top(app) != there
        await press_and_see(pilot, "slash enter", ", from the top")
        await until(pilot, lambda: top(app) == there, "the first place")


async def test_a_place_above_is_said_to_be_from_the_top_as_soon_as_it_is_typed(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("G")
        await looked(pilot, "karl", "1 of 1, from the top")


async def test_the_only_place_is_said_to_be_that(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "karl", "1 of 1 ")
        await press_and_see(pilot, "enter n", "1 of 1, the only one")
        await press_and_see(pilot, "N", "1 of 1, the only one")


async def test_a_place_at_the_top_of_the_page_is_not_the_only_one_among_others(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "rows.md"
    path.write_text("\n\n".join(f"Row {number}" for number in range(50)), encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "row", "1 of 50")
        await pilot.press("enter", "space")
        await until(pilot, lambda: top(app) > 0, "another page")
        number = page(app).place.line + 1
        await press_and_see(pilot, "n", f"{number} of 50 ")


@pytest.mark.parametrize(("typed", "then"), [(":40%", "jjj"), ("/dance", "nn")])
async def test_what_is_typed_right_behind_enter_is_not_text_of_the_field(build: Build, typed: str, then: str) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: has_panes(app), "the panes")
        type_ahead(pilot, [*typed, "enter"])
        await until(pilot, lambda: page(app).has_focus and top(app), "the jump")
        await pilot.press(*then)
        there = top(app)
        await pilot.press("g")
        type_ahead(pilot, [*typed, "enter", *then])
        await until(pilot, lambda: top(app) == there, "the same place")


async def test_a_key_that_comes_when_the_program_is_left_is_for_nobody(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
    assert not app.screen_stack
    await app.on_event(events.Key("n", "n"))


async def test_a_slash_and_a_colon_in_a_field_are_text(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("slash", "a", "slash", "colon", "n")
        assert find(app).field.value == "a/:n"


async def test_what_is_typed_before_the_field_is_there_is_not_lost(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        type_ahead(pilot, "/hive/")
        await seen(pilot, "Find hive/")
        assert app.focused is find(app).field
    again = build("bees")
    async with again.run_test(size=SMALL) as pilot:
        type_ahead(pilot, ["/", *"frisch", "enter"])
        await until(pilot, lambda: "1 of 4" in last_row(again) and again.focused is page(again), "the hits")


async def test_enter_goes_back_to_the_text_at_the_hit_and_n_goes_on_and_round(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "frisch", "1 of 4")
        await pilot.press("enter")
        await until(pilot, lambda: app.focused is page(app), "the text")
        assert not find(app).display
        await press_and_see(pilot, "n", "2 of 4")
        await seen(pilot, "┃ to the sun is the way to fly. Frisch called it a dance.")
        await press_and_see(pilot, "n n", "4 of 4")
        await press_and_see(pilot, "n", "1 of 4, from the top")
        await press_and_see(pilot, "N", "4 of 4, from the end")
        await press_and_see(pilot, "N", "3 of 4")
        assert "from" not in last_row(app)


async def test_next_pressed_fast_leaves_no_hit_out(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "frisch", "1 of 4")
        await pilot.press("enter")
        await until(pilot, lambda: app.focused is page(app), "the text")
        type_ahead(pilot, "nnn")
        await seen(pilot, "4 of 4")
        await seen(pilot, "In 1973 he was given")


async def test_after_reading_on_the_next_hit_is_that_of_the_page(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "frisch", "1 of 4")
        await pilot.press("enter", "G")
        await press_and_see(pilot, "n", "4 of 4")


async def test_a_search_begins_at_the_place_that_is_read(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("space", "space", "space")
        place = page(app).place
        await looked(pilot, "frisch", "3 of 4")
        hit = page(app).found.here
        assert hit is not None
        assert hit.start > place


async def test_every_hit_in_view_is_marked(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "the", "1 of ")
        rows = marked_rows(app)
        shown = [page(app).render_line(row).text for row in range(page(app).size.height)]
        assert {row: text.lower() for row, text in rows.items()} == {
            row: "the" * text.lower().count("the") for row, text in enumerate(shown) if "the" in text.lower()
        }
        assert len(rows) > 5


async def test_a_hit_across_two_rows_is_marked_on_both(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        shown = [page(app).render_line(row).text.strip() for row in range(20)]
        first = next(row for row, text in enumerate(shown) if text and shown[row + 1])
        words = f"{shown[first].split()[-1]} {shown[first + 1].split()[0]}"
        await looked(pilot, words, "1 of 1")
        rows = marked_rows(app)
        assert [rows[first].strip(), rows[first + 1].strip()] == words.split()


async def test_capitals_matter_when_one_is_typed(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "bee", "1 of ")
        await pilot.press("escape")
        await looked(pilot, "Bee", "not found")


async def test_an_expression_is_asked_for_by_a_key_that_the_field_shows(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, r"\d{4}", "not found")
        assert "Ctrl+R Expression" in last_row(app)
        await press_and_see(pilot, "ctrl+r", "1 of 1")
        assert "Find expression" in rows_of(app)[-2]
        assert here(app) == "1973"
        await press_and_see(pilot, "ctrl+r", "not found")


async def test_a_wrong_expression_says_what_is_wrong_and_marks_nothing(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("slash", "ctrl+r", *"the")
        await until(pilot, lambda: "1 of " in last_row(app), "hits")
        await press_and_see(pilot, "(", "missing ), at character 5")
        assert marked_rows(app) == {}
        await pilot.press("enter")
        assert app.focused is find(app).field
        await press_and_see(pilot, "backspace", "1 of ")
        assert "missing" not in screen_of(app)


async def test_an_expression_that_would_take_for_ever_is_given_up_and_said(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "hard.txt"
    path.write_text("end\n\n" + "word " * 20_000 + "!\n\nend\n", encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("slash", "ctrl+r", *r"end|(\w+\s?)+$")
        await until(pilot, lambda: "1 of 2; 1 line too slow" in last_row(app), "the end of the search")


async def test_more_hits_than_are_kept_are_said_and_gone_to_from_any_place(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_HITS", 10)
    monkeypatch.setattr(find_module, "LINES_BEFORE", 1)
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "hive", "10+ found")
        document = page(app).document
        hits = [
            Position(number, match.start())
            for number in range(len(document))
            for match in re.finditer("hive", document.line(number).text)
        ]

        async def at(nth: int) -> None:
            await until(pilot, lambda: page(app).found.here and page(app).found.here.start == hits[nth], f"hit {nth}")
            await until(pilot, lambda: "10+ found" in last_row(app), "the count")
            assert here(app) == "hive" and "hive" in marked_rows(app).values()

        await pilot.press("enter")
        for nth in range(1, 14):
            await pilot.press("n")
            await at(nth)
        await pilot.press("g", "N")
        await at(len(hits) - 1)
        await seen(pilot, "10+ found, from the end")
        for nth in range(2, 8):
            await pilot.press("N")
            await at(len(hits) - nth)
        await pilot.press("g", "N")
        await at(len(hits) - 1)
        await pilot.press("n")
        await at(0)
        await seen(pilot, "10+ found, from the top")


async def test_what_is_found_only_after_enter_is_gone_back_from_too(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    let = Event()

    def late(*given: Any) -> Iterator[search.Batch]:
        let.wait(30)
        yield from search.search(*given)

    monkeypatch.setattr("reader.ui.find.search", late)
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("slash", *"nobel", "enter")
        await until(pilot, lambda: app.focused is page(app), "the text")
        assert top(app) == 0
        let.set()
        await until(pilot, lambda: top(app) > 0, "the hit")
        await pilot.press("less_than_sign")
        await until(pilot, lambda: top(app) == 0, "where the search began")


@pytest.mark.parametrize("moves", [(), ("j",), ("space",), ("space", "j")])
async def test_escape_goes_back_to_the_text_as_it_was(build: Build, moves: tuple[str, ...]) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press(*moves)
        before = rows_of(app)
        await looked(pilot, "nobel", "1 of ")
        await pilot.press("escape")
        await until(pilot, lambda: rows_of(app) == before, "the text as it was")
        assert app.focused is page(app)


async def test_an_emptied_field_goes_back_too(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "nobel", "1 of ")
        assert top(app) > 0
        await pilot.press(*["backspace"] * 5)
        await until(pilot, lambda: top(app) == 0, "the start")
        await pilot.press("enter")
        await until(pilot, lambda: app.focused is page(app), "the text")


async def test_escape_in_the_text_takes_the_hits_away(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "frisch", "1 of 4")
        await pilot.press("enter")
        await press_and_see(pilot, "escape", "t Quiz")
        assert "1 of 4" not in screen_of(app)
        assert marked_rows(app) == {}
        assert "n Next" not in last_row(app)


async def test_up_takes_what_was_looked_for_before(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("slash", *"hive", "enter", "slash", "ctrl+r", *r"\d+", "enter", "slash")
        await seen(pilot, "Find words")
        await seen(pilot, "↑ Earlier")
        await press_and_see(pilot, "up", r"Find expression \d+")
        await until(pilot, lambda: here(app) == "1973", "the expression's hit")
        await press_and_see(pilot, "up", "Find hive")
        await until(pilot, lambda: here(app) == "hive", "the words' hit")
        await press_and_see(pilot, "down", r"Find expression \d+")
        await press_and_see(pilot, "down", "Find words")


@sizes
async def test_the_slash_works_from_the_quiz_and_shows_the_article(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        await pilot.press("t")
        await pilot.pause()
        await looked(pilot, "nobel", "1 of ")
        await seen(pilot, "Nobel Prize. Frisch went home")
        await pilot.press("enter")
        await until(pilot, lambda: app.focused is page(app), "the text")


async def test_in_the_entities_the_slash_is_theirs(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("e", "slash", "p")
        await seen(pilot, "Nobel Prize")
        assert not find(app).display


async def test_a_text_that_is_out_of_sight_cannot_be_searched(build: Build) -> None:
    app = build("bees", plan=Plan(Mode.RECALL))
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, "The text is out of sight")
        await pilot.press("slash", *"frisch")
        await pilot.pause()
        assert not find(app).display
        assert not {"slash", "colon", "c", "n"} & set(app.screen.active_bindings)


async def test_a_mention_gone_to_after_a_search_says_where_it_is(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await looked(pilot, "hive", "1 of ")
        await pilot.press("enter")
        await press_and_see(pilot, "e enter", "Frisch 1/4")


async def test_what_is_found_may_look_like_markup(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "markup.txt"
    path.write_text("a [/] b [@click=app.quit]x[/]\n", encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "[/]", "1 of 2")
        await press_and_see(pilot, "ctrl+r", "Find expression [/]")
        assert app.is_running


async def test_one_long_line_with_very_many_hits_draws_only_those_in_view(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("ab " * 50_000, encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "b", "1 of 50,000")
        assert page(app).found.here == Span(Position(0, 1), Position(0, 2))
        await pilot.press("enter", "G")
        row = page(app)._rows[top(app) + 5]
        assert 10 < len(list(page(app).found.stretches_in(row))) < 40
        await press_and_see(pilot, "N", "49,")
