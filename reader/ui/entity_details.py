"""What is known of one entity, or of all dates or numbers, as rows of the sidebar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from reader.document.model import Document, Span
from reader.document.widths import cell_len
from reader.entities.company import company_of
from reader.entities.kinds import PLURALS, Kind
from reader.entities.model import Entity, Origin
from reader.ui.cells import Piece, Pieces, fit, right, wrap
from reader.ui.entity_rows import SHAPES, sign_for
from reader.ui.rows import Entry

if TYPE_CHECKING:
    from reader.quiz.model import Item
    from reader.quiz.results import Tally
    from reader.quiz.session import Answer

BEFORE = 10
"""Characters of the text that are shown before a mention."""
WHEN_CELLS = 12
INDENT = "   "
INDENT_CELLS = len(INDENT)
LISTED_WHOLE = (Kind.DATE, Kind.QUANTITY)
"""Kinds that can be looked at as a whole: dates as a timeline, numbers with what they count."""

SOURCES: dict[Origin, str] = {
    "authored": "Settled by hand",
    "list": "Found in a list of names",
    "rule": "Found by rule",
    "model": "Found by a language model",
}

Question: TypeAlias = "tuple[Item, Answer | None]"


@dataclass(frozen=True)
class TextRow:
    """Some words on one row."""

    text: str
    style: str = ""
    selectable: bool = False
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """The words."""
        return [[Piece(" "), Piece(fit(self.text, width - 2), self.style)]]


@dataclass(frozen=True)
class PartRow:
    """What the rows below have in common, after a blank row."""

    text: str
    count: int
    selectable: bool = False
    height: int = 2

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Name and number."""
        return [[], [Piece(" "), Piece(fit(self.text, width - 7), "group"), Piece(right(str(self.count), 5), "dim")]]


@dataclass(frozen=True)
class MentionRow:
    """A mention in its context, on one row."""

    entity: Entity
    nth: int
    document: Document
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """The mention and what stands around it."""
        before, name, after = context(self.document, self.entity.mentions[self.nth].span, width - 2)
        return [[Piece(" "), Piece(before, "dim"), Piece(name, f"kind-{self.entity.kind}"), Piece(after, "dim")]]


@dataclass(frozen=True)
class FactRow:
    """A date or a number, and below it what it stands for: `words`, else its first mention in its context."""

    entity: Entity
    document: Document
    words: tuple[str, ...]
    nth: int = 0
    selectable: bool = True

    @property
    def height(self) -> int:
        """A row for itself, and those of its words."""
        return 1 + max(1, len(self.words))

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """What a date means before the text's own words for it, and the words indented."""
        entity = self.entity
        when = fit(entity.when, max(WHEN_CELLS, cell_len(entity.when))) if entity.when else ""
        own = entity.name if entity.name != entity.when else ""
        head = [Piece(" "), Piece(when, "accent"), Piece(fit(own, width - 2 - cell_len(when)))]
        if self.words:
            return [head, *([Piece(INDENT), Piece(fit(row, width - INDENT_CELLS - 1), "dim")] for row in self.words)]
        (mention,) = MentionRow(entity, self.nth, self.document).draw(width - INDENT_CELLS, here)
        return [head, [Piece(INDENT[1:]), *mention]]


@dataclass(frozen=True)
class CompanyRow:
    """An entity that is mentioned in the same paragraphs, and in how many."""

    entity: Entity
    shared: int
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Shape, name and number."""
        shape = Piece(f" {SHAPES[self.entity.kind]} ", f"kind-{self.entity.kind}")
        return [[shape, Piece(fit(self.entity.name, width - 8)), Piece(right(str(self.shared), 4), "dim")]]


@dataclass(frozen=True)
class QuestionRow:
    """A question about the entity, and how it went."""

    item: Item
    answer: Answer | None
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Sign and stem; a question that was not answered has a dot."""
        from reader.quiz.model import Mark
        from reader.ui.quiz_texts import VERDICTS

        sign, style = VERDICTS[Mark(self.answer.score, "").verdict] if self.answer else ("·", "dim")
        return [[Piece(f" {sign} ", style), Piece(fit(self.item.stem, width - 4), "" if self.answer else "dim")]]


