"""The room of the page: the article, and the marking of passages in it that a question asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from reader.document.model import Position, Span
from reader.ui.drawing import Found
from reader.ui.page import PageView
from reader.ui.selecting import Selecting

if TYPE_CHECKING:
    from reader.ui.items.passages import Sought
    from reader.ui.picking import Picking
    from reader.ui.question_strip import QuestionStrip
    from reader.ui.quiz_state import QuizState


class PageRoom(Vertical):
    """The article. While a question asks for passages, the keys here mark them."""

    BLANK = True
    DEFAULT_CSS = """
    PageRoom {
        width: 1fr;
        & PageView { height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark", key_display="Space", id="pick.mark",
                tooltip="Mark the sentence or the words chosen, or take their mark away"),
        Binding("w", "words", "Words", id="pick.words", tooltip="Choose words of the sentence, or all of it again"),
        Binding("enter", "done", "Submit", key_display="Enter", id="pick.done", tooltip="Submit what is marked"),
        Binding("escape", "question", "Question", key_display="Esc", id="pick.question",
                tooltip="Go back to the question"),
        Binding("down,j", "step(1)", "Next sentence", show=False, id="pick.next", tooltip="Go to the next sentence"),
        Binding("up,k", "step(-1)", "Sentence before", show=False, id="pick.previous",
                tooltip="Go to the sentence before"),
        Binding("right", "word(1)", "Next word", show=False, id="pick.right",
                tooltip="Go to the next sentence, or while words are chosen to the next word"),
        Binding("left", "word(-1)", "Word before", show=False, id="pick.left",
                tooltip="Go to the sentence before, or while words are chosen to the word before"),
        Binding("shift+right", "extend(1)", "One word more", show=False, id="pick.more",
                tooltip="Choose the next word too"),
        Binding("shift+left", "extend(-1)", "One word back", show=False, id="pick.less",
                tooltip="Choose the word before too, or the last one no more"),
        Binding("pagedown", "page(1)", "On", show=False, id="pick.on", tooltip="Go on by a page"),
        Binding("pageup,b", "page(-1)", "Back", show=False, id="pick.back", tooltip="Go back by a page"),
        Binding("g,home", "far(-1)", "Start", show=False, id="pick.first", tooltip="Go to the first sentence"),
        Binding("G,end", "far(1)", "End", show=False, id="pick.last", tooltip="Go to the last sentence"),
    ]  # fmt: skip

    picking: reactive[Picking | None] = reactive(None, bindings=True)
    alone: reactive[bool] = reactive(False, repaint=False)

    @dataclass(eq=False, repr=False)
    class Picked(Message):
        """Other passages are marked now."""

        spans: tuple[Span, ...]

    class Done(Message):
        """The learner wants what is marked to be the answer."""

    class Left(Message):
        """The learner wants to see the question."""

    @dataclass(eq=False, repr=False)
    class Pointed(Message):
        """A place in the text was clicked on while nothing is being marked, with what is kept there, if anything."""

        place: Position
        noted: Span | None

    def __init__(self, page: PageView, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.page = page
        self._sought: Sought | None = None
        self._strip: QuestionStrip | None = None
        self._notice = ""
        self._settled = False
        self._pressed: Position | None = None

    def compose(self) -> ComposeResult:
        """The article."""
        yield Selecting(self.page)

    def ask(self, sought: Sought | None) -> None:
        """Let passages be marked for a question, or no more; the cursor stays where the same question goes on."""
        passages = sought.item.passages if sought else None
        if sought is None or passages is None or not passages.sentences:
            self._sought = self.picking = None
            return
        from reader.ui.picking import Picking

        same = self.picking if self._sought and self._sought.item is sought.item else None
        if same is None:
            self._notice = ""
        self._sought = sought
        at = same.at if same else 0
        self._settled = same is not None and self._settled
        words = same.words if same else None
        self.picking = Picking(self.page.document, passages.sentences, at, sought.marked, words)
        if self.page.has_focus:
            self._settle()

    def on_mount(self) -> None:
        """Follow the search: what was found is likely to be what is to be marked."""
        self.watch(self.page, "found", self._to_hit, init=False)

    def _to_hit(self, found: Found) -> None:
        """Put the cursor on the sentence of the hit that was gone to."""
        if self.picking and found.here:
            self._settled = True
            self._take(self.picking.on(found.here.start), reveal=False)

    def follow(self, state: QuizState) -> None:
        """Take no more marks when the question is over; then show which were right, once that may be told."""
        item = state.item
        if state.phase != "question" or (self._sought and self._sought.item is not item):
            self.ask(None)
        if state.phase == "feedback" and item and state.answer:
            from reader.ui.picking import judged

            self.page.picks = judged(item, state.answer.response)
        elif state.phase == "certainty" and item and state.answer:
            from reader.ui.picking import submitted

            self.page.picks = submitted(item, state.answer.response)
        elif state.phase == "results":
            from reader.ui.annotations import annotated

            self.page.picks = annotated(state)
        elif self.picking is None:
            self.page.picks = ()

    def watch_picking(self, picking: Picking | None) -> None:
        """Show the cursor and what is marked."""
        self.page.picking = picking is not None
        self._show_question()
        self._draw()

    def watch_alone(self) -> None:
        """Show the question above the text where it is nowhere else."""
        self._show_question()

    def _show_question(self) -> None:
        if self._strip:
            self._strip.display = self.alone and self.picking is not None

    def on_descendant_focus(self) -> None:
        """Put the cursor where the eye is."""
        if self.picking:
            self.call_after_refresh(self._settle)

    def on_descendant_blur(self) -> None:
        """Show the cursor only where the keys move it."""
        self._draw()

    def on_page_view_moved(self) -> None:
        """Put the cursor where the eye is, once the page has a size."""
        if self.picking and self.page.has_focus and not self._settled:
            self._settle()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys are only for marking."""
        return self.picking is not None

    def key_label(self, action: str) -> str | None:
        """What a key does here, in a word."""
        if self.picking and action == "mark" and self.picking.is_marked:
            return "Unmark"
        return "Sentences" if self.picking and action == "words" and self.picking.words else None

    def action_mark(self) -> None:
        """Mark what is chosen, or take the mark away."""
        self._take(self.picking and self.picking.mark())

    def action_words(self) -> None:
        """Choose words, or sentences again."""
        self._take(self.picking and self.picking.switch())

    def action_step(self, by: int) -> None:
        """Go to another sentence; from out of view, to the first in view."""
        if self.picking and not self.page.in_view(self.picking.sentence):
            self._take(self._first_in_view())
        else:
            self._take(self.picking and self.picking.step(by))

    def action_word(self, by: int) -> None:
        """Go to another word, or to another sentence where no words are chosen."""
        self._take(self.picking and self.picking.word(by))

    def action_extend(self, by: int) -> None:
        """Choose a word more."""
        self._take(self.picking and self.picking.word(by, extend=True))

    def action_page(self, direction: int) -> None:
        """Go on or back by what is in view."""
        before = self.page.scroll_offset.y
        self.page.action_page(direction)
        if self.page.scroll_offset.y == before:
            self.action_far(direction)
        else:
            self._take(self._first_in_view())

    def action_far(self, direction: int) -> None:
        """Go to the first sentence or the last."""
        if self.picking:
            self._take(self.picking.to(0 if direction < 0 else len(self.picking.sentences) - 1), reveal=False)
            self.page.action_start() if direction < 0 else self.page.action_finish()

    def action_done(self) -> None:
        """Submit, or say what is missing."""
        if self.picking and not self.picking.marked:
            from reader.ui.items.passages import REFUSED

            self._notice = REFUSED
            self._draw()
        self._tell(self.Done())

    def action_question(self) -> None:
        """Go back to the question."""
        self._tell(self.Left())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a stroke begins."""
        self._pressed = self.page.position_under(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Mark the sentence that was clicked on, or the words that the mouse went over."""
        down, up, self._pressed = self._pressed, self.page.position_under(event), None
        if self.picking and down and up:
            self._settled = True
            self._take(self.picking.press(down, up), reveal=False)
        elif down and down == up:
            self.post_message(self.Pointed(down, self.page.noted_under(event)))

    def _take(self, picking: Picking | None, reveal: bool = True) -> None:
        """Show another state of the marking, and tell of other marks."""
        before = self.picking
        if picking is None or before is None or picking == before:
            return
        self._notice = ""
        self.picking = picking
        if reveal:
            self.page.reveal(picking.sentence)
        if picking.marked != before.marked:
            self._tell(self.Picked(picking.marked))

    def _tell(self, message: Message) -> None:
        """Tell the question that asked."""
        if self._sought:
            self._sought.by.post_message(message)

    def _first_in_view(self) -> Picking | None:
        return self.picking and self.picking.reach(self.page.visible_start())

    def _settle(self) -> None:
        """Put the cursor into view."""
        if self.picking and self.page.size.height:
            if not self._settled or not self.page.in_view(self.picking.sentence):
                self._settled = True
                self.picking = self._first_in_view()
            self._draw()

    def _draw(self) -> None:
        picking = self.picking
        if picking is not None:
            self.page.picks = picking.highlights(cursor=self.page.has_focus)
            self._ask_above(len(picking.marked))

    def _ask_above(self, count: int) -> None:
        """Show the question above the text, with a notice or how much is marked so far."""
        if self._sought is None:
            return
        if self._strip is None:
            from reader.ui.question_strip import QuestionStrip

            self._strip = QuestionStrip()
            self._show_question()
            self.mount(self._strip, before=0)
        marked = f"{count} marked" if count else "Nothing marked yet"
        self._strip.stem = self._sought.item.stem
        self._strip.note = self._notice or "   ".join(filter(None, (marked, self._sought.note)))
        self._strip.refresh(layout=True)
