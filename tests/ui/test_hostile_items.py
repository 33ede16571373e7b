from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from quizzing import NOON, click_on, in_field, said, sentence, take, words
from rich.cells import cell_len
from seeing import last_row, press_and_see, rows_of, screen_of, until
from test_hostile import FORBIDDEN, evil, shown
from textual.pilot import Pilot

from reader.progress.store import Store
from reader.ui.app import ReaderApp
from reader.ui.history_screen import HistoryScreen
from reader.ui.items import WIDGETS
from reader.ui.items.base import ItemWidget
from reader.ui.question_view import QuestionView
from reader.ui.quiz_menu import QuizMenu
from reader.ui.reading_screen import ReadingScreen
from reader.ui.report_screen import ReportScreen
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
SIZES = pytest.mark.parametrize("size", [(80, 24), pytest.param((140, 40), marks=pytest.mark.slow), (30, 12)])
HEBREW = "שלום עולם"
KINDS = {
    "markup": evil,
    "long": lambda word: f'"{word} {word[0] * 230}"',
    "wide": lambda word: f'"{word} {"日本語" * 20} e{"́" * 30} 👩‍👩‍👧‍👧 🇩🇪"',
    "right to left": lambda word: f'"{word} {HEBREW} {"مرحبا " * 9}"',
}


def bank_of(hostile: Callable[[str], str]) -> str:
    """A bank with every type of item, whose texts all hold the same evil."""
    text = {name: hostile(name) for name in ("stem", "aa", "bb", "cc", "dd", "why", "hint", "unit", "tag", "title")}
    gap = hostile("gap")[1:-1].replace("|", "")
    return """\
quiz: 1
document: bees
title: {title}
defaults: {{process: infer}}
items:
  - {{id: choice, ask: {stem}, answer: {aa}, wrong: [{bb}, {cc}], why: {why}, tries: 2, hint: {hint}, tags: [{tag}]}}
  - {{id: several, ask: {stem}, answer: [{aa}, {bb}], wrong: [{cc}, {dd}], why: {why}}}
  - {{id: typed, ask: {stem}, answer: {aa}, why: {why}}}
  - {{id: claim, claim: {stem}, answer: true, why: {why}}}
  - {{id: cloze, cloze: "Before {gap} {{{{one}}}} {gap} {{{{{gap}}}}} {gap}.", why: {why}}}
  - {{id: number, number: {stem}, answer: 7, unit: {unit}, why: {why}}}
  - {{id: match, match: {stem}, answer: {{{aa}: {bb}, {cc}: {dd}}}, why: {why}}}
  - {{id: order, order: {stem}, answer: [{aa}, {bb}, {cc}], why: {why}}}
  - {{id: sort, sort: {stem}, answer: {{{aa}: [{bb}, {cc}], {dd}: [{why}]}}, why: {why}}}
  - {{id: find, find: {stem}, answer: He painted a dot on a bee, why: {why}}}
  - {{id: prove, ask: {stem}, answer: {aa}, wrong: [{bb}], evidence: He painted a dot, prove: true, why: {why}}}
  - {{id: recall, recall: {stem}, rubric: [{aa}, {bb}], model: {cc}, why: {why}}}
""".format(gap=gap, **text)


def view(pilot: Pilot[None]) -> QuestionView:
    return pilot.app.screen.query_one(QuestionView)


def widget(pilot: Pilot[None]) -> ItemWidget:
    found = view(pilot).widget
    assert found
    return found


async def came(pilot: Pilot[None], name: str) -> None:
    await until(
        pilot,
        lambda: (
            pilot.app.screen.query(QuestionView)
            and view(pilot).widget is not None
            and widget(pilot).item.id == name
            and widget(pilot).region.height > 0
        ),
        name,
    )


def assert_sound(app: ReaderApp) -> None:
    """Nothing that a terminal would obey is in any row, and every row is as wide as the screen."""
    for row in rows_of(app):
        assert not FORBIDDEN.search(row), row
        assert cell_len(row) == app.size.width, row


def run_together(text: str) -> str:
    """A text without what tells where it was broken: spaces and the marks beside it."""
    return re.sub(r"[\s│┃▸✓✗◐·…]", "", text)


async def read_through(pilot: Pilot[None]) -> str:
    """All that can be seen of a question, from the top to the end."""
    await pilot.pause()
    question = view(pilot)
    seen, y = "", -1
    while y < question.max_scroll_y:
        y = min(question.max_scroll_y, y + max(1, question.size.height - 1)) if seen else 0
        question.scroll_to(y=y, animate=False, force=True)
        await pilot.pause()
        assert_sound(pilot.app)  # type: ignore[arg-type]
        left, top, width, height = question.region
        strips = pilot.app.screen._compositor.render_strips()[top : top + height]
        seen += "".join(strip.crop(left, left + width).text for strip in strips)
    question.scroll_home(animate=False)
    return run_together(seen)


RESPONSES = {
    "choice": ("x",), "several": ("x", "y"), "typed": ("[/] [b]x",), "claim": ("False",), "cloze": ("[/]", "日本"),
    "number": ("9",), "match": ("x", "y"), "order": ("x", "y"), "sort": ("x", "y"), "find": (), "prove": ("x",),
    "recall": ("[/] [@click=app.quit]x[/]", ""),
}  # fmt: skip


