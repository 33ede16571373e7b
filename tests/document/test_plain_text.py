"""Plain text: paragraphs put together again where a file was wrapped by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import clean
from reader.document.plain import parse_plain
from reader.document.terminal_text import plain_letters


def texts(source: str) -> list[str]:
    return [line.text for line in parse_plain(clean(source)).lines]


LETTER = """\
Dear Charles, I have been reading the paper by Mr. Menabrea again,
and the more of it I read the more I should like to add to it some
notes of my own.

They would be longer than the paper, I am afraid, and would deal with
questions that it leaves alone."""


def test_a_paragraph_wrapped_by_hand_becomes_one_line() -> None:
    assert len(texts(LETTER)) == 2
    assert "again, and the more of it I read the more I should like to add to it some notes" in texts(LETTER)[0]


def test_a_word_that_was_broken_at_its_hyphen_is_one_word_again() -> None:
    rows = (
        "It is a long way to the end of the row with a well-\nknown word at it, and to the next a dash is set apart -\n"
    )
    (joined,) = texts(f"{rows}so that it stays apart, for the row before it was full.")
    assert "a well-known word" in joined
    assert "set apart - so that" in joined


def test_verse_keeps_its_breaks_and_its_lines_stand_close() -> None:
    lines = parse_plain(clean("Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand")).lines
    assert [line.close for line in lines] == [False, True, True]


def test_an_address_of_short_lines_keeps_its_breaks() -> None:
    address = "The Reading Room\n12 Long Street\nTurin"
    assert texts(f"{LETTER}\n\n{address}")[-3:] == address.split("\n")


def test_the_rows_of_a_log_are_not_joined_however_full_they_are() -> None:
    log = [
        f"2025-06-{day} 14:36:25 status installed of a package that is called so {'x' * (day % 7)}"
        for day in (10, 13, 24)
    ]
    assert texts("\n".join(log)) == log


def test_the_rows_of_a_program_are_not_joined_where_one_is_full_by_chance() -> None:
    program = ["# What is done here, in steps of which each can be run alone, if need be.", "PYTHON ?= python", "a = 1"]
    assert texts("\n".join(program)) == program


def test_rows_without_spaces_are_no_prose() -> None:
    table = [f"name{number}:x:{number}:the-folder-of-name{number}:/usr/sbin/nologin:and-so-on" for number in "abc"]
    assert texts("\n".join(table)) == table


def test_list_items_are_not_joined() -> None:
    first = "- the first of the things that stand in this rather long list of things,"
    assert texts(f"{first}\n- the second of them, which is long as well and would fill the line\n") == [
        first,
        "- the second of them, which is long as well and would fill the line",
    ]


MAIL = """\
On Monday Charles wrote:
> I have been looking at your notes, and I should like to know what you
> think of the paper by now.
>
> It is not long.
>> Is it long, then? I have asked this before, and I shall ask it again as
>> long as nobody tells me.
> No.
I think highly of it.
"""


def test_quoted_mail_stays_quoted_with_its_rows_put_together() -> None:
    lines = parse_plain(clean(MAIL)).lines
    assert [(line.kind, line.level, line.close, line.text[:9]) for line in lines] == [
        ("paragraph", 0, False, "On Monday"),
        ("quote", 1, True, "I have be"),
        ("quote", 1, False, "It is not"),
        ("quote", 2, True, "Is it lon"),
        ("quote", 1, True, "No."),
        ("paragraph", 0, True, "I think h"),
    ]
    assert "what you think of" in lines[1].text


def test_marks_of_quotations_may_stand_apart_and_what_is_indented_in_them_stays_so() -> None:
    lines = parse_plain(clean("> > deeper, and\n> >   more\n> less")).lines
    assert [(line.level, line.text) for line in lines] == [(2, "deeper, and"), (2, "  more"), (1, "less")]


def test_a_prompt_and_a_sign_for_more_are_no_quotations() -> None:
    for source in (">>> a = 1\n>>> print(a)\n1", "an expression like\n>5", "A line.\n\n>From here on"):
        lines = parse_plain(clean(source)).lines
        assert {line.kind for line in lines} == {"paragraph"}
        assert "\n".join(line.text for line in lines) == source.replace("\n\n", "\n")


def test_an_indented_row_begins_a_line_of_its_own() -> None:
    first, second = "word " * 13 + "end", "    " + "word " * 12
    assert len(texts(f"{first}\n{second}\n{first}")) == 3


USUAL = "It is wrapped at seventy cells or so, as nearly all that is in here is,\nand goes on."


@pytest.mark.parametrize(
    ("rows", "hang"),
    [
        ("Two rows of which the first is a little shorter than it might be,\nas happens.", 0),
        ("    A first row that is further in, as it is in books, and that is full\nand goes on in the second.", 0),
        ("   All of it stands three cells in, as it does in a standard, and goes\n   on there.", 3),
        ("- an item that is as long as the row that it stands in, and that goes\n  on below itself", 2),
        ("  10) an item with a number, which is as long as the row that it stands\n      in, and goes on", 6),
        ("   o  an item as standards have them, which is as long as its row, and\n      goes on", 6),
        ("Lovelace, A. (1843), what stands in a list of books and is long enough\n    to go on further in", 4),
    ],
)
def test_a_paragraph_that_stands_further_in_is_one_line_as_well(rows: str, hang: int) -> None:
    line = parse_plain(clean(f"{USUAL}\n\n{rows}")).lines[-1]
    first, *others = rows.split("\n")
    assert line.text == " ".join([first, *map(str.strip, others)])
    assert line.hang == hang


@pytest.mark.parametrize(
    "rows",
    [
        "+------------------------------+----------------------------------+\n"
        "| a drawing of a box with text | and another beside it, with more |\n"
        "+------------------------------+----------------------------------+",
        "Name          Price   What it is, and what it is good for, in words\n"
        "wheel            12   a round thing that turns, made of wood or iron\n"
        "tooth             1   a small thing on it, of which there are many",
        "Wheels turn and turn, the evening comes and brings a word or two of rain\n"
        "  and never brings the song that I had hoped to hear again this night\n"
        "    or any other night",
        "for wheel in wheels_that_stand_still_and_in_some_that_do_not_do_that:\n"
        '    if wheel.is_still: say("the wheel does not turn, and nobody knows why,")\n'
        '    else: say("it turns")',
    ],
    ids=["drawing", "table", "verse", "program"],
)
def test_what_is_no_prose_keeps_its_rows(rows: str) -> None:
    assert texts(f"{USUAL}\n\n{rows}")[1:] == rows.split("\n")


def test_rows_below_a_head_that_stands_further_out_are_put_together() -> None:
    manual = (
        "    -f file\n           It is wrapped at seventy cells or so, as nearly all that is in\n           here is."
    )
    first, second, third = manual.split("\n")
    assert texts(f"{USUAL}\n\n{manual}")[1:] == [first, f"{second} {third.strip()}"]


def test_a_row_longer_than_the_others_of_its_paragraph_does_not_part_them() -> None:
    full, last = USUAL.split("\n")
    rows = [full, full, f"https://example.org/{'x' * 75}", full, full, last]
    assert texts("\n".join([full, last, "", *rows]))[1:] == [" ".join(rows[:3]), " ".join(rows[3:])]


def test_rows_that_are_kept_go_on_further_in() -> None:
    lines = parse_plain(
        clean("Tyger Tyger, burning bright,\n  In the forests of the night;\n- What hand\nor eye")
    ).lines
    assert [line.hang for line in lines] == [2, 4, 2, 2]
    assert [line.hang for line in parse_plain(clean("One.\n\n    code\n\nTwo.")).lines] == [0, 4, 0]


@pytest.mark.parametrize(
    ("rows", "level"),
    [
        ("CHAPTER I.", 2),
        ("CHAPTER ONE", 2),
        ("Chapter 12. The wheel", 2),
        ("CHAPTER THE FIRST", 2),
        ("BOOK II: THE SEA", 1),
        ("Twenty-one", 0),
        ("Chapter Twenty-one", 2),
        ("Kapitel 3", 2),
        ("Appendix B", 2),
        ("EPILOGUE", 2),
        ("XIV.", 3),
        ("I", 3),
        ("II. THE RED HAT", 2),
        ("Part of it is true", 0),
        ("Chapter one was dull, and the others too.", 0),
        ("Act I was a success", 0),
        ("CHAPTER I.      Down the shaft      12", 0),
        ("CIVIL", 0),
        ("L. M. MILLER", 0),
        ("C", 0),
    ],
)
def test_the_name_of_a_part_of_a_book_is_a_heading(rows: str, level: int) -> None:
    lines = parse_plain(clean(f"It begins.\n\n{rows}\n\nIt goes on.")).lines
    assert [(line.kind, line.level) for line in lines[1:2]] == [("heading" if level else "paragraph", level)]
    assert lines[1].text == rows


def test_the_name_of_a_chapter_may_stand_below_its_number_and_its_text_too() -> None:
    lines = parse_plain(clean("One.\n\nCHAPTER I.\nDown the Shaft\n\nCHAPTER II.\nIt was dark.\nIt rained.")).lines
    assert [(line.text, line.level, line.close) for line in lines[1:]] == [
        ("CHAPTER I. Down the Shaft", 2, False),
        ("CHAPTER II.", 2, False),
        ("It was dark.", 0, True),
        ("It rained.", 0, True),
    ]
    contents = "CHAPTER I\nCHAPTER II\nCHAPTER III"
    assert {line.kind for line in parse_plain(clean(f"One.\n\n{contents}")).lines} == {"paragraph"}


def test_what_is_underlined_is_a_heading() -> None:
    lines = parse_plain(
        clean("The wheel\n=========\n\nOne\n---\nIt turns.\n\n~~~~~~\nTwo it\n~~~~~~\n\nA row\n-------------------")
    ).lines
    assert [(line.text, line.level) for line in lines] == [
        ("The wheel", 1),
        ("One", 2),
        ("It turns.", 0),
        ("Two it", 3),
        ("A row", 0),
        ("-------------------", 0),
    ]


def test_a_short_first_line_that_stands_alone_is_the_title() -> None:
    lines = parse_plain(clean("The Notes\n\nThey were signed with her initials.")).lines
    assert [(line.kind, line.level) for line in lines] == [("heading", 1), ("paragraph", 0)]


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    assert parse_plain(clean("They were signed.\n\nNobody knew.")).lines[0].kind == "paragraph"


def test_a_text_of_one_line_is_no_title() -> None:
    assert parse_plain(clean("The Notes")).lines[0].kind == "paragraph"


def test_blank_rows_that_hold_spaces_part_paragraphs() -> None:
    assert texts("One.\n   \n\nTwo.") == ["One.", "Two."]


def test_an_empty_text_has_no_lines() -> None:
    assert texts("") == texts(" \n\n ") == []


SOURCES = st.lists(
    st.sampled_from(["word ", "a", "  ", "\n", "\n\n", "- ", "1. ", "> ", ">", "\t", "é", "x" * 60, "\u00a0", "\u3000"])
)


@settings(deadline=None)
@given(st.one_of(st.text(), SOURCES.map("".join)))
def test_every_word_comes_through_in_order(source: str) -> None:
    marks = str.maketrans(">", " ")
    assert " ".join(texts(source)).translate(marks).split() == clean(source).translate(marks).split()


@settings(deadline=None)
@given(st.one_of(st.text(), SOURCES.map("".join)))
def test_no_line_is_blank_or_holds_a_newline(source: str) -> None:
    for text in texts(source):
        assert text.strip()
        assert "\n" not in text


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("N\bNA\bAM\bME\bE", "NAME"),
        ("_\bf_\bi_\bl_\be and f\b_i\b_", "file and fi"),
        ("+\bo one", "o one"),
        ("\x1b[1;31mred\x1b[0m and \x1b[Knot", "red and not"),
        ("\x1b[2J stays", "\x1b[2J stays"),
        ("\b stays\n\b", "\b stays\n\b"),
    ],
)
def test_what_is_struck_over_or_coloured_is_plain_letters(source: str, shown: str) -> None:
    assert plain_letters(source) == shown
