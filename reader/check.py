"""What `reader check` checks: articles, entities and banks, each against the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.document.formats import format_of, stem_of
from reader.document.from_file import open_document
from reader.document.model import Document
from reader.entities.curated import read_curated
from reader.entities.model import names_by_id
from reader.errors import ReaderError
from reader.library import Article, Library, Shelf, entities_path
from reader.quiz.bank import Bank, read_bank
from reader.quiz.checker import check_bank
from reader.quiz.reports import reports_on


@dataclass
class Tally:
    """What was looked at; `data` is the folder of what is remembered, where reports on shipped banks are."""

    data: Path | None = None
    articles: int = 0
    banks: int = 0
    items: int = 0
    seen: set[Path] = field(default_factory=set)

    def first_time(self, path: Path) -> bool:
        """Whether a file has not been looked at yet, and note that it now has."""
        resolved = path.resolve()
        if resolved in self.seen:
            return False
        self.seen.add(resolved)
        return True


def check(paths: Iterable[Path], shelf: Shelf, tally: Tally) -> Iterator[ReaderError]:
    """Every problem in the files and library folders named; without any, in the libraries on the shelf."""
    paths = list(paths)
    if not paths:
        for library in shelf.libraries:
            yield from _check_library(library, shelf, tally)
    for path in paths:
        if path.is_dir():
            yield from _check_folder(path, shelf, tally)
        elif path.name.endswith((".entities.yaml", ".entities.yml")):
            yield from _check_entities(path, shelf, tally)
        elif path.suffix.casefold() in (".yaml", ".yml"):
            yield from _check_bank(path, shelf, tally)
        else:
            try:
                article = shelf.find(str(path))
            except ReaderError as error:
                yield error
            else:
                yield from _check_article(article, shelf, tally)


def _check_folder(path: Path, shelf: Shelf, tally: Tally) -> Iterator[ReaderError]:
    if path.name in ("content", "quizzes") and (path.resolve().parent / "content").is_dir():
        path = path.resolve().parent
    if (path / "content").is_dir():
        yield from _check_library(Library(path), shelf, tally)
    else:
        yield ReaderError("is no library: it has no folder `content`", path, code="no-library")


def _check_library(library: Library, shelf: Shelf, tally: Tally) -> Iterator[ReaderError]:
    ids: dict[str, Path] = {}
    for path in library.texts():
        article = library.article(path)
        if article is None:
            yield from _opening_problems(path)
        elif article.id in ids:
            message = f"the id `{article.id}` belongs to {ids[article.id].name} already; give this article another"
            yield ReaderError(message, path, 1, 1, "duplicate-id")
        else:
            ids[article.id] = path
            yield from _check_article(article, shelf, tally)
    for path in library.bank_paths():
        yield from _check_bank(path, shelf, tally)
    for path in sorted((library.folder / "content").glob("*.entities.y*ml")):
        yield from _check_entities(path, shelf, tally)


def _check_article(article: Article, shelf: Shelf, tally: Tally) -> Iterator[ReaderError]:
    if not tally.first_time(article.path):
        return
    tally.articles += 1
    yield from _opening_problems(article.path)
    beside = entities_path(article)
    if beside:
        yield from _check_entities(beside, shelf, tally)
    for path in shelf.banks(article):
        yield from _check_bank(path, shelf, tally)


def _opening_problems(path: Path) -> Iterator[ReaderError]:
    try:
        yield from open_document(path).problems
    except ReaderError as error:
        yield error


def _check_entities(path: Path, shelf: Shelf, tally: Tally) -> Iterator[ReaderError]:
    if not tally.first_time(path):
        return
    stem = path.name.split(".entities.")[0]
    try:
        article = next((shelf.at(text) for text in sorted(path.parent.glob("*")) if _names(text, stem, shelf)), None)
        if article is None:
            yield ReaderError(f"there is no article `{stem}` beside it", path, 1, 1, "unknown-document")
        else:
            yield from read_curated(path, article.open()).problems
    except ReaderError as error:
        yield error


def _names(text: Path, stem: str, shelf: Shelf) -> bool:
    """Whether a file is the article that a file of entities called `stem` belongs to."""
    if format_of(text) is None:
        return False
    if stem_of(text) == stem:
        return True
    article = shelf.at_if_readable(text)
    return article is not None and article.id == stem


def _check_bank(path: Path, shelf: Shelf, tally: Tally) -> Iterator[ReaderError]:
    if not tally.first_time(path):
        return
    try:
        bank = read_bank(path)
    except ReaderError as error:
        yield error
        return
    tally.banks += 1
    tally.items += len(bank.items)
    yield from bank.problems
    if tally.data:
        yield from _reports(bank, tally.data)
    try:
        article = shelf.about(path, bank.document)
        document = article.open()
    except ReaderError as error:
        yield error
        return
    yield from check_bank(bank, document, _entity_ids(article, document))


def _reports(bank: Bank, data: Path) -> Iterator[ReaderError]:
    """What learners have said of items, at the place of each item."""
    try:
        reports = [*reports_on(bank.path, data)]
    except ReaderError as error:
        yield error
        return
    for path, number, report in reports:
        if report is None:
            yield ReaderError("is no report; take the line out", path, number, 1, "bad-report", warning=True)
            continue
        item = bank.item(report.item)
        answer = f"answer {'; '.join(report.response)!r}, " if report.response else ""
        before = "" if item and item.digest == report.digest else ", before the item was changed"
        remark = f"“{report.remark}”" if report.remark else "without a word"
        message = f"{report.item}: reported {remark} ({answer}{report.at[:10]}{before})"
        line, column = (item.line, item.column) if item else (1, 1)
        yield ReaderError(message, bank.path, line, column, "reported", warning=True)


def _entity_ids(article: Article, document: Document) -> frozenset[str] | None:
    beside = entities_path(article)
    settled = read_curated(beside, document) if beside else None
    return frozenset(names_by_id(settled.entities)) if settled and not settled.finder else None
