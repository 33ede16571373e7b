"""Rows: the print of a page by the rows it stands on, its pieces together, and signs of lists put to their items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from statistics import median

from reader.document.pdf.letters import BULLET, RIGHT_TO_LEFT, SPACE
from reader.document.pdf.print import NEAR, Run, spread

_SAME_ROW = 0.4
"""How many times the size of their letters runs of one row stand above one another at most."""
_AROUND = 6.0
"""How many times its size around a run others tell whether it begins a cell."""
_LIKELY = 0.3
"""Points between the beginnings of cells that stand below one another at most."""
_INITIAL = 1.8
"""How many times the size of the letters beside it the first letter of a chapter is at least."""
_FAR = 4.0
"""How many times the size of its letters a label may stand from the text of its item."""
_BULLETS = f"{BULLET}·▪‣◦○●■□◆❖➢➤✓∗⁃"
MARK = re.compile(rf"[{_BULLETS}*–—-]")
"""What stands before the items of a list without numbers."""
BULLETED = re.compile(rf"[{_BULLETS}]\s+(?=\S)")
"""How a row begins that begins such an item, whatever stands around it."""
_NUMBER = r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\[\d{1,3}\]"
_LABEL = re.compile(rf"{MARK.pattern}|{_NUMBER}")
_SECTION = re.compile(
    r"(?:[A-Z]|\d{1,2})(?:\.\d{1,2}){1,4}\.?|[A-Z]\.?|[IVX]{1,5}\.?|(?:Chapter|Section|Part) \w+[.:]?"
)
_LETTER = re.compile(r"[^\W\d_]")
_DOTS = re.compile(r"[.· ]+")
_FEWEST_DOTS = 3
_PAGE = re.compile(r"[\divxlc]+")
_FEWEST_ENTRIES = 3
"""Entries with dots on a page at least that make one of a row without."""
_TO_PAGE = 0.6
"""How many times its size the number of a page stands apart from a title, at least."""
LEADER = re.compile(r"(?:[.·] ?){4,}\s*[\divxlc]+$")
"""How an entry of a list of contents ends: with dots and the number of a page."""

Row = list[Run]
"""What stands beside one another, in the order of reading."""


def put_together(runs: list[Run]) -> list[Run]:
    """The runs of a page, those that are pieces of one in one, and the signs and numbers before items put to them."""
    runs = _with_initials(runs)
    starts: dict[int, list[Run]] = {}
    for run in runs:
        starts.setdefault(round(run.x), []).append(run)
    rows = _entries([_with_leaders(row) for row in rows_of(runs)])
    return [run for row in rows for run in _put_together(row, starts)]


def _with_leaders(row: Row) -> Row:
    """A row, each entry of a list of contents in one: its title, the dots that lead to its page, and the number."""
    if not any(_DOTS.fullmatch(run.text[-_FEWEST_DOTS:]) for run in row) or all(run.fixed for run in row):
        return row
    made: Row = []
    entry: Row = []
    for run in row:
        entry.append(run)
        if LEADER.search(" ".join(each.text for each in entry)):
            made.append(joined(entry))
            entry = []
    return made + entry


def _entries(rows: list[Row]) -> list[Row]:
    """Rows, those as entries of a list of contents whose number stands below the others, though no dots lead to it."""
    ends = Counter(round(row[-1].right) for row in rows if LEADER.search(row[-1].text))
    edge, count = ends.most_common(1)[0] if ends else (0, 0)
    return [_entry(row) if count >= _FEWEST_ENTRIES and abs(row[-1].right - edge) < 2 else row for row in rows]


def _entry(row: Row) -> Row:
    """A row with dots before the number at its end, if there is one and it stands apart."""
    whole = joined(row)
    title, _, number = whole.text.rpartition(" ")
    if LEADER.search(whole.text) or not title or not _PAGE.fullmatch(number):
        return row
    (_, end), (begin, _) = whole.words[-2:]
    if begin - end < _TO_PAGE * whole.size and not title.endswith("."):
        return row
    words = (*whole.words[:-1], (end, begin), whole.words[-1])
    return [whole._replace(text=f"{title} ...... {number}", words=words)]


def _with_initials(runs: list[Run]) -> list[Run]:
    """Runs, the large letters that begin chapters over several rows put before the first of them."""
    large = _INITIAL * median(run.size for run in runs) if runs else 0.0
    for initial in [run for run in runs if run.size > large and len(run.text) == 1 and run.text.isalpha()]:
        beside = [run for run in runs if _is_beside(run, initial)]
        if len(beside) < 2:
            continue
        first = max(beside, key=lambda run: run.y)
        word = first.text.split(maxsplit=1)[0]
        alone = any(run is not first and word in run.text.split() for run in runs)
        set_in = {run: run._replace(x=initial.x) for run in beside}
        set_in[first] = _touching(initial, first)._replace(y=first.y, size=first.size, bold=first.bold)
        if alone:
            set_in[first] = set_in[first]._replace(
                text=f"{initial.text} {first.text}", words=initial.words + first.words
            )
        runs = [set_in.get(run, run) for run in runs if run is not initial]
    return runs


def _is_beside(run: Run, initial: Run) -> bool:
    """Whether a run goes on to the right of a large letter that begins a chapter."""
    near = -run.size < run.x - initial.right < initial.size / 2
    return near and initial.size > _INITIAL * run.size and -0.3 * run.size < run.y - initial.y < initial.size


def rows_of(runs: Iterable[Run]) -> Iterator[Row]:
    """Runs by the rows they stand on, from the top, each row in the order of reading."""
    row: Row = []
    largest = 0.0
    for run in sorted(runs, key=lambda run: -run.y):
        if row and row[0].y - run.y > _SAME_ROW * min(run.size, largest):
            yield _in_order(row)
            row, largest = [], 0.0
        row.append(run)
        largest = max(largest, run.size)
    if row:
        yield _in_order(row)


def joined(row: Row) -> Run:
    """What stands on one row as one run."""
    if len(row) == 1:
        return row[0]
    row = [row[0], *map(with_label, row[1:])]
    main = max(row, key=lambda run: len(run.text))
    fixed = all(run.fixed for run in row)
    texts = [run.text for run in row]
    return row[0]._replace(
        text=spread(texts, [(run.x, run.right) for run in row], main.size) if fixed else " ".join(texts),
        x=min(run.x for run in row),
        right=max(run.right for run in row),
        y=main.y,
        size=main.size,
        bold=all(run.bold for run in row),
        fixed=fixed,
        shifted=any(run.shifted for run in row),
        words=tuple(word for run in row for word in run.words),
    )


def with_label(run: Run) -> Run:
    """A run with its label as its first word."""
    if not run.label:
        return run
    words = ((run.label_x, run.label_x), *run.words)
    return run._replace(text=f"{run.label} {run.text}", x=run.label_x, words=words, label="")


def _touching(last: Run, run: Run) -> Run:
    """Two runs as one, the last word of one and the first of the other being the same."""
    word = (last.words[-1][0], run.words[0][1])
    words = (*last.words[:-1], word, *run.words[1:])
    return joined([last, run])._replace(text=last.text + run.text, words=words)


def _in_order(row: Row) -> Row:
    row.sort(key=lambda run: run.x)
    if sum(bool(RIGHT_TO_LEFT.search(run.text)) for run in row) > len(row) / 2:
        row.reverse()
    return row


def _put_together(row: Row, starts: Mapping[int, list[Run]]) -> Row:
    """A row with the signs and numbers before items put to their items, and pieces of one cell in one."""
    made: Row = []
    for run in row:
        last = made[-1] if made else None
        gap = run.x - last.right if last else 0.0
        if last and -run.size < gap < NEAR * run.size:
            made[-1] = joined([last, run]) if gap > SPACE * run.size else _touching(last, run)
        elif last and gap < _FAR * run.size and not last.label and _LABEL.fullmatch(last.text):
            made[-1] = run._replace(label=last.text, label_x=last.x)
        elif (
            last and len(row) == 2 and gap < _FAR * run.size and _SECTION.fullmatch(last.text) and last.bold == run.bold
        ):
            made[-1] = joined([last, run])
        elif last and run.near and last.order == run.order - 1 and not _begins_cell(run, starts):
            made[-1] = joined([last, run])._replace(order=run.order)
        else:
            made.append(run)
    return made


def _begins_cell(run: Run, starts: Mapping[int, list[Run]]) -> bool:
    """Whether one begins at the same place from the left in the rows around it, or two that may do so by chance."""
    there = [other for x in (-1, 0, 1) for other in starts.get(round(run.x) + x, ())]
    around = [other for other in there if 0 < abs(other.y - run.y) < _AROUND * run.size]
    likely = sum(abs(other.x - run.x) < _LIKELY for other in around)
    return likely > 1 or any(abs(other.x - run.x) < 1 and not other.near for other in around)


def numbered(rows: Iterable[Row]) -> list[Row]:
    """Rows, bare numbers before text taken for labels where they go up by one from row to row."""
    made = [*rows]
    numbers = {nth: int(row[0].text) for nth, row in enumerate(made) if _begins_with_number(row)}
    for nth, number in numbers.items():
        if number == 1 or {number - 1, number + 1} & set(numbers.values()):
            first, last = made[nth]
            made[nth] = [last._replace(label=first.text, label_x=first.x)]
    return made


def _begins_with_number(row: Row) -> bool:
    near = len(row) == 2 and row[1].x - row[0].right < _FAR * row[1].size
    return near and row[0].text.isdecimal() and len(row[0].text) < 4 and bool(_LETTER.search(row[1].text))
