"""Large banks, kept as they were read, so that the next time they need not be read anew.

To read a bank of 10,000 items takes about a second, to take it from here a tenth of that. What is kept is JSON, which
can be nothing but data, under a name made of all that it depends on: the version of the program, what its items
consist of, the bank's path and every byte in it. A kept file that is damaged is as good as none.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from fractions import Fraction
from functools import cache
from hashlib import sha256
from inspect import isabstract
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from reader import __version__
from reader.document.yaml import MOST_BYTES
from reader.errors import ReaderError
from reader.files import read_bytes, write_atomic
from reader.quiz.bank import Bank, bank_from, collector_at_rest
from reader.quiz.model import Item

SMALLEST = 200_000
"""Banks of fewer bytes are read as quickly as they could be looked up."""
MOST_BYTES_KEPT = 8 * MOST_BYTES
MOST_KEPT = 4
"""As many files are kept, the latest."""
AS_TEXT = (Path, Fraction)
"""Types whose values are kept as text, and made of it again."""


class BankCache:
    """The large banks kept in a folder, and those read since that are still to be written there."""

    def __init__(self, folder: Path) -> None:
        """What is kept in the folder `banks` of a folder, which is made when something is written."""
        self.folder = folder / "banks"
        self._unwritten: dict[Path, Bank] = {}

    def read(self, path: Path) -> Bank:
        """A bank from its file, exactly as `read_bank` gives it."""
        data = read_bytes(path, MOST_BYTES)
        if len(data) < SMALLEST:
            return bank_from(data, path)
        with collector_at_rest():
            kept = self.folder / f"{_name(data, path)}.json"
            bank = _load(kept)
            if bank is None:
                bank = self._unwritten[kept] = bank_from(data, path)
            gc.freeze()  # so large a bank stays to the end, and is not worth being looked through again and again
        return bank

    def write(self) -> None:
        """Keep what was read; where it cannot be kept, nothing is lost but time."""
        while self._unwritten:
            kept, bank = self._unwritten.popitem()
            items = ",".join(map(_dumps, bank.items))  # one by one, so that the screen's thread gets its turns
            body = f"[{_dumps(replace(bank, items=()))},[{items}]]"
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                write_atomic(kept, f"{_seal(kept, body.encode())}\n{body}")
                for old in sorted(self.folder.glob("*.json"), key=lambda each: each.stat().st_mtime)[:-MOST_KEPT]:
                    old.unlink()
            except (OSError, ReaderError):
                return


def _name(data: bytes, path: Path) -> str:
    """A name for all that a bank as it was read depends on."""
    shape = [(name, *_names(kind)) for name, kind in sorted(_kinds().items())]
    return sha256(repr((__version__, shape, str(path))).encode() + data).hexdigest()


def _seal(kept: Path, body: bytes) -> str:
    """What tells that nothing of a kept file was changed, nor its name."""
    return sha256(kept.name.encode() + body).hexdigest()


def _load(kept: Path) -> Bank | None:
    """A bank from a kept file; None where there is no such file, or anything is wrong with it."""
    try:
        seal, _, body = read_bytes(kept, MOST_BYTES_KEPT).partition(b"\n")
        if seal.decode() != _seal(kept, body):
            return None
        head, items = json.loads(body)
        bank: Bank = _made(Bank)(head)
        return replace(bank, items=tuple(_made(_kinds()[name])(values) for name, values in items))
    except Exception:
        return None


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_values)


def _values(value: Any) -> Any:
    """What JSON has for a value that it does not know: for an item its type and its fields, for others their fields."""
    if isinstance(value, AS_TEXT):
        return str(value)
    listed = [getattr(value, each.name) for each in fields(value)]
    return [value.type_name, listed] if isinstance(value, Item) else listed


@cache
def _kinds() -> dict[str, type[Item]]:
    """The item types by their names."""
    return {kind.type_name: kind for kind in _below(Item) if not isabstract(kind)}


def _below(kind: Any) -> list[Any]:
    return [each for below in kind.__subclasses__() for each in (below, *_below(below))]


def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass or of a named tuple."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else kind._fields


Make = Callable[[Any], Any]


@cache
def _made(kind: Any) -> Make:
    """What makes a value of a kind out of the list of its fields."""
    names, hints = _names(kind), get_type_hints(kind)
    parts = [(at, make) for at, name in enumerate(names) if (make := _maker(hints[name]))]
    is_item = issubclass(kind, Item)

    def made(values: list[Any]) -> Any:
        for at, make in parts:
            values[at] = make(values[at])
        if not is_item:
            return kind(*values)
        item = kind.__new__(kind)  # as copying does: half the time that setting each field would take
        item.__dict__.update(zip(names, values, strict=True))
        return item

    return made


def _maker(hint: Any) -> Make | None:
    """What makes a value of a type out of what JSON has for it; None where that is the value itself."""
    inner = [each for each in get_args(hint) if each is not NoneType]
    make = _maker(inner[0]) if inner else None
    if get_origin(hint) is tuple:
        return tuple if make is None else lambda values: tuple(map(make, values))
    if get_origin(hint) in (Union, UnionType):
        return make and (lambda value: None if value is None else make(value))
    if not isinstance(hint, type):
        return None
    if is_dataclass(hint) or issubclass(hint, tuple):
        return _made(hint)
    if issubclass(hint, Enum):
        return {each.value: each for each in hint.__members__.values()}.__getitem__
    return hint if issubclass(hint, AS_TEXT) else None
