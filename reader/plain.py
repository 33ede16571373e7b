"""The quiz line by line, without panes: for screen readers, pipes and scripts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from time import sleep
from typing import TextIO, TypeVar

from reader.document.clean import clean_line, gate
from reader.document.model import lines_of
from reader.document.passages import Passages
from reader.errors import ReaderError
from reader.plain_texts import (
    feedback,
    greeting,
    helped,
    marked,
    numbered,
    question,
    reviewed,
    seconds_to,
    summary,
    time_of,
)
from reader.progress.desk import Desk
from reader.quiz.bank import Bank
from reader.quiz.certainty import Certainty
from reader.quiz.model import Item, NotAnAnswer, Prompt, Response, Shown
from reader.quiz.plan import Mode
from reader.quiz.results import CHANGED, changed
from reader.quiz.session import Answer, Fate, Session, repeats

COMMANDS = {
    "/skip": "put the question off till the others are done",
    "/undo": "take back the last answer",
    "/overrule": "turn the mark of the last answer in words round, recorded as your decision",
    "/flag": "in a test: flag the question for the review",
    "/review": "in a test: look over all the questions",
    "/report": "tell the author what is wrong with the question: /report and your words",
    "/help": "say this again",
    "/stop": "stop here; what was answered is kept",
}
SURE = {"": None, **{key: each for number, each in enumerate(Certainty, 1) for key in (str(number), str(each))}}
SURE_TAKES = "how sure are you? 1 sure, 2 think so, 3 guess, or Enter for nothing"
TIME_UP = "The time is up."


T = TypeVar("T")
Names = Mapping[str, str]
"""What entities are called, by their ids."""


class Stopped(Exception):  # noqa: N818  (it is no error)
    """The learner stops, or the input is at its end."""


class Left(Exception):  # noqa: N818  (it is no error)
    """The question is left without an answer, for another one or for what a command asked for."""


class Late(Exception):  # noqa: N818  (it is no error)
    """The time for a question is up; a line that was typed since is not taken."""


class PlainQuiz:
    """One run of a quiz over two streams. It holds the desk as it is after each step.

    `item` is the question on, `due` when its time is up; `last` what can be taken back or turned round; `then` what a
    command asked for instead of the next question.
    """

    def __init__(
        self, desk: Desk, source: TextIO, out: TextIO, wait: Callable[[float], None], names: Callable[[], Names]
    ) -> None:
        self.desk = desk
        self.source = source
        self.out = out
        self.wait = wait
        self.names = names
        self.item: Item | None = None
        self.due: datetime | None = None
        self.last: tuple[Item, Answer] | None = None
        self.then: Callable[[], None] | None = None

    @property
    def session(self) -> Session:
        """The session being taken."""
        return self.desk.taken

    @property
    def passages(self) -> Passages:
        """The text. The desk of a plain quiz is always opened with it."""
        if self.desk.passages is None:
            raise ValueError("the desk has no text")
        return self.desk.passages

    def say(self, *rows: str) -> None:
        """Write rows, past the gate."""
        for text in rows:
            self.out.write("\n".join(gate(row) for row in text.split("\n")) + "\n")
        self.out.flush()

    def take(self, others: Sequence[Bank] = ()) -> None:
        """Ask what is left, mark each answer, and sum up at the end. Raises ReaderError when one cannot be kept."""
        self.say(*greeting(self.desk, self.passages.document.title, others))
        try:
            if self.session.plan.mode is Mode.SKIM and not self.session.answered:
                self._skim()
            while not self._ends():
                step, self.then = self.then or self._next, None
                with suppress(Left):
                    step()
        except Stopped:
            pass
        if self.session.handed_in:
            self.say(*marked(self.desk, self.passages))
        self.say("", *summary(self.desk, self.names))

    def _skim(self) -> None:
        seconds = self.session.plan.skim
        self.say("", f"Here is the text. You have {seconds} seconds for it; the questions come after.", "")
        self.say(*(line.text for line in lines_of(self.passages.document) if line.text))
        self.wait(seconds)
        self.say("", TIME_UP)

    def _ends(self) -> bool:
        """Whether the results come: after the last mark the learner says so; when the time is up it is handed in."""
        deadline = self.session.deadline
        if deadline and not self.session.finished and self.desk.clock() >= deadline:
            self.say("", "The time for the test is up, and it is handed in.")
            with suppress(Stopped):
                self._mark_own()
            self.desk = self.desk.hand_in()
        elif self.session.finished and self.last and self.session.plan.tells_marks:
            with suppress(Left):
                self._line("Enter for the results, or a command about the last answer", bool)
        return self.session.finished

    def _next(self) -> None:
        item = self.desk.bank.item(self.session.next_item or "")
        if item is None:
            self._review()
        else:
            self._put(item)

    def _put(self, item: Item) -> None:
        """Ask one item until it is settled. Raises Left and Stopped."""
        self.item = item
        self.say(*helped(item, self.session, self.passages))
        try:
            while self._ask(item) and item.id in self.session.items:
                pass
        finally:
            self.item = self.due = None

    def _ask(self, item: Item) -> bool:
        """Ask an item once; whether another try comes."""
        self.due, since, before = self.desk.due(item), self.desk.clock(), self.session.answer_to(item.id)
        self.say("", *self._question())
        response, in_time = self._entered(item)
        if before and not in_time and item.prompt(self.session.seed, response):
            return False
        if repeats(self.session, item, response):
            self.say("That was your answer before, so it is not taken as a try.")
            return True
        seconds = (self.desk.clock() - since).total_seconds()
        self.desk, answer, mark = self.desk.submit(item, response, None, seconds)
        own = answer.response == response
        if own and in_time and self.session.plan.certainty and not item.self_marked:
            with suppress(Late):
                self.desk, answer = self.desk.rate(answer, self._line(SURE_TAKES, _certainty))
        self.last = (item, answer) if own else None
        if not own:
            self.say("This was answered in another window; that answer counts.")
        if not self.session.plan.tells_marks:
            self.say(*(["Changed." if before else "Noted."] if own and in_time else []))
            return False
        self.say(*feedback(item, answer, mark, self.passages))
        if item.overrulable and mark.score < 1:
            self.say("If you think that this is right, type /overrule next.")
        return answer.fate is Fate.TRY

    def _question(self) -> Iterator[str]:
        """The question that is on, if one is: the time left for it, whether it was changed, and what it asks."""
        if self.item is None:
            return
        left = seconds_to(self.due, self.desk.clock())
        if 0 < left != self.session.plan.seconds:
            yield f"You have {time_of(left)} left."
        given = self.desk.store.answers.to_item(self.desk.key, self.desk.bank.slug, self.item.id)
        if any(changed(self.item, answer) for answer in given[-1:]):
            yield CHANGED
        yield from question(self.item, self.session)

    def _entered(self, item: Item) -> tuple[Response, bool]:
        """What was entered while there was time, and whether that was all of it. Raises Left and Stopped.

        What the learner marks is marked when a test is handed in.
        """
        without_own_mark = item.self_marked and not self.session.plan.tells_marks
        given: Response = ()
        try:
            self._keep_time()
            while prompt := item.prompt(self.session.seed, given):
                given = self._prompted(item, prompt, given)
                if without_own_mark:
                    break
            return given, True
        except Late:
            if self.session.answer_to(item.id) and item.prompt(self.session.seed, given):
                self.say(f"{TIME_UP} Your answer from before stays.")
            else:
                self.say(f"{TIME_UP} {'What was entered before counts.' if given else 'Nothing was entered in time.'}")
            return given, False

    def _prompted(self, item: Item, prompt: Prompt, given: Response) -> Response:
        """What was entered so far with the next line. Raises Late, Left and Stopped."""
        read = partial(item.parse, seed=self.session.seed, given=given)
        return self._line(prompt.takes, read, tuple(f"  {row}" for row in prompt.rows))

    def _mark_own(self) -> None:
        """Let the learner mark what is marked so, before a test is handed in. Raises Stopped."""
        while item := self.desk.to_be_marked():
            answer = self.session.answer_to(item.id)
            given = answer.response if answer else ()
            self.say("", f"Now mark your own answer to {numbered(item, self.session).lower()}: {'; '.join(given)}")
            if prompt := item.prompt(self.session.seed, given):
                self.desk, _, _ = self.desk.submit(item, self._prompted(item, prompt, given))

    def _keep_time(self) -> None:
        """Raises Late when the time for the question is up."""
        if self.due is not None and self.desk.clock() >= self.due:
            raise Late

    def _line(self, takes: str, read: Callable[[str], T], rows: tuple[str, ...] = ()) -> T:
        """What the next line that can be read means, where `rows` say more of it. Raises Late, Left and Stopped."""
        self.say(*rows)
        while True:
            self.out.write(f"Your answer ({takes}): ")
            self.out.flush()
            line = self.source.readline()
            if not line:
                self.say("")
                raise Stopped
            if not self.source.isatty():
                self.say(clean_line(line))
            is_command = line.startswith("/") and not line.startswith("//")
            name, _, rest = clean_line(line).partition(" ")
            if is_command and name.casefold() == "/stop":
                raise Stopped
            self._keep_time()
            try:
                if not is_command:
                    return read(line[1:] if line.startswith("//") else line)
                self._obey(name.casefold(), rest)
                self.say(*self._question(), *rows)
            except Shown as shown:
                self.say(*(f"  {row}" for row in shown.rows))
            except NotAnAnswer as reason:
                self.say(f"Not an answer: {reason}.")

    def _obey(self, name: str, rest: str) -> None:
        """Do what a command says. Raises Left when the question that is on is left for it."""
        item = self.item
        if name not in COMMANDS:
            self.say(f"There is no {name}. An answer that begins with a slash is typed with two. /help lists more.")
        elif name == "/help":
            self.say(*(f"  {word}: {what}" for word, what in COMMANDS.items()))
        elif name == "/report":
            self._report(rest)
        elif why_not := self._why_not(name):
            self.say(why_not)
        elif name == "/skip" and item:
            self._skip(item)
        elif name == "/flag" and item:
            self.desk = self.desk.flag(item)
            self.say("Flagged." if item.id in self.session.flagged else "No longer flagged.")
        elif name == "/review":
            self.then = self._review
            raise Left
        elif name == "/undo" and self.last:
            taken_back = numbered(self.last[0], self.session)
            self.desk, self.last = self.desk.undo(self.last[1]), None
            self.say(f"The answer to {taken_back.lower()} is taken back.")
            raise Left
        elif name == "/overrule" and self.last:
            self._overrule(*self.last)

    def _why_not(self, name: str) -> str:
        """Why a command makes no sense now; nothing where it does."""
        in_test = not self.session.plan.tells_marks
        reasons = (
            ("/flag", not in_test, "Questions are flagged in a test only."),
            ("/review", not in_test, "There is a review in a test only."),
            ("/undo", in_test, "In a test no answer is taken back; the review lets you change it."),
            ("/overrule", in_test, "In a test there are no marks to turn round before it is handed in."),
            ("/undo", not self.last, "There is no answer to take back: only the last one can be, and only once."),
            ("/overrule", not self.last, "There is no mark to turn round: only that of the last answer can be."),
            ("/skip", not self.item, "There is no question here to put off."),
            ("/flag", not self.item, "There is no question here to flag; its number takes you to it."),
            ("/review", not self.item, "This is the review."),
        )
        return next((why for command, holds, why in reasons if command == name and holds), "")

    def _skip(self, item: Item) -> None:
        """Put a question off. Raises Left, unless it is the only one left."""
        if self.session.answered + 1 >= len(self.session.items):
            self.say("This is the only one left. /stop leaves it for the next time.")
            return
        self.desk = self.desk.skip(item)
        self.say("Put off till the others are done.")
        raise Left

    def _overrule(self, item: Item, answer: Answer) -> None:
        """Turn the mark of the last answer round. Raises Left, for another question may come now."""
        if not item.overrulable:
            self.say(f"{numbered(item, self.session)} cannot be overruled: its mark leaves no doubt.")
            return
        self.desk, answer, mark = self.desk.overrule(item, answer)
        self.last = (item, answer)
        counts = "right" if mark.score >= 1 else "wrong"
        self.say(f"{numbered(item, self.session)} is overruled: it counts as {counts} now, as your decision.")
        if self.item or not self.session.finished:
            raise Left

    def _report(self, remark: str) -> None:
        """Keep a remark on the question that is on, or else on the last one."""
        about = self.item or (self.last[0] if self.last else None)
        if about is None:
            self.say("There is no question to report.")
            return
        try:
            self.say(f"{numbered(about, self.session)}: kept for the author in {self.desk.report(about, remark)}")
        except ReaderError as error:
            self.say(f"This could not be kept: {error}")

    def _review(self) -> None:
        """All the questions of a test: a number looks at one again, an empty line hands in. Raises Stopped."""
        items = [item for item in map(self.desk.bank.item, self.session.items) if item]
        rows = ("", "Review. Nothing is marked yet.", *(f"  {row}" for row in reviewed(items, self.session)))

        def read(line: str) -> int:
            word = clean_line(line)
            if word in map(str, range(1, len(items) + 1)):
                return int(word)
            if word:
                raise NotAnAnswer(f"type a number from 1 to {len(items)}, or press Enter to hand in")
            return 0

        number = self._line(
            f"a number from 1 to {len(items)} to answer that one again, or Enter to hand in", read, rows
        )
        if number:
            self.then = partial(self._put, items[number - 1])
        else:
            self._mark_own()
            self.desk = self.desk.hand_in()


def _certainty(line: str) -> Certainty | None:
    """How sure a line says that the learner is. Raises NotAnAnswer."""
    word = clean_line(line).casefold()
    if word not in SURE:
        raise NotAnAnswer("type 1, 2 or 3, or press Enter")
    return SURE[word]


def take_plain(
    desk: Desk,
    source: TextIO,
    out: TextIO,
    wait: Callable[[float], None] = sleep,
    names: Callable[[], Names] = dict,
    others: Sequence[Bank] = (),
) -> Desk:
    """Ask what is left of the session of a desk, mark each line of `source`, and sum up at the end.

    The desk must have a session and the text; `names` is asked for those of the entities when they are told; `others`
    are the banks that could be taken instead. At the end of input it stops; what was answered is kept, and the next run
    goes on there. Raises ReaderError when an answer cannot be kept.
    """
    quiz = PlainQuiz(desk, source, out, wait, names)
    quiz.take(others)
    return quiz.desk


def standard_input() -> TextIO:
    """Standard input, bytes that are no text replaced instead of ending the quiz."""
    stream = sys.stdin
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    return stream
