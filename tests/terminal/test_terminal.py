from __future__ import annotations

import fcntl
import json
import os
import pty
import random
import re
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from terminal import PATIENCE, Terminal

from reader.files import shipped_library
from reader.folders import STORE
from reader.quiz.bank import read_bank
from reader.quiz.plan import Selection

Run = Callable[..., Terminal]
SMALL, WIDE = (80, 24), (140, 40)
COUNT = len(Selection().items(read_bank(shipped_library() / "quizzes" / "tour.yaml")))
QUIZ = f"Quiz  1 of {COUNT}"
TITLE = re.compile(r"Quiz  (\d+) of (\d+)")
MARK = re.compile(r"(✓ Right|◐ Partly right|✗ Wrong)\.")
SAID = re.compile(r" (\S+) (\S+(?: \S+)*)")
WRITING = {"Leave the field", "Leave the text"}
SAME = "That was your answer before"
MESSAGE = re.compile(rf"Try \d of \d|Enter again submits it so|{SAME}")
"""A further try was given, or an answer leaves a doubt."""
CTRL_Q, SUSPEND, ESCAPE, DOWN = b"\x11", b"\x1a", "\x1b", "\x1b[B"
CODES = {"Enter": "\r", "Esc": ESCAPE, "Tab": "\t", "Space": " ", "↓": DOWN}
LEAVES_ALTERNATE_SCREEN, SHOWS_CURSOR, ENDS_MOUSE = b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l"
COLOURS = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


