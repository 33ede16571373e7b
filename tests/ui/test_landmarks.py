"""What stands on the progress line."""

from __future__ import annotations

from collections.abc import Callable

from seeing import rows_of, until
from test_find import SMALL, WIDE, looked, ready

from reader.document.clean import CleanText
from reader.document.model import Heading, Position, Span
from reader.ui.annotations import RIGHT, WRONG
from reader.ui.app import ReaderApp
from reader.ui.bars import BarMark, progress_line
from reader.ui.drawing import Highlight
from reader.ui.landmarks import MOST_HEADINGS, landmarks, parts

Build = Callable[..., ReaderApp]


def heading(line: int, level: int) -> Heading:
    return Heading(line, level, CleanText(f"{line}"))


def line(share: float, *marks: BarMark) -> str:
    return "".join(piece.text for piece in progress_line(share, 10, marks))


def test_the_parts_are_the_highest_level_that_has_several() -> None:
    headings = [heading(0, 1), heading(1, 2), heading(2, 3), heading(3, 3), heading(4, 2)]
    assert [each.line for each in parts(headings)] == [1, 4]
    assert parts([heading(0, 1)]) == []
    assert parts([heading(number, 2) for number in range(MOST_HEADINGS + 1)]) == []


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


async def test_a_short_line_that_headings_would_fill_has_none(build: Build, tmp_path: object) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await until(pilot, lambda: rows_of(app)[0].count("┴") == 3, "the three parts")
        app.screen.query_one("TitleBar").marks = tuple(BarMark(n / 8, "┴", "") for n in range(8))  # type: ignore[attr-defined]
        await pilot.pause()
        assert "┴" not in rows_of(app)[0]
