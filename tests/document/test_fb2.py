"""FictionBook: what the tags of a book come to."""

from __future__ import annotations

import pytest

from reader.document.fb2 import parse
from reader.document.model import Line, Parsed
from reader.errors import ReaderError

HEAD = '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink">'


def book(body: str, description: str = "", encoding: str = "utf-8") -> Parsed:
    source = f"<?xml version='1.0' encoding='{encoding}'?>{HEAD}<description>{description}</description>{body}"
    return parse(f"{source}</FictionBook>".encode(encoding))


def lines_of(body: str) -> list[Line]:
    return list(book(f"<body>{body}</body>").lines)


def test_sections_have_headings_as_deep_as_they_stand() -> None:
    lines = lines_of(
        "<title><p>The book</p></title><section><title><p>One</p><p>of all</p></title><p>a</p>"
        "<section><title><p>Deeper</p></title><p>b</p></section></section><section><p>c</p></section>"
    )
    assert [(line.text, line.level) for line in lines if line.kind == "heading"] == [
        ("The book", 1),
        ("One of all", 2),
        ("Deeper", 3),
    ]
    assert [line.text for line in lines if line.kind == "paragraph"] == ["a", "b", "c"]


def test_verse_stands_close_and_what_is_quoted_is_a_quotation() -> None:
    lines = lines_of(
        "<section><epigraph><p>Motto.</p><text-author>Ada</text-author></epigraph><poem><title><p>A song</p></title>"
        "<stanza><v>one</v><v>two</v></stanza><stanza><v>three</v></stanza></poem><p>End.</p></section>"
    )
    assert [(line.text, line.kind, line.close) for line in lines] == [
        ("Motto.", "quote", False),
        ("Ada", "quote", False),
        ("A song", "paragraph", False),
        ("one", "paragraph", False),
        ("two", "paragraph", True),
        ("three", "paragraph", False),
        ("End.", "paragraph", False),
    ]


def test_marks_of_notes_lead_to_notes_that_are_called_as_they_are() -> None:
    parsed = book(
        "<body><section><p>A word<a l:href='#n7' type='note'>7</a>.</p></section></body>"
        "<body name='notes'><title><p>Notes</p></title>"
        "<section id='n7'><title><p>7</p></title><p>Said.</p></section></body>"
    )
    assert [(line.label, line.text, line.kind) for line in parsed.lines] == [
        ("", "A word⁷.", "paragraph"),
        ("", "", "rule"),
        ("", "Notes", "heading"),
        ("7.", "Said.", "item"),
    ]
    assert parsed.lines[0].marks[0].target == 3


def test_a_picture_is_its_description_and_counted() -> None:
    parsed = book(
        "<body><section><image l:href='#a.png' alt='A cat'/><p>x</p></section></body><binary id='a.png'>AA</binary>"
    )
    assert [line.text for line in parsed.lines] == ["[image: A cat]", "x"]
    assert parsed.unseen.startswith("1 image is not shown")


def test_what_the_book_says_of_itself() -> None:
    names = "<author><first-name>{}</first-name><last-name>{}</last-name></author>"
    authors = f"{names.format('Ада', 'Лавлейс')}{names.format('Luigi', 'Menabrea')}"
    info = f"{authors}<book-title>Заметки</book-title><lang>ru</lang>"
    parsed = book("<body><section><p>Слово.</p></section></body>", f"<title-info>{info}</title-info>", "utf-8")
    said = ("Заметки", "Ада Лавлейс, Luigi Menabrea", None, "ru")
    metadata = parsed.metadata
    assert (metadata.title, metadata.author, metadata.date, metadata.language) == said
    western = book("<body><section><p>Слово.</p></section></body>", encoding="windows-1251")
    assert [line.text for line in western.lines] == ["Слово."]


@pytest.mark.parametrize("source", [b"", b"<FictionBook><body><p>One.</FictionBook>", b"no book"])
def test_what_is_no_xml_is_one_error_with_its_place(source: bytes) -> None:
    with pytest.raises(ReaderError, match=r"at 1:\d+: .*; download it again"):
        parse(source)
