"""Keys typed faster than the program can follow lead where the same keys lead when each is waited for."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from reader.progress.store import Store
from reader.ui.app import ReaderApp
from reader.ui.reading_screen import ReadingScreen
from tests.ui.conftest import Build
from tests.ui.seeing import has_panes, rows_of, seen, type_ahead, until

KEYS = (
    *"bekjxat123sv?,mlgG[]nN<>//::qcM\\",
    *("down", "up", "pagedown", "end", "home", "left", "right", "tab", "shift+tab", "space", "backspace", "ctrl+u"),
    *("enter",) * 4,
    *("escape",) * 3,
)
BURSTS = 60
PAUSE, REST, LAST_REST = 0.01, 8, 30
"""Seconds after which the screen is looked at again, and how often it must have been the same to be at rest."""


async def rest(pilot: Pilot[None], times: int) -> list[str]:
    """The rows of the screen when they change no more, but for the last, which says things for a while only."""
    same, rows = 0, [""]
    while same < times:
        await pilot.pause(PAUSE)
        now = rows_of(pilot.app)[:-1]
        same, rows = (same + 1 if now == rows else 0), now
    return rows


async def outcome(app: ReaderApp, keys: Sequence[str], at_once: bool) -> list[str]:
    """What is on the screen after the keys, typed in one go or each when the one before it is done."""
    seconds, numbers = count(), count(1)
    app.clock = lambda: datetime(2026, 1, 31, 12, tzinfo=UTC) + timedelta(seconds=next(seconds))
    app.new_id = lambda: f"{next(numbers):08}"
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: has_panes(app) and cast("ReadingScreen", app.screen).entities)
        await rest(pilot, REST)
        for part in [keys] if at_once else [[key] for key in keys]:
            type_ahead(pilot, part)
            await rest(pilot, LAST_REST if at_once else REST)
            if app._exit:
                return []
        return await rest(pilot, LAST_REST)


async def check(keys: Sequence[str], build: Build, folder: Path) -> None:
    """The same keys lead to the same screen, however fast they come."""
    outcomes = []
    for name in ("slow", "fast"):
        with closing(Store(folder / name)) as store:
            outcomes.append(await outcome(build("bees", on=store), keys, name == "fast"))
    assert outcomes[1] == outcomes[0], " ".join(keys)


@pytest.mark.parametrize(
    "keys",
    [
        ["/", "a", "b", "backspace", "z"],
        ["/", "a", "ctrl+u", "z"],
        [":", "9", "ctrl+u", "1", "0", "enter", "j"],
        ["G", "m", "x", "enter"],
        ["c", "down", "down", "enter", "j"],
        ["m", "x", "enter", "M", "enter", "k"],
        ["tab", "enter", "n", "s", "n", ":", "2"],
        ["/", "b", "e", "e", "enter", "n", "n", "escape", "j"],
        [",", "down", "escape", "?", "escape", "G"],
        ["/", ",", "?", "/", "escape", "g", "pagedown"],
    ],
    ids=" ".join,
)
async def test_a_burst_leads_where_its_keys_lead(keys: list[str], build: Build, tmp_path: Path) -> None:
    await check(keys, build, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(BURSTS))
async def test_any_burst_leads_where_its_keys_lead(seed: int, build: Build, tmp_path: Path) -> None:
    await check(random.Random(seed).choices(KEYS, k=12), build, tmp_path)


async def test_enter_in_the_palette_chooses_nothing_that_does_not_match(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: has_panes(app))
        type_ahead(pilot, ["ctrl+p", *"N:", "enter"])
        await seen(pilot, "No matches")
