"""Which entities may be the same as another one."""

from __future__ import annotations

from reader.document.clean import clean
from reader.document.model import Line, Metadata, Position, Span, TextDocument
from reader.entities.kinds import Kind
from reader.entities.model import Entity, Mention, by_likeness

DOCUMENT = TextDocument("x", Metadata(clean("x")), (Line(clean("x")),) * 10)


def entity(name: str, kind: Kind, count: int = 1, aka: tuple[str, ...] = ()) -> Entity:
    """An entity that is mentioned so many times in the first line."""
    mentions = tuple(Mention(Span(Position(0, nth), Position(0, nth + 1))) for nth in range(count))
    return Entity(name, kind, clean(name), mentions, tuple(map(clean, aka)))


def ordered(name: Entity, *others: Entity) -> list[str]:
    return [other.name for other in by_likeness(name, others, DOCUMENT)]


def test_similar_names_come_first_then_the_same_kind_then_what_the_text_is_most_about() -> None:
    assert ordered(
        entity("Hugo Tanaka", Kind.PERSON),
        entity("Oslo", Kind.PLACE, 9),
        entity("Ruth", Kind.PERSON, 3),
        entity("Tanaka Steel", Kind.ORGANISATION),
        entity("Olsen", Kind.PERSON, 5),
        entity("Mr Tanaka", Kind.PERSON),
    ) == ["Mr Tanaka", "Tanaka Steel", "Olsen", "Ruth", "Oslo"]


def test_initials_and_other_names_are_like_the_name_they_stand_for_and_small_words_like_nothing() -> None:
    others = (
        entity("the Bank of Lima", Kind.ORGANISATION, 9),
        entity("U.N.", Kind.ORGANISATION),
        entity("the body", Kind.ORGANISATION, 2, ("Nations",)),
    )
    assert ordered(entity("the United Nations", Kind.ORGANISATION), *others) == ["the body", "U.N.", "the Bank of Lima"]
    assert ordered(entity("UN", Kind.ORGANISATION), *others)[0] == "U.N."
