"""Draw the picture of the program that the README shows: `python tools/make_picture.py docs/reader.svg`.

The reading screen at 140 columns with an entity chosen, a question answered and its passage marked, in the dark theme,
with a clock and names that stand still, so that the file changes only when the screen does.
"""

import asyncio
import os
import sys
import tempfile
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from reader.library import Shelf
from reader.progress.store import Store
from reader.settings import Settings
from reader.ui.app import ReaderApp
from reader.ui.reading_screen import ReadingScreen

SIZE = (140, 40)
CHOOSE = ("e", "down", "enter")
ANSWER = ("t", "escape", "s", "s", "3", "enter")
PROVE = (*["down"] * 10, "space", "enter")
KEYS = (*CHOOSE, *ANSWER, *PROVE)


async def draw(target: Path) -> None:
    """Start the app on an article, press the keys, and write what is on the screen."""
    numbers = count(1)
    shelf = Shelf()
    article = shelf.find("us-north-korea-talks")
    with tempfile.TemporaryDirectory() as folder:
        app = ReaderApp(
            shelf,
            Store(Path(folder)),
            Settings(),
            Path(folder) / "settings.yaml",
            ReadingScreen(article, article.open()),
            clock=lambda: datetime(2026, 1, 1, tzinfo=UTC),
            new_id=lambda: f"{next(numbers):08}",
        )
        async with app.run_test(size=SIZE) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            for key in KEYS:
                await pilot.press(key)
                await pilot.pause()
            target.write_text(app.export_screenshot(title="reader us-north-korea-talks"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1])))
