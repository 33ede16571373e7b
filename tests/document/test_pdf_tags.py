"""Tagged PDF: what the file says its pieces are comes before what their places tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from making import ASIDE, Print, Tag, make_pdf

from reader.document.model import Line, Parsed
from reader.document.pdf import parse
from reader.errors import ReaderError

FULL = "These are the words of a row that is as full as any row on this page can be, or nearly so"


class Page:
    """A page on which each row stands below the one before, in marked content of its own."""

    def __init__(self, number: int = 0) -> None:
        self.number = number
        self.print: list[Print] = []

    def row(self, text: str, x: float = 72, **more: object) -> tuple[int, int]:
        """Print a row; where it is, for a tag."""
        mark = len(self.print)
        piece = Print(x, 760 - 14 * mark, 11, text, mark=mark)
        self.print.append(piece._replace(**more))  # type: ignore[arg-type]
        return self.number, mark


def parsed(pages: list[Page], *tags: Tag) -> list[Line]:
    return [*parse(make_pdf([page.print for page in pages], tags=[Tag("Document", tags)])).lines]


def told(pages: list[Page], *tags: Tag) -> list[tuple[str, int, str]]:
    return [(line.kind, line.level, line.text) for line in parsed(pages, *tags)]


def test_paragraphs_and_headings_are_those_of_the_tags() -> None:
    page = Page()
    tags = [
        Tag("H1", [page.row("One")]),
        Tag("P", [page.row(FULL), page.row("ends here.")]),
        Tag("P", [page.row("And"), page.row("this is another.")]),
        Tag("Sect", [Tag("H2", [page.row("Within")]), Tag("P", [Tag("Span", [page.row("The last.")])])]),
    ]
    assert told([page], *tags) == [
        ("heading", 1, "One"),
        ("paragraph", 0, f"{FULL} ends here."),
        ("paragraph", 0, "And this is another."),
        ("heading", 2, "Within"),
        ("paragraph", 0, "The last."),
    ]


def test_rows_that_are_broken_on_purpose_are_lines() -> None:
    page = Page()
    text = Tag("P", [page.row(FULL), page.row(f"{FULL},"), page.row("and its end.")])
    verse = Tag("P", [page.row("Line one of verse,"), page.row("line two of verse.")])
    address = Tag("P", [page.row("Ada Lovelace"), page.row("12 St James's Square"), page.row("London")])
    quoted = Tag("BlockQuote", [Tag("P", [page.row("How doth she"), page.row("Improve each shining hour")])])
    found = parsed([page], text, verse, address, quoted)
    assert [(line.kind, line.text, line.close) for line in found[1:]] == [
        ("paragraph", "Line one of verse,", False),
        ("paragraph", "line two of verse.", True),
        ("paragraph", "Ada Lovelace", False),
        ("paragraph", "12 St James's Square", True),
        ("paragraph", "London", True),
        ("quote", "How doth she", False),
        ("quote", "Improve each shining hour", True),
    ]


def test_rows_beside_a_picture_are_one_paragraph() -> None:
    page = Page()
    text = Tag("P", [page.row(FULL)])
    beside = Tag("P", [page.row("These rows are as wide"), page.row("As there is room."), page.row("Here.")])
    assert told([page], text, beside)[1:] == [
        ("paragraph", 0, "These rows are as wide As there is room. Here."),
    ]


def test_pieces_are_read_in_the_order_of_the_tags() -> None:
    page = Page()
    first, second = page.row("It is read last."), page.row("It is read first.")
    assert told([page], Tag("P", [second]), Tag("P", [first])) == [
        ("paragraph", 0, "It is read first."),
        ("paragraph", 0, "It is read last."),
    ]


def test_items_stand_as_deep_as_their_lists_and_have_the_labels_of_the_tags() -> None:
    page = Page()
    label, text = page.row("o"), page.row("one", 90, y=760)
    nested = Tag("L", [Tag("LI", [Tag("LBody", [Tag("P", [page.row("a) within", 72)])])])])
    more = Tag("P", [page.row("More of it.")])
    items = [
        Tag("LI", [Tag("Lbl", [label]), Tag("LBody", [Tag("P", [text]), more, nested])]),
        Tag("LI", [Tag("Lbl", [page.row("2.")]), Tag("LBody", [page.row("two", 90, y=760 - 14 * 4)])]),
    ]
    lines = parsed([page], Tag("L", items))
    assert [(line.kind, line.level, line.label, line.text, line.close) for line in lines] == [
        ("item", 1, "•", "one", False),
        ("item", 1, "", "More of it.", False),
        ("item", 2, "a)", "within", True),
        ("item", 1, "2.", "two", True),
    ]


def cells(*cells: tuple[str, tuple[int, int] | None, str]) -> Tag:
    return Tag("TR", [Tag(kind, [place] if place else [], covers) for kind, place, covers in cells])


def table_of(lines: list[Line]) -> list[tuple[str, ...]]:
    return [tuple(line.text[start:end] for start, end in line.cells.spans) for line in lines if line.cells]


def test_cells_are_those_of_the_tags() -> None:
    page = Page()
    table = Tag("Table", [
        Tag("THead", [cells(("TH", page.row("Name"), ""), ("TH", page.row("Use"), ""), ("TH", page.row("Year"), ""))]),
        cells(("TD", page.row("a"), "/A << /O /Table /RowSpan 2 >>"), ("TD", None, ""), ("TD", page.row("1864"), "")),
        cells(("TD", page.row("both"), "/A << /O /Table /ColSpan 2 >>")),
    ])  # fmt: skip
    lines = parsed([page], Tag("P", [page.row("Before.")]), table)
    assert table_of(lines) == [("Name", "Use", "Year"), ("a", "", "1864"), ("", "both", "")]
    assert [line.cells.is_head for line in lines if line.cells] == [True, False, False]


def test_a_table_goes_on_on_the_next_page_without_its_head() -> None:
    pages = [Page(0), Page(1)]
    rows = [
        cells(("TH", page.row("Name"), ""), ("TH", page.row("Use"), "")) if not nth else
        cells(("TD", page.row(f"{page.number}"), ""), ("TD", page.row("used"), ""))
        for page in pages for nth in range(3)
    ]  # fmt: skip
    assert table_of(parsed(pages, Tag("Table", rows[:3]), Tag("Table", rows[3:]))) == [
        ("Name", "Use"), ("0", "used"), ("0", "used"), ("1", "used"), ("1", "used"),
    ]  # fmt: skip


def test_a_table_of_one_column_is_paragraphs() -> None:
    page = Page()
    table = Tag("Table", [cells(("TD", page.row("One."), "")), cells(("TD", page.row("Two."), ""))])
    assert told([page], table) == [("paragraph", 0, "One."), ("paragraph", 0, "Two.")]


def test_a_paragraph_goes_on_on_the_next_page_and_notes_come_after_it() -> None:
    pages = [Page(0), Page(1)]
    begins, note = pages[0].row(f"{FULL}."), pages[0].row("1A note.", size=8)
    paragraph = Tag("P", [begins, Tag("Note", [Tag("P", [note])]), pages[1].row("It goes on.")])
    assert told(pages, paragraph, Tag("P", [pages[1].row("Another.")])) == [
        ("paragraph", 0, f"{FULL}. It goes on."),
        ("paragraph", 0, "1 A note."),
        ("paragraph", 0, "Another."),
    ]


def test_programs_and_quotations_are_those_of_the_tags() -> None:
    page = Page()
    code = Tag(
        "Code",
        [Tag("P", [page.row("if a:", font="Courier")]), Tag("P", [page.row("b()", 72 + 4 * 6.6, font="Courier")])],
    )
    words = Tag("P", [page.row("Say"), Tag("Code", [page.row("b()", 110, y=760 - 28)])])
    assert told([page], code, words, Tag("BlockQuote", [Tag("P", [page.row("Quoted.")])])) == [
        ("code", 0, "if a:"),
        ("code", 0, "    b()"),
        ("paragraph", 0, "Say b()"),
        ("quote", 1, "Quoted."),
    ]


RED = "/Alt (A red\nsquare)"
PLACE = "[image: A red square]"


def with_picture(page: Page, mark: int, *tags: Tag) -> Parsed:
    """What is read of a page with a picture in marked content."""
    drawn = f"/Figure << /MCID {mark} >> BDC q 50 0 0 50 72 300 cm /K Do Q EMC"
    resources = "/XObject << /K 4 0 R >>"
    return parse(make_pdf([page.print], tags=[Tag("Document", tags)], drawn=drawn, resources=resources))


@pytest.mark.parametrize(("covers", "place"), [(RED, PLACE), ("", "[image: no description]")])
def test_a_picture_stands_in_its_place_as_the_tags_describe_it(covers: str, place: str) -> None:
    page = Page()
    before, after = page.row(FULL), page.row("and its end.")
    figure = Tag("Figure", [(0, 9)], covers)
    found = with_picture(page, 9, Tag("P", [before]), figure, Tag("P", [after]))
    assert [line.text for line in found.lines] == [FULL, place, "and its end."]
    assert found.unseen == "1 image is not shown; words in [brackets] stand in their places"


def test_a_picture_within_a_paragraph_or_a_cell_stands_behind_its_words() -> None:
    page = Page()
    first, last = page.row(FULL), page.row("and its end.")
    found = with_picture(page, 9, Tag("P", [first, Tag("Figure", [(0, 9)], RED), last]))
    assert [line.text for line in found.lines] == [f"{FULL} and its end. {PLACE}"]
    cells = [Tag("TD", [page.row("one")]), Tag("TD", [Tag("P", [Tag("Figure", [(0, 9)], RED)])])]
    row = Tag("TR", [Tag("TD", [page.row("two")]), Tag("TD", [page.row("three")])])
    found = with_picture(page, 9, Tag("P", [first, last]), Tag("Table", [Tag("TR", cells), row]))
    assert [[line.text[slice(*span)] for span in line.cells.spans] for line in found.lines if line.cells] == [
        ["one", PLACE],
        ["two", "three"],
    ]


def test_tagged_pages_that_are_only_pictures_are_refused() -> None:
    with pytest.raises(ReaderError, match="ocrmypdf"):
        with_picture(Page(), 0, Tag("Figure", [(0, 0)]))


def test_what_is_none_of_the_text_is_said_to_be_left_out() -> None:
    page = Page()
    text = page.row(FULL)
    page.row("Draft of May", mark=ASIDE)
    made = parse(make_pdf([page.print], tags=[Tag("P", [text])]))
    assert [line.text for line in made.lines] == [FULL]
    assert made.unseen == "1 running head or page number is left out (“Draft of May”)"


def test_what_the_tags_leave_out_comes_after_the_others() -> None:
    page = Page()
    text = [page.row(FULL) for _ in range(9)]
    page.row("Not tagged.", y=300, mark=None)
    assert [line.text for line in parsed([page], Tag("P", text))][-1] == "Not tagged."


def rows_as_paragraphs(page: Page) -> list[Tag]:
    return [Tag("P", [page.row(f"and {FULL[6:]},")]) for _ in range(4)]


def the_first_row_only(page: Page) -> list[Tag]:
    tag = Tag("P", [page.row(f"{FULL},")])
    for _ in range(2):
        page.row(f"{FULL},", mark=None)
    return [tag]


def hardly_any_text(page: Page) -> list[Tag]:
    tag = Tag("P", [page.row("These")])
    for _ in range(2):
        page.row(f"{FULL},", mark=ASIDE)
    return [tag]


@pytest.mark.parametrize("tags", [rows_as_paragraphs, the_first_row_only, hardly_any_text])
def test_tags_that_say_little_count_for_nothing(tags: Callable[[Page], list[Tag]]) -> None:
    page = Page()
    made = tags(page)
    assert parsed([page], *made) == parse(make_pdf([page.print])).lines
