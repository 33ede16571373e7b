"""The panes and the plain quiz mark alike: the same answer to every type of item, by keys and by lines."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from seeing import type_ahead, until
from textual.pilot import Pilot
from textual.screen import Screen

from reader.document.passages import Passages
from reader.library import Article
from reader.plain import take_plain
from reader.progress.desk import Desk
from reader.progress.store import Store
from reader.quiz.amounts import amount
from reader.quiz.bank import read_bank
from reader.quiz.items import ITEM_TYPES
from reader.quiz.items.order import Order
from reader.quiz.items.placing import PlacingItem
from reader.quiz.model import Item
from reader.quiz.plan import Plan
from reader.quiz.session import Answer
from reader.ui.app import ReaderApp
from reader.ui.page_room import PageRoom
from reader.ui.question_view import QuestionView
from reader.ui.quiz_room import QuizRoom
from reader.ui.reading_screen import ReadingScreen

Build = Callable[..., ReaderApp]
Keys = list[str]
IN_ARTICLE = "in the article"
"""Stands among keys where those before it go to the article."""
SENTENCES = 6
"""The first sentences of the article, which passages are marked in."""

ITEMS = {
    "choice": "ask: What?\n    answer: a\n    wrong: [b, c, d]",
    "several": "ask: Which?\n    answer: [a, b]\n    wrong: [c, d, e]",
    "typed": "ask: Who?\n    answer: Karl von Frisch\n    accept: [Frisch, 1973, 20 June 1973]",
    "claim": "claim: It did.\n    answer: not-given",
    "cloze": 'cloze: "In {{1973|the year 1973}} he went to {{Munich}}."',
    "number": "number: How many?\n    answer: 1,200\n    tolerance: 5 %\n    unit: metres",
    "match": "match: Which?\n    answer: {a: one, b: two, c: three}\n    extra: [four]",
    "order": "order: When?\n    answer: [first, second, third, fourth]",
    "sort": "sort: Where?\n    answer: {here: [a, b], there: [c, d]}",
    "find": "find: Where?\n    answer: [painted a dot on a bee, The first hour at the hive]",
    "prove": "ask: Which?\n    answer: [a, b]\n    wrong: [c]\n    evidence: painted a dot on a bee\n    prove: true",
    "recall": "recall: What?\n    rubric: [one, two, three]",
}

LETTERS = st.text(st.sampled_from("Frisch VONkarl1973,.-/()é "), min_size=1, max_size=16)
WORDS = st.one_of(
    st.sampled_from(["Karl von Frisch", "frisch", "the Frisch", "Karl von Frish", "1973", "June 20, 1973", "munich"]),
    LETTERS.filter(lambda text: text.strip() and text.strip() != "-"),
)
AMOUNTS = st.one_of(
    st.integers(-10, 2000).map(str),
    st.integers(0, 3000).map("{:,}".format),
    st.sampled_from(["twelve hundred", "about 1200 m", "1.2 km", "1,140 metres", "$5", "1/2", "−3", "twenty"]),
).filter(lambda text: amount(text) is not None)
PASSAGES = st.sets(st.integers(0, SENTENCES - 1), min_size=1, max_size=4).map(sorted)


def some(most: int, fewest: int = 0) -> st.SearchStrategy[list[int]]:
    return st.sets(st.integers(0, most - 1), min_size=fewest).map(sorted)


def digits(places: list[int]) -> Keys:
    return [str(place + 1) for place in places]


def shuffled(shown: Sequence[str], places: list[int]) -> list[int]:
    """Where the texts with these places in the alphabet are shown."""
    return [shown.index(sorted(shown)[place]) for place in places]


def options(item: Item, seed: str, places: list[int]) -> Keys:
    """The digits of the options with these places in the alphabet."""
    return digits(shuffled([option.text for option in item.options(seed)], places))


def targets(item: Item, seed: str, given: list[int]) -> list[int]:
    """For each entry as shown the place of its target, -1 for none, where `given` goes by the alphabet."""
    assert isinstance(item, PlacingItem)
    shown, entries = item.targets(seed), item.entries(seed)
    by_entry = dict(zip(sorted(entries), given, strict=True))
    return [shuffled(shown, [by_entry[entry]])[0] if by_entry[entry] >= 0 else -1 for entry in entries]


def placing_keys(item: Item, seed: str, given: list[int]) -> Keys:
    """A digit for each entry in turn, -1 for those left out, and once more Enter where some are."""
    keys = [str(place + 1) if place >= 0 else "down" for place in targets(item, seed, given)]
    return [*keys, "enter", *(["enter"] if -1 in given else [])]


def placing_line(item: Item, seed: str, given: list[int]) -> list[str]:
    return [" ".join(str(place + 1) for place in targets(item, seed, given))]


def order_keys(item: Item, seed: str, wanted: list[int]) -> Keys:
    """Each entry sent to its place by a digit, the first place first."""
    assert isinstance(item, Order)
    order = list(item.start(seed))
    keys: Keys = []
    for place, entry in enumerate(item.entries[number] for number in wanted):
        at = order.index(entry)
        keys += [*["up"] * len(order), *["down"] * at, str(place + 1)]
        order.insert(place, order.pop(at))
    # An order in which nothing was moved is submitted by a second Enter.
    return [*keys, "enter", *(["enter"] if order == list(item.start(seed)) else [])]


def order_line(item: Item, seed: str, wanted: list[int]) -> list[str]:
    assert isinstance(item, Order)
    start = item.start(seed)
    return [" ".join(str(start.index(item.entries[number]) + 1) for number in wanted)]


def passage_keys(numbers: list[int]) -> Keys:
    keys = ["enter", IN_ARTICLE, "g"]
    for before, number in zip([0, *numbers], numbers, strict=False):
        keys += [*["down"] * (number - before), "space"]
    return [*keys, "enter"]


def passage_line(numbers: list[int]) -> str:
    return "; ".join(digits(numbers))


def slashed(text: str) -> str:
    """A line that is an answer also where it begins with a slash."""
    return f"/{text}" if text.startswith("/") else text


class Way(NamedTuple):
    """What can be answered to a type, and how that is said by keys and by lines."""

    answers: st.SearchStrategy[Any]
    keys: Callable[[Item, str, Any], Keys]
    lines: Callable[[Item, str, Any], list[str]]


WAYS = {
    "choice": Way(
        st.integers(0, 3),
        lambda item, seed, at: [*options(item, seed, [at]), "enter"],
        lambda item, seed, at: options(item, seed, [at]),
    ),
    "several": Way(
        some(5, 1),
        lambda item, seed, at: [*options(item, seed, at), "enter"],
        lambda item, seed, at: [" ".join(options(item, seed, at))],
    ),
    "typed": Way(WORDS, lambda item, seed, text: [*text, "enter"], lambda item, seed, text: [slashed(text)]),
    "claim": Way(
        st.integers(0, 2),
        lambda item, seed, at: [str(at + 1), "enter"],
        lambda item, seed, at: [str(at + 1)],
    ),
    "cloze": Way(
        st.tuples(WORDS | st.just(""), WORDS | st.just("")).filter(any),
        lambda item, seed, gaps: [*gaps[0], "enter", *gaps[1], "enter", *(["enter"] if "" in gaps else [])],
        lambda item, seed, gaps: [slashed(text) or "-" for text in gaps],
    ),
    "number": Way(AMOUNTS, lambda item, seed, text: [*text, "enter"], lambda item, seed, text: [text]),
    "match": Way(
        st.lists(st.integers(-1, 3), min_size=3, max_size=3).filter(lambda at: max(at) >= 0),
        placing_keys,
        placing_line,
    ),
    "order": Way(st.permutations(range(4)), order_keys, order_line),
    "sort": Way(
        st.lists(st.integers(-1, 1), min_size=4, max_size=4).filter(lambda at: max(at) >= 0),
        placing_keys,
        placing_line,
    ),
    "find": Way(
        PASSAGES,
        lambda item, seed, at: passage_keys(at),
        lambda item, seed, at: [passage_line(at)],
    ),
    "prove": Way(
        st.tuples(some(3, 1), PASSAGES),
        lambda item, seed, both: [*options(item, seed, both[0]), *passage_keys(both[1])],
        lambda item, seed, both: [" ".join(options(item, seed, both[0])), passage_line(both[1])],
    ),
    "recall": Way(
        st.tuples(WORDS, some(3)),
        lambda item, seed, both: [*both[0], "enter", *digits(both[1]), "enter", *([] if both[1] else ["enter"])],
        lambda item, seed, both: [slashed(both[0]), " ".join(digits(both[1])) or "0"],
    ),
}


def test_every_type_is_answered_both_ways() -> None:
    assert WAYS.keys() == ITEMS.keys() == {kind.name for kind in ITEM_TYPES}


async def press(pilot: Pilot[None], keys: Keys) -> None:
    """Press keys faster than a person could, but let Enter, and the way into the article, be done before the next."""
    for key in keys:
        if key == "enter":
            await pilot.press(key)
        elif key == IN_ARTICLE:
            room = pilot.app.screen.query_one(PageRoom)
            await until(pilot, lambda room=room: room.page.has_focus and room._settled, "the article")
        else:
            type_ahead(pilot, [key])


async def by_keys(pilot: Pilot[None], way: Way, answer: Any) -> Answer:
    """What the panes make of an answer, in a session of its own."""
    room = pilot.app.screen.query_one(QuizRoom)
    state = room.state
    assert state is not None
    room.take(lambda: state.begin(Plan()))

    def is_asked() -> bool:
        """Whether the question is on the screen, and not only meant to be."""
        now, pane = room.state, room.pane
        if now is None or now is state or now.item is None or pane is None or pane.widget is None:
            return False
        shown = pane.query_one(QuestionView)._shown
        return shown == (now.item, now.seed, now.since) and pane.widget.is_attached and pane.widget.is_mounted

    await until(pilot, is_asked, "the question")
    assert room.state and room.state.item
    room.focus_inside()
    await press(pilot, way.keys(room.state.item, room.state.seed, answer))
    await until(pilot, lambda: room.state and room.state.phase == "feedback", f"the mark of {answer!r}")
    assert room.state.answer
    return room.state.answer


class PlainQuizzes:
    """Takes the quiz of an article's bank line by line, each time in a session of its own."""

    def __init__(self, store: Store, article: Article, bank: Path) -> None:
        self.desk = Desk.open(
            store, article.key, read_bank(bank), lambda: datetime.now(UTC), lambda: uuid4().hex,
            Passages(article.open()),
        )  # fmt: skip

    def take(self, way: Way, answer: Any) -> Answer:
        """What the plain quiz makes of an answer."""
        desk = self.desk.begin()
        (item,) = desk.bank.items
        lines = way.lines(item, desk.taken.seed, answer)
        done = take_plain(desk, io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO())
        (given,) = done.taken.answers
        return given


