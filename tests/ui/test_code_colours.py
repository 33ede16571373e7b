"""The colours of code in the article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from quizzing import style_at
from seeing import rows_of, until
from test_find import WIDE, ready
from textual.pilot import Pilot

from reader.document.model import Mark
from reader.ui import code_colours
from reader.ui.app import ReaderApp

Build = Callable[..., ReaderApp]
TEXT = "# Code\n\n```python\nreturn 7\n```\n\n" + "Words.\n\n" * 60 + "```sh\nexit\n```\n"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages that were asked for; every word of theirs is a keyword."""
    languages: list[str] = []

    def marked(language: str, rows: list[str]) -> list[tuple[Mark, ...]]:
        languages.append(language)
        return [(Mark(0, len(row), "keyword"),) for row in rows]

    monkeypatch.setattr(code_colours, "marked", marked)
    return languages


def colour_of(pilot: Pilot[None], words: str) -> object:
    y = next(y for y, row in enumerate(rows_of(pilot.app)) if words in row)
    return style_at(pilot.app, rows_of(pilot.app)[y].index(words), y).color


async def test_code_is_coloured_when_it_comes_into_view_and_asked_for_once(
    build: Build, tmp_path: Path, asked: list[str]
) -> None:
    path = tmp_path / "code.md"
    path.write_text(TEXT, encoding="utf-8")
    app = build(path)
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await until(pilot, lambda: colour_of(pilot, "return 7") != colour_of(pilot, "Words."), "the colour")
        assert asked == ["python"]
        await pilot.press("G")
        await until(pilot, lambda: asked == ["python", "sh"], "the other piece")
        await pilot.press("g", "G", "g")
        await until(pilot, lambda: colour_of(pilot, "return 7") != colour_of(pilot, "Words."), "the colour still")
        assert asked == ["python", "sh"]
