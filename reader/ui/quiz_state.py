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
from reader.quiz.session import Answer, Fate, Session, repeats

Phase = Literal["none", "ready", "skim", "question", "certainty", "feedback", "review", "results"]
Face = Literal["", "skim", "review", "results"]
TIME_UP = "The time is up."
SIBLING = "Another question on the same point comes next."
THE_SAME = "That was your answer before. Change it first."
AS_IT_IS = "Not everything is answered. h again hands it in as it is."
ELSEWHERE = "This was answered in another window; that answer counts."


@dataclass(frozen=True)
class QuizState:
    """The bank being taken, the item on the screen, and its mark once it has one.

    `face` says what is shown where that is no item. `since` is when the item came up, and `entered` what is already in
    it; `pending`: the mark waits till it is told how sure the answer is; `closing`: the test is handed in but for what
    the learner marks; `notice` is a line for the learner.
    """

    desk: Desk | None = None
    item: Item | None = None
    answer: Answer | None = None
    mark: Mark | None = None
    pending: bool = False
    closing: bool = False
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
        if self.pending:
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
        return session is not None and not self.closing and sum(item not in session.final for item in session.items) > 1

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
    def marked(self) -> bool:
        """Whether a mark is on the screen, be it that of a try with others to come."""
        return self.mark is not None and self.phase in ("question", "feedback")

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
            return QuizState(desk=self.desk, face="review", notice=notice)
        return self._at(self.desk, item, notice=notice)

    @staticmethod
    def _at(desk: Desk, item: Item, entered: Response = (), notice: str = "") -> QuizState:
        """An item to be answered, after the tries that were made at it."""
        state = QuizState(desk=desk, item=item, entered=entered, since=desk.clock(), notice=notice)
        tries = desk.taken.tries(item.id)
        if not tries:
            return state
        last = tries[-1]
        return replace(state, answer=last, mark=item.mark(last.response), entered=entered or last.response)

    def review(self, response: Response = ()) -> QuizState:
        """All items, to look at again before handing in; what was entered is the answer to the item left."""
        if self.desk is None:
            return self
        desk, answer = self.desk, self.desk.taken.answer_to(self.item.id) if self.item else None
        if self.item and response and not (answer and answer.response == response):
            desk, _, _ = desk.submit(self.item, response, None, self._seconds)
        return QuizState(desk=desk, face="review")

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
        if self.desk is None or self.item is None or self.session is None or self.phase != "question":
            return self
        if repeats(self.session, self.item, response):
            return self.noticing(THE_SAME)
        desk, answer, mark = self.desk.submit(self.item, response, None, self._seconds)
        if self.closing:
            return replace(self, desk=desk).hand_in()
        own = answer.response == response
        follows = desk.session is not None and len(desk.session.items) > len(self.session.items)
        notice = ELSEWHERE if not own else SIBLING if follows else ""
        pending = own and self.plan.certainty and not self.item.self_marked
        state = replace(
            self, desk=desk, answer=answer, mark=mark, pending=pending, entered=answer.response, notice=notice
        )
        return state if pending else state._told()

    @property
    def _seconds(self) -> float:
        """How long the item has been on the screen."""
        return (self.desk.clock() - self.since).total_seconds() if self.desk and self.since else 0.0

    def _told(self) -> QuizState:
        """The mark; where marks are kept back, the next item."""
        return self if self.plan.tells_marks else self.proceed(self.notice)

    def noticing(self, notice: str) -> QuizState:
        """The same, with a line for the learner."""
        return replace(self, notice=notice)

    def say(self, certainty: Certainty | None) -> QuizState:
        """The mark that waited, with how sure the answer was. Raises ReaderError when it cannot be written."""
        if self.desk is None or self.answer is None or not self.pending:
            return self
        desk, answer = self.desk.rate(self.answer, certainty)
        return replace(self, desk=desk, answer=answer, pending=False)._told()

    def overrule(self) -> QuizState:
        """The opposite mark, by the learner's word. Raises ReaderError when it cannot be written."""
        if self.desk is None or self.item is None or self.answer is None or not self.marked:
            return self
        desk, answer, mark = self.desk.overrule(self.item, self.answer)
        return replace(self, desk=desk, answer=answer, mark=mark, notice="")

    def undo(self) -> QuizState:
        """The item as it was before the last answer to it. Raises ReaderError when it cannot be written."""
        if self.desk is None or self.answer is None or self.item is None:
            return self
        return self._at(self.desk.undo(self.answer), self.item, self.answer.response)

    def skip(self) -> QuizState:
        """The next item; this one comes at the end. Raises ReaderError when it cannot be written."""
        if self.desk is None or self.item is None:
            return self
        return replace(self, desk=self.desk.skip(self.item)).proceed()

    def flag(self) -> QuizState:
        """The item flagged for review, or flagged no more. Raises ReaderError when it cannot be written."""
        return self if self.desk is None or self.item is None else replace(self, desk=self.desk.flag(self.item))

    def ask_to_hand_in(self) -> QuizState:
        """The results, after asking once more where items are left. Raises ReaderError when it cannot be written."""
        left = self.session is not None and self.session.answered < len(self.session.items)
        return self.noticing(AS_IT_IS) if left and self.notice != AS_IT_IS else self.hand_in()

    def hand_in(self) -> QuizState:
        """The results of a session whose marks were kept back, once the learner has marked what is marked so.

        Raises ReaderError when it cannot be written.
        """
        if self.desk is None:
            return self
        item = self.desk.to_be_marked()
        if item is None:
            return QuizState(desk=self.desk.hand_in(), face="results")
        answer = self.desk.taken.answer_to(item.id)
        entered = answer.response if answer else ()
        return QuizState(desk=self.desk, item=item, entered=entered, closing=True, since=self.desk.clock())

    def due(self) -> datetime | None:
        """When the time is up for what is on the screen, or None where there is no limit."""
        if self.desk is None or self.session is None or self.session.finished:
            return None
        if self.phase == "skim":
            return self.session.started + timedelta(seconds=self.plan.skim)
        if self.closing:
            return None
        return self.desk.due(self.item) if self.asking and self.item else self.session.deadline

    def time_up(self, response: Response) -> QuizState:
        """What comes when the time is up: what was entered is the answer, and the whole quiz ends or goes on."""
        if self.desk is None or self.session is None:
            return self
        if self.phase == "skim":
            return self.proceed(f"{TIME_UP} The text comes back with each answer.")
        state = self
        if self.phase == "question" and self.item and (response or self.session.answer_to(self.item.id) is None):
            state = replace(self, desk=self.desk.submit(self.item, response, None, self._seconds)[0])
        deadline = self.session.deadline
        over = deadline is not None and self.desk.clock() >= deadline
        return replace(state.hand_in() if over else state.proceed(), notice=TIME_UP)
