"""A language model beside the rules."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.document.clean import clean
from reader.document.model import Line, Metadata, TextDocument, text_of
from reader.entities import nlp
from reader.entities.finder import RuleFinder
from reader.entities.kinds import Kind
from reader.entities.model import Entity
from reader.entities.nlp import HINT, KINDS, LONGEST, Model, ModelFinder, SpacyWitness, installed
from reader.library import Shelf, finder_for

HAS_SPACY = importlib.util.find_spec("spacy") is not None


class Labelled(NamedTuple):
    """What spaCy says of a name."""

    text: str
    start_char: int
    end_char: int
    label_: str


class Parsed(NamedTuple):
    """A line as spaCy gives it back."""

    ents: tuple[Labelled, ...]


class Language:
    """A model that knows some words, called as one of spaCy is."""

    def __init__(self, **labels: str) -> None:
        self.labels = {words.replace("_", " "): label for words, label in labels.items()}
        self.longest = 0

    def __call__(self, text: str) -> Parsed:
        self.longest = max(self.longest, len(text))
        return Parsed(tuple(self._labelled(text)))

    def _labelled(self, text: str) -> Iterator[Labelled]:
        for words, label in self.labels.items():
            start = text.find(words)
            if start >= 0:
                yield Labelled(words, start, start + len(words), label)


def document(*texts: str, language: str = "en") -> TextDocument:
    return TextDocument("d", Metadata(clean("D"), language=language), tuple(Line(clean(text)) for text in texts))


def found(text: TextDocument, language: Language) -> dict[str, Entity]:
    entities = RuleFinder(SpacyWitness(language)).find(text)  # type: ignore[arg-type]
    for entity in entities:
        assert text_of(text, entity.mentions[0].span) in (entity.name, *entity.aka)
    return {entity.name: entity for entity in entities}


def test_the_model_adds_names_that_the_rules_did_not_find() -> None:
    text = document("we saw the frobnitz museum near hum.")
    assert found(text, Language()) == {}
    museum = found(text, Language(the_frobnitz_museum="ORG"))["frobnitz museum"]
    assert (museum.kind, museum.origin, museum.certain) == (Kind.ORGANISATION, "model", True)


def test_what_the_rules_are_sure_of_stands() -> None:
    text = document("Marie Curie met Albert Einstein in Paris in 1911.")
    plain = {entity.name: (entity.kind, entity.origin) for entity in RuleFinder().find(text)}
    wrong = Language(Marie_Curie="GPE", Paris="PERSON", met_Albert="ORG")
    assert {name: (each.kind, each.origin) for name, each in found(text, wrong).items()} == plain


def test_a_guess_gives_way_and_is_doubted_where_the_model_sees_nothing() -> None:
    text = document("They saw Frobnia.")
    (guess,) = RuleFinder().find(text)
    assert not guess.certain
    taken = found(text, Language(Frobnia="GPE"))["Frobnia"]
    assert (taken.kind, taken.origin, taken.certain) == (Kind.PLACE, "model", True)


def test_a_name_that_only_half_convinces_is_a_guess_where_the_model_sees_nothing() -> None:
    text = document("The Zorblatt came back. It was late. We like the Zorblatt a lot.")
    before = {entity.name: entity.sure for entity in RuleFinder().find(text)}
    assert 0.5 <= before["Zorblatt"] < 0.7
    assert not found(text, Language())["Zorblatt"].certain
    assert found(text, Language(Zorblatt="PERSON"))["Zorblatt"].certain


def test_the_longer_of_two_names_is_taken_unless_it_joins_two() -> None:
    text = document("He sang in Paris Frobnitz and left.")
    assert set(found(text, Language(Paris_Frobnitz="ORG"))) == {"Paris Frobnitz"}
    text = document("He went to Paris and zorb.")
    assert set(found(text, Language(Paris_and_zorb="ORG"))) == {"Paris"}


def test_a_plain_word_that_only_the_model_calls_a_name_is_a_guess() -> None:
    text = document("We had a Shrimp in the park with Grant, and off we went.")
    entities = found(text, Language(Shrimp="PERSON", park="PLACE", Grant="PERSON"))
    assert (entities["Shrimp"].certain, entities["Grant"].certain) == (False, True)


def test_titles_and_small_words_around_a_name_of_the_model_are_no_part_of_it() -> None:
    text = document("so they saw Dr zorb, hum and the frobnitz.")
    labels = {"Dr zorb": "PERSON", "hum and": "ORG", "the frobnitz": "ORG"}
    assert set(found(text, Language(**labels))) == {"zorb", "hum", "frobnitz"}
    assert found(document("so it was"), Language(so_it="ORG")) == {}


def test_of_a_kind_the_rules_are_not_sure_of_the_model_speaks_where_the_word_lists_agree() -> None:
    text = document("They made statues of Martin.")
    (place,) = RuleFinder().find(text)
    assert place.kind is Kind.PLACE
    assert place.sure < 0.6
    assert found(text, Language(Martin="PERSON"))["Martin"].kind is Kind.PERSON


def test_a_kind_that_is_disputed_and_that_no_word_list_backs_is_a_guess() -> None:
    text = document("They went to Qwambo and came back.")
    (guess,) = RuleFinder().find(text)
    assert 0.5 <= guess.sure < 0.6
    assert not found(text, Language(Qwambo="ORG"))["Qwambo"].certain


def test_people_are_parted_from_what_stands_beside_them() -> None:
    text = document("we asked Mary Hain Regulatory Counsel Zorb Energy.")
    assert "Mary Hain" not in {entity.name for entity in RuleFinder().find(text)}
    kinds = {name: entity.kind for name, entity in found(text, Language(Mary_Hain="PERSON")).items()}
    assert kinds == {"Mary Hain": Kind.PERSON, "Regulatory Counsel Zorb Energy": Kind.ORGANISATION}


def test_two_people_side_by_side_are_parted_where_the_model_sees_both() -> None:
    text = document("with many thanks from Debra Perling Edward Terry")
    both = found(text, Language(Debra_Perling="PERSON", Edward_Terry="PERSON"))
    assert set(both) == {"Debra Perling", "Edward Terry"}
    assert set(found(text, Language(Edward_Terry="PERSON"))) == {"Debra Perling Edward Terry"}


def test_articles_and_possessives_lie_outside_and_words_that_are_no_names_are_left() -> None:
    text = document("they like the hum's songs, page @x and a@hum.org")
    found_ = found(text, Language(**{"the_hum's": "ORG", "page_@x": "FAC", "a@hum.org": "ORG", "songs": "CARDINAL"}))
    assert set(found_) == {"hum"}


def test_mentions_by_the_model_and_by_the_rules_are_one_entity() -> None:
    text = document("Marie Curie was in Paris.", "so we saw curie and Curie.")
    curie = found(text, Language(Curie="PERSON", curie="PERSON"))["Marie Curie"]
    assert [mention.span.start.line for mention in curie.mentions] == [0, 1]


def test_every_label_of_names_has_a_kind() -> None:
    numbers = {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"}
    assert not set(KINDS) & numbers
    for label, kind in KINDS.items():
        assert found(document("so hum it is"), Language(hum=label))["hum"].kind is kind


def test_a_line_without_end_is_cut_for_the_model() -> None:
    language = Language()
    found(document("word " * LONGEST), language)
    assert language.longest == LONGEST


def _points(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    points = [EntryPoint(name, name, "spacy_models") for name in names]
    monkeypatch.setattr(nlp, "entry_points", lambda group: points)
    monkeypatch.setattr(nlp, "find_spec", lambda name: object())


def test_the_largest_english_model_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    _points(monkeypatch, "en_core_web_sm", "de_core_news_lg", "en_core_web_md", "en_core_sci_lg", "en_core_web_x")
    assert installed() == Model("en_core_web_md", "")
    _points(monkeypatch, "de_core_news_lg")
    assert installed() is None
    monkeypatch.setattr(nlp, "find_spec", lambda name: None)
    assert installed() is None


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> list[Model]:
    """A model in the place of an installed one, and each time that it was loaded."""
    loaded: list[Model] = []

    def load(model: Model) -> Language:
        loaded.append(model)
        return Language(hum="GPE")

    monkeypatch.setattr(nlp, "installed", lambda: Model("en_core_web_sm", "9"))
    monkeypatch.setattr(nlp, "load", load)
    return loaded


def test_the_rules_come_first_and_then_both(fake: list[Model]) -> None:
    finder, missing = finder_for(nlp=True)
    shots = [[entity.name for entity in shot] for shot in finder.snapshots(document("so hum it is in Paris"))]
    assert (shots, missing) == ([["Paris"], ["hum", "Paris"]], ())
    assert [entity.name for entity in finder.find(document("so hum it is"))] == ["hum"]
    assert len(fake) == 1


def test_a_text_in_another_language_does_not_load_the_model(fake: list[Model]) -> None:
    assert ModelFinder(Model("en_core_web_sm", "9")).find(document("so hum it is", language="de")) == []
    assert list(finder_for(nlp=True)[0].snapshots(document("so hum", language="de"))) == [[]]
    assert fake == []


def test_it_ends_when_it_is_told_to(fake: list[Model]) -> None:
    stopped: list[bool] = []
    shots = finder_for(nlp=True)[0].snapshots(document("so hum it is in Paris"), lambda: bool(stopped))
    next(shots)
    stopped.append(True)
    assert list(shots) == []


def test_what_was_found_with_a_model_is_kept_apart(fake: list[Model], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("so hum it is in Paris", encoding="utf-8")
    shelf = Shelf()
    article = shelf.find(str(path))

    def names(nlp: bool) -> list[str]:
        *_, last = shelf.entities(article, article.open(), tmp_path / "found", nlp=nlp)
        return [entity.name for entity in last.entities]

    both = ["hum", "Paris"]
    assert [names(False), names(True), names(True), names(False)] == [["Paris"], both, both, ["Paris"]]
    assert len(fake) == 1


def test_authored_entities_are_never_replaced(fake: list[Model], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("so hum it is in Paris", encoding="utf-8")
    path.with_name("a.entities.yaml").write_text("entities: [{id: hum, kind: term, name: hum}]", encoding="utf-8")
    shelf = Shelf()
    article = shelf.find(str(path))
    (hum,) = [each for each in shelf.companions(article, article.open(), nlp=True).entities if each.name == "hum"]
    assert (hum.kind, hum.origin) == (Kind.TERM, "authored")


def test_where_no_model_is_installed_the_hint_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(nlp, "installed", lambda: None)
    finder, (problem,) = finder_for(nlp=True)
    assert (problem.message, problem.code) == (HINT, "no-model")
    assert "closeread[nlp]" in HINT
    assert isinstance(finder, RuleFinder)


def test_nothing_of_it_is_imported_unless_it_is_asked_for() -> None:
    program = (
        "import sys\nfrom reader.cli import run\nrun(['entities', 'tour'])\n"
        "print([name for name in ('spacy', 'reader.entities.nlp') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(not HAS_SPACY, reason="spaCy is an extra")
def test_spacy_itself_is_understood() -> None:
    import spacy

    language = spacy.blank("en")
    language.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "the frobnitz museum"}])
    entities = RuleFinder(SpacyWitness(language)).find(document("we saw the frobnitz museum's roof near hum."))
    assert [(each.name, each.kind, each.origin) for each in entities] == [
        ("frobnitz museum", Kind.ORGANISATION, "model")
    ]


@pytest.mark.skipif(installed() is None, reason="no English model is installed")
def test_the_installed_model_finds_names(tmp_path: Path) -> None:
    row = json.dumps({"id": 1, "text": "On Monday angela merkel flew from hanoi to Paris."})
    done = subprocess.run(
        [sys.executable, "-m", "reader", "entities", "--jsonl", "--nlp"],
        input=row, capture_output=True, text=True, check=True,
    )  # fmt: skip
    entities = json.loads(done.stdout)["entities"]
    assert "model" in {entity["origin"] for entity in entities}
    assert done.stderr == ""
