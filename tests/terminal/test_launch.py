"""The first page is painted before Textual is there, and stays as it is when Textual takes over."""

import os
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from gzip import compress
from pathlib import Path
from time import monotonic, sleep

import pyte
import pytest
from conftest import Run
from terminal import FRAME_ENDS, PATIENCE, Terminal

from reader.look import page_at

TEXTUAL = b"\x1b[?1000h"
"""The first thing Textual writes into the alternate screen."""
ENTERED = b"\x1b[?1049h"
PROSE = "A story of stairs\n\n" + "\n\n".join(
    f"Stair {number}: " + "she went on and up without a word, one hand on the cold rail. " * (number % 5 + 1)
    for number in range(200)
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


def painted_first(terminal: Terminal, size: tuple[int, int]) -> pyte.Screen:
    """What was on the screen when Textual began to write."""
    screen = pyte.Screen(*size)
    before, begun, _ = bytes(terminal.raw).partition(TEXTUAL)
    assert begun
    pyte.ByteStream(screen).feed(before)
    return screen


def cells(screen: pyte.Screen, title: int, quiz: bool) -> Iterator[tuple[tuple[int, int], object]]:
    """So many cells of the title and every one of the article, with their colours."""
    left, width = page_at(screen.columns, panes=True, quiz=quiz)
    for x in range(title):
        yield (0, x), screen.buffer[0][x]
    for y in range(1, screen.lines - 1):
        for x in range(left, left + width):
            yield (y, x), screen.buffer[y][x]


def differing(first: pyte.Screen, then: pyte.Screen, quiz: bool = False) -> list[tuple[int, int]]:
    title = len(first.display[0].rstrip())
    both = zip(cells(first, title, quiz), cells(then, title, quiz), strict=True)
    return [place for (place, one), (_, other) in both if one != other]


def is_painted_first(terminal: Terminal, size: tuple[int, int]) -> bool:
    """Whether there was a page before Textual's, and it was the same to each cell."""
    first = painted_first(terminal, size)
    return any(row.strip() for row in first.display[2:]) and differing(first, terminal.screen) == []


def read(run: Run, *arguments: str | Path, keys: str = "", **options: object) -> Terminal:
    """Read a text, leave it with `q`, and let the terminal be looked at."""
    terminal = run(*arguments, **options)
    terminal.wait_for("Help")
    terminal.send(f"{keys}q")
    terminal.ends_with(0)
    return terminal


def test_keys_that_come_before_the_program_leave_no_echo(run: Run, story: Path) -> None:
    terminal = run(story)
    terminal.send("jq")
    terminal.ends_with(0)
    echoed, entered, _ = bytes(terminal.raw).partition(ENTERED)
    assert entered
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(echoed + terminal.last_words)
    assert echoed.startswith(b"jq")
    assert "".join(screen.display).strip() == ""


INTO_A_FILE = """
import os, sys
os.dup2(os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY), 1)
os.execv(sys.executable, [sys.executable, "-m", "reader", sys.argv[2]])
"""


def test_what_goes_into_a_file_leaves_the_terminal_alone(tmp_path: Path, story: Path) -> None:
    printed = tmp_path / "printed.txt"
    with Terminal(["-c", INTO_A_FILE, printed, story], tmp_path) as terminal:
        terminal.ends_with(0)
    assert bytes(terminal.raw) == b""
    assert printed.read_text(encoding="utf-8").startswith("A story of stairs\n\nStair 0: she went on")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40), (31, 12)])
def test_a_text_is_painted_first_as_textual_paints_it(run: Run, story: Path, size: tuple[int, int]) -> None:
    terminal = run(story, size=size)
    terminal.wait_for("Help" if size[0] > 60 else "Space")
    first = painted_first(terminal, size)
    assert "she went on" in "\n".join(first.display)
    assert differing(first, terminal.screen) == []
    assert bytes(terminal.raw).count(ENTERED) == 1


