"""What stands on the progress line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from seeing import last_row, rows_of, until
from test_find import SMALL, WIDE, looked, ready, top

from reader.document.clean import CleanText
from reader.document.model import Heading, Position, Span
from reader.ui.annotations import RIGHT, WRONG
from reader.ui.app import ReaderApp
from reader.ui.bars import BarMark, TitleBar, progress_line
from reader.ui.drawing import Highlight
from reader.ui.landmarks import MOST_HEADINGS, landmarks, parts

Build = Callable[..., ReaderApp]


def heading(line: int, level: int) -> Heading:
    return Heading(line, level, CleanText(f"{line}"))


def line(share: float, *marks: BarMark) -> str:
    return "".join(piece.text for piece in progress_line(share, 10, marks))


def test_the_parts_begin_with_the_highest_level_that_has_several() -> None:
    headings = [heading(0, 1), heading(1, 2), heading(2, 3), heading(3, 3), heading(4, 2)]
    assert [each.line for each in parts(headings)] == [1, 2, 3, 4]
    assert parts([heading(0, 1)]) == []
    many = [heading(number, 3) for number in range(MOST_HEADINGS)]
    assert [each.line for each in parts([*headings, *many])] == [1, 4]


def test_what_was_missed_comes_over_what_was_kept_and_that_over_a_heading() -> None:
    answered = [Highlight(Span(Position(line, 3), Position(line, 9)), look) for line, look in ((8, RIGHT), (0, WRONG))]
    marks = landmarks([heading(0, 2), heading(5, 2)], [Position(5, 0)], answered, lambda at: at.line / 10)
    assert line(0.2, *marks) == "✗━───◆──✓─"


def test_a_mark_at_the_very_end_is_on_the_line() -> None:
    assert line(1, BarMark(1.0, "◆", "accent")) == "━━━━━━━━━◆"


async def test_headings_and_bookmarks_are_on_the_line(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await until(pilot, lambda: rows_of(app)[0].count("┴") == 3, "the three parts")
        await looked(pilot, "laughed", "1 of 1")
        await pilot.press("enter", "m", "enter")
        await until(pilot, lambda: rows_of(app)[0].count("◆") == 1, "the bookmark")
        before = rows_of(app)[0]
        assert before.index("┴") < before.index("◆")


def marks(app: ReaderApp, width: int, levels: Sequence[int]) -> int:
    bar = app.screen.query_one(TitleBar)
    bar.marks = tuple(BarMark(n / len(levels), "┴", "", level) for n, level in enumerate(levels))
    return "".join(piece.text for piece in bar.pieces(width)).count("┴")


async def test_headings_of_the_highest_levels_are_marked_that_leave_half_of_the_line(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        app.screen.query_one(TitleBar).longest_part = 40  # the line is as short as it gets
        assert marks(app, 80, [2, 3, 3, 2, 3]) == 5
        assert marks(app, 80, [2, 3, 3, 3, 2, 3]) == 2
        assert marks(app, 80, [2] * 6) == 0


@pytest.mark.parametrize("width", [80, 100, 140])
@pytest.mark.parametrize("word", ["at the end", "9 min left", "12 min left"])
async def test_the_line_takes_what_no_title_and_part_need(build: Build, width: int, word: str) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        bar = app.screen.query_one(TitleBar)
        bar.marks, bar.word = (), word
        lengths = set()
        for bar.part in ("", "The dance", "The doubt"):
            row = "".join(piece.text for piece in bar.pieces(width))
            assert len(row) == width
            assert row.startswith(f" How bees tell{' · ' * bool(bar.part)}{bar.part}  ")
            lengths.add(row.count("─") + row.count("━"))
        free = width - len(" How bees tell · The dance  12 min left   ") - len("    0 % ")
        assert lengths == {min(width // 2, free)}


async def test_a_click_on_the_line_goes_there(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await until(pilot, lambda: rows_of(app)[0].count("┴") == 3, "the three parts")
        await pilot.click(offset=(rows_of(app)[0].index("┴"), 0))
        await until(pilot, lambda: "The dance" in "".join(rows_of(app)[1:4]), "the first part")
        await until(pilot, lambda: last_row(app).startswith(" < Back"), "what leads back")
        await pilot.press("less_than_sign")
        await until(pilot, lambda: top(app) == 0, "the way back")
