"""The first page drawn out of the lines of a text, where no picture of it fits: for another window, or a first visit.

Rows break, and signs are made visible, as everywhere else. What that needs is imported only for a text that has other
signs than letters of an alphabet: it takes longer than all the rest.
"""

from __future__ import annotations

from itertools import chain, islice, repeat

from reader.document.unwrap import break_ascii, break_hanging, hang_in, unwrap, usual_width
from reader.look import ACCENT, BESIDE_TITLE, INK, MEASURE, PAGE, column_at, page_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.document.unwrap import Unwrapped

    Line = tuple[str, bool, int, int]
    """The text of a line, whether it is close to the one before, its level as a heading (0: none), and its hang."""

HEAD = 1 << 16
"""Bytes of a text by which it is known how it is set."""
MORE = 1 << 20
"""Bytes that are looked at where these are nearly all blank."""
MOST_COLUMNS, MOST_ROWS = 300, 120
ENDINGS = (".txt", ".text")
PACKED, GZIP = ".gz", b"\x1f\x8b"
TITLE, CHAPTER = 1, 2
"""Levels of the headings that have two blank rows above them."""
START = -1
"""Where a page begins that begins with the text: a blank row stands above it."""
ALPHABETS = ((" ", "\u0300"), ("\u0370", "\u0483"), ("\u048a", "\u0530"), ("\u1e00", "\u2028"), ("\u2030", "\u205f"))
"""From and up to which signs take one cell each if they can be printed: Latin, Greek, Cyrillic, dashes and quotes."""
NO_BREAK = "\xa0"
"""A space that Python does not call printable."""
ASCII = bytes(range(32, 127)) + b"\n"
"""What a text is made of that is as it should be at first sight."""
ESCAPE = "\x1b"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def usual_look() -> str:
    """How a page looks without settings in all colours: the codes of text, strong text and title, and how rows are set.

    The numbers are the measure, the margin and the spacing of `Settings`, and whether there are panes beside the text.
    """
    page, ink, accent = (";".join(str(int(code[at : at + 2], 16)) for at in (1, 3, 5)) for code in (PAGE, INK, ACCENT))
    return f"38;2;{ink};48;2;{page} 1;38;2;{ink};48;2;{page} 1;38;2;{accent};48;2;{page} {MEASURE} 0 1 1"


def picture_of_file(path: str, quiz: bool, look: str, columns: int, rows: int) -> str:
    """The picture of the page that a plain text begins with; empty where it is none, or not sure to be this one.

    Raises ValueError where there is a quotation on the page.
    """
    name = path.rpartition("/")[2]
    stem, dot, ending = (name[: -len(PACKED)] if name.lower().endswith(PACKED) else name).rpartition(".")
    if not stem or dot + ending.lower() not in ENDINGS:
        return ""
    titled, widest = True, 0
    for size in (HEAD, MORE):
        text, whole = _start_of(path, size)
        source = _rows_of(text)
        widest = widest or usual_width(source)
        lines = _unquoted(unwrap(source, widest, titled))
        first = next(lines, None)
        if first is None:
            break
        titled = first[2] == TITLE
        title = first[0] if first[2] else stem
        shown = picture_of_lines(chain([first], lines), START, title, whole, quiz, look, columns, rows)
        if shown or whole:
            return shown
    return ""


def _unquoted(lines: Iterable[Unwrapped]) -> Iterator[Line]:
    """Lines as they come from rows. Raises ValueError at a quotation, which has bars beside it."""
    for _, text, close, level, depth, hang in lines:
        if depth:
            raise ValueError(text)
        yield text, close, level, hang


def picture_of_lines(
    lines: Iterable[Line], at: int, title: str, whole: bool, quiz: bool, look: str, columns: int, rows: int
) -> str:
    """The picture of a page of these lines, from the row on that the column `at` of the first one is in.

    `quiz` is whether there is room for one beside it.
    Empty where they are too few for it, unless they are the `whole` text, and where the window is too large.
    """
    page, strong, first, *numbers = look.split(" ")
    measure, margin, spacing, panes = map(int, numbers)
    left, width = page_at(columns, bool(panes), quiz)
    edge, column = column_at(width, measure, margin)
    shown = [*islice(_rows(lines, at, column, spacing), rows - 2)]
    if columns > MOST_COLUMNS or rows > MOST_ROWS or (len(shown) < rows - 2 and not (whole and at == START)):
        return ""
    fits = _is_plain(title) and title == " ".join(title.split()) and len(title) <= columns - BESIDE_TITLE
    ground, named = f"\x1b[{page}m", f" \x1b[{strong}m{title}" if fits else ""
    painted = [(f"\x1b[0;{(first, strong)[level > 1]}m{row}" if level else row, len(row)) for row, level in shown]
    if all(_is_plain(row) for row, _ in shown):
        return picture(columns, rows, ground, named, left + edge, painted)
    from reader.document.placing import placed
    from reader.document.widths import cell_len

    sized = ((told, cell_len(row)) for (told, _), (row, _) in zip(painted, shown, strict=True))
    return placed(picture(columns, rows, ground, named, left + edge, sized))


