"""The one error people see."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(eq=True)
class ReaderError(Exception):
    """Something is wrong with what we were given: what it is, where, and what to do about it.

    Raised where work cannot go on, and collected in lists where the rest can. Lines and columns count from 1.
    `code` is the stable name that the documentation lists; a `warning` never fails a command.
    """

    message: str
    path: Path | None = None
    line: int | None = None
    column: int | None = None
    code: str = "error"
    warning: bool = False

    def __str__(self) -> str:
        if self.path is None:
            return self.message
        place = [str(self.path)]
        if self.line is not None:
            place += [str(self.line), str(self.column or 1)]
        label = "warning: " if self.warning else ""
        return f"{':'.join(place)}: {label}{self.message}"

    __hash__ = Exception.__hash__


def suggestion(name: str, known: list[str]) -> str:
    """`, did you mean X?` when a known name is close to `name`, else nothing."""
    from difflib import get_close_matches  # noqa: PLC0415  (only when something is wrong)

    close = get_close_matches(name, known, n=1, cutoff=0.6)
    return f", did you mean `{close[0]}`?" if close else ""
