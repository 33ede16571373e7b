"""Help between tries, where the evidence is in several places, in a heading, or gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, TextDocument
from reader.document.passages import Passages
from reader.quiz.bank import Bank
from reader.quiz.helps import help_after
from reader.quiz.model import Item

HEAD = "quiz: 1\ndocument: ada\nitems:\n"
TEXT = ("A bee runs. She turns, and runs again. Then she stops.", "The others follow her. They learn the way.")

BankFrom = Callable[[str], Bank]
Item_ = Callable[[str], Item]


@pytest.fixture
def item(bank_from: BankFrom) -> Item_:
    """An item by its own fields, with four tries."""

    def read(fields: str) -> Item:
        (found,) = bank_from(f"{HEAD}  - {{id: a, tries: 4, {fields}}}\n").items
        return found

    return read


@pytest.fixture
def passages(document_of: Callable[..., TextDocument]) -> Passages:
    return Passages(document_of(*TEXT))


def said(item: Item, passages: Passages) -> list[tuple[str, str]]:
    """The help after each try of three."""
    helps = (help_after(item, tries, passages) for tries in (1, 2, 3))
    return [(help_.name, help_.words) for help_ in helps if help_]


def test_of_several_passages_the_first_is_shown(item: Item_, passages: Passages) -> None:
    found = item("ask: A?, answer: x, evidence: [learn the way, She turns]")
    assert said(found, passages)[-1] == ("Look at this sentence", "They learn the way.")


def test_a_passage_over_two_sentences_is_shown_whole(item: Item_, passages: Passages) -> None:
    found = item("ask: A?, answer: x, evidence: 'She turns, and runs again. Then she'")
    assert said(found, passages)[-1][1] == "She turns, and runs again. Then she stops."


def test_evidence_that_is_gone_leaves_the_hint(item: Item_, passages: Passages) -> None:
    lost = "evidence: an elephant in the garden"
    assert said(item(f"ask: A?, answer: x, hint: Look., {lost}"), passages) == [("Hint", "Look.")] * 3
    assert said(item(f"ask: A?, answer: x, {lost}"), passages) == []


def test_of_two_passages_one_of_which_is_gone_the_other_is_shown(item: Item_, passages: Passages) -> None:
    found = item("ask: A?, answer: x, evidence: [an elephant in the garden, learn the way]")
    assert said(found, passages)[-1][1] == "They learn the way."


def test_evidence_in_a_heading_is_shown_as_it_is(item: Item_) -> None:
    lines = (Line(CleanText("The dance of bees"), "heading", level=1), Line(CleanText(TEXT[0])))
    passages = Passages(TextDocument("ada", Metadata(CleanText("Ada")), lines))
    found = item("ask: A?, answer: x, evidence: dance of bees")
    assert said(found, passages)[0] == ("Look in this paragraph", "The dance of bees")
    assert said(found, passages)[-1] == ("Look at this sentence", "dance of bees")


def test_before_the_first_try_there_is_no_help(item: Item_, passages: Passages) -> None:
    assert help_after(item("ask: A?, answer: x, hint: Look."), 0, passages) is None
