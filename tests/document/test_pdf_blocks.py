"""Rows of print put together as paragraphs, items and headings, and running heads left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.model import Line
from reader.document.pdf.columns import regions_of
from reader.document.pdf.lines import lines_of_pages
from reader.document.pdf.print import Run
from reader.document.pdf.ruled import Rule, set_in_tables
from reader.document.pdf.running import running_rows

FULL = "These are the words of a row that is as full as any row on this page can be, or nearly so"
LARGE = 13.0


def row(text: str, x: float, y: float, size: float = 11, **more: object) -> Run:
    """A row in letters half as wide as they are large."""
    at, words = x, []
    for word in text.split():
        words.append((at, at + size * len(word) / 2))
        at += size * (len(word) + 1) / 2
    return Run(text, x, words[-1][1], y, size, words=tuple(words))._replace(**more)


def rows(*texts: str, size: float = 11, top: float = 760, left: float = 72) -> list[Run]:
    return [row(text, left, top - 14 * nth, size) for nth, text in enumerate(texts)]


def lines_of(*pages: list[Run]) -> list[Line]:
    return [placed.line for placed in lines_of_pages([[[*page]] for page in pages])]


def texts_of(*pages: list[Run]) -> list[str]:
    return [line.text for line in lines_of(*pages)]


def test_rows_are_one_paragraph_until_a_gap() -> None:
    page = rows(FULL, "and its end.") + rows(FULL, "and another end.", top=700)
    assert texts_of(page) == [f"{FULL} and its end.", f"{FULL} and another end."]


@pytest.mark.parametrize("shifted", [0, 1])
def test_rows_with_raised_or_lowered_signs_stand_farther_apart(shifted: int) -> None:
    text = FULL[:-3]
    page = [row(text, 72, y) for y in (760, 746, 732, 713, 699)]
    assert len(texts_of(page)) == 2
    page[2 + shifted] = page[2 + shifted]._replace(shifted=True)
    assert texts_of(page) == [" ".join([text] * 5)]
    page[2] = page[2]._replace(text=f"{text}.")
    assert len(texts_of(page)) == 2


def test_an_indented_row_begins_a_paragraph() -> None:
    page = [*rows(FULL, f"{FULL}."), row(f"Another, {FULL[14:]}", 90, 732), *rows("and its end.", top=718)]
    assert texts_of(page) == [f"{FULL} {FULL}.", f"Another, {FULL[14:]} and its end."]


def test_a_row_that_ends_early_ends_its_paragraph() -> None:
    assert texts_of(rows(FULL, "and it ends.", FULL)) == [f"{FULL} and it ends.", FULL]


def test_a_row_is_full_if_the_next_word_does_not_fit() -> None:
    long = "so" * 40
    assert texts_of(rows(FULL, "and it ends.", f"{long} is long.")) == [f"{FULL} and it ends. {long} is long."]


def test_rows_that_end_early_within_a_sentence_are_verse() -> None:
    page = rows(FULL, "ends.") + rows("How doth the little busy bee", "Improve each shining hour", top=700)
    assert [(line.text, line.close) for line in lines_of(page)[1:]] == [
        ("How doth the little busy bee", False),
        ("Improve each shining hour", True),
    ]


def test_a_quotation_that_is_narrower_is_one_paragraph() -> None:
    quoted = [row(text, 108, 718 - 14 * nth) for nth, text in enumerate(["Narrow rows", "It has, and", "an end."])]
    assert texts_of([*rows(FULL, "says:"), *quoted]) == [f"{FULL} says:", "Narrow rows It has, and an end."]


def test_entries_that_hang_are_parted() -> None:
    page = [*rows(FULL), row(f"{FULL[:-12]},", 90, 746), *rows(FULL, top=732), row(f"{FULL[:-12]},", 90, 718)]
    assert len(texts_of(page)) == 2


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert texts_of(rows(FULL, "does not"), rows("end here.")) == [f"{FULL} does not end here."]
    assert texts_of(rows(FULL, "ends."), rows("Another.")) == [f"{FULL} ends.", "Another."]


def test_a_paragraph_goes_on_behind_the_notes_of_the_page() -> None:
    note = row("¹ A note in small print.", 72, 80, 8)
    assert texts_of([*rows(FULL, f"{FULL} that"), note], rows("goes on.")) == [
        f"{FULL} {FULL} that goes on.",
        "¹ A note in small print.",
    ]


def test_a_full_row_at_the_foot_of_a_page_ends_no_paragraph() -> None:
    assert texts_of(rows(FULL, f"{FULL}."), rows("Another sentence.")) == [f"{FULL} {FULL}. Another sentence."]


def test_notes_and_rows_without_words_stand_for_themselves() -> None:
    assert texts_of(rows(FULL, "and ends", "* * *", "Then it begins.")) == [
        f"{FULL} and ends",
        "* * *",
        "Then it begins.",
    ]
    assert texts_of(rows("¹ One note", "² and another")) == ["¹ One note", "² and another"]


def test_a_title_of_two_rows_is_one_heading() -> None:
    title = [row("A title that is", 100, 760, 20), row("of two rows", 120, 736, 20)]
    found = lines_of([*title, *rows(FULL, FULL, top=700)])
    assert [(line.kind, line.text) for line in found][:1] == [("heading", "A title that is of two rows")]


def test_a_heading_below_a_title_is_another() -> None:
    title = [row("A title in the middle", 200, 760, 18), row("Summary", 72, 736, 18)]
    assert texts_of([*title, *rows(FULL, FULL, top=700)])[:2] == ["A title in the middle", "Summary"]


def test_bullets_are_items() -> None:
    lines = lines_of(rows("Two things:", "• the first", "and more of it", "• the second"))
    assert [(line.kind, line.label, line.text, line.close) for line in lines] == [
        ("paragraph", "", "Two things:", False),
        ("item", "•", "the first and more of it", False),
        ("item", "•", "the second", True),
    ]


def test_hyphens_before_more_than_one_row_are_bullets() -> None:
    lines = lines_of(rows("Two things:", "- the first", "and more of it", "- the second"))
    assert [(line.kind, line.text) for line in lines[1:]] == [
        ("item", "the first and more of it"),
        ("item", "the second"),
    ]
    assert texts_of(rows("so he said", "- and left")) == ["so he said - and left"]


def test_a_number_within_a_sentence_is_none_of_an_item() -> None:
    assert texts_of(rows(f"{FULL} in", "12. It ends.")) == [f"{FULL} in 12. It ends."]
    assert [line.label for line in lines_of(rows("1. one", "2. two", "10. ten"))][:2] == ["1.", "2."]


def test_items_that_stand_in_are_deeper() -> None:
    signs = [("•", 72.0), ("•", 100.0), ("•", 72.0)]
    page = [row(f"item {nth}", x + 14, 760 - 14 * nth, label=sign, label_x=x) for nth, (sign, x) in enumerate(signs)]
    assert [(line.kind, line.level) for line in lines_of(page)] == [("item", 1), ("item", 2), ("item", 1)]


def test_entries_with_dots_are_lines_of_their_own() -> None:
    assert texts_of(rows("1 First ......... 1", "2 second ........ 2")) == [
        "1 First … 1",
        "2 second … 2",
    ]


def test_entries_of_an_index_are_lines_of_their_own() -> None:
    entries = [f"{name}, {number}, {number + 2}" for number, name in enumerate(["alpha", "beta", "gamma"] * 3, 1)]
    assert texts_of(rows(*entries, "and a longer entry that goes on in the next row, 1, 2, 3,", "4, 5")) == [
        *entries,
        "and a longer entry that goes on in the next row, 1, 2, 3, 4, 5",
    ]


A_RUN = st.builds(
    lambda text, x, y, size, bold, fixed, near: row(text, x, y, size, bold=bold, fixed=fixed, near=near),
    st.sampled_from(
        ["one", "two words", "•", "-", "1.", "2", "A sentence ends.", "broken-", "-", "שלום", "日本", "...... 3"]
    ),
    st.sampled_from([50.0, 90.0, 91.5, 200.0, 300.0]),
    st.integers(0, 40).map(lambda at: 12.0 * at),
    st.sampled_from([8.0, 10.0, 10.0, 20.0]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@settings(deadline=None)
@given(st.lists(st.lists(A_RUN, max_size=60), min_size=1, max_size=3))
def test_however_runs_stand_nothing_of_them_is_lost(pages: list[list[Run]]) -> None:
    printed = [[run._replace(order=order) for order, run in enumerate(page)] for page in pages]
    lines = [placed.line for placed in lines_of_pages([regions_of(page) for page in printed])]
    found = "".join(f"{line.label}{line.text}" for line in lines)
    wanted = "".join(run.text for page in pages for run in page)
    assert sorted(filter(str.isalnum, found)) == sorted(filter(str.isalnum, wanted))


@pytest.mark.parametrize(("x", "count"), [(72, 2), (90, 3)])
def test_where_paragraphs_are_indented_a_row_at_the_top_of_a_page_that_is_not_goes_on(x: float, count: int) -> None:
    first = [row("A first row that stands further in than the others do and is as full as they are", 90, 760)]
    second = [row("A second one that stands further in than the others do and is as full as they are", 90, 718)]
    page = [*first, *rows(FULL, f"{FULL}.", top=746), *second, *rows(FULL, f"{FULL[:-12]}.", top=704)]
    begins = row("It begins a page and is full to the end of the row, or nearly so, as the others are", x, 760)
    assert len(texts_of(page, [begins, *rows(FULL, FULL, top=746)])) == count


@settings(deadline=None)
@given(st.lists(A_RUN, max_size=60), st.integers(20, 200))
def test_however_lines_are_drawn_nothing_is_lost(printed: list[Run], step: int) -> None:
    rules = [Rule(level, at, 0, 900) for level in (True, False) for at in range(0, 900, step)]
    runs, tables = set_in_tables([run._replace(order=order) for order, run in enumerate(printed)], rules)
    found = "".join(placed.line.label + placed.line.text for placed in lines_of_pages([regions_of(runs, tables)]))
    wanted = "".join(run.text for run in printed)
    assert sorted(filter(str.isalnum, found)) == sorted(filter(str.isalnum, wanted))


NAMES = ("Alpha", "Beta", "Gamma", "Delta")


def numbered(number: int) -> list[list[Run]]:
    return [
        [row("The running head", 72, 800, 9), *rows(f"{name} one.", f"{name} two."), row(f"– {n} –", 290, 40, 9)]
        for n, name in enumerate(NAMES[:number])
    ]


def texts_of_running(pages: list[list[Run]]) -> list[list[str]]:
    return [[each.text for each in sorted(left, key=lambda row: -row.y)] for left in running_rows(pages, LARGE)]


def test_running_heads_and_page_numbers_are_no_text() -> None:
    assert texts_of_running(numbered(4)) == [["The running head", f"– {n} –"] for n in range(4)]


def test_what_stands_on_one_page_stays() -> None:
    assert texts_of_running(numbered(1)) == [[]]


def test_numbers_that_go_up_with_the_pages_are_theirs_wherever_they_stand() -> None:
    pages = [
        [*rows(f"{name} one.", f"{name} two."), row(str(n + 7), 290, 40 + 20 * n, 9)] for n, name in enumerate(NAMES)
    ]
    assert texts_of_running(pages) == [["7"], ["8"], ["9"], ["10"]]
    assert texts_of_running([[*rows("It was in"), row("1843", 290, 40)], rows("one.")]) == [[], []]


@pytest.mark.parametrize("every", [1, 2, 3])
def test_headings_in_large_print_at_the_top_of_pages_stay(every: int) -> None:
    pages = [
        [*([row(f"Chapter {n // every + 1}", 72, 760, 20)] if n % every == 0 else []), *rows(FULL, f"x{n}", top=720)]
        for n in range(12)
    ]
    assert not any("Chapter" in text for left in texts_of_running(pages) for text in left)


def test_a_row_of_body_print_that_only_some_pages_have_stays() -> None:
    pages = [
        [*(rows(f"Exercise {n}", top=800) if n % 3 == 0 else []), *rows(f"{chr(97 + n)} begins", f"{chr(97 + n)} ends")]
        for n in range(12)
    ]
    assert texts_of_running(pages) == [[]] * 12


def test_heads_of_chapters_and_of_left_and_right_pages_are_no_text() -> None:
    heads = ["Title", "First chapter", "Title", "First chapter", "Title", "First chapter", "Title", "Second chapter"]
    heads += ["Title", "Second chapter", "Title", "Second chapter"]
    pages = [
        [row(head, 72, 800, 9), *rows(f"{chr(97 + n)} begins", f"{chr(97 + n)} ends")] for n, head in enumerate(heads)
    ]
    assert texts_of_running(pages) == [[head] for head in heads]


def test_what_comes_again_in_the_text_of_pages_stays_also_at_their_edges() -> None:
    page = rows("Refrain", "the same", "a", "b", "and once more", "Refrain")
    assert texts_of_running([page, page, page]) == [[], [], []]


def test_a_head_is_known_by_its_place_whenever_it_is_printed() -> None:
    pages = [[*page[1:], page[0]] for page in numbered(4)]
    assert texts_of_running(pages) == texts_of_running(numbered(4))


def test_a_head_that_is_set_off_elsewhere_is_known_close_to_the_text_too() -> None:
    close = [row("The running head", 72, 800), *rows("Close one.", "Close two.", top=786)]
    assert texts_of_running([*numbered(3), close])[-1] == ["The running head"]


def test_a_number_close_to_the_text_is_left_out_and_its_last_row_is_not() -> None:
    pages = [rows(f"{name} one.", "and the same.", f"{n}") for n, name in enumerate(NAMES)]
    assert texts_of_running(pages) == [[f"{n}"] for n in range(4)]
