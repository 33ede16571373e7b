"""Reading and writing files."""

from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.files import read_bytes, shipped_library, write_atomic


def test_the_shipped_library_has_articles_and_banks() -> None:
    assert list((shipped_library() / "content").glob("*.md"))
    assert list((shipped_library() / "quizzes").glob("*.yaml"))


def test_a_file_of_just_the_limit_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert read_bytes(path, 5) == b"12345"
    with pytest.raises(ReaderError, match="is larger than") as caught:
        read_bytes(path, 4)
    assert (caught.value.path, caught.value.code) == (path, "too-large")


def test_a_file_or_folder_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(ReaderError, match="cannot read this file") as caught:
            read_bytes(path, 10)
        assert caught.value.code == "unreadable"


def test_writing_replaces_the_text_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    write_atomic(path, "one\r\n")
    write_atomic(path, "zwö\r\n")
    assert path.read_bytes() == "zwö\r\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_writing_keeps_the_permissions_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.touch(0o600)
    write_atomic(path, "text")
    assert path.stat().st_mode & 0o777 == 0o600


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    write_atomic(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_failed_write_leaves_the_old_text_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_atomic(path, "\ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot write this file") as caught:
        write_atomic(tmp_path / "none" / "a.yaml", "text")
    assert caught.value.code == "unwritable"
