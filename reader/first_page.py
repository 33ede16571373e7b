"""The first page, on the screen before anything else of the program is even imported.

What is painted is what Textual is about to paint: the rows of the article at their place and in their colours. It then
takes over the same picture. Of a text that was read before, the picture of its page is kept, and the lines from there
on for windows of another size; a plain text that was not is painted from its first kilobytes. Whatever is unusual here
leaves it to the ordinary start.
"""

from __future__ import annotations

import os

from reader import __version__, terminal
from reader.folders import CONFIG, DATA, SETTINGS, STORE, linux_folder, shipped_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = "pages"
"""Where in the data folder pages are kept."""
LIBRARY = "library"
"""What the library is called among the pages: no text is, for their names have a `/`."""
END = "\f"
"""Parts the lines that are kept of a text from the picture of its page."""
CLOSE, APART = "c", "-"
"""What begins a line that is kept: that it is close to the line before, or has a blank row above it.

Its level as a heading follows in one figure, its hang in two, and its text. An empty one behind them says that the text
ends there.
"""
ALL_COLOURS = ("truecolor", "24bit")


def show(words: list[str]) -> None:
    """Show the first page of what the command line asks for, where that can be done."""
    try:
        _show(words)
    except Exception:  # the ordinary start shows the text, or says what is wrong
        terminal.give_back()


def page_path(data: str, name: str) -> str:
    """The file in which the page of a text is kept, by the text's own path."""
    return os.path.join(data, FOLDER, name.replace("%", "%25").replace("/", "%2F"))


def look_path(data: str) -> str:
    """The file in which it is kept how pages look in this terminal: its name is no text's either."""
    return page_path(data, " ".join(("look", *_terminal())))


def may_have_quiz(text: str) -> bool:
    """Whether there is room for a quiz beside a text from the start: where it is in a library, or a bank beside it."""
    folder, name = os.path.split(text)
    stem = name.removesuffix(".gz").rpartition(".")[0]
    banks = (os.path.join(folder, f"{stem}.quiz.{ending}") for ending in ("yaml", "yml"))
    return os.path.basename(folder) == "content" or any(map(os.path.isfile, banks))


def state_of(text: str) -> str:
    """What must be as it was for what is kept of a text to be used again, in one line."""
    status = os.stat(text)
    return repr((__version__, status.st_size, status.st_mtime_ns, status.st_ino))


def shelf_state(folders: Iterable[str], data: str) -> str:
    """What must be as it was for the picture of the library to be shown again, in one line.

    That is each file of its texts and of what is remembered of them.
    """
    texts = (text.stat() for folder in folders for text in os.scandir(os.path.join(folder, "content")))
    files = [(status.st_ino, status.st_size, status.st_mtime_ns) for status in texts]
    store = os.stat(os.path.join(data, STORE))
    return repr((__version__, store.st_size, store.st_mtime_ns, hash(tuple(sorted(files)))))


def surroundings(columns: int = 0, rows: int = 0) -> str:
    """What a look depends on, or with the size of a window what a picture in it does, in one line."""
    return repr((__version__, columns, rows, *_terminal(), *_settings_state()))


def _show(words: list[str]) -> None:
    """Paint the first page. Raises anything, or paints nothing, where it cannot."""
    text, identity, data = _asked_for(words)
    if not text or not terminal.is_usual() or "TEXTUAL_THEME" in os.environ:
        return
    columns, rows = os.get_terminal_size(2)
    path = page_path(data, text)
    if text == LIBRARY:
        shown = _kept_library(_read(path), data, columns, rows)
    elif os.path.isfile(path):
        shown = _kept(_read(path), text, identity, data, columns, rows)
    elif not identity and (os.path.isdir(os.path.join(data, FOLDER)) or not os.path.isfile(os.path.join(data, STORE))):
        from reader.first_lines import picture_of_file

        shown = picture_of_file(text, may_have_quiz(text), _look(data), columns, rows)
    else:
        return  # places may have been kept before pages were
    if shown:
        terminal.paint(shown)


def _kept(page: str, text: str, identity: str, data: str, columns: int, rows: int) -> str:
    """The picture of a page that is kept, or one out of the lines that are kept with it; empty where neither fits.

    A plain text that has changed is read anew where it was left at its start.
    """
    words, _, shown = page.partition(END)
    state, key, called, title, at, *lines = words.split("\n")
    if identity and identity != called:
        return ""
    is_as_it_was = state == state_of(text)
    if is_as_it_was and key == surroundings(columns, rows):
        return shown
    from reader.first_lines import START, picture_of_file, picture_of_lines

    if not is_as_it_was:
        at_start = int(at) == START and not identity
        return picture_of_file(text, may_have_quiz(text), _look(data), columns, rows) if at_start else ""

    taken = ((line[4:], line[0] == CLOSE, int(line[1]), int(line[2:4])) for line in lines if line)
    is_whole = lines[-1:] == [""]
    return picture_of_lines(taken, int(at), title, is_whole, may_have_quiz(text), _look(data), columns, rows)


def _kept_library(page: str, data: str, columns: int, rows: int) -> str:
    """The picture of the library that is kept; empty where it does not fit."""
    words, _, shown = page.partition(END)
    return shown if words == f"{shelf_state(_libraries(), data)}\n{surroundings(columns, rows)}" else ""


def _look(data: str) -> str:
    """How pages look in this terminal and with these settings. Raises ValueError where that is not known yet."""
    from reader.first_lines import usual_look

    try:
        key, look = _read(look_path(data)).split("\n")
    except OSError:
        key = look = ""
    if key == surroundings():
        return look
    if any(_settings_state()) or os.environ.get("COLORTERM") not in ALL_COLOURS or os.environ.get("NO_COLOR"):
        raise ValueError(key)
    return usual_look()


def _read(path: str) -> str:
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def _asked_for(words: list[str]) -> tuple[str, str, str]:
    """The file that is to be read, or the library, the id if it is asked for by that, and the data folder.

    There is no file for all else.
    """
    words = [*words]
    data = os.environ.get("READER_DATA") or linux_folder(*DATA) or ""
    if "--data" in words[:-1]:
        at = words.index("--data")
        data = words[at + 1]
        del words[at : at + 2]
    if words in ([], [LIBRARY]):
        return LIBRARY, "", os.path.expanduser(data)
    if words[:1] == ["open"]:
        del words[0]
    if len(words) != 1 or words[0].startswith("-"):
        return "", "", data
    identity = "" if os.path.exists(words[0]) else words[0]
    text = _text_called(identity) if identity else words[0]
    return os.path.realpath(text) if os.path.isfile(text) else "", identity, os.path.expanduser(data)


def _text_called(identity: str) -> str:
    """The file with an id in the first library that has one called so; empty where none has."""
    paths = (os.path.join(folder, "content", f"{identity}.md") for folder in _libraries())
    return next(filter(os.path.isfile, paths), "")


def _libraries() -> list[str]:
    """The folders of the libraries that there are without being named on the command line."""
    return [shipped_folder(), *filter(None, os.environ.get("READER_LIBRARY", "").split(os.pathsep))]


def _terminal() -> list[str]:
    """What says which colours the terminal has."""
    return [os.environ.get(name, "") for name in ("TERM", "COLORTERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM")]


def _settings_state() -> tuple[int, ...]:
    """Which file of settings there is; zeros where there is none."""
    try:
        status = os.stat(os.path.join(linux_folder(*CONFIG) or "", SETTINGS))
    except OSError:
        return 0, 0, 0
    return status.st_size, status.st_mtime_ns, status.st_ino
