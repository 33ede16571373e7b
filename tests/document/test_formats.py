"""The formats a document can have: every row of the registry, and what opens a file."""

import gzip
import io
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import SAMPLE_MAKERS, SAMPLES

from reader.document.apart import Apart
from reader.document.blocks import BlockDocument
from reader.document.clean import CleanText, gate
from reader.document.formats import (
    FORMATS,
    LONG,
    Format,
    format_of,
    may_be_text,
)
from reader.document.from_file import MOST_BYTES, Opened, _open_piped, open_document, parse_document
from reader.document.markdown import parse_markdown
from reader.document.model import Line, TextDocument, lines_of
from reader.document.terminal_text import NOT_SHOWN
from reader.errors import ReaderError
from reader.files import STANDARD_INPUT

LARGE = "A row of a log.\n\n" * 100_000
WORD = re.compile(r"[^\W_]+")
MARKS_EVERYTHING = {"Markdown", "web page", "web archive", "EPUB"}
MARKS_HEADINGS = MARKS_EVERYTHING | {"PDF", "FictionBook", "Word"}
MARKS_PARAGRAPHS = MARKS_HEADINGS | {"plain text"}


def sample_of(format_: Format) -> Path:
    found = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in format_.suffixes]
    assert found, f"{format_.name} has no sample: add a file ending in {format_.suffixes[0]} to tests/samples"
    return found[0]


def the_notes() -> TextDocument:
    return open_document(SAMPLES / "notes.md").document


def words_of(document: TextDocument) -> list[str]:
    """Every word in order, with the numbers before the items of lists."""
    return [word for line in document.lines for word in WORD.findall(f"{line.label} {line.text}")]


def bare(line: Line) -> str:
    """A line without the sign that a text without marks puts before an item."""
    return re.sub(r"^(?:[-•]|\d+\.)\s+", "", line.text)


every_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)


@every_format
def test_every_format_has_a_sample_that_opens_without_a_problem(format_: Format) -> None:
    document, problems = open_document(sample_of(format_))
    assert [problem for problem in problems if not problem.warning] == []
    assert document.id == "notes"
    assert document.title == "The Notes"
    assert document.headings[0].line == 0
    assert any("signed with her initials" in line.text for line in lines_of(document))


@every_format
def test_every_format_opens_the_same_article_into_the_same_words(format_: Format) -> None:
    assert words_of(open_document(sample_of(format_)).document) == words_of(the_notes())


@every_format
def test_every_format_keeps_the_paragraphs_of_the_article(format_: Format) -> None:
    assert format_.name in MARKS_PARAGRAPHS
    lines = [bare(line) for line in open_document(sample_of(format_)).document.lines]
    prose = [line.text for line in the_notes().lines if line.kind in ("paragraph", "heading", "item", "quote")]
    assert [text for text in lines if text in prose] == prose


@every_format
def test_every_format_that_marks_headings_gives_the_same(format_: Format) -> None:
    headings = [(each.level, each.text) for each in open_document(sample_of(format_)).document.headings]
    wanted = [(each.level, each.text) for each in the_notes().headings]
    assert headings == (wanted if format_.name in MARKS_HEADINGS else wanted[:1])


@every_format
def test_every_format_that_marks_everything_gives_the_same_lines_with_the_same_marks(format_: Format) -> None:
    lines = open_document(sample_of(format_)).document.lines
    assert (lines == the_notes().lines) == (format_.name in MARKS_EVERYTHING)


@every_format
def test_every_format_that_can_say_whose_a_text_is_says_so(format_: Format) -> None:
    metadata = open_document(sample_of(format_)).document.metadata
    told = (metadata.author, metadata.date, metadata.language)
    assert told == ((None, None, "") if format_.name == "plain text" else ("Ada Lovelace", "1843-09-01", "en"))