def picture(columns: int, rows: int, ground: str, title: str, left: int, painted: Iterable[tuple[str, int]]) -> str:
    """What a terminal is told to show a first row, and from a column on what is painted in the rows below it.

    Each of these comes with the cells it takes, so that none is painted twice: what a window of the usual size is told
    goes through a pseudo-terminal, which holds 4 KB, at once.
    """
    blank, again = " " * columns, f"\x1b[0m{ground}"
    below = islice(chain(painted, repeat(("", 0))), rows - 1)
    told = (
        f"\x1b[{y};1H{blank[:left]}{row}{again if ESCAPE in row else ''}{blank[left + cells :]}"
        for y, (row, cells) in enumerate(below, 2)
    )
    return f"{again}\x1b[H{blank}\x1b[H{title}{again}{''.join(told)}\x1b[0m"


def _rows(lines: Iterable[Line], at: int, column: int, spacing: int) -> Iterator[tuple[str, int]]:
    """The rows of a page, blank ones included, each with its level as part of a heading."""
    apart = [("", 0)] * (spacing - 1)
    if at == START:
        yield "", 0
    for number, (line, close, level, hang) in enumerate(lines):
        blank = 0 if close else 2 if TITLE <= level <= CHAPTER else 1
        above = [*apart, *[("", 0)] * blank] if number else []
        for row, end in _broken(line, column, hang_in(hang, column)):
            if number or end > at or end == len(line):
                yield from above
                yield row, level
                above = apart


def _broken(line: str, column: int, hang: int) -> Iterator[tuple[str, int]]:
    """The rows of a line, made safe to show, each with where it ends."""
    if _is_plain(line):
        safe = line
        ends = break_hanging(lambda *stretch: break_ascii(line, *stretch), 0, len(line), column, hang)
    else:
        from reader.document.clean import clean, gate
        from reader.document.layout import break_line

        safe = gate(clean(line))
        ends = break_line(safe, column, hang)
    return ((" " * hang * (start > 0) + safe[start:end], end) for start, end in ends)


def _is_plain(text: str) -> bool:
    """Whether a text of one row is safe to show, and each sign of it takes one cell."""
    if text.isascii():
        return text.isprintable()
    return text.replace(NO_BREAK, "").isprintable() and all(
        any(first <= sign < end for first, end in ALPHABETS) for sign in set(text)
    )


def _rows_of(text: str) -> list[str]:
    """The rows of a text, with one where many are blank: most of very many are gone at once."""
    for many in "\n" * 1000, "\n" * 30, "\n" * 3:
        while many in text:
            text = text.replace(many, "\n\n")
    return text.split("\n")


def _start_of(path: str, size: int) -> tuple[str, bool]:
    """So many bytes of a text, cleaned, and whether that is all of it; nothing where it is not sure what they say."""
    with open(path, "rb") as file:
        data = file.read(size + 1)
    whole = len(data) <= size
    if data.startswith(GZIP):
        from zlib import decompressobj

        packed = decompressobj(wbits=31)
        data = packed.decompress(data, size)
        whole = packed.eof and not packed.unused_data
    data = data[:size].removeprefix(BYTE_ORDER_MARK)
    text = data.decode(errors="replace")
    if not data.translate(None, ASCII):
        return text, whole
    text = text.replace("\r\n", "\n")
    sound = text if whole else text[:-1]  # the last letter may be cut
    if "\ufffd" not in sound and sound.replace("\n", "").replace(NO_BREAK, "").isprintable():
        return text, whole
    if not whole and (b"\0" in data or b"\n" not in data or data.startswith(WIDE_MARKS)):
        return "", False
    from reader.decoding import decode_as, encoding_of
    from reader.document.clean import clean
    from reader.document.signatures import kind_of, looks_binary
    from reader.document.terminal_text import plain_letters

    rows = data if whole else data[: data.rfind(b"\n") + 1]
    if rows.isascii() and not data.isascii():
        return "", False
    text = decode_as(data, encoding_of(rows))
    return ("", False) if kind_of(data) or looks_binary(text) else (clean(plain_letters(text)), whole)
