"""The formats a document can have: every row of the registry, and what opens a file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import gate
from reader.document.formats import FORMATS, MOST_BYTES, Format, format_of, open_document, parse_document
from reader.document.model import TextDocument, lines_of
from reader.errors import ReaderError

SAMPLES = Path(__file__).parent.parent / "samples"


def sample_of(format_: Format) -> Path:
    found = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in format_.suffixes]
    assert found, f"{format_.name} has no sample: add a file ending in {format_.suffixes[0]} to tests/samples"
    return found[0]


every_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)


@every_format
def test_every_format_has_a_sample_that_opens_without_a_problem(format_: Format) -> None:
    document, problems = open_document(sample_of(format_))
    assert problems == ()
    assert document.id == "notes"
    assert document.title == "The Notes"
    assert document.headings[0].line == 0
    assert any("signed with her initials" in line.text for line in lines_of(document))


@every_format
@settings(deadline=None)
@given(source=st.text())
def test_any_text_makes_a_document_fit_to_show(format_: Format, source: str) -> None:
    document, _ = parse_document(source, Path("any.thing"), format_)
    assert document.title
    for line in lines_of(document):
        assert gate(line.text) == line.text
    for heading in document.headings:
        assert document.line(heading.line).text == heading.text


def test_no_two_formats_claim_one_ending() -> None:
    suffixes = [suffix for format_ in FORMATS for suffix in format_.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.casefold() for suffix in suffixes)


@pytest.mark.parametrize(
    ("name", "format_"), [("a.TXT", "plain text"), ("a.b.md", "Markdown"), ("a.exe", None), ("txt", None)]
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


def test_an_empty_heading_names_nothing(tmp_path: Path) -> None:
    assert opened(tmp_path / "a file.md", "#\n\nText").title == "a file"


def test_front_matter_is_no_part_of_a_plain_text(tmp_path: Path) -> None:
    assert opened(tmp_path / "a.txt", "---\ntitle: x\n---\n\nText here.").line(0).text == "---"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    assert opened(tmp_path / "a.txt", "Zoë’s café.".encode(encoding)).line(0).text == "Zoë’s café."


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"\x89PNG\0\0", "unknown-format"),
        ("a.pdf", b"text", "unknown-format"),
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
