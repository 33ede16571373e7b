"""What the quiz pane says: its title, messages, feedback and results."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from reader.progress.desk import Desk
from reader.quiz.model import Item, Mark
from reader.quiz.session import Answer, Session, points_text
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
class ResultRow:
    """An item in the results: how it went, and how it began."""

    number: int
    item: Item
    answer: Answer
    selectable: bool = True
    height: int = 1

    def draw(self, width: int, here: bool) -> list[Pieces]:
        """Sign, number and stem."""
        sign, style = VERDICTS[Mark(self.answer.score, "").verdict]
        lead = f" {sign} "
        number = right(str(self.number), 2) + "  "
        return [
            [Piece(lead, style), Piece(number, "dim"), Piece(fit(self.item.stem, width - len(lead) - len(number) - 1))]
        ]


def title_for(state: QuizState) -> str:
    """The pane's title: where in the quiz this is."""
    session = state.desk.session if state.desk else None
    if state.phase in ("question", "feedback") and session and state.item:
        return f"Quiz  {session.items.index(state.item.id) + 1} of {len(session.items)}"
    return "Quiz  results" if state.phase == "results" else "Quiz"


def message_for(state: QuizState, document_id: str) -> Content:
    """What the pane says when no item is on it."""
    if state.notice:
        return Content(state.notice)
    if state.phase == "none":
        return Content.assemble(
            ("No quiz for this text yet.\n\n", "bold"),
            "Whoever writes one puts a file beside the text, or into the library's quizzes folder:\n\n",
            (EXAMPLE.format(document=document_id), "$dim"),
        )
    desk = state.desk
    if desk is None:
        return Content("")
    count = len(desk.bank.ready)
    done = len(desk.session.answers) if desk.session else 0
    lines = [(f"{desk.bank.title}\n\n", "bold"), (f"{count} questions. ", "")]
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


def feedback_for(item: Item, answer: Answer, mark: Mark, notice: str = "") -> Content:
    """Right or wrong, what it earned where that is a part, and why; a notice stands first."""
    sign, style = VERDICTS[mark.verdict]
    head = f"{sign} {mark.verdict}."
    if 0 < mark.score < 1:
        head += f"  {points_text(answer.score * answer.points)} of {points_text(answer.points)} points, {mark.rule}."
    paragraphs = [Content.styled(notice, "$accent")] if notice else []
    paragraphs += [Content.styled(head, f"bold ${style}"), *(Content(reason) for reason in mark.why)]
    return Content("\n\n").join(paragraphs)


def result_rows(desk: Desk, session: Session) -> list[ResultRow]:
    """A row for each item answered."""
    rows = []
    for number, identity in enumerate(session.items, 1):
        item, answer = desk.bank.item(identity), session.answer_to(identity)
        if item and answer:
            rows.append(ResultRow(number, item, answer))
    return rows


def score_for(session: Session) -> Content:
    """The score in points and per cent, and what to make of it."""
    head = f"{points_text(session.score)} of {points_text(session.possible)} points   {session.per_cent}"
    missed = len(session.missed)
    tail = "Nothing missed." if not missed else f"{missed} to look at again: v shows the passage, r repeats them."
    return Content.assemble((head, "bold $accent"), "\n", (tail, "$dim"))


def result_for(row: ResultRow) -> Content:
    """An item in full: what was asked, answered and right."""
    mark = Mark(row.answer.score, "")
    sign, style = VERDICTS[mark.verdict]
    parts = [Content.styled(row.item.stem, "bold")]
    given = "; ".join(row.answer.response)
    parts.append(Content.assemble((f"{sign} ", f"${style}"), ("You: ", "$dim"), given))
    if mark.score < 1:
        parts.append(Content.assemble(("✓ ", "$right"), ("Answer: ", "$dim"), "; ".join(row.item.key)))
    if row.item.why:
        parts.append(Content.styled(row.item.why, "$dim"))
    return Content("\n").join(parts)
