from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from quizzing import click_on, offered, pane_rows, press_and_hear, said, sentence, stored, take, words
from rich.cells import cell_len
from seeing import last_row, press_and_see, rows_of, screen_of, seen, until
from textual.pilot import Pilot

from reader.progress.desk import Desk
from reader.progress.store import Store
from reader.quiz.certainty import Certainty
from reader.quiz.plan import Mode, Plan
from reader.ui.app import ReaderApp
from reader.ui.page import PageView
from reader.ui.results_view import CHANGED, ResultsView
from reader.ui.rows import RowList

Build = Callable[..., ReaderApp]
SMALL, WIDE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, WIDE])
BANK = """\
quiz: 1
document: bees
items:
  - id: angle
    ask: What tells the way to fly?
    answer: The angle
    wrong: [The smell, The sound]
    evidence: her angle to the sun is the way to fly
    why: She dances the sun's angle.
    about: [frisch]
  - id: runs
    ask: Which two does she tell?
    answer: [the way, the distance]
    wrong: [the time, the name]
    evidence:
      - her angle to the sun is the way to fly
      - The length of the run tells how far the food lies
    process: infer
    about: [frisch, munich]
  - id: year
    ask: In which year came the prize?
    answer: 1973
    evidence: In 1973 he was given the Nobel Prize
    process: infer
    about: [prize]
  - id: shown
    ask: Was he believed?
    answer: Not by all
    wrong: [By all]
    evidence: Others did not believe him
    prove: true
    about: [frisch]
  - id: shown-too
    ask: What did he call it?
    answer: A dance
    wrong: [A run]
    evidence: Frisch called it a dance
    prove: true
  - id: shown-three
    ask: Where was he laughed at?
    answer: In Munich
    wrong: [In Vienna]
    evidence: in Munich he was laughed at
    prove: true
"""


@pytest.fixture(autouse=True)
def bank(bank_path: Path) -> None:
    bank_path.write_text(BANK, encoding="utf-8")


@pytest.fixture
def taken(store: Store, library: Path, new_id: Callable[[], str]) -> Desk:
    """A session with something of everything in it."""
    doubt = sentence(library, "Others did not believe")
    return take(
        store,
        library,
        new_id,
        {
            "angle": ("The angle",),
            "runs": ("the way",),
            "year": ("1914",),
            "shown": ("Not by all", doubt),
            "shown-too": ("A dance", doubt),
            "shown-three": ("In Vienna", doubt),
        },
        plan=Plan(mode=Mode.RECALL, certainty=True),
        sure={
            "angle": Certainty.SURE,
            "runs": Certainty.THINK,
            "year": Certainty.SURE,
            "shown": Certainty.SURE,
            "shown-too": Certainty.GUESS,
        },
    )


async def results(pilot: Pilot[None]) -> None:
    await said(pilot, "Quiz results")
    await until(pilot, lambda: isinstance(pilot.app.focused, RowList), "the rows")


def rows(pilot: Pilot[None]) -> RowList:
    return pilot.app.screen.query_one(ResultsView).query_one(RowList)


def here(pilot: Pilot[None]) -> str:
    """The row under the cursor, as it is on the screen."""
    view = rows(pilot)
    row = view._tops[view.cursor + 1] - 1 - view.scroll_offset.y
    assert 0 <= row < view.size.height, "the cursor is out of sight"
    y = view.region.y + row
    return " ".join(pane_rows(pilot.app)[y].split())


async def walked(pilot: Pilot[None]) -> list[str]:
    """Every row that the cursor comes to from the first on."""
    await pilot.press("home")
    found: list[str] = []
    while not found or rows(pilot).cursor < len(rows(pilot).entries) - 1:
        await pilot.pause()
        found.append(here(pilot))
        await pilot.press("j")
    await pilot.pause()
    return [*found, here(pilot)]


