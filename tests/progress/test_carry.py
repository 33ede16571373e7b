"""A place carried over into an edited text."""

import pytest

from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, Position, TextDocument
from reader.progress.carry import carried

LINES = ("A title", "The bees came early that year. Nobody knew why.", "They stayed.", "* * *", "And left.", "* * *")


def document(*lines: str) -> TextDocument:
    return TextDocument("d", Metadata(CleanText("D")), tuple(Line(CleanText(line)) for line in lines))


OLD = document(*LINES)


@pytest.mark.parametrize(
    ("new", "place", "expected"),
    [
        (LINES, Position(2, 5), Position(2, 5)),
        (("New.", "New.", *LINES), Position(2, 5), Position(4, 5)),
        (LINES[1:], Position(1, 31), Position(0, 31)),
        (("New.", *LINES), Position(5, 0), Position(6, 0)),
        (("New.", *LINES), Position(3, 0), Position(4, 0)),
        ((LINES[0], "Before. The bees came early this year. Nobody knew.", "More."), Position(1, 3), Position(1, 8)),
        (("Quite another text.",), Position(4, 2), Position(0, 0)),
        ((), Position(4, 2), Position(0, 0)),
    ],
    ids=["same", "later", "earlier", "nearest", "nearest of two", "edited", "gone", "empty"],
)
def test_the_same_words_are_found(new: tuple[str, ...], place: Position, expected: Position) -> None:
    assert carried(OLD, document(*new), place) == expected


def test_a_place_beyond_the_text_is_its_start() -> None:
    assert carried(OLD, OLD, Position(9, 0)) == Position(0, 0)
