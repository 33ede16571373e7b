"""Lines that are drawn on a page: tables with them around their cells, and those that stand for a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from reader.document.pdf.print import Run
from reader.document.pdf.rows import joined, put_together, rows_of, with_label
from reader.document.pdf.tables import MOST_COLUMNS, ROW_END, Grid, is_headed

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST_SEGMENTS = 6000
"""Lines on a page beyond which it is a drawing."""
_NEAR = 3.0
"""Points between lines at most that are one, or touch."""
_SHORTEST, _SHORTEST_IN_TABLES = 2.0, 6.0
"""Points that a line is long at least, and one around cells."""
_MOST_RULES = 600
"""Lines that are not one beyond which they are of a drawing."""
_LONGEST_UNDERSCORE = 12.0
_LOWERED = 0.25
"""How many times the size of the letters beside it a line is above or below what they stand on that is one of them."""
_MOST_ROWS = 400
_RAISED = 0.3
"""How many times their size above what letters stand on their middle is."""
_FILLED = 0.25
"""Which share of the cells of a table has words in it at least."""
_LONGEST = 1500
"""Letters in a cell at most: more are no cell, but a page in a frame."""
PLACE = "\ufffc"
"""What stands in the place of a table among runs."""


class Rule(NamedTuple):
    """A line that is drawn level (`at` is how high it is) or upright (how far from the left), from where to where."""

    level: bool
    at: float
    start: float
    end: float


def rules_on(page: PdfPage) -> list[Rule]:
    """The level and upright lines of a page; none where there are so many that they are of a drawing."""
    rules: list[Rule] = []
    for number, ((x, y), (to_x, to_y)) in enumerate(_segments(page)):
        if number > _MOST_SEGMENTS:
            return []
        if abs(y - to_y) < 1 and abs(x - to_x) > _SHORTEST:
            rules.append(Rule(True, (y + to_y) / 2, min(x, to_x), max(x, to_x)))
        elif abs(x - to_x) < 1 and abs(y - to_y) > _SHORTEST:
            rules.append(Rule(False, (x + to_x) / 2, min(y, to_y), max(y, to_y)))
    return rules


def _segments(page: PdfPage) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight lines that are drawn on a page, and the edges of its areas."""
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    matrix, x, y = raw.FS_MATRIX(), c_float(), c_float()
    for nth in range(raw.FPDFPage_CountObjects(page)):
        drawn = raw.FPDFPage_GetObject(page, nth)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetMatrix(drawn, byref(matrix))
        first = last = (0.0, 0.0)
        for at in range(min(_MOST_SEGMENTS, raw.FPDFPath_CountSegments(drawn))):
            segment = raw.FPDFPath_GetPathSegment(drawn, at)
            raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
            point = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                first = point
            elif kind == raw.FPDF_SEGMENT_LINETO:
                yield last, point
            last = point
            if raw.FPDFPathSegment_GetClose(segment):
                yield last, first


def set_in_tables(runs: Sequence[Run], rules: Sequence[Rule]) -> tuple[list[Run], dict[Run, Grid]]:
    """The runs of a page, one in the place of those in each table that lines make around them; and these tables."""
    left = [*runs]
    tables: dict[Run, Grid] = {}
    for group in _touching(_whole([rule for rule in rules if rule.end - rule.start > _SHORTEST_IN_TABLES])):
        grid = _table(group, left)
        if grid:
            inside = {*grid.runs}
            top = max(grid.runs, key=lambda run: run.y)
            x, right = min(run.x for run in inside), max(run.right for run in inside)
            order = min(run.order for run in inside)
            place = Run(f"{PLACE}{len(tables)}", x, right, top.y, top.size, words=((x, right),), order=order)
            tables[place] = grid
            left = [*(run for run in left if run not in inside), place]
    return left, tables


def with_underscores(runs: Sequence[Run], rules: Sequence[Rule]) -> list[Run]:
    """Runs, two words as one where a line is drawn between them that stands for the sign `_`."""
    short = [rule for rule in rules if rule.level and rule.end - rule.start < _LONGEST_UNDERSCORE]
    if not short or len(short) > _MOST_RULES:
        return [*runs]
    return [_with_underscores(run, [rule for rule in short if _is_under(rule, run)]) for run in runs]


def _is_under(rule: Rule, run: Run) -> bool:
    return run.x < rule.start < run.right and abs(rule.at - run.y) < _LOWERED * run.size


