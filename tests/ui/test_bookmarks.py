from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from seeing import gone, last_row, press_and_see, rows_of, screen_of, seen, type_ahead, until
from test_find import SMALL, WIDE, looked, page, ready, sizes, top
from textual import events

from reader.document.anchor import Quote
from reader.document.clean import CleanText
from reader.document.model import DocumentKey, Position, Span, text_of
from reader.progress.notes import Bookmark, Placed
from reader.progress.store import Store
from reader.quiz.plan import Mode, Plan
from reader.ui import bookmarks
from reader.ui.app import ReaderApp
from reader.ui.page import PageView
from reader.ui.reading_screen import ReadingScreen

Build = Callable[..., ReaderApp]
FAMILY = "👩\u200d👩\u200d👧"
FIRST = "Karl von Frisch watched bees for years."


@pytest.fixture
def key(library: Path) -> DocumentKey:
    return DocumentKey(str(library.resolve()), "bees")


def placed(app: ReaderApp) -> tuple[Placed, ...]:
    return app.screen_stack[0].query_one(bookmarks.Bookmarks).placed


@sizes
async def test_a_place_is_kept_with_a_note_marked_and_on_the_disk(
    build: Build, store: Store, key: DocumentKey, size: tuple[int, int]
) -> None:
    app = build("bees")
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        await pilot.press("j", "j", "j")
        type_ahead(pilot, ["m", *"who is he?", "enter"])
        await seen(pilot, "◆")
        assert any("◆" in row and "Karl von Frisch" in row for row in rows_of(app))
        assert app.focused is page(app)
        assert [(each.quote.exact, each.note) for each in store.bookmarks.of(key)] == [(FIRST, "who is he?")]


async def test_the_note_of_a_kept_place_is_changed_in_its_stead(build: Build, store: Store, key: DocumentKey) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("j", "j", "j", "m", "a", "enter")
        await seen(pilot, "◆")
        await press_and_see(pilot, "m", "Bookmark a")
        await pilot.press("b", "enter")
        await until(pilot, lambda: [each.note for each in store.bookmarks.of(key)] == ["b"], "the other note")


async def test_escape_keeps_nothing(build: Build, store: Store, key: DocumentKey) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        before = rows_of(app)
        await press_and_see(pilot, "m x", "Bookmark x")
        await pilot.press("escape")
        await until(pilot, lambda: rows_of(app) == before, "the text as it was")
        assert store.bookmarks.of(key) == ()


async def test_what_was_found_is_what_is_kept(build: Build, store: Store, key: DocumentKey) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "nobel", "1 of ")
        await pilot.press("enter", "m", "enter")
        await until(pilot, lambda: store.bookmarks.of(key), "the bookmark")
        assert store.bookmarks.of(key)[0].quote.exact == "In 1973 he was given the Nobel Prize."


async def test_the_list_goes_to_a_bookmark_and_takes_it_away(build: Build, store: Store, key: DocumentKey) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "M", "Nothing is kept from this text.")
        assert "x" not in app.screen.active_bindings
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")
        await pilot.press("m", "enter", "G")
        await until(pilot, lambda: store.bookmarks.of(key), "the first bookmark")
        await looked(pilot, "laughed", "1 of 1")
        await pilot.press("enter", "m", *"[/]", "enter", "g")
        await until(pilot, lambda: len(store.bookmarks.of(key)) == 2, "the second bookmark")
        await press_and_see(pilot, "M", "[/]")
        assert "Enter Go there" in last_row(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and top(app) > 0, "the passage")
        await seen(pilot, "laughed at.")
        await press_and_see(pilot, "M", "[/]")
        await pilot.press("down", "x")
        await gone(pilot, "[/]")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")
        assert len(store.bookmarks.of(key)) == 1
        assert not any("◆" in row for row in rows_of(app)[1:])


