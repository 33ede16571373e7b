from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.anchor import Quote
from reader.document.clean import CleanText
from reader.document.model import DocumentKey, Line, Metadata, Position, Span, TextDocument, text_of
from reader.progress.notes import Bookmark, Placed, as_markdown, passage_at, place, quote_of
from reader.progress.store import Store

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
KEY, OTHER = DocumentKey("shipped", "bees"), DocumentKey("/tmp/bees.txt", "bees")
Make = Callable[..., TextDocument]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


def bookmark(document: TextDocument, line: int, note: str = "", column: int = 0) -> Bookmark:
    span = passage_at(document, Position(line, column))
    assert span is not None
    return Bookmark(f"{line}-{column}", span, quote_of(document, span), CleanText(note), NOW)


def placed_in(document: TextDocument, kept: Iterable[Bookmark]) -> list[Placed]:
    return [placed for some in place(document, kept) for placed in some]


def test_the_sentence_at_a_place_is_kept_or_the_next_one(document_of: Make) -> None:
    document = document_of("One is here. Two is there.", "", "Three.")
    places = [Position(0, 0), Position(0, 5), Position(0, 12), Position(0, 26), Position(1, 0)]
    texts = [text_of(document, span) for at in places if (span := passage_at(document, at))]
    assert texts == ["One is here.", "One is here.", "Two is there.", "Three.", "Three."]
    assert passage_at(document, Position(2, 6)) is None
    assert passage_at(document_of(), Position(0, 0)) is None


def test_in_the_same_text_a_bookmark_is_where_it_was(document_of: Make) -> None:
    document = document_of("The same. The same.", "The same.")
    kept = [bookmark(document, 0), bookmark(document, 0, column=10), bookmark(document, 1)]
    assert [(each.span, each.how) for each in placed_in(document, kept)] == [(each.span, "kept") for each in kept]


@given(st.lists(st.sampled_from(["A new one came.", "It rained. Nobody minded."]), max_size=4), st.booleans())
def test_in_an_edited_text_it_is_where_its_words_are(before: list[str], joined: bool) -> None:
    def text(*paragraphs: str) -> TextDocument:
        return TextDocument("d", Metadata(CleanText("D")), tuple(Line(CleanText(each)) for each in paragraphs))

    kept = bookmark(text("Bees dance. The angle tells the way.", "The angle tells the way."), 0, column=12)
    end = ["Bees dance. The angle tells the way.", "The angle tells the way."]
    edited = text(*([" ".join([*before, end[0]]), end[1]] if joined else [*before, *end]))
    [placed] = placed_in(edited, [kept])
    assert placed.span is not None
    assert text_of(edited, placed.span) == "The angle tells the way."
    assert placed.span.start.column > 0


def test_changed_words_are_found_by_likeness_and_gone_ones_are_said_to_be_lost(document_of: Make) -> None:
    document = document_of("A bee that has found food runs in a figure of eight.", "Nothing of this will stay at all.")
    kept = [bookmark(document, 0), bookmark(document, 1)]
    edited = document_of("Much later.", "A bee which has found food runs in a figure of eight.")
    assert [(each.how, each.span and each.span.start.line) for each in placed_in(edited, kept)] == [
        ("changed", 1), ("lost", None),
    ]  # fmt: skip


def test_a_few_changed_words_are_where_they_were_though_the_old_ones_stand_elsewhere_too(document_of: Make) -> None:
    rest = ["Something else was said.", "Tom saw how Anna walked past the inn by night."]
    before = document_of("Anna walked past the old red mill by the river.", *rest)
    span = Span(Position(0, 5), Position(0, 16))
    kept = Bookmark("1", span, quote_of(before, span), CleanText(""), NOW)
    after = document_of("Anna strolled past the old red mill by the river.", *rest)
    (placed,) = placed_in(after, [kept])
    assert (placed.span, placed.how) == (Span(Position(0, 5), Position(0, 18)), "changed")


def test_words_that_were_moved_are_where_they_are_now(document_of: Make) -> None:
    before = document_of("She came, by the old mill, and left.", "Nobody saw it.")
    span = Span(Position(0, 10), Position(0, 25))
    kept = Bookmark("1", span, quote_of(before, span), CleanText(""), NOW)
    (placed,) = placed_in(document_of("She came, and left.", "Nobody by the old mill saw it."), [kept])
    assert (placed.span, placed.how) == (Span(Position(1, 7), Position(1, 22)), "moved")


LAMP = "The lamp was lit. Then the rain began.", "A second paragraph follows it now."
MUCH = ["Much was put between them, far more than there was before."] * 9


