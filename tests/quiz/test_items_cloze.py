from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.fields import Problems
from reader.document.yaml import Text
from reader.errors import ReaderError
from reader.quiz.bank import Bank
from reader.quiz.items.cloze import BLANK, MOST_GAPS, Cloze, SentenceShape
from reader.quiz.model import NotAnAnswer, Response

BankFrom = Callable[[str], Bank]


@pytest.fixture
def cloze(bank_from: BankFrom) -> Callable[[str], Cloze]:
    """Reads a sentence with gaps as a bank does, between single quotes."""

    def read(sentence: str) -> Cloze:
        bank = bank_from(f"{HEAD}{quoted(sentence)}\n    why: So it was.\n")
        assert bank.problems == ()
        (item,) = bank.items
        assert isinstance(item, Cloze)
        return item

    return read


HEAD = "quiz: 1\ndocument: ada\nitems:\n  - id: g\n    cloze: "


def quoted(text: str) -> str:
    """A text as YAML takes it letter by letter."""
    return "'" + text.replace("'", "''") + "'"


# The sentence


@pytest.mark.parametrize(
    ("sentence", "stem", "gaps"),
    [
        ("It was {{1843}}.", "It was ____.", [("1843",)]),
        ("{{Ada}} wrote it.", "____ wrote it.", [("Ada",)]),
        ("Signed {{A.A.L.|AAL}}", "Signed ____", [("A.A.L.", "AAL")]),
        ("{{Ada}}{{Lovelace}}", "____ (1)____ (2)", [("Ada",), ("Lovelace",)]),
        ("In {{ 1843 | the  year }} in {{London}}.", "In ____ (1) in ____ (2).", [("1843", "the year"), ("London",)]),
        (r"A \{{brace\}} and {{a gap}}", "A {{brace}} and ____", [("a gap",)]),
        (r"Either | or {{a\|b|c}}", "Either | or ____", [("a|b", "c")]),
        (r"In C: \\{{new}}", "In C: \\____", [("new",)]),
        (r"{{a\\|b}}", "____", [("a\\", "b")]),
        (r"{{a\}}}", "____", [("a}",)]),
        ("{{a}}}", "____}", [("a",)]),
        ("{one} {{two}}", "{one} ____", [("two",)]),
        (r"a \ b \n {{c}}", r"a \ b \n ____", [("c",)]),
        ("“Notes”, 'so' {{it's}}: #1", "“Notes”, 'so' ____: #1", [("it's",)]),
    ],
)
def test_gaps_and_variants_are_read_and_escapes_are_text(
    cloze: Callable[[str], Cloze], sentence: str, stem: str, gaps: list[tuple[str, ...]]
) -> None:
    item = cloze(sentence)
    assert (item.stem, list(item.sentence.gaps)) == (stem, gaps)
    assert item.key == tuple(gap[0] for gap in gaps)


@pytest.mark.parametrize("form", ["{}", '"{}"', "'{}'", "|-\n      {}", ">-\n      {}"])
def test_a_sentence_may_stand_in_any_quotes_that_yaml_has(bank_from: BankFrom, form: str) -> None:
    (item,) = bank_from(HEAD + form.format("It was {{1843}} in {{London}}.") + "\n").items
    assert item.key == ("1843", "London")


@pytest.mark.parametrize(
    ("sentence", "code", "said"),
    [
        ("No gap at all.", "bad-gap", "no gap"),
        (r"No \{{gap\}} at all.", "bad-gap", "no gap"),
        ("An {{open gap.", "bad-gap", "not closed"),
        ("A closed}} gap.", "bad-gap", "not closed or not opened"),
        ("{{a}} gap}} too much", "bad-gap", "not closed or not opened"),
        ("{{a {{gap}} in it}}", "bad-gap", "not closed or not opened"),
        ("An {{}} empty one.", "bad-gap", "empty"),
        ("An {{  }} empty one.", "bad-gap", "empty"),
        ("An {{a||b}} empty variant.", "bad-gap", "empty"),
        ("An {{a|}} empty variant.", "bad-gap", "empty"),
        ("An {{\u00ad}} invisible one.", "bad-gap", "empty"),
        ("{{a}}" * (MOST_GAPS + 1), "bad-gap", f"has {MOST_GAPS + 1} gaps"),
    ],
)
def test_a_wrong_sentence_is_left_out_and_said(bank_from: BankFrom, sentence: str, code: str, said: str) -> None:
    bank = bank_from(HEAD + quoted(sentence) + "\n")
    assert bank.items == ()
    (problem,) = bank.problems
    assert (problem.code, problem.line) == (code, 5)
    assert said in problem.message


def test_a_gap_at_the_beginning_without_quotes_is_explained(bank_from: BankFrom) -> None:
    with pytest.raises(ReaderError, match=r"quote a text that begins with \{") as error:
        bank_from(HEAD + "{{Ada}} wrote it.\n")
    assert error.value.line == 5


def test_nine_gaps_are_not_too_many(cloze: Callable[[str], Cloze]) -> None:
    assert len(cloze("{{a}} " * MOST_GAPS).sentence.gaps) == MOST_GAPS


