from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from seeing import gone, last_row, press_and_see, rows_of, screen_of, seen, type_ahead, until
from test_find import SMALL, WIDE, page, ready, sizes, top

from reader.document.clean import CleanText
from reader.document.goto import target
from reader.document.model import Heading, Position
from reader.ui.app import ReaderApp
from reader.ui.contents_screen import ContentsScreen, heading_rows
from reader.ui.reading_screen import ReadingScreen

Build = Callable[..., ReaderApp]
TREE = [
    Heading(line, level, CleanText(text))
    for line, level, text in ((0, 1, "Bees"), (2, 2, "Dance"), (4, 3, "Angle"), (6, 3, "Run"), (8, 2, "Doubt"))
]
SHARES = [0.0, 0.2, 0.4, 0.6, 0.8]


def drawn(line: int = 0, typed: str = "") -> list[tuple[str, int, bool, bool]]:
    rows = heading_rows(TREE, SHARES, line, typed)
    return [(row.heading.text, row.depth, row.selectable, row.reading) for row in rows]


def test_the_contents_are_a_tree_with_the_part_being_read() -> None:
    assert drawn(5) == [
        ("Bees", 0, True, False), ("Dance", 1, True, False), ("Angle", 2, True, True), ("Run", 2, True, False),
        ("Doubt", 1, True, False),
    ]  # fmt: skip


def test_typing_leaves_what_has_the_words_and_what_leads_there() -> None:
    assert drawn(0, "RUN") == [("Bees", 0, False, True), ("Dance", 1, False, False), ("Run", 2, True, False)]
    assert [text for text, _, matches, _ in drawn(0, "d") if matches] == ["Dance", "Doubt"]
    assert drawn(0, "wasp") == []


def test_before_the_first_heading_no_part_is_being_read() -> None:
    rows = heading_rows([Heading(3, 2, CleanText("Late"))], [0.5], 1)
    assert [(row.depth, row.reading) for row in rows] == [(0, False)]


@pytest.mark.parametrize("typed", ["dance", "1000", "101%", "#bees knees"])
async def test_what_is_wrong_with_where_to_go_is_said_in_full(build: Build, typed: str) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        type_ahead(pilot, f":{typed}")
        await pilot.press("enter")
        await seen(pilot, str(target(page(app).document, typed)))


@sizes
async def test_the_contents_show_every_heading_and_enter_goes_there(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "c", "The prize")
        assert "▸● How bees tell" in screen_of(app)
        assert "Enter Go there" in last_row(app)
        await press_and_see(pilot, "down down", "▸    The doubt")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and top(app) > 0, "the heading")
        assert "The doubt" in "".join(rows_of(app)[1:4])
        assert app.focused is page(app)
        await press_and_see(pilot, "c", "▸●   The doubt")


async def test_typing_narrows_the_contents_and_escape_changes_nothing(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        before = rows_of(app)
        await press_and_see(pilot, "c", "The dance")
        await pilot.press(*"pri")
        await gone(pilot, "The dance")
        assert "▸    The prize" in screen_of(app)
        await pilot.press("x")
        await seen(pilot, "No heading has these words.")
        assert "Enter" not in last_row(app)
        await pilot.press("escape")
        await until(pilot, lambda: rows_of(app) == before, "the text as it was")


async def test_the_contents_say_whose_text_it_is_and_when_it_was_made(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "notes.html"
    path.write_text(
        "<meta name=author content='Ada [Byron]'><meta name=date content=1843-09-01><h1>Notes</h1><p>Text.",
        encoding="utf-8",
    )
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "c", "Contents   Ada [Byron] · 1843-09-01")


async def test_in_a_low_terminal_most_rows_of_the_contents_are_headings(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes("".join(f"## Part {n}\n\nZoë.\n\n![x](a.png)\n\n" for n in range(9)).encode() + b"\xff")
    app = build(path)
    async with app.run_test(size=(40, 10), notifications=True) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "c", "1 place holds")
        assert sum("Part" in row for row in rows_of(app)) == 6
        app.notify("The first message, of two rows at least.")
        app.notify("The second.", title="Title")
        await seen(pilot, "The second.")
        assert sum("Part" in row for row in rows_of(app)) == 3


async def test_keys_typed_ahead_choose_a_heading(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, ContentsScreen) and app.focused, "the contents")
        type_ahead(pilot, [*"prize", "enter"])
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and top(app) > 0, "the heading")
        await seen(pilot, "The prize")


