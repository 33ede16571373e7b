"""PDF: whole files, as makers print them, and those without text, with a password, or without the package."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from making import Print, make_pdf, printed
from pypdf import PdfWriter

from reader.document.model import Line
from reader.document.pdf import parse
from reader.errors import ReaderError

FULL = "These are the words of a row that is as full as any row on this page can be, or nearly so"
NAMES = ("Alpha", "Beta", "Gamma", "Delta")


def down(*rows: str, top: float = 700, left: float = 72, font: str = "Times-Roman") -> list[Print]:
    return [Print(left, top - 14 * nth, 11, row, font) for nth, row in enumerate(rows)]


def told(*pages: list[Print], **more: object) -> list[tuple[str, int, str]]:
    return [(line.kind, line.level, line.text) for line in parse(make_pdf(pages, **more)).lines]  # type: ignore[arg-type]


def words(*pieces: Print) -> list[str]:
    return [text for _, _, text in told([*pieces])]


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


def test_large_print_is_a_heading_and_its_size_its_level() -> None:
    blocks = [(22.0, ["Title"]), (11.0, [FULL]), (16.0, ["Chapter", "of two rows"]), (11.0, [FULL]), (13.0, ["Part"])]
    assert told(*printed(blocks)) == [
        ("heading", 1, "Title"),
        ("paragraph", 0, FULL),
        ("heading", 2, "Chapter of two rows"),
        ("paragraph", 0, FULL),
        ("heading", 3, "Part"),
    ]


def test_bold_print_that_stands_for_itself_is_a_heading() -> None:
    page = [
        *down("1 First", top=700, font="Times-Bold"),
        *down(FULL, FULL, top=680),
        *down("1.1 Within", top=640, font="Times-Bold"),
        *down(FULL, top=620),
        *down("Take care:", top=600, font="Times-Bold"),
    ]
    assert [line for line in told(page) if line[0] == "heading"] == [
        ("heading", 1, "1 First"),
        ("heading", 2, "1.1 Within"),
    ]


def test_headings_are_as_the_outline_has_them_below_the_title() -> None:
    page = [
        Print(72, 760, 20, "The title", "Times-Bold"),
        Print(72, 730, 12, "One", "Times-Bold"),
        *down(FULL, FULL, top=710),
        *down("A plain heading", top=670),
        *down(FULL, top=650),
        *down("No heading but bold", top=620, font="Times-Bold"),
        *down(FULL, top=600),
    ]
    outline = [(1, "One", 0), (2, "A plain heading", 0)]
    assert [line for line in told(page, outline=outline) if line[0] == "heading"] == [
        ("heading", 1, "The title"),
        ("heading", 2, "One"),
        ("heading", 3, "A plain heading"),
    ]


def test_an_outline_of_other_words_counts_for_nothing() -> None:
    page = [Print(72, 730, 16, "One"), *down(FULL, FULL)]
    assert told(page, outline=[(1, "slide 1", 0), (1, "slide 2", 0)])[0] == ("heading", 1, "One")


@pytest.mark.parametrize(("sign", "font"), [("•", "Times-Roman"), ("\x7f", "Times-Roman"), ("l", "ZapfDingbats")])
def test_bullets_that_are_printed_apart_are_those_of_items(sign: str, font: str) -> None:
    rows = [piece for y in (680, 660) for piece in (Print(72, y, 9, sign, font), Print(90, y, 11, f"item at {y}"))]
    lines = parse(make_pdf([[*down(FULL), *rows]])).lines
    assert [(line.kind, line.label, line.text) for line in lines[1:]] == [
        ("item", "•", "item at 680"),
        ("item", "•", "item at 660"),
    ]


def test_words_that_are_placed_one_by_one_are_parted() -> None:
    assert words(Print(72, 700, 11, "placed"), Print(105, 700, 11, "words"), Print(130.2, 700, 11, "s")) == [
        "placed wordss"
    ]


@pytest.mark.parametrize(("gap", "read"), [(1.7, "of match."), (0.5, "ofmatch.")])
def test_words_of_two_fonts_are_parted_by_a_narrow_space(gap: float, read: str) -> None:
    assert words(Print(72, 700, 11, "of"), Print(81.2 + gap, 700, 10, "match.", "Courier")) == [read]


def test_words_that_are_spaced_out_are_words() -> None:
    assert words(Print(72, 700, 11, "SPACED OUT", how="4 Tc"), *down(FULL, top=670)) == ["SPACED OUT", FULL]


def test_small_raised_and_lowered_figures_are_such() -> None:
    row = [Print(72, 700, 11, "H"), Print(80, 698, 7, "2"), Print(83.5, 700, 11, "O."), Print(94.3, 704, 7, "12")]
    assert words(*row, *down(FULL, top=670)) == ["H₂O.¹²", FULL]


def test_a_row_with_the_mark_of_a_note_belongs_to_its_paragraph() -> None:
    rows = [Print(72, y, 11, FULL) for y in (700, 686, 667)]
    mark = Print(454, 672, 8, "1")
    assert words(*rows, mark, Print(72, 653, 11, "and its end.")) == [f"{FULL} {FULL} {FULL}¹ and its end."]


def test_a_page_that_lies_on_its_side_is_read_as_it_is_seen() -> None:
    side = [Print(100 + 14 * nth, 100, 11, text, matrix="0 1 -1 0") for nth, text in enumerate([FULL, "and its end."])]
    assert told(side, rotate=90) == [("paragraph", 0, f"{FULL} and its end.")]


def test_what_runs_another_way_comes_after_the_page_and_is_no_heading() -> None:
    stamp = Print(30, 200, 40, "DRAFT", matrix="0.7 0.7 -0.7 0.7")
    assert told([stamp, *down(FULL, FULL)]) == [("paragraph", 0, f"{FULL} {FULL}"), ("paragraph", 0, "DRAFT")]


def test_the_hidden_text_of_a_scanned_page_is_read() -> None:
    assert words(Print(72, 700, 11, FULL, how="3 Tr")) == [FULL]


def test_letters_of_one_width_are_code() -> None:
    page = [*down(FULL, FULL), *down("for n in range(4):", "    print(n)", "", "pass", top=660, font="Courier")]
    assert told(page)[1:] == [
        ("code", 0, "for n in range(4):"),
        ("code", 0, "    print(n)"),
        ("code", 0, ""),
        ("code", 0, "pass"),
    ]


def test_a_text_in_letters_of_one_width_is_a_text() -> None:
    assert told(down("All of it is typed, and", "it goes on.", font="Courier")) == [
        ("paragraph", 0, "All of it is typed, and it goes on."),
    ]


def test_cells_that_stand_below_one_another_are_a_table() -> None:
    rows = [("Name", "Year", "Length"), ("Clifton", "1864", "214 m"), ("Forth", "1890", "2,467 m")]
    cells = [
        Print(72 + 90 * at, 680 - 16 * nth, 11, cell) for nth, row in enumerate(rows) for at, cell in enumerate(row)
    ]
    lines = parse(make_pdf([[*down(FULL), *cells, *down(FULL, top=600)]])).lines
    table = [line for line in lines if line.cells]
    assert [tuple(line.text[start:end] for start, end in line.cells.spans) for line in table if line.cells] == rows
    assert [line.text for line in lines if not line.cells] == [FULL, FULL]


def entry(y: float, title: str, page: str, dots: int, font: str = "Times-Roman") -> list[Print]:
    """A row of a list of contents, the dots placed one by one."""
    led = [Print(480 - 12 * nth, y, 11, ".") for nth in reversed(range(dots))]
    return [Print(72, y, 11, title, font), *led, Print(500, y, 11, page, font)]


def test_entries_of_contents_are_rows_with_their_pages_however_few_dots_lead_there() -> None:
    rows = [("1 First", "3", 0, "Times-Bold"), ("1.1 Then", "4", 20, "Times-Roman"), ("1.2 On", "5", 24, "Times-Roman")]
    rows += [("1.3 A title that is longer", "6", 9, "Times-Roman"), ("2 Last", "7", 0, "Times-Bold")]
    page = [each for nth, row in enumerate(rows) for each in entry(700 - 14 * nth, *row)]
    assert told([*page, *down(FULL, FULL, FULL, top=500)]) == [
        *(("paragraph", 0, f"{title} … {number}") for title, number, _, _ in rows),
        ("paragraph", 0, " ".join([FULL] * 3)),
    ]


def test_a_number_at_the_end_of_a_row_is_no_page_where_no_dots_lead_to_any() -> None:
    page = [each for nth in range(4) for each in entry(700 - 14 * nth, f"Row {nth}", f"{nth}4", 0)]
    assert not any("…" in text for _, _, text in told([*page, *down(FULL, FULL, top=500)]))


def numbered() -> list[list[Print]]:
    return [
        [Print(72, 800, 9, "The running head"), *down(FULL, f"{name} ends."), Print(290, 40, 9, f"- {n} -")]
        for n, name in enumerate(NAMES)
    ]


def test_running_heads_and_page_numbers_are_said_to_be_left_out() -> None:
    parsed = parse(make_pdf(numbered()))
    assert parsed.unseen == "8 running heads and page numbers are left out (“The running head”)"
    assert [line.text for line in parsed.lines] == [f"{FULL} {name} ends." for name in NAMES]


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
    data = make_pdf(printed([(11, [FULL])]), resources="/XObject << /I 4 0 R /J 4 0 R >>")
    assert parse(data).unseen == "2 pictures are not shown"


def test_fields_of_a_form_and_comments_are_counted() -> None:
    place = "/Rect [72 600 90 620]"
    laid = f"<< /Subtype /Widget /FT /Tx {place} >> << /Subtype /Text {place} >> << /Subtype /Link {place} >>"
    data = make_pdf(printed([(11, [FULL])]), laid_over=laid)
    assert parse(data).unseen == "1 comment and 1 fillable field are not shown"


def test_pages_that_are_only_pictures_are_refused_with_what_to_do() -> None:
    error = refused(make_pdf([[], []], resources="/XObject << /I 4 0 R >>"))
    assert error.code == "no-text"
    assert "ocrmypdf" in str(error)


def test_a_file_with_nothing_on_its_pages_says_so() -> None:
    error = refused(make_pdf([[], []]))
    assert (error.code, "nothing on its pages" in str(error)) == ("no-text", True)


def test_a_file_none_of_whose_pages_can_be_read_is_damaged() -> None:
    data = make_pdf([[]])
    kids = data.index(b"/Kids [")
    assert refused(data[:kids] + data[kids:].replace(b" 0 R]", b"99 0 R]", 1)).code == "damaged"


def test_one_page_that_is_a_picture_is_counted() -> None:
    data = make_pdf([*printed([(11, [FULL])]), []], resources="/XObject << /I 4 0 R >>")
    assert "1 scanned page" in parse(data).unseen


def test_a_page_that_cannot_be_read_is_counted_and_the_others_are_read() -> None:
    data = make_pdf([*printed([(11, [FULL])]), *printed([(11, ["Another."])])])
    kids = data.index(b"/Kids [")
    parsed = parse(data[:kids] + data[kids:].replace(b" 0 R]", b"99 0 R]", 1))
    assert ([line.text for line in parsed.lines], parsed.unseen) == ([FULL], "1 damaged page is not shown")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\nnothing of the kind\n%%EOF"])
def test_a_file_that_is_no_pdf_after_its_first_bytes_is_damaged(data: bytes) -> None:
    assert refused(data).code == "damaged"


def test_a_file_with_a_password_says_so() -> None:
    error = refused(locked("secret"))
    assert (error.code, "password" in str(error)) == ("protected", True)


def test_a_file_that_only_forbids_printing_is_read() -> None:
    assert parse(locked("")).lines == [Line(parse(locked("")).lines[0].text)]


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    error = refused(make_pdf(printed([(11, [FULL])])))
    assert error.code == "needs-extra"
    assert "pip install 'closeread[pdf]'" in str(error)
