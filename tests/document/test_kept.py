"""What was parsed once is kept: used again, never out of date, and never needed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from making import SAMPLES

from reader.document import apart, kept
from reader.document.formats import open_document

SAMPLE = SAMPLES / "notes.epub"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("READER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "parsed"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parsers that were run."""
    ran: list[str] = []
    run = apart._run

    def counted(work: apart.Apart, data: bytes) -> tuple[bytes, int]:
        ran.append(work.module)
        return run(work, data)

    monkeypatch.setattr(apart, "_run", counted)
    return ran


def test_a_file_is_parsed_once(folder: Path, runs: list[str]) -> None:
    assert open_document(SAMPLE) == open_document(SAMPLE)
    assert runs == ["reader.document.epub"]
    assert len(list(folder.iterdir())) == 1


def test_a_changed_file_is_parsed_again(folder: Path, runs: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    for words in ("One.", "Two."):
        path.write_text(f"<p>{words}", encoding="utf-8")
        assert open_document(path).document.line(0).text == words
    assert len(runs) == 2


def test_a_changed_program_parses_again(folder: Path) -> None:
    before = kept.key_of(b"x", "parser")
    source = Path(kept.__file__)
    at = source.stat()
    try:
        os.utime(source, ns=(at.st_atime_ns, at.st_mtime_ns + 10**15))
        assert kept.key_of(b"x", "parser") != before
    finally:
        os.utime(source, ns=(at.st_atime_ns, at.st_mtime_ns))
    assert kept.key_of(b"x", "parser") == before


@pytest.mark.parametrize("damage", [b"", b"{}", b"[", b"\xff", b'{"lines": [[1]], "metadata": {}, "unseen": ""}'])
def test_what_is_kept_and_damaged_is_made_again(folder: Path, runs: list[str], damage: bytes) -> None:
    document = open_document(SAMPLE)
    (path,) = folder.iterdir()
    path.write_bytes(damage)
    assert open_document(SAMPLE) == document
    assert open_document(SAMPLE) == document
    assert len(runs) == 2


def test_a_folder_that_cannot_be_written_hinders_nothing(folder: Path, runs: list[str]) -> None:
    folder.parent.write_text("a file in the way", encoding="utf-8")
    assert open_document(SAMPLE) == open_document(SAMPLE)
    assert len(runs) == 2


def test_an_error_is_not_kept(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(b"no book")
    with pytest.raises(Exception, match="not a sound EPUB"):
        open_document(path)
    assert not folder.exists()


def test_what_was_longest_not_asked_for_goes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 25)
    for number, name in enumerate("ab"):
        kept.keep(name, "x" * 10)
        os.utime(folder / name, (number, number))
    assert kept.kept("a") == "x" * 10
    kept.keep("d", "x" * 10)
    assert sorted(path.name for path in folder.iterdir()) == ["a", "d"]


def test_nobody_else_may_look_at_what_is_kept(folder: Path) -> None:
    kept.keep("a", "x")
    assert folder.stat().st_mode & 0o077 == 0
