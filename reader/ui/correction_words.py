"""What a correction has done, in a few words for the row that says the keys."""

from __future__ import annotations

from reader.document.model import Document
from reader.entities.corrections import (
    Add,
    Annotate,
    Correction,
    Delete,
    Merge,
    Rename,
    Retype,
    SplitMention,
    SplitName,
    words_of,
)
from reader.entities.kinds import Kind
from reader.ui.cells import cut

NAME_CELLS = 16
"""What a name may take: two of them, the way back and the way to the help stand in a row of 80."""


def done(correction: Correction, document: Document) -> str:
    """What a correction of a document's entities has done."""
    match correction:
        case Rename(entity, name):
            return f"renamed {_short(entity.name)} to {_short(name)}"
        case Retype(entity, kind):
            return f"made {_short(entity.name)} {_a(kind)}"
        case Annotate(entity, note):
            return f"{'wrote' if note else 'took away'} the note on {_short(entity.name)}"
        case Merge(entity, into):
            return f"merged {_short(entity.name)} into {_short(into.name)}"
        case SplitName(entity, name) | SplitMention(entity, _, name):
            return f"split {_short(name)} off {_short(entity.name)}"
        case Delete(entity):
            return f"deleted {_short(entity.name)}"
        case Add(span, kind):
            return f"added {_short(words_of(document, span))}, {_a(kind)}"


def _short(name: str) -> str:
    return cut(name, NAME_CELLS)


def _a(kind: Kind) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
