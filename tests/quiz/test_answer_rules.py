"""Each rule for typed answers, by the last difference that it forgives and the first that it does not."""

from __future__ import annotations

import string
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.files import shipped_library
from reader.quiz.answers import RULES, matching_rule, refusal
from reader.quiz.bank import Bank, read_bank
from reader.quiz.items.cloze import Cloze
from reader.quiz.items.typed import Typed
from reader.quiz.number_words import in_figures

BANKS = [read_bank(path) for path in sorted((shipped_library() / "quizzes").glob("*.yaml"))]
NAMES = [name for name, _ in RULES]
MISSPELT = [name for name in NAMES if "misspelt" in name]

EDGES = {
    "word for word": [("Ada\u00a0\tLovelace ", "Ada Lovelace", True), ("AdaLovelace", "Ada Lovelace", False)],
    "capitals aside": [
        ("aDA lOVELACE", "Ada Lovelace", True),
        ("ＡＤＡ", "ada", True),
        ("adà lovelace", "Ada Lovelace", False),
        ("x²", "x2", False),
    ],
    "accents aside": [
        ("cafe", "Café", True),
        ("Ångström", "angstrom", True),
        ("resume", "résumé", True),
        ("o", "ø", False),
        ("は", "ば", False),
    ],
    "punctuation aside": [
        ("US", "U.S.", True),
        ("well known", "well-known", True),
        ("20200", "20,200", True),
        ("its", "it's", True),
        ("yes!", "“yes”", True),
        ("−5", "-5", True),
        ("5 %", "5%", True),
        ("2,0200", "20,200", False),
        ("35", "3.5", False),
        ("5", "-5", False),
        ("5", "5 %", False),
        ("5", "£5", False),
        ("C", "C+", False),
    ],
    "leading article aside": [
        ("the Engine", "engine", True),
        ("Engine", "An engine", True),
        ("a engine", "the engine", True),
        ("Engine the", "engine", False),
        ("this Engine", "Engine", False),
        ("thee", "e", False),
        ("the the engine", "engine", False),
    ],
    "number words aside": [
        ("seven bridges", "7 bridges", True),
        ("21st", "twenty-first", True),
        ("5 million", "five million", True),
        ("one second", "1 second", True),
        ("between six and seven", "between 6 and 7", True),
        ("two one", "3", False),
        ("twenty and five", "25", False),
        ("seven bridges", "8 bridges", False),
        ("zero million", "1000000", False),
    ],
    "spaces aside": [
        ("RookPoint", "Rook Point", True),
        ("Rook Point", "rookpoint", True),
        ("e-mail", "email", True),
        ("the two keepers", "2keepers", True),
        ("Rook Piont", "RookPoint", False),
        ("1 2", "12", False),
        ("a part", "apart", False),
    ],
    "the same date": [
        ("Sunday 30 January 2022", "30.1.2022", True),
        ("Monday 30 January 2022", "30.1.2022", False),
        ("03/1896", "March 1896", True),
        ("Jan 30, 2022", "30 January 2022", True),
        ("30/1/2022", "30 January 2022", True),
        ("1843-08", "August 1843", True),
        ("3/1/2022", "3 January 2022", False),
        ("30 January", "30 January 2022", False),
        ("29 February 2023", "2023-02-29", False),
        ("30 January 2021", "30 January 2022", False),
    ],
    "the same date, the day first": [
        ("3/1/2022", "3 January 2022", True),
        ("03-01-2022", "Jan. 3, 2022", True),
        ("1/3/2022", "3 January 2022", False),
        ("1/3/2022", "3/1/2022", False),
    ],
    "the same date, the month first": [
        ("1/3/2022", "3 January 2022", True),
        ("01-03-2022", "Jan. 3, 2022", True),
        ("3/1/2022", "3 January 2022", False),
        ("1.3.2022", "3 January 2022", False),
    ],
    "the same amount": [
        ("two and a half", "2½", True),
        ("thirteen per cent", "13%", True),
        ("US$300", "300 dollars", True),
        ("about 300", "300", True),
        ("nineteen eighty-four", "1984", True),
        ("7 lock-keeper", "7 lock-keepers", True),
        ("$3.50", "3.50 dollars", True),
        ("3.5", "3.50", False),
        ("7", "007", False),
        ("6/8", "3/4", False),
        ("+5", "5", False),
        ("5", "5 km", False),
        ("5000 m", "5 km", False),
        ("half", "0.3", False),
    ],
    "one letter misspelt": [
        ("Babage", "Babbage", True),
        ("Babbagge", "Babbage", True),
        ("Babbaje", "Babbage", True),
        ("Babbaeg", "Babbage", True),
        ("Rock Point", "Rook Point", True),
        ("waves", "wives", True),
        ("wave", "wive", False),
        ("light house", "lighthouse", False),
        ("Cabbage", "Babbage", False),
        ("Bbage", "Babbage", False),
        ("not a machine", "now a machine", False),
        ("that she wrote", "that he wrote", False),
        ("1843 pages", "1844 pages", False),
    ],
    "two letters misspelt": [
        ("analitical engin", "analytical engine", True),
        ("concrodanse", "concordance", True),
        ("analiticl", "analytical", False),
        ("concodanse", "concordances", False),
        ("Rick Pint", "Rook Point", False),
        ("it wasn't right", "it was right", False),
        ("she told her mother", "she told his mother", False),
        ("they don't agree", "they do agree", False),
        ("enalitical engine", "analytical engine", False),
    ],
}