@SIZES
@pytest.mark.parametrize("kind", KINDS)
async def test_every_type_shows_hostile_texts_as_they_are(
    build: Build, bank_path: Path, library: Path, size: tuple[int, int], kind: str
) -> None:
    bank_path.write_text(bank_of(KINDS[kind]), encoding="utf-8")
    painted = sentence(library, "He painted")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.quiz, "the quiz")
        for name in WIDGETS:
            await until(pilot, lambda: bool(view(pilot).widget), "a question")
            item = app.screen.quiz.desk.bank.item(name)  # type: ignore[attr-defined]
            assert item, f"{name} was left out of the bank"
            app.screen.room.take(lambda item=item: app.screen.quiz.visit(item))  # type: ignore[attr-defined]
            await came(pilot, name)
            await read_through(pilot)
            response = (*RESPONSES[name], *([painted] if name in ("find", "prove") else []))
            for each in [(), response][-item.tries :]:
                app.screen.room.take(lambda r=each: app.screen.quiz.submit(r))  # type: ignore[attr-defined]
                await pilot.pause()
            await until(pilot, lambda: "Next" in last_row(app), "the mark")
            read = await read_through(pilot)
            assert re.search(r"Wrong\.|Right\.|Partlyright\.", read), name
            if kind == "markup" and size[0] >= 80:
                assert run_together(shown("why")) in read, name
                if name not in ("cloze",):
                    assert run_together(shown("stem")) in read, name
        assert app.is_running and not app._exit


@SIZES
@pytest.mark.parametrize("kind", KINDS)
async def test_results_history_menu_and_report_show_hostile_texts(
    build: Build,
    bank_path: Path,
    store: Store,
    library: Path,
    new_id: Callable[[], str],
    size: tuple[int, int],
    kind: str,
) -> None:
    bank_path.write_text(bank_of(KINDS[kind]), encoding="utf-8")
    take(store, library, new_id, RESPONSES)
    take(store, library, new_id, RESPONSES, at=NOON + timedelta(hours=1))
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.quiz, "the quiz")
        app.screen.room.take(app.screen.quiz.proceed)  # type: ignore[attr-defined]
        await came(pilot, "choice")
        app.screen.room.take(lambda: app.screen.quiz.submit(("y",)).proceed())  # type: ignore[attr-defined]
        await said(pilot, "Quiz results")
        await until(pilot, lambda: isinstance(app.focused, RowList), "the rows")
        await walk(pilot)
        await pilot.press("home", "h")
        await until(pilot, lambda: isinstance(app.screen, HistoryScreen), "the history")
        await walk(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the results")
        await pilot.press("T")
        await until(pilot, lambda: isinstance(app.screen, QuizMenu), "the menu")
        await walk(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "the results")
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen), "the report")
        await pilot.pause()
        assert_sound(app)
        if kind == "markup" and size[0] >= 80:
            assert run_together(shown("stem")) in run_together(words(app))
        assert app.is_running and not app._exit


async def walk(pilot: Pilot[None]) -> None:
    """Come to every row of a list, look at each, and read on where there is more."""
    rows = pilot.app.screen.query("RowList").last(RowList)
    if isinstance(pilot.app.screen, ReadingScreen):
        rows = pilot.app.screen.query_one("ResultsView RowList", RowList)
    await pilot.press("home")
    for _ in range(len(rows.entries)):
        await pilot.pause()
        assert_sound(pilot.app)  # type: ignore[arg-type]
        await pilot.press("space", "j")


@pytest.mark.parametrize("name", WIDGETS)
async def test_a_click_on_text_that_looks_like_an_action_runs_nothing(build: Build, bank_path: Path, name: str) -> None:
    bank_path.write_text(bank_of(evil), encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.quiz, "the quiz")
        item = app.screen.quiz.desk.bank.item(name)  # type: ignore[attr-defined]
        app.screen.room.take(lambda: app.screen.quiz.visit(item))  # type: ignore[attr-defined]
        await came(pilot, name)
        await pilot.pause()
        for y, row in enumerate(rows_of(app)):
            for at in [match.start() for match in re.finditer(r"\[@click=app\.quit\]x", row)]:
                await pilot.click(offset=(at + 17, y))
        await pilot.pause()
        assert app.is_running and not app._exit and isinstance(app.screen, ReadingScreen)


async def test_what_is_typed_is_shown_as_it_is_wherever_it_comes_again(build: Build, bank_path: Path) -> None:
    bank_path.write_text(
        "quiz: 1\ndocument: bees\nitems:\n  - {id: typed, ask: Who?, answer: Frisch}\n", encoding="utf-8"
    )
    app = build("bees", at_quiz=True)
    typed = "[/] [@click=app.quit]x[/] [b]日本 שלום"
    async with app.run_test(size=(80, 24)) as pilot:
        await said(pilot, "Who?")
        await in_field(pilot)
        app.focused.value = typed + "\x1b[2J\u202e"  # type: ignore[union-attr]
        await pilot.press("enter")
        kept = typed + "^[[2J<U+202E>"
        await said(pilot, f"✗ {kept} ← you")
        await pilot.press("enter")
        await said(pilot, f"✗ You: {kept}")
        await press_and_see(pilot, "h", "History of")
        await press_and_see(pilot, "G", "Who?")
        await until(pilot, lambda: kept in screen_of(app), "the answer")
        assert_sound(app)
        await click_on(pilot, "Back")
        await said(pilot, "Quiz results")
