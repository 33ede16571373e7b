"""Plain texts read in blocks: the same words as when they are read whole, wherever one begins."""

import re
from pathlib import Path

import pytest

from reader.document import blocks
from reader.document.blocks import BlockDocument, read_in_blocks
from reader.document.clean import CleanText, clean
from reader.document.from_file import open_document
from reader.document.model import Line, Metadata, Position, Span, TextDocument, lines_of
from reader.document.plain import parse_plain
from reader.document.search import Query, finder, longest_word, search
from reader.document.shown import shown as displayed
from reader.document.terminal_text import NOT_SHOWN

WORDS = "the quick brown fox jumps over a lazy dog and is seen by nobody in the field".split()  # noqa: SIM905


def prose(paragraphs: int) -> str:
    return "\n\n".join(
        f"Paragraph {number}: " + " ".join(WORDS[: number % 17 + 1]) + "." for number in range(paragraphs)
    )


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "BLOCK", 256)
    monkeypatch.setattr(blocks, "REACH", 64)


def opened(tmp_path: Path, text: str | bytes) -> BlockDocument:
    path = tmp_path / "long.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with path.open("rb") as file:
        document = read_in_blocks(file, "long", CleanText("long"))
    assert document is not None
    return document


def shown(document: BlockDocument) -> list[str]:
    return [line.text for line in lines_of(document) if line.text]


def printed(document: BlockDocument) -> str:
    return displayed(document).text


def test_a_long_text_has_the_lines_that_it_has_when_it_is_read_whole(tmp_path: Path) -> None:
    text = (
        "A title\n\nThis is wrapped by hand as all of it is, in rows that\nare short.\n\n"
        + prose(300)
        + "\n\n- one\n- two\n\nwrapped by hand in rows that are full as far as the\nedge, so that they go on\n"
    )
    document = opened(tmp_path, text)
    parsed = parse_plain(clean(text)).lines
    assert shown(document) == [line.text for line in parsed]
    assert printed(document) == displayed(TextDocument("", Metadata(CleanText("")), tuple(parsed))).text
    assert document.title == "A title"
    assert [heading.line for heading in document.headings] == [0]


def test_the_headings_of_all_of_a_text_are_found_behind_the_page(tmp_path: Path) -> None:
    text = "A title\n\n" + "".join(f"{prose(20)}\n\nCHAPTER {number}\n\n" for number in range(1, 9))
    document = opened(tmp_path, text)
    assert len(document.headings) < 9
    assert blocks.look_through(document, lambda: False)
    assert [heading.text for heading in document.headings] == [
        "A title",
        *(f"CHAPTER {number}" for number in range(1, 9)),
    ]
    assert all(document.line(heading.line).text == heading.text for heading in document.headings)
    places = [Position(heading.line, 0) for heading in document.headings]
    shares = [*map(document.passed, places)]
    document._passed.clear()
    assert shares == [*map(document.passed, places)]


def test_bytes_that_are_no_text_are_told_when_they_are_read(tmp_path: Path) -> None:
    assert opened(tmp_path, "Zoë\n" * 400).unseen == ""
    document = opened(tmp_path, "Zoë\n".encode() * 40_000 + b"\xff\n" + b"Zoe\n" * 400)
    assert document.unseen == ""
    assert document.line(40_000).text == "�"
    assert document.unseen == "1 place holds no text in UTF-8: � stands there"


def test_all_of_a_text_is_in_the_encoding_of_its_beginning(tmp_path: Path) -> None:
    rows = "Первый снег выпал ночью.\n".encode("koi8-r") * 5_000
    document = opened(tmp_path, rows + b"plain\n" * 20_000 + "и снова снег\n".encode("koi8-r"))
    assert "KOI8-R" in document.unseen
    assert document.line(0).text.startswith("Первый снег")
    assert document.line(25_000).text == "и снова снег"


def test_another_encoding_that_begins_late_is_guessed_and_said(tmp_path: Path) -> None:
    late = "Первый снег выпал ночью, и утром весь двор был белым.\n".encode("koi8-r") * 20
    document = opened(tmp_path, b"plain\n" * 100 + late)
    assert document.unseen == ""
    assert document.line(100).text.startswith("Первый снег")
    assert "KOI8-R" in document.unseen


def test_a_manual_struck_over_has_its_letters_and_is_searched_for_them(tmp_path: Path) -> None:
    struck = "".join(f"{letter}\b{letter}" for letter in "NAME")
    document = opened(tmp_path, f"{prose(100)}\n\n{struck}\n\n{prose(100)}\n\n\x1b[31mred\x1b[0m\n")
    assert {"NAME", "red"} < set(shown(document))
    assert document.unseen == NOT_SHOWN
    query = Query("name")
    assert any(batch.spans for batch in search(document, finder(query), 0, longest_word(query)))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_line_has_the_number_of_its_row_in_the_file(tmp_path: Path, newline: str) -> None:
    text = prose(300).replace("\n", newline)
    document = opened(tmp_path, text)
    for number, row in enumerate(text.split(newline)):
        assert document.line(number).text == row
    assert len(document) == len(text.split(newline))


@pytest.mark.parametrize("odd", ["\f", "\x1c", "\u2028", "\u0085", "\r", "\x1b[2J", "\r\b"])
def test_rows_are_counted_as_they_are_cleaned(tmp_path: Path, odd: str) -> None:
    text = prose(100) + f"\n\nodd{odd}one\n\n" + prose(100)
    document = opened(tmp_path, text)
    rows = clean(text).split("\n")
    assert len(document) == len(rows)
    assert all(document.line(number).text in (row, "") for number, row in enumerate(rows))
    assert shown(document)[-1] == rows[-1]