def test_every_rule_has_its_edges_here_and_on_both_sides() -> None:
    assert list(EDGES) == NAMES
    assert all({taken for _, _, taken in edges} == {True, False} for edges in EDGES.values())


@pytest.mark.parametrize(
    ("rule", "given_", "accepted", "taken"),
    [(rule, *edge) for rule, edges in EDGES.items() for edge in edges],
)
def test_a_rule_forgives_so_much_and_no_more(rule: str, given_: str, accepted: str, taken: bool) -> None:
    """What is beyond a rule's edge may be taken by a later rule, but not by this one."""
    assert dict(RULES)[rule](given_, accepted) is taken
    if taken:
        assert matching_rule(given_, [accepted]) == rule
    assert matching_rule(given_, [accepted]) == matching_rule(accepted, [given_])


REFUSED = [
    ("It wasn't the lamp", "It was the lamp"),
    ("he cannot swim", "he can swim"),
    ("no boats", "on boats"),
    ("never went", "ever went"),
    ("legal", "illegal"),
    ("1902", "1903"),
    ("thirteen", "thirty"),
    ("19 March", "18 March"),
    ("fifteen keepers", "fifty keepers"),
    ("the 2nd", "the 3rd"),
    ("uphill", "downhill"),
    ("half past two", "two and a half"),
    ("twenty-third", "20/3"),
]


@pytest.mark.parametrize(("given_", "accepted"), REFUSED)
def test_a_few_letters_that_turn_the_meaning_round_are_no_misspelling(given_: str, accepted: str) -> None:
    assert matching_rule(given_, [accepted]) is None


# Any accepted answer is accepted

TEXTS = st.text(min_size=1, max_size=24).filter(lambda text: text.split())


@settings(deadline=None, max_examples=100)
@given(answers=st.lists(TEXTS, min_size=1, max_size=4), data=st.data())
def test_any_accepted_answer_is_accepted_word_for_word(answers: list[str], data: st.DataObject) -> None:
    assert matching_rule(data.draw(st.sampled_from(answers)), answers) == "word for word"


WORDS = st.text(string.ascii_lowercase.replace("q", ""), min_size=5, max_size=14).filter(
    lambda word: in_figures(word) == word
)


@st.composite
def misspelt(draw: st.DrawFn, letters: int) -> tuple[str, str]:
    """A word with so many letters behind the first changed for another, and the word."""
    word = draw(WORDS)
    places = st.integers(1, len(word) - 1)
    wrong = draw(st.sets(places, min_size=letters, max_size=letters))
    return "".join("q" if place in wrong else letter for place, letter in enumerate(word)), word


@settings(deadline=None, max_examples=100)
@given(pair=misspelt(1))
def test_one_letter_wrong_is_taken_in_a_word_of_five(pair: tuple[str, str]) -> None:
    given_, word = pair
    assert matching_rule(given_, [word]) == "one letter misspelt"
    assert matching_rule(f"the {given_}", [word]) == "one letter misspelt"


@settings(deadline=None, max_examples=100)
@given(pair=misspelt(2))
def test_two_letters_wrong_are_taken_in_a_word_of_ten_only(pair: tuple[str, str]) -> None:
    given_, word = pair
    assert matching_rule(given_, [word]) == ("two letters misspelt" if len(word) >= 10 else None)


@settings(deadline=None, max_examples=100)
@given(pair=misspelt(3))
def test_three_letters_wrong_are_never_taken_but_said(pair: tuple[str, str]) -> None:
    given_, word = pair
    assert matching_rule(given_, [word]) is None
    said = "not quite an accepted answer: 3 letters differ" if len(word) > 6 else "none of the accepted answers"
    assert refusal(given_, [word]) == said


# The banks that are shipped


def keys(bank: Bank) -> dict[str, tuple[str, ...]]:
    """What is accepted, for each place where something is typed."""
    found: dict[str, tuple[str, ...]] = {}
    for item in bank.items:
        if isinstance(item, Typed):
            found[item.id] = (*item.answers, *item.accept)
        if isinstance(item, Cloze):
            found |= {f"{item.id} {nth}": gap for nth, gap in enumerate(item.sentence.gaps, 1)}
    return found


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.slug)
def test_no_misspelling_makes_one_shipped_key_into_another(bank: Bank) -> None:
    for (one, ones), (other, others) in combinations(keys(bank).items(), 2):
        found = {matching_rule(text, others) for text in ones}
        assert found.isdisjoint(MISSPELT), f"{one} and {other}"


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.slug)
def test_every_shipped_key_is_taken_word_for_word_and_in_capitals(bank: Bank) -> None:
    for name, accepted in keys(bank).items():
        for text in accepted:
            assert matching_rule(text, accepted) == "word for word", name
            assert matching_rule(text.upper(), accepted) in ("word for word", "capitals aside"), name