async def test_what_was_taken_away_is_put_back_one_after_the_other(
    build: Build, store: Store, key: DocumentKey
) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("m", *"one", "enter", "G", "m", *"two", "enter")
        await until(pilot, lambda: len(store.bookmarks.of(key)) == 2, "the bookmarks")
        kept = store.bookmarks.of(key)
        await press_and_see(pilot, "M", "two")
        assert "Undo" not in last_row(app)
        await press_and_see(pilot, "u", "there is nothing to undo")
        await press_and_see(pilot, "g x", "u Undo")
        await seen(pilot, "taken away: How bees tell")
        await press_and_see(pilot, "x", "Nothing is kept from this text.")
        assert store.bookmarks.of(key) == ()
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")
        await press_and_see(pilot, "M", "Nothing is kept from this text.")
        assert "u Undo" in last_row(app)
        await press_and_see(pilot, "u", "▸ ")
        await seen(pilot, "put back: ")
        assert store.bookmarks.of(key) == kept[1:]
        await press_and_see(pilot, "u", "▸ How bees tell")
        await seen(pilot, "put back: How bees tell")
        assert store.bookmarks.of(key) == kept
        await press_and_see(pilot, "u", "there is nothing to undo")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")
        assert len(page(app).noted) == 2


async def test_the_list_begins_at_what_is_kept_nearest_to_the_place_that_is_read(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        for heading, note in (("doubt", "two"), ("dance", "one"), ("prize", "three")):
            await pilot.press("colon", *f"#{heading}", "enter", "m", *note, "enter")
            await until(pilot, lambda note=note: note in [each.bookmark.note for each in placed(app)], note)  # type: ignore[misc]
        for keys, note in (("g", "one"), ("colon # d o u b t enter", "two"), ("G", "three")):
            await pilot.press(*keys.split())
            await press_and_see(pilot, "M", "▸")
            rows = rows_of(app)
            assert rows[next(y for y, row in enumerate(rows) if "▸" in row) + 1].strip() == note
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")


async def test_from_the_list_a_note_is_changed_also_of_what_is_no_sentence(
    build: Build, store: Store, key: DocumentKey
) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("G", "s", "right", "m", *"old", "enter", "g")
        await until(pilot, lambda: store.bookmarks.of(key), "the bookmark")
        word = store.bookmarks.of(key)[0].quote.exact
        assert " " not in word
        await press_and_see(pilot, "M", f"▸ {word} ")
        await seen(pilot, "83 %")
        assert "m Note" in last_row(app)
        await press_and_see(pilot, "m", "Bookmark old")
        await until(pilot, lambda: top(app) > 0, "the passage")
        await pilot.press(*"new", "enter")
        await until(pilot, lambda: [each.note for each in store.bookmarks.of(key)] == ["new"], "the other note")
        await seen(pilot, f"▸ {word} ")
        await pilot.press("escape")
        await until(pilot, lambda: app.focused is app.screen_stack[0].query_one(PageView), "the text")


async def test_m_changes_the_note_of_what_is_kept_from_the_first_sentence_on(
    build: Build, store: Store, key: DocumentKey
) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("s", "down", "J", "m", "a", "enter")
        await until(pilot, lambda: store.bookmarks.of(key), "the highlight")
        kept = store.bookmarks.of(key)[0].span
        await pilot.press("j", "j", "j")
        await until(pilot, lambda: page(app).visible_start() == kept.start, "its beginning at the top")
        await press_and_see(pilot, "m", "Bookmark a")
        await pilot.press("b", "enter")
        await until(pilot, lambda: [(each.span, each.note) for each in store.bookmarks.of(key)] == [(kept, "b")], "b")


async def test_all_bookmarks_are_copied_as_markdown(build: Build, store: Store, key: DocumentKey) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "M", "Nothing is kept from this text.")
        assert "Copy" not in last_row(app)
        await pilot.press("escape")
        await looked(pilot, "laughed", "1 of 1")
        await pilot.press("enter", "m", *"why?", "enter")
        await until(pilot, lambda: store.bookmarks.of(key), "the bookmark")
        await press_and_see(pilot, "M", "y Copy all")
        await press_and_see(pilot, "y", "sent to the terminal as Markdown")
        assert app.clipboard.startswith("# How bees tell\n\n## The doubt\n\n> The length of the run tells")
        assert app.clipboard.endswith("laughed at.\n\n*66 %, 31 January 2026*\n\nwhy?\n")


