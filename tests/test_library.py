"""The shelf: which articles there are, and what belongs to each."""

import gzip
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.library import SHIPPED, TOUR, Library, Shelf, entities_path

SAMPLES = Path(__file__).parent / "samples"
BANK = "quiz: 1\ndocument: ada\nitems: []\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of one article with a bank and settled entities."""
    library = tmp_path / "course"
    for name in ("content", "quizzes"):
        (library / name).mkdir(parents=True)
    (library / "content" / "notes.md").write_text(
        "---\nid: ada\ntitle: The Notes\nkind: letter\n---\nAda wrote them.\n"
    )
    (library / "content" / "ada.entities.yaml").write_text("entities:\n  - {id: ada, kind: person, name: Ada}\n")
    (library / "quizzes" / "first.yaml").write_text(BANK)
    return library


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_shipped_library_comes_first_and_the_tour_first_in_it() -> None:
    first = Shelf().articles()[0]
    assert first.key == (SHIPPED, TOUR)


def test_every_shipped_article_opens_and_its_companions_have_no_problem() -> None:
    shelf = Shelf()
    for article in shelf.articles():
        document = article.open()
        assert (document.id, document.title) == (article.id, article.title)
        assert shelf.companions(article, document).problems == ()


def test_a_library_that_is_named_adds_to_the_shelf(folder: Path) -> None:
    article = Shelf([folder]).find("ada")
    assert (article.title, article.kind, article.key) == ("The Notes", "letter", (str(folder.resolve()), "ada"))


def test_a_folder_without_content_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="no library") as caught:
        Shelf([tmp_path])
    assert caught.value.code == "no-library"


def test_articles_are_in_order_of_their_titles(folder: Path) -> None:
    for name, title in (("a", "zebra"), ("b", "Apple"), ("c", "mango")):
        write(folder / "content" / f"{name}.md", f"# {title}\n")
    assert [article.title for article in Library(folder).articles] == ["Apple", "mango", "The Notes", "zebra"]


def test_of_two_articles_with_one_id_the_first_file_counts(folder: Path) -> None:
    write(folder / "content" / "again.md", "---\nid: ada\ntitle: Again\n---\n")
    assert [article.title for article in Library(folder).articles] == ["Again"]


def test_an_article_that_cannot_be_read_does_not_hide_the_others(folder: Path) -> None:
    write(folder / "content" / "bad.txt", b"\0\0")
    assert [article.id for article in Library(folder).articles] == ["ada"]


def test_a_title_is_read_right_from_the_head_of_a_long_text(folder: Path) -> None:
    for shift in range(3):
        path = write(folder / "content" / "long.md", f"---\ntitle: “Zoë”\n---\n{'x' * shift}{'’' * 9000}\n")
        article = Library(folder).article(path)
        assert article is not None
        assert article.title == "“Zoë”" == article.open().title


def test_an_existing_file_wins_over_an_id(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "ada.md", "# Mine\n")
    shelf = Shelf([folder])
    assert shelf.find("ada.md").title == "Mine"
    assert shelf.find("ada").title == "The Notes"


def test_a_folder_called_like_an_article_does_not_hide_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / TOUR).mkdir()
    monkeypatch.chdir(tmp_path)
    assert Shelf().find(TOUR).key == (SHIPPED, TOUR)


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("nothing", "no article here; the articles are tour"),
        ("nothing.md", "no such file"),
        ("no/thing", "no such file"),
    ],
)
def test_what_is_nowhere_is_said(reference: str, message: str) -> None:
    with pytest.raises(ReaderError, match=message) as caught:
        Shelf().find(reference)
    assert caught.value.code == "not-found"


def test_a_folder_is_refused_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="name a text in it"):
        Shelf().find(str(tmp_path))


def test_two_files_of_one_name_have_different_keys(tmp_path: Path) -> None:
    keys = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        keys.add(Shelf().find(str(write(tmp_path / name / "notes.txt", "Text."))).key)
    assert len(keys) == 2


def test_an_article_has_one_key_by_its_id_and_by_its_path(folder: Path) -> None:
    shelf = Shelf([folder])
    assert shelf.find(str(folder / "content" / "notes.md")).key == shelf.find("ada").key


def test_banks_are_found_in_the_quizzes_of_the_articles_library(folder: Path) -> None:
    write(folder / "quizzes" / "second.yml", "quiz: 1\ndocument:\n  id: 'ada'\n  fingerprint: x\n")
    write(folder / "quizzes" / "other.yaml", "quiz: 1\ndocument: {id: grace}\n")
    write(folder / "quizzes" / "notes.txt", BANK)
    shelf = Shelf([folder])
    assert [path.name for path in shelf.banks(shelf.find("ada"))] == ["first.yaml", "second.yml"]


