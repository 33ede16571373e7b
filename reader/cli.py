"""The command line: one short function for each command, what is heavy imported inside."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

from reader.errors import ReaderError
from reader.terminal import drop_keys, give_back
from reader.without import without

if TYPE_CHECKING:
    import argparse

    from reader.document.clean import CleanText
    from reader.library import Article, Shelf
    from reader.plain import Names
    from reader.progress.desk import Desk
    from reader.progress.store import Store
    from reader.quiz.bank import Bank
    from reader.quiz.bank_cache import BankCache
    from reader.quiz.plan import Plan, Selection
    from reader.settings import Settings

FAILED, BAD_USE = 1, 2
NOT_SAID = ("not-shown", "unknown-field")
"""Codes of problems that are said otherwise when a text is shown, or are none to who reads it."""
NOT_ENGLISH = "names are looked for in English only; {name}.entities.yaml beside this text settles those that are in it"


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
    options = _without_options(arguments)
    if options is None:
        from reader.options import parsed

        options = parsed(arguments, COMMANDS)
    command: Callable[[argparse.Namespace], int] = options.command
    return command(options)


def _without_options(arguments: Sequence[str]) -> argparse.Namespace | None:
    """What a line asks for that is empty or only names a text; None for any other, which takes longer to read."""
    if len(arguments) > 1 or any(word.startswith("-") or word in COMMANDS for word in arguments):
        return None
    asked = {"command": open_text, "text": arguments[0]} if arguments else {"command": library}
    return cast("argparse.Namespace", SimpleNamespace(library=None, data=None, nlp=False, **asked))


def library(options: argparse.Namespace) -> int:
    """Show the library."""
    _hurry()
    return _start(options)


def open_text(options: argparse.Namespace) -> int:
    """Read a text; where the output goes to a file or another program, print it."""
    if options.text == "-" and sys.stdin and sys.stdin.isatty():
        raise ReaderError("nothing is piped in; `COMMAND | reader -` reads what a command prints", code="usage")
    if sys.stdout and not sys.stdout.isatty():
        return show(options)
    _hurry()
    if options.text != "-":
        return _start(options, lambda: _shelf(options).find(options.text), named=options.text)
    with _telling_soon("reading what is piped in; it is shown when all of it is there, and Ctrl+C gives up"):
        article = _shelf(options).find(options.text)
    _take_keys_from_the_terminal()
    return _start(options, lambda: article)


def quiz(options: argparse.Namespace) -> int:
    """Take a quiz, in the panes or line by line."""
    from reader.options import chooses, refuse_contradictions

    refuse_contradictions(options)
    shelf = _shelf(options)
    with _telling_soon("opening the text that is asked about"):
        article, banks = _quizzes_of(options.quiz, shelf)
    if not options.plain and not chooses(options):
        return _start(options, lambda: article, banks[0], named=options.quiz)
    from reader.choosing import nothing_chosen, plan_of, selection_of
    from reader.clock import new_id, now
    from reader.document.passages import Passages
    from reader.progress.desk import open_desks
    from reader.quiz.bank_cache import BankCache

    store, plan, document = _store(options), plan_of(options, _settings()), article.open()
    cache = BankCache(store.path.parent)
    desks, problems = open_desks(store, article.key, banks, now, new_id, Passages(document), cache.read, plan.drafts)
    if options.plain or not desks:
        _report(problems)
    if not desks:
        if any(not problem.warning for problem in problems):
            return FAILED
        message = "has no items to take; --drafts takes those that are not ready"
        raise ReaderError(message, banks[0], 1, 1, code="no-items")
    desk, *others = desks
    selection = selection_of(options, desk)
    if not selection.items(desk.bank, plan.drafts):
        raise ReaderError(nothing_chosen(desk.bank, selection, plan.drafts), code="no-items")
    if not options.plain:
        store.close()
        return _start(options, lambda: article, desk.bank.path, plan, selection)

    def names() -> dict[str, CleanText]:
        from reader.entities.model import names_by_id

        *_, found = shelf.entities(article, document)
        return names_by_id(found.entities)

    goes_on = desk.session and not desk.session.finished and not chooses(options)
    taken = desk if goes_on else desk.resume(plan, selection)
    _take_plain(taken, [other.bank for other in others], names, cache)
    return 0


def _take_plain(desk: Desk, others: Sequence[Bank], names: Callable[[], Names], cache: BankCache) -> None:
    """Take a quiz line by line; large banks are kept for the next time while the first question is read."""
    from threading import Thread

    from reader.plain import standard_input, take_plain

    _die_quietly_on_closed_pipe()
    keeping = Thread(target=cache.write)
    keeping.start()
    take_plain(desk, standard_input(), sys.stdout, names=names, others=others)
    keeping.join()
    desk.store.close()


def results(options: argparse.Namespace) -> int:
    """Print every answer that was ever given, for a spreadsheet or a program."""
    from reader.progress.export import WRITERS

    _die_quietly_on_closed_pipe()
    store = _store(options)
    rows = store.answers.every()
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
    placed = [each for some in place(document, store.bookmarks.of(article.key)) for each in some]
    print(as_markdown(document, placed), end="")
    store.close()
    return 0


def show(options: argparse.Namespace) -> int:
    """Print a text."""
    from reader.document.shown import shown
    from reader.document.unseen import together

    _die_quietly_on_closed_pipe()
    article = _shelf(options).find(options.text)
    document = article.open()
    text = shown(document).text
    _report([problem for problem in article.problems() if problem.code not in NOT_SAID])
    said = together("" if text.strip() else "there is nothing in this text", document.unseen)
    if said:
        _say(f"{options.text}: {said}", sys.stderr)
    print(text, end="")
    return 0


def entities(options: argparse.Namespace) -> int:
    """Print the entities in a text."""
    from reader.document.language import is_english
    from reader.entities.model import by_salience

    _die_quietly_on_closed_pipe()
    nlp = options.nlp or _settings().nlp
    if options.jsonl:
        return _entities_in_lines(nlp, options.text)
    if options.text is None:
        raise ReaderError("name a text, or give JSON lines to --jsonl", code="usage")
    shelf = _shelf(options)
    article = shelf.find(options.text)
    document = article.open()
    if not is_english(document):
        _say(f"{options.text}: {NOT_ENGLISH.format(name=article.id)}", sys.stderr)
    companions = shelf.companions(article, document, nlp)
    _report(companions.problems)
    found = by_salience(companions.entities, document)
    if options.form:
        from reader.entities.export import EXPORTERS

        print(EXPORTERS[options.form].write(document, found), end="")
        return 0
    for entity in found:
        also = f"  (also {', '.join(entity.aka)})" if entity.aka else ""
        maybe = "" if entity.certain else "  maybe"
        print(f"{entity.kind:<13}{len(entity.mentions):>4}  {entity.name}{also}{maybe}")
    return 0


def _entities_in_lines(nlp: bool, unread: str | None) -> int:
    """Answer each JSON line with the entities in its text; a text that is named too is left `unread`."""
    from reader.entities.pipeline import find_in_lines
    from reader.library import finder_for

    finder, missing = finder_for(nlp)
    _report(missing)
    if unread:
        _say(f"{unread} is not read: --jsonl takes its texts from standard input", sys.stderr)
    failed = False
    for answer in find_in_lines(sys.stdin, finder):
        if isinstance(answer, ReaderError):
            failed = True
            _say(answer, sys.stderr)
        else:
            print(answer)
    return FAILED if failed else 0


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
    from reader.decoding import decode
    from reader.document.anchor import fingerprint
    from reader.files import read_bytes, write_atomic
    from reader.quiz.bank import read_bank
    from reader.quiz.pin import pinned

    shelf = _shelf(options)
    for path in options.bank:
        if path.is_file() and not _bank_file(path):
            raise ReaderError("this is no bank; name a bank's file, which ends in .yaml", path, code="wrong-kind")
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


@contextmanager
def _telling_soon(message: str) -> Iterator[None]:
    """Say on a terminal what is being waited for, if it takes long.

    Keys that are typed meanwhile are for the text: where none comes of it, no shell gets them.
    """
    from threading import Timer

    from reader.opening import SOON

    timer = Timer(SOON, _say, (message, sys.stderr))
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    except BaseException:
        drop_keys()
        raise
    finally:
        timer.cancel()


def _hurry() -> None:
    """Let garbage wait until the first frame is on the screen, and let hashes do without OpenSSL's."""
    gc.disable()
    with without("_hashlib"):
        import hashlib  # noqa: F401


