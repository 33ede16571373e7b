"""Word documents: what the tags, styles and lists of one come to."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import WORDS, item, make_docx, numbers, pack, para, relations, run, style, table

from reader.document.docx import parse
from reader.document.formats import FORMATS, format_in
from reader.document.from_file import parse_document
from reader.document.model import Line, Parsed
from reader.document.pictures import read_picture
from reader.document.zipped import MOST_ENTRIES, MOST_READ
from reader.errors import ReaderError

FORMAT = next(each for each in FORMATS if each.name == "Word")
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" {about}/><a:graphic><a:graphicData uri="u">{inside}'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
BLIP = '<pic:pic><pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill></pic:pic>'
NOTE = '<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def lines_of(body: str, styles: str = "", numbering: str = "") -> list[Line]:
    return list(parse(make_docx(body, styles, numbering)).lines)


def texts(body: str) -> list[str]:
    return [line.text for line in lines_of(body)]


def refused(data: bytes) -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        parse(data)
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("name", "styles", "properties", "level"),
    [
        ("Heading2", style("Heading2", "heading 2"), "", 2),
        ("Heading7", style("Heading7", "heading 7"), "", 6),
        ("Heading2", "", "", 2),
        ("Titel", style("Titel", "Title"), "", 1),
        ("Mine", style("Mine", "My own", base="h") + style("h", "heading 3"), "", 3),
        ("Mine", style("Mine", "My own", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'), "", 2),
        ("", "", '<w:outlineLvl w:val="0"/>', 1),
        ("TOC", style("TOC", "TOC Heading", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "h") + style("h", "heading 1"),
         "", 0),
        ("Loop", style("Loop", "Loop", base="Loop"), "", 0),
        ("Subtitle", style("Subtitle", "Subtitle"), "", 0),
    ],
)  # fmt: skip
def test_a_heading_is_one_by_its_style_or_its_level(name: str, styles: str, properties: str, level: int) -> None:
    (line,) = lines_of(para("Words", name, properties), styles)
    assert (line.kind, line.level) == (("heading", level) if level else ("paragraph", 0))


def test_words_look_as_they_and_their_styles_say() -> None:
    styles = style("Stark", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    styles += style("Code", "HTML Code", kind="character")
    body = para(
        run("b", "<w:b/>") + run("i ", "<w:i/>") + run("gone", "<w:strike/>") + run("off ", '<w:b w:val="0"/>')
        + run("both", "<w:b/><w:i/>") + run(" strong ", '<w:rStyle w:val="Stark"/>')
        + run("x", '<w:rStyle w:val="Code"/>')
        + run("2", '<w:vertAlign w:val="superscript"/>') + run(" H") + run("2", '<w:vertAlign w:val="subscript"/>')
    )  # fmt: skip
    (line,) = lines_of(body, styles)
    assert line.text == "bi goneoff both strong x² H₂"
    assert {(line.text[mark.start : mark.end].strip(), mark.style) for mark in line.marks} == {
        ("b", "strong"),
        ("i", "emphasis"),
        ("gone", "struck"),
        ("both", "emphasis"),
        ("both strong", "strong"),
        ("x", "code"),
    }


def test_lists_are_nested_and_numbered_as_they_are_written_and_go_on_behind_a_paragraph() -> None:
    numbering = numbers([("decimal", "%1."), ("lowerLetter", "(%2)"), ("upperRoman", "%1.%3")], [("bullet", "-")])
    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + para("between") + item("d", 1) + item("e", 1, 1)
    body += item("f", 1, 2) + item("g", 2)
    lines = lines_of(body, "", numbering)
    assert [(line.label, line.text, line.level) for line in lines] == [
        ("1.", "a", 1),
        ("(a)", "b", 2),
        ("(b)", "c", 2),
        ("", "between", 0),
        ("2.", "d", 1),
        ("(a)", "e", 2),
        ("2.I", "f", 3),
        ("•", "g", 1),
    ]
    assert [line.close for line in lines[:3]] == [False, True, True]


def test_a_list_begins_anew_where_the_file_says_so() -> None:
    more = (
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )
    lines = lines_of(item("a", 1) + item("b", 7) + item("c", 7), "", numbers([("decimal", "%1)")], more=more))
    assert [line.label for line in lines] == ["1)", "5)", "6)"]


def test_a_number_that_a_style_gives_stands_before_a_heading() -> None:
    number = "<w:numPr>{}<w:numId w:val='1'/></w:numPr>"
    styles = style("h1", "heading 1", f"<w:pPr>{number.format('')}</w:pPr>")
    second = number.format('<w:ilvl w:val="1"/>')
    styles += style("h2", "heading 2", f"<w:pPr>{second}</w:pPr>")
    body = para("One", "h1") + para("Below", "h2") + para("Plain", "h1", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    lines = lines_of(body, styles, numbers([("decimal", "%1"), ("decimal", "%1.%2")]))
    assert [line.text for line in lines] == ["1 One", "1.1 Below", "Plain"]


def test_rows_in_styles_for_code_are_one_program_and_quotations_are_such() -> None:
    styles = style("Src", "Source Code") + style("Q", "Intense Quote")
    lines = lines_of(para("a", "Src") + para("", "Src") + para("  b", "Src") + para("Said.", "Q"), styles)
    assert [(line.text, line.kind, line.close) for line in lines] == [
        ("a", "code", False),
        ("", "code", True),
        ("  b", "code", True),
        ("Said.", "quote", False),
    ]


def test_a_head_of_a_table_is_said_or_bold_or_of_the_style() -> None:
    rows = (("Note", "Pages"), ("A", "4"))
    look = '<w:tblPr><w:tblStyle w:val="Fine"/><w:tblLook w:val="04A0"/></w:tblPr>'
    fine = style("Fine", "Grid 4", '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>', kind="table")
    bold = table((run("Note", "<w:b/>"), run("Pages", "<w:b/>")), rows[1])
    styled = table(*rows).replace("<w:tbl>", f"<w:tbl>{look}")
    for body, has_head in ((table(*rows), 0), (table(*rows, head=True), 1), (bold, 1), (styled, 1)):
        cells = [line.cells for line in lines_of(body, fine)]
        assert [bool(cell and cell.is_head) for cell in cells] == [bool(has_head), False]


def test_cells_may_be_joined_and_hold_lists() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + item("one", 1) + item("two", 1) + "</w:tc>"
    body = f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>" + table(("a", "b")) + para("after")
    lines = lines_of(body, "", numbers([("decimal", "%1.")]))
    assert ["one" in lines[0].text, "two" in lines[1].text, lines[-1]] == [True, True, Line(lines[-1].text)]


def test_a_cell_that_goes_on_below_is_told_once() -> None:
    def cell(joined: str, text: str) -> str:
        return f"<w:tc><w:tcPr><w:vMerge{joined}/></w:tcPr>{para(text)}</w:tc><w:tc>{para('x')}</w:tc>"

    rows = (cell(' w:val="restart"', "tall"), cell("", "never"), cell(' w:val="continue"', "never"))
    lines = lines_of(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
    assert [line.text.split() for line in lines] == [["tall", "x"], ["x"], ["x"]]


def test_links_lead_to_bookmarks_and_out() -> None:
    field = "".join(
        f"<w:r>{each}</w:r>"
        for each in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText>HYPERLINK "https://example.org/f"</w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>fi</w:t>",
            "<w:t>eld</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    body = para(f'<w:hyperlink w:anchor="x">{run("in")}</w:hyperlink> <w:hyperlink r:id="r9">{run("out")}</w:hyperlink>'
                + field + f'<w:hyperlink r:id="none">{run("lost")}</w:hyperlink>')  # fmt: skip
    body += para('<w:bookmarkStart w:id="1" w:name="x"/>' + run("There"))
    first, _ = parse(make_docx(body, targets={"r9": ("hyperlink", "https://example.org")})).lines
    assert [(first.text[mark.start : mark.end], mark.target) for mark in first.marks] == [
        ("in", 1),
        ("out", "https://example.org"),
        ("field", "https://example.org/f"),
    ]


def test_footnotes_and_endnotes_are_linked_and_stand_at_the_end() -> None:
    notes = "".join(f'<w:footnote w:id="{n}">{para(f"Foot {n}.")}</w:footnote>' for n in (2, 3))
    separator = f'<w:footnote w:type="separator" w:id="0">{para("never")}</w:footnote>'
    endnotes = f'<w:endnotes {WORDS}><w:endnote w:id="1">{para("End.")}</w:endnote></w:endnotes>'
    marks = [NOTE.format(kind=kind, number=n) for kind, n in (("footnote", 3), ("endnote", 1), ("footnote", 2))]
    body = para("".join(f"{run('word')}{mark}" for mark in marks) + NOTE.format(kind="footnote", number=99))
    lines = parse(make_docx(body, notes=separator + notes, more={"word/endnotes.xml": endnotes})).lines
    assert [(line.label, line.text, line.kind) for line in lines] == [
        ("", "word¹word[i]word²", "paragraph"),
        ("", "", "rule"),
        ("1.", "Foot 3.", "item"),
        ("i.", "End.", "item"),
        ("2.", "Foot 2.", "item"),
    ]
    assert [mark.target for mark in lines[0].marks] == [2, 3, 4]


def test_changes_are_taken_as_accepted_and_what_is_not_shown_is_said() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>'
    body = para(
        run("A ") + gone + f'<w:ins w:id="2">{run("new")}</w:ins>' + run("secret", "<w:vanish/>")
        + '<w:r><w:commentReference w:id="1"/></w:r>' + run(" end")
    )  # fmt: skip
    parsed = parse(make_docx(body))
    assert [line.text for line in parsed.lines] == ["A new end"]
    assert parsed.unseen == "1 comment, 1 deleted passage and 1 hidden passage are not shown"


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    assert texts(para("One", properties="<w:rPr><w:del w:id='1'/></w:rPr>") + para(" two")) == ["One two"]


def test_what_was_moved_stands_where_it_went_and_counts_once() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = para(
        f'<w:moveFrom w:id="1">{run("a")}</w:moveFrom>', "Any", f"{number}<w:rPr><w:moveFrom w:id='2'/></w:rPr>"
    )
    body += para(f'<w:moveTo w:id="3">{run("a")}</w:moveTo>', "Any", number)
    assert [(line.label, line.text) for line in lines_of(body, "", numbers([("decimal", "%1.")]))] == [("1.", "a")]


def test_words_in_simple_fields_and_turned_ones_are_kept() -> None:
    body = para(run("Figure ") + f'<w:fldSimple w:instr=" SEQ Figure ">{run("7")}</w:fldSimple>'
                + f'<w:bdo w:val="rtl">{run(" turned")}</w:bdo>')  # fmt: skip
    assert texts(body) == ["Figure 7 turned"]


def test_breaks_end_rows_but_not_headings() -> None:
    broken = "<w:r><w:t>one</w:t>{}<w:t>two</w:t></w:r>"
    lines = lines_of(para(broken.format("<w:br/>")) + para(broken.format("<w:cr/>"), "Heading1"))
    assert [(line.text, line.close) for line in lines] == [("one", False), ("two", True), ("one two", False)]
    assert texts(para(broken.format('<w:br w:type="page"/>'))) == ["one", "two"]


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("<m:f><m:num>{a}</m:num><m:den>{b}</m:den></m:f>", "a/b"),
        ("<m:sSup><m:e>{a}</m:e><m:sup>{two}</m:sup></m:sSup>", "a²"),
        ("<m:sSub><m:e>{a}</m:e><m:sub>{two}</m:sub></m:sSub>", "a₂"),
        ("<m:rad><m:radPr/><m:deg/><m:e>{a}{b}</m:e></m:rad>", "√ab"),
        ("<m:rad><m:deg>{two}</m:deg><m:e>{a}</m:e></m:rad>", "²√a"),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{a}</m:sub><m:sup>{b}</m:sup><m:e>{two}</m:e></m:nary>',
         "∑ₐᵇ2"),
        ('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{a}</m:e><m:e>{b}</m:e></m:d>', "[a|b]"),
        ("<m:d><m:e>{a}</m:e></m:d>", "(a)"),
        ("<m:acc><m:e>{a}</m:e></m:acc>", "a\u0302"),
        ("<m:func><m:fName>{a}</m:fName><m:e>{b}</m:e></m:func>", "ab"),
    ],
)  # fmt: skip
def test_a_formula_is_a_row_of_text(formula: str, words: str) -> None:
    letters = {name: f"<m:r><m:rPr/><m:t>{text}</m:t></m:r>" for name, text in (("a", "a"), ("b", "b"), ("two", "2"))}
    body = para(f"{run('Let ')}<m:oMathPara><m:oMath>{formula.format(**letters)}</m:oMath></m:oMathPara>{run(' be.')}")
    assert texts(body) == [f"Let {words} be."]


def test_text_boxes_come_behind_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{para('In the box')}</w:txbxContent>"
    drawing = PICTURE.format(about="", inside=box)
    old = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
    for inside in (drawing, old, f"{both}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>",
                   f"{both}</mc:AlternateContent>"):  # fmt: skip
        assert texts(para(run("Around") + inside + run(" it"))) == ["Around it", "In the box"]


def test_pictures_are_their_descriptions_and_lead_to_their_files(tmp_path: Path) -> None:
    shown = PICTURE.format(about='descr="A cat"', inside=BLIP.format(key="r9"))
    body = para(shown + PICTURE.format(about='descr="Sales"', inside="<chart/>"))
    body += para(PICTURE.format(about="", inside=BLIP.format(key="none")))
    more: dict[str, str | bytes] = {"word/media/image1.png": b"\x89PNG\r\n\x1a\n\0\0"}
    data = make_docx(body, targets={"r9": ("image", "media/image1.png")}, more=more)
    parsed = parse(data)
    assert [line.text for line in parsed.lines] == ["[image: A cat][drawing: Sales]", "[image: no description]"]
    assert [mark.target for mark in parsed.lines[0].marks] == ["picture:word/media/image1.png"]
    assert parsed.unseen.startswith("1 drawing and 2 images are not shown")
    (tmp_path / "a.docx").write_bytes(data)
    assert read_picture(tmp_path / "a.docx", "word/media/image1.png")[1] == ".png"


def test_letters_of_fonts_of_signs_are_the_signs() -> None:
    signs = (("Wingdings", "F0E0"), ("Symbol", "F061"), ("Arial", "263A"), ("Segoe UI Emoji", "1F60A"), ("Own", "F041"))
    letters = "".join(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' for font, code in signs)
    parsed = parse(make_docx(para(letters)))
    assert ([line.text for line in parsed.lines], parsed.unseen) == (["→α☺😊"], "1 unknown letter is not shown")


def test_heads_and_feet_of_pages_are_said_to_be_left_out() -> None:
    head = {"word/header1.xml": f"<w:hdr {WORDS}>{para('Name:')}</w:hdr>"}
    parsed = parse(make_docx(para("Text"), targets={"r1": ("header", "header1.xml")}, more=head))
    assert parsed.unseen == "what stands at the head and the foot of its pages is left out"


def test_the_names_of_the_strict_form_are_known_and_other_names_of_files() -> None:
    names = WORDS.replace("schemas.openxmlformats.org/wordprocessingml/2006/", "purl.oclc.org/ooxml/wordprocessingml/")
    assert names != WORDS
    files = {
        "_rels/.rels": relations({"r": ("officeDocument", "/word/document2.xml")}),
        "word/_rels/document2.xml.rels": relations({"r": ("styles", "styles2.xml")}),
        "word/document2.xml": f"<w:document {names}><w:body>{para('Words', 'A')}</w:body></w:document>",
        "word/styles2.xml": f"<w:styles {names}>{style('A', 'heading 3')}</w:styles>",
    }
    assert [(line.text, line.level) for line in parse(pack(files)).lines] == [("Words", 3)]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("", ("", None, None, "")),
        ("<dc:title> My  text </dc:title><dc:creator>Ada</dc:creator>", ("My text", "Ada", None, "")),
        ("<dc:title>", ("", None, None, "")),
    ],
)
def test_what_a_file_says_of_itself(told: str, wanted: tuple[str, str | None, str | None, str]) -> None:
    assert parse(make_docx(para("Text"), core=told)).metadata[:4] == wanted


def cut(data: bytes) -> bytes:
    return data[:-200]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "damaged"),
        (b"no document", "damaged"),
        (b"PK\x05\x06" + bytes(18), "damaged"),
        (pack({"word/other.xml": "<x/>"}), "damaged"),
        (pack({"word/document.xml": "<x/>"}), "damaged"),
        (pack({"word/document.xml": "<x>"}), "damaged"),
        (pack({"_rels/.rels": relations({"r": ("officeDocument", "xl/book.xml")}), "xl/book.xml": "<workbook/>"}),
         "damaged"),
        (cut(make_docx(para("Text"))), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le"), "protected"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "unknown-format"),
        (pack({f"f{n}": "" for n in range(MOST_ENTRIES + 1)}), "too-large"),
        (make_docx(para("a" * (MOST_READ + 1))), "too-large"),
        (make_docx("<w:sdt><w:sdtContent>" * 20_000 + para("x") + "</w:sdtContent></w:sdt>" * 20_000), "too-large"),
    ],
    ids=["empty", "other", "bare", "no-document", "foreign", "broken", "sheet", "cut", "locked", "old", "many", "bomb",
         "deep"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, code: str) -> None:
    assert refused(data).code == code


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
def test_entities_are_refused_wherever_they_are_declared(declared: str, name: str) -> None:
    source = f"{declared}<w:styles {WORDS}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:styles>"
    assert refused(make_docx(para("Text"), more={name: source})).code == "damaged"


def test_nothing_is_fetched_from_outside() -> None:
    source = f'<!DOCTYPE d SYSTEM "file:///etc/passwd"><w:document {WORDS}><w:body>{para("&b;")}</w:body></w:document>'
    assert [line.text for line in parse(make_docx("", more={"word/document.xml": source})).lines] == ["&b;"]


@pytest.mark.parametrize(
    "odd",
    [
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr></w:tc></w:tr></w:tbl>',
        para('<w:r><w:sym w:font="Wingdings"/></w:r>'),
        para('<w:r><w:fldChar w:fldCharType="end"/></w:r>') + para('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'),
        "<w:p><w:r><w:drawing><w:txbxContent>" * 60 + "</w:txbxContent></w:drawing></w:r></w:p>" * 60,
        "<w:p>" * 9 + "</w:p>" * 9,
        "<w:tr><w:tc/></w:tr><w:tc/>",
    ],
    ids=["no-number", "no-sign", "fields", "boxes", "in-one-another", "no-table"],
)
def test_what_is_odd_costs_none_of_the_words_behind_it(odd: str) -> None:
    assert texts(odd + para("Words"))[-1] == "Words"


@pytest.mark.parametrize(
    ("names", "format_"),
    [
        (("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "Word"),
        (("word/numbering.xml", "word/document.xml"), "Word"),
        (("docProps/app.xml", "word/_rels/document.xml.rels"), "Word"),
        (("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"), "plain text"),
        (("word/", "word/picture.png"), "plain text"),
        (("photos/a.png", "word/document.xml"), "plain text"),
    ],
)
def test_a_document_is_known_by_its_first_files(tmp_path: Path, names: tuple[str, ...], format_: str) -> None:
    (tmp_path / "a").write_bytes(pack(dict.fromkeys(names, "<x/>")))
    assert format_in(tmp_path / "a").name == format_


def test_one_parser_serves_documents_with_macros_and_templates() -> None:
    parsed = parse_document(make_docx(para("Text")), Path("a.docm"), FORMAT)
    assert isinstance(parse(make_docx(para("Text"))), Parsed) and parsed.document.line(0).text == "Text"
