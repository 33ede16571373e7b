from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document import search as module
from reader.document.clean import CleanText
from reader.document.model import Line, Metadata, Position, Span, TextDocument, text_of
from reader.document.search import Batch, Hits, Query, beside, finder, longest_word, search
from reader.errors import ReaderError

SMALL = st.text("abcAB '’-. ", max_size=12)
TEXTS = st.lists(SMALL, max_size=8)


def document_of(*lines: str) -> TextDocument:
    return TextDocument("d", Metadata(CleanText("D")), tuple(Line(CleanText(line)) for line in lines))


def hits_of(document: TextDocument, query: Query, start: int = 0) -> Hits:
    hits = Hits(start)
    for batch in search(document, finder(query), start):
        hits.add(batch)
    hits.done = True
    return hits


def found(text: str, words: str, expression: bool = False) -> list[str]:
    return [text[start:end] for start, end in finder(Query(words, expression))(text)]


def same(typed: str, there: str, exact: bool) -> bool:
    """Whether a letter of the text is the one that was typed, by looking at the two alone."""
    if typed == "'" and there in "'’":
        return True
    return typed == there or (not exact and typed == there.lower())


def naive(lines: list[str], words: str) -> list[Span]:
    """Hits by trying every place, for words without white space."""
    exact = words != words.lower()
    spans = []
    for number, line in enumerate(lines):
        at = 0
        while at + len(words) <= len(line):
            if all(same(typed, there, exact) for typed, there in zip(words, line[at:], strict=False)):
                spans.append(Span(Position(number, at), Position(number, at + len(words))))
                at += len(words)
            else:
                at += 1
    return spans


@given(TEXTS, st.text("abAB'.", min_size=1, max_size=3), st.integers(0, 7))
def test_words_are_found_where_trying_every_place_finds_them(lines: list[str], words: str, start: int) -> None:
    hits = hits_of(document_of(*lines), Query(words), start % max(1, len(lines)))
    assert sorted(hits.spans) == naive(lines, words)


@given(TEXTS, st.sampled_from(["a+", "[ab]c?", r"\bA", "b|c", "a(b|c)*", "(?i)A"]))
def test_an_expression_finds_what_the_standard_library_finds(lines: list[str], expression: str) -> None:
    exact = any(letter.isupper() for letter in expression)
    pattern = re.compile(expression, 0 if exact else re.IGNORECASE)
    expected = [(n, *match.span()) for n, line in enumerate(lines) for match in pattern.finditer(line) if match[0]]
    hits = hits_of(document_of(*lines), Query(expression, True))
    assert [(span.start.line, span.start.column, span.end.column) for span in hits.spans] == expected


@given(TEXTS, st.integers(0, 7), st.integers(0, 8), st.integers(0, 12), st.sampled_from([1, -1]))
def test_a_step_goes_to_the_nearest_hit_and_round(
    lines: list[str], start: int, line: int, column: int, by: int
) -> None:
    hits = hits_of(document_of(*lines), Query("a"), start % max(1, len(lines)))
    places = [span.start for span in naive(lines, "a")]
    here = Position(line, column)
    if by > 0:
        expected = next((place for place in places if place > here), places[0] if places else None)
    else:
        expected = next((place for place in reversed(places) if place < here), places[-1] if places else None)
    step = hits.step(here, by)
    assert (step.start if step else None) == expected
    if step and expected:
        assert hits.number(step) == places.index(expected) + 1


def test_small_letters_find_both_and_a_capital_makes_it_exact() -> None:
    assert found("Bee, bee, BEE", "bee") == ["Bee", "bee", "BEE"]
    assert found("Bee, bee, BEE", "Bee") == ["Bee"]


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("don't", "don’t"), ('"yes"', "“yes”"), ("co-op", "co‑op"), ("a b", "a \u00a0b"), ("café", "cafe\u0301"),
        ("[x]", "[x]"), ("H2O", "H₂O"), ("h2o", "H₂O"), ("10n", "10ⁿ"), ("km2", "km²"), ("x^2", "x²"), ("x^2", "x^2"),
        ("10^n", "10ⁿ"), ("10^ab", "10^(ab"), ("x_ij", "xᵢⱼ"), ("my_name", "my_name"),
    ],
)  # fmt: skip
def test_what_keyboards_cannot_type_is_found(typed: str, there: str) -> None:
    assert found(f"so {there}, he said", typed) == [there]