def context(document: Document, span: Span, width: int) -> tuple[str, str, str]:
    """The words before a mention, the mention, and the words after it, in `width` cells together."""
    text = document.line(span.start.line).text
    start = span.start.column
    end = span.end.column if span.end.line == span.start.line else len(text)
    first = max(0, start - BEFORE)
    if first:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    before = ("…" if first else "") + text[first:start]
    name = fit(text[start:end], min(cell_len(text[start:end]), max(1, width - cell_len(before))))
    return before, name, fit(text[end : end + width], width - cell_len(before) - cell_len(name))


def detail_rows(
    entity: Entity,
    entities: Iterable[Entity],
    document: Document,
    width: int,
    tally: Tally | None = None,
    questions: Sequence[Question] = (),
) -> list[Entry]:
    """All that is known of an entity: its names and note, mentions, company, and the questions about it."""
    rows: list[Entry] = [TextRow(row, style) for row, style in told_rows(entity, width - 2, tally)]
    rows.append(PartRow("Mentions", len(entity.mentions)))
    rows += [MentionRow(entity, nth, document) for nth in range(len(entity.mentions))]
    company = company_of(entity, entities)
    if company:
        rows.append(PartRow("Appears with", len(company)))
        rows += [CompanyRow(other, shared) for other, shared in company]
    if questions:
        rows.append(PartRow("Questions", len(questions)))
        rows += [QuestionRow(item, answer) for item, answer in questions]
    return rows


def told_rows(entity: Entity, width: int, tally: Tally | None = None) -> list[tuple[str, str]]:
    """What is known of an entity, broken into rows of a width, with their styles."""
    return [(row, style) for text, style in described(entity, tally) for row in wrap(text, max(8, width))]


def described(entity: Entity, tally: Tally | None = None) -> Iterator[tuple[str, str]]:
    """What is known of an entity and who says so, in a few texts with their styles, and how its questions went."""
    yield entity.name, "strong"
    kind = [str(entity.kind).capitalize()]
    if entity.when and entity.when != entity.name:
        kind.append(entity.when)
    if entity.counts:
        kind.append(entity.counts)
    if not entity.certain:
        kind.append("a guess")
    yield ", ".join(kind), "dim"
    if entity.note:
        yield entity.note, ""
    if entity.aka:
        yield f"Also: {', '.join(entity.aka)}", "dim"
    if tally:
        from reader.quiz.session import out_of

        asked = "1 question" if tally.answered == 1 else f"{tally.answered} questions"
        points = out_of(tally.score, tally.possible)
        yield f"{sign_for(tally)} {asked}: {points}", ""
    yield _source(entity), "dim"


def _source(entity: Entity) -> str:
    """Where an entity comes from, and how sure that is."""
    share = round(entity.sure * 100)
    sure = "" if entity.origin == "authored" else ", sure" if share == 100 else f", {share} % sure"
    return f"{SOURCES[entity.origin]}{sure}"


def whole_rows(kind: Kind, entities: Iterable[Entity], document: Document, width: int) -> list[Entry]:
    """All dates in the order of time, or all numbers in reading order, each with what it stands for."""
    dates = kind is Kind.DATE
    members = sorted(
        (entity for entity in entities if entity.kind is kind),
        key=lambda entity: (_moment(entity) if dates else (0, ""), entity.mentions[0].span),
    )
    rows: list[Entry] = [TextRow("Timeline" if dates else PLURALS[kind], "strong"), TextRow("")]
    for entity in members:
        text = entity.note or entity.counts
        rows.append(FactRow(entity, document, tuple(wrap(text, width - INDENT_CELLS - 1)) if text else ()))
    return rows


def _moment(entity: Entity) -> tuple[int, str]:
    """What to sort a date by: those that resolve to no year come last."""
    when = (entity.when or "").lstrip("~")
    return (0, when) if when[:4].isdigit() else (1, when)
