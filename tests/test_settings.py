"""What a person has set."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.settings import MEASURE, NARROWEST, THEMES, WIDEST, Settings, simple_settings
from reader.settings_file import keep_setting, read_settings


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "settings.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_a_file_everything_has_its_usual_value(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.yaml") == Settings(theme="dark", measure=MEASURE, keys={})


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_is_no_problem(tmp_path: Path, text: str) -> None:
    assert read_settings(written(tmp_path, text)) == Settings()


def test_what_is_set_is_read(tmp_path: Path) -> None:
    found = read_settings(written(tmp_path, "theme: Sepia\nmeasure: 80\nkeys:\n  quiz: 'q,Q'\n"))
    assert found == Settings(theme="sepia", measure=80, keys={"quiz": "q,Q"})


@pytest.mark.parametrize("measure", [NARROWEST, WIDEST])
def test_the_measure_may_be_as_narrow_or_wide_as_its_limits(tmp_path: Path, measure: int) -> None:
    assert read_settings(written(tmp_path, f"measure: {measure}")).measure == measure


@pytest.mark.parametrize(
    "line",
    [
        "theme: pink",
        "measure: 39",
        "measure: 101",
        "measure: wide",
        "margin: 21",
        "spacing: 0",
        "hyphens: maybe",
        "focus: word",
        f"measure: {'9' * 5000}",
        "measure: ⁵⁵",
        "keys: none",
        "colour: red",
    ],
)
def test_what_is_wrong_is_said_and_has_its_usual_value(tmp_path: Path, line: str) -> None:
    found = read_settings(written(tmp_path, f"# settings\n{line}\n"))
    assert (found.theme, found.measure, found.keys) == ("dark", MEASURE, {})
    assert [problem.line for problem in found.problems] == [2]


def test_one_wrong_line_leaves_the_others(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, "theme: pink\nmeasure: 80\n")).measure == 80


def test_a_file_that_is_no_yaml_is_said_and_nothing_more(tmp_path: Path) -> None:
    found = read_settings(written(tmp_path, "theme: [dark\n"))
    assert found.theme == "dark"
    assert len(found.problems) == 1


PIECES = st.sampled_from([b"theme: ", b"measure: ", b"keys: ", b"dark", b"80", b"9", b"\n", b"  ", b"[", b"{a: b}"])


@settings(deadline=None)
@given(st.one_of(st.binary(), st.lists(PIECES).map(b"".join)))
def test_no_file_stops_the_program(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    found = read_settings(written(tmp_path_factory.getbasetemp(), data))
    assert found.theme in THEMES
    assert NARROWEST <= found.measure <= WIDEST


NAMES = st.sampled_from(
    ["theme", "measure", "margin", "spacing", "hyphens", "focus", "mode", "certainty", "nlp", "keys"]
)
VALUES = st.sampled_from(
    ["dark", "sepia", "60", "9", "060", "3", "0", "true", "false", "True", "off", "test", "", "a: b"]
)
ROWS = st.builds("{}: {}{}\n".format, NAMES, VALUES, st.sampled_from(["", "", "", " ", " # mine", "\r"]))


@settings(deadline=None)
@given(st.one_of(st.binary(), st.lists(st.one_of(ROWS, st.just("# mine\n"))).map("".join)))
def test_a_simple_file_says_to_whom_reads_it_simply_what_yaml_says(
    tmp_path_factory: pytest.TempPathFactory, data: bytes | str
) -> None:
    path = written(tmp_path_factory.getbasetemp(), data)
    assert simple_settings(path) in (None, read_settings(path))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "theme: light\n"),
        ("theme: dark\n", "theme: light\n"),
        ("# mine\ntheme: dark\nmeasure: 80\n", "# mine\ntheme: light\nmeasure: 80\n"),
        ("measure: 80", "measure: 80\ntheme: light\n"),
        ("theme: dark  # in the evening\nmeasure: 80\n", "theme: light  # in the evening\nmeasure: 80\n"),
        ("# mine\r\ntheme: dark\r\nmeasure: 80\r\n", "# mine\r\ntheme: light\r\nmeasure: 80\r\n"),
        ("keys:\n  theme: T\n", "keys:\n  theme: T\ntheme: light\n"),
    ],
)
def test_keeping_a_theme_leaves_every_other_line_as_it_is(tmp_path: Path, before: str, after: str) -> None:
    path = written(tmp_path, before)
    keep_setting(path, "theme", "light")
    assert path.read_bytes().decode() == after
    assert read_settings(path).theme == "light"


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [("measure", 72, "measure: 72"), ("hyphens", True, "hyphens: true"), ("spacing", 2, "spacing: 2")],
)
def test_every_kind_of_value_is_kept_as_it_is_read(tmp_path: Path, name: str, value: object, line: str) -> None:
    path = written(tmp_path, "# mine\n")
    keep_setting(path, name, value)
    assert path.read_text() == f"# mine\n{line}\n"
    assert getattr(read_settings(path), name) == value
    assert simple_settings(path) == read_settings(path)


def test_keeping_a_theme_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.yaml"
    keep_setting(path, "theme", "light")
    assert read_settings(path).theme == "light"


def test_keeping_a_theme_in_a_file_of_an_old_encoding_keeps_its_words(tmp_path: Path) -> None:
    path = written(tmp_path, "# für mich\n".encode("cp1252"))
    keep_setting(path, "theme", "light")
    assert path.read_text(encoding="utf-8") == "# für mich\ntheme: light\n"


@pytest.mark.parametrize("text", ["theme: [dark\n", "{theme: dark}\n", "'theme': dark\n"])
def test_a_theme_that_would_break_the_file_is_not_kept(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    try:
        keep_setting(path, "theme", "light")
    except ReaderError:
        assert path.read_text() == text
    else:
        assert read_settings(path).theme == "light"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReaderError) as caught:
        keep_setting(tmp_path / "file" / "settings.yaml", "theme", "light")
    assert caught.value.code == "unwritable"
