"""Makes books, PDF files and Word documents, small ones for tests and the samples. Run it to make the samples anew."""

from __future__ import annotations

import quopri
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

SAMPLES = Path(__file__).parent.parent / "samples"
CONTAINER = """\
<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>{title}</title></head>
<body>{body}</body>
</html>
"""
KINDS = {"xhtml": "application/xhtml+xml", "html": "text/html", "ncx": "application/x-dtbncx+xml", "png": "image/png"}


def package(
    parts: Iterable[str],
    spine: Iterable[str],
    metadata: str,
    nav: str = "",
    version: str = "3.0",
    asides: Iterable[str] = (),
) -> str:
    """The package file of a book."""
    items = "".join(
        f'<item id="{name}" href="{name}" media-type="{KINDS[name.rpartition(".")[2]]}"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == nav else ''}/>"
        for name in parts
    )
    aside = dict.fromkeys(asides, ' linear="no"')
    references = "".join(f'<itemref idref="{name}"{aside.get(name, "")}/>' for name in spine)
    return (
        f'<package xmlns="http://www.idpf.org/2007/opf" version="{version}">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{references}</spine></package>"
    )


def pack(files: Mapping[str, str | bytes]) -> bytes:
    """Files in a ZIP file, without the time of day in it."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(info, content)
    return packed.getvalue()


def make_epub(
    chapters: Mapping[str, str],
    nav: str = "",
    ncx: str = "",
    metadata: str = "<dc:title>A book</dc:title><dc:language>en</dc:language>",
    more: Mapping[str, str | bytes] | None = None,
    asides: Iterable[str] = (),
) -> bytes:
    """A book of chapters, each the inside of a body or a whole page, with contents of either version."""
    files: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    parts = {name: body if body.lstrip().startswith("<?xml") else page(body) for name, body in chapters.items()}
    if nav:
        parts["nav.xhtml"] = page(f'<nav epub:type="toc"><ol>{nav}</ol></nav>')
    if ncx:
        parts["toc.ncx"] = f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{ncx}</navMap></ncx>'
    files["book/package.opf"] = package(parts, chapters, metadata, "nav.xhtml", "3.0" if nav else "2.0", asides)
    files |= {f"book/{name}": content for name, content in parts.items()}
    return pack(files | dict(more or {}))


def page(body: str) -> str:
    """A chapter."""
    return PAGE.format(title="A page", body=body)


class Print(NamedTuple):
    """A piece of print: where it stands from the left and the bottom, the size of its letters, and its words.

    `font` is one of FONTS; `matrix` turns it; `how` is operators that are in force for it; `mark` is the number of the
    marked content it is in, or ASIDE.
    """

    x: float
    y: float
    size: float
    text: str
    font: str = "Times-Roman"
    matrix: str = "1 0 0 1"
    how: str = ""
    mark: int | None = None


ASIDE = -1


class Tag(NamedTuple):
    """A tag of a PDF: what it is, and the tags in it, or the pages and numbers of marked content there."""

    kind: str
    within: Sequence[Tag | tuple[int, int]]
    covers: str = ""


FONTS = ("Times-Roman", "Times-Bold", "Courier", "ZapfDingbats")
Entry = tuple[int, str, int]
"""An entry of an outline: its level, 1 or 2, its title, and the number of the page it leads to."""


def make_pdf(
    pages: Sequence[Sequence[Print]],
    info: str = "",
    resources: str = "",
    outline: Sequence[Entry] = (),
    rotate: int = 0,
    laid_over: str = "",
    tags: Sequence[Tag] = (),
    drawn: str = "",
) -> bytes:
    """A PDF of pages with pieces of print, on what is `drawn`. In what is `laid_over` them `PAGE0` is the first one."""
    objects = [b"", b"", f"<< {info} >>".encode("cp1252")]
    objects.append(b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
                   b" /Length 1 >>\nstream\n0\nendstream")  # fmt: skip
    for font in FONTS:
        encoding = "" if font == "ZapfDingbats" else "/Encoding /WinAnsiEncoding"
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} {encoding} >>".encode())
    fonts = " ".join(f"/F{nth} {nth + 5} 0 R" for nth in range(len(FONTS)))
    shown = [drawn, *(f"/{each} Do" for each in ("I", "J") if f"/{each} 4" in resources)]
    kids = []
    for number, pieces in enumerate(pages):
        stream = "\n".join([*filter(None, shown), *map(_drawn, pieces)]).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} /Annots [{laid_over}]"
            f"{f' /StructParents {number}' if tags else ''}"
            f" /Contents {len(objects)} 0 R /Resources << /Font << {fonts} >> {resources} >> >>"
        )
        objects.append(page.encode())
        kids.append(len(objects))
    for nth, kid in enumerate(kids):
        for other in kids:
            objects[other - 1] = objects[other - 1].replace(b"PAGE%d" % nth, b"%d 0 R" % kid)
    tree, begins = "", len(objects) + 1
    if tags:
        tree = f" /MarkInfo << /Marked true >> /StructTreeRoot {begins} 0 R"
        objects += _tree(tags, begins, kids)
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R /Lang (en) /Outlines {len(objects) + 1} 0 R{tree} >>".encode()
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    objects += _outline(outline, len(objects) + 1, kids)
    made = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, begins = len(objects) + 1, len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    made += b"trailer << /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, begins)
    return bytes(made)


def _drawn(piece: Print) -> str:
    font = f"/F{FONTS.index(piece.font)} {piece.size} Tf"
    place = f"{piece.matrix} {piece.x} {piece.y} Tm"
    drawn = f"q BT {font} {piece.how} {place} ({escaped(piece.text)}) Tj ET Q"
    if piece.mark is None:
        return drawn
    return f"{'/Artifact BMC' if piece.mark == ASIDE else f'/Span << /MCID {piece.mark} >> BDC'} {drawn} EMC"


def _tree(tags: Sequence[Tag], first: int, kids: Sequence[int]) -> list[bytes]:
    """The objects of tags, the first of which is their root."""
    made = [""]
    owners: dict[int, dict[int, int]] = {}

    def add(tag: Tag, parent: int) -> str:
        made.append("")
        number = first + len(made) - 1
        within = []
        for each in tag.within:
            if isinstance(each, Tag):
                within.append(add(each, number))
            else:
                page, mark = each
                owners.setdefault(page, {})[mark] = number
                within.append(f"<< /Type /MCR /Pg {kids[page]} 0 R /MCID {mark} >>")
        made[number - first] = f"<< /S /{tag.kind} /P {parent} 0 R {tag.covers} /K [{' '.join(within)}] >>"
        return f"{number} 0 R"

    top = " ".join([add(tag, first) for tag in tags])
    parents = " ".join(
        f"{page} [{' '.join(f'{of[mark]} 0 R' if mark in of else 'null' for mark in range(max(of) + 1))}]"
        for page, of in sorted(owners.items())
    )
    made[0] = f"<< /Type /StructTreeRoot /K [{top}] /ParentTree << /Nums [{parents}] >> >>"
    return [each.encode("cp1252") for each in made]


def _outline(entries: Sequence[Entry], first: int, kids: Sequence[int]) -> list[bytes]:
    """The objects of an outline, the first of which is its root."""
    parents = [0] * len(entries)
    for nth, (level, _, _) in enumerate(entries):
        parents[nth] = next((at + 1 for at in reversed(range(nth)) if entries[at][0] < level), 0)
    made = []
    for nth, (_, title, page) in enumerate([(0, "", 0), *entries]):
        below = [at + 1 for at, parent in enumerate(parents) if parent == nth]
        beside = [at + 1 for at, parent in enumerate(parents) if nth and parent == parents[nth - 1] and at + 1 > nth]
        made.append(
            "<<"
            + (
                f" /Title ({escaped(title)}) /Dest [{kids[page]} 0 R /Fit] /Parent {first + parents[nth - 1]} 0 R"
                if nth
                else ""
            )
            + (f" /First {first + below[0]} 0 R /Last {first + below[-1]} 0 R" if below else "")
            + (f" /Next {first + beside[0]} 0 R" if beside else "")
            + " >>"
        )
    return [each.encode("cp1252") for each in made]


def escaped(text: str) -> str:
    """Words as a PDF writes them."""
    return "".join(f"\\{letter}" if letter in "()\\" else letter for letter in text)


def printed(blocks: Sequence[tuple[float, Sequence[str]]], head: str = "", left: float = 72) -> list[list[Print]]:
    """Blocks of rows, each with the size of its letters, set on pages of 40 rows with a running head and a number."""
    pages: list[list[Print]] = []
    y = 0.0
    for size, rows in blocks:
        if not pages or y < 120 + 1.25 * size * len(rows):
            number = len(pages) + 1
            pages.append([Print(left, 800, 9, head), Print(290, 40, 9, str(number))] if head else [])
            y = 760.0
        for row in rows:
            pages[-1].append(Print(left, y, size, row))
            y -= 1.25 * size
        y -= 12
    return [sorted(rows, key=lambda row: -row.y) for rows in pages]


def sample_epub() -> bytes:
    """The notes as a book of two chapters and a page of notes."""
    first = """<h1>The Notes</h1>
