"""Where the article stands on the screen and in which colours: what is to be known before Textual is there.

Nothing is imported here, so that it costs no time.
"""

ALL_FROM, TWO_FROM = 140, 90
"""Columns from which all three panes are seen, and from which the article and another one are."""
MEASURE = 68
MARGIN = 3
"""Cells left of the column: the sign and the bar of a marked passage stand in them."""
RIGHT_MARGIN = 2
"""Cells right of what is widest on the page."""
NARROWEST = 20
"""Cells that the column keeps whatever margin is set."""
BESIDE_TITLE = 60
"""Cells of the first row that are not the title's however wide it is: they may hold something else."""
PAGE, INK, ACCENT = "#16181d", "#d6d8dd", "#e5b567"
"""Colours of the usual theme: the page, its text, and what is here."""


def side_widths(width: int) -> tuple[int, int]:
    """The cells that the entities and the quiz get in a width, where they are seen."""
    if width >= ALL_FROM:
        return min(38, 33 + (width - ALL_FROM) // 6), min(56, 42 + (width - ALL_FROM) // 3)
    if width >= TWO_FROM:
        return min(38, max(33, width - MEASURE)), min(42, width * 2 // 5)
    return width, width


def page_at(width: int, panes: bool, quiz: bool) -> tuple[int, int]:
    """The first column of the article when a text is opened, and how many cells wide it is.

    `panes` is whether others stand beside it where there is room for them, `quiz` whether that is one of them.
    """
    entities, right = side_widths(width)
    left = entities if panes and width >= TWO_FROM else 0
    return left, width - left - (right if panes and quiz and width >= ALL_FROM else 0)


def column_at(width: int, measure: int = MEASURE, margin: int = 0) -> tuple[int, int]:
    """How far from the left edge of the page the column is, and its cells: as many as are set, the margin permitting.

    `measure` is the widest it gets, `margin` what is left blank at each side where there is room for it.
    """
    room = width - MARGIN - RIGHT_MARGIN
    column = max(1, min(measure, room - 2 * max(0, min(margin, (room - NARROWEST) // 2))))
    return max(MARGIN, (width - column) // 2), column
