"""The rows of a document, laid out around the place that is looked at and nowhere else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reader.document.layout import BLANK, PLAIN, Row, Typesetting, pieces_of, rows_above, rows_of
from reader.document.model import Document, Position

NEAR = 200
"""Rows that are laid out to reach a place, before it is gone to without what lies between; lines that may be there."""
MOST = 6000
"""Rows that are held; with more, those out of sight are let go."""
FAR = 1 << 40
"""Numbers for the rows of a text whose first row is not near."""

Unit = tuple[int, int]
"""What is laid out together: a line, and which piece of it."""


class Rows:
    """The rows of a document at a width in cells, so that a text of any size opens as quickly as a short one.

    Rows are laid out when they are asked for by number, up and down from a place. Numbers grow down the text. They
    begin with 0 at the first row of the text if that is near, else with one that grows with the place in the text; a
    number stays with its row until `number_of` is asked for a place far away.
    """

    def __init__(self, document: Document, width: int, place: Position, typesetting: Typesetting = PLAIN) -> None:
        self.document = document
        self.width = width
        self.typesetting = typesetting
        self._begin(self._unit_at(place))
        self._reach_start()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to lay out."""
        return not self._starts

    def __getitem__(self, number: int) -> Row:
        """The row with a number, blank above and below the text."""
        self._extend_up(number)
        self._extend_down(number)
        row = self._rows[number - self._first] if self._first <= number < self._end else BLANK
        if len(self._rows) > MOST and row.line >= 0:
            place = Position(row.line, row.start)
            self._begin(self._unit_at(place))
            self._renumber(number - self._number_here(place))
        return row

    @property
    def _end(self) -> int:
        return self._first + len(self._rows)

    def number_of(self, place: Position) -> int:
        """The number of the row in which a place is, or of the last one before it.

        Numbers from before are of no use afterwards where the place is far from all rows that were asked for.
        """
        if not self._reaches(place):
            self._begin(self._unit_at(place))
            self._reach_start()
        return self._number_here(place)

    def last(self) -> int:
        """The number of the last row. Numbers from before are of no use where it is far."""
        line = self.document.nearest(len(self.document) - 1, -1)
        if line is None:
            return self._first
        self.number_of(Position(line, len(self.document.line(line).text)))
        while self._below:
            self._lay_out_below(self._below)
        return self._end - 1

    def clamp(self, top: int, height: int) -> int:
        """The number nearest to one that the first of `height` rows may have, with no more than the text in view."""
        self._extend_down(top + height - 1)
        self._extend_up(top)
        if not self._below:
            top = min(top, self._end - height)
        if not self._above:
            top = max(top, self._first)
        return top

    def _begin(self, unit: Unit | None) -> None:
        """Hold nothing but the rows of a unit."""
        self._rows: list[Row] = []
        self._starts: list[tuple[int, int]] = []
        self._numbers: list[int] = []
        self._first = 0
        self._above: Unit | None = None
        self._below: Unit | None = None
        if unit:
            self._first = round(self.document.passed(Position(unit[0], self._piece(unit)[0])) * FAR)
            self._above = self._before(unit)
            self._lay_out_below(unit)
            if self._above is None:
                self._put_above([BLANK])

    def _reach_start(self) -> None:
        """Number rows from the first of the text if that is near."""
        if self._starts and self._starts[0][0] <= NEAR:
            self._extend_up(self._first - NEAR)
        if not self._above:
            self._renumber(-self._first)

    def _renumber(self, by: int) -> None:
        self._first += by
        self._numbers = [number + by for number in self._numbers]

    def _reaches(self, place: Position) -> bool:
        """Lay out as far as a place, if it is near."""
        if self._starts and self._starts[0][0] - NEAR <= place.line and place < self._starts[0]:
            self._extend_up(self._first - NEAR)
        if self._starts and self._starts[-1][0] + NEAR >= place.line and place > self._starts[-1]:
            self._extend_down(self._end + NEAR)
        after_first = not self._above or self._starts[0] <= place
        return after_first and (not self._below or place < self._starts[-1])

    def _number_here(self, place: Position) -> int:
        nth = bisect_right(self._starts, place) - 1
        if nth > 0 and self._starts[nth][0] == place.line and self.document.line(place.line).cells:
            nth = self._nth_with_cell(nth, place)
        return self._numbers[max(0, nth)] if self._numbers else self._first

    def _nth_with_cell(self, last: int, place: Position) -> int:
        """Which row of a table's row has the part with a place in it, or the last part before it."""

        def begins(nth: int) -> int:
            row = self._rows[self._numbers[nth] - self._first]
            return max(part.start for part in row.parts if part.start <= place.column)

        return max(range(bisect_left(self._starts, (place.line, 0)), last + 1), key=begins)

    def _extend_up(self, number: int) -> None:
        """Lay out from a row on that is above the others, as far as it is near enough to be meant."""
        number = max(number, self._first - MOST)
        above: list[list[Row]] = []
        first = self._first
        while first > number and self._above:
            unit, self._above = self._above, self._before(self._above)
            above.append(self._rows_of(unit))
            if not self._above:
                above.append([BLANK])
            first -= len(above[-1])
        if above:
            self._put_above([row for rows in reversed(above) for row in rows])

    def _extend_down(self, number: int) -> None:
        """Lay out as far as a row that is below the others, if it is near enough to be meant."""
        number = min(number, self._end + MOST)
        while number >= self._end and self._below:
            self._lay_out_below(self._below)

    def _lay_out_below(self, unit: Unit) -> None:
        rows = self._rows_of(unit)
        self._below = self._after(unit)
        if not self._below:
            rows.append(BLANK)
        found = [(row, number) for number, row in enumerate(rows, self._end) if row.line >= 0]
        self._rows += rows
        self._starts += [(row.line, row.start) for row, _ in found]
        self._numbers += [number for _, number in found]

    def _put_above(self, rows: list[Row]) -> None:
        self._first -= len(rows)
        found = [(row, number) for number, row in enumerate(rows, self._first) if row.line >= 0]
        self._rows[:0] = rows
        self._starts[:0] = [(row.line, row.start) for row, _ in found]
        self._numbers[:0] = [number for _, number in found]

    def _rows_of(self, unit: Unit) -> list[Row]:
        number, _ = unit
        line = self.document.line(number)
        spacing, hyphens, beyond = self.typesetting
        apart = [BLANK] * (spacing - 1)
        width = self.width + (beyond if line.cells else 0)
        first, *others = rows_of(line, number, self._piece(unit), width, hyphens)
        above = apart + [BLANK] * rows_above(line, first, width) if self._before(unit) else []
        return [*above, first, *(each for row in others for each in (*apart, row))]

    def _unit_at(self, place: Position) -> Unit | None:
        number = self.document.nearest(place.line, -1)
        if number is None:
            number = self.document.nearest(0, 1)
            return None if number is None else (number, 0)
        pieces = pieces_of(self.document.line(number).text)
        if number < place.line:
            return number, len(pieces) - 1
        return number, max(0, bisect_right(pieces, place.column, key=lambda piece: piece[0]) - 1)

    def _piece(self, unit: Unit) -> tuple[int, int]:
        number, nth = unit
        return pieces_of(self.document.line(number).text)[nth]

    def _after(self, unit: Unit) -> Unit | None:
        number, nth = unit
        if nth + 1 < len(pieces_of(self.document.line(number).text)):
            return number, nth + 1
        following = self.document.nearest(number + 1, 1)
        return None if following is None else (following, 0)

    def _before(self, unit: Unit) -> Unit | None:
        number, nth = unit
        if nth:
            return number, nth - 1
        previous = self.document.nearest(number - 1, -1)
        if previous is None:
            return None
        return previous, len(pieces_of(self.document.line(previous).text)) - 1