<p>They were signed with her <em>initials</em>, and for a long time hardly anyone knew who had written them. They are
three times as long as the paper that they explain.</p>
<section id="hold"><h2>What they hold</h2>
<p>Seven notes, from A to G. <a href="https://example.org/note-g">The last of them</a> works out the numbers of
<b>Bernoulli</b>, step by step, and has been called the first
program.<sup><a epub:type="noteref" href="notes.xhtml#n1">1</a></sup></p>
<ul><li>They are longer than the paper.</li><li>Nobody had asked for them.</li></ul>
<blockquote><p>The Engine has no pretensions whatever to originate anything.</p></blockquote>
<h2>How long they are</h2>
<table><tr><th>Note</th><th>Pages</th></tr><tr><td>A</td><td>4</td></tr><tr><td>G</td><td>12</td></tr></table>
</section>"""
    second = """<h1>How it might look today</h1>
<pre class="language-python">for n in range(4):
    print(bernoulli(n))
</pre>
<ol><li>Write it down.</li><li>Run it.</li></ol>
<p>The rest is in <a href="one.xhtml#hold">what they hold</a>.</p>"""
    notes = '<hr/><ol><li id="n1"><p>Others have called it the second.</p></li></ol>'
    nav = """<li><a href="one.xhtml">The Notes</a><ol>