def stored(tmp_path: Path) -> list[tuple[str, str]]:
    """The items and responses that another program finds in the store."""
    with closing(sqlite3.connect(tmp_path / "data" / STORE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute("SELECT item, response FROM responses ORDER BY rowid").fetchall()


def items_of_session(tmp_path: Path) -> list[str]:
    with closing(sqlite3.connect(tmp_path / "data" / STORE)) as connection:
        return json.loads(connection.execute("SELECT items FROM sessions ORDER BY rowid DESC").fetchone()[0])


def number(terminal: Terminal) -> int:
    """The number of the question on the screen, or 0."""
    found = TITLE.search(terminal.text)
    return int(found[1]) if found else 0


def by_key(terminal: Terminal, word: str) -> str:
    """The key that the last row gives for something, by a word of what it says; its absence is a failure."""
    terminal.wait_for(lambda: f" {word}" in terminal.last_row)
    found = re.search(rf"(\S+) {word}", terminal.last_row)
    assert found, terminal.last_row
    key = found[1]
    return CODES.get(key, key[0] if re.fullmatch(r"1-\d", key) else key)


def press_key(terminal: Terminal, word: str, wanted: str | Callable[[], object]) -> None:
    """Do what the last row says can be done, and wait for what comes of it."""
    terminal.press(by_key(terminal, word), wanted)


def restored(terminal: Terminal) -> bool:
    """Whether the terminal is as it was: screen, cursor, mouse and modes."""
    end = bytes(terminal.raw[-600:])
    modes = termios.tcgetattr(terminal._slave)
    return all(sign in end for sign in (LEAVES_ALTERNATE_SCREEN, SHOWS_CURSOR, ENDS_MOUSE)) and modes == terminal.modes


def test_reading_jumping_to_an_entity_answering_a_kill_and_going_on(run: Run, tmp_path: Path) -> None:
    terminal = run()
    terminal.wait_for("▸ A tour of Reader")
    press_key(terminal, "Read", "This page is an article")
    press_key(terminal, "Entities", "Hugh of Saint-Cher")
    terminal.wait_for("Enter Show in the text")
    press_key(terminal, "Show in the text", "Hugh of Saint-Cher 1/")
    terminal.wait_for("┃")
    press_key(terminal, "Next mention", "Hugh of Saint-Cher 2/")
    press_key(terminal, "Clear marks", "t Quiz")
    press_key(terminal, "Quiz", QUIZ)
    press_key(terminal, "Choose", "▸ 1 ")
    press_key(terminal, "Submit", lambda: MARK.search(terminal.text))
    terminal.kill()
    assert [item for item, _ in stored(tmp_path)] == ["concordance"]
    again = run()
    again.wait_for(f"quiz 1 of {COUNT}")
    press_key(again, "Quiz", f"Quiz  2 of {COUNT}")


def says(terminal: Terminal) -> dict[str, str]:
    """The keys in the last row, by what it says they do."""
    return {words: key for key, words in SAID.findall(terminal.last_row)}


def messages(terminal: Terminal) -> set[str]:
    """What is said of the last answer, in the pane at the right or in the only one."""
    return set(MESSAGE.findall(" ".join(row.rpartition("│")[2].strip() for row in terminal.rows)))


def came_of(terminal: Terminal, label: str, heard: frozenset[str], place: tuple[int, int]) -> bool:
    """Whether what the last row promised of Enter has come: a message not heard before will do, or another place."""
    said = says(terminal)
    if label == "To the article":
        return bool(said.keys() & {"Mark", "Unmark"})
    if label == "Write":
        return bool(said.keys() & WRITING)
    if label == "Hand over":
        return "Tick" in said
    if label == "Next gap":
        return terminal.cursor != place
    return "Next" in said or bool(messages(terminal) - heard)


def answer(terminal: Terminal) -> None:
    """Answer the question on the screen anyhow, by what the last row says, until its mark is there."""
    chosen, heard = False, set[str]()
    for _ in range(12):
        terminal.settle()
        said, text = says(terminal), terminal.text
        if "Next" in said:
            terminal.wait_for(lambda: MARK.search(terminal.text))
            return
        if "Mark" in said:
            press_key(terminal, "Mark", lambda: "Unmark" in says(terminal))
        elif said.keys() & WRITING:
            terminal.press("1", lambda text=text: terminal.text != text)
        elif "Choose" in said and not chosen:
            chosen = True
            press_key(terminal, "Choose", lambda text=text: terminal.text != text)
        elif SAME in messages(terminal):
            terminal.press("2", lambda text=text: terminal.text != text)
            heard.clear()
        label = next(words for words, key in says(terminal).items() if key == "Enter")
        terminal.press("\r", partial(came_of, terminal, label, frozenset(heard), terminal.cursor))
        heard |= messages(terminal)
    raise AssertionError(f"no mark for all that was pressed\n{terminal.text}")


def finish(terminal: Terminal) -> None:
    """Go through the quiz that is on the screen, question by question."""
    while "Quiz  results" not in terminal.text:
        terminal.wait_for(lambda: number(terminal) and "Enter" in says(terminal).values())
        asked = number(terminal)
        answer(terminal)
        press_key(terminal, "Next", lambda asked=asked: "results" in terminal.text or number(terminal) > asked)
        terminal.wait_for(lambda: "Next" not in says(terminal))
        assert number(terminal) in (0, asked + 1)


@pytest.mark.parametrize("size", [SMALL, pytest.param(WIDE, marks=pytest.mark.slow)])
def test_a_newcomer_finishes_the_quiz_of_the_tour_with_the_keys_in_the_last_row(
    run: Run, tmp_path: Path, size: tuple[int, int]
) -> None:
    terminal = run(size=size)
    terminal.wait_for("▸ A tour of Reader")
    press_key(terminal, "Read", "This page is an article")
    press_key(terminal, "Entities", "Hugh of Saint-Cher")
    press_key(terminal, "Show in the text", "Hugh of Saint-Cher 1/")
    if size == WIDE:
        press_key(terminal, "Article", lambda: "Clear marks" in says(terminal))
    press_key(terminal, "Clear marks", lambda: "Clear marks" not in says(terminal))
    press_key(terminal, "Quiz", QUIZ)
    finish(terminal)
    terminal.wait_for(" points   ")
    assert {item for item, _ in stored(tmp_path)} >= set(items_of_session(tmp_path))
    press_key(terminal, "Evidence", "┃")
    if size == SMALL:
        terminal.wait_for(lambda: "Back to the quiz" in says(terminal))
        press_key(terminal, "Back to the quiz", " points   ")
    press_key(terminal, "Repeat the missed", "Quiz  1 of ")


def choices(tmp_path: Path) -> Path:
    """A bank of eleven questions about the tour that any digit answers."""
    items = "".join(f"  - {{id: q{nth}, claim: Is it {nth}?, answer: true, why: so}}\n" for nth in range(11))
    path = tmp_path / "choices.yaml"
    path.write_text(f"quiz: 1\ndocument: tour\nitems:\n{items}", encoding="utf-8")
    return path


def kill_after_a_mark(run: Run, tmp_path: Path, chance: random.Random) -> tuple[set[int], int]:
    """Answer as soon as each mark is seen and kill the program when some mark is; the numbers of the marked ones."""
    marked: set[int] = set()
    asked: list[int] = []
    wanted = chance.randint(1, 10)

    def look(terminal: Terminal) -> None:
        if number(terminal) and MARK.search(terminal.text):
            assert number(terminal) in asked, "a mark stands under a question that was not answered"
            marked.add(number(terminal))
            if len(marked) >= wanted:
                terminal.process.kill()

    terminal = run("quiz", choices(tmp_path), on_frame=look)
    terminal.wait_for("Quiz  1 of 11")
    for nth in range(1, wanted + 1):
        asked.append(nth)
        terminal.press("1\r", lambda nth=nth: nth in marked)
        if nth < wanted:
            terminal.press("\r", f"Quiz  {nth + 1} of 11")
    terminal.ends_with(-signal.SIGKILL)
    return marked, wanted


def assert_all_marked_are_kept(run: Run, tmp_path: Path, chance: random.Random) -> None:
    marked, wanted = kill_after_a_mark(run, tmp_path, chance)
    items = items_of_session(tmp_path)
    assert len(marked) >= wanted
    assert {items[nth - 1] for nth in marked} <= {item for item, _ in stored(tmp_path)}


@pytest.mark.parametrize("seed", range(3))
def test_every_answer_whose_mark_was_on_the_screen_outlives_a_kill(run: Run, tmp_path: Path, seed: int) -> None:
    assert_all_marked_are_kept(run, tmp_path, random.Random(seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 53))
def test_no_marked_answer_is_lost_in_50_kills(run: Run, tmp_path: Path, seed: int) -> None:
    assert_all_marked_are_kept(run, tmp_path, random.Random(seed))


@pytest.mark.parametrize("number_", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_ends_the_program_well(run: Run, number_: signal.Signals) -> None:
    terminal = run("tour")
    terminal.wait_for("This page is an article")
    terminal.wait_for("t Quiz")
    terminal.press(" ", "Follow a name")
    words = terminal.rows[1]
    terminal.signal(number_)
    terminal.ends_with(128 + number_)
    assert restored(terminal)
    again = run("tour")
    again.wait_for("Follow a name")
    assert again.rows[1] == words


def test_a_terminal_that_goes_without_a_signal_ends_the_program(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "READER_DATA": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-m", "reader"], stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True
    )
    os.close(slave)
    shown = b""
    while b"A tour of Reader" not in shown:
        shown += os.read(master, 65536)
    os.close(master)
    assert process.wait(PATIENCE) == 128 + signal.SIGHUP


@pytest.mark.parametrize("key", [CTRL_Q, b"\x03", b"q"])
def test_leaving_gives_the_terminal_back_and_exits_with_0(run: Run, key: bytes) -> None:
    terminal = run()
    terminal.wait_for("▸ A tour of Reader")
    terminal.send(key)
    terminal.ends_with(0)
    assert restored(terminal)


@pytest.mark.parametrize(
    "noise", [b"\xe9", b"\xff\xfe\x80", b"\x1b[99999999999u", b"\x1b[99999999999;1u", b"\x1b[<9999999999;1;1M", b"\0"]
)
def test_what_is_no_key_does_not_end_the_program(run: Run, noise: bytes) -> None:
    terminal = run()
    terminal.wait_for("▸ A tour of Reader")
    terminal.send(noise)
    terminal.press("j", "▸ How GPS finds you")
    terminal.press("?", "Reader shows a text")


@pytest.mark.parametrize("arguments", [[], ["quiz", "tour"]])
def test_without_a_terminal_the_panes_are_refused_with_a_hint(tmp_path: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--data", tmp_path / "data", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "--plain" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert not (tmp_path / "data").exists()


def test_ctrl_z_leads_to_the_shell_with_the_place_kept_and_back_to_the_whole_screen(run: Run, tmp_path: Path) -> None:
    terminal = run("tour")
    terminal.wait_for("t Quiz")
    terminal.press(" ", "Turn the page")
    terminal.send(SUSPEND)
    _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    terminal.wait_for(lambda: restored(terminal))
    with closing(sqlite3.connect(tmp_path / "data" / STORE)) as connection:
        assert connection.execute("SELECT line FROM documents").fetchone() > (0,)
    before = len(terminal.raw)
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.wait_for(lambda: all(words in terminal.raw[before:] for words in (b"Turn the page", b"Quiz", b"Help")))
    terminal.press("?", "Reader shows a text")


def test_a_dumb_terminal_is_refused_with_a_hint(run: Run) -> None:
    terminal = run(env={"TERM": "dumb"})
    terminal.ends_with(2)
    assert b"--plain" in terminal.raw
    assert b"\x1b" not in terminal.raw


def test_a_terminal_of_another_encoding_is_refused_with_a_hint(run: Run) -> None:
    terminal = run(env={"PYTHONIOENCODING": "latin-1"})
    terminal.ends_with(2)
    assert b"--plain" in terminal.raw


CRASH = """\
import sys
from reader.ui.page import PageView

def action_row(self, direction):
    secret = "the-answer-is-" + str(40 + 2)
    raise RuntimeError("something broke")

PageView.action_row = action_row
sys.argv = ["reader", "tour"]
from reader.cli import main
main()
"""


def test_a_crash_ends_with_1_and_a_report_without_what_was_held_in_variables(tmp_path: Path) -> None:
    script = tmp_path / "crash.py"
    script.write_text(CRASH, encoding="utf-8")
    with Terminal([script], tmp_path) as terminal:
        terminal.wait_for("This page is an article")
        terminal.send("j")
        terminal.ends_with(1)
        assert LEAVES_ALTERNATE_SCREEN in terminal.raw
        assert SHOWS_CURSOR in terminal.raw
        report = terminal.last_words
        assert b"something broke" in report
        assert b"the-answer-is-42" not in report
        assert b"locals" not in report


HOSTILE = """\
---
id: evil
title: "T \\e]0;HACKED\\a"
---

Before \x1b]0;HACKED\x07\x1b]52;c;aGk=\x07\x9b31m after
"""


def test_escape_sequences_of_an_article_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "evil.md"
    path.write_text(HOSTILE, encoding="utf-8")
    terminal = run(path)
    terminal.wait_for("Before ^[]0;HACKED^G^[]52;c;aGk=^G<U+009B>31m after")
    terminal.wait_for("T ^[]0;HACKED^G")
    terminal.send(CTRL_Q)
    terminal.ends_with(0)
    assert b"HACKED" in terminal.raw
    assert not re.search(rb"\x1b\](?:0|2|52);", terminal.raw)
    assert b"\xc2\x9b" not in terminal.raw


def test_a_file_whose_name_holds_an_escape_sequence_is_named_visibly_in_an_error(run: Run, tmp_path: Path) -> None:
    terminal = run("\x1b]0;HACKED\x07.txt")
    terminal.ends_with(1)
    assert b"^[]0;HACKED^G.txt" in terminal.raw
    assert b"\x1b" not in terminal.raw


def test_without_colours_no_colour_is_sent(run: Run) -> None:
    terminal = run("quiz", "tour", env={"NO_COLOR": "1"}, size=WIDE)
    terminal.wait_for(QUIZ)
    terminal.press("1\r", lambda: MARK.search(terminal.text))
    terminal.press("v", "┃")
    terminal.press("?", "Reader shows a text")
    terminal.send(CTRL_Q)
    terminal.ends_with(0)
    assert not COLOURS.search(bytes(terminal.raw)), COLOURS.search(bytes(terminal.raw))


def test_with_colours_colours_are_sent(run: Run) -> None:
    terminal = run()
    terminal.wait_for("▸ A tour of Reader")
    assert COLOURS.search(bytes(terminal.raw))


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (300, 100)])
def test_the_program_starts_in_a_window_of_any_size(run: Run, size: tuple[int, int]) -> None:
    terminal = run("tour", size=size)
    terminal.wait_for(lambda: b"\x1b[?2026l" in terminal.raw)
    terminal.send("jkte ?")
    terminal.send(CTRL_Q)
    terminal.ends_with(0)


@pytest.mark.parametrize("arguments", [["tour"], ["quiz", "tour"]])
def test_leaving_while_the_panes_are_still_coming_is_no_failure(run: Run, arguments: list[str]) -> None:
    for _ in range(3):
        terminal = run(*arguments)
        terminal.wait_for("A tour of Reader")
        terminal.send(CTRL_Q)
        terminal.ends_with(0)


def test_texts_can_be_opened_and_left_as_fast_as_keys_come(run: Run) -> None:
    terminal = run()
    terminal.wait_for("▸ A tour of Reader")
    terminal.send("\rq" * 10 + "tq" * 10)
    terminal.press("?", "Reader shows a text")
    terminal.send(CTRL_Q)
    terminal.ends_with(0)


def test_two_windows_on_one_quiz_keep_one_answer_to_each_question(run: Run, tmp_path: Path) -> None:
    one, other = run("quiz", "tour"), run("quiz", "tour")
    one.wait_for(QUIZ)
    other.wait_for(QUIZ)
    one.press("1\r", lambda: MARK.search(one.text))
    other.press("2\r", lambda: MARK.search(other.text))
    one.press("\r", f"Quiz  2 of {COUNT}")
    assert len({item for item, _ in stored(tmp_path)}) == 1


PIPED = "The piped text\n\n" + "\n\n".join(f"Paragraph {nth} came in by the pipe." for nth in range(1, 60))


def test_a_text_that_is_piped_in_is_read_with_the_keys_of_the_terminal(run: Run, tmp_path: Path) -> None:
    terminal = run("-", piped=PIPED.encode())
    terminal.wait_for("Paragraph 1 came in")
    terminal.press(" ", lambda: "Paragraph 1 came in" not in terminal.text)
    top = next(row for row in terminal.rows if "Paragraph" in row)
    terminal.settle()
    terminal.send("q")
    terminal.ends_with(0)
    assert restored(terminal)
    again = run("open", "-", piped=PIPED.encode())
    again.wait_for(top.strip(" │┃"))
    assert "Paragraph 1 came in" not in again.text


def test_keys_typed_while_a_pipe_is_waited_for_are_not_left_to_the_shell(tmp_path: Path) -> None:
    slowly = """
import subprocess, sys, time
reader = subprocess.Popen([sys.executable, "-m", "reader", "-"], stdin=subprocess.PIPE)
time.sleep(3)
reader.communicate(bytes(range(256)))
"""
    with Terminal(["-c", slowly], tmp_path, (100, 24)) as terminal:
        terminal.wait_for("Ctrl+C gives up")
        terminal.send("q\r")
        terminal.wait_for("is no text")
        terminal.exit_code()
        assert struct.unpack("i", fcntl.ioctl(terminal._slave, termios.FIONREAD, b"\0\0\0\0")) == (0,)


def test_where_nothing_is_piped_in_that_is_said_at_once(run: Run) -> None:
    terminal = run("-")
    terminal.wait_for("nothing is piped in; `COMMAND | reader -`")
    terminal.ends_with(2)


def test_a_web_page_can_be_piped_in(run: Run) -> None:
    terminal = run("-", piped=b"<!doctype html><h1>The page</h1><p>Some <b>words</b> of it.")
    terminal.wait_for("Some words of it.")
    terminal.send("q")
    terminal.ends_with(0)
