"""What was parsed once is kept: used again, never out of date, and never needed."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import IO

import pytest
from making import SAMPLES

from reader.document import apart, from_file, kept
from reader.document.epub import parse
from reader.document.from_file import Opened
from reader.document.kept_document import KeptDocument
from reader.document.model import TextDocument

SAMPLE = SAMPLES / "notes.epub"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("READER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "parsed"


def opened_anew(path: Path) -> Opened:
    """A file opened as if the program had just been started, and kept."""
    from_file._open_state.cache_clear()
    document = from_file.open_document(path)
    for thread in threading.enumerate():
        if thread.name == kept.KEEPING:
            thread.join()
    return document


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
    assert opened_anew(SAMPLE) == opened_anew(SAMPLE)
    assert runs == ["reader.document.epub"]
    assert len(list(folder.iterdir())) == 1


def test_a_changed_file_is_parsed_again(folder: Path, runs: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    for words in ("One.", "Two."):
        path.write_text(f"<p>{words}", encoding="utf-8")
        assert opened_anew(path).document.line(0).text == words
    assert len(runs) == 2


def test_a_long_file_is_not_even_read_again_until_it_changes(
    folder: Path, runs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.md"
    read: list[Path] = []
    read_rest = from_file.read_rest

    def counted(file: IO[bytes], path: Path, limit: int) -> bytes:
        read.append(path)
        return read_rest(file, path, limit)

    monkeypatch.setattr(from_file, "read_rest", counted)
    for word in ("one", "two"):
        path.write_text(f"---\ntitle: The long one\n---\n\n{word} word of many\n\n" * 2_000, encoding="utf-8")
        times = len(read)
        first = opened_anew(path)
        assert len(read) == times + 1
        assert opened_anew(path) == first
        assert len(read) == times + 1
        assert first.document.title == "The long one"
        assert first.document.line(0).text.startswith(word)
    assert len(runs) == 2


@pytest.mark.parametrize("module", ["kept.py", "pdf/blocks.py"])
def test_a_changed_program_parses_again(folder: Path, module: str) -> None:
    before = kept.key_of(b"x", "parser")
    source = Path(kept.__file__).parent / module
    at = source.stat()
    try:
        os.utime(source, ns=(at.st_atime_ns, at.st_mtime_ns + 10**15))
        assert kept.key_of(b"x", "parser") != before
    finally:
        os.utime(source, ns=(at.st_atime_ns, at.st_mtime_ns))
    assert kept.key_of(b"x", "parser") == before


@pytest.mark.parametrize("damage", [b"", b"{}", b"[", b"\xff", b'{"lines": [[1]], "metadata": {}, "unseen": ""}'])
def test_what_is_kept_and_damaged_is_made_again(folder: Path, runs: list[str], damage: bytes) -> None:
    document = opened_anew(SAMPLE)
    (path,) = folder.iterdir()
    path.write_bytes(damage)
    assert opened_anew(SAMPLE) == document
    assert opened_anew(SAMPLE) == document
    assert len(runs) == 2


def test_a_folder_that_cannot_be_written_hinders_nothing(folder: Path, runs: list[str]) -> None:
    folder.parent.write_text("a file in the way", encoding="utf-8")
    assert opened_anew(SAMPLE) == opened_anew(SAMPLE)
    assert len(runs) == 2


def test_a_kept_text_is_the_text_that_was_parsed(folder: Path) -> None:
    parsed = parse(SAMPLE.read_bytes())
    made = TextDocument("", parsed.metadata, parsed.lines, parsed.unseen)
    again = opened_anew(SAMPLE).document
    assert isinstance(again, KeptDocument)
    assert (again.lines, again.headings, again.words, again.ends) == (made.lines, made.headings, made.words, made.ends)
    assert (again.metadata, again.unseen) == (made.metadata, made.unseen)
    for word in (b"bees", b"nowhere", b""):
        numbers = set(again.numbers_with(word, 0, len(again), bool))
        assert numbers >= set(made.numbers_with(word, 0, len(made), bool))
    assert not set(again.numbers_with(b"nowherewords", 0, len(again), bool))


def test_a_heading_has_the_words_of_its_line(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "spaced.md"
    path.write_text("# One\xa0and \u2003 two\n", encoding="utf-8")
    document = opened_anew(path).document
    assert document.headings[0].text == document.line(0).text


@pytest.mark.parametrize("at", [0, 3, 20, -3])
def test_a_row_that_is_damaged_anywhere_is_noticed(folder: Path, runs: list[str], at: int) -> None:
    document = opened_anew(SAMPLE).document
    (path,) = folder.iterdir()
    text = bytearray(path.read_bytes())
    text[at] = ord("7") if text[at] != ord("7") else ord("8")
    path.write_bytes(text)
    assert opened_anew(SAMPLE).document == document
    assert len(runs) == 2


def test_an_error_is_not_kept(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(b"no book")
    with pytest.raises(Exception, match="is text, not EPUB"):
        opened_anew(path)
    assert not folder.exists()


def test_what_was_longest_not_asked_for_goes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 25)
    for number, name in enumerate("ab"):
        kept.keep(name, b"x" * 10).join()
        os.utime(folder / name, (number, number))
    assert kept.kept("a") == b"x" * 10
    kept.keep("d", b"x" * 10).join()
    assert sorted(path.name for path in folder.iterdir()) == ["a", "d"]


def test_nobody_else_may_look_at_what_is_kept(folder: Path) -> None:
    kept.keep("a", b"x").join()
    assert folder.stat().st_mode & 0o077 == 0
