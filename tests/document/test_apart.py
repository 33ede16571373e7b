"""Parsing apart: whatever a parser does, its file costs one line of error."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.document import apart
from reader.document.apart import Apart, parse_apart
from reader.document.clean import gate
from reader.document.from_file import open_document
from reader.document.kept_document import KeptDocument, read_again
from reader.document.model import Cells, Line, Mark
from reader.errors import ReaderError

HERE = Path("a.thing")
Parser = Callable[..., Apart]


@pytest.fixture
def parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parser:
    """Makes a parser of the body of a function that takes `data`."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("READER_CACHE", str(tmp_path / "cache"))

    def make(body: str, seconds: int = 10) -> Apart:
        head = "from reader.document.model import *\nfrom reader.errors import ReaderError\n"
        (tmp_path / "trial_parser.py").write_text(f"{head}def parse(data):\n    {body}\n", encoding="utf-8")
        return Apart("trial_parser", seconds)

    return make


def parsed(work: Apart, data: bytes) -> KeptDocument:
    return read_again(parse_apart(work, data, HERE))


def refused(work: Apart, data: bytes = b"") -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        parse_apart(work, data, HERE)
    assert caught.value.path == HERE
    return caught.value


def test_what_a_parser_makes_comes_back_as_it_was(parser: Parser) -> None:
    body = (
        "return Parsed([Line(data.decode(), 'item', (Mark(0, 2, 'link', 'https://example.org'), Mark(1, 2, 'link', 0)),"
        " 2, '•', True, 'python', Cells(((0, 4), (5, 9)), ('a', 'b'), (5, 9)), 3)],"
        " Metadata('A title', 'Zoë', '2026-01-31'), '1 image is not shown')"
    )
    made = parsed(parser(body), "Zoë’s café".encode())
    marks = (Mark(0, 2, "link", "https://example.org"), Mark(1, 2, "link", 0))
    assert made.lines == [
        Line(made.lines[0].text, "item", marks, 2, "•", True, "python", Cells(((0, 4), (5, 9)), ("a", "b"), (5, 9)), 3)
    ]
    assert (made.lines[0].text, made.metadata.author, made.unseen) == (
        "Zoë’s café",
        "Zoë",
        "1 image is not shown",
    )


def test_what_a_parser_says_of_all_its_lines_is_not_believed(parser: Parser) -> None:
    body = (
        "from reader.document import parsed_json as form\n"
        "    form.TextDocument = lambda *_: TextDocument('', None, [Line('longer than what is given', 'heading')])\n"
        "    return Parsed([Line('x y')])"
    )
    made = parsed(parser(body), b"")
    assert (made.headings, made.words, made.ends) == ((), 2, [4])


def test_what_a_parser_refuses_is_said_of_the_file(parser: Parser) -> None:
    error = refused(parser("raise ReaderError('has no pages; print it anew', code='no-pages')"))
    assert (str(error), error.code) == ("a.thing: has no pages; print it anew", "no-pages")


@pytest.mark.parametrize(
    "body",
    [
        "raise ZeroDivisionError",
        "import os; os._exit(3)",
        "import ctypes; ctypes.string_at(0)",
        "return Parsed([Line('x', 'nonsense')])",
        "return Parsed([Line('x', cells=Cells(((1, 0),), (), (1,)))])",
        "return Parsed([Line('x', cells=Cells(((0, 1),), ('a', 'b'), (1,)))])",
        "return Parsed([Line('x', marks=(Mark(0, 9, 'link'),))])",
        "import os; os.write(1, b'{}'); os._exit(0)",
        "import os; os.write(1, b'[' * 100_000); os._exit(0)",
    ],
    ids=["raises", "leaves", "crashes", "kind", "cells", "heads", "mark", "nothing", "deep"],
)
def test_a_parser_that_breaks_is_one_line(parser: Parser, body: str) -> None:
    error = refused(parser(body))
    assert (str(error), error.code) == ("a.thing: cannot be read: it is damaged; save or download it again", "damaged")


def test_a_parser_that_never_ends_is_stopped(parser: Parser) -> None:
    error = refused(parser("while True: pass", seconds=1))
    assert error.code == "too-slow"
    assert "takes more than 1 seconds" in str(error)


def test_a_parser_that_waits_for_ever_is_stopped_too(parser: Parser) -> None:
    assert refused(parser("import time; time.sleep(600)", seconds=1)).code == "too-slow"


def test_a_parser_that_fills_the_memory_is_stopped(parser: Parser) -> None:
    assert refused(parser("return [bytes(10**6) for _ in range(10**6)]")).code == "too-large"