@pytest.mark.parametrize("part", ["{{", "{{a\\", "{{a}}", "\\{{", "|", "}}"])
def test_a_hostile_sentence_is_refused_at_once(bank_from: BankFrom, part: str) -> None:
    """Sixty thousand letters of it took minutes where every brace was a new beginning."""
    bank = bank_from(HEAD + quoted(part * (60_000 // len(part))) + "\n")
    assert [problem.code for problem in bank.problems] == ["bad-gap"]


TEXT = st.text("ab{}|\\ '\"é", max_size=6)


@settings(deadline=None, max_examples=100)
@given(texts=st.lists(TEXT, min_size=2, max_size=5), gaps=st.data())
def test_any_words_can_be_written_with_backslashes(texts: list[str], gaps: st.DataObject) -> None:
    """What is escaped comes back as it was, white space aside."""

    def escaped(text: str) -> str:
        return "".join(f"\\{letter}" if letter in "{}|\\" else letter for letter in text)

    words = [gaps.draw(TEXT.filter(str.strip)) for _ in texts[1:]]
    pieces = [escaped(texts[0])]
    for word, text in zip(words, texts[1:], strict=True):
        pieces += ["{{", escaped(word), "}}", escaped(text)]
    problems = Problems(None)
    read = SentenceShape().read(Text("".join(pieces), 1, 1), problems)  # type: ignore[arg-type]
    assert read and problems.found == []
    assert [gap for (gap,) in read.gaps] == [" ".join(word.split()) for word in words]
    assert " ".join("".join(read.texts).split()) == " ".join("".join(texts).split())


# Marks


@pytest.mark.parametrize(
    ("response", "score", "rule"),
    [
        (("1843", "London"), 1, "2 of 2 gaps filled rightly"),
        (("1843", "a london journal"), 1, "2 of 2 gaps filled rightly; gap 2: capitals aside"),
        (("the 1843", "Lundon"), 1, "2 of 2 gaps filled rightly; gap 1: leading article aside; "
                                    "gap 2: one letter misspelt"),
        (("1843", "Paris"), 0.5, "1 of 2 gaps filled rightly; gap 2: none of the accepted answers"),
        (("", "London"), 0.5, "1 of 2 gaps filled rightly; gap 1: left unanswered"),
        (("London", "1843"), 0, "0 of 2 gaps filled rightly; gap 1: none of the accepted answers; "
                                "gap 2: none of the accepted answers"),
        (("1843",), 0.5, "1 of 2 gaps filled rightly; gap 2: left unanswered"),
        (("1843", "London", "more"), 1, "2 of 2 gaps filled rightly"),
        (("", ""), 0, "left unanswered"),
        ((), 0, "left unanswered"),
    ],
)  # fmt: skip
def test_each_gap_earns_its_share_and_says_its_rule(
    cloze: Callable[[str], Cloze], response: Response, score: float, rule: str
) -> None:
    mark = cloze("In {{1843}} in {{London|a London journal}}.").mark(response)
    assert (mark.score, mark.rule, mark.why) == (score, rule, ("So it was.",))


def test_the_parts_are_the_gaps_with_what_was_put_in(cloze: Callable[[str], Cloze]) -> None:
    item = cloze("In {{1843}} in {{London|a London journal}}.")
    assert [tuple(part) for part in item.parts(("1843", "Paris"))] == [
        ("Gap 1", "1843", True, "1843"),
        ("Gap 2", "Paris", False, "London"),
    ]
    assert [tuple(part) for part in item.parts(())] == [("Gap 1", "", False, "1843"), ("Gap 2", "", False, "London")]


@pytest.mark.parametrize(
    ("response", "shown"),
    [
        (("1843", "London"), ("In 1843 in London.",)),
        (("1843", ""), (f"In 1843 in {BLANK}.",)),
        (("1843",), (f"In 1843 in {BLANK}.",)),
        ((), ()),
    ],
)
def test_a_response_is_shown_in_the_sentence(
    cloze: Callable[[str], Cloze], response: Response, shown: tuple[str, ...]
) -> None:
    assert cloze("In {{1843}} in {{London}}.").shown(response) == shown


# Plain mode


def test_each_gap_is_asked_for_by_its_number(cloze: Callable[[str], Cloze]) -> None:
    item = cloze("In {{1843}} in {{London}}.")
    prompts = [item.prompt("s", given) for given in ((), ("1843",), ("1843", "London"))]
    assert [prompt and prompt.takes for prompt in prompts] == [
        "the words for gap 1 of 2, or - to leave it empty",
        "the words for gap 2 of 2, or - to leave it empty",
        None,
    ]
    assert item.parse(" In  1843 ", "s") == ("In 1843",)
    assert item.parse("London", "s", ("1843",)) == ("1843", "London")
    assert item.parse("-", "s", ("1843",)) == ("1843", "")


@pytest.mark.parametrize("line", ["", "  ", "\u00ad"])
def test_an_empty_line_fills_no_gap(cloze: Callable[[str], Cloze], line: str) -> None:
    with pytest.raises(NotAnAnswer, match="gap 2 of 2"):
        cloze("In {{1843}} in {{London}}.").parse(line, "s", ("1843",))
