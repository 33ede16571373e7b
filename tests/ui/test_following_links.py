"""Following links: by keys and by mouse, in the text and out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from seeing import gone, last_row, press_and_see, rows_of, screen_of, seen, until
from test_find import SMALL, WIDE, page, ready, sizes, top

from reader.ui import outside
from reader.ui.app import ReaderApp
from reader.ui.outside import OutsideScreen, open_outside
from reader.ui.reading_screen import ReadingScreen

Build = Callable[..., ReaderApp]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
ADDRESS = "https://example.org/a?b=c"
TEXT = f"""\
# Links

See [the end](#the-end), [a site](<{ADDRESS}>) and a note[^1].

{{filler}}

## The end

Done.

[^1]: The note.
"""
FILLER = "\n\n".join(f"Paragraph {number} has nothing to say but that it is there." for number in range(40))


def write_book(path: Path, body: str, name: str, picture: bytes) -> None:
    """A book of one chapter with a picture."""
    item = '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
        "book.opf": f'<package><manifest>{item}</manifest><spine><itemref idref="one"/></spine></package>',
        "one.xhtml": f"<html><body>{body}</body></html>",
        name: picture,
    }
    with ZipFile(path, "w") as archive:
        for each, content in files.items():
            archive.writestr(each, content)


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    path = tmp_path / "linked.md"
    path.write_text(TEXT.format(filler=FILLER), encoding="utf-8")
    return path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were handed to the browser."""
    addresses: list[str] = []
    monkeypatch.setattr(outside, "open_outside", lambda address: addresses.append(address) or True)
    return addresses


@sizes
async def test_keys_go_through_the_links_in_view_and_say_where_they_lead(
    build: Build, linked: Path, size: tuple[int, int]
) -> None:
    app = build(linked)
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        assert "Follow" not in last_row(app)
        await press_and_see(pilot, "l", "→ The end")
        assert "Enter Follow" in last_row(app)
        await press_and_see(pilot, "l", f"→ {ADDRESS}")
        await press_and_see(pilot, "l l", "→ The end")
        await press_and_see(pilot, "L", "→ The note.")
        await pilot.press("escape")
        await gone(pilot, "→ The note.")
        assert page(app).chosen is None


async def test_enter_follows_a_link_in_the_text_and_the_trail_leads_back(build: Build, linked: Path) -> None:
    app = build(linked)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await pilot.press("l", "enter")
        await seen(pilot, "Done.")
        assert page(app).chosen is None
        await pilot.press("less_than_sign")
        await until(pilot, lambda: top(app) == 0, "the way back")


async def test_a_link_that_goes_out_of_view_is_chosen_no_more(build: Build, linked: Path) -> None:
    app = build(linked)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "l", "→ The end")
        await pilot.press("space", "space")
        await gone(pilot, "→ The end")
        await press_and_see(pilot, "l", "there is no link in view")


async def test_out_of_the_text_only_after_asking(build: Build, linked: Path, opened: list[str]) -> None:
    app = build(linked)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "l l enter", "Open this outside Reader?")
        assert ADDRESS in screen_of(app) and "y Copy" in last_row(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")
        assert opened == []
        await press_and_see(pilot, "enter", "Open this outside Reader?")
        await pilot.press("y")
        assert app.clipboard == ADDRESS
        await seen(pilot, "sent to the terminal")
        await pilot.press("enter")
        await until(pilot, lambda: opened == [ADDRESS], "the browser")


async def test_a_picture_in_a_book_is_opened_after_asking(build: Build, tmp_path: Path, opened: list[str]) -> None:
    path = tmp_path / "book.epub"
    body = '<h1>Pictures</h1><p><img src="cat.png" alt="A cat"/></p><p><img src="none.png" alt="Gone"/></p>'
    write_book(path, body, "cat.png", PNG)
    app = build(path)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "l", "→ the picture")
        await press_and_see(pilot, "enter", "Open this outside Reader?")
        assert "[image: A cat]" in screen_of(app) and "cat.png" not in screen_of(app)
        assert "Copy" not in last_row(app)
        await pilot.press("enter")
        await until(pilot, lambda: opened, "the viewer")
        assert Path(opened[0].removeprefix("file://")).read_bytes() == PNG
        assert opened[0].endswith(".png")
        await press_and_see(pilot, "l", "→ the picture")
        await press_and_see(pilot, "enter", "Open this outside Reader?")
        await pilot.press("enter")
        await until(pilot, lambda: "cannot be read" in " ".join(screen_of(app).replace("▌", "").split()), "the error")
        assert len(opened) == 1


