"""The command line: one short function for each command, what is heavy imported inside."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from reader import __version__
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.library import Article, Shelf
    from reader.progress.store import Store

FAILED, BAD_USE = 1, 2
EPILOG = """\
reader                   the library
reader TEXT              read a .txt or .md file, or an article by its id
reader quiz ID --plain   its quiz line by line, for screen readers and scripts

Press ? inside the program for every key."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 if all went well, 1 if something failed, 2 for bad use, 128 + n on signal n."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        sys.exit(run(sys.argv[1:] if arguments is None else arguments))
    except ReaderError as error:
        _say(error, sys.stderr)
        sys.exit(BAD_USE if error.code == "usage" else FAILED)
    except OSError as error:
        _say(f"{error.filename or 'reader'}: {error.strerror}", sys.stderr)
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. Raises ReaderError."""
    shared, rest = _shared_options().parse_known_args(arguments)
    named = next((word for word in rest if not word.startswith("-")), None)
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
    return _start(options, _shelf(options).find(options.text))


def quiz(options: argparse.Namespace) -> int:
    """Take a quiz, in the panes or line by line."""
    shelf = _shelf(options)
    article, bank_path = _quiz_of(options.quiz, shelf)
    if not options.plain:
        return _start(options, article, bank_path)
    _die_quietly_on_closed_pipe()
    from reader.clock import new_id, now
    from reader.plain import standard_input, take_plain
    from reader.progress.desk import Desk
    from reader.quiz.bank import read_bank

    bank = read_bank(bank_path)
    _report(bank.problems)
    if not bank.ready:
        raise ReaderError("has no items to take", bank_path, 1, 1, code="no-items")
    store = _store(options)
    take_plain(Desk.open(store, article.key, bank, now, new_id), article.open(), standard_input(), sys.stdout)
    store.close()
    return 0


def show(options: argparse.Namespace) -> int:
    """Print a text."""
    from reader.document.layout import indent_of
    from reader.document.model import lines_of

    _die_quietly_on_closed_pipe()
    document = _shelf(options).find(options.text).open()
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
    shelf = _shelf(options)
    article = shelf.find(options.text)
    document = article.open()
    companions = shelf.companions(article, document)
    _report(companions.problems)
    found = by_salience(companions.entities, document)
    if options.json:
        from reader.entities.export import as_json

        print(as_json(document, found))
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

    tally = Tally()
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


def _start(options: argparse.Namespace, article: Article | None, bank: Path | None = None) -> int:
    """Open the full-screen program, on an article if one is given and its quiz if a bank is."""
    _refuse_unusable_terminal()
    from reader.ui.start import start

    return start(_shelf(options), _store(options), article, bank)


def _quiz_of(reference: str, shelf: Shelf) -> tuple[Article, Path]:
    """The article and bank that a bank's path, an article's id or an article's path means."""
    path = Path(reference)
    if path.suffix in (".yaml", ".yml") and path.is_file():
        from reader.quiz.bank import read_bank

        return shelf.about(path, read_bank(path).document), path
    article = shelf.find(reference)
    banks = shelf.banks(article)
    if not banks:
        message = f"`{article.id}` has no quiz; a bank in quizzes/ that says `document: {article.id}` makes one"
        raise ReaderError(message, code="not-found")
    return article, banks[0]


def _shelf(options: argparse.Namespace) -> Shelf:
    from reader.library import Shelf

    named = os.environ.get("READER_LIBRARY", "")
    return Shelf([*(Path(part) for part in named.split(os.pathsep) if part), *(options.library or [])])


def _store(options: argparse.Namespace) -> Store:
    from reader.files import data_folder
    from reader.progress.store import Store

    named = options.data or os.environ.get("READER_DATA")
    return Store(Path(named).expanduser() if named else data_folder())


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
    parser.add_argument("text", metavar="TEXT", help="a .txt or .md file, or an article's id")


def _quiz_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("quiz", metavar="TEXT|BANK", help="an article's id or file, or a bank's file")
    parser.add_argument("--plain", action="store_true", help="line by line, without panes")


def _entities_arguments(parser: argparse.ArgumentParser) -> None:
    _text_argument(parser)
    parser.add_argument("--json", action="store_true", help="as JSON, with the places")


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, nargs="*", help="articles, banks, entity files or libraries")


def _pin_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bank", metavar="BANK", type=Path, nargs="+", help="a bank's file")


AddArguments = Callable[[argparse.ArgumentParser], None]
COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], AddArguments]] = {
    "library": (library, _no_arguments),
    "open": (open_text, _text_argument),
    "quiz": (quiz, _quiz_arguments),
    "show": (show, _text_argument),
    "entities": (entities, _entities_arguments),
    "check": (check, _check_arguments),
    "pin": (pin, _pin_arguments),
}
