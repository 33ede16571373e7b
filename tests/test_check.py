"""What `reader check` checks."""

from pathlib import Path

import pytest

from reader.check import Tally, check
from reader.errors import ReaderError
from reader.library import Shelf

ARTICLE = "---\nid: ada\ntitle: The Notes\n---\nAda wrote them in 1843. They were signed with her initials.\n"
BANK = """\
quiz: 1
document: ada
items:
  - id: year
    ask: In which year?
    answer: 1843
    evidence: in 1843
    why: It says so.
"""
ENTITIES = "entities:\n  - {id: ada, kind: person, name: Ada}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library in which nothing is wrong."""
    library = tmp_path / "course"
    for name in ("content", "quizzes"):
        (library / name).mkdir(parents=True)
    (library / "content" / "ada.md").write_text(ARTICLE)
    (library / "content" / "ada.entities.yaml").write_text(ENTITIES)
    (library / "quizzes" / "ada.yaml").write_text(BANK)
    return library


def problems(*paths: Path) -> list[ReaderError]:
    return list(check(paths, Shelf(), Tally()))


def said(*paths: Path) -> list[tuple[str, int | None, str]]:
    return [(problem.path.name if problem.path else "", problem.line, problem.code) for problem in problems(*paths)]


def test_the_shipped_library_has_no_problem_at_all() -> None:
    tally = Tally()
    assert list(check([], Shelf(), tally)) == []
    assert tally.articles == len(Shelf().articles())
    assert tally.banks > 0
    assert tally.items > tally.banks


def test_a_right_library_has_no_problem_and_is_counted(folder: Path) -> None:
    tally = Tally()
    assert list(check([folder], Shelf(), tally)) == []
    assert (tally.articles, tally.banks, tally.items) == (1, 1, 1)


@pytest.mark.parametrize(
    "part", [".", "content", "quizzes", "content/ada.md", "content/ada.entities.yaml", "quizzes/ada.yaml"]
)
def test_a_library_any_folder_of_it_and_any_file_in_it_can_be_checked(folder: Path, part: str) -> None:
    assert problems(folder / part) == []


def test_an_article_is_checked_with_its_entities_and_banks(folder: Path) -> None:
    (folder / "content" / "ada.entities.yaml").write_text("entities:\n  - {id: ada, kind: robot, name: Ada}\n")
    (folder / "quizzes" / "ada.yaml").write_text(BANK.replace("evidence: in 1843", "evidence: in the year 1899"))
    assert [name for name, _, _ in said(folder / "content" / "ada.md")] == ["ada.entities.yaml", "ada.yaml"]


@pytest.mark.parametrize(
    ("file", "change", "line", "code"),
    [
        ("content/ada.md", ("title:", "titel:"), 3, "unknown-field"),
        ("content/ada.entities.yaml", ("person", "robot"), 2, "bad-value"),
        ("content/ada.entities.yaml", ("name: Ada", "name: Grace"), 2, "not-mentioned"),
        ("quizzes/ada.yaml", ("ask:", "aks:"), 4, "no-stem"),
        ("quizzes/ada.yaml", ("evidence: in 1843", "evidence: on the moon"), 7, "quote-missing"),
        ("quizzes/ada.yaml", ("why: It says so.", "about: [grace]\n    why: It says so."), 4, "unknown-entity"),
        ("quizzes/ada.yaml", ("document: ada", "document: grace"), 1, "unknown-document"),
        ("quizzes/ada.yaml", ("quiz: 1", "quiz: [1"), 2, "yaml"),
    ],
)
def test_a_mistake_is_said_once_with_its_place(
    folder: Path, file: str, change: tuple[str, str], line: int, code: str
) -> None:
    path = folder / file
    path.write_text(path.read_text().replace(*change))
    assert said(folder) == [(path.name, line, code)]


def test_an_article_that_cannot_be_read_is_said_and_the_rest_checked(folder: Path) -> None:
    (folder / "content" / "bad.txt").write_bytes(b"\0")
    (folder / "quizzes" / "ada.yaml").write_text(BANK.replace("in 1843", "on the moon"))
    assert {code for _, _, code in said(folder)} == {"unknown-format", "quote-missing"}


def test_a_bad_file_beside_entities_does_not_hide_their_article(folder: Path) -> None:
    (folder / "content" / "a.txt").write_bytes(b"\0")
    assert problems(folder / "content" / "ada.entities.yaml") == []


def test_two_articles_with_one_id_are_said(folder: Path) -> None:
    (folder / "content" / "again.md").write_text(ARTICLE)
    assert said(folder) == [("again.md", 1, "duplicate-id")]


def test_entities_without_an_article_are_said(folder: Path) -> None:
    (folder / "content" / "grace.entities.yaml").write_text(ENTITIES)
    assert said(folder) == [("grace.entities.yaml", 1, "unknown-document")]


def test_a_file_named_twice_is_checked_once(folder: Path) -> None:
    bank = folder / "quizzes" / "ada.yaml"
    bank.write_text(BANK.replace("in 1843", "on the moon"))
    assert len(problems(bank, bank, folder)) == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none.md", "not-found"),
        ("none.yaml", "unreadable"),
        ("none.entities.yaml", "unknown-document"),
        (".", "no-library"),
    ],
)
def test_what_is_not_there_is_a_problem_not_an_exception(tmp_path: Path, name: str, code: str) -> None:
    assert [problem.code for problem in problems(tmp_path / name)] == [code]
