"""What `reader check` checks."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.check import Tally, check
from reader.errors import ReaderError
from reader.library import Shelf
from reader.quiz.bank import read_bank

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


VARIANTS = "quiz: 1\ndocument: ada\nitems:\n"


@pytest.mark.parametrize(
    ("stands_in_for", "lines"),
    [
        ({"year": None, "b": "year", "c": "b", "d": "year"}, {}),
        ({"year": None, "b": "yaer"}, {"b": "which is no item, did you mean `year`?"}),
        ({"year": None, "b": "nothing-like-it"}, {"b": "which is no item"}),
        ({"year": None, "b": "b"}, {"b": "which never comes"}),
        ({"year": None, "b": "c", "c": "b", "d": "c"}, dict.fromkeys("bcd", "which never comes")),
    ],
)
def test_an_item_that_would_never_come_is_said(
    folder: Path, stands_in_for: dict[str, str | None], lines: dict[str, str]
) -> None:
    items = [
        f"  - {{id: {name}, ask: When?, answer: 1843, evidence: in 1843, why: So, variant_of: {other}}}\n"
        if other
        else f"  - {{id: {name}, ask: When?, answer: 1843, evidence: in 1843, why: So}}\n"
        for name, other in stands_in_for.items()
    ]
    (folder / "quizzes" / "ada.yaml").write_text(VARIANTS + "".join(items))
    found = {problem.message.split(":")[0]: problem for problem in problems(folder)}
    assert found.keys() == lines.keys()
    for name, said_of_it in lines.items():
        assert said_of_it in found[name].message
        assert (found[name].code, found[name].warning) == ("bad-value", False)
        assert found[name].line == 4 + [*stands_in_for].index(name)


# What learners report


@pytest.fixture
def reported(folder: Path, tmp_path: Path) -> Callable[..., list[ReaderError]]:
    """What is said of the library when the file of reports beside its bank holds some lines."""

    def look(*lines: str) -> list[ReaderError]:
        (folder / "quizzes" / "ada.reports.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return list(check([folder], Shelf(), Tally(tmp_path / "data")))

    return look


def report(folder: Path, **changes: object) -> str:
    item = read_bank(folder / "quizzes" / "ada.yaml").items[0]
    at = {"item": "year", "remark": "Why not 1842?", "response": ["1842"], "at": "2026-01-31T12:00:00+00:00"}
    return json.dumps({**at, "digest": item.digest, "bank": "b", "text": "t", **changes})


def test_a_report_stands_at_its_item_as_a_warning(folder: Path, reported: Callable[..., list[ReaderError]]) -> None:
    (problem,) = reported(report(folder))
    assert (problem.path, problem.line, problem.column) == (folder / "quizzes" / "ada.yaml", 4, 5)
    assert (problem.code, problem.warning) == ("reported", True)
    assert problem.message == "year: reported “Why not 1842?” (answer '1842', 2026-01-31)"


@pytest.mark.parametrize(
    ("changes", "message", "line"),
    [
        ({"remark": ""}, "year: reported without a word (answer '1842', 2026-01-31)", 4),
        ({"response": []}, "year: reported “Why not 1842?” (2026-01-31)", 4),
        ({"response": ["a", "b"]}, "year: reported “Why not 1842?” (answer 'a; b', 2026-01-31)", 4),
        (
            {"digest": "other"},
            "year: reported “Why not 1842?” (answer '1842', 2026-01-31, before the item was changed)",
            4,
        ),
        (
            {"item": "gone"},
            "gone: reported “Why not 1842?” (answer '1842', 2026-01-31, before the item was changed)",
            1,
        ),
    ],
)
def test_a_report_says_what_is_known_of_it(
    folder: Path, reported: Callable[..., list[ReaderError]], changes: dict[str, object], message: str, line: int
) -> None:
    (problem,) = reported(report(folder, **changes))
    assert (problem.message, problem.line) == (message, line)


def test_every_report_is_shown_and_a_line_that_is_none_is_said_at_its_place(
    folder: Path, reported: Callable[..., list[ReaderError]]
) -> None:
    first, second, third = reported(report(folder), "{cut", report(folder))
    assert [problem.code for problem in (first, second, third)] == ["reported", "bad-report", "reported"]
    assert (second.path, second.line) == (folder / "quizzes" / "ada.reports.jsonl", 2)


def test_reports_that_cannot_be_read_hide_nothing_else(
    folder: Path, reported: Callable[..., list[ReaderError]]
) -> None:
    (folder / "quizzes" / "ada.yaml").write_text(BANK.replace("in 1843", "on the moon"))
    found = reported("x" * 4_000_001)
    assert {problem.code for problem in found} == {"too-large", "quote-missing"}


def test_a_file_of_reports_is_no_bank(folder: Path, reported: Callable[..., list[ReaderError]]) -> None:
    assert reported() == []
    assert [*Shelf([folder]).libraries[-1].bank_paths()] == [folder / "quizzes" / "ada.yaml"]


def test_about_is_held_only_against_entities_that_are_all_settled(folder: Path) -> None:
    bank, entities = folder / "quizzes" / "ada.yaml", folder / "content" / "ada.entities.yaml"
    bank.write_text(BANK + "    about: [countess]\n")
    assert [problem.code for problem in problems(folder)] == ["unknown-entity"]
    entities.write_text(f"finder: true\n{ENTITIES}")
    assert problems(folder) == []
    entities.write_text(ENTITIES.replace("name: Ada", "name: Ada, was: [countess]"))
    assert problems(folder) == []
