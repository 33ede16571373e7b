from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, TextDocument
from reader.quiz.bank import Bank, read_bank


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What is made again and again is kept in a folder of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("READER_CACHE", str(folder))
        yield folder


@pytest.fixture
def bank_from(tmp_path: Path) -> Callable[[str], Bank]:
    """Reads a bank from its YAML, as if it lay in a file `notes.yaml`."""

    def read(source: str) -> Bank:
        path = tmp_path / "notes.yaml"
        path.write_text(source, encoding="utf-8")
        return read_bank(path)

    return read


@pytest.fixture
def document_of() -> Callable[..., TextDocument]:
    """Makes a document of paragraphs."""

    def make(*paragraphs: str) -> TextDocument:
        return TextDocument("ada", Metadata(CleanText("Ada")), tuple(Line(CleanText(text)) for text in paragraphs))

    return make


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is read."""
    seconds = count()
    return lambda: datetime(2026, 1, 31, 12, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture
def new_id() -> Callable[[], str]:
    """Names in a row: 00000001, 00000002 and so on."""
    numbers = count(1)
    return lambda: f"{next(numbers):08}"