async def test_in_an_edited_text_bookmarks_are_found_again_or_said_to_be_lost(build: Build, library: Path) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        for words in ("laughed", "nobel"):
            await looked(pilot, words, "1 of ")
            await pilot.press("enter", "m", *words, "enter")
            await seen(pilot, "◆")
    path = library / "content" / "bees.md"
    text = path.read_text(encoding="utf-8").replace("# How bees tell\n", "# How bees tell\n\nA new beginning.\n")
    path.write_text(text.replace("In 1973 he was given the Nobel Prize.", "Later all was well."), encoding="utf-8")
    again = build("bees")
    async with again.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await until(pilot, lambda: page(again).noted, "the bookmarks")
        await press_and_see(pilot, "M", "These words are no longer in the text.")
        assert any(row.strip() == "nobel" for row in rows_of(again))
        await pilot.press("enter")
        await until(pilot, lambda: any("◆│" in row and "length" in row for row in rows_of(again)), "the passage")


async def test_while_some_are_looked_for_the_others_are_there_and_can_be_changed(
    build: Build, store: Store, key: DocumentKey, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        for words in ("laughed", "nobel"):
            await looked(pilot, words, "1 of ")
            await pilot.press("enter", "m", *words, "enter")
            await seen(pilot, "◆")
    path = library / "content" / "bees.md"
    text, lines = path.read_text(encoding="utf-8"), [each.span.start.line for each in store.bookmarks.of(key)]
    path.write_text(text.replace("Others did not", "Some\n\nOthers did not"), encoding="utf-8")
    place, let = bookmarks.place, Event()

    def late(*given: Any) -> Iterator[Sequence[Placed]]:
        parts = place(*given)
        yield next(parts)
        let.wait(30)
        yield from parts

    monkeypatch.setattr(bookmarks, "place", late)
    again = build("bees")
    async with again.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "M", "still looking for where some of these are")
        assert all(word in screen_of(again) for word in ("laughed", "nobel"))
        assert "%" not in screen_of(again)
        await pilot.press("escape", "g", "m", *"new", "enter")
        await until(pilot, lambda: len(page(again).noted) == 1, "the new one")
        await press_and_see(pilot, "M", "▸ How bees tell")
        let.set()
        await seen(pilot, "nobel")
        await gone(pilot, "still looking")
        assert [row.strip() for row in rows_of(again) if row.strip() in ("new", "laughed", "nobel")] == [
            "new", "laughed", "nobel",
        ]  # fmt: skip
        assert "▸ How bees tell" in screen_of(again)
    moved = [each.span.start.line for each in store.bookmarks.of(key) if each.note != "new"]
    assert moved == [line + 1 for line in lines], "so that they are not looked for the next time"


async def test_a_text_out_of_sight_keeps_nothing(build: Build) -> None:
    app = build("bees", plan=Plan(Mode.RECALL))
    async with app.run_test(size=WIDE) as pilot:
        await seen(pilot, "The text is out of sight")
        assert not {"m", "M"} & set(app.screen.active_bindings)


