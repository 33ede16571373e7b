"""What the quiz pane says: its title, messages, feedback and results."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from reader.quiz.certainty import WORTH
from reader.quiz.helps import Help
from reader.quiz.items.prove import REASONED, reasoned
from reader.quiz.model import Item, Mark
from reader.quiz.plan import Mode, Selection
from reader.quiz.session import Answer, Fate, earned_text
from reader.ui.cells import Piece, Pieces, fit, right
from reader.ui.quiz_state import QuizState

EXAMPLE = """\
# {document}.quiz.yaml
quiz: 1
document: {document}
items:
  - id: first
    ask: What is asked?
    answer: The right answer
    wrong:
      - A wrong one
      - Another
    evidence: words of the text"""
VERDICTS = {"Right": ("✓", "right"), "Partly right": ("◐", "partly"), "Wrong": ("✗", "wrong")}


@dataclass(frozen=True)
class ReviewRow:
    """An item in the review: its number, whether it was answered, whether it is flagged."""

    number: int
    item: Item
    answered: bool
    flagged: bool
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Sign, number, flag and stem."""
        lead = [
            Piece(" ● " if self.answered else " ○ ", "accent" if self.answered else "dim"),
            Piece(right(str(self.number), 3), "dim"),
            Piece(" ⚑ " if self.flagged else "   ", "accent"),
        ]
        return [[*lead, Piece(fit(self.item.stem, width - 10))]]


def review_rows(state: QuizState) -> list[ReviewRow]:
    """A row for each item of the session."""
    session = state.session
    if session is None or state.desk is None:
        return []
    items = [(number, state.desk.bank.item(name)) for number, name in enumerate(session.items, 1)]
    return [
        ReviewRow(number, item, session.answer_to(item.id) is not None, item.id in session.flagged)
        for number, item in items
        if item
    ]


def review_for(state: QuizState) -> Content:
    """What can be done in the review."""
    session = state.session
    if session is None:
        return Content("")
    left = len(session.items) - session.answered
    done = f"{left} not answered yet. " if left else "All answered. "
    flagged = f"{len(session.flagged)} flagged. " if session.flagged else ""
    return Content.assemble(
        (f"{state.notice}\n\n" if state.notice else "", "$accent"),
        (f"{done}{flagged}", "bold"),
        "Enter looks at a question again, and its answer can be changed. ",
        ("h hands in", "$accent"),
        ", and then you see the marks.",
    )


def title_for(state: QuizState, clock: str = "") -> str:
    """The pane's title: where in the quiz this is, and the time left where it is limited."""
    session = state.session
    words = ["Quiz"]
    if state.item and session:
        flag = " ⚑" if state.item.id in session.flagged else ""
        words.append(f"{session.items.index(state.item.id) + 1} of {len(session.items)}{flag}")
    elif state.phase in ("results", "review"):
        words.append(state.phase)
    if session and state.phase not in ("none", "ready") and session.plan.mode is not Mode.CHECK:
        words.append(session.plan.mode)
    return "  ".join([*words, clock] if clock else words)


def kind_of(item: Item, state: QuizState) -> str:
    """What the item asks for, how it is answered, and how often it may be."""
    tries = f" · {item.tries} tries" if item.tries > 1 and state.plan.tells_marks else ""
    put_off = " · put off before" if state.session and item.id in state.session.skipped and state.asking else ""
    return f"{item.process.capitalize()} · {item.instruction.lower()}{tries}{put_off}"


def sure_for() -> Content:
    """The question how sure one is, with what each answer to it is worth."""
    rows = [Content.styled("How sure are you?", "bold")]
    for digit, (certainty, (pays, costs)) in enumerate(WORTH.items(), 1):
        worth = f"+{pays} right, {costs} wrong".replace("-", "−")
        rows.append(Content.assemble((f"  {digit}  ", "$accent"), f"{certainty.capitalize():<10}", (worth, "$dim")))
    return Content("\n").join(rows)


def message_for(state: QuizState, document_id: str) -> Content:
    """What the pane says when no item is on it."""
    if state.notice:
        return Content(state.notice)
    if state.phase == "skim":
        return Content.assemble(
            ("Read the text now.\n\n", "bold"),
            f"After {state.plan.skim} seconds it is hidden and the questions begin.\n\n",
            ("Enter or t ", "$accent"),
            "begins them at once.",
        )
    if state.phase == "none":
        return Content.assemble(
            ("No quiz for this text yet.\n\n", "bold"),
            "Whoever writes one puts a file beside the text, or into the library's quizzes folder:\n\n",
            (EXAMPLE.format(document=document_id), "$dim"),
        )
    desk = state.desk
    if desk is None:
        return Content("")
    count = len(Selection().items(desk.bank))
    done = desk.session.answered if desk.session else 0
    lines = [(f"{desk.bank.title}\n\n", "bold"), (f"{count} question{'' if count == 1 else 's'}. ", "")]
    if done and desk.session:
        lines.append((f"{done} of {len(desk.session.items)} answered; you go on where you stopped.", ""))
    lines.append(("\n\nEnter or t ", "$accent"))
    lines.append(("goes on." if done else "begins. You can look back at the text at any time.", ""))
    if desk.bank.problems:
        wrong = sum(not problem.warning for problem in desk.bank.problems)
        if wrong:
            lines.append(
                (f"\n\nLeft out because something is wrong with them: {wrong}. `reader check` says what.", "$dim")
            )
    return Content.assemble(*lines)


def feedback_for(item: Item, answer: Answer, mark: Mark, help_: Help | None = None, notice: str = "") -> Content:
    """Right or wrong, what it earned where that is not all, by which rule, and why; a notice stands first.

    After a try with others to come it says what helps, and gives nothing away.
    """
    paragraphs = [Content.styled(notice, "$accent")] if notice else []
    sign, style = VERDICTS[mark.verdict]
    if answer.fate is Fate.TRY:
        head = Content.styled(f"{sign} {'Not all of it' if mark.score else 'Not yet'}.", f"bold ${style}")
        paragraphs.append(Content.assemble(head, f"  Try {answer.attempt + 1} of {item.tries}."))
        if item.overrulable:
            paragraphs[-1] = Content.assemble(paragraphs[-1], _by_rule(mark))
        if help_:
            paragraphs.append(Content.assemble((f"{help_.name}: ", "$accent"), help_.words))
        return Content("\n\n").join(paragraphs)
    head = Content.assemble((f"{sign} {mark.verdict}.", f"bold ${style}"), _earned(answer, mark))
    if mark.proof is not None:
        kind = REASONED[reasoned(mark.score, mark.proof)]
        head = Content.assemble(head, f"\n  {kind[:1].upper()}{kind[1:]}.")
    if item.overrulable or 0 < mark.score < 1 or mark.proof is not None:
        head = Content.assemble(head, _by_rule(mark))
    paragraphs.append(head)
    paragraphs += [Content(reason) for reason in mark.why]
    return Content("\n\n").join(paragraphs)


def _by_rule(mark: Mark) -> tuple[str, str]:
    return f"\n  {mark.rule[:1].upper()}{mark.rule[1:]}.", "$dim"


def _earned(answer: Answer, mark: Mark) -> str:
    """The points, where they are neither all nor none."""
    if answer.score in (0, 1) and answer.score == mark.score:
        return ""
    return f"  {earned_text(answer)}{f', at try {answer.attempt}' if answer.attempt > 1 else ''}"
