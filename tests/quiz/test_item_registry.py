from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.files import shipped_library
from reader.quiz.bank import read_bank
from reader.quiz.items import ITEM_TYPES
from reader.quiz.items.base import ItemType

EACH = pytest.mark.parametrize("kind", ITEM_TYPES, ids=lambda kind: kind.name)
AUTHORS = Path(__file__).parents[2] / "docs" / "authors.md"


def test_no_two_item_types_have_one_name() -> None:
    assert len({kind.name for kind in ITEM_TYPES}) == len(ITEM_TYPES)


@EACH
def test_every_item_type_has_an_item_in_a_shipped_bank(kind: ItemType) -> None:
    banks = map(read_bank, sorted((shipped_library() / "quizzes").glob("*.yaml")))
    assert any(item.type_name == kind.name for bank in banks for item in bank.items)


@EACH
def test_every_item_type_is_explained_to_authors(kind: ItemType) -> None:
    assert re.search(rf"^.*`{kind.name}`", AUTHORS.read_text(encoding="utf-8"), re.M)


@EACH
def test_every_item_type_has_a_widget(kind: ItemType) -> None:
    from reader.ui.items import WIDGETS

    assert kind.name in WIDGETS


def test_every_widget_has_an_item_type() -> None:
    from reader.ui.items import WIDGETS

    assert set(WIDGETS) <= {kind.name for kind in ITEM_TYPES}
