"""The shelf: which articles there are, and which entities and banks belong to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.decoding import decode
from reader.document.clean import CleanText, clean, clean_line
from reader.document.formats import SUFFIXES, format_in, format_of, stem_of
from reader.document.from_file import open_document
from reader.document.frontmatter import read_front_matter, slug
from reader.document.model import Document, DocumentKey
from reader.errors import ReaderError
from reader.files import STANDARD_INPUT, shipped_library

if TYPE_CHECKING:
    from reader.entities.finder import Finder
    from reader.entities.model import Entity

TOUR = "tour"
SHIPPED = "shipped"
_HEAD = 8192


@dataclass(frozen=True)
class Article:
    """A text on the shelf, or one opened by its path: enough to list it and to find what belongs to it."""

    id: str
    title: CleanText
    path: Path
    key: DocumentKey
    folder: Path | None
    kind: CleanText | None = None

    def open(self) -> Document:
        """Read the text. Raises ReaderError."""
        return open_document(self.path).document

    def problems(self) -> tuple[ReaderError, ...]:
        """What is wrong in the text's own file, above all in its front matter. Raises ReaderError."""
        return open_document(self.path).problems


class Companions(NamedTuple):
    """What belongs to a text: the entities in it, the files of its banks, and what is wrong with the first."""

    entities: tuple[Entity, ...]
    banks: tuple[Path, ...]
    problems: tuple[ReaderError, ...]


class Found(NamedTuple):
    """Entities of a text, as far as they are known, and what is wrong with the file that settles them.

    `broken` is what is wrong where nothing in that file could be read, so that what it settles is missing here.
    """

    entities: tuple[Entity, ...]
    problems: tuple[ReaderError, ...]
    broken: ReaderError | None = None


