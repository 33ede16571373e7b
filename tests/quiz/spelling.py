"""Numbers spelt out, for tests of what reads them."""

from __future__ import annotations

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UP_TO_TWENTY = ["zero", *ONES, *TEENS, "twenty"]
ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
            "twelve": "twelfth", "twenty": "twentieth", "thirty": "thirtieth"}  # fmt: skip


def in_words(number: int) -> str:
    """A number below a thousand million in English words."""
    if number < 21:
        return UP_TO_TWENTY[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")
    size, name = next((size, name) for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred"))
                      if number >= size)  # fmt: skip
    rest = number % size
    tail = f"{' and ' if rest < 100 else ' '}{in_words(rest)}" if rest else ""
    return f"{in_words(number // size)} {name}{tail}"


def ordinal(number: int) -> str:
    """The ordinal of a number up to thirty-one."""
    front, dash, last = in_words(number).rpartition("-")
    return f"{front}{dash}{ORDINALS.get(last, f'{last}th')}"


def in_two_parts(year: int) -> str:
    """A year as it is spoken, by its century and the rest."""
    century, rest = divmod(year, 100)
    return f"{in_words(century)} {'oh ' if rest < 10 else ''}{in_words(rest)}"
