"""Print: the stretches of words on a page of a PDF, from the places of its letters as PDFium gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import inf, pi
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from reader.document.pdf.letters import ASIDE, NO_LETTER, RIGHT_TO_LEFT, Letters, Look, letters_of, space
from reader.document.raised import LOWERED, RAISED

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

APART = 1.2
"""How many times their size letters of one row stand apart, at least, that belong to different columns or cells."""
TABBED = 2.5
"""The same where a space is printed between them."""
NEAR = 0.36
"""How many times their size they stand apart, at least, that may do so if spaces are printed, but none between them."""
UNSPACED = 0.5
"""The same where no spaces are printed at all."""
LOOSE = 0.8
"""The same where a space is printed between them."""
FIXED_SPACES = 2.0
"""How many times their size more, if all letters are of one width, for there spaces are wide, and set in rows."""
_MOSTLY = 0.9
_WIDTH = 0.6
"""How many times their size letters of one width are wide."""
_SPACES = 0.03
"""Which share of letters is spaces at least where they are printed."""


class Run(NamedTuple):
    """A stretch of print on one row: its words, where it stands, in points from the left and the bottom, and its look.

    `words` are from where to where each of its words goes, `order` is its number in the order in which the page was
    printed, and `label` what stands before it if it begins an item of a list, from `label_x` on. One that is `near` may
    belong to the one before; one that is `shifted` has raised or lowered letters.
    """

    text: str
    x: float
    right: float
    y: float
    size: float
    bold: bool = False
    fixed: bool = False
    words: tuple[tuple[float, float], ...] = ()
    order: int = 0
    near: bool = False
    label: str = ""
    label_x: float = 0.0
    shifted: bool = False

    @property
    def start(self) -> float:
        """Where it begins from the left, with its label."""
        return self.label_x if self.label else self.x

    @property
    def first(self) -> float:
        """How wide its first word is."""
        return self.words[0][1] - self.words[0][0] if self.words else 0.0


class Print(NamedTuple):
    """What is printed on a page, by the way it runs, most of it first; and how many letters have no known meaning.

    `marked` is apart from that: what is printed of each group of marked content that was asked for; and so is what is
    marked as no part of the text, `aside`.
    """

    ways: list[list[Run]]
    unknown: int
    marked: list[list[Run]]
    aside: list[Run]


def print_of(page: PdfTextPage, groups: Sequence[Sequence[int]] = ()) -> Print:
    """The runs of a page in the order it prints them; those of a group of marked content in the order of the group."""
    ways: dict[int, list[Letters]] = {}
    marked: list[dict[int, list[Letters]]] = [{mark: [] for mark in group} for group in groups]
    group_of = {mark: group for group in marked for mark in group}
    aside: list[Letters] = []
    unknown = 0
    for letters in letters_of(page, is_marked=bool(groups)):
        unknown += letters.text.count(NO_LETTER)
        if letters.mark in group_of:
            group_of[letters.mark][letters.mark].append(letters)
        elif letters.mark == ASIDE:
            aside.append(letters)
        else:
            ways.setdefault(round(letters.look.turn * 180 / pi), []).append(letters)
    most_first = sorted(ways.values(), key=lambda way: -_length(way))
    grouped = [_runs_of([*chain.from_iterable(group.values())]) for group in marked]
    return Print([*map(_runs_of, most_first)], unknown, grouped, _runs_of(aside))


def _runs_of(printed: list[Letters]) -> list[Run]:
    return [_run(run, order, near) for order, (run, near) in enumerate(_runs(printed))]


def _length(printed: Iterable[Letters]) -> int:
    return sum(len(letters.text) for letters in printed)


def _runs(printed: list[Letters]) -> Iterator[tuple[list[Letters], bool]]:
    """The letters that stand on one row, close together, and come after one another; and whether they are near."""
    run: list[Letters] = []
    near = False
    spaces = sum(letters.text == " " for letters in printed)
    near_from = NEAR if spaces > _SPACES * _length(printed) else UNSPACED
    last: Letters | None = None
    for letters in printed:
        if letters.text == " ":
            run += [letters] if run else []
            continue
        gap = _gap(last, letters) if last else 0.0
        spaced = bool(run) and run[-1].text == " "
        if gap > (LOOSE if spaced else near_from):
            yield run, near
            run, near = [], gap < (TABBED if spaced else APART)
        run.append(letters)
        last = letters
    if run:
        yield run, near


def _gap(last: Letters, letters: Letters) -> float:
    """How many times its size a letter stands apart from one, endlessly far if it is on another row or before it."""
    size = max(last.look.size, letters.look.size)
    if abs(letters.y - last.y) > 0.6 * min(size, 1.5 * min(last.look.size, letters.look.size)):
        return inf
    gap = _apart(last, letters) / size - (FIXED_SPACES if last.look.fixed and letters.look.fixed else 0.0)
    return gap if gap > -1 - FIXED_SPACES else inf


def _run(printed: list[Letters], order: int, near: bool) -> Run:
    said = [letters for letters in printed if letters.text != " "] or printed
    looks: Counter[Look] = Counter()
    for letters in said:
        looks[letters.look] += len(letters.text)
    fixed = sum(number for look, number in looks.items() if look.fixed) > _MOSTLY * looks.total()
    look = max(looks, key=lambda look: (look.fixed == fixed, looks[look]))
    base = median([letters.y for letters in said if letters.look.size >= 0.9 * look.size for _ in letters.text])
    words: list[list[Letters]] = []
    gap = True
    for letters in printed:
        if letters.text == " ":
            gap = True
            continue
        if gap or _apart(words[-1][-1], letters) > space(look.size, letters.parted):
            words.append([])
        words[-1].append(letters)
        gap = False
    places = tuple((min(each.x for each in word), max(each.right for each in word)) for word in words)
    texts = ["".join(_shifted(letters, base, look.size) for letters in word) for word in words]
    text = spread(texts, places, look.size) if fixed else " ".join(texts)
    return Run(
        text=text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        x=min(left for left, _ in places),
        right=max(right for _, right in places),
        y=base,
        size=look.size,
        bold=all(look.bold for look in looks),
        fixed=fixed,
        words=places,
        order=order,
        near=near,
        shifted=any(_is_shifted(letters, base, look.size) for letters in said),
    )


def spread(texts: Sequence[str], places: Sequence[tuple[float, float]], size: float) -> str:
    """Words in letters of one width, as far apart as they are printed."""
    text = texts[0]
    for nth, following in enumerate(texts[1:], 1):
        text += " " * min(80, max(1, round((places[nth][0] - places[nth - 1][1]) / (_WIDTH * size)))) + following
    return text


def _apart(before: Letters, letters: Letters) -> float:
    """How far letters stand from those before them in the row."""
    apart = letters.x - before.right
    return max(apart, before.x - letters.right) if RIGHT_TO_LEFT.match(letters.text) else apart


def _is_shifted(letters: Letters, base: float, size: float) -> bool:
    """Whether letters are raised or lowered: small, and above or below what the others stand on."""
    return letters.look.size <= 0.95 * size and abs(letters.y - base) >= 0.1 * size


def _shifted(letters: Letters, base: float, size: float) -> str:
    """Letters or figures; figures as raised or lowered ones if they stand so."""
    if not _is_shifted(letters, base, size):
        return letters.text
    table = RAISED if letters.y > base else LOWERED
    return "".join(sign if sign.isalpha() else sign.translate(table) for sign in letters.text)
