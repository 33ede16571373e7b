"""The command line, run as people run it."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

import reader
from reader import cli, opening
from reader.cli import COMMANDS, main
from reader.options import parsed

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
        own = {"XDG_CONFIG_HOME": str(folder), "READER_CACHE": str(folder / "cache")}
        self.environment = {**kept, **own, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

    def __call__(self, *arguments: str | Path, piped: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "reader", "--data", self.folder / "data", *arguments],
            cwd=self.folder,
            env={**self.environment, **environment},
            input=piped,
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
    for name, function in COMMANDS.items():
        assert f"{name} {(function.__doc__ or '').splitlines()[0]}" in words


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_of_its_own(shell: Shell, command: str) -> None:
    done = shell(command, "--help")
    assert done.returncode == 0
    assert f"usage: reader {command}" in done.stdout
    assert (COMMANDS[command].__doc__ or "nothing").splitlines()[0] in done.stdout


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


@pytest.mark.parametrize("arguments", [(), ("quiz", "tour"), ("library",)])
def test_the_panes_without_a_terminal_are_bad_use_with_a_hint(shell: Shell, arguments: tuple[str, ...]) -> None:
    done = shell(*arguments)
    assert done.returncode == 2
    assert "need a terminal" in done.stderr and "`reader -` reads what is piped in" in done.stderr
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


@pytest.mark.parametrize("command", [(), ("open",)])
def test_what_is_read_into_a_file_or_another_program_is_printed(
    shell: Shell, course: Path, command: tuple[str, ...]
) -> None:
    path = course / "content" / "ada.md"
    assert shell(*command, path).stdout == shell("show", path).stdout != ""
    assert shell(*command, "-", piped="One.\n\nTwo.\n").stdout == "One.\n\nTwo.\n"


def test_a_folder_says_what_to_name_instead(shell: Shell, course: Path) -> None:
    shell.write("plain/a.txt", "Words.\n")
    assert shell("plain").stderr == "plain: is a folder; name a text in it, as `FOLDER/TEXT`\n"
    assert shell(course).stderr == f"{course}: is a folder; `reader --library {course}` shows the texts in it\n"


@pytest.mark.skipif(os.name == "nt", reason="no such names")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone\nnext.txt", "gone^Jnext.txt: there is no such file\n"),
        ("odd\nname.epub", "odd^Jname.epub: is text, not EPUB; let its name end in .txt or .md\n"),
        ("", "name a text: a file, or an article by its id\n"),
        ("link.txt", "link.txt: is a link to nowhere.txt, which leads nowhere\n"),
        ("loop.txt", "loop.txt: is a link to loop.txt, which leads nowhere\n"),
    ],
)
def test_an_error_is_one_line_and_says_what_is_wrong(shell: Shell, name: str, said: str) -> None:
    shell.write("odd\nname.epub", "no book")
    for link, target in {"link.txt": "nowhere.txt", "loop.txt": "loop.txt"}.items():
        (shell.folder / link).symlink_to(target)
    assert shell("show", name).stderr == said


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no such file")
def test_a_file_that_opens_and_cannot_be_read_is_named(shell: Shell) -> None:
    done = shell("show", "/proc/self/mem")
    assert done.stderr == "/proc/self/mem: cannot read this file: Input/output error\n"


def test_show_writes_no_blanks_on_empty_rows_of_code(shell: Shell) -> None:
    shell.write("a.md", "- Like so:\n\n  ```\n  one\n\n    two\n  ```\n")
    rows = shell("show", "a.md").stdout.split("\n")
    assert "" in rows[2:-1]
    assert [row for row in rows if row != row.rstrip()] == []


def test_show_makes_what_a_terminal_would_obey_visible(shell: Shell) -> None:
    shell.write("a.txt", "\x1b]2;title\x07 and \x9b2J\n")
    assert shell("show", "a.txt").stdout == "^[]2;title^G and <U+009B>2J\n"


@pytest.mark.parametrize(("name", "text"), [("a.md", "<!-- none -->\n"), ("a.html", "<html></html>"), ("a.txt", "\n")])
def test_a_text_without_words_says_so(shell: Shell, name: str, text: str) -> None:
    shell.write(name, text)
    done = shell("show", name)
    assert (done.returncode, done.stdout.strip()) == (0, "")
    assert done.stderr.startswith(f"{name}: there is nothing in this text")


@pytest.mark.parametrize(
    "piped",
    [
        "Ada wrote them.\n",
        "<!DOCTYPE html><title>x</title><nav>menu</nav><p>Ada <b>wrote</b> them.",
        "---\nid: a\n---\nAda wrote them.",
    ],
)
def test_what_is_piped_in_is_shown_as_what_it_is(shell: Shell, piped: str) -> None:
    done = shell("show", "-", piped=piped)
    assert (done.returncode, done.stdout) == (0, "Ada wrote them.\n")


def test_the_entities_of_what_is_piped_in_are_listed(shell: Shell) -> None:
    done = shell("entities", "-", piped="Ada Lovelace wrote them in 1843. Ada Lovelace was in London.")
    assert "Ada Lovelace" in done.stdout


def test_what_is_piped_in_and_is_no_text_is_one_line(shell: Shell) -> None:
    done = shell("show", "-", piped="\x7fELF\0\0\0")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "-: is a program, not text\n")


def test_show_says_what_it_cannot_show(shell: Shell) -> None:
    shell.write("a.html", "<p>One <img src=x alt='a cat'></p><video></video>")
    done = shell("show", "a.html")
    assert done.stdout == "One [image: a cat]\n\n[video]\n"
    assert done.stderr == "a.html: 1 image and 1 video are not shown; words in [brackets] stand in their places\n"


def test_show_says_what_is_wrong_with_the_front_matter(shell: Shell) -> None:
    shell.write("a.md", "---\ntitle: [A\nauthor: Ada\n---\nText.\n")
    done = shell("show", "a.md")
    assert (done.returncode, done.stdout) == (0, "Text.\n")
    assert done.stderr.startswith("a.md:3:7: ")
    shell.write("b.md", "---\ntitle: A\nlayout: post\n---\nText.\n")
    assert shell("show", "b.md").stderr == ""


def test_check_warns_of_what_cannot_be_shown(shell: Shell) -> None:
    shell.write("a.html", "<p>One <img src=x alt='a cat'></p>")
    done = shell("check", "a.html")
    assert done.returncode == 0
    assert "warning: 1 image is not shown" in done.stderr
    assert "[not-shown]" in done.stderr


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


def test_brat_offsets_are_those_of_what_show_prints(shell: Shell) -> None:
    text, found = shell("show", "tour").stdout, shell("entities", "tour", "--brat").stdout
    rows = re.findall(r"^T\d+\t\w+ (\d+) (\d+)\t(.+)$", found, re.M)
    assert len(rows) > 20
    assert all(text[int(start) : int(end)] == words for start, end, words in rows)


def test_entities_have_one_form_at_a_time(shell: Shell) -> None:
    done = shell("entities", "tour", "--brat", "--json")
    assert (done.returncode, done.stdout) == (2, "")


def test_that_a_text_is_not_in_english_is_said_and_what_can_be_done(shell: Shell) -> None:
    shell.write("fluss.txt", "Der Wärter hat nicht geschlafen und ging mit Karl Berg zum Fluss.")
    done = shell("entities", "fluss.txt")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("fluss.txt: names are looked for in English only; fluss.entities.yaml")
    shell.write("fluss.entities.yaml", "entities: [{id: berg, kind: person, name: Karl Berg}]")
    done = shell("entities", "fluss.txt")
    assert done.stdout.split() == ["person", "1", "Karl", "Berg"]


@pytest.mark.skipif(find_spec("spacy") is not None, reason="spaCy is installed")
@pytest.mark.parametrize("how", ["option", "setting", "lines"])
def test_a_language_model_that_is_not_there_is_said_and_the_rules_go_on(shell: Shell, how: str) -> None:
    shell.write("a.txt", "Marie Curie went to Paris.")
    if how == "setting":
        shell.write("closeread/settings.yaml", "nlp: true\n")
    option = () if how == "setting" else ("--nlp",)
    text = ("--jsonl",) if how == "lines" else ("a.txt",)
    done = shell("entities", *text, *option, piped='{"id": 1, "text": "Marie Curie went to Paris."}')
    assert done.returncode == 0
    assert "Marie Curie" in done.stdout
    assert "pip install 'closeread[nlp]'" in done.stderr


def test_lines_that_are_no_texts_are_said_and_the_others_answered(shell: Shell) -> None:
    rows = ('{"id": 1, "text": "Marie Curie went to Paris."}', "{", '{"id": 3, "text": "It rained."}')
    done = shell("entities", "--jsonl", "a.txt", piped="\n".join(rows))
    assert done.returncode == 1
    assert [json.loads(row)["id"] for row in done.stdout.splitlines()] == [1, 3]
    unread, wrong = done.stderr.splitlines()
    assert unread.startswith("a.txt is not read")
    assert wrong.startswith("standard input:2:1: ")


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


@pytest.mark.parametrize("arguments", [("--version",), ("tour",), ("show", "tour"), ("entities", "tour")])
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


def test_only_a_bank_can_be_pinned(shell: Shell, course: Path) -> None:
    article = course / "content" / "ada.md"
    done = shell("pin", article)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{article}: this is no bank; name a bank's file, which ends in .yaml\n"


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


# Quizzes, in this process: what they print is the same, and many can be taken

QUIZ = """\
quiz: 1
document: ada
title: The Notes
items:
  - {id: when, ask: When?, answer: 1843, evidence: in 1843, why: So., about: [ada], tags: [year]}
  - {id: who, ask: Who?, answer: Ada, wrong: [Zoë, Luigi], evidence: Ada wrote, why: So., process: infer, about: [ada]}
  - {id: read, claim: Zoë read them., answer: true, evidence: read them, why: So., process: infer, tags: [zoe]}
  - {id: when-2, ask: In which year?, answer: 1843, evidence: in 1843, why: So., variant_of: when}
  - {id: idea, ask: Draft?, answer: yes, evidence: wrote them, why: So., status: draft, about: [ada]}
