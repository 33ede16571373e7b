"""The command line, run as people run it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.cli import COMMANDS

ROOT = Path(reader.__file__).parent.parent
ARTICLE = """\
---
id: ada
title: The Notes
---
# The Notes

Ada wrote them in 1843.

- one
- two

---

“Zoë” read them.
"""
BANK = """\
quiz: 1
document: ada   # the article
items:
  - {id: year, ask: When?, answer: 1843, evidence: in 1843, why: So it says.}
"""
ENTITIES = "entities:\n  - {id: ada, kind: person, name: Ada, note: the author}\n"


class Shell:
    """A folder of its own to run `reader` in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("READER_", "PYTHON"))}
        self.environment = {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "XDG_CONFIG_HOME": str(folder)}

    def __call__(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "reader", "--data", self.folder / "data", *arguments],
            cwd=self.folder,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def course(shell: Shell) -> Path:
    """A library with one article, its entities and a bank."""
    shell.write("course/content/ada.md", ARTICLE)
    shell.write("course/content/ada.entities.yaml", ENTITIES)
    shell.write("course/quizzes/ada.yaml", BANK)
    return shell.folder / "course"


def test_version_says_the_version(shell: Shell) -> None:
    done = shell("--version")
    assert (done.returncode, done.stdout) == (0, f"reader {reader.__version__}\n")