@SIZES
async def test_the_score_says_points_share_time_mode_and_what_is_left(
    build: Build, taken: Desk, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await results(pilot)
        await said(pilot, "3 of 6 points 50 % 30 s · recall 4 to look at again: v shows the passage, r repeats them.")


@SIZES
async def test_rows_tell_by_what_was_asked_by_entity_by_certainty_and_by_passage(
    build: Build, taken: Desk, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await results(pilot)
        await until(pilot, lambda: app.screen.entities is not None, "the names")  # type: ignore[attr-defined]
        found = await walked(pilot)
        assert [row[:5].strip() for row in found[:6]] == ["✓ 1 W", "◐ 2 W", "✗ 3 I", "✓ 4 W", "◐ 5 W", "✗ 6 W"]
        tallies = [row.replace("━", "").replace("─", "").replace("╸", "").split() for row in found[6:]]
        assert [" ".join(row) for row in tallies] == [
            "Retrieve 2.5/4",
            "Infer 0.5/2",
            "Karl von Frisch 2.5/3",
            "Munich 0.5/1",
            "Nobel Prize 0/1",
            "Sure (3) 67 % right 0",
            "Think so (1) 50 % right +1",
            "Guess (1) 50 % right +0.5",
            "Together +1.5",
            "✓ Answer right 1 1",
            "✗ Answer wrong 0 1",
        ]
        for head in ("By what was asked", "By entity", "How sure you were", "Answer and passage"):
            assert sum(getattr(entry, "text", "") == head for entry in rows(pilot).entries) == 1


@SIZES
async def test_numbers_stand_in_one_column(build: Build, taken: Desk, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(size[0], 50)) as pilot:
        await results(pilot)
        at = [cell_len(row.rstrip()) for row in pane_rows(app) if ("/" in row and "━" in row) or "─ " in row]
        assert len(at) >= 4 and len(set(at)) == 1


@SIZES
async def test_the_panel_says_of_each_row_what_there_is_to_say_and_never_changes_its_size(
    build: Build, taken: Desk, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await results(pilot)
        place = rows(pilot).region
        await said(pilot, "✓ You: The angle Right · Sure · 5 s · The one right option She dances the sun's angle.")
        await press_and_hear(pilot, "j", "◐ You: the way ✓ Answer: the way; the distance Partly right · Think so")
        await press_and_hear(pilot, "j", "✗ You: 1914 ✓ Answer: 1973 Wrong · Sure · 5 s · None of the accepted answers")
        assert rows(pilot).region == place
        await press_and_hear(pilot, "j j j", "✗ You: In Vienna; Others did not believe him.")
        await press_and_hear(pilot, "j", "Retrieve 4 questions: 2.5 of 4 points, 62 %")
        assert rows(pilot).region == place
        await press_and_hear(pilot, "j j", "Karl von Frisch 3 questions: 2.5 of 3 points, 83 %")
        await press_and_hear(pilot, "j j", "Nobel Prize 1 question: 0 of 1 point, 0 %")
        await press_and_hear(pilot, "j", "Sure (3) 3 answers. A right one is worth +3, a wrong one −6.")
        said_of_it = "0: wrong, at the right passage. 1: wrong, at another passage or none."
        await press_and_hear(pilot, "end", f"✗ Answer wrong {said_of_it}")
        assert rows(pilot).region == place


@SIZES
async def test_a_question_changed_since_says_so(
    build: Build, taken: Desk, bank_path: Path, size: tuple[int, int]
) -> None:
    bank_path.write_text(BANK.replace("In which year came the prize?", "When came the prize?"), encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await results(pilot)
        assert [row[:6] for row in await walked(pilot)][1:4] == ["◐ 2 Wh", "✗ 3* W", "✓ 4 Wa"]
        await press_and_hear(pilot, "home j j", f"When came the prize? {CHANGED} ✗ You: 1914")
        await press_and_hear(pilot, "k", "◐ You: the way")
        assert CHANGED not in words(app)


async def test_a_new_reason_or_evidence_makes_no_other_question(build: Build, taken: Desk, bank_path: Path) -> None:
    text = BANK.replace("She dances the sun's angle.", "So it is.").replace("In 1973 he was given", "he was given")
    bank_path.write_text(text, encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await results(pilot)
        assert not any("*" in row for row in await walked(pilot))


@SIZES
async def test_v_shows_the_passage_of_the_row_by_mouse(build: Build, taken: Desk, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await results(pilot)
        await click_on(pilot, "In which year came the")
        await said(pilot, "✗ You: 1914")
        await click_on(pilot, "v Evidence")
        await until(pilot, lambda: any("┃" in row and "In 1973 he was" in row for row in rows_of(app)), "the passage")
        if size == SMALL:
            await click_on(pilot, "Back to the quiz")
            await said(pilot, "✗ You: 1914")


async def test_a_row_that_is_no_question_has_no_evidence(build: Build, taken: Desk) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await results(pilot)
        assert {"Evidence", "Report"} <= offered(app) | {"Report"}
        await pilot.press("end")
        await until(pilot, lambda: "Evidence" not in offered(app), "no evidence")
        await pilot.press("v", "exclamation_mark")
        await pilot.pause()
        assert "Quiz results" in words(app) and "┃" not in screen_of(app)


@SIZES
@pytest.mark.parametrize("way", ["keys", "mouse"])
@pytest.mark.parametrize("key", ["r", "a"])
async def test_what_was_missed_or_all_is_taken_again_in_the_same_way(
    build: Build, taken: Desk, tmp_path: Path, size: tuple[int, int], key: str, way: str
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await results(pilot)
        await (pilot.press(key) if way == "keys" else click_on(pilot, {"r": "Repeat the missed", "a": "a Again"}[key]))
        await said(pilot, f"Quiz 1 of {4 if key == 'r' else 6} recall")
        await said(pilot, "Which two does she tell?" if key == "r" else "What tells the way to fly?")
        assert ("Missed before." in words(app)) == (key == "r")
        assert len(stored(tmp_path)) == 6


@SIZES
async def test_h_shows_the_history_and_comes_back_to_the_row(build: Build, taken: Desk, size: tuple[int, int]) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await results(pilot)
        await press_and_hear(pilot, "j j", "✗ You: 1914")
        await click_on(pilot, "History")
        await seen(pilot, "History of “")
        await pilot.press("escape")
        await said(pilot, "✗ You: 1914")
        await press_and_see(pilot, "h", "History of “")


@SIZES
async def test_what_is_longer_than_the_panel_is_read_with_space(
    build: Build, store: Store, library: Path, new_id: Callable[[], str], bank_path: Path, size: tuple[int, int]
) -> None:
    long = " ".join(f"word{nth}" for nth in range(150))
    bank_path.write_text(BANK.replace("She dances the sun's angle.", long), encoding="utf-8")
    take(
        store,
        library,
        new_id,
        {"angle": ("The smell",), "runs": (), "year": (), "shown": (), "shown-too": (), "shown-three": ()},
    )
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await results(pilot)
        await said(pilot, "✗ You: The smell")
        await until(pilot, lambda: "Space More" in last_row(app), "the key")
        assert "Repeat the missed" in last_row(app) and "v Evidence" in last_row(app)
        read = ""
        for _ in range(20):
            read += words(app)
            if "word149" in read:
                break
            shown = words(app)
            await pilot.press("space")
            await until(pilot, lambda: words(app) != shown, "more")  # noqa: B023
        assert all(f"word{nth}" in read for nth in range(150))
        await press_and_hear(pilot, "space", "✗ You: The smell")
        await pilot.press("j")
        await until(pilot, lambda: "More" not in offered(app), "no more")
        await press_and_hear(pilot, "k", "✗ You: The smell")
        for _ in range(20):
            if "word149" in words(app):
                break
            await click_on(pilot, "Space More")
            await pilot.pause()
        assert "word149" in words(app)


async def test_how_many_rows_lie_below_is_said_until_none_does(
    build: Build, store: Store, library: Path, new_id: Callable[[], str]
) -> None:
    take(
        store,
        library,
        new_id,
        {"angle": ("The smell",), "runs": (), "year": (), "shown": (), "shown-too": (), "shown-three": ()},
    )
    app = build("bees", at_quiz=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await results(pilot)
        await until(pilot, lambda: re.search(r"↓ (\d+) more", words(app)), "the rows below")
        await pilot.press("end")
        await until(pilot, lambda: "more" not in words(app), "none")
        await pilot.press("home")
        await until(pilot, lambda: re.search(r"↓ (\d+) more", words(app)), "the rows below")


async def test_a_session_with_nothing_missed_offers_no_repeating(
    build: Build, store: Store, library: Path, new_id: Callable[[], str], bank_path: Path
) -> None:
    bank_path.write_text(BANK[: BANK.index("  - id: runs")], encoding="utf-8")
    take(store, library, new_id, {"angle": ("The angle",)})
    app = build("bees", at_quiz=True)
    async with app.run_test(size=SMALL) as pilot:
        await results(pilot)
        await said(pilot, "1 of 1 point 100 % 5 s Nothing missed.")
        assert "Repeat the missed" not in offered(app)
        await pilot.press("r")
        await pilot.pause()
        assert "Quiz results" in words(app)


# The article annotated


def picks(pilot: Pilot[None]) -> list[str]:
    return [style for _, style in pilot.app.screen.query_one(PageView).picks]


async def row_with(pilot: Pilot[None], text: str) -> str:
    """The row of the article in which a text stands, after paging to it."""
    await pilot.press("g")
    for _ in range(30):
        await pilot.pause()
        found = [row for row in rows_of(pilot.app) if text in row]
        if found:
            return found[0]
        await pilot.press("pagedown")
    raise AssertionError(f"{text} is not in the article")


@SIZES
async def test_the_article_shows_what_was_right_and_wrong_in_the_margin_and_on_the_bar(
    build: Build, taken: Desk, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await results(pilot)
        assert picks(pilot) == ["was-right", "was-partly", "was-partly", "was-partly", "was-wrong", "was-wrong"]
        assert rows_of(app)[0].count("✗") >= 2
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.focused, PageView), "the article")
        for text, sign in (("A bee that has found", "◐│"), ("In 1973 he was given", "✗│")):
            assert sign in await row_with(pilot, text)
        assert "│ " not in (await row_with(pilot, "Karl von Frisch watched")).rpartition("Karl")[0][-3:]


@SIZES
@pytest.mark.parametrize("missed", [0, 1])
async def test_of_two_passages_that_begin_in_one_row_the_worse_one_has_the_sign(
    build: Build,
    bank_path: Path,
    store: Store,
    library: Path,
    new_id: Callable[[], str],
    size: tuple[int, int],
    missed: int,
) -> None:
    items = [
        f"  - {{id: i{nth}, claim: So., answer: true, evidence: {quote}}}\n"
        for nth, quote in enumerate(("Others did not believe him", "The length of the run tells"))
    ]
    bank_path.write_text("quiz: 1\ndocument: bees\nitems:\n" + "".join(items), encoding="utf-8")
    take(store, library, new_id, {f"i{nth}": ("False" if nth == missed else "True",) for nth in (0, 1)})
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await results(pilot)
        await pilot.press("escape")
        row = await row_with(pilot, "Others did not believe him. The length")
        assert "✗│ Others" in row


@pytest.mark.parametrize("key", ["a", "r", "T"])
async def test_annotations_go_when_another_quiz_is_begun(build: Build, taken: Desk, key: str) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await results(pilot)
        await until(pilot, lambda: picks(pilot), "the marks")
        await until(pilot, lambda: "✗" in rows_of(app)[0], "the bar")
        await pilot.press(key, *(["enter"] if key == "T" else []))
        await said(pilot, "Quiz 1 of")
        await until(pilot, lambda: not picks(pilot) and "✗" not in rows_of(app)[0], "the marks gone")


async def test_annotations_come_with_the_results_and_not_before(build: Build, bank_path: Path) -> None:
    bank_path.write_text(BANK[: BANK.index("  - id: runs")], encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await said(pilot, "What tells the way to fly?")
        await pilot.press("1", "enter")
        await said(pilot, "Next")
        assert not picks(pilot) and "✗" not in rows_of(app)[0]
        await pilot.press("enter")
        await results(pilot)
        await until(pilot, lambda: len(picks(pilot)) == 1, "the mark")


async def test_signs_of_the_margin_are_seen_without_colour(
    build: Build, taken: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await results(pilot)
        await pilot.press("escape", "G")
        await until(pilot, lambda: any("✗│ In 1973 he was given" in row for row in rows_of(app)), "the sign")
        assert "✗" in rows_of(app)[0]


# How well entities are known


def sidebar(app: ReaderApp) -> str:
    return " ".join(" ".join(row.partition("│")[0] for row in rows_of(app)).split())


@SIZES
async def test_entities_say_how_well_they_are_known_in_sign_and_words(
    build: Build, taken: Desk, size: tuple[int, int]
) -> None:
    app = build("bees", at_quiz=True)
    async with app.run_test(size=size) as pilot:
        await results(pilot)
        await pilot.press("e")
        await seen(pilot, "◐● Karl von Frisch")
        assert "◐▲ Munich" in screen_of(app) and "✗★ Nobel Prize" in screen_of(app)
        await pilot.press("home")
        told = ""
        for _ in range(10):
            await pilot.pause()
            told += sidebar(app)
            await pilot.press("down")
        for words_ in ("◐ 3 questions: 2.5 of 3 points", "◐ 1 question: 0.5 of 1", "✗ 1 question: 0 of 1 point"):
            assert words_ in told


async def test_an_entity_nothing_was_asked_about_has_no_sign(build: Build, bank_path: Path, taken: Desk) -> None:
    bank_path.write_text(BANK.replace("    about: [prize]\n", ""), encoding="utf-8")
    app = build("bees", at_quiz=True)
    async with app.run_test(size=WIDE) as pilot:
        await results(pilot)
        await seen(pilot, " ★ Nobel Prize")
        await pilot.press("e", "end")
        await until(pilot, lambda: sidebar(app).count("Nobel Prize") == 2, "the row and more on it")
        assert "question" not in sidebar(app)
