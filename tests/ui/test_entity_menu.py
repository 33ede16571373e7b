"""Correcting entities in the sidebar: by keyboard and by mouse, written beside the text and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from quizzing import offered
from seeing import gone, has_panes, last_row, press_and_see, screen_of, seen, until
from textual.pilot import Pilot

from reader.library import Shelf
from reader.progress.store import Store
from reader.ui.app import ReaderApp
from reader.ui.entity_menu import EntityMenu
from reader.ui.entity_pane import EntityPane
from reader.ui.entity_rows import EntityRow
from reader.ui.field import Field
from reader.ui.reading_screen import ReadingScreen
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
SMALL, WIDE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, WIDE])
ENTITIES = """\
# By hand.
entities:
  # People
  - {id: frisch, kind: person, name: Karl von Frisch, aka: [Frisch], note: He read the dance.}
  - {id: keeper, kind: person, name: keeper}   # of bees
  - id: munich
    kind: place
    name: Munich
"""


@pytest.fixture
def path(library: Path) -> Path:
    path = library / "content" / "bees.entities.yaml"
    path.write_text(ENTITIES, encoding="utf-8")
    return path


def reading(pilot: Pilot[None]) -> ReadingScreen:
    screen = next(screen for screen in pilot.app.screen_stack if isinstance(screen, ReadingScreen))
    assert screen.is_mounted
    return screen


def row(pilot: Pilot[None]) -> str:
    """The name of the entity that the cursor is on."""
    entry = reading(pilot).query_one(EntityPane).query_one(RowList).entry
    return entry.entity.name if isinstance(entry, EntityRow) else ""


def named(pilot: Pilot[None]) -> dict[str, str]:
    return {entity.id: entity.name for entity in reading(pilot).entities or ()}


def can_undo(pilot: Pilot[None]) -> bool:
    """Whether the key that takes back has something to take back."""
    return "Undo" in offered(pilot.app)


async def opened(pilot: Pilot[None]) -> None:
    screen = reading(pilot)
    await until(pilot, lambda: screen.entities is not None and has_panes(pilot.app), "the entities")
    await press_and_see(pilot, "e", "r Correct")


async def menu(pilot: Pilot[None]) -> None:
    """Open the menu on the entity under the cursor."""
    await press_and_see(pilot, "r", "d  Delete")


async def write(pilot: Pilot[None], text: str) -> None:
    """Write a text over what is in the field, and hand it over."""
    await until(pilot, lambda: isinstance(pilot.app.focused, Field), "the field")
    field = pilot.app.focused
    assert isinstance(field, Field)
    field.value = text
    await pilot.press("enter")


async def to(pilot: Pilot[None], name: str) -> None:
    """Put the cursor on an entity."""
    await pilot.press("home")
    for _ in range(9):
        if row(pilot) == name:
            return
        await pilot.press("down")
    raise AssertionError(screen_of(pilot.app))


@SIZES
async def test_a_name_is_changed_in_the_file_and_the_row_stays(build: Build, path: Path, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert not can_undo(pilot)
        await press_and_see(pilot, "u", "there is nothing to undo")
        await to(pilot, "Karl von Frisch")
        await pilot.press("enter")
        await until(pilot, lambda: reading(pilot).marking, "the marks")
        marked = reading(pilot).page.highlights
        if size == SMALL:
            await press_and_see(pilot, "e", "r Correct")
        await menu(pilot)
        await press_and_see(pilot, "r", "Enter Rename")
        await write(pilot, "K. v. Frisch")
        await until(pilot, lambda: can_undo(pilot), "the way back")
        assert path.read_text() == ENTITIES.replace("name: Karl von Frisch, aka: [Frisch]",
                                                    'name: K. v. Frisch, aka: [Frisch, Karl von Frisch]')  # fmt: skip
        assert row(pilot) == named(pilot)["frisch"] == "K. v. Frisch"
        assert reading(pilot).page.highlights == marked
        await until(pilot, lambda: last_row(app).startswith(" u Undo "), "the key that takes it back")
        assert "? Help" in last_row(app)
        assert last_row(app).endswith(" renamed Karl von Frisch to K. v. Frisch ")
        marking = reading(pilot).marking
        assert marking
        assert marking.status.startswith("K. v. Frisch 1/")
        await pilot.press("u")
        await until(pilot, lambda: row(pilot) == "Karl von Frisch", "the old name")
        assert path.read_text() == ENTITIES
        assert not can_undo(pilot)


async def test_every_change_is_one_key_and_is_taken_back_one_by_one(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        states = [path.read_text()]

        async def changed(told: Callable[[], object]) -> None:
            await until(pilot, lambda: path.read_text() != states[-1] and told(), "a change")
            states.append(path.read_text())

        await to(pilot, "Munich")
        await menu(pilot)
        await press_and_see(pilot, "n", "Enter Keep")
        await write(pilot, "where they laughed")
        await changed(lambda: "where they laughed" in screen_of(app))
        assert "wrote the note on Munich" in last_row(app)

        await menu(pilot)
        await press_and_see(pilot, "c", "▸ ▲ Place")
        await pilot.press("down", "enter")
        await changed(lambda: "▾ Organisations" in screen_of(app))
        assert "made Munich an organisation" in last_row(app)
        assert row(pilot) == "Munich"

        await to(pilot, "Karl von Frisch")
        await menu(pilot)
        await press_and_see(pilot, "s", "Wherever it stands")
        await pilot.press("enter")
        await changed(lambda: named(pilot).get("frisch-2") == "Frisch")
        assert "split Frisch off Karl von Frisch" in last_row(app)

        await to(pilot, "Frisch")
        await menu(pilot)
        await press_and_see(pilot, "m", "Enter Merge into it")
        await pilot.press(*"karl")
        await gone(pilot, "Munich")
        await pilot.press("enter")
        await changed(lambda: "frisch-2" not in named(pilot))
        assert "merged Frisch into Karl von Frisch" in last_row(app)

        await to(pilot, "keeper")
        await menu(pilot)
        await pilot.press("d")
        await changed(lambda: "keeper" not in named(pilot))
        assert "deleted keeper" in last_row(app)
        assert states[-1].endswith("ignore: [keeper]\n")
        assert "# By hand.\nentities:\n  # People\n" in states[-1]

        while len(states) > 1:
            assert path.read_text() == states.pop()
            await pilot.press("u")
            await until(pilot, lambda: path.read_text() == states[-1], "the former text")
            await seen(pilot, "took back: ")
        await gone(pilot, "u Undo")
        assert path.read_text() == ENTITIES


async def test_long_names_leave_room_for_the_way_back_and_the_help(build: Build, path: Path) -> None:
    path.write_text(ENTITIES.replace("name: keeper", "name: keeper, aka: [the keeper wrote down]"), encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await to(pilot, "keeper")
        await menu(pilot)
        await press_and_see(pilot, "r", "Enter Rename")
        await write(pilot, "the senior keeper of the bees")
        await seen(pilot, "renamed keeper to the senior keep… ")
        await menu(pilot)
        await press_and_see(pilot, "r", "Enter Rename")
        await write(pilot, "another keeper of the same hive")
        await seen(pilot, " renamed the senior keep… to another keeper… ")
        await until(pilot, lambda: last_row(app).startswith(" u Undo   ? Help "), "the keys")
        await press_and_see(pilot, "u", " took back: renamed the senior keep… to another keeper… ")
        await until(pilot, lambda: last_row(app).startswith(" u Undo   ? Help "), "the keys")


async def test_a_mention_is_split_off_where_it_was_opened(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await to(pilot, "Karl von Frisch")
        await press_and_see(pilot, "space", "Mentions")
        await pilot.press("down")
        await menu(pilot)
        await press_and_see(pilot, "s", "Only there")
        await press_and_see(pilot, "enter", "The name of what is meant there")
        await write(pilot, "Munich")
        await seen(pilot, "Munich is called so already.")
        await write(pilot, "another Frisch")
        await until(pilot, lambda: "another-frisch" in named(pilot), "the other")
        assert "mentions:\n      - {quote: Frisch, " in path.read_text()
        assert "Mentions" in screen_of(app)


async def test_escape_goes_back_a_step_and_changes_nothing(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await to(pilot, "Karl von Frisch")
        await menu(pilot)
        for step, words in (("r", "Enter Rename"), ("c", "What kind"), ("m", "Enter Merge"), ("n", "Enter Keep")):
            await press_and_see(pilot, step, words)
            await press_and_see(pilot, "escape", "d  Delete")
        await press_and_see(pilot, "s down enter", "Enter Split off")
        await press_and_see(pilot, "escape", "Only there")
        await press_and_see(pilot, "escape", "d  Delete")
        await press_and_see(pilot, "r", "Enter Rename")
        await pilot.press("enter")
        await press_and_see(pilot, "r", "d  Delete")
        await pilot.press("escape")
        await seen(pilot, "r Correct")
        assert path.read_text() == ENTITIES


async def test_the_mouse_does_what_the_keys_do(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await to(pilot, "Munich")
        rows = screen_of(app).splitlines()
        await pilot.click(offset=(rows[-1].index("r Correct") + 3, len(rows) - 1))
        await seen(pilot, "d  Delete")
        rows = screen_of(app).splitlines()
        place = next(nth for nth, row in enumerate(rows) if "c  Kind" in row)
        await pilot.click(offset=(20, place))
        await seen(pilot, "★ Event")
        rows = screen_of(app).splitlines()
        await pilot.click(offset=(12, next(nth for nth, row in enumerate(rows) if "★ Event" in row)))
        await until(pilot, lambda: "kind: event" in path.read_text(), "the kind")


@SIZES
async def test_words_that_were_found_become_an_entity(build: Build, path: Path, size: tuple[int, int]) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: reading(pilot).entities is not None, "the entities")
        assert "As entity" not in last_row(app)
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.focused, Field), "the field")
        await pilot.press(*"Nobel")
        await pilot.press("enter")
        await seen(pilot, "1 of 1")
        assert "a As entity" in last_row(app)
        await press_and_see(pilot, "a", "What kind of thing is it?")
        assert isinstance(app.screen, EntityMenu)
        await pilot.press("down", "down", "down", "down", "enter")
        await until(pilot, lambda: named(pilot).get("nobel") == "Nobel", "the new entity")
        assert last_row(app).endswith("added Nobel, an event ")
        assert path.read_text() == ENTITIES + "  - id: nobel\n    kind: event\n    name: Nobel\n"


async def test_a_part_of_a_word_stands_for_the_word_and_a_known_name_for_its_entity(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: reading(pilot).entities is not None, "the entities")
        for words, name, asked in (("obe", "Nobel", "What kind of thing is it?"), ("Munic", "Munich", "d  Delete")):
            await pilot.press("slash")
            await until(pilot, lambda: isinstance(app.focused, Field), "the field")
            await pilot.press(*words, "enter")
            await seen(pilot, "1 of 1")
            await press_and_see(pilot, "a", asked)
            assert f" {name} " in screen_of(app).splitlines()[1]
            await pilot.press("escape")


async def test_without_a_file_the_finder_goes_on_finding_the_rest(build: Build, path: Path) -> None:
    path.unlink()
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        before = named(pilot)
        name = row(pilot)
        await menu(pilot)
        await press_and_see(pilot, "n", "Enter Keep")
        await write(pilot, "somebody")
        await seen(pilot, "somebody")
        assert named(pilot) == before
        assert row(pilot) == name
        assert "finder: true" in path.read_text()
        await press_and_see(pilot, "u", name)
        await until(pilot, lambda: not path.exists(), "the file to go")


async def test_what_others_wrote_meanwhile_is_kept_and_a_refusal_is_told(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        await to(pilot, "Munich")
        by_hand = ENTITIES.replace("  - id: munich\n    kind: place\n    name: Munich\n", "")
        path.write_text(by_hand, encoding="utf-8")
        await menu(pilot)
        await press_and_see(pilot, "n", "Enter Keep")
        await write(pilot, "a city")
        await seen(pilot, "Nothing was changed")
        assert path.read_text() == by_hand
        await until(pilot, lambda: "munich" not in named(pilot), "what the file says now")


async def test_in_a_folder_that_cannot_be_written_corrections_are_kept_in_the_data_folder(
    build: Build, path: Path, library: Path, store: Store
) -> None:
    path.parent.chmod(0o555)
    try:
        app = build("bees")
        async with app.run_test(size=SMALL) as pilot:
            await opened(pilot)
            await to(pilot, "Munich")
            await menu(pilot)
            await press_and_see(pilot, "r", "Enter Rename")
            await write(pilot, "München")
            await until(pilot, lambda: named(pilot)["munich"] == "München", "the name")
    finally:
        path.parent.chmod(0o755)
    assert path.read_text() == ENTITIES
    data = store.path.parent
    assert len([*(data / "corrections").glob("bees-*.entities.yaml")]) == 1
    article = Shelf([library], data).find("bees")
    names = [entity.name for entity in Shelf([library], data).companions(article, article.open()).entities]
    assert "München" in names


async def test_in_recall_nothing_can_be_corrected(build: Build, path: Path) -> None:
    from reader.quiz.plan import Mode, Plan

    app = build("bees", plan=Plan(Mode.RECALL))
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, "What tells the way to fly?")
        await until(pilot, lambda: reading(pilot).query_one(EntityPane).locked, "the lock")
        await pilot.press("e")
        await pilot.press("e", "a")
        assert isinstance(app.screen, ReadingScreen)
        assert "Correct" not in last_row(app)


async def test_questions_about_a_merged_entity_are_about_the_one_it_is_now(
    build: Build, path: Path, bank_path: Path
) -> None:
    bank = bank_path.read_text(encoding="utf-8")
    bank_path.write_text(bank.replace("  - id: year\n", "  - id: year\n    about: munich\n"), encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await to(pilot, "Munich")
        await menu(pilot)
        await press_and_see(pilot, "m k a r l", "Karl von Frisch")
        await pilot.press("enter")
        await until(pilot, lambda: "munich" not in named(pilot), "the merging")
        assert "was: [munich]" in path.read_text()
        await to(pilot, "Karl von Frisch")
        await press_and_see(pilot, "space", "Mentions")
        await press_and_see(pilot, "G", "In which year came the")


async def test_after_a_merge_the_cursor_is_on_the_one_it_is_now(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await to(pilot, "keeper")
        await menu(pilot)
        await press_and_see(pilot, "m m u n", "▲ Munich")
        await pilot.press("enter")
        await until(pilot, lambda: "keeper" not in named(pilot), "the merging")
        assert row(pilot) == "Munich"


async def test_the_marks_of_a_deleted_entity_go_and_the_cursor_stays_at_its_row(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await to(pilot, "keeper")
        await pilot.press("enter")
        await until(pilot, lambda: reading(pilot).page.highlights, "the marks")
        await menu(pilot)
        await pilot.press("d")
        await until(pilot, lambda: "keeper" not in named(pilot), "the deletion")
        assert reading(pilot).page.highlights == ()
        assert row(pilot) == "Karl von Frisch"
        await pilot.press("u")
        await until(pilot, lambda: "keeper" in named(pilot), "it again")
        assert row(pilot) == "Karl von Frisch"
