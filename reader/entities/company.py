"""Company: which entities are spoken of together, and which are in a part of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.document.model import Position, Span
from reader.entities.model import Entity, Mention


def company_of(entity: Entity, entities: Iterable[Entity]) -> tuple[tuple[Entity, int], ...]:
    """The entities mentioned in the same paragraphs, with in how many of them, those most often first."""
    lines = _lines(entity)
    shared = ((other, len(lines & _lines(other))) for other in entities if other.id != entity.id)
    return tuple(sorted((pair for pair in shared if pair[1]), key=lambda pair: -pair[1]))


def _lines(entity: Entity) -> frozenset[int]:
    return frozenset(mention.span.start.line for mention in entity.mentions)


def is_within(entity: Entity, part: Span) -> bool:
    """Whether an entity is mentioned in a part of the text."""
    first = _first_from(entity, part.start)
    return first < len(entity.mentions) and entity.mentions[first].span.start < part.end


def met_by(entity: Entity, place: Position) -> Entity | None:
    """An entity with the mentions before a place and no others; None where there is none yet."""
    count = _first_from(entity, place)
    if count == len(entity.mentions):
        return entity
    return replace(entity, mentions=entity.mentions[:count]) if count else None


def entity_at(entities: Iterable[Entity], place: Position) -> tuple[Entity, int] | None:
    """The entity whose mention a place lies in, with the number of the mention; the shortest where several do."""
    found = [
        (entity, nth)
        for entity in entities
        for nth, mention in enumerate(entity.mentions)
        if mention.span.start <= place < mention.span.end
    ]
    return min(found, key=lambda pair: _length(pair[0].mentions[pair[1]].span), default=None)


def mention_beside(entities: Sequence[Entity], place: Span, by: int) -> tuple[Entity, int] | None:
    """The first mention of any entity after a place, or with `by` below 0 the last before it, round the text's end.

    It comes as its entity and its number; of no entities there is none.
    """
    pick = min if by > 0 else max
    nearest = (
        (
            each,
            bisect_right(each.mentions, Mention(place)) if by > 0 else bisect_left(each.mentions, Mention(place)) - 1,
        )
        for each in entities
    )
    found = [(each, nth) for each, nth in nearest if 0 <= nth < len(each.mentions)]
    ends = ((each, 0 if by > 0 else len(each.mentions) - 1) for each in entities)
    return pick(found or ends, key=lambda pair: pair[0].mentions[pair[1]], default=None)


def _length(span: Span) -> tuple[int, int]:
    return span.end.line - span.start.line, span.end.column - span.start.column


def _first_from(entity: Entity, place: Position) -> int:
    """The number of the first mention from a place on."""
    return bisect_left(entity.mentions, Mention(Span(place, Position(0, 0))))  # before all that begin there
