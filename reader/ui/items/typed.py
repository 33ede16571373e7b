"""The widget of a typed item: a field to write in."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reader.document.clean import clean_line
from reader.quiz.model import Item, Mark, Response
from reader.ui.field import Field
from reader.ui.items.base import ItemWidget


class TypedView(ItemWidget, can_focus=True):
    """A field; Enter in it submits."""

    DEFAULT_CSS = """
    TypedView {
        height: auto;
        width: 1fr;
        & > #given { height: auto; display: none; }
        &.-marked > #given { display: block; }
        &.-marked > Field { display: none; }
    }
    """

    def __init__(self, item: Item, seed: str) -> None:
        super().__init__(item, seed)
        self.field = Field("Type your answer", "Submit")

    def compose(self) -> ComposeResult:
        """The field, and where the answer stands once it is marked."""
        yield self.field
        yield Static(id="given", markup=False)

    @property
    def enter_label(self) -> str:
        """Enter submits in the field, and goes back to it from outside."""
        return "Submit" if self.field.has_focus else "Write"

    def submit(self) -> None:
        """Submit what was typed, or go back to the field when it is empty or was left."""
        answer = clean_line(self.field.value)
        if not answer:
            self.field.focus()
            self.post_message(self.Refused("Type your answer first."))
        elif self.field.has_focus:
            self.post_message(self.Submitted((answer,)))
        else:
            self.field.focus()

    def show_mark(self, response: Response, mark: Mark) -> None:
        """Show what was typed, and the answer where it was another."""
        sign, style = ("✓", "$right") if mark.score >= 1 else ("✗", "$wrong")
        given = response[0] if response else ""
        shown = Content.assemble((f"{sign} ", style), (given, style), ("  ← you", "$dim"))
        if mark.score < 1:
            shown = Content("\n").join([shown, Content.assemble(("✓ ", "$right"), (self.item.key[0], "bold $right"))])
        elif mark.rule != "word for word":
            shown = Content("\n").join([shown, Content.styled(f"  accepted, {mark.rule}", "$dim")])
        self.query_one("#given", Static).update(shown)
        self.add_class("-marked")

    def focus_field(self) -> None:
        """Take the focus to the field."""
        self.field.focus()

    @on(Field.Changed)
    def _typing(self, event: Field.Changed) -> None:
        event.stop()
        self.post_message(self.Touched())

    @on(Field.Submitted)
    def _entered(self, event: Field.Submitted) -> None:
        event.stop()
        self.submit()
