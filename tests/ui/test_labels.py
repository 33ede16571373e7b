"""The kinds of what the text names, shown in the text itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from seeing import gone, has_panes, press_and_see, rows_of, screen_of, until

from reader.document.layout import Row
from reader.entities.kinds import Kind
from reader.ui.app import ReaderApp
from reader.ui.labels import Label, signs_in
from reader.ui.reading_screen import ReadingScreen

Build = Callable[..., ReaderApp]
SMALL, WIDE = (80, 24), (140, 40)
TEXT = "Kim met “Moon” (in Seoul) and 金正恩 Biden"


def signs(start: int, end: int, *names: str) -> list[tuple[int, Kind]]:
    labels = [Label(TEXT.index(name), TEXT.index(name) + len(name), Kind.PERSON) for name in names]
    return list(signs_in(Row(0, start, end, 0, True), TEXT, labels))


@pytest.mark.parametrize(
    ("row", "name", "cells"),
    [
        ((0, 41), "Kim", [-1]),
        ((0, 41), "Seoul", [18]),
        ((0, 41), "met", [3]),
        ((9, 41), "Moon", [-1]),
        ((0, 13), "Moon", [7]),
        ((8, 41), "Moon", [-1]),
        ((0, 41), "Moon", [7]),
        ((0, 41), "Biden", [36]),
        ((4, 41), "Kim", []),
        ((0, 3), "Seoul", []),
    ],
)
def test_a_sign_stands_in_the_space_beside_its_mention(row: tuple[int, int], name: str, cells: list[int]) -> None:
    assert [cell for cell, _ in signs(*row, name)] == cells


@pytest.mark.parametrize(
    ("text", "names", "shown"),
    [
        ("She said: (“Kim left”).", ["Kim"], "She said:●(“Kim left”)."),
        ("—Kim’s tests", ["Kim"], "●—Kim’s tests"),
        ("talks—Kim’s, not Moon’s", ["Kim", "Moon"], "talks—Kim’s,●not●Moon’s"),
        ("the US-Kim talks", ["US", "Kim"], "the●US-Kim●talks"),
        ("talks—Kim Moon left", ["Kim", "Moon"], "talks—Kim●Moon left"),
        ("after the talks—Kim.", ["Kim"], "after the talks—Kim.●"),
        ("金正恩访问了北京并在那里停留了三天然后回国", ["北京"], "金正恩访问了北京并在那里停留了三天然后回国"),
    ],
)
def test_a_sign_finds_a_place_where_no_space_stands_before_its_mention(text: str, names: list[str], shown: str) -> None:
    labels = [Label(text.index(name), text.index(name) + len(name), Kind.PERSON) for name in names]
    row = f" {text} "
    for cell, _ in signs_in(Row(0, 0, len(text), 0, True), text, labels):
        row = f"{row[: cell + 1]}●{row[cell + 2 :]}"
    assert row.strip() == shown


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_i_shows_the_kinds_and_hides_them_and_no_word_moves(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        await until(pilot, lambda: screen.entities is not None, "the entities")
        before = rows_of(app)
        await press_and_see(pilot, "i", "●Karl von Frisch watched")
        after = rows_of(app)
        assert [row.replace("●Karl", " Karl").replace("●Frisch", " Frisch") for row in after] == before
        await press_and_see(pilot, "G", "the★Nobel Prize.●Frisch went")
        await pilot.press("i")
        await gone(pilot, "★Nobel")
        assert "the Nobel Prize. Frisch went" in screen_of(app)


async def test_a_labelled_row_keeps_its_ground_and_marks(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        await until(pilot, lambda: screen.entities is not None, "the entities")
        await press_and_see(pilot, "i", "●Karl von Frisch")
        grounds = {
            segment.style.bgcolor
            for strip in screen.page.render_lines(screen.page.size.region)
            for segment in strip
            if segment.style
        }
        assert len(grounds) == 1
        underlined = [
            segment.text
            for strip in screen.page.render_lines(screen.page.size.region)
            for segment in strip
            if segment.style and segment.style.underline
        ]
        assert underlined == ["Karl von Frisch"]


async def test_labels_are_out_of_sight_while_the_entities_are(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        await until(pilot, lambda: screen.entities is not None and has_panes(app), "the entities")
        await press_and_see(pilot, "i", "●Karl von Frisch")
        await press_and_see(pilot, "T m m", "test: ")
        await press_and_see(pilot, "enter", "1 of 4  test")
        await gone(pilot, "●Karl von Frisch")
        assert " Karl von Frisch watched" in screen_of(app)
        await pilot.press("escape", "i")
        assert "●Karl von Frisch" not in screen_of(app)
