"""How well the finder does on the project's own gold: a floor for every kind, and for grouping."""

from __future__ import annotations

import pytest
from gold import by_kind, grouping, sentences, texts

FLOORS = {
    "date": 97,
    "event": 95,
    "group": 95,
    "organisation": 93,
    "person": 93,
    "place": 95,
    "quantity": 96,
    "term": 60,
    "work": 85,
    "all": 96,
}


def test_the_gold_has_sentences_of_several_genres() -> None:
    assert sentences() >= 60
    assert len({gold.document.id for gold in texts()}) >= 6


@pytest.mark.parametrize("kind", FLOORS)
def test_each_kind_is_found_well_enough(kind: str) -> None:
    score = by_kind()[kind]
    print(f"{kind}: precision {score.precision:.1f}, recall {score.recall:.1f}, F1 {score.f1:.1f}")
    assert score.f1 >= FLOORS[kind]


def test_every_kind_has_a_floor() -> None:
    assert set(FLOORS) == set(by_kind())


def test_mentions_are_put_together_better_than_by_their_words_alone() -> None:
    finder, exact = grouping()
    print(f"grouping: B-cubed F1 {finder.f1:.1f}, by exact words {exact.f1:.1f}")
    assert finder.f1 >= 96
    assert finder.f1 > exact.f1
