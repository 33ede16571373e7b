from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.clean import CleanText
from reader.document.goto import Headings, Share, target
from reader.document.model import Line, Metadata, Position, TextDocument

HEADINGS = {1: "The old dance", 3: "The dance", 5: "Doubt and dance"}
DOCUMENT = TextDocument(
    "d",
    Metadata(CleanText("D")),
    tuple(
        Line(CleanText(HEADINGS.get(number, "words")), "heading" if number in HEADINGS else "paragraph", level=1)
        for number in range(1200)
    ),
)
BARE = TextDocument("b", Metadata(CleanText("B")), (Line(CleanText("words")),))


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("1", Position(0, 0)), ("1200", Position(1199, 0)), (" 7 ", Position(6, 0)), ("40%", Share(0.4)),
        ("40 %", Share(0.4)), ("0%", Share(0)), ("100%", Share(1)), ("12.5%", Share(0.125)), ("12,5%", Share(0.125)),
        ("#the dance", Headings([3])), ("#dance", Headings([1, 3, 5])), ("# Dance  doubt", Headings([5])),
        ("#", Headings([1, 3, 5])),
    ],
)  # fmt: skip
def test_what_is_typed_leads_somewhere(typed: str, leads: Position | Share | Headings) -> None:
    assert target(DOCUMENT, typed) == leads


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("0", "The paragraphs go from 1 to 1,200."), ("1201", "The paragraphs go from 1 to 1,200."),
        ("101%", "nothing beyond"), ("#bees", "No heading has these words."), ("dance", "Paragraph 120"),
        ("", "Paragraph 120"), ("-3", "Paragraph 120"), ("²", "Paragraph 120"),
        ("9" * 50, "Paragraph 120"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_said(typed: str, says: str) -> None:
    said = target(DOCUMENT, typed)
    assert isinstance(said, str)
    assert says in said


def test_a_text_without_headings_says_so() -> None:
    assert target(BARE, "#x") == "This text has no headings."


@given(st.text(max_size=20))
def test_whatever_is_typed_leads_into_the_text_or_is_said(typed: str) -> None:
    leads = target(DOCUMENT, typed)
    if isinstance(leads, Position):
        assert 0 <= leads.line < len(DOCUMENT)
    elif isinstance(leads, Share):
        assert 0 <= leads.share <= 1
    else:
        assert leads
