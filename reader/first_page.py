"""The first page, on the screen before anything else of the program is even imported.

What is painted is what Textual is about to paint: the rows of the article at their place and in their colours. It then
takes over the same picture. A text that was read before is painted from what was kept of its page; a plain text that
was not, from its first kilobytes. Whatever is unusual here (another terminal, other settings, signs that are not ASCII)
leaves it to the ordinary start.
"""

from __future__ import annotations

import os
import sys

from reader import __version__
from reader.folders import CONFIG, DATA, linux_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FOLDER = "pages"
"""Where in the data folder pages are kept."""
HEAD = 1 << 16
"""Bytes of a text that are looked at."""
MOST_ROWS = 120
ALTERNATE_SCREEN = "\x1b[?1049h"
UTF8 = ("utf-8", "utf8")

before: list[Any] | None = None
"""How the terminal was set before the first page was painted; None where none is, or Textual has it."""
found: list[Any] | None = None
"""How the terminal was found when a first page was painted."""


def show(words: list[str]) -> None:
    """Show the first page of what the command line asks for, where that can be done."""
    try:
        _show(words)
    except Exception:  # the ordinary start shows the text, or says what is wrong
        give_back()


def _end(number: int, frame: object) -> None:
    """Leave the terminal as it was, whoever has it by now, and end as a signal wants it."""
    import signal

    _leave(found)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def give_back() -> None:
    """Leave the terminal as it was, if a first page is still on it."""
    global before  # noqa: PLW0603
    if before is not None:
        _leave(before)
        before = None


def _leave(attributes: list[Any] | None) -> None:
    import termios

    os.write(2, b"\x1b[0m\x1b[?25h\x1b[?1049l")
    if attributes is not None:
        termios.tcsetattr(0, termios.TCSANOW, attributes)


def taken_over() -> list[Any] | None:
    """How the terminal was set, for whoever leaves it in the end."""
    global before
    taken, before = before, None
    return taken


def page_path(data: str, text: str) -> str:
    """The file in which the page of a text is kept."""
    return os.path.join(data, FOLDER, text.replace("%", "%25").replace("/", "%2F"))


def signature(text: str, columns: int, rows: int) -> str:
    """What must be as it was for a page that is kept to be painted again, in one line."""
    status = os.stat(text)
    terminal = [os.environ.get(name, "") for name in ("TERM", "COLORTERM")]
    return repr((__version__, status.st_size, status.st_mtime_ns, columns, rows, *terminal, _settings_age()))


def _show(words: list[str]) -> None:
    """Paint the first page. Raises anything, or paints nothing, where it cannot."""
    text, data = _asked_for(words)
    if text is None or not _is_usual_terminal():
        return
    columns, rows = os.get_terminal_size(2)
    path = page_path(data, text)
    if os.path.isfile(path):
        with open(path, "rb") as file:
            kept = file.read()
        signed, _, picture = kept.partition(b"\n")
        if signed.decode() != signature(text, columns, rows):
            return
    elif os.path.isfile(os.path.join(data, "progress.sqlite3")) and not os.path.isdir(os.path.join(data, FOLDER)):
        return  # places were kept there before pages were
    else:
        picture = _first_page(text, columns, rows)
    if picture:
        _mind_signals()
        _take_terminal()
        os.write(2, ALTERNATE_SCREEN.encode() + b"\x1b[?25l" + picture)


def _mind_signals() -> None:
    """Give the terminal back when the program is ended before it minds signals itself.

    The module `signal` takes as long to import as the page to paint; this is the part of it that does the work.
    """
    import _signal as signal  # type: ignore[import-not-found]

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, _end)


def _asked_for(words: list[str]) -> tuple[str | None, str]:
    """The file that is to be read and the data folder; None where anything else is asked for."""
    words = [*words]
    data = os.environ.get("READER_DATA") or linux_folder(*DATA) or ""
    if "--data" in words[:-1]:
        at = words.index("--data")
        data = words[at + 1]
        del words[at : at + 2]
    if words[:1] == ["open"]:
        del words[0]
    if len(words) != 1 or words[0].startswith("-") or not os.path.isfile(words[0]):
        return None, data
    return os.path.realpath(words[0]), os.path.expanduser(data)


