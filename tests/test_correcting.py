"""Where corrections are written, and how they are taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.correcting import Corrector
from reader.document.clean import clean
from reader.entities.corrections import Annotate, Correction, Delete, Merge, Rename
from reader.entities.model import Entity
from reader.errors import ReaderError
from reader.library import Article, Shelf, corrections_path

TEXT = "---\nid: talks\n---\nKim Jong Un met Joe Biden in Seoul. Kim smiled. In Seoul it rained.\n"
ENTITIES = "# By hand.\nentities:\n  - id: kim\n    kind: person\n    name: Kim Jong Un   # in full\n    aka: [Kim]\n"


class Desk:
    """A text that is read, with its entities, and corrections of them."""

    def __init__(self, path: Path, data: Path) -> None:
        self.shelf = Shelf([], data)
        self.article: Article = self.shelf.find(str(path))
        self.document = self.article.open()
        self.corrector = Corrector(self.article, self.document, data)

    @property
    def entities(self) -> tuple[Entity, ...]:
        return self.shelf.companions(self.article, self.document).entities

    def named(self, name: str) -> Entity:
        return next(entity for entity in self.entities if entity.name == name)

    def correct(self, correction: Correction) -> Path:
        return self.corrector.correct(correction, self.entities)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "texts" / "talks.md"
    path.parent.mkdir()
    path.write_text(TEXT)
    return path


@pytest.fixture
def beside(text: Path) -> Path:
    return text.with_name("talks.entities.yaml")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_the_first_correction_makes_a_file_beside_the_text_and_leaves_the_text_alone(
    text: Path, beside: Path, data: Path
) -> None:
    desk = Desk(text, data)
    names = {entity.name for entity in desk.entities}
    assert desk.correct(Annotate(desk.named("Joe Biden"), clean("president"))) == beside
    assert beside.read_text() == (
        "# Corrections to what the finder found: these win, and it looks for the rest.\nfinder: true\nentities:\n"
        "  - id: joe-biden\n    kind: person\n    name: Joe Biden\n    note: president\n"
    )
    assert text.read_text() == TEXT
    assert desk.named("Joe Biden").note == "president"
    assert {entity.name for entity in desk.entities} == names
    desk.corrector.undo()
    assert not beside.exists()
    assert not desk.corrector.can_undo


def test_corrections_are_taken_back_one_after_the_other_to_the_byte(text: Path, beside: Path, data: Path) -> None:
    source = f"\ufeff{ENTITIES}".replace("\n", "\r\n").encode()
    beside.write_bytes(source)
    desk = Desk(text, data)
    states = [source]
    for name in ("Kim", "Chairman Kim", "Kim Jong-un"):
        desk.correct(Rename(desk.entities[0], clean(name)))
        states.append(beside.read_bytes())
    assert len(set(states)) == 4
    assert all(b"\n" not in state.replace(b"\r\n", b"") for state in states)
    while desk.corrector.can_undo:
        assert beside.read_bytes() == states.pop()
        desk.corrector.undo()
    assert beside.read_bytes() == source


def test_what_was_changed_by_hand_meanwhile_is_kept(text: Path, beside: Path, data: Path) -> None:
    beside.write_text(ENTITIES)
    desk = Desk(text, data)
    kim = desk.entities[0]
    by_hand = f"{ENTITIES}    note: leader\n  - {{id: seoul, kind: place, name: Seoul}}\n"
    beside.write_text(by_hand)
    desk.corrector.correct(Rename(kim, clean("Kim Jong-un")), [kim])
    assert beside.read_text() == by_hand.replace("name: Kim Jong Un ", "name: Kim Jong-un ").replace(
        "[Kim]", "[Kim, Kim Jong Un]"
    )
    beside.write_text(ENTITIES)
    with pytest.raises(ReaderError, match="was changed since at the same place") as refused:
        desk.corrector.undo()
    assert ":1" not in str(refused.value)
    assert beside.read_text() == ENTITIES
    assert desk.corrector.can_undo


def test_what_another_window_has_corrected_since_stays_when_a_correction_is_taken_back(
    text: Path, beside: Path, data: Path
) -> None:
    source = (
        f"{ENTITIES}  - id: biden\n    kind: person\n    name: Joe Biden\n  - {{id: seoul, kind: place, name: Seoul}}\n"
    )
    beside.write_text(source)
    mine, theirs = Desk(text, data), Desk(text, data)
    mine.correct(Annotate(mine.named("Joe Biden"), clean("president")))
    mine.correct(Delete(mine.named("Seoul")))
    theirs.correct(Rename(theirs.named("Kim Jong Un"), clean("Kim Jong-un")))
    mine.corrector.undo()
    assert {entity.name for entity in mine.entities} == {"Kim Jong-un", "Joe Biden", "Seoul"}
    assert mine.named("Joe Biden").note == "president"
    mine.corrector.undo()
    theirs.corrector.undo()
    assert beside.read_text() == source


def test_a_file_that_a_correction_has_made_stays_for_those_of_another_window(
    text: Path, beside: Path, data: Path
) -> None:
    mine, theirs = Desk(text, data), Desk(text, data)
    names = {entity.name for entity in mine.entities}
    mine.correct(Annotate(mine.named("Joe Biden"), clean("president")))
    theirs.correct(Annotate(theirs.named("Kim Jong Un"), clean("leader")))
    mine.corrector.undo()
    assert mine.named("Joe Biden").note is None
    assert mine.named("Kim Jong Un").note == "leader"
    assert {entity.name for entity in mine.entities} == names


def test_a_file_that_changes_while_it_is_written_is_not_written(
    text: Path, beside: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside.write_text(ENTITIES)
    desk = Desk(text, data)
    from reader import correcting

    def slow(source: str, *arguments: object) -> str:
        beside.write_text("# Mine.\n" + ENTITIES)
        return source + "# Theirs.\n"

    monkeypatch.setattr(correcting, "corrected", slow)
    with pytest.raises(ReaderError, match="do it once more"):
        desk.correct(Delete(desk.entities[0]))
    assert beside.read_text() == "# Mine.\n" + ENTITIES


@pytest.mark.parametrize("source", [b"entities: [\n", b"entities:\n  - {id: k\xfcm}\n", b"- a\n"])
def test_a_file_that_cannot_be_read_is_left_alone(text: Path, beside: Path, data: Path, source: bytes) -> None:
    desk = Desk(text, data)
    kim = desk.named("Joe Biden")
    beside.write_bytes(source)
    with pytest.raises(ReaderError) as refused:
        desk.corrector.correct(Annotate(kim, clean("x")), [kim])
    assert refused.value.path == beside
    assert beside.read_bytes() == source


def test_where_nothing_can_be_written_corrections_are_kept_with_the_answers(
    text: Path, beside: Path, data: Path
) -> None:
    beside.write_text(ENTITIES + "  - {id: biden, kind: person, name: Joe Biden}\n")
    text.parent.chmod(0o555)
    try:
        desk = Desk(text, data)
        own = desk.correct(Rename(desk.named("Kim Jong Un"), clean("The Chairman")))
        desk.correct(Delete(desk.named("Joe Biden")))
    finally:
        text.parent.chmod(0o755)
    assert own == corrections_path(desk.article, data)
    assert own.is_relative_to(data)
    assert beside.read_text() == ENTITIES + "  - {id: biden, kind: person, name: Joe Biden}\n"
    (kim,) = desk.entities
    assert (kim.id, kim.name, len(kim.mentions)) == ("kim", "The Chairman", 2)
    desk.corrector.undo()
    desk.corrector.undo()
    assert not own.exists()
    assert [entity.name for entity in desk.entities] == ["Kim Jong Un", "Joe Biden"]


def test_the_shipped_library_is_never_written(data: Path) -> None:
    desk = Desk(Path("us-north-korea-talks"), data)
    before = {entity.id: entity for entity in desk.entities}
    own = desk.correct(Merge(desk.named("Donald Trump"), desk.named("Joe Biden")))
    assert own.is_relative_to(data)
    after = {entity.id: entity for entity in desk.entities}
    assert set(before) - set(after) == {"trump"}
    assert len(after["biden"].mentions) == len(before["biden"].mentions) + len(before["trump"].mentions)
    for identity in set(after) - {"biden"}:
        assert [mention.span for mention in after[identity].mentions] == [
            mention.span for mention in before[identity].mentions
        ]


def test_a_broken_correction_file_is_reported_and_the_entities_are_there(data: Path) -> None:
    desk = Desk(Path("us-north-korea-talks"), data)
    own = corrections_path(desk.article, data)
    assert own
    own.parent.mkdir(parents=True)
    own.write_text("entities: [\n")
    companions = desk.shelf.companions(desk.article, desk.document)
    assert companions.entities == Shelf().companions(desk.article, desk.document).entities
    assert [problem.path for problem in companions.problems] == [own]


def test_what_was_piped_in_has_its_corrections_in_the_data_folder(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys
    from types import SimpleNamespace

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    shelf = Shelf([], data)
    article = shelf.find("-")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    document = article.open()
    entities = shelf.companions(article, document).entities
    seoul = next(entity for entity in entities if entity.name == "Seoul")
    path = Corrector(article, document, data).correct(Delete(seoul), entities)
    assert path.parent == data / "corrections"
    assert ":" not in path.name
    assert "Seoul" not in {entity.name for entity in shelf.companions(article, document).entities}
