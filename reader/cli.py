"""The command line: one short function for each command, what is heavy imported inside."""

from __future__ import annotations

import argparse
import gc
import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from reader import __version__
from reader.errors import ReaderError
from reader.first_page import give_back

if TYPE_CHECKING:
    from reader.library import Article, Shelf
    from reader.progress.desk import Desk
    from reader.progress.store import Store
    from reader.quiz.bank import Bank
    from reader.quiz.plan import Plan, Selection

FAILED, BAD_USE = 1, 2
CHOOSING = ("mode", "certainty", "minutes", "seconds", "skim", "missed", "process", "entity", "tag", "random", "drafts")
"""Options of `reader quiz` that begin a new session."""
LARGEST = 1_000_000
PROCESSES = ("retrieve", "infer", "interpret", "evaluate")
EPILOG = """\
reader                   the library
reader TEXT              read a file, or an article by its id; - is what is piped in
reader quiz ID --plain   its quiz line by line, for screen readers and scripts

Press ? inside the program for every key."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 if all went well, 1 if something failed, 2 for bad use, 128 + n on signal n."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        sys.exit(run(sys.argv[1:] if arguments is None else arguments))
    except ReaderError as error:
        give_back()
        _say(error, sys.stderr)
        sys.exit(BAD_USE if error.code == "usage" else FAILED)
    except OSError as error:
        give_back()
        _say(f"{error.filename or 'reader'}: {error.strerror}", sys.stderr)
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. Raises ReaderError."""
    shared, rest = _shared_options().parse_known_args(arguments)
    named = next((word for word in rest if word == "-" or not word.startswith("-")), None)
    if named is None and not {"-h", "--help", "--version"} & set(rest):
        rest = ["library", *rest]
    elif named is not None and named not in COMMANDS:
        rest = ["open", *rest]
    options = _parser(rest[0]).parse_args(rest, namespace=shared)
    command: Callable[[argparse.Namespace], int] = options.command
    return command(options)


def library(options: argparse.Namespace) -> int:
    """Show the library."""
    _hurry()
    return _start(options, None)


def open_text(options: argparse.Namespace) -> int:
    """Read a text."""
    _hurry()
    article = _shelf(options).find(options.text)
    if options.text == "-":
        _take_keys_from_the_terminal()
    return _start(options, article)


def quiz(options: argparse.Namespace) -> int:
    """Take a quiz, in the panes or line by line."""
    _refuse_contradictions(options)
    shelf = _shelf(options)
    article, bank_path = _quiz_of(options.quiz, shelf)
    if not options.plain and not _chooses(options):
        return _start(options, article, bank_path)
    from reader.clock import new_id, now
    from reader.document.passages import Passages
    from reader.progress.desk import Desk
    from reader.quiz.bank import read_bank

    bank = read_bank(bank_path)
    store = _store(options)
    document = article.open()
    desk = Desk.open(store, article.key, bank, now, new_id, Passages(document))
    plan, selection = _plan(options), _selection(options, desk)
    if not selection.items(bank, plan.drafts):
        raise ReaderError(_nothing_chosen(bank, selection, plan.drafts), bank_path, 1, 1, code="no-items")
    if not options.plain:
        store.close()
        return _start(options, article, bank_path, plan, selection)
    _die_quietly_on_closed_pipe()
    from reader.plain import standard_input, take_plain

    _report(bank.problems)
    goes_on = desk.session and not desk.session.finished and not _chooses(options)

    def names() -> dict[str, str]:
        *_, found = shelf.entities(article, document)
        return {entity.id: entity.name for entity in found.entities}

    taken = desk if goes_on else desk.resume(plan, selection)
    take_plain(taken, standard_input(), sys.stdout, names=names)
    store.close()
    return 0


def results(options: argparse.Namespace) -> int:
    """Print every answer that was ever given, for a spreadsheet or a program."""
    from reader.progress.export import WRITERS

    _die_quietly_on_closed_pipe()
    store = _store(options)
    rows = store.every_answer()
    if options.quiz:
        path = Path(options.quiz)
        bank = _bank_file(path)
        article = _about(path, _shelf(options)) if bank else _shelf(options).find(options.quiz)
        rows = (row for row in rows if row.document == article.key and (bank is None or row.bank == bank))
    WRITERS[options.format](rows, sys.stdout)
    store.close()
    return 0