"""
ALL_RIGHT = "1843\nAda\ntrue\n\n"
Ended = tuple[int, list[str], str]
Run = Callable[..., Ended]


@pytest.fixture
def run(course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `reader --data … --library … ARGUMENTS` with lines typed: its exit code, its rows, and its errors."""
    (course / "quizzes" / "ada.yaml").write_text(QUIZ, encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("READER_DATA", raising=False)
    monkeypatch.setattr("reader.cli._die_quietly_on_closed_pipe", lambda: None)

    def run(*arguments: str | Path, typed: str = "") -> Ended:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        words = ["--data", tmp_path / "data", "--library", course, *arguments]
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out.splitlines(), err

    return run


@pytest.fixture
def take(run: Run) -> Callable[..., list[str]]:
    """Takes the quiz in plain mode, which ends well: what it prints."""

    def take(*options: str, typed: str = "") -> list[str]:
        code, rows, err = run("quiz", "ada", "--plain", *options, typed=typed)
        assert (code, err) == (0, "")
        return rows

    return take


Take = Callable[..., list[str]]


def asked(rows: list[str]) -> list[str]:
    """What was asked, in order."""
    return [rows[at + 1] for at, row in enumerate(rows) if row.startswith("Question ") and " of " in row]


def first_row(take: Take, *options: str) -> str:
    return take(*options)[0]


def test_a_plain_quiz_is_taken_to_its_end(take: Take) -> None:
    rows = take(typed=ALL_RIGHT)
    assert rows[0] == "The Notes. 3 questions on “The Notes”."
    assert asked(rows) == ["When?", "Who?", "Zoë read them."]
    assert rows[-1] == "Nothing missed." and "Score: 3 of 3, 100 %." in rows


@pytest.mark.parametrize("mode", ["check", "recall", "test", "skim"])
def test_a_mode_is_named(take: Take, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("reader.plain.PlainQuiz._skim", lambda quiz: waited.append(quiz.session.plan.skim))
    rows = take("--mode", mode, typed="1843\n")
    assert ("Noted." in rows) == (mode == "test")
    assert ("Right." in rows) == (mode != "test")
    assert waited == ([60] if mode == "skim" else [])


@pytest.mark.parametrize("options", [("--skim", "5"), ("--skim", "5", "--mode", "skim")])
def test_how_long_the_text_is_shown_is_named_and_means_skim_mode(
    take: Take, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("reader.plain.PlainQuiz._skim", lambda quiz: waited.append(quiz.session.plan.skim))
    take(*options)
    assert waited == [5]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--minutes", "5"), "You have 5 minutes."),
        (("--seconds", "30"), "Each question has 30 seconds."),
        (("--minutes", "5", "--mode", "test"), "You have 5 minutes."),
        (("--minutes", "5", "--seconds", "30"), "You have 5 minutes. Each question has 30 seconds."),
    ],
)
def test_a_limit_means_a_test(take: Take, options: tuple[str, ...], said: str) -> None:
    (row,) = (row for row in take(*options) if row.startswith("This is a test"))
    assert row.endswith(said)


def test_certainty_is_asked_where_it_is_wanted(take: Take) -> None:
    assert any("how sure are you?" in row for row in take("--certainty", typed="1843\n1\n"))
    assert not any("how sure are you?" in row for row in take("--mode", "recall", typed="1843\n1\n"))


@pytest.mark.parametrize(
    ("options", "stems", "chosen"),
    [
        (("--process", "infer"), ["Who?", "Zoë read them."], "infer items"),
        (("--entity", "ada"), ["When?", "Who?"], "about ada"),
        (("--tag", "YEAR"), ["When?"], "tagged YEAR"),
        (("--process", "infer", "--entity", "ada"), ["Who?"], "infer items, about ada"),
        (("--entity", "ada", "--drafts"), ["When?", "Who?", "Draft?"], "about ada"),
    ],
)
def test_some_of_the_items_are_taken(take: Take, options: tuple[str, ...], stems: list[str], chosen: str) -> None:
    rows = take(*options, typed="1843\n" if "When?" in stems else "")
    assert f"Chosen: {chosen}." in rows
    assert rows[0].startswith(f"The Notes. {len(stems)} question")
    assert asked(rows) == stems[: len(asked(rows))]


def test_drafts_come_only_when_they_are_asked_for(take: Take) -> None:
    assert first_row(take) == "The Notes. 3 questions on “The Notes”."
    assert first_row(take, "--drafts") == "The Notes. 4 questions on “The Notes”."


NOTHING_FITS = "No question of “The Notes” fits what was asked for. Its tags: year, zoe. Its entities: ada."
NOTHING_MISSED = "Nothing of “The Notes” was missed when it was last answered, so there is nothing to repeat."


def test_what_was_missed_is_taken_again_until_nothing_is(take: Take, run: Run) -> None:
    rows = take(typed="1844\n1843\nZoë\ntrue\n\n")
    assert asked(rows) == ["When?", "In which year?", "Who?", "Zoë read them."]
    assert rows[-1] == "The same command with --missed asks these again."
    rows = take("--missed", typed="1843\nAda\n\n")
    assert asked(rows) == ["When?", "Who?"] and "Chosen: missed before." in rows
    code, _, err = run("quiz", "ada", "--plain", "--missed")
    assert (code, err) == (1, f"{NOTHING_MISSED}\n")


def test_the_seed_that_is_shown_makes_the_same_choice_again(take: Take) -> None:
    both = "/skip\n/stop\n"
    rows = take("--random", "2", typed=both)
    (chosen,) = (row for row in rows if row.startswith("Chosen: 2 at random, seed "))
    seed = chosen.removesuffix(".").rsplit(" ", 1)[1]
    for mode in ("recall", "test"):
        again = take("--random", "2", "--seed", seed, "--mode", mode, typed=both)
        assert asked(again) == asked(rows) and len(asked(again)) == 2
        assert chosen in again


def test_every_item_comes_under_some_seed(take: Take) -> None:
    choices = {tuple(asked(take("--random", "1", "--seed", f"s{number}"))) for number in range(12)}
    assert choices == {("When?",), ("Who?",), ("Zoë read them.",)}


def test_a_choice_goes_on_when_it_is_asked_for_again_and_another_begins_anew(take: Take) -> None:
    take("--process", "infer", typed="Ada\n")
    assert asked(take("--process", "infer"))[0] == "Zoë read them."
    assert asked(take())[0] == "Zoë read them."
    assert asked(take("--entity", "ada"))[0] == "When?"


# Bad use

ONE_LINE = {
    ("--seed", "s"): "--random N",
    ("--mode", "check", "--minutes", "5"): "--mode test",
    ("--mode", "skim", "--seconds", "5"): "--mode test",
    ("--mode", "recall", "--skim", "5"): "--mode skim",
    ("--skim", "5", "--minutes", "5"): "--mode skim",
}


@pytest.mark.parametrize("options", ONE_LINE)
@pytest.mark.parametrize("plain", [True, False])
def test_options_that_contradict_each_other_are_bad_use_and_one_line_says_what_to_do(
    run: Run, options: tuple[str, ...], plain: bool
) -> None:
    code, rows, err = run("quiz", "ada", *["--plain"] * plain, *options)
    assert (code, rows, err.count("\n")) == (2, [], 1)
    assert ONE_LINE[options] in err
    assert not err.startswith("usage")


@pytest.mark.parametrize("option", ["--minutes", "--seconds", "--skim", "--random"])
@pytest.mark.parametrize("value", ["0", "-1", "1.5", "many", "", "٣", "1000001", "9" * 30])
def test_a_number_out_of_range_is_bad_use_and_says_the_range(run: Run, option: str, value: str) -> None:
    code, rows, err = run("quiz", "ada", "--plain", f"{option}={value}")
    assert (code, rows) == (2, [])
    assert err.splitlines()[-1] == (
        f"reader quiz: error: argument {option}: `{value}` is no whole number from 1 to 1,000,000"
    )


@pytest.mark.parametrize("option", ["--minutes", "--seconds", "--skim"])
def test_the_longest_limit_can_be_taken(take: Take, option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.plain.PlainQuiz._skim", lambda quiz: None)
    assert asked(take(option, "1000000")) == ["When?"]


@pytest.mark.parametrize("options", [("--mode", "exam"), ("--process", "guess"), ("--random",), ("--nothing",)])
def test_what_is_no_option_is_bad_use(run: Run, options: tuple[str, ...]) -> None:
    code, rows, err = run("quiz", "ada", "--plain", *options)
    assert (code, rows) == (2, []) and err.startswith("usage: reader")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--tag", "nothing"), NOTHING_FITS),
        (("--entity", "nobody"), NOTHING_FITS),
        (("--process", "evaluate"), NOTHING_FITS),
        (("--missed",), NOTHING_MISSED),
    ],
)
def test_a_choice_that_nothing_fits_says_what_there_is(run: Run, options: tuple[str, ...], said: str) -> None:
    code, rows, err = run("quiz", "ada", "--plain", *options)
    assert (code, rows, err.count("\n")) == (1, [], 1)
    assert err == f"{said}\n"