def _start(
    options: argparse.Namespace,
    find: Callable[[], Article] | None = None,
    bank: Path | None = None,
    plan: Plan | None = None,
    selection: Selection | None = None,
    named: str = "",
) -> int:
    """Open the full-screen program, on an article if one is to be found and its quiz if a bank is given."""
    from reader.opening import begin_opening, end_opening

    text = begin_opening(find) if find else None
    try:
        _refuse_unusable_terminal()
        from reader.ui.start import start

        nlp = getattr(options, "nlp", False)
        return start(_shelf(options), _store(options), text, named, bank, plan, selection, nlp)
    finally:
        if text:
            end_opening(text)


def _quizzes_of(reference: str, shelf: Shelf) -> tuple[Article, Sequence[Path]]:
    """The article and the banks that a bank's path, an article's id or an article's path means."""
    path = Path(reference)
    if _bank_file(path):
        return _about(path, shelf), [path]
    article = shelf.find(reference)
    banks = shelf.banks(article)
    if not banks:
        message = f"`{article.id}` has no quiz; a bank in quizzes/ that says `document: {article.id}` makes one"
        raise ReaderError(message, code="not-found")
    return article, banks


def _bank_file(path: Path) -> str | None:
    """The name of the bank in a file, None when it is none."""
    if path.suffix.casefold() not in (".yaml", ".yml") or not path.is_file():
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
    folders = [*(Path(part) for part in named.split(os.pathsep) if part), *(options.library or [])]
    return Shelf(folders, _data_folder(options))