async def test_bookmarks_are_printed_as_markdown(build: Build, library: Path, store: Store, key: DocumentKey) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "laughed", "1 of 1")
        await pilot.press("enter", "m", *"why?", "enter")
        await until(pilot, lambda: store.bookmarks.of(key), "the bookmark")
    command = [sys.executable, "-m", "reader", "--library", library, "--data", store.path.parent, "notes", "bees"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert printed.startswith("# How bees tell\n\n## The doubt\n\n> The length of the run tells")
    assert printed.endswith("laughed at.\n\n*66 %, 31 January 2026*\n\nwhy?\n")


async def test_what_is_kept_or_selected_begins_in_view(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=(48, 12)) as pilot:
        await ready(pilot)
        while "at the hive." not in rows_of(app)[1]:
            await pilot.press("j")
        await press_and_see(pilot, "s", "Enter Copy")
        assert text_of(page(app).document, page(app).chosen) == "The first hour at the hive was quiet."
        await pilot.press("escape")
        await press_and_see(pilot, "m enter", "◆")
        assert placed(app)[0].bookmark.quote.exact == "The first hour at the hive was quiet."


async def test_a_note_that_is_pasted_keeps_all_its_lines(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "m", "Bookmark")
        app.focused.post_message(events.Paste("one\r\ntwo\n\nthree\n"))
        await seen(pilot, "Bookmark one two three")


async def test_a_note_is_long_with_joined_signs_and_what_does_not_fit_is_said(
    build: Build, store: Store, key: DocumentKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("j", "j", "j", "m")
        field = app.screen.query_one(bookmarks.Bookmarks).field
        field.post_message(events.Paste("word " * 200))
        type_ahead(pilot, FAMILY)
        await until(pilot, lambda: field.value.endswith(FAMILY), "the family")
        field.post_message(events.Paste("x" * bookmarks.LONGEST))
        await seen(pilot, "4,000 characters are the most")
        type_ahead(pilot, "!")
        await gone(pilot, "4,000 characters")
        await pilot.press("enter")
        await until(pilot, lambda: store.bookmarks.of(key), "the bookmark")
        assert store.bookmarks.of(key)[0].note == f"{'word ' * 200}{FAMILY}!"
        await press_and_see(pilot, "M", "Bookmarks")
        rows = [row.rstrip() for row in rows_of(app) if "word word" in row]
        assert len(rows) == 5
        assert rows[-1].endswith("…")


async def test_a_note_that_is_changed_in_the_list_leads_back_to_the_list(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("j", "j", "j", "m", *"one", "enter", "space", "m", *"two", "enter", "M")
        await press_and_see(pilot, "k m", "Bookmark one")
        type_ahead(pilot, [*"new", "enter", "j", "m"])
        await seen(pilot, "Bookmark two")
        await pilot.press(*"more", "escape")
        await until(pilot, lambda: [each.bookmark.note for each in placed(app)] == ["new", "two"], "new")
        await seen(pilot, "▸ The")
        assert "Enter Go there" in last_row(app)
        await press_and_see(pilot, "k m", "Bookmark new")


async def test_a_place_that_is_not_sure_is_said_to_be_so_and_never_kept_as_the_true_one(
    build: Build, store: Store, key: DocumentKey
) -> None:
    span, quote = Span(Position(1, 0), Position(1, 5)), Quote(CleanText("The third hour at the hive was quiet."))
    kept = Bookmark("1", span, quote, CleanText("who?"), datetime(2026, 1, 31, tzinfo=UTC))
    store.bookmarks.keep(key, kept)
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "M", "uncertain which of several")
        await press_and_see(pilot, "m", "Bookmark who?")
        await pilot.press(*"nobody", "enter")
        await seen(pilot, "uncertain which of several")
        assert store.bookmarks.of(key) == (kept._replace(note=CleanText("nobody")),)


async def test_a_bookmark_on_a_refrain_stays_in_its_verse_when_the_text_is_changed_and_changed_back(
    build: Build, store: Store, key: DocumentKey, library: Path
) -> None:
    path = library / "content" / "bees.md"
    verses = "".join(f"\n\nA verse tells of {count}.\n\nAnd the wheel turns on." for count in ("one", "two", "three"))
    path.write_text(path.read_text(encoding="utf-8") + verses, encoding="utf-8")
    was = path.read_text(encoding="utf-8")
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "wheel", "1 of 3")
        await pilot.press("enter", "n", "m", "enter")
        await until(pilot, lambda: store.bookmarks.of(key), "the bookmark")
        line = store.bookmarks.of(key)[0].span.start.line
        for text, by in ((was.replace("A verse tells of one.", "A foreword.\n\nA verse tells of one."), 1), (was, 0)):
            screen = app.screen
            path.write_text(text, encoding="utf-8")
            await until(pilot, lambda screen=screen: app.screen is not screen, "the changed text")  # type: ignore[misc]
            await ready(pilot)
            await until(pilot, lambda: placed(app) and placed(app)[0].how in ("kept", "moved"), "the bookmark")
            assert placed(app)[0].span.start.line == line + by


async def test_notes_are_written_to_a_file_that_is_never_replaced_unasked(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, written = tmp_path / "ada.txt", tmp_path / "ada.notes.md"
    text.write_text("Ada wrote notes.\n", encoding="utf-8")
    app = build(text)
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("m", *"why?", "enter")
        await press_and_see(pilot, "M", "w Write")
        await press_and_see(pilot, "w", "Write to")
        assert "Enter Write" in last_row(app)
        await press_and_see(pilot, "escape", "Enter Go there")
        assert not written.exists()
        await press_and_see(pilot, "w enter", "written to ")
        assert written.read_text(encoding="utf-8").startswith("# ada\n\n> Ada wrote notes.\n\n")
        written.write_text("mine", encoding="utf-8")
        await press_and_see(pilot, "w enter", "it is there already: Enter replaces it")
        assert written.read_text(encoding="utf-8") == "mine"
        await press_and_see(pilot, "enter", "written to ")
        assert written.read_text(encoding="utf-8").endswith("why?\n")
        await press_and_see(pilot, "w home n o w h e r e / enter", "cannot write this file")


async def test_notes_on_an_article_of_a_library_are_written_to_the_current_folder(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = build("bees")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("m", "enter")
        await press_and_see(pilot, "M", "w Write")
        await press_and_see(pilot, "w enter", "written to ")
    assert (tmp_path / "bees.notes.md").is_file()


async def test_a_click_on_what_is_kept_or_its_sign_tells_the_note(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await looked(pilot, "painted", "1 of 1")
        await pilot.press("enter", "m", *"why a dot?", "enter", "escape")
        await seen(pilot, "◆")
        y, row = next((y, row) for y, row in enumerate(rows_of(app)) if "◆" in row and y)
        for x in (row.index("◆"), row.index("He painted") + 4):
            await pilot.click(offset=(x, y))
            await seen(pilot, "◆ why a dot?")
            await press_and_see(pilot, "N", "nothing is looked for yet")
            assert "Karl von Frisch 1/4" not in screen_of(app)
        await pilot.click(offset=(row.index("Karl"), y))
        await pilot.pause()
        assert "why" not in screen_of(app)


async def test_keys_lead_from_one_bookmark_to_the_next_and_tell_their_notes(build: Build) -> None:
    app = build("bees")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "apostrophe", "there is no bookmark further on")
        for words, note in (("painted", "one"), ("dance", "two"), ("garden", "three")):
            await pilot.press("g")
            await looked(pilot, words, "1 of ")
            await pilot.press("enter", "m", *note, "enter", "escape")
            await until(pilot, lambda note=note: note in [each.bookmark.note for each in placed(app)], note)  # type: ignore[misc]
        await pilot.press("g")
        for note in ("one", "two", "three"):
            await press_and_see(pilot, "apostrophe", f"◆ {note}")
        await press_and_see(pilot, "apostrophe", "there is no bookmark further on")
        for note in ("two", "one"):
            await press_and_see(pilot, "quotation_mark", f"◆ {note}")
        await press_and_see(pilot, "quotation_mark", "there is no bookmark before this")
        await press_and_see(pilot, "G quotation_mark", "◆ ")