def test_a_bank_beside_a_file_is_found_by_the_files_name_or_id(tmp_path: Path) -> None:
    path = write(tmp_path / "notes.md", "---\nid: ada\n---\nText.\n")
    beside = [write(tmp_path / name, BANK) for name in ("notes.quiz.yaml", "ada.quiz.yml")]
    shelf = Shelf()
    assert shelf.banks(shelf.find(str(path))) == beside


def test_a_bank_finds_its_article_in_its_library_beside_it_or_on_the_shelf(folder: Path, tmp_path: Path) -> None:
    shelf = Shelf()
    assert shelf.about(folder / "quizzes" / "first.yaml", "ada").folder == folder.resolve()
    loose = write(tmp_path / "b.quiz.yaml", BANK)
    assert shelf.about(loose, TOUR).key == (SHIPPED, TOUR)
    write(tmp_path / "near.md", "---\nid: ada\n---\nText.\n")
    assert shelf.about(loose, "ada").path == tmp_path / "near.md"


def test_a_bad_file_beside_a_bank_does_not_hide_its_article(tmp_path: Path) -> None:
    write(tmp_path / "bad.txt", b"\0\0")
    write(tmp_path / "near.md", "---\nid: ada\n---\nText.\n")
    assert Shelf().about(tmp_path / "b.quiz.yaml", "ada").path.name == "near.md"


def test_a_bank_whose_article_is_nowhere_is_said(folder: Path) -> None:
    bank = folder / "quizzes" / "first.yaml"
    with pytest.raises(ReaderError, match="`grace` was not found") as caught:
        Shelf([folder]).about(bank, "grace")
    assert (caught.value.path, caught.value.code) == (bank, "unknown-document")


def test_settled_entities_beside_a_text_win_over_found_ones(folder: Path) -> None:
    shelf = Shelf([folder])
    article = shelf.find("ada")
    companions = shelf.companions(article, article.open())
    assert [(entity.id, entity.origin) for entity in companions.entities] == [("ada", "authored")]


def test_a_file_of_entities_is_called_by_the_id_or_the_files_name(tmp_path: Path) -> None:
    article = Shelf().find(str(write(tmp_path / "notes.md", "---\nid: ada\n---\nText.\n")))
    assert entities_path(article) is None
    by_name = write(tmp_path / "notes.entities.yaml", "entities: []\n")
    assert entities_path(article) == by_name
    by_id = write(tmp_path / "ada.entities.yaml", "entities: []\n")
    assert entities_path(article) == by_id


def test_books_and_pages_are_on_the_shelf_by_their_titles(folder: Path) -> None:
    for suffix in ("epub", "html", "pdf", "txt.gz"):
        data = (SAMPLES / f"notes.{suffix.removesuffix('.gz')}").read_bytes()
        packed = gzip.compress(data) if suffix.endswith("gz") else data
        write(folder / "content" / f"{suffix[:3]}-notes.{suffix}", packed)
    titles = {article.id: article.title for article in Library(folder).articles}
    assert titles == dict.fromkeys(("ada", "epu-notes", "htm-notes", "pdf-notes", "txt-notes"), "The Notes")


def test_a_title_is_read_anew_when_its_file_has_changed(folder: Path) -> None:
    path = write(folder / "content" / "page.html", "<title>Before</title><p>x")
    assert Shelf().at(path).title == Shelf().at(path).title == "Before"
    write(path, "<title>Afterwards</title><p>x")
    assert Shelf().at(path).title == "Afterwards"


def test_a_damaged_book_hides_no_neighbour_and_says_what_is_wrong(folder: Path) -> None:
    path = write(folder / "content" / "bad.epub", b"no book")
    assert [article.id for article in Library(folder).articles] == ["ada"]
    with pytest.raises(ReaderError, match="is text, not EPUB"):
        Shelf([folder]).at(path)


@pytest.mark.parametrize("name", ["talk.html", "talk.txt.gz"])
def test_what_lies_beside_a_text_of_any_format_belongs_to_it(tmp_path: Path, name: str) -> None:
    text = write(tmp_path / name, gzip.compress(b"Ada wrote.") if name.endswith("gz") else b"<p>Ada wrote.")
    bank = write(tmp_path / "talk.quiz.yaml", BANK)
    beside = write(tmp_path / "talk.entities.yaml", "entities: []\n")
    article = Shelf().at(text)
    assert (article.id, Shelf().banks(article), entities_path(article)) == ("talk", [bank], beside)