<li><a href="one.xhtml#hold">What they hold</a></li>
<li><a href="two.xhtml">How it might look today</a></li></ol></li>"""
    metadata = (
        "<dc:title>The Notes</dc:title><dc:creator>Ada Lovelace</dc:creator><dc:date>1843-09-01</dc:date>"
        "<dc:language>en</dc:language>"
    )
    return make_epub({"one.xhtml": first, "two.xhtml": second, "notes.xhtml": notes}, nav=nav, metadata=metadata)


def sample_pdf() -> bytes:
    """The notes as they might be printed, on pages with a running head, rows broken within words."""
    text, head = 11.0, 16.0
    blocks = [
        (22.0, ["The Notes"]),
        (text, [
            "They were signed with her initials, and for a long time hardly anyone knew who had writ-",
            "ten them. They are three times as long as the paper that they explain.",
        ]),
        (head, ["What they hold"]),
        (text, [
            "Seven notes, from A to G. The last of them works out the numbers of Bernoulli, step by",
            "step, and has been called the first program.¹",
        ]),
        (text, ["• They are longer than the paper."]),
        (text, ["• Nobody had asked for them."]),
        (text, ["The Engine has no pretensions whatever to originate anything."]),
        (13.0, ["How long they are"]),
        (text, ["Note | Pages", "A | 4", "G | 12"]),
        (head, ["How it might look today"]),
        (text, ["for n in range(4):", "    print(bernoulli(n))"]),
        (text, ["1. Write it down."]),
        (text, ["2. Run it."]),
        (text, ["The rest is in what they hold."]),
        (text, ["1. Others have called it the second."]),
    ]  # fmt: skip
    half = len(blocks) // 2
    pages = printed(blocks[:half], "The Notes of 1843") + printed(blocks[half:], "The Notes of 1843")
    pages[1] = [row._replace(text="2") if row.text == "1" else row for row in pages[1]]
    pages = [[piece for row in page for piece in _pieces(row)] for page in pages]
    return make_pdf(pages, "/Title (The Notes) /Author (Ada Lovelace) /CreationDate (D:18430901090000Z)")


def _pieces(row: Print) -> list[Print]:
    """A row as it is printed: cells and the signs before items by themselves, code in letters of one width."""
    if "(" in row.text:
        return [row._replace(font="Courier")]
    sign, bullet, item = row.text.partition("• ")
    cells = [f"{sign}•", item] if bullet else row.text.split(" | ")
    places = (row.x, row.x + (14 if bullet else 80))
    return [row._replace(text=cell, x=x) for cell, x in zip(cells, places, strict=False)]


def sample_mhtml() -> bytes:
    """The page of the notes as a browser saves it in one file, with its picture and its links written out."""
    address = "https://example.org/notes"
    source = (SAMPLES / "notes.html").read_bytes().replace(b'href="#', f'href="{address}#'.encode())
    return make_mhtml({address: ("text/html", source), f"{address}.gif": ("image/gif", b"GIF89a")}, address)


def make_mhtml(parts: Mapping[str, tuple[str, bytes]], address: str) -> bytes:
    """A web archive of parts by their addresses, each with its type and its bytes."""
    head = (
        f"From: <Saved by a browser>\r\nSnapshot-Content-Location: {address}\r\nSubject: The Notes\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--part"\r\n\r\n'
    )
    made = [head.encode()]
    for place, (kind, data) in parts.items():
        about = (
            f"Content-Type: {kind}\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {place}\r\n\r\n"
        )
        made.append(b"----part\r\n" + about.encode() + quopri.encodestring(data).replace(b"\n", b"\r\n") + b"\r\n")
    return b"".join([*made, b"----part--\r\n"])


WORDS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """What is said of related files: by their ids what each is, and where."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATED}">{rows}</Relationships>'