class Library:
    """A folder with `content/` and `quizzes/`."""

    def __init__(self, folder: Path) -> None:
        """A library in a folder; what is in it is read when it is asked for."""
        self.folder = folder.resolve()
        self.name = SHIPPED if self.folder == shipped_library().resolve() else str(self.folder)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles in `content/`, the tour first, then by title. Of two with one id, the first file counts."""
        by_id: dict[str, Article] = {}
        for path in self.texts():
            article = self.article(path)
            if article:
                by_id.setdefault(article.id, article)
        return tuple(sorted(by_id.values(), key=lambda each: (each.id != TOUR, each.title.casefold())))

    def find(self, identity: str) -> Article | None:
        """The article with an id, or None. A file that is called so is tried before all are looked through."""
        for suffix in SUFFIXES:
            path = self.folder / "content" / f"{identity}{suffix}"
            article = self.article(path) if slug(identity) == identity and path.is_file() else None
            if article and article.id == identity:
                return article
        return next((article for article in self.articles if article.id == identity), None)

    def texts(self) -> list[Path]:
        """The files in `content/` that are of a known format."""
        folder = self.folder / "content"
        return sorted(path for path in folder.glob("*") if format_of(path) and path.is_file())

    def article(self, path: Path) -> Article | None:
        """The article in a file, from its first lines alone; None when it cannot be read."""
        try:
            return _article(path, self.name, self.folder)
        except ReaderError:
            return None

    def bank_paths(self) -> list[Path]:
        """The files in `quizzes/` that may be banks."""
        return _yaml_files(self.folder / "quizzes")

    @cached_property
    def _banks(self) -> dict[str, list[Path]]:
        from reader.quiz.bank import document_named_in  # noqa: PLC0415  (reading a text must not wait for the quiz)

        banks: dict[str, list[Path]] = {}
        for path in self.bank_paths():
            banks.setdefault(document_named_in(path) or "", []).append(path)
        return banks

    def banks(self, identity: str) -> list[Path]:
        """The files of the banks about the article with this id."""
        return self._banks.get(identity, [])


class Shelf:
    """The libraries a person has: the shipped one, and those they named."""

    def __init__(self, folders: Iterable[Path] = (), data: Path | None = None) -> None:
        """The shipped library and the ones in `folders`; in `data` lie corrections of what cannot be written.

        Raises ReaderError for a folder that is no library.
        """
        self.data = data
        self.libraries = [Library(shipped_library())]
        for folder in folders:
            if not (folder / "content").is_dir():
                raise ReaderError("is no library: it has no folder `content`", folder, code="no-library")
            if folder.resolve() not in [library.folder for library in self.libraries]:
                self.libraries.append(Library(folder))

    def articles(self) -> list[Article]:
        """Every article on the shelf, the tour first."""
        found = [article for library in self.libraries for article in library.articles]
        return sorted(found, key=lambda article: article.key != DocumentKey(SHIPPED, TOUR))

    def find(self, reference: str) -> Article:
        """The article a path or an id means; an existing file wins, and `-` is what is piped in.

        Raises ReaderError when there is none.
        """
        path = Path(reference)
        if not reference:
            raise ReaderError("name a text: a file, or an article by its id", code="usage")
        if path == STANDARD_INPUT:
            return _piped()
        if path.exists() and not path.is_dir():
            return self.at(path)
        for library in self.libraries:
            article = library.find(reference)
            if article:
                return article
        if path.is_dir():
            return self.at(path)
        if path.is_symlink():
            raise ReaderError(f"is a link to {path.readlink()}, which leads nowhere", path, code="not-found")
        if path.suffix or "/" in reference:
            raise ReaderError("there is no such file", path, code="not-found")
        known = ", ".join(article.id for article in self.articles())
        raise ReaderError(f"`{reference}` is no file and no article here; the articles are {known}", code="not-found")

    def at(self, path: Path) -> Article:
        """The article in a file: one of a library when the file lies in its `content/`, else one by itself."""
        resolved = path.resolve()
        root = resolved.parent.parent
        known = next((library for library in self.libraries if library.folder == root), Library(root))
        in_library = resolved.parent.name == "content" and (known in self.libraries or (root / "quizzes").is_dir())
        return _article(path, known.name, known.folder) if in_library else _article(path, str(resolved), None)

    def companions(self, article: Article, document: Document, nlp: bool = False) -> Companions:
        """The entities and banks of an article.

        Settled entities beside the text win; where none are settled, or only some, a finder looks, with a language
        model if `nlp` says so, and leaves alone what the file says to ignore. A person's own corrections win over both.
        """
        found = list(self.entities(article, document, nlp=nlp))
        return Companions(found[-1].entities, tuple(self.banks(article)), found[0].problems)

    def entities(
        self,
        article: Article,
        document: Document,
        cache: Path | None = None,
        stop: Callable[[], bool] = lambda: False,
        nlp: bool = False,
    ) -> Iterator[Found]:
        """The entities of an article, again and again while more are being found, the last time all of them.

        What a finder found is kept in the folder `cache`, if one is given. It ends early when `stop` says so. With
        `nlp` a language model helps the finder; that none is installed is one of the problems. In a very long text only
        its first part is looked through.
        """
        from reader.document.blocks import beginning  # noqa: PLC0415  (after the text is on the screen)
        from reader.entities.curated import NOTHING, read_curated  # noqa: PLC0415  (after the text is on the screen)

        document = beginning(document)
        beside, own = entities_path(article), corrections_path(article, self.data)
        settled = read_curated(beside, document) if beside else NOTHING
        corrected = read_curated(own, document) if own and own.is_file() else NOTHING
        problems = (*settled.problems, *corrected.problems)
        snapshots: Iterable[Sequence[Entity]] = ((),)
        if not settled.is_whole:
            finder, missing = finder_for(nlp, cache)
            problems = (*problems, *missing)
            snapshots = finder.snapshots(document, stop)
        for found in snapshots:
            yield Found(corrected.over(settled.over(found)), problems, settled.broken or corrected.broken)
            problems = ()

    def banks(self, article: Article) -> list[Path]:
        """The files of the banks about an article: in its library's `quizzes/`, and beside it."""
        beside = [
            path
            for name in dict.fromkeys((stem_of(article.path), article.id))
            for path in (article.path.with_name(f"{name}.quiz.yaml"), article.path.with_name(f"{name}.quiz.yml"))
            if path.is_file()
        ]
        library = self._library(article)
        return [*(library.banks(article.id) if library else []), *beside]

    def about(self, bank: Path, identity: str) -> Article:
        """The article a bank is about: in the bank's own library, beside the bank, or on the shelf.

        Raises ReaderError when it is nowhere.
        """
        resolved = bank.resolve()
        if resolved.parent.name == "quizzes":
            for article in Library(resolved.parent.parent).articles:
                if article.id == identity:
                    return article
        for path in sorted(resolved.parent.glob("*")):
            if format_of(path) and path.is_file():
                near = self.at_if_readable(path)
                if near and near.id == identity:
                    return near
        for article in self.articles():
            if article.id == identity:
                return article
        raise ReaderError(f"its article `{identity}` was not found", bank, 1, 1, code="unknown-document")

    def at_if_readable(self, path: Path) -> Article | None:
        """The article in a file, or None when it cannot be read: one bad file must not hide its neighbours."""
        try:
            return self.at(path)
        except ReaderError:
            return None

    def _library(self, article: Article) -> Library | None:
        if article.folder is None:
            return None
        known = next((library for library in self.libraries if library.folder == article.folder), None)
        return known or Library(article.folder)