def test_a_bank_without_items_to_take_says_so(run: Run, course: Path) -> None:
    bank = course / "quizzes" / "ada.yaml"
    bank.write_text(BANK.replace("why: So it says.", "why: So., status: draft"), encoding="utf-8")
    code, _, err = run("quiz", "ada", "--plain")
    assert (code, err) == (1, f"{bank}:1:1: has no items to take; --drafts takes those that are not ready\n")
    code, rows, _ = run("quiz", "ada", "--plain", "--drafts")
    assert code == 0 and asked(rows) == ["When?"]
    bank.write_text("quiz: 1\ndocument: ada\nitems: []\n", encoding="utf-8")
    code, _, err = run("quiz", "ada", "--plain")
    assert (code, err) == (1, f"{bank}:3:8: `items:` must be a list with at least one item\n")


def test_a_bank_may_be_named_by_its_file(run: Run, course: Path) -> None:
    code, rows, err = run("quiz", course / "quizzes" / "ada.yaml", "--plain")
    assert (code, err, asked(rows)) == (0, "", ["When?"])


def test_a_broken_bank_hides_no_other_and_is_said(run: Run, course: Path) -> None:
    broken = course / "quizzes" / "a.yaml"
    broken.write_text("quiz: 2\ndocument: ada\nitems: []\n", encoding="utf-8")
    code, rows, err = run("quiz", "ada", "--plain")
    assert (code, asked(rows)) == (0, ["When?"])
    assert err == f"{broken}:1:7: `2` is another version; this program reads version 1 of the format\n"
    code, rows, err = run("quiz", broken, "--plain")
    assert (code, rows, err.count("\n")) == (1, [], 1)