async def test_a_click_goes_to_a_heading(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "c", "The dance")
        row = next(nth for nth, text in enumerate(rows_of(app)) if "The dance" in text)
        await pilot.click(offset=(10, row))
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and top(app) > 0, "the heading")


async def test_a_text_without_headings_says_so(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(
        "nothing here has a heading, and it goes on for a while so that it is no title.\n", encoding="utf-8"
    )
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "c", "This text has no headings.")
        await pilot.press("enter", "down", "escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")


@pytest.mark.parametrize(
    ("typed", "shows"), [("40%", "(38|39|40|41|42) %"), ("#doubt", "The doubt"), ("12", "A bee that has found")]
)
@pytest.mark.parametrize("pane", ["", "e", "t"])
async def test_a_place_that_is_typed_is_gone_to(build: Build, typed: str, shows: str, pane: str) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        if pane:
            await pilot.press(pane)
        type_ahead(pilot, [":", *typed, "enter"])
        await until(pilot, lambda: app.focused is page(app) and top(app) > 0, "the place")
        await until(pilot, lambda: re.search(shows, "".join(rows_of(app)[:4])), shows)


async def test_what_leads_nowhere_is_said_and_can_be_mended(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "colon", "a paragraph (120), a per cent (40%), a heading (#words)")
        await pilot.press(*"999", "enter")
        await seen(pilot, "The paragraphs go from 1 to")
        await pilot.press("backspace")
        await gone(pilot, "The paragraphs go")
        await pilot.press("backspace", "enter")
        await until(pilot, lambda: app.focused is page(app) and page(app).place.line == 8, "line 9")