def finder_for(nlp: bool, cache: Path | None = None) -> tuple[Finder, tuple[ReaderError, ...]]:
    """What looks for entities, by rules or with a language model too, and what of that is missing."""
    from reader.entities.cache import CachedFinder  # noqa: PLC0415  (a text with settled entities needs no finder)
    from reader.entities.finder import VERSION, RuleFinder  # noqa: PLC0415

    finder: Finder = RuleFinder()
    name = VERSION
    missing: tuple[ReaderError, ...] = ()
    if nlp:
        from reader.entities.nlp import HINT, ModelFinder, installed  # noqa: PLC0415

        model = installed()
        if model:
            finder, name = ModelFinder(model), f"{VERSION} {model.name} {model.version}"
        else:
            missing = (ReaderError(HINT, code="no-model"),)
    return (CachedFinder(finder, cache, name) if cache else finder), missing


def entities_path(article: Article) -> Path | None:
    """The file of settled entities beside a text, or None."""
    for name in dict.fromkeys((article.id, stem_of(article.path))):
        for suffix in (".yaml", ".yml"):
            path = article.path.with_name(f"{name}.entities{suffix}")
            if path.is_file():
                return path
    return None


def corrections_path(article: Article, data: Path | None) -> Path | None:
    """The file for a person's own corrections of a text whose folder is not theirs to write, in the data folder.

    No two texts of one id have one file.
    """
    if data is None:
        return None
    from hashlib import sha256  # noqa: PLC0415  (after the text is on the screen)

    library = sha256(article.key.library.encode(errors="surrogateescape")).hexdigest()[:8]
    return data / "corrections" / f"{slug(article.key.document)[:80]}-{library}.entities.yaml"


def notes_path(article: Article) -> Path:
    """Where notes on a text are likely to be wanted: beside it, and in the current folder where it is no own file."""
    own = article.folder is None and article.path != STANDARD_INPUT
    return (article.path.parent if own else Path.cwd()) / f"{article.id}.notes.md"


def _piped() -> Article:
    """The text that is piped in, kept under its words: the same text piped in again is at the same place."""
    from reader.document.anchor import fingerprint  # noqa: PLC0415  (only for what is piped in)
    from reader.document.blocks import beginning  # noqa: PLC0415

    document = open_document(STANDARD_INPUT).document
    key = DocumentKey(str(STANDARD_INPUT), fingerprint(beginning(document)))
    return Article(document.id, document.title, STANDARD_INPUT, key, None, document.metadata.kind)


def _article(path: Path, library: str, folder: Path | None) -> Article:
    """The article in a file, from its first lines alone where they name it. Raises ReaderError."""
    format_ = format_in(path)
    identity, title, kind = slug(stem_of(path)), None, None
    if format_.parser and not format_.harmless:
        title = _title_in(path)
    elif format_.front_matter and path.suffix.casefold() in format_.suffixes:
        front = read_front_matter(clean(decode(_head_of(path))), path, stem_of(path))
        if front.metadata and front.metadata.title not in ("", stem_of(path)):
            identity, title, kind = front.id or identity, front.metadata.title, front.metadata.kind
    if title is None:
        document = open_document(path).document
        identity, title, kind = document.id, document.title, document.metadata.kind
    return Article(identity, title, path, DocumentKey(library, identity), folder, kind)


def _head_of(path: Path) -> bytes:
    """The first whole lines of a file. Raises ReaderError."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise ReaderError(f"cannot read this file: {error.strerror or error}", path, code="unreadable") from None
    return head[: head.rfind(b"\n") + 1] if len(head) == _HEAD else head


def _title_in(path: Path) -> CleanText:
    """The title of a file that takes a while to open, kept from when it was last opened. Raises ReaderError."""
    from reader.document.kept import keep, kept, key_of  # noqa: PLC0415  (text and Markdown need none of it)

    try:
        stat = path.stat()
    except OSError as error:
        raise ReaderError(f"cannot read this file: {error.strerror or error}", path, code="unreadable") from None
    key = key_of(f"{path.resolve()} {stat.st_mtime_ns} {stat.st_size}".encode(), "title")
    title = kept(key)
    if title:
        return clean_line(title.decode(errors="replace"))
    found = open_document(path).document.title
    keep(key, found.encode())
    return found


def _yaml_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix.casefold() in (".yaml", ".yml") and path.is_file())
