"""Pinning: writing into a bank which text it was written for."""

from __future__ import annotations

import re

from reader.document.yaml import Mapping, Text, load_yaml
from reader.errors import ReaderError
from reader.quiz.bank import Bank

_ENTRY = re.compile(
    r"^document:[^\r\n#]*?(?P<comment>[ \t]+#[^\r\n]*)?[ \t]*(?=\r?\n|\Z)(?:\r?\n[ \t]+\S[^\r\n]*)*", re.M
)


def pinned(source: str, bank: Bank, fingerprint: str) -> str:
    """A bank's source with the fingerprint in its `document:` entry, everything else untouched.

    Raises ReaderError when the entry is written in a way that cannot be changed safely.
    """
    entry = f'document: {{id: {bank.document}, fingerprint: "{fingerprint}"}}'
    written = _ENTRY.sub(lambda match: entry + (match["comment"] or ""), source, count=1)
    if not _says(written, bank.document, fingerprint):
        message = f"its `document:` entry cannot be changed safely; write it on one line, `document: {bank.document}`"
        raise ReaderError(message, bank.path, 1, 1, code="wrong-kind")
    return written


def _says(source: str, document: str, fingerprint: str) -> bool:
    """Whether a source is still YAML, and names this document and fingerprint."""
    try:
        root = load_yaml(source)
    except ReaderError:
        return False
    entry = root.get("document") if isinstance(root, Mapping) else None
    if not isinstance(entry, Mapping):
        return False
    return [value.value for _, value in entry.entries if isinstance(value, Text)] == [document, fingerprint]