def notes(options: argparse.Namespace) -> int:
    """Print the bookmarks in a text, with their notes, as Markdown."""
    from reader.progress.notes import as_markdown, place

    _die_quietly_on_closed_pipe()
    article = _shelf(options).find(options.text)
    document, store = article.open(), _store(options)
    print(as_markdown(document, tuple(place(document, store.bookmarks(article.key)))), end="")
    store.close()
    return 0


def show(options: argparse.Namespace) -> int:
    """Print a text."""
    from reader.document.layout import indent_of
    from reader.document.model import lines_of

    _die_quietly_on_closed_pipe()
    document = _shelf(options).find(options.text).open()
    if document.unseen:
        _say(f"{options.text}: {document.unseen}", sys.stderr)
    for number, line in enumerate(lines_of(document)):
        if number and not line.close:
            print()
        label = f"{line.label} ".rjust(indent_of(line)) if line.label else " " * indent_of(line)
        print(f"{label}{line.text}" if line.kind != "rule" else "* * *")
    return 0


def entities(options: argparse.Namespace) -> int:
    """Print the entities in a text."""
    from reader.entities.model import by_salience

    _die_quietly_on_closed_pipe()
    if options.jsonl:
        from reader.entities.pipeline import find_in_lines

        for answer in find_in_lines(sys.stdin):
            print(answer)
        return 0
    if options.text is None:
        raise ReaderError("name a text, or give JSON lines to --jsonl", code="usage")
    shelf = _shelf(options)
    article = shelf.find(options.text)
    document = article.open()
    companions = shelf.companions(article, document)
    _report(companions.problems)
    found = by_salience(companions.entities, document)
    if options.json or options.yaml:
        from reader.entities.export import as_json, as_yaml

        print(as_yaml(found) if options.yaml else as_json(document, found), end="" if options.yaml else "\n")
        return 0
    for entity in found:
        also = f"  (also {', '.join(entity.aka)})" if entity.aka else ""
        maybe = "" if entity.certain else "  maybe"
        print(f"{entity.kind:<13}{len(entity.mentions):>4}  {entity.name}{also}{maybe}")
    return 0


def check(options: argparse.Namespace) -> int:
    """Say what is wrong with articles, entity files and banks."""
    from reader.check import Tally
    from reader.check import check as problems_in

    tally = Tally(_data_folder(options))
    failed = False
    for problem in problems_in(options.path, _shelf(options), tally):
        failed = failed or not problem.warning
        _say(f"{problem} [{problem.code}]", sys.stderr)
    print(f"Checked: articles {tally.articles}, banks {tally.banks}, items {tally.items}.")
    return FAILED if failed else 0


def pin(options: argparse.Namespace) -> int:
    """Write into banks which text they were written for."""
    from reader.document.anchor import fingerprint
    from reader.files import decode, read_bytes, write_atomic
    from reader.quiz.bank import read_bank
    from reader.quiz.pin import pinned

    shelf = _shelf(options)
    for path in options.bank:
        bank = read_bank(path)
        article = shelf.about(path, bank.document)
        source = decode(read_bytes(path, 8_000_000))
        written = pinned(source, bank, fingerprint(article.open()))
        if written == source:
            _say(f"{path}: already pinned to this text", sys.stdout)
        else:
            write_atomic(path, written)
            _say(f"{path}: pinned to {article.path}", sys.stdout)
    return 0


def _hurry() -> None:
    """Let garbage wait until the first frame is on the screen: starting makes much and drops little."""
    gc.disable()


def _start(
    options: argparse.Namespace,
    article: Article | None,
    bank: Path | None = None,
    plan: Plan | None = None,
    selection: Selection | None = None,
) -> int:
    """Open the full-screen program, on an article if one is given and its quiz if a bank is."""
    _refuse_unusable_terminal()
    from reader.ui.start import start

    return start(_shelf(options), _store(options), article, bank, plan, selection)


def _quiz_of(reference: str, shelf: Shelf) -> tuple[Article, Path]:
    """The article and bank that a bank's path, an article's id or an article's path means."""
    path = Path(reference)
    if _bank_file(path):
        return _about(path, shelf), path
    article = shelf.find(reference)
    banks = shelf.banks(article)
    if not banks:
        message = f"`{article.id}` has no quiz; a bank in quizzes/ that says `document: {article.id}` makes one"
        raise ReaderError(message, code="not-found")
    return article, banks[0]


def _bank_file(path: Path) -> str | None:
    """The name of the bank in a file, None when it is none."""
    if path.suffix not in (".yaml", ".yml") or not path.is_file():
        return None
    from reader.quiz.bank import bank_slug

    return bank_slug(path)


