"""Selection: what is chosen in a text, by sentences, words and characters."""

import pytest

from reader.document import selection
from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, Position, Span, TextDocument, text_of
from reader.document.selection import Selection, begun_in, copied

LINES = (
    Line(CleanText("A heading. Of two."), "heading", level=1),
    Line(CleanText("He saw the bee. “It’s there,” he said.  Then he left.")),
    Line(CleanText(""), "rule"),
    Line(CleanText("if x:"), "code", level=1),
    Line(CleanText("    go(x)"), "code", level=1, close=True),
    Line(CleanText("Cafe\u0301s 漢字 👩\u200d👧 हिन्दी.")),
)
DOCUMENT = TextDocument("d", Metadata(CleanText("D")), LINES)


def chosen(choice: Selection | None) -> str:
    assert choice
    return text_of(DOCUMENT, choice.span)


def start(line: int, column: int = 0, by_words: bool = False) -> Selection:
    choice = Selection.at(DOCUMENT, Position(line, column), by_words)
    assert choice
    return choice


def walked(choice: Selection, by: int, by_words: bool, times: int) -> list[str]:
    found = []
    for _ in range(times):
        choice = choice.step(by, by_words)
        found.append(chosen(choice))
    return found


def test_sentences_go_through_the_whole_text_headings_and_code_in_one_piece() -> None:
    assert chosen(start(0)) == "A heading. Of two."
    onward = walked(start(0), 1, False, 7)
    assert onward == [
        "He saw the bee.", "“It’s there,” he said.", "Then he left.", "if x:", "    go(x)",
        LINES[5].text, LINES[5].text,
    ]  # fmt: skip
    assert walked(start(5), -1, False, 6)[-2:] == ["He saw the bee.", "A heading. Of two."]


def test_words_begin_with_the_first_or_the_last_of_the_sentence_and_cross_lines() -> None:
    assert walked(start(1), 1, True, 5) == ["He", "saw", "the", "bee", "It’s"]
    assert walked(start(1), -1, True, 2) == ["bee", "the"]
    assert walked(start(1, 40).step(1, True), 1, True, 3) == ["he", "left", "if"]


def test_from_words_a_sentence_is_the_one_they_are_in() -> None:
    word = start(1, 18, by_words=True)
    assert chosen(word) == "It’s"
    assert chosen(word.step(1, False)) == "“It’s there,” he said."


def test_more_is_taken_in_and_given_up_again() -> None:
    two = start(1).step(1, False, extend=True)
    assert chosen(two) == "He saw the bee. “It’s there,” he said."
    assert chosen(two.step(1, True, extend=True)) == "He saw the bee. “It’s there,” he said.  Then"
    assert chosen(two.step(-1, False, extend=True)) == "He saw the bee."
    assert chosen(start(1, 40).step(-1, True, extend=True)) == "said.  Then he left."
    assert chosen(two.step(1, False)) == "Then he left."


def test_words_are_whole_in_every_script() -> None:
    assert walked(start(5), 1, True, 4) == ["Cafe\u0301s", "漢", "字", "👩\u200d👧"]


def test_a_stroke_takes_whole_characters_in_either_direction() -> None:
    down, up = Position(5, 11), Position(5, 3)
    assert chosen(Selection.between(DOCUMENT, down, up)) == "e\u0301s 漢字 👩\u200d👧"
    assert Selection.between(DOCUMENT, up, down).span == Selection.between(DOCUMENT, down, up).span


def test_what_is_copied_has_its_paragraphs_apart_and_its_code_together() -> None:
    span = Span(Position(1, 41), Position(4, 9))
    assert copied(DOCUMENT, span) == "hen he left.\n\n\n\nif x:\n    go(x)"


def test_nothing_follows_the_end() -> None:
    assert Selection.at(DOCUMENT, Position(5, 100)) is None
    assert Selection.at(TextDocument("e", Metadata(CleanText("E")), ()), Position(0, 0)) is None


def test_in_a_very_long_line_only_what_is_near_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr(selection, "sentences", lambda text: looked.append(len(text)) or [(0, len(text))])
    long = TextDocument("l", Metadata(CleanText("L")), (Line(CleanText("Word. " * 100_000)),))
    assert Selection.at(long, Position(0, 300_000))
    assert looked == [2 * selection.NEAR]


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        (((1, 0), (3, 0)), (1, 0)),
        (((1, 3), (3, 0)), (1, 16)),
        (((1, 45), (6, 0)), (3, 0)),
        (((1, 17), (1, 30)), (1, 17)),
        (((5, 9), (6, 0)), (5, 9)),
    ],
)
def test_the_first_sentence_that_begins_in_view_or_what_is_there(
    view: tuple[tuple[int, int], tuple[int, int]], wanted: tuple[int, int]
) -> None:
    start, end = (Position(*place) for place in view)
    assert begun_in(DOCUMENT, Span(start, end)) == Position(*wanted)


SPACELESS = (
    ("小明住在北京。他喜歡魚！", ["小", "明", "住", "在", "北", "京", "他", "喜", "歡", "魚"]),
    ("「鳥は？」と言った。", ["鳥", "は", "と", "言", "っ", "た"]),
    ("テレビ・ラジオを見る", ["テレビ", "ラジオ", "を", "見", "る"]),
    ("始於2024年，AI和GPT-4", ["始", "於", "2024", "年", "AI", "和", "GPT-4"]),
    ("か\u3099んばる 漢\U000e0100字", ["か\u3099", "ん", "ば", "る", "漢\U000e0100", "字"]),
    ("กินข้าว", ["กิ", "น", "ข้", "า", "ว"]),
    ("한국어 문장 café", ["한국어", "문장", "café"]),
)


@pytest.mark.parametrize(("text", "expected"), SPACELESS)
def test_where_no_space_parts_the_words_a_sign_or_a_run_is_one(text: str, expected: list[str]) -> None:
    document = TextDocument("d", Metadata(CleanText("D")), (Line(CleanText(text)),))
    choice = Selection.at(document, Position(0, 0), by_words=True)
    assert choice
    found = [text_of(document, choice.span)]
    for _ in expected[1:]:
        choice = choice.step(1, by_words=True)
        found.append(text_of(document, choice.span))
    assert found == expected
    assert choice.step(1, by_words=True) == choice
