"""What was found is kept, until the text or the finder changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.document.clean import clean
from reader.document.model import Document, Line, Metadata, TextDocument
from reader.entities import cache as module
from reader.entities.cache import CachedFinder, digest
from reader.entities.finder import FIRST_BLOCK, RuleFinder
from reader.entities.model import Entity

TEXT = "Marie Curie met 20 Spaniards in Paris on Sunday, and Curie paid $5 million. They saw Frobnia."


def document(text: str = TEXT, language: str = "en", date: str | None = "2022-01-31") -> TextDocument:
    return TextDocument("d", Metadata(clean("D"), language=language, date=date), (Line(clean(text)),))


class Counting(RuleFinder):
    """A finder that counts how often it had to look."""

    def __init__(self) -> None:
        super().__init__()
        self.looked = 0

    def snapshots(self, document: Document, stop: Callable[[], bool] = lambda: False) -> Iterator[list[Entity]]:
        self.looked += 1
        return super().snapshots(document, stop)


def test_what_was_found_is_the_same_when_it_is_read_again(tmp_path: Path) -> None:
    finder = Counting()
    found = CachedFinder(finder, tmp_path / "new").find(document())
    again = CachedFinder(finder, tmp_path / "new").find(document())
    assert found
    assert again == found
    assert finder.looked == 1


@pytest.mark.parametrize(
    "other", [document(TEXT + " Then."), document(language="en-GB"), document(date=None), document(f"\n{TEXT}")]
)
def test_another_text_is_looked_through(tmp_path: Path, other: TextDocument) -> None:
    finder = Counting()
    CachedFinder(finder, tmp_path).find(document())
    CachedFinder(finder, tmp_path).find(other)
    assert finder.looked == 2


def test_a_newer_finder_looks_again(tmp_path: Path) -> None:
    finder = Counting()
    CachedFinder(finder, tmp_path, "1").find(document())
    CachedFinder(finder, tmp_path, "2").find(document())
    assert finder.looked == 2


@pytest.mark.parametrize(
    "damage", [b"", b"1", b"{", b"1\n{", b"1\n[1]", b'1\n{"id": 1}', b"\xff\xfe", b"1\nnull", b'1\n{"kind": "planet"}']
)
def test_a_damaged_file_is_written_anew(tmp_path: Path, damage: bytes) -> None:
    finder = Counting()
    found = CachedFinder(finder, tmp_path).find(document())
    (path,) = tmp_path.glob("*.jsonl")
    path.write_bytes(damage)
    assert CachedFinder(finder, tmp_path).find(document()) == found
    assert CachedFinder(finder, tmp_path).find(document()) == found
    assert finder.looked == 2


def test_what_was_found_in_a_part_of_a_text_is_not_kept(tmp_path: Path) -> None:
    long = TextDocument("d", Metadata(clean("D")), tuple(Line(clean(TEXT)) for _ in range(FIRST_BLOCK // 20)))
    first, *_ = RuleFinder().snapshots(long)
    seen = 0

    def stop() -> bool:
        return seen > 0

    for found in CachedFinder(RuleFinder(), tmp_path).snapshots(long, stop):
        assert found == first
        seen += 1
    assert seen == 1
    assert list(tmp_path.glob("*")) == []


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert CachedFinder(RuleFinder(), tmp_path / "file").find(document())


def test_only_so_many_texts_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 3)
    for number in range(5):
        CachedFinder(RuleFinder(), tmp_path).find(document(f"Marie Curie came {number} times."))
    assert len(list(tmp_path.glob("*.jsonl"))) == 3


def test_what_is_read_back_is_clean(tmp_path: Path) -> None:
    CachedFinder(RuleFinder(), tmp_path).find(document())
    (path,) = tmp_path.glob("*.jsonl")
    path.write_text(path.read_text(encoding="utf-8").replace("Paris", "Par\\u001bis"), encoding="utf-8")
    names = [entity.name for entity in CachedFinder(RuleFinder(), tmp_path).find(document())]
    assert "Par^[is" in names


def test_texts_that_differ_have_different_names() -> None:
    assert len({digest(document(text), "1") for text in ("a", "b", "a b", "a  b")}) == 4