def _about(bank: Path, shelf: Shelf) -> Article:
    """The article a bank is about."""
    from reader.quiz.bank import document_named_in, read_bank

    return shelf.about(bank, document_named_in(bank) or read_bank(bank).document)


def _shelf(options: argparse.Namespace) -> Shelf:
    from reader.library import Shelf

    named = os.environ.get("READER_LIBRARY", "")
    return Shelf([*(Path(part) for part in named.split(os.pathsep) if part), *(options.library or [])])


def _data_folder(options: argparse.Namespace) -> Path:
    from reader.files import data_folder

    named = options.data or os.environ.get("READER_DATA")
    return Path(named).expanduser() if named else data_folder()


def _store(options: argparse.Namespace) -> Store:
    from reader.progress.store import Store

    return Store(_data_folder(options))


def _chooses(options: argparse.Namespace) -> bool:
    """Whether the line says how to take the quiz or what of it, so that a new session begins."""
    return any(getattr(options, name) for name in CHOOSING)


def _refuse_contradictions(options: argparse.Namespace) -> None:
    """Raises ReaderError where one option of `reader quiz` makes no sense beside another."""
    limited = options.minutes or options.seconds
    for wrong, message in (
        (options.seed is not None and not options.random, "--seed names a choice at random; give --random N with it"),
        (
            limited and options.mode not in (None, "test"),
            "--minutes and --seconds are limits of a test; take it with --mode test, or leave --mode out",
        ),
        (
            options.skim and (limited or options.mode not in (None, "skim")),
            "--skim is for skim mode, which has no other limit; take it with --mode skim, or leave --mode out",
        ),
    ):
        if wrong:
            raise ReaderError(message, code="usage")


def _mode(options: argparse.Namespace, usual: str) -> str:
    """The mode that the line names, or the one that its limits are for, else the usual one."""
    if options.mode is None and options.skim:
        return "skim"
    if options.mode is None and (options.minutes or options.seconds):
        return "test"
    return options.mode or usual


def _plan(options: argparse.Namespace) -> Plan:
    """How the quiz is taken: as the line says, else as the settings do."""
    from reader.quiz.plan import SKIM_SECONDS, Mode, Plan
    from reader.settings import settings_path
    from reader.settings_file import read_settings

    settings = read_settings(settings_path())
    return Plan(
        Mode(_mode(options, settings.mode)),
        options.certainty or settings.certainty,
        options.minutes,
        options.seconds,
        options.skim or SKIM_SECONDS,
        options.drafts,
    )


def _selection(options: argparse.Namespace, desk: Desk) -> Selection:
    """Which items are taken."""
    from reader.quiz.plan import Selection
    from reader.quiz.process import Process

    return Selection(
        desk.missed() if options.missed else None,
        Process(options.process) if options.process else None,
        options.entity,
        options.tag,
        options.random,
        options.seed or "",
    )


def _nothing_chosen(bank: Bank, selection: Selection, drafts: bool) -> str:
    """What there is to choose from, where what was asked for is not there."""
    offered = bank.offered(drafts)
    if not offered:
        return f"has no items to take{'; --drafts takes those that are not ready' if bank.items else ''}"
    if selection.only == ():
        return "nothing of it was missed"
    tags = sorted({tag for item in offered for tag in item.tags})
    entities = sorted({name for item in offered for name in item.about})
    return f"no item fits; its tags are {', '.join(tags) or 'none'}, its entities {', '.join(entities) or 'none'}"


def _report(problems: Sequence[ReaderError]) -> None:
    for problem in problems:
        _say(problem, sys.stderr)


def _say(message: object, stream: TextIO) -> None:
    """Print a message that may hold a file's name, with what a terminal would obey made visible."""
    from reader.document.clean import clean

    print(clean(str(message)), file=stream)