@pytest.mark.parametrize("name", SAMPLE_MAKERS)
def test_a_sample_that_is_made_is_as_its_maker_makes_it(name: str) -> None:
    assert (SAMPLES / name).read_bytes() == SAMPLE_MAKERS[name]()


def fit_to_show(document: TextDocument) -> None:
    assert document.title
    for line in lines_of(document):
        assert gate(line.text) == line.text
        assert gate(line.label) == line.label
        for mark in line.marks:
            assert 0 <= mark.start <= mark.end <= len(line.text)
            assert not isinstance(mark.target, int) or 0 <= mark.target < len(document)
            assert not isinstance(mark.target, str) or gate(mark.target) == mark.target
    for heading in document.headings:
        assert document.line(heading.line).text == heading.text


in_process = [format_ for format_ in FORMATS if format_.parser is None or format_.harmless]


@pytest.mark.parametrize("format_", in_process, ids=lambda format_: format_.name)
@settings(deadline=None)
@given(source=st.one_of(st.text(), st.text("#[]()^-x !|:\n`")))
def test_any_text_makes_a_document_fit_to_show(format_: Format, source: str) -> None:
    try:
        fit_to_show(parse_document(source.encode(errors="replace"), Path("any.thing"), format_).document)
    except ReaderError as error:
        assert error.code == "unknown-format"


def damaged(data: bytes, cuts: list[tuple[float, int, bytes]]) -> bytes:
    """Bytes with pieces taken out and others put in."""
    for share, length, put in cuts:
        at = int(share * len(data))
        data = data[:at] + put + data[at + length :]
    return data


CUTS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([0, 1, 2, 9, 300]), st.one_of(st.binary(max_size=4), st.just(b"<!--"))),
    min_size=1,
    max_size=8,
)


@every_format
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(cuts=CUTS)
def test_a_damaged_file_is_a_document_or_one_clear_error(format_: Format, cuts: list[tuple[float, int, bytes]]) -> None:
    sample = sample_of(format_)
    try:
        fit_to_show(parse_document(damaged(sample.read_bytes(), cuts), sample, format_).document)
    except ReaderError as error:
        assert error.path == sample
        assert "\n" not in str(error)


@every_format
@pytest.mark.parametrize("data", [b"", b"\0" * 100, b"\xff\xfe", b"<", b"%PDF-1.4", b"PK\x03\x04", b"\x1f\x8b"])
def test_next_to_nothing_is_a_document_or_one_clear_error(format_: Format, data: bytes) -> None:
    try:
        fit_to_show(parse_document(data, Path(f"a{format_.suffixes[0]}"), format_).document)
    except ReaderError as error:
        assert error.code in ("damaged", "unknown-format")


def test_no_two_formats_claim_one_ending() -> None:
    suffixes = [suffix for format_ in FORMATS for suffix in format_.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.casefold() for suffix in suffixes)


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.TXT", "plain text"),
        ("a.b.md", "Markdown"),
        ("a.htm", "web page"),
        ("a.EPUB", "EPUB"),
        ("a.mht", "web archive"),
        ("a.dotx", "Word"),
        ("a.md.gz", "Markdown"),
        ("a.gz", None),
        ("a.exe", None),
        ("txt", None),
    ],
)
def test_the_ending_says_the_format(name: str, format_: str | None) -> None:
    found = format_of(Path(name))
    assert (found.name if found else None) == format_


def opened(path: Path, content: str | bytes) -> TextDocument:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_document(path).document


def test_the_front_matter_names_a_text(tmp_path: Path) -> None:
    document = opened(tmp_path / "file.md", "---\nid: ada\ntitle: Notes\n---\n# Head\n\nText")
    assert (document.id, document.title) == ("ada", "Notes")


def test_without_front_matter_the_first_heading_and_the_file_name_a_text(tmp_path: Path) -> None:
    document = opened(tmp_path / "My File.md", "# Head\n\nText")
    assert (document.id, document.title) == ("my-file", "Head")


