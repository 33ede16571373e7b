from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from seeing import gone, last_row, press_and_see, rows_of, screen_of, seen, type_ahead, until
from textual.pilot import Pilot
from textual.widgets import Input

from reader.document.model import DocumentKey, Position, TextDocument
from reader.library import Article
from reader.progress.store import Place, Store
from reader.quiz.session import Answer, Session
from reader.ui.app import ReaderApp
from reader.ui.library_screen import LibraryScreen
from reader.ui.open_screen import OpenScreen
from reader.ui.reading_screen import ReadingScreen
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
SMALL, WIDE = (80, 24), (140, 40)
SAMPLES = Path(__file__).parent.parent / "samples"


def titles(app: ReaderApp) -> list[str]:
    return [row.article.title for row in app.screen.query_one(RowList).entries]  # type: ignore[attr-defined]


async def listed(pilot: Pilot[None]) -> None:
    """Wait for the list with all its lengths and grades."""
    await until(pilot, lambda: "grade" in screen_of(pilot.app), "the list")


def about(app: ReaderApp, title: str) -> str:
    """The row or rows of an article."""
    rows = rows_of(app)
    nth = next(nth for nth, row in enumerate(rows) if title in row)
    return " ".join(rows[nth : nth + 2]) if app.size.width < 110 else rows[nth]


