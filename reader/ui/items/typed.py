"""The widget of a typed item: a field to write in."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reader.document.clean import clean_line
from reader.quiz.model import Item, Mark, NotAnAnswer, Response
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

    placeholder = "Type your answer"

    def __init__(self, item: Item, seed: str) -> None:
        super().__init__(item, seed)
        self.field = Field(self.placeholder, "Submit")

    def compose(self) -> ComposeResult:
        """The field, and where the answer stands once it is marked."""
        yield self.field
        yield Static(id="given", markup=False)

    @property
    def enter_label(self) -> str:
        """Enter submits in the field, and goes back to it from outside."""
        return "Submit" if self.field.has_focus else "Write"

    @property
    def response(self) -> Response:
        """What is in the field."""
        answer = clean_line(self.field.value)
        return (answer,) if answer else ()

    def restore(self, response: Response) -> None:
        """Put back what was typed."""
        self.field.value = "".join(response[:1])

    def submit(self) -> None:
        """Submit what was typed, or go back to the field when it was left; say what is wanted where it is no answer."""
        if not self.response:
            self.field.focus()
            self.post_message(self.Refused("Type your answer first."))
        elif not self.field.has_focus:
            self.field.focus()
        else:
            try:
                self.post_message(self.Submitted(self.item.parse(self.field.value, self.seed)))
            except NotAnAnswer as wanted:
                self.post_message(self.Refused(f"{str(wanted)[:1].upper()}{str(wanted)[1:]}."))

    def show_mark(self, response: Response, mark: Mark) -> None:
        """Show what was typed, and the answer where it is written otherwise: overruling the mark moves nothing."""
        given, (key, *_) = "".join(response[:1]), self.item.key
        sign, style = ("✓", "$right") if mark.score >= 1 else ("✗", "$wrong")
        rows = [Content.assemble((f"{sign} {given}", style), ("  ← you", "$dim"))]
        if given != key:
            rows.append(Content.assemble(("✓ ", "$right"), (key, "bold $right")))
        self.query_one("#given", Static).update(Content("\n").join(rows))
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