def test_lines_are_found_from_any_number_up_and_down(tmp_path: Path) -> None:
    document = opened(tmp_path, "\n" * 2000 + prose(50) + "\n" * 1000)
    assert document.nearest(0, 1) == 2000
    assert document.nearest(1999, -1) is None
    assert document.nearest(2001, 1) == 2002
    assert document.nearest(10**6, -1) == 2098
    assert document.nearest(2099, 1) is None
    assert (document.line(5), document.line(10**6)) == (blocks.NOTHING, blocks.NOTHING)


def test_how_much_is_passed_grows_down_the_text_and_leads_back(tmp_path: Path) -> None:
    document = opened(tmp_path, prose(500))
    passed = [document.passed(Position(number, 0)) for number in range(len(document))]
    assert passed == sorted(passed)
    assert passed[0] == 0 and document.passed(Position(len(document), 0)) == 1
    for share in (0, 0.25, 0.5, 0.999):
        assert document.passed(document.position_at(share)) == pytest.approx(share, abs=0.001)


def test_a_place_is_known_before_all_rows_are_counted(tmp_path: Path) -> None:
    document = opened(tmp_path, prose(500))
    assert document.line(0).text.startswith("Paragraph 0")
    assert len(document._offsets) < 5
    assert len(document) == 999


@pytest.mark.parametrize("query", ["Paragraph 299", "fox jumps", "FOX", "zzz", "quick brow"])
def test_a_search_finds_what_stands_in_any_block(tmp_path: Path, query: str) -> None:
    text = prose(300) + "\n\na soft\u00adhyphen, FOX"
    document = opened(tmp_path, text)
    wanted = Query(query)
    found = [span for batch in search(document, finder(wanted), 200, longest_word(wanted)) for span in batch.spans]
    flags = 0 if query != query.lower() else re.IGNORECASE
    rows = clean(text).split("\n")
    expected = [number for number, row in enumerate(rows) for _ in re.finditer(query, row, flags)]
    assert sorted(span.start.line for span in found) == expected


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b"])
def test_what_is_not_seen_in_a_word_hides_it_from_no_search(tmp_path: Path, sign: str) -> None:
    document = opened(tmp_path, prose(300) + f"\n\na soft{sign}hyphen")
    query = Query("softhyphen")
    assert any(batch.spans for batch in search(document, finder(query), 0, longest_word(query)))


def test_a_row_longer_than_any_is_read_as_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "LONGEST", 4096)
    text = "word " * 5000 + "end"
    document = opened(tmp_path, text)
    assert "".join(shown(document)) == text
    assert len({number for number in range(len(document)) if document.line(number).text}) > 3
    assert printed(document) == f"{text}\n"


@pytest.mark.parametrize(
    ("encoding", "sentence"),
    [
        ("utf-8", "昨天晚上下了第一场雪，早上整个院子都白了。"),
        ("gb18030", "昨天晚上下了第一场雪，早上整个院子都白了。"),
        ("utf-8", "か\u3099っこうのこと\u3099も"),
    ],
)
def test_a_long_row_without_spaces_is_cut_between_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, sentence: str
) -> None:
    monkeypatch.setattr(blocks, "LONGEST", 1024)
    row = sentence * 300
    document = opened(tmp_path, f"{sentence}\n{row}\n雪\n{row}".encode(encoding))
    assert printed(document) == f"{sentence}\n{row}\n雪\n{row}\n"
    assert "hold" not in document.unseen
    assert not any(line.startswith("\u3099") for line in shown(document))
    pieces = displayed(document).pieces(Span(Position(2, 2), Position(4, 1)))
    assert "".join(printed(document)[start:end] for start, end in pieces) in row


@pytest.mark.parametrize(
    "data",
    [
        prose(50).encode("utf-16"),
        prose(50).replace("\n", "\r").encode(),
        b"short",
        bytes(range(256)) * 10,
    ],
)
def test_what_must_be_looked_at_whole_is_not_read_in_blocks(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(data)
    with path.open("rb") as file:
        assert read_in_blocks(file, "other", CleanText("other")) is None
        assert file.read() == data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    text = prose(100) + "\n\nÉté à Zürich, “quoted”"
    assert shown(opened(tmp_path, text.encode(encoding)))[-1] == "Été à Zürich, “quoted”"


def test_a_file_is_opened_in_blocks_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(prose(300))
    document = open_document(path).document
    assert isinstance(document, BlockDocument)
    assert document.words == pytest.approx(len(prose(300).split()), rel=0.2)
    head = document.head(2000)
    assert head.lines == tuple(map(document.line, range(len(head))))
    assert head.lines[0] == Line(CleanText("Paragraph 0: the."))


def test_a_file_that_became_shorter_has_nothing_where_it_ended(tmp_path: Path) -> None:
    document = opened(tmp_path, prose(300))
    last = len(document) - 1
    (tmp_path / "long.txt").write_text("short")
    assert document.line(last) == blocks.NOTHING


def test_counting_and_searching_give_other_threads_their_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[float] = []
    monkeypatch.setattr(blocks, "sleep", turns.append)
    document = opened(tmp_path, prose(300))
    assert not blocks.look_through(document, lambda: len(turns) == 1)
    assert document._count_block()
    assert blocks.look_through(document, lambda: False)
    assert not document._count_block()
    counted = len(turns)
    assert counted > 1
    assert [*document.numbers_with(b"nowhere", 0, len(document), lambda: False)] == []
    assert len(turns) > counted
