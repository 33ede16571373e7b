from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from terminal import Terminal

Run = Callable[..., Terminal]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Starts the `reader` command in a terminal, as often as wanted; all of its runs share one store."""
    with ExitStack() as stack:

        def start(*arguments: str | Path, **options: object) -> Terminal:
            return stack.enter_context(Terminal(["-m", "reader", *arguments], tmp_path, **options))  # type: ignore[arg-type]

        yield start
