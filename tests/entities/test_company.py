from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.document.clean import CleanText
from reader.document.model import Position, Span
from reader.entities.company import company_of, entity_at, is_within, mention_beside, met_by
from reader.entities.kinds import Kind
from reader.entities.model import Entity, Mention


def entity(name: str, *places: tuple[int, int], length: int = 3) -> Entity:
    spans = (Span(Position(line, column), Position(line, column + length)) for line, column in sorted(places))
    return Entity(name, Kind.PERSON, CleanText(name), tuple(map(Mention, spans)))


ADA = entity("ada", (0, 0), (0, 9), (2, 0))
BEN = entity("ben", (0, 5), (2, 7), (5, 0))
CAT = entity("cat", (2, 20))
DAN = entity("dan", (7, 0))
EVERYBODY = (ADA, BEN, CAT, DAN)
PLACES = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: Position(*pair))


def test_company_is_counted_by_paragraphs_and_goes_by_how_many() -> None:
    assert company_of(ADA, EVERYBODY) == ((BEN, 2), (CAT, 1))
    assert company_of(DAN, EVERYBODY) == ()


def test_an_entity_is_in_a_part_when_a_mention_begins_in_it() -> None:
    part = Span(Position(2, 5), Position(5, 0))
    assert [each.id for each in EVERYBODY if is_within(each, part)] == ["ben", "cat"]


def test_who_was_met_has_only_the_mentions_so_far() -> None:
    met = met_by(BEN, Position(2, 7))
    assert met is not None and [mention.span.start for mention in met.mentions] == [(0, 5)]
    assert met_by(DAN, Position(7, 0)) is None


@given(place=PLACES)
def test_nothing_from_further_on_is_ever_met(place: Position) -> None:
    for each in EVERYBODY:
        before = tuple(mention for mention in each.mentions if mention.span.start < place)
        met = met_by(each, place)
        assert (met.mentions if met else ()) == before


@given(start=PLACES, end=PLACES)
def test_being_within_is_having_a_mention_that_begins_there(start: Position, end: Position) -> None:
    for each in EVERYBODY:
        begun = any(start <= mention.span.start < end for mention in each.mentions)
        assert is_within(each, Span(start, end)) == begun


def test_a_place_is_in_the_shortest_mention_around_it() -> None:
    outer = entity("outer", (0, 0), length=20)
    assert entity_at([outer, BEN], Position(0, 6)) == (BEN, 0)
    assert entity_at([outer, BEN], Position(0, 12)) == (outer, 0)
    assert entity_at([outer, BEN], Position(0, 20)) is None


def test_the_mentions_of_all_are_gone_through_in_reading_order_and_round() -> None:
    everything = sorted(mention.span for each in EVERYBODY for mention in each.mentions)
    for by, order in ((1, everything), (-1, everything[::-1])):
        place, gone_to = Span(Position(0, 0), Position(0, 0)), []
        for _ in range(len(order) + 1):
            found = mention_beside(EVERYBODY, place, by)
            assert found is not None
            place = found[0].mentions[found[1]].span
            gone_to.append(place)
        assert gone_to == [*order, order[0]]
    assert mention_beside((), Span(Position(0, 0), Position(0, 0)), 1) is None
