from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.errors import ReaderError
from reader.quiz.bank import Bank
from reader.quiz.pin import pinned

MARK = "text-v1:sha256:" + "0" * 64
ENTRY = f'document: {{id: ada, fingerprint: "{MARK}"}}'
ITEMS = "title: The Notes  # a title\nitems:\n  - {id: q1, ask: When?, answer: 1843}\n"

BankFrom = Callable[[str], Bank]


def pin(bank_from: BankFrom, entry: str) -> str:
    source = f"# A bank.\nquiz: 1\n{entry}\n{ITEMS}"
    return pinned(source, bank_from(source), MARK)


@pytest.mark.parametrize(
    "entry",
    [
        "document: ada",
        "document: 'ada'  ",
        "document: {id: ada}",
        f'document: {{id: ada, fingerprint: "{MARK[:-1]}1"}}',
        "document:\n  id: ada",
        f"document:\n  id: ada\n  fingerprint: {MARK[:-1]}1",
        "document: {\n  id: ada\n  }",
    ],
)
def test_the_fingerprint_is_written_into_the_entry_and_nothing_else_is_touched(bank_from: BankFrom, entry: str) -> None:
    assert pin(bank_from, entry) == f"# A bank.\nquiz: 1\n{ENTRY}\n{ITEMS}"


def test_a_comment_beside_the_entry_stays(bank_from: BankFrom) -> None:
    assert f"\n{ENTRY}  # the paper\ntitle" in pin(bank_from, "document: ada  # the paper")


def test_the_files_line_ends_stay(bank_from: BankFrom) -> None:
    source = f"quiz: 1\ndocument: ada\n{ITEMS}".replace("\n", "\r\n")
    written = pinned(source, bank_from(source), MARK)
    assert written == source.replace("document: ada", ENTRY)


def test_what_is_pinned_twice_is_the_same(bank_from: BankFrom) -> None:
    once = pin(bank_from, "document: ada")
    assert pinned(once, bank_from(once), MARK) == once


def test_a_pinned_bank_reads_as_before_with_its_fingerprint(bank_from: BankFrom) -> None:
    bank = bank_from(pin(bank_from, "document: ada"))
    assert (bank.document, bank.fingerprint, bank.problems, len(bank.items)) == ("ada", MARK, (), 1)


@pytest.mark.parametrize(
    "entry", ['"document": ada', "document:\n\n  id: ada", "document:\n# which\n  id: ada", "document: {\n  id: ada\n}"]
)
def test_an_entry_that_cannot_be_changed_safely_is_refused(bank_from: BankFrom, entry: str) -> None:
    with pytest.raises(ReaderError, match="document:"):
        pin(bank_from, entry)
