"""Pinning: writing into a bank which text it was written for."""

from __future__ import annotations

import re

from reader.errors import ReaderError
from reader.quiz.bank import Bank


def pinned(source: str, bank: Bank, fingerprint: str) -> str:
    """A bank's source with the fingerprint in its `document:` entry, everything else untouched.

    Raises ReaderError when the entry is written in a way that cannot be changed safely.
    """
    entry = re.compile(r"^document:[^\n]*(?:\n[ \t]+[^\n]*)*", re.M)
    written, count = entry.subn(f'document: {{id: {bank.document}, fingerprint: "{fingerprint}"}}', source, count=1)
    if count == 0:
        raise ReaderError("has no line that begins with `document:`", bank.path, 1, 1, code="wrong-kind")
    return written
