"""What is copied, and what is said of it: no more than is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from seeing import press_and_see
from test_find import SMALL, ready

from reader.ui.app import ReaderApp

Build = Callable[..., ReaderApp]
TMUX = """\
#!/bin/sh
echo "$@" > "{folder}/asked"
cat > "{folder}/taken"
exit {code}
"""


def put_tmux(folder: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """A tmux that the program runs in, and which ends with a code."""
    program = folder / "tmux"
    program.write_text(TMUX.format(folder=folder, code=code), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    monkeypatch.setenv("TMUX", "/tmp/none,1,0")


async def test_the_terminal_is_asked_which_does_not_answer(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "s y", "sent to the terminal")
        assert app.clipboard == "How bees tell"


async def test_tmux_is_handed_it_too_and_says_whether_it_took_it(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_tmux(tmp_path, monkeypatch, 0)
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "s y", "copied")
        assert app.clipboard == "How bees tell"
        assert (tmp_path / "taken").read_text(encoding="utf-8") == "How bees tell"
        assert (tmp_path / "asked").read_text(encoding="utf-8") == "load-buffer -w -\n"


async def test_a_tmux_that_does_not_take_it_has_copied_nothing(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_tmux(tmp_path, monkeypatch, 1)
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "s y", "sent to the terminal")
