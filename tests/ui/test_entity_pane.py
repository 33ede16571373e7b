"""The entity sidebar: ordering, narrowing, folding, following, and what is known of one entity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from seeing import has_panes, last_row, press_and_see, rows_of, screen_of, seen, until
from textual.pilot import Pilot

from reader.document.clean import clean
from reader.document.model import Line, Metadata, Position, Span, TextDocument
from reader.entities.kinds import Kind
from reader.entities.model import Entity, Mention
from reader.library import Shelf
from reader.look import side_widths
from reader.ui import entity_pane
from reader.ui.app import ReaderApp
from reader.ui.entity_pane import EntityPane
from reader.ui.entity_rows import SHAPES, EntityRow, Listing, entity_rows, strip_for
from reader.ui.field import Field
from reader.ui.marking import Marking
from reader.ui.page import PageView
from reader.ui.reading_screen import ReadingScreen
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
SMALL, MIDDLE, WIDE = (80, 24), (100, 30), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, MIDDLE, WIDE])
ENTITIES = """\
entities:
  - {id: frisch, kind: person, name: Karl von Frisch, aka: [Frisch], note: He read the dance.}
  - {id: keeper, kind: person, name: keeper}
  - {id: bee, kind: term, name: bee, aka: [bees]}
  - {id: munich, kind: place, name: Munich}
  - {id: prize, kind: event, name: Nobel Prize}
  - {id: year, kind: date, name: "1973", when: "1973", note: the prize}
