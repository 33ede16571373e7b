from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.document.model import Position
from reader.ui.page import Top
from reader.ui.trail import LONGEST, Stop, Trail


def at(line: int) -> Stop:
    return Stop(Top(Position(line, 0)))


PLACES = st.lists(st.builds(at, st.integers(0, 99)), min_size=1, max_size=9)


@given(PLACES)
def test_going_back_all_the_way_and_on_again_meets_every_place(places: list[Stop]) -> None:
    trail = Trail()
    for place in places[:-1]:
        trail = trail.leave(place)
    here, met = places[-1], [places[-1]]
    while trail.behind:
        trail, here = trail.back(here)
        met.append(here)
    assert met[::-1] == places
    met = [here]
    while trail.ahead:
        trail, here = trail.forward(here)
        met.append(here)
    assert met == places


def test_a_jump_from_a_place_gone_back_to_drops_what_lay_ahead() -> None:
    trail, place = Trail().leave(at(1)).leave(at(2)).back(at(3))
    assert place == at(2)
    assert trail.ahead == (at(3),)
    assert trail.leave(place) == Trail((at(1), at(2)))


def test_a_trail_does_not_grow_for_ever() -> None:
    trail = Trail()
    for line in range(LONGEST + 50):
        trail = trail.leave(at(line))
    assert len(trail.behind) == LONGEST
    assert trail.behind[-1] == at(LONGEST + 49)
