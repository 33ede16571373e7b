"""What is kept of a page for windows of another size."""

from pathlib import Path

import pytest

from reader.document.from_file import open_document
from reader.document.model import Document, Position
from reader.first_lines import START
from reader.ui.kept_page import MOST_CHARACTERS, lines_from


@pytest.fixture
def book(tmp_path: Path) -> Document:
    """A text that is read in blocks, so that its lines have the numbers of their rows: 2, 4, 6 and so on."""
    path = tmp_path / "book.txt"
    path.write_text("\n\nA book\n\n" + "It goes on and on.\n\n" * 4000 + "x" * 30_000 + "\n\nEnd.")
    return open_document(path).document


def test_a_text_is_kept_from_its_first_words_where_nobody_has_moved(book: Document) -> None:
    at, title, *lines = lines_from(book, Position(0, 0))
    assert (int(at), title, lines[0]) == (START, "-100A book", "-000It goes on and on.")
    assert len(lines) < MOST_CHARACTERS


def test_a_page_is_kept_from_its_line_with_the_column_it_begins_at(book: Document) -> None:
    assert [*lines_from(book, Position(6, 7))][:2] == ["7", "-000It goes on and on."]
    assert [*lines_from(book, Position(7, 0))][:2] == ["18", "-000It goes on and on."]


def test_a_very_long_line_is_kept_in_the_parts_that_break_by_themselves(book: Document) -> None:
    last = len(book) - 3
    assert [*lines_from(book, Position(last, 20_068))] == ["68", f"c000{'x' * 10_000}", "-000End.", ""]


@pytest.mark.parametrize("line", ["A *word* that stands out.", "> a quotation", "- an item", "    code"])
def test_lines_are_kept_as_far_as_they_are_plain(tmp_path: Path, line: str) -> None:
    path = tmp_path / "notes.md"
    path.write_text(f"# Notes\n\nPlain.\n\n{line}\n\nPlain again.\n")
    assert [*lines_from(open_document(path).document, Position(0, 0))] == [str(START), "-100Notes", "-000Plain."]


def test_headings_and_how_far_in_a_line_goes_on_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text("A book\n\nCHAPTER I.\n\n    I sing\nof wheels.\n")
    assert [*lines_from(open_document(path).document, Position(0, 0))][1:] == [
        "-100A book", "-200CHAPTER I.", "-006    I sing", "c002of wheels.", ""
    ]  # fmt: skip