@pytest.mark.parametrize(
    ("typed", "word"), [("see H2O", b"see"), ("10n", b"10"), ("x^2", b"x"), ("2017", b"2017"), ("my_name", b"my")]
)
def test_a_line_is_passed_over_by_a_word_that_is_written_in_one_way(typed: str, word: bytes) -> None:
    assert longest_word(Query(typed)) == word


@pytest.mark.parametrize("typed", ["zerowidth", "zero\u200bwidth", "owi"])
def test_a_place_where_a_word_may_break_is_not_seen_and_hides_nothing(typed: str) -> None:
    text = "a Zero\u200bwi\u200bdth\u200b b"
    assert [hit.replace("\u200b", "").lower() for hit in found(text, typed)] == [typed.replace("\u200b", "")]
    assert not found(text, "\u200b")
    query = Query("zerowidth")
    batches = search(document_of("one", text), finder(query), 0, longest_word(query))
    assert [span.start for batch in batches for span in batch.spans] == [Position(1, 2)]


@pytest.mark.parametrize("other", ["myname", "x2", "10n"])
def test_a_sign_of_raising_finds_nothing_that_is_not_raised(other: str) -> None:
    assert not any(found(other, typed) for typed in ("my_name", "x^2", "10^n"))


def test_a_hit_ends_where_a_letter_ends() -> None:
    assert found("cafe\u0301s", "cafe") == ["cafe\u0301"]


@pytest.mark.parametrize(("expression", "hits"), [(r"\S+e", ["Bee", "bee"]), (r"\p{Lu}\w+", ["Bee"]), ("B..", ["Bee"])])
def test_capitals_of_the_notation_are_no_capitals(expression: str, hits: list[str]) -> None:
    assert found("Bee bee", expression, True)[: len(hits)] == hits


def test_empty_matches_are_no_hits() -> None:
    assert found("aab", "a*", True) == ["aa"]


@pytest.mark.parametrize(
    ("wrong", "says"), [("(a", "missing ), at character 3"), ("a**b", "repeat"), ("[z", "character")]
)
def test_a_wrong_expression_says_what_is_wrong_with_it(wrong: str, says: str) -> None:
    with pytest.raises(ReaderError) as caught:
        finder(Query(wrong, True))
    assert says in str(caught.value)
    assert caught.value.code == "expression"


NESTED = [
    "((((a{99}){99}){99}){99})", "(?:" * 40 + "a" + "{1,2})" * 40, "(?:" * 60 + "a" + ")+" * 60, "a{4000000000}",
    "(?:" * 60 + "a" + "){1,}" * 60,
]  # fmt: skip


@pytest.mark.parametrize("expression", NESTED)
def test_an_expression_too_large_to_compile_is_refused(expression: str) -> None:
    with pytest.raises(ReaderError, match="repeats too much"):
        finder(Query(expression, True))


@pytest.mark.parametrize("expression", [r"\d{4}-\d{2}-\d{2}", r"(\w+ )+", r"[A-Z]{2}\d{2}( ?\d{4}){3,5}"])
def test_expressions_people_write_are_not_refused(expression: str) -> None:
    finder(Query(expression, True))