async def test_a_link_to_another_file_opens_it_at_its_part_and_the_trail_leads_back(
    build: Build, tmp_path: Path, opened: list[str]
) -> None:
    folder = tmp_path / "in"
    (folder / "more").mkdir(parents=True)
    (folder / "more" / "other.md").write_text(f"# Other\n\n{FILLER}\n\n## Far down\n\nHere.\n\n[up](../first.md)\n")
    text = "# First\n\n[other](more/other.md#far-down), [none](none.md), [no](#no-part), [out](../out.md).\n"
    (tmp_path / "out.md").write_text("# Outside\n")
    (folder / "first.md").write_text(text)
    app = build(folder / "first.md")
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "l", "→ more/other.md#far-down")
        await press_and_see(pilot, "enter", "Here.")
        await press_and_see(pilot, "l", "→ ../first.md")
        await press_and_see(pilot, "enter", "First")
        await press_and_see(pilot, "less_than_sign", "Here.")
        await press_and_see(pilot, "less_than_sign", "→ more/other.md#far-down")
        await press_and_see(pilot, "l", "→ none.md")
        await press_and_see(pilot, "enter", "none.md is not there")
        await press_and_see(pilot, "l enter", "no part here is called no-part")
        await press_and_see(pilot, "l enter", "../out.md is not opened: it lies outside the folder of this text")
        assert opened == []


async def test_a_file_that_is_not_beside_a_page_from_the_web_is_opened_there_after_asking(
    build: Build, tmp_path: Path, opened: list[str]
) -> None:
    base = "<base href=https://example.org/docs/>"
    (tmp_path / "there.html").write_text("<h1>There</h1><p>Here it is.</p>", encoding="utf-8")
    (tmp_path / "page.html").write_text(f"{base}<p><a href=there.html>a</a> <a href=set%20up.html#one>b</a></p>")
    app = build(tmp_path / "page.html")
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "l l enter", "Open this outside Reader?")
        assert "https://example.org/docs/set%20up.html#one" in screen_of(app)
        await pilot.press("enter")
        await until(pilot, lambda: opened == ["https://example.org/docs/set%20up.html#one"], "the browser")
        await press_and_see(pilot, "L enter", "Here it is.")


@pytest.mark.parametrize("name", ["text.md", "text.html"])
async def test_a_picture_beside_the_text_is_opened_after_asking(
    build: Build, tmp_path: Path, opened: list[str], name: str
) -> None:
    (tmp_path / "cat.PNG").write_bytes(PNG)
    text = "<p><img src=cat.PNG alt='A cat'></p><p><a href=cat.PNG>See it</a></p><p><img src=../dog.png alt='A dog'>"
    markdown = "![A cat](cat.PNG)\n\n[See it](cat.PNG)\n\n![A dog](../dog.png)\n"
    (tmp_path / name).write_text(text if name.endswith("html") else markdown, encoding="utf-8")
    app = build(tmp_path / name)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        for number in (1, 2):
            await press_and_see(pilot, "l", "→ cat.PNG")
            await press_and_see(pilot, "enter", "Open this outside Reader?")
            await pilot.press("enter")
            await until(pilot, lambda number=number: len(opened) == number, "the viewer")
        assert {*opened} == {(tmp_path / "cat.PNG").as_uri()}
        await press_and_see(pilot, "l enter", "../dog.png is not there")


async def test_a_click_follows(build: Build, linked: Path, opened: list[str]) -> None:
    app = build(linked)
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        y = next(y for y, row in enumerate(rows_of(app)) if "a site" in row)
        await pilot.click(offset=(rows_of(app)[y].index("a site"), y))
        await until(pilot, lambda: isinstance(app.screen, OutsideScreen), "the question")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the text")
        await pilot.click(offset=(rows_of(app)[y].index("the end"), y))
        await seen(pilot, "Done.")


