"""A text that changes on the disk while it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event
from typing import cast

import pytest
from seeing import last_row, press_and_see, rows_of, screen_of, seen, until
from test_find import SMALL, WIDE, find, looked, page, ready, top
from textual.pilot import Pilot

from reader.document.model import Document, Position, Span
from reader.library import Article
from reader.progress.store import Store
from reader.ui import file_watch, reading_screen
from reader.ui.app import ReaderApp
from reader.ui.reading_screen import ReadingScreen

Build = Callable[..., ReaderApp]
NEW = "A new beginning, which is longer than a row of the page and so moves all that comes after it further down."


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_watch, "EVERY", 0.01)
    monkeypatch.setattr(file_watch, "SOON", 0.01)


@pytest.fixture
def path(library: Path) -> Path:
    return library / "content" / "bees.md"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def row_of(app: ReaderApp, words: str) -> int:
    return next(y for y, row in enumerate(rows_of(app)) if words in row)


async def read_again(pilot: Pilot[None], was: object) -> None:
    """Wait until another screen shows the text, says so, and is whole."""
    await until(pilot, lambda: pilot.app.screen is not was, "the text read again")
    await seen(pilot, "read again")
    await ready(pilot)


async def test_the_same_words_stay_at_the_top_and_the_rest_is_found_again(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await looked(pilot, "laughed", "1 of 1")
        await pilot.press("enter", "m", "enter")
        await seen(pilot, "◆")
        await pilot.press("j", "j")
        await until(pilot, lambda: row_of(app, "laughed") > 0, "the passage")
        was, before = app.screen, row_of(app, "laughed")
        edit(path, "# How bees tell\n", f"# How bees tell\n\n{NEW}\n")
        await read_again(pilot, was)
        assert row_of(app, "laughed") == before
        await seen(pilot, "│◆│ Others")
        await seen(pilot, "Munich")
        assert app.focused is page(app)
        await pilot.press("g")
        await seen(pilot, "A new beginning")


async def test_what_was_looked_for_is_found_anew_and_the_place_stays(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "frisch", "1 of 4")
        await pilot.press("enter", "n")
        await until(pilot, lambda: "2 of 4" in last_row(app), "the second hit")
        was, hit, before = app.screen, page(app).found.here, row_of(app, "Frisch called it a dance")
        edit(path, "# How bees tell\n", f"# How bees tell\n\n{NEW} Frisch, this is.\n")
        await read_again(pilot, was)
        await until(pilot, lambda: "3 of 5, read again" in last_row(app), "the same hit")
        assert hit
        assert page(app).found.here == Span(
            Position(hit.start.line + 1, hit.start.column), hit.end._replace(line=hit.end.line + 1)
        )
        assert row_of(app, "Frisch called it a dance") == before
        await pilot.press("n")
        await until(pilot, lambda: last_row(app).endswith(" 4 of 5 "), "the next hit")
        await pilot.press("slash")
        await until(pilot, lambda: find(app).field.value == "frisch", "what was looked for last")


async def test_back_and_forward_lead_to_the_same_words_in_the_new_text(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("colon", *"#doubt", "enter")
        await until(pilot, lambda: "The doubt" in rows_of(app)[2], "the doubt")
        await pilot.press("G")
        await until(pilot, lambda: "at the end" in rows_of(app)[0], "the end")
        await pilot.press("less_than_sign")
        await until(pilot, lambda: "The doubt" in rows_of(app)[2], "the doubt again")
        was = app.screen
        edit(path, "# How bees tell\n", f"# How bees tell\n\n{NEW}\n")
        await read_again(pilot, was)
        await pilot.press("less_than_sign")
        await until(pilot, lambda: "How bees tell" in rows_of(app)[2], "the start")
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: "The doubt" in rows_of(app)[2], "the doubt again")
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: "at the end" in rows_of(app)[0], "the end")


async def test_where_the_hit_is_gone_the_others_are_marked_and_counted(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "munich", "1 of 1")
        await pilot.press("enter", "slash", *"frisch", "enter")
        await until(pilot, lambda: "4 of 4" in last_row(app), "the last hit")
        was = app.screen
        edit(path, "Frisch went home", "He went home")
        await read_again(pilot, was)
        await until(pilot, lambda: "3 found" in last_row(app), "the hits that are left")
        await pilot.press("slash", "up")
        await until(pilot, lambda: find(app).field.value == "munich", "what was looked for before")


async def test_a_file_that_is_only_touched_is_not_shown_again(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        was = app.screen
        path.write_bytes(path.read_bytes())
        for _ in range(20):
            await pilot.pause()
        await app.workers.wait_for_complete()
        assert app.screen is was


async def test_it_is_said_that_a_changed_file_is_being_read_where_that_takes_long(
    build: Build, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    opened = Article.open

    def slowly(article: Article) -> Document:
        assert go_on.wait(30)
        return opened(article)

    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        was = app.screen
        monkeypatch.setattr(Article, "open", slowly)
        edit(path, "# How bees tell\n", f"# How bees tell\n\n{NEW}\n")
        await seen(pilot, "reading the changed file…")
        go_on.set()
        await read_again(pilot, was)


async def test_nothing_is_taken_away_while_something_is_typed(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        was = app.screen
        await press_and_see(pilot, "m w", "Bookmark w")
        edit(path, "# How bees tell\n", f"# How bees tell\n\n{NEW}\n")
        await seen(pilot, "the file has changed")
        assert app.screen is was
        await pilot.press("h", "y", "enter")
        await read_again(pilot, was)
        await until(pilot, lambda: page(app).noted, "the bookmark")


@pytest.mark.parametrize("key", ["c", "M", "question_mark", "comma", "ctrl+p"])
async def test_nothing_is_taken_away_while_another_screen_is_before_the_text(
    build: Build, path: Path, key: str
) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        was = app.screen
        await pilot.press(key)
        await until(pilot, lambda: app.screen is not was, "what is before the text")
        stack = list(app.screen_stack)
        edit(path, "# How bees tell\n", f"# How bees tell\n\n{NEW}\n")
        await pilot.pause(0.3)
        assert app.screen_stack == stack
        await pilot.press("escape")
        await until(pilot, lambda: app.screen not in stack, "the text read again")
        await seen(pilot, "read again")
        assert len(app.screen_stack) == 1


async def test_a_text_that_has_been_read_waits_for_what_was_put_before_it_meanwhile(
    build: Build, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, go_on = Event(), Event()
    opened = Article.open

    def slowly(article: Article) -> Document:
        read.set()
        assert go_on.wait(30)
        return opened(article)

    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        was = app.screen
        monkeypatch.setattr(Article, "open", slowly)
        edit(path, "# How bees tell\n", f"# How bees tell\n\n{NEW}\n")
        await until(pilot, read.is_set, "the changed file")
        await press_and_see(pilot, "c", "Contents")
        contents = app.screen
        go_on.set()
        await pilot.pause(0.3)
        assert app.screen is contents
        await pilot.press("escape")
        await read_again(pilot, was)


async def test_a_question_with_an_answer_waits_and_one_without_stays_open(build: Build, path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, "What tells the way to fly?")
        was = app.screen
        await pilot.press("1")
        edit(path, "# How bees tell\n", f"# How bees tell\n\n{NEW}\n")
        await seen(pilot, "the file has changed")
        assert app.screen is was
        await pilot.press("enter", "enter")
        await read_again(pilot, was)
        await seen(pilot, "A new beginning")
        await seen(pilot, "Which two does she tell?")


async def test_evidence_is_found_again(build: Build, path: Path, bank_path: Path) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, "What tells the way to fly?")
        was = app.screen
        edit(path, "# How bees tell\n", f"# How bees tell\n\n{NEW}\n")
        await read_again(pilot, was)
        await seen(pilot, "What tells the way to fly?")
        await pilot.press("1", "enter", "v")
        await until(pilot, lambda: any("┃" in row and "angle to the sun" in row for row in rows_of(app)), "the passage")


async def test_a_file_that_is_gone_or_broken_leaves_the_text(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await ready(pilot)
        was, text = app.screen, path.read_bytes()
        path.unlink()
        await until(pilot, lambda: "bees.md is gone; shown as it was" in last_row(app), "what is wrong")
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
        await until(pilot, lambda: "bees.md is no text any more; shown as it was" in last_row(app), "what is wrong")
        assert not app._notifications
        assert app.screen is was
        assert "Karl von Frisch" in screen_of(app)
        path.write_bytes(text.replace(b"# How bees tell\n", f"# How bees tell\n\n{NEW}\n".encode()))
        await read_again(pilot, was)
        await seen(pilot, "A new beginning")


async def test_a_file_that_is_back_as_it_was_is_said_and_what_it_was_meanwhile_forgotten(
    build: Build, path: Path
) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        was, text = app.screen, path.read_bytes()
        path.unlink()
        await until(pilot, lambda: "bees.md is gone" in last_row(app), "what is wrong")
        path.write_bytes(text)
        await until(pilot, lambda: "bees.md is there again, as it was" in last_row(app), "that all is well")
        await press_and_see(pilot, "m w", "Bookmark w")
        path.write_bytes(text.replace(b"# How bees tell\n", f"# How bees tell\n\n{NEW}\n".encode()))
        await seen(pilot, "the file has changed")
        path.write_bytes(text)
        await until(pilot, lambda: not cast("ReadingScreen", was)._file._changed, "the first text again")
        await pilot.press("escape")
        for _ in range(9):
            await pilot.pause(0.01)
        assert app.screen is was


async def test_a_file_that_is_empty_for_a_while_leaves_the_text_and_the_place(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("space", "space")
        await until(pilot, lambda: top(app) > 0, "another page")
        was, line, text = app.screen, page(app).place.line, path.read_text(encoding="utf-8")
        path.write_bytes(b"")
        await until(pilot, lambda: "bees.md is empty; shown as it was" in last_row(app), "what is wrong")
        assert app.screen is was
        path.write_text(text.replace("# How bees tell\n", f"# How bees tell\n\n{NEW}\n"), encoding="utf-8")
        await read_again(pilot, was)
        await until(pilot, lambda: page(app).place.line == line + 1, "the same words")


async def test_the_place_of_the_new_text_is_kept_and_not_that_of_the_old(
    build: Build, path: Path, store: Store
) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("space", "space")
        await until(pilot, lambda: top(app) > 0, "another page")
        was, line = app.screen, page(app).place.line
        edit(path, "# How bees tell\n", f"# How bees tell\n\n{NEW}\n")
        await read_again(pilot, was)
        await until(pilot, lambda: page(app).place.line == line + 1, "the same words")
    assert isinstance(was, ReadingScreen)
    kept = store.place(was.article.key)
    assert kept
    assert kept.position.line == line + 1


async def test_a_file_that_is_being_written_is_read_when_it_stands_still(build: Build, path: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        was, text = app.screen, path.read_text(encoding="utf-8")
        watch = app.screen._file  # type: ignore[attr-defined]
        for part in ("", text[:40], f"{text}\n{NEW}\n"):
            path.write_text(part, encoding="utf-8")
            watch._look()
            assert app.screen is was
        await read_again(pilot, was)
        assert app.screen.document.line(0).text == was.document.line(0).text  # type: ignore[attr-defined]


def names(app: ReaderApp) -> list[str]:
    assert isinstance(app.screen, ReadingScreen)
    return [entity.name for entity in app.screen.entities or ()]


async def test_entities_that_are_changed_by_hand_are_read_again_and_the_chosen_one_stays(
    build: Build, library: Path
) -> None:
    entities = library / "content" / "bees.entities.yaml"
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        was = app.screen
        await press_and_see(pilot, "e enter", "Karl von Frisch 1/4")
        edit(entities, "name: Karl von Frisch, aka: [Frisch]", "name: Frisch, aka: [Karl von Frisch]")
        await seen(pilot, "entities read again")
        assert names(app) == ["Frisch", "Munich", "Nobel Prize"]
        assert app.screen is was
        assert isinstance(was, ReadingScreen)
        assert was.marking
        assert was.marking.chosen is (was.entities or ())[0]
        assert any("▸● Frisch" in row for row in rows_of(app))


async def test_entities_that_a_person_corrects_are_not_told_to_have_changed(build: Build, library: Path) -> None:
    app = build("bees")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "e", "● Karl von Frisch")
        await press_and_see(pilot, "r d", "deleted Karl von Frisch")
        for _ in range(20):
            await pilot.pause()
        await app.workers.wait_for_complete()
        assert "read again" not in screen_of(app)


async def test_a_broken_entities_file_is_told_with_its_place_and_leaves_the_sidebar(
    build: Build, library: Path
) -> None:
    entities = library / "content" / "bees.entities.yaml"
    app = build("bees")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "e", "Entities  3")
        entities.write_text("entities:\n  - {id: frisch, kind: [person\n", encoding="utf-8")
        await seen(pilot, "The entities stay as they were")
        assert any(str(entities) in notice.message and ":3:" in notice.message for notice in app._notifications)
        assert "Entities  3" in screen_of(app)
        await press_and_see(pilot, "r d", "Nothing was changed")
        assert names(app) == ["Karl von Frisch", "Munich", "Nobel Prize"]
        assert entities.read_text(encoding="utf-8").startswith("entities:\n  - {id: frisch, kind: [person")


async def test_a_text_that_is_opened_while_its_file_is_empty_keeps_its_place(build: Build, path: Path) -> None:
    text = path.read_bytes()
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("space", "space")
        await until(pilot, lambda: top(app) > 0, "another page")
        place = page(app).place
    path.write_bytes(b"")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        was = app.screen
        path.write_bytes(text)
        await read_again(pilot, was)
        assert page(app).place == place


async def test_a_text_that_changes_before_its_panes_are_there_is_read_again(
    build: Build, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading_screen.import_all

    async def change_and_import(names: Iterable[str]) -> None:
        if NEW not in path.read_text(encoding="utf-8"):
            edit(path, "# How bees tell\n", f"# How bees tell\n\n{NEW}\n")
        await real(names)

    monkeypatch.setattr(reading_screen, "import_all", change_and_import)
    async with build("bees").run_test(size=SMALL) as pilot:
        await seen(pilot, "A new beginning")
