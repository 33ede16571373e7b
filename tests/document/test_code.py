"""Code: what its words are, looked for apart."""

from __future__ import annotations

import pytest

from reader.document import code
from reader.document.apart import Apart
from reader.document.clean import CleanText
from reader.document.code import marked, piece_around
from reader.document.model import Line, Metadata, TextDocument

ROWS = ["def tell(way):", '    """Of two', '    rows."""', "    return 7  # far"]


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


def words(language: str, rows: list[str]) -> list[list[tuple[str, str]]]:
    """The words of each row that have a style, those of one style next to each other together."""
    found: list[list[tuple[str, str]]] = []
    for row, marks in zip(rows, marked(language, rows), strict=True):
        joined: list[tuple[int, int, str]] = []
        for start, end, style, _ in marks:
            before = joined.pop() if joined and joined[-1][1:] == (start, style) else (start, start, style)
            joined.append((before[0], end, style))
        found.append([(row[start:end].strip(), style) for start, end, style in joined])
    return found


def test_every_row_has_the_marks_of_its_own_words_those_of_a_long_string_too() -> None:
    assert words("python", ROWS) == [
        [("def", "keyword"), ("tell", "name")],
        [('"""Of two', "string")],
        [('rows."""', "string")],
        [("return", "keyword"), ("7", "number"), ("# far", "comment")],
    ]


def test_blank_rows_and_wide_characters_move_nothing() -> None:
    assert words("python", ["", "x = '漢字'", "", "pass"]) == [[], [("'漢字'", "string")], [], [("pass", "keyword")]]


def test_a_language_that_nobody_knows_has_no_marks() -> None:
    assert marked("no-such-language", ROWS) == []


def test_a_lexer_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code, "APART", Apart("this", 1))
    assert marked("python", ROWS) == []


def test_a_piece_is_what_stands_together_in_one_language() -> None:
    lines = [Line(CleanText("Words."))]
    for language in ("python", "sh"):
        lines += [Line(CleanText(f"row {nth}"), "code", close=nth > 0, language=language) for nth in range(3)]
    document = TextDocument("d", Metadata(CleanText("D")), tuple(lines))
    assert [piece_around(document, number) for number in (1, 3, 4, 6)] == [range(1, 4)] * 2 + [range(4, 7)] * 2


def test_a_very_long_piece_is_looked_at_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code, "MOST_LINES", 10)
    lines = tuple(Line(CleanText("x"), "code", close=nth > 0, language="python") for nth in range(100))
    assert piece_around(TextDocument("d", Metadata(CleanText("D")), lines), 50) == range(40, 60)
