from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from terminal import Terminal

Run = Callable[..., Terminal]
SMALL, WIDE = (80, 24), (140, 40)
CTRL_R, ESCAPE = b"\x12", "\x1b"


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_what_is_typed_at_once_is_found_gone_through_and_gone_back_from(run: Run, size: tuple[int, int]) -> None:
    terminal = run("us-north-korea-talks", size=size)
    terminal.wait_for("t Quiz")
    terminal.send("/moratorium\r")
    terminal.wait_for(lambda: "n Next" in terminal.last_row and re.search(r"1 of \d+ *$", terminal.last_row))
    total = int(re.findall(r"1 of (\d+)", terminal.last_row)[0])
    for number in range(2, total + 1):
        terminal.press("n", f"{number} of {total}")
    terminal.press("n", f"1 of {total}, from the top")
    terminal.press(ESCAPE, lambda: " of " not in terminal.last_row)
    terminal.press("G", "at the end")
    terminal.press("<", lambda: "at the end" not in terminal.text)
    for _ in range(total + 1):
        terminal.send("<")
    terminal.wait_for(lambda: "  0 %" in terminal.rows[0])
    terminal.press("/(.*)*(.*)*(\\w+\\s?)+$", "not found")
    terminal.send(CTRL_R)
    terminal.wait_for("Find expression")
    terminal.press("\r", "n Next")
    terminal.send("q")
    terminal.ends_with(0)