def make_docx(
    body: str,
    styles: str = "",
    numbering: str = "",
    notes: str = "",
    targets: Mapping[str, tuple[str, str]] | None = None,
    core: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A Word document of what stands in its body, packed in the order in which Word does it."""
    parts = {"styles": styles, "numbering": numbering, "footnotes": notes}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations({"r1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f'<?xml version="1.0"?><w:document {WORDS}><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations(targets or {}),
    }
    files |= {f"word/{kind}.xml": f"<w:{kind} {WORDS}>{part}</w:{kind}>" for kind, part in parts.items() if part}
    if core:
        names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        files["docProps/core.xml"] = f"<coreProperties {names}>{core}</coreProperties>"
    return pack(files | dict(more or {}))


def para(text: str, style: str = "", properties: str = "") -> str:
    """A paragraph of Word in a style: its text, or the tags in it."""
    runs = text if text.startswith("<") else run(text)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Words of Word, and how they look."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, number: int, level: int = 0) -> str:
    """An item of a list."""
    return para(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: Sequence[str], head: bool = False) -> str:
    """A table, of which the first row may be the head."""
    made = ("".join(f"<w:tc>{para(cell)}</w:tc>" for cell in row) for row in rows)
    heads = ["<w:trPr><w:tblHeader/></w:trPr>" if head and not nth else "" for nth in range(len(rows))]
    return f"<w:tbl>{''.join(f'<w:tr>{own}{row}</w:tr>' for own, row in zip(heads, made, strict=True))}</w:tbl>"


def style(name: str, called: str, properties: str = "", base: str = "", kind: str = "paragraph") -> str:
    """A style."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{called}"/>{based}{properties}</w:style>'


def numbers(*kinds: Sequence[tuple[str, str]], more: str = "") -> str:
    """Lists, numbered from 1: of each level the format of its numbers and how they are written."""
    made = [
        f'<w:abstractNum w:abstractNumId="{nth}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for level, (form, text) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for nth, levels in enumerate(kinds)
    ]
    made += [f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(kinds))]
    return "".join(made) + more


def sample_docx() -> bytes:
    """The notes as Word might keep them."""
    body = [
        para("The Notes", "Heading1"),
        para(
            run("They were signed with her ") + run("ini", "<w:i/>") + run("tials", "<w:i/>")
            + run(", and for a long time hardly anyone knew who had written them. They are three times as long as the"
            " paper that they explain.")
        ),
        para('<w:bookmarkStart w:id="0" w:name="hold"/>' + run("What they hold"), "Heading2"),
        para(
            run("Seven notes, from A to G. ") + f'<w:hyperlink r:id="r2">{run("The last of them")}</w:hyperlink>'
            + run(" works out the numbers of ") + run("Bernoulli", "<w:b/>")
            + run(", step by step, and has been called the first program.")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        ),
        item("They are longer than the paper.", 1),
        item("Nobody had asked for them.", 1),
        para("The Engine has no pretensions whatever to originate anything.", "Quote"),
        para("How long they are", "Heading3"),
        table(("Note", "Pages"), ("A", "4"), ("G", "12"), head=True),
        para("How it might look today", "Heading2"),
        para("for n in range(4):", "HTMLPreformatted"),
        para("    print(bernoulli(n))", "HTMLPreformatted"),
        item("Write it down.", 2),
        item("Run it.", 2),
        para(run("The rest is in ") + f'<w:hyperlink w:anchor="hold">{run("what they hold")}</w:hyperlink>' + run(".")),
    ]  # fmt: skip
    styles = "".join(style(f"Heading{level}", f"heading {level}") for level in (1, 2, 3))
    styles += style("Quote", "Quote") + style("HTMLPreformatted", "HTML Preformatted")
    return make_docx(
        "".join(body),
        styles,
        numbers([("bullet", "\uf0b7")], [("decimal", "%1.")]),
        f'<w:footnote w:id="2">{para(run(" Others have called it the second."))}</w:footnote>',
        {"r1": ("styles", "styles.xml"), "r2": ("hyperlink", "https://example.org/note-g")},
        "<dc:title>The Notes</dc:title><dc:creator>Ada Lovelace</dc:creator><dc:language>en</dc:language>"
        "<dcterms:created>1843-09-01T09:00:00Z</dcterms:created>",
    )


SAMPLE_MAKERS = {
    "notes.docx": sample_docx,
    "notes.epub": sample_epub,
    "notes.mhtml": sample_mhtml,
    "notes.pdf": sample_pdf,
}

if __name__ == "__main__":
    for name, make in SAMPLE_MAKERS.items():
        (SAMPLES / name).write_bytes(make())
