"""PDF: rows of print put together again, and files without text, with a password, or without the package."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from making import make_pdf, printed
from pypdf import PdfWriter

from reader.document import pdf
from reader.document.model import Line
from reader.document.pdf import Row, lines_of_pages, parse, running_rows
from reader.errors import ReaderError

Block = tuple[float, list[str]]
FULL = "These are the words of a row that is as full as any row on this page can be, or nearly so"


def rows(*texts: str, size: float = 11, top: float = 760, left: float = 72) -> list[Row]:
    return [Row(text, left, top - 14 * nth, size) for nth, text in enumerate(texts)]


def texts_of(*pages: list[Row]) -> list[str]:
    return [line.text for line in lines_of_pages(list(pages))]


def told(data: bytes) -> list[tuple[str, int, str]]:
    return [(line.kind, line.level, line.text) for line in parse(data).lines]


def refused(data: bytes) -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        parse(data)
    return caught.value


def locked(user: str) -> bytes:
    """A PDF that needs a password to be read, or to be printed if that for reading is empty."""
    writer = PdfWriter(BytesIO(make_pdf(printed([(11, [FULL])]))))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


def test_rows_are_one_paragraph_until_a_gap() -> None:
    assert texts_of(rows("one", "two") + rows("three", "four", top=690)) == ["one two", "three four"]


def test_an_indented_row_begins_a_paragraph() -> None:
    page = [*rows(FULL, "and ends here."), Row("Another begins and goes on and on,", 90, 732, 11), *rows(FULL, top=718)]
    assert texts_of(page) == [f"{FULL} and ends here.", f"Another begins and goes on and on, {FULL}"]


def test_a_row_that_ends_early_ends_its_paragraph() -> None:
    assert texts_of(rows(FULL, "and it ends.", FULL)) == [f"{FULL} and it ends.", FULL]


def test_large_print_is_a_heading_and_its_size_its_level() -> None:
    blocks: list[Block] = [
        (22, ["Title"]),
        (11, [FULL]),
        (16, ["Chapter", "of two rows"]),
        (11, [FULL]),
        (13, ["Part"]),
    ]
    assert told(make_pdf(printed(blocks))) == [
        ("heading", 1, "Title"),
        ("paragraph", 0, FULL),
        ("heading", 2, "Chapter of two rows"),
        ("paragraph", 0, FULL),
        ("heading", 3, "Part"),
    ]


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert texts_of(rows("A sentence that", "does not"), rows("end here.")) == ["A sentence that does not end here."]
    assert texts_of(rows("A sentence that", "ends."), rows("Another.")) == ["A sentence that ends.", "Another."]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("a well writ-", "ten word", "a well written word"),
        ("a well writ\u00ad", "ten word", "a well written word"),
        ("the well-", "known word, well-known", "the well-known word, well-known"),
        ("the years 1842-", "1843 were", "the years 1842- 1843 were"),
        ("so he said -", "and left", "so he said - and left"),
    ],
)
def test_a_word_broken_at_the_end_of_a_row_is_whole_again(first: str, second: str, joined: str) -> None:
    assert texts_of(rows(first, second)) == [joined]


def test_letters_cast_as_one_are_parted() -> None:
    assert pdf._tidy("An o\ufb03cial \ufb02ow\u00ad") == "An official flow-"


def test_bullets_are_items() -> None:
    lines = lines_of_pages([rows("Two things:", "• the first", "and more of it", "• the second")])
    assert [(line.kind, line.label, line.text) for line in lines] == [
        ("paragraph", "", "Two things:"),
        ("item", "•", "the first and more of it"),
        ("item", "•", "the second"),
    ]


def test_hyphens_before_more_than_one_row_are_bullets() -> None:
    lines = lines_of_pages([rows("Two things:", "- the first", "and more of it", "- the second")])
    assert [(line.kind, line.text) for line in lines[1:]] == [
        ("item", "the first and more of it"),
        ("item", "the second"),
    ]
    assert texts_of(rows("so he said", "- and left")) == ["so he said - and left"]


NAMES = ("Alpha", "Beta", "Gamma", "Delta")


def numbered(count: int) -> list[list[Row]]:
    return [
        [Row("The running head", 72, 800, 9), *rows(f"{name} one.", f"{name} two."), Row(f"– {n} –", 290, 40, 9)]
        for n, name in enumerate(NAMES[:count])
    ]


def texts_of_running(pages: list[list[Row]]) -> list[list[str]]:
    return [[row.text for row in sorted(left, key=lambda row: -row.y)] for left in running_rows(pages)]


def test_running_heads_and_page_numbers_are_no_text() -> None:
    assert texts_of_running(numbered(4)) == [["The running head", f"– {n} –"] for n in range(4)]


def test_what_stands_on_one_page_stays() -> None:
    assert texts_of_running(numbered(1)) == [[]]


@pytest.mark.parametrize("every", [1, 2, 3])
def test_headings_in_large_print_at_the_top_of_pages_stay(every: int) -> None:
    pages = [
        [*([Row(f"Chapter {n // every + 1}", 72, 760, 20)] if n % every == 0 else []), *rows(FULL, f"{n}", top=720)]
        for n in range(12)
    ]
    assert not any("Chapter" in text for left in texts_of_running(pages) for text in left)


def test_a_row_of_body_print_that_only_some_pages_have_stays() -> None:
    pages = [
        [*(rows(f"Exercise {n}", top=800) if n % 3 == 0 else []), *rows(f"{chr(97 + n)} begins", f"{chr(97 + n)} ends")]
        for n in range(12)
    ]
    assert texts_of_running(pages) == [[]] * 12


def test_heads_of_chapters_and_of_left_and_right_pages_are_no_text() -> None:
    heads = ["Title", "First chapter", "Title", "First chapter", "Title", "First chapter", "Title", "Second chapter"]
    heads += ["Title", "Second chapter", "Title", "Second chapter"]
    pages = [
        [Row(head, 72, 800, 9), *rows(f"{chr(97 + n)} begins", f"{chr(97 + n)} ends")] for n, head in enumerate(heads)
    ]
    assert texts_of_running(pages) == [[head] for head in heads]


def test_what_comes_again_in_the_text_of_pages_stays_also_at_their_edges() -> None:
    page = rows("Refrain", "the same", "a", "b", "and once more", "Refrain")
    assert texts_of_running([page, page, page]) == [[], [], []]


def test_a_head_is_known_by_its_place_whenever_it_is_printed() -> None:
    pages = [[*page[1:], page[0]] for page in numbered(4)]
    assert texts_of_running(pages) == texts_of_running(numbered(4))


def test_a_head_that_is_set_off_elsewhere_is_known_close_to_the_text_too() -> None:
    close = [Row("The running head", 72, 800, 11), *rows("Close one.", "Close two.", top=786)]
    assert texts_of_running([*numbered(3), close])[-1] == ["The running head"]


def test_a_number_close_to_the_text_is_left_out_and_its_last_row_is_not() -> None:
    pages = [rows(f"{name} one.", "and the same.", f"{n}") for n, name in enumerate(NAMES)]
    assert texts_of_running(pages) == [[f"{n}"] for n in range(4)]


def test_running_heads_and_page_numbers_are_said_to_be_left_out() -> None:
    pages = [[(72.0, row.y, row.size, row.text.replace("–", "-")) for row in page] for page in numbered(4)]
    parsed = parse(make_pdf(pages))
    assert parsed.unseen == "8 running heads and page numbers are left out (“The running head”)"
    assert [line.text for line in parsed.lines] == [f"{name} one. {name} two." for name in NAMES]


def test_the_file_says_whose_the_text_is() -> None:
    info = "/Title (The Notes) /Author (Ada) /CreationDate (D:18430901120000+01'00')"
    said = parse(make_pdf(printed([(11, [FULL])]), info)).metadata
    assert (said.title, said.author, said.date, said.language) == ("The Notes", "Ada", "1843-09-01", "en")


@pytest.mark.parametrize("title", ["notes-final.docx", "Microsoft Word - Notes", "untitled", ""])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert parse(make_pdf(printed([(11, [FULL])]), f"/Title ({title})")).metadata.title == ""


def test_escapes_in_words_and_facts_come_through_the_door() -> None:
    parsed = parse(make_pdf(printed([(11, ["before \x1b]2;x\x07 after"])]), "/Title (a\x1b]2;x\x07)"))
    assert "\x1b" not in parsed.lines[0].text
    assert "\x1b" not in parsed.metadata.title


def test_pictures_are_counted() -> None:
    data = make_pdf(printed([(11, [FULL])]), resources="/XObject << /I 5 0 R /J 5 0 R >>")
    assert parse(data).unseen == "2 pictures are not shown"


def test_pages_that_are_only_pictures_are_refused_with_what_to_do() -> None:
    error = refused(make_pdf([[], []], resources="/XObject << /I 5 0 R >>"))
    assert error.code == "no-text"
    assert "ocrmypdf" in str(error)


def test_one_page_that_is_a_picture_is_counted() -> None:
    data = make_pdf([*printed([(11, [FULL])]), []], resources="/XObject << /I 5 0 R >>")
    assert "1 scanned page" in parse(data).unseen


def test_a_page_that_cannot_be_read_is_counted_and_the_others_are_read() -> None:
    data = make_pdf(printed([(11, [FULL])]) + printed([(11, ["Another."])]))
    parsed = parse(data.replace(b"(Another.) Tj", b"(Another.<<<< Tj"))
    assert (parsed.lines, parsed.unseen) == ([Line(parsed.lines[0].text)], "1 damaged page is not shown")


def test_a_file_with_a_password_says_so() -> None:
    error = refused(locked("secret"))
    assert (error.code, "password" in str(error)) == ("protected", True)


def test_a_file_that_only_forbids_printing_is_read() -> None:
    assert parse(locked("")).lines[0].text == FULL


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    error = refused(make_pdf(printed([(11, [FULL])])))
    assert error.code == "needs-extra"
    assert "pip install 'closeread[pdf]'" in str(error)
