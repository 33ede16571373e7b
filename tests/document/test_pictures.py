"""Pictures: those in a book are taken out by what they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import make_epub

from reader.document.pictures import read_picture
from reader.errors import ReaderError

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def test_a_picture_is_taken_out_of_a_book_by_what_it_is_and_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    more = {"book/a.txt": PNG, "book/b.png": b"<svg onload='x()'/>", "book/c.png": b""}
    path.write_bytes(make_epub({"one.xhtml": "<p>One.</p>"}, more=more))
    assert read_picture(path, "book/a.txt") == (PNG, ".png")
    for name in ("book/b.png", "book/c.png", "book/none.png", "../etc/passwd"):
        with pytest.raises(ReaderError) as caught:
            read_picture(path, name)
        assert caught.value.code == "damaged"
    path.write_bytes(b"no book")
    with pytest.raises(ReaderError):
        read_picture(path, "book/a.txt")
