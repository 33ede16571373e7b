"""What the quiz pane shows, as a value: each step gives another one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from reader.document.passages import Passages
from reader.progress.desk import Desk
from reader.quiz.certainty import Certainty
from reader.quiz.helps import Help, help_after
from reader.quiz.model import Item, Mark, Response
from reader.quiz.plan import Mode, Plan, Selection
from reader.quiz.session import OVERRULED, Answer, Fate, Session

Phase = Literal["none", "ready", "skim", "question", "certainty", "feedback", "review", "results"]
Face = Literal["", "skim", "review", "results"]
TIME_UP = "The time is up."
SIBLING = "Another question on the same point comes next."
ELSEWHERE = "This was answered in another window; that answer counts."


@dataclass(frozen=True)
class QuizState:
    """The bank being taken, the item on the screen, and its mark once it has one.

    `face` says what is shown where that is no item. `since` is when the item came up, and `entered` what is already in
    it; `pending` is a response that waits to be told how sure it is; `notice` is a line for the learner.
    """

    desk: Desk | None = None
    item: Item | None = None
    answer: Answer | None = None
    mark: Mark | None = None
    pending: Response | None = None
    entered: Response = ()
    face: Face = ""
    since: datetime | None = None
    notice: str = ""

    @property
    def phase(self) -> Phase:
        """Which of its faces the pane shows."""
        if self.desk is None:
            return "none"
        if self.face:
            return self.face
        if self.item is None:
            return "ready"
        if self.pending is not None:
            return "certainty"
        return "feedback" if self.mark and self.answer and self.answer.fate is Fate.FINAL else "question"

    @property
    def session(self) -> Session | None:
        """The session being taken or taken last."""
        return self.desk.session if self.desk else None

    @property
    def plan(self) -> Plan:
        """How the quiz is taken."""
        return self.session.plan if self.session else Plan()

    @property
    def can_skip(self) -> bool:
        """Whether another item is left to go on with."""
        session = self.session
        return session is not None and sum(item not in session.final for item in session.items) > 1

    @property
    def help(self) -> Help | None:
        """What helps with the next try after one that was not right."""
        if self.item is None or self.session is None or self.phase != "question" or self.passages is None:
            return None
        return help_after(self.item, len(self.session.tries(self.item.id)), self.passages)

    @property
    def passages(self) -> Passages | None:
        """The text, by its sentences."""
        return self.desk.passages if self.desk else None

    @property
    def seed(self) -> str:
        """The seed that options are shuffled by."""
        return self.session.seed if self.session else ""

    @property
    def asking(self) -> bool:
        """Whether an answer is being waited for."""
        return self.phase in ("question", "certainty")

    @property
    def hides_text(self) -> bool:
        """Whether the text is out of sight now."""
        return self.plan.hides_text and self.asking

    @property
    def locks_entities(self) -> bool:
        """Whether the entities are out of sight now."""
        locked = self.plan.locks_entities and not (self.desk and self.desk.bank.sidebar)
        finished = self.session is not None and self.session.finished
        return locked and (self.asking or (self.phase in ("feedback", "review") and not finished))

    @classmethod
    def at(cls, desk: Desk | None) -> QuizState:
        """A bank at rest: its results if the last session is over, else ready to go on."""
        over = bool(desk and desk.session and desk.session.finished and desk.session.answers)
        return cls(desk=desk, face="results" if over else "")

    def go_on(self, plan: Plan | None = None) -> QuizState:
        """The next item of the session that goes on; where none does, a new session, taken as the plan says."""
        if self.desk is None:
            return self
        if self.session is None:
            return self.begin(plan)
        return replace(self, desk=self.desk.go_on()).proceed()

    def begin(self, plan: Plan | None = None, selection: Selection | None = None) -> QuizState:
        """A new session, at its first item, or at the text where that is to be skimmed first."""
        return self if self.desk is None else self._opened(self.desk.begin(plan, selection))

    def resume(self, plan: Plan | None = None, selection: Selection | None = None) -> QuizState:
        """The session that was begun in this way where it goes on, else a new one."""
        return self if self.desk is None else self._opened(self.desk.resume(plan or Plan(), selection or Selection()))

    @staticmethod
    def _opened(desk: Desk) -> QuizState:
        state = QuizState(desk=desk)
        skims = state.plan.mode is Mode.SKIM and not desk.taken.answered
        return replace(state, face="skim") if skims else state.proceed(state.taken_as)

    def again(self) -> QuizState:
        """All of it once more, in the same way."""
        return self.begin(self.plan)

    def repeat(self) -> QuizState:
        """What was missed in this session once more."""
        return self.begin(self.plan, Selection(self.session.missed if self.session else ()))

    @property
    def taken_as(self) -> str:
        """What was chosen to be taken, for the learner to see at the beginning."""
        chosen = self.session.chosen if self.session else ""
        return f"{chosen[:1].upper()}{chosen[1:]}." if chosen else ""

    def proceed(self, notice: str = "") -> QuizState:
        """The first item not answered yet; then the results, or the review where answers can still be changed."""
        if self.desk is None or self.session is None:
            return self
        item = self.desk.bank.item(self.session.next_item) if self.session.next_item else None
        if self.session.finished or (item is None and self.plan.tells_marks):
            return QuizState(desk=self.desk, face="results")
        if item is None:
            return QuizState(desk=self.desk, face="review")
        return QuizState(desk=self.desk, item=item, since=self.desk.clock(), notice=notice)

    def review(self) -> QuizState:
        """All items, to look at again before handing in."""
        return QuizState(desk=self.desk, face="review")

    def visit(self, item: Item) -> QuizState:
        """An item again, with what was answered to it, to be changed."""
        if self.desk is None or self.session is None:
            return self
        answer = self.session.answer_to(item.id)
        return QuizState(desk=self.desk, item=item, entered=answer.response if answer else (), since=self.desk.clock())

    def submit(self, response: Response) -> QuizState:
        """The item with its mark, which is on disk when this returns; first the question how sure, where that is asked.

        Where marks are kept back, the next item. Raises ReaderError when it cannot be written.
        """
        if self.desk is None or self.item is None or self.phase != "question":
            return self
        if self.plan.certainty:
            return replace(self, pending=response, entered=response, notice="", answer=None, mark=None)
        return self._marked(response, None)

    def noticing(self, notice: str) -> QuizState:
        """The same, with a line for the learner."""
        return replace(self, notice=notice)

    def say(self, certainty: Certainty | None) -> QuizState:
        """The mark of the response that waited, with how sure it was. Raises ReaderError when it cannot be written."""
        return self if self.pending is None else self._marked(self.pending, certainty)

    def _marked(self, response: Response, certainty: Certainty | None) -> QuizState:
        if self.desk is None or self.item is None:
            return self
        seconds = (self.desk.clock() - self.since).total_seconds() if self.since else 0.0
        desk, answer, mark = self.desk.submit(self.item, response, certainty, seconds)
        notice = "" if answer.response == response else ELSEWHERE
        if self.session and desk.session and len(desk.session.items) > len(self.session.items):
            notice = SIBLING
        if not self.plan.tells_marks:
            return replace(self, desk=desk).proceed(notice)
        return replace(self, desk=desk, answer=answer, mark=mark, pending=None, entered=answer.response, notice=notice)

    def overrule(self) -> QuizState:
        """The opposite mark, by the learner's word. Raises ReaderError when it cannot be written."""
        if self.desk is None or self.answer is None or self.mark is None or self.phase != "feedback":
            return self
        desk, answer = self.desk.overrule(self.answer)
        said = self.item.mark(answer.response) if self.item else self.mark
        if said.score == answer.score:
            return replace(self, desk=desk, answer=answer, mark=said)
        mark = replace(self.mark, score=answer.score, rule=OVERRULED, proof=answer.proof)
        return replace(self, desk=desk, answer=answer, mark=mark)

    def undo(self) -> QuizState:
        """The item as it was before the last answer to it. Raises ReaderError when it cannot be written."""
        if self.desk is None or self.answer is None or self.item is None:
            return self
        desk = self.desk.undo(self.answer)
        return QuizState(desk=desk, item=self.item, entered=self.answer.response, since=desk.clock())

    def skip(self) -> QuizState:
        """The next item; this one comes at the end. Raises ReaderError when it cannot be written."""
        if self.desk is None or self.item is None:
            return self
        return replace(self, desk=self.desk.skip(self.item)).proceed()

    def flag(self) -> QuizState:
        """The item flagged for review, or flagged no more. Raises ReaderError when it cannot be written."""
        return self if self.desk is None or self.item is None else replace(self, desk=self.desk.flag(self.item))

    def hand_in(self) -> QuizState:
        """The results of a session whose marks were kept back. Raises ReaderError when it cannot be written."""
        return self if self.desk is None else QuizState(desk=self.desk.hand_in(), face="results")

    def due(self) -> datetime | None:
        """When the time is up for what is on the screen, or None where there is no limit."""
        if self.desk is None or self.session is None or self.session.finished:
            return None
        if self.phase == "skim":
            return self.session.started + timedelta(seconds=self.plan.skim)
        return self.desk.due(self.item) if self.asking and self.item else self.session.deadline

    def time_up(self, response: Response) -> QuizState:
        """What comes when the time is up: what was entered is the answer, and the whole quiz ends or goes on."""
        if self.desk is None or self.session is None:
            return self
        if self.phase == "skim":
            return self.proceed(f"{TIME_UP} The text comes back with each answer.")
        state = self
        if self.asking and self.item and (response or self.session.answer_to(self.item.id) is None):
            state = replace(self, desk=self.desk.submit(self.item, response)[0])
        deadline = self.session.deadline
        over = deadline is not None and self.desk.clock() >= deadline
        return replace(state.hand_in() if over else state.proceed(), notice=TIME_UP)