def _die_quietly_on_closed_pipe() -> None:
    """Let `reader show ID | head` end as any filter does when its reader has left."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _take_keys_from_the_terminal() -> None:
    """Let standard input, which was read to its end, be the terminal that is drawn on, so that keys come from there."""
    if not sys.stderr.isatty():
        return
    try:
        terminal = os.open(os.ttyname(sys.stderr.fileno()), os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)


def _refuse_unusable_terminal() -> None:
    """Raises ReaderError where the panes could not be drawn or no key would ever come."""
    hint = "`reader quiz ID --plain` and `reader show ID` work anywhere"
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        raise ReaderError(f"the panes need a terminal for input and output; {hint}", code="usage")
    if os.environ.get("TERM") == "dumb":
        raise ReaderError(f"this terminal (TERM=dumb) cannot draw the panes; {hint}", code="usage")
    encoding = (sys.stderr.encoding or "").casefold().replace("-", "")
    if encoding != "utf8":
        raise ReaderError(f"the panes need a UTF-8 terminal, and this one says {encoding}; {hint}", code="usage")


def _shared_options() -> argparse.ArgumentParser:
    """The options that may stand anywhere on the line."""
    parser = argparse.ArgumentParser(prog="reader", add_help=False, allow_abbrev=False)
    parser.add_argument(
        "--library", metavar="FOLDER", type=Path, action="append", help="add a folder with content/ and quizzes/"
    )
    parser.add_argument("--data", metavar="FOLDER", help="keep what is remembered in this folder")
    return parser


def _parser(named: str = "") -> argparse.ArgumentParser:
    """The parser of the command named, or of all commands where none is."""
    parser = argparse.ArgumentParser(
        prog="reader",
        description="Read a text, see who and what it is about, and find out whether you understood it.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_shared_options()],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in [named] if named in COMMANDS else COMMANDS:
        function, add_arguments = COMMANDS[name]
        summary = (function.__doc__ or "").splitlines()[0]
        command = commands.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        command.set_defaults(command=function)
        add_arguments(command)
    return parser


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """The command takes none."""


def _text_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="a file, an article's id, or - for what is piped in")


def _quiz_arguments(parser: argparse.ArgumentParser) -> None:
    from reader.settings import MODES

    parser.add_argument("quiz", metavar="TEXT|BANK", help="an article's id or file, or a bank's file")
    parser.add_argument("--plain", action="store_true", help="line by line, without panes")
    parser.add_argument("--mode", choices=MODES, help="what is in sight while answering; check unless set otherwise")
    parser.add_argument("--certainty", action="store_true", help="ask after each answer how sure you are")
    parser.add_argument("--minutes", metavar="N", type=_positive, help="a test with so many minutes in all")
    parser.add_argument("--seconds", metavar="N", type=_positive, help="a test with so many seconds for each question")
    parser.add_argument("--skim", metavar="SECONDS", type=_positive, help="how long skim mode shows the text")
    parser.add_argument("--missed", action="store_true", help="only what you missed last time")
    parser.add_argument("--process", choices=PROCESSES, help="only what asks for this")
    parser.add_argument("--entity", metavar="ID", help="only what is about an entity")
    parser.add_argument("--tag", metavar="TAG", help="only what has a tag")
    parser.add_argument("--random", metavar="N", type=_positive, help="so many at random")
    parser.add_argument("--seed", metavar="SEED", help="the same choice at random as before")
    parser.add_argument("--drafts", action="store_true", help="items that are not ready too")


def _positive(text: str) -> int:
    """A whole number above 0, and not so large that no clock could wait for it."""
    if re.fullmatch("[0-9]{1,9}", text) and 1 <= int(text) <= LARGEST:
        return int(text)
    raise argparse.ArgumentTypeError(f"`{text}` is no whole number from 1 to {LARGEST:,}")


def _results_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("quiz", metavar="TEXT|BANK", nargs="?", help="only of this text or bank")
    parser.add_argument("--format", choices=("csv", "jsonl"), default="csv", help="csv, or a JSON object a line")


def _entities_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", nargs="?", help="a .txt or .md file, or an article's id")
    parser.add_argument("--json", action="store_true", help="as JSON, with the places")
    parser.add_argument("--yaml", action="store_true", help="as a file that settles them, to be corrected")
    parser.add_argument("--jsonl", action="store_true", help="read JSON lines {id, text}, answer with entities")


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, nargs="*", help="articles, banks, entity files or libraries")


def _pin_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bank", metavar="BANK", type=Path, nargs="+", help="a bank's file")


AddArguments = Callable[[argparse.ArgumentParser], None]
COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], AddArguments]] = {
    "library": (library, _no_arguments),
    "open": (open_text, _text_argument),
    "quiz": (quiz, _quiz_arguments),
    "results": (results, _results_arguments),
    "notes": (notes, _text_argument),
    "show": (show, _text_argument),
    "entities": (entities, _entities_arguments),
    "check": (check, _check_arguments),
    "pin": (pin, _pin_arguments),
}