async def test_escape_leaves_the_field(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        before = rows_of(app)
        await pilot.press("colon", "4", "escape")
        await until(pilot, lambda: rows_of(app) == before, "the text as it was")


JUMPS = {
    "find": ["slash", *"nobel", "enter"], "start": ["g"], "contents": ["c", "down", "down", "enter"], "next": ["n"],
    "go to": ["colon", *"5%", "enter"], "mention": ["e", "end", "enter"], "again": ["escape", "g"],
    "evidence": ["t", "1", "enter", "v"],
}  # fmt: skip
"""Keys that lead from one part of the text to another, each from where those before it led."""


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_back_and_forward_go_through_every_jump(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        tops: list[int] = []
        for name, keys in JUMPS.items():
            tops.append(top(app))
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and top(app) != tops[-1], name)
        last = top(app)
        for row in reversed(tops):
            await pilot.press("less_than_sign")
            await until(pilot, lambda row=row: top(app) == row, f"back at row {row}")
        await press_and_see(pilot, "less_than_sign", "there is nothing to go back to")
        for row in [*tops[1:], last]:
            await pilot.press("greater_than_sign")
            await until(pilot, lambda row=row: top(app) == row, f"row {row} again")
        await press_and_see(pilot, "greater_than_sign", "there is nothing to go forward to")


async def test_without_hits_n_says_why(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        assert "n Next" not in last_row(app)
        await press_and_see(pilot, "n", "nothing is looked for yet: / finds")
        await pilot.press("slash", *"zebra", "enter")
        await press_and_see(pilot, "N", "not found")


async def test_going_back_after_a_resize_shows_the_same_words(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("space")
        place = page(app).place
        await pilot.press("G")
        await pilot.resize_terminal(60, 20)
        await until(pilot, lambda: page(app).size.width <= 60, "the size")
        await pilot.press("alt+left")
        await until(pilot, lambda: page(app).visible_start() <= place, "the place")
        row = page(app)._rows[top(app) + page(app).top.blank]
        assert (row.line, row.start) <= place < (row.line, row.end)


async def test_scrolling_is_no_jump(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("space", "j", "b")
        await press_and_see(pilot, "less_than_sign", "there is nothing to go back to")


async def test_a_text_of_very_many_headings_opens_its_contents_at_the_place(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "many.md"
    path.write_text("\n\n".join(f"## Part {nth}" for nth in range(10_000)), encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("G")
        await press_and_see(pilot, "c", "Part 9990")
        await pilot.press(*"5000", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")
        await until(pilot, lambda: page(app).place == Position(5000, 0), "part 5000")


async def test_of_several_headings_that_are_meant_it_is_said_that_there_are_more(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        type_ahead(pilot, [":", *"#the d", "enter"])
        await seen(pilot, "heading 1 of 2; again goes on")
        assert last_row(app).startswith(" c Contents")
        await seen(pilot, "The dance")


TO_THE_DOUBT = {
    "contents": ["c", *"doubt", "enter"], "words": ["colon", *"#the", "space", *"doubt", "enter"],
    "heading after heading": ["}", "}"], "heading before": ["G", "{"],
}  # fmt: skip


@pytest.mark.parametrize("keys", TO_THE_DOUBT.values(), ids=TO_THE_DOUBT)
async def test_whatever_leads_to_a_heading_puts_it_on_the_same_row(build: Build, keys: list[str]) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press(*keys)
        await until(pilot, lambda: rows_of(app)[2].strip() == "The doubt", "the heading below a blank row")


async def test_the_way_back_from_a_per_cent_is_said_until_one_moves(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("colon", *"50%", "enter")
        await until(pilot, lambda: last_row(app).startswith(" < Back"), "the way back")
        assert "▸" not in screen_of(app)
        await pilot.press("j")
        await until(pilot, lambda: "< Back" not in last_row(app), "the other keys")


async def test_headings_are_gone_through_as_far_as_there_are_some(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=(80, 40)) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "{", "there is no heading before this")
        await press_and_see(pilot, "} } }", "The prize")
        assert rows_of(app)[2].strip() != "The prize"  # the text ends in view
        await press_and_see(pilot, "}", "there is no heading further on")
        await pilot.press("{")
        await until(pilot, lambda: rows_of(app)[2].strip() == "The doubt", "the heading before")


async def test_the_contents_and_the_first_row_count_alike(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "parts.md"
    path.write_text("".join(f"## Part {nth}\n\n{'Some words. ' * 40}\n\n" for nth in range(10, 60)), encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        for words, part in (("} } } } }", "Part 15"), ("} } }", "Part 18")):
            await press_and_see(pilot, words, part)
            await press_and_see(pilot, "c", "Contents")
            (listed,) = (row for row in rows_of(app) if f"● {part}" in row or f"●   {part}" in row)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")
            assert listed.split()[-2:] == rows_of(app)[0].split()[-2:]


async def test_what_a_number_means_in_a_long_plain_text_is_said(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Some words\nand others.\n\n" * 4000, encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "colon", "a line (120), a per cent (40%), a heading (#words)")
        await pilot.press(*"12001", "enter")
        await seen(pilot, "The lines go from 1 to 12,000.")


@pytest.mark.parametrize("share", ["7", "40", "66", "93"])
async def test_a_per_cent_that_is_gone_to_is_what_the_first_row_tells(build: Build, tmp_path: Path, share: str) -> None:
    path = tmp_path / "even.md"
    path.write_text("".join(f"- row {nth}\n" for nth in range(300)), encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("colon", *share, "%", "enter")
        await until(pilot, lambda: rows_of(app)[0].endswith(f" {share} % "), "the per cent")
        there = top(app)
        await pilot.press("G", "colon", *share, "%", "enter")
        await until(pilot, lambda: top(app) == there, "the same row from elsewhere")


async def test_the_same_words_again_lead_to_the_next_heading(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        type_ahead(pilot, [":", *"#the d", "enter"])
        await seen(pilot, "heading 1 of 2")
        await pilot.press("colon", "up")
        await seen(pilot, "#the d")
        await press_and_see(pilot, "enter", "heading 2 of 2")
        await until(pilot, lambda: rows_of(app)[2].strip() == "The doubt", "the second")
        await pilot.press("colon", *"5%", "enter")
        await pilot.press("colon", "up", "up", "down")
        await seen(pilot, "5%")
        await pilot.press("up", "enter")
        await until(pilot, lambda: rows_of(app)[2].strip() == "The dance", "the first")


async def test_home_and_end_go_to_the_first_and_the_last_heading(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "c", "Contents")
        await press_and_see(pilot, "end", "▸    The prize")
        await press_and_see(pilot, "home", "▸● How bees tell")
