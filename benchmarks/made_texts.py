"""Texts of any size for measuring the page, always the same for the same size.

Each begins with FIRST and ends with LAST, so that it can be seen which end is on the screen. FAR stands once, near the
end, and what it begins with stands at the start too, so that its last letter is what a search has to go far for.
"""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

FIRST, LAST = "QZXSTART", "QZXEND"
FAR = "zyxfarther"
FAR_SEEN = "QZXFAR"
"""Stands right behind FAR and nowhere else."""
CHAPTER = 60
"""Paragraphs in a chapter."""
SENTENCES = 400


SUFFIXES = {"line": "txt", "blank": "txt", "headings": "md", "table": "md"}
"""How the files of texts end whose kind is not that of a file."""


def path_of(folder: Path, kind: str, size: int) -> Path:
    """The file of a text of this kind and size."""
    return folder / f"{kind}-{size}.{SUFFIXES.get(kind, kind)}"


def write_text(folder: Path, kind: str, size: int) -> None:
    """A text of about so many bytes, as `txt`, `md`, `epub`, or `line`: all of it in one line.

    Or one that has so many of one thing: `blank` rows, `headings`, rows of a `table`.
    """
    path = path_of(folder, kind, size)
    if kind == "epub":
        _write_epub(path, _paragraphs(size))
        return
    if kind in MANY:
        first, *others = _paragraphs(40_000)
        path.write_text("\n\n".join([first, MANY[kind](size, others), *others]), encoding="utf-8")
        return
    between = " " if kind == "line" else "\n\n"
    with path.open("w", encoding="utf-8") as file:
        for number, paragraph in enumerate(_paragraphs(size)):
            heading = f"## Chapter {number // CHAPTER + 1}\n\n" if kind == "md" and number % CHAPTER == 0 else ""
            file.write(f"{between if number else ''}{heading}{paragraph}")


def _headings(count: int, paragraphs: list[str]) -> str:
    words = [paragraph for paragraph in paragraphs if FAR not in paragraph and LAST not in paragraph]
    return "\n\n".join(f"## Part {number}\n\n{words[number % len(words)]}" for number in range(count))


def _table(count: int, paragraphs: list[str]) -> str:
    words = [paragraph[:30] for paragraph in paragraphs if FAR not in paragraph]
    rows = (f"| {number} | {words[number % len(words)]} | {number * number} |" for number in range(count))
    return "\n".join(["| Number | Words | Square |", "| --- | --- | --- |", *rows])


MANY = {"blank": lambda count, _: "\n" * count, "headings": _headings, "table": _table}
"""What there is very much of in a text of such a kind."""


def _paragraphs(size: int) -> Iterator[str]:
    """Paragraphs of prose, together about so many bytes."""
    chance = random.Random(size)
    sentences = list(islice(_sentences(chance), SENTENCES))
    yield f"{FIRST} {FAR[:-1]}. {chance.choice(sentences)}"
    written = 0
    while written < size - 2000:
        paragraph = " ".join(chance.choices(sentences, k=chance.randint(1, 8)))
        written += len(paragraph) + 2
        yield paragraph
    yield f"{chance.choice(sentences)} {FAR} {FAR_SEEN}."
    yield from islice(sentences, 16)
    yield f"{chance.choice(sentences)} {LAST}"


def _sentences(chance: random.Random) -> Iterator[str]:
    """Sentences of made-up words in the lengths of English, with a name and a year here and there."""
    words = [
        "".join(chance.choices("etaoinshrdlucmf", k=chance.choice((2, 3, 3, 4, 5, 6, 8, 10)))) for _ in range(2000)
    ]
    names = [f"{chance.choice(words).title()} {chance.choice(words).title()}" for _ in range(60)]
    while True:
        sentence = chance.choices(words, k=max(4, round(chance.gauss(17, 7))))
        if chance.random() < 0.3:
            sentence.insert(3, chance.choice(names))
        if chance.random() < 0.1:
            sentence.append(f"in {chance.randint(1780, 2020)}")
        yield " ".join(sentence).capitalize() + "."


def _write_epub(path: Path, paragraphs: Iterator[str]) -> None:
    chapters = list(iter(lambda: list(islice(paragraphs, CHAPTER)), []))
    names = [f"c{number}" for number in range(len(chapters))]
    items = "".join(f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr(
            "META-INF/container.xml",
            '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        book.writestr(
            "book.opf",
            '<package version="3.0" unique-identifier="i" xmlns="http://www.idpf.org/2007/opf">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">made</dc:identifier>'
            "<dc:title>Made</dc:title><dc:language>en</dc:language></metadata>"
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for number, (name, chapter) in enumerate(zip(names, chapters, strict=True)):
            body = "".join(f"<p>{paragraph}</p>" for paragraph in chapter)
            book.writestr(
                f"{name}.xhtml",
                '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>c</title></head>'
                f"<body><h2>Chapter {number + 1}</h2>{body}</body></html>",
            )