def _is_usual_terminal() -> bool:
    """Whether the first page can be painted: on Linux, in all colours."""
    environment = os.environ
    return (
        sys.platform == "linux"
        and os.isatty(0)
        and os.isatty(2)
        and sys.stderr.encoding.lower() in UTF8
        and environment.get("TERM", "dumb") != "dumb"
        and environment.get("COLORTERM") in ("truecolor", "24bit")
        and not environment.get("NO_COLOR")
        and not environment.get("TEXTUAL_DRIVER")
        and not environment.get("TEXTUAL_THEME")
    )


def _settings_age() -> int:
    """When the settings were changed last; 0 where there are none."""
    try:
        return os.stat(os.path.join(linux_folder(*CONFIG) or "", "settings.yaml")).st_mtime_ns
    except OSError:
        return 0


def _first_page(text: str, columns: int, rows: int) -> bytes:
    """The picture of a plain text's first page; empty where it is not of the plainest kind."""
    from reader.look import ACCENT, INK, MARGIN, MEASURE, PAGE, page_at

    if not text.endswith(".txt") or _settings_age() or rows > MOST_ROWS:
        return b""
    name = os.path.basename(text)[: -len(".txt")]
    head = _head(text)
    left, width = page_at(columns)
    measure = max(1, min(MEASURE, width - MARGIN - 2))
    found = [*_rows(head, measure, rows - 3)] if head else []
    if not found:
        return b""
    title = found[0][0] if found[0][1] else name
    if not (title.isascii() and title.isprintable() and title == " ".join(title.split())) or len(title) > columns - 60:
        title = ""  # what stands beside it may cut it
    ground, ink, accent = (_colour(colour) for colour in (PAGE, INK, ACCENT))
    margin = " " * (left + max(MARGIN, (width - measure) // 2))
    painted = [f" \x1b[1m{title}\x1b[22m{' ' * (columns - 1 - len(title))}", " " * columns]
    for row, is_title in found:
        shown = f"\x1b[1m\x1b[38;2;{accent}m{row}\x1b[22m\x1b[38;2;{ink}m" if is_title else row
        painted.append(f"{margin}{shown}{' ' * (columns - len(margin) - len(row))}")
    painted += [" " * columns] * (rows - len(painted))
    return (f"\x1b[48;2;{ground}m\x1b[38;2;{ink}m\x1b[H" + "\r\n".join(painted) + "\x1b[0m").encode()


def _head(path: str) -> str:
    """The start of a text, all of it or so much as is always looked at; nothing where it is not all printable ASCII."""
    with open(path, "rb") as file:
        data = file.read(HEAD)
    if not data.isascii():
        return ""
    text = data.decode().replace("\r\n", "\n")
    return text if text.replace("\n", "").isprintable() else ""


def _rows(text: str, measure: int, most: int) -> list[tuple[str, bool]]:
    """The first rows of the page, blank ones included, each with whether it is of the title."""
    from reader.document.unwrap import break_ascii, unwrap, usual_width

    rows = text.split("\n")
    found: list[tuple[str, bool]] = []
    for _, line, close, is_title in unwrap(rows, usual_width(rows), True):
        if found and not close:
            found.append(("", False))
        for start, end in break_ascii(line, 0, len(line), measure):
            if len(found) >= most:
                return found
            found.append((line[start:end], is_title))
    return found


def _colour(value: str) -> str:
    return ";".join(str(int(value[at : at + 2], 16)) for at in (1, 3, 5))


def _take_terminal() -> None:
    """Let keys wait in the terminal as they are typed, unseen, until the program reads them."""
    global before, found  # noqa: PLW0603
    import termios

    before = found = termios.tcgetattr(0)
    raw = termios.tcgetattr(0)
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    raw[6][termios.VMIN] = 1
    termios.tcsetattr(0, termios.TCSANOW, raw)
