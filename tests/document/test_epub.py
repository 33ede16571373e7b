"""EPUB: spine, contents, notes, links and metadata, and books that are damaged, protected or hostile."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from making import CONTAINER, make_epub, pack, package, page

from reader.document.epub import parse
from reader.document.model import Line, TextDocument
from reader.document.shown import shown
from reader.document.zipped import MOST_ENTRIES, MOST_READ
from reader.errors import ReaderError

CHAPTERS = {"one.xhtml": "<p>First.</p>", "two.xhtml": "<p>Second.</p>"}
NAV = '<li><a href="one.xhtml">One</a></li><li><a href="two.xhtml">Two</a></li>'


def told(lines: list[Line]) -> list[tuple[str, int, str]]:
    return [(line.kind, line.level, line.text) for line in lines]


def refused(data: bytes) -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        parse(data)
    assert "\n" not in str(caught.value)
    return caught.value


def test_chapters_come_in_the_order_of_the_spine() -> None:
    book = make_epub({"b.xhtml": "<p>First.</p>", "a.xhtml": "<p>Second.</p>"})
    assert [line.text for line in parse(book).lines] == ["First.", "Second."]


def test_the_package_says_whose_the_book_is() -> None:
    metadata = (
        "<dc:title>The\n Notes</dc:title><dc:creator>Ada</dc:creator><dc:creator>Luigi</dc:creator>"
        "<dc:date>1843-09-01T00:00:00Z</dc:date><dc:language>en-GB</dc:language><dc:rights>CC0</dc:rights>"
    )
    said = parse(make_epub(CHAPTERS, metadata=metadata)).metadata
    assert said == ("The Notes", "Ada, Luigi", "1843-09-01", "en-GB", None, None, "CC0", "")


@pytest.mark.parametrize(
    "said",
    [
        '<dc:contributor xmlns:opf="http://www.idpf.org/2007/opf" opf:role="trl">Tina</dc:contributor>',
        '<dc:contributor id="t">Tina</dc:contributor><meta refines="#t" property="role">trl</meta>',
    ],
    ids=["EPUB 2", "EPUB 3"],
)
def test_a_translator_stands_beside_the_author_and_no_other_helper(said: str) -> None:
    metadata = f"<dc:creator>Ada</dc:creator><dc:contributor>Pub</dc:contributor>{said}"
    assert parse(make_epub(CHAPTERS, metadata=metadata)).metadata.author == "Ada, translated by Tina"


def test_files_are_found_from_the_root_of_the_book_and_without_the_names_of_places() -> None:
    opf = package(["one.xhtml"], ["one.xhtml"], "")
    files = {
        "META-INF/container.xml": CONTAINER.replace("book/package.opf", "/book/package.opf"),
        "book/package.opf": opf.replace('href="one.xhtml"', 'href="ONE.xhtml#x"'),
        "book/one.xhtml": page("<p>One.</p>"),
    }
    assert [line.text for line in parse(pack(files)).lines] == ["One."]


def test_a_page_that_is_a_drawing_says_so_and_has_its_words() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><title>Map</title><text>North <tspan>Sea</tspan></text></svg>'
    files = {
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": package(["b.png"], ["b.png"], "").replace("image/png", "image/svg+xml"),
        "book/b.png": drawing,
    }
    parsed = parse(pack(files))
    assert [line.text for line in parsed.lines] == ["[drawing: Map]", "North Sea"]
    assert "1 drawing is not shown" in parsed.unseen


@pytest.mark.parametrize(
    "contents",
    [
        {"nav": NAV},
        {
            "ncx": '<navPoint><navLabel><text>One</text></navLabel><content src="one.xhtml"/></navPoint>'
            '<navPoint><navLabel><text>Two</text></navLabel><content src="two.xhtml"/></navPoint>'
        },
    ],
    ids=["EPUB 3", "EPUB 2"],
)
def test_an_entry_of_the_contents_without_a_heading_becomes_one(contents: dict[str, str]) -> None:
    assert told(parse(make_epub(CHAPTERS, **contents)).lines) == [
        ("heading", 1, "One"),
        ("paragraph", 0, "First."),
        ("heading", 1, "Two"),
        ("paragraph", 0, "Second."),
    ]


def test_headings_stand_as_deep_as_in_the_contents() -> None:
    nav = (
        '<li><a href="part.xhtml">Part</a><ol><li><a href="one.xhtml">One</a><ol>'
        '<li><a href="one.xhtml#b">B</a></li></ol></li></ol></li>'
    )
    chapters = {
        "part.xhtml": "<h1>Part</h1>",
        "one.xhtml": "<h1>One</h1><h2>A</h2><p>a</p><h2 id='b'>B</h2><h3>C</h3><p>c</p>",
    }
    assert told(parse(make_epub(chapters, nav=nav)).lines) == [
        ("heading", 1, "Part"),
        ("heading", 2, "One"),
        ("heading", 3, "A"),
        ("paragraph", 0, "a"),
        ("heading", 3, "B"),
        ("heading", 4, "C"),
        ("paragraph", 0, "c"),
    ]


def test_a_file_that_the_contents_do_not_list_stands_beside_the_one_before_it() -> None:
    nav = (
        '<li><a href="part.xhtml">Part</a><ol><li><a href="one.xhtml">One</a><ol>'
        '<li><a href="one.xhtml#b">B</a></li></ol></li><li><a href="two.xhtml">Two</a></li></ol></li>'
    )
    chapters = {
        "front.xhtml": "<h2>Foreword</h2><h3>Thanks</h3>",
        "part.xhtml": "<h1>Part</h1>",
        "one.xhtml": "<h2>One</h2><h3 id='b'>B</h3>",
        "more.xhtml": "<h3>C</h3><h4>D</h4>",
        "between.xhtml": "<h2>Between</h2><h3>E</h3>",
        "two.xhtml": "<p>No heading.</p>",
        "end.xhtml": "<h1>Notes</h1><h2>To one</h2>",
    }
    lines = parse(make_epub(chapters, nav=nav)).lines
    assert [(line.level, line.text) for line in lines if line.kind == "heading"] == [
        (1, "Foreword"),
        (2, "Thanks"),
        (1, "Part"),
        (2, "One"),
        (3, "B"),
        (3, "C"),
        (4, "D"),
        (2, "Between"),
        (3, "E"),
        (2, "Two"),
        (1, "Notes"),
        (2, "To one"),
    ]


def test_a_heading_is_listed_by_the_name_that_the_contents_give_it() -> None:
    chapters = {"one.xhtml": "<h1>I</h1><p>a</p>", "two.xhtml": "<h1>Two</h1><p>b</p>"}
    nav = '<li><a href="one.xhtml">I. The voyage out</a></li><li><a href="two.xhtml">TWO</a></li>'
    parsed = parse(make_epub(chapters, nav=nav))
    document = TextDocument("book", parsed.metadata, parsed.lines)
    assert [heading.text for heading in document.headings] == ["I. The voyage out", "Two"]
    assert [line.text for line in parsed.lines] == ["I", "a", "Two", "b"]
    assert shown(document).text.startswith("I\n")


def test_a_heading_of_several_lines_is_listed_once() -> None:
    chapters = {
        "one.xhtml": "<h1>I<br/>The voyage<br/>out</h1><p>a</p>",
        "two.xhtml": "<h1>TWO<br/>At home</h1><h1>More</h1>",
    }
    nav = '<li><a href="one.xhtml">I. The voyage out</a></li><li><a href="two.xhtml">Two</a></li>'
    parsed = parse(make_epub(chapters, nav=nav))
    headings = TextDocument("book", parsed.metadata, parsed.lines).headings
    assert [(heading.line, heading.text) for heading in headings] == [
        (0, "I. The voyage out"),
        (4, "TWO At home"),
        (6, "More"),
    ]
    assert [line.level for line in parsed.lines] == [1, 1, 1, 0, 1, 1, 2]


def test_a_nested_ncx_gives_depths() -> None:
    ncx = (
        '<navPoint><navLabel><text>Part</text></navLabel><content src="one.xhtml"/>'
        '<navPoint><navLabel><text>Chapter</text></navLabel><content src="two.xhtml#x"/></navPoint></navPoint>'
    )
    lines = parse(make_epub(CHAPTERS, ncx=ncx)).lines
    assert [(line.level, line.text) for line in lines if line.kind == "heading"] == [(1, "Part"), (2, "Chapter")]


def test_a_paragraph_that_is_the_title_becomes_the_heading() -> None:
    chapters = {"one.xhtml": '<p class="title">ONE</p><p>First.</p>'}
    assert told(parse(make_epub(chapters, nav=NAV)).lines) == [("heading", 1, "ONE"), ("paragraph", 0, "First.")]


@pytest.mark.parametrize("label", ["4. The Fourth", "Chapter IV: The Fourth", "IV The Fourth"])
def test_a_paragraph_that_is_the_title_without_its_number_becomes_the_heading(label: str) -> None:
    parsed = parse(
        make_epub({"one.xhtml": "<p>4</p><p>THE FOURTH</p><p>On.</p>"}, nav=f'<li><a href="one.xhtml">{label}</a></li>')
    )
    assert told(parsed.lines) == [("paragraph", 0, "4"), ("heading", 1, "THE FOURTH"), ("paragraph", 0, "On.")]
    assert [each.text for each in TextDocument("book", parsed.metadata, parsed.lines).headings] == [label]


def test_a_picture_before_the_heading_is_no_hindrance() -> None:
    chapters = {"one.xhtml": '<p><img src="x.png" alt="vignette"/></p><h2>One</h2><p>First.</p>'}
    lines = parse(make_epub(chapters, nav=NAV)).lines
    assert [line.text for line in lines if line.kind == "heading"] == ["One"]


def test_contents_that_cannot_be_read_are_as_none() -> None:
    book = make_epub(CHAPTERS, nav="<li>", ncx="<navPoint>")
    assert [line.kind for line in parse(book).lines] == ["paragraph", "paragraph"]


def test_notes_and_links_lead_to_their_lines() -> None:
    chapters = {
        "one.xhtml": '<p>A word<a href="notes.xhtml#n1">1</a> and <a href="two.xhtml">the next</a>, '
        '<a href="../book/two%2Exhtml">again</a> and <a href="gone.xhtml">gone</a>.</p>',
        "two.xhtml": "<p>Next.</p>",
        "notes.xhtml": '<p>Notes</p><aside epub:type="footnote" id="n1"><p>The note.</p></aside>',
    }
    lines = parse(make_epub(chapters, nav='<li><a href="two.xhtml">Two</a></li>')).lines
    first = "A word¹ and the next, again and gone."
    assert [line.text for line in lines] == [first, "Two", "Next.", "Notes", "The note."]
    assert [mark.target for mark in lines[0].marks] == [4, 1, 1, "beside:book/gone.xhtml"]


@pytest.mark.parametrize(
    ("note", "label", "text"),
    [
        ("<p>The note. <a href='#r'>↩</a></p><p>More.</p>", "3.", "The note."),
        ("The note.", "3.", "The note."),
        ("<p><a href='#r'><sup>3</sup></a> The note.</p>", "", "³ The note."),
        ("<p>[3] The note.</p>", "", "[3] The note."),
        ("<p>30 notes.</p>", "3.", "30 notes."),
        ("<ol><li>The note.</li></ol>", "1.", "The note."),
    ],
)
def test_a_note_has_the_number_that_leads_to_it_unless_it_says_it_itself(note: str, label: str, text: str) -> None:
    body = (
        '<p>A word<a id="r" epub:type="noteref" href="#n">3</a>.</p>'
        f'<aside epub:type="footnote" id="n">{note}</aside><aside>Aside.</aside><p>On.</p>'
    )
    lines = parse(make_epub({"one.xhtml": body})).lines
    assert (lines[1].label, lines[1].text) == (label, text)
    assert [mark.target for mark in lines[0].marks] == [1]
    assert [(line.kind, line.level, line.label) for line in lines[-2:]] == [("paragraph", 0, "")] * 2


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ('<a epub:type="noteref" href="#n">12</a>', "¹²"),
        ('<sup><a epub:type="noteref" href="#n">12</a></sup>', "¹²"),
        ('<a role="doc-noteref" href="#n"><sup>12</sup></a>', "¹²"),
        ('<a href="#n">12</a>', "¹²"),
        ('<sup><a href="#n"><span>[</span>12<span>]</span></a></sup>', "¹²"),
        ('[<a href="#n">12</a>]', "[12]"),
        ('<a epub:type="noteref" href="#n">b</a>', "[b]"),
        ('<a epub:type="noteref" href="#n">*</a>', "*"),
        (' <a href="#n">12</a>', " 12"),
        ('-<a href="#n">2nd</a>', "-2nd"),
    ],
)
def test_the_mark_of_a_note_is_told_from_the_word_before_it(mark: str, shown: str) -> None:
    body = f'<p>A <b>word</b>{mark}, and more.</p><p id="n">The note.</p>'
    first, _ = parse(make_epub({"one.xhtml": body})).lines
    assert first.text == f"A word{shown}, and more."
    link = first.marks[-1]
    assert (first.text[link.start : link.end], link.target) == (shown.strip(" -").replace("[12]", "12"), 1)


@pytest.mark.parametrize(
    "number", ['<span class="pagenum"><a id="p7">[Pg 7]</a></span>', '<span class="x pageno" id="p7">7</span>']
)
def test_numbers_of_printed_pages_are_no_words_and_are_led_to(number: str) -> None:
    parsed = parse(make_epub({"one.xhtml": f'<p>One.</p><p>A long{number} word.</p><p><a href="#p7">See 7</a></p>'}))
    assert [line.text for line in parsed.lines] == ["One.", "A long word.", "See 7"]
    assert parsed.lines[2].marks[0].target == 1
    assert parsed.unseen.startswith("1 page number is not shown")


def test_what_is_aside_of_the_way_through_the_book_comes_last_and_below_no_chapter() -> None:
    chapters = {
        "cover.xhtml": "<p>Cover</p>",
        "one.xhtml": "<h1>One</h1><p>First.</p>",
        "notes.xhtml": "<h1>Notes</h1><h2>To one</h2>",
        "two.xhtml": "<h1>Two</h1><h2>Part</h2>",
    }
    contents = '<li><a href="one.xhtml">One</a><ol><li><a href="two.xhtml">Two</a></li></ol></li>'
    lines = parse(make_epub(chapters, nav=contents, asides=("cover.xhtml", "notes.xhtml"))).lines
    assert told(lines) == [
        ("heading", 1, "One"),
        ("paragraph", 0, "First."),
        ("heading", 2, "Two"),
        ("heading", 3, "Part"),
        ("paragraph", 0, "Cover"),
        ("heading", 1, "Notes"),
        ("heading", 2, "To one"),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>a&nbsp;b</p>", "a\xa0b"),
        ("<p>one<br>two</p>", "one"),
        ("<p>one & two</p>", "one & two"),
        ("<p>one", "one"),
    ],
)
def test_a_chapter_that_is_not_well_formed_is_read_as_browsers_would(body: str, text: str) -> None:
    assert parse(make_epub({"one.xhtml": body})).lines[0].text == text


def test_entities_of_html_are_known_where_the_chapter_names_its_kind() -> None:
    chapter = (
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/x.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Zo&euml;&rsquo;s<a id="x"/> words</p></body></html>'
    )
    (line,) = parse(make_epub({"one.xhtml": chapter})).lines
    assert (line.text, line.marks) == ("Zoë’s words", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_chapter_says_its_encoding(encoding: str) -> None:
    chapter = f'<?xml version="1.0" encoding="{encoding}"?><html><body><p>Zoë</p></body></html>'.encode(encoding)
    book = make_epub(CHAPTERS, more={"book/one.xhtml": chapter})
    assert parse(book).lines[0].text == "Zoë"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("head", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_a_chapter_that_declares_entities_gets_none_of_them(head: str) -> None:
    chapter = f"{head}<html><body><p>before</p><p>&i;</p></body></html>"
    assert [line.text for line in parse(make_epub({"one.xhtml": chapter})).lines] == ["before", "&i;"]


@pytest.mark.parametrize("name", ["META-INF/container.xml", "book/package.opf"])
@pytest.mark.parametrize("head", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_a_package_that_declares_entities_is_refused(name: str, head: str) -> None:
    error = refused(make_epub(CHAPTERS, more={name: f"{head}<x>&i;</x>"}))
    assert error.code == "damaged"
    assert "declares the entity" in str(error)


def test_what_is_no_xml_in_a_package_is_said_with_its_place() -> None:
    error = refused(make_epub(CHAPTERS, more={"book/package.opf": "<package>\n  <x></y>\n</package>"}))
    assert str(error) == "is not a sound EPUB: book/package.opf:2:8: mismatched tag; download it again"


def test_missing_and_foreign_chapters_are_named_in_their_places() -> None:
    names = ["gone.xhtml", "a.xhtml", "b.png"]
    book = pack({
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": package(names, [*names, "no-id"], ""),
        "book/a.xhtml": page("<p>One.</p>"),
        "book/b.png": b"\x89PNG",
    })  # fmt: skip
    parsed = parse(book)
    places = ["[missing chapter: gone.xhtml]", "One.", "[foreign chapter: b.png]", "[missing chapter]"]
    assert [line.text for line in parsed.lines] == places
    said = "1 foreign chapter and 2 missing chapters are not shown; words in [brackets] stand in their places"
    assert parsed.unseen == said
    with pytest.raises(ReaderError, match="no chapters that can be read"):
        parse(make_epub({"one.xhtml": "x"}, more={"book/package.opf": package([], ["one.xhtml"], "")}))


def test_the_heading_of_a_missing_chapter_stands_in_its_place() -> None:
    nav = '<li><a href="one.xhtml">One</a></li><li><a href="two.xhtml">Two</a></li>'
    opf = package(["one.xhtml", "two.xhtml", "nav.xhtml"], ["one.xhtml", "two.xhtml"], "", "nav.xhtml")
    files = {
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": opf,
        "book/one.xhtml": page("<p>First.</p>"),
        "book/nav.xhtml": page(f'<nav epub:type="toc"><ol>{nav}</ol></nav>'),
    }
    lines = parse(pack(files)).lines
    assert [line.text for line in lines] == ["One", "First.", "Two", "[missing chapter: two.xhtml]"]


def test_pictures_are_their_descriptions_and_counted() -> None:
    body = '<p><img src="a.png" alt="A cat"/></p><svg xmlns="http://www.w3.org/2000/svg"><image href="b.png"/></svg>'
    parsed = parse(make_epub({"one.xhtml": body}))
    assert [line.text for line in parsed.lines] == ["[image: A cat]", "[image: no description]"]
    assert parsed.lines[1].marks[0].target == "picture:book/b.png"
    assert parsed.unseen.startswith("2 images are not shown")


def test_a_picture_leads_to_its_file_in_the_book_or_to_its_address() -> None:
    body = """<p>See <img src="../art/a%20b.png" alt="A cat"/> and <img src="https://example.org/c.png" alt="C"/>
    but not <img src="data:image/png;base64,AAAA" alt="D"/>.</p>"""
    (line,) = parse(make_epub({"text/one.xhtml": body})).lines
    assert [(line.text[mark.start : mark.end], mark.target) for mark in line.marks] == [
        ("[image: A cat]", "picture:book/art/a b.png"),
        ("[image: C]", "https://example.org/c.png"),
    ]


@pytest.mark.parametrize(
    "more",
    [
        {
            "META-INF/encryption.xml": '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>'
        },
        {"META-INF/sinf.xml": "<x/>"},
        {"META-INF/rights.xml": "<x/>"},
    ],
)
def test_a_protected_book_says_so(more: dict[str, str | bytes]) -> None:
    error = refused(make_epub(CHAPTERS, more=more))
    assert error.code == "protected"
    assert "DRM" in str(error)


def test_mangled_fonts_protect_nothing() -> None:
    method = '<e><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e>'
    assert len(parse(make_epub(CHAPTERS, more={"META-INF/encryption.xml": method})).lines) == 2


def test_a_packed_file_with_a_password_is_protected() -> None:
    book = bytearray(make_epub(CHAPTERS))
    at = book.find(b"PK\x01\x02")
    while at >= 0:
        book[at + 8] |= 1
        at = book.find(b"PK\x01\x02", at + 1)
    assert refused(bytes(book)).code == "protected"


@pytest.mark.parametrize("path", ["../../../../etc/passwd", "/etc/passwd", "..\\..\\secret"])
def test_no_path_leads_out_of_the_book(path: str) -> None:
    container = CONTAINER.replace("book/package.opf", path)
    assert refused(make_epub(CHAPTERS, more={"META-INF/container.xml": container})).code == "damaged"
    opf = package(["a.xhtml"], ["a.xhtml"], "").replace('href="a.xhtml"', f'href="{path}"')
    assert refused(make_epub(CHAPTERS, more={"book/package.opf": opf})).code == "damaged"


def test_a_book_of_too_many_files_is_refused() -> None:
    files: dict[str, str | bytes] = {f"f{n}": "" for n in range(MOST_ENTRIES + 1)}
    assert refused(pack(files)).code == "too-large"


def test_a_chapter_that_unpacks_without_end_is_refused() -> None:
    assert refused(make_epub({"one.xhtml": "<p>" + "a" * (MOST_READ + 1) + "</p>"})).code == "too-large"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no book",
        b"PK\x05\x06" + bytes(18),
        pack({"mimetype": "application/epub+zip"}),
        pack({"META-INF/container.xml": "<x/>"}),
        pack({"META-INF/container.xml": CONTAINER}),
        make_epub({}),
        make_epub(CHAPTERS)[:-200],
    ],
    ids=["empty", "other", "bare", "no-container", "no-package-named", "no-package", "no-chapters", "cut"],
)
def test_what_is_no_book_is_refused_in_one_line(data: bytes) -> None:
    error = refused(data)
    assert error.code == "damaged"
    assert "download it again" in str(error)


def test_a_damaged_chapter_is_refused_in_one_line() -> None:
    book = make_epub(CHAPTERS)
    at = book.find(b"one.xhtml") + len(b"one.xhtml") + 4
    assert refused(book[:at] + b"\xff" * 20 + book[at + 20 :]).code == "damaged"


def test_one_chapter_named_a_thousand_times_is_read_within_bounds() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book/a.xhtml", page("<p>" + "a" * 1_000_000 + "</p>"))
        archive.writestr("book/package.opf", package(["a.xhtml"], ["a.xhtml"] * 1000, ""))
    assert refused(packed.getvalue()).code == "too-large"


def test_a_part_that_leads_nowhere_is_in_the_contents() -> None:
    nav = '<li><span>Part one</span><ol><li><a href="one.xhtml"><span>I</span></a></li></ol></li>'
    parsed = parse(make_epub({"one.xhtml": "<h1>I</h1><p>First.</p>"}, nav=nav))
    assert told(parsed.lines) == [("heading", 1, "Part one"), ("heading", 2, "I"), ("paragraph", 0, "First.")]


@pytest.mark.parametrize("name", ["u\u0308ber.xhtml", "\u00dcBER.XHTML", "\u00fcber.xhtml"])
@pytest.mark.parametrize("slash", ["/", "\\"])
def test_a_chapter_is_found_however_its_name_is_written(name: str, slash: str) -> None:
    written = f"sub{slash}\u00fcber.xhtml"
    files = {
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": package([written], [written], "<dc:title>A book</dc:title>"),
        f"book/sub/{name}": page("<p>Over.</p>"),
    }
    assert [line.text for line in parse(pack(files)).lines] == ["Over."]


def test_what_breaks_off_is_said() -> None:
    whole, point = "<p>One.</p>", '<navPoint><navLabel><text>One</text></navLabel><content src="one.xhtml"/></navPoint>'
    cut = '<?xml version="1.0"?><html><body><p>One. <b>Two'
    parsed = parse(make_epub({"one.xhtml": whole, "two.xhtml": cut}))
    assert [line.text for line in parsed.lines] == ["One.", "One. Two"]
    assert parsed.unseen == "`two.xhtml` breaks off; download the book again"
    broken = {"book/nav.xhtml": "<html><body><nav"}
    said = "the list of chapters cannot be read; download the book again"
    assert parse(make_epub({"one.xhtml": whole}, nav="<li/>", more=broken)).unseen == said
    assert parse(make_epub({"one.xhtml": whole}, nav="<li/>", ncx=point, more=broken)).unseen == ""
    assert parse(make_epub({"one.xhtml": f"{cut}</html>"})).unseen == ""


def test_numbers_of_printed_pages_are_no_text() -> None:
    body = '<p>One<span epub:type="pagebreak" id="p2">2</span> word.</p><p>Two <span>words</span>.</p>'
    lists = '<nav epub:type="page-list"><ol><li><a href="#p2">2</a></li></ol></nav><nav epub:type="landmarks">x</nav>'
    parsed = parse(make_epub({"one.xhtml": body + lists}))
    assert [line.text for line in parsed.lines] == ["One word.", "Two words."]
    assert parsed.unseen == "1 page number is not shown"