async def read_bees(pilot: Pilot[None]) -> None:
    """Open the article about bees."""
    await listed(pilot)
    await pilot.press("end", "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen), "the text")
    await seen(pilot, "t Quiz")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_tour_stands_first_and_is_chosen(build: Build, size: tuple[int, int]) -> None:
    app = build()
    async with app.run_test(size=size) as pilot:
        await listed(pilot)
        assert titles(app)[0] == "A tour of Reader"
        assert "▸ A tour of Reader" in screen_of(app)
        assert screen_of(app).count("▸") == 1


async def test_the_title_row_counts_the_articles(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        assert rows_of(app)[0].split() == ["Reader", str(len(titles(app))), "articles"]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_each_article_shows_kind_length_grade_and_that_it_is_new(build: Build, size: tuple[int, int]) -> None:
    app = build()
    async with app.run_test(size=size) as pilot:
        await listed(pilot)
        words = about(app, "How bees tell").split()
        assert words[3:6:2] == ["essay", "words"]
        assert 1000 < int(words[4].replace(",", "")) < 1200
        assert words[6:] == ["5", "min", "grade", "4", "new"]


async def test_what_the_rows_say_stands_in_columns(build: Build) -> None:
    app = build()
    async with app.run_test(size=WIDE) as pilot:
        await listed(pilot)
        rows = [row for row in rows_of(app) if " words" in row]
        assert len(rows) == len(titles(app))
        for column in (" words", " min", "grade", "new"):
            assert len({row.rindex(column) for row in rows}) == 1


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_filter_narrows_as_one_types_and_escape_shows_all(build: Build, size: tuple[int, int]) -> None:
    app = build()
    async with app.run_test(size=size) as pilot:
        await listed(pilot)
        everything = titles(app)
        await pilot.press("slash", *"bees")
        await until(pilot, lambda: titles(app) == ["How bees tell"], "the one")
        assert "1 of " in rows_of(app)[0]
        await pilot.press("backspace", "backspace", "backspace", "backspace", "e")
        await until(pilot, lambda: len(titles(app)) > 1, "more")
        await pilot.press("escape")
        await until(pilot, lambda: titles(app) == everything, "all")
        assert isinstance(app.focused, RowList)
        assert not app.screen.query_one(Input).display


async def test_the_filter_looks_at_kinds_and_needs_every_word(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await pilot.press("slash", *"TELL", "space", *"ess")
        await until(pilot, lambda: titles(app) == ["How bees tell"], "the one")
        await pilot.press(*"xyz")
        await seen(pilot, "Nothing matches. Esc shows everything again.")


async def test_enter_leaves_the_filter_for_the_list_and_enter_there_reads(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await pilot.press("slash", *"bees", "enter")
        await until(pilot, lambda: isinstance(app.focused, RowList), "the list")
        assert "Esc Show all" in last_row(app)
        await press_and_see(pilot, "enter", "Karl von Frisch watched")


async def test_in_the_filter_letters_are_text(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await pilot.press("slash", *"qto")
        assert app.screen.query_one(Input).value == "qto"
        assert isinstance(app.screen, LibraryScreen)
        assert not {word for word in last_row(app).split() if len(word) == 1}


async def test_the_cursor_stays_on_the_article_when_all_are_shown_again(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await pilot.press("slash", *"bees", "escape")
        await seen(pilot, "▸ How bees tell")


async def test_enter_reads_the_article_under_the_cursor(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "end enter", "Karl von Frisch watched")


async def test_a_click_reads_an_article(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        row = next(nth for nth, text in enumerate(rows_of(app)) if "How bees tell" in text)
        await pilot.click(offset=(8, row))
        await seen(pilot, "Karl von Frisch watched")


async def test_t_opens_the_article_at_its_quiz(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "end t", "What tells the way to fly?")
        await press_and_see(pilot, "1 enter", "Enter Next")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_how_far_one_has_read_and_the_quiz_are_shown_after_coming_back(
    build: Build, size: tuple[int, int]
) -> None:
    app = build()
    async with app.run_test(size=size) as pilot:
        await read_bees(pilot)
        await press_and_see(pilot, "space t", "What tells the way to fly?")
        await press_and_see(pilot, "1 enter", "Enter Next")
        await press_and_see(pilot, "q", "▸ How bees tell")
        assert "read " in about(app, "How bees tell")
        assert "quiz 1 of 4" in about(app, "How bees tell")
        assert "new" not in about(app, "How bees tell").split()


async def test_an_article_read_to_its_end_is_read_wherever_one_goes_then(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        for keys in ("G q", "g q"):
            await read_bees(pilot)
            await press_and_see(pilot, keys, "▸ How bees tell")
            await until(pilot, lambda: about(app, "How bees tell").split()[-1] == "read", "read")


async def test_a_quiz_that_is_over_shows_its_points(
    build: Build, library: Path, store: Store, clock: Callable[[], datetime]
) -> None:
    key = DocumentKey(str(library.resolve()), "bees")
    session = Session("s", "dance", "s", ("angle", "runs"), clock())
    store.keep_place(key, Place(Position(0, 0), 0.41), clock())
    store.answers.keep_session(key, session)
    store.answers.keep_answer(key, session, Answer("a", "angle", ("The angle",), 1.0, 1.0, "", clock()))
    store.answers.keep_answer(key, session, Answer("b", "runs", ("the way",), 0.5, 1.0, "", clock()))
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        assert "read 41 %" in about(app, "How bees tell")
        assert "quiz 1.5/2" in about(app, "How bees tell")


async def test_q_quits(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await pilot.press("q")
        await until(pilot, lambda: app._exit, "the end")
    assert app.return_code == 0


async def test_escape_with_nothing_open_does_nothing(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        before = screen_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert screen_of(app) == before
        assert "Esc" not in last_row(app)


async def test_an_article_that_has_gone_says_so_and_the_library_stays(build: Build, library: Path) -> None:
    app = build()
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await listed(pilot)
        (library / "content" / "bees.md").unlink()
        await press_and_see(pilot, "end enter", "This text cannot be opened")
        assert isinstance(app.screen, LibraryScreen)


async def test_o_opens_a_file_by_its_path(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "my notes.txt"
    path.write_text("Written by hand.\n", encoding="utf-8")
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "o", "Open a text")
        app.screen.query_one(Input).value = str(path)
        await press_and_see(pilot, "enter", "Written by hand.")
        await press_and_see(pilot, "q", "▸ A tour of Reader")


@pytest.mark.parametrize("name", ["notes.html", "notes.epub", "notes.pdf"])
async def test_o_opens_a_page_a_book_and_a_pdf(build: Build, name: str) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "o", "Open a text")
        app.screen.query_one(Input).value = str(SAMPLES / name)
        await press_and_see(pilot, "enter", "They were signed with her initials")


async def test_what_of_a_file_is_not_on_the_page_is_said(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<h1>Page</h1><p>A picture: <img src=x alt='a cat'></p><video></video>", encoding="utf-8")
    app = build()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "o", "Open a text")
        app.screen.query_one(Input).value = str(path)
        await press_and_see(pilot, "enter", "[image: a cat]")
        await seen(pilot, "not all is shown")
        assert last_row(app).startswith(" c Contents")
        await pilot.press("s")
        await until(pilot, lambda: last_row(app).startswith(" Enter Copy"), "the keys of what is selected")
        assert "not all" not in last_row(app)
        await pilot.press("escape")
        await press_and_see(pilot, "c", "1 image and 1 video are not shown")


async def test_a_damaged_book_says_so_and_the_library_stays(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.epub").write_bytes(b"PK\x03\x04 and no book")
    app = build()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "o", "Open a text")
        app.screen.query_one(Input).value = "a.epub"
        await press_and_see(pilot, "enter", "is not a sound EPUB")
        assert isinstance(app.screen, LibraryScreen)


async def test_keys_are_answered_while_a_page_is_being_parsed_apart(
    build: Build, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library / "content" / "zoo.html").write_text("<h1>Zoo</h1><p>The animals of it.</p>", encoding="utf-8")
    app = build()
    go_on = Event()
    opened = Article.open

    def slowly(article: Article) -> TextDocument:
        assert go_on.wait(30)
        return opened(article)

    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await listed(pilot)
        monkeypatch.setattr(Article, "open", slowly)
        await press_and_see(pilot, "end", "▸ Zoo")
        await press_and_see(pilot, "enter", "The text is being opened")
        await press_and_see(pilot, "home", "▸ A tour of Reader")
        go_on.set()
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")


async def test_a_file_is_found_by_typing_and_tab_completes_its_name(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "texts"
    (folder / "inner").mkdir(parents=True)
    (folder / "alpha.txt").write_text("The first.\n", encoding="utf-8")
    (folder / "beta.md").write_text("The second.\n", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    monkeypatch.chdir(folder)
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "o", "▸ inner/")
        assert "alpha.txt" in screen_of(app)
        assert "picture.png" not in screen_of(app)
        await pilot.press("b")
        await gone(pilot, "alpha.txt")
        await pilot.press("tab")
        assert app.screen.query_one(Input).value == "beta.md"
        await press_and_see(pilot, "enter", "The second.")


async def test_a_path_typed_fast_is_opened_as_it_was_typed(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "texts").mkdir()
    for name in ("alpha", "alphabet"):
        (tmp_path / "texts" / f"{name}.txt").write_text(f"This is {name}.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "texts")
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "o", "▸ alpha.txt")
        type_ahead(pilot, [*"alphab", "tab", "enter"])
        await seen(pilot, "This is alphabet.")


async def test_a_click_on_a_folder_leaves_the_field_with_the_keys(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "texts" / "inner").mkdir(parents=True)
    (tmp_path / "texts" / "inner" / "deep.txt").write_text("This is deep.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "texts")
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "o", "▸ inner/")
        row = next(nth for nth, text in enumerate(rows_of(app)) if "inner/" in text)
        await pilot.click(offset=(8, row))
        await seen(pilot, "▸ deep.txt")
        await press_and_see(pilot, "escape", "▸ A tour of Reader")


async def test_arrows_and_clicks_choose_a_file(build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"This is {name}.\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "o", "▸ a.txt")
        await press_and_see(pilot, "down", "▸ b.txt")
        await press_and_see(pilot, "enter", "This is b.")
        await press_and_see(pilot, "o", "▸ a.txt")
        row = next(nth for nth, text in enumerate(rows_of(app)) if "c.txt" in text)
        await pilot.click(offset=(8, row))
        await seen(pilot, "This is c.")


async def test_a_name_that_nothing_begins_with_is_said(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "o", "Open a text")
        await pilot.press(*"nothing-is-called-so")
        await seen(pilot, "No text or folder here begins like this.")
        await pilot.press("enter")
        assert isinstance(app.screen, OpenScreen)


async def test_escape_leaves_opening_a_file(build: Build) -> None:
    app = build()
    async with app.run_test(size=SMALL) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "o", "Open a text")
        await press_and_see(pilot, "escape", "▸ A tour of Reader")


async def test_a_file_that_is_no_text_says_so(build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    app = build()
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await listed(pilot)
        await press_and_see(pilot, "o", "Open a text")
        app.screen.query_one(Input).value = "picture.png"
        await press_and_see(pilot, "enter", "is a PNG picture")
        assert isinstance(app.screen, LibraryScreen)