@pytest.fixture
def other_store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "other")) as store:
        yield store


async def compare(build: Build, bank: Path, store: Store, kind: str, answers: list[Any]) -> None:
    """Hold the marks of answers against each other."""
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        await until(pilot, lambda: screen.quiz is not None and screen.quiz.desk is not None, "the quiz")
        plain = PlainQuizzes(store, screen.article, bank)
        for answer in answers:
            in_panes, in_plain = await by_keys(pilot, WAYS[kind], answer), plain.take(WAYS[kind], answer)
            assert (in_panes.type, in_panes.score, in_panes.rule, in_panes.proof) == (
                in_plain.type, in_plain.score, in_plain.rule, in_plain.proof,
            ), (answer, in_panes.response, in_plain.response)  # fmt: skip


def drawn(kind: str, count: int) -> list[Any]:
    """So many answers to a type, the same in every run; where there are fewer, each of them more than once."""
    found: list[Any] = []

    @settings(
        max_examples=count, database=None, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(WAYS[kind].answers)
    def collect(answer: Any) -> None:
        found.append(answer)

    collect()
    return [found[nth % len(found)] for nth in range(count)]


@pytest.fixture
def one_item(bank_path: Path) -> Callable[[str], Path]:
    """The bank of the article with a single item of a type."""

    def write(kind: str) -> Path:
        bank_path.write_text(f"quiz: 1\ndocument: bees\nitems:\n  - id: only\n    {ITEMS[kind]}\n", encoding="utf-8")
        return bank_path

    return write


@pytest.mark.parametrize("kind", WAYS)
async def test_keys_and_lines_earn_the_same_mark(
    build: Build, one_item: Callable[[str], Path], other_store: Store, kind: str
) -> None:
    await compare(build, one_item(kind), other_store, kind, drawn(kind, 8))


@pytest.mark.slow
@pytest.mark.parametrize("kind", WAYS)
async def test_keys_and_lines_earn_the_same_mark_1000_times(
    build: Build,
    one_item: Callable[[str], Path],
    other_store: Store,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is drawn here, which the shorter test does: it would take most of the time."""
    monkeypatch.setattr(Screen, "_compositor_refresh", lambda screen: None)
    await compare(build, one_item(kind), other_store, kind, drawn(kind, 1000))
