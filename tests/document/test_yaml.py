"""YAML as plain text with places."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import gate
from reader.document.yaml import (
    MOST_BYTES,
    MOST_DEPTH,
    MOST_SCALAR,
    Mapping,
    Node,
    Sequence,
    Text,
    load_yaml,
    read_yaml,
)
from reader.errors import ReaderError


def plain(node: Node | None) -> object:
    """A node as Python's own values."""
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value if node else None


def refusal(source: str) -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        load_yaml(source, Path("bank.yaml"))
    return caught.value


@pytest.mark.parametrize(
    "written",
    ["No", "yes", "on", "~", "null", "12:30", "010", "0x1F", "2017", "3.10", "1e3", "1_000", "2024-13-45", "=", "5:3"],
)
def test_a_scalar_stays_what_was_written(written: str) -> None:
    assert plain(load_yaml(f"key: {written}")) == {"key": written}


def test_a_scalar_of_five_thousand_digits_is_text() -> None:
    assert plain(load_yaml(f"- {'9' * 5000}")) == ["9" * 5000]


def test_lists_and_mappings_keep_their_order() -> None:
    assert plain(load_yaml("b: [1, 2]\na: {d: 3, c: 4}")) == {"b": ["1", "2"], "a": {"d": "3", "c": "4"}}


def test_an_empty_value_is_an_empty_text() -> None:
    assert plain(load_yaml("key:")) == {"key": ""}
    assert plain(load_yaml("")) == plain(load_yaml("# only a comment")) == ""


def test_every_node_knows_its_line_and_column_in_characters() -> None:
    node = load_yaml("é: x\nlist:\n  - été: one\n")
    assert isinstance(node, Mapping)
    listed = node.get("list")
    assert isinstance(listed, Sequence)
    item = listed.items[0]
    assert isinstance(item, Mapping)
    assert (listed.line, listed.column, item.line, item.column) == (3, 3, 3, 5)
    value = item.get("été")
    assert isinstance(value, Text)
    assert (value.line, value.column) == (3, 10)


def test_lines_count_from_where_the_source_begins_in_its_file() -> None:
    assert load_yaml("key: value", first_line=5).line == 5
    with pytest.raises(ReaderError) as caught:
        load_yaml("key: [", first_line=5)
    assert (caught.value.line or 0) >= 5


def test_a_node_says_whether_it_was_quoted_or_in_brackets() -> None:
    node = load_yaml("[plain, 'quoted']")
    assert isinstance(node, Sequence)
    assert node.flow
    assert [item.plain for item in node.items if isinstance(item, Text)] == [True, False]
    assert not getattr(load_yaml("- block"), "flow", True)


def test_an_escape_in_a_string_is_made_visible() -> None:
    assert plain(load_yaml('"\\e[2J\\x9b\\0\\u202e"')) == "^[[2J<U+009B>^@<U+202E>"


@pytest.mark.parametrize(
    ("source", "line", "column", "word"),
    [
        ("a: &x 1\nb: 2", 1, 4, "anchors"),
        ("a: 1\nb: *x", 2, 4, "aliases"),
        ("a: !!python/name:os.system x", 1, 4, "tags"),
        ("a: !x 1", 1, 4, "tags"),
        ("a: 1\n<<: {b: 2}", 2, 1, "merge"),
        ("a: 1\nb: 2\na: 3", 3, 1, "twice (first on line 1)"),
        ("a: 1\n--- \nb: 2", 3, 1, "second document"),
        ("? [a, b]\n: c", 1, 3, "key"),
        ("a: {{b}}", 1, 5, "key"),
        ("ask: Who: me?", 1, 9, "put quotes round"),
        ("a:\n\tb: 1", 2, 1, "tab"),
        ("a: @b", 1, 4, "cannot begin"),
        ("a: 'b\nc: d\n", 1, 4, "never closed"),
        ('a: 1\nb: "c\n', 2, 4, "never closed"),
        ("é: é\x01", 1, 5, "not allowed"),
        ("a: 1\r\né: \x1b", 2, 4, "not allowed"),
        ("a: \ud800", 1, 4, "not allowed"),
        ('a: "\\ud800"', 1, 7, "invalid"),
    ],
)
def test_what_a_data_file_has_no_need_of_is_refused_at_its_place(
    source: str, line: int, column: int, word: str
) -> None:
    error = refusal(source)
    assert (error.path, error.line, error.column) == (Path("bank.yaml"), line, column)
    assert word in error.message


def test_nesting_is_read_to_its_limit_and_no_deeper() -> None:
    assert isinstance(load_yaml("[" * MOST_DEPTH + "]" * MOST_DEPTH), Sequence)
    error = refusal("[" * (MOST_DEPTH + 1) + "]" * (MOST_DEPTH + 1))
    assert (error.line, error.column) == (1, MOST_DEPTH + 1)
    assert "deep" in error.message


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "- - "])
def test_thirty_thousand_openings_are_refused(opening: str) -> None:
    assert refusal(opening * 30_000).line == 1


@pytest.mark.parametrize("opening", ["[", "{", "[{"])
def test_thirty_thousand_brackets_do_not_end_the_process(opening: str) -> None:
    program = (
        "from reader.document.yaml import load_yaml\n"
        f"try: load_yaml('{opening}' * 30000)\n"
        "except Exception as e: print(e)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 0
    assert "levels deep" in ended.stdout


def test_a_scalar_is_read_to_its_limit_and_no_longer() -> None:
    assert plain(load_yaml("x" * MOST_SCALAR)) == "x" * MOST_SCALAR
    error = refusal("a: 1\nb: " + "x" * (MOST_SCALAR + 1))
    assert (error.line, error.column) == (2, 4)
    assert "longer" in error.message


def test_a_file_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(ReaderError, match="larger than 8 MB"):
        read_yaml(path)


def test_a_file_in_another_encoding_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        path.write_bytes("name: Zoë".encode(encoding))
        assert plain(read_yaml(path)) == {"name": "Zoë"}


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot read"):
        read_yaml(tmp_path / "none.yaml")


CHARACTERS = "[]{}:,-?&*!|>'\"%@`#~<\\ \n\t\r"
SNIPPETS = ["- ", ": ", "---\n", "...\n", "<<: ", "&a ", "*a", "!!str ", "\\e", "\\ud800", "a", "é", "%YAML 1.1\n"]
PIECES = st.sampled_from([*CHARACTERS, *SNIPPETS])


@settings(deadline=None, max_examples=400)
@given(st.one_of(st.text(), st.text(st.characters(exclude_categories=[])), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_is_a_node_or_an_error_with_its_place(source: str) -> None:
    try:
        node = load_yaml(source)
    except ReaderError as error:
        assert (error.line or 0) >= 1
        assert (error.column or 0) >= 1
        assert error.message
    else:
        assert all(gate(text.value.replace("\n", "")) == text.value.replace("\n", "") for text in texts_in(node))


def texts_in(node: Node) -> list[Text]:
    if isinstance(node, Text):
        return [node]
    if isinstance(node, Sequence):
        return [text for item in node.items for text in texts_in(item)]
    return [text for entry in node.entries for part in entry for text in texts_in(part)]


KEYS = st.text(st.characters(codec="ascii", categories=["L"]), min_size=1)
VALUES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]))


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES))
def test_quoted_texts_come_back_as_they_were(values: dict[str, str]) -> None:
    source = "\n".join(f"{key}: '{value.replace(chr(39), chr(39) * 2)}'" for key, value in values.items())
    assert plain(load_yaml(source)) == (values or "")