def test_other_banks_of_a_text_are_named_unless_one_was_asked_for(run: Run, course: Path) -> None:
    more = course / "quizzes" / "more.yaml"
    more.write_text(BANK, encoding="utf-8")
    _, rows, _ = run("quiz", "ada", "--plain")
    named = next(row for row in rows if row.endswith(str(more)))
    _, rows, err = run("quiz", named.split(": ")[1], "--plain")
    assert (asked(rows), err) == (["When?"], "")
    assert not any("other quizzes" in row for row in rows)


def test_a_large_bank_is_kept_for_the_next_time(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.quiz.bank_cache.SMALLEST", 0)
    run("quiz", "ada", "--plain", typed="1843\n")
    assert list((tmp_path / "data" / "banks").glob("*.json"))
    monkeypatch.delattr("reader.quiz.bank_cache.bank_from")
    code, rows, err = run("quiz", "ada", "--plain")
    assert (code, err, asked(rows)) == (0, "", ["Who?"])


# Results


@pytest.fixture
def two_banks(run: Run, course: Path, tmp_path: Path) -> Path:
    """Answers to two banks of one text, and to a bank of another; the second bank's file."""
    other = course / "quizzes" / "more.yaml"
    other.write_text(BANK, encoding="utf-8")
    run("quiz", "ada", "--plain", typed="1844, or so\n")
    run("quiz", other, "--plain", "--mode", "recall", typed="1843\n")
    run("quiz", "tour", "--plain", typed="1\n")
    return other


def rows_of(done: Ended) -> list[dict[str, str]]:
    code, rows, err = done
    assert (code, err) == (0, "")
    return list(csv.DictReader(rows))


def test_results_are_every_answer_as_csv_or_as_json_lines(run: Run, two_banks: Path) -> None:
    rows = rows_of(run("results"))
    assert [(row["document"], row["bank"]) for row in rows] == [("ada", "ada"), ("ada", "more"), ("tour", "tour")]
    assert json.loads(rows[0]["response"]) == ["1844, or so"]
    assert [row["mode"] for row in rows] == ["check", "recall", "check"]
    _, lines, _ = run("results", "--format", "jsonl")
    assert [
        {name: str(value) for name, value in json.loads(line).items() if name in ("item", "score", "fate")}
        for line in lines
    ] == [{name: row[name] for name in ("item", "score", "fate")} for row in rows]


def test_results_of_a_text_are_those_of_all_its_banks(run: Run, two_banks: Path, course: Path) -> None:
    expected = [("ada", "ada"), ("ada", "more")]
    for named in ("ada", course / "content" / "ada.md"):
        assert [(row["document"], row["bank"]) for row in rows_of(run("results", named))] == expected
    assert [row["bank"] for row in rows_of(run("results", "tour"))] == ["tour"]


def test_results_of_a_bank_are_its_own(run: Run, two_banks: Path) -> None:
    assert [row["bank"] for row in rows_of(run("results", two_banks))] == ["more"]


def test_without_an_answer_results_have_their_head_alone(run: Run) -> None:
    assert rows_of(run("results")) == []
    assert run("results")[1][0].startswith("library,document,bank,item,")
    assert run("results", "--format", "jsonl") == (0, [], "")


def test_results_of_what_is_not_there_are_an_error(run: Run) -> None:
    code, rows, err = run("results", "nowhere")
    assert (code, rows) == (1, []) and "nowhere" in err


# Reports


def test_what_was_reported_is_shown_by_check_beside_the_item(run: Run, course: Path) -> None:
    bank = course / "quizzes" / "ada.yaml"
    run("quiz", "ada", "--plain", typed="1844\n/undo\n/report Not 1842?\n")
    code, rows, err = run("check", course)
    assert code == 0 and rows[-1].startswith("Checked: ")
    (line,) = err.splitlines()
    assert line.startswith(f"{bank}:5:5: warning: when: reported “Not 1842?” (")
    assert line.endswith(") [reported]")
    bank.write_text(QUIZ.replace("ask: When?", "ask: In which year was it?"), encoding="utf-8")
    assert ", before the item was changed) [reported]" in run("check", course)[2]


def test_reports_on_a_shipped_bank_are_shown_by_check_too(run: Run) -> None:
    run("quiz", "tour", "--plain", typed="/report Hm.\n")
    code, _, err = run("check")
    assert code == 0 and "reported “Hm.”" in err


@pytest.mark.parametrize("words", [[], ["tour"], ["some/file.txt"]])
def test_a_line_without_options_asks_for_the_same_however_it_is_read(words: list[str]) -> None:
    from reader import cli

    assert vars(cli._without_options(words)) == vars(parsed(words, COMMANDS))


@pytest.mark.parametrize("words", [["check"], ["--help"], ["-"], ["a", "b"], ["tour", "--nlp"]])
def test_any_other_line_is_read_with_all_options(words: list[str]) -> None:
    from reader import cli

    assert cli._without_options(words) is None


@pytest.mark.parametrize("on_terminal", [True, False])
def test_who_waits_for_a_pipe_is_told_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], on_terminal: bool
) -> None:
    monkeypatch.setattr(opening, "SOON", 0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: on_terminal)
    with cli._telling_soon("it comes"):
        for thread in threading.enumerate():
            if isinstance(thread, threading.Timer):
                thread.join()
    assert capsys.readouterr().err == ("it comes\n" if on_terminal else "")
