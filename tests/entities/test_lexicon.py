"""The lexicon that ships: there, small, and read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.entities import lexicon as module
from reader.entities.lexicon import BASIC, COUNTRY, FAMILY, GIVEN, GROUP, ORGANISATION, PLACE, ROLE, lexicon
from reader.entities.shapes import known

FILE = Path(module.__file__).with_name("lexicon.txt")


def test_it_is_at_most_a_megabyte() -> None:
    assert FILE.stat().st_size <= 1_000_000


def test_every_line_is_part_of_known_lists() -> None:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        names, tab, listed = line.partition("\t")
        assert tab
        assert listed
        assert set(names.split("+")) <= set(module._BUILT)


def test_it_is_read_once() -> None:
    assert lexicon() is lexicon()


KNOWN = [
    ("Paris", PLACE),
    ("France", COUNTRY),
    ("Germans", GROUP),
    ("Ottomans", GROUP),
    ("Irishmen", GROUP),
    ("United Nations", ORGANISATION),
    ("Margaret", GIVEN),
    ("Miller", FAMILY),
    ("physicist", ROLE),
    ("window", BASIC),
]


@pytest.mark.parametrize(("word", "bit"), KNOWN)
def test_it_knows(word: str, bit: int) -> None:
    assert lexicon().words[word] & bit


def test_inflected_words_are_common_too() -> None:
    assert all(lexicon().is_common(word) for word in ("stopped", "walking", "tables", "carefully", "parties"))
    assert not lexicon().is_common("krantz")


def test_the_longest_name_is_known_first() -> None:
    words = lexicon()
    assert known(["New", "York", "Times", "Square"], words) == 3
    assert known(["New", "York", "pizza"], words) == 2
    assert known(["Zyx"], words) == 0


def test_other_names_have_a_usual_form() -> None:
    assert lexicon().usual["UN"] == "United Nations"
    assert lexicon().usual["U.S."] == "United States"


def test_the_notice_names_every_source() -> None:
    notice = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
    assert all(source in notice for source in ("GeoNames", "WordNet", "SCOWL", "Census", "CC BY 4.0"))
