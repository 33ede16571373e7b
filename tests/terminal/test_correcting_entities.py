"""Correcting entities in a real terminal: written where it can be, and there again at the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from terminal import Terminal

Run = Callable[..., Terminal]
CTRL_U, CTRL_Q = "\x15", "\x11"
TEXT = "# The talks\n\nKim Jong Un met Joe Biden in Seoul. Kim smiled, and in Seoul it rained.\n"
ENTITIES = """\
# By hand.
entities:
  - {id: kim, kind: person, name: Kim Jong Un, aka: [Kim]}   # in full
  - {id: seoul, kind: place, name: Seoul}
"""


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A library that nobody may write."""
    folder = tmp_path / "course"
    for name in ("content", "quizzes"):
        (folder / name).mkdir(parents=True)
    (folder / "content" / "talks.md").write_text(TEXT)
    (folder / "content" / "talks.entities.yaml").write_text(ENTITIES)
    (folder / "content").chmod(0o555)
    yield folder
    (folder / "content").chmod(0o755)


def test_corrections_of_a_library_that_cannot_be_written_are_there_again_after_a_kill(
    run: Run, read_only: Path, tmp_path: Path
) -> None:
    terminal = run("--library", read_only, "talks", size=(80, 24))
    terminal.wait_for("t Quiz")
    terminal.press("e", "r Correct")
    terminal.press("r", "d  Delete")
    terminal.press("r", "Enter Rename")
    terminal.press(CTRL_U, "Its name")
    terminal.press("The Chairman\r", "u Undo")
    terminal.wait_for("Also: Kim, Kim Jong Un")
    terminal.kill()
    assert (read_only / "content" / "talks.entities.yaml").read_text() == ENTITIES
    (own,) = (tmp_path / "data" / "corrections").iterdir()
    assert "name: The Chairman\n" in own.read_text()
    again = run("--library", read_only, "talks", size=(80, 24))
    again.wait_for("t Quiz")
    again.press("e", "The Chairman")
    again.wait_for("Seoul")
    again.send(CTRL_Q)
    again.ends_with(0)
