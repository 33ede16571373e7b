"""What can be wrong with a bank that its format alone does not show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from reader.document.anchor import Anchors, fingerprint
from reader.document.fields import Placed
from reader.document.model import Document, text_of
from reader.document.passages import Passages
from reader.errors import ReaderError, suggestion
from reader.quiz.bank import Bank
from reader.quiz.items.passage import PassageItem
from reader.quiz.model import Item
from reader.quiz.plan import siblings

Kept = Literal["kept", "moved", "lost"]


def check_bank(bank: Bank, document: Document, entity_ids: frozenset[str] | None) -> Iterator[ReaderError]:
    """Problems between a bank and its article: evidence that is gone, unknown entities, a text that has changed.

    `entity_ids` is None where the article has no settled entities to hold `about` against.
    """
    passages = Passages(document)
    anchors = passages.anchors
    if bank.fingerprint and bank.fingerprint != fingerprint(document):
        states = [evidence_state(item, anchors) for item in bank.items]
        counts = ", ".join(f"{states.count(state)} {state}" for state in ("kept", "moved", "lost"))
        message = f"the article has changed since the bank was pinned ({counts}); look at it and run `reader pin` again"
        yield ReaderError(message, bank.path, 1, 1, "stale-fingerprint", warning=True)
    yield from _check_variants(bank)
    for item in bank.items:
        yield from _check_item(item, bank, anchors, entity_ids)
        if isinstance(item, PassageItem):
            yield from _check_sought(item, bank, passages)


def evidence_state(item: Item, anchors: Anchors) -> Kept:
    """What has become of an item's evidence in the text as it is now: kept, moved (found by likeness) or lost."""
    found = [anchors.find(placed.quote) for placed in item.quotes]
    if any(each is None for each in found):
        return "lost"
    return "moved" if any(each and each.how == "alike" for each in found) else "kept"


def _check_item(item: Item, bank: Bank, anchors: Anchors, entity_ids: frozenset[str] | None) -> Iterator[ReaderError]:
    def problem(code: str, message: str, warning: bool = False) -> ReaderError:
        return ReaderError(f"{item.id}: {message}", bank.path, item.line, item.column, code, warning)

    for placed in item.quotes:
        yield from _check_quote(placed, bank, anchors)
    if item.needs_evidence and not item.evidence:
        yield problem("no-evidence", "no `evidence`; quote the passage that justifies the answer", warning=True)
    if not item.why:
        yield problem("no-why", "no `why`; a reason teaches more than the right answer alone", warning=True)
    for name in item.about:
        if entity_ids is not None and name not in entity_ids:
            yield problem("unknown-entity", f"`about` names no entity `{name}`{suggestion(name, sorted(entity_ids))}")


def _check_variants(bank: Bank) -> Iterator[ReaderError]:
    """Items that never come, since what they stand in for is not there or never comes itself."""
    standing_in, coming = siblings(bank.items), set[str]()
    left = [item.id for item in bank.items if item.variant_of is None]
    while left:
        coming.add(name := left.pop())
        left += standing_in.get(name, ())
    for item in bank.items:
        if item.variant_of and item.id not in coming:
            names = [each.id for each in bank.items if each is not item]
            what = "never comes" if bank.item(item.variant_of) else f"is no item{suggestion(item.variant_of, names)}"
            message = f"{item.id}: it never comes, for `variant_of` names `{item.variant_of}`, which {what}"
            yield ReaderError(message, bank.path, item.line, item.column, "bad-value")


def _check_quote(placed: Placed, bank: Bank, anchors: Anchors) -> Iterator[ReaderError]:
    def problem(code: str, message: str, warning: bool = False) -> ReaderError:
        return ReaderError(message, bank.path, placed.line, placed.column, code, warning)

    found = anchors.find(placed.quote)
    words = placed.quote.exact
    if found is None:
        message = f"“{words}” is not in the article; copy the words from it{_comment_hint(placed, bank)}"
        yield problem("quote-missing", message)
    elif found.how == "alike":
        now = text_of(anchors.document, found.span)
        yield problem("quote-changed", f"“{words}” now reads “{now}”; copy the words again", warning=True)
    elif found.places > 1:
        message = f"“{words}” comes {found.places} times in the article; add `prefix` or `suffix`, or quote more"
        yield problem("quote-ambiguous", message, warning=True)


def _check_sought(item: PassageItem, bank: Bank, passages: Passages) -> Iterator[ReaderError]:
    """Problems with passages that are to be marked: sentences can be, headings and code cannot."""
    for placed in item.quotes:
        found = passages.quoted([placed.quote]) if placed.quote in item.sought else ()
        if found and not passages.covered(found):
            message = f"“{placed.quote.exact}” cannot be marked: headings and code have no sentences"
            yield ReaderError(message, bank.path, placed.line, placed.column, "no-sentence")


def _comment_hint(placed: Placed, bank: Bank) -> str:
    """A word on ` #`, which cuts a text that has no quotes round it."""
    try:
        rows = bank.path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    row = rows[placed.line - 1][placed.column - 1 :] if placed.line <= len(rows) else ""
    return " (what follows ` #` is a comment: put quotes round the text)" if " #" in row else ""
