"""The clipboard: what is copied goes to the terminal, which never answers, and inside tmux to tmux too, which does."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.bars import KeyBar

LONGEST_WAIT = 5
"""Seconds after which a tmux that does not answer is given up."""


def copy(text: str, bar: KeyBar, kind: str = "") -> None:
    """Copy a text of some kind, and say in a row whether that was done or only asked for.

    As tmux is set at first it keeps from the terminal what a program in it copies, but not what it is handed itself.
    """
    app = bar.app
    app.copy_to_clipboard(text)
    tmux = shutil.which("tmux") if os.environ.get("TMUX") else None

    def tell(is_copied: bool) -> None:
        if bar.is_attached:
            bar.tell(f"{'copied' if is_copied else 'sent to the terminal'}{kind}")

    def hand_over(tmux: str) -> None:
        app.call_from_thread(tell, _takes(tmux, text))

    if tmux is None:
        tell(False)
    else:
        app.run_worker(lambda: hand_over(tmux), thread=True, exit_on_error=False, group="clipboard")


def _takes(tmux: str, text: str) -> bool:
    """Whether tmux takes a text."""
    try:
        done = subprocess.run(
            [tmux, "load-buffer", "-w", "-"],
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST_WAIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
