"""The options: what the command line and each of its commands take."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reader import __version__
from reader.errors import ReaderError
from reader.settings import MODES

EPILOG = """\
reader                   the library
reader TEXT              read a file, or an article by its id; - is what is piped in
reader quiz ID --plain   its quiz line by line, for screen readers and scripts

Press ? inside the program for every key."""
LARGEST = 1_000_000
PROCESSES = ("retrieve", "infer", "interpret", "evaluate")
CHOOSING = ("mode", "certainty", "minutes", "seconds", "skim", "missed", "process", "entity", "tag", "random", "drafts")
"""Options of `reader quiz` that begin a new session."""

Commands = Mapping[str, Callable[[argparse.Namespace], int]]
"""The function of each command, by its name; the first line of its docstring is its help."""


def parsed(arguments: Sequence[str], commands: Commands) -> argparse.Namespace:
    """What a line asks for. Raises SystemExit when it asks for help, or for nothing there is."""
    shared, rest = shared_options().parse_known_args(arguments)
    named = next((word for word in rest if word == "-" or not word.startswith("-")), None)
    if named is None and not {"-h", "--help", "--version"} & set(rest):
        rest = ["library", *rest]
    elif named is not None and named not in commands:
        rest = ["open", *rest]
    return parser_of(commands, rest[0]).parse_args(rest, namespace=shared)


def chooses(options: argparse.Namespace) -> bool:
    """Whether the line says how to take the quiz or what of it, so that a new session begins."""
    return any(getattr(options, name) for name in CHOOSING)


def refuse_contradictions(options: argparse.Namespace) -> None:
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


def shared_options() -> argparse.ArgumentParser:
    """The options that may stand anywhere on the line."""
    parser = argparse.ArgumentParser(prog="reader", add_help=False, allow_abbrev=False)
    parser.add_argument(
        "--library", metavar="FOLDER", type=Path, action="append", help="add a folder with content/ and quizzes/"
    )
    parser.add_argument("--data", metavar="FOLDER", help="keep what is remembered in this folder")
    return parser


def parser_of(commands: Commands, named: str = "") -> argparse.ArgumentParser:
    """The parser of the command named, or of all commands where none is."""
    parser = argparse.ArgumentParser(
        prog="reader",
        description="Read a text, see who and what it is about, and find out whether you understood it.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared_options()],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in [named] if named in commands else commands:
        summary = (commands[name].__doc__ or "").splitlines()[0]
        command = subparsers.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        command.set_defaults(command=commands[name])
        ARGUMENTS[name](command)
    return parser


def _nlp_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--nlp", action="store_true", help="let a language model help to find entities")


def _open_arguments(parser: argparse.ArgumentParser) -> None:
    _text_argument(parser)
    _nlp_argument(parser)


def _text_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="a file, an article's id, or - for what is piped in")


def _quiz_arguments(parser: argparse.ArgumentParser) -> None:
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
    from reader.entities.export import EXPORTERS  # noqa: PLC0415  (no other command needs it)

    parser.add_argument("text", metavar="TEXT", nargs="?", help="a .txt or .md file, or an article's id")
    forms = parser.add_mutually_exclusive_group()
    for name, exporter in EXPORTERS.items():
        forms.add_argument(f"--{name}", dest="form", action="store_const", const=name, help=exporter.doc)
    forms.add_argument("--jsonl", action="store_true", help="read JSON lines {id, text}, answer with entities")
    _nlp_argument(parser)


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, nargs="*", help="articles, banks, entity files or libraries")


def _pin_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bank", metavar="BANK", type=Path, nargs="+", help="a bank's file")


ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "library": _nlp_argument,
    "open": _open_arguments,
    "quiz": _quiz_arguments,
    "results": _results_arguments,
    "notes": _text_argument,
    "show": _text_argument,
    "entities": _entities_arguments,
    "check": _check_arguments,
    "pin": _pin_arguments,
}
"""What adds its own arguments to the parser of each command."""
