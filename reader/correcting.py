"""Correcting: a person's corrections to the entities of a text, written into the file they belong in, and taken back.

They lie beside the text, where its author finds them too; never in the text. What is shipped, piped in or in a folder
that cannot be written has them in the data folder instead, and they are laid over what is beside the text.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from reader.document.fields import Problems
from reader.document.model import Document
from reader.document.yaml import MOST_BYTES, Mapping, load_yaml
from reader.entities.corrections import BEGINNING, Correction, corrected
from reader.entities.curated import curated, wants_finder
from reader.entities.model import Entity
from reader.errors import ReaderError
from reader.files import STANDARD_INPUT, read_bytes, write_atomic
from reader.library import SHIPPED, Article, corrections_path, entities_path

MARK = "\ufeff"
ENTITIES = "entities:\n"
"""What stands before the entities in a file that a correction has made."""


class Step(NamedTuple):
    """A correction, and its file before it, None where there was none, and after it."""

    correction: Correction
    path: Path
    before: str | None
    after: str


class Corrector:
    """Corrects the entities of one text. What others write into the file meanwhile is never lost."""

    def __init__(self, article: Article, document: Document, data: Path | None) -> None:
        """`data` is the folder for what cannot be written beside the text."""
        self.article = article
        self.document = document
        self.data = data
        self._steps: list[Step] = []
        self._one_by_one = Lock()

    @property
    def can_undo(self) -> bool:
        """Whether there is a correction to take back."""
        return bool(self._steps)

    def correct(self, correction: Correction, entities: Iterable[Entity]) -> Path:
        """Write a correction of `entities`, which are those that are shown, and tell into which file.

        The file is read anew each time. Raises ReaderError where the correction makes no sense, or cannot be written.
        """
        with self._one_by_one:
            path, beside = self._place()
            before = _read(path)
            source = before if before is not None else BEGINNING if beside else ""
            over = not (beside and self._is_whole(source, path))
            mark = MARK if source.startswith(MARK) else ""
            after = mark + corrected(source.removeprefix(MARK), correction, self.document, entities, path, over)
            if after != before:
                step = Step(correction, path, before, after)
                self._write(step)
                self._steps.append(step)
            return path

    def undo(self) -> Correction | None:
        """Take the last correction back, if any, and tell which it was.

        What was written into the file since stays. Raises ReaderError where that is at the same place.
        """
        with self._one_by_one:
            if not self._steps:
                return None
            self._restore(self._steps[-1])
            return self._steps.pop().correction

    def _restore(self, step: Step) -> None:
        now = _read(step.path)
        before = step.before if now == step.after else self._without(step, now or "")
        if before is None:
            _take_away(step.path)
        else:
            write_atomic(step.path, before)

    def _without(self, step: Step, now: str) -> str:
        """The file as it is now without what a step has done. Raises ReaderError where others have changed that."""
        heads = (BEGINNING, ENTITIES, BEGINNING + ENTITIES)
        befores = [head for head in heads if step.after.startswith(head)] if step.before is None else [step.before]
        for before in befores:
            found = _taken_out(before, step.after, now)
            if found is not None and self._is_sound(found, step.path):
                return found
        message = "was changed since at the same place, so nothing is taken back; correct it once more instead"
        raise ReaderError(message, step.path, code="stale")

    def _is_sound(self, source: str, path: Path) -> bool:
        try:
            root = load_yaml(source.removeprefix(MARK), path)
        except ReaderError:
            return False
        problems = curated(root, self.document, path).problems if isinstance(root, Mapping) else ()
        return isinstance(root, Mapping) and all(problem.warning for problem in problems)

    def _place(self) -> tuple[Path, bool]:
        """The file to write, and whether it is beside the text. Raises ReaderError where there is none."""
        own = corrections_path(self.article, self.data)
        beside = entities_path(self.article) or self.article.path.with_name(f"{self.article.id}.entities.yaml")
        theirs = self.article.key.library == SHIPPED or self.article.path == STANDARD_INPUT or not _may_write(beside)
        if own and (theirs or own.is_file()):
            return own, False
        if theirs:
            raise ReaderError("cannot be written, and there is no data folder", beside, code="unwritable")
        return beside, True

    def _is_whole(self, source: str, path: Path) -> bool:
        root = load_yaml(source.removeprefix(MARK), path)
        if not isinstance(root, Mapping) or wants_finder(root, Problems(path)):
            return False
        return curated(root, self.document, path).is_whole

    def _write(self, step: Step) -> None:
        """Write a file that is still as it was read. Raises ReaderError."""
        try:
            step.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ReaderError(f"cannot be made: {error.strerror}", step.path.parent, code="unwritable") from None
        if _read(step.path) != step.before:
            raise ReaderError("was changed by others just now; do it once more", step.path, code="stale")
        write_atomic(step.path, step.after)


def _taken_out(before: str, after: str, now: str) -> str | None:
    """A text as it is now without the change that led from one to another, line by line; None where it has no place."""
    old, new, lines = (text.splitlines(keepends=True) for text in (before, after, now))
    same = {len(new): len(lines)}
    for block in SequenceMatcher(None, new, lines, autojunk=False).get_matching_blocks():
        same.update((block.a + nth, block.b + nth) for nth in range(block.size))
    for kind, first, last, start, end in reversed(SequenceMatcher(None, new, old, autojunk=False).get_opcodes()):
        if kind == "equal":
            continue
        at = same.get(first) if first < last or not first else same.get(first - 1, -2) + 1
        if at is None or at < 0 or any(same.get(nth) != at + nth - first for nth in range(first, last)):
            return None
        lines[at : at + last - first] = old[start:end]
    return "".join(lines)


def _read(path: Path) -> str | None:
    """The text of a file, its byte order mark and line ends kept; None where there is no file. Raises ReaderError."""
    if not path.exists():
        return None
    try:
        return read_bytes(path, MOST_BYTES).decode()
    except UnicodeDecodeError:
        raise ReaderError("is not UTF-8; save it as UTF-8 first", path, 1, 1, code="unwritable") from None


def _take_away(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise ReaderError(f"cannot be taken away: {error.strerror}", path, code="unwritable") from None


def _may_write(path: Path) -> bool:
    """Whether a file may be written: it and its folder are open to this person and are not marked as read-only."""
    places = [path.parent, *([path] if path.exists() else [])]
    return all(os.access(place, os.W_OK) and place.stat().st_mode & 0o222 for place in places)