@pytest.mark.parametrize(
    "text",
    [
        "no title here, and\nrows that break early\n\n- one\n- two\n",
        "wrapped by hand in rows that are as full as the edge of the page\n"
        "allows, so that they are joined again when they are shown to anyone\n",
        "word " * 50_000,
        "A book\n\nBOOK ONE\n\nCHAPTER I.\nThe wheel\n\nI\n\nIt turns.\n\nTeeth\n-----\n\nThere are teeth.\n",
        f"Verse\n\n{'a line of verse ' * 6}\n  {'añother that is further in ' * 5}\n\n{' ' * 50}deep {'in ' * 30}\n",
        "crlf\r\n\r\nrows\r\n",
        "no title" + "\n" * 100_000 + "and the end\n",
        "\ufeff“Élan” – naïve cœur à la façon\xa0: " * 40 + "\n\n" + "Ґрунт, αἰών, kůň… " * 5_000,
        "Tabs\tand 漢字かな交じり文、絵文字🙂 e\u0301\u0323 שלום " * 30,
    ],
    ids=["lists", "wrapped", "one line", "headings", "hanging", "returns", "blank rows", "alphabets", "wide"],
)
def test_what_is_painted_first_is_right_for_every_plain_text(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(text.encode())
    terminal = run(path)
    terminal.wait_for("Help")
    assert is_painted_first(terminal, (80, 24))


@pytest.mark.parametrize(
    ("name", "data"),
    [("other.txt", b"caf\xe9 noir \x96 " * 40), ("o.TXT.gz", compress(PROSE.encode(), mtime=0))],
    ids=["western", "packed"],
)
def test_texts_in_other_bytes_are_painted_first(run: Run, tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    terminal = run(path)
    terminal.wait_for("Help")
    assert is_painted_first(terminal, (80, 24))


@pytest.mark.parametrize("data", [b"\x89PNG\0\1\2 it is\n", b"\7\1\2\3", b"\x1f\x8bbroken"])
def test_what_is_no_text_is_not_painted(run: Run, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(data)
    terminal = run(path)
    terminal.ends_with(1)
    assert ENTERED not in terminal.raw


def comes(condition: Callable[[], object]) -> None:
    """Wait for what is not seen on the screen, or fail."""
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, "this never came"
        sleep(0.01)


def test_a_text_is_painted_at_its_place_the_next_time(run: Run, story: Path, tmp_path: Path) -> None:
    kept = tmp_path / "data" / "pages" / str(story).replace("/", "%2F")
    terminal = run(story)
    terminal.wait_for("Help")
    terminal.send("  j")
    terminal.wait_for(lambda: "Stair 10" in terminal.text)
    comes(lambda: kept.is_file() and b"Stair 10" in kept.read_bytes())
    seen = terminal.rows[1:-1]
    terminal.kill()
    terminal = run(story)
    terminal.wait_for("Help")
    first = painted_first(terminal, (80, 24))
    assert first.display[1:-1] == seen
    assert differing(first, terminal.screen) == []


def test_a_text_that_was_left_by_its_key_is_painted_at_its_place(run: Run, story: Path, tmp_path: Path) -> None:
    kept = tmp_path / "data" / "pages" / str(story).replace("/", "%2F")
    terminal = run(story)
    terminal.wait_for("Help")
    terminal.send("  q")
    terminal.ends_with(0)
    assert b"Stair 10" in kept.read_bytes()
    again = run(story)
    again.wait_for("Help")
    assert differing(painted_first(again, (80, 24)), again.screen) == []
    assert "Stair 10" in again.text


@pytest.mark.parametrize(("keys", "is_first"), [("", True), ("  ", False)])
def test_a_text_that_has_changed_is_painted_first_if_it_was_left_at_its_start(
    run: Run, story: Path, keys: str, is_first: bool
) -> None:
    read(run, story, keys=keys)
    story.write_text(PROSE.replace("went on", "ran on").replace("A story", "The story"))
    terminal = run(story)
    terminal.wait_for("Help")
    assert "she ran on" in terminal.text
    assert is_painted_first(terminal, (80, 24)) == is_first


@pytest.mark.parametrize("size", [(100, 30), (140, 40), (51, 20)])
def test_a_text_is_painted_at_its_place_in_a_window_of_another_size(
    run: Run, story: Path, size: tuple[int, int]
) -> None:
    read(run, story, keys="  ")
    terminal = run(story, size=size)
    terminal.wait_for("Help" if size[0] > 60 else "Space")
    assert "Stair 10" in terminal.text
    assert is_painted_first(terminal, size)


@pytest.mark.parametrize("keys", ["G", "k"])
def test_the_ends_of_a_text_are_painted_as_they_are_opened(run: Run, story: Path, keys: str) -> None:
    read(run, story, keys=keys)
    terminal = run(story)
    terminal.wait_for("Help")
    assert is_painted_first(terminal, (80, 24))


LOOKS = ["theme: light\nmeasure: 50\nmargin: 4\n", "theme: terminal\nspacing: 2\n"]


@pytest.mark.parametrize(
    ("settings", "env"), [*((look, {}) for look in LOOKS), ("", {"COLORTERM": ""}), ("", {"NO_COLOR": "1"})]
)
def test_a_text_is_painted_first_in_the_look_that_was_seen_before(
    run: Run, story: Path, tmp_path: Path, settings: str, env: dict[str, str]
) -> None:
    folder = tmp_path / "home" / ".config" / "closeread"
    folder.mkdir(parents=True)
    if settings:
        (folder / "settings.yaml").write_text(settings)
    read(run, story, keys="  ", env=env)
    new = tmp_path / "new.txt"
    new.write_text(PROSE)
    for text, size in ((story, (80, 24)), (story, (100, 30)), (new, (80, 24))):
        terminal = run(text, size=size, env=env)
        terminal.wait_for("Help")
        assert is_painted_first(terminal, size)
        terminal.kill()
    (folder / "settings.yaml").write_text("theme: contrast\nfocus: sentence\n")
    terminal = run(story, env=env)
    terminal.wait_for("Help")
    assert not any(map(str.strip, painted_first(terminal, (80, 24)).display))


@pytest.mark.parametrize(("settings", "quiz"), [("panes: false\n", False), ("", True)])
def test_a_text_is_painted_first_where_the_panes_will_leave_it_room(
    run: Run, story: Path, tmp_path: Path, settings: str, quiz: bool
) -> None:
    folder = tmp_path / "home" / ".config" / "closeread"
    folder.mkdir(parents=True)
    (folder / "settings.yaml").write_text(settings)
    if quiz:
        item = "items:\n  - {ask: What does she climb?, answer: stairs}\n"
        story.with_name("story.quiz.yaml").write_text(f"quiz: 1\ndocument: story\n{item}")
    read(run, story, keys="  ", size=(140, 40))
    for size in ((140, 40), (150, 40)):
        terminal = run(story, size=size)
        terminal.wait_for("Help")
        first = painted_first(terminal, size)
        assert any(row.strip() for row in first.display[2:])
        assert differing(first, terminal.screen, quiz) == []


def test_an_article_is_painted_by_its_id(run: Run) -> None:
    read(run, "us-north-korea-talks", keys=" ")
    terminal = run("us-north-korea-talks")
    terminal.wait_for("Help")
    assert is_painted_first(terminal, (80, 24))


def test_the_library_is_painted_as_its_first_frame_will_be(run: Run, tmp_path: Path) -> None:
    terminal = run()
    terminal.wait_for("Help")
    terminal.press("\r", "min left")
    terminal.press(" ", "11 %")
    terminal.press("q", "grade 6")
    terminal.send("q")
    terminal.ends_with(0)
    terminal = run()
    terminal.wait_for("Help")
    first = painted_first(terminal, (80, 24))
    frame = pyte.Screen(80, 24)
    pyte.ByteStream(frame).feed(bytes(terminal.raw).partition(FRAME_ENDS)[0])
    assert "read 11 %" in first.display[3]
    assert first.display[:-1] == frame.display[:-1]
    assert [first.buffer[2][x] for x in range(80)] == [frame.buffer[2][x] for x in range(80)]
    terminal.kill()
    (tmp_path / "data" / "progress.sqlite3").touch()
    terminal = run()
    terminal.wait_for("Help")
    assert not any(map(str.strip, painted_first(terminal, (80, 24)).display))


def test_a_text_is_painted_at_its_place_that_was_left_before_one_looked_at_it(
    run: Run, story: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "data" / "pages" / str(story).replace("/", "%2F")
    terminal = run(story)
    terminal.wait_for("Help")
    comes(lambda: kept.is_file() and b"\x1b" in kept.read_bytes())
    terminal.send("  ")
    comes(lambda: b"\x1b" not in kept.read_bytes())
    terminal.kill()
    terminal = run(story)
    terminal.wait_for("Help")
    assert "Stair 10" in terminal.text
    assert is_painted_first(terminal, (80, 24))


def test_a_search_typed_before_the_program_is_there_is_one(run: Run, story: Path) -> None:
    terminal = run(story)
    terminal.send("/Stair 30\r")
    terminal.wait_for(lambda: "Stair 30" in terminal.text and "Clear marks" in terminal.text)
    assert "To the text" not in terminal.text


def test_keys_typed_before_textual_is_there_come_in_their_order(run: Run, story: Path) -> None:
    terminal = run(story)
    terminal.wait_for("she went on")
    terminal.send("/stair 150\r")
    terminal.wait_for("Stair 150:")
    terminal.wait_for("1 of 1")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"COLORTERM": ""}])
def test_other_terminals_get_the_ordinary_start(run: Run, story: Path, env: dict[str, str]) -> None:
    terminal = run(story, env=env)
    terminal.wait_for("Help")
    assert not any(map(str.strip, painted_first(terminal, (80, 24)).display))


def test_signs_that_a_terminal_would_obey_are_left_to_the_ordinary_start(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_bytes(b"a title\n\n\x1b]0;owned\x07 and more of it\n")
    terminal = run(path)
    terminal.wait_for("Help")
    assert b"owned\x07" not in bytes(terminal.raw)
    assert "^[]0;owned^G" in terminal.text


def test_an_error_behind_the_first_page_is_told_on_a_terminal_as_it_was(run: Run, story: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "pages").mkdir()
    (data / "progress.sqlite3").write_bytes(b"this is no store at all " * 50)
    terminal = run(story)
    terminal.ends_with(1)
    assert b"she went on" in bytes(terminal.raw)
    assert "progress.sqlite3" in terminal.last_words.decode()
    assert termios.tcgetattr(terminal._slave) == terminal.modes


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("after", [0.0, 0.05])
def test_a_signal_while_the_first_page_stands_leaves_the_terminal_as_it_was(
    run: Run, story: Path, number: signal.Signals, after: float
) -> None:
    terminal = run(story)
    comes(lambda: ENTERED in terminal.raw)
    sleep(after)
    terminal.signal(number)
    terminal.exit_code()
    comes(lambda: terminal.raw.rfind(b"\x1b[?1049l") > terminal.raw.find(ENTERED))
    assert termios.tcgetattr(terminal._slave) == terminal.modes
    assert b"Traceback" not in terminal.raw


def test_a_signal_amid_the_imports_ends_the_program_as_it_should() -> None:
    half_imported = "import sys, types; sys.modules['signal'] = types.ModuleType('signal')"
    code = f"{half_imported}; from reader import terminal; terminal._end({signal.SIGTERM:d}, None)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGTERM


def stopped_parser(terminal: Terminal) -> int:
    """The process of the parser that a program has begun, held up for as long as one likes."""
    tasks = Path(f"/proc/{terminal.process.pid}/task")

    def parsers() -> list[int]:
        children = [int(pid) for task in tasks.iterdir() for pid in (task / "children").read_text().split()]
        return [pid for pid in children if b"reader.document.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()]

    comes(parsers)
    (parser,) = parsers()
    os.kill(parser, signal.SIGSTOP)
    return parser


def has_ended(process: int) -> bool:
    """Whether a process is no more, or only waits for somebody to ask how it ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def is_hushed(terminal: Terminal) -> bool:
    """Whether keys wait in the terminal unseen."""
    return not termios.tcgetattr(terminal._slave)[3] & termios.ECHO


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "long.html"
    path.write_text("<h1>A story</h1>" + "<p>She went on and up without a word.</p>" * 20_000, encoding="utf-8")
    return path


def test_a_text_that_takes_a_while_is_waited_for_in_the_programs_own_screen(run: Run, page: Path) -> None:
    terminal = run(page)
    parser = stopped_parser(terminal)
    comes(lambda: is_hushed(terminal))
    terminal.send("G")
    terminal.wait_for("Opening long.html…")
    terminal.wait_for("Esc or q Give up")
    assert b"G" not in bytes(terminal.raw).partition(TEXTUAL)[0]  # no key is echoed
    terminal.send("g")
    os.kill(parser, signal.SIGCONT)
    terminal.wait_for("She went on")
    terminal.wait_for("0 %")
    terminal.press("G", "at the end")
    terminal.send("q")
    terminal.ends_with(0)


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("\x1b", 0), ("\x03", 0), (signal.SIGTERM, 143)])
def test_what_takes_too_long_is_given_up_and_its_parser_ended(
    run: Run, page: Path, key: str | signal.Signals, code: int
) -> None:
    terminal = run(page)
    parser = stopped_parser(terminal)
    terminal.wait_for("Opening long.html…")
    terminal.signal(key) if isinstance(key, signal.Signals) else terminal.send(key)
    terminal.ends_with(code)
    comes(lambda: has_ended(parser))
    assert termios.tcgetattr(terminal._slave) == terminal.modes


def test_what_cannot_be_opened_after_all_is_told_on_the_terminal_as_it_was(run: Run, page: Path) -> None:
    terminal = run(page)
    parser = stopped_parser(terminal)
    terminal.wait_for("Opening long.html…")
    os.kill(parser, signal.SIGKILL)
    terminal.ends_with(1)
    assert "long.html" in terminal.last_words.decode()
    assert termios.tcgetattr(terminal._slave) == terminal.modes


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_before_the_program_has_a_screen_leaves_the_terminal_as_it_was(
    run: Run, page: Path, number: signal.Signals
) -> None:
    terminal = run(page)
    parser = stopped_parser(terminal)
    comes(lambda: is_hushed(terminal))
    terminal.signal(number)
    terminal.ends_with(128 + number)
    comes(lambda: has_ended(parser))
    assert termios.tcgetattr(terminal._slave) == terminal.modes


def test_the_panes_stay_in_line_beside_signs_of_doubtful_width(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "signs.txt"
    path.write_text("Signs 👩\u200d👩\u200d👧 हिन्दी\n\n" + "❤\ufe0f 👍🏽 हिन्दी क्षि நொ 🇬🇧 👩\u200d👩\u200d👧 " * 40)
    bank = "quiz: 1\ndocument: signs\nitems: [{id: a, ask: Who?, answer: I, wrong: [You]}]\n"
    path.with_name("signs.quiz.yaml").write_text(bank)
    terminal = run(path, size=(140, 40))
    terminal.wait_for("Help")
    terminal.settle()
    terminal.press("?", "Reader shows a text")
    terminal.press("\x1b", "Entities")  # every row is drawn from its beginning
    terminal.settle()
    left, width = page_at(140, panes=True, quiz=True)
    for y in range(1, 39):
        row = terminal.screen.buffer[y]
        assert (row[left - 1].data, row[left + width].data) == ("│", "│"), terminal.rows[y]
