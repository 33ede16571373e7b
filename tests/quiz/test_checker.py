from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.document.anchor import Anchors, fingerprint
from reader.document.model import TextDocument
from reader.quiz.bank import Bank
from reader.quiz.checker import check_bank, evidence_state

TEXT = (
    "The Notes were signed with her initials and printed in London. Babbage had asked for them, and was glad of them."
)
OTHER = "She wrote that the Engine might compose music, had anyone the patience to teach it."

BankFrom = Callable[[str], Bank]
DocumentOf = Callable[..., TextDocument]


@pytest.fixture
def article(document_of: DocumentOf) -> TextDocument:
    return document_of(TEXT, OTHER)


def item(evidence: str = "evidence: signed with her initials", rest: str = "why: She signed them.") -> str:
    return f"quiz: 1\ndocument: ada\nitems:\n  - id: q1\n    ask: Who?\n    answer: Ada\n    {evidence}\n    {rest}\n"


def found(bank: Bank, document: TextDocument, entities: frozenset[str] | None = None) -> list[tuple[str, bool]]:
    assert bank.problems == ()
    return [(problem.code, problem.warning) for problem in check_bank(bank, document, entities)]


def test_a_sound_bank_has_nothing_to_report(bank_from: BankFrom, article: TextDocument) -> None:
    assert found(bank_from(item()), article) == []


def test_a_quote_that_is_not_in_the_article_is_an_error_at_its_place(
    bank_from: BankFrom, article: TextDocument
) -> None:
    bank = bank_from(item("evidence: painted by an unknown hand"))
    (problem,) = check_bank(bank, article, None)
    assert (problem.code, problem.warning, problem.line, problem.column) == ("quote-missing", False, 7, 15)
    assert problem.path == bank.path


def test_a_quote_cut_by_a_comment_sign_is_told_so(bank_from: BankFrom, article: TextDocument) -> None:
    (problem,) = check_bank(bank_from(item("evidence: issue #3 of the journal")), article, None)
    assert "put quotes round" in problem.message


def test_a_quote_whose_words_have_changed_a_little_is_a_warning_with_the_new_words(
    bank_from: BankFrom, article: TextDocument
) -> None:
    (problem,) = check_bank(bank_from(item("evidence: signed with all her initials and printed")), article, None)
    assert (problem.code, problem.warning) == ("quote-changed", True)
    assert "signed with her initials and printed" in problem.message


def test_a_quote_that_comes_twice_is_a_warning(bank_from: BankFrom, article: TextDocument) -> None:
    assert found(bank_from(item("evidence: them")), article) == [("quote-ambiguous", True)]


def test_surroundings_settle_which_of_two_places_is_meant(bank_from: BankFrom, article: TextDocument) -> None:
    assert found(bank_from(item('evidence: {quote: them, prefix: "asked for "}')), article) == []


def test_an_item_without_evidence_is_a_warning(bank_from: BankFrom, article: TextDocument) -> None:
    assert found(bank_from(item("points: 1")), article) == [("no-evidence", True)]


def test_a_claim_that_is_not_given_needs_no_evidence(bank_from: BankFrom, article: TextDocument) -> None:
    head = "quiz: 1\ndocument: ada\nitems:\n  - {id: q1, claim: She sang., why: It is not said, answer: "
    assert found(bank_from(head + "not-given}"), article) == []
    assert found(bank_from(head + "false}"), article) == [("no-evidence", True)]


def test_an_item_without_a_reason_is_a_warning(bank_from: BankFrom, article: TextDocument) -> None:
    assert found(bank_from(item(rest="points: 1")), article) == [("no-why", True)]


def test_an_entity_that_is_not_settled_is_an_error_with_the_nearest_name(
    bank_from: BankFrom, article: TextDocument
) -> None:
    (problem,) = check_bank(bank_from(item(rest="why: So.\n    about: babage")), article, frozenset({"babbage"}))
    assert (problem.code, problem.warning) == ("unknown-entity", False)
    assert "did you mean `babbage`?" in problem.message


def test_without_settled_entities_about_is_not_checked(bank_from: BankFrom, article: TextDocument) -> None:
    bank = bank_from(item(rest="why: So.\n    about: anyone"))
    assert found(bank, article, None) == []
    assert found(bank, article, frozenset()) == [("unknown-entity", False)]


def pinned_to(document: TextDocument) -> str:
    return item().replace("document: ada", f'document: {{id: ada, fingerprint: "{fingerprint(document)}"}}')


def test_a_text_that_is_the_one_pinned_is_no_problem(bank_from: BankFrom, article: TextDocument) -> None:
    assert found(bank_from(pinned_to(article)), article) == []


def test_a_text_that_has_changed_is_a_warning_that_counts_what_became_of_the_items(
    bank_from: BankFrom, article: TextDocument, document_of: DocumentOf
) -> None:
    (problem,) = check_bank(bank_from(pinned_to(article)), document_of(TEXT, OTHER, "A line more."), None)
    assert (problem.code, problem.warning) == ("stale-fingerprint", True)
    assert "1 kept, 0 moved, 0 lost" in problem.message


@pytest.mark.parametrize(
    ("evidence", "state"),
    [
        ("evidence: signed with her initials", "kept"),
        ("evidence: signed with all her initials and printed", "moved"),
        ("evidence: painted by an unknown hand", "lost"),
        ("evidence: [signed with her initials, painted by an unknown hand]", "lost"),
        ("points: 1", "kept"),
    ],
)
def test_evidence_is_kept_moved_or_lost(bank_from: BankFrom, article: TextDocument, evidence: str, state: str) -> None:
    assert evidence_state(bank_from(item(evidence)).items[0], Anchors(article)) == state