def _with_underscores(run: Run, rules: Sequence[Rule]) -> Run:
    if not rules or run.fixed:
        return run
    text, *texts = run.text.split()
    place, *places = run.words
    words = [place]
    for word, (x, right) in zip(texts, places, strict=True):
        last = words[-1]
        if any(last[1] - 1 < rule.start and rule.end < x + 1 for rule in rules):
            text, words[-1] = f"{text}_{word}", (last[0], right)
        else:
            text = f"{text} {word}"
            words.append((x, right))
    return run._replace(text=text, words=tuple(words))


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """Lines, those that lie on one another or go on from one another as one."""
    made: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.level, round(rule.at / _NEAR), rule.start)):
        last = made[-1] if made else None
        if last and last.level == rule.level and abs(last.at - rule.at) < _NEAR and rule.start < last.end + _NEAR:
            made[-1] = last._replace(end=max(last.end, rule.end))
        else:
            made.append(rule)
    return made if len(made) <= _MOST_RULES else []


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines by those that touch one another, directly or through others."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touched = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if group not in touched]
        groups.append([rule, *chain.from_iterable(touched)])
    return groups


def _touch(rule: Rule, other: Rule) -> bool:
    if rule.level == other.level:
        return abs(rule.at - other.at) < _NEAR and rule.start < other.end + _NEAR and other.start < rule.end + _NEAR
    return other.start - _NEAR < rule.at < other.end + _NEAR and rule.start - _NEAR < other.at < rule.end + _NEAR


def _table(rules: list[Rule], runs: Sequence[Run]) -> Grid | None:
    """The table that lines make which touch one another; None where what is between them is none."""
    upright, level = ([rule for rule in rules if rule.level == is_level] for is_level in (False, True))
    across, down = _places(upright), _places(level)[::-1]
    if not 2 < len(across) <= MOST_COLUMNS or not 1 < len(down) <= _MOST_ROWS:
        return None
    inside = [
        run
        for run in runs
        if across[0] < run.x + 1 and run.right - 1 < across[-1] and down[-1] < run.y + _RAISED * run.size < down[0]
    ]
    cells: defaultdict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in inside:
        for column, part in _parted(run, across):
            row = sum(run.y + _RAISED * run.size < at for at in down) - 1
            while column and not _parts(upright, across[column], down[row], down[row + 1]):
                column -= 1  # noqa: PLW2901  (the first of those that a cell covers)
            while row and not _parts(level, down[row], across[column], across[column + 1]):
                row -= 1
            cells[row, column].append(part)
    texts = {place: _text(cell) for place, cell in cells.items()}
    rows, columns = (sorted({place[nth] for place in cells}) for nth in (0, 1))
    filled = len(texts) >= (_FILLED if len(rows) > 1 else 1) * len(rows) * len(columns)
    if len(columns) < 2 or not filled or max(map(len, texts.values())) > _LONGEST:
        return None
    table = [[texts.get((row, column), "") for column in columns] for row in rows]
    bold = [all(run.bold for column in columns for run in cells.get((row, column), ())) for row in rows]
    return Grid(table, is_headed(table, bold), inside)


def _text(cell: list[Run]) -> str:
    return ROW_END.join(with_label(joined(row)).text for row in rows_of(put_together(cell)))


def _places(rules: Sequence[Rule]) -> list[float]:
    """Where lines are, in rising order."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _parts(rules: Sequence[Rule], at: float, one: float, other: float) -> bool:
    """Whether one of some lines lies at a place, between what is on both sides of it."""
    middle = (one + other) / 2
    return any(abs(rule.at - at) < _NEAR and rule.start < middle < rule.end for rule in rules)


def _parted(run: Run, across: Sequence[float]) -> Iterator[tuple[int, Run]]:
    """A run by the columns that its words are in."""
    words = zip(run.text.split(), run.words, strict=True)
    for along, group in groupby(words, lambda word: _column(sum(word[1]) / 2, across)):
        part = [*group]
        if len(part) == len(run.words):
            yield along, run
        else:
            places = tuple(place for _, place in part)
            text = " ".join(word for word, _ in part)
            yield along, run._replace(text=text, x=places[0][0], right=places[-1][1], words=places)


def _column(x: float, across: Sequence[float]) -> int:
    return min(max(0, sum(x > at for at in across) - 1), len(across) - 2)