async def test_a_click_in_a_narrowed_column_of_a_table_follows_the_link_in_it(build: Build, tmp_path: Path) -> None:
    long = "words that go on for longer than that"
    table = f"| One | Two | Three |\n|-|-|-|\n| {long} | {long} to [the end](#end) | {long} |"
    path = tmp_path / "table.md"
    path.write_text(f"{table}\n\n{FILLER}\n\n## End\n\nDone.", encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        rows = rows_of(app)
        assert any(row.count("words that go") == 3 for row in rows)
        y = next(y for y, row in enumerate(rows) if row.split()[:1] == ["end"])
        await pilot.click(offset=(rows[y].index("end"), y))
        await seen(pilot, "Done.")


async def test_the_address_of_a_chosen_link_is_copied(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "www.txt"
    path.write_text("Words.\n\nSee https://one.example/a. Then words.\n", encoding="utf-8")
    app = build(path)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        assert "y" not in app.screen.active_bindings
        await press_and_see(pilot, "l", "→ https://one.example/a")
        await press_and_see(pilot, "y", "sent to the terminal: the address")
        assert app.clipboard == "https://one.example/a"


async def test_no_browser_is_said(build: Build, linked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "open_outside", lambda address: False)
    app = build(linked)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "l l enter", "Open this outside Reader?")
        await press_and_see(pilot, "enter", "there is no program here")


def test_the_browser_gets_the_address_and_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    got = tmp_path / "got"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho noise\n[ -t 0 ] && exit 1\nprintf %s "$1" > {got}\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    assert open_outside(ADDRESS)
    assert got.read_text(encoding="utf-8") == ADDRESS
    browser.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not open_outside(ADDRESS)


async def test_back_and_forward_lead_out_of_a_file_and_into_it_again(build: Build, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(f"# Other\n\n{FILLER}\n\n## Far down\n\nHere.\n", encoding="utf-8")
    (tmp_path / "first.md").write_text(f"# First\n\n[other](other.md).\n\n{FILLER}\n\nThe last.\n", encoding="utf-8")
    app = build(tmp_path / "first.md")
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "G", "The last.")
        await press_and_see(pilot, "less_than_sign l", "→ other.md")
        await press_and_see(pilot, "enter", "Other")
        await press_and_see(pilot, "G", "Here.")
        await press_and_see(pilot, "less_than_sign less_than_sign", "First")
        await press_and_see(pilot, "greater_than_sign", "Other")
        await press_and_see(pilot, "greater_than_sign", "Here.")
        await press_and_see(pilot, "q", "First")
        await press_and_see(pilot, "greater_than_sign", "Here.")
        await press_and_see(pilot, "less_than_sign less_than_sign", "First")
        await press_and_see(pilot, "greater_than_sign", "Other")
        await press_and_see(pilot, "q", "First")
        other.write_text("# Short\n", encoding="utf-8")
        await press_and_see(pilot, "greater_than_sign", "Short")
        await press_and_see(pilot, "q", "First")
        other.unlink()
        await press_and_see(pilot, "greater_than_sign", "cannot be opened")
        await press_and_see(pilot, "G less_than_sign greater_than_sign", "The last.")
        await press_and_see(pilot, "greater_than_sign", "there is nothing to go forward to")


async def test_what_find_says_is_not_hidden_by_a_chosen_link(build: Build, linked: Path) -> None:
    app = build(linked)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "l", "→ The end")
        await pilot.press("slash", *"zzzz", "enter")
        await until(pilot, lambda: "not found" in last_row(app), "what find says")
        await pilot.press("slash", *"note", "enter")
        await until(pilot, lambda: "1 of 2" in last_row(app), "the first place")
        await press_and_see(pilot, "l", "→ The end")
        await pilot.press("n")
        await until(pilot, lambda: "2 of 2" in last_row(app), "the second place")


async def test_what_was_gone_to_is_marked_until_one_moves_and_the_way_back_is_said(build: Build, linked: Path) -> None:
    app = build(linked)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        assert "< Back" not in last_row(app)
        await press_and_see(pilot, "l l l enter", "▸│ 1. The note.")
        assert last_row(app).startswith(" < Back")
        await pilot.press("space")
        await gone(pilot, "▸│")
        await until(pilot, lambda: "< Back" not in last_row(app), "the other keys")


async def test_back_from_a_link_it_is_chosen_and_the_next_one_follows_it(build: Build, linked: Path) -> None:
    app = build(linked)
    async with app.run_test(size=SMALL) as pilot:
        await ready(pilot)
        await press_and_see(pilot, "l l l enter", "The note.")
        await press_and_see(pilot, "less_than_sign", "→ The note.")
        await press_and_see(pilot, "greater_than_sign less_than_sign", "→ The note.")
        await press_and_see(pilot, "L", f"→ {ADDRESS}")