def test_help_lists_every_command_with_what_it_does(shell: Shell) -> None:
    done = shell("--help")
    words = " ".join(done.stdout.split())
    assert done.returncode == 0
    for name, (function, _) in COMMANDS.items():
        assert f"{name} {(function.__doc__ or '').splitlines()[0]}" in words


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_of_its_own(shell: Shell, command: str) -> None:
    done = shell(command, "--help")
    assert done.returncode == 0
    assert f"usage: reader {command}" in done.stdout
    assert (COMMANDS[command][0].__doc__ or "nothing").splitlines()[0] in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("show", "tour", "more"),
        ("--colour", "show", "tour"),
        ("entities", "tour", "--xml"),
        ("--library",),
        ("pin",),
    ],
)
def test_bad_use_ends_with_2_and_says_why_on_stderr(shell: Shell, arguments: tuple[str, ...]) -> None:
    done = shell(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: reader")


@pytest.mark.parametrize("arguments", [(), ("tour",), ("open", "tour"), ("quiz", "tour"), ("library",)])
def test_the_panes_without_a_terminal_are_bad_use_with_a_hint(shell: Shell, arguments: tuple[str, ...]) -> None:
    done = shell(*arguments)
    assert done.returncode == 2
    assert "need a terminal" in done.stderr
    assert "--plain" in done.stderr


@pytest.mark.parametrize("command", ["show", "entities", "open", "quiz", "check", "pin"])
@pytest.mark.parametrize("name", ["nothing.md", "x" * 300])
def test_a_file_that_is_not_there_is_one_line_on_stderr(shell: Shell, command: str, name: str) -> None:
    done = shell(command, name)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_library_that_is_none_is_said(shell: Shell) -> None:
    done = shell("--library", shell.folder, "show", "tour")
    assert done.returncode == 1
    assert done.stderr == f"{shell.folder}: is no library: it has no folder `content`\n"


def test_show_prints_the_text_alone(shell: Shell, course: Path) -> None:
    done = shell("show", course / "content" / "ada.md")
    assert done.stdout == "The Notes\n\nAda wrote them in 1843.\n\n• one\n• two\n\n* * *\n\n“Zoë” read them.\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_show_makes_what_a_terminal_would_obey_visible(shell: Shell) -> None:
    shell.write("a.txt", "\x1b]2;title\x07 and \x9b2J\n")
    assert shell("show", "a.txt").stdout == "^[]2;title^G and <U+009B>2J\n"


def test_show_in_a_poorer_encoding_prints_what_it_can(shell: Shell, course: Path) -> None:
    done = shell("show", course / "content" / "ada.md", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "?Zo?? read them." in done.stdout


@pytest.mark.parametrize("where", ["before", "after", "environment"])
def test_a_library_is_named_before_or_after_the_command_or_in_the_environment(
    shell: Shell, course: Path, where: str
) -> None:
    option = ("--library", course)
    done = {
        "before": lambda: shell(*option, "show", "ada"),
        "after": lambda: shell("show", "ada", *option),
        "environment": lambda: shell("show", "ada", READER_LIBRARY=str(course)),
    }[where]()
    assert done.stdout.startswith("The Notes\n")


def test_show_ends_quietly_when_its_reader_has_left(shell: Shell) -> None:
    shell.write("long.txt", "A line of words.\n\n" * 50_000)
    command = [sys.executable, "-m", "reader", "show", "long.txt"]
    with subprocess.Popen(
        command, cwd=shell.folder, env=shell.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == -signal.SIGPIPE


def test_entities_are_listed_with_their_kind_and_count(shell: Shell, course: Path) -> None:
    done = shell("--library", course, "entities", "ada")
    assert done.stdout.split() == ["person", "1", "Ada"]
    assert (done.returncode, done.stderr) == (0, "")


def test_entities_as_json_are_json(shell: Shell, course: Path) -> None:
    (entity,) = json.loads(shell("--library", course, "entities", "ada", "--json").stdout)["entities"]
    assert (entity["id"], entity["note"], entity["mentions"]) == (
        "ada",
        "the author",
        [{"text": "Ada", "start": [1, 0], "end": [1, 3]}],
    )


def test_check_of_what_is_right_says_what_it_looked_at_and_ends_with_0(shell: Shell, course: Path) -> None:
    done = shell("check", course)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Checked: articles 1, banks 1, items 1.\n", "")


def test_check_says_each_mistake_as_path_line_column_message_and_ends_with_1(shell: Shell, course: Path) -> None:
    bank = shell.write("course/quizzes/ada.yaml", BANK.replace("in 1843", "on the moon"))
    done = shell("check", course)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{bank}:4:52: “on the moon” is not in the article")
    assert line.endswith("[quote-missing]")


def test_a_warning_fails_nothing(shell: Shell, course: Path) -> None:
    shell.write("course/quizzes/ada.yaml", BANK.replace(", why: So it says.", ""))
    done = shell("check", course)
    assert done.returncode == 0
    assert ": warning: " in done.stderr


def test_the_name_of_a_file_cannot_command_the_terminal(shell: Shell, course: Path) -> None:
    (course / "content" / "\x1b]2;title\x07.txt").write_bytes(b"\0")
    done = shell("check", course)
    assert "^[]2;title^G.txt" in done.stderr
    assert "\x1b" not in done.stderr


def test_check_loads_neither_textual_nor_rich(shell: Shell, course: Path) -> None:
    program = (
        "import sys\nfrom reader.cli import run\n"
        "ended = run(['check', *sys.argv[1:]])\n"
        "print(ended, sorted({name.split('.')[0] for name in sys.modules} & {'textual', 'rich'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, course], env=shell.environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1:] == ["0 []"], done.stderr


@pytest.mark.parametrize("arguments", [("--version",), ("show", "tour"), ("entities", "tour")])
def test_the_light_commands_do_not_load_textual(shell: Shell, arguments: tuple[str, ...]) -> None:
    program = (
        "import sys\nfrom reader.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print('textual' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], env=shell.environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == "False\n"


def test_pin_writes_the_fingerprint_and_nothing_else(shell: Shell, course: Path) -> None:
    bank = course / "quizzes" / "ada.yaml"
    done = shell("pin", bank)
    assert (done.returncode, done.stdout) == (0, f"{bank}: pinned to {course / 'content' / 'ada.md'}\n")
    before, after = BANK.splitlines(), bank.read_text(encoding="utf-8").splitlines()
    assert "text-v1:sha256:" in after[1]
    assert after[1].endswith("# the article")
    assert [after[0], *after[2:]] == [before[0], *before[2:]]
    assert shell("check", course).stderr == ""


def test_pin_again_changes_nothing(shell: Shell, course: Path) -> None:
    bank = course / "quizzes" / "ada.yaml"
    shell("pin", bank)
    pinned = bank.read_bytes()
    assert shell("pin", bank).stdout == f"{bank}: already pinned to this text\n"
    assert bank.read_bytes() == pinned


def test_a_text_changed_since_it_was_pinned_is_a_warning(shell: Shell, course: Path) -> None:
    shell("pin", course / "quizzes" / "ada.yaml")
    shell.write("course/content/ada.md", ARTICLE + "\nOne more line.\n")
    done = shell("check", course)
    assert done.returncode == 0
    assert "[stale-fingerprint]" in done.stderr


def test_commands_that_only_look_remember_nothing(shell: Shell, course: Path) -> None:
    for arguments in (
        ("show", "tour"),
        ("entities", "tour"),
        ("check", course),
        ("pin", course / "quizzes" / "ada.yaml"),
    ):
        shell(*arguments)
    assert not (shell.folder / "data").exists()
