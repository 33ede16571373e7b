"""Help between tries: the author's hint first, then the paragraph, then the sentence that holds the answer.

Learners who try again with such help keep the correction longest (Finn and Metcalfe 2010).
"""

from __future__ import annotations

from typing import NamedTuple

from reader.document.clean import CleanText
from reader.document.model import Span, text_of
from reader.document.passages import Passages
from reader.quiz.model import Item


class Help(NamedTuple):
    """A help: what it is, its words, and the passage it shows if it shows one."""

    name: str
    words: CleanText
    span: Span | None = None


def help_after(item: Item, tries: int, passages: Passages) -> Help | None:
    """The help that is given after so many tries, or None where the item has none to give."""
    if not tries:
        return None
    helps = [Help("Hint", item.hint)] if item.hint else []
    for span in passages.quoted(placed.quote for placed in item.evidence)[:1]:
        whole = (passages.paragraph(span), passages.sentence(span))
        for name, shown in zip(("Look in this paragraph", "Look at this sentence"), whole, strict=True):
            words = CleanText(text_of(passages.document, shown).replace("\n", " "))
            helps.append(Help(name, words, shown))
    return helps[min(tries, len(helps)) - 1] if helps else None