def test_a_text_without_any_title_is_called_by_its_file(tmp_path: Path) -> None:
    assert opened(tmp_path / "a file.md", "Text\n\n# Later").title == "a file"


def test_what_programs_write_for_want_of_an_author_and_a_title_is_none(tmp_path: Path) -> None:
    page = "<title>Untitled</title><meta name=author content='(anonymous)'><p>Text.</p>"
    document = opened(tmp_path / "a page.html", page)
    assert (document.title, document.metadata.author) == ("a page", None)
    assert opened(tmp_path / "b.html", page.replace("(anonymous)", "Anonymous")).metadata.author == "Anonymous"


def test_an_empty_heading_names_nothing(tmp_path: Path) -> None:
    assert opened(tmp_path / "a file.md", "#\n\nText").title == "a file"


def test_front_matter_is_no_part_of_a_plain_text(tmp_path: Path) -> None:
    assert opened(tmp_path / "a.txt", "---\ntitle: x\n---\n\nText here.").line(0).text == "---"


def test_colours_of_a_log_are_left_out_and_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_bytes(b"\x1b[31mred\x1b[0m and not\n")
    document, problems = open_document(tmp_path / "a.log")
    assert [line.text for line in lines_of(document)] == ["red and not"]
    assert [str(problem.message) for problem in problems] == [NOT_SHOWN]


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    assert opened(tmp_path / "a.txt", "Zoë’s café.".encode(encoding)).line(0).text == "Zoë’s café."


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
def test_every_kind_of_newline_parts_paragraphs_alike(tmp_path: Path, encoding: str, newline: str) -> None:
    source = newline.join(["The end.", "", "Zoë’s café.", "", "", "Last."])
    document = opened(tmp_path / "a.txt", source.encode(encoding))
    assert [line.text for line in document.lines] == ["The end.", "Zoë’s café.", "Last."]


def test_newlines_may_be_mixed(tmp_path: Path) -> None:
    document = opened(tmp_path / "a.txt", b"One.\r\rTwo.\n\nThree.\r\n\r\nFour.")
    assert [line.text for line in document.lines] == ["One.", "Two.", "Three.", "Four."]


def test_a_text_with_a_few_broken_bytes_stays_in_its_encoding(tmp_path: Path) -> None:
    document = opened(tmp_path / "a.txt", "Zoë’s café in Malmö.".encode() + b"\xff.")
    assert document.line(0).text == "Zoë’s café in Malmö.\ufffd."


def test_a_zero_byte_in_a_text_is_shown(tmp_path: Path) -> None:
    assert opened(tmp_path / "a.txt", b"One\0two and more words.").line(0).text == "One^@two and more words."


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        ("a.md", b"PK\x03\x04\x14\0\0\0", "a ZIP archive, not text; unpack it"),
        ("a.xlsx", b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "an office document, .*pandoc FILE"),
        ("a.odt", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.", "an OpenDocument file, .*pandoc"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old office document, .*soffice"),
        ("a.rtf", rb"{\rtf1\ansi Words.}", "an RTF document, .*pandoc"),
        ("a.xyz", b"{\\rtf2 is no RTF" + b"\0" * 99, "is no text, nor anything else"),
        ("a.txt", b"\x7fELF\x02\x01\x01\0", "a program"),
        ("a.xyz", b"{\\rtf2 is no RTF" + b"\0" * 99, "`file NAME`"),
        ("a.tar", b"a.txt" + bytes(252) + b"ustar\0" + bytes(300), "a TAR archive, not text; unpack it"),
        ("a.md", gzip.compress(gzip.compress(b"Words.", mtime=0), mtime=0), "packed with gzip, not text; unpack it"),
        ("a.epub", b"%PDF-1.4\n\0", "is a PDF, not EPUB; let its name end in .pdf"),
        ("a.epub", b"# Words\n\nMore.", "is Markdown, not EPUB; let its name end in .md"),
        ("a.epub", b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "an office document, not EPUB; .*pandoc"),
        ("a.epub", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "not a sound EPUB"),
        ("a.epub", b"PK\x03\x04" + bytes(99), "not a sound EPUB"),
        ("a.epub", b"", "is empty"),
        ("a.docx", b"# Words\n\nMore.", "is Markdown, not Word; let its name end in .md"),
        ("a.docx", b"", "is empty"),
        ("a.pdf", b"# Words\n\nMore.", "is Markdown, not PDF; let its name end in .md"),
        ("a.pdf", b"Words and more.", "is text, not PDF; let its name end in .txt or .md"),
        ("a.pdf", b"\n", "is empty"),
        ("a.pdf", bytes(range(256)), "is damaged"),
        ("a.fb2", b"+++\ntitle = 'Words'\n", "is Markdown, not FictionBook; let its name end in .md"),
        ("a.mhtml", b"<html><p>Words.</p></html>", "is a web page, not web archive; let its name end in .html"),
        ("a.fb2", b"<!-- --><FictionBook", "is not sound FictionBook"),
        ("a.html", b"%PDF-1.4", "is a PDF, not text; let its name end in .pdf"),
        ("a.txt", b"SQLite format 3\0", "a database"),
    ],
)
def test_what_is_not_what_its_name_says_is_called_so(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReaderError, match=kind):
        open_document(path)