"""


@pytest.fixture(autouse=True)
def entities(library: Path) -> None:
    """Six entities in the place of the usual three, and a question about two of them."""
    (library / "content" / "bees.entities.yaml").write_text(ENTITIES, encoding="utf-8")
    bank = library / "quizzes" / "dance.yaml"
    source = bank.read_text(encoding="utf-8")
    bank.write_text(source.replace("  - id: year\n", "  - id: year\n    about: [prize, frisch]\n"), encoding="utf-8")


def pane(pilot: Pilot[None]) -> EntityPane:
    return pilot.app.screen.query_one(EntityPane)


def names(pilot: Pilot[None]) -> list[str]:
    """The entities listed, from above."""
    rows = pane(pilot).query_one(RowList).entries
    return [row.entity.name for row in rows if isinstance(row, EntityRow)]


async def opened(pilot: Pilot[None]) -> None:
    """Wait for the entities and the quiz, and go to the list."""
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    await until(pilot, lambda: screen.entities is not None and has_panes(pilot.app), "the entities")
    await press_and_see(pilot, "e", "Entities  6")


@SIZES
async def test_s_goes_through_the_orders(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        for order, first in (
            ("by weight", "keeper"),
            ("by position", "Karl von Frisch"),
            ("A to Z", "Karl von Frisch"),
            ("by count", "keeper"),
            ("by weight", "keeper"),
        ):
            await seen(pilot, order)
            assert names(pilot)[0] == first
            await pilot.press("s")


@SIZES
async def test_the_filter_narrows_by_names_and_aliases_as_one_types(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.focused, Field), "the field")
        await press_and_see(pilot, "b e e s", "Entities  1/6")
        assert names(pilot) == ["bee"]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, RowList), "the list")
        assert "Esc Show all" in last_row(app)
        await press_and_see(pilot, "escape", "Entities  6")
        assert len(names(pilot)) == 6
        await pilot.press("slash", "q", "x")
        await seen(pilot, "Nothing to list here.")
        await press_and_see(pilot, "escape", "Entities  6")


async def test_a_kind_is_folded_and_unfolded_by_enter_and_by_the_mouse(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "up", "Enter Fold")
        await press_and_see(pilot, "enter", "▸ People")
        assert "keeper" not in names(pilot)
        rows = pane(pilot).query_one(RowList)
        await pilot.click(rows, offset=(5, 0))
        await until(pilot, lambda: "keeper" in names(pilot), "the people")


async def test_a_kind_can_be_hidden_and_shown_again(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "x", "1 kind hidden")
        assert "People" not in screen_of(app)
        await press_and_see(pilot, "G", "Enter Show them")
        await press_and_see(pilot, "enter", "▾ People")


async def test_follow_lists_what_is_on_the_page_and_what_was_met(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "f", "this page")
        assert "Munich" not in names(pilot) and "Nobel Prize" not in names(pilot)
        app.screen.query_one(PageView).action_finish()
        await until(pilot, lambda: "Nobel Prize" in names(pilot), "the end of the text")
        assert "Munich" not in names(pilot)
        app.screen.query_one(PageView).action_start()
        await press_and_see(pilot, "f", "met so far")
        await until(pilot, lambda: "Nobel Prize" not in names(pilot), "the beginning")
        first = next(row for row in pane(pilot).query_one(RowList).entries if isinstance(row, EntityRow))
        assert len(first.entity.mentions) < 24
        await press_and_see(pilot, "f", "Entities  6")


@SIZES
async def test_opening_an_entity_tells_all_that_is_known_and_leads_on(build: Build, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "down space", "Mentions")
        for text in ("He read the dance.", "Also: Frisch", "Appears with", "Questions"):
            assert text in screen_of(app)
        assert any("Karl von Frisch watched" in row for row in rows_of(app))
        await press_and_see(pilot, "down enter", "Karl von Frisch 2/4")
        assert [style for _, style in app.screen.query_one(PageView).highlights].index("current") == 1
        await pilot.press("e")
        await press_and_see(pilot, "escape", "Entities  6")
        assert isinstance(pane(pilot).query_one(RowList).entry, EntityRow)


async def test_the_company_of_an_entity_is_opened_from_it(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "down space", "Appears with")
        await pilot.press(*["down"] * 4)
        await press_and_see(pilot, "enter", "Karl von Frisch")
        await until(pilot, lambda: pane(pilot).opened is not None and "bee" in str(pane(pilot).opened), "the bee")


async def test_a_question_shows_its_passage_only_once_it_was_answered(build: Build) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, "What tells the way to fly?")
        await opened(pilot)
        await press_and_see(pilot, "down space", "Questions")
        await press_and_see(pilot, "G", "· In which year came the")
        assert "Enter" not in last_row(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(PageView).highlights == ()


async def test_a_marked_answer_is_told_at_its_entities_and_one_taken_back_no_more(
    build: Build, bank_path: Path
) -> None:
    source = bank_path.read_text(encoding="utf-8")
    bank_path.write_text(source.replace("  - id: angle\n", "  - id: angle\n    about: munich\n"), encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, "What tells the way to fly?")
        await press_and_see(pilot, "1 enter", "▾ Places")
        await until(pilot, lambda: re.search("[✓✗]▲ Munich", screen_of(app)), "how it went")
        await pilot.press("u")
        await until(pilot, lambda: not re.search("[✓✗]▲ Munich", screen_of(app)), "the answer taken back")


async def test_dates_have_a_timeline(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "G up", "Space Timeline")
        await press_and_see(pilot, "space", "Timeline")
        at = next(y for y, row in enumerate(rows_of(app)) if row.startswith(" 1973"))
        assert rows_of(app)[at + 1].startswith("   the prize")
        await press_and_see(pilot, "enter", "1973 1/1")


async def test_numbers_are_told_with_what_they_count_or_where_they_stand(build: Build, library: Path) -> None:
    path = library / "content" / "bees.entities.yaml"
    counted = "{id: nth, kind: quantity, name: third, counts: hours at the hive and what was written there}"
    path.write_text(f"{ENTITIES}  - {counted}\n  - {{id: two, kind: quantity, name: dot}}\n", encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=MIDDLE) as pilot:
        await until(pilot, lambda: app.screen.query(EntityPane) and pane(pilot).entities, "the entities")
        await press_and_see(pilot, "e G up up", "Space List")
        await press_and_see(pilot, "space", "hours at the hive and what")
        rows = [row[: pane(pilot).size.width].rstrip() for row in rows_of(app)]
        at = rows.index(" Numbers")
        assert rows[at + 2 : at + 7] == [
            " dot",
            "   …a dot on a bee and waited…",
            " third",
            "   hours at the hive and what",
            "   was written there",
        ]


async def test_a_click_on_a_mention_chooses_its_entity(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        page = app.screen.query_one(PageView)
        y = next(n for n, row in enumerate(rows_of(app)) if "watched bees" in row)
        x = rows_of(app)[y].index("bees for years")
        await pilot.click(offset=(x + 1, y))
        await seen(pilot, "bee 2/28")
        marks = page.highlights
        await pilot.click(offset=(x - 3, y))
        await pilot.pause()
        assert page.highlights == marks


@SIZES
async def test_a_word_chosen_in_a_mention_chooses_its_entity_and_leaves_the_focus(
    build: Build, size: tuple[int, int]
) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "escape s down", "Enter Copy")
        await pilot.press("right")
        await seen(pilot, "Karl von Frisch 1/4")
        assert isinstance(app.focused, PageView)
        chosen = pane(pilot).chosen
        assert chosen is not None and chosen.id == "frisch"
        marks = app.screen.query_one(PageView).highlights
        await pilot.press("right", "right", "right")
        assert app.screen.query_one(PageView).highlights == marks
        await press_and_see(pilot, "right", "bee 2/28")
        assert "Enter Copy" in last_row(app)


async def test_what_is_folded_or_opened_gives_way_to_the_entity_that_is_chosen_in_the_text(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press_and_see(pilot, "up enter", "▸ People")
        await press_and_see(pilot, "down down space", "Mentions")
        await press_and_see(pilot, "right_square_bracket", "▸○ bee")
        assert "Mentions" not in screen_of(app)
        assert "▸ People" in screen_of(app)
        await press_and_see(pilot, "right_square_bracket", "▸● Karl von Fris")
        assert "▾ People" in screen_of(app)
        entry = pane(pilot).query_one(RowList).entry
        assert isinstance(entry, EntityRow)
        assert entry.entity.id == "frisch"


def test_a_row_shows_its_kind_and_a_strip_of_ten_cells_at_every_width(library: Path) -> None:
    article = Shelf([library]).find("bees")
    document = article.open()
    entities = Shelf([library]).companions(article, document).entities
    for columns in (30, 80, 90, 139, 140, 200):
        width = side_widths(columns)[0] - 1
        rows = [row for row in entity_rows(entities, document, Listing()) if isinstance(row, EntityRow)]
        drawn = ["".join(piece.text for piece in row.draw(width, here=False)[0]) for row in rows]
        assert {cell_len(row) for row in drawn} == {width - 1}
        assert [row[1] for row in drawn] == [SHAPES[row.entity.kind] for row in rows]
        assert any(row.endswith("4 ▂  ▂  ▂  ▂") for row in drawn)


@pytest.mark.parametrize(
    ("counts", "strip"),
    [((1, 0, 2, 6), "▂ ▃▇"), ((1, 0, 12, 6, 120), "▁ ▂▁▇"), ((300, 300, 150, 1), "▇▇▄▁")],
)
def test_a_strip_tells_parts_apart_however_many_mentions_they_have(counts: tuple[int, ...], strip: str) -> None:
    document = TextDocument("x", Metadata(clean("x")), (Line(clean("x")),) * 10)
    spans = (Span(Position(line, 0), Position(line, 1)) for line, count in enumerate(counts) for _ in range(count))
    entity = Entity("x", Kind.TERM, clean("x"), tuple(Mention(span) for span in spans))
    assert strip_for(entity, document).rstrip() == strip


GERMAN = "Der Wärter hat nicht geschlafen und ging mit Karl Berg zum Fluss.\n"


@SIZES
@pytest.mark.parametrize("settled", [True, False])
async def test_in_another_language_only_what_is_settled_is_listed_and_the_list_says_so(
    build: Build, library: Path, size: tuple[int, int], settled: bool
) -> None:
    (library / "content" / "bees.md").write_text(GERMAN, encoding="utf-8")
    berg = "entities: [{id: berg, kind: person, name: Karl Berg}]" if settled else "ignore: [Nobody]"
    (library / "content" / "bees.entities.yaml").write_text(berg, encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        await until(pilot, lambda: screen.entities is not None and has_panes(app), "the entities")
        await press_and_see(pilot, "e", "Not in English:" if settled else "and press a")
        assert names(pilot) == ["Karl Berg"] * settled
        assert "No names were found" not in screen_of(app)


async def test_while_more_is_found_an_untouched_list_stays_at_its_top_and_a_touched_one_at_its_entity(
    build: Build,
) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        screen = app.screen
        assert isinstance(screen, ReadingScreen) and screen.entities
        rows = pane(pilot).query_one(RowList)
        all_, frisch = screen.entities, screen.entities[0]
        for so_far, touched, row in ((all_[:1], False, "Karl von Frisch"), (all_, False, "keeper"),
                                     (all_[:1], True, "Karl von Frisch"), (all_, True, "Karl von Frisch")):  # fmt: skip
            pane(pilot).marking = Marking().at(frisch, 0) if touched else None
            screen.entities = so_far
            await pilot.pause()
            assert isinstance(rows.entry, EntityRow)
            assert rows.entry.entity.name == row
            assert rows.scroll_offset.y == 0


async def test_in_english_nothing_is_said_of_the_language(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        assert "Not in English" not in screen_of(app)


MANY = 2000


async def test_of_thousands_of_entities_only_the_rows_in_view_are_drawn_and_listed_once_a_key(
    build: Build, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names_ = [f"Name{number}" for number in range(MANY)]
    (library / "content" / "bees.md").write_text("\n\n".join(names_) + "\n", encoding="utf-8")
    settled = "".join(f"  - {{id: n{number}, kind: place, name: {name}}}\n" for number, name in enumerate(names_))
    (library / "content" / "bees.entities.yaml").write_text(f"entities:\n{settled}", encoding="utf-8")
    counts: Counter[str] = Counter()

    def counted(owner: object, name: str) -> None:
        function = getattr(owner, name)

        def count(*arguments: object, **named: object) -> object:
            counts[name] += 1
            return function(*arguments, **named)

        monkeypatch.setattr(owner, name, count)

    counted(EntityRow, "draw")
    counted(entity_pane, "entity_rows")
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        await until(pilot, lambda: screen.entities is not None and has_panes(app), "the entities")
        await press_and_see(pilot, "e", f"Entities  {MANY}")
        for key, listed in (("down", 0), ("pagedown", 0), ("G", 0), ("up", 0), ("s", 1), ("g", 0), ("enter", 1)):
            await pilot.pause()
            counts.clear()
            await pilot.press(key)
            await pilot.pause()
            assert counts["entity_rows"] == listed, key
            assert counts["draw"] <= 3 * app.size.height, key