CATASTROPHES = {
    r"(\w+\s?)+$": "abc " * 20_000 + "!", r"a.{0,99999}b.{0,99999}c.{0,99999}d": "abc" * 30_000,
    "(?e)(?:foobarbaz){e<=6}": "zq" * 50_000, "(?>a+)+z": "a" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize(("expression", "hard"), CATASTROPHES.items())
def test_a_line_that_takes_an_expression_too_long_is_left_and_counted(expression: str, hard: str) -> None:
    hits = hits_of(document_of(hard, "nothing"), Query(expression, True))
    assert (hits.slow, hits.left) == (1, 0)


def slow(line: str) -> object:
    raise TimeoutError
    yield


def test_a_search_that_is_too_slow_everywhere_is_given_up_and_says_what_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_SLOW", 3)
    batches = list(search(document_of(*"abcdefgh"), slow, 2))  # type: ignore[arg-type]
    assert (sum(batch.slow for batch in batches), batches[-1].left) == (3, 5)


def test_a_search_with_too_many_hits_ends_and_says_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_HITS", 4)
    batches = list(search(document_of("aa", "aaa", "a"), finder(Query("a"))))
    assert (sum(len(batch.spans) for batch in batches), batches[-1].left) == (4, 2)


def test_as_many_hits_as_are_kept_are_not_said_to_be_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_HITS", 6)
    exact, more = (hits_of(document_of("aa", "aaa", *rest), Query("a")) for rest in (["a", "b"], ["a", "b", "a"]))
    assert (len(exact.spans), exact.left, exact.cut) == (6, 0, False)
    assert (len(more.spans), more.left, more.cut) == (6, 1, True)


def test_of_more_hits_than_are_kept_steps_are_only_known_between_those(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_HITS", 3)
    hits = hits_of(document_of(*"aaaaaa"), Query("a"), 2)
    steps = {line: [hits.step(Position(line, 0), by) for by in (-1, 1)] for line in range(6)}
    known = {line: [step and step.start.line for step in both] for line, both in steps.items()}
    assert known == {0: [None, None], 1: [None, None], 2: [None, 3], 3: [2, 4], 4: [3, None], 5: [None, None]}


@given(
    TEXTS, st.text("abAB'.", min_size=1, max_size=3), st.integers(0, 7), st.integers(0, 12), st.sampled_from([1, -1])
)
def test_the_hit_beside_a_place_is_the_one_that_a_whole_search_steps_to(
    lines: list[str], words: str, line: int, column: int, by: int
) -> None:
    document = document_of(*(lines or [""]))
    place = Position(line % len(document), column)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "WINDOW", 3)
        assert beside(document, finder(Query(words)), place, by) == hits_of(document, Query(words)).step(place, by)


def test_the_first_hit_comes_at_once_and_the_search_begins_where_it_is_told() -> None:
    document = document_of("a1", "x", "a2", "x", "a3")
    first, *rest = search(document, finder(Query("a")), 1)
    assert [text_of(document, span) for span in first.spans] == ["a"]
    assert first == Batch([Span(Position(2, 0), Position(2, 1))], 0, 3)
    assert [span.start.line for batch in rest for span in batch.spans] == [4, 0]
    assert rest[-1].left == 0


def test_while_lines_are_left_a_step_past_the_last_known_hit_waits() -> None:
    hits = Hits(1)
    first, *rest = search(document_of("a", "a", "x", "a"), finder(Query("a")), 1)
    hits.add(first)
    assert hits.step(Position(1, 0), 1) is None
    assert hits.step(Position(1, 0), 1, there=True) == Span(Position(1, 0), Position(1, 1))
    for batch in rest:
        hits.add(batch)
    hits.done = True
    assert [hits.step(Position(line, 0), 1).start.line for line in (1, 3, 0)] == [3, 0, 1]  # type: ignore[union-attr]
    assert [hits.number(span) for span in hits.spans] == [2, 3, 1]


def test_an_empty_document_has_no_hits() -> None:
    assert list(search(document_of(), finder(Query("a")))) == [Batch([], 0, 0)]


def test_hits_by_line_are_what_the_page_marks(document_of: Callable[..., TextDocument]) -> None:
    hits = hits_of(document_of("a b a", "b", "a"), Query("a"))
    assert dict(hits.by_line) == {0: [(0, 1), (4, 5)], 2: [(0, 1)]}