@pytest.mark.parametrize("name", ["README", "x.log", "notes.rst", ".profile", "a.gz"])
def test_whatever_is_text_opens_by_any_name(tmp_path: Path, name: str) -> None:
    text = b"# One is here.\n\nTwo is here."
    document = opened(tmp_path / name, gzip.compress(text) if name == "a.gz" else text)
    assert [line.text for line in document.lines] == ["# One is here.", "Two is here."]
    assert document.title == ("a" if name == "a.gz" else name)


def test_a_long_text_by_any_name_is_read_in_blocks(tmp_path: Path) -> None:
    (tmp_path / "x.log").write_text("A row of a log.\n\n" * 5000, encoding="utf-8")
    assert isinstance(open_document(tmp_path / "x.log").document, BlockDocument)


@every_format
def test_a_file_without_an_ending_is_known_by_how_it_begins(tmp_path: Path, format_: Format) -> None:
    path = tmp_path / "notes"
    path.write_bytes(sample_of(format_).read_bytes())
    lines = open_document(path).document.lines
    assert (lines == open_document(sample_of(format_)).document.lines) == (not format_.front_matter)
    assert may_be_text(path)


def test_a_pipe_with_a_name_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReaderError, match="reader -"):
        open_document(tmp_path / "pipe")


@pytest.mark.parametrize("times", [1, 9000])
def test_a_web_page_by_the_name_of_a_text_is_shown_and_said(tmp_path: Path, times: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"<!doctype html>\n<html>{'<p>Words.</p>' * times}</html>")
    opened = open_document(path)
    assert opened.document.line(0).text.startswith("<!doctype html>")
    assert ["let its name end in .html" in problem.message for problem in opened.problems] == [True]


@pytest.mark.parametrize(("format_", "hint"), [("EPUB", ".epub"), ("PDF", ".pdf"), ("Word", ".docx")])
def test_a_book_by_a_wrong_name_gets_a_hint(tmp_path: Path, format_: str, hint: str) -> None:
    sample = sample_of(next(each for each in FORMATS if each.name == format_))
    path = tmp_path / "a.txt"
    path.write_bytes(sample.read_bytes())
    with pytest.raises(ReaderError, match=f"let its name end in {hint}"):
        open_document(path)


def test_a_text_that_begins_like_a_picture_is_a_text(tmp_path: Path) -> None:
    assert opened(tmp_path / "a.txt", "BM is short for bitmap.").line(0).text == "BM is short for bitmap."


