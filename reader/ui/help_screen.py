"""The help: every key, made from the bindings, and a few words on what there is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.ui.bars import KeyBar, TitleBar
from reader.ui.cells import wrap

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp

WIDTH, MARGIN, KEY_COLUMN = 76, 4, 24
ABOUT = (
    "Reader shows a text, who and what it is about, and asks whether you understood it. From 140 columns the three "
    "panes stand side by side, from 90 the article and one other, below that one at a time; the keys are the same. "
    "Your place and every marked answer are kept. The last row says what is likeliest to be pressed where you are; "
    "here is all of it, the keys of the place you are in first."
)
LINE = (
    "On the line in the first row ┴ is where a part of the text begins, of so many levels of headings as there is room "
    "for, ◆ a bookmark, and in the results ✓, ◐ or ✗ how questions about a passage went, also where there is a "
    "bookmark. A click goes there."
)
ENTITIES = (
    "Entities come from the file beside the text; without one a finder looks for names, dates and numbers in English, "
    "by rules and lists of names, and folds what it is not sure of under Maybe. A date with ~ is a guess. It does not "
    "follow pronouns (she, it), descriptions (the reclusive nation) or places that stand for their governments "
    "(Pyongyang)."
)


class HelpScreen(ModalScreen[None]):
    """All keys, by where they work."""

    DEFAULT_CSS = """
    HelpScreen {
        background: $background;
        align: center top;
        & > VerticalScroll { width: 76; max-width: 100%; height: 1fr; padding: 1 2; background: $background; }
        & > VerticalScroll { scrollbar-size: 0 0; }
        & Static { color: $ink; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "leave", "Back", key_display="Esc", id="help.back", tooltip="Go back"),
        Binding("space,pagedown", "page(1)", "On", key_display="Space", id="help.on", tooltip="Go on by a page"),
        Binding(
            "b,pageup", "page(-1)", "Back a page", key_display="b", id="help.page-back", tooltip="Go back by a page"
        ),
        Binding("down,j", "row(1)", "Down", show=False, id="help.down", tooltip="Move down by a row"),
        Binding("up,k", "row(-1)", "Up", show=False, id="help.up", tooltip="Move up by a row"),
    ]

    def compose(self) -> ComposeResult:
        """Title, the beginning, and keys. What has keys may still have to be imported for the rest."""
        yield TitleBar()
        with VerticalScroll():
            yield Static(ABOUT, markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Say what this is."""
        self.query_one(TitleBar).text = "Help"

    def on_resize(self) -> None:
        """Fill the column that the width leaves for what the keys do."""
        self.query_one(Static).update(self._text(max(20, min(WIDTH, self.size.width) - MARGIN - KEY_COLUMN)))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_page(self, direction: int) -> None:
        """Move by a page."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_to(y=scroll.scroll_y + direction * max(1, scroll.size.height - 2), animate=False)

    def action_row(self, direction: int) -> None:
        """Move by a row."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_to(y=scroll.scroll_y + direction, animate=False)

    @property
    def _here(self) -> list[DOMNode]:
        """Where keys do something on the screen that lies below, from the focus outwards.

        Where next to no key does anything now, as those for selected words while none are, comes after the others.
        """
        below = self.app.screen_stack[-2]
        live = Counter(node for node, _, enabled, _ in below.active_bindings.values() if enabled)
        here = [node for node in (below.focused or below).ancestors_with_self if live[node]]
        return sorted(here, key=lambda node: 4 * live[node] < len(node._bindings.key_to_bindings))

    def _text(self, width: int) -> Content:
        """The help, what keys do in a column of so many cells."""
        from reader.ui.keys import key_groups

        app = cast("ReaderApp", self.app)
        parts = [Content(ABOUT)]
        for place, lines in key_groups(app.settings.keys, self._here):
            rows = [Content.styled(place, "bold $accent")]
            for line in lines:
                first, *more = wrap(line.does, width)
                rows.append(Content.assemble((line.keys.ljust(KEY_COLUMN), "$accent"), first))
                rows += [Content(f"{' ' * KEY_COLUMN}{row}") for row in more]
            parts.append(Content("\n").join(rows))
        for title, said in (("How far you are", LINE), ("What the entities are", ENTITIES)):
            parts.append(Content("\n").join([Content.styled(title, "bold $accent"), Content(said)]))
        names = "  ".join(line.id for _, lines in key_groups() for line in lines)
        changing = (
            f"Any key can be changed in {app.settings_path}: under `keys:`, a line `name: key` for each. The names are:"
        )
        parts.append(
            Content("\n").join([Content.styled("Other keys", "bold $accent"), Content(changing), Content(names)])
        )
        return Content("\n\n").join(parts)
