"""Links: where they are, and where they lead."""

from pathlib import Path

import pytest

from reader.document.clean import CleanText
from reader.document.links import (
    Link,
    address_of,
    beside_in,
    file_beside,
    leads_to,
    lies_in,
    link_at,
    links_in,
    links_within,
    may_open,
    part_called,
    picture_in,
)
from reader.document.model import Line, Mark, Metadata, Position, Span, TextDocument

ADDRESS = "https://example.org/a"
FIRST = (Mark(0, 3, "strong"), Mark(4, 11, "link", 2), Mark(16, 24, "link", ADDRESS))
LINES = (
    Line(CleanText("See the end, or the site."), marks=FIRST),
    Line(CleanText("No link here."), marks=(Mark(0, 2, "emphasis"),)),
    Line(CleanText("The end"), "heading", level=1),
    Line(CleanText(""), "rule"),
    Line(CleanText("Back, and nowhere."), marks=(Mark(0, 4, "link", 3), Mark(10, 17, "link"))),
)  # fmt: skip
DOCUMENT = TextDocument("d", Metadata(CleanText("D")), LINES)


def test_links_are_in_order_and_other_marks_are_none() -> None:
    assert [link.target for link in links_in(DOCUMENT, 0)] == [2, ADDRESS]
    assert list(links_in(DOCUMENT, 1)) == []
    assert [link.target for link in links_in(DOCUMENT, 4)] == [3]


def test_a_link_is_under_its_own_words_only() -> None:
    targets = [link and link.target for column in (3, 4, 10, 11) for link in [link_at(DOCUMENT, Position(0, column))]]
    assert targets == [None, 2, 2, None]


def test_the_links_in_view_are_those_that_begin_in_it() -> None:
    def within(start: Position, end: Position) -> list[str | int]:
        return [link.target for link in links_within(DOCUMENT, Span(start, end))]

    assert within(Position(0, 0), Position(5, 0)) == [2, ADDRESS, 3]
    assert within(Position(0, 5), Position(4, 0)) == [ADDRESS]
    assert within(Position(1, 0), Position(4, 1)) == [3]


def test_a_link_to_a_picture_in_the_file_is_told_from_an_address() -> None:
    picture = Link(Span(Position(0, 0), Position(0, 1)), "picture:book/art/cat.png")
    assert picture_in(picture) == "book/art/cat.png"
    assert leads_to(DOCUMENT, picture) == "the picture"
    assert not may_open("picture:book/art/cat.png")
    assert [picture_in(link) for link in links_in(DOCUMENT, 0)] == [None, None]


def test_where_it_leads_is_said_in_words() -> None:
    assert leads_to(DOCUMENT, next(links_in(DOCUMENT, 0))) == "The end"
    assert leads_to(DOCUMENT, next(links_in(DOCUMENT, 4))) == "line 4"
    assert leads_to(DOCUMENT, list(links_in(DOCUMENT, 0))[1]) == ADDRESS


def test_a_link_to_a_file_beside_the_text_names_it_and_the_part() -> None:
    link = Link(Span(Position(0, 0), Position(0, 1)), "beside:a/other.md#the-end")
    assert beside_in(link) == ("a/other.md", "the-end")
    assert leads_to(DOCUMENT, link) == "a/other.md#the-end"
    assert not may_open(str(link.target))
    assert [beside_in(link) for link in links_in(DOCUMENT, 0)] == [None, None]
    assert part_called(DOCUMENT, "the-end") == part_called(DOCUMENT, "The end") == Position(2, 0)
    assert part_called(DOCUMENT, "nowhere") is None


@pytest.mark.parametrize(
    ("name", "part", "address"),
    [
        ("c.html", "", "https://e.org/a/c.html"),
        ("../c d.html", "f g", "https://e.org/c%20d.html#f%20g"),
        ("c", "é", "https://e.org/a/c#%C3%A9"),
    ],
)
def test_a_file_that_is_not_beside_a_page_from_the_web_has_an_address(name: str, part: str, address: str) -> None:
    assert address_of("https://e.org/a/b?x#y", name, part) == address


def test_a_file_beside_the_text_is_found_and_told_to_lie_in_a_folder_or_outside(tmp_path: Path) -> None:
    text, other, outside = tmp_path / "in" / "text.md", tmp_path / "in" / "a" / "other.md", tmp_path / "outside.md"
    other.parent.mkdir(parents=True)
    for path in (text, other, outside):
        path.touch()
    (tmp_path / "in" / "link.md").symlink_to(outside)

    assert file_beside(text, "a/other.md") == other
    assert file_beside(text, "") == text
    assert [file_beside(text, name) for name in ("none.md", "a", "a\0b")] == [None] * 3
    assert [file_beside(text, name) for name in ("../outside.md", "link.md", str(outside))] == [outside] * 3
    assert [lies_in(path, [tmp_path / "in"]) for path in (text, other, outside)] == [True, True, False]
    assert lies_in(outside, [tmp_path / "in", tmp_path])


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://example.org", True),
        ("HTTP://example.org/a?b=c#d", True),
        ("mailto:ada@example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("ftp://example.org", False),
        ("https://", False),
        ("https://example.org/a b", False),
        ("--version", False),
        (" https://example.org", False),
    ],
)
def test_only_three_kinds_of_address_may_be_opened(address: str, may: bool) -> None:
    assert may_open(address) is may