@every_format
def test_a_packed_text_is_the_text_in_it(tmp_path: Path, format_: Format) -> None:
    sample = sample_of(format_)
    path = tmp_path / f"{sample.name}.gz"
    path.write_bytes(gzip.compress(sample.read_bytes()))
    assert open_document(path).document == open_document(sample).document


def test_a_large_packed_text_is_read_in_blocks_of_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.document.from_file.MOST_BYTES", 100_000)
    path = tmp_path / "large"
    path.write_bytes(gzip.compress(LARGE.encode()))
    document = open_document(path).document
    assert [line.text for line in lines_of(document) if line.text] == ["A row of a log."] * 100_000
    assert document == open_document(path).document


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_large_text_that_is_piped_in_is_read_in_blocks(
    monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr("reader.document.from_file.MOST_BYTES", 100_000)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(pack(LARGE.encode()))))
    _open_piped.cache_clear()
    document = open_document(STANDARD_INPUT).document
    _open_piped.cache_clear()
    assert document.title == "standard input"
    assert [line.text for line in lines_of(document) if line.text] == ["A row of a log."] * 100_000


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no gzip", "damaged"),
        (gzip.compress(b"cut short" * 99)[:-20], "damaged"),
        (gzip.compress(b" " * 2_000_001), "too-large"),
    ],
    ids=["other", "cut", "bomb"],
)
def test_a_packed_file_that_is_none_or_too_large_is_refused(
    tmp_path: Path, data: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.document.from_file.MOST_COPIED", 2_000_000)
    path = tmp_path / "a.txt.gz"
    path.write_bytes(data)
    with pytest.raises(ReaderError) as caught:
        open_document(path)
    assert (caught.value.code, caught.value.path) == (code, path)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"\x89PNG\0\0", "unknown-format"),
        ("a.pdf", b"%PDF-", "damaged"),
        ("a.html", bytes(range(256)), "unknown-format"),
        ("a.exe", b"MZ\0\0" + bytes(99), "unknown-format"),
        ("a", bytes(range(256)), "unknown-format"),
        ("none.txt", None, "unreadable"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReaderError) as caught:
        open_document(path)
    assert (caught.value.code, caught.value.path) == (code, path)


def test_a_folder_is_refused_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="name a text in it"):
        open_document(tmp_path)
    (tmp_path / "content").mkdir()
    with pytest.raises(ReaderError, match="--library"):
        open_document(tmp_path)


def test_a_file_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(ReaderError, match="larger than 64 MB"):
        open_document(path)


def test_an_empty_file_is_a_document_without_lines(tmp_path: Path) -> None:
    assert len(opened(tmp_path / "a.md", "")) == len(opened(tmp_path / "a.txt", "")) == 0


def test_a_long_markdown_text_that_would_keep_the_parser_busy_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    data = b"![[" * 200_000
    with pytest.raises(ReaderError, match="seconds to read"):
        parse_document(data, path, replace(FORMATS[0], parser=Apart("reader.document.markdown", 1)))


def test_a_long_markdown_text_is_the_same_parsed_apart(tmp_path: Path) -> None:
    data = b"# Title\n\n" + b"Some *words* in a [row](#title).\n\n- one\n- two\n\n" * 1000
    assert FORMATS[0].name == "Markdown" and len(data) > LONG
    path = tmp_path / "long.md"
    apart = parse_document(data, path, FORMATS[0])
    assert apart == Opened(apart.document, ()) and len(apart.document) == 3001
    assert parse_document(data, path, replace(FORMATS[0], harmless=len(data))) == apart
    assert [*lines_of(apart.document)] == parse_markdown(CleanText(data.decode())).lines


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_bytes_that_are_no_text_are_told_whatever_the_format(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes("<p>Zoë und Jörg</p> ".encode() + b"\xff")
    opened = open_document(path)
    assert opened.document.unseen == "1 place holds no text in UTF-8: � stands there"
    assert [problem.code for problem in opened.problems] == ["not-shown"]