def _data_folder(options: argparse.Namespace) -> Path:
    from reader.files import data_folder

    named = options.data or os.environ.get("READER_DATA")
    return Path(named).expanduser() if named else data_folder()


def _store(options: argparse.Namespace) -> Store:
    from reader.progress.store import Store

    return Store(_data_folder(options))


def _settings() -> Settings:
    from reader.settings import settings_path
    from reader.settings_file import read_settings

    return read_settings(settings_path())


def _report(problems: Sequence[ReaderError]) -> None:
    for problem in problems:
        _say(problem, sys.stderr)


def _say(message: object, stream: TextIO) -> None:
    """Print a message that may hold a file's name in one row, with what a terminal would obey made visible."""
    from reader.document.clean import clean

    print(clean(str(message).replace("\n", "^J")), file=stream)


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
    if not (sys.stdin and sys.stdin.isatty()):
        message = f"the panes need a terminal for input; `reader -` reads what is piped in; {hint}"
        raise ReaderError(message, code="usage")
    if not (sys.stderr and sys.stderr.isatty()):
        raise ReaderError(f"the panes need a terminal for output; {hint}", code="usage")
    if os.environ.get("TERM") == "dumb":
        raise ReaderError(f"this terminal (TERM=dumb) cannot draw the panes; {hint}", code="usage")
    encoding = (sys.stderr.encoding or "").casefold().replace("-", "")
    if encoding != "utf8":
        raise ReaderError(f"the panes need a UTF-8 terminal, and this one says {encoding}; {hint}", code="usage")


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "library": library,
    "open": open_text,
    "quiz": quiz,
    "results": results,
    "notes": notes,
    "show": show,
    "entities": entities,
    "check": check,
    "pin": pin,
}
