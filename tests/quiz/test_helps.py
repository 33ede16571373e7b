from __future__ import annotations

from collections.abc import Callable

from reader.document.anchor import Quote
from reader.document.clean import CleanText
from reader.document.fields import Placed
from reader.document.model import TextDocument
from reader.document.passages import Passages
from reader.quiz.helps import help_after
from reader.quiz.items.typed import Typed

EVIDENCE = (Placed(Quote(CleanText("her angle to the sun")), 1, 1), Placed(Quote(CleanText("the run")), 2, 1))


def item(hint: str | None = None, evidence: tuple[Placed, ...] = EVIDENCE) -> Typed:
    return Typed(
        id="t", stem=CleanText("Why?"), answers=(CleanText("so"),), hint=hint and CleanText(hint), evidence=evidence
    )  # type: ignore[arg-type]


def test_help_goes_from_the_hint_over_the_paragraph_to_the_sentence(document_of: Callable[..., TextDocument]) -> None:
    passages = Passages(document_of("A bee runs. It is her angle to the sun that tells.", "The length of the run too."))
    said = [help_after(item("Mind the sun."), tries, passages) for tries in range(6)]
    assert said[0] is None
    assert [(help_.name, help_.words) for help_ in said[1:4] if help_] == [
        ("Hint", "Mind the sun."),
        ("Look in this paragraph", "A bee runs. It is her angle to the sun that tells."),
        ("Look at this sentence", "It is her angle to the sun that tells."),
    ]
    assert said[4] == said[5] == said[3]
    assert [help_.span is not None for help_ in said[1:4] if help_] == [False, True, True]


def test_without_a_hint_the_paragraph_comes_first(document_of: Callable[..., TextDocument]) -> None:
    passages = Passages(document_of("A bee runs. It is her angle to the sun that tells."))
    first = help_after(item(), 1, passages)
    assert first and first.name == "Look in this paragraph"


def test_an_item_with_neither_hint_nor_evidence_has_no_help(document_of: Callable[..., TextDocument]) -> None:
    assert help_after(item(evidence=()), 3, Passages(document_of("Something else."))) is None