def test_a_parser_that_leaves_no_memory_to_say_so_is_told_from_a_damaged_file(parser: Parser) -> None:
    body = "global held; held = []\n    while True: held.append([held])"
    for _ in range(3):
        error = refused(parser(body))
        assert error.code == "too-large"
        assert str(error) == "a.thing: needs more memory to read than a text should; split it, or save it as plain text"


def test_a_parser_that_is_ended_as_one_in_c_is_that_gets_no_memory_may_need_too_much(parser: Parser) -> None:
    error = refused(parser("import os; os.abort()"))
    assert error.code == "too-large"
    assert "needs more memory to read than a text should, or is damaged" in str(error)


def test_how_far_a_parser_is_is_heard_before_it_answers(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(apart, "heard", heard.append)
    monkeypatch.setattr(apart, "_OFTEN", 0.0)
    said = "from reader.document import apart\n    apart.at('page 1'); apart.at('\\x1bpage 2')"
    assert [line.text for line in parsed(parser(f"{said}\n    return Parsed([Line('text')])"), b"").lines] == ["text"]
    assert heard == ["page 1", "^[page 2"]


def test_a_parser_that_says_how_far_it_is_without_end_is_stopped(parser: Parser) -> None:
    body = "from reader.document import apart\n    while True: apart.at('page')"
    assert refused(parser(body, seconds=1)).code == "too-slow"


def test_a_parser_that_writes_without_end_is_stopped(parser: Parser) -> None:
    assert refused(parser("import os\n    while True: os.write(1, bytes(10**6))")).code == "too-large"


def test_it_is_told_when_a_parser_has_begun_to_work(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []
    monkeypatch.setattr(apart, "begun", lambda: done.append(len(apart._running)))
    assert len(parsed(parser("return Parsed([Line('x')])"), b"")) == 1
    assert done == [1]


def test_a_parser_cannot_write_files(parser: Parser, tmp_path: Path) -> None:
    path = tmp_path / "stolen"
    assert refused(parser(f"open({str(path)!r}, 'w').write('x' * 100)")).code == "damaged"
    assert path.read_bytes() == b""


def test_what_a_parser_says_comes_in_through_the_door(parser: Parser) -> None:
    body = (
        "e = '\\x1b]0;x\\x07'; return Parsed([Line('a\\n' + e, marks=(Mark(0, 1, 'link', e),), label=e, language=e)],"
        " Metadata(e, e), e)"
    )
    made = parsed(parser(body), b"")
    (line,) = made.lines
    said = [line.text, line.label, line.language, made.metadata.title, str(made.metadata.author), made.unseen]
    assert all(gate(each) == each and "\n" not in each for each in said)
    assert line.marks == ()


HOSTILE = {
    "deep.html": b"<div>" * 20_000 + b"the end",
    "styles.html": b"<b><i>" * 50_000 + b"the end",
    "paragraphs.html": b"<font><p>" * 20_000 + b"the end",
    "tables.html": b"<table><tr><td>" * 5_000 + b"the end",
    "spans.html": b"<table>" + b"<tr><td colspan=999999>x" * 20_000 + b"</table><p>the end",
    "rowspans.html": b"<table>" + b"<tr><td rowspan=99999 colspan=20>x" * 20_000 + b"</table><p>the end",
    "attributes.html": b"<p " + b" ".join(b"a%d=1" % n for n in range(20_000)) + b">the end",
    "comments.html": b"<!--" * 40_000,
    "brackets.html": b"<a " * 20_000,
    "ids.html": b"".join(b"<p id=a%d><a href=#a%d>x</a>" % (n, n) for n in range(20_000)) + b"the end",
    "menus.html": b"<div class=menu>" * 3_000 + b"the end",
    "one-line.html": b"<p>" + b"word " * 400_000 + b"the end",
    "nulls.html": b"\0" * 1_000_000 + b"the end",
    "marks.html": b"<p>a" + b"&#x301;" * 100_000 + b" the end",
    "objects.pdf": b"%PDF-1.4\n" + b"1 0 obj\n[" * 20_000,
    "bomb.html.gz": gzip.compress(b"<p>" + b"a" * 65_000_000),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_document_or_one_clear_error(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    try:
        document, _ = open_document(path)
    except ReaderError as error:
        assert error.path == path
        assert error.code in ("too-slow", "too-large", "damaged", "unknown-format")
        return
    assert all(gate(line.text) == line.text for line in document.lines)
    assert not document.lines or document.lines[-1].text.endswith("the end")
