"""The widget of items that give each entry a target: the entries with what they were given, the targets by number."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.binding import Binding, BindingType
from textual.reactive import reactive

from reader.document.clean import CleanText
from reader.document.widths import cell_len
from reader.quiz.items.placing import PlacingItem
from reader.quiz.model import Item, Mark, Response
from reader.ui.cells import Piece, Pieces, fit, wrap
from reader.ui.items.listed import Listed, Row, hanging
from reader.ui.items.twice import AsksTwice

SIGN = 2
GAP = 2
NUMBER = 3
LEAST_SHARE = 0.5
"""The share of the width that entries get at least, when they need it."""


class PlacingView(Listed, AsksTwice):
    """Entries in a column, and in another what each was given. A digit gives the entry under the cursor its target.

    `dims_used` makes targets dim that were given to an entry.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,d,backspace",
            "clear",
            "Clear",
            key_display="Space",
            id="quiz.clear",
            tooltip="In a match or sort: take away what the entry was given",
        ),
    ]
    dims_used: ClassVar[bool] = False

    given: reactive[dict[str, str]] = reactive(dict[str, str])

    def __init__(self, item: Item, seed: str) -> None:
        super().__init__(item, seed)
        self.placing = cast("PlacingItem", item)
        self.entries = self.placing.entries(seed)
        self.targets = self.placing.targets(seed)
        self.set_reactive(PlacingView.cursor, 0)

    @property
    def response(self) -> Response:
        """What each entry was given."""
        return self.placing.placed(self.given)

    def restore(self, response: Response) -> None:
        """Give the entries what they were given, where both are still there."""
        self.given = {
            entry: target
            for entry, target in self.placing.given(response).items()
            if entry in self.entries and target in self.targets
        }

    def submit(self) -> None:
        """Submit what was given, after asking once more when entries were left out."""
        left = len(self.entries) - len(self.given)
        if not self.given:
            self.post_message(self.Refused(f"Choose first: a digit from 1 to {len(self.targets)} for each."))
        else:
            doubt = f"{left} of {len(self.entries)} {'is' if left == 1 else 'are'} still open."
            self.submit_unless(doubt if left else "", self.response)

    def show_mark(self, response: Response, mark: Mark) -> None:
        """Show which entries were given their targets, and the target of each that was not."""
        self.given = self.placing.given(response)
        self.marked = True

    @property
    def entries_count(self) -> int:
        """The entries."""
        return len(self.entries)

    @property
    def digits_count(self) -> int:
        """The targets."""
        return len(self.targets)

    def action_pick(self, digit: int) -> None:
        """Give the entry under the cursor a target, and go to the next one without any."""
        self.given = {**self.given, self.entries[self.cursor]: self.targets[digit - 1]}
        after = [*range(self.cursor + 1, len(self.entries)), *range(self.cursor)]
        self.cursor = next((nth for nth in after if self.entries[nth] not in self.given), self.cursor)
        self.touched()

    def action_clear(self) -> None:
        """Take away what the entry under the cursor was given."""
        here = self.entries[self.cursor]
        if here in self.given:
            self.given = {entry: target for entry, target in self.given.items() if entry != here}
            self.touched()

    def clicked(self, row: Row) -> None:
        """Go to an entry, or give the one under the cursor a target."""
        if row.entry is not None:
            self.cursor = row.entry
        elif row.target is not None:
            self.action_pick(row.target + 1)

    def rows(self, width: int) -> list[Row]:
        """The entries and the targets; those below the entries go once it is marked, when the rows tell them."""
        entries, targets = self._entry_rows(width), self._target_rows(width)
        if self.placing.targets_first:
            return [*targets, Row([]), *entries]
        return entries if self.marked else [*entries, Row([]), *targets]

    def _target_rows(self, width: int) -> list[Row]:
        used = set(self.given.values()) if self.dims_used else set()
        rows = []
        for nth, target in enumerate(self.targets):
            dim = self.marked or target in used
            lead: Pieces = [Piece(" " * SIGN), Piece(f"{nth + 1}  ", "dim" if dim else "accent")]
            rows += [Row(pieces, target=nth) for pieces in hanging(lead, target, width, "dim" if dim else "")]
        return rows

    def _entry_rows(self, width: int) -> list[Row]:
        left, right = self._columns(width)
        rows = []
        for nth, entry in enumerate(self.entries):
            sign, beside = self._beside(entry, right)
            texts = wrap(entry, left)
            for at in range(max(len(texts), len(beside))):
                lead = sign if at == 0 else Piece(" " * SIGN)
                text = texts[at] if at < len(texts) else ""
                pieces = [lead, Piece(fit(text, left)), Piece(" " * GAP), *(beside[at] if at < len(beside) else [])]
                rows.append(Row(pieces, entry=nth))
        return rows

    def _columns(self, width: int) -> tuple[int, int]:
        """The cells for entries and for what they were given."""
        room = max(2, width - SIGN - GAP - 1)
        wanted = NUMBER + max(map(cell_len, self.targets))
        left = min(max(map(cell_len, self.entries)), max(room - wanted, int(room * LEAST_SHARE)))
        return left, room - left

    def _beside(self, entry: str, width: int) -> tuple[Piece, list[Pieces]]:
        """The sign of an entry, and on one row or, once it is marked, on more, what stands beside it."""
        target = self.given.get(entry, "")
        if not self.marked:
            sign = Piece("▸ " if self.entries[self.cursor] == entry else "  ", "accent")
            number = f"{self.targets.index(CleanText(target)) + 1}" if target else "·"
            shown = [Piece(f"{number}  ", "accent" if target else "dim"), Piece(fit(target, width - NUMBER))]
            return sign, [shown]
        key = dict(self.placing.pairs)[CleanText(entry)]
        if target == key:
            return Piece("✓ ", "found"), hanging([Piece("  ")], target, width, "found")
        missed = hanging([Piece("  ")], target or "·", width, "wrong")
        return Piece("✗ ", "wrong"), [*missed, *hanging([Piece("✓ ", "found")], key, width, "found")]
