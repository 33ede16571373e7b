"""Line numbers in the margin of a PDF are left out, and other numbers stay."""

from __future__ import annotations

import pytest
from making import Print, make_pdf

from reader.document.pdf import parse

ROW = "so goes this row on in words of its own"


def page(numbers: dict[int, str], x: float = 50, row: str = ROW) -> list[Print]:
    """Rows of print, numbers beside some of them."""
    rows = [Print(90, 760 - 14 * nth, 11, row) for nth in range(20)]
    return [*rows, *(Print(x, 760 - 14 * nth, 8, number) for nth, number in numbers.items())]


@pytest.mark.parametrize("x", [50, 500], ids=["left", "right"])
@pytest.mark.parametrize("step", [1, 5])
def test_numbers_that_count_the_rows_are_left_out_and_said(step: int, x: float) -> None:
    numbers = {nth - 1: f"{nth}" for nth in range(step, 21, step)}
    parsed = parse(make_pdf([page(numbers, x)]))
    assert [line.text for line in parsed.lines] == [" ".join([ROW] * 20)]
    assert parsed.unseen == f"{len(numbers)} line numbers are left out"


@pytest.mark.parametrize(
    "numbers",
    [
        {4: "1842", 9: "1843", 14: "1864", 19: "1890"},
        {4: "5", 9: "10"},
        {2: "5", 9: "10", 14: "15", 15: "20"},
    ],
    ids=["years", "few", "not at their rows"],
)
def test_other_numbers_in_the_margin_stay(numbers: dict[int, str]) -> None:
    parsed = parse(make_pdf([page(numbers)]))
    assert parsed.unseen == ""
    said = " ".join(f"{line.label} {line.text}" for line in parsed.lines)
    assert all(number in said for number in numbers.values())


def test_the_numbers_of_a_list_stay() -> None:
    parsed = parse(make_pdf([page({nth: f"{nth + 1}" for nth in range(20)}, 75, "a word or two")]))
    assert parsed.unseen == ""
    assert [line.label for line in parsed.lines] == [f"{nth + 1}" for nth in range(20)]
