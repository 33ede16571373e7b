"""Focus: the paragraph or the sentence that stands out, and the next."""

from reader.document.clean import CleanText
from reader.document.focus import Focus, FocusKind
from reader.document.model import Line, Metadata, Position, Span, TextDocument, text_of

LINES = (
    Line(CleanText("Title"), "heading", level=1),
    Line(CleanText("One is here. Two is there.")),
    Line(CleanText(""), "rule"),
    Line(CleanText("Roses are red,")),
    Line(CleanText("violets are blue."), close=True),
    Line(CleanText("The end.")),
)
DOCUMENT = TextDocument("d", Metadata(CleanText("D")), LINES)


def walked(kind: FocusKind, by: int, start: Position, times: int) -> list[str]:
    focus = Focus.at(DOCUMENT, kind, start)
    assert focus
    found = [text_of(DOCUMENT, focus.span)]
    for _ in range(times):
        focus = focus.step(by)
        found.append(text_of(DOCUMENT, focus.span))
    return found


def test_paragraphs_follow_one_another_rows_that_belong_together_in_one() -> None:
    wanted = ["Title\nOne is here. Two is there.", "Roses are red,\nviolets are blue.", "The end."]
    assert walked("paragraph", 1, Position(0, 0), 3) == [*wanted, "The end."]
    assert walked("paragraph", -1, Position(5, 3), 3) == [*wanted[::-1], wanted[0]]
    assert walked("paragraph", 1, Position(4, 2), 0) == [wanted[1]]


def test_headings_belong_to_the_paragraph_below_them() -> None:
    part, sub = (Line(CleanText(text), "heading", level=level) for level, text in ((2, "Part"), (3, "Section")))
    lines = (LINES[5], part, sub, LINES[1], Line(CleanText("After"), "heading", level=2))
    document = TextDocument("d", Metadata(CleanText("D")), lines)
    for line in (1, 2, 3):
        focus = Focus.at(document, "paragraph", Position(line, 0))
        assert focus and focus.span == Span(Position(1, 0), Position(3, 26))
        assert focus.step(1).span.start.line == 4
        assert focus.step(-1).span.start.line == 0


def test_sentences_follow_one_another_over_the_ends_of_paragraphs() -> None:
    wanted = ["Title", "One is here.", "Two is there.", "Roses are red,", "violets are blue.", "The end."]
    assert walked("sentence", 1, Position(0, 0), 6) == [*wanted, "The end."]


def test_what_does_not_stand_out_is_all_the_rest() -> None:
    focus = Focus(DOCUMENT, "sentence", Span(Position(1, 13), Position(1, 26)))
    assert [list(focus.around(number)) for number in (0, 1, 5)] == [[(0, 5)], [(0, 13)], [(0, 8)]]
    first = Focus(DOCUMENT, "sentence", Span(Position(1, 0), Position(1, 12)))
    assert list(first.around(1)) == [(12, 26)]


def test_in_an_empty_text_nothing_stands_out() -> None:
    empty = TextDocument("e", Metadata(CleanText("E")), ())
    assert Focus.at(empty, "paragraph", Position(0, 0)) is None
    assert Focus.at(empty, "sentence", Position(0, 0)) is None