@pytest.mark.parametrize(
    ("after", "span"),
    [
        ((LAMP[0], "Put between them.", LAMP[1]), ((0, 0), (2, 34))),
        (("One.", LAMP[0], "It had rained before.", LAMP[1]), ((1, 0), (3, 34))),
        (LAMP[:1], ((0, 0), (0, 38))),
        (("The lamp was put out. Then the rain began.", LAMP[1]), ((0, 22), (1, 34))),
        (
            (LAMP[1], *MUCH, LAMP[0]),
            ((10, 0), (10, 38)),
        ),
        ((LAMP[0], *MUCH, LAMP[1]), ((0, 0), (0, 38))),
    ],
)
def test_of_a_highlight_that_was_parted_the_parts_are_kept(
    document_of: Make, after: tuple[str, ...], span: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    document, whole = document_of(*LAMP), Span(Position(0, 0), Position(1, 34))
    kept = Bookmark("1", whole, quote_of(document, whole), CleanText("both"), NOW)
    (placed,) = placed_in(document_of(*after), [kept])
    assert (placed.span, placed.how) == (span, "changed")


VERSES = [
    words
    for count in ("one", "two", "three", "four", "five")
    for words in (f"This is verse {count}, and it tells of a thing called {count}.", "And the wheel turns on.")
]


def test_of_several_places_with_the_same_words_the_one_between_the_same_words_is_its_own(document_of: Make) -> None:
    before, after = document_of(*VERSES), document_of("A foreword.", *VERSES)
    (placed,) = placed_in(after, [bookmark(before, 5)])
    assert (placed.span, placed.how) == (Span(Position(6, 0), Position(6, 23)), "moved")
    (edited,) = placed_in(document_of("A foreword.", *VERSES[:4], "Three.", *VERSES[5:]), [bookmark(before, 5)])
    assert (edited.span, edited.how) == (placed.span, "moved")


def test_the_same_words_at_the_old_place_are_not_its_own_between_other_words(document_of: Make) -> None:
    before, after = document_of(*VERSES), document_of("A foreword.", "Another one.", *VERSES)
    (placed,) = placed_in(after, [bookmark(before, 5)])
    assert (placed.span and placed.span.start.line, placed.how) == (7, "moved")


def test_where_nothing_tells_the_places_apart_the_nearest_is_said_to_be_uncertain(document_of: Make) -> None:
    before = document_of(*VERSES)
    kept = bookmark(before, 5)._replace(quote=Quote(CleanText("And the wheel turns on.")))
    (placed,) = placed_in(document_of("A foreword.", *VERSES), [kept])
    assert (placed.span and placed.span.start.line, placed.how) == (4, "uncertain")


PIECES = st.lists(st.sampled_from(["It rained.", "Yes.", "A new one came.", "And the wheel turns on."]), max_size=5)
EDGE = " ".join(f"word{number}" for number in range(10))


@given(PIECES, PIECES, PIECES, PIECES, st.booleans())
def test_changes_elsewhere_never_move_it(
    above: list[str], below: list[str], new_above: list[str], new_below: list[str], joined: bool
) -> None:
    def text(above: list[str], below: list[str]) -> TextDocument:
        own = [f"Above {EDGE}.", "Yes.", f"{EDGE} below."]
        paragraphs = [*above, *([" ".join(own)] if joined else own), *below]
        return TextDocument("d", Metadata(CleanText("D")), tuple(Line(CleanText(each)) for each in paragraphs))

    kept = bookmark(text(above, below), len(above) + (not joined), column=len(f"Above {EDGE}. ") if joined else 0)
    (placed,) = placed_in(text(new_above, new_below), [kept])
    assert placed.span and placed.how in ("kept", "moved")
    assert placed.span.start == (len(new_above) + (not joined), kept.span.start.column)


def test_those_whose_words_are_still_there_come_first_and_all_at_once(document_of: Make) -> None:
    filler = [f"{number} of so many paragraphs that stand between." for number in range(10)]
    document = document_of("Gone.", *filler, "Here.", *filler, "Moved.")
    edited = document_of("Moved.", *filler, "Here.", *filler, "None.")
    parts = list(place(edited, [bookmark(document, line) for line in (0, 11, 22)]))
    assert [[each.bookmark.id for each in part] for part in parts] == [["11-0"], ["0-0"], ["22-0"]]


def test_a_text_that_became_shorter_than_the_place_is_no_trouble(document_of: Make) -> None:
    kept = [bookmark(document_of("x.", "y.", "A sentence of its own."), 2)]
    assert [each.how for each in placed_in(document_of("A sentence of its own."), kept)] == ["moved"]
    assert [each.how for each in placed_in(document_of(), kept)] == ["lost"]


def test_markdown_has_the_quotations_under_their_headings_with_the_notes() -> None:
    paragraphs = ("Bees", 1), ("They dance.", 0), ("Doubt", 2), ("Some laughed.", 0), ("Gone.", 0)
    lines = [Line(CleanText(text), "heading" if level else "paragraph", level=level) for text, level in paragraphs]
    document = TextDocument("bees", Metadata(CleanText("Bees")), tuple(lines))
    kept = [bookmark(document, 3, "who?"), bookmark(document, 1), bookmark(document, 4, "was there")]
    shorter = TextDocument("bees", document.metadata, tuple(lines[:4]))
    assert as_markdown(shorter, tuple(placed_in(shorter, kept))) == (
        "# Bees\n\n> They dance.\n\n*14 %, 31 January 2026*\n\n"
        "## Doubt\n\n> Some laughed.\n\n*62 %, 31 January 2026*\n\nwho?\n\n"
        "> Gone.\n\n*31 January 2026*\n\n*These words are no longer in the text.*\n\nwas there\n"
    )
    assert as_markdown(document, ()) == "# Bees\n"


def test_markdown_has_the_words_there_now_where_they_have_changed(document_of: Make) -> None:
    kept = bookmark(document_of("A bee that has found food runs in a figure of eight."), 0, "why?")
    edited = document_of("A bee which has found food runs in a figure of eight.")
    assert as_markdown(edited, tuple(placed_in(edited, [kept]))).endswith(
        "> A bee that has found food runs in a figure of eight.\n\n*0 %, 31 January 2026*\n\n"
        "*The words have changed. Now they are:*\n\n"
        "> A bee which has found food runs in a figure of eight.\n\nwhy?\n"
    )


def test_lines_that_stand_together_are_quoted_together() -> None:
    rows = (("Before.", False), ("one", False), ("two", True), ("After.", False), ("a", False), ("", True), ("b", True))
    lines = tuple(Line(CleanText(text), close=close) for text, close in rows)
    document = TextDocument("ada", Metadata(CleanText("Ada")), lines)
    span = Span(Position(0, 0), Position(6, 1))
    kept = Bookmark("all", span, quote_of(document, span), CleanText(""), NOW)
    assert as_markdown(document, tuple(placed_in(document, [kept]))) == (
        "# Ada\n\n> Before.\n>\n> one\n> two\n>\n> After.\n>\n> a\n>\n> b\n\n*0 %, 31 January 2026*\n"
    )


def test_code_is_quoted_in_its_fence() -> None:
    rows = ("a = 1", "", "b = '```'")
    code = [Line(CleanText(text), "code", close=text != "a = 1", language="python") for text in rows]
    document = TextDocument("a", Metadata(CleanText("A")), (Line(CleanText("Look:")), *code, Line(CleanText("c"))))
    span = Span(Position(0, 0), Position(4, 1))
    kept = [
        Bookmark("all", span, quote_of(document, span), CleanText(""), NOW),
        bookmark(document, 1),
    ]
    told = as_markdown(document, tuple(placed_in(document, kept)))
    assert "> Look:\n>\n> ````python\n> a = 1\n>\n> b = '```'\n> ````\n>\n> c\n" in told
    assert "> ```python\n> a = 1\n> ```\n\n" in told


def test_the_store_keeps_bookmarks_of_each_text_and_forgets_them(store: Store, tmp_path: Path) -> None:
    quote = Quote(CleanText("They dance."), CleanText("before "), CleanText(" after"))
    late = Bookmark("b", Span(Position(7, 1), Position(7, 12)), quote, CleanText("why?"), NOW)
    early = late._replace(id="a", span=Span(Position(2, 0), Position(2, 11)), note=CleanText(""))
    for each in (late, early):
        store.bookmarks.keep(KEY, each)
    store.bookmarks.keep(OTHER, late._replace(id="c"))
    with closing(Store(tmp_path)) as again:
        assert again.bookmarks.of(KEY) == (early, late)
    store.bookmarks.move(late, Span(Position(9, 1), Position(9, 12)))
    assert [each.span.start.line for each in store.bookmarks.of(KEY)] == [2, 9]
    store.bookmarks.keep(KEY, late._replace(note=CleanText("because")))
    assert [each.note for each in store.bookmarks.of(KEY)] == ["", "because"]
    store.bookmarks.drop(early)
    store.bookmarks.move(early, early.span)
    assert [each.id for each in store.bookmarks.of(KEY)] == ["b"]
    assert [each.id for each in store.bookmarks.of(OTHER)] == ["c"]
